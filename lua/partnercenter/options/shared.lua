--- Reads the address of the Redis server that a partner's processes share. It may hold a password, so no
--- message repeats it.
local ascii = require "partnercenter.text.ascii"
local core = require "partnercenter.core"
local lazy = require "partnercenter.loader.lazy"
local origin = require "partnercenter.options.origin"

local url = lazy "partnercenter.options.url"

local shared = {}

local PORT = 6379
local FORM = "%s must be an address such as rediss://user:password@redis.example:6380/0: %s"
local PLAIN, TLS = { tls = false }, { tls = true }
local SCHEMES = { redis = PLAIN, rediss = TLS, valkey = PLAIN, valkeys = TLS } -- the latter two as valkey-cli
local BLANK = "[%z\1-\32\127-\255]"

---@class partnercenter.Shared
---@field host string     an IPv6 address stands in brackets
---@field port integer
---@field tls boolean
---@field database integer
---@field user string?
---@field password string?
---@field place string    host and port, for people

local function decoded(text)
  if text:find("%%[^%x]") or text:find("%%.?$") or text:find("%%%x[^%x]") then return nil end
  return (text:gsub("%%(%x%x)", function(digits) return string.char(tonumber(digits, 16)) end))
end

-- The user and the password in front of the host, or the problem.
local function credentials(text)
  local user, password = text:match("^([^:]*):(.*)$")
  if not user then return nil, nil, "it has a user without a password (user:password@, or :password@)" end
  user, password = decoded(user), decoded(password)
  if not (user and password) then return nil, nil, "write a '%' in its user or password as %25" end
  if (user .. password):find("%z") then return nil, nil, "its user or password holds a NUL" end
  if password == "" then return nil, nil, "its password is empty" end
  return user ~= "" and user or nil, password
end

-- Scheme, authority and path, or the problem.
local function parts_of(text)
  if text:find(BLANK) then return nil, "percent-encode blanks, control characters and bytes above 127" end
  local scheme, rest = text:match("^(%a[%w+.-]*)://(.*)$")
  scheme = scheme and ascii.lower(scheme)
  if not scheme then
    return nil, "it has no scheme: begin with redis://, or with rediss:// for TLS"
  elseif scheme:find("unix") or scheme:find("socket") then
    return nil, "a unix socket cannot be used: give host and port"
  elseif not SCHEMES[scheme] then
    return nil, "its scheme is neither redis nor rediss (with TLS), nor valkey or valkeys"
  elseif rest:find("[/?#].*@") then
    return nil, "write '/', '?' and '#' in its user or password as %2F, %3F and %23"
  elseif rest:find("[?#]") then
    return nil, "it has a query or a fragment"
  end
  return { scheme = scheme, authority = rest:match("^[^/]*"), path = rest:match("^[^/]*(.*)$") }
end

---@param text string
---@return partnercenter.Shared?
---@return string? problem without the address
local function parse(text)
  local parts, problem = parts_of(text)
  if not parts then return nil, problem end
  local userinfo, address = parts.authority:match("^(.*)@(.*)$")
  local user, password
  if userinfo then
    user, password, problem = credentials(userinfo)
    if problem then return nil, problem end
  end
  local host, wrong = url.parse("https://" .. (address or parts.authority))
  if not host then return nil, "it " .. wrong end
  local database = parts.path:match("^/?$") and "0" or parts.path:match("^/(%d%d?%d?%d?%d?)$")
  if not database then return nil, "behind the host only the number of a database may stand, as in /0" end
  local port = host.port or PORT
  return {
    host = host.host, port = port, tls = SCHEMES[parts.scheme].tls, database = tonumber(database),
    user = user, password = password, place = ("%s:%d"):format(host.host, port),
  }
end

--- Replaces `shared` in a client's configuration by its parts.
---@param config table
---@param given table options
---@param env fun(variable: string): string?
---@return string? problem
function shared.resolve(config, given, env)
  local text, name = origin.value(config, given, "shared", env, "PARTNERCENTER_SHARED")
  config.shared = nil -- the text may hold a password
  if not text then return nil end
  local parts, problem = parse(text)
  if not parts then return FORM:format(name, problem) end
  local usable, why = core.has_redis()
  if not usable then return ("%s cannot be used: %s"):format(name, why) end
  config.shared = parts
end

return shared
