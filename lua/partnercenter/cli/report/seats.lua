--- Gathers the licences bought, assigned and free of every customer, those with most free ones first, and
--- when the terms end in which they can be given back.
local dates = require "partnercenter.cli.output.dates"
local document = require "partnercenter.cli.report.document"
local over_customers = require "partnercenter.cli.report.over_customers"

local DAY = 86400
local SOONEST_MAX = 200

local COLUMNS = {
  { heading = "Customer", field = "domain" }, { heading = "Product", field = "product" },
  { heading = "Bought", field = "bought" }, { heading = "Assigned", field = "assigned" },
  { heading = "Free", field = "free" }, { heading = "Suspended", field = "suspended" },
  { heading = "Term ends", field = "ends", kind = "date" }, { heading = "Days", field = "days" },
  { heading = "Auto-renew", field = "auto_renew" },
}

local EXPLANATION = "Seats of a term cannot be given back after its first days, only when it ends. A licence "
  .. "is matched with its subscription by name: without a match the end is not known. Of several terms, the "
  .. "next one to end is shown."

local function count(value) return type(value) == "number" and value or 0 end

local function plain(name) return (tostring(name):lower():gsub("[%s%p]+", " ")) end

local function is_running(record)
  local status = tostring(record.status):lower()
  return status == "active" or status == "suspended"
end

-- The terms by the names of their products, the next one to end of each.
local function terms_of(subscriptions, now)
  local terms = {}
  for _, record in ipairs(subscriptions) do
    local ends = dates.seconds(record.commitmentEndDate)
    if ends and ends >= now and is_running(record) then
      for _, member in ipairs { "offerName", "friendlyName" } do
        local name = record[member] and plain(record[member])
        if name and (not terms[name] or ends < terms[name].at) then
          terms[name] = { at = ends, record = record }
        end
      end
    end
  end
  return terms
end

local function row_of(customer, record, terms, now)
  local product = type(record.productSku) == "table" and record.productSku or {}
  local domain, name = over_customers.names(customer)
  local row = {
    customer_id = customer.id, domain = domain, name = name, product = product.name or product.id or "",
    bought = count(record.totalUnits), assigned = count(record.consumedUnits),
    free = count(record.availableUnits), suspended = count(record.suspendedUnits),
  }
  local term = terms[plain(row.product)]
  if term then
    row.ends, row.days = term.record.commitmentEndDate, math.floor((term.at - now) / DAY)
    row.auto_renew = term.record.autoRenewEnabled == true
  end
  return row
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

-- Free licences that a term still binds, by the month in which it ends.
local function binding_months(rows)
  local by_month, bars = {}, {}
  for _, row in ipairs(rows) do
    if row.free > 0 then
      local label = row.ends and row.ends:sub(1, 7) or "not known"
      if not by_month[label] then
        by_month[label] = { label = label, values = { 0 } }
        bars[#bars + 1] = by_month[label]
      end
      by_month[label].values[1] = by_month[label].values[1] + row.free
    end
  end
  table.sort(bars, function(a, b) return a.label < b.label end)
  return bars
end

-- Those to act on: free ones whose term is the next to end.
local function soonest(rows)
  local found = {}
  for _, row in ipairs(rows) do
    if row.free > 0 and row.ends then found[#found + 1] = row end
  end
  table.sort(found, function(a, b)
    if a.ends ~= b.ends then return a.ends < b.ends end
    return by_free(a, b)
  end)
  local first = {}
  for place = 1, math.min(#found, SOONEST_MAX) do first[place] = found[place] end
  return first, #found
end

-- Both lists of a customer, or the first error.
local function read(handle)
  local skus, err = handle:subscribed_skus()
  if skus and type(skus.all) == "function" then skus, err = skus:all() end
  if not skus then return nil, err end
  local subscriptions, why = handle:subscriptions():all()
  if not subscriptions then return nil, why end
  return { { skus = skus, subscriptions = subscriptions } }
end

---@param context partnercenter.cli.Context
---@return table report
return function(context, now)
  local report = document.new("Seats",
    { "customers()", "customer(id):subscribed_skus()", "customer(id):subscriptions()" })
  local rows, bought, free = {}, 0, 0
  over_customers.run(context, report, read, function(customer, lists)
    local terms = terms_of(lists[1].subscriptions, now)
    for _, record in ipairs(lists[1].skus) do
      local row = row_of(customer, record, terms, now)
      rows[#rows + 1], bought, free = row, bought + row.bought, free + row.free
    end
  end)
  table.sort(rows, by_free)
  report.subtitle = ("%d seats bought, %d of them free"):format(bought, free)
  document.add(report, {
    heading = "Seats by product", axis = "Product", rows_heading = "All licences, most free ones first",
    series = { "Assigned", "Free" }, bars = bars_of(rows),
    columns = COLUMNS, rows = rows, empty = "No customer has licences.", finding = EXPLANATION,
  })
  local soon, known = soonest(rows)
  document.add(report, {
    heading = "Free seats by end of term", axis = "Month", sum_heading = "Free", bars = binding_months(rows),
    rows_heading = "Free seats, the next term to end first", columns = COLUMNS, rows = soon,
    caption = known > #soon and ("the first %d of %d rows"):format(#soon, known) or nil,
    empty = "No free seat has a known end of term.",
  })
  return report
end
