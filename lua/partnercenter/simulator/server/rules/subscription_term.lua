--- The term of a subscription: its dates, and what happens once it has ended. A renewal, a cancellation or an
--- Extended Service Term is carried out when the subscription is next read.
local date = require "partnercenter.text.date"
local refunds = require "partnercenter.simulator.server.rules.subscription_refunds"
local template = require "partnercenter.simulator.server.records.template"

local term = {}

local DAY = 86400
local EXTENDED = " (Extended Service Term)" -- only the name of the SKU tells

local function now() return date.parse(template.date()) end

--- Sets the dates of a term that begins.
---@param subscription table
---@param begins integer seconds, midnight
---@param last string|nil the last day, where it is given
function term.begin(subscription, begins, last)
  local ends = date.parse(last) or (date.add(begins, subscription.termDuration) or begins + 366 * DAY) - DAY
  subscription.effectiveStartDate = date.format(begins)
  subscription.commitmentEndDate = date.format(ends - ends % DAY)
  subscription.commitmentEndDateTime = date.format(ends - ends % DAY + DAY - 1)
  local cycle = subscription.billingCycle == "annual" and "P1Y" or "P1M"
  subscription.billingCycleEndDate = date.format((date.add(begins, cycle) or ends) - DAY)
  subscription.billingCycleEndDateTime = subscription.billingCycleEndDate
end

--- Whether a subscription is in an Extended Service Term.
---@param subscription table
---@return boolean
function term.is_extended(subscription)
  return tostring(subscription.offerName):find(EXTENDED, 1, true) ~= nil
end

--- Whether a subscription is a licence of new commerce, which alone can be extended.
---@param subscription table
---@return boolean
function term.is_license(subscription)
  local product = subscription.productType
  local kind = type(product) == "table" and product.id or "OnlineServicesNCE"
  return kind:lower():find("online", 1, true) ~= nil and subscription.isMicrosoftProduct ~= false
    and tostring(subscription.offerId):find("^[^:]+:[^:]+:[^:]+$") ~= nil
end

local function end_of(subscription)
  local last = date.parse(subscription.commitmentEndDate)
  return last and last - last % DAY + DAY
end

local function action_of(subscription)
  for _, action in ipairs(subscription.scheduledActions or {}) do
    if action.scheduleType == "TermEnd" then return action end
  end
end

local function forget(subscription)
  subscription.scheduledActions, subscription.scheduledNextTermInstructions = nil, nil
end

local function renew(subscription, begins, instructions)
  local product = instructions and instructions.product or {}
  if product.productId then
    subscription.offerId = ("%s:%s:%s"):format(product.productId, product.skuId, product.availabilityId)
  end
  subscription.offerName = tostring(subscription.offerName):gsub(" %(Extended Service Term%)$", "")
  subscription.termDuration = product.termDuration or subscription.termDuration
  subscription.billingCycle = (product.billingCycle or subscription.billingCycle):lower()
  subscription.promotionId = product.promotionId
  subscription.quantity = instructions and instructions.quantity or subscription.quantity
  term.begin(subscription, begins, instructions and instructions.customTermEndDate)
  refunds.begin(subscription)
end

local function extend(subscription, begins)
  if not term.is_extended(subscription) then subscription.offerName = subscription.offerName .. EXTENDED end
  subscription.termDuration, subscription.billingCycle = "P1M", "monthly"
  term.begin(subscription, begins)
end

--- Whether the term of a subscription has ended.
---@param subscription table
---@return boolean
function term.is_over(subscription)
  local last, status = end_of(subscription), subscription.status
  return last ~= nil and last <= now() and (status == "active" or status == "suspended")
end

--- Ends the terms of a subscription that are over.
---@param subscription table changed
function term.roll(subscription)
  while term.is_over(subscription) do
    local last = end_of(subscription)
    local action, instructions = action_of(subscription), subscription.scheduledNextTermInstructions
    local kind = action and action.actionType or (subscription.autoRenewEnabled and "RenewToNewTerm")
      or (term.is_license(subscription) and "RenewToExtendedServiceTerm") or "Cancel"
    if action then instructions = action.instructions end
    forget(subscription)
    if kind == "Cancel" then
      subscription.status = "expired"
    elseif kind == "RenewToExtendedServiceTerm" then
      extend(subscription, last)
    else
      renew(subscription, last, instructions)
    end
  end
end

return term
