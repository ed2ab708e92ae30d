--- Tells the registered webhook about changes of resources.
local registration = require "partnercenter.simulator.server.webhooks.registration"

local changes = {}

local SUBSCRIPTION = "/v1/customers/{customer_id}/subscriptions/{subscription_id}"

local function tell(given)
  if registration.wants(given.name) then registration.emit(given) end
end

local function tell_subscription(call, id, noted)
  local resource = { customer = call.customer.id, subscription = id }
  tell { name = "subscription-updated", noted = noted, resource = resource }
end

local function tell_lines(call, order)
  for _, line in ipairs(order.lineItems or {}) do
    if line.subscriptionId then tell_subscription(call, line.subscriptionId) end
  end
end

local function tell_referral(name)
  return function(call, result, noted)
    local id = call.params.referral_id or result.value.id
    tell { name = name, noted = noted, resource = { referral = id } }
  end
end

-- By the name of the operation that made the change.
local by_operation = {
  create_order = function(call, result) tell_lines(call, result.value) end,
  update_order = function(call, result) tell_lines(call, result.value) end,
  checkout_cart = function(call, result)
    for _, order in ipairs(result.value.orders) do tell_lines(call, order) end
  end,
  create_customer = function(call, _, noted)
    tell {
      name = "reseller-relationship-accepted-by-customer", noted = noted,
      resource = { customer = call.made_customer.id },
    }
  end,
  create_referral = tell_referral "referral-created",
  update_referral = tell_referral "referral-updated", patch_referral = tell_referral "referral-updated",
}

--- Tells about a successful write.
---@param call table
---@param result table reply
---@param noted table|nil its audit record
function changes.note(call, result, noted)
  local row = call.row
  if by_operation[row.name] then
    by_operation[row.name](call, result, noted)
  elseif row.path:sub(1, #SUBSCRIPTION) == SUBSCRIPTION then
    tell_subscription(call, call.params.subscription_id, row.path == SUBSCRIPTION and noted or nil)
  end
end

local RELATIONSHIP = "granular-admin-relationship-"
local ASSIGNMENT = "granular-admin-access-assignment-"

-- By the status that is reached.
local relationship_words = {
  approved = "approved", active = "activated", terminated = "terminated", expired = "expired",
}
local assignment_words = {
  pending = "created", active = "activated", updated = "updated", deleted = "deleted",
}

--- Tells that a GDAP relationship, or an access assignment in it, reached a status.
---@param relationship table
---@param status string
---@param assignment table|nil
function changes.gdap(relationship, status, assignment)
  local word = (assignment and assignment_words or relationship_words)[status]
  if not word then return end
  tell {
    name = (assignment and ASSIGNMENT or RELATIONSHIP) .. word, record = relationship,
    resource = { relationship = relationship.id, assignment = assignment and assignment.id },
  }
end

return changes
