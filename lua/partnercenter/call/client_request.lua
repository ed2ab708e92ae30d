--- `client:request`: sends any request that the caller spells out.
local ascii = require "partnercenter.text.ascii"
local call_options = require "partnercenter.call.request.options"
local check = require "partnercenter.arguments.check"
local errors = require "partnercenter.errors"
local misuse = require "partnercenter.arguments.misuse"
local query = require "partnercenter.call.request.query"
local lazy = require "partnercenter.loader.lazy"
local request = require "partnercenter.call.request"
local response = require "partnercenter.call.response"
local send = require "partnercenter.call.send"
local printable = require "partnercenter.text.printable"

local request_body = lazy "partnercenter.call.request.body"

local invalid = errors.invalid

local client_request = {}

local METHODS = { GET = true, HEAD = true, POST = true, PUT = true, PATCH = true, DELETE = true }
local HOSTS = { api = true, partner = true, graph = true }

local REQUEST = {
  method = "string", path = "string", params = "table", query = "table", body = "any", raw_body = "string",
  content_type = "string", host = "string",
}
for name, wants in pairs(request.OPTIONS) do
  REQUEST[name] = wants
end

-- A value behind the "?" may be anything that is text: it is no segment of a path.
local IN_QUERY = setmetatable({}, { __index = function() return "query" end })

local function merged(spec, options)
  local given = {}
  for name, value in pairs(options or {}) do
    given[name] = value
  end
  for name, value in pairs(spec) do
    given[name] = value
  end
  return given
end

-- The part of a path that a caller wrote out; what `params` bring is encoded and needs no such check.
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

-- Checks a path that the caller wrote and fills in its `{names}`.
local function path_of(template, params)
  local plain = template:gsub("[{}]", "")
  local fault = path_fault(plain)
  if fault then return invalid("path %s", fault) end
  for name in pairs(params or {}) do
    if type(name) ~= "string" then misuse.raise("params: names must be strings") end
    if not template:find("{" .. name .. "}", 1, true) then
      return invalid("param '%s' does not occur in the path", request.printable(name))
    end
  end
  local before, after = template:match("^([^?]*)(.*)$")
  local path, err = request.fill(before, params)
  if not path then return nil, err end
  after, err = request.fill(after, params, IN_QUERY)
  if not after then return nil, err end
  path = path .. after
  if path:find("[{}]") then return invalid("path contains an unbalanced brace") end
  fault = path ~= plain and path_fault(path)
  if fault then return invalid("path %s", fault) end
  return path
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

local function put_body(out, given, method)
  if given.body ~= nil then
    local ok, err = request_body.put(out, given.body)
    if not ok then return nil, err end
  end
  out.body = out.body or given.raw_body
  if not out.body then
    if given.content_type then return invalid("content_type is given, but no body") end
    return true
  end
  if method == "GET" or method == "HEAD" then return invalid("%s takes no body", method) end
  local content_type = given.content_type or "application/json"
  local sendable, problem = check.sendable(content_type)
  if not sendable then return invalid("content_type is not a media type: it %s", problem) end
  if content_type == "" then return invalid("content_type is not a media type") end
  out.content_type = content_type
  return true
end

-- What is sent: path and the rest. Fills in the operation.
local function prepare(operation, given)
  operation.method, operation.host = ascii.upper(given.method or "GET"), given.host or "api"
  operation.template = given.path:match("^[^?]*")
  if not METHODS[operation.method] then
    return invalid("unknown method '%s'", request.printable(given.method))
  end
  if not HOSTS[operation.host] then
    return invalid("unknown host '%s': api, partner or graph", request.printable(operation.host))
  end
  local path, err = path_of(given.path, given.params)
  if not path then return nil, err end
  local text, ok
  text, err = query.encode(given.query)
  if not text then return nil, err end
  local out = {}
  ok, err = call_options.apply(out, given)
  if ok then ok, err = put_body(out, given, operation.method) end
  if not ok then return nil, err end
  return request.join(path, text), out
end

--- Sends any request.
---@param client partnercenter.Session
---@param spec partnercenter.Request
---@param options table?
---@param defaults table? of a view of the client
---@return partnercenter.Response?
---@return partnercenter.error?
function client_request.send(client, spec, options, defaults)
  check.type(spec, "table", "client:request")
  check.options(options, request.OPTIONS, "client:request")
  local given = check.options(call_options.merge(merged(spec, options), defaults), REQUEST, "client:request")
  check.type(given.path, "string", "client:request: path")
  client:fit_for(nil)
  if given.body ~= nil and given.raw_body then
    misuse.raise("client:request: body and raw_body exclude each other")
  end
  local operation = { name = name_of(given), wants_headers = true }
  local path, out = prepare(operation, given)
  if not path then return nil, errors.with(out, { operation = operation.name }) end
  local answer, err = send.call(client, operation, path, out)
  if not answer then return nil, err end
  return response.new(answer)
end

return client_request
