--- The rules of qualifications and vetting. The codes of these refusals are undocumented; 3000 (a property is
--- invalid) is the closest documented one.
-- luacheck: read globals ngx
local reply = require "partnercenter.simulator.server.http.reply"
local seeded_customers = require "partnercenter.simulator.seeded_customers"
local world = require "partnercenter.simulator.server.state.world"

local vetting = {}

local NAMES = { [0] = "None", "Education", "Nonprofit", "GovernmentCommunityCloud", "StateOwnedEntity" }

local by_word, by_name = {}, {}
for number, name in pairs(NAMES) do
  by_word[name:lower()] = name
  by_name[name] = number
end

--- Returns the PascalCase name of a value in any spelling.
---@param value any
---@return string|nil
function vetting.name(value)
  if type(value) == "number" then return NAMES[value] end
  return type(value) == "string" and by_word[value:lower():gsub("[_%s-]", "")] or nil
end

--- Returns the number of a name in the service's enumeration.
---@param name string
---@return integer
function vetting.number(name) return by_name[name] end

local function now() return os.date("!%Y-%m-%dT%H:%M:%SZ", ngx.time()) end

local function invalid(description) return nil, reply.problem(400, 3000, description) end

local function find(customer, name)
  for index, record in ipairs(customer.records) do
    if record.qualification == name then return record, index end
  end
end

local function counts(record) return record and record.vettingStatus ~= "Denied" end

local function put(customer, record)
  local _, index = find(customer, record.qualification)
  customer.records[index or #customer.records + 1] = record
  return record
end

local function outcome(call, name)
  if name ~= "Education" then return "Approved" end
  local wanted = call.settings.education
  if wanted ~= "by_customer" then return wanted end
  return call.customer.school and "Approved" or "Denied"
end

--- Ends the vetting of a record.
---@param record table
---@param status string Approved or Denied
---@param reason string|nil
function vetting.settle(record, status, reason)
  record.vettingStatus, record.outcome, record.reads = status, nil, nil
  record.vettingReason = status == "Denied" and (reason or "Not an Education Customer") or nil
end

--- Counts a read: vetting ends after `vetting_reads` reads.
---@param customer table
function vetting.read(customer)
  for _, record in ipairs(customer.records) do
    if record.reads == 0 then
      vetting.settle(record, record.outcome)
    elseif record.reads and record.reads > 0 then
      record.reads = record.reads - 1
    end
  end
end

local function grant(call, name, at_once)
  local result = outcome(call, name)
  local record = { qualification = name, vettingCreatedDate = now() }
  if at_once then
    if result == "Denied" then
      return nil, reply.json(call.settings.refusal_status, "Customer tagging denied.")
    end
    record.vettingStatus = "Approved"
  else
    record.vettingStatus, record.outcome, record.reads = "InReview", result, call.settings.vetting_reads
  end
  return put(call.customer, record)
end

local rules = {}

function rules.Education(call, _, at_once)
  local customer = call.customer
  local held = find(customer, "Education")
  if counts(find(customer, "GovernmentCommunityCloud")) then
    return invalid "Education cannot be combined with GovernmentCommunityCloud"
  elseif held and held.vettingStatus == "Approved" then
    return held
  elseif counts(held) then
    return invalid "The Education qualification of this customer is in review"
  elseif customer.tries >= call.settings.verification_tries then
    return invalid "Verification of this customer has been requested the greatest number of times"
  end
  customer.tries = customer.tries + 1
  return grant(call, "Education", at_once)
end

local function find_code(code)
  for _, row in ipairs(world.codes) do
    if row.validationId == code then return row end
  end
end

function rules.GovernmentCommunityCloud(call, code, at_once)
  if not code then return invalid "GovernmentCommunityCloud needs a validation code" end
  local row = find_code(code)
  if not row then return invalid "The validation code is not valid" end
  for _, record in ipairs(call.customer.records) do
    if counts(record) then return invalid("The customer has a qualification: " .. record.qualification) end
  end
  if row.remainingCreates < 1 then return invalid "The validation code has no creates left" end
  row.remainingCreates = row.remainingCreates - 1
  return grant(call, "GovernmentCommunityCloud", at_once)
end

function rules.StateOwnedEntity(call)
  local held = find(call.customer, "StateOwnedEntity")
  return held or put(call.customer, { qualification = "StateOwnedEntity" })
end

--- Grants a customer a qualification, or starts its vetting.
---@param call table
---@param value any from the request
---@param code string|nil validation code
---@param at_once boolean grants without vetting, as the singular route does
---@return table|nil record
---@return table|nil refusal a reply
function vetting.request(call, value, code, at_once)
  local name = vetting.name(value)
  if not name then return nil, reply.problem(400, 900126, "The qualification is not a recognized value") end
  local rule = rules[name]
  if not rule or (at_once and name == "StateOwnedEntity") then
    return invalid("The qualification cannot be set to " .. name)
  end
  return rule(call, code, at_once)
end

--- Returns a customer's qualification.
---@param customer table
---@return string PascalCase
function vetting.effective(customer) return seeded_customers.effective(customer.records) end

return vetting
