-- Makes HTML of the documents: cmark-gfm converts them, headings get anchors, and links lead
-- to pages.
local html = require "spec.site.html"
local links = require "spec.support.documents.links"
local paths = require "spec.site.paths"

local markdown = {}

local CONVERT = "cmark-gfm -e table -e strikethrough -e autolink '%s'"

local function converted(path)
  local pipe = assert(io.popen(CONVERT:format(path), "r"))
  local text = pipe:read("*a")
  assert(pipe:close(), "cmark-gfm fails on " .. path)
  assert(not text:find("raw HTML omitted", 1, true), path .. " has HTML in it")
  return text
end

local function with_anchors(text, headings)
  local taken = {}
  return (text:gsub("<h(%d)>(.-)</h%d>", function(level, content)
    local anchor = links.free_anchor(html.text(content), taken)
    headings[#headings + 1] = { level = tonumber(level), anchor = anchor, text = html.text(content) }
    return ('<h%s id="%s">%s</h%s>'):format(level, html.escape(anchor), content, level)
  end))
end

-- A source file has no page: its path in the repository stands behind the words, unless they are the path.
local function as_path(path, content)
  local words = html.text(content)
  if path:sub(-#words) == words then return ('<code title="%s">%s</code>'):format(path, words) end
  return ("%s (%s)"):format(content, html.code(path))
end

local function with_pages(text, from, page_of)
  return (text:gsub('<a href="([^"]*)">(.-)</a>', function(target, content)
    if target:find("^%a+:") then return nil end
    local file, anchor = target:match("^([^#]*)(#?.*)$")
    if file == "" then return nil end
    local path = paths.resolve(from, file)
    local page = page_of(path)
    if not page then return as_path(path, content) end
    return html.link("/" .. page .. (page:find("#", 1, true) and "" or anchor), content)
  end))
end

local LABELS = { lua = "Lua", sh = "Shell", console = "Commands and their output", text = "Output" }

local function with_regions(text)
  text = text:gsub('<pre><code class="language%-(%l+)">', function(language)
    return ('<pre tabindex="0" role="region" aria-label="%s"><code class="%s">')
      :format(LABELS[language] or language, language)
  end)
  return (text:gsub("<table>.-</table>", function(content)
    content = content:gsub("<th>", '<th scope="col">'):gsub("<thead>(.-)</thead>", function(head)
      local is_empty = not html.text(head):find("%S") or nil
      return is_empty and ""
    end)
    return '<div class="scroll" tabindex="0" role="region" aria-label="Table">' .. content .. "</div>"
  end))
end

--- Converts a document.
---@param path string
---@param page_of fun(path: string): string? the page of a file of the repository
---@return string html links to pages begin with a slash
---@return { level: integer, anchor: string, text: string }[] headings
function markdown.convert(path, page_of)
  local headings = {}
  local text = with_anchors(converted(path), headings)
  return with_regions(with_pages(text, path, page_of)), headings
end

return markdown
