-- A token from the machine's own identity: IMDS on a virtual machine, or App Service's endpoint.

local M = {}

local IMDS = "http://169.254.169.254"
local PROBE = 3 -- seconds for the first answer: elsewhere nobody listens there

local function app_service(getenv)
  local endpoint, secret = getenv("IDENTITY_ENDPOINT"), getenv("IDENTITY_HEADER")
  if endpoint and endpoint ~= "" and secret and secret ~= "" then
    local base, path = endpoint:match("^(%w+://[^/]+)(/.*)$")
    return base, path, secret
  end
end

---What the core has to know.
---@param config table
---@return table
function M.plan(config)
  local getenv = config.getenv or os.getenv
  local base, path, secret = app_service(getenv)
  local plan = { ask = true, fields = {}, managed_identity = true }
  if base then
    plan.base, plan.path = base, path
    plan.headers = { "X-IDENTITY-HEADER: " .. secret }
    plan.version = "2019-08-01"
  else
    plan.base = (getenv("AZURE_POD_IDENTITY_AUTHORITY_HOST") or IMDS):gsub("/+$", "")
    plan.path = "/metadata/identity/oauth2/token"
    plan.headers = { "Metadata: true" }
    plan.version = "2018-02-01"
  end
  return plan
end

---Starts the request for a token.
---@param client table
---@param host string
---@return true|nil
---@return string|nil kind
function M.start(client, host)
  local plan, identity = client.plan, client.config.managed_identity
  local fields = { { "api-version", plan.version }, { "resource", client.config.audience[host] } }
  if type(identity) == "string" then
    fields[#fields + 1] = { "client_id", identity }
  elseif type(identity) == "table" then
    for _, name in ipairs { "client_id", "object_id", "mi_res_id" } do
      if identity[name] then
        fields[#fields + 1] = { name, identity[name] }
      end
    end
  end
  return client.core:token_fetch(host, {
    query = true,
    only_fields = true,
    fields = fields,
    headers = plan.headers,
    timeout = not client.signed_in and PROBE or nil,
  })
end

return M
