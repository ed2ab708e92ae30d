--- Checks the body of a request against the model that its operation takes, as strictly as the service.
---
--- Names are compared without case, as the documentation writes requests in PascalCase. The checked body has
--- the names and enumeration values of the models, and nulls only where they say something.
local conditions = require "partnercenter.simulator.server.models.conditions"
local json = require "partnercenter.simulator.json"
local members = require "partnercenter.simulator.server.models.members"
local model = require "partnercenter.api.model"
local scalars = require "partnercenter.simulator.server.models.scalars"

local check = {}

---@class BodyProblem
---@field reason string missing, type, form, value or unknown
---@field path string as the body spells it, such as "LineItems[0].Quantity"
---@field member string last name of the path, as the model spells it
---@field expected string|nil

local ARRAY, NONE = getmetatable(json.array()), {}

local read_value, read_record

local function json_type(value)
  if value == json.null then return "null" end
  if type(value) ~= "table" then return type(value) end
  return getmetatable(value) == ARRAY and "array" or "object"
end

local function problem(reason, path, member, expected)
  return { reason = reason, path = path, member = member, expected = expected }
end

local function join(path, name) return path == "" and name or path .. "." .. name end

local function sorted_keys(record)
  local keys = {}
  for key in pairs(record) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

local function read_array(walk, rule, list, path)
  local made = json.array()
  for index, item in ipairs(list) do
    local value, wrong = read_value(walk, rule, item, ("%s[%d]"):format(path, index - 1))
    if wrong then return nil, wrong end
    made[index] = value
  end
  return made
end

function read_value(walk, rule, value, path)
  local kind = json_type(value)
  if rule.also.any or rule.also[kind] and rule.type ~= "boolean" then
    if kind == "array" then return read_array(walk, rule, value, path) end
    if not model.is_record(rule) or kind ~= "object" then return value end
  elseif kind == "null" or kind == "array" then
    return nil, problem("type", path, rule.name, model.is_record(rule) and "an object" or nil)
  end
  if model.is_record(rule) then
    if kind ~= "object" then return nil, problem("type", path, rule.name, "an object") end
    return read_record(walk, model.find(rule.type), value, path)
  end
  local read, reason, expected = scalars.read(rule, value)
  if reason then return nil, problem(reason, path, rule.name, expected) end
  return read
end

local function read_member(walk, rule, value, path)
  local kind = json_type(value)
  if not rule.array or rule.also[kind] then return read_value(walk, rule, value, path) end
  if kind ~= "array" then return nil, problem("type", path, rule.name, "an array") end
  return read_array(walk, rule, value, path)
end

-- The name of a missing member in the style of the names that are there.
local function styled(name, keys)
  return (keys[1] or ""):find("^%u") and name:gsub("^%l", string.upper) or name
end

local function find_missing(walk, found, made, keys, path)
  for _, name in ipairs(found.required[walk.operation] or NONE) do
    if made[name] == nil or made[name] == json.null then
      return problem("missing", join(path, styled(name, keys)), name)
    end
  end
end

-- Records have a null, or an empty text for a GUID, where there is no value.
local function is_absent(rule, value)
  return value == json.null and rule.nullable or value == "" and rule.type == "guid" and not rule.array
end

function read_record(walk, found, record, path)
  local rules, made, keys = members.of(found), {}, sorted_keys(record)
  for _, key in ipairs(keys) do
    local rule, value = rules[members.plain(key)], record[key]
    if rule and is_absent(rule, value) then
      value = rule.null and json.null or nil
    elseif rule then
      local wrong
      value, wrong = read_member(walk, rule, value, join(path, key))
      if wrong then return nil, wrong end
    elseif not key:find("@odata.", 1, true) then -- an annotation of Graph
      return nil, problem("unknown", join(path, key), key)
    end
    if value ~= nil then made[rule and rule.name or key] = value end
  end
  local missing = find_missing(walk, found, made, keys, path)
  if missing then return nil, missing end
  return made
end

local function meet_conditions(operation, body, given)
  local wanted = conditions[operation] and conditions[operation](body)
  if not wanted then return nil end
  local path = wanted:gsub("[^.]+", function(name) return styled(name, sorted_keys(given)) end)
  return problem("missing", path, wanted:match("[^.]+$"))
end

--- Checks the value of one member, which need not have its required members.
---@param rule MemberRule
---@param value any
---@param path string for messages
---@return any value with the names of the models
---@return BodyProblem|nil
function check.member(rule, value, path) return read_member({ operation = "" }, rule, value, path) end

--- Checks a body.
---@param operation string name of the row
---@param takes string as in a row: "Model" or "Model[]"
---@param body any as json.decode gave it
---@return table|nil body with the names of the models
---@return BodyProblem|nil
function check.body(operation, takes, body)
  local name, lists = takes:gsub("%[%]$", "")
  local rule = { name = "body", type = name, array = lists == 1, also = NONE }
  local made, wrong = read_member({ operation = operation }, rule, body, "")
  wrong = wrong or meet_conditions(operation, made, body)
  if wrong then return nil, wrong end
  return made
end

return check
