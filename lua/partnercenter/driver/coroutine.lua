-- Any scheduler: a call yields the engine's descriptor, to be resumed when it is readable, or just later.

local M = { name = "coroutine" }

---@return boolean|nil
---@return string|nil why not
function M.can_wait()
  local co, is_main = coroutine.running()
  if co and not is_main then
    return true
  end
  return nil, "the driver 'coroutine' needs its calls to be made inside a coroutine"
end

---@param engine table
---@param waiter table
function M.wait(engine, waiter)
  while true do
    engine.pump()
    if waiter.done then
      return
    end
    coroutine.yield(engine.core:fd())
  end
end

---Whoever waits looks by itself.
function M.wake() end

---Starts a task in a coroutine of the library, driven by whoever waits for it.
---@param engine table
---@param task table
---@param fn function
function M.spawn(engine, task, fn)
  require("partnercenter.driver.blocking").spawn(engine, task, fn)
end

return M
