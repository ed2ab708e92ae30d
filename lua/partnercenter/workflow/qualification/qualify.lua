--- Workflow `qualify`: reads the qualifications of a customer, plans, asks for confirmation, writes.
local check = require "partnercenter.arguments.check"
local names = require "partnercenter.qualification.names"
local write = require "partnercenter.qualification.write"
local start = require "partnercenter.workflow.run.start"

local OPTIONS = {
  confirm = "boolean|function", dry_run = "boolean", again = "boolean", unchecked = "boolean",
  educationSegment = "string", website = "string", validationCode = "string|number",
}
local FIELDS = { "educationSegment", "website", "validationCode" }
local EDUCATION, GOVERNMENT = "education", "governmentcommunitycloud"

local CONSEQUENCES = {
  education = "it is vetted, may be asked for three times in all, and cannot be taken back",
  governmentcommunitycloud = "it uses up one of the code's creates, is vetted, and cannot be taken back",
  stateownedentity = "it cannot be taken back",
}

local function body_of(want, options)
  local given = type(want) == "table" and want or { qualification = want }
  local body = {}
  for key, value in pairs(given) do
    body[key] = value
  end
  for _, field in ipairs(FIELDS) do
    if body[field] == nil then body[field] = options[field] end
  end
  return body
end

-- The record of the wanted qualification, and one that excludes it.
local function find(records, name)
  local own, rival
  for _, record in ipairs(records) do
    local other, status = names.normalise(record.qualification), names.status(record)
    if other == name then
      if not own or status ~= "denied" then own = record end
    elseif other ~= "none" and status ~= "denied" then
      local clash = name == GOVERNMENT or (name == EDUCATION and other == GOVERNMENT)
      rival = rival or (clash and record)
    end
  end
  return own, rival or nil
end

local function code_fault(codes, code)
  for _, row in ipairs(codes) do
    if tostring(row.validationId) == code then
      local left = row.remainingCreates
      if type(left) == "number" and left < 1 then
        return ("validation code %s has no creates left"):format(code)
      end
      return nil, left
    end
  end
  return ("validation code %s is not one of this partner's"):format(code)
end

local function blocked(run, it, message, fields)
  fields = fields or {}
  fields.plan = it
  return run:fail("conflict", message, fields)
end

-- Whether the customer has the qualification; nil and an error where something blocks the request.
local function is_granted(run, it, name)
  local own, rival = find(it.have, name)
  local status = own and names.status(own)
  local word = it.body.qualification
  it.record = own
  if own and (status == nil or status == "approved") then return true end
  if rival then
    return blocked(run, it, ("%s cannot be given to a customer that has %s"):format(word,
      rival.qualification), { record = rival })
  elseif own and status ~= "denied" then
    return blocked(run, it, ("%s has been asked for already; its vetting is %s"):format(word,
      tostring(own.vettingStatus)), { record = own, hint = "follow it with partnercenter.workflow.vetting" })
  elseif own and not run.options.again then
    local reason = type(own.vettingReason) == "string" and own.vettingReason or "no reason given"
    return blocked(run, it, ("%s was denied: %s"):format(word, reason),
      { record = own, hint = "again = true asks once more; verification is limited to three times" })
  end
  if name ~= GOVERNMENT or run.options.unchecked then return false end
  local codes, err = run.client:validation_codes(run:call())
  if not codes then return nil, err end
  local fault
  fault, it.remainingCreates = code_fault(codes, it.body.validationCode)
  if fault then return blocked(run, it, fault) end
  return false
end

local function words(it, name)
  local body, extra = it.body, {}
  for _, field in ipairs(FIELDS) do
    extra[#extra + 1] = body[field] and ("%s %s"):format(field, tostring(body[field]))
  end
  local left = it.remainingCreates and ("; the code has %d creates left"):format(it.remainingCreates) or ""
  return ("ask for %s%s for customer %s: %s%s"):format(body.qualification,
    #extra > 0 and " (" .. table.concat(extra, ", ") .. ")" or "", it.customer_id,
    CONSEQUENCES[name] or "its consequences are unknown", left)
end

-- The plan, and whether the customer has the qualification already; nil and an error where it is blocked.
local function prepare(run, customer, body, name)
  local have, err = customer:qualifications(run:call())
  if not have then return nil, err end
  local it = run:plan({ customer_id = run.params.customer_id, have = have, body = body })
  local done
  done, err = is_granted(run, it, name)
  if done == nil then return nil, err end
  if done then return it, true end
  it.steps[1], it.irreversible = words(it, name), true
  return it, false
end

---@class partnercenter.workflow.QualifyOptions: partnercenter.workflow.WriteOptions
---@field again boolean? asks again after a denial
---@field educationSegment partnercenter.EducationSegment? with Education
---@field website string? with Education
---@field validationCode string|number|nil with GovernmentCommunityCloud
---@field unchecked boolean? sends values that the library does not know

--- Gives a customer a qualification. It reads the customer's qualifications first and refuses a request that
--- the service would refuse or that would lose one of them. Without `confirm` nothing is written. A customer
--- that has the qualification already is left alone. After a function `confirm` has returned, which may take
--- long, the customer is read again.
---@param customer partnercenter.customer a handle
---@param want partnercenter.SettableQualification|table or a body for create_qualification
---@param options partnercenter.workflow.QualifyOptions?
---@return partnercenter.model.V2.CustomerQualification|partnercenter.Plan|nil record the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`; `conflict` with what blocks it: `err.plan`,
--- `err.record`
return function(customer, want, options)
  local run, err = start("qualify", customer, "customer_id", options, OPTIONS)
  check.type(want, "string|table", "workflow.qualify: want")
  if not run then return nil, err end
  local body, name
  body, err, name = write.body(body_of(want, run.options), run.options, run.name)
  if not body then return nil, err end
  local it, done = prepare(run, customer, body, name)
  if not it then return nil, done end
  local agreed, shown, why = run:agree(it)
  if not agreed then return shown, why end
  if not done and type(run.options.confirm) == "function" then
    it, done = prepare(run, customer, body, name)
    if not it then return nil, done end
  end
  if done then return it.record end
  return customer:create_qualification(body, run:call({ unchecked = run.options.unchecked }))
end
