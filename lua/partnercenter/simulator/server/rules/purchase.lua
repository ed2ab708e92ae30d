--- Places orders: each line makes a subscription with its licences.
local date = require "partnercenter.text.date"
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local refunds = require "partnercenter.simulator.server.rules.subscription_refunds"
local reply = require "partnercenter.simulator.server.http.reply"
local sets = require "partnercenter.simulator.server.records.sets"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local term = require "partnercenter.simulator.server.rules.subscription_term"

local purchase = {}

purchase.MAX_QUANTITY = 10000

--- Finds the product of a catalog item.
---@param call table
---@param id any "product:sku:availability"
---@return table|nil product
function purchase.product(call, id)
  local product, sku, availability = tostring(id):match("^([^:]+):([^:]+):([^:]+)$")
  if not product then return nil end
  local path = "/v1/products"
  local found = store.open(kinds.at(path), path, call):find(product)
  local skus = path .. "/" .. product .. "/skus"
  local has_sku = found and store.open(kinds.at "/v1/products/{}/skus", skus, call):find(sku)
  local last = skus .. "/" .. sku .. "/availabilities"
  local kind = kinds.at "/v1/products/{}/skus/{}/availabilities"
  return has_sku and store.open(kind, last, call):find(availability) and found
end

local function add_licenses(call, line, product)
  local skus = store.customers_own(call, "subscribedskus")
  local part = (line.offerId:match("^[^:]+"))
  for _, sku in ipairs(skus:stored()) do
    if sku.productSku.skuPartNumber == part then
      for _, name in ipairs { "availableUnits", "activeUnits", "totalUnits" } do
        sku[name] = sku[name] + line.quantity
      end
      return
    end
  end
  skus:add {
    availableUnits = line.quantity, activeUnits = line.quantity, totalUnits = line.quantity,
    productSku = { name = product and product.title or line.friendlyName or part, skuPartNumber = part },
  }
end

local function hidden_path(call) return "/hidden/" .. call.customer.id end

local function get(uri) return { uri = uri, method = "GET", headers = json.array() } end

-- The links of a line, to the product and the subscription.
local function links_of(call, offer_id, subscription)
  local product, sku, availability = tostring(offer_id):match("^([^:]+):([^:]+):([^:]+)$")
  local links = { subscription = get(subscription.links.self.uri) }
  if product then
    local path = "/products/" .. product
    links.product, links.sku = get(path .. "?country=US"), get(path .. "/skus/" .. sku .. "?country=US")
    path = path .. "/skus/" .. sku .. "/availabilities/" .. availability
    links.availability = get(path .. "?country=US")
  end
  local status = "/customers/%s/orders/%s/provisioningstatus"
  links.provisioningStatus = get(status:format(call.customer.id, subscription.orderId))
  return links
end

-- Hides a new order or subscription from lists for `order_reads` reads.
local function hide(call, id)
  if call.settings.order_reads == 0 then return end
  local hidden = store.read(hidden_path(call)) or { ids = {}, left = 0 }
  hidden.ids[id], hidden.left = true, call.settings.order_reads
  store.put(hidden_path(call), hidden)
end

--- Returns a customer's orders or subscriptions without the hidden ones.
---@param call table
---@param collection table
---@return table set
function purchase.visible(call, collection)
  local hidden = store.read(hidden_path(call))
  if not hidden or hidden.left == 0 then return collection end
  hidden.left = hidden.left - 1
  return sets.where(collection, function(record) return not hidden.ids[record.id] end)
end

-- Azure is billed by usage: it has neither seats nor a term.
local function by_usage(subscription, product)
  subscription.billingType, subscription.unitType = "usage", "Usage-based"
  subscription.productType = template.copy(product.productType)
  for _, name in ipairs {
    "commitmentEndDate", "termDuration", "refundableQuantity", "cancellationAllowedUntilDate",
  } do
    subscription[name] = nil
  end
  subscription.autoRenewEnabled, subscription.effectiveStartDate = false, template.date(0)
end

--- Adds a subscription.
---@param call table
---@param fields table
---@return table subscription
function purchase.subscribe(call, fields)
  local product = purchase.product(call, fields.offerId)
  fields.offerName = product and product.title or fields.friendlyName
  fields.friendlyName = fields.friendlyName or fields.offerName
  fields.creationDate, fields.autoRenewEnabled = template.date(), true
  local subscription = store.customers_own(call, "subscriptions"):add(fields)
  if product and product.productType.id == "Azure" then
    by_usage(subscription, product)
  else
    term.begin(subscription, date.parse(template.date(0)), fields.customTermEndDate)
    refunds.begin(subscription)
  end
  subscription.links.self.uri = ("/customers/%s/subscriptions/%s"):format(call.customer.id, subscription.id)
  add_licenses(call, fields, product)
  hide(call, subscription.id)
  return subscription
end

--- Checks the lines of an order.
---@param lines table[]
---@return table|nil refusal a reply
function purchase.refuse(lines)
  if #lines == 0 then
    return reply.problem(400, 3000, "The property lineItems is missing or not valid")
  end
  for _, line in ipairs(lines) do
    if not line.offerId then
      return reply.problem(400, 800004, "The offer id of a line item is not valid")
    elseif (line.quantity or 0) < 1 or line.quantity > purchase.MAX_QUANTITY then
      return reply.problem(400, 2002, "The quantity of a line item is outside of the permitted range")
    end
  end
end

--- Makes the lines of an order, with their subscriptions.
---@param call table
---@param order_id string
---@param lines table[] offerId, quantity and other members
---@param first integer number of the first line
---@return table[] lines
function purchase.fulfil(call, order_id, lines, first)
  local made = {}
  for index, line in ipairs(lines) do
    local subscription = purchase.subscribe(call, {
      offerId = line.offerId, quantity = line.quantity, friendlyName = line.friendlyName,
      termDuration = line.termDuration, billingCycle = line.billingCycle,
      orderId = order_id, partnerId = line.partnerIdOnRecord,
    })
    made[index] = template.merge({
      transactionType = "New", friendlyName = subscription.friendlyName,
      termDuration = subscription.termDuration, links = links_of(call, line.offerId, subscription),
    }, line)
    made[index].lineItemNumber, made[index].subscriptionId = first + index - 1, subscription.id
  end
  return made
end

--- Places an order.
---@param call table
---@param lines table[]
---@param fields table|nil other members of the order
---@return table order
function purchase.order(call, lines, fields)
  local order = store.customers_own(call, "orders"):add(fields or {})
  order.alternateId, order.creationDate = order.id, template.date()
  order.lineItems = purchase.fulfil(call, order.id, lines, 0)
  order.links.self.uri = ("/customers/%s/orders/%s"):format(call.customer.id, order.id)
  hide(call, order.id)
  return order
end

return purchase
