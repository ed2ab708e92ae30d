--- Parses and applies the filter of a listing: JSON with Field, Value and Operator, or two filters joined by
--- "and" or "or".
local json = require "partnercenter.simulator.json"
local reply = require "partnercenter.simulator.server.http.reply"

local filter = {}

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

local function with_lower_keys(given)
  local lowered = {}
  for key, value in pairs(given) do lowered[tostring(key):lower()] = value end
  return lowered
end

local function checked(given, fields)
  local wanted = with_lower_keys(given)
  local operator = type(wanted.operator) == "string" and wanted.operator:lower()
  if wanted.leftfilter or wanted.rightfilter then
    if type(wanted.leftfilter) ~= "table" or type(wanted.rightfilter) ~= "table" then
      return refused "The filter needs both of its sides"
    elseif operator ~= "and" and operator ~= "or" then
      return refused "The filter operator is not supported"
    end
    local left, right, refusal
    left, refusal = checked(wanted.leftfilter, fields)
    if not left then return nil, refusal end
    right, refusal = checked(wanted.rightfilter, fields)
    if not right then return nil, refusal end
    return { left = left, right = right, operator = operator }
  end
  local field = type(wanted.field) == "string" and fields[wanted.field:lower()]
  if not field then return refused "The filter field is not supported" end
  local allowed = " " .. (field.operators or "equals") .. " "
  if not operators[operator] or not allowed:find(" " .. operator .. " ", 1, true) then
    return refused "The filter operator is not supported"
  elseif type(wanted.value) == "table" or wanted.value == nil then
    return refused "The filter value is not text"
  end
  return { field = field.member, operator = operator, value = tostring(wanted.value):lower() }
end

--- Parses a filter.
---@param text string
---@param fields table<string, table> by lower-case name: member, operators (words)
---@return table|nil wanted for filter.matches
---@return table|nil refusal a reply
function filter.parse(text, fields)
  local given = json.decode(text)
  if type(given) ~= "table" then return refused "The filter is not valid JSON" end
  return checked(given, fields)
end

--- Returns whether a record passes a filter.
---@param wanted table from filter.parse
---@param record table
---@return boolean
function filter.matches(wanted, record)
  if wanted.left then
    local left = filter.matches(wanted.left, record)
    if wanted.operator == "and" then return left and filter.matches(wanted.right, record) end
    return left or filter.matches(wanted.right, record)
  end
  local value = record
  for name in wanted.field:gmatch("[^.]+") do value = type(value) == "table" and value[name] or nil end
  if value == nil then return wanted.operator:find("^not_") ~= nil end
  return operators[wanted.operator](tostring(value):lower(), wanted.value)
end

return filter
