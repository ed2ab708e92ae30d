--- cqueues: a coroutine of the running controller polls the engine's descriptor while calls are in flight.
local condition = require "cqueues.condition"
local cqueues = require "cqueues"
local tasks = require "partnercenter.engine.tasks"

local driver = { name = "cqueues", has_loop = true }

local BURST = 16 -- tasks that start before other coroutines run

local driving = setmetatable({}, { __mode = "k" }) -- controller -> engine
local starting = setmetatable({}, { __mode = "k" }) -- controller -> tasks that have not started

local function aside(fn)
  cqueues.running():wrap(fn)
end

local function drive(engine, controller)
  local watched = { pollfd = engine.core:fd(), events = "r" }
  while not engine.core:stale() and engine.core:in_flight() > 0 do
    cqueues.poll(watched, 1)
    local ok, why = pcall(engine.pump, aside)
    if not ok then
      driving[controller] = nil
      error(why, 0)
    end
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

--- Drives the engine until nothing is in flight, though nobody waits.
driver.work = busy

---@return boolean|nil
---@return string|nil why not
function driver.can_wait()
  local controller, direct = cqueues.running()
  if controller and direct then
    return true
  end
  return nil, "the driver 'cqueues' needs its calls to be made inside a coroutine of a running controller"
end

---@param engine table
---@param waiter table
function driver.wait(engine, waiter)
  waiter.condition = condition.new()
  busy(engine)
  while not waiter.done do
    waiter.condition:wait()
  end
end

---@param waiter table
function driver.wake(waiter)
  if waiter.condition then
    waiter.condition:signal()
  end
end

local function start(controller, bodies)
  while #bodies > 0 do
    starting[controller] = {}
    for i = 1, #bodies do
      controller:wrap(bodies[i])
      if i % BURST == 0 then
        cqueues.sleep(0)
      end
    end
    bodies = starting[controller]
  end
  starting[controller] = nil
end

---@param _ table
---@param task table
---@param fn function
function driver.spawn(_, task, fn)
  local controller = cqueues.running()
  local bodies = starting[controller]
  if not bodies then
    bodies = {}
    starting[controller] = bodies
    controller:wrap(start, controller, bodies)
  end
  bodies[#bodies + 1] = tasks.body(task, fn)
end

return driver
