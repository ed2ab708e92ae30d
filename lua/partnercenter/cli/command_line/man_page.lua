--- Writes man(7) pages from the data of the commands.
local commands = require "partnercenter.cli.command_line.commands"
local global_options = require "partnercenter.cli.command_line.global_options"
local help_text = require "partnercenter.cli.command_line.help_text"

local man_page = {}

local ENVIRONMENT = {
  { "PARTNERCENTER_PROFILE", "The profile to use." },
  { "AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH",
    "The identity of an application. It counts before the default profile." },
  { "PARTNERCENTER_REFRESH_TOKEN, PARTNERCENTER_ACCESS_TOKEN", "The identity of a user of the partner." },
  { "PARTNERCENTER_READ_ONLY", "Refuse every write." },
  { "PARTNERCENTER_REMEMBER_CUSTOMERS", "false: keep no names of customers for completion." },
  { "NO_COLOR, CLICOLOR_FORCE", "Use no colour, or use it without a terminal too." },
  { "XDG_CONFIG_HOME, XDG_STATE_HOME", "The folders of the profiles and of the sign-ins." },
}

local FILES = {
  { "~/.config/partnercenter/profiles.json", "The profiles. No secret stands in them." },
  { "~/.local/state/partnercenter/",
    "Sign-ins, for this user alone and not encrypted, and the customers seen last." },
}

-- Text as man(7) prints it unchanged: a minus that can be copied, no escapes, no macros.
local function escaped(text)
  text = text:gsub("\\", "\\e"):gsub("%-", "\\-")
  return (text:gsub("^([.'])", "\\&%1"):gsub("\n([.'])", "\n\\&%1"))
end

local function add(page, ...)
  for _, line in ipairs { ... } do
    page[#page + 1] = line
  end
end

local function bold(text) return ".B " .. escaped(text):gsub('"', "\\(dq") end

local function entry(page, left, text)
  add(page, ".TP", bold(left), escaped(text))
end

local function entries(page, title, list, left)
  if not list or #list == 0 then return end
  add(page, ".SH " .. title)
  for _, part in ipairs(list) do
    entry(page, left(part), help_text.meaning(part))
  end
end

local function pairs_section(page, title, list)
  add(page, ".SH " .. title)
  for _, pair in ipairs(list) do
    entry(page, pair[1], pair[2])
  end
end

local function heading(title, version, date)
  local form = '.TH "%s" "1" "%s" "partnercenter %s" "User Commands"'
  return form:format(escaped(title:upper()), date, version)
end

local function examples(page, list)
  if not list then return end
  add(page, ".SH EXAMPLES")
  for _, example in ipairs(list) do
    add(page, ".TP", escaped(example[1]) .. ":", bold(example[2]))
  end
end

local function endings(page)
  local statuses = {}
  for place, status in ipairs(help_text.STATUSES) do
    statuses[place] = { status[1], status[2] .. "." }
  end
  pairs_section(page, "EXIT STATUS", statuses)
  pairs_section(page, "ENVIRONMENT", ENVIRONMENT)
  pairs_section(page, "FILES", FILES)
end

local function subcommands(page, name, command)
  for _, sub in ipairs(command.subcommands or {}) do
    add(page, (".SS %s"):format(escaped(name .. " " .. sub.name)), escaped(sub.summary .. "."))
    for _, list in ipairs { sub.arguments or {}, sub.options or {} } do
      for _, part in ipairs(list) do
        local left = list == sub.arguments and help_text.argument(part) or help_text.option(part)
        entry(page, left, help_text.meaning(part))
      end
    end
  end
end

local function all_examples(command)
  if not command.subcommands then return command.examples end
  local all = {}
  for _, sub in ipairs(command.subcommands) do
    for _, example in ipairs(sub.examples or {}) do
      all[#all + 1] = example
    end
  end
  return all
end

-- The commands that look alike or share a file.
local function related(name)
  local about, list = commands.by_name[name], { "partnercenter(1)" }
  for _, other in ipairs(commands.list) do
    if other.name ~= name and (other.name == about.see or other.module == about.module) then
      list[#list + 1] = ("partnercenter-%s(1)"):format(other.name)
    end
  end
  return list
end

local function see_also(page, list)
  add(page, ".SH SEE ALSO")
  for place, name in ipairs(list) do
    local title, section = name:match("^(.*)%((%d)%)$")
    add(page, (".BR %s (%s)%s"):format(escaped(title), section, place < #list and "," or ""))
  end
end

--- The page of one command.
---@param about { name: string, summary: string }
---@param command table
---@param version string
---@param date string such as 2026-01-31
---@return string
function man_page.of(about, command, version, date)
  local title = "partnercenter-" .. about.name
  local page = { heading(title, version, date) }
  local summary = about.summary:sub(1, 1):lower() .. about.summary:sub(2)
  add(page, ".SH NAME", escaped(title) .. " \\- " .. escaped(summary))
  add(page, ".SH SYNOPSIS", ".B " .. escaped(help_text.usage(about.name, command)))
  add(page, ".SH DESCRIPTION", escaped(about.summary .. "."))
  if command.notes then add(page, ".PP", escaped(command.notes)) end
  subcommands(page, about.name, command)
  entries(page, "ARGUMENTS", command.arguments, help_text.argument)
  local options = {}
  for _, list in ipairs { command.options or {}, command.takes_words and {} or global_options } do
    for _, option in ipairs(list) do
      options[#options + 1] = option
    end
  end
  entries(page, "OPTIONS", options, help_text.option)
  endings(page)
  examples(page, all_examples(command))
  see_also(page, related(about.name))
  return table.concat(page, "\n") .. "\n"
end

--- The page of the whole command.
---@param version string
---@param date string
---@return string
function man_page.overview(version, date)
  local page, pages = { heading("partnercenter", version, date) }, {}
  add(page, ".SH NAME", "partnercenter \\- Microsoft Partner Center from the command line")
  add(page, ".SH SYNOPSIS", ".B partnercenter", ".I COMMAND", "[options] [arguments]")
  add(page, ".SH DESCRIPTION",
    "The command works with the customers, subscriptions, users and invoices of a partner.",
    "It sends nothing but what you ask for.", ".SS Commands")
  for place, about in ipairs(commands.list) do
    entry(page, about.name, about.summary .. ".")
    pages[place] = ("partnercenter-%s(1)"):format(about.name)
  end
  entries(page, "OPTIONS", global_options, help_text.option)
  endings(page)
  examples(page, {
    { "Try it without an account", "partnercenter simulator -- partnercenter customers" },
    { "Sign in", "partnercenter login --tenant TENANT --client-id APPLICATION" },
  })
  see_also(page, pages)
  return table.concat(page, "\n") .. "\n"
end

return man_page
