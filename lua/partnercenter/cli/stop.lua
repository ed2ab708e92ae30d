--- Ends a command early: `stop.with(status, lines)` raises, and main.lua prints and leaves.
local stop = {}

local meta = { __name = "partnercenter.cli.stop" }

-- The library shows what a function of a profile raised, such as one that fetches the secret.
function meta.__tostring(self)
  local message = tostring(self.message or self.err)
  return self.hint and message .. "; " .. self.hint or message
end

--- Raises the end of the command.
---@param status integer
---@param message string?
---@param hint string?
function stop.with(status, message, hint)
  error(setmetatable({ status = status, message = message, hint = hint }, meta), 0)
end

--- Raises the end of the command by an error object of the library.
---@param err partnercenter.error? nil: the call gave neither a value nor an error
function stop.by(err)
  err = err or require("partnercenter.errors").new("protocol", { message = "no answer" })
  error(setmetatable({ err = err }, meta), 0)
end

--- Returns the value of a call, or ends the command by its error.
---@param value any
---@param err partnercenter.error?
---@return any
function stop.unless(value, err)
  if value == nil then stop.by(err) end
  return value
end

--- Whether a raised value is the end of a command.
---@param value any
---@return boolean
function stop.is(value)
  return getmetatable(value) == meta
end

return stop
