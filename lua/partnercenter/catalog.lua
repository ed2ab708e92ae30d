--- The tree of everything in `partnercenter/resource/`: a file is read when one of its calls is named.
local contents = require "partnercenter.resource.contents"
local index = require "partnercenter.resource.index"
local resource = require "partnercenter.resource"

local catalog = {}

local root = resource.build({})
local has_read = {}

-- Reads the files with calls of a name, such as "invoice" or "customer.orders", or all of them.
local function grow(name)
  local word = name and " " .. name .. " "
  for _, file in ipairs(index.files) do
    if not has_read[file] and (not word or contents[file]:find(word, 1, true)) then
      resource.build(require("partnercenter.resource." .. file), root)
      has_read[file] = true
    end
  end
end

root.grow = grow
for name, ids in pairs(index.scattered) do
  resource.child(root, name, ids).grow = grow
end

--- The function behind a name on every client.
---@param name any
---@return function?
function catalog.find(name)
  return type(name) == "string" and resource.member(root, name) or nil
end

--- The whole tree.
---@return table root
function catalog.root()
  grow()
  return root
end

return catalog
