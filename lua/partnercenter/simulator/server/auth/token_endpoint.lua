--- The token endpoints: v1 (`resource`, numbers as text) and v2 (`scope`, plain numbers).
-- luacheck: read globals ngx
local app_credential = require "partnercenter.simulator.server.auth.app_credential"
local audiences = require "partnercenter.simulator.server.auth.audiences"
local device_code = require "partnercenter.simulator.server.auth.device_code"
local device_page = require "partnercenter.simulator.server.auth.device_page"
local entra_errors = require "partnercenter.simulator.server.auth.entra_errors"
local sign_in = require "partnercenter.simulator.server.auth.sign_in"
local tokens = require "partnercenter.simulator.server.auth.tokens"
local world = require "partnercenter.simulator.server.state.world"

local function resource_v1(form)
  if not form.resource then return nil, entra_errors.problem(900144, "resource") end
  local resource = audiences.known(form.resource)
  if not resource then return nil, entra_errors.problem(500011) end
  return resource
end

local function resource_v2(form, app_only)
  if not form.scope then return nil, entra_errors.problem(900144, "scope") end
  for word in form.scope:gmatch("%S+") do
    local resource, permission = word:match("^(https?://.+)/([^/]+)$")
    if resource then
      if app_only and permission ~= ".default" then return nil, entra_errors.problem(1002012) end
      resource = audiences.known(resource)
      if not resource then return nil, entra_errors.problem(500011) end
      return resource
    end
  end
  return nil, entra_errors.problem(70011)
end

-- Each grant checks its fields and returns the principal of the token.
local DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code"
local grants = { authorization_code = sign_in.authorization_code, [DEVICE_CODE] = device_code.redeem }

-- Public apps have no secret, so their grants need no credential.
local function may_be_public(form)
  local native = (form.redirect_uri or ""):find("^http://localhost") and form.code_verifier
  return form.grant_type == DEVICE_CODE or (form.grant_type == "authorization_code" and native)
    or (form.grant_type == "refresh_token" and tokens.is_public(form.refresh_token))
end

function grants.client_credentials() return { user = false } end

function grants.refresh_token(form, settings)
  if not form.refresh_token then return nil, entra_errors.problem(900144, "refresh_token") end
  local following = tokens.rotate(form.refresh_token, settings.refresh_rotation)
  if not following then return nil, entra_errors.problem(70008) end
  return { user = true, refresh_token = following }
end

local function answer(principal, resource, v1, settings)
  local life = settings.token_life
  local value = {
    token_type = "Bearer", expires_in = life, ext_expires_in = life,
    access_token = tokens.issue {
      audience = resource, user = principal.user, mfa = settings.mfa, life = life,
    },
    refresh_token = principal.refresh_token,
  }
  if v1 then
    value.expires_in, value.ext_expires_in = ("%d"):format(life), ("%d"):format(life)
    value.expires_on, value.not_before = ("%d"):format(ngx.time() + life), ("%d"):format(ngx.time())
    value.resource = resource
    value.scope = principal.user and "user_impersonation" or nil
  elseif principal.user then
    value.scope = resource .. "/user_impersonation"
  end
  return { status = 200, value = value, headers = { ["Cache-Control"] = "no-store, no-cache" } }
end

local TENANTS = { common = true, organizations = true }

local function endpoint(v1)
  return function(call)
    local form = ngx.decode_args(call.request.body, 100)
    local tenant = call.params.tenant:lower()
    if tenant ~= world.service.tenant_id:lower() and not TENANTS[tenant] then
      return entra_errors.problem(90002)
    end
    for name, value in pairs(form) do
      if type(value) ~= "string" then return entra_errors.problem(9000411, name) end
    end
    if not form.grant_type then return entra_errors.problem(900144, "grant_type") end
    local grant = grants[form.grant_type]
    if not grant then return entra_errors.problem(70003) end
    local refusal = app_credential.check(form, call, may_be_public(form))
    if refusal then return refusal end
    local resource, principal
    if v1 then
      resource, refusal = resource_v1(form)
    else
      resource, refusal = resource_v2(form, form.grant_type == "client_credentials")
    end
    if not resource then return refusal end
    principal, refusal = grant(form, call.settings, v1)
    if not principal then return refusal end
    return answer(principal, resource, v1, call.settings)
  end
end

local routes = {
  { method = "POST", path = "/{tenant}/oauth2/token", auth = "none", run = endpoint(true) },
  { method = "POST", path = "/{tenant}/oauth2/v2.0/token", auth = "none", run = endpoint(false) },
}

for _, part in ipairs { sign_in, device_code, device_page } do
  for _, row in ipairs(part.routes) do routes[#routes + 1] = row end
end

return routes
