--- The commands `help`, for commands and their subcommands and their man pages, and `version`.
local commands = require "partnercenter.cli.command_line.commands"
local exit_status = require "partnercenter.cli.exit_status"
local help_text = require "partnercenter.cli.command_line.help_text"
local stop = require "partnercenter.cli.stop"
local writer = require "partnercenter.cli.output.writer"

local function load_command(about)
  return require("partnercenter.cli.commands." .. about.module)[about.name]
end

local function find(words)
  local about = commands.by_name[words[1]]
  if not about then commands.refuse(words[1]) end
  local command = load_command(about)
  if not words[2] then return about.name, command, about.summary end
  for _, sub in ipairs(command.subcommands or {}) do
    if sub.name == words[2] then return about.name .. " " .. sub.name, sub, sub.summary end
  end
  stop.with(exit_status.usage, ("%s has no subcommand '%s'"):format(about.name, words[2]),
    "see: partnercenter help " .. about.name)
end

-- The day of a build that shall be repeatable, else today.
local function day() return os.date("!%Y-%m-%d", tonumber(os.getenv "SOURCE_DATE_EPOCH") or os.time()) end

local function page_of(about)
  local man_page = require "partnercenter.cli.command_line.man_page"
  local version = require "partnercenter.version"
  if not about then return man_page.overview(version, day()) end
  return man_page.of(about, load_command(about), version, day())
end

local function write_pages(folder)
  if not folder then stop.with(exit_status.usage, "--man-pages needs a folder") end
  local function write(name, text)
    local path = ("%s/%s.1"):format(folder, name)
    local file, why = io.open(path, "wb")
    local ok = file and file:write(text)
    if file then
      local closed, problem = file:close()
      ok, why = ok and closed, problem
    end
    if not ok then stop.with(exit_status.failed, ("%s cannot be written: %s"):format(path, tostring(why))) end
  end
  write("partnercenter", page_of(nil))
  for _, about in ipairs(commands.list) do
    write("partnercenter-" .. about.name, page_of(about))
  end
end

local function run(words)
  if words[1] == "--man-pages" then return write_pages(words[2]) end
  for place, word in ipairs(words) do
    if word == "--man" then
      local name = words[place == 1 and 2 or 1]
      if name and not commands.by_name[name] then commands.refuse(name) end
      return writer.write(page_of(name and commands.by_name[name]))
    end
  end
  writer.write(words[1] and help_text.of(find(words)) or help_text.overview())
end

return {
  help = {
    arguments = {
      { name = "command", text = "The command, and its subcommand.", optional = true, many = true },
    },
    options = {
      { name = "man", text = "Print the man page, as man -l reads it." },
      { name = "man-pages", value = "FOLDER", text = "Write the man pages of all commands." },
    },
    examples = {
      { "List all commands", "partnercenter help" },
      { "Explain one", "partnercenter help customers" },
      { "Read its man page", "partnercenter help --man customers | man -l -" },
    },
    takes_words = true,
    run = run,
  },
  version = {
    examples = {
      { "Print the version", "partnercenter version" }, { "The same", "partnercenter --version" },
    },
    takes_words = true,
    run = function(words)
      if words[1] then
        require("partnercenter.cli.stop").with(2, ("version takes no argument '%s'"):format(words[1]))
      end
      writer.write("partnercenter ", require "partnercenter.version", "\n")
    end,
  },
}
