--- Issues access tokens and refresh tokens, and remembers them. Access tokens are unsigned JWTs: clients can
--- read their claims.
-- luacheck: read globals ngx
local json = require "partnercenter.simulator.json"
local world = require "partnercenter.simulator.server.state.world"

local tokens = {}

local USER = "admin@partner.example"

local access, refresh, issued = {}, {}, 0
refresh[world.service.refresh_token] = { public = false }

local function base64url(text)
  return (ngx.encode_base64(text, true):gsub("[+/]", { ["+"] = "-", ["/"] = "_" }))
end

local function claims(about, now)
  local user = about.user
  return {
    aud = about.audience, tid = world.service.tenant_id, appid = world.service.client_id,
    iss = "https://sts.windows.net/" .. world.service.tenant_id .. "/", iat = now, nbf = now,
    exp = now + math.floor(about.life), ver = "1.0",
    oid = world.guid(), uti = ("simulated-%d"):format(issued),
    upn = user and USER or nil, scp = user and "user_impersonation" or nil,
    amr = user and json.array(about.mfa and { "pwd", "mfa" } or { "pwd" }) or nil,
    idtyp = not user and "app" or nil,
  }
end

local function forget_expired(now)
  for token, record in pairs(access) do
    if record.expires + 600 < now then access[token] = nil end
  end
end

--- Issues an access token.
---@param about {audience: string, user: boolean, mfa: boolean, life: number}
---@return string token
function tokens.issue(about)
  local now = ngx.time()
  issued = issued + 1
  if issued % 1000 == 0 then forget_expired(now) end
  local token = table.concat({
    base64url('{"alg":"none","typ":"JWT"}'), base64url(json.encode(claims(about, now))), "simulator",
  }, ".")
  access[token] = {
    audience = about.audience, user = about.user, mfa = about.mfa, expires = ngx.now() + about.life,
  }
  return token
end

--- Returns the record of an access token.
---@param token string
---@return table|nil record audience, user, mfa, expires, revoked; nil for an unknown token
function tokens.find(token) return access[token] end

--- Expires all access tokens issued so far.
function tokens.expire_all()
  for _, record in pairs(access) do record.expires = 0 end
end

--- Issues a refresh token.
---@param about {public: boolean} public: usable without a credential of the app
---@return string token
function tokens.new_refresh(about)
  local made = "simulator-refresh-token-" .. world.guid()
  refresh[made] = about
  return made
end

--- Returns whether a refresh token was issued to a public app.
---@param token string|nil
---@return boolean
function tokens.is_public(token)
  return token ~= nil and refresh[token] ~= nil and refresh[token].public
end

--- Redeems a refresh token and returns the next one.
---@param token string
---@param rotation string rotate, strict or none
---@return string|nil next nil if the token is not valid
function tokens.rotate(token, rotation)
  local about = refresh[token]
  if not about then return nil end
  if rotation == "none" then return token end
  if rotation == "strict" then refresh[token] = nil end
  return tokens.new_refresh(about)
end

return tokens
