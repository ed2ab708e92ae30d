-- Plain Lua: whoever waits drives the engine, and the library's own tasks with it.

local tasks = require "partnercenter.task"

local M = { name = "blocking" }

local ready, first, last = {}, 1, 0

local function make_ready(task)
  last = last + 1
  ready[last] = task
end

local function run(task)
  local ok, value, err = coroutine.resume(task.co)
  if coroutine.status(task.co) == "dead" then
    if not ok and type(value) == "string" then
      value = debug.traceback(task.co, value)
    end
    task.finished(ok, value, err)
  end
end

---Runs the tasks whose wait is over.
function M.run_ready()
  while first <= last do
    local task = ready[first]
    ready[first] = nil
    first = first + 1
    run(task)
  end
  first, last = 1, 0
end

---Waits until the waiter is woken.
---@param engine table
---@param waiter table its `done` turns true
function M.wait(engine, waiter)
  local task = tasks.current()
  if task then
    waiter.task = task
    repeat
      coroutine.yield()
    until waiter.done
    return
  end
  while true do
    engine.pump()
    M.run_ready()
    if waiter.done then
      return
    end
    if engine.core:in_flight() == 0 then
      error("partnercenter: nothing is under way that could end this wait", 0)
    end
    engine.core:wait()
  end
end

---@param waiter table whose `done` is true
function M.wake(waiter)
  if waiter.task then
    make_ready(waiter.task)
  end
end

---Starts a task; `task.finished(ok, value, err)` is called when it is over.
---@param _ table
---@param task table
---@param fn function
function M.spawn(_, task, fn)
  tasks.create(task, fn)
  make_ready(task)
end

return M
