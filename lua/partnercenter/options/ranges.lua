--- The allowed ranges of numeric options, of a client and of a call.
local ranges = {}

local SECONDS_MAX = 2147483 -- as milliseconds in 32 bits

local function is_time(value)
  return value > 0 and value <= SECONDS_MAX
end

local function integer(most)
  return {
    function(value) return value >= 1 and value <= most and value % 1 == 0 end,
    ("an integer from 1 to %d"):format(most),
  }
end

local TIME = { is_time, ("a number of seconds above 0, at most %d"):format(SECONDS_MAX) }

-- Option -> { test, description }
local RULES = {
  timeout = TIME,
  attempt_timeout = TIME,
  connect_timeout = TIME,
  delay = {
    function(value) return value == 0 or is_time(value) end,
    ("a number of seconds from 0 to %d"):format(SECONDS_MAX),
  },
  max_attempts = integer(1000),
  max_in_flight = integer(10000),
  max_response_bytes = integer(2147483647),
  max_requests_per_minute = {
    function(value) return value >= 0.001 and value <= 1000000 end,
    "a number from 0.001 to 1000000, or false for no limit",
  },
}

--- Why the value of an option is out of range, or nil.
---@param name string
---@param value number
---@return string? problem to follow the option's name
function ranges.fault(name, value)
  local rule = RULES[name]
  if not rule[1](value) then return "must be " .. rule[2] end
end

return ranges
