--- One answer of the service, as `client:request` hands it out.
local ascii = require "partnercenter.text.ascii"
local json = require "partnercenter.json"
local shown = require "partnercenter.text.printable"

local response = {}

local headers_meta = {
  __name = "partnercenter.headers",
  __index = function(headers, name)
    if type(name) ~= "string" then return nil end
    return rawget(headers, ascii.lower(name))
  end,
}

--- Reads raw header lines into a table that is indexed by name in any case.
--- A header that came more than once holds its values joined by ", ".
---@param lines string? "Name: value\r\n" and so on
---@return table<string, string>
function response.headers(lines)
  local headers = setmetatable({}, headers_meta)
  for name, value in (lines or ""):gmatch("([^\r\n:]+):[ \t]*([^\r\n]*)") do
    local key, text = ascii.lower(name), value:gsub("[ \t]+$", "")
    local before = rawget(headers, key)
    rawset(headers, key, before and before .. ", " .. text or text)
  end
  return headers
end

-- Most lookups never read a header, so the lines are taken apart only when somebody does.
local response_meta = {
  __name = "partnercenter.response",
  __index = function(answer, name)
    if name ~= "headers" then return nil end
    local headers = response.headers(rawget(answer, "_lines"))
    rawset(answer, "headers", headers)
    return headers
  end,
  __tostring = function(answer)
    return ("partnercenter.response (%s, %d bytes)"):format(answer.status, #answer.text)
  end,
}

---@class partnercenter.Response
---@field status integer
---@field headers table<string, string> names in any case
---@field body any the decoded JSON; nil when the answer had no body or JSON was not asked for
---@field text string the body as it arrived, without a byte order mark
---@field request_id string?
---@field correlation_id string?
---@field attempts integer?
---@field operation string?
---@field retry_after number? seconds

---@param answer table the request, filled in by the engine
---@param body any the decoded body
---@return partnercenter.Response
function response.new(answer, body)
  return setmetatable({
    status = answer.status,
    text = answer.body or "",
    body = body,
    request_id = answer.request_id,
    correlation_id = answer.correlation_id,
    attempts = answer.attempts,
    operation = answer.operation,
    retry_after = answer.retry_after,
    _lines = answer.headers,
    _private = answer._private,
  }, response_meta)
end

local SCALARS = { string = "string", number = "number", integer = "number", boolean = "boolean" }
local NOTHING = { none = true, exists = true }

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
---@param answer partnercenter.Response
---@return table? items
---@return boolean? absent whether it only says that there are none, rather than holding an array of them
function response.items(answer)
  local body = answer.body
  local later = answer.retry_after or (answer.status == 204 and answer.headers["retry-after"])
  if later then return nil end -- the data is not there yet
  if answer.status == 204 or body == json.null then return json.array({}), true end
  if type(body) ~= "table" then return nil end
  if answer.text:find("^%s*%[") then return body end
  local items = body.items or body.value
  if type(items) == "table" then return items end
  if body.totalCount == 0 then return json.array({}) end
  if items == nil and body.totalCount == nil and says_null(answer.text, "items", "value") then
    return json.array({}), true
  end
end

--- What an answer holds, if that is what a call promises.
---@param answer partnercenter.Response
---@param row table of a resource file
---@return any? value
---@return string? message what is wrong
function response.value(answer, row)
  local gives, body = row.gives, answer.body
  if NOTHING[gives] then return true end
  if gives == "text" or gives == "file" then return answer.text end
  if gives == "location" then return answer.headers.location or true end
  local kind = type(body)
  if SCALARS[gives] then
    local fits = kind == SCALARS[gives] and (gives ~= "integer" or body == math.floor(body))
    if fits then return body end
  elseif body == nil and row[2] ~= "GET" then
    return true -- a write may answer with nothing; a lookup that does has found nothing out
  elseif gives and gives:find("%[%]$") then
    local items = response.items(answer)
    if items then return items end
  elseif kind == "table" then
    return body
  end
  local text = shown(answer.text)
  return nil, ("%s expected, the answer is %s"):format(gives or "an object", text ~= "" and text or "empty")
end

return response
