-- Writes the types of records: the classes of the models, the sets of words of their members, and for each
-- operation that needs members the class of its body.
local model = require "partnercenter.api.model"
local rows = require "spec.types.rows"
local writer = require "spec.types.writer"

local sorted = rows.sorted

local models = {}

local LUA = {
  string = "string", guid = "string", datetime = "string", date = "string", boolean = "boolean",
  integer = "integer", number = "number", object = "table",
}
local MEANS = { guid = "GUID", datetime = "ISO 8601", date = "ISO 8601" }

--- Returns the name of a model's class.
---@param name string such as "Cart" or "Cart[]"
---@return string?
function models.class(name)
  local plain = name:gsub("%[%]$", "")
  return model.find(plain) and "partnercenter.model." .. name or nil
end

local function has_set(field)
  return field.values[1] and (field.type == "enum" or field.type == "string")
end

local function set_name(name, member) return ("partnercenter.model.%s.%s"):format(name, member) end

local function type_of(name, member, field)
  local kind
  if has_set(field) then
    kind = set_name(name, member)
  else
    kind = LUA[field.type] or "partnercenter.model." .. field.type
  end
  return kind .. (field.array and "[]" or "")
end

-- The words of an enumeration are all there are, unless sources differ about them (and a note says so).
local function set_of(name, member, field)
  local words = {}
  for i, value in ipairs(field.values) do
    words[i] = ("%q"):format(value)
  end
  if field.type ~= "enum" or field.note then words[#words + 1] = "string" end
  return ("---@alias %s %s"):format(set_name(name, member), table.concat(words, "|"))
end

local function member_name(member)
  return member:find("^[%a_][%w_]*$") and member or ('["%s"]'):format(member)
end

local function field_line(member, kind, field, needed)
  local about = {}
  about[#about + 1] = MEANS[field.type]
  about[#about + 1] = field.note
  return ("---@field %s%s %s %s"):format(member_name(member), needed and "" or "?", kind,
    table.concat(about, "; ")):gsub(" +$", "")
end

-- Whether a request of an operation must have members of this model, or of those within it.
local function needs(operation, found, seen)
  if not found or seen[found.name] then return false end
  seen[found.name] = true
  if found.required[operation] then return true end
  for _, field in pairs(found.fields) do
    if model.is_record(field) and needs(operation, model.find(field.type), seen) then return true end
  end
  return false
end

local function body_class(operation, name, top)
  return "partnercenter.body." .. operation .. (name == top and "" or "." .. name)
end

local function write_body(out, operation, found, top, written)
  if written[found.name] then return end
  written[found.name] = true
  local needed, within = {}, {}
  for _, member in ipairs(found.required[operation] or {}) do
    needed[member] = true
  end
  local lines = {}
  for _, member in ipairs(sorted(found.fields)) do
    local field = found.fields[member]
    local inner = model.is_record(field) and model.find(field.type)
    local own = inner and needs(operation, inner, {}) and inner or nil
    if own then within[#within + 1] = own end
    if own or needed[member] then
      local kind = own and body_class(operation, own.name, top) .. (field.array and "[]" or "")
      kind = kind or type_of(found.name, member, field)
      lines[#lines + 1] = field_line(member, kind, field, needed[member])
    end
  end
  for _, inner in ipairs(within) do
    write_body(out, operation, inner, top, written)
  end
  out("---@class %s: partnercenter.model.%s", body_class(operation, found.name, top), found.name)
  for _, line in ipairs(lines) do
    out("%s", line)
  end
  out("")
end

--- Writes the class of an operation's body, if some of its members are required.
---@param out fun(text: string, ...)
---@param row table
---@return string? type of the body
function models.body(out, row)
  local name, array = (row.takes or ""):match("^([^%[]+)(.*)$")
  local found = name and model.find(name)
  if not found then return nil end
  if not needs(row.name, found, {}) then return models.class(row.takes) end
  write_body(out, row.name, found, name, {})
  return body_class(row.name, name, name) .. array
end

--- Returns the members that the body of an operation must have.
---@param row table
---@return string[]
function models.needed(row)
  local found = model.find((row.takes or ""):match("^[^%[]+"))
  return found and found.required[row.name] or {}
end

local function write_model(out, name)
  local found = model.find(name)
  local members = sorted(found.fields)
  for _, member in ipairs(members) do
    if has_set(found.fields[member]) then out("%s", set_of(name, member, found.fields[member])) end
  end
  out("---@class partnercenter.model.%s: table<string, any>", name)
  for _, member in ipairs(members) do
    local field = found.fields[member]
    out("%s", field_line(member, type_of(name, member, field), field))
  end
  out("")
end

--- Returns the types of one file of models.
---@param file string
---@param names string[] of its models
---@return string
function models.types_of(file, names)
  local out, text = writer.new()
  out("---@meta")
  out("-- Generated from lua/partnercenter/api/models/%s.lua by spec/types/generate.lua.", file)
  out("-- Records keep every member that the service sends.")
  out("")
  for _, name in ipairs(names) do
    write_model(out, name)
  end
  return text()
end

return models
