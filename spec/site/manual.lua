-- Makes a page of each command from its man page, by mandoc.
local commands = require "partnercenter.cli.command_line.commands"
local html = require "spec.site.html"
local man_page = require "partnercenter.cli.command_line.man_page"
local paths = require "spec.site.paths"
local version = require "partnercenter.version"

local manual = {}

local NO_DATE = "1970-01-01" -- the page does not show it

local function converted(man)
  local file = os.tmpname()
  paths.write(file, man)
  local pipe = assert(io.popen(("mandoc -T html -O fragment '%s'"):format(file)))
  local text = pipe:read("*a")
  assert(pipe:close(), "mandoc fails")
  os.remove(file)
  return text
end

-- Its headings one level lower, without links to themselves, classes, head and foot.
local function body_of(man)
  local text = converted(man):gsub('<table class="%l+">.-</table>', "")
  text = text:gsub('<a class="permalink"[^>]*>(.-)</a>', "%1"):gsub(' class="[^"]*"', "")
  text = text:gsub("<h2", "<h3"):gsub("</h2>", "</h3>"):gsub("<h1", "<h2"):gsub("</h1>", "</h2>")
  text = text:gsub("<br/>", "<br>"):gsub("<pre>(.-)</pre>", function(code)
    return html.block(html.text(code):gsub("^\n", ""), "Command")
  end)
  return text
end

local function page(name, summary, man)
  local place = ("commands/%s.html"):format(name:gsub(" ", "-"))
  local body = body_of(man)
  return {
    path = place, title = name, group = "Commands",
    body = ("<h1>%s</h1>\n%s"):format(html.code(name), body),
    entries = { { title = name, page = place, kind = "command", words = summary .. " " .. html.text(body) } },
  }
end

--- The pages: the whole command, then each of its commands.
---@return table[]
function manual.pages()
  local list = { page("partnercenter", "", man_page.overview(version, NO_DATE)) }
  for _, about in ipairs(commands.list) do
    local command = require("partnercenter.cli.commands." .. about.module)[about.name]
    local man = man_page.of(about, command, version, NO_DATE)
    list[#list + 1] = page("partnercenter " .. about.name, about.summary, man)
  end
  return list
end

return manual
