--- Writes files that appear whole: another name first, which is then renamed.
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"

local whole_file = {}

local FAILED = "%s cannot be written: %s"

--- Writes a file, or ends the command. Only a device, a pipe or a link is written in place.
---@param path string
---@param text string
function whole_file.write(path, text)
  local in_place = not require("partnercenter.core").check_plain(path)
  local at = in_place and path or path .. ".part"
  local file, why = io.open(at, "wb")
  if not file then stop.with(exit_status.failed, FAILED:format(path, tostring(why))) end
  local ok, problem = file:write(text)
  local closed, last = file:close()
  ok, problem = ok and closed, problem or last
  if ok and not in_place then ok, problem = os.rename(at, path) end
  if ok then return end
  if not in_place then os.remove(at) end
  stop.with(exit_status.failed, FAILED:format(path, tostring(problem)))
end

return whole_file
