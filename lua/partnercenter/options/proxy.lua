--- Which proxy a client uses, and what to say when it fails. A proxy's address may hold a password: messages
--- show it
--- without user and password, and no malformed one at all.
local url = require "partnercenter.options.url"

local proxy = {}

-- Added to NO_PROXY: what runs on this machine is never reached through a proxy of the environment.
local LOOPBACK = "localhost,127.0.0.0/8,::1"
local SCHEMES = { http = true, https = true, socks4 = true, socks4a = true, socks5 = true, socks5h = true }
local FORM = "%s must be a proxy's address, such as http://proxy.example:3128: %s"

--- The proxy's address with a scheme, or nil and what is wrong with it.
local function address(text)
  if text == "" then return nil, "it is empty (false means none)" end
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
---@param made table
---@param given table options
---@param env fun(variable: string): string?
---@return string? problem
function proxy.configure(made, given, env)
  local text, origin = given.proxy, "option proxy"
  made.no_proxy = ""
  if text == nil then
    text, origin = first_set(env, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    local exceptions = text and first_set(env, "no_proxy", "NO_PROXY")
    if exceptions == "*" then text = nil end
    made.no_proxy = exceptions and exceptions .. "," .. LOOPBACK or LOOPBACK
  end
  local problem
  made.proxy, made.proxy_source = false, text and origin or nil
  if text then
    made.proxy, problem = address(text)
  end
  return problem and FORM:format(origin, problem)
end

local function number_of(ip)
  local a, b, c, d = ip:match("^(%d+)%.(%d+)%.(%d+)%.(%d+)$")
  return a and ((a * 256 + b) * 256 + c) * 256 + d
end

-- Whether an entry of NO_PROXY names the host, as libcurl reads it.
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

--- Whether requests to that address go through the client's proxy.
---@param config table
---@param base string? an address; unknown ones are taken to
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

-- What libcurl says, in lower case: what to do then, with the proxy's source and the host it was to reach.
local REASONS = {
  { "could not resolve proxy", "correct the proxy's name in %s" },
  { "response 407", "correct the proxy's user and password in %s", credentials = true },
  { "response 407", "give the proxy's user and password in %s: http://user:password@host:port" },
  { "response 403", "ask the proxy's administrator to allow CONNECT to %2$s" },
  { "response 405", "ask the proxy's administrator to allow CONNECT to %2$s" },
  { "response 5%d%d", "the proxy cannot reach %2$s: ask its administrator" },
  { "response %d", "check that %s names an HTTP proxy" },
  { "connect aborted", "check that %s names an HTTP proxy" },
  { "socks", "check that %s names a SOCKS proxy that may reach %2$s" },
  { "^no answer within", "check that the proxy in %s answers; proxy = false uses none" },
  { "failed to connect to", "check that the proxy in %s is running; proxy = false uses none" },
}
local CONNECTING = { resolve = true, connect = true, tls = true }

--- Adds the proxy, and what to do about it, to what is known of a failure to connect.
---@param about table message, phase, hint
---@param config table
---@param base string? the address that was to be reached
function proxy.explain(about, config, base)
  local lower = about.message:lower()
  local tells = lower:find("proxy", 1, true) or lower:find("failed to connect to", 1, true)
    or lower:find("connect tunnel", 1, true) or lower:find("socks",
    1, true)
  if not (tells or CONNECTING[about.phase]) or not proxy.applies(config, base) then return end
  local shown = config.proxy:gsub("//[^/]*@", "//"):gsub("/$", "")
  local host = base and (base:match("://([^/]+)")) or "the service"
  about.message = ("%s (proxy %s from %s)"):format(about.message, shown, config.proxy_source)
  for _, reason in ipairs(REASONS) do
    local fits = not reason.credentials or config.proxy:find("@", 1, true)
    if not about.hint and fits and lower:find(reason[1]) then
      about.hint = reason[2]:gsub("%%2%$s", (host:gsub("%%", "%%%%"))):gsub("%%s", config.proxy_source)
    end
  end
end

return proxy
