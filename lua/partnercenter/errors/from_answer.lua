--- Makes errors from refusals by the service or the token endpoint, in any of their shapes.
local ascii = require "partnercenter.text.ascii"
local errors = require "partnercenter.errors"
local hints = require "partnercenter.errors.hints"
local json = require "partnercenter.json"
local redaction = require "partnercenter.errors.redaction"

local clean, cut, one_line = redaction.clean, redaction.cut, redaction.one_line

local from_answer = {}

local MESSAGE_MAX = 1024
local DESCRIPTION_MAX = 4096
local BODY_MAX = 256 * 1024 -- larger bodies are no error texts
local DATA_DEPTH = 8

local function text_of(value)
  if type(value) == "string" then
    return value:find("%S") and value or nil
  elseif type(value) == "number" then
    return value % 1 == 0 and ("%.0f"):format(value) or tostring(value)
  end
end

local KIND_OF_STATUS = {
  [400] = "validation", [401] = "auth", [403] = "forbidden", [404] = "not_found", [405] = "validation",
  [406] = "validation", [408] = "timeout", [409] = "conflict", [410] = "not_found", [411] = "validation",
  [412] = "precondition", [413] = "validation", [414] = "validation", [415] = "validation",
  [416] = "validation", [417] = "precondition", [422] = "validation", [423] = "conflict",
  [428] = "precondition", [429] = "throttled", [431] = "validation", [451] = "forbidden", [509] = "throttled",
}

local function kind_of(status, code)
  if status == 400 and code == "2055" then
    return "precondition"
  elseif type(status) == "number" and status >= 500 and status < 600 then
    return KIND_OF_STATUS[status] or "service"
  end
  return KIND_OF_STATUS[status] or "protocol"
end

local ENTITIES = { amp = "&", quot = '"', apos = "'", lt = "<", gt = ">", nbsp = " " }

local function decode_entities(text)
  return (text:gsub("&(#?[xX]?%w+);", function(name)
    local number = tonumber(name:match("^#(%d+)$")) or tonumber(name:match("^#[xX](%x+)$") or "", 16)
    if number then
      return number >= 32 and number < 127 and string.char(number) or nil
    end
    return ENTITIES[name]
  end))
end

-- Describes a body that is no JSON.
local function describe_foreign(body)
  local head = body:sub(1, 4096)
  if head:find("^\255\254") or head:find("^\254\255") or head:find("^.?%z") then
    return "the answer is UTF-16 text instead of UTF-8"
  elseif head:find("^%s*<") then
    local lower = ascii.lower(head)
    local is_html = lower:find("<!doctype html", 1, true) or lower:find("<html", 1, true)
      or lower:find("<head", 1, true) or lower:find("<title", 1, true) or lower:find("<body", 1, true)
    local first, last = lower:match("<title[^>]*>()[^<]*()")
    local title = first and one_line(head:sub(first, last - 1)) or ""
    return ("the answer is %s instead of JSON%s"):format(
      is_html and "HTML" or "XML", title ~= "" and ": " .. cut(decode_entities(title), 200) or "")
  elseif head:find("^%s*[%[{\"]") then
    return "the answer is JSON that is broken or truncated"
  end
  return body
end

local function lower_keys(object)
  local out = {}
  for key, value in pairs(object) do
    if type(key) == "string" then
      out[ascii.lower(key)] = value
    end
  end
  return out
end

-- The parts of a service error in any of its documented shapes.
local function read_object(value)
  local object = lower_keys(value)
  if type(object.error) == "table" then
    local inner = lower_keys(object.error)
    return {
      code = text_of(inner.code), message = text_of(inner.message) or text_of(inner.code),
      data = inner.details or inner.innererror,
    }
  elseif type(object.error) == "string" and object.error:find("^[%l_]+$") then
    local description = text_of(object.error_description) or ""
    local number = description:match("AADSTS(%d+)")
      or (type(object.error_codes) == "table" and text_of(object.error_codes[1]))
    -- Trace id, correlation id and time follow the text; they are fields of their own.
    local words = description:sub(1, (description:find("Trace ID:", 1, true) or 0) - 1)
    words = words:gsub("^%s*AADSTS%d+:%s*", "")
    return {
      code = number and "AADSTS" .. number or object.error,
      message = object.error .. (words ~= "" and ": " .. words or ""),
      description = description,
      data = {
        error = object.error, suberror = object.suberror, error_codes = object.error_codes,
        claims = object.claims, trace_id = object.trace_id, timestamp = object.timestamp,
      },
      refusal = object.error,
      correlation_id = text_of(object.correlation_id), trace_id = text_of(object.trace_id),
      date = text_of(object.timestamp),
    }
  end
  local message = text_of(object.description) or text_of(object.message) or text_of(object.detail)
    or text_of(object.title) or text_of(object.errorname) or text_of(object.error_description)
    or text_of(object.error)
  local parts = { message = message, data = object.data }
  parts.code = text_of(object.code) or text_of(object.errorcode)
  if object.isretryable == false then -- true is ignored: a refusal stays a refusal
    parts.is_retryable = false
  end
  return parts
end

