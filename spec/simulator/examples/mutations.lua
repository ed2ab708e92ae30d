-- Makes wrong requests of a documented one, systematically: each required member removed, each value changed
-- in its type, each enumeration value misspelt, and an unknown member added to each record.
local json = require "partnercenter.simulator.json"
local model = require "partnercenter.api.model"

local mutations = {}

local ARRAY = getmetatable(json.array())

-- Members that the documentation sends both as text and as a number.
local TEXT_OR_NUMBER = {
  ["CartLineItem.id"] = true, ["TransferLineItem.id"] = true, ["PromotionEligibilitiesRequestItem.id"] = true,
  ["PurchaseCommitment.amount"] = true, ["Upgrade.upgradeType"] = true, ["ServiceRequest.severity"] = true,
  ["ServiceRequest.status"] = true, ["Transfer.transferType"] = true,
}
-- Members that may have any value.
local ANY = { ["JsonPatchOperation.value"] = true }

local function copy(value)
  if type(value) ~= "table" or value == json.null then return value end
  local made = {}
  for key, inner in pairs(value) do
    made[key] = copy(inner)
  end
  return setmetatable(made, getmetatable(value))
end

-- A copy of the body in which the value at a place, a list of keys, is another one.
local function with(body, place, value)
  local made = copy(body)
  local at = made
  for i = 1, #place - 1 do
    at = at[place[i]]
  end
  at[place[#place]] = value
  return made
end

local function added(place, key)
  local longer = {}
  for i, step in ipairs(place) do
    longer[i] = step
  end
  longer[#longer + 1] = key
  return longer
end

local function sorted_keys(record)
  local keys = {}
  for key in pairs(record) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  return keys
end

local function has(list, wanted)
  for _, one in ipairs(list or {}) do
    if one == wanted then return true end
  end
  return false
end

local function field_of(found, key)
  for name, field in pairs(found.fields) do
    if name:lower() == key:lower() then return name, field end
  end
  if key:lower() == "attributes" then return "attributes", { type = "ResourceAttributes" } end
end

local SCALAR_OTHERS = { string = { 5, true }, number = { "5", true }, boolean = { "yes", 5 } }

-- Values of other JSON types, all of them wrong.
local function others(name, value)
  if ANY[name] then return {} end
  if type(value) == "table" then return { "text", 5, getmetatable(value) == ARRAY and { x = 1 } or nil } end
  local list = SCALAR_OTHERS[type(value)]
  if TEXT_OR_NUMBER[name] then list = { true } end
  return list
end

local visit

local function visit_member(made, body, found, key, value, place)
  local name, field = field_of(found, key)
  local full = found.name .. "." .. name
  local function add(kind, wrong)
    made[#made + 1] = { kind = kind, member = name, body = with(body, place, wrong) }
  end
  for _, wrong in ipairs(others(full, value)) do
    add("type", wrong)
  end
  if type(value) == "table" and model.is_record(field) then
    visit(made, body, model.find(field.type), value, place)
  elseif type(value) == "table" and getmetatable(value) == ARRAY and #value > 0 then
    made[#made + 1] = { kind = "type", member = name, body = with(body, added(place, 1), { x = 1 }) }
  elseif field.type == "enum" and type(value) == "string" then
    add("value", value .. "x")
  end
end

-- Adds the mutations of a record, or of each of an array.
function visit(made, body, found, value, place)
  if getmetatable(value) == ARRAY then
    for i, item in ipairs(value) do
      visit(made, body, found, item, added(place, i))
    end
    return
  end
  local surplus = { kind = "unknown", member = "surplusMember" }
  surplus.body = with(body, added(place, "surplusMember"), "x")
  made[#made + 1] = surplus
  for _, key in ipairs(sorted_keys(value)) do
    local at = added(place, key)
    local name = field_of(found, key)
    if has(found.required[made.operation], name) then
      made[#made + 1] = { kind = "missing", member = name, body = with(body, at, nil) }
    end
    if value[key] ~= json.null then visit_member(made, body, found, key, value[key], at) end
  end
end

--- The wrong requests of a body.
---@param operation string
---@param takes string as in a row
---@param body table
---@return table[] list kind ("missing", "type", "value", "unknown"), member (as the model has it) and body
function mutations.of(operation, takes, body)
  local made = { operation = operation }
  visit(made, body, model.find((takes:gsub("%[%]$", ""))), body, {})
  return made
end

return mutations
