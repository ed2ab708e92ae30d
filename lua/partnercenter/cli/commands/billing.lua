--- The commands `invoices`, `reconcile` and `export`.
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"

local INVOICES = {
  { heading = "INVOICE", field = "id" }, { heading = "DATE", field = "invoiceDate", kind = "date" },
  { heading = "FROM", field = "billingPeriodStartDate", kind = "date" },
  { heading = "TO", field = "billingPeriodEndDate", kind = "date" },
  { heading = "TOTAL", field = "totalCharges" }, { heading = "PAID", field = "paidAmount" },
  { heading = "CURRENCY", field = "currencyCode" }, { heading = "KIND", field = "invoiceType" },
  { heading = "DOCUMENT", field = "documentType" },
}

local RECONCILED = {
  { heading = "INVOICE", field = "invoice_id" }, { heading = "FILE", field = "path" },
  { heading = "ROWS", field = "rows" }, { heading = "TOTAL", field = "total" },
  { heading = "EXPECTED", field = "expected" }, { heading = "DIFFERENCE", field = "difference" },
  { heading = "CURRENCY", field = "currency" }, { heading = "MATCHES", field = "matches" },
}

local EXPORTED = {
  { heading = "FILE", field = "path" }, { heading = "ROWS", field = "rows" },
  { heading = "BLOBS", field = "blobs" }, { heading = "BYTES", field = "bytes" },
}

local function invoices(context) context:records(INVOICES, context:client():invoices():each()) end

local function reconcile(context, arguments)
  if context:only_plans {
    "read the lines of invoice " .. arguments.invoice, "write them to " .. arguments.file,
  } then return end
  local line = context:progress "rows"
  local invoice = context:client():invoice(arguments.invoice)
  local result, err = require("partnercenter").workflow.reconcile(invoice, arguments.file, {
    progress = function(rows) line:show(type(rows) == "table" and rows.rows or rows) end,
  })
  line:clear()
  context:record(RECONCILED, stop.unless(result, err))
  if result.matches == false then
    stop.with(exit_status.failed, "the lines do not add up to the invoice's total")
  end
end

local function told(line)
  return function(progress)
    local text = ("%s: %d blobs, %d rows"):format(progress.phase, progress.blobs, progress.rows)
    line:show(progress.rows, text)
  end
end

local function export(context, arguments)
  local of = arguments.invoice and " of invoice " .. arguments.invoice or ""
  if context:only_plans {
    ("ask for the export %s%s, and wait until it is ready"):format(arguments.report, of),
    "write its lines to " .. arguments.file,
  } then return end
  local line = context:progress "rows"
  local what = {
    report = arguments.report:gsub("-", "_"), invoice = arguments.invoice, currency = arguments.currency,
    period = arguments.period, attributes = arguments.attributes,
  }
  local result, err = require("partnercenter").workflow.export(context:client(), what, arguments.file,
    { progress = told(line), timeout = arguments.wait })
  line:clear()
  context:record(EXPORTED, stop.unless(result, err))
end

return {
  invoices = {
    examples = {
      { "List the invoices", "partnercenter invoices" },
      { "Print number and total", "partnercenter invoices --fields id,totalCharges,currencyCode" },
    },
    run = invoices,
  },
  reconcile = {
    arguments = {
      { name = "invoice", text = "The number of the invoice." },
      { name = "file", text = "Where the lines go: a name that ends in .csv or .jsonl." },
    },
    examples = {
      { "Write the lines of an invoice to a table", "partnercenter reconcile G000000001 lines.csv" },
      { "Go on after a failure", "partnercenter reconcile G000000001 lines.csv" },
    },
    run = reconcile,
  },
  export = {
    arguments = {
      { name = "report", text = "What to export.", choices = {
        "billed-reconciliation", "unbilled-reconciliation", "billed-usage", "unbilled-usage",
      } },
      { name = "file", text = "Where it goes: a name that ends in .csv, .jsonl or .jsonl.gz." },
    },
    options = {
      { name = "invoice", value = "NUMBER", text = "The invoice of a billed report." },
      { name = "currency", value = "CODE", text = "The currency of an unbilled report, such as USD." },
      { name = "period", value = "PERIOD", choices = { "current", "last" }, text = "Of an unbilled report." },
      { name = "attributes", value = "SET", choices = { "full", "basic" }, text = "All columns, or fewer." },
      { name = "wait", value = "SECONDS", number = "positive", text = "How long to wait in all: 3600." },
    },
    examples = {
      { "Export an invoice", "partnercenter export billed-reconciliation lines.jsonl --invoice G000000001" },
      { "Export this month so far",
        "partnercenter export unbilled-usage usage.jsonl --currency USD --period current" },
    },
    run = export,
  },
}
