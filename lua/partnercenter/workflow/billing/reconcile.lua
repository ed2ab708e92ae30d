--- Workflow `reconcile`: writes all lines of an invoice to a file and compares their total with that of the
--- invoice.
local amounts = require "partnercenter.workflow.billing.amounts"
local check = require "partnercenter.arguments.check"
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
local TAX_OUTSIDE = "the lines hold no taxes: their subtotal is compared; give the invoice's charges before "
  .. "taxes as before_tax"

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

-- The sums in the invoice's currency. Lines that name none are in it too.
local function own_sums(all, currency)
  local own, only = {}, next(all)
  if not currency and only and next(all, only) == nil then currency = only ~= "" and only or nil end
  for name, sums in pairs(all) do
    if name == "" or not currency or name:upper() == currency:upper() then
      sums.currency = ""
      amounts.add(own, { sums })
    end
  end
  return own[""] or { total = "0", subtotal = "0", tax = "0", credits = "0" }, currency
end

-- Taxes that only the invoice has make its total larger than that of the lines.
local function is_taxed_outside(sums, expected)
  if tonumber(sums.tax) ~= 0 or sums.subtotal ~= sums.total then return false end
  return expected ~= nil and tonumber(amounts.subtract(expected, sums.total)) > 0
end

local function compare(run, record, found, all)
  local currency = type(record.currencyCode) == "string" and record.currencyCode or nil
  local sums
  sums, currency = own_sums(all, currency)
  local before_tax = amounts.text(run.options.before_tax)
  local expected = before_tax or amounts.text(record.totalCharges)
  local outside = not before_tax and is_taxed_outside(sums, expected)
  local total = (before_tax or outside) and sums.subtotal or sums.total
  local difference = expected and amounts.subtract(total, expected)
  found.total, found.expected = tonumber(total), tonumber(expected)
  found.difference, found.currency = tonumber(difference), currency
  found.matches = difference and math.abs(tonumber(difference)) < (run.options.tolerance or TOLERANCE)
  for _, name in ipairs({ "subtotal", "tax", "credits" }) do found[name] = tonumber(sums[name]) end
  found.compares = (before_tax or outside) and "subtotal" or "total"
  found.note = outside and TAX_OUTSIDE or nil
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
