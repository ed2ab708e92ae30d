--- What blocks a change of a subscription: its state, or a transfer that is open.
local term = require "partnercenter.workflow.subscription.record.term"

local blocks = {}

local STATUSES = {
  suspended = "the subscription is suspended: activate it first",
  deleted = "the subscription is cancelled and cannot be changed",
  expired = "the subscription has expired and cannot be changed",
  disabled = "the subscription is disabled and cannot be changed",
  pending = "the subscription is still being provisioned",
}
local OPEN_TRANSFERS = { active = true, pending = true, inprogress = true, created = true }

--- Refuses a change of a subscription that is not active.
---@param run partnercenter.Run
---@param record table
---@return boolean? ok
---@return partnercenter.error? err `conflict`
function blocks.status(run, record)
  local message = STATUSES[tostring(record.status):lower()]
  if message then return run:fail("conflict", message, { record = record }) end
  return true
end

--- Refuses a change after the end of the term.
---@param run partnercenter.Run
---@param record table
---@return boolean? ok
---@return partnercenter.error? err `conflict`
function blocks.ended(run, record)
  local ends, text = term.ends(record)
  if not ends then
    return run:fail("conflict", "the subscription has no commitmentEndDate, so no term ends",
      { record = record })
  elseif ends < os.time() then
    local message = ("the term ended on %s; the service takes up to a day for its end"):format(text)
    return run:fail("conflict", message, { record = record, hint = "read the subscription a day later" })
  end
  return true
end

local function names_subscription(transfer, id)
  for _, line in ipairs(type(transfer.lineItems) == "table" and transfer.lineItems or {}) do
    for _, key in ipairs({ "subscriptionId", "sourceSubscriptionId" }) do
      if tostring(line[key]):lower() == id then return true end
    end
  end
  return false
end

--- Refuses a change of a subscription that an open transfer names. A partner that may not read transfers has
--- none to look at.
---@param run partnercenter.Run
---@return boolean? ok
---@return partnercenter.error? err `conflict`
function blocks.transfer(run)
  local customer = run.client:customer(run.params.customer_id)
  local transfers, err = customer:transfers(nil, run:call()):all()
  if not transfers then
    if err.status == 403 or err.status == 404 then return true end
    return nil, err
  end
  local id = run.params.subscription_id:lower()
  for _, transfer in ipairs(transfers) do
    if OPEN_TRANSFERS[tostring(transfer.status):lower()] and names_subscription(transfer, id) then
      local message = ("the transfer %s of this subscription is open"):format(tostring(transfer.id))
      return run:fail("conflict", message, {
        transfer = transfer, hint = "accept, reject or await the transfer first",
      })
    end
  end
  return true
end

--- Refuses a number of seats that the SKU does not allow, where the SKU can be read.
---@param run partnercenter.Run
---@param product_id string?
---@param sku_id string?
---@param quantity integer
---@return boolean? ok
---@return partnercenter.error? err `conflict`
function blocks.seats(run, product_id, sku_id, quantity)
  if not product_id then return true end
  local customer = run.client:customer(run.params.customer_id)
  local sku, err = customer:product(product_id):sku(sku_id):get(run:call())
  if not sku then
    if err.status == 403 or err.status == 404 then return true end
    return nil, err
  end
  local least, most = tonumber(sku.minimumQuantity), tonumber(sku.maximumQuantity)
  if (least and quantity < least) or (most and most > 0 and quantity > most) then
    return run:fail("conflict", ("the SKU %s:%s takes %s to %s seats, not %d"):format(product_id, sku_id,
      tostring(least or 1), most and tostring(most) or "any number of", quantity), { sku = sku })
  end
  return true
end

return blocks
