--- Finds what may stand at the end of a command line: commands, subcommands, options and values.
local commands = require "partnercenter.cli.command_line.commands"
local global_options = require "partnercenter.cli.command_line.global_options"
local parser = require "partnercenter.cli.command_line.parser"
local values = require "partnercenter.cli.completion.values"

local candidates = {}

local function option_of(options, word)
  for _, option in ipairs(options) do
    if word == "--" .. option.name or (option.short and word == "-" .. option.short) then return option end
  end
end

local function add_all(into, list)
  for _, item in ipairs(list or {}) do
    into[#into + 1] = item
  end
end

local function subcommand(command, name)
  for _, sub in ipairs(command.subcommands or {}) do
    if sub.name == name then return sub end
  end
end

local function options_of(command)
  local options = {}
  add_all(options, command.options)
  add_all(options, global_options)
  return options
end

-- Walks over the words before the current one. `open` is an option that still waits for its value.
local function read(command, words)
  local line = { command = command, options = options_of(command), given = {}, arguments = 0 }
  for _, word in ipairs(words) do
    if line.open then
      line.given[line.open.name] = word
      line.open = nil
    elseif line.ended or word == "-" or word:sub(1, 1) ~= "-" then
      local sub = line.arguments == 0 and subcommand(command, word)
      if sub then
        line.command = sub
        add_all(line.options, sub.options)
        command = {}
      else
        line.arguments = line.arguments + 1
      end
    elseif word == "--" then
      line.ended = true
    else
      local name, value = word:match("^(%-%-[^=]+)=(.*)$")
      local option = option_of(line.options, name or word)
      if option then
        line.given[option.name] = value or true
        if option.value and not value then line.open = option end
      end
    end
  end
  return line
end

local function flags(line)
  local found = { { "--help", "Explain the command." } }
  for _, option in ipairs(line.options) do
    if not line.given[option.name] or option.many then
      found[#found + 1] = { "--" .. option.name, option.text }
    end
  end
  return found
end

local function value_list(part, line, current)
  local profile = type(line.given.profile) == "string" and line.given.profile or nil
  return values.of(part, { current = current, profile = profile })
end

-- "--output=j": the candidates keep the name of the option.
local function with_equals(line, current)
  local name, typed = current:match("^(%-%-[^=]+)=(.*)$")
  local option = name and option_of(line.options, name)
  if not option or not option.value then return {} end
  local found = value_list(option, line, typed)
  for _, candidate in ipairs(found) do
    candidate[1] = name .. "=" .. candidate[1]
  end
  return found
end

local function argument_at(command, place)
  local list = command.arguments or {}
  local last = list[#list]
  return list[place] or (last and last.many and last) or nil
end

local function of_line(line, current)
  if line.open then return value_list(line.open, line, current) end
  if not line.ended and current:find("^%-%-[^=]+=") then return with_equals(line, current) end
  if not line.ended and current:sub(1, 1) == "-" then return flags(line) end
  if line.command.subcommands and line.arguments == 0 then
    local found = {}
    for place, sub in ipairs(line.command.subcommands) do
      found[place] = { sub.name, sub.summary }
    end
    return found
  end
  local argument = argument_at(line.command, line.arguments + 1)
  return argument and value_list(argument, line, current) or {}
end

-- What a simulator runs is a command line of its own.
local function inner_line(name, others)
  if name ~= "simulator" then return nil end
  for place, word in ipairs(others) do
    if word == "--" then
      local inner = {}
      for at = place + 1, #others do
        inner[#inner + 1] = others[at]
      end
      return inner
    end
  end
end

local function all(words, current)
  local name, others = parser.find_command(words)
  if not name then
    local line = read({}, words)
    if line.open or current:sub(1, 1) == "-" then return of_line(line, current) end
    return values.commands()
  end
  local inner = inner_line(name, others)
  if inner then
    if not inner[1] then return { { "partnercenter" } } end
    if inner[1] ~= "partnercenter" then return { { "" } } end
    table.remove(inner, 1)
    return all(inner, current)
  end
  local about = commands.by_name[name]
  if not about then return {} end
  return of_line(read(require("partnercenter.cli.commands." .. about.module)[name], others), current)
end

--- The candidates for the last word of a command line. A sole empty one asks for names of files.
---@param words string[] after "partnercenter"; the last one is being typed
---@return partnercenter.cli.Candidate[]
function candidates.of(words)
  local before, current = {}, words[#words] or ""
  for place = 1, #words - 1 do
    before[place] = words[place]
  end
  local found = all(before, current)
  if #found == 1 and found[1][1] == "" then return found end
  local fitting = {}
  for _, candidate in ipairs(found) do
    if candidate[1]:sub(1, #current) == current and not candidate[1]:find("%c") then
      fitting[#fitting + 1] = candidate
    end
  end
  return fitting
end

return candidates
