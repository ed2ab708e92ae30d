--- Builds filters for the queries of listings: `partnercenter.field "CompanyName":starts_with "Cont"`. A
--- filter is a plain table with the service's own keys, so it can also be written by hand.
local check = require "partnercenter.arguments.check"
local suggest = require "partnercenter.arguments.suggest"
local public_functions = require "partnercenter.arguments.public_functions"

local filter = {}

local OPERATORS = {
  "equals", "not_equals", "greater_than", "greater_than_or_equals", "less_than", "less_than_or_equals",
  "substring", "starts_with", "not_starts_with",
}

---@class partnercenter.Filter
---@field Field string?
---@field Value string|number|boolean|nil
---@field Operator string
---@field LeftFilter partnercenter.Filter?
---@field RightFilter partnercenter.Filter?
local compound = {}
local meta = { __name = "partnercenter.filter" }

local function combined(left, right, operator)
  check.type(right, "table", operator .. "_: filter")
  return setmetatable({ LeftFilter = left, RightFilter = right, Operator = operator }, meta)
end

--- Both filters must match.
---@param other partnercenter.Filter
---@return partnercenter.Filter
function compound:and_(other)
  return combined(self, other, "and")
end

--- At least one of the two filters must match.
---@param other partnercenter.Filter
---@return partnercenter.Filter
function compound:or_(other)
  return combined(self, other, "or")
end

---@class partnercenter.Field
---@field equals fun(self: partnercenter.Field, value: string|number|boolean): partnercenter.Filter
---@field not_equals fun(self: partnercenter.Field, value: string|number|boolean): partnercenter.Filter
---@field greater_than fun(self: partnercenter.Field, value: string|number): partnercenter.Filter
---@field greater_than_or_equals fun(self: partnercenter.Field, value: string|number): partnercenter.Filter
---@field less_than fun(self: partnercenter.Field, value: string|number): partnercenter.Filter
---@field less_than_or_equals fun(self: partnercenter.Field, value: string|number): partnercenter.Filter
---@field substring fun(self: partnercenter.Field, value: string): partnercenter.Filter
---@field starts_with fun(self: partnercenter.Field, value: string): partnercenter.Filter
---@field not_starts_with fun(self: partnercenter.Field, value: string): partnercenter.Filter
local comparisons = {}

for _, operator in ipairs(OPERATORS) do
  comparisons[operator] = function(field, value)
    check.type(value, "string|number|boolean", operator .. ": value")
    return setmetatable({ Field = field.name, Value = value, Operator = operator }, meta)
  end
end

local field_meta = { __name = "partnercenter.field" }

local function methods_of(methods, what, its)
  local counts = {}
  for name in pairs(methods) do counts[name] = 1 end
  local visible = public_functions.methods(methods, what, function(self)
    return type(self) == "table" and getmetatable(self) == its
  end, counts)
  return setmetatable(visible, { __index = function(_, name)
    -- The service's own keys are capitalised.
    if type(name) == "string" and name:find("^%l") then suggest.unknown(what, name, visible) end
  end })
end

meta.__index = methods_of(compound, "filter", meta)
field_meta.__index = methods_of(comparisons, "field", field_meta)

--- A field to filter by. The service decides which fields and operators it supports: for customers
--- CompanyName, Domain, IndirectReseller and IndirectCloudSolutionProvider, with starts_with only.
---@param name string as the service spells it
---@return partnercenter.Field
function filter.field(name)
  check.type(name, "string", "field: name")
  return setmetatable({ name = name }, field_meta)
end

return filter
