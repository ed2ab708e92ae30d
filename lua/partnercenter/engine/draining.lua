--- Clients that are closed but wait for a last token answer, which may hold the only valid refresh token.
local token = require "partnercenter.auth.token"
local drivers = require "partnercenter.engine.driver"

local draining = {}

local waiters = {} -- client -> waiter

--- Retires a client.
---@param client partnercenter.Session
---@return table waiter its `done` is true once the client is closed
function draining.add(client)
  waiters[client] = {}
  return waiters[client]
end

---@param client partnercenter.Session
---@return boolean
function draining.has(client)
  return waiters[client] ~= nil
end

--- Closes a client for good and wakes the code that waits for this.
---@param client partnercenter.Session
function draining.close(client)
  local waiter = waiters[client]
  waiters[client] = nil
  token.close(client)
  if client.redis then client.redis:close() end
  client.core:close()
  if waiter then
    waiter.done = true
    drivers.wake(waiter)
  end
end

return draining
