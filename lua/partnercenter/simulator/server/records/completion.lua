--- Completes samples with the other members of their models (partnercenter.api.model), so that an answer has
--- every documented member.
local conditional = require "partnercenter.simulator.server.records.conditional"
local model = require "partnercenter.api.model"
local template = require "partnercenter.simulator.server.records.template"

local completion = {}

local MADE = {
  string = "", guid = "{guid %s}", datetime = "{day %d}", date = "{date %d}", boolean = false, integer = 0,
  number = 0, object = template.EMPTY_OBJECT,
}

local PAGING = { next = true, previous = true }

-- Errors stand only in the answers that report one.
local function is_error(member)
  return member:lower():find("errors?$") or member:find("[eE]rrorDetails$")
end

local function is_left_out(name, member, field)
  local listed, note = conditional[name], field.note or ""
  return is_error(member) or field.type == "Link" and PAGING[member]
    or note:find("request only", 1, true) or note:find("only in the answer", 1, true)
    or listed and listed:find("%f[%w]" .. member .. "%f[%W]")
end

local function is_to_come(member)
  return member:find("[eE]nd%u") or member:find("[eE]xpir") or member:find("[uU]ntil")
end

local function scalar(member, field)
  local known, made = field.values[1], MADE[field.type]
  if known and (field.type == "string" or field.type == "enum") then return known end
  if field.type == "guid" then return made:format(member) end
  if field.type:find("^date") then return made:format(is_to_come(member) and 30 or -1) end
  return made
end

-- The given members, and those of the sample of their model.
local function with(given, sample)
  local made = {}
  for member, value in pairs(sample or {}) do made[member] = value end
  for member, value in pairs(given or {}) do made[member] = value end
  return made
end

--- Adds the members that a sample lacks. Members of the sample stay as they are; an empty one stays empty.
---@param name string name of the model
---@param sample table|nil
---@param find fun(name: string): table|nil finds the sample of another model
---@param inside table<string, true>|nil models around this one: none contains itself
---@return table sample
function completion.of(name, sample, find, inside)
  local described, whole = model.find(name), with(sample)
  local around = setmetatable({ [name] = true }, { __index = inside })
  if not described then return whole end
  local function nested(field, given)
    if not model.is_record(field) then return given end
    local known = not around[field.type] and find(field.type) or nil
    local made = completion.of(field.type, with(given, known), find, around)
    if field.type == "ResourceAttributes" and made.objectType == "" then made.objectType = name end
    return made
  end
  local function new(member, field)
    if not model.is_record(field) then
      local made = scalar(member, field)
      return field.array and { made ~= "" and made or nil } or made
    end
    return field.array and { nested(field) } or nested(field)
  end
  local function completed(field, given)
    if next(given) == nil then return field.array and given or template.EMPTY_OBJECT end
    if given[1] == nil then return nested(field, given) end
    local items = {}
    for index, item in ipairs(given) do
      items[index] = type(item) == "table" and nested(field, item) or item
    end
    return items
  end
  for member, field in pairs(described.fields) do
    local given = whole[member]
    if type(given) == "table" then
      whole[member] = completed(field, given)
    elseif given == nil and not around[field.type] and not is_left_out(name, member, field) then
      whole[member] = new(member, field)
    end
  end
  return whole
end

return completion
