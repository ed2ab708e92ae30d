-- Numbers out of range: the error of each option of a client, a call and a loop names its range.

local ranges = require "partnercenter.options.ranges"
local partnercenter = require "partnercenter"

local ID = "11111111-2222-4333-8444-555555555555"

local ABSURD = { 0 / 0, 1 / 0, -1 / 0, -1, 1e300, -1e300, 1e-300, 1e-15, 2 ^ 53, 2 ^ 63, 5e-324 }
local TIMES_TOO = { [1e-300] = true, [1e-15] = true, [5e-324] = true } -- short, but they are times

local CLIENT = {
  timeout = true, attempt_timeout = true, connect_timeout = true, max_attempts = false, max_in_flight = false,
  max_response_bytes = false, max_requests_per_minute = false,
}
local CALL = { timeout = true, attempt_timeout = true, delay = true, max_attempts = false }

local function new(options)
  local all = { access_token = "x", base_url = "http://127.0.0.1:1", max_attempts = 1 }
  for name, value in pairs(options) do all[name] = value end
  return partnercenter.new(all)
end

describe("a number out of range as", function()
  for name, is_time in pairs(CLIENT) do
    it("the client's " .. name, function()
      for _, value in ipairs(ABSURD) do
        local client, err = new { [name] = value }
        if is_time and TIMES_TOO[value] then
          assert(client, err):close()
        else
          assert.is_nil(client, value)
          assert.equal("config", err.kind)
          assert.matches("^option " .. name .. " must be ", err.message)
        end
      end
    end)
  end

  for name, is_time in pairs(CALL) do
    it("a call's " .. name, function()
      local client = assert(new {})
      for _, value in ipairs(ABSURD) do
        for _, call in ipairs {
          function(options) return client:customer(ID):qualification(options) end,
          function(options) return client:request({ path = "/v1/x" }, options) end,
          function(options)
            options.path = "/v1/x"
            return client:request(options)
          end,
        } do
          local answer, err = call { [name] = value }
          assert.is_nil(answer)
          if is_time and TIMES_TOO[value] then
            assert.is_true(err.kind == "network" or err.kind == "timeout", tostring(err))
          else
            assert.equal("invalid_argument", err.kind, value)
            assert.matches(name .. " must be ", err.message)
          end
        end
      end
      client:close()
    end)
  end

  it("a loop's timeout or concurrency", function()
    for _, value in ipairs { 0 / 0, -1, -1 / 0 } do
      for _, name in ipairs { "timeout", "concurrency" } do
        local ok, why = pcall(partnercenter.map, { 1 }, function() return true end, { [name] = value })
        assert.is_false(ok)
        assert.matches(name .. " must be ", why)
      end
    end
    assert.same({ true, n = 1 }, (partnercenter.map({ 1 }, function() return true end,
      { timeout = 1 / 0, concurrency = 1 / 0 })))
  end)
end)

describe("a number at the limit of its range", function()
  local edges = {
    timeout = { 2147483, 2147484 }, attempt_timeout = { 2147483, 2147484 },
    connect_timeout = { 2147483, 2147484 },
    delay = { 0, -0.001 }, max_attempts = { 1000, 1001 }, max_in_flight = { 10000, 10001 },
    max_response_bytes = { 2147483647, 2147483648 }, max_requests_per_minute = { 0.001, 0.0009 },
  }
  for name, edge in pairs(edges) do
    it("is accepted, and the next one is not: " .. name, function()
      assert.is_nil(ranges.fault(name, edge[1]))
      assert.is_string(ranges.fault(name, edge[2]))
    end)
  end

  it("may still be too short for an answer", function()
    local client = assert(new { timeout = 1e-9, attempt_timeout = 1e-9 })
    local _, err = client:request { path = "/v1/x" }
    assert.is_true(err.kind == "timeout" or err.kind == "network", tostring(err))
    client:close()
  end)
end)
