-- Makes a page of each document of the repository, and one of each script that they link to as a recipe.
local html = require "spec.site.html"
local links = require "spec.support.documents.links"
local markdown = require "spec.site.markdown"
local paths = require "spec.site.paths"

local guides = {}

local TYPES = "lua/partnercenter/types/"

-- The first pattern that fits names the group of a document.
local GROUPS = {
  { "^README", "Start" }, { "^examples/", "Recipes" }, { "^spec/", "Contributing" },
  { "^csrc/", "Contributing" }, { "^lua/partnercenter/call/", "Contributing" }, { "^CHANGELOG", "Project" },
  { "^SECURITY", "Project" }, { "", "Guides" },
}

local function group_of(path)
  for _, group in ipairs(GROUPS) do
    if path:find(group[1]) then return group[2] end
  end
end

-- The documents in the order in which a reader meets them who starts at the README.
local function documents()
  local seen, queue, place = { ["README.md"] = true }, { "README.md" }, 1
  while queue[place] do
    for _, link in ipairs(links.of(queue[place])) do
      local path = link.path
      if path:find("%.md$") and not seen[path] and path:sub(1, #TYPES) ~= TYPES then
        seen[path] = true
        queue[#queue + 1] = path
      end
    end
    place = place + 1
  end
  return queue
end

local function title_of(path)
  return (paths.read(path):match("^# ([^\n]+)"):gsub("`", ""))
end

local function slug(text) return links.free_anchor(text, {}) end

-- The page of each document and script, by its path in the repository.
local function places_of(list)
  local places, taken = {}, {}
  for _, path in ipairs(list) do
    local place = "index.html"
    if path ~= "README.md" then place = ("guides/%s.html"):format(slug(title_of(path))) end
    assert(not taken[place], path .. " has the title of another document")
    places[path], taken[place] = place, true
    for _, link in ipairs(links.of(path)) do
      local name = link.path:match("^examples/([^/]+)%.lua$")
      if name then places[link.path] = "recipes/" .. name .. ".html" end
    end
  end
  return places
end

local function page_finder(places)
  return function(path)
    if path:sub(1, #TYPES) ~= TYPES then return places[path] end
    local area = path:match("/(%l+)/README%.md$")
    if path == TYPES .. "README.md" then return "reference/index.html" end
    return area and "reference/index.html#" .. area
  end
end

-- The words below each heading, for the search.
local function entries_of(text, headings, place)
  local entries, from = {}, 1
  for number, heading in ipairs(headings) do
    local next_heading, ends = headings[number + 1], #text
    if next_heading then
      ends = text:find(('id="%s"'):format(html.escape(next_heading.anchor)), from, true)
    end
    entries[number] = {
      title = heading.text, page = place .. (number == 1 and "" or "#" .. heading.anchor),
      kind = number == 1 and "guide" or headings[1].text, words = html.text(text:sub(from, ends)),
    }
    from = ends
  end
  return entries
end

local function guide(path, place, page_of)
  local text, headings = markdown.convert(path, page_of)
  return {
    path = place, title = title_of(path), group = group_of(path), body = text,
    entries = entries_of(text, headings, place), is_guide = true,
  }
end

local function recipe(path, place)
  local text, name = paths.read(path), path:match("[^/]+$")
  local head = ("\n" .. text):match("\n%-%-+ ?([^\n]*)") or ""
  return {
    path = place, title = name, group = nil,
    body = ("<h1>%s</h1>\n<p>%s in the repository. <a href=\"/%s\">All recipes</a></p>\n%s")
      :format(html.code(name), html.code(path), "guides/examples.html", html.block(text, name)),
    entries = { { title = name, page = place, kind = "recipe", words = head } },
  }
end

--- All pages, in the order of the navigation.
---@return table[]
function guides.pages()
  local list = documents()
  local places = places_of(list)
  local page_of, pages = page_finder(places), {}
  for _, path in ipairs(list) do
    pages[#pages + 1] = guide(path, places[path], page_of)
  end
  local scripts = {}
  for path in pairs(places) do
    if path:find("%.lua$") then scripts[#scripts + 1] = path end
  end
  table.sort(scripts)
  for _, path in ipairs(scripts) do
    pages[#pages + 1] = recipe(path, places[path])
  end
  return pages
end

return guides
