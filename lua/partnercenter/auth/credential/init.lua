--- Finds the module for a kind of credential; each loads with the first client that has it.
local lazy = require "partnercenter.loader.lazy"

local credential = {}

local form_fields = lazy "partnercenter.auth.credential.form_fields"

-- All other kinds are in form_fields.lua.
local OWN_FILE = {
  access_token = lazy "partnercenter.auth.credential.access_token",
  authorization_code = lazy "partnercenter.auth.credential.authorization_code",
  device_code = lazy "partnercenter.auth.credential.device_code",
  managed_identity = lazy "partnercenter.auth.credential.managed_identity",
}

local SIGNS_IN = { authorization_code = true, device_code = true }

--- The module for a client's kind of credential. It has `plan`, which describes the credential for the core.
--- Optional: `start` sends a token request, `step` sees its answer first, `unreachable` is the hint for an
--- endpoint that does not answer.
---@param config table
---@return table
function credential.of(config)
  return OWN_FILE[config.credential] or form_fields
end

--- Whether a person signs in before the first token comes.
---@param config table
---@return boolean
function credential.signs_in(config)
  return SIGNS_IN[config.credential] == true
end

--- Whether token answers bring new refresh tokens.
---@param config table
---@return boolean
function credential.rotates(config)
  return config.credential == "refresh_token" or credential.signs_in(config)
end

return credential
