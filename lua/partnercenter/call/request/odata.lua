--- Writes filters as OData expressions, as Microsoft Graph and the partner host take them in `$filter`.
local number = require "partnercenter.text.number"

local odata = {}

local COMPARED = {
  equals = "eq", not_equals = "ne", greater_than = "gt", greater_than_or_equals = "ge", less_than = "lt",
  less_than_or_equals = "le",
}
local CALLED = {
  substring = "contains(%s,%s)", starts_with = "startswith(%s,%s)",
  not_starts_with = "not startswith(%s,%s)",
}
local JOINED = { ["and"] = true, ["or"] = true }
local DATE = "^%d%d%d%d%-[01]%d%-[0-3]%d$"
local TIME = "^%d%d%d%d%-[01]%d%-[0-3]%dT[%d:.]+[%dZ+:-]*$"

-- Dates and times stand without quotes; a quote in a text is doubled.
local function literal(value)
  if type(value) == "boolean" then return tostring(value) end
  if type(value) == "number" then return number.text(value) end
  if type(value) ~= "string" then return nil, "a filter compares with text, a number or a boolean" end
  if value:find(DATE) or value:find(TIME) then return value end
  return "'" .. value:gsub("'", "''") .. "'"
end

local function comparison(filter)
  local field, operator = filter.Field, filter.Operator
  if type(field) ~= "string" or not field:find("^[%a_@][%w_/@.]*$") then
    return nil, "a filter needs the name of a field"
  end
  local value, problem = literal(filter.Value)
  if not value then return nil, problem end
  if COMPARED[operator] then return ("%s %s %s"):format(field, COMPARED[operator], value) end
  if CALLED[operator] then return CALLED[operator]:format(field, value) end
  return nil, ("a filter has no operator '%s'"):format(tostring(operator))
end

--- Writes a filter.
---@param filter partnercenter.Filter
---@return string? text
---@return string? problem
function odata.text(filter)
  if type(filter) ~= "table" then return nil, "a filter needs two filters on its sides" end
  if not JOINED[filter.Operator] then return comparison(filter) end
  local left, problem = odata.text(filter.LeftFilter)
  if not left then return nil, problem end
  local right, why = odata.text(filter.RightFilter)
  if not right then return nil, why end
  return ("(%s) %s (%s)"):format(left, filter.Operator, right)
end

return odata
