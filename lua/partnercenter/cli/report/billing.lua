--- Gathers the invoices: what was charged in each month, to which customers, and what is not billed yet. Each
--- currency has charts and tables of its own.
local amounts = require "partnercenter.workflow.billing.amounts"
local document = require "partnercenter.cli.report.document"
local numbers = require "partnercenter.cli.report.numbers"

local COLUMNS = {
  { heading = "Invoice", field = "id" }, { heading = "Date", field = "date", kind = "date" },
  { heading = "From", field = "from", kind = "date" }, { heading = "To", field = "to", kind = "date" },
  { heading = "Charged", field = "charged", amount = true },
  { heading = "Paid", field = "paid", amount = true },
  { heading = "Kind", field = "kind" }, { heading = "Document", field = "document" },
  { heading = "Currency", field = "currency" },
}

local COMPARED = {
  { heading = "Lines", field = "comparison.total", amount = true },
  { heading = "Difference", field = "comparison.difference", amount = true },
}

local TAXES = "Where the lines hold no taxes, they are compared before taxes: the difference is the taxes."

local function row_of(record)
  return {
    id = record.id, date = record.invoiceDate, from = record.billingPeriodStartDate,
    to = record.billingPeriodEndDate, charged = tonumber(record.totalCharges) or 0,
    paid = tonumber(record.paidAmount) or 0, currency = record.currencyCode or "?",
    kind = record.invoiceType, document = record.documentType,
  }
end

local function month_of(row) return tostring(row.date):sub(1, 7) end

local function newest_first(a, b)
  if a.date ~= b.date then return tostring(a.date) > tostring(b.date) end
  return tostring(a.id) < tostring(b.id)
end

