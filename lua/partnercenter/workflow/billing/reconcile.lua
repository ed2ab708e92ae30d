--- Workflow `reconcile`: writes all lines of an invoice to a file and compares their total with that of the
--- invoice.
local amounts = require "partnercenter.workflow.billing.amounts"
local check = require "partnercenter.arguments.check"
local comparison = require "partnercenter.workflow.billing.reconcile.comparison"
local destination = require "partnercenter.workflow.billing.destination"
local job = require "partnercenter.workflow.billing.export.job"
local line_items = require "partnercenter.workflow.billing.reconcile.line_items"
local source = require "partnercenter.workflow.billing.reconcile.source"
local start = require "partnercenter.workflow.run.start"

local OPTIONS = {
  source = "string", format = "string", columns = "table", size = "number", total = "string",
  before_tax = "number|string", tolerance = "number", progress = "function", attributes = "string",
  timeout = "number", interval = "number", concurrency = "number",
}
local SOURCES = { auto = true, export = true, line_items = true }
local FORMS = { csv = "csv", jsonl = "lines", ["jsonl.gz"] = "gzip" }
local TOLERANCE = 0.005

local function export(run, path, format)
  local options, progress = {}, run.options.progress
  for name, value in pairs(run.options) do options[name] = value end
  if progress then
    options.progress = function(so_far) progress(so_far.rows) end
  end
  local what = {
    report = "billed_reconciliation", invoice = run.params.invoice_id, attributes = run.options.attributes,
  }
  run.options = options
  return job.run(run, what, path, FORMS[format])
end

local function compare(run, record, found, all)
  local compared = comparison.of(record, all, run.options.before_tax)
  for name, value in pairs(compared) do found[name] = value end
  for _, name in ipairs { "total", "expected", "difference", "subtotal", "tax", "credits" } do
    found[name] = tonumber(found[name])
  end
  local difference = found.difference
  found.matches = difference and math.abs(difference) < (run.options.tolerance or TOLERANCE)
  found.totals = amounts.numbers(all)
  return found
end

---@class partnercenter.workflow.ReconcileOptions: partnercenter.workflow.Options
---@field source "auto"|"export"|"line_items"|nil auto: the export for invoices that have one
---@field format "csv"|"jsonl"|"jsonl.gz"|nil by the ending of the path when absent
---@field columns string[]? of the table; all of them when absent
---@field size integer? of a page of line items, 2000
---@field total string? the member to add up; Total, or that of the line items, when absent
---@field before_tax number|string|nil the invoice's charges before taxes, to compare with the subtotal
---@field tolerance number? up to which the totals match, 0.005
---@field attributes "full"|"basic"|nil of an export, full when absent
---@field timeout number? seconds for the whole export, 3600
---@field interval number? seconds until another export is started where there are no data yet, 60
---@field concurrency integer? blobs at once, 4
---@field progress fun(rows: integer)|nil called as rows arrive

---@class partnercenter.workflow.Reconciled
---@field invoice_id string
---@field path string
---@field source "export"|"line_items" where the lines are from
---@field rows integer
---@field total number of the lines in the invoice's currency, added exactly
---@field expected number? the total of the invoice
---@field difference number?
---@field matches boolean?
---@field compares "total"|"subtotal" subtotal: before taxes
---@field note string? why the subtotal is compared
---@field currency string?
---@field subtotal number before taxes
---@field tax number
---@field credits number the sum of the lines below zero
---@field totals table<string, partnercenter.workflow.CurrencyTotal> by currency
---@field blobs integer? of an export
---@field bytes integer? of an export
---@field manifest_id string? of an export
---@field etag string? of an export

local function format_of(path)
  path = path:lower()
  return path:match("%.(jsonl%.gz)$") or path:match("%.(csv)$") or "jsonl"
end

local function check_options(run, path)
  local from, format = run.options.source or "auto", run.options.format or format_of(path)
  if not SOURCES[from] then
    return run:fail("invalid_argument", "source must be auto, export or line_items")
  end
  if not FORMS[format] then return run:fail("invalid_argument", "format must be csv or jsonl") end
  if run.options.before_tax and not amounts.text(run.options.before_tax) then
    return run:fail("invalid_argument", "before_tax must be a number")
  end
  return from, format
end

--- Writes all lines of an invoice to a file: JSON lines as the service sent them, or CSV. Memory does not
--- grow with their number. The file appears when it is complete; until then the same call resumes after a
--- failure. The lines come from the export, or from get-invoiceline-items for legacy invoices and periods
--- before February 2024. Amounts are added exactly, and compared in the invoice's currency.
---@param invoice partnercenter.invoice a handle
---@param path string
---@param options partnercenter.workflow.ReconcileOptions?
---@return partnercenter.workflow.Reconciled? result
---@return partnercenter.error?
return function(invoice, path, options)
  local run, err = start("reconcile", invoice, "invoice_id", options, OPTIONS)
  check.type(path, "string", "workflow.reconcile: path")
  if not run then return nil, err end
  job.check_numbers(run)
  local from, format = check_options(run, path)
  if not from then return nil, format end
  local record
  local ready, why = destination.check(run, { path })
  if not ready then return nil, why end
  record, err = invoice:get(run:call())
  if not record then return nil, err end
  if from == "auto" then from = source.of(record, run.params.invoice_id) end
  local found, sums
  if from == "export" then
    found, sums = export(run, path, format)
  elseif format == "jsonl.gz" then
    return run:fail("invalid_argument", "line items are written as csv or jsonl")
  else
    local places = { path, path .. ".part", path .. ".lines", path .. ".state" }
    found, sums = destination.hold(run, places, line_items.write, run, invoice, record, path, format)
  end
  if not found then return nil, sums end
  found.invoice_id, found.source = run.params.invoice_id, from
  return compare(run, record, found, sums)
end
