-- Every workflow that writes: its result without confirmation, as a dry run, and with nothing left to do.
local partner = require "spec.support.fake.partner"

local NEW = "33333333-3333-4333-8333-333333333333"
local READER = "f2ef992c-3afb-46b9-b7cf-a126ee74c451"
local GLOBAL = "62e90394-69f5-4237-9190-012177145e10"
local ITEM = { catalogItemId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971", quantity = 2 }

describe("the workflow", function()
  local world, service

  before_each(function()
    service = { customers = {}, records = {}, licenses = { { productSku = { id = "sku-a" } } } }
    local function body()
      return { companyProfile = { domain = "grove.onmicrosoft.com" }, billingProfile = {} }
    end
    service.body = body()
    local function relationship()
      return {
        id = "r1", displayName = "Support", duration = "P730D", customer = { tenantId = service.tenant },
        accessDetails = { unifiedRoles = { { roleDefinitionId = service.role or READER } } },
        autoExtendDuration = service.extension, ["@odata.etag"] = 'W/"1"',
        status = service.once or service.status or "active",
      }
    end
    service.relationship = relationship
    local function list(items) return 200, { value = world.json.array(items or {}) } end
    service.subscription = {
      id = "s1", offerId = "PROD:0001:AV1", quantity = 2, status = "active", autoRenewEnabled = true,
      termDuration = "P1Y", commitmentEndDate = os.date("!%Y-%m-%dT00:00:00Z", os.time() + 864000),
      attributes = { etag = "tag" },
    }
    world = partner.load {
      { "GET", "/delegatedAdminRelationships$", function() return list(service.listed) end },
      { "POST", "/delegatedAdminRelationships$", function()
        service.status = "created"
        return 201, relationship()
      end },
      { "GET", "/delegatedAdminRelationships/r1$", function()
        local now = relationship()
        service.once = nil
        return 200, now
      end },
      { "PATCH", "/delegatedAdminRelationships/r1$", function() return 200, relationship() end },
      { "GET", "^/v1/customers/" .. partner.CUSTOMER:gsub("%-", "%%-") .. "$", function()
        return 200, { id = partner.CUSTOMER, relationshipToPartner = service.ended and "none" or "reseller" }
      end },
      { "PATCH", "^/v1/customers/" .. partner.CUSTOMER:gsub("%-", "%%-") .. "$", function()
        return 200, { id = partner.CUSTOMER, relationshipToPartner = "none" }
      end },
      { "GET", "/subscriptions$", function()
        return 200, { items = world.json.array(service.azure or {}), totalCount = #(service.azure or {}) }
      end },
      { "GET", "/entitlements$", function() return 200, { items = world.json.array {}, totalCount = 0 } end },
      { "GET", "/securityAlerts/a1$", function()
        return 200, { id = "a1", status = service.status or "active", resolvedReason = service.reason }
      end },
      { "PATCH", "/securityAlerts/a1$", function() return 200, { id = "a1", status = "resolved" } end },
      { "GET", "/webhooks/v1/registration$", function()
        if not service.registration then return 404, { code = 1000, description = "none" } end
        return 200, service.registration
      end },
      { "GET", "/registration/events$", function()
        return 200, world.json.array { "invoice-ready", "test-created" }
      end },
      { "POST", "/webhooks/v1/registration$", function(call) return 200, call.body end },
      { "PUT", "/webhooks/v1/registration$", function(call) return 200, call.body end },
      { "GET", "/r1/%a+$", function() return list() end },
      { "POST", "/r1/requests$", function(call)
        service.once = call.body.action == "terminate" and "terminated" or "approvalPending"
        return 201, { id = "q1", action = call.body.action, status = "created" }
      end },
      { "GET", "^/v1/customers$", function()
        return 200, { items = world.json.array(service.customers), totalCount = #service.customers }
      end },
      { "HEAD", "^/v1/domains/", function() return service.taken and 200 or 404 end },
      { "POST", "^/v1/customers$", function()
        local profile = body().companyProfile
        return 201, { id = NEW, companyProfile = profile, userCredentials = { userName = "admin" } }
      end },
      { "GET", "/customers/all/validations$", function()
        return 200, world.json.array { { validationId = "12345", remainingCreates = service.left or 4 } }
      end },
      { "GET", "/qualifications$", function() return 200, world.json.array(service.records) end },
      { "POST", "/qualifications$", function(call)
        return 201, { qualification = call.body.qualification, vettingStatus = "InReview" }
      end },
      { "GET", "/users/u1$", function()
        if service.gone then return 404, { code = 3008 } end
        return 200, { id = "u1", userPrincipalName = "ada@school.example", state = "active" }
      end },
      { "GET", "/users/u1/licenses$", function()
        return 200, { items = world.json.array(service.licenses), totalCount = #service.licenses }
      end },
      { "POST", "/users/u1/licenseupdates$", function() return 201, {} end },
      { "DELETE", "/users/u1$", function() return 204 end },
      { "POST", "/carts$", function(call)
        return 201, { id = "cart1", status = "Active", lineItems = call.body.lineItems }
      end },
      { "GET", "/carts/cart1$", function()
        return 200, { id = "cart1", status = service.ordered and "Ordered" or "Active", lineItems = { ITEM } }
      end },
      { "POST", "/carts/cart1/checkout$", function() return 201, { orders = { { id = "order1" } } } end },
      { "GET", "/transfers$", function() return 200, { items = world.json.array {}, totalCount = 0 } end },
      { "GET", "/availabilities$", function()
        return 200, { items = world.json.array {}, totalCount = 0 }
      end },
      { "GET", "/subscriptions/s1$", function() return 200, service.subscription end },
      { "PATCH", "/subscriptions/s1$", function(call)
        service.subscription = call.body
        return 200, call.body
      end },
      { "GET", "/orders$", function() return 200, { items = world.json.array {}, totalCount = 0 } end },
    }
  end)

  after_each(partner.unload)

  local function ignore() end

  -- Runs a workflow on a subscription, which is as before afterwards.
  local function on_subscription(client, run)
    local before = service.subscription
    local value, err = run(client:customer(partner.CUSTOMER):subscription("s1"))
    service.subscription = before
    return value, err
  end

  -- A call of each workflow, a state that leaves nothing to do, and a state that blocks it. `buy` makes its
  -- cart before it asks.
  local CASES = {
    qualify = {
      run = function(workflow, client, options)
        options.educationSegment = "K12"
        return workflow.qualify(client:customer(partner.CUSTOMER), "Education", options)
      end,
      done = function() service.records[1] = { qualification = "Education", vettingStatus = "Approved" } end,
      block = function() service.records[1] = { qualification = "GovernmentCommunityCloud" } end,
      blocked = "cannot be given to a customer that has GovernmentCommunityCloud",
      irreversible = true,
    },
    onboard = {
      run = function(workflow, client, options)
        options.on_credentials = ignore
        return workflow.onboard(client, service.body, options)
      end,
      done = function()
        service.customers[1] = { id = NEW, companyProfile = { domain = "grove.onmicrosoft.com" } }
      end,
      block = function() service.taken = true end, blocked = "the domain grove.onmicrosoft.com is taken",
      irreversible = true,
    },
    government_customer = {
      run = function(workflow, client, options)
        options.on_credentials = ignore
        return workflow.government_customer(client, service.body, options)
      end,
      done = function()
        service.customers[1] = { id = NEW, companyProfile = { domain = "grove.onmicrosoft.com" } }
        service.records[1] = { qualification = "GovernmentCommunityCloud", vettingStatus = "InReview" }
      end,
      block = function() service.left = 0 end, blocked = "none of this partner's validation codes",
      irreversible = true,
    },
    buy = {
      run = function(workflow, client, options, what)
        return workflow.buy(client:customer(partner.CUSTOMER), what or { ITEM }, options)
      end,
      cart = 1, irreversible = true,
    },
    ["buy with a cart"] = {
      name = "buy",
      run = function(workflow, client, options)
        return workflow.buy(client:customer(partner.CUSTOMER), "cart1", options)
      end,
      done = function() service.ordered = true end, irreversible = true,
    },
    end_of_term = {
      run = function(workflow, client, options)
        return on_subscription(client, function(subscription)
          return workflow.end_of_term(subscription, "cancel", options)
        end)
      end,
      done = function()
        service.subscription.autoRenewEnabled = false
        service.subscription.scheduledActions = { { scheduleType = "TermEnd", actionType = "Cancel" } }
      end,
      block = function() service.subscription.status = "suspended" end,
      blocked = "suspended: activate it first", irreversible = false,
    },
    change_seats = {
      run = function(workflow, client, options)
        return on_subscription(client, function(subscription)
          return workflow.change_seats(subscription, 3, options)
        end)
      end,
      done = function() service.subscription.quantity = 3 end,
      block = function() service.subscription.status = "deleted" end,
      blocked = "cancelled and cannot be changed", irreversible = false,
    },
    offboard_user = {
      run = function(workflow, client, options)
        return workflow.offboard_user(client:customer(partner.CUSTOMER):user("u1"), options)
      end,
      done = function() service.gone = true end, irreversible = false,
    },
    gdap = {
      run = function(workflow, client, options)
        options.name, options.roles, options.wait = "Support", READER, false
        options.customer = partner.CUSTOMER
        return workflow.gdap(client, options)
      end,
      done = function() service.listed = { service.relationship() } end,
      block = function()
        service.tenant = NEW
        service.listed = { service.relationship() }
      end,
      blocked = "is for the customer " .. NEW:gsub("%-", "%%-"), irreversible = false,
    },
    offboard_customer = {
      run = function(workflow, client, options)
        options.users = false
        return workflow.offboard_customer(client:customer(partner.CUSTOMER), options)
      end,
      done = function() service.ended = true end,
      block = function()
        service.azure = { { id = "s1", status = "active", billingType = "usage", offerId = "a:b:c" } }
      end,
      blocked = "it is an active Azure plan", irreversible = true,
    },
    resolve_alert = {
      run = function(workflow, client, options)
        return workflow.resolve_alert(client, { id = "a1", source = "graph" }, "fraud", options)
      end,
      done = function() service.status, service.reason = "resolved", "fraud" end,
      block = function() service.status, service.reason = "resolved", "ignore" end,
      blocked = "is resolved as ignore already", irreversible = false,
    },
    gdap_extend = {
      run = function(workflow, client, options)
        return workflow.gdap_extend(client:gdap_relationship("r1"), options)
      end,
      done = function() service.extension = "P180D" end,
      block = function() service.role = GLOBAL end, blocked = "has the role Global Administrator",
      irreversible = false,
    },
    register_webhook = {
      run = function(workflow, client, options)
        options.url, options.test, options.events = "https://hooks.example/", false, { "invoice-ready" }
        return workflow.register_webhook(client, options)
      end,
      done = function()
        service.registration = { WebhookUrl = "https://hooks.example/", WebhookEvents = { "invoice-ready" } }
      end,
      irreversible = false,
    },
    unregister_webhook = {
      run = function(workflow, client, options)
        service.registration = service.registration
          or { WebhookUrl = "https://hooks.example/", WebhookEvents = { "invoice-ready" } }
        return workflow.unregister_webhook(client, options)
      end,
      done = function()
        service.registration = { WebhookUrl = "https://hooks.example/", WebhookEvents = { "test-created" } }
      end,
      irreversible = false,
    },
    gdap_terminate = {
      run = function(workflow, client, options)
        return workflow.gdap_terminate(client:gdap_relationship("r1"), options)
      end,
      done = function() service.status = "terminated" end,
      block = function() service.status = "approvalPending" end, blocked = "it waits for approval",
      irreversible = true,
    },
  }

  local function writes() return #world.log - partner.count(world, "^GET") - partner.count(world, "^HEAD") end

  local function run(case, options)
    world.log = {}
    return case.run(world.partnercenter.workflow, world.made, options or {})
  end

  local function is_plan(value, case, name)
    assert.equal("partnercenter.plan", getmetatable(value).__name)
    assert.same({ "workflow." .. (case.name or name), case.irreversible, "string" },
      { value.workflow, value.irreversible, type(value.correlation_id) })
    assert.is_true(#value.steps > 0)
    return value
  end

  for name, case in pairs(CASES) do
    it(name .. " fails with its plan unless it is confirmed", function()
      for _, confirm in ipairs { "none", false, function() return false end, function() return "yes" end,
        function() end } do
        local value, err = run(case, { confirm = confirm ~= "none" and confirm or nil })
        assert.is_nil(value)
        assert.same({ "unconfirmed", "workflow." .. (case.name or name), false },
          { err.kind, err.operation, err.retryable })
        is_plan(err.plan, case, name)
        assert.equal(err.plan.correlation_id, err.correlation_id)
        assert.matches("confirm", err.message)
        assert.matches("confirm = true", err.hint)
        assert.equal(case.cart or 0, writes())
        if case.name or case.cart then
          assert.same({ "cart1", "cart1" }, { err.cart_id, err.plan.cart_id })
          assert.matches("cart_id", err.hint)
        end
      end
    end)

    it(name .. " shows a function the plan that its error has", function()
      local shown
      local _, err = run(case, { confirm = function(plan) shown = plan end })
      assert.equal(shown, err.plan)
    end)

    it(name .. " gives its plan to a dry run, and sends no write", function()
      for _, confirm in ipairs { "none", false, true, function() return true end } do
        local plan, err = run(case, { dry_run = true, confirm = confirm ~= "none" and confirm or nil })
        assert.is_nil(err)
        is_plan(plan, case, name)
        assert.equal(0, writes())
      end
    end)

    it(name .. " is carried out once it is confirmed", function()
      for _, confirm in ipairs { true, function() return true end } do
        local result = assert(run(case, { confirm = confirm, dry_run = false }))
        assert.is_nil(result.steps)
        assert.is_true(writes() > (case.cart or 0))
      end
    end)

    if case.done then
      it(name .. " needs no agreement where nothing is left to do", function()
        case.done()
        local asked
        local result = assert(run(case, { confirm = function() asked = true end }))
        assert.is_nil(result.steps)
        assert.is_nil(asked)
        local plan = assert(run(case, { dry_run = true }))
        assert.same({ {}, false }, { plan.steps, plan.irreversible })
        assert.matches("nothing to do", tostring(plan))
        assert.equal(0, writes())
      end)
    end

    if case.block then
      it(name .. " says what blocks it, confirmed or not", function()
        case.block()
        for _, options in ipairs { {}, { confirm = true }, { dry_run = true } } do
          local value, err = run(case, options)
          assert.is_nil(value)
          assert.equal("conflict", err.kind, tostring(err))
          assert.matches(case.blocked, err.message)
          assert.equal(0, writes())
        end
      end)
    end

    it(name .. " plans for a client that may only read", function()
      world.made:close()
      world.made = world.client { read_only = true }
      assert.is_true(#assert(run(case, { dry_run = true })).steps > 0)
      local value, err = run(case, { confirm = true })
      assert.same({ nil, "config" }, { value, err.kind })
      assert.equal(0, writes())
    end)
  end

  it("buy plans a dry run from the items alone", function()
    local plan = assert(run(CASES.buy, { dry_run = true, prices = { [ITEM.catalogItemId] = 5 } }))
    assert.same({ 10, nil, nil, 0 }, { plan.total, plan.cart_id, plan.cart, #world.log })
    assert.matches("^buy 2 x " .. ITEM.catalogItemId, plan.steps[1])
    assert.matches("make a cart of these items and check it out for customer " ..
      partner.CUSTOMER:gsub("%-", "%%-") .. ": 10%.00", plan.steps[2])
    local value, err = world.partnercenter.workflow.buy(world.made:customer(partner.CUSTOMER), {},
      { dry_run = true })
    assert.same({ nil, "invalid_argument" }, { value, err.kind })
  end)

  it("onboard needs no handler of credentials for a dry run", function()
    local plan = assert(world.partnercenter.workflow.onboard(world.made, service.body, { dry_run = true }))
    assert.equal(2, #plan.steps)
    plan = assert(world.partnercenter.workflow.government_customer(world.made, service.body,
      { dry_run = true }))
    assert.equal(3, #plan.steps)
    for _, name in ipairs { "onboard", "government_customer" } do
      assert.error_matches(function()
        world.partnercenter.workflow[name](world.made, service.body, {})
      end, name .. ": on_credentials: function expected, got nil")
    end
  end)

  it("is listed here if it takes `confirm`", function()
    local source = require "spec.support.source"
    for _, path in ipairs(source.files("lua/partnercenter/workflow -name '*.lua'")) do
      if source.read(path):find("confirm = \"boolean|function\"", 1, true) then
        local name = path:match("([%l_]+)%.lua$")
        assert.is_table(CASES[name], name)
      end
    end
  end)
end)
