--- Resolves cloud, base addresses, audiences and authority.
local check = require "partnercenter.arguments.check"
local clouds = require "partnercenter.options.clouds"
local core = require "partnercenter.core"
local lazy = require "partnercenter.loader.lazy"
local origin = require "partnercenter.options.origin"
local printable = require "partnercenter.text.printable"

local suggest = lazy "partnercenter.arguments.suggest"
local url = lazy "partnercenter.options.url"

local endpoints = {}

local HOSTS = { "api", "partner", "graph" }
local BASES = { "api", "partner", "graph", "blob" }

local function parse(address, source)
  local parts, problem = url.parse(address)
  if not parts then return nil, ("%s %s"):format(source, problem) end
  return parts.url
end

local function resolve_cloud(config, given, env)
  local name, source = origin.value(config, given, "cloud", env, "PARTNERCENTER_CLOUD")
  local lower = (name or "global"):lower()
  config.cloud = clouds.names[lower] and lower or clouds.aliases[lower]
  if config.cloud then return nil end
  local hint = suggest.suggest(name, clouds.names) or suggest.suggest(name, clouds.aliases)
  hint = hint and (", did you mean '%s'?"):format(hint) or ""
  return ("%s must be global, usgov or china, not '%s'%s"):format(source, printable(name), hint)
end

local function by_host(value)
  return type(value) == "table" and value or { api = value }
end

-- A variable holds no table. On loopback it names every host, since a simulator answers for all of them.
local function given_addresses(config, given, env)
  local value, source = origin.value(config, given, "base_url", env, "PARTNERCENTER_BASE_URL")
  if origin.is_variable(config, "base_url") and core.is_loopback_url(value) then
    return { api = value, partner = value, graph = value, blob = value }, source
  end
  return by_host(value), source
end

local function resolve_bases(config, given, env)
  local addresses, source = given_addresses(config, given, env)
  config.base = {}
  for _, host in ipairs(BASES) do
    config.base[host] = clouds.names[config.cloud].base[host]
    if addresses[host] then
      local name = type(given.base_url) == "table" and source .. "." .. host or source
      local address, problem = parse(addresses[host], name)
      if not address then return problem end
      config.base[host] = address
    end
  end
  config.local_only = core.is_loopback_url(config.base.api) or nil
end

local function resolve_audiences(config, given)
  local audience = by_host(given.audience)
  config.audience = {}
  for _, host in ipairs(HOSTS) do
    config.audience[host] = audience[host] or clouds.names[config.cloud].audience[host]
    if config.audience[host]:find("^%s*$") or not check.header_value(config.audience[host]) then
      return "option audience must be the address or id of an API"
    end
  end
end

local function resolve_authority(config, given, env)
  local authority, source = origin.value(config, given, "authority", env, "AZURE_AUTHORITY_HOST")
  if not authority then
    config.authority = clouds.names[config.cloud].authority
    return nil
  end
  -- The Azure tools take a bare host name in the variable.
  if origin.is_variable(config, "authority") and not authority:find("://", 1, true) then
    authority = "https://" .. authority
  end
  local problem
  config.authority, problem = parse(authority, source)
  config.authority_given = true
  return problem
end

--- Adds `cloud`, `base`, `audience` and `authority` to a client's configuration, and `local_only` if Partner
--- Center's own host is on loopback.
---@param config table
---@param given table options
---@param env fun(variable: string): string?
---@return string? problem
function endpoints.resolve(config, given, env)
  return resolve_cloud(config, given, env) or resolve_bases(config, given, env)
    or resolve_audiences(config, given) or resolve_authority(config, given, env)
end

return endpoints
