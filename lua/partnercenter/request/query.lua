--- Queries as they go on the wire.
local caller = require "partnercenter.caller"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local request = require "partnercenter.request"

local invalid = errors.invalid

local query = {}

local DATES = { date = "!%Y-%m-%d", datetime = "!%Y-%m-%dT%H:%M:%SZ" }
local YEAR_10000 = 253402300800
local ISO = "^%d%d%d%d%-[01]%d%-[0-3]%d"

-- A moment (as os.time counts) or a text in ISO 8601 as the service wants it, in UTC.
local function date_text(value, kind)
  if type(value) == "number" then
    return value >= 0 and value < YEAR_10000 and os.date(DATES[kind], math.floor(value)) or nil
  end
  if kind == "date" then return value:match(ISO) end
  return value:match(ISO .. "$") or value:match(ISO .. "T[%d:.]+[%dZ+:-]*$")
end

local QUERY_TEXT = {
  filter = function(value)
    if type(value) ~= "table" then return value end
    return json.encode(value)
  end,
  integer = function(value)
    return value == math.floor(value) and request.number_text(value)
  end,
}
QUERY_TEXT.date, QUERY_TEXT.datetime = date_text, date_text

local WANTED = {
  integer = "a whole number", date = "a date such as 2026-01-31, or a time in seconds",
  datetime = "a time such as 2026-01-31T12:00:00Z, or in seconds",
}

local function add_query(parts, name, value, kind)
  local to_text, shown = QUERY_TEXT[kind], request.shown(name)
  local text, err = (to_text or request.scalar_text)(value, to_text and kind or "query '" .. shown .. "'")
  if not text then
    local wanted = err and err.message or "must be " .. (WANTED[kind] or "a finite number")
    return invalid("query '%s': %s", shown, wanted)
  end
  parts[#parts + 1] = (core.escape(name):gsub("%%24", "$")) .. "=" .. core.escape(text)
  return true
end

--- Encodes a query; names in order, arrays repeat their name.
---@param values table<string, any>?
---@param kinds table<string, string>? what is known of a value: integer date datetime filter
---@return string? text without the "?"; "" when there is nothing
---@return table? err
function query.encode(values, kinds)
  if not values or next(values) == nil then return "" end
  local names, parts = {}, {}
  for name in pairs(values) do
    if type(name) ~= "string" or name == "" then caller.misuse("query: names must be strings") end
    names[#names + 1] = name
  end
  table.sort(names)
  for _, name in ipairs(names) do
    local value, kind = values[name], kinds and kinds[name]
    local list = type(value) == "table" and kind ~= "filter" and value or { value }
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
