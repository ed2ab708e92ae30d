--- Read, edit and write under an ETag: retries when another client has written in between.
local calls = require "partnercenter.call"
local check = require "partnercenter.arguments.check"
local errors = require "partnercenter.errors"
local handles = require "partnercenter.api.handle"
local misuse = require "partnercenter.arguments.misuse"
local request = require "partnercenter.call.request"
local request_body = require "partnercenter.call.request.body"
local response = require "partnercenter.call.response"

local change = {}

local TRIES = 5
local STALE = "2055" -- the service's code, with status 400, for a stale ETag

-- The read operation with a result of the value and its ETag.
local function with_etag(read)
  local operation = { wants_headers = true }
  function operation.reads(value, answer)
    return { value = value, etag = request_body.etag(value) or response.headers(answer).etag }
  end
  return setmetatable(operation, { __index = read })
end

local function lost_the_race(err)
  return err.status == 412 or (err.status == 400 and err.code == STALE)
end

--- Reads, calls fn to edit the value, and writes under the ETag that was read. When the ETag is stale, it
--- starts again, up to five times. fn changes the value or returns another one. When fn returns false,
--- nothing is written and the value is the result; when it returns `nil, err`, that is the result.
---@param node table with the handle's operations
---@param handle table
---@param fn fun(value: table): any, any
---@param options table? trailing options of both calls
---@return any? result of the write
---@return any? err
function change.apply(node, handle, fn, options)
  local operations = node.operations
  node.read_with_etag = node.read_with_etag or calls.verb(with_etag(operations.get), "get", node.name)
  local read, write = node.read_with_etag, operations.replace and "replace" or "update"
  local own = {}
  check.type(fn, "function", node.path .. "change: fn")
  options = check.options(options, request.OPTIONS, node.path .. "change")
  for name, value in pairs(options) do
    own[name] = value
  end
  if own.if_match then misuse.raise(node.path .. "change: if_match is what was read") end
  local result, err, seen
  for _ = 1, TRIES do
    own.if_match = nil
    seen, err = read(handle, own)
    if not seen then return nil, err end
    local edited, why = fn(seen.value)
    if edited == false then return seen.value end
    if why ~= nil then return nil, why end
    if not seen.etag then
      local why_not = { operation = operations.get.name, message = "what was read has no ETag" }
      return nil, errors.new("protocol", why_not)
    end
    own.if_match = seen.etag
    if edited == nil then edited = seen.value end
    result, err = handle[write](handle, edited, own)
    if result ~= nil then return result end
    if not lost_the_race(err) then return nil, err end
  end
  return nil, err
end

--- Adds the method `change` to handles that can be read and written.
---@param node table of tree.lua
---@param member fun(node: table, name: string): function? finds a member of a node
function change.add(node, member)
  if not (member(node, "get") and (member(node, "update") or member(node, "replace"))) then return end
  local operations = node.operations
  if not (operations.get and (operations.replace or operations.update)) then return end
  node.members.change = function(handle, fn, options, ...)
    handles.check(handle, "change", node.name)
    check.surplus(node.path .. "change", 0, ...)
    return change.apply(node, handle, fn, options)
  end
end

return change
