-- Hints fit the operation and the field, for every code of the service and every meaning of ambiguous ones.
local answer_error = require "partnercenter.errors.from_answer"
local json = require "partnercenter.json"
local operations = require "spec.data.operations"
local partner = require "spec.support.fake.partner"
local source = require "spec.support.source"

-- An answer to a call by name, or to a request of `client:request`.
local function refused(status, code, call, text, host)
  local where = {}
  local method, path = (call or ""):match("^(%u+) (/.*)$")
  if method then where = { method = method, template = path } else where.operation = call end
  return answer_error.from_service({
    status = status, operation = where.operation, method = where.method, template = where.template,
      host = host,
    body = json.encode({ code = tonumber(code) or code, description = text or "The request is refused." }),
  })
end

local SUMMARY = "GET /v1/customers/2222/subscriptions/3333/usagesummary"
local NEW_ORDER = "POST /v1/customers/2222/orders"
local SUBSCRIPTION = "PATCH /v1/customers/2222/subscriptions/3333"
local MPA = "GET /v1/compliance/csp/agreementstatus"

-- code, status, call, message, the hint's pattern, and patterns that it must not match.
local MEANINGS = {
  { 0, 400, "customer.orders.create", "The provided value 'none' is not a valid OrderStatus.",
    "'OrderStatus'" },
  { 0, 400, NEW_ORDER, nil, "enumerations" },
  { 0, 501, "customer.get", nil, "these ids", "order" },
  { "invalidRequest", 400, "referral.update", "The property [0].op is missing",
    "the message names the member" },
  { "invalidRequest", 400, "referral.update", "The property consent.x is not known", "correct",
    "partner host" },
  { 2000, 400, "compliance.agreement_status", nil, "MPN id in digits" },
  { 2000, 400, MPA, nil, "tenant id as a GUID" },
  { 2000, 400, "customers.list", "The filter field City is not supported.", "CompanyName, Domain", "GUID" },
  { 2000, 400, "GET /v1/customers", "Operator 'equals' is not supported.", "starts_with", "GUID" },
  { 2000, 400, "customers.list", "Unsupported search field.", "starts_with", "GUID" },
  { 2000, 400, "customer.users.list", "The filter is not valid.", "correct the filter", "CompanyName",
    "GUID" },
  { 2000, 400, "customer.orders.create", "ParentSubscriptionId is not supported for this request.",
    "leave 'ParentSubscriptionId' out", "GUID", "filter" },
  { 2000, 400, NEW_ORDER, "Invalid property 'billingCycle'.", "correct 'billingCycle'", "GUID" },
  { 2000, 400, NEW_ORDER, nil, nil, "GUID", "filter" },
  { 2000, 400, "customer.get", "The customer id must be a GUID.", "give the id as a GUID" },
  { 2000, 400, "customer.get", nil, nil, "GUID", "filter" },
  { 2001, 400, "customer.subscription.update", nil, "activate the suspended subscription", "MPN" },
  { 2001, 400, SUBSCRIPTION, nil, "activate the suspended subscription", "MPN" },
  { 2001, 400, MPA, nil, "tenant id or the MPN id", "subscription" },
  { 2001, 400, "customer.carts.create", nil, nil, "MPN", "subscription" },
  { 2002, 400, "customer.subscription.update", nil, "quantity within the range" },
  { 2002, 400, "customer.order.update", nil, "quantity within the range" },
  { 2002, 400, "customer.cart.replace", nil, "quantity within the range" },
  { 2002, 400, "customer.users.create", nil, nil, "quantity" },
  { 2006, 400, SUBSCRIPTION, nil, "does not permit updates", "sell" },
  { 2006, 403, "customer.orders.create", nil, "may not sell", "updates" },
  { 2006, 403, "customer.cart.checkout", nil, "may not sell", "updates" },
  { 2006, 403, "customer.get", nil, "relationship with the customer", "sell", "updates" },
  { 2200, 400, MPA, nil, "MPN id" }, { 2201, 400, MPA, nil, "region" }, { 2203, 400, MPA, nil, "sign" },
  { 2204, 400, MPA, nil, "account" }, { 2205, 400, MPA, nil, "tenant id" }, { 2206, 400, MPA, nil, "sign" },
  { 2200, 400, "customer.get", nil, nil, "MPN" }, { 2206, 400, "customer.get", nil, nil, "sign" },
  { 3000, 404, "mpn_profile", nil, "no partner has it" },
  { 3000, 404, "GET /v1/profiles/mpn", nil, "no partner has it" },
  { 3000, 404, "customer.usage_summary", nil, "no usage data", "MPN" },
  { 3000, 404, SUMMARY, nil, "no usage data", "MPN" },
  { 3000, 400, "usage_summary", nil, "no usage data", "MPN" },
  { 3000, 400, "customer.subscription.azure_utilization", "The property 'startTime' is not valid.",
    "correct 'startTime'", "no usage data" },
  { 0, 400, "customer.order.get", nil, nil, "enumerations" },
  { 0, 400, "GET /v1/customers/2222/orders/4444", nil, nil, "enumerations" },
  { 3000, 400, "customers.create", "The property 'companyProfile.domain' is not valid.",
    "'companyProfile.domain'", "MPN" },
  { 3000, 400, "customers.create", nil, "the property named in the message", "MPN" },
  { 3000, 404, "customer.get", nil, "check the ids", "MPN", "usage" },
  { 20000, 404, "customer.order.get", nil, "order id" },
  { 20000, 404, "GET /v1/customers/2222/orders/4444/provisioningstatus", nil, "order id" },
  { 20000, 404, "customer.subscription.get", nil, "check the ids", "order" },
  { 20003, 404, "customer.subscription.get", nil, "subscription id" },
  { 60000, 400, "customer.migrations.create", nil, "migration" },
  { 60000, 400, "customer.user.update_licenses", nil, nil, "migration" },
  { 60002, 404, "customer.user.get", nil, "user id" },
  { 60003, 404, "customer.get", nil, "tenant id" },
  { 1000, 404, "customer.get", nil, "not found" },
  { 600049, 400, "customers.create", nil, "give organizationRegistrationNumber" },
  { 600002, 400, "customer.billing_profile.replace", nil, "leave organizationRegistrationNumber out" },
  { 600050, 400, "PUT /v1/customers/2222/profiles/billing", nil, "format" },
  { 600051, 400, "POST /v1/customers", nil, "phone" },
  { 600051, 400, "customer.users.create", nil, nil, "phone" },
  { 600061, 400, "customer.agreements.create", nil, "nothing is left to do" },
  { 600061, 400, "customer.carts.create", nil, nil, "nothing" },
  { 800023, 403, "customer.orders.create", nil, "credit" }, { 800025, 400, "customer.cart.checkout", nil,
    "credit" },
  { 800024, 400, "customer.cart.checkout", nil, "eligible" }, { 800062, 400, NEW_ORDER, nil, "eligible" },
  { 800089, 403, "customer.cart.checkout", nil, "catalog item ids" },
  { 800090, 400, SUBSCRIPTION, nil, "renewal" }, { 900103, 500, "customer.transfer.accept", nil,
    "read the transfer" },
  { 900117, 400, SUBSCRIPTION, nil, "days" }, { 900213, 400, SUBSCRIPTION, nil, "hours" },
  { 900214, 400, SUBSCRIPTION, nil, "hours" }, { 900257, 400, SUBSCRIPTION, nil, "days" },
  { 900400, 400, "customer.transfers.create", nil, "transfer eligibility" },
  { 900400, 400, "customer.get", nil, nil, "transfer" },
  { 400072, 400, "product.sku.availabilities", nil, "no longer sold" },
}

