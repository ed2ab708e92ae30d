--- Closes clients, after a last token answer where one is in flight.
local blocking = require "partnercenter.engine.driver.blocking"
local clients = require "partnercenter.engine.clients"
local drivers = require "partnercenter.engine.driver"
local process = require "partnercenter.engine.process"
local draining = require "partnercenter.engine.draining"
local token = require "partnercenter.auth.token"

local LAST_ANSWER = 5 -- seconds

-- A token request in flight may bring the only valid refresh token. Waits for its answer where the driver can
-- wait here; elsewhere the next pump closes the client.
local function await_token(engine, client, driver)
  if not (token.is_fetching(client) and client.core:drain(LAST_ANSWER)) then return false end
  local waiter = draining.add(client)
  engine.pump()
  if draining.has(client) and (not driver.can_wait or driver.can_wait()) then
    drivers.wait(engine, waiter, driver)
  end
  return true
end

--- Ends a client's calls, which return kind `closed`, and wakes their waiters.
---@param client partnercenter.Session
---@param driver table? the driver that waits; nil: as for a call
local function close(client, driver)
  local engine = process.current()
  if clients.is_forked(client) then
    client.core:close()
  elseif not (engine and await_token(engine, client, driver or drivers.here(client.config.driver))) then
    draining.close(client)
  end
  if engine then engine.pump() end
end

process.before_end(function()
  local fetching = token.fetching()
  local client = next(fetching)
  while client do -- closing removes it, and may change the table in other ways
    client.closed = true
    pcall(close, client, blocking)
    fetching[client] = nil
    client = next(fetching)
  end
end)

return close
