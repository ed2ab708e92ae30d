-- Memory of many calls at once, and collection of unreferenced clients and loops.

local cases = require "spec.support.hosts.cases"
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local partnercenter = require "partnercenter"
local service = require "spec.support.servers.service"

local LONG = 300000 -- milliseconds; no spec takes that long

local each = partnercenter.each

-- Sets the collector's pause and speed; returns the previous values.
local function tune_collector(pause, multiplier)
  local known, before = pcall(collectgarbage, "setpause", pause)
  if known then return before, collectgarbage("setstepmul", multiplier) end
  return collectgarbage("param", "pause", pause), collectgarbage("param", "stepmul", multiplier) -- Lua 5.5
end

describe("many at once:", function()
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

  it("clients may be collected at any moment, also while answers are taken in", function()
    local pause, multiplier = tune_collector(50, 1000)
    finally(function() tune_collector(pause, multiplier) end)
    for _, value in each(count_to(60), function(i)
      local passing = cases.new(host)
      if i % 2 == 0 then
        coroutine.wrap(function() -- a call without a waiter
          cases.get(cases.new(host, { driver = "coroutine" }), "/v1/delay/" .. LONG)
        end)()
      end
      return cases.get(passing, "/v1/delay/1")
    end, { concurrency = 20 }) do
      assert.equal("education", value)
    end
    collectgarbage()
    collectgarbage()
    delay(1)
    assert.equal(0, engine.in_flight())
  end)

  describe("memory #load", function()
    local function resident()
      for line in io.lines("/proc/self/status") do
        local size = line:match("^VmRSS:%s+(%d+)")
        if size then
          return tonumber(size)
        end
      end
    end

    local function sweep(n, fn)
      local seen, heap, rss = 0, nil, nil
      for _, value in each(count_to(n), fn, { concurrency = 64 }) do
        assert(value)
        seen = seen + 1
        if seen == n / 10 then
          collectgarbage()
          heap, rss = collectgarbage("count"), resident()
        end
      end
      assert.equal(n, seen)
      collectgarbage()
      return collectgarbage("count") - heap, resident() - rss
    end

    it("is the same for 100000 lookups as for 10000", function()
      local canned = cases.new(host, { max_in_flight = 64 })
      local customer = canned:customer(core.guid())
      local heap, rss = sweep(100000, function()
        return customer:qualification()
      end)
      canned:close()
      assert.is_true(heap < 100, heap .. " KB of Lua")
      assert.is_true(rss < 1500, rss .. " KB of the process")
    end)

    it("is the same for items that need no call", function()
      local heap = sweep(200000, function(i)
        return i
      end)
      assert.is_true(heap < 50, heap .. " KB")
    end)
  end)
end)
