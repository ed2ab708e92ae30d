--- The result of a call: the value in its answer.
local json = require "partnercenter.json"
local lazy = require "partnercenter.loader.lazy"
local record_tostring = require "partnercenter.text.record_tostring"
local printable = require "partnercenter.text.printable"

local embedded = lazy "partnercenter.errors.embedded"
local failures = lazy "partnercenter.call.failure"
local response = lazy "partnercenter.call.response"

local result = {}

local SCALARS = { string = "string", number = "number", integer = "number", boolean = "boolean" }
local NOTHING = { none = true, exists = true }

-- Whether what a row gives is a list, as in "order[]".
local is_list = setmetatable({}, { __index = function(known, gives)
  known[gives] = gives:find("%[%]$") ~= nil
  return known[gives]
end })

-- Whether an object says that a member is null, which decoding takes out.
local function says_null(text, ...)
  local inner = (text:match("^%s*{(.*)}%s*$") or ""):gsub("%b{}", "")
  for _, name in ipairs({ ... }) do
    if inner:find(('"%s"%%s*:%%s*null'):format(name)) then return true end
  end
  return false
end

--- The items of a collection: a bare array, or the one in the service's envelope. An answer that says that
--- there are none holds an empty one; one that says nothing holds none.
---@param answer partnercenter.Answer
---@return table? items
---@return boolean? absent whether it only says that there are none, rather than holding an array of them
function result.items(answer)
  local body = answer.body
  local later = answer.retry_after or (answer.status == 204 and response.headers(answer)["retry-after"])
  if later then return nil end -- the data is not there yet
  if answer.status == 204 or body == json.null then return json.array({}), true end
  if type(body) ~= "table" then return nil end
  if answer.text:find("^%s*%[") then return body end
  local items = body.items or body.value or body.Value
  if type(items) == "table" then return items end
  if body.totalCount == 0 or body.TotalCount == 0 then return json.array({}) end
  if items == nil and body.totalCount == nil and says_null(answer.text, "items", "value") then
    return json.array({}), true
  end
end

-- The record within the envelope that Microsoft Graph puts around some single records, or in an array of one.
local function unwrapped(body)
  local record = body.value or body[1]
  return type(record) == "table" and body.id == nil and record or body
end

--- The value that a row promises.
---@param answer partnercenter.Answer
---@param row table
---@return any? value
---@return string? message what is wrong
function result.value(answer, row)
  local gives, body = row.gives, answer.body
  if NOTHING[gives] then return true end
  if gives == "text" or gives == "file" then return answer.text end
  if gives == "location" then return response.headers(answer).location or true end
  local kind = type(body)
  if SCALARS[gives] then
    local fits = kind == SCALARS[gives] and (gives ~= "integer" or body == math.floor(body))
    if fits then return body end
  elseif body == nil and row[2] ~= "GET" then
    return true -- a write may answer with nothing; a lookup that does has found nothing out
  elseif gives and is_list[gives] then
    local items = result.items(answer)
    if items then return items end
  elseif kind == "table" then
    return row.wrapped and unwrapped(body) or body
  end
  local text = printable(answer.text)
  return nil, ("%s expected, the answer is %s"):format(gives or "an object", text ~= "" and text or "empty")
end

--- The result of a call.
---@param operation partnercenter.Operation
---@param answer partnercenter.Answer?
---@param err partnercenter.error?
---@return any? value
---@return partnercenter.error?
function result.of(operation, answer, err)
  local row = operation.row
  if row.gives == "exists" and (answer or err.status == 404) then return answer ~= nil end
  if not answer then return nil, err end
  local value, reason = result.value(answer, row)
  if reason then return nil, failures.about("protocol", answer, reason) end
  err = row.embedded and embedded.error(answer, row.embedded)
  if err then return nil, err end
  if operation.reads then return operation.reads(value, answer) end
  return record_tostring.attach(value, row.gives)
end

return result
