--- Lists the secrets of a client, to redact them from what the token endpoint or a user's function repeats.
local core = require "partnercenter.core"

local secrets = {}

local OPTIONS = {
  "client_secret", "client_assertion", "refresh_token", "access_token", "authorization_code", "code_verifier",
  "private_key_password", "shared_key",
}

---@param client table
---@return string[] each as it is and percent-encoded
function secrets.of(client)
  local config, found = client.config, {}
  local function add(value)
    if type(value) == "string" and value ~= "" then
      found[#found + 1] = value
      found[#found + 1] = core.escape(value)
    end
  end
  for _, name in ipairs(OPTIONS) do
    add(config[name])
  end
  for _, value in pairs(client._auth.fresh or {}) do
    add(value)
  end
  for _, line in ipairs(client.plan and client.plan.headers or {}) do
    add(line:match(": (.*)$"))
  end
  add(client._auth.device and client._auth.device.code)
  return found
end

return secrets
