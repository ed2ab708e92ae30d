-- Compares an answer with the documented one: it has each documented key, with a value of the same JSON type.
-- A key that is documented as null may be missing.
local json = require "partnercenter.simulator.json"
local library_json = require "partnercenter.json"

local compare = {}

local ARRAY = getmetatable(json.array())

local function is_array(value) return getmetatable(value) == ARRAY or library_json.is_array(value) end

local function kind(value)
  if value == json.null then return "null" end
  if type(value) ~= "table" then return type(value) end
  return is_array(value) and "array" or "object"
end

local function member(object, key, any_case)
  if object[key] ~= nil or not any_case then return object[key] end
  for name, value in pairs(object) do
    if name:lower() == key:lower() then return value end
  end
end

local differ

-- `also` has the other types that the documentation shows for keys.
local function lacks(wanted, got, any_case, place, also)
  for key, value in pairs(wanted) do
    local found, at = member(got, key, any_case), place .. "." .. key
    if found == nil then
      if value ~= json.null then return at .. " is missing" end
    elseif not (also and also[key .. " " .. kind(found)]) then
      local why = differ(value, found, any_case, at)
      if why then return why end
    end
  end
end

-- Some pages have old records beside new ones, with numbers for texts.
local function scalars_of(items)
  local shown = {}
  for _, item in ipairs(items) do
    for key, value in pairs(kind(item) == "object" and item or {}) do
      if type(value) ~= "table" then shown[key .. " " .. type(value)] = true end
    end
  end
  return shown
end

-- Each documented item has its keys in one of the answer's items.
local function no_item(wanted, got, any_case, place)
  local also = scalars_of(wanted)
  for index, item in ipairs(wanted) do
    local why = "there are no items"
    for _, one in ipairs(got) do
      why = differ(item, one, any_case, ("%s[%d]"):format(place, index), also)
      if not why then break end
    end
    if why then return #got == 0 and place .. ": " .. why or why end
  end
end

function differ(wanted, got, any_case, place, also)
  local expected, actual = kind(wanted), kind(got)
  if expected == "null" or actual == "null" then return nil end
  -- An empty table of Lua may be either.
  local empty = type(wanted) == "table" and type(got) == "table" and next(wanted) == nil and next(got) == nil
  if expected ~= actual and not empty then
    return ("%s is %s, documented as %s"):format(place, actual, expected)
  end
  if expected == "array" then return no_item(wanted, got, any_case, place) end
  return expected == "object" and lacks(wanted, got, any_case, place, also) or nil
end

--- Says how an answer differs from the documented one.
---@param wanted any
---@param got any
---@param any_case boolean whether the documentation spells the answer in another case
---@return string|nil problem
function compare.problem(wanted, got, any_case) return differ(wanted, got, any_case, "answer") end

return compare
