-- The operations that the library's resource files list: whatever no code here answers is answered from its
-- row.

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

-- Several calls may share a route, each with its own query: a name is required only if all of them need it.
local function share(first, second)
  for name in pairs(first.required) do
    if not second.required[name] then first.required[name] = nil end
  end
  first.page = first.page or second.page
end

local M = {}

---The routes, and the same by "METHOD path".
M.routes, M.by_key = {}, {}

---The key of a route; like the service, it ignores case.
---@param method string
---@param path string
---@return string
function M.key(method, path) return method .. " " .. path:gsub("/$", ""):lower() end

for _, file in ipairs(index.files) do
  for _, row in ipairs(require("partnercenter.api.data." .. file)) do
    if row[3] and not row.retired then
      local made = route(row)
      local key = M.key(made.method, made.path)
      if M.by_key[key] then
        share(M.by_key[key], made)
      else
        M.by_key[key], M.routes[#M.routes + 1] = made, made
      end
    end
  end
end

return M
