--- Reads the lines of the newest invoices, of those a month before, and what is not billed yet, many at once.
local comparison = require "partnercenter.workflow.billing.reconcile.comparison"
local ledger = require "partnercenter.cli.report.billing.ledger"
local lines = require "partnercenter.cli.report.billing.lines"

local reading = {}

-- One list of lines counts only when it is whole.
local function read_invoice(client, job, options, told)
  local own, sums = ledger.new(), {}
  local ok, err = lines.of_invoice(client, job.record, function(line)
    ledger.add(own, job.period, line, job.currency)
    ledger.count(sums, line)
    told()
  end, options)
  if not ok then return nil, err end
  return { ledger = own, comparison = comparison.of(job.record, sums) }
end

local function read_unbilled(client, job, options, told)
  local own = ledger.new()
  local ok, err = lines.unbilled(client, job.currency, function(line)
    ledger.add(own, "unbilled", line, job.currency)
    told()
  end, options)
  if not ok then return nil, err end
  return { ledger = own }
end

--- Reads all jobs. Those that fail are noted in the report.
---@param context partnercenter.cli.Context
---@param report table
---@param jobs { name: string, currency: string, record: table?, period: string?, row: table? }[]
---@param options { wait: number? }
---@return table ledger
function reading.run(context, report, jobs, options)
  local client, progress = context:client(), context:progress("lists of lines", #jobs)
  local all, count = ledger.new(), 0
  local function told()
    count = count + 1
    if count % 100 == 0 then
      progress:show(report.total, ("%d of %d lists of lines, %d lines"):format(report.total, #jobs, count))
    end
  end
  progress:show(0)
  local loop = require("partnercenter").each(jobs, function(job)
    return (job.record and read_invoice or read_unbilled)(client, job, options, told)
  end)
  local done = {}
  for job, found, err in loop do
    report.total = report.total + 1
    if err then
      report.failures[#report.failures + 1] = { customer = job.name, error = tostring(err) }
    else
      done[job], job.read = found, true
    end
  end
  progress:clear()
  for _, job in ipairs(jobs) do -- in order: the same answers give the same bytes
    if done[job] then
      ledger.merge(all, done[job].ledger)
      if job.row then job.row.comparison = done[job].comparison end
    end
  end
  table.sort(report.failures, function(a, b) return a.customer < b.customer end)
  return all
end

return reading
