--- One answer of the service, as `client:request` hands it out.
local response = {}

local headers_meta = {
  __name = "partnercenter.headers",
  __index = function(headers, name)
    if type(name) ~= "string" then return nil end
    return rawget(headers, name:lower())
  end,
}

--- Reads raw header lines into a table that is indexed by name in any case.
--- A header that came more than once holds its values joined by ", ".
---@param lines string? "Name: value\r\n" and so on
---@return table<string, string>
function response.headers(lines)
  local headers = setmetatable({}, headers_meta)
  for name, value in (lines or ""):gmatch("([^\r\n:]+):[ \t]*([^\r\n]*)") do
    name, value = name:lower(), value:gsub("[ \t]+$", "")
    local before = rawget(headers, name)
    rawset(headers, name, before and before .. ", " .. value or value)
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
    _lines = answer.headers,
    _client = answer._client,
  }, response_meta)
end

local SCALARS = { string = true, number = true, boolean = true }

--- What an answer holds, if that is what a call promises.
---@param answer partnercenter.Response
---@param gives string? as in a resource file
---@param may_be_empty boolean
---@return any? value
---@return string? message what is wrong
function response.value(answer, gives, may_be_empty)
  local body = answer.body
  if gives == "none" or gives == "exists" then return true end
  if gives == "text" then return answer.text end
  local kind = type(body)
  if SCALARS[gives] then
    if kind == gives then return body end
  elseif body == nil then
    -- A write may answer with nothing; a lookup that does has found nothing out.
    if may_be_empty then return true end
  elseif kind == "table" and (not gives or not gives:find("%[%]$") or answer.text:find("^%s*%[")) then
    return body
  end
  local text = answer.text:gsub("[%z\1-\31\127-\255]", "?"):sub(1, 64)
  return nil, ("%s expected, the answer is %s"):format(gives or "an object", text ~= "" and text or "empty")
end

return response
