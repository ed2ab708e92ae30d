-- Finds the links of a document, and the anchors of its headings as GitHub makes them.
local source = require "spec.support.source"

local links = {}

local function prose(path)
  return (("\n" .. source.read(path)):gsub("\n```.-\n```", "\n"))
end

--- The anchor of a heading's text, which no earlier heading of its document has.
---@param text string
---@param taken table<string, boolean> the anchors before; the new one is added
---@return string
function links.free_anchor(text, taken)
  local anchor = text:lower():gsub("[^%w\128-\255 _-]", ""):gsub(" ", "-")
  local name, twin = anchor, 0
  while taken[name] do
    twin = twin + 1
    name = ("%s-%d"):format(anchor, twin)
  end
  taken[name] = true
  return name
end

--- The anchors of a document's headings.
---@param path string
---@return table<string, boolean>
function links.anchors(path)
  local found = {}
  for heading in prose(path):gmatch "\n#+ ([^\n]+)" do
    links.free_anchor(heading:gsub("%[(.-)%]%b()", "%1"), found)
  end
  return found
end

-- "a/b/../c" becomes "a/c".
local function plain(path)
  local parts = {}
  for part in path:gmatch "[^/]+" do
    if part == ".." then
      assert(table.remove(parts), "leaves the repository: " .. path)
    elseif part ~= "." then
      parts[#parts + 1] = part
    end
  end
  return table.concat(parts, "/")
end

---@class spec.Link
---@field text string as written
---@field path string of the file in the repository
---@field anchor string|nil

--- The links of a document to the repository, without code.
---@param path string
---@return spec.Link[]
function links.of(path)
  local found, folder = {}, path:match "^(.*)/[^/]*$" or "."
  local text = prose(path):gsub("`[^`\n]*`", "")
  for target in text:gmatch "%]%(([^)%s]+)%)" do
    if not target:find "^%a+:" then
      local file, anchor = target:match "^([^#]*)#?(.*)$"
      found[#found + 1] = {
        text = target, anchor = anchor ~= "" and anchor or nil,
        path = file == "" and path or plain(folder .. "/" .. file),
      }
    end
  end
  return found
end

return links
