--- The properties that OData options name: finds them in the models of the records, and applies $select.
local json = require "partnercenter.simulator.json"
local model = require "partnercenter.api.model"

local odata_names = {}

local ARRAY = getmetatable(json.array())

---@class ODataScope
---@field fields table<string, partnercenter.ModelField>|nil nil: any name is allowed
---@field by_lower table<string, string>|nil

local ANY = {}

--- The scope of a record.
---@param name string|nil of its model
---@return ODataScope
function odata_names.record(name) return model.find(name) or ANY end

--- The scope inside `any`, where a variable stands for each item.
---@param variable string
---@param field partnercenter.ModelField|nil of the list
---@return ODataScope
function odata_names.items(variable, field)
  if not field then return ANY end
  local item = { type = field.type, array = false, values = field.values }
  return { fields = { [variable] = item }, by_lower = { [variable:lower()] = variable } }
end

--- Spells a path such as "customer/tenantId" as the model does.
---@param scope ODataScope
---@param path string|nil
---@return string|nil path
---@return string|nil problem
---@return partnercenter.ModelField|nil field of a known last name
function odata_names.path(scope, path)
  local spelled, field = {}, nil
  for name in (path or ""):gmatch("[^/]+") do
    local known = scope.fields and scope.by_lower[name:lower()]
    if scope.fields and not known and name:sub(1, 1) ~= "@" then
      return nil, ("Could not find a property named '%s'"):format(name)
    end
    field = known and scope.fields[known] or nil
    spelled[#spelled + 1] = known or name
    scope = field and model.is_record(field) and model.find(field.type) or ANY
  end
  if not spelled[1] then return nil end
  return table.concat(spelled, "/"), nil, field
end

--- Whether a property may have a text; an enumeration has its words only.
---@param field partnercenter.ModelField|nil
---@param text string
---@return boolean
function odata_names.has_value(field, text)
  if not field or field.type ~= "enum" then return true end
  for _, value in ipairs(field.values) do
    if value:lower() == text:lower() then return true end
  end
  return false
end

--- Says what is wrong with $select.
---@param text string|nil
---@param name string|nil of the records' model
---@return table<string, boolean>|nil selected members; nil selects all
---@return string|nil problem
function odata_names.selected(text, name)
  if not text then return nil end
  local members, some = {}, false
  for word in text:gmatch("[^,%s]+") do
    if word == "*" then return nil end
    local path, problem = odata_names.path(odata_names.record(name), word)
    if not path then return nil, "Invalid select clause: " .. problem end
    members[path:match("^[^/]+")], some = true, true
  end
  return some and members or nil
end

local function chosen(record, members)
  local made = {}
  for key, value in pairs(record) do
    if members[key] or key:find("^@odata%.") then made[key] = value end
  end
  return made
end

--- Reduces an answer to selected members: a page, a record, or a record in a member `value`.
---@param value any
---@param members table<string, boolean>
---@return any value
function odata_names.select(value, members)
  if type(value) ~= "table" then return value end
  local inner = value.value
  if type(inner) ~= "table" then return chosen(value, members) end
  local made = {}
  for key, one in pairs(value) do made[key] = one end
  if getmetatable(inner) == ARRAY then
    made.value = json.array()
    for position, record in ipairs(inner) do made.value[position] = chosen(record, members) end
  else
    made.value = chosen(inner, members)
  end
  return made
end

return odata_names
