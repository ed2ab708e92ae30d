--- Begins a sign-in through a web page: makes the address and the PKCE secrets (RFC 7636).
local check = require "partnercenter.arguments.check"
local client_options = require "partnercenter.options"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local public_functions = require "partnercenter.arguments.public_functions"

local authorization = {}

local OPTIONS = {
  tenant_id = "string", client_id = "string", redirect_uri = "string", cloud = "string", authority = "string",
  audience = "string|table", token_endpoint_version = "string", scope = "string", state = "string",
  prompt = "string", login_hint = "string", response_mode = "string",
}

-- Options that `partnercenter.new` has too.
local SHARED = {
  "tenant_id", "client_id", "redirect_uri", "cloud", "authority", "audience", "token_endpoint_version",
}

-- 244 random bits: 122 in each GUID.
local function random()
  return (core.guid() .. core.guid()):gsub("-", "")
end

local function query_of(fields)
  local parts = {}
  for _, field in ipairs(fields) do
    if field[2] then parts[#parts + 1] = field[1] .. "=" .. core.escape(field[2]) end
  end
  return table.concat(parts, "&")
end

---@class partnercenter.Authorization
---@field url string             the sign-in page
---@field state string           comes back with the code; refuse a code with another state
---@field code_verifier string   secret; give it to `partnercenter.new` with the code
---@field code_challenge string

--- Begins a sign-in. Send the person to `url`; the answer arrives at `redirect_uri` with `code` and `state`.
--- Compare the state and redeem the code:
--- `partnercenter.new{ ..., authorization_code = code, redirect_uri = ..., code_verifier = ... }`.
---@param options table tenant_id (also "organizations"), client_id, redirect_uri; optionally cloud,
--- authority, audience, token_endpoint_version, scope (instead of the audience's), state, prompt, login_hint,
--- response_mode
---@return partnercenter.Authorization?
---@return partnercenter.error? err  kind `config`
function authorization.start(options)
  check.type(options, "table", "authorization.start: options")
  check.options(options, OPTIONS, "authorization.start")
  local wanted = { authorization_code = "to come" }
  for _, name in ipairs(SHARED) do
    wanted[name] = options[name]
  end
  local config, err = client_options.resolve(wanted)
  if not config then return nil, err end
  if not options.redirect_uri:find("^[%a][%w+.-]*:[\33-\126]+$") then
    return nil, errors.new("config", { message = "option redirect_uri must be an address of the app" })
  end

  local verifier = random()
  local started = {
    state = options.state or random(), code_verifier = verifier, code_challenge = core.sha256(verifier),
  }
  local v1 = config.token_endpoint_version == "v1"
  local audience = config.audience.api
  started.url = ("%s/%s/%s?%s"):format(config.authority, config.tenant_id, v1 and "oauth2/authorize"
    or "oauth2/v2.0/authorize", query_of {
    { "client_id", config.client_id },
    { "response_type", "code" },
    { "redirect_uri", options.redirect_uri },
    { "response_mode", options.response_mode or "query" },
    { "scope", options.scope or (v1 and "openid") or audience .. "/.default offline_access" },
    { "resource", v1 and audience or nil },
    { "state", started.state },
    { "code_challenge", started.code_challenge },
    { "code_challenge_method", "S256" },
    { "prompt", options.prompt },
    { "login_hint", options.login_hint },
  })
  return started
end

return public_functions.module(authorization, "partnercenter.authorization", { start = 1 })
