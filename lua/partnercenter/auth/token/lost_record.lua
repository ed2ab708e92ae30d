--- Puts the record of a sign-in back into a store that was away and returns without it, such as a Redis that
--- was restarted empty or a replica that took over.
local core = require "partnercenter.core"
local lazy = require "partnercenter.loader.lazy"
local refusals = require "partnercenter.auth.token.refusals"

local entries = lazy "partnercenter.auth.token.store_entries"

local lost_record = {}

-- The newest record that this process knows.
local function known(client)
  local auth, token = client._auth, client.core:field("refresh_token")
  if not (token and auth.generation and auth.principal) or refusals.of(auth, token) then return nil end
  return { refresh_token = token, lineage = auth.lineage }
end

local function is_of(lineage, token)
  local digest = token and core.sha256(token)
  for _, other in ipairs(lineage) do
    if other == digest then return true end
  end
  return false
end

--- The record that a store lost: it has none any more, or an earlier one of the same sign-in.
---@param client table
---@param stored table? the record in the store
---@param generation string of it
---@return table? record as this process knows it
function lost_record.of(client, stored, generation)
  local auth = client._auth
  if not auth.generation or tonumber(generation) >= tonumber(auth.generation) then return nil end
  if stored and not is_of(auth.lineage, stored.refresh_token) then return nil end
  return known(client)
end

--- Watches a client's store, and puts a lost record back as soon as the store returns.
---@param client table
function lost_record.watch(client)
  if client._auth.watched then return end
  client._auth.watched = true
  client.store:on_return(function()
    local record = not client.closed and known(client)
    if record then entries.restore_later(client, record, client._auth.generation) end
  end)
end

return lost_record
