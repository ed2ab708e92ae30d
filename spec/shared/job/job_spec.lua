-- Jobs: each and map divide their items among the processes that name the job.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local members = require "spec.shared.job.members"
local partnercenter = require "partnercenter"
local redis_server = require "spec.support.servers.redis"

local unpack = table.unpack or unpack -- luacheck: ignore

local function same(item) return item end

-- What a loop raises.
local function raised_by(...)
  local ok, why = pcall(function(...)
    for _ in ... do end -- luacheck: ignore
  end, ...)
  assert.is_false(ok)
  return why
end

describe("a job", function()
  local redis, a, b

  setup(function()
    redis = redis_server.start()
    a, b = members.client(redis), members.client(redis)
  end)

  teardown(function()
    a:close()
    b:close()
    redis:stop()
  end)

  it("divides its items among its members: each is done once", function()
    local items, seen, by = members.items(200), {}, {}
    for name, got in partnercenter.each({ "a", "b" }, function(name)
      local count = 0
      local client = name == "a" and a or b
      for item, value, err, place in client:each(items, same, { job = "divide", concurrency = 2 }) do
        assert.same({ items[place], item, nil, nil }, { item, value, err, seen[item] })
        seen[item], count = true, count + 1
      end
      return count
    end) do by[name] = got end
    assert.equal(200, by.a + by.b)
    assert.is_true(by.a > 0 and by.b > 0)
  end)

  it("gives back what waits for a worker while its loop hands nothing on", function()
    local first = a:each(members.items(40), same, { job = "stuck", concurrency = 4, lease = 0.3 })
    assert.equal("item-1", (first()))
    local rest = members.drain(b:each(members.items(40), same, { job = "stuck" }))
    assert.equal("item-40", rest[#rest])
    assert.equal("40", members.read(a, "stuck", "meta", "HGET", "done"))
  end)

  it("is one for all clients of a partner, and another for another partner or name", function()
    local other = members.client(redis, { tenant_id = "88888888-2222-4333-8444-555555555555" })
    assert.equal(3, #members.drain(a:each(members.items(3), same, { job = "one" })))
    assert.equal(0, #members.drain(b:each(members.items(3), same, { job = "one" })))
    assert.equal(3, #members.drain(b:each(members.items(3), same, { job = "two" })))
    assert.equal(3, #members.drain(other:each(members.items(3), same, { job = "one" })))
    other:close()
  end)

  it("leaves its record for a week, and begins anew with `again`", function()
    local items = members.items(5)
    assert.equal(5, #members.drain(a:each(items, same, { job = "left" })))
    for _, part in ipairs { "queue", "lease", "held", "crashes", "source" } do
      assert.equal(0, members.read(a, "left", part, "EXISTS"), part)
    end
    local life = members.read(a, "left", "meta", "TTL")
    assert.is_true(life > 7 * 86400 - 600 and life <= 7 * 86400)
    assert.equal(0, #members.drain(a:each(items, same, { job = "left" })))
    assert.equal(5, #members.drain(a:each(items, same, { job = "left", again = true })))
    assert.equal(4, #members.drain(a:each(members.items(4), same, { job = "left", again = true })))
  end)

  it("joins a job that runs, also with `again`", function()
    local items = members.items(9)
    local first = a:each(items, same, { job = "joined", concurrency = 1 })
    local item = first()
    local others = members.drain(b:each(items, function(its)
      if its == "item-9" then first:close() end
      return its
    end, { job = "joined", again = true }))
    assert.equal("item-1", item)
    assert.equal(8, #others)
  end)

  it("refuses other items under the same name", function()
    assert.equal(3, #members.drain(a:each(members.items(3), same, { job = "print" })))
    local others = {
      members.items(4), { "item-1", "item-2", "other" }, { 1, 2, 3 },
      { "item-1", { id = "item-2" }, "item-3" },
      function() return nil end,
    }
    for _, items in ipairs(others) do
      local why = raised_by(a:each(items, same, { job = "print" }))
      assert.is_true(errors.is(why, "config"))
      assert.matches("the job 'print' began with other items", why.message, 1, true)
      local values, failed = b:map(items, same, { job = "print" })
      assert.equal(0, values.n)
      assert.equal("config", failed.source.kind)
    end
  end)

  it("needs a client that shares", function()
    local alone = members.client(redis, { shared = false })
    local why = raised_by(alone:each({ 1 }, same, { job = "alone" }))
    assert.is_true(errors.is(why, "config"))
    assert.matches("the job 'alone' needs a client with the option shared", why.message, 1, true)
    local values, failed = alone:map({ 1 }, same, { job = "alone" })
    assert.same({ n = 0 }, values)
    assert.equal("config", failed.source.kind)
    assert.same({ "x" }, members.drain(alone:each({ "x" }, same)))
    alone:close()
    assert.error_matches(function() alone:each({ 1 }, same, { job = "alone" }) end, "the client is closed")
  end)

  it("refuses misuse of its options", function()
    local function refused(options, message)
      local ok, why = pcall(a.each, a, { 1 }, same, options)
      assert.is_false(ok)
      assert.matches(message, why, 1, true)
      assert.matches("^%S*job_spec%.lua:%d+: ", why)
    end
    refused({ job = "" }, "job must be a name of 1 to 200 bytes")
    refused({ job = ("x"):rep(201) }, "job must be a name of 1 to 200 bytes")
    refused({ job = "a\nb" }, "job must be a name of 1 to 200 bytes")
    refused({ job = 1 }, "job")
    refused({ again = true }, "again is for a job")
    refused({ lease = 5 }, "lease is for a job")
    refused({ job = "x", lease = 0 }, "lease must be a number of seconds greater than zero")
  end)

  it("belongs to the default client, or to the client of a listing", function()
    assert(partnercenter.configure {
      access_token = "marker-access-token", base_url = "http://127.0.0.1:1", authority = "http://127.0.0.1:1",
      tenant_id = "99999999-2222-4333-8444-555555555555", shared = redis.url,
    })
    assert.equal(2, #members.drain(partnercenter.each(members.items(2), same, { job = "default" })))
    assert.equal(0, #members.drain(a:each(members.items(2), same, { job = "default" })))
    partnercenter.close()
    local why = raised_by(partnercenter.each(a:customers(), same, { job = "of a listing" }))
    assert.equal("network", why.kind) -- of the service: the listing's client had a Redis
    assert.equal("customers.list", why.operation)
  end)

  it("takes text, numbers and plain records as they are", function()
    local items = {
      "", "a b", "line\nbreak", "\0\1\255", "s", "j1", 1, -2.5, 2 ^ 52,
      { id = "x", list = { 1, { y = "z" } } },
      partnercenter.array {}, true,
    }
    local values = a:map(items, same, { job = "kinds" })
    assert.same(items, { unpack(values, 1, #items) })
    assert.equal(#items, values.n)
  end)

  it("refuses items that Redis cannot hold", function()
    for name, items in pairs {
      ["is a function"] = { "good", print }, ["takes %d+ bytes, more than 65536"] = { ("x"):rep(70000) },
      ["JSON"] = { { id = 0 / 0 } },
    } do
      local why = raised_by(a:each(items, same, { job = "refused " .. name }))
      assert.is_true(errors.is(why, "invalid_argument"), name)
      assert.matches(name, why.message)
    end
  end)

  it("takes arrays with holes, callables and iterators", function()
    local values = a:map({ "x", nil, "z", n = 4 }, same, { job = "holes" })
    assert.same({ "x", nil, "z", n = 4 }, values)
    local function three()
      local at = 0
      return function()
        at = at + 1
        return at <= 3 and at or nil
      end
    end
    local first = a:each(three(), same, { job = "iterator", concurrency = 1 })
    assert.equal(1, (first()))
    first:close()
    assert.same({ 2, 3 }, members.drain(b:each(three(), same, { job = "iterator" })))
    assert.same({}, members.drain(b:each(function() return nil end, same, { job = "nothing" })))
    assert.same({}, members.drain(b:each({}, same, { job = "empty" })))
  end)

  it("keeps its queue short", function()
    local most = 0
    local loop = a:each(members.items(3000), function(item)
      if item:find("00$") then most = math.max(most, members.read(a, "short", "queue", "LLEN")) end
      return item
    end, { job = "short", concurrency = 4 })
    assert.equal(3000, #members.drain(loop))
    assert.is_true(most > 0 and most <= 1000, most)
  end)

  it("counts failures of fn as done, and gives the errors to the member that ran the items", function()
    local values, failed = a:map({ "good", "bad" }, function(item)
      if item == "bad" then return nil, "marker-failed" end
      return item
    end, { job = "failures" })
    assert.same({ "good", n = 2 }, values)
    assert.same({ [2] = "marker-failed" }, failed)
    assert.same({}, members.drain(b:each({ "good", "bad" }, same, { job = "failures" })))
  end)

  it("goes on where it was when the loop is left", function()
    local items, ends = members.items(50), {}
    for name, leave in pairs {
      close = function(loop) loop:close() end,
      collect = function()
        for _ = 1, 3 do collectgarbage() end
      end,
    } do
      ends[name] = {}
      do
        local loop = a:each(items, same, { job = "left by " .. name, concurrency = 3 })
        for _ = 1, 10 do ends[name][#ends[name] + 1] = (loop()) end
        leave(name == "close" and loop or nil)
      end
      for _ = 1, 3 do collectgarbage() end
      local rest = members.drain(b:each(items, same, { job = "left by " .. name }))
      assert.is_true(#rest <= 40 and #rest >= 34, #rest) -- up to three were done, and not handed out
      assert.equal(0, members.read(a, "left by " .. name, "lease", "ZCARD"))
    end
  end)

  it("gives its leases back when fn raises, when the time is over and when the client is closed", function()
    local c = members.client(redis)
    local items = members.items(20)
    local ways = {
      raised = function() error("marker-raised", 0) end,
      closed = function(item)
        c:close()
        return item
      end,
      late = function()
        repeat
          local answer, err = a:request { path = "/nowhere", max_attempts = 1 }
        until answer or err.kind == "timeout"
        return nil, "too late"
      end,
    }
    for name, fn in pairs(ways) do
      local options = { job = "back " .. name, concurrency = 3, timeout = name == "late" and 0.05 or nil }
      local why = raised_by((name == "closed" and c or a):each(items, function(item)
        if item == "item-1" then return item end
        return fn(item)
      end, options))
      local kinds = { closed = "closed", late = "timeout" }
      if name == "raised" then
        assert.matches("^marker%-raised", why)
      else
        assert.equal(kinds[name], why.kind, name)
      end
      assert.equal(0, members.read(a, options.job, "lease", "ZCARD"), name)
      assert.equal(0, members.read(a, options.job, "source", "EXISTS"), name)
      assert.is_true(#members.drain(b:each(items, same, { job = options.job })) >= 16, name)
    end
  end)

  it("hands an item whose lease lapsed to another, and only its report counts", function()
    local items, got = members.items(3), {}
    local other
    local loop = a:each(items, function(item)
      if item == "item-2" then
        assert.is_true(members.lapse(a, "lapse") >= 1)
        other = members.drain(b:each(members.items(3), same, { job = "lapse", concurrency = 1 }))
      end
      return item
    end, { job = "lapse", concurrency = 1 })
    for item in loop do got[#got + 1] = item end
    assert.same({ "item-1" }, got)
    assert.same({ "item-2", "item-3" }, other)
    assert.equal("3", members.read(a, "lapse", "meta", "HGET", "done"))
  end)

  it("sets an item aside that ends its processes again and again", function()
    local told = {}
    local watcher = members.client(redis, { on_event = function(event) told[#told + 1] = event end })
    local items = members.items(3)
    for _ = 1, 4 do
      local why = raised_by(a:each(items, function(item)
        if item == "item-2" then error("marker-crash", 0) end
        return item
      end, { job = "poison", concurrency = 1 }))
      assert.matches("^marker%-crash", why)
    end
    local found
    for item, value, err, place in watcher:each(items, same, { job = "poison" }) do
      if err then found = { item, value, err.kind, place } end
    end
    assert.same({ "item-2", nil, "conflict", 2 }, found)
    local event = told[#told]
    assert.same({ "poisoned", "poison", "item-2" }, { event.type, event.job, event.item })
    assert.equal("3", members.read(a, "poison", "meta", "HGET", "done"))
    assert.same({ "2 sitem-2" }, members.read(a, "poison", "poisoned", "LRANGE", 0, -1))
    watcher:close()
  end)

  it("tells every member how far the whole job is", function()
    local items, heard = members.items(30), { a = {}, b = {} }
    local function hear(name)
      return function(done, total)
        assert.equal(30, total)
        table.insert(heard[name], done)
      end
    end
    local first = a:each(items, same, { job = "progress", concurrency = 1, progress = hear "a" })
    for _ = 1, 5 do first() end
    members.drain(b:each(items, function(item)
      if item == "item-20" then first:close() end
      return item
    end, { job = "progress", concurrency = 1, progress = hear "b" }))
    assert.equal(30, heard.b[#heard.b])
    assert.is_true(heard.b[1] >= 5 and heard.a[1] <= 2)
    for _, counts in pairs(heard) do
      for i = 2, #counts do assert.is_true(counts[i] > counts[i - 1]) end
    end
  end)

  it("begins no item that waited while the machine slept for longer than its lease", function()
    local items, ran = members.items(3000), 0
    local loop = a:each(items, function(item)
      ran = ran + 1
      return item
    end, { job = "slept", concurrency = 1 })
    repeat loop() until loop.loop.member.last > loop.loop.member.first -- some wait for the worker
    assert.is_true(members.lapse(b, "slept") > 1)
    local others, before = members.drain(b:each(items, same, { job = "slept" })), ran
    local boottime = core.boottime
    core.boottime = function() return boottime() + 3600 end -- luacheck: ignore
    members.drain(loop)
    core.boottime = boottime -- luacheck: ignore
    assert.equal(before, ran)
    assert.is_true(#others + ran >= 3000)
  end)

  it("hands out large items that were set aside in several answers", function()
    local items = {}
    for i = 1, 30 do items[i] = ("x"):rep(60000) .. i end
    local first = a:each(items, same, { job = "large", concurrency = 1 })
    first()
    first:close()
    for i = 1, 30 do members.read(a, "large", "crashes", "HSET", i, 4) end
    local kinds = {}
    for _, _, err in a:each(items, same, { job = "large" }) do kinds[#kinds + 1] = err and err.kind end
    assert.equal(29, #kinds)
    assert.equal("conflict", kinds[29])
  end)

  it("ends like any loop when its iterator raises at once", function()
    local values, failed = a:map(function() error("marker-raised") end, same, { job = "raises" })
    assert.same({ n = 0 }, values)
    assert.matches("marker%-raised\nstack traceback", failed.source)
    local why = raised_by(a:each(function() error("marker-raised", 0) end, same, { job = "raises" }))
    assert.matches("^marker%-raised", why)
  end)

  it("ends like any loop when its iterator raises later, whatever it raises", function()
    local problem = errors.new("forbidden", { message = "marker-problem" })
    for name, case in pairs {
      text = { "marker-raised", "marker-raised" }, number = { 5, 5 }, record = { problem, problem },
      ["nil"] = { nil, "the source of the items raised nil: let it raise a text or an error object" },
      ["false"] = { false, "the source of the items raised false: let it raise a text" },
    } do
      local raises, given = case[1], nil
      local function source()
        given = given + 1
        if given > 20 then error(raises, 0) end
        return given
      end
      local function check(failure)
        if type(case[2]) == "string" then
          assert.matches(case[2], failure, 1, true)
        else
          assert.equal(case[2], failure)
        end
      end
      given = 0
      check(raised_by(a:each(source, same, { job = "fails " .. name })))
      given = 0
      check(select(2, a:map(source, same, { job = "fails mapped " .. name })).source)
    end
  end)

  it("renews its leases while its items are at work", function()
    local begun, renewed = 0, false
    for _ in a:each({ "x" }, function(item)
      begun = begun + 1
      local ends = tonumber(members.read(a, "renewal", "lease", "ZSCORE", 1))
      repeat
        a:request { path = "/nowhere", max_attempts = 1 } -- pumps the engine
        renewed = tonumber(members.read(a, "renewal", "lease", "ZSCORE", 1)) > ends
      until renewed
      return item
    end, { job = "renewal", lease = 0.9 }) do end -- luacheck: ignore
    assert.is_true(renewed)
    assert.equal(1, begun)
  end)
end)
