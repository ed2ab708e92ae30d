--- The command `simulator`: a local Partner Center, alone or around another command.
local exit_status = require "partnercenter.cli.exit_status"
local interruption = require "partnercenter.interruption"
local stop = require "partnercenter.cli.stop"
local writer = require "partnercenter.cli.output.writer"

local function quoted(word) return "'" .. word:gsub("'", "'\\''") .. "'" end

local function exported(environment)
  local names, lines = {}, {}
  for name in pairs(environment) do
    names[#names + 1] = name
  end
  table.sort(names)
  for place, name in ipairs(names) do
    lines[place] = ("export %s=%s"):format(name, quoted(environment[name]))
  end
  return table.concat(lines, "\n")
end

local SIGINT = 2

-- Lua 5.1 returns a wait status; newer versions say how the command ended.
local function status_of(ok, how, number)
  if type(ok) == "number" then
    how, number = ok % 128 ~= 0 and "signal" or "exit", ok % 128 ~= 0 and ok % 128 or math.floor(ok / 256)
  end
  if how ~= "signal" then return number, false end
  return 128 + number, number == SIGINT
end

-- In a checkout, `partnercenter` is this command though no path leads to it.
local function own_command()
  if not arg[0]:find("lua/partnercenter/cli/main%.lua$") then return "partnercenter" end
  local lowest = 0
  while arg[lowest - 1] do
    lowest = lowest - 1
  end
  return quoted(arg[lowest]) .. " " .. quoted(arg[0])
end

-- "NAME=VALUE" as a setting.
local function add_setting(given, text)
  local name, value = text:match("^([%w_]+)=(.*)$")
  if not name then
    stop.with(exit_status.usage, ("'%s' is no setting"):format(text), "write NAME=VALUE, such as job_wait=0")
  end
  if value == "true" or value == "false" then
    given[name] = value == "true"
  else
    given[name] = tonumber(value) or value
  end
end

local function start(arguments)
  local given = { customers = arguments.customers }
  for _, text in ipairs(arguments.set or {}) do
    add_setting(given, text)
  end
  local ok, simulator, err = pcall(require("partnercenter.simulator").start, given)
  if not ok then stop.with(exit_status.usage, (tostring(simulator):gsub("^[^:]+:%d+: ", ""))) end
  if not simulator then stop.with(exit_status.failed, tostring(err)) end
  return simulator
end

-- Waits until a signal ends it, or the command is gone.
local WAIT = "while kill -0 $PPID 2>/dev/null; do sleep 1; done"

local function line_of(words, environment)
  local parts = {}
  for place, word in ipairs(words) do
    parts[place] = quoted(word)
  end
  if words[1] == "partnercenter" then parts[1] = own_command() end
  return environment .. "\nexec " .. table.concat(parts, " ")
end

local function run(context, arguments)
  local simulator = start(arguments)
  local environment = exported(simulator:environment())
  local line = WAIT
  if arguments.words[1] then
    line = line_of(arguments.words, environment)
  else
    writer.write(environment, "\n")
    writer.flush()
    context:note "# the simulator runs until it is interrupted"
  end
  local status, interrupted = status_of(os.execute(line))
  simulator:stop()
  if interrupted then interruption.die_of("INT", status) end
  if status ~= exit_status.done then stop.with(status) end
end

return {
  simulator = {
    arguments = {
      { name = "words", value = "COMMAND", optional = true, many = true,
        text = "Run this against the simulator. Without it, print its environment and wait." },
    },
    options = {
      { name = "customers", value = "N", number = "whole", text = "How many customers it has." },
      { name = "set", value = "NAME=VALUE", many = true,
        text = "A setting of the simulator, such as job_wait=0." },
    },
    examples = {
      { "Try a command without an account", "partnercenter simulator -- partnercenter customers" },
      { "Try several, with 50 customers", "partnercenter simulator --customers 50 -- bash" },
    },
    run = run,
  },
}
