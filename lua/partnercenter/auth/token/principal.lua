--- Identifies the principal of a client's tokens, and makes the keys of store entries from it.
local core = require "partnercenter.core"
local credential = require "partnercenter.auth.credential"

local principal = {}

-- The lengths keep different parts from giving the same text.
local function joined(parts)
  for i, part in ipairs(parts) do
    parts[i] = ("%d:%s"):format(#part, part)
  end
  return table.concat(parts)
end

local function lower(text)
  return type(text) == "string" and text:lower() or ""
end

local function identity_of(given)
  if type(given) ~= "table" then
    return given == true and { "system" } or { "client_id", lower(given) }
  end
  local parts = {}
  for _, name in ipairs { "client_id", "object_id", "mi_res_id" } do
    if given[name] then
      parts[#parts + 1] = name
      parts[#parts + 1] = lower(given[name])
    end
  end
  return parts[1] and parts or { "system" }
end

--- The principal of a client, or nil when it is unknown: for a given access token, and before a person has
--- signed in. Tokens of an unknown principal are not shared.
---@param config table
---@param first string|nil digest of the refresh token or authorization code that the sign-in began with
---@return string|nil
function principal.of(config, first)
  local kind, account = config.credential, config.account or nil
  if kind == "access_token" then
    return nil
  elseif credential.rotates(config) then
    return account and joined { "account", account } or first and joined { "first", first }
  end
  local parts = { "itself", account or "" }
  for _, part in ipairs(kind == "managed_identity" and identity_of(config.managed_identity) or {}) do
    parts[#parts + 1] = part
  end
  return joined(parts)
end

--- The key of an entry in a store.
---@param client table whose principal is known
---@param about string an audience, or "*" for the sign-in
---@return string
function principal.key(client, about)
  local config, plan = client.config, client.plan
  return "partnercenter:" .. core.sha256(joined {
    plan.managed_identity and plan.base .. plan.path or config.authority, lower(config.tenant_id),
    lower(config.client_id), about, config.credential, client._auth.principal,
  })
end

return principal
