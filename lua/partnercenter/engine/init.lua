--- The engine carries calls from Lua into the core and returns their outcomes. This file names its functions;
--- only drivers wait.
local calls = require "partnercenter.engine.calls"
local cancel = require "partnercenter.engine.cancel"
local clients = require "partnercenter.engine.clients"
local close = require "partnercenter.engine.close"
local drivers = require "partnercenter.engine.driver"
local process = require "partnercenter.engine.process"

local engine = {
  call = calls.call,
  open = calls.open,
  wait_for_more = calls.wait_for_more,
  drop = calls.drop,
  token = calls.token,
  close = close,
  cancel = cancel,
  driver = drivers.here,
  here = process.engine,
  wake = drivers.wake,
  client = clients.make,
}

--- Waits until `waiter.done` is true; the code that sets it calls `engine.wake`.
---@param waiter table
---@param driver table
function engine.wait(waiter, driver)
  drivers.wait(process.must_have_engine(), waiter, driver)
end

--- Runs fn in a task of the host; `task:finished(ok, value, err)` is called when it is over.
---@param task table
---@param fn function called with `task.item`
---@param driver table
function engine.spawn(task, fn, driver)
  task.driver = driver
  driver.spawn(process.must_have_engine(), task, fn)
end

--- How many calls are in flight in this Lua state.
---@return integer
function engine.in_flight()
  local here = process.current()
  return here and here.core:in_flight() or 0
end

return engine
