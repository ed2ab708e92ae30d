--- Parses a command line by argparse, from the data of its command.
---
--- A command (or subcommand) is a table:
---
---   arguments    list of { name, value?, text, optional?, many?, choices? }; value is how help writes it
---   options      list of { name, short?, value?, number?, many?, choices?, text }; without value a switch;
---                number is true, "whole" for 0, 1, 2 ..., or "positive"
---   examples     list of { text, line }
---   subcommands  list of { name, summary, arguments, options, ... }
---   check        function(arguments): a text that says what does not fit together, or nil
---   run          function(context, arguments)
local exit_status = require "partnercenter.cli.exit_status"
local global_options = require "partnercenter.cli.command_line.global_options"
local stop = require "partnercenter.cli.stop"

local parser = {}

local function target_of(name) return (name:gsub("[%s-]", "_")) end

local function to_number(text)
  local number = tonumber(text)
  if number then return number end
  return nil, ("a number expected, got '%s'"):format(text)
end

local function to_whole(text)
  local number = tonumber(text)
  if number and number >= 0 and number % 1 == 0 and number < 2 ^ 53 then return number end
  return nil, ("a whole number expected, got '%s'"):format(text)
end

local function to_positive(text)
  local number = tonumber(text)
  if number and number > 0 and number < math.huge then return number end
  return nil, ("a number above 0 expected, got '%s'"):format(text)
end

local CONVERTERS = { whole = to_whole, positive = to_positive }

local function converter(part) return CONVERTERS[part.number] or to_number end

-- argparse hands "-o=json" over as "=json".
local function without_equals(text)
  return (text:gsub("^=", ""))
end

local function add_option(made, option, target)
  local flags = (option.short and "-" .. option.short .. " " or "") .. "--" .. option.name
  if not option.value then
    made:flag(flags):description(option.text):target(target)
    return
  end
  local given = made:option(flags):description(option.text):target(target):argname(option.value)
  if option.choices then
    given:convert(function(text)
      text = without_equals(text)
      for _, choice in ipairs(option.choices) do
        if choice == text then return text end
      end
      return nil, ("'%s' is none of %s"):format(text, table.concat(option.choices, ", "))
    end)
  elseif option.number then
    given:convert(function(text) return converter(option)(without_equals(text)) end)
  else
    given:convert(option.short and without_equals or function(text) return text end)
  end
  if option.many then given:count("*") end
end

local function add_argument(made, argument)
  local given = made:argument(target_of(argument.name)):description(argument.text)
  given:argname(argument.value or argument.name:upper())
  if argument.optional then
    given:args(argument.many and "*" or "?")
  elseif argument.many then
    given:args "+"
  end
  if argument.choices then given:choices(argument.choices) end
  if argument.number then given:convert(converter(argument)) end
end

local function add_all(made, command)
  for _, argument in ipairs(command.arguments or {}) do
    add_argument(made, argument)
  end
  for _, option in ipairs(command.options or {}) do
    add_option(made, option, "own_" .. target_of(option.name))
  end
end

local function usage_error(self, message)
  local name = self._parent and self._parent._name .. " " .. self._name or self._name
  stop.with(exit_status.usage, message, ("see: %s --help"):format(name))
end

--- Builds the parser of one command.
---@param name string
---@param command table
---@param summary string
---@return table argparse's parser
function parser.build(name, command, summary)
  local argparse = require "argparse"
  local made = argparse("partnercenter " .. name):description(summary .. "."):add_help(false)
  made.error = usage_error
  add_all(made, command)
  if command.subcommands then
    made:command_target "subcommand"
    for _, sub in ipairs(command.subcommands) do
      local inner = made:command(sub.name):summary(sub.summary):add_help(false)
      add_all(inner, sub)
    end
  end
  for _, option in ipairs(global_options) do
    add_option(made, option, "global_" .. target_of(option.name))
  end
  made:flag "-h --help":description "Explain the command.":target "global_help"
  return made
end

-- What argparse says needs its own words here where a minus leads it astray.
local function explain(message)
  local number = message:match("^unknown option '(%-%d[^']*)'")
  if number then
    return ("%s looks like an option: write --name=%s, or put -- before it"):format(number, number)
  end
  return message
end

local function split(found)
  local options, own = {}, {}
  for name, value in pairs(found) do
    local global = name:match("^global_(.+)$")
    if global then
      options[global] = value
    else
      own[name:match("^own_(.+)$") or name] = value
    end
  end
  return options, own
end

--- Parses the words of a command line after the command's name was taken out.
---@param name string
---@param command table
---@param summary string
---@param words string[]
---@return table options those of every command
---@return table arguments of the command
function parser.parse(name, command, summary, words)
  local made = parser.build(name, command, summary)
  made.error = function(self, message) usage_error(self, explain(message)) end
  return split(made:parse(words))
end

local TAKES_VALUE = {}
for _, option in ipairs(global_options) do
  if option.value then
    TAKES_VALUE["--" .. option.name] = true
    if option.short then TAKES_VALUE["-" .. option.short] = true end
  end
end

--- Finds the command among the words of a command line.
---@param words string[]
---@return string? name
---@return string[] others the words without it
function parser.find_command(words)
  local others, name, at = {}, nil, 1
  while at <= #words do
    local word = words[at]
    if not name and TAKES_VALUE[word] then
      others[#others + 1], others[#others + 2] = word, words[at + 1]
      at = at + 1
    elseif not name and (word:sub(1, 1) ~= "-" or word == "-") then
      name = word
    else
      others[#others + 1] = word
    end
    at = at + 1
  end
  return name, others
end

--- The words that name a command and its subcommand, without options.
---@param name string
---@param others string[]
---@return string[]
function parser.words_only(name, others)
  local words = { name }
  for _, word in ipairs(others) do
    if word:sub(1, 1) == "-" then break end
    words[#words + 1] = word
  end
  return words
end

return parser