-- The currencies by name: invoices, months with invoices, the newest first.
local function by_currency(rows)
  local of, list = {}, {}
  for _, row in ipairs(rows) do
    local own = of[row.currency]
    if not own then
      own = { currency = row.currency, rows = {}, bars = {}, by_month = {} }
      of[row.currency], list[#list + 1] = own, own
    end
    table.insert(own.rows, row)
    local month = month_of(row)
    local bar = own.by_month[month]
    if not bar then
      bar = { label = month, values = { "0" } }
      own.by_month[month], own.bars[#own.bars + 1] = bar, bar
    end
    bar.values[1] = numbers.add(bar.values[1], amounts.text(row.charged) or "0")
  end
  table.sort(list, function(a, b) return a.currency < b.currency end)
  return list
end

local function finding_of(bars, currency)
  local last, before = bars[1], bars[2]
  local finding = ("%s: %s"):format(last.label, numbers.text(last.values[1], currency))
  if not before then return finding .. "." end
  local change = amounts.subtract(last.values[1], before.values[1])
  return ("%s, %s against %s."):format(finding, numbers.difference(change, currency), before.label)
end

local function unbilled_job(currency)
  return { name = "unbilled in " .. currency, currency = currency, period = "unbilled" }
end

-- What is to be read: the invoices of the two newest months of each currency, and what is not billed yet.
local function jobs_of(list, records)
  local jobs = {}
  for _, own in ipairs(list) do
    local periods = { [own.bars[1].label] = "now" }
    if own.bars[2] then periods[own.bars[2].label] = "before" end
    for _, row in ipairs(own.rows) do
      local period = periods[month_of(row)]
      if period then
        jobs[#jobs + 1] = {
          name = "invoice " .. tostring(row.id), currency = own.currency, record = records[row],
          period = period, row = row,
        }
      end
    end
    if own.currency:find "^%u%u%u$" then
      jobs[#jobs + 1] = unbilled_job(own.currency)
    end
  end
  return jobs
end

-- A partner's first month has no invoice yet.
local function first_month(context)
  local summary = context:client():invoice_summary()
  local currency = summary and summary.currencyCode
  if type(currency) ~= "string" or not currency:find "^%u%u%u$" then return {} end
  return { unbilled_job(currency) }
end

-- The differences between invoices and their lines, in words.
local function compared(own)
  local off, taxed = 0, false
  for _, row in ipairs(own.rows) do
    local difference = row.comparison and row.comparison.difference
    if difference and tonumber(difference) ~= 0 then
      off, taxed = off + 1, taxed or row.comparison.note ~= nil
    end
  end
  if off == 0 then return " The lines that were read add up to their invoices." end
  return (" The lines of %s do not add up to the total.%s"):format(numbers.count(off, "invoice"),
    taxed and " " .. TAXES or "")
end

local function add_invoices(report, own, with_lines)
  local columns, finding = COLUMNS, finding_of(own.bars, own.currency)
  if with_lines then
    columns, finding = {}, finding .. compared(own)
    for place, column in ipairs(COLUMNS) do columns[place] = column end
    for _, column in ipairs(COMPARED) do table.insert(columns, #columns, column) end
  end
  document.add(report, {
    heading = "Charged in " .. own.currency, axis = "Month", rows_heading = "Invoices in " .. own.currency,
    finding = finding, unit = own.currency, bars = own.bars, sum_heading = "Charged",
    columns = columns, rows = own.rows,
  })
end

-- Whether all lists of a period were read.
local function is_read(jobs, currency, period)
  for _, job in ipairs(jobs) do
    if job.currency == currency and job.period == period and not job.read then return false end
  end
  return true
end

local function has(jobs, currency, period)
  for _, job in ipairs(jobs) do
    if job.currency == currency and job.period == period then return true end
  end
  return false
end

-- Lines may be in other currencies than their invoice.
local function currencies_of(list, jobs, all)
  local of, known, names = {}, {}, {}
  for _, own in ipairs(list) do of[own.currency], known[own.currency] = own, true end
  for _, job in ipairs(jobs) do known[job.currency] = true end
  for code in pairs(all.currencies) do known[code] = true end
  for code in pairs(known) do names[#names + 1] = code end
  table.sort(names, function(a, b)
    if (of[a] ~= nil) ~= (of[b] ~= nil) then return of[a] ~= nil end
    return a < b
  end)
  return names, of
end

local function add_lines(report, list, jobs, all)
  local customers = require "partnercenter.cli.report.billing.customers"
  local names, of = currencies_of(list, jobs, all)
  for _, code in ipairs(names) do
    local own = of[code]
    if own then add_invoices(report, own, true) end
    local bars = (own or list[1] or { bars = {} }).bars
    local invoiced = own and code or list[1] and list[1].currency
    customers.add(report, {
      currency = code, month = bars[1] and bars[1].label, before = bars[2] and bars[2].label,
      has_now = is_read(jobs, invoiced, "now"), has_before = is_read(jobs, invoiced, "before"),
      wants_unbilled = has(jobs, code, "unbilled"), has_unbilled = is_read(jobs, code, "unbilled"),
    }, require("partnercenter.cli.report.billing.ledger").of(all, code))
  end
end

local function read_lines(context, report, list, records, options)
  local jobs = #list > 0 and jobs_of(list, records) or first_month(context)
  report.noun, report.failure_heading = "lists of lines", "List"
  table.insert(report.calls, "workflow.export()")
  table.insert(report.calls, "invoice(id):line_items()")
  local all = require("partnercenter.cli.report.billing.reading").run(context, report, jobs, options)
  if all.unread > 0 then
    report.subtitle = ("%s; %d lines have no amount"):format(report.subtitle, all.unread)
  end
  add_lines(report, list, jobs, all)
end

---@param context partnercenter.cli.Context
---@param _ integer
---@param options { no_lines: boolean?, wait: number? }? nil: only the invoices
---@return table report
return function(context, _, options)
  local report, rows, records = document.new("Billing", { "invoices()" }), {}, {}
  report.noun = nil
  for record in context:client():invoices():each() do
    local row = row_of(record)
    rows[#rows + 1], records[row] = row, record
  end
  table.sort(rows, newest_first)
  report.rows, report.columns = rows, COLUMNS
  report.subtitle = ("%d invoices and credit notes"):format(#rows)
  local list = by_currency(rows)
  if #list == 0 then
    document.add(report, {
      heading = "Charged", columns = COLUMNS, rows = {}, empty = "There are no invoices.",
    })
  end
  if options and not options.no_lines then
    read_lines(context, report, list, records, options)
  else
    for _, own in ipairs(list) do add_invoices(report, own, false) end
  end
  return report
end
