--- The rules for changes of a subscription: its seats, its status and what is scheduled for the end of its
--- term.
local date = require "partnercenter.text.date"
local json = require "partnercenter.simulator.json"
local purchase = require "partnercenter.simulator.server.rules.purchase"
local refunds = require "partnercenter.simulator.server.rules.subscription_refunds"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local term = require "partnercenter.simulator.server.rules.subscription_term"

local change = {}

local DAY = 86400

-- What the body of a change repeats, and the service decides.
local OWN = {
  "id", "offerId", "orderId", "creationDate", "attributes", "links", "refundableQuantity", "refundOptions",
  "cancellationAllowedUntilDate", "effectiveStartDate", "commitmentEndDate", "commitmentEndDateTime",
}
-- What one update may change, where the setting `one_change` is on.
local PROPERTIES = {
  "autoRenewEnabled", "quantity", "status", "friendlyName", "scheduledActions",
  "scheduledNextTermInstructions", "partnerId",
}

local function same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for key, value in pairs(a) do
    if not same(value, b[key]) then return false end
  end
  for key in pairs(b) do
    if a[key] == nil then return false end
  end
  return true
end

local function refuse_quantity(subscription, quantity)
  if quantity == nil or quantity == subscription.quantity then return nil end
  if quantity < 1 or quantity > purchase.MAX_QUANTITY then
    return reply.problem(400, 2002, "The quantity is outside of the permitted range")
  elseif subscription.status == "suspended" then
    return reply.problem(400, 2001, "The quantity of a suspended subscription cannot be changed")
  end
  local fewer = subscription.quantity - quantity
  if fewer > 0 and term.is_license(subscription) and fewer > refunds.seats(subscription) then
    return reply.problem(400, 800090, "The quantity can no longer be lowered in this term")
  end
end

local function refuse_status(subscription, status)
  if status ~= "deleted" or status == subscription.status then return nil end
  if not (refunds.can_cancel(subscription) or term.is_extended(subscription)) then
    return reply.problem(400, 900117, "The days in which the subscription could be cancelled have passed")
  end
end

-- The last days of a customer's other licences.
local function is_other_end(call, subscription, day)
  local all = store.customers_own(call, "subscriptions")
  for position = 1, all:count() do
    local one = all:at(position)
    if one.id ~= subscription.id and one.status == "active" and not one.isTrial and term.is_license(one)
      and date.day(date.parse(one.commitmentEndDate) or 0) == day then
      return true
    end
  end
  return false
end

local function refuse_end_date(call, subscription, instructions)
  local last = date.parse(instructions.customTermEndDate)
  if not last then return nil end
  if not term.is_license(subscription) then
    return reply.problem(400, 900244, "A custom end date is only for online services of new commerce")
  end
  local begins = date.parse(subscription.commitmentEndDate)
  local length = instructions.product and instructions.product.termDuration or subscription.termDuration
  local latest = date.add(begins, length)
  if last <= begins + DAY or (latest and last > latest + DAY) then
    return reply.problem(400, 900245, "The custom end date is not within the first renewed term")
  elseif not date.is_month_end(last) and not is_other_end(call, subscription, date.day(last)) then
    return reply.problem(400, 900246, "The custom end date fits no other subscription and no end of a month")
  end
end

local function refuse_instructions(call, subscription, instructions)
  if type(instructions) ~= "table" or instructions == json.null then return nil end
  local product, quantity = instructions.product, instructions.quantity
  if product and not purchase.product(call, ("%s:%s:%s"):format(tostring(product.productId),
    tostring(product.skuId), tostring(product.availabilityId))) then
    return reply.problem(400, 900142, "The product of the scheduled change is not in the catalogue")
  elseif quantity and (quantity < 1 or quantity > purchase.MAX_QUANTITY) then
    return reply.problem(400, 2002, "The quantity of the scheduled change is outside of the permitted range")
  end
  return refuse_end_date(call, subscription, instructions)
end

local function refuse_actions(call, subscription, actions)
  if type(actions) ~= "table" or actions == json.null then return nil end
  for _, action in ipairs(actions) do
    if not (action.scheduleType and action.actionType) then
      return reply.problem(400, 3000, "A scheduled action needs a scheduleType and an actionType")
    elseif action.scheduleType == "CustomDate" and not date.parse(action.effectiveDate) then
      return reply.problem(400, 3000, "An action on a custom date needs the property effectiveDate")
    elseif action.actionType == "RenewToExtendedServiceTerm" and not term.is_license(subscription) then
      return reply.problem(400, 3000, "The subscription cannot go on as an Extended Service Term")
    end
    local refusal = refuse_instructions(call, subscription, action.instructions)
    if refusal then return refusal end
  end
end

local function refuse_many(call, subscription, given)
  if not call.settings.one_change then return nil end
  local changed = {}
  for _, name in ipairs(PROPERTIES) do
    if given[name] ~= nil and not same(given[name], subscription[name]) then changed[#changed + 1] = name end
  end
  if #changed > 1 then
    local names = table.concat(changed, ", ")
    return reply.problem(400, 900280, "An update may change one property only, not " .. names)
  end
end

--- Checks a change.
---@param call table
---@param subscription table
---@param given table the body
---@return table|nil refusal a reply
function change.refuse(call, subscription, given)
  if subscription.status == "deleted" or subscription.status == "expired" then
    return reply.problem(400, 2011, "A deleted subscription cannot be changed")
  elseif given.autoRenewEnabled and not subscription.commitmentEndDate then
    return reply.problem(400, 800093, "The subscription does not renew")
  end
  return refuse_quantity(subscription, given.quantity) or refuse_status(subscription, given.status)
    or refuse_actions(call, subscription, given.scheduledActions)
    or refuse_instructions(call, subscription, given.scheduledNextTermInstructions)
    or refuse_many(call, subscription, given)
end

local function put(subscription, name, value)
  if value == nil then return end
  local is_empty = value == json.null or next(value) == nil
  subscription[name] = not is_empty and template.copy(value) or nil
end

-- Of both, scheduledActions count.
local function schedule(subscription, actions, instructions)
  put(subscription, "scheduledActions", actions)
  put(subscription, "scheduledNextTermInstructions", instructions)
  if actions and subscription.scheduledActions then subscription.scheduledNextTermInstructions = nil end
end

--- Carries out a change. The body is the whole subscription: without autoRenewEnabled, it does not renew. A
--- change in mid-term deletes what is scheduled.
---@param subscription table
---@param given table the body, changed
function change.apply(subscription, given)
  local before, length = subscription.quantity, subscription.termDuration
  local actions, instructions = given.scheduledActions, given.scheduledNextTermInstructions
  given.scheduledActions, given.scheduledNextTermInstructions = nil, nil
  for _, name in ipairs(OWN) do given[name] = nil end
  if given.autoRenewEnabled == nil then given.autoRenewEnabled = false end
  template.merge(subscription, given)
  if subscription.quantity ~= before or subscription.termDuration ~= length then
    subscription.scheduledActions, subscription.scheduledNextTermInstructions = nil, nil
    if subscription.quantity ~= before then refunds.changed(subscription, before) end
  else
    schedule(subscription, actions, instructions)
  end
  subscription.suspensionReasons = json.array()
  if subscription.status == "suspended" then subscription.suspensionReasons[1] = "CustomerCancellation" end
end

return change
