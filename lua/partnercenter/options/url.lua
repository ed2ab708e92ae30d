--- Parses and checks the base addresses in options and variables.
local ascii = require "partnercenter.text.ascii"
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"

local url = {}

local function valid_host(host)
  if host:sub(1, 1) == "[" then
    return host:find("^%[[%x:.]+%]$") ~= nil
  end
  return #host <= 253 and host:find("^[a-z0-9_-][a-z0-9._-]*$") ~= nil and not host:find("..", 1, true)
end

--- Parses a base address: https, or http on loopback, without user info, query and fragment.
---@param text string
---@return table|nil parts  url, origin, scheme, host, port, path
---@return string|nil problem  without the address, which may hold a password
function url.parse(text)
  if text:find("[%z\1-\32\127-\255\\\"<>^`{|}]") then
    return nil, "contains a character that no address can have"
  end
  local scheme, rest = text:match("^([A-Za-z][A-Za-z0-9+.-]*)://(.*)$")
  scheme = scheme and ascii.lower(scheme)
  if scheme ~= "https" and scheme ~= "http" then
    return nil, "must begin with https://"
  end
  local authority, path = rest:match("^([^/?#]*)(.*)$")
  if authority:find("@", 1, true) then
    return nil, "must not contain a user name or password"
  elseif path:find("?", 1, true) then
    return nil, "must not contain a query"
  elseif path:find("#", 1, true) then
    return nil, "must not contain a fragment"
  end
  local host, port = authority:match("^(%[.-%])(.*)$")
  if not host then
    host, port = authority:match("^([^:]*)(.*)$")
  end
  host = ascii.lower(host)
  local number = tonumber(port:match("^:(%d+)$"))
  if not valid_host(host) then
    return nil, "has no valid host name"
  elseif port ~= "" and not (number and number >= 1 and number <= 65535) then
    return nil, "has no valid port"
  end
  local origin = scheme .. "://" .. host .. (number and ":" .. ("%d"):format(number) or "")
  if not core.is_base_url(origin) then
    return nil, "must use https; http is only for 127.0.0.0/8, [::1] and localhost"
  end
  path = path:gsub("/+$", "")
  if path:find("//", 1, true) or path:find("%%[^%x]") or path:find("%%.?$") or path:find("%%%x[^%x]") then
    return nil, "has no valid path"
  end
  for segment in path:gmatch("[^/]+") do
    if not check.path_segment(segment) then
      return nil, "has no valid path"
    end
  end
  return {
    url = origin .. path, origin = origin, scheme = scheme, host = host, port = number, path = path,
  }
end

return url
