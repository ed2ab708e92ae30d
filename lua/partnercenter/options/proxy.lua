--- Chooses the proxy of a client. Its address may hold a password, so no message repeats a malformed one.
local lazy = require "partnercenter.loader.lazy"

local url = lazy "partnercenter.options.url"

local proxy = {}

-- Added to NO_PROXY: a proxy from the environment is never used for loopback.
local LOOPBACK = "localhost,127.0.0.0/8,::1"
local SCHEMES = { http = true, https = true, socks4 = true, socks4a = true, socks5 = true, socks5h = true }
local FORM = "%s must be a proxy's address, such as http://proxy.example:3128: %s"

-- The proxy's address with a scheme, or nil and the problem.
local function address(text)
  if text == "" then return nil, "it is empty: give an address, or false for none" end
  if text:find("[%z\1-\32\127-\255]") then return nil, "it holds blanks or control characters" end
  if not text:find("://", 1, true) then text = "http://" .. text end
  local scheme, authority, rest = text:match("^([%w+.-]*)://([^/?#]*)(.*)$")
  if not (scheme and SCHEMES[scheme:lower()]) then
    return nil, "its scheme is none of http, https, socks4, socks4a, socks5, socks5h"
  elseif rest ~= "" and rest ~= "/" then
    return nil, "it has a path"
  end
  local credentials = authority:match("^(.*)@")
  if credentials and credentials:find("%%[01]%x") or credentials and credentials:find("%%7[Ff]") then
    return nil, "its user or password holds a control character"
  end
  local parts, reason = url.parse("https://" .. authority:match("([^@]*)$"))
  if not parts then return nil, "it " .. reason end
  return text
end

local function first_set(env, ...)
  for _, variable in ipairs({ ... }) do
    if env(variable) then return env(variable), variable end
  end
end

--- Adds `proxy`, `no_proxy` and `proxy_source` to a client's configuration.
---@param config table
---@param given table options
---@param env fun(variable: string): string?
---@return string? problem
function proxy.resolve(config, given, env)
  local text, origin = given.proxy, "option proxy"
  config.no_proxy = ""
  if text == nil then
    text, origin = first_set(env, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    local exceptions = text and first_set(env, "no_proxy", "NO_PROXY")
    if exceptions == "*" then text = nil end
    config.no_proxy = exceptions and exceptions .. "," .. LOOPBACK or LOOPBACK
  end
  local problem
  config.proxy, config.proxy_source = false, text and origin or nil
  if text then
    config.proxy, problem = address(text)
  end
  return problem and FORM:format(origin, problem)
end

local function number_of(ip)
  local a, b, c, d = ip:match("^(%d+)%.(%d+)%.(%d+)%.(%d+)$")
  return a and ((a * 256 + b) * 256 + c) * 256 + d
end

-- Whether an entry of NO_PROXY covers the host, by libcurl's rules.
local function excepts(entry, host)
  local network, bits = entry:match("^(.-)/(%d+)$")
  local ip, base = number_of(host), number_of(network or entry)
  if ip and base then
    local size = 2 ^ (32 - (tonumber(bits) or 32))
    return math.floor(ip / size) == math.floor(base / size)
  end
  entry = entry:gsub("^%.", ""):gsub("%.$", ""):gsub("^%[(.*)%]$", "%1")
  return entry ~= "" and (host == entry or host:sub(-#entry - 1) == "." .. entry)
end

--- Whether requests to an address go through the client's proxy.
---@param config table
---@param base string? the address; without one the answer is yes
---@return boolean
function proxy.applies(config, base)
  if not config.proxy then return false end
  local parts = base and url.parse(base)
  local host = parts and parts.host:gsub("^%[(.*)%]$", "%1")
  for entry in (config.no_proxy or ""):lower():gmatch("[^%s,]+") do
    if host and excepts(entry, host) then return false end
  end
  return true
end

return proxy
