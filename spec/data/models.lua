-- The models of the REST API as spec/data/models.tsv has them.
local model = require "partnercenter.api.model"

local models = {}

local function fields_of(line)
  local fields = {}
  for field in (line .. "\t"):gmatch("(.-)\t") do
    fields[#fields + 1] = field
  end
  return fields
end

local function words_of(text)
  local words = {}
  for word in (text == "-" and "" or text):gmatch("%S+") do
    words[#words + 1] = word
  end
  return words
end

--- Each member of each model, in the order of the table: model, member, type (as in api/models/), required
--- (operations whose requests must have it) and values.
---@return table[]
function models.members()
  local list = {}
  for line in io.lines("spec/data/models.tsv") do
    local row = fields_of(line)
    assert(#row == 6, line)
    local kind = row[3]:gsub("^object:", ""):gsub("^array:(.*)$", "%1[]"):gsub("^Dictionary", "object")
    list[#list + 1] = {
      model = row[1], member = row[2], type = kind, required = words_of(row[4]), values = words_of(row[5]),
    }
  end
  assert(table.remove(list, 1).model == "model")
  return list
end

local SAMPLES = {
  string = "x", guid = "22222222-2222-4222-8222-222222222222", datetime = "2026-01-31T12:00:00Z",
  date = "2026-01-31", boolean = true, integer = 1, number = 1.5, enum = "x",
}

local function sample(operation, found, depth)
  local body = {}
  for _, member in ipairs(found.required[operation] or {}) do
    local field = found.fields[member]
    local value = member == "duration" and "P1Y" or field.values[1] or SAMPLES[field.type]
    if value == nil then
      local inner = model.find(field.type)
      value = inner and depth < 8 and sample(operation, inner, depth + 1) or {}
    end
    body[member] = field.array and { value } or value
  end
  return body
end

-- Adds the members of `wanted` that a record, or each of an array, lacks.
local function complete(given, wanted)
  if wanted[1] ~= nil or given[1] ~= nil then
    for _, item in ipairs(given) do
      if type(item) == "table" then complete(item, wanted[1] or {}) end
    end
    return given
  end
  local keys = {}
  for key in pairs(given) do
    keys[key:lower()] = key
  end
  for member, value in pairs(wanted) do
    local key = keys[member:lower()]
    if not key then
      given[member] = value
    elseif type(value) == "table" and type(given[key]) == "table" then
      complete(given[key], value)
    end
  end
  return given
end

--- A body with the members that an operation needs, and what it is given.
---@param row table
---@param given table?
---@return table
function models.body(row, given)
  local name, array = (row.takes or ""):match("^([^%[]*)(.*)$")
  local found = model.find(name)
  local body = found and sample(row.name, found, 0) or {}
  if found and next(body) == nil then body.attributes = { objectType = name } end
  if array ~= "" then body = { body } end
  return given and complete(given, body) or body
end

return models
