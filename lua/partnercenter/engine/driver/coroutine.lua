--- Any scheduler: a call yields the engine's descriptor; resume it when that is readable, or later.
local blocking = require "partnercenter.engine.driver.blocking"
local tasks = require "partnercenter.engine.tasks"

local driver = { name = "coroutine", spawn = blocking.spawn, rest = blocking.rest, go_on = blocking.go_on }

-- Waiters that are done but not resumed yet. Weak, since a dropped coroutine is never resumed.
local unaware = setmetatable({}, { __mode = "k" })

---@return boolean|nil
---@return string|nil why not
function driver.can_wait()
  local co, is_main = coroutine.running()
  if co and not is_main then
    return true
  end
  return nil, "the driver 'coroutine' needs its calls to be made inside a coroutine"
end

---@param engine table
---@param waiter table
function driver.wait(engine, waiter)
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
      engine.core:kick() -- keeps the descriptor readable until they are resumed
    end
    if waiter.done then
      return
    end
    coroutine.yield(engine.core:fd())
  end
end

---@param waiter table
function driver.wake(waiter)
  if waiter.foreign then
    unaware[waiter] = true
  else
    blocking.wake(waiter)
  end
end

return driver
