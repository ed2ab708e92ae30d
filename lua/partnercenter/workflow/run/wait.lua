--- Polls for a workflow until a state is reached or its time is over. Only the calling task waits.
local core = require "partnercenter.core"
local misuse = require "partnercenter.arguments.misuse"

local wait = {}

local LAST_READ = 10 -- seconds, at least, for each read

---@class partnercenter.workflow.WaitOptions: partnercenter.workflow.Options
---@field timeout number? seconds in all; 0 reads once
---@field interval number? seconds between reads

--- The options `timeout` and `interval` of a run; raises when one is no number of seconds.
---@param run partnercenter.Run
---@param timeout number default
---@param interval number default
---@return { timeout: number, interval: number }
function wait.limits(run, timeout, interval)
  for _, name in ipairs({ "timeout", "interval" }) do
    local value = run.options[name]
    if value and (value < 0 or value ~= value or (name == "interval" and value == 0)) then
      misuse.raise(("%s: %s must be a number of seconds%s"):format(run.name, name,
        name == "interval" and " greater than zero" or ""))
    end
  end
  return { timeout = run.options.timeout or timeout, interval = run.options.interval or interval }
end

--- Polls. Retryable errors do not end it.
---@param run partnercenter.Run
---@param limits { timeout: number, interval: number }
---@param read fun(options: table, waited: number): any, any a value and whether the wait ends with it; or nil
--- and an error
---@return any? value the last one; nil where a read failed for good, or none succeeded
---@return partnercenter.error? err of the read
---@return number? waited seconds, when the time was over
function wait.poll(run, limits, read)
  local began, delay, left, last = core.now(), 0, limits.timeout, nil
  while true do
    local patience = math.min(run.timeout, math.max(left - delay, LAST_READ))
    local value, ended = read(run:call({ delay = delay, timeout = patience }), core.now() - began)
    local waited = core.now() - began
    if value ~= nil then
      last = value
      if ended then return value end
    elseif not ended.retryable then
      return nil, ended
    end
    left = limits.timeout - waited
    if left <= 0 then return last, value == nil and ended or nil, waited end
    delay = math.min(limits.interval, left)
  end
end

return wait
