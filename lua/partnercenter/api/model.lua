--- The service's records as api/models/ describes them: their members, types and enumeration values.
---
---   Cart = {
---     fields = { id = "guid", lineItems = "CartLineItem[]", status = "enum Active Ordered" },
---     required = { create_cart = "lineItems" },
---     conditional = { create_cart = "partnerOnRecordAttestationAccepted" },
---   }
---
--- fields       member -> type, its values, and after " -- " a note. Types are string, guid, datetime, date,
---              boolean, integer, number, enum (only the values that follow), object (any members) and the
---              names of other models; "[]" makes an array. Values after another type are examples.
--- required     operation -> members that its request must have
--- conditional  operation -> members that some of its requests must have: the notes say which
local model_files = require "partnercenter.api.models.model_files"

local model = {}

---@class partnercenter.ModelField
---@field type string without "[]"
---@field array boolean
---@field values string[] of an enumeration, or known ones
---@field note string?

---@class partnercenter.Model
---@field name string
---@field fields table<string, partnercenter.ModelField>
---@field by_lower table<string, string> members by their names in lower case
---@field required table<string, string[]> by operation
---@field conditional table<string, string[]> by operation

local SCALARS = {
  string = true, guid = true, datetime = true, date = true, boolean = true, integer = true, number = true,
  enum = true, object = true,
}
local NOTHING = {}

local function words_of(text)
  local words = {}
  for word in text:gmatch("%S+") do
    words[#words + 1] = word
  end
  return words
end

local function field_of(text)
  local before, note = text:match("^(.-) %-%- (.*)$")
  local values = words_of(before or text)
  local kind, array = table.remove(values, 1):match("^([^%[]+)(.*)$")
  return { type = kind, array = array ~= "", values = values, note = note }
end

local function members_of(by_operation)
  local members = {}
  for operation, names in pairs(by_operation or NOTHING) do
    members[operation] = words_of(names)
  end
  return members
end

local function build(name, said)
  local fields, by_lower = {}, {}
  for member, text in pairs(said.fields or NOTHING) do
    fields[member], by_lower[member:lower()] = field_of(text), member
  end
  return {
    name = name, fields = fields, by_lower = by_lower,
    required = members_of(said.required), conditional = members_of(said.conditional),
  }
end

local built = {}

--- Finds a model; its file is read at the first use.
---@param name string? such as "Cart"
---@return partnercenter.Model? model
function model.find(name)
  local file = name and model_files[name]
  if file and not built[name] then
    built[name] = build(name, require("partnercenter.api.models." .. file)[name])
  end
  return built[name]
end

--- Whether the type of a field is another model.
---@param field partnercenter.ModelField
---@return boolean
function model.is_record(field) return not SCALARS[field.type] end

--- The names of all models, sorted.
---@return string[]
function model.names()
  local names = {}
  for name in pairs(model_files) do
    names[#names + 1] = name
  end
  table.sort(names)
  return names
end

return model
