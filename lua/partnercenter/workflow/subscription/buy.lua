--- Workflow `buy`: makes a cart, shows its plan and checks it out once.
local check = require "partnercenter.arguments.check"
local embedded = require "partnercenter.errors.embedded"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local start = require "partnercenter.workflow.run.start"

local OPTIONS = { confirm = "boolean|function", dry_run = "boolean", prices = "table|function" }

-- Codes of a checkout that is refused because another one is in progress or done.
local IN_PROGRESS, SUBMITTED = "800064", "800065"

local function text_of(value)
  return value ~= nil and tostring(value) or "?"
end

local function body_of(run, items)
  local lines = json.array({})
  for i, item in ipairs(items) do
    if type(item) ~= "table" or type(item.catalogItemId) ~= "string" or type(item.quantity) ~= "number" then
      return run:fail("invalid_argument", ("item %d needs catalogItemId and quantity"):format(i))
    end
    local line = { id = i - 1 }
    for key, value in pairs(item) do
      line[key] = value
    end
    lines[i] = line
  end
  if #lines == 0 then return run:fail("invalid_argument", "the list of items is empty") end
  return { lineItems = lines }
end

local function is_open(cart)
  return type(cart.status) ~= "string" or cart.status:lower() == "active"
end

-- The error of a line in a cart that the service accepted.
local function line_fault(run, cart)
  for _, line in ipairs(cart.lineItems) do
    local fault = embedded.find({ lineItems = { line } }, "lineItems.error")
    if fault then
      return run:fail("validation", ("line %s of the cart: %s"):format(text_of(line.id), fault.text), {
        code = fault.code, description = fault.description, hint = fault.hint, data = cart, cart_id = cart.id,
      })
    end
  end
  return true
end

local function price_of(run, line)
  local prices, price, currency = run.options.prices, nil, nil
  if type(prices) == "function" then price, currency = prices(line) end
  if type(prices) == "table" then price = prices[line.catalogItemId] end
  local pricing = type(line.pricing) == "table" and line.pricing or {}
  price = price or type(pricing.price) == "number" and pricing.price or nil
  return price, currency or line.currencyCode
end

local function prepare(run, cart)
  local it = run:plan({
    customer_id = run.params.customer_id,
    cart_id = cart.id, cart = cart.id and cart, lines = {},
  })
  if not is_open(cart) then return it end
  it.total, it.irreversible = 0, true
  for i, line in ipairs(cart.lineItems) do
    local price, currency = price_of(run, line)
    local amount = price and price * (line.quantity or 1)
    it.total = it.total and amount and it.total + amount or nil
    it.currency = it.currency or currency
    it.lines[i] = {
      catalogItemId = line.catalogItemId, friendlyName = line.friendlyName, quantity = line.quantity,
      billingCycle = line.billingCycle, termDuration = line.termDuration, price = price, amount = amount,
      currency = currency,
    }
    local name = text_of(line.friendlyName)
    it.steps[i] = ("buy %s x %s%s, billed %s, term %s: %s"):format(text_of(line.quantity),
      text_of(line.catalogItemId), name ~= "" and (" (%s)"):format(name) or "", text_of(line.billingCycle),
      text_of(line.termDuration), amount and ("%.2f %s"):format(amount, currency or "") or "price not known")
  end
  local step = cart.id and "check out cart " .. cart.id or "make a cart of these items and check it out"
  it.steps[#it.steps + 1] = ("%s for customer %s: %s"):format(step, it.customer_id, it.total
    and ("%.2f %s in all"):format(it.total, it.currency or "") or "the total is not known")
  return it
end

local function second_of(date)
  return type(date) == "string" and date:sub(1, 19) or nil
end

-- Whether every line of an order is in the cart. Orders do not name their cart.
local function fits(order, cart)
  for _, ordered in ipairs(order.lineItems or {}) do
    local found = false
    for _, line in ipairs(cart.lineItems) do
      found = found or (line.catalogItemId == ordered.offerId and line.quantity == ordered.quantity)
    end
    if not found then return false end
  end
  return true
end

