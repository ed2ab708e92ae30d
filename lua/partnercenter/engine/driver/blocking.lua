--- Plain Lua: the code that waits drives the engine and runs the library's own tasks.
local tasks = require "partnercenter.engine.tasks"

local resume, yield = coroutine.resume, coroutine.yield

local driver = { name = "blocking" }

local ready, first, last = {}, 1, 0
local inside = false -- whether a task runs, directly or not

local function make_ready(task)
  ready[last + 1] = task -- may raise when memory runs out
  last = last + 1
end

local function run(task)
  if task.over then
    return
  end
  local co, before = task.co, inside
  inside = true
  local ok, raised = resume(co)
  inside = before
  if ok or coroutine.status(co) ~= "dead" then
    return -- it waits, or runs because other code resumed it
  elseif task.over then -- raised by its `finished`
    local report = task.driver and task.driver.report or error
    return report(raised, 0)
  end
  tasks.finish(task, false, type(raised) == "string" and debug.traceback(co, raised) or raised)
end

--- Runs the tasks whose wait is over.
---@param most integer|nil at most this many
function driver.run_ready(most)
  most = most or math.huge
  while first <= last and most > 0 do
    most = most - 1
    local task = ready[first]
    ready[first] = nil
    first = first + 1
    run(task)
  end
  if first > last then
    first, last = 1, 0
  end
end

--- Whether a task is waiting to be run.
---@return boolean
function driver.has_ready()
  return first <= last
end

--- Inside a task of the library, lets other tasks run. The caller checks whether the event it waits for has
--- happened, and rests again if not.
driver.rest = yield

--- Waits until the waiter is woken.
---@param engine table
---@param waiter table its `done` turns true; `task` is the running task, if it is one
---@param idle fun(waiter: table)|nil lets the host work when nothing is in flight
function driver.wait(engine, waiter, idle)
  if waiter.task then
    repeat
      yield()
    until waiter.done
    return
  end
  -- A call from a user's coroutine inside a task needs no other task; resuming one would deepen the stack.
  local alone = inside and not waiter.loop
  while true do
    engine.pump(nil, not alone and run or nil)
    if not alone and first <= last then
      driver.run_ready()
    end
    if waiter.done then
      return
    elseif engine.core:wait() == nil then -- nothing is in flight
      if not idle then
        error("partnercenter: deadlock: nothing is in flight (did the function yield outside "
          .. "the library?)", 0)
      end
      idle(waiter)
    end
  end
end

---@param waiter table whose `done` is true
function driver.wake(waiter)
  if waiter.task then
    make_ready(waiter.task)
  end
end

--- Resumes a task that rests, at once.
driver.go_on = run

--- Starts a task; `task:finished(ok, value, err)` is called when it is over.
---@param _ table
---@param task table
---@param fn function
function driver.spawn(_, task, fn)
  task.co = coroutine.create(tasks.body(task, fn))
  make_ready(task)
end

return driver
