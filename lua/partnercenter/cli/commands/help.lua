--- The command `help`, for commands and their subcommands.
local commands = require "partnercenter.cli.command_line.commands"
local exit_status = require "partnercenter.cli.exit_status"
local help_text = require "partnercenter.cli.command_line.help_text"
local stop = require "partnercenter.cli.stop"
local writer = require "partnercenter.cli.output.writer"

local function find(words)
  local about = commands.by_name[words[1]]
  if not about then
    stop.with(exit_status.usage, ("there is no command '%s'"):format(words[1]), "see: partnercenter help")
  end
  local command = require("partnercenter.cli.commands." .. about.module)[about.name]
  if not words[2] then return about.name, command, about.summary end
  for _, sub in ipairs(command.subcommands or {}) do
    if sub.name == words[2] then return about.name .. " " .. sub.name, sub, sub.summary end
  end
  stop.with(exit_status.usage, ("%s has no subcommand '%s'"):format(about.name, words[2]),
    "see: partnercenter help " .. about.name)
end

return {
  help = {
    arguments = {
      { name = "command", text = "The command, and its subcommand.", optional = true, many = true },
    },
    examples = {
      { "List all commands", "partnercenter help" },
      { "Explain one", "partnercenter help customers" },
    },
    takes_words = true,
    run = function(words)
      if not words[1] then
        writer.write(help_text.overview())
      else
        writer.write(help_text.of(find(words)))
      end
    end,
  },
}
