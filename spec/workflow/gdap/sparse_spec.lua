-- Answers about delegated access and alerts without their optional members: nothing raises.
local partner = require "spec.support.fake.partner"

local ID = "33333333-3333-4333-8333-333333333333"

describe("sparse answers to workflow", function()
  local world

  after_each(partner.unload)

  local function serve(records)
    local function list(items) return function() return 200, { value = world.json.array(items or {}) } end end
    world = partner.load {
      { "GET", "/delegatedAdminRelationships$", list(records.relationships) },
      { "GET", "/delegatedAdminRelationships/r1$", function() return 200, records.relationships[1] end },
      { "GET", "/accessAssignments$", list(records.assignments) },
      { "GET", "/requests$", list(records.requests) }, { "GET", "/operations$", list(records.operations) },
      { "POST", "/requests$", function() return 201, {} end },
      { "PATCH", "/r1$", function() return 200, {} end },
      { "GET", "/securityAlerts$", list(records.alerts) },
      { "GET", "/fraudEvents$", function() return 200, world.json.array(records.events or {}) end },
      { "GET", "^/v1/customers/[%x-]+$", function() return 200, {} end },
      { "GET", "/subscriptions$", function()
        return 200, { totalCount = 1, items = world.json.array(records.subscriptions or {}) }
      end },
      { "GET", "/users$", function()
        return 200, { totalCount = 1, items = world.json.array(records.users or {}) }
      end },
      { "GET", "/entitlements$", function() return 200, { totalCount = 0, items = world.json.array {} } end },
    }
    return world.partnercenter.workflow, world.made
  end

  local function run(fn, ...)
    local ok, value, err = pcall(fn, ...)
    assert.is_true(ok, tostring(value))
    assert.is_true(value == nil or err == nil)
    assert.is_string(tostring(value or err))
    return value, err
  end

  local RECORDS = {
    { id = "r1" }, { id = "r1", status = "active" }, { id = "r1", status = "active", displayName = "n" },
    { id = "r1", status = "active", displayName = "n", accessDetails = {}, customer = {} },
    { id = "r1", status = "created", displayName = "n", accessDetails = { unifiedRoles = {} } },
    { id = "r1", status = "expiring", displayName = "n" }, { id = "r1", status = 5, displayName = "n" },
    { id = "r1", status = "approvalPending", displayName = "n", ["@odata.etag"] = "x" },
  }

  for number, record in ipairs(RECORDS) do
    it("about relationships " .. number, function()
      local workflow, client = serve {
        relationships = { record, {}, "text" }, assignments = { {}, { status = "active" }, "text" },
        requests = { {}, "text" }, operations = { {}, "text" },
      }
      local handle = client:gdap_relationship "r1"
      for _, confirm in ipairs { false, true } do
        run(workflow.gdap, client, {
          name = "n", roles = "Global Reader", groups = { ID }, confirm = confirm, wait = false, timeout = 0,
          dry_run = type(record.status) ~= "string" or nil, interval = 0.01, -- else it waits for a status
        })
        run(workflow.gdap_extend, handle, { confirm = confirm, timeout = 0 })
        run(workflow.gdap_extend, client, { days = 30, confirm = confirm, timeout = 0 })
        run(workflow.gdap_terminate, handle, { confirm = confirm, timeout = 0 })
      end
      run(function() return workflow.gdap_expiring(client, 30):all() end)
    end)
  end

  it("about alerts", function()
    local workflow, client = serve { alerts = { {}, "text", { id = 5 } }, events = { {}, { eventId = "x" } } }
    local all = assert(run(function() return workflow.alerts(client):all() end))
    assert.equal(4, #all)
    for _, alert in ipairs(all) do run(alert.resolve, alert, "fraud", { confirm = true }) end
  end)

  it("about customers", function()
    for _, records in ipairs {
      {}, { subscriptions = { {} } }, { subscriptions = { "text" } }, { subscriptions = { { id = "s1" } } },
      { subscriptions = { { id = "s1", status = "active" } } }, { users = { {} } }, { users = { "text" } },
    } do
      local workflow, client = serve(records)
      for _, cancel in ipairs { "now", "auto", "at_term_end" } do
        run(workflow.offboard_customer, client:customer(ID), { dry_run = true, cancel = cancel })
      end
      partner.unload()
    end
  end)
end)