describe("a hint", function()
  it("is the meaning that a code has in its operation, and no other", function()
    for _, case in ipairs(MEANINGS) do
      local about = ("%s/%s of %s"):format(case[2], case[1], case[3])
      local hint = refused(case[2], case[1], case[3], case[4]).hint
      if case[5] then assert.matches(case[5], hint or "", 1, true, about) end
      for i = 6, #case do
        assert.is_nil((hint or ""):find(case[i], 1, true), about .. ": " .. tostring(hint))
      end
    end
  end)

  it("exists for every code of the service's tables that has a meaning by itself", function()
    for line in source.read("spec/data/errors.tsv"):gsub("^[^\n]*\n", ""):gmatch("[^\n]+") do
      local status, code, meaning = line:match("^([^\t]+)\t([^\t]+)\t([^\t]+)$")
      if status ~= "-" and code ~= "-" and not meaning:find("^token endpoint")
        and not meaning:find("device code") then
        assert.is_string(refused(tonumber(status), code).hint, line)
      elseif status == "-" and code:find("^%d+$") then -- nested codes have no meaning with a status
        assert.is_nil(refused(400, code).hint, line)
      end
    end
  end)

  it("is never another operation's, for the whole table of operations", function()
    local words = { { "MPN id", "mpn" }, { "usage", "u[ts][ai]" }, { "migration", "migration" },
      { "transfer", "transfer" } }
    for _, row in ipairs(operations.rows()) do
      local name = row[1]:gsub("%b()", ""):gsub(":", ".")
      for _, code in ipairs({ 2000, 2001, 2204, 3000, 60000, 900103, 900400 }) do
        for _, status in ipairs({ 400, 404, 500 }) do
          local hint = refused(status, code, name).hint or ""
          for _, word in ipairs(words) do
            local own = (name .. row[3]):lower():gsub("_", "")
            if hint:find(word[1], 1, true) and not own:find("agreementstatus", 1, true) then
              assert.truthy(own:find(word[2]), name .. ": " .. hint)
            end
          end
        end
      end
    end
  end)

  it("names the host that refused", function()
    for _, case in ipairs({
      { 401, "graph", "audience.graph", "Partner Center audience" }, { 403, "graph", "Graph permission",
        "GDAP" },
      { 404, "graph", "base_url.graph", "MPN" }, { 401, "partner", "audience.partner",
        "Partner Center audience" },
      { 401, "api", "Partner Center audience", "graph." }, { 401, nil, "Partner Center audience", "graph." },
      { 403, "partner", "role in Partner Center", "Graph" }, { 405, "graph", "method", "Partner" },
      { 429, "graph", "retry_after", "GDAP" },
    }) do
      local hint = answer_error.from_service({ status = case[1], host = case[2], body = "{}" }).hint
      assert.matches(case[3], hint, 1, true)
      assert.is_nil(hint:find(case[4], 1, true), hint)
    end
    for code, want in pairs({
      accessDenied = "permission", itemNotFound = "ids", resourceModified = "ETag",
        serviceNotAvailable = "try again",
      Authorization_RequestDenied = "permission", InvalidAuthenticationToken = "audience",
        unauthenticated = "audience",
    }) do
      local err = answer_error.from_service({
        status = 403, host = "graph", body = ('{"error":{"code":"%s","message":"x"}}'):format(code),
      })
      assert.matches(want, err.hint, 1, true)
      assert.is_nil(err.hint:find("host:", 1, true))
    end
    assert.is_nil(answer_error.from_service({ status = 400,
      body = '{"code":"AADSTS7000215","description":"x"}' }).host)
  end)

  it("is chosen by the operation, for every way of calling", function()
    local function answer(status, code, text)
      return function() return status, { code = code, description = text or "Nothing is here." } end
    end
    local world = partner.load({
      { "GET", "usagesummary$", answer(404, 3000) },
      { "GET", "^/v1/profiles/mpn$", answer(404, 3000) },
      { "GET", "^/v1/customers$", answer(400, 2000, "Unknown field.") },
      { "POST", "/orders$", answer(400, 2000, "Bad input.") },
      { "GET", "/v1.0/", function() return 403, { error = { code = "Forbidden", message = "No." } } end },
    })
    local client, id = world.made, partner.CUSTOMER
    local filter = { Field = "City", Operator = "equals", Value = "x" }
    local path = "/v1/customers/" .. id
    for _, case in ipairs({
      { "no usage data", client:customer(id):usage_summary() },
      { "no usage data", client:customer(id):subscription("1"):usage_summary() },
      { "no usage data", client:request({ path = path .. "/usagesummary" }) },
      { "no partner has it", client:mpn_profile({ mpnId = "1" }) },
      { "no partner has it", client:request({ path = "/v1/profiles/mpn" }) },
      { "starts_with", client:customers({ filter = filter }):all() },
      { "starts_with", client:request({ path = "/v1/customers", query = { filter = filter } }) },
      { "Graph permission", client:request({ host = "graph", path = "/v1.0/tenantRelationships" }) },
    }) do
      assert.matches(case[1], case[3].hint or "", 1, true, tostring(case[3]))
    end
    for _, refused_order in ipairs({
      { client:customer(id):orders():create({ lineItems = {} }) },
      { client:request({ method = "POST", path = path .. "/orders", body = { lineItems = {} } }) },
    }) do
      assert.is_nil((refused_order[2].hint or ""):find("GUID", 1, true))
    end
    partner.unload()
  end)

  it("adds no other field to the error", function()
    local err = refused(400, 2000, NEW_ORDER)
    assert.same({}, { err.method, err.template, err.host })
  end)
end)
