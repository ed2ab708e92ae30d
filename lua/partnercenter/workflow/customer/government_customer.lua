--- Workflow `government_customer`: finds a validation code, makes a customer and asks for its qualification.
local check = require "partnercenter.arguments.check"
local errors = require "partnercenter.errors"
local onboard = require "partnercenter.workflow.customer.onboard"
local names = require "partnercenter.qualification.names"
local qualify = require "partnercenter.workflow.qualification.qualify"
local start = require "partnercenter.workflow.run.start"

local OPTIONS = {
  confirm = "boolean|function", dry_run = "boolean", on_credentials = "function", agreement = "table",
  accept_address = "boolean", update_profile = "boolean", validationCode = "string|number",
}
local GOVERNMENT = "GovernmentCommunityCloud"

-- The given code, or the first with creates left. Codes without a count come last.
local function choose_code(run)
  local wanted = run.options.validationCode
  if wanted then return type(wanted) == "number" and ("%d"):format(wanted) or wanted end
  local codes, err = run.client:validation_codes(run:call())
  if not codes then return nil, err end
  local unknown
  for _, row in ipairs(codes) do
    local left = row.remainingCreates
    if row.validationId == nil then
      left = 0 -- unusable: no code to send
    end
    if type(left) ~= "number" then
      unknown = unknown or row
    elseif left > 0 then
      return tostring(row.validationId)
    end
  end
  if unknown then return tostring(unknown.validationId) end
  return run:fail("conflict", "none of this partner's validation codes has creates left")
end

local function onboard_options(run, more)
  local options = run:call(more)
  for _, name in ipairs({ "on_credentials", "agreement", "accept_address", "update_profile" }) do
    options[name] = run.options[name]
  end
  return options
end

-- The record of GovernmentCommunityCloud, granted or in vetting.
local function held(run, id)
  local records, err = run.client:customer(id):qualifications(run:call())
  if not records then return nil, err end
  for _, record in ipairs(records) do
    if names.normalise(record.qualification) == GOVERNMENT:lower()
      and names.status(record) ~= "denied" then
      return record
    end
  end
end

-- The plan of both parts.
local function prepare(run, body)
  local first, err = onboard(run.client, body, onboard_options(run, { dry_run = true }))
  if not first then return nil, err end
  local it = run:plan({
    irreversible = first.irreversible,
    customer_id = first.customer and first.customer.id,
  })
  for i, step in ipairs(first.steps) do
    it.steps[i] = step
  end
  if it.customer_id then
    it.qualification, err = held(run, it.customer_id)
    if err then return nil, err end
    if it.qualification then return it end
  end
  it.validationCode, err = choose_code(run)
  if not it.validationCode then return nil, err end
  if it.customer_id then
    local second
    second, err = qualify(run.client:customer(it.customer_id), GOVERNMENT,
      run:call({ validationCode = it.validationCode, dry_run = true }))
    if not second then return nil, err end
    it.steps[#it.steps + 1] = second.steps[1]
  else
    it.steps[#it.steps + 1] = ("ask for %s with validation code %s: it uses up one of the code's creates, is "
      .. "vetted, and cannot be taken back"):format(GOVERNMENT, it.validationCode)
  end
  it.irreversible = true
  return it
end

---@class partnercenter.workflow.GovernmentCustomerOptions: partnercenter.workflow.OnboardOptions
---@field validationCode string|number|nil the first code with creates left when absent

--- Makes a customer and asks for GovernmentCommunityCloud with one of the partner's validation codes. Without
--- `confirm` nothing is written. A later run resumes: it reuses a customer of the same domain and a
--- qualification that was asked for.
---@param client partnercenter.Client or the library, for its default client
---@param body table as for customers():create
---@param options partnercenter.workflow.GovernmentCustomerOptions
---@return partnercenter.workflow.Onboarded|partnercenter.Plan|nil result follow its `qualification` with
--- vetting; the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`; `conflict` with what blocks it;
--- `err.customer_id` once there is a customer
return function(client, body, options)
  local run, err = start("government_customer", client, "none", options, OPTIONS)
  check.type(body, "table", "workflow.government_customer: body")
  if not run then return nil, err end
  if not run.options.dry_run then
    check.type(run.options.on_credentials, "function", "workflow.government_customer: on_credentials")
  end
  local it, result
  it, err = prepare(run, body)
  if not it then return nil, err end
  local agreed, shown, unconfirmed = run:agree(it)
  if not agreed then return shown, unconfirmed end

  result, err = onboard(run.client, body, onboard_options(run, { confirm = true }))
  if not result then return nil, err end
  local record, why = it.qualification, nil
  if not record then
    record, why = qualify(run.client:customer(result.customer_id), GOVERNMENT,
      run:call({ validationCode = it.validationCode, confirm = true }))
  end
  if not record then return nil, errors.with(why, { customer_id = result.customer_id }) end
  result.qualification = record
  return result
end
