--- Does an export that was checked: takes the lock and the state, fetches the blobs and finishes the file.
local amounts = require "partnercenter.workflow.billing.amounts"
local core = require "partnercenter.core"
local destination = require "partnercenter.workflow.billing.destination"
local fetching = require "partnercenter.workflow.billing.export.fetching"
local files = require "partnercenter.workflow.billing.export.files"
local misuse = require "partnercenter.arguments.misuse"
local reports = require "partnercenter.workflow.billing.export.reports"
local rows = require "partnercenter.workflow.billing.export.rows"
local states = require "partnercenter.workflow.billing.export.state"
local tables = require "partnercenter.workflow.billing.export.tables"

local job = {}

local TIMEOUT = 3600
local FORMS = { { "%.jsonl%.gz$", "gzip" }, { "%.jsonl$", "lines" }, { "%.csv$", "csv" } }

--- Refuses numbers that make no sense.
---@param run partnercenter.Run
function job.check_numbers(run)
  for _, name in ipairs({ "timeout", "interval", "concurrency" }) do
    local value, least = run.options[name], name == "concurrency" and 1 or 0
    if value and not (value > least or (value == least and name ~= "interval")) then
      local bound = name == "interval" and "more than" or "at least"
      misuse.raise(("%s: %s must be %s %d"):format(run.name, name, bound, least))
    end
  end
end

--- The form of a file by its name.
---@param path string
---@return "gzip"|"lines"|"csv"|nil
function job.form_of(path)
  for _, form in ipairs(FORMS) do
    if path:lower():find(form[1]) then return form[2] end
  end
end

local function sums_of(state)
  local all = {}
  for place in ipairs(state.names or {}) do
    amounts.add(all, state.blobs[place] and state.blobs[place].totals)
  end
  return all
end

local function result(state, path)
  local all = sums_of(state)
  return {
    rows = state.rows, bytes = state.bytes, blobs = #state.names, manifest_id = state.manifest_id,
    etag = state.etag, path = path, totals = amounts.numbers(all),
  }, all
end

-- Whether a path is one of the export's own files.
local function is_own(path, to)
  local rest = path:sub(1, #to) == to and path:sub(#to + 1)
  return rest and (rest == "" or rest == ".lock" or rest:find("^%.part%d*$") ~= nil)
end

-- Where the rows go. Nil and an error where they cannot.
local function target_of(run, to, form)
  if type(to) == "function" then
    run.fn, run.state_path = to, run.options.state
    return rows, "rows"
  end
  form = form or job.form_of(to)
  if not form then
    return run:fail("invalid_argument", "the file's name must end in .csv, .jsonl or .jsonl.gz")
  end
  if run.options.state and is_own(run.options.state, to) then
    return run:fail("invalid_argument", "state must be another file than the export's own")
  end
  run.path, run.state_path = to, run.options.state or to .. ".state"
  return form == "csv" and tables or files, form
end

local function fetch(run, what, target, form)
  local state, err = states.open(run, what, form)
  if not state then return nil, err end
  function run.save(self)
    local ok, problem = states.save(state, self.state_path)
    if not ok then return self:fail("config", "the state cannot be written: " .. tostring(problem)) end
    return true
  end
  local fetched
  fetched, err = fetching.run(run, state, target)
  if fetched then fetched, err = target.finish(run, state) end
  if not fetched then return nil, err end
  return state
end

--- Exports to a path or a function.
---@param run partnercenter.Run
---@param what partnercenter.workflow.ExportWish
---@param to string|function
---@param form string? of the file; by its name when absent
---@return partnercenter.workflow.Exported?
---@return any err or the exact sums by currency
function job.run(run, what, to, form)
  local target, err = target_of(run, to, form)
  if not target then return nil, err end
  form = err
  run.deadline = core.now() + (run.options.timeout or TIMEOUT)
  run.amounts = reports.amounts(what, run.options.total)
  local places = run.path and { run.path, run.path .. ".part", run.state_path } or { run.state_path }
  local state
  state, err = destination.hold(run, places, fetch, run, what, target, form)
  if not state then return nil, err end
  return result(state, run.path)
end

return job
