--- Gathers the terms that end within a year or have ended, by month, with what happens then.
local dates = require "partnercenter.cli.output.dates"
local document = require "partnercenter.cli.report.document"
local over_customers = require "partnercenter.cli.report.over_customers"

local DAY, YEAR = 86400, 365
local MONTHS, WEEKS = 12, 13

local COLUMNS = {
  { heading = "Ends", field = "ends", kind = "date" }, { heading = "Days", field = "days" },
  { heading = "Customer", field = "domain" }, { heading = "Subscription", field = "product" },
  { heading = "Seats", field = "seats" }, { heading = "Auto-renew", field = "auto_renew" },
  { heading = "Scheduled change", field = "scheduled" }, { heading = "Term", field = "term" },
  { heading = "Cancel until", field = "cancel_until", kind = "date" },
}

local function row_of(customer, record, now)
  local ends = dates.seconds(record.commitmentEndDate)
  if not ends then return nil end
  local days = math.floor((ends - now) / DAY)
  local status = tostring(record.status):lower()
  if status ~= "active" and status ~= "suspended" then return nil end
  local change = record.scheduledNextTermInstructions
  local domain, name = over_customers.names(customer)
  return {
    customer_id = customer.id, domain = domain, name = name, subscription_id = record.id,
    product = record.friendlyName or record.offerName or record.id, seats = record.quantity,
    ends = record.commitmentEndDate, days = days, auto_renew = record.autoRenewEnabled == true,
    scheduled = type(change) == "table" and next(change) ~= nil, term = record.termDuration,
    cancel_until = record.cancellationAllowedUntilDate,
  }
end

-- The bars of the months from now on, empty ones too.
local function months(rows, now)
  local by_month, bars = {}, {}
  local year, month = tonumber(os.date("!%Y", now)), tonumber(os.date("!%m", now))
  for _ = 0, MONTHS do
    local label = ("%04d-%02d"):format(year, month)
    by_month[label] = { label = label, values = { 0, 0 } }
    bars[#bars + 1] = by_month[label]
    month = month + 1
    if month > 12 then year, month = year + 1, 1 end
  end
  for _, row in ipairs(rows) do
    local bar = row.days >= 0 and by_month[row.ends:sub(1, 7)]
    local series = row.auto_renew and 1 or 2
    if bar then bar.values[series] = bar.values[series] + 1 end
  end
  return bars
end

-- The bars of the weeks from this one on, by their Mondays.
local function weeks(rows, now)
  local today = math.floor(now / DAY)
  local monday = (today - (today + 3) % 7) * DAY -- 1970 began on a Thursday
  local bars = {}
  for week = 1, WEEKS do
    bars[week] = { label = os.date("!%Y-%m-%d", monday + (week - 1) * 7 * DAY), values = { 0, 0 } }
  end
  for _, row in ipairs(rows) do
    local week = math.floor((dates.seconds(row.ends) - monday) / (7 * DAY)) + 1
    local series = row.auto_renew and 1 or 2
    if row.days >= 0 and bars[week] then bars[week].values[series] = bars[week].values[series] + 1 end
  end
  return bars
end

local function chosen(rows, picks)
  local found = {}
  for _, row in ipairs(rows) do
    if picks(row) then found[#found + 1] = row end
  end
  return found
end

---@param context partnercenter.cli.Context
---@return table report
return function(context, now)
  local report = document.new("Renewals", { "customers()", "customer(id):subscriptions()" })
  local all = {}
  over_customers.run(context, report, function(handle) return handle:subscriptions() end,
    function(customer, records)
      for _, record in ipairs(records) do
        all[#all + 1] = row_of(customer, record, now)
      end
    end)
  table.sort(all, function(a, b)
    if a.ends ~= b.ends then return a.ends < b.ends end
    if a.domain ~= b.domain then return a.domain < b.domain end
    return tostring(a.subscription_id) < tostring(b.subscription_id)
  end)
  local rows = chosen(all, function(row) return row.days < YEAR end)
  local overdue = chosen(rows, function(row) return row.days < 0 end)
  local ending = chosen(rows, function(row) return row.days >= 0 and not row.auto_renew end)
  report.subtitle = ("%d terms end within a year, %d of them without renewal; %d are overdue"):format(
    #rows - #overdue, #ending, #overdue)
  document.add(report, {
    heading = "Terms by month", axis = "Month", rows_heading = "All terms, the soonest first",
    series = { "Renew", "Do not renew" }, bars = months(rows, now),
    columns = COLUMNS, rows = rows, empty = "No term ends within a year.",
  })
  local soon = chosen(rows, function(row) return row.days >= 0 and row.days < (WEEKS - 1) * 7 end)
  document.add(report, {
    heading = "Terms by week", axis = "Week from", rows_heading = "Terms that end within 12 weeks",
    series = { "Renew", "Do not renew" }, bars = weeks(rows, now), columns = COLUMNS, rows = soon,
    empty = "No term ends within 12 weeks.",
  })
  document.add(report, {
    heading = "Overdue", columns = COLUMNS, rows = overdue, empty = "No term is overdue.",
  })
  document.add(report, {
    heading = "Do not renew", columns = COLUMNS, rows = ending, empty = "No term ends without renewal.",
  })
  document.add(report, {
    heading = "Scheduled changes", columns = COLUMNS, empty = "No change is scheduled.",
    rows = chosen(rows, function(row) return row.scheduled end),
  })
  document.add(report, {
    heading = "Can still be cancelled", columns = COLUMNS, empty = "No subscription is in its first days.",
    rows = chosen(all, function(row) return (dates.seconds(row.cancel_until) or 0) >= now end),
  })
  return report
end
