--- What a month of an Extended Service Term costs: the monthly rate and a surcharge.
local extension = {}

local WITH_MONTHLY, WITHOUT_MONTHLY = 3, 23 -- per cent

-- Whether the SKU has a plan with monthly terms; nil where its availabilities tell nothing.
local function has_monthly_plan(run, product_id, sku_id)
  local sku = run.client:customer(run.params.customer_id):product(product_id):sku(sku_id)
  local found, err = sku:availabilities(nil, run:call()):all()
  if not found then return nil, err.status ~= 403 and err.status ~= 404 and err or nil end
  local known
  for _, availability in ipairs(found) do
    for _, term in ipairs(type(availability.terms) == "table" and availability.terms or {}) do
      if tostring(term.duration):upper() == "P1M" then return true end
      known = false
    end
  end
  return known
end

local function price_of(run, item)
  local prices = run.options.prices
  if type(prices) == "function" then return prices(item) end
  if not prices then return nil end
  local short = item.product_id .. ":" .. item.sku_id
  return prices[item.catalogItemId] or prices[short] or prices[item.product_id]
end

local function round(amount) return math.floor(amount * 100 + 0.5) / 100 end

---@class partnercenter.workflow.ExtensionCost
---@field percent integer?        the surcharge, where the terms of the SKU tell
---@field percent_most integer    the highest surcharge that is possible
---@field monthly_price number?   of one seat, without the surcharge
---@field amount number?          of a month for all seats; with `amount_most` where the surcharge is open
---@field amount_most number?
---@field currency string?
---@field text string

--- The cost of a month in the Extended Service Term.
---@param run partnercenter.Run
---@param record table
---@param item { product_id: string, sku_id: string, catalogItemId: string }
---@return partnercenter.workflow.ExtensionCost? cost
---@return partnercenter.error? err
function extension.cost(run, record, item)
  local monthly, err = has_monthly_plan(run, item.product_id, item.sku_id)
  if err then return nil, err end
  local cost = { percent_most = monthly and WITH_MONTHLY or WITHOUT_MONTHLY }
  if monthly ~= nil then cost.percent = cost.percent_most end
  local price, currency = price_of(run, item)
  local rate = cost.percent and ("the monthly rate plus %d %%"):format(cost.percent)
    or ("the monthly rate plus %d %%, or plus %d %% if the SKU has no monthly plan"):format(WITH_MONTHLY,
      WITHOUT_MONTHLY)
  if type(price) ~= "number" then
    cost.text = "billed each month at " .. rate
    return cost
  end
  local seats = tonumber(record.quantity) or 1
  cost.monthly_price, cost.currency = price, currency
  cost.amount = round(price * seats * (100 + (cost.percent or WITH_MONTHLY)) / 100)
  local sum = ("%.2f"):format(cost.amount)
  if not cost.percent then
    cost.amount_most = round(price * seats * (100 + WITHOUT_MONTHLY) / 100)
    sum = ("%s or %.2f"):format(sum, cost.amount_most)
  end
  cost.text = ("%s%s a month for %d seats: %s"):format(sum, currency and " " .. currency or "", seats, rate)
  return cost
end

return extension
