-- Reads the rows for the generated types: files, calls, handles and the names of records.
local catalog = require "partnercenter.api.catalog"
local index = require "partnercenter.api.index"

local rows = {}

local REFERENCE = "https://learn.microsoft.com/partner-center/developer/"
local GRAPH = "https://learn.microsoft.com/graph/api/"

--- Returns the address of a row's page in the reference.
function rows.page_of(row)
  if row.host ~= "graph" then return REFERENCE .. row.reference end
  return GRAPH .. row.reference .. (row.beta and "?view=graph-rest-beta" or "")
end

--- Returns the keys of a set, sorted.
function rows.sorted(set)
  local list = {}
  for key in pairs(set) do
    list[#list + 1] = key
  end
  table.sort(list)
  return list
end

--- Reads the rows, and assigns each handle to the file that describes it.
function rows.read()
  local api = { files = {}, nodes = {} }
  local by_row = {}
  local function visit(node, above, name)
    local class = above and "partnercenter." .. node.path:gsub("%.$", "") or "partnercenter.Client"
    local entry = { node = node, above = above, name = name, class = class }
    entry.variable = above and node.path:gsub("%.$", ""):gsub("%.", "_") or "client"
    api.nodes[#api.nodes + 1] = entry
    if node.list then by_row[node.list.row] = { entry = entry, plan = node.list, list = true } end
    for verb, plan in pairs(node.operations) do
      by_row[plan.row] = { entry = entry, plan = plan, name = verb }
    end
    for _, child in ipairs(rows.sorted(node.children)) do
      visit(node.children[child], entry, child)
    end
  end
  visit(catalog.root(), nil, nil)
  local owned = {}
  for _, name in ipairs(index.files) do
    local file = { name = name, calls = {}, handles = {} }
    for _, row in ipairs(require("partnercenter.api.data." .. name)) do
      local call = assert(by_row[row], row[1])
      call.row = row
      file.calls[#file.calls + 1] = call
      local entry = call.entry
      while entry.above do
        local own = name == entry.name
        if not owned[entry] or own then owned[entry] = file end
        entry = entry.above
      end
    end
    api.files[#api.files + 1] = file
  end
  for _, entry in ipairs(api.nodes) do
    if owned[entry] then table.insert(owned[entry].handles, entry) end
  end
  return api
end

return rows
