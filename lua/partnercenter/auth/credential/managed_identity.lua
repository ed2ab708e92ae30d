-- A token from the machine's own identity: IMDS on a virtual machine, or App Service's endpoint.

local M = {}

local IMDS = "http://169.254.169.254"
local PROBE = 3 -- seconds for the first answer: elsewhere nobody listens there

M.unreachable = "managed_identity serves only where the machine has an identity of its own, such as an Azure "
  .. "virtual machine or App Service (MSI_ENDPOINT is not read, IDENTITY_ENDPOINT is)"

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
    plan.version, plan.names = "2019-08-01", { mi_res_id = "mi_res_id" }
  else
    plan.base = (getenv("AZURE_POD_IDENTITY_AUTHORITY_HOST") or IMDS):gsub("/+$", "")
    plan.path = "/metadata/identity/oauth2/token"
    plan.headers = { "Metadata: true" }
    plan.version, plan.names = "2018-02-01", { mi_res_id = "msi_res_id" }
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
        fields[#fields + 1] = { plan.names[name] or name, identity[name] }
      end
    end
  end
  return client.core:token_fetch(host, {
    query = true,
    only_fields = true,
    fields = fields,
    headers = plan.headers,
    timeout = not client._auth.identity_found and PROBE or nil,
  })
end

---Takes note that an identity is there.
---@param client table
---@param _ string
---@param item table
function M.step(client, _, item)
  client._auth.identity_found = client._auth.identity_found or item.status ~= nil
end

return M
