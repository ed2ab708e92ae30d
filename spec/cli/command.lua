-- Runs the command as a shell would, against a simulator or with an empty environment.
local shell_text = require "partnercenter.simulator.launch.shell_text"

local command = {}

local MAIN = "lua/partnercenter/cli/main.lua"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  os.remove(path)
  return text
end

local function assignments(environment)
  local words = {}
  for name, value in pairs(environment) do
    words[#words + 1] = name .. "=" .. shell_text.quote(value)
  end
  return table.concat(words, " ")
end

--- The output of a shell command.
---@param line string
---@return string
function command.output(line)
  local stream = assert(io.popen(line))
  local text = stream:read("*a")
  stream:close()
  return text
end

--- Runs Lua source in the environment of the command. Returns its standard error.
---@param source string
---@param environment table<string, string>
---@return string
function command.run_text(source, environment)
  local line = "env -i %s %s -e %s 2>&1 >/dev/null"
  return command.output(line:format(assignments(environment), os.getenv "PC_LUA" or "lua5.4",
    shell_text.quote(source)))
end

--- The environment of the command without a simulator: nothing of the machine's own.
---@param home string folder
function command.bare(home)
  return {
    HOME = home, PATH = os.getenv "PATH", LUA_PATH = "lua/?.lua;lua/?/init.lua;;", LUA_CPATH = "build/?.so;;",
  }
end

--- Runs a line of arguments, as typed after "partnercenter".
---@param line string
---@param environment table<string, string>
---@param options { input: string?, shell: string? }? shell: where the output goes, such as "| head -1"
---@return { out: string, err: string, status: integer }
function command.run(line, environment, options)
  options = options or {}
  local out, err = os.tmpname(), os.tmpname()
  local lua = os.getenv "PC_LUA" or "lua5.4"
  local quoted = shell_text.quote((options.input or ""):gsub("%%", "%%%%"))
  local input = options.input and ("printf %s | "):format(quoted) or ""
  local text = ("%senv -i %s %s %s %s 2>%s %s; echo $?"):format(input, assignments(environment), lua,
    MAIN, line, err, options.shell or ">" .. out)
  local stream = assert(io.popen(text, "r"))
  local status = tonumber(stream:read("*a"):match("%d+"))
  stream:close()
  return { out = read(out), err = read(err), status = status }
end

return command
