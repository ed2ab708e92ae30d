--- From what a caller gives to what goes on the wire: path, query, headers, body. Bad data comes back as an
--- `invalid_argument` error and nothing is sent; a wrong Lua type raises.
local caller = require "partnercenter.caller"
local check = require "partnercenter.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local multipart = require "partnercenter.multipart"

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

-- Set by the library, the transport or an option of the call.
local RESERVED = {
  authorization = "the client's credential",
  ["proxy-authorization"] = "the option 'proxy'",
  ["content-type"] = "content_type",
  ["ms-requestid"] = "the option 'request_id'",
  ["ms-correlationid"] = "the option 'correlation_id'",
  ["x-locale"] = "the option 'locale'",
  ["accept-encoding"] = "the library",
  ["user-agent"] = "the option 'application_name'",
  host = "the transport",
  connection = "the transport",
  ["content-length"] = "the transport",
  ["transfer-encoding"] = "the transport",
  expect = "the transport",
  te = "the transport",
  trailer = "the transport",
  upgrade = "the transport",
  ["keep-alive"] = "the transport",
  ["proxy-connection"] = "the transport",
  ["http2-settings"] = "the transport",
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

-- Never "3.0" for 3, whatever the Lua version; nil for what is no number at all.
local function number_text(value)
  if value ~= value or value == math.huge or value == -math.huge then return nil end
  if value == math.floor(value) and math.abs(value) < 2 ^ 63 then return ("%d"):format(value) end
  return (("%.14g"):format(value):gsub(",", "."))
end

local function scalar_text(value, what)
  local kind = type(value)
  if kind == "string" then return value end
  if kind == "boolean" then return tostring(value) end
  if kind ~= "number" then
    caller.misuse(("%s: string, number or boolean expected, got %s"):format(what, kind))
  end
  return number_text(value)
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
    local text = type(value) ~= "boolean" and scalar_text(value, "param '" .. name .. "'")
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

-- The part of a path that a caller wrote out; what `params` bring is encoded and needs no such check.
local function path_fault(path)
  if path:sub(1, 1) ~= "/" then return "must begin with '/'" end
  if path:find("[%z\1-\31\127]") then return "contains control characters" end
  if path:find("[ \"<>\\^`|\128-\255]") then return "contains characters that must be percent-encoded" end
  if path:find("#", 1, true) then return "contains a fragment" end
  if path:gsub("%%%x%x", ""):find("%", 1, true) then return "contains a broken percent-encoding" end
  local before, after = path:match("^([^?]*)%??(.*)$")
  if before:find("//", 1, true) then return "contains an empty segment" end
  if after:find("?", 1, true) then return "contains a second '?'" end
  for segment in before:gmatch("[^/]+") do
    if not check.path_segment(segment) then return "contains a dot segment" end
  end
end

--- Checks a path that the caller wrote and fills in its `{names}`.
---@param template string
---@param params table?
---@return string? path
---@return table? err
function request.path(template, params)
  local plain = template:gsub("[{}]", "")
  local fault = path_fault(plain)
  if fault then return invalid("path %s", fault) end
  for name in pairs(params or {}) do
    if type(name) ~= "string" then caller.misuse("params: names must be strings") end
    if not template:find("{" .. name .. "}", 1, true) then
      return invalid("param '%s' does not occur in the path", request.shown(name))
    end
  end
  local path, err = request.fill(template, params)
  if not path then return nil, err end
  if path:find("[{}]") then return invalid("path contains an unbalanced brace") end
  fault = path_fault(path)
  if fault then return invalid("path %s", fault) end
  return path
end

local DATES = { date = "!%Y-%m-%d", datetime = "!%Y-%m-%dT%H:%M:%SZ" }
local YEAR_10000 = 253402300800
local ISO = "^%d%d%d%d%-[01]%d%-[0-3]%d"

-- A moment (as os.time counts) or a text in ISO 8601 as the service wants it, in UTC.
local function date_text(value, kind)
  if type(value) == "number" then
    return value >= 0 and value < YEAR_10000 and os.date(DATES[kind], math.floor(value)) or nil
  end
  if kind == "date" then return value:match(ISO) end
  return value:match(ISO .. "$") or value:match(ISO .. "T[%d:.]+[%dZ+:-]*$")
end

local QUERY_TEXT = {
  filter = function(value)
    if type(value) ~= "table" then return value end
    return json.encode(value)
  end,
  integer = function(value)
    return value == math.floor(value) and number_text(value)
  end,
}
QUERY_TEXT.date, QUERY_TEXT.datetime = date_text, date_text

local WANTED = {
  integer = "a whole number", date = "a date such as 2026-01-31, or a time in seconds",
  datetime = "a time such as 2026-01-31T12:00:00Z, or in seconds",
}

local function add_query(parts, name, value, kind)
  local to_text, shown = QUERY_TEXT[kind], request.shown(name)
  local text, err = (to_text or scalar_text)(value, to_text and kind or "query '" .. shown .. "'")
  if not text then
    local wanted = err and err.message or "must be " .. (WANTED[kind] or "a finite number")
    return invalid("query '%s': %s", shown, wanted)
  end
  parts[#parts + 1] = (core.escape(name):gsub("%%24", "$")) .. "=" .. core.escape(text)
  return true
end

--- Encodes a query; names in order, arrays repeat their name.
---@param query table<string, any>?
---@param kinds table<string, string>? what is known of a value: integer date datetime filter
---@return string? text without the "?"; "" when there is nothing
---@return table? err
function request.query(query, kinds)
  if not query or next(query) == nil then return "" end
  local names, parts = {}, {}
  for name in pairs(query) do
    if type(name) ~= "string" or name == "" then caller.misuse("query: names must be strings") end
    names[#names + 1] = name
  end
  table.sort(names)
  for _, name in ipairs(names) do
    local value, kind = query[name], kinds and kinds[name]
    local values = type(value) == "table" and kind ~= "filter" and value or { value }
    for _, one in ipairs(values) do
      local ok, err = add_query(parts, name, one, kind)
      if not ok then return nil, err end
    end
  end
  return table.concat(parts, "&")
end

---@param path string
---@param query string
---@return string
function request.join(path, query)
  if query == "" then return path end
  return path .. (path:find("?", 1, true) and "&" or "?") .. query
end

--- Whether the library or the transport sets this header itself.
---@param name string
---@return string? by what
function request.reserved(name)
  return RESERVED[name:lower()]
end

-- Returns the value of Accept apart, because the core sends one of its own.
local function header_lines(headers)
  local lines, accept = {}, nil
  for name, value in pairs(headers) do
    if type(name) ~= "string" then caller.misuse("headers: names must be strings") end
    if type(value) == "boolean" then caller.misuse("headers: string or number expected, got boolean") end
    local text = scalar_text(value, "header '" .. request.shown(name) .. "'")
    if not check.header_name(name) then return invalid("'%s' is not a header name", request.shown(name)) end
    if RESERVED[name:lower()] then
      return invalid("header '%s' cannot be set: it is set by %s", name, RESERVED[name:lower()])
    end
    if not text or text:find("^%s*$") then return invalid("header '%s' has no value", name) end
    if not check.header_value(text) then return invalid("header '%s' contains control characters", name) end
    if name:lower() == "accept" then accept = text else lines[#lines + 1] = name .. ": " .. text end
  end
  table.sort(lines)
  return lines, nil, accept
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
    lines, err, accept = header_lines(options.headers)
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
  local text, err = request.query(fields)
  return text, err, "application/x-www-form-urlencoded"
end

local CODINGS = { form = form, files = multipart.encode }

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
