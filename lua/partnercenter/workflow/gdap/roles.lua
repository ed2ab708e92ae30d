--- Reads Microsoft Entra roles: names or template ids become ids, and ids become names for plans.
local check = require "partnercenter.arguments.check"
local ids = require "partnercenter.workflow.gdap.role_ids"
local lazy = require "partnercenter.loader.lazy"
local printable = require "partnercenter.text.printable"

local suggest = lazy "partnercenter.arguments.suggest"

local roles = {}

roles.GLOBAL_ADMINISTRATOR = ids["Global Administrator"]

-- "Global Reader", "global_reader" and "GlobalReader" are one name.
local function plain(name) return (name:lower():gsub("[^%w]", "")) end

local by_name, by_id = {}, {}
for name, id in pairs(ids) do
  by_name[plain(name)], by_id[id] = id, name
end

--- The template id of a role.
---@param role any name or template id
---@return string? id
---@return string? problem
function roles.id(role)
  if check.guid(role) then return role:lower() end
  local known = type(role) == "string" and by_name[plain(role)]
  if known then return known end
  if type(role) ~= "string" then
    return nil, "a role must be a name or a template id, not a " .. type(role)
  end
  local near = suggest.suggest(role, ids)
  return nil, ("'%s' is no known role%s"):format(printable(role),
    near and (", did you mean '%s'?"):format(near) or ": give its template id")
end

--- The name of a role, or its id where it has no known name.
---@param id string
---@return string
function roles.name(id) return by_id[id:lower()] or id end

--- The template ids of several roles, each once and in the given order.
---@param list any an array of names and template ids, or one of them
---@return string[]? list
---@return string? problem
function roles.list(list)
  if type(list) == "string" then list = { list } end
  if type(list) ~= "table" or list[1] == nil then
    return nil, "roles must be a list of names or template ids"
  end
  local found, seen = {}, {}
  for _, role in ipairs(list) do
    local id, problem = roles.id(role)
    if not id then return nil, problem end
    if not seen[id] then
      seen[id], found[#found + 1] = true, id
    end
  end
  return found
end

--- The names of several roles, for a plan.
---@param list string[] ids
---@return string
function roles.names(list)
  local names = {}
  for i, id in ipairs(list) do
    names[i] = roles.name(id)
  end
  return table.concat(names, ", ")
end

--- The roles in a record of Microsoft Graph.
---@param record table a relationship or an access assignment
---@return string[] ids
function roles.of(record)
  local details, found = record.accessDetails, {}
  for _, one in ipairs(type(details) == "table" and details.unifiedRoles or {}) do
    if type(one) == "table" and type(one.roleDefinitionId) == "string" then
      found[#found + 1] = one.roleDefinitionId:lower()
    end
  end
  return found
end

--- The roles as Microsoft Graph takes them.
---@param list string[] ids
---@return table accessDetails
function roles.details(list)
  local unified = {}
  for i, id in ipairs(list) do
    unified[i] = { roleDefinitionId = id }
  end
  return { unifiedRoles = unified }
end

--- The roles of one list that another lacks.
---@param list string[] ids
---@param other string[] ids
---@return string[]
function roles.missing(list, other)
  local there, missing = {}, {}
  for _, id in ipairs(other) do
    there[id] = true
  end
  for _, id in ipairs(list) do
    if not there[id] then missing[#missing + 1] = id end
  end
  return missing
end

--- Whether two lists hold the same roles.
---@param list string[]
---@param other string[]
---@return boolean
function roles.same(list, other)
  return not (roles.missing(list, other)[1] or roles.missing(other, list)[1])
end

--- Whether Global Administrator is among the roles. Such a relationship cannot extend itself.
---@param list string[] ids
---@return boolean
function roles.has_global_administrator(list)
  return not roles.missing({ roles.GLOBAL_ADMINISTRATOR }, list)[1]
end

return roles
