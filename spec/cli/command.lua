-- Runs the command as a shell would, against a simulator or with an empty environment.
local shell_text = require "partnercenter.simulator.launch.shell_text"

local command = {}

local MAIN = "lua/partnercenter/cli/main.lua"

-- The Lua of the specs runs the command too.
local LUA = rawget(_G, "jit") and "luajit" or _VERSION:lower():gsub(" ", "")
local BUILD = LUA == "lua5.4" and "build" or "build/" .. LUA

--- The interpreter of the command.
command.LUA = LUA

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
  return command.output(line:format(assignments(environment), LUA,
    shell_text.quote(source)))
end

local WRAPPER = [[
#!/bin/sh
exec %s %s/lua/partnercenter/cli/main.lua "$@"
]]

--- Makes a home folder with a `bin` that has the command.
---@return string path
function command.home()
  local home = command.output("mktemp -d"):match("%S+")
  assert(os.execute("mkdir " .. home .. "/bin"))
  local path = home .. "/bin/partnercenter"
  local file = assert(io.open(path, "w"))
  file:write(WRAPPER:format(LUA, command.output("pwd"):match("[^\n]+")))
  file:close()
  assert(os.execute("chmod +x " .. path))
  return home
end

--- Runs a line of a shell in the home folder.
---@param line string
---@param environment table<string, string>
---@param options { columns: integer?, input: string? }? columns: run it in a terminal of this width
---@return { out: string, err: string, status: integer }
function command.shell(line, environment, options)
  options = options or {}
  local given = {}
  for name, value in pairs(environment) do given[name] = value end
  given.PATH = given.HOME .. "/bin:" .. given.PATH
  given.LUA_PATH, given.LUA_CPATH = nil, nil
  local out, err = os.tmpname(), os.tmpname()
  local text = ("cd %s && { %s\n} 2>%s"):format(given.HOME, line, err)
  if options.columns then
    text = ("cd %s && stty cols %d -onlcr && { %s\n}"):format(given.HOME, options.columns, line)
    text = "script -qec " .. shell_text.quote("bash -c " .. shell_text.quote(text)) .. " /dev/null"
    given.TERM, given.SHELL = "xterm", "/bin/sh"
  else
    text = "bash -c " .. shell_text.quote(text)
  end
  local input = ("printf %s | "):format(shell_text.quote(((options.input or ""):gsub("%%", "%%%%"))))
  text = ("%senv -i %s %s >%s; echo $?"):format(input, assignments(given), text, out)
  local stream = assert(io.popen(text))
  local status = tonumber(stream:read("*a"):match("(%d+)%s*$"))
  stream:close()
  return { out = read(out), err = read(err), status = status }
end

--- The environment of the command without a simulator: nothing of the machine's own.
---@param home string folder
function command.bare(home)
  return {
    HOME = home, PATH = os.getenv "PATH", LUA_PATH = "lua/?.lua;lua/?/init.lua;;",
    LUA_CPATH = BUILD .. "/?.so;;",
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
  local quoted = shell_text.quote((options.input or ""):gsub("%%", "%%%%"))
  local input = options.input and ("printf %s | "):format(quoted) or ""
  local text = ("%senv -i %s %s %s %s 2>%s %s; echo $?"):format(input, assignments(environment), LUA,
    MAIN, line, err, options.shell or ">" .. out)
  local stream = assert(io.popen(text, "r"))
  local status = tonumber(stream:read("*a"):match("%d+"))
  stream:close()
  return { out = read(out), err = read(err), status = status }
end

return command
