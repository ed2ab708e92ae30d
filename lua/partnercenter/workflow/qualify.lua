--- Gives a customer a qualification: reads, plans, asks, and only then writes.
local check = require "partnercenter.check"
local plan = require "partnercenter.plan"
local qualification = require "partnercenter.qualification"
local qualification_write = require "partnercenter.qualification.write"
local start = require "partnercenter.workflow.start"

local OPTIONS = {
  confirm = "boolean|function", again = "boolean", unchecked = "boolean",
  educationSegment = "string", website = "string", validationCode = "string|number",
}
local FIELDS = { "educationSegment", "website", "validationCode" }
local EDUCATION, GOVERNMENT = "education", "governmentcommunitycloud"

local CONSEQUENCES = {
  education = "it is vetted, may be asked for three times in all, and cannot be taken back",
  governmentcommunitycloud = "it uses up one of the code's creates, is vetted, and cannot be taken back",
  stateownedentity = "it cannot be taken back",
}

local function wish(want, options)
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

-- The record of what is wanted, and a record that keeps it from being given.
local function look(records, name)
  local own, beside
  for _, record in ipairs(records) do
    local other, status = qualification.normalise(record.qualification), qualification.status(record)
    if other == name then
      if not own or status ~= "denied" then own = record end
    elseif other ~= "none" and status ~= "denied" then
      local clash = name == GOVERNMENT or (name == EDUCATION and other == GOVERNMENT)
      beside = beside or (clash and record)
    end
  end
  return own, beside or nil
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

local function against(run, it, message, fields)
  fields = fields or {}
  fields.plan = it
  return run:fail("conflict", message, fields)
end

local function stands(run, it, name)
  local own, beside = look(it.have, name)
  local status = own and qualification.status(own)
  local word = it.body.qualification
  it.record = own
  if own and (status == nil or status == "approved") then return true end
  if beside then
    return against(run, it, ("%s cannot be given to a customer that has %s"):format(word,
      beside.qualification), { record = beside })
  elseif own and status ~= "denied" then
    return against(run, it, ("%s has been asked for already; its vetting is %s"):format(word,
      tostring(own.vettingStatus)), { record = own, hint = "follow it with partnercenter.workflow.vetting" })
  elseif own and not run.options.again then
    local reason = type(own.vettingReason) == "string" and own.vettingReason or "no reason given"
    return against(run, it, ("%s was denied: %s"):format(word, reason),
      { record = own, hint = "again = true asks once more; verification is limited to three times" })
  end
  if name ~= GOVERNMENT or run.options.unchecked then return false end
  local codes, err = run.client:validation_codes(run:call())
  if not codes then return nil, err end
  local fault
  fault, it.remainingCreates = code_fault(codes, it.body.validationCode)
  if fault then return against(run, it, fault) end
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
    CONSEQUENCES[name] or "what follows is not known", left)
end

-- A plan, and whether there is nothing left to do; nil and what stands against it.
local function prepare(run, customer, body, name)
  local have, err = customer:qualifications(run:call())
  if not have then return nil, err end
  local it = plan.new({
    workflow = run.name, customer_id = run.params.customer_id, correlation_id = run.correlation_id,
    have = have, body = body, irreversible = true,
  })
  local done
  done, err = stands(run, it, name)
  if done == nil then return nil, err end
  if done then return it, true end
  it.steps[1] = words(it, name)
  return it, false
end

---@class partnercenter.workflow.QualifyOptions: partnercenter.workflow.Options
---@field confirm boolean|fun(plan: partnercenter.Plan): boolean? true, or a function that returns true
---@field again boolean? also when it was denied
---@field educationSegment "K12"|"HigherEducation"|nil with Education
---@field website string? with Education
---@field validationCode string|number|nil with GovernmentCommunityCloud
---@field unchecked boolean? also values that the library does not know

--- Gives a customer a qualification, carefully: what it has is read, and refused is what the service would
--- refuse or what would be lost. Without `confirm` nothing is written and the plan is returned. A customer
--- that has the qualification already is left alone. When `confirm` is a function it may take its time: the
--- customer is then read again before anything is sent.
---@param customer partnercenter.customer a handle
---@param want string|table Education, GovernmentCommunityCloud or StateOwnedEntity, or a body for
---create_qualification
---@param options partnercenter.workflow.QualifyOptions?
---@return table|partnercenter.Plan|nil record the qualification's; or the plan, where nobody agreed to it
---@return partnercenter.error? err kind `conflict` is what stands against it: `err.plan`, `err.record`
return function(customer, want, options)
  local run, err = start("qualify", customer, "customer_id", options, OPTIONS)
  check.type(want, "string|table", "workflow.qualify: want")
  if not run then return nil, err end
  local body, name
  body, err, name = qualification_write.body(wish(want, run.options), run.options, run.name)
  if not body then return nil, err end
  local it, done = prepare(run, customer, body, name)
  if not it then return nil, done end
  if done then return it.record end
  local confirm = run.options.confirm
  if not plan.agreed(it, confirm) then return it end
  if type(confirm) == "function" then
    it, done = prepare(run, customer, body, name)
    if not it then return nil, done end
    if done then return it.record end
  end
  return customer:create_qualification(body, run:call({ unchecked = run.options.unchecked }))
end
