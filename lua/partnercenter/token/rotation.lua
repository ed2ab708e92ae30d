-- Refresh tokens: which one is the newest, and handing a new one over before anything can go wrong with it.

local core = require "partnercenter.core"
local lazy = require "partnercenter.lazy"
local redaction = require "partnercenter.errors.redaction"

local shared = lazy "partnercenter.token.shared"

local M = {}

local NONE = "none" -- where the user gave no refresh token: a person signs in

local function seed_of(given)
  return given and core.sha256(given) or NONE
end

---Chooses the refresh token of the next request: the newest that grew out of the one the user gives, so that
---a vault or an option may lag behind, and the user's own where that is another than before.
---@param client table
---@param given string|nil
---@param plainly boolean|nil send what was given
function M.choose(client, given, plainly)
  local seed = seed_of(given)
  local token = client.store and shared.refresh_token(client, seed) or nil
  if plainly then
    token = given
  elseif not token and client._auth.seed ~= seed then
    token = given
  end
  client._auth.seed = seed
  if token then
    client._auth.sent = core.sha256(token)
    client.core:set_field("refresh_token", token)
  end
  return token ~= nil
end

---Whether the store has another refresh token than the one that was refused.
---@param client table
---@return boolean
function M.has_newer(client)
  local stored = client.store and client._auth.seed and shared.refresh_token(client, client._auth.seed)
  return stored ~= nil and stored ~= false and core.sha256(stored) ~= client._auth.sent
end

---Hands the refresh token to its owner; keeps it, to offer it again, while that fails.
---@param client table
function M.offer(client)
  local unsaved, save = client._auth.unsaved, client.config.on_refresh_token
  if not unsaved or not save then
    return
  end
  local about = { tenant_id = client.config.tenant_id, client_id = client.config.client_id }
  local ok, why = pcall(save, unsaved, about)
  if ok then
    client._auth.unsaved = nil
  else
    local message = redaction.redact(tostring(why), { unsaved })
    client:emit { type = "refresh_token_unsaved", kind = "config", message = message }
  end
end

---Keeps a refresh token that came with an access token. Nothing that may fail comes before this.
---@param client table
---@param token any
function M.keep(client, token)
  if type(token) ~= "string" or token == "" or core.sha256(token) == client._auth.sent then
    return M.offer(client)
  end
  client._auth.sent = core.sha256(token)
  client._auth.unsaved = client.config.on_refresh_token and token
  client.core:set_field("refresh_token", token)
  if client.store then
    local ok, problem = shared.save_refresh_token(client, client._auth.seed or NONE, token)
    if not ok then
      local message = redaction.redact(problem, { token })
      client:emit { type = "refresh_token_unsaved", kind = "config", message = message }
    end
  end
  M.offer(client)
end

---Forgets a refresh token that is of no more use, so that a person signs in again.
---@param client table
function M.forget(client)
  client._auth.sent, client._auth.unsaved = nil, nil
  client.core:set_field("refresh_token", nil)
  if client.store then
    shared.save_refresh_token(client, client._auth.seed or NONE, nil)
  end
end

return M
