--- Tracks the tasks that the library started, by their coroutine.
local errors = require "partnercenter.errors"

local running = coroutine.running

local tasks = {}

-- Lua 5.1 collects an entry only when neither side holds the other, so both are weak; the coroutine's own
-- function keeps the task.
local by_coroutine = setmetatable({}, { __mode = "kv" })
tasks.by_coroutine = by_coroutine

-- PUC Lua 5.1 cannot yield inside pcall.
local yields_in_pcall = _VERSION ~= "Lua 5.1" or rawget(_G, "jit") ~= nil

---@class partnercenter.task_state
---@field driver table the one that resumes it
---@field finished fun(self: table, ok: boolean, value: any, err: any)
---@field item any what its function is called with
---@field over boolean|nil
---@field cancelled boolean|nil
---@field pending table|nil the answer it waits for
---@field loops table|nil the loops that run inside of it
---@field latest number|nil when its loop must be over (monotonic seconds)
---@field patient boolean|nil waiting for its turn does not count against a call's timeout

--- The library's task that runs now, if it is one.
---@return table|nil
function tasks.current()
  local co = running()
  return co and by_coroutine[co]
end

--- Says that a function raised nil or false, which tell nothing.
---@param whose string
---@param value any
---@return string
function tasks.no_reason(whose, value)
  return ("%s raised %s: let it raise a text or an error object"):format(whose, tostring(value))
end

--- Ends a task; only the first time counts.
---@param task table
---@param ok boolean
---@param value any
---@param err any
function tasks.finish(task, ok, value, err)
  if task.over then
    return
  end
  task.over = true
  local co = coroutine.running()
  if co then
    by_coroutine[co] = nil -- later calls in this coroutine have no task
  end
  return task:finished(ok, value, err)
end

-- Texts get a traceback, error objects stay what they are.
local function traceback(err)
  return type(err) == "string" and debug.traceback(err, 2) or err
end

tasks.traceback = traceback

--- Calls a function, catching what it raises wherever it may also yield: as xpcall, to be called with
--- `traceback`.
tasks.try = yields_in_pcall and xpcall or function(fn, _, ...)
  return true, fn(...)
end

--- Calls fn, catching what it raises wherever it may also yield.
---@param fn function
---@param ... any its arguments
---@return boolean ok
---@return any value or what was raised, a text with its traceback
---@return any err
function tasks.protect(fn, ...)
  return tasks.try(fn, traceback, ...)
end

---@return partnercenter.error for what was cancelled before it began
function tasks.cancelled()
  return errors.new("cancelled", { phase = "queue", message = "the task was cancelled before it began" })
end

--- Runs a task in the coroutine that calls this.
---@param task table
---@param fn function
function tasks.run(task, fn)
  if task.cancelled then
    return tasks.finish(task, true, nil, tasks.cancelled())
  end
  by_coroutine[coroutine.running()] = task
  return tasks.finish(task, tasks.protect(fn, task.item))
end

--- The function that a coroutine of the host runs for a task.
---@param task table
---@param fn function
---@return function
function tasks.body(task, fn)
  return function()
    tasks.run(task, fn)
  end
end

return tasks
