--- The operations of the library's row files (partnercenter.api.data), as routes.
local index = require "partnercenter.api.index"

local function required(row)
  local names = {}
  for name, kind in pairs(row.query or {}) do
    if kind:sub(-1) == "*" then names[name:lower()] = name end
  end
  return names
end

local function route(row)
  return {
    method = row[2], path = row[3], name = row.name, auth = row.auth, host = row.host or "api",
    page = row.page, gives = row.gives or "none", takes = row.takes, polls = row.polls,
    needs_etag = row.needs_etag, query = row.query or {}, required = required(row),
  }
end

-- Calls may share a route. A query name is required only if all of them require it.
local function share(first, second)
  for name in pairs(first.required) do
    if not second.required[name] then first.required[name] = nil end
  end
  first.page = first.page or second.page
end

local operations = {}

--- The routes, as a list and by key.
operations.routes, operations.by_key = {}, {}

--- Returns the key of a route, ignoring case like the service.
---@param method string
---@param path string
---@return string
function operations.key(method, path) return method .. " " .. path:gsub("/$", ""):lower() end

for _, file in ipairs(index.files) do
  for _, row in ipairs(require("partnercenter.api.data." .. file)) do
    if row[3] and not row.retired then
      local made = route(row)
      local key = operations.key(made.method, made.path)
      if operations.by_key[key] then
        share(operations.by_key[key], made)
      else
        operations.by_key[key], operations.routes[#operations.routes + 1] = made, made
      end
    end
  end
end

return operations
