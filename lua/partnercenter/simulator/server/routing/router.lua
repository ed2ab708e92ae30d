--- Finds the route of a request in a tree of path segments. A literal segment has precedence over one with
--- names inside ("sheets(Market='{market}')"), and that over a {name}. Case of literals is ignored, as by
--- the service.
local router = {}

local function pattern(segment)
  return "^" .. segment:lower():gsub("[%-%^$().%%+*?%[%]]", "%%%0"):gsub("{[%w_]+}", "(.+)") .. "$"
end

local function shape(node, segment)
  node.shapes = node.shapes or {}
  for _, known in ipairs(node.shapes) do
    if known.pattern == pattern(segment) then return known.node end
  end
  local made = { pattern = pattern(segment), node = { literals = {} } }
  table.insert(node.shapes, made)
  return made.node
end

local function insert(root, row)
  local node = root
  for segment in row.path:gmatch("[^/]+") do
    local name = segment:match("^{([%w_]+)}$")
    if name then
      node.any = node.any or { literals = {} }
      node = node.any
    elseif segment:find("{", 1, true) then
      node = shape(node, segment)
    else
      local literal = segment:lower()
      node.literals[literal] = node.literals[literal] or { literals = {} }
      node = node.literals[literal]
    end
  end
  node.rows = node.rows or {}
  assert(not node.rows[row.method], "two rows for " .. row.method .. " " .. row.path)
  node.rows[row.method] = row
end

local function find(node, segments, index)
  if index > #segments then return node.rows end
  local literal = node.literals[segments[index]:lower()]
  local rows = literal and find(literal, segments, index + 1)
  if rows then return rows end
  for _, known in ipairs(node.shapes or {}) do
    rows = segments[index]:lower():find(known.pattern) and find(known.node, segments, index + 1)
    if rows then return rows end
  end
  return node.any and segments[index] ~= "" and find(node.any, segments, index + 1) or nil
end

local function parameters(row, segments)
  local params, index = {}, 0
  for segment in row.path:gmatch("[^/]+") do
    index = index + 1
    local name = segment:match("^{([%w_]+)}$")
    if name then
      params[name] = segments[index]
    elseif segment:find("{", 1, true) then
      local found, at = { segments[index]:lower():match(pattern(segment)) }, 0
      for inner in segment:gmatch("{([%w_]+)}") do
        at = at + 1
        params[inner] = found[at]
      end
    end
  end
  return params
end

--- Makes a router.
---@param rows table[] with method and path
---@return fun(method: string, path: string, decode: fun(text: string): string): table|nil, table|nil match
--- returns the row and its parameters; nil and the methods of the path; or nil for an unknown path
function router.new(rows)
  local root = { literals = {} }
  for _, row in ipairs(rows) do insert(root, row) end
  return function(method, path, decode)
    local segments = {}
    for segment in (path:gsub("/$", "") .. "/"):sub(2):gmatch("([^/]*)/") do
      segments[#segments + 1] = decode(segment)
    end
    local found = find(root, segments, 1)
    if not found then return nil end
    local row = found[method]
    if row then return row, parameters(row, segments) end
    local methods = {}
    for name in pairs(found) do methods[#methods + 1] = name end
    table.sort(methods)
    return nil, methods
  end
end

return router
