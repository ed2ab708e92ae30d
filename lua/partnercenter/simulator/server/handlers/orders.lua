--- Handlers of orders and carts.
local body = require "partnercenter.simulator.server.http.body"
local generic = require "partnercenter.simulator.server.routing.generic"
local json = require "partnercenter.simulator.json"
local multipart = require "partnercenter.simulator.server.http.multipart"
local page = require "partnercenter.simulator.server.http.page"
local purchase = require "partnercenter.simulator.server.rules.purchase"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"

local ORDERS = "/v1/customers/{customer_id}/orders"
local ORDER = ORDERS .. "/{order_id}"
local CARTS = "/v1/customers/{customer_id}/carts"
local CART = CARTS .. "/{cart_id}"

local function list(call)
  local orders = store.customers_own(call, "orders")
  return page.answer(call, orders.kind, purchase.visible(call, orders), "links")
end

local function create(call)
  local refusal = purchase.refuse(call.body.lineItems)
  if refusal then return refusal end
  local fields = template.copy(call.body)
  fields.lineItems, fields.id, fields.status = nil, nil, "completed"
  return reply.json(201, purchase.order(call, call.body.lineItems, fields))
end

local ENDED = { cancelled = true, canceled = true }

local function update(call)
  local order, given = store.customers_own(call, "orders"):edit(call.params.order_id), call.body
  if ENDED[order.status] then return reply.problem(400, 800061, "The order can no longer be changed") end
  if ENDED[given.status] then
    order.status = "cancelled"
    local subscriptions = store.customers_own(call, "subscriptions")
    for _, line in ipairs(order.lineItems) do
      local subscription = line.subscriptionId and subscriptions:edit(line.subscriptionId)
      if subscription then subscription.status = "deleted" end
    end
    return reply.json(200, order)
  end
  local added = {}
  for _, line in ipairs(given.lineItems or {}) do
    if line.lineItemNumber and not order.lineItems[line.lineItemNumber + 1] then added[#added + 1] = line end
  end
  local refusal = #added > 0 and purchase.refuse(added)
  if refusal then return refusal end
  for _, line in ipairs(purchase.fulfil(call, order.id, added, #order.lineItems)) do
    order.lineItems[#order.lineItems + 1] = line
  end
  order.billingCycle = given.billingCycle or order.billingCycle
  return reply.json(200, order)
end

local function refuse_metadata(call)
  local text = multipart.field(call.request, "metadata")
  return text and select(2, body.of_model(call.row, "OrderAttachmentMetadata", text)) or nil
end

local function upload(call)
  local refusal = refuse_metadata(call)
  if refusal then return refusal end
  local id = call.params.order_id
  local name = "orders/%s/attachments"
  local attachments = store.customers_own(call, name:format(id), name:format("{order_id}"))
  local made = json.array()
  for file in call.request.body:gmatch('[Ff]ilename="([^"]*)"') do
    made[#made + 1] = attachments:add { fileName = file, sizeInKB = math.ceil(#call.request.body / 1024) }
  end
  if #made == 0 then return reply.problem(400, 3000, "The body holds no files") end
  return reply.json(201, { totalCount = #made, items = made, attributes = { objectType = "Collection" } })
end

-- The error of a cart line is a member of the line.
local function check_line(call, line)
  local product, code, description = purchase.product(call, line.catalogItemId), nil, nil
  if line.friendlyName == "" then line.friendlyName = product and product.title or "" end
  if not product then
    code, description = "10001", "The catalog item id is not valid"
  elseif line.quantity < 1 then
    code, description = "10010", "The quantity is not valid"
  elseif line.quantity > purchase.MAX_QUANTITY then
    code, description = "10015", "The number of seats per subscription is exceeded"
  end
  line.error = code and { errorCode = code, errorDescription = description } or nil
end

local function put_lines(call, cart)
  cart.lineItems = json.array()
  for index, given in ipairs(call.body.lineItems) do
    local line = template.merge(store.answer("CartLineItem", call), given)
    line.id, line.orderGroup = index - 1, line.orderGroup or "0"
    line.currencyCode, line.billingCycle = line.currencyCode or "USD", line.billingCycle or "monthly"
    check_line(call, line)
    cart.lineItems[index] = line
  end
  cart.lastModifiedTimestamp = template.date()
end

local function without_lines(call)
  if #call.body.lineItems > 0 then return nil end
  return reply.problem(400, 3000, "The property lineItems is missing or not valid")
end

local function create_cart(call)
  local refusal = without_lines(call)
  if refusal then return refusal end
  local cart = store.customers_own(call, "carts"):add {}
  cart.links.self.uri = ("/customers/%s/carts/%s"):format(call.customer.id, cart.id)
  put_lines(call, cart)
  return reply.json(201, cart)
end

local function update_cart(call)
  local cart = store.customers_own(call, "carts"):edit(call.params.cart_id)
  if cart.status ~= "Active" then return reply.problem(400, 800065, "The cart was submitted already") end
  local refusal = without_lines(call)
  if refusal then return refusal end
  put_lines(call, cart)
  return reply.json(201, cart)
end

-- Returns the valid lines by group, the order of the groups, and the errors of the other lines.
local function sort_lines(cart)
  local groups, order, errors = {}, {}, json.array()
  for _, line in ipairs(cart.lineItems) do
    local group = tostring(line.orderGroup)
    if line.error then
      errors[#errors + 1] = {
        orderGroupId = group, code = tonumber(line.error.errorCode),
        description = line.error.errorDescription,
      }
    else
      if not groups[group] then
        groups[group] = {}
        order[#order + 1] = group
      end
      table.insert(groups[group], {
        offerId = line.catalogItemId, quantity = line.quantity, friendlyName = line.friendlyName,
        termDuration = line.termDuration, billingCycle = line.billingCycle,
      })
    end
  end
  return groups, order, errors
end

-- A second checkout returns the result of the first and buys nothing.
local function checkout(call)
  local cart = store.customers_own(call, "carts"):edit(call.params.cart_id)
  local done = store.read(call.request.path)
  if done then return reply.json(201, done) end
  local groups, order, errors = sort_lines(cart)
  local result = store.answer("CartCheckoutResult", call)
  for _, group in ipairs(order) do
    local fields = { billingCycle = groups[group][1].billingCycle }
    table.insert(result.orders, template.copy(purchase.order(call, groups[group], fields)))
  end
  result.orderErrors = errors
  if #errors == 0 then
    cart.status = "Ordered"
    store.put(call.request.path, result)
  end
  return reply.json(201, result)
end

return {
  { method = "GET", path = ORDERS, run = list },
  { method = "POST", path = ORDERS, run = create },
  { method = "PATCH", path = ORDER, run = update },
  { method = "POST", path = ORDER .. "/attachment", run = upload },
  { method = "POST", path = CARTS, run = create_cart },
  { method = "GET", path = CART, run = generic.get },
  { method = "PUT", path = CART, run = update_cart },
  { method = "POST", path = CART .. "/checkout", run = checkout },
}
