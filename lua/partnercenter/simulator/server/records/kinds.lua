--- Finds the kind of collection at a path: a row of collections.lua, or a default for other listings.
local collections = require "partnercenter.simulator.server.records.collections"
local models = require "partnercenter.api.model"
local operations = require "partnercenter.simulator.server.routing.operations"

local kinds = {}

local by_path = {}

local function key(path) return (path:gsub("/$", ""):lower():gsub("{[^}]*}", "{}")) end

for path, kind in pairs(collections) do
  kind.id = kind.id or "id"
  by_path[key(path)] = kind
end

for _, row in ipairs(operations.routes) do
  local model = row.gives:match("^(.-)%[%]$") or (row.page and row.gives)
  if row.method == "GET" and model and model ~= "string" and not by_path[key(row.path)] then
    -- The records of some old listings are documented nowhere.
    by_path[key(row.path)] = { model = model == "none" and "Resource" or model, id = "id" }
  end
end

-- Records that a path names need an id; others have one if their model does.
for _, row in ipairs(operations.routes) do
  local kind = by_path[key((row.path:gsub("/{[%w_]+}/?$", "")))]
  if kind and row.path:find("}/?$") then kind.is_named = true end
end
for _, kind in pairs(by_path) do
  local described = models.find(kind.model)
  kind.has_id = kind.is_named or not described or described.fields[kind.id] ~= nil
end

--- Returns the kind of collection at a path of the route table.
---@param path string
---@return table|nil kind
function kinds.at(path) return by_path[key(path)] end

--- Returns the kind of collection whose record a path names: "…/users" for "…/users/{user_id}". Customers and
--- paths of collections have none.
---@param path string
---@return table|nil kind
---@return string|nil name of the path's last parameter
function kinds.of(path)
  local parent, name = path:match("^(.*)/{([%w_]+)}/?$")
  if not parent or name == "customer_id" or by_path[key(path)] then return nil end
  local kind = by_path[key(parent)]
  if not kind or kind.unnamed then return nil end
  return kind, name
end

--- Returns the records along a path, outermost first.
---@param path string
---@return table[] steps kind, name (of the parameter) and at (the number of its segment)
function kinds.through(path)
  local steps, prefix, at = {}, "", 0
  for segment in path:gmatch("[^/]+") do
    prefix, at = prefix .. "/" .. segment, at + 1
    local kind, name = kinds.of(prefix)
    if kind then steps[#steps + 1] = { kind = kind, name = name, at = at } end
  end
  return steps
end

return kinds
