-- Makes the help for Neovim: the app's own text, the guides and recipes, and the reference.
local help = require "spec.site.text.help"
local paths = require "spec.site.paths"

local help_files = {}

local APP = "examples/neovim/doc/partnercenter.txt"
local MORE = [[
==============================================================================
Guides and reference                                      *partnercenter-more*

The guides and recipes: |partnercenter-guides.txt|
All calls, records and errors: |partnercenter-reference.txt|

]]

-- "guides/sign-in.html" has the tag partnercenter-guide-sign-in, "reference/cart.html" partnercenter-cart.
local function page_tag(page)
  local name = page.path:match("([^/]+)%.html$")
  if page.path:find("^guides/") then name = "guide-" .. name end
  if page.path:find("^commands/") then name = name:gsub("^partnercenter", "command") end
  if page.path == "index.html" then name = "readme" end
  if page.path == "reference/index.html" then name = "all-calls" end
  return "partnercenter-" .. name
end

-- A chain without its ids: "customer(id):get()" becomes "partnercenter.customer:get".
local function chain(call) return "partnercenter." .. call:gsub("%b()", "") end

-- The tags of calls, functions and records, by page and anchor.
local function entry_tags(pages)
  local tags = {}
  for _, page in ipairs(pages) do
    for _, entry in ipairs(page.entries or {}) do
      if entry.kind == "call" then
        tags[entry.page] = { "partnercenter-" .. entry.name, chain(entry.title) .. "()" }
      elseif entry.kind == "record" then
        tags[entry.page] = { "partnercenter.model." .. entry.title }
      elseif entry.kind == "function" then
        tags[entry.page] = { entry.title:match("^[^(]+") .. "()" }
      end
    end
  end
  return tags
end

-- The handles, such as partnercenter.customer, go to the page named after them, or to the first one.
local function handle_tags(pages)
  local owner, tags = {}, {}
  for _, page in ipairs(pages) do
    for _, entry in ipairs(page.entries or {}) do
      local handle = entry.kind == "call" and chain(entry.title):match("^(.*):[^:]+$")
      while handle do
        local is_named = page.path == ("reference/%s.html"):format(handle:match("[%w_]+$"))
        if is_named or not owner[handle] then owner[handle] = page end
        handle = handle:match("^(.*):[^:]+$")
      end
    end
  end
  for handle, page in pairs(owner) do
    tags[page] = tags[page] or {}
    table.insert(tags[page], handle)
  end
  for _, list in pairs(tags) do table.sort(list) end
  return tags
end

local function tagger(pages)
  local entries, handles = entry_tags(pages), handle_tags(pages)
  return function(page, block)
    local own = page_tag(page)
    if block.level == 1 then
      local list = {}
      for place, handle in ipairs(handles[page] or {}) do list[place] = handle end
      list[#list + 1] = own
      return list
    end
    local tags = entries[page.path .. "#" .. block.id]
    if tags or block.id == "" then return tags or {} end
    return { own .. "-" .. block.id }
  end
end

local function is_reference(page) return page.path:find("^reference/") ~= nil end

--- The files, by name, of a folder `doc`.
---@param pages table[] of the site
---@return table<string, string>
function help_files.of(pages)
  local guides, calls, tags_of = {}, {}, tagger(pages)
  for _, page in ipairs(pages) do
    local list = is_reference(page) and calls or guides
    if page.path ~= "a-z.html" then list[#list + 1] = page end
  end
  local files = {}
  local function add(name, about, list) files[name] = help.file(name, about, list, tags_of) end
  add("partnercenter-guides.txt", "Guides and recipes", guides)
  add("partnercenter-reference.txt", "All calls, records and errors", calls)
  files["partnercenter.txt"] = paths.read(APP):gsub("\nvim:tw", "\n" .. MORE .. "vim:tw")
  return files
end

return help_files
