-- Which collection a path belongs to: those of collections.lua, and one for every other listing.

local collections = require "partnercenter.simulator.server.records.collections"
local operations = require "partnercenter.simulator.server.routing.operations"

local M = {}

local kinds = {}

local function key(path) return (path:gsub("/$", ""):lower():gsub("{[^}]*}", "{}")) end

for path, kind in pairs(collections) do
  kind.id = kind.id or "id"
  kinds[key(path)] = kind
end

for _, row in ipairs(operations.routes) do
  local model = row.gives:match("^(.-)%[%]$") or (row.page and row.gives)
  if row.method == "GET" and model and model ~= "string" and not kinds[key(row.path)] then
    -- No source says what some old listings hold.
    kinds[key(row.path)] = { model = model == "none" and "Resource" or model, id = "id" }
  end
end

---The collection at a path of the route table.
---@param path string
---@return table|nil kind
function M.at(path) return kinds[key(path)] end

---The collection whose record a path names: "…/users/{user_id}" is one of "…/users". Customers are no such
---collection, and a path that is a collection itself names no record.
---@param path string
---@return table|nil kind
---@return string|nil name of the path's last parameter
function M.of(path)
  local parent, name = path:match("^(.*)/{([%w_]+)}/?$")
  if not parent or name == "customer_id" or kinds[key(path)] then return nil end
  local kind = kinds[key(parent)]
  if not kind or kind.unnamed then return nil end
  return kind, name
end

---The records that a path goes through, outermost first.
---@param path string
---@return table[] steps kind, name (of the parameter) and at (the number of its segment)
function M.through(path)
  local steps, prefix, at = {}, "", 0
  for segment in path:gmatch("[^/]+") do
    prefix, at = prefix .. "/" .. segment, at + 1
    local kind, name = M.of(prefix)
    if kind then steps[#steps + 1] = { kind = kind, name = name, at = at } end
  end
  return steps
end

return M
