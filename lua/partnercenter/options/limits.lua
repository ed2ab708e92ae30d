--- What the numbers among the options may be, of a client and of a call alike.
local limits = {}

local SECONDS = 2147483 -- what milliseconds in 32 bits hold

local function is_time(value)
  return value > 0 and value <= SECONDS
end

local function whole(most)
  return {
    function(value) return value >= 1 and value <= most and value % 1 == 0 end,
    ("an integer from 1 to %d"):format(most),
  }
end

local TIME = { is_time, ("a number of seconds above 0, at most %d"):format(SECONDS) }

local RULES = {
  timeout = TIME,
  attempt_timeout = TIME,
  connect_timeout = TIME,
  delay = {
    function(value) return value == 0 or is_time(value) end,
    ("a number of seconds from 0 to %d"):format(SECONDS),
  },
  max_attempts = whole(1000),
  max_in_flight = whole(10000),
  max_response_bytes = whole(2147483647),
  max_requests_per_minute = {
    function(value) return value >= 0.001 and value <= 1000000 end,
    "a number from 0.001 to 1000000, or false for no limit",
  },
}

--- What is wrong with the value of an option, or nil.
---@param name string
---@param value number
---@return string? fault behind the option's name
function limits.fault(name, value)
  local rule = RULES[name]
  if not rule[1](value) then return "must be " .. rule[2] end
end

return limits
