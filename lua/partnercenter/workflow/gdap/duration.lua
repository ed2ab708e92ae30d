--- Reads durations in ISO 8601, as GDAP relationships have them: P730D, P1Y6M.
local number = require "partnercenter.text.number"

local duration = {}

local DAYS = { Y = 365, M = 30, W = 7, D = 1 }
local LEAST, MOST = 1, 730 -- P1D to P2Y

-- The days of a date duration; nil for any other text. Clock parts are none, except for PT0S.
local function days_of(text)
  if text == "PT0S" then return 0 end
  local parts, days, count = text:match("^P([%dYMWD]+)$"), 0, 0
  if not parts or parts:find("%d$") then return nil end
  for digits, unit in parts:gmatch("(%d+)(%a)") do
    days, count = days + tonumber(digits) * DAYS[unit], count + 1
  end
  return #parts:gsub("%d", "") == count and days or nil
end

--- The days of a duration, counting 365 for a year and 30 for a month.
---@param value any ISO 8601 text
---@return number? days
function duration.days(value)
  return type(value) == "string" and days_of(value:upper()) or nil
end

--- The duration of a relationship.
---@param value string|number ISO 8601 text, or days
---@return string? text
---@return number|string days or problem
function duration.of_relationship(value)
  local text = type(value) == "number" and value % 1 == 0 and "P" .. number.text(value) .. "D" or value
  local days = duration.days(text)
  if not days then return nil, "duration must be days or ISO 8601 text such as P730D" end
  if days < LEAST or days > MOST then
    return nil, ("duration must be P1D to P2Y, not %s"):format(text)
  end
  return text:upper(), days
end

return duration
