--- Dates of the service (ISO 8601) as seconds, and back.
local date = {}

local DAY = 86400

-- Days from 1970-01-01 to a date of the Gregorian calendar. March is the first month, so that leap days end
-- a year.
local function days_until(year, month, day)
  if month <= 2 then year, month = year - 1, month + 12 end
  local era = math.floor(year / 400)
  local of_era = year - era * 400
  local of_year = math.floor((153 * (month - 3) + 2) / 5) + day - 1
  return era * 146097 + of_era * 365 + math.floor(of_era / 4) - math.floor(of_era / 100) + of_year - 719468
end

local function days_in(year, month)
  local next_year, next_month = year, month + 1
  if month == 12 then next_year, next_month = year + 1, 1 end
  return days_until(next_year, next_month, 1) - days_until(year, month, 1)
end

local function offset_of(zone)
  if zone == "" or zone:upper() == "Z" then return 0 end
  local sign, hours, minutes = zone:match("^([+-])(%d%d):?(%d%d)$")
  if not sign then return nil end
  local seconds = hours * 3600 + minutes * 60
  return sign == "-" and -seconds or seconds
end

local function time_of(rest)
  if rest == "" then return 0, true end
  local hour, minute, after = rest:match("^[Tt ](%d%d):(%d%d)(.*)$")
  if not hour then return nil end
  local second, zone = after:match("^:(%d%d)[%.,]?%d*(.*)$")
  local offset = offset_of(zone or after)
  return offset and hour * 3600 + minute * 60 + (second or 0) - offset
end

--- The seconds of a date, as os.time counts. A date without a zone is in UTC; fractions are dropped.
---@param text any
---@return integer? seconds
function date.parse(text)
  if type(text) ~= "string" then return nil end
  local year, month, day, rest = text:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)(.*)$")
  if not year then return nil end
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  if month < 1 or month > 12 or day < 1 or day > days_in(year, month) then return nil end
  local time = time_of(rest)
  return time and math.floor(days_until(year, month, day) * DAY + time)
end

--- The date of some seconds, as the service writes it.
---@param seconds number
---@return string
function date.format(seconds)
  return os.date("!%Y-%m-%dT%H:%M:%SZ", math.floor(seconds)) --[[@as string]]
end

--- The day of a date in UTC, such as "2026-05-04".
---@param seconds number
---@return string
function date.day(seconds) return date.format(seconds):sub(1, 10) end

--- The number of a day, counted from 1970-01-01 in UTC.
---@param seconds number
---@return integer
function date.day_number(seconds) return math.floor(seconds / DAY) end

--- Whether the day of a date is the last one of its month.
---@param seconds number
---@return boolean
function date.is_month_end(seconds) return date.day(seconds + DAY):sub(9) == "01" end

local UNITS = { Y = 12, M = 1 }

--- Adds a duration of years, months, weeks or days, such as "P1Y". A day that the month lacks becomes its
--- last.
---@param seconds number
---@param duration any
---@return integer? seconds nil for any other duration
function date.add(seconds, duration)
  local count, unit = tostring(duration):upper():match("^P(%d+)([YMWD])$")
  if not count then return nil end
  if unit == "D" or unit == "W" then return math.floor(seconds) + count * (unit == "W" and 7 or 1) * DAY end
  local now = os.date("!*t", math.floor(seconds))
  local months = now.year * 12 + now.month - 1 + count * UNITS[unit]
  local year, month = math.floor(months / 12), months % 12 + 1
  local day = math.min(now.day, days_in(year, month))
  return math.floor(days_until(year, month, day) * DAY + math.floor(seconds) % DAY)
end

return date
