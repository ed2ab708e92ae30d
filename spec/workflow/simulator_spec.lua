-- The other workflows against the simulator, as a script would run them.
local csv = require "partnercenter.csv"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local workflow = partnercenter.workflow
local BAKERY = "a1000000-0000-4000-8000-000000000002"
local ITEM = {
  catalogItemId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971", quantity = 3, billingCycle = "monthly",
  termDuration = "P1Y",
}

describe("against the simulator", function()
  local sim, client, directory

  setup(function()
    sim = sign_in.simulator { customers = 5, invoice_lines = 250 }
    directory = sign_in.output("mktemp -d"):match("%S+")
    client = sign_in.client(sim, { client_secret = sim.client_secret, refresh_token = sim.refresh_token })
  end)

  teardown(function()
    client:close()
    sim:stop()
    os.execute("rm -rf " .. directory)
  end)

  before_each(function()
    assert(sim:reset())
    assert(sim:clear_requests())
  end)

  local function sent(method, pattern)
    local count = 0
    for _, request in ipairs(assert(sim:requests())) do
      if request.method == method and request.path:find(pattern) then count = count + 1 end
    end
    return count
  end

  local function grove(domain)
    return {
      companyProfile = { domain = domain, companyName = "Grove School" },
      billingProfile = {
        companyName = "Grove School", email = "billing@grove.example", culture = "en-US", language = "en",
        firstName = "Robin", lastName = "Example",
        defaultAddress = {
          country = "US", city = "Redmond", state = "WA", postalCode = "98052",
          addressLine1 = "1 Example Street", firstName = "Robin", lastName = "Example",
        },
      },
    }
  end

  local function planned(value, err)
    assert.same({ nil, "unconfirmed" }, { value, err.kind })
    return err.plan
  end

  local function onboarding(more)
    local handed = {}
    local options = {
      confirm = true, on_credentials = function(credentials, id)
        handed[#handed + 1] = { credentials.userName, type(credentials.password), id }
      end,
      agreement = { primaryContact = {
        firstName = "Robin", lastName = "Example", email = "robin@grove.example", phoneNumber = "4255550100",
      } },
    }
    for key, value in pairs(more or {}) do options[key] = value end
    return options, handed
  end

  it("a customer is made once, with its credentials and its agreement", function()
    local body, options, handed = grove "grove.onmicrosoft.com", onboarding()
    local plan = planned(workflow.onboard(client, body, { on_credentials = print, confirm = false }))
    assert.equal(2, #plan.steps)
    assert.equal(0, sent("POST", "^/v1/customers$"))
    local result = assert(workflow.onboard(client, body, options))
    assert.is_true(result.created)
    assert.is_nil(result.customer.userCredentials)
    assert.same({ { "admin", "string", result.customer_id } }, handed)
    assert.equal("MicrosoftCustomerAgreement", result.agreement.type)
    local again = assert(workflow.onboard(client, body, options))
    assert.same({ false, result.customer_id, 1 }, { again.created, again.customer_id, #handed })
    assert.equal(1, sent("POST", "^/v1/customers$"))
    local none, err = workflow.onboard(client, grove "contoso.onmicrosoft.com", options)
    assert.is_nil(none)
    assert.equal("conflict", err.kind)
  end)

  it("a government customer is made, asked for, and vetted", function()
    local body, options, handed = grove "county.onmicrosoft.com", onboarding()
    local result = assert(workflow.government_customer(client, body, options))
    assert.same({ true, "InReview", 1 }, { result.created, result.qualification.vettingStatus, #handed })
    assert.equal(3, assert(client:validation_codes())[1].remainingCreates)
    local customer = client:customer(result.customer_id)
    assert.equal("Approved", assert(workflow.vetting(customer, { interval = 0.05 })).vettingStatus)
    assert.equal("governmentcommunitycloud", assert(customer:qualification()))
    result = assert(workflow.government_customer(client, body, options))
    assert.equal("Approved", result.qualification.vettingStatus)
    assert.equal(3, assert(client:validation_codes())[1].remainingCreates)
  end)

  it("a cart is bought once", function()
    local customer = client:customer(BAKERY)
    local plan = planned(workflow.buy(customer, { ITEM }, { prices = { [ITEM.catalogItemId] = 5 } }))
    assert.same({ 15, "USD" }, { plan.total, plan.currency })
    assert.equal(0, sent("POST", "/checkout$"))
    local result = assert(workflow.buy(customer, plan.cart_id, { confirm = true }))
    assert.same({ 1, 3 }, { #result.orders, result.orders[1].lineItems[1].quantity })
    local again = assert(workflow.buy(customer, plan.cart_id, { confirm = true }))
    assert.same({ true, result.orders[1].id }, { again.read_again, again.orders[1].id })
    assert.equal(1, sent("POST", "/checkout$"))
    local unknown = { catalogItemId = "x:y:z", quantity = 1 }
    local none, err = workflow.buy(customer, { unknown }, { confirm = true })
    assert.is_nil(none)
    assert.same({ "validation", "10001", "string" }, { err.kind, err.code, type(err.cart_id) })
  end)

  it("a lost checkout is found done", function()
    assert(sim:fault { method = "POST", path = "/checkout", truncate = 10, times = 1 })
    local result = assert(workflow.buy(client:customer(BAKERY), { ITEM }, { confirm = true }))
    assert.same({ true, 1, 3 }, { result.read_again, #result.orders, result.orders[1].lineItems[1].quantity })
    assert.equal(1, sent("POST", "/checkout$"))
  end)

  it("a user loses the licences and is deleted", function()
    local customer = client:customer(BAKERY)
    local id = assert(customer:users():all())[1].id
    local sku = assert(customer:subscribed_skus():all())[1].productSku.id
    assert(customer:user(id):update_licenses { licensesToAssign = { { skuId = sku } } })
    local plan = planned(workflow.offboard_user(customer:user(id)))
    assert.equal(2, #plan.steps)
    assert.equal(1, #assert(customer:user(id):licenses():all()))
    local result = assert(workflow.offboard_user(customer:user(id), { confirm = true }))
    assert.same({ sku }, result.removed)
    assert.equal(0, assert(customer:subscribed_skus():all())[1].consumedUnits)
    local again = assert(workflow.offboard_user(customer:user(id), { confirm = true }))
    assert.same({ true, {} }, { again.deleted, again.removed })
    assert.equal(1, sent("DELETE", "/users/"))
  end)

  it("an invoice is reconciled, page by page and after a failure", function()
    local invoice, path = client:invoice(assert(client:invoices():all())[1].id), directory .. "/invoice.csv"
    local pages = 0
    assert(sim:fault { path = "/lineitems", status = 503, skip = 1 })
    local result, err = workflow.reconcile(invoice, path, { size = 100, source = "line_items" })
    assert.is_nil(result)
    assert.equal("service", err.kind)
    assert.is_nil(io.open(path))
    assert(sim:clear_faults())
    result = assert(workflow.reconcile(invoice, path, {
      size = 100, source = "line_items", progress = function() pages = pages + 1 end,
    }))
    assert.same({ 250, true }, { result.rows, result.matches })
    assert.is_true(result.total > 0)
    local rows = 0
    for row in assert(csv.rows(path)) do
      rows = rows + 1
      assert.equal(row.chargeType == "customerCredit", tonumber(row.totalForCustomer) < 0)
    end
    assert.equal(250, rows)
    assert.equal(2, pages) -- of three, the first of which it had
  end)
end)
