--- Makes the help of a command from its data.
local commands = require "partnercenter.cli.command_line.commands"
local global_options = require "partnercenter.cli.command_line.global_options"

local help_text = {}

local WIDTH, INDENT = 80, 26

--- How an argument stands in a usage line.
---@param argument table
---@return string
function help_text.argument(argument)
  local text = argument.value or argument.name:upper()
  if argument.many then text = text .. "..." end
  return argument.optional and "[" .. text .. "]" or text
end

--- How an option stands in a list.
---@param option table
---@return string
function help_text.option(option)
  local text = (option.short and ("-%s, "):format(option.short) or "") .. "--" .. option.name
  return option.value and text .. " " .. option.value or text
end

--- The usage line of a command.
---@param name string
---@param command table
---@return string
function help_text.usage(name, command)
  local parts = { "partnercenter", name }
  if command.options then parts[#parts + 1] = "[options]" end
  if command.subcommands then
    local names = {}
    for place, sub in ipairs(command.subcommands) do
      names[place] = sub.name
    end
    parts[#parts + 1] = table.concat(names, "|")
  end
  for _, argument in ipairs(command.arguments or {}) do
    parts[#parts + 1] = help_text.argument(argument)
  end
  return table.concat(parts, " ")
end

local function wrapped(text, indent)
  local lines, line = {}, ""
  for word in text:gmatch("%S+") do
    if #line + #word + 1 > WIDTH - indent and line ~= "" then
      lines[#lines + 1] = line
      line = word
    else
      line = line == "" and word or line .. " " .. word
    end
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n" .. (" "):rep(indent))
end

local function entry(out, left, text)
  left = "  " .. left
  if #left > INDENT - 2 then
    out[#out + 1] = left
    left = ""
  end
  out[#out + 1] = left .. (" "):rep(INDENT - #left) .. wrapped(text, INDENT)
end

--- The choices of an argument or option, and what it means.
---@param part table
---@return string
function help_text.meaning(part)
  if not part.choices then return part.text end
  return ("%s One of %s."):format(part.text, table.concat(part.choices, ", "))
end

local function section(out, title, list, left)
  if not list or #list == 0 then return end
  out[#out + 1] = "\n" .. title .. ":"
  for _, part in ipairs(list) do
    entry(out, left(part), help_text.meaning(part))
  end
end

local function examples(out, command)
  if not command.examples then return end
  out[#out + 1] = "\nExamples:"
  for _, example in ipairs(command.examples) do
    out[#out + 1] = "  " .. example[1] .. ":\n    " .. example[2]
  end
end

--- The help of one command or subcommand.
---@param name string
---@param command table
---@param summary string
---@return string
function help_text.of(name, command, summary)
  local out = { summary .. ".\n\nUsage: " .. help_text.usage(name, command) }
  examples(out, command)
  if command.subcommands then
    out[#out + 1] = "\nSubcommands:"
    for _, sub in ipairs(command.subcommands) do
      entry(out, sub.name, sub.summary .. ".")
    end
  end
  section(out, "Arguments", command.arguments, help_text.argument)
  section(out, "Options", command.options, help_text.option)
  section(out, "Options of every command", global_options, help_text.option)
  local about = commands.by_name[name:match("^%S+")]
  if about and about.see then out[#out + 1] = ("\nSee also: partnercenter help %s"):format(about.see) end
  if command.notes then out[#out + 1] = "\n" .. command.notes end
  return table.concat(out, "\n") .. "\n"
end

local STATUSES = {
  { "0", "done" }, { "1", "failed, also when output could not be written" }, { "2", "usage" },
  { "3", "not found" }, { "4", "sign-in or permission" }, { "5", "refused by the service" },
  { "6", "throttled or out of time" }, { "7", "network or TLS" }, { "130", "interrupted" },
  { "141", "the reader of the output went away" },
}

--- The exit statuses and their meaning.
help_text.STATUSES = STATUSES

--- The help of the whole command.
---@return string
function help_text.overview()
  local out = {
    "Microsoft Partner Center from the command line.\n\n"
      .. "Usage: partnercenter COMMAND [options] [arguments]\n\n"
      .. "Try it without an account:\n  partnercenter simulator -- partnercenter customers\n\nCommands:",
  }
  for _, about in ipairs(commands.list) do
    entry(out, about.name, about.summary .. ".")
  end
  section(out, "Options of every command", global_options, help_text.option)
  out[#out + 1] = "\nExit statuses:"
  for _, status in ipairs(STATUSES) do
    entry(out, status[1], status[2] .. ".")
  end
  out[#out + 1] = "\nThe command sends nothing but what you ask for.\n"
    .. "Help for one command: partnercenter help COMMAND"
  return table.concat(out, "\n") .. "\n"
end

return help_text
