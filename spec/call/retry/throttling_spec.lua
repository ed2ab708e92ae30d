-- Calls under a rate limit. The service's window is a minute, here it is two seconds; the library knows
-- neither.

local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local simulator = require "partnercenter.simulator"

local LIMIT, WINDOW = 500, 2

describe("under a rate limit", function()
  local sim

  setup(function()
    sim = assert(simulator.start { customers = 500 })
  end)

  teardown(function()
    sim:stop()
  end)

  before_each(function()
    assert(sim:clear_faults())
    assert(sim:fault { limit = LIMIT, window = WINDOW, path = "qualification" })
  end)

  -- Makes `count` lookups and returns the number of refused requests.
  local function sweep(count, options)
    local refused, ids = 0, {}
    local all = {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      base_url = sim.base_url, authority = sim.authority, ca_file = sim.ca_file,
      on_event = function(event)
        if event.type == "attempt" and event.status == 429 then
          refused = refused + 1
        end
      end,
    }
    for name, value in pairs(options or {}) do
      all[name] = value
    end
    local client = assert(partnercenter.new(all))
    assert(client:customer(sim.customers[1].id):get())
    for i = 1, count do
      ids[i] = (i - 1) % #sim.customers + 1
    end
    local values, errors = partnercenter.map(ids, function(i)
      return client:customer(sim.customers[i].id):qualification()
    end)
    client:close()
    assert.is_nil(errors)
    for i, which in ipairs(ids) do
      assert.equal(sim.customers[which].qualification, values[i])
    end
    return refused
  end

  it("that is not known, 2,000 lookups all succeed, and at most 3 % are refused on the way", function()
    local refused = sweep(2000)
    assert.is_true(refused > 0 and refused <= 60, refused)
  end)

  it("that is known, none is refused", function()
    -- The margin is for requests that a busy machine sends late, in the next window.
    assert.equal(0, sweep(1000, { max_requests_per_minute = 0.7 * LIMIT * 60 / WINDOW }))
  end)
end)

describe("a loop", function()
  it("waits no years for a service that asks for them", function()
    local server = raw.start(function(conn)
      while conn:request() do
        conn:answer("429 Slow", "", "Retry-After: 99999999999\r\n")
      end
    end)
    local client = assert(partnercenter.new { access_token = "x", base_url = server.url, proxy = false })
    local _, errs = partnercenter.map({ 1, 2, 3, 4, 5 }, function(i)
      return client:request { path = "/v1/" .. i }
    end, { concurrency = 2 })
    server:stop()
    for i = 1, 5 do
      assert.equal("throttled", errs[i].kind)
      assert.is_true(errs[i].retry_after <= 600, errs[i].retry_after)
    end
  end)
end)