-- The parts of an error body of any shape; `message` may be absent.
local function read_body(body)
  body = body:gsub("^\239\187\191", "")
  if not body:find("%S") then
    return {}
  elseif #body > BODY_MAX then
    return { message = ("the answer has %d bytes, too many for an error"):format(#body) }
  end
  local code = body:match("<Error>%s*<Code>([%w_.]+)</Code>") -- of Azure Storage
  if code then return { code = code, message = body:match("<Message>([^<]*)") } end
  local value = json.decode(body)
  local kind = type(value)
  if kind == "string" or kind == "number" then
    return { message = text_of(value) }
  elseif kind == "boolean" then
    return { message = "the answer is just " .. tostring(value) }
  elseif kind == "table" then
    if value[1] ~= nil then
      local parts = type(value[1]) == "table" and read_object(value[1]) or { message = text_of(value[1]) }
      parts.data = parts.data or value
      return parts
    end
    return read_object(value)
  elseif value ~= nil then
    return {} -- JSON null
  end
  return { message = describe_foreign(body) }
end

local function header(headers, name)
  if type(headers) ~= "table" then
    return nil
  end
  local value = headers[name] or headers[ascii.lower(name)]
  if value == nil then
    for key, other in pairs(headers) do
      if type(key) == "string" and ascii.lower(key) == ascii.lower(name) then
        value = other
      end
    end
  end
  return type(value) == "string" and one_line(clean(value, 256)) or nil
end

-- A copy of `value` with every text cleaned, to a depth of `depth`.
local function scrub(value, secrets, depth)
  if type(value) == "string" then
    return clean(value, DESCRIPTION_MAX, secrets)
  elseif type(value) == "table" then
    if depth == 0 then
      return nil
    end
    local out = setmetatable({}, getmetatable(value))
    for key, item in pairs(value) do
      out[scrub(key, secrets, 0)] = scrub(item, secrets, depth - 1)
    end
    return out
  end
  return value
end

local OWN = {
  body = true, headers = true, secrets = true, kind = true, method = true, template = true, host = true,
}

-- Adds the ids by which Microsoft's support finds a request. A token request has one id of its own, and the
-- token endpoint returns its ids in the body.
local function set_ids(fields, answer, parts, refusal)
  local headers = answer.headers
  local function said(name)
    return parts[name] and one_line(clean(parts[name], 64, answer.secrets))
  end
  if refusal then
    fields.request_id, fields.correlation_id = answer.request_id, said "correlation_id"
    fields.trace_id = said "trace_id" or header(headers, "x-ms-request-id")
  else
    fields.request_id = header(headers, "MS-RequestId") or header(headers, "request-id")
      or header(headers, "x-ms-request-id") or answer.request_id
    fields.correlation_id = header(headers, "MS-CorrelationId") or header(headers, "client-request-id")
      or answer.correlation_id
  end
  fields.ms_cv = header(headers, "MS-CV")
  fields.server_id = header(headers, "MS-ServerId")
  fields.date = said "date" or header(headers, "Date")
end

local function build(kind, answer, parts, refusal)
  local fields, secrets, headers = {}, answer.secrets, answer.headers
  for key, value in pairs(answer) do
    if not OWN[key] then
      fields[key] = value
    end
  end
  local message = one_line(clean(decode_entities(parts.message or ""), MESSAGE_MAX, secrets))
  if message == "" then
    message = ("%s answered %s without a reason"):format(
      refusal and "the token endpoint" or "the service", tostring(answer.status))
  end
  local description = parts.description or parts.message
  fields.message = message
  fields.code = parts.code and one_line(clean(parts.code, 64, secrets))
  fields.description = description and clean(decode_entities(description), DESCRIPTION_MAX, secrets)
  fields.data = scrub(parts.data, secrets, DATA_DEPTH)
  set_ids(fields, answer, parts, refusal)
  fields.retry_after = tonumber(answer.retry_after)
    or tonumber((header(headers, "Retry-After") or ""):match("^%d+$"))
    or (kind == "throttled" and tonumber(message:match("[Tt]ry again in (%d+) second"))) or nil
  if parts.is_retryable ~= nil then
    fields.retryable = parts.is_retryable
  end
  fields.hint = answer.hint or parts.hint or (not refusal and hints.of_service({
    status = answer.status, code = fields.code, message = message, operation = answer.operation,
    method = answer.method, path = answer.template, host = answer.host,
  })) or nil
  return errors.new(kind, fields)
end

--- Makes the error for an answer of the service. `answer` has `status`, `body` and `headers` (a table).
--- Optional are `kind` (else by the status), `secrets` (texts to redact), `method`, `template` and `host`.
--- Other fields, such as `operation`, `attempts` and the ids, become the error's.
---@param answer table
---@return partnercenter.error
function from_answer.from_service(answer)
  local parts = read_body(answer.body or "")
  return build(answer.kind or kind_of(answer.status, parts.code), answer, parts)
end

--- Makes the error for a refusal by the token endpoint, with the same fields as `from_service`.
---@param answer table
---@return partnercenter.error
function from_answer.from_token_endpoint(answer)
  local parts = read_body(answer.body or "")
  local kind, refusal = kind_of(answer.status), parts.refusal or "unknown"
  local hint, its_kind, is_retryable = hints.of_token_endpoint(parts.code, refusal)
  parts.hint = hint
  if kind ~= "throttled" and kind ~= "timeout" and kind ~= "service" and kind ~= "protocol" then
    kind, parts.is_retryable = its_kind or "auth", is_retryable
  elseif kind == "service" then
    parts.is_retryable = is_retryable
  end
  return build(answer.kind or kind, answer, parts, refusal)
end

return from_answer
