--- Prepares a row of api/data/ once, at its first call: the pieces of its path, the checks of its arguments,
--- its flags and the functions of features that it names.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local index = require "partnercenter.api.index"
local request = require "partnercenter.call.request"

local QUERY_TYPES = {
  string = "string|number", integer = "number", number = "number", boolean = "boolean",
  date = "string|number", datetime = "string|number", list = "table|string|number", filter = "table|string",
  odata = "table|string", names = "table|string",
}
local ARGUMENT_TYPES = { body = "table", query = "table|nil", value = "string" }
local FILE_TARGET = "string|function" -- a path, or a function that gets the bytes piece by piece
local NOT_JSON = { text = true, file = true }
local NOTHING = {}

---@class partnercenter.Operation a prepared row
---@field row table
---@field name string            dotted, for errors and events
---@field method string
---@field host string
---@field template string        the path with its `{names}`
---@field path_of fun(ids: table<string, any>): string?, partnercenter.error? fills the ids into the path
---@field arguments string[]     names of what the verb takes before the options
---@field types string[]         Lua types of the arguments
---@field options table<string, string> Lua types of the options
---@field query table<string, string>   Lua types of the query's values
---@field query_kinds table<string, string> kinds of the query's values
---@field required string[]      names that the query must have
---@field id_arguments boolean   whether an id of the path is an argument
---@field accept string?         the media type, where it is not JSON
---@field slow number?         seconds that an attempt may take where the service is slow
---@field polls boolean?
---@field wants_headers boolean?
---@field adds_to_request boolean? whether it sends more than its path in any case
---@field via fun(client: partnercenter.Session, operation: partnercenter.Operation, ids: table,
--- parts: partnercenter.Parts?, values: table): any, any makes the call
---@field reads fun(value: any, answer: partnercenter.Answer): any, any makes the result
---@field siblings table<string, partnercenter.Operation> the operations of the same handle

-- The function that a row names, as in "qualification.read.name".
local function function_named(name)
  if not name then return nil end
  local module, key = name:match("^(.*)%.(.-)$")
  return assert(require("partnercenter." .. module)[key], name)
end

local function pieces_of(path)
  local pieces, at = {}, 1
  for before, name, behind in path:gmatch("([^{}]*){([%w_]+)}()") do
    pieces[#pieces + 1], pieces[#pieces + 2], at = before, name, behind
  end
  pieces[#pieces + 1] = path:sub(at)
  return pieces
end

-- The text of an id that is no GUID, which needs no encoding.
local function encode(name, id)
  local text, problem = request.segment(name, id, index.parameters[name])
  if text then return text end
  return errors.invalid("%s %s", name, problem)
end

local function has_id(pieces, names)
  for i = 2, #pieces, 2 do
    for _, name in ipairs(names) do
      if pieces[i] == name then return true end
    end
  end
  return false
end

-- What the row says about its query, and the options that follow from it.
local function prepare_query(operation, row)
  local positional = " " .. table.concat(operation.arguments, " ") .. " "
  local whole = positional:find(" query ", 1, true)
  for key, said in pairs(row.query or NOTHING) do
    local kind, star = said:match("^(%l+)(%*?)$")
    local wants = assert(QUERY_TYPES[kind], said)
    operation.query[key], operation.query_kinds[key] = wants, index.words[key] or kind
    if star == "*" then operation.required[#operation.required + 1] = key end
    if not (whole or positional:find(" " .. key .. " ", 1, true)) then operation.options[key] = wants end
  end
end

local function prepare(operation)
  local row, arguments, types = operation.row, operation.arguments, {}
  local options = {
    unchecked = "boolean", state = row.page and "table", to = row.gives == "file" and FILE_TARGET or nil,
  }
  for option, wants in pairs(request.OPTIONS) do options[option] = wants end
  operation.method, operation.host, operation.template = row[2], row.host or "api", row[3]
  local pieces = pieces_of(row[3])
  operation.path_of = core.path_filler(pieces, index.parameters, encode)
  operation.id_arguments = has_id(pieces, arguments)
  operation.options, operation.query, operation.query_kinds, operation.required = options, {}, {}, {}
  prepare_query(operation, row)
  for i, argument in ipairs(arguments) do
    types[i] = ARGUMENT_TYPES[argument] or operation.query[argument] or "string"
  end
  operation.types = types
  local accept = NOT_JSON[row.gives] and (row.accept or "*/*") or nil
  operation.accept = accept
  operation.adds_to_request = (accept or row.prefer or row.needs_etag or operation.required[1]) and true
  operation.slow, operation.polls = row.attempt_timeout, row.polls
  operation.wants_headers = row.headers or row.page == "header"
  operation.via, operation.reads = function_named(row.via), function_named(row.reads)
end

local unprepared = { __index = function(operation, key)
  prepare(operation)
  return setmetatable(operation, nil)[key]
end }

--- The operation of a row, prepared when one of its fields is first read.
---@param row table
---@param name string
---@param arguments string[]
---@return partnercenter.Operation
return function(row, name, arguments)
  return setmetatable({ row = row, name = name, arguments = arguments }, unprepared)
end
