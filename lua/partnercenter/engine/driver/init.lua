--- Chooses the driver, and waits and wakes through it. Each driver waits in the way of its host.
local misuse = require "partnercenter.arguments.misuse"
local printable = require "partnercenter.text.printable"
local tasks = require "partnercenter.engine.tasks"

local driver = {}

local NAMES = { blocking = true, coroutine = true, uv = true, ngx = true, cqueues = true }

local function name_here()
  local ngx, cqueues = rawget(_G, "ngx"), package.loaded["cqueues"]
  local controller, direct
  if type(cqueues) == "table" then controller, direct = cqueues.running() end
  if ngx and ngx.get_phase then return ngx.get_phase() == "init" and "blocking" or "ngx" end
  if controller and direct then return "cqueues" end
  return rawget(_G, "vim") and "uv" or "blocking"
end

--- The driver of that name.
---@param name string|table|nil a driver of the caller's own; nil: the one that fits the host
---@return table driver
function driver.named(name)
  if type(name) == "table" then return name end
  return require("partnercenter.engine.driver." .. (name or name_here()))
end

--- The driver of a call made here: that of the running task, since no other driver can resume it.
---@param name string|table|nil
---@return table driver
function driver.here(name)
  local task = tasks.current()
  return task and task.driver or driver.named(name)
end

--- The driver of a loop or a task. An unknown name raises.
---@param name string|table|nil the option `driver`
---@param what string the function that got the option
---@return table driver
---@return string? why it cannot wait here
function driver.chosen(name, what)
  if type(name) == "string" and not NAMES[name] then
    misuse.raise(("%s: unknown driver '%s'"):format(what, printable(name)))
  end
  local chosen = driver.here(name)
  if not chosen.can_wait then return chosen end
  local ok, why = chosen.can_wait()
  return chosen, not ok and why or nil
end

--- Waits until `waiter.done` is true; the code that sets it calls `wake`.
---@param engine table
---@param waiter table
---@param chosen table the driver
function driver.wait(engine, waiter, chosen)
  waiter.driver, waiter.task = chosen, tasks.current()
  chosen.wait(engine, waiter)
end

---@param waiter table
function driver.wake(waiter)
  if waiter.driver then waiter.driver.wake(waiter) end
end

return driver
