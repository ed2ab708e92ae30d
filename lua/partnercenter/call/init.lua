--- Makes the calls of rows. README.md in this folder tells the way of one.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"
local private = require "partnercenter.client.private"
local segments = require "partnercenter.call.request"
local results = require "partnercenter.call.result"
local send = require "partnercenter.call.send"

local body_check = lazy "partnercenter.call.request.body_check"
local build = lazy "partnercenter.call.request.build"
local call_options = lazy "partnercenter.call.request.options"
local download = lazy "partnercenter.call.download"
local poll = lazy "partnercenter.call.poll"
local queries = lazy "partnercenter.call.request.query"

local invalid, is_guid = errors.invalid, core.is_guid

---@class partnercenter.Call one call; code that a row names gets it
---@field client partnercenter.Session
---@field operation partnercenter.Operation
---@field ids table<string, string> of the path
---@field values table   arguments by name
---@field options table
---@field query table?
---@field body any
local call = {}
call.__index = call

local NOTHING = {}
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
  if row.deprecated then client:tell_once("deprecated", operation, row.deprecated) end
  if row.beta then client:tell_once("beta", operation) end
  client.allowed[operation] = not options.unchecked or nil
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

-- The path with its ids. A GUID needs no encoding.
local function path_of(operation, ids)
  local pieces, kinds = operation.pieces, operation.id_kinds
  local path = pieces[1]
  for i = 2, #pieces, 2 do
    local name = pieces[i]
    local id = ids[name]
    if kinds[name] ~= "guid" or not is_guid(id) then
      local problem
      id, problem = segments.segment(name, id, kinds[name])
      if not id then return invalid("%s %s", name, problem) end
    end
    path = path .. id .. pieces[i + 1]
  end
  return path
end

-- Whether anything is sent beside the path.
local function has_request(operation, parts, page)
  return parts.options ~= NOTHING or parts.body ~= nil or operation.adds_to_request or parts.delay
    or parts.only_unsent or parts.file or page
end

--- Sends the request of this call, or of another verb of its handle.
---@param parts table? what is sent instead of the call's own: body, query, options; only_unsent, delay, file
---@param verb string?
---@param page { path: string, headers: string[] }? where a walk over pages has come to
---@return partnercenter.Answer?
---@return partnercenter.error?
---@return partnercenter.Answer? failed the answer behind the error
function call:send(parts, verb, page)
  parts = parts or self
  local client, operation, request = self.client, self.operation, nil
  if verb then operation = operation.siblings[verb] end
  local path, err = page and page.path, nil
  if not page then
    path, err = path_of(operation, self.ids)
    if path and (parts.query or operation.required[1]) then
      path, err = build.path(operation, path, parts.query or NOTHING)
    end
  end
  if path and has_request(operation, parts, page) then
    request, err = build.request(operation, parts, page and page.headers)
  end
  if err then return nil, errors.with(err, { operation = operation.name }) end
  local slow = operation.row.attempt_timeout
  if slow and not client.config.attempt_timeout_given then
    request = request or {}
    request.attempt_timeout = request.attempt_timeout or slow
  end
  if operation.row.polls then return poll.send(client, operation, path, request) end
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

local function send_file(self)
  local parts = { query = self.query, body = self.body, options = self.options }
  return download.get(self.operation.row.file, self.options.to, function(descriptor)
    parts.file = descriptor
    return self:send(parts)
  end)
end

--- Makes a call from arguments to result.
---@param operation partnercenter.Operation
---@param owner partnercenter.Client|fun(): partnercenter.Client?, partnercenter.error?
---@param ids table<string, string> of the handle
---@param ... any the verb's arguments
---@return any? value success is one value
---@return partnercenter.error?
function call.run(operation, owner, ids, ...)
  local values, options = NOTHING, NOTHING
  if operation.arguments[1] or select("#", ...) > 0 then values, options = call.arguments(operation, ...) end
  local client, defaults = client_of(operation, owner, options)
  if not client then return nil, defaults end
  if defaults then options = call_options.merge(options, defaults) end
  if operation.id_arguments then ids = with_arguments(ids, values) end
  local self = setmetatable({
    client = client, operation = operation, ids = ids, values = values, options = options,
    query = operation.row.query and queries.pick(operation, values, options) or values.query,
    body = values.body,
  }, call)
  if operation.via then
    local value, err = operation.via(self)
    if value == nil then return nil, err end
    return value
  end
  if self.body ~= nil and not options.unchecked then
    local complete, why = body_check.apply(client, operation, self.body)
    if not complete then return nil, why end
  end
  if operation.row.gives == "file" then return send_file(self) end
  local answer, err = self:send()
  return results.of(operation, answer, err)
end

--- Fetches one page of a listing.
---@param source { operation: table, owner: any, ids: table, options: table }
---@param walk { query: table?, correlation_id: string, latest: number? }
---@param at { path: string, headers: string[] }? nil for the first page
---@return partnercenter.Answer?
---@return partnercenter.error?
---@return partnercenter.Session?
---@return string? path that was asked for
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
  local self = setmetatable({
    client = client, operation = operation, ids = source.ids, query = walk.query,
    options = setmetatable(own, { __index = source.options }),
  }, call)
  local answer, why = self:send(nil, nil, at)
  return answer, why, client
end

return call
