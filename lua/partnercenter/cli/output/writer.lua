--- Writes to standard output and notices when it cannot: a full disk never looks like success.
local stop = require "partnercenter.cli.stop"
local exit_status = require "partnercenter.cli.exit_status"

local writer = {}

local EPIPE = 32

local function failed(why, code)
  if code == EPIPE or (type(why) == "string" and why:find("Broken pipe", 1, true)) then
    stop.with(exit_status.reader_left)
  end
  stop.with(exit_status.failed, "standard output cannot be written: " .. tostring(why))
end

--- Writes text.
---@param ... string
function writer.write(...)
  local ok, why, code = io.stdout:write(...)
  if not ok then failed(why, code) end
end

--- Hands all text to the system.
function writer.flush()
  local ok, why, code = io.stdout:flush()
  if not ok then failed(why, code) end
end

return writer
