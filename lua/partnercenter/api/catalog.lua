--- The tree of all rows in api/data/. A file loads when one of its calls is first named.
local call_files = require "partnercenter.api.call_files"
local index = require "partnercenter.api.index"
local lazy = require "partnercenter.loader.lazy"
local tree = require "partnercenter.api.tree"

local catalog = {}

local root = tree.build({})
local has_read = {}

-- Reads the code that rows name, so that no call fails because a file cannot be read any more.
local function keep_code(rows)
  for _, row in ipairs(rows) do
    for _, name in ipairs({ row.via or row.reads, row.reads }) do
      lazy.keep("partnercenter." .. name:match("^(.*)%."))
    end
  end
end

-- Reads the files with calls of a name, such as "invoice" or "customer.orders", or all of them.
local function grow(name)
  local word = name and " " .. name .. " "
  for _, file in ipairs(index.files) do
    if not has_read[file] and (not word or call_files[file]:find(word, 1, true)) then
      local rows = require("partnercenter.api.data." .. file)
      keep_code(rows)
      tree.build(rows, root)
      has_read[file] = true
    end
  end
end

-- The names of calls that begin with `before`, without reading their files.
local function names_after(before)
  return function()
    local names = {}
    for _, words in pairs(call_files) do
      for word in words:gmatch("%S+") do
        local name = word:sub(1, #before) == before and word:sub(#before + 1):match("^[^.]+$")
        if name then names[name] = true end
      end
    end
    for name in pairs(before == "" and index.scattered or {}) do
      names[name] = true
    end
    return names
  end
end

root.grow, root.names = grow, names_after("")
for name, ids in pairs(index.scattered) do
  local node = tree.child(root, name, ids)
  node.grow, node.names = grow, names_after(name .. ".")
end

--- The function behind a name on every client.
---@param name any
---@return function?
function catalog.find(name)
  return type(name) == "string" and tree.member(root, name) or nil
end

--- Reads what listings are, and the rows about customers and their qualifications.
function catalog.prepare()
  lazy.keep "partnercenter.api.listing"
  grow("customers")
  grow("customer.qualification")
end

--- The names on every client.
---@return table<string, true>
function catalog.names()
  return root.names()
end

--- The whole tree.
---@return table root
function catalog.root()
  grow()
  return root
end

return catalog
