--- Headers that callers give, as lines for the wire.
local ascii = require "partnercenter.text.ascii"
local misuse = require "partnercenter.arguments.misuse"
local check = require "partnercenter.arguments.check"
local errors = require "partnercenter.errors"
local request = require "partnercenter.call.request"

local invalid = errors.invalid

local caller_headers = {}

-- Set by the library, the transport or an option of the call.
local RESERVED = {
  authorization = "the client's credential",
  ["proxy-authorization"] = "the option 'proxy'",
  ["content-type"] = "content_type",
  ["ms-requestid"] = "the option 'request_id'",
  ["ms-correlationid"] = "the option 'correlation_id'",
  ["x-locale"] = "the option 'locale'",
  ["accept-encoding"] = "the library",
  ["user-agent"] = "the library",
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

--- Whether the library or the transport sets this header itself.
---@param name string
---@return string? by what
function caller_headers.reserved(name)
  return RESERVED[ascii.lower(name)]
end

--- Encodes headers; the value of Accept comes apart, because the core sends one of its own.
---@param headers table<string, string|number>
---@return string[]? lines
---@return partnercenter.error?
---@return string? accept
function caller_headers.encode(headers)
  local lines, accept = {}, nil
  for name, value in pairs(headers) do
    if type(name) ~= "string" then misuse.raise("headers: names must be strings") end
    if type(value) == "boolean" then misuse.raise("headers: string or number expected, got boolean") end
    local text, problem = request.scalar_text(value, "header '" .. request.printable(name) .. "'")
    if not check.header_name(name) then
      return invalid("'%s' is not a header name", request.printable(name))
    end
    if RESERVED[ascii.lower(name)] then
      return invalid("header '%s' cannot be set: it is set by %s", name, RESERVED[ascii.lower(name)])
    end
    if not text then return invalid("header '%s' %s", name, problem) end
    if text:find("^%s*$") then return invalid("header '%s' has no value", name) end
    local sendable, why = check.sendable(text)
    if not sendable then return invalid("header '%s' %s", name, why) end
    if ascii.lower(name) == "accept" then accept = text else lines[#lines + 1] = name .. ": " .. text end
  end
  table.sort(lines)
  return lines, nil, accept
end

return caller_headers
