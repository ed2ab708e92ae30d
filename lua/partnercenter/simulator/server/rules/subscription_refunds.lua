--- The window in which a subscription can be cancelled and its seats lowered: seven days from each purchase
--- of seats, and from each renewal.
local date = require "partnercenter.text.date"
local json = require "partnercenter.simulator.json"
local template = require "partnercenter.simulator.server.records.template"

local refunds = {}

local DAYS = 7

local function is_open(text)
  local ends = date.parse(text)
  return ends ~= nil and ends > date.parse(template.date())
end

local function details_of(subscription)
  local refundable = subscription.refundableQuantity
  return type(refundable) == "table" and type(refundable.details) == "table" and refundable.details or {}
end

--- Begins the window of all seats.
---@param subscription table
function refunds.begin(subscription)
  local ends = date.format(date.parse(template.date()) + DAYS * 86400)
  subscription.cancellationAllowedUntilDate = ends
  subscription.refundOptions = json.array { { type = "Partial", expiresAt = ends } }
  subscription.refundableQuantity = {
    totalQuantity = subscription.quantity,
    details = json.array { { quantity = subscription.quantity, allowedUntilDateTime = ends } },
  }
end

--- Whether a subscription can be cancelled in mid-term.
---@param subscription table
---@return boolean
function refunds.can_cancel(subscription) return is_open(subscription.cancellationAllowedUntilDate) end

--- The seats that can be lowered now.
---@param subscription table
---@return integer
function refunds.seats(subscription)
  local seats = 0
  for _, detail in ipairs(details_of(subscription)) do
    if is_open(detail.allowedUntilDateTime) then seats = seats + detail.quantity end
  end
  return seats
end

-- Takes seats that were given back out of the details, the newest first.
local function give_back(details, seats)
  for position = #details, 1, -1 do
    local detail = details[position]
    local taken = is_open(detail.allowedUntilDateTime) and math.min(detail.quantity, seats) or 0
    detail.quantity, seats = detail.quantity - taken, seats - taken
    if detail.quantity == 0 then table.remove(details, position) end
  end
end

--- Notes a change of the quantity: new seats have a window of their own.
---@param subscription table with the new quantity
---@param before integer
function refunds.changed(subscription, before)
  local details, added = json.array(), subscription.quantity - before
  for _, detail in ipairs(details_of(subscription)) do details[#details + 1] = template.copy(detail) end
  if added > 0 then
    local ends = date.format(date.parse(template.date()) + DAYS * 86400)
    details[#details + 1] = { quantity = added, allowedUntilDateTime = ends }
  else
    give_back(details, -added)
  end
  subscription.refundableQuantity = { details = details }
end

--- Makes the members of an answer that depend on the time.
---@param subscription table
---@return table copy
function refunds.shown(subscription)
  local copy = template.copy(subscription)
  if copy.refundableQuantity == nil then return copy end
  local details = json.array()
  for _, detail in ipairs(details_of(copy)) do
    if is_open(detail.allowedUntilDateTime) then details[#details + 1] = detail end
  end
  copy.refundableQuantity = copy.status ~= "suspended"
    and { totalQuantity = refunds.seats(copy), details = details } or nil
  return copy
end

return refunds
