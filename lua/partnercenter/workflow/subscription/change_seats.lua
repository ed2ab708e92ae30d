--- Workflow `change_seats`: changes the number of seats, within the window for lowering them.
local blocks = require "partnercenter.workflow.subscription.record.blocks"
local check = require "partnercenter.arguments.check"
local start = require "partnercenter.workflow.run.start"
local term = require "partnercenter.workflow.subscription.record.term"
local window = require "partnercenter.workflow.subscription.record.window"
local write = require "partnercenter.workflow.subscription.record.write"

local OPTIONS = { confirm = "boolean|function", dry_run = "boolean" }
for name, wants in pairs(write.OPTIONS) do
  OPTIONS[name] = wants
end

-- Kinds of subscriptions whose seats do not change, or do not become fewer.
local NONE = {
  azure = "the subscription is billed by usage and has no seats",
  perpetual = "a perpetual licence has no seats to change: place a new order, or cancel within its window",
}
local NO_FEWER = { software = "the seats of a software subscription cannot be lowered" }

-- The ways to a lower number for which the window is closed.
local LATER = "schedule it for the renewal: workflow.end_of_term(subscription, \"renew\", { quantity = %d })"

local function check_window(run, record, quantity)
  local kind = term.kind(record)
  if NO_FEWER[kind] then return run:fail("conflict", NO_FEWER[kind], { record = record }) end
  local found, fewer = window.of(record), record.quantity - quantity
  if fewer <= found.seats then return found end
  local message
  if found.open and found.seats > 0 then
    message = ("only %d of %d seats can be given back, until %s: %d is the least now"):format(found.seats,
      record.quantity, tostring(found.ends), record.quantity - found.seats)
  else
    message = ("seats could be lowered until %s"):format(found.ends or "a date that the record does not name")
  end
  return run:fail("conflict", message, {
    record = record, allowed_until = found.ends, refundable = found.seats,
    minimum = record.quantity - found.seats, hint = LATER:format(quantity),
  })
end

local function check_record(run, record, quantity)
  if type(record) ~= "table" or type(record.quantity) ~= "number" then
    return run:fail("protocol", "the answer is not a subscription with a quantity", { data = record })
  end
  local kind = term.kind(record)
  if NONE[kind] then return run:fail("conflict", NONE[kind], { record = record }) end
  if record.quantity == quantity then return {} end
  local ok, err = blocks.status(run, record)
  local product_id, sku_id = term.item(record)
  if ok then ok, err = blocks.seats(run, product_id, sku_id, quantity) end
  if ok then ok, err = blocks.transfer(run) end
  if not ok then return nil, err end
  if quantity < record.quantity then return check_window(run, record, quantity) end
  return window.of(record)
end

-- What is scheduled, which a change in mid-term deletes.
local function scheduled_of(record)
  if not (term.scheduled(record) or term.instructions(record)) then return nil end
  return { action = term.action(record), next_term = term.following(record) }
end

local function prepare(run, record, quantity, found)
  local it = run:plan({
    customer_id = run.params.customer_id, subscription_id = run.params.subscription_id, subscription = record,
    from = record.quantity, to = quantity, allowed_until = found.ends, deletes = scheduled_of(record),
  })
  if record.quantity == quantity then return it end
  it.sends = { { quantity = quantity } }
  local name = tostring(record.friendlyName or record.offerName or run.params.subscription_id)
  if quantity > record.quantity then
    it.steps[1] = ("raise the seats of %s from %d to %d, charged for the rest of the term"):format(name,
      record.quantity, quantity)
  else
    it.steps[1] = ("lower the seats of %s from %d to %d, refunded in proportion%s"):format(name,
      record.quantity, quantity, found.ends and (" (possible until %s)"):format(found.ends) or "")
  end
  if it.deletes then
    it.steps[1] = ("%s; the service then deletes what is scheduled for the end of the term (%s)"):format(
      it.steps[1], it.deletes.action)
    it.warnings = { "a change in mid-term deletes all scheduled changes: schedule them again afterwards" }
  end
  return it
end

-- The proration of a change, where an answer has it.
local function proration_of(answer)
  if type(answer) ~= "table" then return nil end
  local lines = type(answer.lineItems) == "table" and answer.lineItems or {}
  for _, owner in ipairs({ answer, lines[#lines] or lines }) do
    local pricing = owner.pricing
    if type(pricing) == "table" and pricing.proratedPrice ~= nil then return pricing end
    if owner.proratedPrice ~= nil then return { proratedPrice = owner.proratedPrice } end
  end
end

---@class partnercenter.workflow.ChangeSeatsOptions: partnercenter.workflow.ChangeOptions

---@class partnercenter.workflow.SeatsChanged
---@field customer_id string
---@field subscription_id string
---@field changed boolean
---@field quantity integer
---@field from integer
---@field subscription partnercenter.model.Subscription
---@field proration partnercenter.model.Pricing? where the answer has it
---@field deleted table? what was scheduled before

--- Changes the number of seats of a subscription. Without `confirm` nothing is changed. Fewer seats are
--- possible within the window for cancelling: the error says until when it was open. The workflow waits until
--- the subscription shows the number, also where the service only accepts the change (202). The service
--- deletes scheduled changes: the plan warns of it.
---@param subscription partnercenter.customer.subscription a handle
---@param quantity integer the new total
---@param options partnercenter.workflow.ChangeSeatsOptions?
---@return partnercenter.workflow.SeatsChanged|partnercenter.Plan|nil result the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`; `conflict` with `err.allowed_until`,
--- `err.refundable` and `err.minimum`
return function(subscription, quantity, options)
  local run, err = start("change_seats", subscription, "subscription_id", options, OPTIONS)
  check.type(quantity, "number", "workflow.change_seats: quantity")
  if not run then return nil, err end
  write.limits(run)
  if quantity < 1 or quantity % 1 ~= 0 or quantity > 1e9 then
    return run:fail("invalid_argument", "quantity must be a whole number of seats, at least 1", {
      hint = quantity == 0 and "use workflow.end_of_term(subscription, \"cancel\") to end it" or nil,
    })
  end
  quantity = math.floor(quantity)
  local record, found, proration
  record, err = subscription:get(run:call())
  if not record then return nil, err end
  found, err = check_record(run, record, quantity)
  if not found then return nil, err end
  local it = prepare(run, record, quantity, found)
  local agreed, shown, unconfirmed = run:agree(it)
  if not agreed then return shown, unconfirmed end

  local from, changed = record.quantity, record.quantity ~= quantity
  if changed then
    record, proration = write.step(run, subscription, {
      text = it.steps[1], sends = it.sends[1],
      holds = function(now) return now.quantity == quantity end,
      still = function(now) return now.quantity == from end,
      set = function(now) now.quantity = quantity end,
    })
    if not record then return nil, proration end
  end
  return {
    customer_id = run.params.customer_id, subscription_id = run.params.subscription_id, changed = changed,
    quantity = record.quantity, from = from, subscription = record, proration = proration_of(proration),
    deleted = changed and it.deletes or nil,
  }
end
