--- Waits in nginx until the engine has work. nginx cannot poll the engine's descriptor, so a thread of the
--- core polls it and writes to a socket that nginx reads. Without thread or socket file, the driver polls.
local ngx = rawget(_G, "ngx")
local core = require "partnercenter.core"
local semaphore = require "ngx.semaphore"

local wake_socket = {}
local meta = { __index = wake_socket }

local CONNECT_TIMEOUT = 1000 -- ms
local READ_TIMEOUT = 86400000 -- ms; a bound only, since calls have deadlines of their own
local LINGER = 1000 -- ms that the thread stays after the last call
local SHORTEST, LONGEST = 0.001, 0.02 -- seconds between two polls
local CROWD = 8 -- calls in flight, from which on several answers are handled together
local GATHERING = 0.002 -- seconds until more of them have arrived

local UNAVAILABLE = "partnercenter: no thread or socket file to wake this worker; it polls instead"

local available = true -- in this process, as far as is known

--- A socket that polls until it is open.
---@return table
function wake_socket.new()
  return setmetatable({
    since = core.now(), waker = nil, socket = nil, driven = false,
    turn = semaphore.new(), has_yielded = false,
  }, meta)
end

local function connect(waker)
  local socket = ngx.socket.tcp()
  socket:settimeouts(CONNECT_TIMEOUT, CONNECT_TIMEOUT, READ_TIMEOUT)
  return socket:connect("unix:" .. waker:path(), { pool_size = 1 }) and socket or nil
end

-- nginx keeps the socket in its connection pool between two bursts of calls.
local function reconnect(self)
  if self.waker and self.waker:is_connected() then return connect(self.waker) end
end

local function start(self, engine)
  if self.waker then self.waker:close() end
  local waker = core.waker()
  self.waker = waker
  local socket = waker and connect(waker)
  if socket and waker:start(engine.core:fd()) then return socket end
  if socket then socket:close() end
  if waker then waker:close() end
  self.waker, available = nil, false
  ngx.log(ngx.NOTICE, UNAVAILABLE)
end

--- Connects to the thread, in the coroutine that is going to wait; starts it if there is none.
---@param engine table
function wake_socket:open(engine)
  if available and not self.socket then self.socket = reconnect(self) or start(self, engine) end
end

--- Lets nginx keep the socket. It closes it after a while or when the worker quits, which ends the thread.
function wake_socket:close()
  if self.socket then self.socket:setkeepalive(LINGER, 1) end
  self.socket = nil
end

--- Polls often again, since a call was submitted.
function wake_socket:restart()
  self.since = core.now()
end

-- The longer nothing was submitted, the longer it sleeps.
local function poll(self)
  ngx.sleep(math.min(math.max((core.now() - self.since) / 64, SHORTEST), LONGEST))
end

local function disconnect(self)
  self.socket:close()
  self.socket = nil
end

--- Yields until the handlers that were just woken have run. nginx serves posted semaphores in their order, so
--- the first handler posts `turn` behind the others. A request that was aborted posts nothing.
function wake_socket:yield_to_handlers()
  self.has_yielded = true
  self.turn:wait(SHORTEST)
  self.has_yielded = false
end

--- Notes that a handler which waited for a call runs again.
function wake_socket:handler_runs()
  if not self.has_yielded then return end
  self.has_yielded = false
  self.turn:post(1)
end

--- Yields to nginx until the engine has work. If it has some already, other requests get their turn.
---@param engine table
---@param ready boolean the engine has work
function wake_socket:wait(engine, ready)
  if not self.socket then return poll(self) end
  local before, part = ngx.now(), engine.core
  part:fd() -- the thread polls it from here on
  local received = self.waker:arm() and self.socket:receiveany(1)
  part:unwatch()
  if not received then return disconnect(self) end
  if not ready and part:in_flight() >= CROWD then
    ngx.sleep(GATHERING)
  elseif ready and ngx.now() == before then -- the byte came too early for nginx to do anything else
    ngx.sleep(SHORTEST)
  end
end

return wake_socket
