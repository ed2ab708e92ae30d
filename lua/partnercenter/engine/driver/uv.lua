--- Neovim and luv: the loop polls the engine's descriptor. Tasks never block it; a call outside a task
--- blocks, as in plain Lua.
local blocking = require "partnercenter.engine.driver.blocking"
local core = require "partnercenter.core"

local driver = { name = "uv", has_loop = true, shows_text = true }

local vim = rawget(_G, "vim")
local uv = vim and (vim.uv or vim.loop) or require "luv"

-- One timer for good: luv 1.44 crashes in lua_close if a handle was closed and its loop has not run since.
local function timer_queue()
  local timer, queue = uv.new_timer(), {}
  local function run_next()
    local due = table.remove(queue, 1)
    if #queue > 0 then
      timer:start(0, 0, run_next)
    end
    due()
  end
  return function(fn)
    queue[#queue + 1] = fn
    timer:start(0, 0, run_next)
  end
end

local next_turn = timer_queue()

-- Runs a function soon; in Neovim, where its API may be called. Functions scheduled meanwhile run with it.
local later = vim and vim.schedule or next_turn

local AT_ONCE = 16 -- tasks that run before the host's timers, keys and screen have their turn

local watched = setmetatable({}, { __mode = "k" }) -- engine -> { fd, poll, active }
local planned = false

-- libuv aborts if a descriptor is closed while it polls it, so it gets a duplicate.
local function watcher(engine)
  local found = watched[engine]
  if not found then
    local fd = core.dup(engine.core:fd())
    found = { fd = fd, poll = assert(uv.new_poll(fd)) }
    watched[engine] = found
  end
  return found
end

--- Lets the host show an error that no task handles. Raised in another turn, it stops no waiting call.
---@param raised any
function driver.report(raised)
  later(function()
    error(raised, 0)
  end)
end

local function run_ready()
  planned = false
  blocking.run_ready(AT_ONCE)
  if blocking.has_ready() then
    planned = true
    next_turn(function()
      later(run_ready)
    end)
  end
end

--- Runs the tasks whose wait is over in the loop's next turn.
function driver.plan()
  if not planned and blocking.has_ready() then
    planned = true
    later(run_ready)
  end
end

local function aside(fn)
  local task = { driver = driver }
  function task.finished(_, ok, why)
    if not ok then
      error(why, 0)
    end
  end
  blocking.spawn(nil, task, fn)
end

local watch -- turn and watch call each other

local function turn(engine, found)
  if engine.core:stale() then
    return driver.detach(engine)
  end
  local ok, why = pcall(engine.pump, aside)
  run_ready()
  if engine.core:in_flight() > 0 then
    watch(engine)
  else
    found.active = false
  end
  if not ok then
    error(why, 0)
  end
end

function watch(engine)
  local found = watcher(engine)
  found.active = true
  found.poll:start("r", function()
    found.poll:stop() -- it stays readable until the turn comes
    later(function()
      turn(engine, found)
    end)
  end)
end

-- Without calls in flight the descriptor never becomes readable.
local function busy(engine)
  if engine.core:in_flight() > 0 and not watcher(engine).active then
    watch(engine)
  end
end

-- A loop in the main program waits for tasks that in turn wait for the host.
local function idle(waiter)
  if not vim then
    error("partnercenter: deadlock: nothing is in flight (start the loop in a task)", 0)
  end
  vim.wait(1000, function()
    return waiter.done or blocking.has_ready()
  end, 5)
end

--- Drives the engine until nothing is in flight, though nobody waits.
driver.work = busy

---@param engine table
---@param waiter table
function driver.wait(engine, waiter)
  busy(engine)
  blocking.wait(engine, waiter, idle)
end

---@param engine table|nil given while a call is in flight
function driver.rest(engine)
  if engine then
    busy(engine)
  end
  blocking.rest()
end

---@param waiter table
function driver.wake(waiter)
  blocking.wake(waiter)
  driver.plan()
end

---@param engine table
---@param task table
---@param fn function
function driver.spawn(engine, task, fn)
  blocking.spawn(engine, task, fn)
  driver.plan()
end

--- Stops watching an engine that is about to be closed.
---@param engine table
function driver.detach(engine)
  local found = watched[engine]
  if found then
    watched[engine] = nil
    found.poll:stop()
    found.poll:close(function()
      core.close(found.fd)
    end)
  end
end

return driver
