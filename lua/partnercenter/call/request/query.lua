--- Queries as they go on the wire.
local misuse = require "partnercenter.arguments.misuse"
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local lazy = require "partnercenter.loader.lazy"
local number = require "partnercenter.text.number"
local request = require "partnercenter.call.request"

local odata = lazy "partnercenter.call.request.odata"

local invalid = errors.invalid

local query = {}

local DATES = { date = "!%Y-%m-%d", datetime = "!%Y-%m-%dT%H:%M:%SZ" }
local YEAR_10000 = 253402300800
local WANTED = {
  integer = "must be a whole number", date = "must be a date such as 2026-01-31, or a time in seconds",
  datetime = "must be a time such as 2026-01-31T12:00:00Z, or in seconds",
}
local ISO = "^%d%d%d%d%-[01]%d%-[0-3]%d"

-- A moment (as os.time counts) or a text in ISO 8601 as the service wants it, in UTC.
local function date_text(value, kind)
  if type(value) == "number" then
    return value >= 0 and value < YEAR_10000 and os.date(DATES[kind], math.floor(value)) or nil
  end
  if kind == "date" then return value:match(ISO) end
  return value:match(ISO .. "$") or value:match(ISO .. "T[%d:.]+[%dZ+:-]*$")
end

local function date(value, kind)
  local text = date_text(value, kind)
  return text, not text and WANTED[kind] or nil
end

local function whole(value)
  if value % 1 ~= 0 then return nil, WANTED.integer end
  return number.text(value)
end

-- How values become text, where more is known of them than that they are scalars.
local TEXT = { date = date, datetime = date, integer = whole }

-- Text, or nil and a problem to follow the name.
local function text_of(value, kind, what)
  if kind == "odata" and type(value) == "table" then
    local text, problem = odata.text(value)
    if not text then return nil, problem end
    value = text
  end
  if type(value) == "table" and (kind == "filter" or (next(value) ~= nil and not json.is_array(value))) then
    local text, err = json.encode(value)
    return text, err and err.message
  end
  local text, problem
  if TEXT[kind] then
    text, problem = TEXT[kind](value, kind)
  else
    text, problem = request.scalar_text(value, what)
  end
  if not text then return nil, problem end
  local ok, why = check.utf8(text)
  return ok and request.spelled(text, kind), why
end

local function add_query(parts, name, value, kind)
  local printable = request.printable(name)
  local text, problem = text_of(value, kind, "query '" .. printable .. "'")
  if not text then return invalid("query '%s': %s", printable, problem) end
  parts[#parts + 1] = (core.escape(name):gsub("%%24", "$")) .. "=" .. core.escape(text)
  return true
end

-- OData takes several names in one value.
local function joined(names)
  for _, name in ipairs(names) do
    if type(name) ~= "string" then return nil, "must hold names" end
  end
  return { table.concat(names, ",") }
end

-- The values of a name: the items of an array, or the one there is. Other tables are one value, as JSON.
local function values_of(value, kind)
  if type(value) ~= "table" or kind == "filter" or kind == "odata" then return { value } end
  if not (json.is_array(value) or next(value) == nil) then return { value } end
  local count = 0
  for key in pairs(value) do
    if type(key) ~= "number" then return nil, "mixes positions and names" end
    count = count + 1
  end
  if count ~= #value then return nil, "is an array with holes" end
  if kind == "names" then return joined(value) end
  return value
end

--- Encodes a query; names in order. Arrays repeat their name, other tables (filters) go as JSON.
---@param values table<string, any>?
---@param kinds table<string, string>? what is known of a value: integer date datetime filter
---@return string? text without the "?"; "" when there is nothing
---@return table? err
function query.encode(values, kinds)
  if not values or next(values) == nil then return "" end
  local names, parts = {}, {}
  for name in pairs(values) do
    if type(name) ~= "string" or name == "" then misuse.raise("query: names must be strings") end
    local ok, problem = check.utf8(name)
    if not ok then return invalid("query name '%s' %s", request.printable(name), problem) end
    names[#names + 1] = name
  end
  table.sort(names)
  for _, name in ipairs(names) do
    local kind = kinds and kinds[name]
    local list, problem = values_of(values[name], kind)
    if not list then return invalid("query '%s': %s", request.printable(name), problem) end
    for _, one in ipairs(list) do
      local ok, err = add_query(parts, name, one, kind)
      if not ok then return nil, err end
    end
  end
  return table.concat(parts, "&")
end

--- The query of a call: an argument of that name, or what of it stands among the arguments and options.
---@param plan table
---@param values table
---@param options table
---@return table<string, any>?
function query.pick(plan, values, options)
  if values.query or not next(plan.query) then return values.query end
  local found = {}
  for key in pairs(plan.query) do
    found[key] = values[key]
    if found[key] == nil then found[key] = options[key] end
  end
  return found
end

return query
