--- Makes the calls of rows. README.md in this folder tells the way of one.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"
local misuse = require "partnercenter.arguments.misuse"
local private = require "partnercenter.client.private"
local results = require "partnercenter.call.result"
local send = require "partnercenter.call.send"

local body_check = lazy "partnercenter.call.request.body_check"
local build = lazy "partnercenter.call.request.build"
local call_options = lazy "partnercenter.call.request.options"
local download = lazy "partnercenter.call.download"
local poll = lazy "partnercenter.call.poll"
local queries = lazy "partnercenter.call.request.query"

local call = {}

local NOTHING = {}
local NO_PARTS = { options = NOTHING }
local RETIRED = "the service no longer offers this; instead: "

--- Checks the arguments of a call; a wrong type raises at the caller's line.
---@param operation partnercenter.Operation
---@return table values by the names in the row's call
---@return table options
function call.arguments(operation, ...)
  local names, values = operation.arguments, {}
  check.surplus(operation.name, #names + 1, ...)
  for i, name in ipairs(names) do
    values[name] = check.type((select(i, ...)), operation.types[i], operation.name .. ": " .. name)
  end
  if values.query then check.options(values.query, operation.query, operation.name .. ": query") end
  return values, check.options((select(#names + 1, ...)), operation.options, operation.name)
end

-- Whether a client may make a call. An operation it may make in any case is remembered.
local function allow(client, operation, options)
  local row = operation.row
  local fit, err = client:fit_for(not options.unchecked and row.auth)
  if not fit then return false, errors.with(err, { operation = operation.name }) end
  client.allowed[operation] = not options.unchecked or nil -- first, since a handler may close the client
  if row.deprecated then client:tell_once("deprecated", operation, row.deprecated) end
  if row.beta then client:tell_once("beta", operation) end
  return true
end

-- The client of a call, and the options that a view of it adds. A default client is made now.
local function client_of(operation, owner, options)
  local retired = operation.row.retired
  if retired then
    return nil, errors.new("config", { operation = operation.name, message = RETIRED .. retired })
  end
  if type(owner) == "function" then
    local default, err = owner()
    if not default then return nil, errors.with(err, { operation = operation.name }) end
    owner = default
  end
  local client, defaults = private.of(owner)
  if not client.allowed[operation] then
    local allowed, why = allow(client, operation, options)
    if not allowed then return nil, why end
  end
  return client, defaults
end

-- Adds the query to a path, and makes the request of what else is sent.
local function add_parts(operation, path, parts, page)
  local request, err
  if not page and (parts.query or operation.required[1]) then
    path, err = build.path(operation, path, parts.query or NOTHING)
    if not path then return nil, err end
  end
  request, err = build.request(operation, parts, page and page.headers)
  if err then return nil, err end
  return path, request
end

---@class partnercenter.Parts what a call sends beside its path
---@field options table
---@field query table?
---@field body any
---@field only_unsent boolean? never sent again once the service may have acted on it
---@field delay number?
---@field file integer? a descriptor for the body of a success

--- Sends the request of an operation.
---@param client partnercenter.Session
---@param operation partnercenter.Operation
---@param ids table<string, string>
---@param parts partnercenter.Parts?
---@param page { path: string, headers: string[] }? where a walk over pages has come to
---@return partnercenter.Answer?
---@return partnercenter.error?
---@return partnercenter.Answer? failed the answer behind the error
function call.send(client, operation, ids, parts, page)
  local path, request, err
  if page then path = page.path else path, err = operation.path_of(ids) end
  if path and (parts or operation.adds_to_request) then
    path, request = add_parts(operation, path, parts or NO_PARTS, page)
    if not path then err = request end
  end
  if err then return nil, errors.with(err, { operation = operation.name }) end
  if operation.slow and not client.config.attempt_timeout_given then
    request = request or {}
    request.attempt_timeout = request.attempt_timeout or operation.slow
  end
  if operation.polls then return poll.send(client, operation, path, request) end
  return send.call(client, operation, path, request)
end

-- Ids that are arguments of the verb, beside those of the handle.
local function with_arguments(ids, values)
  local all = {}
  for _, given in ipairs({ ids, values }) do
    for name, value in pairs(given) do all[name] = value end
  end
  return all
end

-- Arguments, options and the options of a view, as what a call sends.
local function parts_of(operation, defaults, values, options)
  if defaults then options = call_options.merge(options, defaults) end
  local query = operation.row.query and queries.pick(operation, values, options) or values.query
  return { options = options, query = query, body = values.body }
end

local function send_file(client, operation, ids, parts)
  parts = parts or { options = NOTHING }
  return download.get(operation.row.file, parts.options.to, function(descriptor)
    parts.file = descriptor
    return call.send(client, operation, ids, parts)
  end)
end

-- Makes the call of a row that names no function for it.
local function make(client, operation, ids, parts, values, options)
  if values.body ~= nil and not options.unchecked then
    local complete, why = body_check.apply(client, operation, values.body)
    if not complete then return nil, why end
  end
  if operation.row.gives == "file" then return send_file(client, operation, ids, parts) end
  local answer, err = call.send(client, operation, ids, parts)
  return results.of(operation, answer, err)
end

--- Makes the verb of an operation, which makes its calls from arguments to result.
---@param operation partnercenter.Operation
---@param name string of the verb
---@param above string the name of its handles
---@return fun(handle: table, first: any, ...: any): any, partnercenter.error? verb success is one value
function call.verb(operation, name, above)
  return function(handle, first, ...)
    local ids = type(handle) == "table" and handle._params or misuse.needs_colon(name, above)
    local values, options, parts = NOTHING, NOTHING, nil
    if first ~= nil or operation.arguments[1] or ... then
      values, options = call.arguments(operation, first, ...)
    end
    local client, defaults = client_of(operation, handle._owner, options)
    if not client then return nil, defaults end
    if options ~= NOTHING or defaults then parts = parts_of(operation, defaults, values, options) end
    if operation.id_arguments then ids = with_arguments(ids, values) end
    if not operation.via then return make(client, operation, ids, parts, values, options) end
    local value, err = operation.via(client, operation, ids, parts, values)
    if value == nil then return nil, err end
    return value
  end
end

--- Fetches one page of a listing.
---@param source { operation: table, owner: any, ids: table, options: table }
---@param walk { query: table?, correlation_id: string, latest: number? }
---@param at { path: string, headers: string[] }? nil for the first page
---@return partnercenter.Answer?
---@return partnercenter.error?
---@return partnercenter.Session?
function call.fetch(source, walk, at)
  local operation = source.operation
  local client, err = client_of(operation, source.owner, source.options)
  if not client then return nil, err end
  local own = { correlation_id = walk.correlation_id, delay = walk.begun and false }
  own.request_id, walk.begun = at and false, true -- that id is one request's
  if walk.latest then
    local left = walk.latest - core.now()
    own.timeout = math.max(math.min(source.options.timeout or client.config.timeout, left), 0.001)
  end
  local parts = { query = walk.query, options = setmetatable(own, { __index = source.options }) }
  local answer, why = call.send(client, operation, source.ids, parts, at)
  return answer, why, client
end

return call
