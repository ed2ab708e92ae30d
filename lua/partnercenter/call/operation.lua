--- Interprets one row of a resource file (resource/index.lua says what a row is): arguments in, request out,
--- answer to result.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local exchange = require "partnercenter.call.send"
local index = require "partnercenter.api.index"
local lazy = require "partnercenter.loader.lazy"
local private = require "partnercenter.client.private"
local request = require "partnercenter.call.request"

local call_options = lazy "partnercenter.call.request.options"
local download = lazy "partnercenter.call.download"
local outcomes = lazy "partnercenter.call.answer"
local pending = lazy "partnercenter.call.poll"
local queries = lazy "partnercenter.call.request.query"
local request_body = lazy "partnercenter.call.request.body"

local invalid = errors.invalid

local operation = {}

local QUERY_TYPES = {
  string = "string|number", integer = "number", number = "number", boolean = "boolean",
  date = "string|number", datetime = "string|number", list = "table|string|number", filter = "table|string",
}
local ARGUMENT_TYPES = { body = "table", query = "table|nil", value = "string" }
local NOTHING = {}
local RETIRED = "the service no longer offers this; instead: "
local NOT_JSON = { text = true, file = true }

-- The code that a row names, as in "qualification.read.name".
local function code(name)
  local module, key = (name or ""):match("^(.*)%.(.-)$")
  return name and assert(require("partnercenter." .. module)[key], name)
end

