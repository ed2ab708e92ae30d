--- Tracks token requests in progress and the store locks that they hold.
local core = require "partnercenter.core"

local in_progress = {}

--- Clients whose refresh token is being exchanged, as keys. They are not collected before its successor came.
---@type table<table, any>
in_progress.clients = {}

--- Notes that a client's token request for a host begins.
---@param client table
---@param host string
function in_progress.begin(client, host)
  client._auth.fetching = { host = host, pid = core.pid(), began = core.now() }
end

--- Whole seconds since a client's token request for a host began.
---@param client table
---@param host string
---@return integer
function in_progress.seconds(client, host)
  local now = client._auth.fetching
  return now and now.host == host and math.floor(core.now() - now.began) or 0
end

--- Whether a client's token request for another host is in flight in this process.
---@param client table
---@param host string
---@return boolean
function in_progress.is_other(client, host)
  local now = client._auth.fetching
  return now and now.host ~= host and now.pid == core.pid() or false
end

--- Notes that a client's token request has ended, and releases its store lock.
---@param client table
---@param host string|nil nil: the requests for every host, and waits until leases are given back
function in_progress.finish(client, host)
  local locked, leases = client._auth.locked, client._auth.leases
  local held = host or next(locked)
  while held do -- a store's unlock may run other calls, which change this table
    local unlock, lease = locked[held], leases[held]
    locked[held], leases[held] = nil, nil
    if lease then
      pcall(lease.release, lease, host == nil)
    elseif unlock then
      pcall(unlock)
    end
    held = not host and next(locked)
  end
  if host == nil or (client._auth.fetching and client._auth.fetching.host == host) then
    client._auth.fetching, in_progress.clients[client] = nil, nil
  end
end

return in_progress
