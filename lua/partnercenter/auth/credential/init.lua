-- The kinds of credentials, each loaded for the first client that has one.

local M = {}

-- All others prove themselves by fields of a form.
local own_file = {
  access_token = true, authorization_code = true, device_code = true, managed_identity = true,
}

local signs_in = { authorization_code = true, device_code = true }

---The code for a client's kind of credential.
---@param config table
---@return table
function M.of(config)
  local kind = config.credential
  return require("partnercenter.auth.credential." .. (own_file[kind] and kind or "form"))
end

---Whether a person signs in before the first token comes.
---@param config table
---@return boolean
function M.signs_in(config)
  return signs_in[config.credential] == true
end

---Whether tokens come with refresh tokens, each of which leads to the next.
---@param config table
---@return boolean
function M.rotates(config)
  return config.credential == "refresh_token" or M.signs_in(config)
end

return M
