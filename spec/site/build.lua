-- Builds the reference site into one folder and the help for Neovim into another. Checks them and prints TAP.
-- At the top of the checkout:
--
--   LUA_PATH="./lua/?.lua;./lua/?/init.lua;./?.lua;;" LUA_CPATH="./build/?.so;;" \
--     lua5.4 spec/site/build.lua build/site build/help/doc
local all_pages = require "spec.site.all_pages"
local check = require "spec.site.check"
local help_files = require "spec.site.text.help_files"
local layout = require "spec.site.layout"
local paths = require "spec.site.paths"
local plain = require "spec.site.text.plain"
local search_index = require "spec.site.finding.search_index"

local ASSETS = "spec/site/assets/"

-- The text of each file of the site, by path, and the paths of its pages in order.
local function files_of(pages)
  local texts = { ["search_index.js"] = search_index.script(pages), ["everything.txt"] = plain.of(pages) }
  local list = {}
  for _, name in ipairs { "style.css", "search.js" } do
    texts[name] = paths.read(ASSETS .. name)
  end
  for place, page in ipairs(pages) do
    assert(not texts[page.path], page.path .. " is there twice")
    texts[page.path], list[place] = layout.page(page, pages), page.path
  end
  return texts, list
end

local function write_all(folder, texts)
  assert(os.execute(("rm -rf '%s' && mkdir -p '%s'"):format(folder, folder)))
  local made = {}
  for path, text in pairs(texts) do
    local place = folder .. "/" .. paths.folder(path)
    if not made[place] then assert(os.execute(("mkdir -p '%s'"):format(place))) end
    made[place] = true
    paths.write(folder .. "/" .. path, text)
  end
end

local number = 0
local function test(name, faults)
  number = number + 1
  print(("%s %d - %s"):format(#faults == 0 and "ok" or "not ok", number, name))
  for place = 1, math.min(#faults, 40) do print("  " .. faults[place]) end
end

local folder, help_folder = arg[1], arg[2]
assert(help_folder, "give the folder of the site, and that of the help")
print("1..4")
local pages = all_pages.list()
local texts, list = files_of(pages)
write_all(folder, texts)
write_all(help_folder, help_files.of(pages))
test(("build: %d pages of documents and calls"):format(#list), #list > 0 and {} or { "no pages" })
test("links: each one leads to a page and an anchor", check.links(texts))
test("form: tidy finds nothing", check.form(folder, list))
test("hosts: no page fetches from elsewhere", check.foreign(texts))
