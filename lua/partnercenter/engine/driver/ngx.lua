-- nginx: waiting handlers sleep on a semaphore while one timer drives the engine; the timer ends when
-- nothing is under way, so that a worker that should quit can.

local ngx = rawget(_G, "ngx")
local core = require "partnercenter.core"
local semaphore = require "ngx.semaphore"
local tasks = require "partnercenter.engine.task"

local M = { name = "ngx", has_loop = true, spawns_anywhere = true, shows_text = true }

-- Seconds between looks: short after a call was sent, longer while it is being worked on.
local SHORTEST, LONGEST = 0.001, 0.02
local STRETCH = 0.002 -- seconds of work before other requests get their turn
local BURST = 16 -- light threads that start before other requests get their turn
local STINT = 60 -- seconds of one timer: what nginx gave it is only freed at its end
local PATIENCE = 60 -- seconds in one semaphore wait; it is only a bound
local LINGER = 0.05 -- seconds a light thread waits for more work

local spawned = 0 -- light threads since then

local may_yield = {
  rewrite = true, server_rewrite = true, access = true, content = true, timer = true, preread = true,
  ssl_cert = true, ssl_client_hello = true, ssl_session_fetch = true,
}

---@return boolean|nil
---@return string|nil why not
function M.can_wait()
  local phase = ngx.get_phase()
  if may_yield[phase] then
    return true
  end
  local where = "make it from rewrite, access, content or a timer"
  return nil, ("a call cannot wait in nginx's phase '%s'; %s"):format(phase, where)
end

-- nginx keeps something of every light thread until its handler ends, and searches all of it at each switch;
-- so those of one crew take job after job.
local function work(crew, job)
  local me = { semaphore = semaphore.new() }
  while job do
    job()
    me.job = nil
    if not crew.dismissed then
      crew[me] = true
      me.semaphore:wait(LINGER)
      crew[me] = nil
    end
    job = me.job
  end
end

local function hand(crew, job)
  local idle = next(crew)
  if idle then
    crew[idle] = nil
    idle.job = job
    idle.semaphore:post(1)
  else
    spawned = spawned + 1
    ngx.thread.spawn(work, crew, job)
  end
end

---Lets the light threads of a crew go.
---@param crew table
function M.dismiss(crew)
  local idle = next(crew)
  while idle do
    crew[idle] = nil
    idle.semaphore:post(1)
    idle = next(crew)
  end
  crew.dismissed = true
end

-- A worker that quits runs the timers that are pending outside of its event loop, where it would notice none
-- of the semaphores that are posted until something else happens.
local function run(premature, fn, ...)
  if premature then
    ngx.sleep(SHORTEST)
  end
  return fn(...)
end

local function in_timer(fn, ...)
  return ngx.timer.at(0, run, fn, ...)
end

local function nap(engine)
  local waited = core.now() - engine.last_call
  ngx.sleep(math.min(math.max(waited / 64, SHORTEST), LONGEST))
end

-- Many steps between two naps, which are longer than most steps.
local function pump(engine, aside)
  local enough = core.now() + STRETCH
  while engine.core:ready() and core.now() < enough do
    engine.pump(aside)
  end
end

local function drive(engine)
  local enough, crew = core.now() + STINT, {}
  local function aside(fn)
    hand(crew, fn)
  end
  while not engine.core:stale() and engine.core:in_flight() > 0 do
    local ok, why = pcall(pump, engine, aside)
    if not ok then
      ngx.log(ngx.ERR, "partnercenter: ", why)
    end
    if engine.core:in_flight() > 0 then
      nap(engine)
      if core.now() > enough and in_timer(drive, engine) then
        return M.dismiss(crew)
      end
    end
  end
  engine.driven = false
  M.dismiss(crew)
end

local function busy(engine)
  engine.last_call = core.now()
  if not engine.driven then
    engine.driven = in_timer(drive, engine) and true or false
  end
end

---@param engine table
---@param waiter table
function M.wait(engine, waiter)
  waiter.semaphore = waiter.semaphore or semaphore.new() -- short calls wait again and again
  busy(engine)
  while not waiter.done do
    if engine.driven then
      waiter.semaphore:wait(PATIENCE)
    else -- no timer was to be had
      pump(engine)
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

---Starts a task as a light thread of the request, or in a timer where requests have none.
---@param _ table
---@param task table
---@param fn function
function M.spawn(_, task, fn)
  local body = tasks.body(task, fn)
  if task.crew then
    hand(task.crew, body)
    if spawned >= BURST then
      spawned = 0
      ngx.sleep(SHORTEST)
    end
  elseif may_yield[ngx.get_phase()] then
    ngx.thread.spawn(body)
  else
    assert(in_timer(body))
  end
end

return M
