--- Remembers which refresh tokens the token endpoint refused, so that none is sent again and again.
local core = require "partnercenter.core"

local refusals = {}

--- The error that a refresh token was refused with lately.
---@param auth table state of a client's token requests
---@param token string?
---@return partnercenter.error?
function refusals.of(auth, token)
  local refused = token and auth.refused and auth.refused[core.sha256(token)]
  return refused and core.now() < refused.ends and refused.err or nil
end

--- Remembers that the refresh token which was sent last is refused.
---@param auth table
---@param err partnercenter.error
---@param seconds number
function refusals.add(auth, err, seconds)
  local kept, now = {}, core.now()
  for digest, refused in pairs(auth.refused or {}) do
    if now < refused.ends then kept[digest] = refused end
  end
  kept[auth.sent] = { err = err, ends = now + seconds }
  auth.refused = kept
end

return refusals
