--- The command `report`.
local dates = require "partnercenter.cli.output.dates"
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"
local terminal = require "partnercenter.cli.terminal"

local KINDS = { "qualifications", "renewals", "seats", "billing", "gdap" }

local function moment(text)
  if not text then return os.time() end
  local seconds = dates.seconds(text)
  if not seconds then
    stop.with(exit_status.usage, ("--at needs a date such as 2026-01-31, got '%s'"):format(text))
  end
  return math.floor(seconds)
end

-- Programs get the rows of the first section, unless the report names others.
local function print_rows(context, report)
  local section, place = report.sections[1], 0
  local rows, columns = report.rows or section.rows, report.columns or section.columns
  local fields = {}
  for at, column in ipairs(columns) do
    fields[at] = { heading = column.heading:upper(), field = column.field, kind = column.kind }
  end
  context:records(fields, function()
    place = place + 1
    return rows[place]
  end)
end

local function run(context, arguments)
  local now = moment(arguments.at)
  local client = context:client()
  local report = require("partnercenter.cli.report." .. arguments.kind)(context, now, {
    -- Rows for programs are the invoices: their lines have a command of their own.
    no_lines = arguments.no_lines or (context.options.output and not arguments.file),
    wait = arguments.wait,
  })
  report.at, report.profile = now, context.profile_name
  local about = client:check()
  report.tenant = about and about.tenant_id
  if arguments.file then
    require("partnercenter.cli.output.whole_file").write(arguments.file,
      require("partnercenter.cli.report.html").of(report))
    context:note("written to " .. arguments.file)
  elseif context.options.output then
    print_rows(context, report)
  else
    local width = terminal.is_terminal(1) and terminal.columns(1) or 80
    require("partnercenter.cli.report.terminal_bars").print(report, width)
  end
  if #report.failures > 0 then
    stop.with(exit_status.failed, require("partnercenter.cli.report.document").completeness(report),
      report.failures[1].customer .. ": " .. report.failures[1].error)
  end
end

return {
  report = {
    arguments = {
      { name = "kind", text = "What it is about.", choices = KINDS },
      { name = "file", value = "FILE.html", optional = true,
        text = "Write one HTML file; without it, draw bars on the terminal." },
    },
    options = {
      { name = "no-lines",
        text = "Of billing: only the invoices. Lines by customer, and what is unbilled, take minutes." },
      { name = "wait", value = "SECONDS", number = "positive",
        text = "Of billing: how long to wait for each list of lines: 3600." },
      { name = "at", value = "DATE", text = "Take this day as today, such as 2026-01-31." },
    },
    examples = {
      { "See what ends", "partnercenter report renewals" },
      { "Write a page to send by mail", "partnercenter report seats seats.html" },
      { "Write its rows for a spreadsheet", "partnercenter report qualifications -o csv" },
      { "Compare the invoices by month, without their lines", "partnercenter report billing --no-lines" },
    },
    notes = "The same answers and the same --at give the same bytes.\n"
      .. "-o json, jsonl, csv and tsv print the rows.",
    run = run,
  },
}
