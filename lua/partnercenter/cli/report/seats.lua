--- Gathers the licences bought, assigned and free of every customer, those with most free ones first.
local document = require "partnercenter.cli.report.document"
local over_customers = require "partnercenter.cli.report.over_customers"

local COLUMNS = {
  { heading = "Customer", field = "domain" }, { heading = "Product", field = "product" },
  { heading = "Bought", field = "bought" }, { heading = "Assigned", field = "assigned" },
  { heading = "Free", field = "free" }, { heading = "Suspended", field = "suspended" },
}

local function count(value) return type(value) == "number" and value or 0 end

local function row_of(customer, record)
  local product = type(record.productSku) == "table" and record.productSku or {}
  local domain, name = over_customers.names(customer)
  return {
    customer_id = customer.id, domain = domain, name = name, product = product.name or product.id or "",
    bought = count(record.totalUnits), assigned = count(record.consumedUnits),
    free = count(record.availableUnits), suspended = count(record.suspendedUnits),
  }
end

local function bars_of(rows)
  local by_product, bars = {}, {}
  for _, row in ipairs(rows) do
    local bar = by_product[row.product]
    if not bar then
      bar = { label = row.product, values = { 0, 0 } }
      by_product[row.product], bars[#bars + 1] = bar, bar
    end
    bar.values[1], bar.values[2] = bar.values[1] + row.assigned, bar.values[2] + row.free
  end
  return document.longest(bars)
end

-- Most free ones first: those are paid for and not used.
local function by_free(a, b)
  if a.free ~= b.free then return a.free > b.free end
  if a.domain ~= b.domain then return a.domain < b.domain end
  return a.product < b.product
end

---@param context partnercenter.cli.Context
---@return table report
return function(context)
  local report = document.new("Seats", { "customers()", "customer(id):subscribed_skus()" })
  local rows, bought, free = {}, 0, 0
  over_customers.run(context, report, function(handle) return handle:subscribed_skus() end,
    function(customer, records)
      for _, record in ipairs(records) do
        local row = row_of(customer, record)
        rows[#rows + 1], bought, free = row, bought + row.bought, free + row.free
      end
    end)
  table.sort(rows, by_free)
  report.subtitle = ("%d seats bought, %d of them free"):format(bought, free)
  document.add(report, {
    heading = "Seats by product", axis = "Product", rows_heading = "All licences, most free ones first",
    series = { "Assigned", "Free" }, bars = bars_of(rows),
    columns = COLUMNS, rows = rows, empty = "No customer has licences.",
    finding = "Seats of a term cannot be given back after its first days.",
  })
  return report
end