--- Works out what the row of a plan says.
---@param plan table row, name (dotted, for errors and events), arguments (what the verb takes before options)
function operation.compile(plan)
  local row, arguments, types, query, kinds, required = plan.row, plan.arguments, {}, {}, {}, {}
  local options = {
    unchecked = "boolean", state = row.page and "table", to = row.gives == "file" and download.TYPES or nil,
  }
  for option, wants in pairs(request.OPTIONS) do options[option] = wants end
  local positional = " " .. table.concat(arguments, " ") .. " "
  for key, said in pairs(row.query or NOTHING) do
    local kind, star = said:match("^(%l+)(%*?)$")
    kinds[key], query[key] = index.words[key] or kind, assert(QUERY_TYPES[kind], said)
    if star == "*" then required[#required + 1] = key end
    if not (positional:find(" query ", 1, true) or positional:find(" " .. key .. " ", 1, true)) then
      options[key] = query[key]
    end
  end
  for i, argument in ipairs(arguments) do
    types[i] = ARGUMENT_TYPES[argument] or query[argument] or "string"
  end
  plan.types, plan.query, plan.kinds, plan.required, plan.options = types, query, kinds, required, options
  plan.via, plan.reads = code(row.via), code(row.reads)
end

--- Checks the arguments of a call; what is wrong with them raises at the caller's line.
---@param plan table
---@return table values by the names in the row's call
---@return table options
function operation.arguments(plan, ...)
  local names = plan.arguments
  check.surplus(plan.name, #names + 1, ...)
  if #names == 0 and (...) == nil then return NOTHING, NOTHING end
  local values = {}
  for i, name in ipairs(names) do
    values[name] = check.type((select(i, ...)), plan.types[i], plan.name .. ": " .. name)
  end
  if values.query then check.options(values.query, plan.query, plan.name .. ": query") end
  return values, check.options((select(#names + 1, ...)), plan.options, plan.name)
end

local function path_of(plan, params, query)
  local path, err = request.fill(plan.row[3], params, index.parameters)
  for _, key in ipairs(path and plan.required or NOTHING) do
    if query[key] == nil then return invalid("query '%s' is missing", key) end
  end
  if not path or next(query) == nil then return path, err end
  local text, why = queries.encode(query, plan.kinds)
  return text and request.join(path, text), why
end

-- What a call puts on the wire; `at` is where a walk over pages has come to.
local function build(plan, params, parts, at)
  local row, options = plan.row, parts.options
  local out = {
    method = row[2], host = row.host or "api", operation = plan.name, template = row[3],
    only_unsent = parts.only_unsent, delay = parts.delay, file = parts.file, slow = row.attempt_timeout,
    want_headers = row.headers or row.page == "header" or nil,
    accept = NOT_JSON[row.gives] and (row.accept or "*/*") or nil,
  }
  if row.needs_etag and not options.if_match then
    local etag = request_body.etag(parts.body)
    if not etag then return invalid("an ETag is missing: give it as the option if_match") end
    options = setmetatable({ if_match = etag }, { __index = options })
  end
  local ok, err = true, nil
  if options ~= NOTHING then ok, err = call_options.apply(out, options) end
  if not ok then return nil, err end
  if at then
    out.path, out.headers = at.path, out.headers or {}
    for _, line in ipairs(at.headers) do out.headers[#out.headers + 1] = line end
    return out
  end
  out.path, err = path_of(plan, params, parts.query or NOTHING)
  if out.path and parts.body ~= nil then ok, err = request_body.put(out, parts.body, row.takes) end
  if not (out.path and ok) then return nil, err end
  return out
end

local function send(client, plan, params, parts, at)
  local out, err = build(plan, params, parts, at)
  if not out then return nil, errors.with(err, { operation = plan.name }) end
  local answer, why = (plan.row.polls and pending or exchange).send(client, out, parts.outcome)
  return answer, why, out
end

-- The client of a call, once it is certain that it may make it, and its own options; a default client is
-- made as late as this.
local function client_for(plan, owner, options)
  local client, err, row = owner, nil, plan.row
  if row.retired then
    return nil, errors.new("config", { operation = plan.name, message = RETIRED .. row.retired })
  end
  if type(owner) == "function" then client, err = owner() end
  local own, defaults
  if client then own, defaults = private.of(client) end
  if own then client, err = own:fit_for(not options.unchecked and row.auth) end
  if client and row.deprecated then client:tell_deprecated(plan.name, row) end
  return client, err and errors.with(err, { operation = plan.name }), defaults
end

---@class partnercenter.Call what code that a row names gets: client plan params values options query outcome
local call_methods = {}
call_methods.__index = call_methods

-- Sends the request of this row, or of another verb of its handle; the third value is the engine's request.
function call_methods:send(parts, verb)
  return send(self.client, verb and self.plan.siblings[verb] or self.plan, self.params, parts)
end

-- Success is one value.
local function one(value, err)
  if value == nil then return nil, err end
  return value
end

--- Makes a call from start to result.
---@param plan table
---@param owner partnercenter.Client|fun(): partnercenter.Client?, partnercenter.error?
---@param params table<string, string> ids of the handle
---@param outcome table? what the short way brought back
function operation.run(plan, owner, params, outcome, ...)
  local values, options = operation.arguments(plan, ...)
  local client, err, defaults = client_for(plan, owner, options)
  if not client then return nil, err end
  options = call_options.merge(options, defaults)
  local query, ids = plan.row.query and queries.pick(plan, values, options) or values.query, params
  if #plan.arguments > 0 then
    ids = setmetatable({}, { __index = function(_, id) return params[id] or values[id] end })
  end
  if plan.via then
    return one(plan.via(setmetatable({
      client = client, plan = plan, params = ids, values = values, options = options, query = query,
      outcome = outcome,
    }, call_methods)))
  end
  for _, name in ipairs(plan.row.body or NOTHING) do
    if values.body[name] == nil then return invalid("%s: the body lacks '%s'", plan.name, name) end
  end
  local parts = { query = query, body = values.body, options = options }
  if plan.row.gives == "file" then
    return download.get(plan.row.file, options.to, function(descriptor)
      parts.file = descriptor
      return send(client, plan, ids, parts)
    end)
  end
  return outcomes.result(plan, send(client, plan, ids, parts))
end

--- Fetches one page of a listing: answer, error, client and the path that was asked for.
---@param source { plan: table, owner: any, params: table, options: table }
---@param walk { query: table?, correlation_id: string, latest: number? }
---@param at { path: string, headers: string[] }? nil for the first page
function operation.fetch(source, walk, at)
  local client, err = client_for(source.plan, source.owner, source.options)
  if not client then return nil, err end
  local own = { correlation_id = walk.correlation_id, delay = walk.begun and false }
  own.request_id, walk.begun = at and false, true -- that id is one request's
  if walk.latest then
    local left = walk.latest - core.now()
    own.timeout = math.max(math.min(source.options.timeout or client.config.timeout, left), 0.001)
  end
  local options = setmetatable(own, { __index = source.options })
  local parts = { query = walk.query, options = options }
  local answer, why, out = send(client, source.plan, source.params, parts, at)
  return answer, why, client, out and out.path
end

return operation
