--- Joins the rows of several blobs, each in a file of its own, into one table of CSV.
local ascii = require "partnercenter.text.ascii"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"

local blob_table = {}

---@class partnercenter.foreign_hosts.Part
---@field file string path of what `blob.tabulate` wrote
---@field columns string[]   what it returned
---@field widths integer[][]

-- All columns, in the order in which they first appear, whatever the letter case of their names.
local function union(parts)
  local names, known = {}, {}
  for _, part in ipairs(parts) do
    for _, name in ipairs(part.columns) do
      local key = ascii.lower(name)
      if not known[key] then
        names[#names + 1] = name
        known[key] = true
      end
    end
  end
  return names
end

local function failed(message)
  return nil, errors.new("config", { message = "the table cannot be written: " .. message })
end

--- Writes a header and the rows of all parts, in their order, to a descriptor.
---@param descriptor integer
---@param parts partnercenter.foreign_hosts.Part[]
---@param only string[]? the columns of the table; all of the parts when absent
---@param pause fun()? is called after each piece, so that other work can go on
---@return string[]? columns
---@return partnercenter.error?
function blob_table.join(descriptor, parts, only, pause)
  local columns = only or union(parts)
  local join, message = core.table_join(descriptor, columns, only ~= nil)
  if not join then return failed(message) end
  for _, part in ipairs(parts) do
    local begun, problem = join:part(part.file, part.columns, part.widths)
    if not begun then return failed(problem) end
    repeat
      local state, why = join:step()
      if not state then return failed(why) end
      if pause then pause() end
    until state == "end"
  end
  return columns
end

return blob_table
