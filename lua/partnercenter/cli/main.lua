#!/usr/bin/env lua
--- The command `partnercenter`.
-- From a checkout the modules lie beside this file.
local own = arg and arg[0] and arg[0]:match("^(.*)/lua/partnercenter/cli/main%.lua$")
  or arg and arg[0] == "lua/partnercenter/cli/main.lua" and "."
if own then
  local build = rawget(_G, "jit") and "luajit" or _VERSION:lower():gsub(" ", "")
  package.path = ("%s/lua/?.lua;%s/lua/?/init.lua;%s"):format(own, own, package.path)
  package.cpath = ("%s/build/%s/?.so;%s/build/?.so;%s"):format(own, build, own, package.cpath)
end

local commands = require "partnercenter.cli.command_line.commands"
local exit_status = require "partnercenter.cli.exit_status"
local interruption = require "partnercenter.interruption"
local stop = require "partnercenter.cli.stop"

local main = {}

local function load_command(name)
  local about = commands.by_name[name]
  if not about then commands.refuse(name) end
  return require("partnercenter.cli.commands." .. about.module)[name], about
end

local function chosen_subcommand(command, arguments)
  for _, sub in ipairs(command.subcommands or {}) do
    if sub.name == arguments.subcommand then return sub end
  end
  return command
end

local function wants_help(words)
  for _, word in ipairs(words) do
    if word == "--" then return false end
    if word == "--help" or word == "-h" then return true end
  end
  return false
end

-- What a line without a command means.
local function without_command(words)
  if #words == 0 or wants_help(words) then return "help" end
  if words[#words] == "--version" then return "version" end
  stop.with(exit_status.usage, "no command is given", "see: partnercenter help")
end

-- Runs a command. `state` keeps what the ending needs.
local function run(words, state)
  local parser = require "partnercenter.cli.command_line.parser"
  local name, others = parser.find_command(words)
  if not name then
    name, others = without_command(words), {}
  elseif wants_help(words) then
    name, others = "help", parser.words_only(name, others)
    if others[1] == "help" and others[2] then table.remove(others, 1) end
  end
  local command, about = load_command(name)
  if command.takes_words then return command.run(others) end
  local options, arguments = parser.parse(name, command, about.summary, others)
  state.options = options
  local chosen = chosen_subcommand(command, arguments)
  local why = chosen.check and chosen.check(arguments, options)
  if why then
    local whole = chosen.name and name .. " " .. chosen.name or name
    stop.with(exit_status.usage, why, ("see: partnercenter %s --help"):format(whole))
  end
  state.context = require("partnercenter.cli.context").new(options)
  chosen.run(state.context, arguments)
end

local function leave(status) os.exit(status) end

-- Says why a command ended, and ends the process.
local function finish(raised, state)
  if state.context then pcall(state.context.close, state.context) end
  local problem = require "partnercenter.cli.output.problem"
  if stop.is(raised) then
    if raised.status == exit_status.reader_left then leave(raised.status) end
    if raised.err then
      problem.print(raised.err, state.options)
      leave(exit_status.of(raised.err))
    end
    if raised.message then problem.say(raised.message, raised.hint, state.options) end
    leave(raised.status)
  end
  if interruption.is(raised) then
    io.stderr:write "interrupted\n"
    interruption.die_of("INT", 130)
  end
  if type(raised) == "table" and raised.kind then
    problem.print(raised, state.options)
    leave(exit_status.of(raised))
  end
  problem.say(tostring(raised), "this is a fault of the command; please report it", state.options)
  leave(exit_status.failed)
end

--- Runs a command line and ends the process with its status.
---@param words string[]
function main.run(words)
  require("partnercenter.cli.terminal").hold_standard_files()
  local state = { options = {} }
  local ok, result = xpcall(function() return run(words, state) end, function(raised)
    if type(raised) ~= "string" or interruption.is(raised) or not os.getenv "PARTNERCENTER_TRACE" then
      return raised
    end
    return debug.traceback(raised, 2)
  end)
  if not ok then finish(result, state) end
  if state.context then state.context:close() end
  local flushed, flush_result = pcall(require("partnercenter.cli.output.writer").flush)
  if not flushed then finish(flush_result, state) end
  leave(exit_status.done)
end

if (...) ~= "partnercenter.cli.main" then
  local words = {}
  for place = 1, #arg do words[place] = arg[place] end
  main.run(words)
end

return main
