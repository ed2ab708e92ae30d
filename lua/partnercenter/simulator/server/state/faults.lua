--- The active faults, and their effects on a request.
-- luacheck: read globals ngx
local fault_fields = require "partnercenter.simulator.fault_fields"
local fault_path = require "partnercenter.simulator.server.state.fault_path"
local world = require "partnercenter.simulator.server.state.world"

local faults = {}

-- The fields that select requests; the others are effects.
local CONDITIONS = {
  method = true, path = true, pattern = true, customer = true, skip = true, every = true, times = true,
}

local active = {}

--- Adds a valid fault (see fault_fields.problem).
---@param fault table
function faults.add(fault)
  local entry = { fault = fault, seen = 0, hits = 0, times = fault.times }
  if fault.expired_token then entry.times = fault.times or 1 end
  active[#active + 1] = entry
end

--- Removes all faults.
function faults.clear() active = {} end

--- Restores the faults of the start.
function faults.reset()
  faults.clear()
  for _, fault in ipairs(world.service.faults or {}) do faults.add(fault) end
end

--- Lists the active faults.
---@return table[]
function faults.list()
  local list = {}
  for index, entry in ipairs(active) do
    list[index] = { fault = entry.fault, seen = entry.seen, hits = entry.hits }
  end
  return list
end

--- Lists the active faults that have hit no request yet.
---@return table[]|nil faults nil if there are none
function faults.never_hit()
  local list = {}
  for _, entry in ipairs(active) do
    if entry.hits == 0 then list[#list + 1] = entry.fault end
  end
  return list[1] and list or nil
end

local function path_matches(fault, path)
  local authority = path:find("/oauth2/", 1, true) ~= nil or path == "/device"
  if fault.path then return fault_path.matches(fault.path, path) end
  if fault.pattern then return path:find(fault.pattern) ~= nil end
  if fault.aadsts then return authority end
  if fault.gone then return path:lower():find("/qualification/?$") ~= nil end
  return not authority
end

local function customer_matches(fault, path)
  local wanted = fault.customer
  if not wanted then return true end
  for _, id in ipairs(type(wanted) == "table" and wanted or { wanted }) do
    if path:lower():find(tostring(id):lower(), 1, true) then return true end
  end
  return false
end

local function applies(fault, request)
  return (not fault.method or fault.method:upper() == request.method)
    and path_matches(fault, request.path) and customer_matches(fault, request.path)
end

local function hits(entry)
  local fault = entry.fault
  entry.seen = entry.seen + 1
  local turn = entry.seen - (fault.skip or 0)
  if turn < 1 or (entry.times and entry.hits >= entry.times) then return false end
  if fault.every and turn % fault.every ~= 0 then return false end
  entry.hits = entry.hits + 1
  return true
end

local function merge(into, fault)
  for name, value in pairs(fault) do
    if not CONDITIONS[name] then into[name] = value end
  end
end

-- Returns the seconds to wait if the window has too many requests, refused ones included.
local function over_limit(entry)
  ngx.update_time()
  local now, window = ngx.now(), entry.fault.window or 60
  if not entry.opened or now - entry.opened >= window then entry.opened, entry.used = now, 0 end
  entry.used = entry.used + 1
  return entry.used > entry.fault.limit and math.ceil(entry.opened + window - now) or nil
end

--- Collects the effects on a request, from the active faults and its X-Simulator-Fault header.
---@param request table
---@return table effects fields of all matching faults, and limited: seconds until the rate limit ends
---@return string|nil err the header is not valid
function faults.meet(request)
  local effects = {}
  for _, entry in ipairs(active) do
    if applies(entry.fault, request) and hits(entry) then
      merge(effects, entry.fault)
      if entry.fault.limit then effects.limited = over_limit(entry) or effects.limited end
    end
  end
  local header = request.header("X-Simulator-Fault")
  if header then
    local fault, reason = fault_fields.parse(header)
    if not fault then return effects, "X-Simulator-Fault: " .. reason end
    merge(effects, fault)
  end
  return effects
end

--- Names the effects, for the request log.
---@param effects table
---@return string|nil
function faults.names(effects)
  local names = {}
  for name in pairs(effects) do names[#names + 1] = name end
  table.sort(names)
  return names[1] and table.concat(names, " ") or nil
end

return faults
