--- Applies a JSON Patch to a record, after checking the places and values against the record's model.
local check = require "partnercenter.simulator.server.models.check"
local json = require "partnercenter.simulator.json"
local members = require "partnercenter.simulator.server.models.members"
local model = require "partnercenter.api.model"
local template = require "partnercenter.simulator.server.records.template"

local json_patch = {}

local function problem(reason, path, member, expected)
  return { reason = reason, path = path, member = member, expected = expected }
end

local function steps_of(path)
  if path:sub(1, 1) ~= "/" then return nil end
  local steps = {}
  for step in path:sub(2):gmatch("[^/]+") do steps[#steps + 1] = step:gsub("~1", "/"):gsub("~0", "~") end
  return steps[1] and steps
end

-- The position in a list that a step names; "-" is the one after the last.
local function position_of(list, step)
  if step == "-" then return #list + 1 end
  local index = step:match("^%d+$") and tonumber(step)
  return index and index <= #list and index + 1 or nil
end

-- One item of a list has the rule of the list without its array.
local function item_rule(rule)
  local item = {}
  for name, value in pairs(rule) do item[name] = value end
  item.array = false
  return item
end

local function opened(holder, key, rule)
  if type(holder[key]) ~= "table" or holder[key] == json.null then
    holder[key] = rule.array and json.array() or {}
  end
  return holder[key]
end

-- Finds the table, the key in it and the rule of a place.
local function find(record, found, steps, path)
  local holder, key, rule = record, nil, nil
  for _, step in ipairs(steps) do
    if rule then holder = opened(holder, key, rule) end
    if rule and rule.array then
      key, rule = position_of(holder, step), item_rule(rule)
      if not key then return nil, problem("form", path, step, "the index of an item, or -") end
    else
      local inside = not rule and found or model.is_record(rule) and model.find(rule.type)
      rule = inside and members.of(inside)[members.plain(step)]
      if not rule then return nil, problem("unknown", path, step) end
      key = rule.name
    end
  end
  return { holder = holder, key = key, rule = rule }
end

local NUMBERS = { number = true, integer = true }

-- The documentation writes the value as text, also that of a number.
local function said(rule, value)
  return NUMBERS[rule.type] and not rule.array and type(value) == "string" and tonumber(value) or value
end

local function put(place, operation, value)
  if type(place.key) == "number" and operation == "add" then
    table.insert(place.holder, place.key, value)
  else
    place.holder[place.key] = value
  end
end

local function step(record, found, index, change)
  local steps = steps_of(change.path)
  if not steps then
    return problem("form", ("[%d].path"):format(index - 1), "path", "a path such as /details/dealValue")
  end
  local place, wrong = find(record, found, steps, change.path)
  if not place then return wrong end
  if change.value == nil or change.value == json.null then
    local is_item = type(place.key) == "number"
    if is_item then return problem("missing", ("[%d].value"):format(index - 1), "value") end
    place.holder[place.key] = nil
    return nil
  end
  local value
  value, wrong = check.member(place.rule, said(place.rule, change.value), change.path)
  if wrong then return wrong end
  put(place, change.op, value)
end

--- Applies a patch: as a whole, or not at all.
---@param record table
---@param name string of its model
---@param patch table[] operations with op, path and value
---@return table|nil changed a copy
---@return BodyProblem|nil
function json_patch.apply(record, name, patch)
  local changed, found = template.copy(record), model.find(name)
  for index, change in ipairs(patch) do
    local wrong = step(changed, found, index, change)
    if wrong then return nil, wrong end
  end
  return changed
end

return json_patch
