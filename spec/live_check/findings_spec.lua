-- The findings of live checks: exactly the faults that are switched on, and none of the data of the answers.
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local simulator = require "partnercenter.simulator"

describe("a live check", function()
  local sim, client

  setup(function()
    sim = assert(simulator.start { customers = 12, invoice_lines = 30 })
    client = assert(partnercenter.new {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      refresh_token = sim.refresh_token, base_url = sim.base_url, authority = sim.authority,
      ca_file = sim.ca_file, timeout = 30,
    })
  end)

  teardown(function()
    client:close()
    sim:stop()
  end)

  before_each(function() assert(sim:reset()) end)

  local function check(options)
    local all = { live = true, pause = 0, deprecated = true, beta = true }
    for name, value in pairs(options or {}) do all[name] = value end
    return assert(client:check(all))
  end

  -- One line for each finding, sorted.
  local function findings(report)
    local found = {}
    for _, line in ipairs(report.operations) do
      if line.outcome == "failed" then
        found[#found + 1] = ("%s: failed %d %s"):format(line.name, line.status, line.kind)
      end
      for _, one in ipairs(line.differences) do
        found[#found + 1] = ("%s: %s %s %s"):format(line.name, one.member, one.difference,
          one.value or (one.expected or "-") .. " " .. (one.found or "-"))
      end
    end
    table.sort(found)
    return found
  end

  it("finds no difference in the simulator", function()
    local report = check()
    assert.same({}, findings(report))
    assert.same({ 0, 0, 0 }, { report.differences, report.counts.failed, report.counts.differs })
    assert.is_true(report.counts.same > 170, report.counts.same)
    assert.same({}, findings(check { customer = sim.customers[8].id }))
  end)

  it("finds exactly the faults that are switched on", function()
    assert(sim:fault { path = "/v1/invoices/summary", members = { balanceAmount = "12.50" } })
    assert(sim:fault { path = "/v1/servicerequests", members = { ["items.status"] = "brand_new" } })
    assert(sim:fault { path = "/v1/profiles/support", status = 501 })
    local report = check()
    assert.same({
      "get_invoice_summary: balanceAmount type number string",
      "get_support_profile: failed 501 service",
      "list_service_requests: items[].status unknown value brand_new",
    }, findings(report))
    assert.equal(3, report.differences)
  end)

  it("finds a route that is gone, an extra member, a record for an array", function()
    assert(sim:fault { path = "/v1/profiles/support", status = 404 })
    assert(sim:fault { path = "/v1/profiles/mpn", members = { newMember = { inner = 1 } } })
    local profile = "/customers/{customer_id}/profiles/billing"
    assert(sim:fault { path = profile, members = { defaultAddress = { "a" } } })
    assert.same({
      "get_customer_billing_profile: defaultAddress type object array",
      "get_mpn_profile: newMember unknown member - object",
      "get_support_profile: failed 404 not_found",
    }, findings(check()))
  end)

  -- Every text and larger number of the answers' ids, names and amounts, as the simulator has them.
  local function data_of(value, found)
    if type(value) == "table" then
      for _, inner in pairs(value) do data_of(inner, found) end
    elseif type(value) == "string" and (value:find(" ") or value:find("%d%d%d") or value:find("@")) then
      found[value] = true
    elseif type(value) == "number" and value > 999 then
      found[tostring(value)] = true
    end
    return found
  end

  it("shows no name, id or amount", function()
    local MARKERS = {
      companyName = "Marker Company Ltd", displayName = "Marker Person", email = "marker@contoso.example",
      domain = "marker.contoso.example", status = "Marker Street 7", totalCharges = "987654.32",
      balanceAmount = "987654.32", id = "5c5c5c5c-1111-4222-8333-444444444444", mpnId = 98765432,
      ["Marker Person"] = "Marker Person", ["marker@contoso.example"] = 1, marker123456 = "marker123456",
    }
    local before = check()
    assert(sim:fault { members = MARKERS })
    local plain = check()
    assert(sim:clear_faults())
    local nested = {}
    for name, value in pairs(MARKERS) do nested["items." .. name] = value end
    assert(sim:fault { members = nested })
    local listed = check()
    local data = {
      [sim.tenant_id] = true, [sim.client_id] = true, [sim.refresh_token] = true, [sim.client_secret] = true,
    }
    for _, customer in ipairs(sim.customers) do data[customer.id], data[customer.companyName] = true, true end
    for _, path in ipairs {
      "/v1/customers", "/v1/invoices", "/v1/profiles/mpn", "/v1/profiles/support",
      "/v1/profiles/organization",
      "/v1/customers/" .. sim.customers[1].id .. "/users", "/v1/profiles/billing",
      "/v1/relationships?relationship_type=IsIndirectResellerOf",
      "/v1/customers/" .. sim.customers[1].id .. "/subscriptions",
    } do
      data_of(assert(client:request { path = path }).body, data)
    end
    local count = 0
    for _, report in ipairs { before, plain, listed } do
      local text = (tostring(report) .. assert(json.encode(report))):lower()
      text = text:gsub(report.versions.libcurl:lower():gsub("%p", "%%%0"), "")
      assert.is_nil(text:find("marker", 1, true))
      assert.is_nil(text:find("contoso", 1, true))
      assert.is_nil(text:find("987654", 1, true))
      assert.is_nil(text:find("%x%x%x%x%x%x%x%x%-%x%x%x%x%-"))
      for value in pairs(data) do
        count = count + 1
        assert.is_nil(text:find(value:lower(), 1, true), value)
      end
    end
    assert.is_true(count > 150, count)
    assert.is_true(listed.differences > before.differences)
    assert.is_true(plain.differences > before.differences)
  end)
end)
