--- `partnercenter.main`: runs the main function of a script and ends the process where it fails.
local check = require "partnercenter.arguments.check"
local interruption = require "partnercenter.interruption"

local FAILED = 1

local loaded, native = pcall(require, "partnercenter.terminal")

local main = {}

local function fail(err)
  if interruption.is(err) then interruption.die_of("INT", 130) end
  io.flush() -- in a log, the error comes last
  io.stderr:write(tostring(err), "\n")
  os.exit(FAILED)
end

-- A table that was cut off by a full disk must not look like success.
local function check_output()
  if not (loaded and native.output_failed()) then return end
  io.stderr:write("standard output could not be written: is the disk full?\n")
  os.exit(FAILED)
end

--- Runs `fn` and returns its results. If `fn` raises, or returns nil and an error, `main` writes the error to
--- standard error as one line, and the process ends with status 1; so it does where standard output could not
--- be written. After Ctrl-C the process dies of SIGINT,
--- so that shell loops stop.
---@param fn fun(): any, any the script; it calls the API, asserts and prints
---@return any
function main.main(fn)
  check.type(fn, "function", "partnercenter.main: fn")
  if loaded then native.hold_standard_files() end
  local ok, value, err = pcall(fn)
  if not ok then fail(value) end
  if value == nil and err ~= nil then fail(err) end
  check_output()
  return value, err
end

return main
