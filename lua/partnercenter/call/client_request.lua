--- `client:request`: sends any request that the caller spells out.
local call_options = require "partnercenter.call.request.options"
local check = require "partnercenter.arguments.check"
local errors = require "partnercenter.errors"
local misuse = require "partnercenter.arguments.misuse"
local operations = require "partnercenter.call.request.operation"
local query = require "partnercenter.call.request.query"
local lazy = require "partnercenter.loader.lazy"
local request = require "partnercenter.call.request"
local response = require "partnercenter.call.response"
local send = require "partnercenter.call.send"

local request_body = lazy "partnercenter.call.request.body"

local invalid = errors.invalid

local client_request = {}

local REQUEST = {
  method = "string", path = "string", params = "table", query = "table", body = "any", raw_body = "string",
  content_type = "string", host = "string",
}
for name, wants in pairs(request.OPTIONS) do
  REQUEST[name] = wants
end

local function merged(spec, options)
  local given = {}
  for name, value in pairs(options) do
    given[name] = value
  end
  for name, value in pairs(spec) do
    given[name] = value
  end
  return given
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

-- What is sent: the path, and a request if there is more to send. A failure comes third.
local function parts_of(operation, given)
  local path, err = operations.path(operation, given.params)
  if not path then return nil, nil, err end
  local text, ok
  text, err = query.encode(given.query)
  if not text then return nil, nil, err end
  local out = {}
  ok, err = call_options.apply(out, given)
  if ok then ok, err = put_body(out, given, operation.method) end
  if not ok then return nil, nil, err end
  return request.join(path, text), next(out) ~= nil and out or nil
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
  if options ~= nil then
    spec = merged(spec, check.options(options, request.OPTIONS, "client:request"))
  end
  local given = check.options(call_options.merge(spec, defaults), REQUEST, "client:request")
  check.type(given.path, "string", "client:request: path")
  client:fit_for(nil)
  if given.body ~= nil and given.raw_body then
    misuse.raise("client:request: body and raw_body exclude each other")
  end
  local operation, err = operations.of(given)
  if not operation then return nil, err end
  local path, out, problem = parts_of(operation, given)
  if not path then return nil, errors.with(problem, { operation = operation.name }) end
  local answer
  answer, err = send.call(client, operation, path, out)
  if not answer then return nil, err end
  return response.new(answer)
end

return client_request
