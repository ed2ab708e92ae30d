-- Any scheduler: a call yields the engine's descriptor, to be resumed when it is readable, or just later.

local blocking = require "partnercenter.engine.driver.blocking"
local tasks = require "partnercenter.engine.task"

local M = { name = "coroutine", spawn = blocking.spawn, rest = blocking.rest, go_on = blocking.go_on }

-- Those whose wait is over but who were not resumed yet; one that was dropped is no reason to go on.
local unaware = setmetatable({}, { __mode = "k" })

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
  if tasks.current() then
    return blocking.wait(engine, waiter)
  end
  waiter.foreign = true
  while true do
    engine.pump()
    blocking.run_ready()
    if waiter.done then
      unaware[waiter] = nil
    end
    if next(unaware) then
      engine.core:kick() -- the descriptor must stay readable for them
    end
    if waiter.done then
      return
    end
    coroutine.yield(engine.core:fd())
  end
end

---@param waiter table
function M.wake(waiter)
  if waiter.foreign then
    unaware[waiter] = true
  else
    blocking.wake(waiter)
  end
end

return M
