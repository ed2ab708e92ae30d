--- Workflow `onboard`: checks domain and address, creates the customer and records its agreement.
local check = require "partnercenter.arguments.check"
local errors = require "partnercenter.errors"
local start = require "partnercenter.workflow.run.start"
local tasks = require "partnercenter.engine.tasks"

local OPTIONS = {
  confirm = "boolean|function", dry_run = "boolean", on_credentials = "function", agreement = "table",
  accept_address = "boolean", update_profile = "boolean",
}
local AGREEMENT = "MicrosoftCustomerAgreement"
local VALID_ADDRESS = { verifiedshippable = true, verified = true, notvalidated = true }
local RECORDED = "600061" -- the service has this agreement already

-- A member by name, in any case: the examples of the reference use both.
local function member(value, name)
  if type(value) ~= "table" then return nil end
  for key, found in pairs(value) do
    if type(key) == "string" and key:lower() == name:lower() then return found end
  end
  return nil
end

-- The company's name: bodies in the reference have it in either profile, or in both.
local function name_in(body)
  for _, profile in ipairs({ "companyProfile", "billingProfile" }) do
    local name = member(member(body, profile), "companyName")
    if name ~= nil then return tostring(name) end
  end
  return "without a name"
end

local function domain_in(record)
  local domain = member(member(record, "companyProfile"), "domain")
  return type(domain) == "string" and domain:lower() or nil
end

local function find_customer(run, domain)
  local customer, err = run.client:find_customer(domain, run:call())
  if errors.is(err, "not_found") and not err.status then return nil end
  if customer and type(customer.id) ~= "string" then
    return run:fail("protocol", "the customer of the domain " .. domain .. " has no id")
  end
  return customer, err
end

local function check_domain(run, domain)
  local taken, err = run.client:domain(domain):exists(run:call())
  if taken == nil then return nil, err end
  if not taken then return true end
  return run:fail("conflict", ("the domain %s is taken, and by none of this partner's customers (one that "
    .. "was made minutes ago may not be listed yet)"):format(domain))
end

local function check_address(run, address)
  if type(address) ~= "table" then return true end
  -- The country decides which parts an address needs, so the service is asked in any case.
  local verdict, err = run.client:validate_address(address, run:call({ unchecked = true }))
  if verdict == nil then
    if err.kind == "validation" and run.options.accept_address then return true end
    return nil, err
  end
  local status = type(verdict) == "table" and verdict.status
  if type(status) ~= "string" or VALID_ADDRESS[status:lower()] or run.options.accept_address then
    return true
  end
  return run:fail("validation", ("the address is not valid: %s"):format(status), {
    data = verdict, hint = "use one of data.suggestedAddresses, or accept_address = true",
  })
end

local function same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for key, value in pairs(a) do
    if not same(value, b[key]) then return false end
  end
  return true
end

local function rank_of(template)
  return tonumber(template.versionRank) or 0
end

-- The agreement to record; nil and the existing one where the customer has accepted it.
local function agreement_for(run, customer)
  local given = run.options.agreement
  if not given then return nil end
  local kind, body = given.type or AGREEMENT, {}
  if customer then
    local have, err = customer:agreements({ agreementType = kind }, run:call()):all()
    if not have and err.status ~= 404 then return nil, err end
    for _, one in ipairs(have or {}) do
      if tostring(one.type):lower() == kind:lower() then return nil, nil, one end
    end
  end
  for key, value in pairs(given) do
    body[key] = value
  end
  body.type, body.dateAgreed = kind, given.dateAgreed or os.date("!%Y-%m-%dT%H:%M:%SZ")
  if not body.templateId then
    local templates, err = run.client:agreement_metadata(run:call({ agreementType = kind }))
    if not templates then return nil, err end
    local newest
    for _, one in ipairs(templates) do
      local fits = tostring(one.agreementType):lower() == kind:lower()
      if fits and (not newest or rank_of(one) > rank_of(newest)) then newest = one end
    end
    if not newest then return run:fail("not_found", "no template of the agreement " .. kind) end
    body.templateId = newest.templateId
  end
  return body
end

local function prepare(run, body, domain)
  local it = run:plan({ domain = domain })
  local steps, found, err = it.steps, find_customer(run, domain)
  if err then return nil, err end
  it.customer = found
  if not found then
    local ok, why = check_domain(run, domain)
    if ok then
      ok, why = check_address(run, member(member(body, "billingProfile"), "defaultAddress"))
    end
    if not ok then return nil, why end
    it.irreversible = true
    steps[1] = ("create the customer %s with the domain %s, which only the sandbox can delete again"):format(
      name_in(body), domain)
    steps[2] = "hand the credentials of its administrator to on_credentials"
  elseif run.options.update_profile then
    steps[1] = ("bring the billing profile of customer %s up to date"):format(it.customer.id)
  end
  local handle = it.customer and run.client:customer(it.customer.id)
  it.agreement, err, it.recorded = agreement_for(run, handle)
  if err then return nil, err end
  if it.agreement then
    steps[#steps + 1] = ("record that the customer accepted the %s on %s"):format(it.agreement.type,
      it.agreement.dateAgreed)
  end
  return it
end

