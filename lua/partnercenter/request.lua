--- From what a caller gives to what goes on the wire: path, query, headers, body. Bad data comes back as an
--- `invalid_argument` error and nothing is sent; a wrong Lua type raises.
local caller = require "partnercenter.caller"
local check = require "partnercenter.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local lazy = require "partnercenter.lazy"

local header_lines = lazy "partnercenter.header_lines"
local multipart = lazy "partnercenter.multipart"
local query = lazy "partnercenter.query"

local request = {}

--- Options that every call takes.
request.OPTIONS = {
  timeout = "number",
  delay = "number",
  correlation_id = "string",
  request_id = "string",
  locale = "string",
  headers = "table",
  if_match = "string",
  max_attempts = "number",
}

local function invalid(message, ...)
  return nil, errors.new("invalid_argument", { message = message:format(...) })
end

--- A value as it may be shown in a message: short and without control characters.
---@param value any
---@return string
function request.shown(value)
  local text = tostring(value):gsub("[%z\1-\31\127-\255]", "?")
  return #text > 64 and text:sub(1, 64) .. "..." or text
end

--- A number as text, never "3.0" for 3, whatever the Lua version; nil for what is no number at all.
---@param value number
---@return string?
function request.number_text(value)
  if value ~= value or value == math.huge or value == -math.huge then return nil end
  if value == math.floor(value) and math.abs(value) < 2 ^ 63 then return ("%d"):format(value) end
  return (("%.14g"):format(value):gsub(",", "."))
end

--- A value of a path, a query or a header as text; any other raises.
---@param value any
---@param what string what it is, for the message
---@return string?
function request.scalar_text(value, what)
  local kind = type(value)
  if kind == "string" then return value end
  if kind == "boolean" then return tostring(value) end
  if kind ~= "number" then
    caller.misuse(("%s: string, number or boolean expected, got %s"):format(what, kind))
  end
  return request.number_text(value)
end

--- Fills the `{names}` of a path with percent-encoded values.
---@param template string
---@param params table<string, string|number>?
---@param kinds table<string, string>? parameters of which more is known than that they are text
---@return string? path
---@return table? err
function request.fill(template, params, kinds)
  local missing, bad, reason
  local path = template:gsub("{([^{}]*)}", function(name)
    local value = params and params[name]
    if value == nil then
      missing = missing or name
      return nil
    end
    local text = type(value) ~= "boolean" and request.scalar_text(value, "param '" .. name .. "'")
    local safe, why
    if kinds and kinds[name] == "guid" then
      if check.guid(text) then return text end -- nothing in it to encode
      why = ("is not a GUID: '%s'"):format(request.shown(value))
    else
      safe, why = check.path_segment(text)
    end
    if safe then return core.escape(text) end
    bad, reason = bad or name, reason or why
    return nil
  end)
  if missing then return invalid("%s is missing: the path needs it", request.shown(missing)) end
  if bad then return invalid("%s %s", request.shown(bad), reason) end
  return path
end

---@param path string
---@param text string the query
---@return string
function request.join(path, text)
  if text == "" then return path end
  return path .. (path:find("?", 1, true) and "&" or "?") .. text
end

local function positive(value, what)
  if value > 0 and value < math.huge then return true end
  return invalid("%s must be greater than zero", what)
end

--- Puts a call's trailing options into the request.
---@param out table the request for the engine
---@param options table already checked for names and types
---@return boolean? ok
---@return table? err
function request.apply(out, options)
  local ok, err
  for _, name in ipairs({ "request_id", "correlation_id" }) do
    local id = options[name]
    if id and not check.guid(id) then return invalid("%s is not a GUID: '%s'", name, request.shown(id)) end
    out[name] = id or nil
  end
  if options.timeout then
    ok, err = positive(options.timeout, "timeout")
    if not ok then return nil, err end
    out.timeout = options.timeout
  end
  local delay = options.delay
  if delay then
    if delay < 0 or delay ~= delay or delay == math.huge then
      return invalid("delay must be a number of seconds")
    end
    out.delay = out.delay or delay
  end
  local attempts = options.max_attempts
  if attempts then
    if attempts < 1 or attempts ~= math.floor(attempts) then
      return invalid("max_attempts must be a whole number of at least 1")
    end
    out.max_attempts = attempts
  end
  if options.locale then
    if not options.locale:find("^%a[%w-]*$") then
      return invalid("locale is not a language tag: '%s'", request.shown(options.locale))
    end
    out.locale = options.locale
  end
  local lines
  if options.headers then
    local accept
    lines, err, accept = header_lines.encode(options.headers)
    if not lines then return nil, err end
    out.accept = accept or out.accept
  end
  if options.if_match then
    if not check.header_value(options.if_match) or options.if_match:find("^%s*$") then
      return invalid("if_match is not an ETag")
    end
    lines = lines or {}
    lines[#lines + 1] = "If-Match: " .. options.if_match
  end
  if lines and lines[1] then out.headers = lines end
  return true
end

--- The ETag in a record, as a header wants it: the hosts write it with its quotes or without.
---@param record any
---@return string?
function request.etag(record)
  if type(record) ~= "table" then return nil end
  local attributes = type(record.attributes) == "table" and record.attributes or {}
  local etag = attributes.etag or record["@odata.etag"] or record.eTag
  if type(etag) ~= "string" or etag == "" then return nil end
  return etag:find('^W?/?"') and etag or '"' .. etag .. '"'
end

local function form(fields)
  local text, err = query.encode(fields)
  return text, err, "application/x-www-form-urlencoded"
end

local function files(list)
  return multipart.encode(list)
end

local CODINGS = { form = form, files = files }

--- Puts a body into the request.
---@param out table the request for the engine
---@param body any to be encoded as JSON, unless it is a form
---@param takes string? as in a resource file
---@return boolean? ok
---@return table? err
function request.body(out, body, takes)
  if CODINGS[takes] then
    local text, err, content_type = CODINGS[takes](body)
    out.body, out.content_type = text, content_type
    return text and true, err
  end
  if takes and takes:find("%[%]$") and not json.is_array(body) then
    if next(body) ~= nil then return invalid("body: an array is expected") end
    body = json.array({})
  end
  local text, err = json.encode(body)
  if not text then return invalid("body: %s", err.message) end
  out.body, out.content_type = text, "application/json"
  return true
end

return request
