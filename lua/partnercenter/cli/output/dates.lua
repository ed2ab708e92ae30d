--- Shows the service's dates as a person of this place reads them, and reads numbers of days.
local dates = {}

local DAY = 86400
local DAYS_MAX = 36500

-- Days from 1970 to a date of the Gregorian calendar.
local function days_from_epoch(year, month, day)
  if month <= 2 then year = year - 1 end
  local era = math.floor(year / 400)
  local year_of_era = year - era * 400
  local day_of_year = math.floor((153 * (month + (month > 2 and -3 or 9)) + 2) / 5) + day - 1
  local leap_days = math.floor(year_of_era / 4) - math.floor(year_of_era / 100)
  local day_of_era = year_of_era * 365 + leap_days + day_of_year
  return era * 146097 + day_of_era - 719468
end

--- Returns the seconds since 1970 of an ISO 8601 date with or without a time, and whether it has one.
---@param text any
---@return number? seconds
---@return boolean has_time
function dates.seconds(text)
  if type(text) ~= "string" then return nil, false end
  local year, month, day, rest = text:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)(.*)$")
  if not year then return nil, false end
  local seconds = days_from_epoch(tonumber(year), tonumber(month), tonumber(day)) * DAY
  local hour, minute, second, zone = rest:match("^[Tt ](%d%d):(%d%d):?(%d*)%.?%d*(.*)$")
  if not hour then return rest == "" and seconds or nil, false end
  seconds = seconds + hour * 3600 + minute * 60 + (tonumber(second) or 0)
  local sign, hours, minutes = zone:match("^([+-])(%d%d):?(%d%d)$")
  if sign then seconds = seconds - (sign == "+" and 1 or -1) * (hours * 3600 + minutes * 60) end
  return seconds, not (hour == "00" and minute == "00" and (tonumber(second) or 0) == 0)
end

--- Returns the days of "60d" or "60".
---@param text string
---@return number? days nil: no number, or none that a calendar has
function dates.days(text)
  local days = tonumber((text:gsub("d$", "")))
  return days and days >= 0 and days <= DAYS_MAX and days or nil
end

-- The C locale writes 11/28/26, which half of the world reads as another day.
local function form()
  local locale = os.setlocale(nil, "time")
  return (locale == "C" or locale == "POSIX" or locale:find("^C%.")) and "%Y-%m-%d" or "%x"
end

--- Returns a date in local form: the day, and hour and minute in local time where the service gave a time.
---@param text string
---@return string
function dates.shown(text)
  local seconds, has_time = dates.seconds(text)
  if not seconds then return text end
  if has_time then return os.date(form() .. " %H:%M", seconds) end
  return os.date("!" .. form(), seconds)
end

return dates
