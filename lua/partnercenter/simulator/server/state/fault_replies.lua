--- The replies of faults: a rate limit, a status, a refusal, a body.
local entra_errors = require "partnercenter.simulator.server.auth.entra_errors"
local reply = require "partnercenter.simulator.server.http.reply"
local template = require "partnercenter.simulator.server.records.template"

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

local function set(value, names, at, new)
  if type(value) ~= "table" then return end
  if value[1] ~= nil or getmetatable(value) then -- an array
    for _, item in ipairs(value) do set(item, names, at, new) end
  elseif at == #names then
    value[names[at]] = new
  else
    set(value[names[at]], names, at + 1, new)
  end
end

--- Changes members of a successful answer.
---@param result table? the reply
---@param members table<string, any> values by place
---@return table?
function fault_replies.change(result, members)
  if not result or result.status > 299 or type(result.value) ~= "table" then return result end
  local changed = {}
  for name, field in pairs(result) do changed[name] = field end
  changed.value = template.copy(result.value) -- the record itself stays as it is
  for place, new in pairs(members) do
    local names = {}
    for name in place:gmatch("[^.]+") do names[#names + 1] = name end
    set(changed.value, names, 1, new)
  end
  return changed
end

return fault_replies
