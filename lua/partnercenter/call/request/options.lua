--- The options that every call takes, put into its request.
local check = require "partnercenter.arguments.check"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"
local ranges = require "partnercenter.options.ranges"
local request = require "partnercenter.call.request"

local caller_headers = lazy "partnercenter.call.request.caller_headers"

local invalid = errors.invalid

local call_options = {}

local IDS = { "request_id", "correlation_id" }
local NUMBERS = { "timeout", "attempt_timeout", "delay", "max_attempts" }

--- Puts a call's trailing options into the request.
---@param out table the request for the engine
---@param options table already checked for names and types
---@return boolean? ok
---@return table? err
function call_options.apply(out, options)
  for i = 1, #IDS do
    local name = IDS[i]
    local id = options[name]
    if id and not check.guid(id) then
      return invalid("%s is not a GUID: '%s'", name, request.printable(id))
    end
    out[name] = id or nil
  end
  for i = 1, #NUMBERS do
    local name = NUMBERS[i]
    local value = options[name]
    local fault = value and ranges.fault(name, value)
    if fault then return invalid("%s %s", name, fault) end
    if value and out[name] == nil then out[name] = value end
  end
  if options.locale then
    if not options.locale:find("^[A-Za-z][A-Za-z0-9-]*$") then
      return invalid("locale is not a language tag: '%s'", request.printable(options.locale))
    end
    out.locale = options.locale
  end
  local lines, err
  if options.headers then
    local accept
    lines, err, accept = caller_headers.encode(options.headers)
    if not lines then return nil, err end
    out.accept = accept or out.accept
  end
  if options.if_match then
    local sendable, problem = check.sendable(options.if_match)
    if not sendable then return invalid("if_match %s", problem) end
    if options.if_match:find("^%s*$") then return invalid("if_match is not an ETag") end
    lines = lines or {}
    lines[#lines + 1] = "If-Match: " .. options.if_match
  end
  if lines and lines[1] then out.headers = lines end
  return true
end

--- Options with those of a view beneath them; headers are joined, by name.
---@param options table
---@param defaults table|false|nil
---@return table
function call_options.merge(options, defaults)
  if not defaults then return options end
  local all, headers, taken = {}, {}, {}
  for _, given in ipairs({ defaults, options }) do
    for name, value in pairs(given) do all[name] = value end
  end
  for name, value in pairs(options.headers or {}) do
    headers[name], taken[tostring(name):lower()] = value, true
  end
  for name, value in pairs(defaults.headers or {}) do
    if not taken[tostring(name):lower()] then headers[name] = value end
  end
  all.headers = next(headers) ~= nil and headers or nil
  return all
end

return call_options
