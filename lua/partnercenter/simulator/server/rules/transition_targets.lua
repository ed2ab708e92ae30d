--- The catalogue items that a subscription can become when its term ends.
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local store = require "partnercenter.simulator.server.records.store"

local transition_targets = {}

local AVAILABILITIES = kinds.at "/v1/products/{}/skus/{}/availabilities"

local function entry(call, subscription, item, title)
  local made = store.answer("TransitionEligibility", call)
  made.catalogItemId, made.title, made.quantity = item, title, subscription.quantity
  made.eligibilities = json.array {
    { isEligible = true, transitionType = "transition_only", errors = json.array() },
  }
  return made
end

--- Lists the subscription's own SKU under its newest availability, and the other licence of the catalogue.
---@param call table
---@param subscription table
---@return table[]
function transition_targets.scheduled(call, subscription)
  local product, sku = tostring(subscription.offerId):match("^([^:]+):([^:]+):")
  local list = {}
  if product then
    local path = ("/v1/products/%s/skus/%s/availabilities"):format(product, sku)
    local all = store.open(AVAILABILITIES, path, call)
    local item = ("%s:%s:%s"):format(product, sku, all:at(all:count()).id)
    list[1] = entry(call, subscription, item, subscription.offerName)
  end
  list[#list + 1] = store.answer("TransitionEligibility", call)
  return list
end

return transition_targets
