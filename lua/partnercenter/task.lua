-- Who is running: the coroutines that the library started, in whichever host.

local M = {}

local by_coroutine = setmetatable({}, { __mode = "k" })

---@class partnercenter.task_state
---@field cancelled boolean|nil
---@field pending table|nil the request it waits for
---@field latest number|nil when its loop must be over (monotonic seconds)
---@field patient boolean|nil waiting for its turn does not count against a call's timeout

---The library's task that runs now, if it is one.
---@return table|nil
function M.current()
  local co = coroutine.running()
  return co and by_coroutine[co]
end

---Calls fn as the given task, in the coroutine that runs now.
---@param task table
function M.adopt(task)
  by_coroutine[coroutine.running()] = task
end

---Runs fn in a coroutine of its own, which is not started yet.
---@param task table its `co` is set
---@param fn function
function M.create(task, fn)
  task.co = coroutine.create(fn)
  by_coroutine[task.co] = task
end

---For xpcall: texts get a traceback, error objects stay what they are.
---@param err any
---@return any
function M.traceback(err)
  return type(err) == "string" and debug.traceback(err, 2) or err
end

return M
