-- Draws a whole page: head, search, navigation and text.
local html = require "spec.site.html"
local paths = require "spec.site.paths"
local version = require "partnercenter.version"

local layout = {}

local GROUPS = { "Start", "Guides", "Recipes", "Commands", "Reference", "Contributing", "Project" }

local PAGE = [[
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:;
script-src 'self' file:; img-src data:; form-action 'self' file:; base-uri 'none'">
<title>%s</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<script src="/search.js" defer></script>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<header>
<a class="home" href="/index.html">partnercenter <span>%s</span></a>
<form role="search" action="/a-z.html">
<label for="search" class="unseen">Search</label>
<input id="search" name="q" type="search" placeholder="Search: press /" autocomplete="off" role="combobox"
aria-expanded="false" aria-controls="found" aria-autocomplete="list">
<ul id="found" role="listbox" aria-label="Results" hidden>
<li role="option" aria-selected="false">No results</li></ul>
</form>
<a class="all" href="/a-z.html">A to Z</a>
<a class="contents" href="#contents">Contents</a>
</header>
<div class="columns">
<main id="text" tabindex="-1">
%s</main>
<nav id="contents" aria-label="Contents">
%s</nav>
</div>
</body>
</html>
]]

local function list_of(pages, current)
  local out = { "<ul>\n" }
  for _, page in ipairs(pages) do
    local mark = page.path == current.path and ' aria-current="page"' or ""
    out[#out + 1] = ('<li><a href="/%s"%s>%s</a></li>\n'):format(page.path, mark, html.escape(page.title))
  end
  out[#out + 1] = "</ul>\n"
  return table.concat(out)
end

local function navigation(pages, current)
  local by_group, out = {}, {}
  for _, page in ipairs(pages) do
    local group = page.group
    if group then
      by_group[group] = by_group[group] or {}
      table.insert(by_group[group], page)
    end
  end
  for _, group in ipairs(GROUPS) do
    out[#out + 1] = ("<h2>%s</h2>\n%s"):format(group, list_of(by_group[group], current))
  end
  return table.concat(out)
end

--- The whole page. Links to pages lead from where it is.
---@param page table
---@param pages table[] all
---@return string
function layout.page(page, pages)
  local title = page.path == "index.html" and page.title or page.title .. " - partnercenter"
  local text = PAGE:format(html.escape(title), version, page.body, navigation(pages, page))
  local top = paths.to_top(page.path)
  return (text:gsub('(%s%l+=")/', "%1" .. top))
end

return layout
