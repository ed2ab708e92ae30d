--- Reads the claims of an access token for reports. The signature is not checked, so nothing relies on them.
local json = require "partnercenter.json"

local claims = {}

local DIGITS = {}
do
  local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  for i = 1, #alphabet do
    DIGITS[alphabet:byte(i)] = i - 1
  end
end

local function base64url(text)
  local out, bits, value = {}, 0, 0
  for i = 1, #text do
    local digit = DIGITS[text:byte(i)]
    if not digit then return nil end
    value, bits = value * 64 + digit, bits + 6
    if bits >= 8 then
      bits = bits - 8
      local high = math.floor(value / 2 ^ bits)
      out[#out + 1] = string.char(high)
      value = value - high * 2 ^ bits
    end
  end
  return table.concat(out)
end

local function words(value)
  local list = {}
  if type(value) == "string" then
    for word in value:gmatch("%S+") do
      list[#list + 1] = word
    end
  elseif type(value) == "table" then
    for _, word in ipairs(value) do
      if type(word) == "string" then list[#list + 1] = word end
    end
  end
  return list
end

--- The claims of a token that is a JWT; nil for any other.
---@param token any
---@return table?
function claims.decode(token)
  local payload = type(token) == "string" and #token < 65536 and token:match("^[%w_-]+%.([%w_-]+)%.[%w_-]*$")
  local text = payload and base64url(payload)
  local value = text and json.decode(text)
  return type(value) == "table" and value or nil
end

---@class partnercenter.TokenReport
---@field kind "app"|"app+user"|nil
---@field mfa boolean?        nil: the claim is absent or does not apply (app)
---@field expires_in number?  seconds
---@field audience string?
---@field tenant_id string?
---@field client_id string?
---@field scopes string[]
---@field roles string[]

--- Reports on a token; fields without a claim are absent.
---@param token any
---@param now number seconds since the epoch
---@return partnercenter.TokenReport
function claims.report(token, now)
  local claim = claims.decode(token)
  if not claim then return { scopes = {}, roles = {} } end
  local scopes, roles = words(claim.scp), words(claim.roles)
  local kind
  if claim.idtyp == "app" or (not claim.scp and claim.roles) then
    kind = "app"
  elseif claim.scp or claim.idtyp == "user" then
    kind = "app+user"
  end
  local mfa
  if kind ~= "app" and type(claim.amr) == "table" then
    mfa = false
    for _, method in ipairs(words(claim.amr)) do
      if method == "mfa" then mfa = true end
    end
  end
  local expires = tonumber(claim.exp)
  return {
    kind = kind,
    mfa = mfa,
    expires_in = expires and expires - now,
    audience = type(claim.aud) == "string" and claim.aud or nil,
    tenant_id = type(claim.tid) == "string" and claim.tid or nil,
    client_id = type(claim.appid or claim.azp) == "string" and (claim.appid or claim.azp) or nil,
    scopes = scopes,
    roles = roles,
  }
end

return claims
