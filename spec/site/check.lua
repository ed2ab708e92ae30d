-- Checks the built pages: their links and anchors, their form, and that they ask no other host for anything.
local html = require "spec.site.html"
local paths = require "spec.site.paths"

local check = {}

local function ids_of(text)
  local ids, twice = {}, {}
  for written in text:gmatch('%sid="([^"]*)"') do
    local id = html.text(written)
    if ids[id] then twice[#twice + 1] = id end
    ids[id] = true
  end
  return ids, twice
end

--- Links within the site that lead nowhere, and ids that a page has twice.
---@param texts table<string, string> by path
---@return string[]
function check.links(texts)
  local ids, faults = {}, {}
  for path, text in pairs(texts) do
    local twice
    ids[path], twice = ids_of(text)
    for _, id in ipairs(twice) do faults[#faults + 1] = ("%s: the id %s is there twice"):format(path, id) end
  end
  for path, text in pairs(texts) do
    for target in text:gmatch('%s[hs][r][ec]f?="([^"]*)"') do
      local file, anchor = html.text(target):match("^([^#]*)#?(.*)$")
      local is_local = not file:find("^%a+:")
      local place = file == "" and path or is_local and paths.resolve(path, file)
      if is_local and not (texts[place] and (anchor == "" or ids[place][anchor])) then
        faults[#faults + 1] = ("%s: %s leads nowhere"):format(path, target)
      end
    end
  end
  table.sort(faults)
  return faults
end

--- What a browser would fetch from elsewhere to show a page.
---@param texts table<string, string> by path
---@return string[]
function check.foreign(texts)
  local faults = {}
  for path, text in pairs(texts) do
    for element in text:gmatch("<%l[^>]*>") do
      local linked = element:find("^<link") and element:match('href="(https?:[^"]*)"')
      local fetched = element:match('%ssrc="(%a+:[^"]*)"') or linked
      if fetched then faults[#faults + 1] = ("%s: fetches %s"):format(path, fetched) end
    end
    if path:find("%.css$") and (text:find("url%(") or text:find("@import")) then
      faults[#faults + 1] = path .. ": fetches for its style"
    end
  end
  table.sort(faults)
  return faults
end

--- What `tidy` says about the pages. It calls `aria-current` proprietary, which HTML has.
---@param folder string
---@param list string[] paths of pages
---@return string[]
function check.form(folder, list)
  local names = {}
  for place, path in ipairs(list) do names[place] = ("'%s'"):format(path) end
  local options = "-errors -quiet --gnu-emacs yes --mute PROPRIETARY_ATTRIBUTE --drop-empty-elements no"
  local command = ("cd '%s' && tidy %s %s 2>&1"):format(folder, options, table.concat(names, " "))
  local faults = {}
  for line in assert(io.popen(command)):lines() do faults[#faults + 1] = line end
  return faults
end

return check
