--- Workflow `export`: everything from starting a billing export to its rows.
local check = require "partnercenter.arguments.check"
local job = require "partnercenter.workflow.billing.export.job"
local reports = require "partnercenter.workflow.billing.export.reports"
local start = require "partnercenter.workflow.run.start"

local OPTIONS = {
  timeout = "number", interval = "number", concurrency = "number", progress = "function", state = "string",
}
local WHAT = {
  report = "string", invoice = "string", currency = "string", period = "string", attributes = "string",
}

---@class partnercenter.workflow.ExportWish
---@field report "billed_reconciliation"|"unbilled_reconciliation"|"billed_usage"|"unbilled_usage"
---@field invoice string? of the billed reports, such as G000000001
---@field currency string? of the unbilled reports, such as USD
---@field period "current"|"last"|nil of the unbilled reports
---@field attributes "full"|"basic"|nil full when absent

---@class partnercenter.workflow.ExportOptions: partnercenter.workflow.Options
---@field timeout number? seconds in all, 3600
---@field interval number? seconds until another export is started where there are no data yet, 60
---@field concurrency integer? blobs at once, 4
---@field progress fun(progress: partnercenter.workflow.ExportProgress)|nil
---@field state string? path of the state; beside the file when absent

---@class partnercenter.workflow.ExportProgress
---@field phase "waiting"|"blobs"
---@field blobs integer that are done
---@field rows integer
---@field bytes integer of text

---@class partnercenter.workflow.Exported
---@field rows integer
---@field bytes integer of text
---@field blobs integer
---@field manifest_id string?
---@field etag string?
---@field path string? nil for a function
---@field totals table<string, partnercenter.workflow.CurrencyTotal> by currency

--- Exports billing data: starts the export, waits until the service has made it, and fetches its blobs. The
--- same call resumes after a failure or a kill, from the state beside the file. A function gets each row as a
--- table; it may yield, and stops the export by returning false.
---@param client partnercenter.Client
---@param what partnercenter.workflow.ExportWish
---@param to string|fun(row: table): boolean?, any path (.csv, .jsonl, .jsonl.gz), or a function
---@param options partnercenter.workflow.ExportOptions?
---@return partnercenter.workflow.Exported?
---@return partnercenter.error?
return function(client, what, to, options)
  local run, err = start("export", client, "none", options, OPTIONS)
  check.options(what, WHAT, "workflow.export: what")
  check.type(to, "string|function", "workflow.export: to")
  if not run then return nil, err end
  job.check_numbers(run)
  local reason = reports.problem(what)
  if reason then return run:fail("invalid_argument", reason) end
  local exported
  exported, err = job.run(run, what, to)
  if not exported then return nil, err end
  return exported
end
