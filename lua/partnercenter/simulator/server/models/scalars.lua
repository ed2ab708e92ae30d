--- Reads the values of a request that are no records: texts in their forms, numbers, enumerations.
local members = require "partnercenter.simulator.server.models.members"

local scalars = {}

local DATE = "^(%d%d%d%d)%-(%d%d)%-(%d%d)"
local HEX4 = ("%x"):rep(4)
local GUID = "^" .. HEX4 .. HEX4 .. ("%-" .. HEX4):rep(3) .. "%-" .. HEX4 .. HEX4 .. HEX4 .. "$"

local function is_date(text)
  local _, month, day = text:match(DATE .. "$")
  month, day = tonumber(month), tonumber(day)
  return month ~= nil and month >= 1 and month <= 12 and day >= 1 and day <= 31
end

local function is_time(text)
  local hour, minute, second, zone = text:match("^(%d%d):(%d%d):(%d%d)%.?%d*(.*)$")
  if not hour or tonumber(hour) > 24 or tonumber(minute) > 59 or tonumber(second) > 60 then return false end
  return zone == "" or zone == "Z" or zone:find("^[+-]%d%d:?%d%d$") ~= nil
end

-- Some answers have an empty text for a date that there is not, and requests send it back.
local function is_datetime(text)
  if text == "" then return true end
  local date, time = text:match("^([^T]*)T?(.*)$")
  return is_date(date) and (time == "" or is_time(time))
end

local function is_duration(text)
  return text == "" or (text:find("^P[%dT][%dYMWDTHS]*$") ~= nil and text:find("%d[YMWDHS]$") ~= nil)
end

local function text_of(expected, fits)
  return function(value)
    if type(value) ~= "string" then return nil, "type", expected end
    if fits and not fits(value) then return nil, "form", expected end
    return value
  end
end

local readers = {
  string = text_of "text",
  guid = text_of("a GUID", function(text) return text:find(GUID) ~= nil end),
  datetime = text_of("a date and time as in 2026-01-31T12:00:00Z", is_datetime),
  date = text_of("a date as in 2026-01-31", is_date),
}

local read_duration = text_of("a duration as in P1M", is_duration)

local AS_TEXT = { ["true"] = true, ["false"] = false }

function readers.boolean(value, rule)
  if rule.also.string and type(value) == "string" then value = AS_TEXT[value:lower()] end
  if type(value) ~= "boolean" then return nil, "type", "true or false" end
  return value
end

function readers.number(value)
  if type(value) ~= "number" then return nil, "type", "a number" end
  return value
end

function readers.integer(value)
  if type(value) ~= "number" or value % 1 ~= 0 then return nil, "type", "a whole number" end
  return value
end

function readers.object(value)
  if type(value) ~= "table" then return nil, "type", "an object" end
  return value
end

-- The service's descriptions are short, so long lists are left out.
local LISTED_MAX = 12

local function read_word(rule, value)
  local few = #rule.listed <= LISTED_MAX
  local expected = few and "one of " .. table.concat(rule.listed, ", ") or "a documented value"
  if type(value) ~= "string" then return nil, "type", expected end
  local known = rule.values[members.plain_value(value)]
  if not known then return nil, "value", expected end
  return known
end

--- Reads a value.
---@param rule MemberRule
---@param value any neither an array nor null
---@return any value in the model's spelling
---@return string|nil problem "type", "form" or "value"
---@return string|nil expected
function scalars.read(rule, value)
  if rule.values then return read_word(rule, value) end
  if rule.duration then return read_duration(value) end
  return readers[rule.type](value, rule)
end

return scalars
