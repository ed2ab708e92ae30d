--- Workflow `vetting`: polls the vetting of a qualification until it ends.
local misuse = require "partnercenter.arguments.misuse"
local core = require "partnercenter.core"
local names = require "partnercenter.qualification.names"
local start = require "partnercenter.workflow.run.start"

local OPTIONS = { timeout = "number", interval = "number", qualification = "string", progress = "function" }
local INTERVAL, TIMEOUT = 60, 3600
local LAST_READ = 10 -- seconds, at least, for each read
local ENDED = { approved = true, denied = true }

-- The record to follow. A vetting in progress goes before one that has ended.
local function select_record(records, wanted)
  local found
  for _, record in ipairs(records) do
    local status = names.status(record)
    if wanted then
      if names.normalise(record.qualification) == wanted
        and (not found or status ~= "denied") then
        found = record
      end
    elseif status then
      if not found or (ENDED[names.status(found)] and not ENDED[status]) then found = record end
    end
  end
  return found
end

local function check_seconds(run)
  for _, name in ipairs({ "timeout", "interval" }) do
    local value = run.options[name]
    if value and (value < 0 or value ~= value or (name == "interval" and value == 0)) then
      misuse.raise(("%s: %s must be a number of seconds%s"):format(run.name, name,
        name == "interval" and " greater than zero" or ""))
    end
  end
end

local function timed_out(run, record, waited, cause)
  local message
  if record then
    message = ("the vetting of %s is still %s after %.0f s: call again"):format(
      tostring(record.qualification), tostring(record.vettingStatus), waited)
  else
    message = ("the qualifications could not be read for %.0f s: %s"):format(waited, cause.message)
  end
  return run:fail("timeout", message,
    { record = record, cause = cause, phase = "retry", retry_after = run.options.interval or INTERVAL })
end

---@class partnercenter.workflow.VettingOptions: partnercenter.workflow.Options
---@field timeout number? seconds in all, 3600; 0 reads once
---@field interval number? seconds between reads, 60
---@field qualification partnercenter.QualificationName? which one, of several
---@field progress fun(record: table, seconds: number)|nil called after each read

--- Polls until the vetting of a customer's qualification is Approved or Denied. Retryable errors do not end
--- it. It keeps no state: after a timeout, or in another process, call it again. In a host with an event loop
--- only the calling task waits.
---@param customer partnercenter.customer a handle
---@param options partnercenter.workflow.VettingOptions?
---@return partnercenter.model.V2.CustomerQualification? record
---@return partnercenter.error? err `timeout` with `err.record` while the vetting is open; `not_found` without
--- one
return function(customer, options)
  local run, err = start("vetting", customer, "customer_id", options, OPTIONS)
  if not run then return nil, err end
  check_seconds(run)
  local interval, timeout = run.options.interval or INTERVAL, run.options.timeout or TIMEOUT
  local wanted = run.options.qualification and names.normalise(run.options.qualification)
  if run.options.qualification and not wanted then
    return run:fail("invalid_argument", "option qualification must be the name of a qualification")
  end
  local began, delay, left, last = core.now(), 0, timeout, nil
  while true do
    local patience = math.min(run.timeout, math.max(left - delay, LAST_READ))
    local records, failed = customer:qualifications(run:call({ delay = delay, timeout = patience }))
    local waited = core.now() - began
    if records then
      last = select_record(records, wanted)
      if not last then
        return run:fail("not_found", wanted and ("the customer has no qualification '%s'"):format(wanted)
          or "none of the customer's qualifications is or was vetted")
      end
      if run.options.progress then run.options.progress(last, waited) end
      local status = names.status(last)
      if status == nil or ENDED[status] then return last end
    elseif not failed.retryable then
      return nil, failed
    end
    left = timeout - waited
    if left <= 0 then return timed_out(run, last, waited, failed) end
    delay = math.min(interval, left)
  end
end
