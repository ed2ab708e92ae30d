-- Neovim and luv: the loop watches the engine's descriptor. Tasks started here never block it; a call
-- outside of them blocks, as it would in plain Lua.

local blocking = require "partnercenter.driver.blocking"
local core = require "partnercenter.core"

local M = { name = "uv", has_loop = true }

local vim = rawget(_G, "vim")
local uv = vim and (vim.uv or vim.loop) or require "luv"

-- In Neovim the API may only be touched from the main loop's own turn.
local later = vim and vim.schedule or function(fn)
  fn()
end

local watched = setmetatable({}, { __mode = "k" }) -- engine -> { poll, active }

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

local function turn(engine, watch)
  if engine.core:stale() then
    return M.detach(engine)
  end
  engine.pump()
  blocking.run_ready()
  if engine.core:in_flight() > 0 then
    M.watch(engine)
  else
    watch.active = false
  end
end

---Lets the loop drive the engine while anything is under way.
---@param engine table
function M.watch(engine)
  local watch = watcher(engine)
  watch.active = true
  watch.poll:start("r", function()
    watch.poll:stop() -- it stays readable until the turn comes
    later(function()
      turn(engine, watch)
    end)
  end)
end

local function busy(engine)
  if not watcher(engine).active then
    M.watch(engine)
  end
end

---@param engine table
---@param waiter table
function M.wait(engine, waiter)
  busy(engine)
  blocking.wait(engine, waiter)
end

---@param waiter table
function M.wake(waiter)
  blocking.wake(waiter)
  if waiter.task then
    later(blocking.run_ready)
  end
end

---@param engine table
---@param task table
---@param fn function
function M.spawn(engine, task, fn)
  blocking.spawn(engine, task, fn)
  later(function()
    blocking.run_ready()
    busy(engine)
  end)
end

---Stops watching an engine that is about to be closed.
---@param engine table
function M.detach(engine)
  local watch = watched[engine]
  if watch then
    watched[engine] = nil
    watch.poll:stop()
    watch.poll:close(function()
      core.close(watch.fd)
    end)
  end
end

return M
