-- Bodies and answers without their optional members: workflows return a plan, a result or an error, and never
-- raise.

local partner = require "spec.support.fake.partner"

local ID = "33333333-3333-4333-8333-333333333333"
local DOMAIN = "grove.onmicrosoft.com"

describe("sparse input to workflow", function()
  local world

  after_each(partner.unload)

  local function serve(routes)
    world = partner.load(routes)
    return world.partnercenter.workflow, world.made
  end

  -- Runs a workflow, which may not raise, and returns its plan or result, and its error.
  local function run(fn, ...)
    local ok, value, err = pcall(fn, ...)
    assert.is_true(ok, tostring(value))
    assert.is_true(value == nil or err == nil)
    assert.is_string(tostring(value or err))
    return value, err
  end

  local function plan_of(value, err)
    return value and value.steps and value or err and err.plan
  end

  local NEW = {
    { "GET", "^/v1/customers$", function() return 200, { items = world.json.array({}), totalCount = 0 } end },
    { "HEAD", "^/v1/domains/", function() return 404 end },
    { "POST", "^/v1/validations/address$", function() return 200, {} end },
  }

  -- What is sent as the body, and the name that the plan has for the customer.
  local BODIES = {
    ["the minimal body of the reference"] = {
      { companyProfile = { domain = DOMAIN }, billingProfile = { companyName = "Grove" } }, "Grove",
    },
    ["a name in the company profile"] = {
      { companyProfile = { domain = DOMAIN, companyName = "Grove" }, billingProfile = {} }, "Grove",
    },
    ["names in other letters"] = {
      { CompanyProfile = { Domain = DOMAIN }, BillingProfile = { CompanyName = "Grove" } }, "Grove",
    },
    ["no name at all"] = { { companyProfile = { domain = DOMAIN }, billingProfile = {} }, "without a name" },
    ["no billing profile"] = { { companyProfile = { domain = DOMAIN } }, "without a name" },
    ["a billing profile that is none"] = {
      { companyProfile = { domain = DOMAIN }, billingProfile = "x" }, "without a name",
    },
    ["an address without members"] = {
      {
        companyProfile = { domain = DOMAIN },
        billingProfile = { companyName = "Grove", defaultAddress = {} },
      }, "Grove",
    },
  }

  for what, case in pairs(BODIES) do
    it("onboard: " .. what, function()
      local workflow, client = serve(NEW)
      local options = { on_credentials = function() end }
      local it = plan_of(run(workflow.onboard, client, case[1], options))
      local step = "create the customer %s with the domain %s, which only the sandbox can delete again"
      assert.equal(step:format(case[2], DOMAIN), it.steps[1])
    end)
  end

  it("onboard: bodies without a domain", function()
    local workflow, client = serve(NEW)
    for _, body in ipairs({ {}, { companyProfile = {} }, { companyProfile = "x" },
      { companyProfile = { domain = 5 } }, { billingProfile = {} } }) do
      local value, err = run(workflow.onboard, client, body, { on_credentials = function() end })
      assert.same({ nil, "invalid_argument" }, { value, err.kind })
    end
  end)

  it("onboard: agreements", function()
    local body = { companyProfile = { domain = DOMAIN } }
    local function templates(list)
      local routes = {
        { "GET", "^/v1/agreements$", function() return 200, { items = world.json.array(list) } end },
      }
      for _, route in ipairs(NEW) do routes[#routes + 1] = route end
      return serve(routes)
    end
    local function try(list, agreement)
      local workflow, client = templates(list)
      return run(workflow.onboard, client, body, { on_credentials = function() end, agreement = agreement })
    end
    local kind = "MicrosoftCustomerAgreement"
    local it = plan_of(try({ { agreementType = kind, templateId = "a" }, { templateId = "b" },
      { agreementType = kind, templateId = "c", versionRank = "2" },
      { agreementType = kind, templateId = "d", versionRank = 1 } }, { primaryContact = {} }))
    assert.equal("c", it.agreement.templateId)
    local value, err = try({}, { primaryContact = {} })
    assert.same({ nil, "not_found" }, { value, err.kind })
    for _, bad in ipairs({ {}, { primaryContact = {}, type = 5 } }) do
      value, err = try({}, bad)
      assert.same({ nil, "invalid_argument" }, { value, err.kind })
    end
  end)

  it("onboard: answers to the creation", function()
    for text, kind in pairs({ [""] = "protocol", ["{}"] = "protocol", ["[]"] = "protocol" }) do
      local routes = { { "POST", "^/v1/customers$", function() return 201, text end } }
      for _, route in ipairs(NEW) do routes[#routes + 1] = route end
      local workflow, client = serve(routes)
      local value, err = run(workflow.onboard, client, { companyProfile = { domain = DOMAIN } }, {
        on_credentials = function() end, confirm = true,
      })
      assert.same({ nil, kind }, { value, err.kind })
    end
  end)

  it("onboard: a customer of the domain without an id", function()
    local workflow, client = serve({ { "GET", "^/v1/customers$", function()
      return 200, { items = { { companyProfile = { domain = DOMAIN } } } }
    end } })
    local value, err = run(workflow.onboard, client, { companyProfile = { domain = DOMAIN } }, {
      on_credentials = function() end, update_profile = true,
    })
    assert.same({ nil, "protocol" }, { value, err.kind })
  end)

  it("government_customer: codes without an id", function()
    local routes = {
      { "GET", "^/v1/customers/all/validations$", function()
        return 200, { { remainingCreates = 5 }, {} }
      end },
    }
    for _, route in ipairs(NEW) do routes[#routes + 1] = route end
    local workflow, client = serve(routes)
    local value, err = run(workflow.government_customer, client, { companyProfile = { domain = DOMAIN } }, {
      on_credentials = function() end,
    })
    assert.same({ nil, "conflict" }, { value, err.kind })
  end)

  it("buy: carts and lines", function()
    local item = { catalogItemId = "c", quantity = 1 }
    for text, kind in pairs({
      [""] = "protocol", ["{}"] = "protocol", ['{"id":"1"}'] = "protocol",
      ['{"id":"1","lineItems":[{}]}'] = false,
      ['{"id":"1","lineItems":[]}'] = false, ['{"id":"1","lineItems":[{"error":{}}]}'] = false,
      ['{"id":"1","lineItems":[{"error":{"x":1}}]}'] = false,
      ['{"id":"1","lineItems":[{"error":{"code":"10001"}}]}'] = "validation",
    }) do
      local workflow, client = serve({ { "POST", "/carts$", function() return 201, text end } })
      local value, err = run(workflow.buy, client:customer(ID), { item }, { prices = {} })
      if kind then
        assert.same({ nil, kind }, { value, err.kind }, text)
      else
        assert.is_string(tostring(plan_of(value, err)))
      end
    end
  end)

  it("qualify and vetting: records", function()
    for _, text in ipairs({ "[]", '[{"qualification":"None"}]', '[{"qualification":"Education"}]',
      '[{"qualification":"Education","vettingStatus":"Denied"}]',
      '[{"qualification":"Education","vettingStatus":5}]' }) do
      local workflow, client = serve({ { "GET", "/qualifications$", function() return 200, text end } })
      run(workflow.qualify, client:customer(ID), "Education", { educationSegment = "K12" })
      run(workflow.vetting, client:customer(ID), { timeout = 0 })
    end
  end)

  it("offboard_user: users and licences", function()
    for _, licenses in ipairs({ {}, { { productSku = { id = "s" } } }, { { id = "s" } }, { {} } }) do
      local workflow, client = serve({
        { "GET", "/users/u$", function() return 200, "{}" end },
        { "GET", "/licenses$", function() return 200, { items = world.json.array(licenses) } end },
      })
      run(workflow.offboard_user, client:customer(ID):user("u"))
    end
  end)

  it("reconcile: invoices", function()
    for _, text in ipairs({ "{}", '{"invoiceDetails":[]}', '{"invoiceDetails":[{}]}',
      '{"invoiceDetails":[{"billingProvider":"one_time"}],"totalCharges":"x"}' }) do
      local workflow, client = serve({
        { "GET", "/invoices/i$", function() return 200, text end },
        { "GET", "/lineitems", function() return 200, '{"items":[{}],"totalCount":1}' end },
      })
      local path = os.tmpname()
      run(workflow.reconcile, client:invoice("i"), path)
      for _, ending in ipairs({ "", ".lines", ".state" }) do os.remove(path .. ending) end
    end
  end)
end)
