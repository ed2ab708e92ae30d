--- The credential `managed_identity`: IMDS on a virtual machine, or App Service's endpoint.
local managed_identity = {}

local IMDS = "http://169.254.169.254"
local PROBE_TIMEOUT = 3 -- seconds for the first answer; without a managed identity none comes

managed_identity.unreachable = "use managed_identity only on a machine that has one, such as an "
  .. "Azure virtual machine or App Service (IDENTITY_ENDPOINT is read, MSI_ENDPOINT is not)"

local function app_service(getenv)
  local endpoint, secret = getenv("IDENTITY_ENDPOINT"), getenv("IDENTITY_HEADER")
  if endpoint and endpoint ~= "" and secret and secret ~= "" then
    local base, path = endpoint:match("^(%w+://[^/]+)(/.*)$")
    return base, path, secret
  end
end

--- Describes the credential for the core.
---@param config table
---@return table
function managed_identity.plan(config)
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

--- Starts a token request.
---@param client table
---@param host string
---@return true|nil
---@return string|nil kind
function managed_identity.start(client, host)
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
    timeout = not client._auth.identity_found and PROBE_TIMEOUT or nil,
  })
end

--- Notes that the endpoint has answered.
---@param client table
---@param _ string
---@param item table
function managed_identity.step(client, _, item)
  client._auth.identity_found = client._auth.identity_found or item.status ~= nil
end

return managed_identity
