--- The replies of faults: a rate limit, a status, a refusal, a body.
local entra_errors = require "partnercenter.simulator.server.auth.entra_errors"
local reply = require "partnercenter.simulator.server.http.reply"

local fault_replies = {}

local HTML = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Not an answer.</body></html>"

local function throttled(effects)
  effects.retry_after = effects.retry_after or effects.limited
  return reply.gateway(429, ("Rate limit is exceeded. Try again in %d seconds."):format(effects.limited))
end

local function by_status(effects)
  local status = effects.status
  if status < 400 then return reply.raw(status, "") end
  if status ~= 429 then return reply.gateway(status) end
  local wait = tonumber(effects.retry_after) or 1
  return reply.gateway(429, ("Rate limit is exceeded. Try again in %d seconds."):format(math.ceil(wait)))
end

--- The reply that faults put in place of the real one, or nil.
---@param effects table of the faults that hit
---@return table?
function fault_replies.of(effects)
  if effects.limited then return throttled(effects) end
  if effects.aadsts then return entra_errors.problem(effects.aadsts) end
  if effects.refusal then return reply.json(effects.refusal, "Customer tagging denied.") end
  if effects.gone then return reply.gateway(effects.gone) end
  if effects.html then return reply.raw(effects.status or 200, HTML, "text/html; charset=utf-8") end
  if effects.body then return reply.raw(effects.status or 200, effects.body) end
  if effects.status then return by_status(effects) end
end

return fault_replies
