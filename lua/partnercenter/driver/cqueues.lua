-- cqueues: a coroutine of the running controller polls the engine's descriptor while anything is under way.

local condition = require "cqueues.condition"
local cqueues = require "cqueues"
local tasks = require "partnercenter.task"

local M = { name = "cqueues", has_loop = true }

local driving = setmetatable({}, { __mode = "k" }) -- controller -> engine

local function drive(engine, controller)
  local watched = { pollfd = engine.core:fd(), events = "r" }
  while not engine.core:stale() and engine.core:in_flight() > 0 do
    cqueues.poll(watched, 1)
    engine.pump()
  end
  driving[controller] = nil
end

local function busy(engine)
  local controller = cqueues.running()
  if driving[controller] ~= engine then
    driving[controller] = engine
    controller:wrap(drive, engine, controller)
  end
end

---@return boolean whether a controller runs here
function M.can_wait()
  return cqueues.running() ~= nil
end

---@param engine table
---@param waiter table
function M.wait(engine, waiter)
  waiter.condition = condition.new()
  busy(engine)
  while not waiter.done do
    waiter.condition:wait()
  end
end

---@param waiter table
function M.wake(waiter)
  if waiter.condition then
    waiter.condition:signal()
  end
end

---@param _ table
---@param task table
---@param fn function
function M.spawn(_, task, fn)
  cqueues.running():wrap(function()
    tasks.adopt(task)
    task.finished(xpcall(fn, tasks.traceback))
  end)
end

return M
