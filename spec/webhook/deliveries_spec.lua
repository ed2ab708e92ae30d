-- Deliveries get the same verdicts in plain Lua, cqueues and nginx, and none that is refused by its headers
-- makes a connection.

local cases = require "spec.webhook.deliveries.cases"
local hosts = require "spec.webhook.deliveries.host"
local verify = require "spec.webhook.deliveries.verify"
local worlds = require "spec.webhook.deliveries.world"

describe("a delivery", function()
  local world, rows

  setup(function()
    world = worlds.new()
    rows = cases.of(world)
  end)

  teardown(function() world:stop() end)

  local function connections()
    return world.hooks:count "connection" + world.trap:count "connection" + world.issuers:count "connection"
  end

  -- Rows without a connection come first, so that one number tells.
  local function each_row(fn)
    local before = connections()
    for _, row in ipairs(rows) do
      if not row.connects then fn(row) end
    end
    assert.equal(before, connections())
    for _, row in ipairs(rows) do
      if row.connects then fn(row) end
    end
    assert.equal(0, world.trap:count "connection")
  end

  -- Runs all rows; `answer` returns the status, and the code of an error where it is known.
  local function check(answer)
    local wrong = {}
    each_row(function(row)
      local status, code, message = answer(row)
      if status ~= row.status or code ~= row.code then
        local got = { row.name, tostring(status), tostring(code), tostring(message) }
        wrong[#wrong + 1] = table.concat(got, ", ")
      end
    end)
    assert.same({}, wrong)
  end

  local function verified(row) return verify.run(world, row) end

  it("is one of more than sixty", function() assert.is_true(#rows > 60) end)

  it("gets its verdict in plain Lua", function() check(verified) end)

  it("gets the same in cqueues", function()
    local controller = require("cqueues").new()
    controller:wrap(function() check(verified) end)
    assert(controller:loop())
  end)

  describe("in nginx", function()
    local host

    setup(function() host = hosts.start(world) end)
    teardown(function() host:stop() end)

    it("gets the same", function()
      local expected = {}
      for _, row in ipairs(rows) do expected[row] = { verify.run(world, row) } end
      check(function(row)
        local path = row.without_intermediates and "/fresh?without_intermediates=1" or "/fresh"
        local status, body, head = host:deliver(path, row)
        local retries = head:lower():find("retry-after: 60", 1, true) ~= nil
        if retries ~= (status == 503) then return status, "Retry-After", head end
        return status, body == expected[row][3] and expected[row][2] or nil, body
      end)
    end)

    it("is refused with another method", function()
      local status = host.nginx:get "/fresh"
      assert.equal(405, status)
    end)
  end)
end)
