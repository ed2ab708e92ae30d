--- The rules that the members of GDAP relationships and access assignments keep.
local json = require "partnercenter.simulator.json"
local life = require "partnercenter.simulator.server.rules.gdap_life"
local reply = require "partnercenter.simulator.server.http.reply"

local terms = {}

terms.GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10"

local GUID = "^" .. ("%x"):rep(8) .. ("%-" .. ("%x"):rep(4)):rep(3) .. "%-" .. ("%x"):rep(12) .. "$"
local ENDED = { terminated = true, expired = true }
local EXTENSIONS = { P0D = true, PT0S = true, P180D = true }
local NAME_MAX, LEAST, MOST = 50, 1, 730

local function refuse(message) return reply.graph(400, "badRequest", message) end

terms.refuse = refuse

--- The role ids in access details, lower case.
---@param details any
---@return table<string, boolean>|nil set nil where the details are not valid
---@return integer count
function terms.roles(details)
  local list = type(details) == "table" and details ~= json.null and details.unifiedRoles
  if type(list) ~= "table" then return nil, 0 end
  local set, count = {}, 0
  for _, one in ipairs(list) do
    local id = type(one) == "table" and one.roleDefinitionId
    if type(id) ~= "string" or not id:find(GUID) then return nil, 0 end
    if not set[id:lower()] then count = count + 1 end
    set[id:lower()] = true
  end
  return set, count
end

local function name_taken(call, name, own)
  for _, other in ipairs(life.open(call):stored()) do
    if other ~= own and other.displayName == name and not ENDED[other.status] then return true end
  end
  return false
end

local checks = {}

function checks.displayName(call, value, own)
  if type(value) ~= "string" or value == "" then return refuse "displayName is missing" end
  if #value:gsub("[\128-\191]", "") > NAME_MAX then
    return refuse "displayName has more than 50 characters"
  end
  if name_taken(call, value, own) then
    return reply.graph(409, "conflict", "A relationship with this displayName exists")
  end
end

function checks.duration(_, value)
  local days = life.days(value)
  if not days or days < LEAST or days > MOST then
    return refuse "duration must be between P1D and P2Y"
  end
end

function checks.accessDetails(_, value)
  local _, count = terms.roles(value)
  if count == 0 then return refuse "accessDetails needs unifiedRoles with valid roleDefinitionIds" end
end

function checks.autoExtendDuration(_, value)
  if not EXTENSIONS[value] then return refuse "autoExtendDuration must be P0D, PT0S or P180D" end
end

function checks.customer(_, value)
  if value == json.null then return nil end
  if type(value) ~= "table" or type(value.tenantId) ~= "string" or not value.tenantId:find(GUID) then
    return refuse "customer needs a valid tenantId"
  end
end

--- The members that a partner can set.
terms.SETTABLE = { "displayName", "duration", "accessDetails", "autoExtendDuration", "customer" }

--- Refuses members that are not valid.
---@param call table
---@param given table
---@param own table|nil the relationship
---@return table|nil refusal
function terms.check(call, given, own)
  for _, name in ipairs(terms.SETTABLE) do
    local refusal = given[name] ~= nil and checks[name](call, given[name], own)
    if refusal then return refusal end
  end
  local roles = terms.roles(given.accessDetails or own and own.accessDetails) or {}
  local extension = given.autoExtendDuration or own and own.autoExtendDuration
  if roles[terms.GLOBAL_ADMINISTRATOR] and (life.days(extension) or 0) > 0 then
    return refuse "A relationship with the Global Administrator role cannot be auto extended"
  end
end

--- Whether access details name the same roles.
---@param given any
---@param other any
---@return boolean
function terms.same_roles(given, other)
  local left, count = terms.roles(given)
  local right, size = terms.roles(other)
  if not left or not right or count ~= size then return false end
  for id in pairs(left) do
    if not right[id] then return false end
  end
  return true
end

--- Refuses access details of an assignment whose roles the relationship lacks.
---@param details any
---@param relationship table
---@return table|nil refusal
function terms.check_assigned(details, relationship)
  local roles, count = terms.roles(details)
  if count == 0 then return refuse "accessDetails needs unifiedRoles with valid roleDefinitionIds" end
  local all = terms.roles(relationship.accessDetails) or {}
  for id in pairs(roles) do
    if not all[id] then return refuse(("The role %s is not one of the relationship"):format(id)) end
  end
end

return terms
