--- Runs a function once for all tasks that need its result at the same time, in every host.
local engine = require "partnercenter.engine"
local tasks = require "partnercenter.engine.tasks"

local single_flight = {}

local ngx = rawget(_G, "ngx")

local NOT_ALL = { cancelled = true, closed = true, forked = true } -- ends of the task that ran it, not of all

local function finish(flights, key, flight, ok, value, err)
  flights[key] = nil
  flight.ok, flight.value, flight.err = ok, value, err
  for _, waiter in ipairs(flight.waiters) do
    waiter.done = true
    engine.wake(waiter)
  end
end

local function run(flights, key, flight, fn)
  finish(flights, key, flight, tasks.protect(fn))
end

local function await(flight)
  local waiter = {}
  flight.waiters[#flight.waiters + 1] = waiter
  engine.wait(waiter, engine.driver())
end

-- In nginx the function runs in a timer, since a client that goes away would end it with its request.
local function start(flights, key, flight, fn)
  local in_timer = ngx and ngx.get_phase() ~= "timer"
    and ngx.timer.at(0, function() run(flights, key, flight, fn) end)
  if in_timer then return await(flight) end
  run(flights, key, flight, fn)
end

--- Runs `fn`, or waits for the one in flight.
---@param flights table of the caller, by key
---@param key string
---@param fn fun(): any, any
---@return any value
---@return any err
function single_flight.run(flights, key, fn)
  while true do
    local flight = flights[key]
    local own = not flight
    if own then
      flight = { waiters = {} }
      flights[key] = flight
      start(flights, key, flight, fn)
    else
      await(flight)
    end
    local gone = not own and type(flight.err) == "table" and NOT_ALL[flight.err.kind]
    if not flight.ok then error(flight.value, 0) end
    if not gone then return flight.value, flight.err end
  end
end

return single_flight
