--- nginx: handlers wait on a semaphore while one timer drives the engine. The timer ends when nothing is in
--- flight, so that a worker can quit.
local ngx = rawget(_G, "ngx")
local wake_socket = require "partnercenter.engine.driver.ngx.wake_socket"
local core = require "partnercenter.core"
local light_threads = require "partnercenter.engine.driver.ngx.light_threads"
local semaphore = require "ngx.semaphore"
local tasks = require "partnercenter.engine.tasks"

local driver = {
  name = "ngx", has_loop = true, spawns_anywhere = true, shows_text = true, dismiss = light_threads.dismiss,
}

local STRETCH = 0.001 -- seconds of work before other requests get their turn
local BURST = 16 -- light threads that start before other requests get their turn
local STINT = 60 -- seconds of one timer: nginx frees the memory of a timer at its end
local SHORTEST = 0.001 -- seconds that nginx sleeps at least
local PATIENCE = 60 -- seconds in one semaphore wait; a bound only

local wake_sockets = setmetatable({}, { __mode = "k" }) -- engine -> its socket
local spawned = 0 -- light threads since other requests had their turn
local woken = false -- handlers were woken, and have not run yet

local may_yield = {
  rewrite = true, server_rewrite = true, access = true, content = true, timer = true, preread = true,
  ssl_cert = true, ssl_client_hello = true, ssl_session_fetch = true,
}

local CANNOT_WAIT = "a call cannot wait in nginx's phase '%s'; "
  .. "make it from rewrite, access, content or a timer"

---@return boolean?
---@return string? why not
function driver.can_wait()
  local phase = ngx.get_phase()
  if may_yield[phase] then return true end
  return nil, CANNOT_WAIT:format(phase)
end

-- A worker that quits runs pending timers outside of its event loop, where it would not notice a semaphore
-- until something else happens. The sleep returns to the loop.
local function run(premature, fn, ...)
  if premature then ngx.sleep(SHORTEST) end
  return fn(...)
end

local function in_timer(fn, ...)
  return ngx.timer.at(0, run, fn, ...)
end

local function is_busy(engine)
  return not engine.core:stale() and engine.core:in_flight() > 0
end

-- Several steps at a time, since each return to nginx costs more than most steps. Handlers that a step wakes
-- run before the next one: what they call then needs neither another timer nor the thread. Returns whether
-- calls are in flight and whether the engine has work at once.
local function pump(engine, mine, aside)
  local enough = core.now() + STRETCH
  local busy, ready
  repeat
    woken = false
    engine.pump(aside)
    if woken then mine:yield_to_handlers() end
    busy = is_busy(engine)
    ready = busy and engine.core:ready()
  until not ready or core.now() >= enough
  return busy, ready
end

local function wake_socket_of(engine)
  wake_sockets[engine] = wake_sockets[engine] or wake_socket.new()
  return wake_sockets[engine]
end

local function drive(engine)
  local mine, members = wake_socket_of(engine), {}
  local stint_ends, continued = core.now() + STINT, false
  local function aside(fn)
    light_threads.run(members, fn)
  end
  repeat
    local ok, busy, ready = pcall(pump, engine, mine, aside)
    if not ok then
      ngx.log(ngx.ERR, "partnercenter: ", busy)
      busy, ready = is_busy(engine), true
    end
    if busy then
      mine:open(engine)
      mine:wait(engine, ready)
      continued = core.now() > stint_ends and in_timer(drive, engine) and true or false
    end
  until not busy or continued
  mine:close()
  light_threads.dismiss(members)
  mine.driven = continued
end

--- Drives the engine until nothing is in flight, though nobody waits.
---@param engine table
---@return table wake socket
function driver.work(engine)
  local mine = wake_socket_of(engine)
  mine:restart()
  if not mine.driven then mine.driven = in_timer(drive, engine) and true or false end
  return mine
end

---@param engine table
---@param waiter table
function driver.wait(engine, waiter)
  waiter.semaphore = waiter.semaphore or semaphore.new() -- a task waits with the same table again and again
  local mine = driver.work(engine)
  while not waiter.done do
    if mine.driven then
      waiter.semaphore:wait(PATIENCE)
    else -- nginx has no timer left, or quits
      local _, ready = pump(engine, mine)
      mine:wait(engine, ready)
    end
  end
  mine:handler_runs()
end

---@param waiter table
function driver.wake(waiter)
  if not waiter.semaphore then return end
  woken = true
  waiter.semaphore:post(1)
end

--- Starts a task as a light thread of the request, or in a timer where requests have none.
---@param task table
---@param fn function
function driver.spawn(_, task, fn)
  local body = tasks.body(task, fn)
  if task.light_threads then
    if light_threads.run(task.light_threads, body) then spawned = spawned + 1 end
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

return driver
