-- Loops over listings that end early and resume from state(): no item is ever skipped.
local engine = require "partnercenter.engine"
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local each, map = partnercenter.each, partnercenter.map

local TOTAL = 40

-- /v1/customers?size=N in pages, /v1/work/I is done at once, /v1/held/I never; a path with "broken" in its
-- base fails at its third page.
local function serve(conn)
  local head = conn:request()
  while head do
    local path = head:match("^GET (%S+)")
    local size, from = tonumber(path:match("size=(%d+)")), tonumber(path:match("from=(%d+)")) or 0
    if path:find("/held/", 1, true) then
      conn.stall()
    elseif not size then
      conn:answer("200 OK", '"done"')
    elseif path:find("broken", 1, true) and from >= 2 * size then
      conn:answer("404 Not Found", '{"code":1000,"description":"gone"}')
    else
      local items = {}
      for i = from + 1, math.min(from + size, TOTAL) do
        items[#items + 1] = ('{"number":%d}'):format(i)
      end
      local link = from + size < TOTAL
        and (',"next":{"uri":"/customers?size=%d&from=%d","method":"GET"}'):format(size, from + size) or ""
      local body = '{"totalCount":%d,"items":[%s],"links":{"self":{"uri":"/customers"}%s}}'
      conn:answer("200 OK", body:format(TOTAL, table.concat(items, ","), link))
    end
    head = conn:request()
  end
end

describe("a loop over a listing that was left", function()
  local server, client, all

  setup(function()
    server = raw.start(serve)
    all = {}
    for i = 1, TOTAL do
      all[i] = i
    end
  end)

  teardown(function() server:stop() end)

  local function new(base)
    return assert(partnercenter.new {
      access_token = "marker-access-token", base_url = server.url .. (base or ""), max_in_flight = 64,
    })
  end

  before_each(function() client = new() end)

  after_each(function()
    client:close()
    assert.equal(0, engine.in_flight())
  end)

  local function get(what, item)
    local answer, err = client:request { path = ("/v1/%s/%d"):format(what, item.number) }
    return answer and answer.body, err
  end

  local function work(item) return get("work", item) end

  -- The first `n` items finish, all others wait forever.
  local function work_up_to(n)
    return function(item) return get(item.number <= n and "work" or "held", item) end
  end

  -- Odd items finish, even ones wait forever, so the delivered items have gaps.
  local function work_odd(item)
    return get(item.number % 2 == 1 and "work" or "held", item)
  end

  local function stored(listing)
    return assert(json.decode(assert(json.encode(listing:state()))))
  end

  -- Returns the remaining items, as another process would read them.
  local function rest(state)
    local numbers = {}
    for _, item in ipairs(assert(new():customers(nil, { state = state }):all())) do
      numbers[#numbers + 1] = item.number
    end
    return numbers
  end

  local function missing(delivered, listing)
    local seen, found = {}, {}
    for _, number in ipairs(delivered) do seen[number] = true end
    for _, number in ipairs(rest(stored(listing))) do seen[number] = true end
    for i = 1, TOTAL do
      if not seen[i] then found[#found + 1] = i end
    end
    return found
  end

  -- Runs a loop that ends when `body` returns true, and records the items with values.
  local function run(delivered, options, iterator, body)
    local item, value = iterator()
    while item ~= nil do
      if value then delivered[#delivered + 1] = item.number end
      if body and body(#delivered, item) then break end
      item, value = iterator()
    end
    if options.close ~= false then iterator:close() end
  end

  -- Each ends a loop in its own way; `begin` starts it with work and options.
  local WAYS = {
    ["by break"] = function(begin, delivered, options)
      run(delivered, options, begin(work), function(n) return n == 3 end)
    end,
    ["by break, while every other item waits"] = function(begin, delivered, options)
      if options.concurrency > 1 then
        local half = math.floor(options.concurrency / 2)
        run(delivered, options, begin(work_odd), function(n) return n == half end)
      end
    end,
    ["by break at a page's end"] = function(begin, delivered, options)
      run(delivered, options, begin(work), function(n) return n == 10 end)
    end,
    ["never, and read to its end"] = function(begin, delivered, options)
      run(delivered, options, begin(work))
      assert.equal(TOTAL, #delivered)
    end,
    ["without a word"] = function(begin, delivered)
      run(delivered, { close = false }, begin(work), function(n) return n == 5 end)
      collectgarbage()
      collectgarbage()
    end,
    ["by what the work raised"] = function(begin, delivered, options)
      local ok, why = pcall(run, delivered, options, begin(function(item)
        if item.number == 17 then error("marker-work") end
        return work(item)
      end))
      assert.is_false(ok)
      assert.matches("marker%-work", why)
    end,
    ["by what the body raised"] = function(begin, delivered, options)
      local iterator = begin(work)
      assert.is_false((pcall(run, delivered, options, iterator, function(n)
        if n == 12 then error("marker-body") end
      end)))
      iterator:close()
    end,
    ["by what progress raised"] = function(begin, delivered, options)
      local ok, why = pcall(run, delivered, options, begin(work, { progress = function(done)
        if done == 6 then error("marker-progress") end
      end }))
      assert.is_false(ok)
      assert.matches("marker%-progress", why)
    end,
    ["at the end of its time"] = function(begin, delivered, options)
      local ok, why = pcall(run, delivered, options, begin(work_up_to(5), { timeout = 0.3 }))
      if not ok then assert.equal("timeout", why.kind) end
    end,
    ["by the end of the task around it"] = function(begin, delivered, options)
      local outer = each({ "leaves", "works" }, function(what)
        if what == "leaves" then
          while #delivered < math.min(options.concurrency, 7) do
            assert(work { number = 1 })
          end
          return
        end
        run(delivered, options, begin(work_up_to(7)))
      end)
      outer()
      outer:close()
      assert(work { number = 1 })
    end,
    ["by the end of the client"] = function(begin, delivered, options)
      local ok = pcall(run, delivered, options, begin(work_up_to(4)), function(n)
        if n == math.min(options.concurrency, 4) then client:close() end
      end)
      assert.is_false(ok)
    end,
    ["by a page that failed"] = function(begin, delivered, options)
      client = new("/broken")
      local ok, why = pcall(run, delivered, options, begin(work))
      assert.equal(options.size * 2 >= TOTAL, ok)
      if not ok then
        assert.equal("not_found", why.kind)
        assert.equal(2 * options.size, #delivered)
      end
    end,
  }

  for way, leave in pairs(WAYS) do
    for _, concurrency in ipairs { 1, 2, 16, 32 } do
      for _, size in ipairs { 3, 10, 40 } do
        it(("%s, %d at a time, pages of %d"):format(way, concurrency, size), function()
          local delivered, listing = {}, nil
          leave(function(fn, options)
            options = options or {}
            options.concurrency = concurrency
            listing = client:customers { size = size }
            return (each(listing, fn, options))
          end, delivered, { concurrency = concurrency, size = size })
          if listing then assert.same({}, missing(delivered, listing)) end
        end)
      end
    end
  end

  it("resumes right after the last item delivered in order", function()
    for _, concurrency in ipairs { 1, 16 } do
      local listing, numbers = client:customers { size = 10 }, {}
      local iterator = each(listing, work, { concurrency = concurrency })
      repeat
        numbers[(iterator()).number] = true
      until numbers[1] and numbers[2] and numbers[3]
      local first = 1
      while numbers[first] do first = first + 1 end
      assert.equal(first <= TOTAL and first or nil, rest(stored(listing))[1])
      iterator:close()
    end
  end)

  it("has nothing left when all of it was delivered", function()
    local listing = client:customers { size = 10 }
    assert.equal(TOTAL, map(listing, work).n)
    assert.same({}, rest(stored(listing)))
  end)

  it("can be resumed again and again, a few at a time", function()
    local state, seen, rounds = nil, {}, 0
    repeat
      local listing = client:customers(not state and { size = 7 } or nil, { state = state })
      local iterator, n = each(listing, work, { concurrency = 16 }), 0
      for item in iterator do
        seen[item.number], n = true, n + 1
        if n == 16 then break end
      end
      iterator:close()
      state, rounds = stored(listing), rounds + 1
    until state.done or rounds > TOTAL
    assert.is_true(rounds <= TOTAL)
    assert.equal(TOTAL, #seen)
  end)

  it("may run over the iterators of a listing's each and pages", function()
    for _, concurrency in ipairs { 1, 16 } do
      local listing, delivered = client:customers { size = 10 }, {}
      local few = { concurrency = concurrency }
      run(delivered, {}, each(listing:each(), work, few), function(n) return n == 3 end)
      assert.same({}, missing(delivered, listing))
      listing, delivered = client:customers { size = 10 }, {}
      local items = listing:each()
      delivered[1], delivered[2] = items().number, items().number
      run(delivered, {}, each(items, work, few), function(n) return n == 5 end)
      assert.same({}, missing(delivered, listing))
      listing, delivered = client:customers { size = 5 }, {}
      local iterator = each(listing:pages(), function(page) return work(page[1]) end, few)
      for _ = 1, 3 do
        for _, item in ipairs((iterator())) do delivered[#delivered + 1] = item.number end
      end
      iterator:close()
      assert.same({}, missing(delivered, listing))
    end
  end)

  it("is known to map's progress, which may keep the state", function()
    local listing, states = client:customers { size = 10 }, {}
    map(listing, work, { concurrency = 1, progress = function(done) states[done] = stored(listing) end })
    assert.equal(20, rest(states[20])[1]) -- told before it is counted
    assert.equal(TOTAL, #states)
  end)

  describe("without a loop:", function()
    it("all that failed has handed out nothing", function()
      local broken = new("/broken"):customers { size = 10 }
      local list, err = broken:all()
      assert.is_nil(list)
      assert.equal("not_found", err.kind)
      assert.same(all, rest(stored(broken)))
    end)

    it("next does not skip the rest of a page that each was in", function()
      local listing = client:customers { size = 10 }
      assert.equal(1, listing:each()().number)
      assert.equal(11, listing:next()[1].number)
      assert.equal(2, rest(stored(listing))[1])
    end)

    it("the pages handed out are counted", function()
      local listing = client:customers { size = 10 }
      assert(listing:next())
      assert(listing:next())
      assert.equal(21, rest(stored(listing))[1])
      assert.equal(1, listing:pages()()[1].number)
      assert.equal(11, rest(stored(listing))[1])
    end)
  end)

  describe("tells progress a total", function()
    local function totals(listing, source)
      local told = {}
      map(source or listing, work, { concurrency = 4, progress = function(done, total)
        told[#told + 1] = total
        assert.equal(#told, done)
      end })
      return told[1], told[#told], #told
    end

    it("from the service's totalCount", function()
      assert.same({ TOTAL, TOTAL, TOTAL }, { totals(client:customers { size = 10 }) })
      assert.same({ TOTAL, TOTAL, TOTAL }, { totals(client:customers { size = 100 }) })
    end)

    it("from the count on the first page of an OData list", function()
      local graph = raw.start(function(conn)
        local head = conn:request()
        while head do
          local host, is_last = head:match("\n[Hh]ost: ([^\r\n]+)"), head:find("skiptoken", 1, true)
          local first = '{"@odata.count":3,"value":[{"id":1},{"id":2}],"@odata.nextLink":"http://%s%s"}'
          local path = "/beta/security/partner/securityAlerts?$skiptoken=x"
          conn:answer("200 OK", is_last and '{"value":[{"id":3}]}' or first:format(host, path))
          head = conn:request()
        end
      end)
      local own = assert(partnercenter.new {
        access_token = function() return "marker-access-token", 3600 end, base_url = { graph = graph.url },
      })
      local told = {}
      local ids = map(own:security_alerts { ["$count"] = true }, function(alert) return alert.id end, {
        concurrency = 1, progress = function(done, total) told[done] = total end,
      })
      own:close()
      graph:stop()
      assert.same({ "123", { 3, 3, 3 } }, { table.concat(ids), told })
    end)

    it("of the remaining items, when it is resumed", function()
      local listing = client:customers { size = 10 }
      assert(listing:next())
      local left = TOTAL - 10
      assert.same({ left, left, left }, { totals(client:customers(nil, { state = stored(listing) })) })
      local items = client:customers { size = 10 }:each()
      items()
      assert.same({ TOTAL - 1, TOTAL - 1, TOTAL - 1 }, { totals(nil, items) })
    end)
  end)

  it("reads no page when its time is over", function()
    local listing, values, failed
    local timeout = 0.3
    repeat -- with more time on a busy machine
      listing = client:customers { size = 10 }
      values, failed = map(listing, work_up_to(10), { concurrency = 10, timeout = timeout })
      timeout = timeout * 4
    until values[10] or timeout > 100
    assert.equal("done", values[10])
    assert.equal("timeout", failed.source.kind)
    assert.is_true(values.n < TOTAL)
    assert.equal(11, rest(stored(listing))[1])
  end)
end)
