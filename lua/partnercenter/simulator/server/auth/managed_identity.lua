--- The token endpoints of managed identities: IMDS of virtual machines, and App Service. Numbers are sent as
--- text. App Service sends expires_on without expires_in.
-- luacheck: read globals ngx
local audiences = require "partnercenter.simulator.server.auth.audiences"
local tokens = require "partnercenter.simulator.server.auth.tokens"
local world = require "partnercenter.simulator.server.state.world"

local HEADER = "simulator-identity-header"

local function refuse(status, code, text)
  return { status = status, value = { error = code, error_description = text }, headers = {} }
end

local function answer(call, version)
  local query = call.query
  if call.request.scheme ~= "http" then return refuse(404, "not_found", "This address has no TLS.") end
  if query["api-version"] ~= version then
    return refuse(400, "invalid_request", "The api-version is missing or not known.")
  end
  local resource = query.resource and audiences.known(query.resource)
  if not resource then return refuse(400, "invalid_resource", "The resource is missing or not known.") end
  local life = math.floor(call.settings.token_life)
  local value = {
    access_token = tokens.issue { audience = resource, user = false, life = life }, token_type = "Bearer",
    resource = resource, client_id = query.client_id or world.service.client_id,
    expires_on = ("%d"):format(ngx.time() + life),
  }
  return { status = 200, value = value, headers = {} }, life
end

local function virtual_machine(call)
  if call.request.header("Metadata") ~= "true" then
    return refuse(400, "invalid_request", "Required metadata header not specified")
  end
  local result, life = answer(call, "2018-02-01")
  if life then
    result.value.expires_in, result.value.ext_expires_in = ("%d"):format(life), ("%d"):format(life)
    result.value.not_before = ("%d"):format(ngx.time())
  end
  return result
end

local function app_service(call)
  if call.request.header("X-IDENTITY-HEADER") ~= HEADER then
    return refuse(401, "unauthorized", "The X-IDENTITY-HEADER is missing or wrong.")
  end
  return (answer(call, "2019-08-01"))
end

return {
  { method = "GET", path = "/metadata/identity/oauth2/token", auth = "none", run = virtual_machine },
  { method = "GET", path = "/msi/token", auth = "none", run = app_service },
}
