--- What a subscription's record says about its term: when it ends, and what happens then.
local date = require "partnercenter.text.date"

local term = {}

local DAY = 86400
-- Terms that end after this day can go on as an Extended Service Term.
local EXTENDED_FROM = date.parse("2026-05-04")

local ACTIONS = {
  cancel = "cancel", renewtonewterm = "renew", renewtoextendedserviceterm = "extend",
  transition = "transition",
}

local function lower(value) return type(value) == "string" and value:lower() or "" end

local function member(value, name) return type(value) == "table" and value[name] or nil end

-- Text that says something: the service writes empty text for nothing.
local function said(value) return type(value) == "string" and value ~= "" and value or nil end

--- The product, SKU and availability of a subscription of new commerce.
---@param record table
---@return string? product_id
---@return string? sku_id
---@return string? availability_id
function term.item(record)
  return tostring(record.offerId):match("^([^:]+):([^:]+):([^:]+)$")
end

--- The kind of subscription that the rules tell apart.
---@param record table
---@return "license"|"azure"|"legacy"|"perpetual"|"software"|"marketplace"
function term.kind(record)
  local product = lower(member(record.productType, "id"))
  if lower(record.billingType) == "usage" or lower(record.unitType) == "usage-based"
    or product:find("azure", 1, true) then
    return "azure"
  elseif not term.item(record) then
    return "legacy"
  elseif product:find("software", 1, true) or lower(record.contractType) == "productkey" then
    return said(record.termDuration) and "software" or "perpetual"
  end
  return (record.isMicrosoftProduct == false or product:find("saas", 1, true)) and "marketplace" or "license"
end

--- When the term ends: its last second, and the date as the record has it.
---@param record table
---@return integer? seconds
---@return string? text
function term.ends(record)
  local text = said(record.commitmentEndDateTime) or said(record.commitmentEndDate)
  local seconds = date.parse(text)
  if not seconds then return nil end
  -- A date at midnight is the last day of the term.
  if seconds % DAY == 0 then seconds = seconds + DAY - 1 end
  return seconds, text
end

--- The days until a moment, by the calendar.
---@param seconds integer
---@return integer
function term.days_until(seconds) return date.day_number(seconds) - date.day_number(os.time()) end

--- Whether the subscription is in an Extended Service Term: only the name of its SKU tells.
---@param record table
---@return boolean
function term.is_extended(record)
  for _, name in ipairs({ tostring(record.offerName), tostring(record.friendlyName) }) do
    if name:lower():find("extended service", 1, true) or name:find("%f[%w]EST%f[%W]") then return true end
  end
  return false
end

--- Whether the subscription can go on as an Extended Service Term.
---@param record table
---@return boolean
function term.can_extend(record)
  local ends = term.ends(record)
  local is_late = ends ~= nil and ends >= EXTENDED_FROM + DAY
  return is_late and term.kind(record) == "license" and record.isTrial ~= true
end

--- The scheduled action of a subscription: the one at the end of the term, else the first. Some clients saw
--- one object in place of the list.
---@param record table
---@return table? action
function term.scheduled(record)
  local list = record.scheduledActions
  if type(list) ~= "table" then return nil end
  if list.actionType ~= nil then list = { list } end
  for _, action in ipairs(list) do
    if type(action) == "table" and lower(action.scheduleType) ~= "customdate" then return action end
  end
  return type(list[1]) == "table" and list[1] or nil
end

---@alias partnercenter.workflow.TermAction "renew"|"cancel"|"extend"|"transition"

--- What happens when the term ends, and whether the record says so rather than the service's default.
---@param record table
---@return partnercenter.workflow.TermAction|string action
---@return boolean explicit
function term.action(record)
  local scheduled = term.scheduled(record)
  if scheduled then
    local name = tostring(scheduled.actionType)
    return ACTIONS[name:lower()] or name, true
  elseif record.autoRenewEnabled == true then
    return "renew", false
  end
  return term.can_extend(record) and "extend" or "cancel", false
end

--- The instructions for the next term that count: scheduledActions go before scheduledNextTermInstructions.
---@param record table
---@return table? instructions
function term.instructions(record)
  local scheduled = term.scheduled(record)
  local found = record.scheduledNextTermInstructions
  if scheduled then found = scheduled.instructions end
  return type(found) == "table" and next(found) ~= nil and found or nil
end

---@class partnercenter.workflow.NextTerm
---@field product_id string?
---@field sku_id string?
---@field availability_id string?
---@field quantity integer?
---@field term_duration string?
---@field billing_cycle string?
---@field promotion_id string?
---@field custom_term_end_date string?

--- The term that a renewal or an extension begins; nil where the subscription ends.
---@param record table
---@param action string? the present one by default
---@return partnercenter.workflow.NextTerm?
function term.following(record, action)
  action = action or term.action(record)
  if action == "cancel" then return nil end
  local product_id, sku_id, availability_id = term.item(record)
  local made = {
    product_id = product_id, sku_id = sku_id, availability_id = availability_id, quantity = record.quantity,
    term_duration = said(record.renewalTermDuration) or said(record.termDuration),
    billing_cycle = said(record.billingCycle),
  }
  if action == "extend" then
    made.term_duration, made.billing_cycle = "P1M", "monthly"
    return made
  end
  local instructions = term.action(record) == action and term.instructions(record) or {}
  local product = instructions.product
  made.quantity = instructions.quantity or made.quantity
  made.custom_term_end_date = said(instructions.customTermEndDate)
  made.product_id, made.sku_id = said(member(product, "productId")) or product_id,
    said(member(product, "skuId")) or sku_id
  made.availability_id = said(member(product, "availabilityId")) or availability_id
  made.term_duration = said(member(product, "termDuration")) or made.term_duration
  made.billing_cycle = said(member(product, "billingCycle")) or made.billing_cycle
  made.promotion_id = said(member(product, "promotionId"))
  return made
end

return term
