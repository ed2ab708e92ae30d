--- Signing in through a web page: the address to send a person to, and the secrets that tie the answer to
--- whoever asked (PKCE, RFC 7636). The code that comes back is redeemed by `partnercenter.new`.
local check = require "partnercenter.arguments.check"
local config = require "partnercenter.options"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local surface = require "partnercenter.arguments.surface"

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

-- Text that cannot be guessed: 122 random bits in each GUID.
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
---@field url string             where to send the person
---@field state string           what must come back with the code; refuse a code that comes with another
---@field code_verifier string   to be given to `partnercenter.new` with the code; a secret until then
---@field code_challenge string

--- Begins a sign-in: send the person to `url`, take `code` and `state` from what comes back to
--- `redirect_uri`, compare the state, and pass the code on:
--- `partnercenter.new{ ..., authorization_code = code, redirect_uri = ..., code_verifier = ... }`.
---@param options table tenant_id (also "organizations"), client_id, redirect_uri; optionally cloud,
---authority, audience, token_endpoint_version, scope (instead of the audience's), state, prompt, login_hint,
---response_mode
---@return partnercenter.Authorization?
---@return partnercenter.error? err  kind `config`
function authorization.start(options)
  check.type(options, "table", "authorization.start: options")
  check.options(options, OPTIONS, "authorization.start")
  local wanted = { authorization_code = "to come" }
  for _, name in ipairs(SHARED) do
    wanted[name] = options[name]
  end
  local made, err = config.resolve(wanted)
  if not made then return nil, err end
  if not options.redirect_uri:find("^[%a][%w+.-]*:[\33-\126]+$") then
    return nil, errors.new("config", { message = "option redirect_uri must be an address of the app" })
  end

  local verifier = random()
  local begun = {
    state = options.state or random(), code_verifier = verifier, code_challenge = core.sha256(verifier),
  }
  local v1 = made.token_endpoint_version == "v1"
  local audience = made.audience.api
  begun.url = ("%s/%s/%s?%s"):format(made.authority, made.tenant_id, v1 and "oauth2/authorize"
    or "oauth2/v2.0/authorize", query_of {
    { "client_id", made.client_id },
    { "response_type", "code" },
    { "redirect_uri", options.redirect_uri },
    { "response_mode", options.response_mode or "query" },
    { "scope", options.scope or (v1 and "openid") or audience .. "/.default offline_access" },
    { "resource", v1 and audience or nil },
    { "state", begun.state },
    { "code_challenge", begun.code_challenge },
    { "code_challenge_method", "S256" },
    { "prompt", options.prompt },
    { "login_hint", options.login_hint },
  })
  return begun
end

return surface.module(authorization, "partnercenter.authorization", { start = 1 })
