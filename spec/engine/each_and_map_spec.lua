-- each, map and spawn in plain Lua. For the behaviour in every host see driver/contract_spec.

local cases = require "spec.support.hosts.cases"
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local enough_time = require "spec.support.time.enough_time"
local errors = require "partnercenter.errors"
local partnercenter = require "partnercenter"
local service = require "spec.support.servers.service"

local LONG = 300000 -- milliseconds; no spec takes that long

local each, map = partnercenter.each, partnercenter.map

describe("many at once", function()
  local server, host, client

  setup(function()
    server = service.start()
    host = { url = server.url }
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    client = cases.new(host)
  end)

  after_each(function()
    client:close()
  end)

  local function get(path, options)
    return cases.get(client, path, options)
  end

  local function delay(ms)
    return get("/v1/delay/" .. ms)
  end

  local function count_to(n)
    local i = 0
    return function()
      i = i + 1
      return i <= n and i or nil
    end
  end

  describe("map", function()
    it("keeps the order of the items", function()
      local values, failed = map({ 90, 60, 30, 1 }, function(ms)
        return assert(delay(ms)) and ms
      end)
      assert.same({ 90, 60, 30, 1, n = 4 }, values)
      assert.is_nil(failed)
    end)

    it("of nothing is nothing", function()
      local values, failed = map({}, delay)
      assert.same({ n = 0 }, values)
      assert.is_nil(failed)
    end)

    it("has errors by their items' numbers, and n counts all", function()
      local values, failed = map({ 200, 404, 409 }, function(status)
        if status == 200 then
          return delay(1)
        end
        return get("/v1/status/" .. status)
      end)
      assert.equal(3, values.n)
      assert.equal("education", values[1])
      assert.is_nil(values[2])
      assert.equal("not_found", failed[2].kind)
      assert.equal("conflict", failed[3].kind)
      assert.is_nil(failed[1])
    end)

    it("knows that a value of nil or false is no error", function()
      local values, failed = map({ 1, 2 }, function(i)
        if i == 1 then
          return false
        end
      end)
      assert.is_nil(failed)
      assert.equal(2, values.n)
      assert.is_false(values[1])
    end)

    it("takes an iterator and a listing", function()
      assert.equal(7, map(count_to(7), function() return delay(1) end).n)
      local values = map(client:customers { size = 10 }, function(customer)
        return customer.id
      end)
      assert.equal(25, values.n)
      assert.equal("00000000-0000-4000-8000-000000000025", values[25])
    end)
  end)

  describe("each", function()
    it("hands out item, value and error as they finish", function()
      local seen = {}
      for place, value, err in each({ 3, 2, 1 }, function(place)
        while #seen < place - 1 do
          delay(1)
        end
        return get("/v1/" .. (place == 2 and "status/404" or "delay/1"))
      end) do
        seen[#seen + 1] = place .. " " .. tostring(value) .. " " .. tostring(err and err.kind)
      end
      assert.same({ "1 education nil", "2 nil not_found", "3 education nil" }, seen)
    end)

    it("runs exactly concurrency items at a time", function()
      for _, concurrency in ipairs { 1, 3, 8 } do
        local now, most = 0, 0
        for _ in each(count_to(24), function()
          now = now + 1
          most = math.max(most, now)
          delay(3)
          now = now - 1
        end, { concurrency = concurrency }) do
          assert.is_true(now <= concurrency)
        end
        assert.equal(concurrency, most)
      end
    end)

    it("takes 32 at a time when nothing is said", function()
      local now, most = 0, 0
      map(count_to(100), function()
        now = now + 1
        most = math.max(most, now)
        delay(3)
        now = now - 1
      end)
      assert.equal(32, most)
    end)

    it("does not read its source far ahead", function()
      local read, taken = 0, 0
      for _ in each(function()
        read = read + 1
        return read <= 500 and read or nil
      end, function() end, { concurrency = 10 }) do
        taken = taken + 1
        assert.is_true(read - taken < 10, read - taken)
      end
      assert.equal(500, taken)
    end)

    it("continues while its body makes calls", function()
      local seen, ended = 0, 0
      for _, value in each({ 10, 10, 10, 10 }, function(ms)
        local value = delay(ms)
        ended = ended + 1
        return value
      end, { concurrency = 2 }) do
        assert.equal("education", value)
        seen = seen + 1
        cases.wait_for(client, "another one ends", function()
          return ended == 4 or ended > seen
        end)
      end
      assert.equal(4, seen)
    end)

    it("works inside of a user's coroutine", function()
      local name = core.guid():gsub("-", "")
      local own = coroutine.wrap(function()
        for path, value in each({ "/v1/held/" .. name, "/v1/delay/1" }, get) do
          coroutine.yield(path, value)
        end
      end)
      assert.equal("/v1/delay/1", (own()))
      server:get("/release/" .. name)
      assert.equal("/v1/held/" .. name, (own()))
      assert.is_nil((own()))
    end)
  end)

  describe("progress", function()
    it("reports after each item how many are done, and of how many", function()
      local told = {}
      map({ 5, 1, 3 }, delay, {
        progress = function(done, total)
          told[#told + 1] = done .. "/" .. total
        end,
      })
      assert.same({ "1/3", "2/3", "3/3" }, told)
    end)

    it("has no total when the source cannot know it", function()
      local told = {}
      map(count_to(2), function() end, {
        progress = function(done, total)
          told[#told + 1] = done .. tostring(total)
        end,
      })
      assert.same({ "1nil", "2nil" }, told)
    end)

    it("ends the loop when it raises", function()
      assert.has_error(function()
        map({ 1, LONG }, delay, {
          progress = function()
            error({ "marker" })
          end,
        })
      end, { "marker" })
      assert.equal(0, engine.in_flight())
    end)
  end)

  describe("an error raised", function()
    it("by the user's function reaches the caller with its traceback, and the rest is cancelled", function()
      local kinds = {}
      local function culprit()
        delay(10)
        error("marker-mistake")
      end
      local ok, why = pcall(map, { 1, LONG, LONG }, function(ms)
        if ms == 1 then
          culprit()
        end
        local _, err = delay(ms)
        kinds[#kinds + 1] = err.kind
      end)
      assert.is_false(ok)
      assert.matches("^%S*each_and_map_spec%.lua:%d+: marker%-mistake\nstack traceback:", why)
      assert.matches("in %S+ 'culprit'", why)
      assert.equal(0, engine.in_flight())
      assert.equal("education", delay(1)) -- they are told at the next wait
    end)

    it("as an object stays that object", function()
      local object = errors.new("conflict", { message = "marker" })
      local ok, why = pcall(map, { 1 }, function()
        error(object)
      end)
      assert.is_false(ok)
      assert.equal(object, why)
    end)

    it("by a page that fails is that page's error", function()
      client:close()
      client = cases.new({ url = server.url .. "/nowhere" })
      local values, failed = map(client:customers(), function() end)
      assert.same({ n = 0 }, values)
      assert.equal("not_found", failed.source.kind)
      local ok, why = pcall(each(client:customers(), function() end))
      assert.is_false(ok)
      assert.equal("not_found", why.kind)
    end)
  end)

  describe("leaving a loop", function()
    it("cancels at once where Lua closes the loop's iterator #lua54", function()
      for ms in each({ 1, LONG, LONG }, delay) do
        assert.equal(2, engine.in_flight())
        if ms == 1 then
          break
        end
      end
      assert.equal(0, engine.in_flight())
    end)

    it("cancels when the body raises #lua54", function()
      pcall(function()
        for _ in each({ 1, LONG, LONG }, delay) do
          error("marker")
        end
      end)
      assert.equal(0, engine.in_flight())
    end)

    it("starts nothing more", function()
      local begun = 0
      local iterator = each(count_to(100), function()
        begun = begun + 1
        return delay(1)
      end, { concurrency = 4 })
      iterator()
      iterator:close()
      iterator:close()
      local before = begun
      assert.is_nil((iterator()))
      delay(5)
      assert.equal(before, begun)
    end)

    it("without close cancels when the iterator is collected", function()
      each({ 1, LONG, LONG }, delay)()
      assert.equal(2, engine.in_flight())
      collectgarbage()
      collectgarbage()
      assert.equal(0, engine.in_flight())
    end)
  end)

  describe("a loop's timeout", function()
    it("is the longest that all of it takes, and the values so far are kept", function()
      local values, failed
      enough_time(2, function(limit)
        values, failed = map({ 1, LONG, 1, 1 }, delay, { concurrency = 1, timeout = limit })
        return values[1] == "education"
      end)
      assert.equal("timeout", failed[2].kind)
      assert.equal("timeout", failed[4].kind)
      assert.equal("queue", failed[4].phase)
      assert.equal(4, values.n)
    end)

    it("holds for the loops inside of it", function()
      local values = map({ 1 }, function()
        local _, failed = map({ LONG }, delay, { timeout = 200 })
        return failed[1].kind
      end, { timeout = 0.2 })
      assert.equal("timeout", values[1])
    end)

    it("ends a wait for the service's permission too", function()
      local _, failed = map({ 1, 2 }, function()
        return get("/v1/limit/" .. core.guid():gsub("-", "") .. "/9/300")
      end, { timeout = 0.3 })
      assert.truthy(failed[1].kind == "timeout" or failed[1].kind == "throttled")
    end)
  end)

  it("time that throttling takes counts for a call, but not inside a loop", function()
    local name = core.guid():gsub("-", "")
    local held = cases.new(host) -- Retry-After holds back all calls of a client
    local value, err = cases.get(held, "/v1/limit/" .. name .. "/1/30", { timeout = 20 })
    held:close()
    assert.is_nil(value)
    assert.equal("throttled", err.kind)
    name = core.guid():gsub("-", "")
    local values, failed = map(count_to(5), function()
      return get("/v1/limit/" .. name .. "/2/3", { timeout = 2.5 })
    end)
    assert.is_nil(failed)
    assert.equal(5, values.n)
  end)

  it("500 calls that meet an expired token fetch one", function()
    local id = cases.tenant(50, "0000")
    local app = cases.new(host, { tenant_id = id, max_in_flight = 500 })
    local first = cases.get(app, "/v1/token")
    delay(1200)
    local values, failed = map(count_to(500), function()
      return cases.get(app, "/v1/token")
    end, { concurrency = 500 })
    assert.is_nil(failed)
    for i = 1, 500 do
      assert.not_equal(first, values[i])
      assert.equal(values[1], values[i])
    end
    assert.equal(2, server:count(id))
    app:close()
  end)

  it("500 calls get the error of one failed token request", function()
    local id = cases.tenant(50, "bad0")
    local app = cases.new(host, { tenant_id = id, max_in_flight = 500 })
    local values, failed = map(count_to(500), function()
      return cases.get(app, "/v1/token")
    end, { concurrency = 500 })
    assert.equal(500, values.n)
    for i = 1, 500 do
      assert.equal("auth", failed[i].kind)
    end
    assert.equal(1, server:count(id))
    app:close()
  end)

  describe("a coroutine the library did not make", function()
    it("is never yielded to by a call", function()
      local own = coroutine.create(function()
        return delay(20), coroutine.yield("mine")
      end)
      local _, first = coroutine.resume(own)
      assert.equal("mine", first)
      local _, value = coroutine.resume(own)
      assert.equal("education", value)
    end)

    it("inside of tasks, 300 of them, does not exhaust the stack", function()
      local values, failed = map(count_to(300), function()
        return coroutine.wrap(function()
          return delay(20)
        end)()
      end, { concurrency = 300 })
      assert.is_nil(failed)
      assert.equal("education", values[300])
    end)

    it("may resume a task that waits for something else", function()
      local waiting
      local values = map({ 1, 2 }, function(i)
        if i == 1 then
          waiting = coroutine.running()
          return coroutine.yield()
        end
        delay(10)
        assert(coroutine.resume(waiting, "woken"))
        return "waker"
      end)
      assert.same({ "woken", "waker", n = 2 }, values)
    end)
  end)

  describe("misuse", function()
    local function misused(pattern, fn, ...)
      local ok, why = pcall(fn, ...)
      assert.is_false(ok)
      assert.matches(pattern, why)
    end

    it("is raised where it was made", function()
      local line = debug.getinfo(1, "l").currentline + 2
      local ok, why = pcall(function()
        map({ 1 }, "no function")
      end)
      assert.is_false(ok)
      assert.matches("spec%.lua:" .. line .. ": .*partnercenter%.map: fn.*function expected", why)
      line = debug.getinfo(1, "l").currentline + 2
      ok, why = pcall(function()
        each({ 1 }, print, { concurency = 2 })
      end)
      assert.is_false(ok)
      assert.matches("spec%.lua:" .. line .. ": .*unknown option 'concurency'.*'concurrency'", why)
    end)

    it("is reported for every wrong argument", function()
      misused("items", map, nil, print)
      misused("items", map, "text", print)
      misused("fn", map, { 1 })
      misused("concurrency must be at least 1", map, { 1 }, print, { concurrency = 0 })
      misused("concurrency must be at least 1", map, { 1 }, print, { concurrency = 0 / 0 })
      misused("number expected", map, { 1 }, print, { timeout = "1" })
      misused("unknown driver 'fast'", map, { 1 }, print, { driver = "fast" })
      misused("driver 'coroutine' needs", map, { 1 }, print, { driver = "coroutine" })
    end)

    it("of spawn without an event loop is reported", function()
      misused("fn", partnercenter.spawn)
      misused("on_done", partnercenter.spawn, print, 1)
      misused("needs an event loop.*each or partnercenter%.map", partnercenter.spawn, print)
    end)
  end)
end)
