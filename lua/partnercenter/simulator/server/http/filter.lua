-- The filter of a listing: JSON with Field, Value and Operator, or two filters with "and" or "or" between
-- them.

local json = require "partnercenter.simulator.json"
local reply = require "partnercenter.simulator.server.http.reply"

local M = {}

local function refused(description) return nil, reply.problem(400, 2000, description) end

local operators = {}

function operators.equals(value, wanted) return value == wanted end
function operators.not_equals(value, wanted) return value ~= wanted end
function operators.starts_with(value, wanted) return value:sub(1, #wanted) == wanted end
function operators.not_starts_with(value, wanted) return value:sub(1, #wanted) ~= wanted end
function operators.substring(value, wanted) return value:find(wanted, 1, true) ~= nil end
function operators.greater_than(value, wanted) return value > wanted end
function operators.greater_than_or_equals(value, wanted) return value >= wanted end
function operators.less_than(value, wanted) return value < wanted end
function operators.less_than_or_equals(value, wanted) return value <= wanted end

local function lowered(given)
  local filter = {}
  for key, value in pairs(given) do filter[tostring(key):lower()] = value end
  return filter
end

local function checked(given, fields)
  local filter = lowered(given)
  local operator = type(filter.operator) == "string" and filter.operator:lower()
  if filter.leftfilter or filter.rightfilter then
    if type(filter.leftfilter) ~= "table" or type(filter.rightfilter) ~= "table" then
      return refused "The filter needs both of its sides"
    elseif operator ~= "and" and operator ~= "or" then
      return refused "The filter operator is not supported"
    end
    local left, right, refusal
    left, refusal = checked(filter.leftfilter, fields)
    if not left then return nil, refusal end
    right, refusal = checked(filter.rightfilter, fields)
    if not right then return nil, refusal end
    return { left = left, right = right, operator = operator }
  end
  local field = type(filter.field) == "string" and fields[filter.field:lower()]
  if not field then return refused "The filter field is not supported" end
  local allowed = " " .. (field.operators or "equals") .. " "
  if not operators[operator] or not allowed:find(" " .. operator .. " ", 1, true) then
    return refused "The filter operator is not supported"
  elseif type(filter.value) == "table" or filter.value == nil then
    return refused "The filter value is not text"
  end
  return { field = field.member, operator = operator, value = tostring(filter.value):lower() }
end

---Reads a filter.
---@param text string
---@param fields table<string, table> by lower-case name: member, operators (words)
---@return table|nil filter plain values
---@return table|nil refusal a reply
function M.parse(text, fields)
  local given = json.decode(text)
  if type(given) ~= "table" then return refused "The filter is not valid JSON" end
  return checked(given, fields)
end

---Whether a record passes.
---@param filter table
---@param record table
---@return boolean
function M.matches(filter, record)
  if filter.left then
    local left = M.matches(filter.left, record)
    if filter.operator == "and" then return left and M.matches(filter.right, record) end
    return left or M.matches(filter.right, record)
  end
  local value = record
  for name in filter.field:gmatch("[^.]+") do value = type(value) == "table" and value[name] or nil end
  if value == nil then return filter.operator:find("^not_") ~= nil end
  return operators[filter.operator](tostring(value):lower(), filter.value)
end

return M