-- The orders of a cart's items since the cart was made. The service lists new orders after some minutes.
local function bought(run, customer, cart)
  local found, since = json.array({}), second_of(cart.creationTimestamp or cart.creationTimeStamp)
  local orders, err = customer:orders(nil, run:call()):all()
  if not orders then return nil, err end
  for _, order in ipairs(orders) do
    local date = second_of(order.creationDate)
    if since and date and date >= since and fits(order, cart) then found[#found + 1] = order end
  end
  return { cart_id = cart.id, orders = found, read_again = true }
end

-- The result of a checkout whose answer was lost, by the state of the cart.
local function outcome(run, customer, cart, err)
  local now, failed = customer:cart(cart.id):get(run:call())
  local closed = now and not is_open(now) or failed and failed.status == 404 or err.code == SUBMITTED
  if closed then
    local result, why = bought(run, customer, cart)
    if result then return result end
    failed = why
  end
  return nil, errors.with(err, {
    cart_id = cart.id, retryable = true, message = ("%s (%s: call again with the cart's id, %s)"):format(
      err.message, failed and "it is unknown whether the cart was checked out"
        or "the cart has not been checked out", text_of(cart.id)),
  })
end

-- The cart to check out: a new one, or the one with the given id.
local function cart_of(run, customer, what)
  local cart, err
  if type(what) == "string" then
    cart, err = customer:cart(what):get(run:call())
  else
    local body
    body, err = body_of(run, what)
    if not body or run.options.dry_run then return body, err end
    cart, err = customer:carts():create(body, run:call())
  end
  if not cart then
    -- The service keeps a cart whose lines it refuses.
    local made = type(err.data) == "table" and err.data.id
    return nil, type(made) == "string" and errors.with(err, { cart_id = made }) or err
  end
  if type(cart) ~= "table" or type(cart.id) ~= "string" or type(cart.lineItems) ~= "table" then
    return run:fail("protocol", "the answer is not a cart")
  end
  return cart
end

---@class partnercenter.workflow.BuyOptions: partnercenter.workflow.WriteOptions
--- prices by catalogItemId, or a function that returns price and currency; by default those of the cart
---@field prices table<string, number>|fun(line: table): number?, string?

---@class partnercenter.workflow.Purchase
---@field cart_id string
---@field orders partnercenter.model.Order[]
---@field read_again boolean? true: the orders of such items since the cart was made

--- Buys through a cart. The cart is made first, so that the plan has its lines, the known prices and
--- `cart_id`. Without `confirm` nothing is bought: call again with that id within seven days. A dry run of
--- items makes no cart and plans from the items. The checkout is sent once. After a lost answer the cart is
--- read; if it was checked out, the result is the orders of its items since then.
---@param customer partnercenter.customer a handle
---@param what table[]|string line items (catalogItemId, quantity, billingCycle, termDuration, ...), or the
--- id of a cart
---@param options partnercenter.workflow.BuyOptions?
---@return partnercenter.workflow.Purchase|partnercenter.Plan|nil result the service may take up to 15 minutes
--- to list orders that are read again; the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`; `validation` with `err.data` for errors in
--- lines or orders; `err.cart_id` once there is a cart
return function(customer, what, options)
  local run, err = start("buy", customer, "customer_id", options, OPTIONS)
  check.type(what, "table|string", "workflow.buy: what")
  if not run then return nil, err end
  local cart, ok, result
  cart, err = cart_of(run, customer, what)
  if not cart then return nil, err end
  local open = is_open(cart)
  if open then
    ok, err = line_fault(run, cart)
    if not ok then return nil, err end
  end
  local agreed, shown, unconfirmed = run:agree(prepare(run, cart), {
    cart_id = cart.id, hint = "show err.plan, then call again with err.cart_id and confirm = true",
  })
  if not agreed then return shown, unconfirmed end
  if not open then return bought(run, customer, cart) end

  result, err = customer:cart(cart.id):checkout(run:call({ max_attempts = 1 }))
  if result and type(result) == "table" and type(result.orders) == "table" and result.orders[1] then
    return { cart_id = cart.id, orders = result.orders }
  elseif result then
    err = select(2, run:fail("protocol", "the answer to the checkout has no orders"))
  end
  if errors.is_lost(err) or err.code == IN_PROGRESS or err.code == SUBMITTED then
    return outcome(run, customer, cart, err)
  end
  return nil, errors.with(err, { cart_id = cart.id })
end
