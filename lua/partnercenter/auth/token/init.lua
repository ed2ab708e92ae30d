-- What the core has to know of a client's credential, and what is remembered of its tokens. Where Lua has a
-- part in getting them, token/request.lua does it.

local credential = require "partnercenter.auth.credential"
local lazy = require "partnercenter.loader.lazy"

local rotation = lazy "partnercenter.auth.token.rotation"
local token_request = lazy "partnercenter.auth.token.request"

local M = {}

-- Clients whose refresh token is being exchanged; they are not collected before its successor has come.
local fetching = {}

local function audiences(config)
  local found, user = {}, credential.rotates(config)
  for host, audience in pairs(config.audience) do
    if config.token_endpoint_version == "v1" then
      found[host] = { "resource", audience }
    else
      found[host] = { "scope", audience .. "/.default" .. (user and " offline_access" or "") }
    end
  end
  return found
end

---What the core needs to know of a client's credential.
---@param config table
---@return table plan base, path, audience, fields, access_token, ask, once, managed_identity
function M.plan(config)
  local plan = credential.of(config).plan(config)
  local endpoint = config.token_endpoint_version == "v1" and "/oauth2/token" or "/oauth2/v2.0/token"
  plan.base = plan.base or config.authority
  plan.path = plan.path or "/" .. (config.tenant_id or "common") .. endpoint
  plan.audience = audiences(config)
  plan.ask = plan.ask or credential.rotates(config) or (config.token_store or false) ~= false
  return plan
end

---What is remembered of a client's tokens beside the tokens themselves, which the core holds.
---@return table
function M.new_state()
  return { in_line = {}, failures = {}, tries = {}, waits = {}, locked = {}, lineage = {} }
end

---Opens the store named by the options: a file's path, nginx's shared dictionary, or a store.
---@param given table|userdata|string|false|nil
---@return table|false store
function M.open_store(given)
  if not given then
    return false
  elseif type(given) == "string" then
    return require("partnercenter.store.file").new(given)
  end
  local shared_dict = require "partnercenter.store.shared_dict"
  return shared_dict.is_dict(given) and shared_dict.new(given) or given
end

---Gives back what is held in the store, such as when the client is closed.
---@param client table
---@param host string|nil nil: for every host
function M.let_go(client, host)
  local locked = client._auth.locked
  local held = host or next(locked)
  while held do -- unlocking is the store's business, which may do anything
    local unlock = locked[held]
    locked[held] = nil
    if unlock then
      pcall(unlock)
    end
    held = not host and next(locked)
  end
  if host == nil or (client._auth.fetching and client._auth.fetching.host == host) then
    client._auth.fetching, fetching[client] = nil, nil
  end
end

---Whether a request is under way that may bring a new refresh token.
---@param client table
---@return boolean
function M.is_fetching(client)
  return fetching[client] and true or false
end

---The clients of which that is true.
---@return table<table, any>
function M.fetching()
  return fetching
end

---Tells those who wait for a token that there will be none.
---@param client table
---@param host string
function M.give_up(client, host)
  token_request.give_up(client, host)
end

---The core needs a token and the owner has a part in getting it.
---@param client table
---@param host string
---@param forced boolean the service refused the one at hand
function M.ask(client, host, forced)
  token_request.ask(client, host, forced)
end

---The token endpoint answered, or could not be reached.
---@param client table
---@param host string whose token it is
---@param item table status and body, or error, message and phase
function M.answer(client, host, item)
  token_request.answer(client, host, item)
end

---A client that is closed offers once more what could not be saved, and holds nothing back.
---@param client table
function M.close(client)
  M.let_go(client)
  if client._auth.unsaved then
    rotation.offer_again(client)
  end
end

return M
