--- Gathers the invoices: what was charged in each month, one chart and one table for each currency.
local document = require "partnercenter.cli.report.document"

local COLUMNS = {
  { heading = "Invoice", field = "id" }, { heading = "Date", field = "date", kind = "date" },
  { heading = "From", field = "from", kind = "date" }, { heading = "To", field = "to", kind = "date" },
  { heading = "Charged", field = "charged", amount = true },
  { heading = "Paid", field = "paid", amount = true },
  { heading = "Kind", field = "kind" }, { heading = "Document", field = "document" },
  { heading = "Currency", field = "currency" },
}

local function row_of(record)
  return {
    id = record.id, date = record.invoiceDate, from = record.billingPeriodStartDate,
    to = record.billingPeriodEndDate, charged = tonumber(record.totalCharges) or 0,
    paid = tonumber(record.paidAmount) or 0, currency = record.currencyCode or "?",
    kind = record.invoiceType, document = record.documentType,
  }
end

local function newest_first(a, b)
  if a.date ~= b.date then return tostring(a.date) > tostring(b.date) end
  return tostring(a.id) < tostring(b.id)
end

local function by_currency(rows)
  local of, names = {}, {}
  for _, row in ipairs(rows) do
    if not of[row.currency] then
      of[row.currency], names[#names + 1] = {}, row.currency
    end
    table.insert(of[row.currency], row)
  end
  table.sort(names)
  return of, names
end

-- The months with invoices, the newest first.
local function months(rows)
  local by_month, bars = {}, {}
  for _, row in ipairs(rows) do
    local label = tostring(row.date):sub(1, 7)
    local bar = by_month[label]
    if not bar then
      bar = { label = label, values = { 0 } }
      by_month[label], bars[#bars + 1] = bar, bar
    end
    bar.values[1] = bar.values[1] + row.charged
  end
  return bars
end

local function finding_of(bars, currency)
  local last, before = bars[1], bars[2]
  if not before then return ("%s: %.2f %s."):format(last.label, last.values[1], currency) end
  return ("%s: %.2f %s, %+.2f against %s."):format(last.label, last.values[1], currency,
    last.values[1] - before.values[1], before.label)
end

---@param context partnercenter.cli.Context
---@return table report
return function(context)
  local report, rows = document.new("Billing", { "invoices()" }), {}
  for record in context:client():invoices():each() do
    rows[#rows + 1] = row_of(record)
  end
  table.sort(rows, newest_first)
  report.rows, report.columns = rows, COLUMNS
  local of, names = by_currency(rows)
  report.subtitle = ("%d invoices and credit notes"):format(#rows)
  for _, currency in ipairs(names) do
    local bars = months(of[currency])
    document.add(report, {
      heading = "Charged in " .. currency, axis = "Month", rows_heading = "Invoices in " .. currency,
      finding = finding_of(bars, currency), unit = currency, bars = bars,
      columns = COLUMNS, rows = of[currency],
    })
  end
  if #names == 0 then
    document.add(report, {
      heading = "Charged", columns = COLUMNS, rows = {}, empty = "There are no invoices.",
    })
  end
  return report
end
