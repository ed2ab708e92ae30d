-- Records that a script puts into the simulator.
local client = require "spec.simulator.client"

describe("a record that a script puts #once", function()
  local CUSTOMER = "/v1/customers/8d6e1c33-0f2b-4a54-9d7e-6f1f3f0a4c11"
  local SUBSCRIPTION = CUSTOMER .. "/subscriptions/5a0b3e4e-5b1c-4c3f-8d0a-2f4f7c9d1e22"
  local sim

  setup(function() sim = client.start { customers = 2 } end)
  teardown(function() sim:stop() end)

  before_each(function() assert(sim:reset()) end)

  local function get(path)
    local answer = client.curl(sim, path)
    assert.equal(200, answer.status, answer.body)
    return answer.value
  end

  it("is the sample with its members, at its path and in its list", function()
    local made = assert(sim:put(SUBSCRIPTION, { quantity = 12, friendlyName = "Twelve seats" }))
    assert.same({ 12, "active" }, { made.quantity, made.status })
    assert.equal("Twelve seats", get(SUBSCRIPTION).friendlyName)
    assert.equal(SUBSCRIPTION:match("[^/]+$"), get(CUSTOMER .. "/subscriptions").items[3].id)
  end)

  it("changes a record that is there", function()
    sim:put(SUBSCRIPTION, { quantity = 12 })
    sim:put(SUBSCRIPTION, { status = "suspended" })
    local record = get(SUBSCRIPTION)
    assert.same({ 12, "suspended" }, { record.quantity, record.status })
  end)

  it("brings its customer, whose members may be put too", function()
    sim:put(SUBSCRIPTION, {})
    assert.equal(3, get("/v1/customers").totalCount)
    sim:put(CUSTOMER, { companyProfile = { companyName = "Bakery", domain = "bakery.example" } })
    assert.equal("Bakery", get(CUSTOMER).companyProfile.companyName)
    assert.equal("bakery.example", get(CUSTOMER .. "/profiles/company").domain)
    assert.equal(3, get("/v1/customers").totalCount)
  end)

  it("may be the list of a collection, which replaces what was there", function()
    local list = CUSTOMER .. "/users"
    sim:put(list, { { displayName = "Ada" }, { displayName = "Ben", state = "inactive" } })
    assert.equal("Ada", get(list).items[1].displayName)
    assert.equal(1, #get(list).items)
    sim:put(CUSTOMER .. "/qualifications", { { qualification = "Education", vettingStatus = "Approved" } })
    assert.equal("education", get(CUSTOMER .. "/qualification"))
  end)

  it("may stand alone, such as a profile", function()
    sim:put("/v1/profiles/billing", { companyName = "Contoso" })
    assert.same({ "Contoso", "USD" }, {
      get("/v1/profiles/billing").companyName, get("/v1/profiles/billing").billingCurrency,
    })
  end)

  it("is put from a shell", function()
    local answer = client.curl(sim, "/simulator/records", {
      base = sim.http_url, method = "POST", token = false,
      body = { path = SUBSCRIPTION, record = { quantity = 7 } },
    })
    assert.same({ 200, 7 }, { answer.status, answer.value.quantity })
  end)

  it("is gone after a reset", function()
    sim:put(SUBSCRIPTION, {})
    assert(sim:reset())
    assert.equal(404, client.curl(sim, SUBSCRIPTION).status)
  end)

  it("needs a path of the service, and a list for a collection", function()
    local record, why = sim:put("/v1/nowhere", {})
    assert.same({ nil, "no operation has the path /v1/nowhere" }, { record, why })
    record, why = sim:put(CUSTOMER .. "/users", { displayName = "Ada" })
    assert.same({ nil, CUSTOMER .. "/users is a collection: give a list" }, { record, why })
    assert.error_matches(function() sim:put(SUBSCRIPTION) end, "simulator:put: record: table expected")
  end)
end)
