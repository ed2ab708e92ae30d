--- Reads the identity from environment variables.
local check = require "partnercenter.arguments.check"

local environment = {}

--- The problem when neither options nor variables give an identity.
environment.NOTHING = "no credentials: set AZURE_TENANT_ID, AZURE_CLIENT_ID and "
  .. "PARTNERCENTER_REFRESH_TOKEN (app+user) or AZURE_CLIENT_SECRET (app-only), or "
  .. "PARTNERCENTER_ACCESS_TOKEN, or give partnercenter.new "
  .. "the options of the same meaning, or managed_identity = true on an Azure machine; to try it without an "
  .. "account, start the simulator: "
  .. [[eval "$(lua -e 'require("partnercenter.simulator").shell()')"]]

local INCOMPLETE = "the managed identity is incomplete: %s is set, but %s is missing: set both, as App "
  .. "Service does, or neither, as on a virtual machine"

--- Option -> the variable of the same meaning.
environment.VARIABLES = {
  tenant_id = "AZURE_TENANT_ID", client_id = "AZURE_CLIENT_ID", client_secret = "AZURE_CLIENT_SECRET",
  certificate = "AZURE_CLIENT_CERTIFICATE_PATH", private_key_password = "AZURE_CLIENT_CERTIFICATE_PASSWORD",
  federated_token_file = "AZURE_FEDERATED_TOKEN_FILE", refresh_token = "PARTNERCENTER_REFRESH_TOKEN",
  access_token = "PARTNERCENTER_ACCESS_TOKEN",
}

local SECRETS = {
  client_secret = true, private_key_password = true, refresh_token = true, access_token = true,
}

local PROOFS = { "certificate", "client_secret", "client_assertion", "federated_token_file" }
local PRECEDENCE = { "access_token", "refresh_token", "certificate", "client_secret", "federated_token_file" }

--- Checks the variables by which App Service describes its managed identity.
---@param getenv fun(name: string): string?
---@return string? problem
function environment.managed_identity_flaw(getenv)
  local endpoint, header = getenv("IDENTITY_ENDPOINT") or "", getenv("IDENTITY_HEADER") or ""
  if endpoint ~= "" and header == "" then
    return INCOMPLETE:format("IDENTITY_ENDPOINT", "IDENTITY_HEADER")
  elseif header ~= "" and endpoint == "" then
    return INCOMPLETE:format("IDENTITY_HEADER", "IDENTITY_ENDPOINT")
  elseif header ~= "" and check.flaw(header) then
    return "IDENTITY_HEADER " .. check.flaw(header)
  elseif endpoint ~= "" and not (endpoint:find("^https?://[^/]+/.") and check.header_value(endpoint)) then
    return "IDENTITY_ENDPOINT must be the address of a token endpoint, such as http://127.0.0.1:41/msi/token"
  end
end

local function first(names, values)
  for _, name in ipairs(names) do
    if values[name] then return name end
  end
end

--- The identity of the environment: the credential of highest precedence with the options that belong to it.
---@param given table options; false switches a variable off
---@param env fun(variable: string): string?  trimmed, nil when empty
---@param getenv fun(variable: string): string?  untouched, as blanks may be part of a secret
---@return table<string, string>
function environment.identity(given, env, getenv)
  local values = {}
  for name, variable in pairs(environment.VARIABLES) do
    if given[name] ~= false then
      values[name] = env(variable) and (SECRETS[name] and getenv(variable) or env(variable))
    end
  end
  local winner = first(PRECEDENCE, values)
  local proof = winner ~= "access_token" and first(PROOFS, values)
  for _, name in ipairs(PRECEDENCE) do
    if name ~= winner and name ~= proof then values[name] = nil end
  end
  if winner and proof ~= "certificate" then values.private_key_password = nil end
  return values
end

return environment
