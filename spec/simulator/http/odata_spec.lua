-- OData options and JSON Patch of the simulator's Graph and partner hosts, as strict as those of the service.
local client = require "spec.simulator.client"
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"

local LIST = "/v1.0/tenantRelationships/delegatedAdminRelationships"

describe("the simulator's", function()
  local sim, connection

  setup(function()
    sim = client.start { customers = 3 }
    connection = assert(partnercenter.new {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      refresh_token = sim.refresh_token, authority = sim.authority, ca_file = sim.ca_file, max_attempts = 1,
      base_url = sim.base_url,
    })
  end)

  teardown(function()
    connection:close()
    sim:stop()
  end)

  before_each(function() assert(sim:reset()) end)

  local function ask(query, path, host)
    return connection:request { path = path or LIST, host = host or "graph", query = query }
  end

  local function names_of(record)
    local names = {}
    for name in pairs(record) do names[#names + 1] = name end
    table.sort(names)
    return table.concat(names, " ")
  end

  describe("$select", function()
    it("leaves the named members of each record of a page, and the annotations", function()
      local page = assert(ask { ["$select"] = "id,Status", ["$top"] = 2, ["$count"] = "true" }).body
      assert.equal(2, #page.value)
      assert.equal("@odata.etag id status", names_of(page.value[1]))
      assert.equal(3, page["@odata.count"])
      assert.matches("select=id.*Status", page["@odata.nextLink"])
    end)

    it("leaves those of a single record, and keeps the stored record", function()
      local id = connection:gdap_relationships():all()[1].id
      local one = assert(ask({ ["$select"] = "displayName" }, LIST .. "/" .. id)).body
      assert.equal("@odata.etag displayName", names_of(one))
      assert.is_table(connection:gdap_relationship(id):get().accessDetails)
      local alert = "/beta/security/partner/securityAlerts/" .. connection:security_alerts():all()[1].id
      assert.equal("severity", names_of(assert(ask({ ["$select"] = "severity" }, alert)).body))
    end)

    it("is of the partner host too", function()
      local first = assert(connection:referrals { ["$select"] = { "status" } }:first())[1]
      assert.equal("New", first.status)
      assert.is_nil(first.name)
    end)
  end)

  describe("lists refuse", function()
    for query, message in pairs {
      ["$select=nope"] = "select clause: Could not find a property named 'nope'",
      ["$filter=nope eq 'x'"] = "filter clause: Could not find a property named 'nope'",
      ["$filter=customer/nope eq 'x'"] = "named 'nope'",
      ["$filter=startswith(nope,'x')"] = "named 'nope'",
      ["$filter=status eq 'activ'"] = "'activ' is not a value of the property 'status'",
      ["$filter=status ne 'activ'"] = "'activ' is not a value of the property 'status'",
      ["$filter=status eq"] = "Invalid filter clause",
      ["$orderby=nope desc"] = "orderby clause: Could not find a property named 'nope'",
      ["$orderby=displayName down"] = "Invalid orderby clause",
      ["$top=301"] = "$top: at most 300", ["$top=-1"] = "value for $top", ["$top=x"] = "value for $top",
      ["$count=yes"] = "value for $count", ["$skiptoken=x"] = "value for $skipToken",
    } do
      it(query, function()
        local name, value = query:match("^([^=]+)=(.*)$")
        local answer, err = ask { [name] = value }
        assert.is_nil(answer)
        assert.equal("400 badRequest", err.status .. " " .. err.code)
        assert.truthy(err.message:find(message, 1, true), err.message)
      end)
    end
  end)

  it("lists take what their models have, in any case, and the lambda `any`", function()
    for filter, found in pairs {
      ["Status eq 'ACTIVE'"] = 3, ["customer/displayName eq 'Brightwater Bakery'"] = 1,
      ["accessDetails/unifiedRoles/any(r:r/roleDefinitionId eq '62e90394-69f5-4237-9190-012177145e10')"] = 1,
      ["endDateTime gt 2020-01-01"] = 3,
      ["status eq 'active' and not startswith(displayName,'Simulated')"] = 0,
    } do
      assert.equal(found, #assert(ask { ["$filter"] = filter }).body.value, filter)
    end
    local any = "accessDetails/unifiedRoles/any(r:r/nope eq 'x')"
    assert.equal(400, select(2, ask { ["$filter"] = any }).status)
  end)

  describe("JSON Patch", function()
    local referral

    before_each(function()
      referral = connection:referral(assert(connection:referrals():first())[1].id)
    end)

    it("changes the record, and gives it a new eTag", function()
      local before = assert(referral:get())
      local changed = assert(referral:update {
        { op = "replace", path = "/details/dealValue", value = "10000" }, -- text, as the documentation has it
        { op = "replace", path = "/status", value = "closed" },
        { op = "add", path = "/team/-", value = { firstName = "Kim", email = "kim@contoso.example" } },
      })
      assert.equal(10000, changed.details.dealValue)
      assert.equal("Closed", changed.status)
      assert.equal("Kim", changed.team[#before.team + 1].firstName)
      assert.not_equal(before.eTag, changed.eTag)
      assert.is_nil(changed[1])
      assert.equal(before.details.currency, changed.details.currency)
      assert.same(changed, assert(referral:get()))
      local rename = { { op = "replace", path = "/name", value = "x" } }
      assert(referral:update(rename, { if_match = changed.eTag }))
    end)

    for name, change in pairs {
      ["an unknown place"] = { "/details/nope", 1, "/details/nope is not known" },
      ["a place that is no pointer"] = { "details", 1, "[1].path has a value of the wrong" },
      ["a wrong type"] = { "/details/dealValue", true, "/details/dealValue has a value of" },
      ["a record for a text"] = { "/name", { x = 1 }, "/name has a value of the wrong type" },
      ["an unknown word"] = { "/status", "Bogus", "/status has a value that is not recognized" },
      ["an unknown member inside"] = { "/details", { nope = 1 }, "/details.nope is not known" },
      ["an index outside"] = { "/team/99", {}, "/team/99 has a value of the wrong form" },
    } do
      it("refuses " .. name .. ", and then changes nothing", function()
        local before = json.encode(assert(referral:get()).name)
        local changed, err = referral:update {
          { op = "replace", path = "/name", value = "changed" },
          { op = "replace", path = change[1], value = change[2] },
        }
        assert.is_nil(changed)
        assert.equal(400, err.status)
        assert.truthy(err.message:find(change[3], 1, true), err.message)
        assert.equal(before, json.encode(assert(referral:get()).name))
      end)
    end
  end)
end)