local function remove_member(record, name)
  local found
  for key, value in pairs(record) do
    if type(key) == "string" and key:lower() == name:lower() then
      record[key], found = nil, value
    end
  end
  return found
end

-- Passes the credentials on. An error of the handler may repeat them, so it is dropped.
local function hand_over(run, credentials, id)
  local ok = tasks.protect(function()
    run.options.on_credentials(credentials, id)
  end)
  return ok
end

local function create(run, body)
  -- The service says all that it wants of this body at once.
  local customer, err = run.client:customers():create(body, run:call({ unchecked = true }))
  if not customer then
    if not errors.is_lost(err) then return nil, err end
    return nil, errors.with(err, { message = err.message .. " (it is unknown whether the customer was "
      .. "created: call again, and the workflow resumes if it was; its credentials are then lost, and its "
      .. "administrator needs a new password)" })
  end
  if type(customer) ~= "table" then return run:fail("protocol", "the answer is not a customer") end
  local credentials = remove_member(customer, "userCredentials")
  local kept = credentials == nil or hand_over(run, credentials, customer.id)
  if type(customer.id) ~= "string" then return run:fail("protocol", "the new customer has no id") end
  return customer, nil, not kept and credentials or nil
end

local function update_profile(run, handle, wanted)
  return handle:billing_profile():change(function(profile)
    if same(wanted, profile) then return false end
    for key, value in pairs(wanted) do
      profile[key] = value
    end
    return profile
  end, run:call())
end

local function record_agreement(run, handle, body)
  local record, err = handle:agreements():create(body, run:call())
  if record then return record end
  if err.code == RECORDED then return body end
  return nil, err
end

-- The steps after the creation. Each may be repeated.
local function complete(run, body, it, result)
  local handle = run.client:customer(result.customer_id)
  if run.options.update_profile and not result.created then
    local profile = member(body, "billingProfile")
    local ok, err = true, nil
    if type(profile) == "table" then ok, err = update_profile(run, handle, profile) end
    if not ok then return nil, err end
  end
  if it.agreement then
    local err
    result.agreement, err = record_agreement(run, handle, it.agreement)
    if not result.agreement then return nil, err end
  end
  return result
end

local function check_arguments(run, body)
  local domain = domain_in(body)
  if not check.domain(domain) then
    return run:fail("invalid_argument",
      "body.companyProfile.domain must be a domain, such as name.onmicrosoft.com")
  end
  local agreement = run.options.agreement
  if agreement and agreement.type ~= nil and type(agreement.type) ~= "string" then
    return run:fail("invalid_argument", "agreement.type must be text")
  end
  if agreement and type(agreement.primaryContact) ~= "table" then
    return run:fail("invalid_argument",
      "agreement.primaryContact is missing: firstName, lastName, email, phoneNumber")
  end
  return domain
end

---@class partnercenter.workflow.OnboardOptions: partnercenter.workflow.WriteOptions
---@field on_credentials fun(credentials: table, customer_id: string)
---@field agreement table? primaryContact; type (MicrosoftCustomerAgreement), templateId, dateAgreed
---@field accept_address boolean? accepts an address that the service does not find valid
---@field update_profile boolean? updates the billing profile of an existing customer

---@class partnercenter.workflow.Onboarded
---@field customer_id string
---@field customer partnercenter.model.Customer
---@field created boolean
---@field agreement partnercenter.model.Agreement?
---@field qualification partnercenter.model.V2.CustomerQualification? of government_customer

--- Makes a customer, or reuses one of the same domain. Without `confirm` nothing is written. The service
--- gives the credentials of the new customer's administrator once: they go to
--- `on_credentials(credentials, customer_id)` before any further request, and to no result, error or event.
--- If the handler raises, it is called once more at the end.
---@param client partnercenter.Client or the library, for its default client
---@param body table as for customers():create: companyProfile, billingProfile
---@param options partnercenter.workflow.OnboardOptions
---@return partnercenter.workflow.Onboarded|partnercenter.Plan|nil result the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`; `conflict` with what blocks it;
--- `err.customer_id` once there is a customer
return function(client, body, options)
  local run, err = start("onboard", client, "none", options, OPTIONS)
  check.type(body, "table", "workflow.onboard: body")
  if not run then return nil, err end
  if not run.options.dry_run then
    check.type(run.options.on_credentials, "function", "workflow.onboard: on_credentials")
  end
  local domain, it
  domain, err = check_arguments(run, body)
  if not domain then return nil, err end
  it, err = prepare(run, body, domain)
  if not it then return nil, err end
  local agreed, shown, unconfirmed = run:agree(it)
  if not agreed then return shown, unconfirmed end

  local customer, credentials = it.customer, nil
  if not customer then
    customer, err, credentials = create(run, body)
    if not customer then return nil, err end
  end
  local result, why = complete(run, body, it, {
    customer_id = customer.id, customer = customer, created = not it.customer, agreement = it.recorded,
  })
  if credentials and not hand_over(run, credentials, customer.id) then
    return run:fail("config", "on_credentials raised twice; the credentials of the customer's administrator "
      .. "are lost, who needs a new password", { customer_id = customer.id, cause = why })
  end
  if not result then return nil, errors.with(why, { customer_id = customer.id }) end
  return result
end
