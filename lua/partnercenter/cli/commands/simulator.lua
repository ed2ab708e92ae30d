--- The command `simulator`: a local Partner Center, alone or around another command.
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"

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

-- Lua 5.1 returns a wait status; newer versions say how the command ended.
local function status_of(ok, how, number)
  if type(ok) == "number" then return ok % 128 ~= 0 and 128 + ok % 128 or math.floor(ok / 256) end
  return how == "signal" and 128 + number or number
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

local function run(context, arguments)
  local simulator, err = require("partnercenter.simulator").start { customers = arguments.customers }
  if not simulator then stop.with(exit_status.failed, tostring(err)) end
  local _ = context
  local words = {}
  for place, word in ipairs(arguments.words) do
    words[place] = quoted(word)
  end
  if arguments.words[1] == "partnercenter" then words[1] = own_command() end
  local line = exported(simulator:environment()) .. "\nexec " .. table.concat(words, " ")
  local status = status_of(os.execute(line))
  simulator:stop()
  if status ~= exit_status.done then stop.with(status) end
end

return {
  simulator = {
    arguments = {
      { name = "words", value = "COMMAND", text = "Run this against the simulator.", many = true },
    },
    options = {
      { name = "customers", value = "N", number = true, text = "How many customers it has." },
    },
    examples = {
      { "Try a command without an account", "partnercenter simulator -- partnercenter customers" },
      { "Try several, with 50 customers", "partnercenter simulator --customers 50 -- bash" },
    },
    run = run,
  },
}
