--- Prepares requests that callers spell out: checks a path once, and fills in its names for each call.
local ascii = require "partnercenter.text.ascii"
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local misuse = require "partnercenter.arguments.misuse"
local printable = require "partnercenter.text.printable"
local request = require "partnercenter.call.request"

local invalid, is_guid = errors.invalid, core.is_guid

local operations = {}

local UNKNOWN_METHOD = "unknown method '%s': GET, HEAD, POST, PUT, PATCH or DELETE"
local METHODS = { GET = true, HEAD = true, POST = true, PUT = true, PATCH = true, DELETE = true }
local HOSTS = { api = true, partner = true, graph = true }
local KEPT_MAX = 100
local NOTHING = {}

---@class partnercenter.SpelledOperation
---@field name string for errors and events
---@field method string
---@field host string
---@field template string the path with its `{names}`, without a query
---@field wants_headers boolean
---@field pieces string[] of path and query: text, name, text and so on
---@field kinds table<integer, string> by place in `pieces`: "query" for a name behind the "?"
---@field by_segment boolean whether each name is a whole segment of the path
---@field unbalanced boolean whether a brace is left over

-- The part of a path that a caller wrote out; what `params` bring is encoded.
local function path_fault(path)
  if path:sub(1, 1) ~= "/" then return "must begin with '/'" end
  if path:find("[%z\1-\31\127]") then return "contains control characters" end
  if path:find("[ \"<>\\^`|\128-\255]") then return "contains characters that must be percent-encoded" end
  if path:find("#", 1, true) then return "contains a fragment" end
  if path:gsub("%%%x%x", ""):find("%", 1, true) then return "contains a broken percent-encoding" end
  local before, after = path:match("^([^?]*)%??(.*)$")
  if before:find("//", 1, true) then return "contains an empty segment" end
  if after:find("?", 1, true) then return "contains a second '?'" end
  for segment in before:gmatch("[^/]+") do
    if not check.path_segment(segment) then return "contains a dot segment" end
  end
end

-- A name for errors and events, in which {id} stands for each segment that may be an id.
local function name_of(given)
  local path = given.path:match("^[^?#]*"):gsub("[^/]+", function(segment)
    local known = segment:find("^{[%w_]+}$") or segment:find("^v%d[%d.]*$") or segment:find("^[%a$_-]+$")
    return not (known and #segment <= 40) and "{id}" or nil
  end)
  return ("request %s %s"):format(ascii.upper(given.method or "GET"):gsub("[^%u]", "?"):sub(1, 16),
    printable(path, 256))
end

-- Takes a path apart at its `{names}`.
local function take_apart(operation, path)
  local pieces, kinds, at = {}, {}, 1
  for from, name, behind in path:gmatch("(){([^{}?]*)}()") do
    pieces[#pieces + 1], pieces[#pieces + 2] = path:sub(at, from - 1), name
    kinds[#pieces] = from > #operation.template and "query" or nil
    at = behind
  end
  pieces[#pieces + 1] = path:sub(at)
  operation.pieces, operation.kinds = pieces, kinds
  operation.unbalanced = path:gsub("{[^{}?]*}", ""):find("[{}]") ~= nil
  operation.by_segment = path:find("^/") and not path:find("[^/]{") and not path:find("}[^/]")
end

local function prepare(operation, given)
  operation.method, operation.host = ascii.upper(given.method or "GET"), given.host or "api"
  operation.template = given.path:match("^[^?]*")
  if not METHODS[operation.method] then return invalid(UNKNOWN_METHOD, printable(given.method)) end
  if not HOSTS[operation.host] then
    return invalid("unknown host '%s': api, partner or graph", printable(operation.host))
  end
  local fault = path_fault((given.path:gsub("[{}]", "")))
  if fault then return invalid("path %s", fault) end
  take_apart(operation, given.path)
  return operation
end

local kept, count = {}, 0

-- Paths with a query are not kept, as a query may hold a secret.
local function keep(key, operation, path)
  if path:find("?", 1, true) then return end
  if count == KEPT_MAX then kept, count = {}, 0 end
  kept[key], count = operation, count + 1
end

--- The operation of a request, prepared when its method, host and path are first seen.
---@param given partnercenter.Request
---@return partnercenter.SpelledOperation?
---@return partnercenter.error?
function operations.of(given)
  local path = given.path
  local key = (given.method or "GET") .. " " .. (given.host or "api") .. " " .. path
  local operation = kept[key]
  if operation then return operation end
  operation = { name = name_of(given), wants_headers = true }
  local prepared, err = prepare(operation, given)
  if not prepared then return nil, errors.with(err, { operation = operation.name }) end
  keep(key, operation, path)
  return operation
end

local function has_name(pieces, name)
  for i = 2, #pieces, 2 do
    if pieces[i] == name then return true end
  end
  return false
end

-- Fills in the names. A GUID needs no encoding.
local function filled(pieces, kinds, params)
  local path = pieces[1]
  for i = 2, #pieces, 2 do
    local name = pieces[i]
    local text = params[name]
    if text == nil then return invalid("%s is missing: the path needs it", printable(name)) end
    if not is_guid(text) then
      local problem
      text, problem = request.segment(name, text, kinds[i])
      if not text then return invalid("%s %s", printable(name), problem) end
    end
    path = path .. text .. pieces[i + 1]
  end
  return path
end

--- Fills in the `{names}` of a path, percent-encoded.
---@param operation partnercenter.SpelledOperation
---@param params table<string, string|number>?
---@return string? path
---@return partnercenter.error?
function operations.path(operation, params)
  params = params or NOTHING
  for name in pairs(params) do
    if type(name) ~= "string" then misuse.raise("params: names must be strings") end
    if not has_name(operation.pieces, name) then
      return invalid("param '%s' does not occur in the path", printable(name))
    end
  end
  local path, err = filled(operation.pieces, operation.kinds, params)
  if not path then return nil, err end
  if operation.unbalanced then return invalid("the path has a brace without its counterpart") end
  local fault = not operation.by_segment and path_fault(path) -- such as a dot segment made of two values
  if fault then return invalid("path %s", fault) end
  return path
end

return operations
