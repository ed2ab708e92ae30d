--- Changes one property of a subscription and waits until the subscription shows it.
local errors = require "partnercenter.errors"
local wait = require "partnercenter.workflow.run.wait"

local write = {}

local TIMEOUT, INTERVAL = 300, 2

---@class partnercenter.workflow.ChangeOptions: partnercenter.workflow.WriteOptions
---@field timeout number? seconds until the subscription must show a change, 300
---@field interval number? seconds between reads of a change, 2

--- The options of workflows that wait for a change.
write.OPTIONS = { timeout = "number", interval = "number" }

---@class partnercenter.workflow.Step
---@field text string             for the plan
---@field sends table             the member that changes, with its new value
---@field holds fun(record: table): boolean
---@field still fun(record: table): boolean  whether the record is as the plan saw it
---@field set fun(record: table)  changes the record

--- How long a run waits for its changes; raises when an option is no number of seconds.
---@param run partnercenter.Run
---@return { timeout: number, interval: number }
function write.limits(run) return wait.limits(run, TIMEOUT, INTERVAL) end

local function moved(run, record)
  return run:fail("conflict", "the subscription changed after its plan was made", {
    record = record, hint = "call again for a new plan",
  })
end

-- Both lists of what is scheduled never stand in one body: only scheduledActions would count.
local function whole(record)
  local actions = record.scheduledActions
  if type(actions) == "table" and next(actions) ~= nil then record.scheduledNextTermInstructions = nil end
  return record
end

local function late(run, step, record, cause)
  return run:fail("timeout", ("the service has not shown this change in time: %s"):format(step.text), {
    record = record, cause = cause, phase = "retry", retryable = true,
    hint = "call again: what has been done is not repeated",
  })
end

-- Reads until the subscription shows the change.
local function await(run, subscription, step, cause)
  local record, err, over = wait.poll(run, write.limits(run), function(options)
    local found, failed = subscription:get(options)
    if not found then return nil, failed end
    return found, step.holds(found)
  end)
  if over then return late(run, step, record, cause or err) end
  return record, err
end

-- After a lost answer: one read tells, unless the service accepted the change and works on it.
local function after_loss(run, subscription, step, err)
  if err.status == 202 then return await(run, subscription, step, err) end
  local record, failed = subscription:get(run:call())
  if record and step.holds(record) then return record end
  return nil, errors.with(err, { retryable = true, record = record, message = ("%s (%s: call again)"):format(
    err.message, failed and "it is unknown whether the subscription was changed"
      or "the subscription has not been changed") })
end

--- Carries out a step: reads, writes the whole subscription under its ETag, and reads again. A step that
--- already holds sends nothing.
---@param run partnercenter.Run
---@param subscription partnercenter.customer.subscription
---@param step partnercenter.workflow.Step
---@return partnercenter.model.Subscription? record
---@return partnercenter.error|any err, or what the answer to the write was
function write.step(run, subscription, step)
  local done
  local answer, err = subscription:change(function(record)
    done = step.holds(record)
    if done then return false end
    if not step.still(record) then return moved(run, record) end
    step.set(record)
    return whole(record)
  end, run:call())
  if done and answer then return answer end
  if answer == nil then
    if not errors.is_lost(err) then return nil, err end
    return after_loss(run, subscription, step, err)
  end
  local record
  record, err = await(run, subscription, step)
  if not record then return nil, err end
  return record, answer
end

return write
