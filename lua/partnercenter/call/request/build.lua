--- Builds what a call sends beside its method and host: the query, and the request with all that is optional.
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"
local request = require "partnercenter.call.request"

local call_options = lazy "partnercenter.call.request.options"
local queries = lazy "partnercenter.call.request.query"
local request_body = lazy "partnercenter.call.request.body"

local invalid = errors.invalid

local build = {}

--- Adds the query to a path.
---@param operation partnercenter.Operation
---@param path string
---@param query table<string, any>
---@return string? path
---@return partnercenter.error?
function build.path(operation, path, query)
  for _, key in ipairs(operation.required) do
    if query[key] == nil then return invalid("query '%s' is missing", key) end
  end
  if next(query) == nil then return path end
  local text, err = queries.encode(query, operation.query_kinds)
  return text and request.join(path, text), err
end

local function add_header(out, line)
  out.headers = out.headers or {}
  out.headers[#out.headers + 1] = line
end

--- The request of a call.
---@param operation partnercenter.Operation
---@param parts table options, body, only_unsent, delay, file
---@param headers string[]? lines of a link
---@return table? request nil, without an error, if there is nothing to send but the path
---@return partnercenter.error?
function build.request(operation, parts, headers)
  local row, options = operation.row, parts.options
  local out = {
    accept = operation.accept, only_unsent = parts.only_unsent, delay = parts.delay, file = parts.file,
  }
  if row.needs_etag and not options.if_match then
    local etag = request_body.etag(parts.body)
    if not etag then
      return invalid("an ETag is missing: give it as if_match, or use change(), which reads it")
    end
    options = setmetatable({ if_match = etag }, { __index = options })
  end
  local ok, err = call_options.apply(out, options)
  if ok and parts.body ~= nil then ok, err = request_body.put(out, parts.body, row.takes) end
  if not ok then return nil, err end
  if row.prefer then add_header(out, "Prefer: " .. row.prefer) end
  for _, line in ipairs(headers or {}) do add_header(out, line) end
  return next(out) ~= nil and out or nil
end

return build
