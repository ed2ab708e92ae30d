--- Explains why a proxy failed: names it without user and password, and says what to do.
local proxy = require "partnercenter.options.proxy"

local proxy_hint = {}

-- A pattern of libcurl's message in lower case, and the hint. `%s` is the proxy's source, `%2$s` the target.
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

--- Adds the proxy and a hint to a failure to connect.
---@param about table message, phase, hint
---@param config table
---@param base string? the target's address
function proxy_hint.explain(about, config, base)
  local lower = about.message:lower()
  local names_proxy = lower:find("proxy", 1, true) or lower:find("failed to connect to", 1, true)
    or lower:find("connect tunnel", 1, true) or lower:find("socks", 1, true)
  if not (names_proxy or CONNECTING[about.phase]) or not proxy.applies(config, base) then return end
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

return proxy_hint
