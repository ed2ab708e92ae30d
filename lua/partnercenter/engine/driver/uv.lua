-- Neovim and luv: the loop watches the engine's descriptor. Tasks started here never block it; a call
-- outside of them blocks, as it would in plain Lua.

local blocking = require "partnercenter.engine.driver.blocking"
local core = require "partnercenter.core"

local M = { name = "uv", has_loop = true, shows_text = true }

local vim = rawget(_G, "vim")
local uv = vim and (vim.uv or vim.loop) or require "luv"

-- One timer for ever: luv 1.44 crashes in lua_close when a handle was closed and its loop did not run since.
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

-- Soon, and in Neovim where its API may be touched; what is scheduled there meanwhile runs in the same turn.
local later = vim and vim.schedule or next_turn

-- Then the host's timers, keys and screen have their turn.
local AT_ONCE = 16 -- tasks

local watched = setmetatable({}, { __mode = "k" }) -- engine -> { fd, poll, active }
local planned = false

-- libuv aborts when a watched descriptor is closed under it, so it gets a duplicate of its own.
local function watcher(engine)
  local found = watched[engine]
  if not found then
    local fd = core.dup(engine.core:fd())
    found = { fd = fd, poll = assert(uv.new_poll(fd)) }
    watched[engine] = found
  end
  return found
end

---The host shows an error that no task takes, in a turn of its own: a call that waits meanwhile goes on.
---@param raised any
function M.report(raised)
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

---Runs the tasks whose wait is over in the loop's next turn.
function M.plan()
  if not planned and blocking.has_ready() then
    planned = true
    later(run_ready)
  end
end

local function aside(fn)
  local task = { driver = M }
  function task.finished(_, ok, why)
    if not ok then
      error(why, 0)
    end
  end
  blocking.spawn(nil, task, fn)
end

local watch -- and turn need each other

local function turn(engine, found)
  if engine.core:stale() then
    return M.detach(engine)
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

-- A loop whose tasks make no call waits for nothing that the descriptor could tell.
local function busy(engine)
  if engine.core:in_flight() > 0 and not watcher(engine).active then
    watch(engine)
  end
end

-- A loop in the main program waits for tasks that wait for the host.
local function idle(waiter)
  if not vim then
    error("partnercenter: deadlock: nothing is in flight (start the loop in a task)", 0)
  end
  vim.wait(1000, function()
    return waiter.done or blocking.has_ready()
  end, 5)
end

---@param engine table
---@param waiter table
function M.wait(engine, waiter)
  busy(engine)
  blocking.wait(engine, waiter, idle)
end

---@param engine table|nil where a call is waited for
function M.rest(engine)
  if engine then
    busy(engine)
  end
  blocking.rest()
end

---@param waiter table
function M.wake(waiter)
  blocking.wake(waiter)
  M.plan()
end

---@param engine table
---@param task table
---@param fn function
function M.spawn(engine, task, fn)
  blocking.spawn(engine, task, fn)
  M.plan()
end

---Stops watching an engine that is about to be closed.
---@param engine table
function M.detach(engine)
  local found = watched[engine]
  if found then
    watched[engine] = nil
    found.poll:stop()
    found.poll:close(function()
      core.close(found.fd)
    end)
  end
end

return M
