-- nginx: waiting handlers sleep on a semaphore while one timer drives the engine; the timer ends when
-- nothing is under way, so that a worker that should quit can.

local ngx = rawget(_G, "ngx")
local semaphore = require "ngx.semaphore"
local tasks = require "partnercenter.task"

local M = { name = "ngx", has_loop = true }

-- Seconds between looks: short after a call was sent, longer while it is being worked on.
local SHORTEST, LONGEST = 0.001, 0.004
local PATIENCE = 60 -- seconds in one semaphore wait; it is only a bound

local may_yield = { rewrite = true, access = true, content = true, timer = true, ssl_cert = true }
local may_block = { init = true }

---@return boolean|nil
---@return string|nil why not
function M.can_wait()
  local phase = ngx.get_phase()
  if may_yield[phase] or may_block[phase] then
    return true
  end
  local where = "make it from rewrite, access, content or a timer"
  return nil, ("a call cannot wait in nginx's phase '%s'; %s"):format(phase, where)
end

local function nap(engine)
  ngx.update_time()
  local waited = ngx.now() - engine.last_call
  ngx.sleep(math.min(math.max(waited / 64, SHORTEST), LONGEST))
end

local function drive(_, engine)
  while not engine.core:stale() and engine.core:in_flight() > 0 do
    engine.pump()
    if engine.core:in_flight() > 0 then
      nap(engine)
    end
  end
  engine.driven = false
end

local function busy(engine)
  engine.last_call = ngx.now()
  if not engine.driven then
    engine.driven = ngx.timer.at(0, drive, engine) and true or false
  end
end

---@param engine table
---@param waiter table
function M.wait(engine, waiter)
  if may_block[ngx.get_phase()] then
    return require("partnercenter.driver.blocking").wait(engine, waiter)
  end
  waiter.semaphore = semaphore.new()
  busy(engine)
  while not waiter.done do
    if engine.driven then
      waiter.semaphore:wait(PATIENCE)
    else -- a worker that quits takes no new timers
      engine.pump()
      nap(engine)
    end
  end
end

---@param waiter table
function M.wake(waiter)
  if waiter.semaphore then
    waiter.semaphore:post(1)
  end
end

---@param _ table
---@param task table
---@param fn function
function M.spawn(_, task, fn)
  ngx.thread.spawn(function()
    tasks.adopt(task)
    task.finished(xpcall(fn, tasks.traceback))
  end)
end

return M
