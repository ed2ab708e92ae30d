--- Makes the core's part of each client, and finds clients by their core's id.
local core = require "partnercenter.core"
local core_options = require "partnercenter.client.core_options"
local drivers = require "partnercenter.engine.driver"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"

local certificate_error = lazy "partnercenter.auth.credential.certificate_error"

local clients = {}

local by_id = setmetatable({}, { __mode = "v" })

local FORKED = "this client was made in another process: make a new one after a fork"

--- Makes the core's part of a client.
---@param config table resolved options
---@param plan table of the credential, see auth/token/init.lua
---@param client partnercenter.Session receives token requests and events
---@return userdata? core
---@return partnercenter.error?
function clients.make(config, plan, client)
  local part, message = core.client(core_options.of(config, plan))
  if not part then
    return nil, errors.new("config", { message = certificate_error.explain(message, config) })
  end
  by_id[part:id()] = client
  pcall(drivers.named, config.driver) -- loads the driver now; if it cannot load, the first call reports it
  return part
end

---@param id integer
---@return partnercenter.Session?
function clients.by_id(id)
  return by_id[id]
end

--- Whether a client was made in another process.
---@param client partnercenter.Session
---@return boolean
function clients.is_forked(client)
  return client.pid ~= core.pid()
end

--- Makes a client usable in this process. nginx forks its workers from a process that may have made clients,
--- and the core moves those; in other hosts a client cannot be used after a fork.
---@param client partnercenter.Session
---@return boolean? usable
---@return string? message
function clients.adopt(client)
  if clients.is_forked(client) then
    if not rawget(_G, "ngx") then return nil, FORKED end
    client.pid = core.pid()
  end
  return true
end

--- Adds to the answer of a failed call why no token was to be had.
---@param client partnercenter.Session
---@param answer table
function clients.explain(client, answer)
  local auth, host = client._auth, answer.operation.host
  if answer.token_failed then
    answer.failure = auth.failures[host]
  elseif answer.error == "timeout" and answer.phase == "token" and auth.waits[host] then
    answer.message = ("%s: %s"):format(answer.message, auth.waits[host])
  end
end

return clients
