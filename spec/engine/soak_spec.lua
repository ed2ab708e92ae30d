-- Lookups with mixed faults: each has exactly one result, none is wrong, and memory stays constant. 4,000
-- lookups, or 200,000 with PARTNERCENTER_SPEC_LONG set.

local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local LOOKUPS = os.getenv("PARTNERCENTER_SPEC_LONG") and 200000 or 4000
local WARM_UP = math.floor(LOOKUPS / 4)
local AT_ONCE = 64

-- One in twenty always fails, in various ways.
local FAULTS = {
  function(conn) conn:reset() end,
  function(conn) conn:close() end,
  function(conn) conn:send("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n\"wrong") conn:close() end,
  function(conn) conn:answer("500 Oops", "<html>") end,
  function(conn) conn:answer("503 Busy", "") end,
  function(conn) conn:answer("200 OK", "\"cut off") end,
  function(conn) conn:answer("404 No", '{"code":1000,"description":"none"}') end,
  function(conn)
    conn:send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n\"wro")
    conn:reset()
  end,
}

local function megabytes()
  for line in io.lines("/proc/self/status") do
    local kilobytes = line:match("^VmRSS:%s+(%d+)")
    if kilobytes then
      return tonumber(kilobytes) / 1024
    end
  end
end

describe("a soak #load", function()
  it("has one right outcome for each lookup, and flat memory", function()
    local server = raw.start(function(conn)
      while true do
        local line = conn.socket:receive("*l")
        if not line then
          return
        end
        local number = tonumber(line:match("^GET /v1/(%d+) "))
        repeat
          local header = conn.socket:receive("*l")
        until not header or header == ""
        if number % 20 == 0 then
          FAULTS[number / 20 % #FAULTS + 1](conn)
        else
          conn:answer("200 OK", '"' .. number .. '"')
        end
      end
    end)
    local client = assert(partnercenter.new {
      access_token = "x", base_url = server.url, proxy = false, max_attempts = 2, timeout = 120,
      max_in_flight = AT_ONCE,
    })
    local outcomes, kinds = {}, {}
    for n = 1, LOOKUPS do
      outcomes[n] = 0
    end
    local function numbers(from, to)
      local n = from
      return function()
        n = n + 1
        return n <= to and n or nil
      end
    end
    local function sweep(from, to)
      for n, value, err in partnercenter.each(numbers(from, to), function(n)
        local answer, problem = client:request { path = "/v1/" .. n }
        return answer and answer.body, problem
      end, { concurrency = AT_ONCE }) do
        outcomes[n] = outcomes[n] + 1
        if n % 20 == 0 then
          assert.is_nil(value)
          kinds[err.kind] = (kinds[err.kind] or 0) + 1
        else
          assert.equal(tostring(n), value, tostring(err))
        end
      end
    end
    sweep(0, WARM_UP)
    collectgarbage()
    local before = megabytes()
    sweep(WARM_UP, LOOKUPS)
    collectgarbage()
    local grown = megabytes() - before
    server:stop()
    for n = 1, LOOKUPS do
      assert.equal(1, outcomes[n], n)
    end
    local failed, figures = 0, {}
    for kind, count in pairs(kinds) do
      failed = failed + count
      figures[#figures + 1] = ("%d %s"):format(count, kind)
    end
    assert.equal(LOOKUPS / 20, failed)
    assert.is_true(grown < 4, ("%.1f MB more than %.1f MB"):format(grown, before))
    if os.getenv("SPEC_FIGURES") then
      local format = "\n%d lookups, %s; %.1f MB, then %.1f MB more"
      print(format:format(LOOKUPS, table.concat(figures, ", "), before, grown))
    end
  end)
end)
