--- The members of a model as a request may write them: its own, with the forms of documented_forms.lua.
local documented_forms = require "partnercenter.simulator.server.models.documented_forms"

local members = {}

---@class MemberRule
---@field name string the model's spelling
---@field type string as in api/model.lua
---@field array boolean
---@field also table<string, boolean> other JSON types
---@field nullable boolean whether null may be sent
---@field null boolean whether null is a value, not the absence of one
---@field values table<string, string>|nil the values that it takes, by their plain form
---@field listed string[] these values, for messages
---@field duration boolean an ISO 8601 duration

local NONE = {}

-- Every record may carry these.
local SHARED = {
  attributes = { type = "ResourceAttributes", values = NONE }, links = { type = "object", values = NONE },
}

-- The service has no value for a null instead of one of these.
local NEVER_NULL = { boolean = true, integer = true, number = true }

--- The plain form of a name, since the service ignores case and its pages write "company_name".
---@param name string
---@return string
function members.plain(name) return (name:lower():gsub("_", "")) end

--- The plain form of a value: "one_time", "OneTime" and "One time" are the same.
---@param value string
---@return string
function members.plain_value(value) return (value:lower():gsub("[_%s-]", "")) end

local function words_of(text)
  local set = {}
  for word in (text or ""):gmatch("%S+") do set[word] = true end
  return set
end

local function values_of(field, form)
  if field.type ~= "enum" and not form.closed then return nil end
  local values, listed = {}, {}
  local function add(value, means)
    values[members.plain_value(value)] = means
    listed[#listed + 1] = value
  end
  for _, value in ipairs(field.values) do add(value, value) end
  for _, value in ipairs(type(form.closed) == "table" and form.closed or NONE) do add(value, value) end
  for value, means in pairs(form.values or NONE) do add(value, means) end
  table.sort(listed)
  return values, listed
end

local function is_duration(field, form)
  return field.type == "string" and (form.like or field.values[1] or ""):find("^PT?%d") ~= nil
end

local function rule_of(name, field, form)
  local values, listed = values_of(field, form)
  local null = form.null or (field.note or ""):find("null") ~= nil
  return {
    name = name, type = field.type, array = field.array or false, also = words_of(form.also),
    null = null, nullable = null or field.array or not NEVER_NULL[field.type],
    values = values, listed = listed, duration = not values and is_duration(field, form),
  }
end

local function add(index, name, field, form)
  local rule = rule_of(name, field, form)
  index[members.plain(name)] = rule
  for other in (form.name or ""):gmatch("%S+") do index[members.plain(other)] = rule end
end

local function build(found)
  local index, forms = {}, documented_forms[found.name] or NONE
  for name, field in pairs(SHARED) do add(index, name, field, NONE) end
  for name, field in pairs(found.fields) do add(index, name, field, forms[name] or NONE) end
  for name, form in pairs(forms) do
    if form.type then add(index, name, { type = form.type, values = NONE }, form) end
  end
  return index
end

local built = {}

--- The rules of a model's members, by their plain names.
---@param found partnercenter.Model
---@return table<string, MemberRule>
function members.of(found)
  built[found.name] = built[found.name] or build(found)
  return built[found.name]
end

return members
