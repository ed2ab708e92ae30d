--- One answer of the service, as `client:request` returns it.
local ascii = require "partnercenter.text.ascii"
local core = require "partnercenter.core"

local response = {}

local headers_meta = {
  __name = "partnercenter.headers",
  __index = function(headers, name)
    if type(name) ~= "string" then return nil end
    return rawget(headers, ascii.lower(name))
  end,
}

local function parse(lines)
  local headers = setmetatable({}, headers_meta)
  for name, value in (lines or ""):gmatch("([^\r\n:]+):[ \t]*([^\r\n]*)") do
    local key, text = ascii.lower(name), value:gsub("[ \t]+$", "")
    local before = rawget(headers, key)
    rawset(headers, key, before and before .. ", " .. text or text)
  end
  return headers
end

--- The headers of an answer, by name in any case. Values of a header that came more than once are joined by
--- ", ".
---@param answer partnercenter.Answer
---@return table<string, string>
function response.headers(answer)
  answer.headers = answer.headers or parse(answer.head)
  return answer.headers
end

-- Few callers read a header, so the lines are parsed when `headers` is first read.
local response_meta = {
  __name = "partnercenter.response",
  __index = function(self, name)
    if name ~= "headers" then return nil end
    local headers = parse(rawget(self, "_lines"))
    rawset(self, "headers", headers)
    return headers
  end,
  __tostring = function(self)
    return ("partnercenter.response (%s, %d bytes)"):format(self.status, #self.text)
  end,
}

---@class partnercenter.Response
---@field status integer
---@field headers table<string, string> names in any case
---@field body any the decoded JSON; nil if the answer had no body or JSON was not asked for
---@field text string the body as it arrived, without a byte order mark
---@field request_id string?
---@field correlation_id string?
---@field attempts integer?
---@field operation string?
---@field retry_after number? seconds

---@param answer partnercenter.Answer
---@return partnercenter.Response
function response.new(answer)
  local request_id, correlation_id = core.ids(answer)
  return setmetatable({
    status = answer.status,
    text = answer.text,
    body = answer.body,
    request_id = request_id,
    correlation_id = correlation_id,
    attempts = answer.attempts,
    operation = answer.operation.name,
    retry_after = answer.retry_after,
    _lines = answer.head,
  }, response_meta)
end

return response
