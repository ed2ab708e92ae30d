--- Checks the options of a receiver and adds their defaults.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local allowed = require "partnercenter.foreign_hosts.allowed"
local misuse = require "partnercenter.arguments.misuse"
local private = require "partnercenter.client.private"
local seen = require "partnercenter.webhook.seen"

local options = {}

---@class partnercenter.webhook.Options
---@field client partnercenter.Client  fetches certificates and resources; its CAs count
---@field on_event? fun(event: partnercenter.webhook.Event): any, any  false, or nil and an error: failed
---@field seen? table|userdata|string|false  store, shared dictionary or path of what was handled; false: none
---@field certificate_hosts? string[]  hosts of certificates, in place of the documented one
---@field issuer_hosts? string[]  hosts of issuers' certificates, in place of the documented one
---@field intermediates? string|string[]  certificates in PEM, or paths of files that hold them
---@field max_age? number|false  seconds, 3 days; false: events of any age

local TYPES = {
  client = "table", on_event = "function", seen = "table|userdata|string|false", certificate_hosts = "table",
  issuer_hosts = "table", intermediates = "string|table", max_age = "number|false",
}
local CERTIFICATE_HOSTS = { "3psostorageacct.blob.core.windows.net" }
local ISSUER_HOSTS = { "www.microsoft.com" }
local MAX_AGE = 3 * 86400 -- an event may be 48 hours late, and is delivered up to ten times
local HOST = "%s[%d] must be a host such as 'hooks.example.com' or 'host:port', without scheme or path"

local function config_error(message, ...)
  return nil, errors.new("config", { message = ("partnercenter.webhook.new: " .. message):format(...) })
end

-- A client of a simulator stays on this machine, where the simulator has the certificates, too.
local function default_hosts(config, documented)
  return config.local_only and { config.base.api:match("^%a+://([^/]+)") } or documented
end

local function hosts_of(config, name, given, documented)
  for i, host in ipairs(given or {}) do
    local is_host = type(host) == "string" and not host:find("[*/@?#%s]")
    if not is_host or not core.is_allowed_origin("https://" .. host, { host }) then
      return config_error(HOST, name, i)
    end
  end
  if given and not given[1] then return config_error("%s names no host: leave it out", name) end
  return allowed.reachable(config, given or default_hosts(config, documented))
end

local function read(path)
  local text, why = core.read_file(path)
  if text then return text end
  return nil, text == false and "no such file" or why
end

local function intermediates_of(given)
  local found = {}
  for i, one in ipairs(type(given) == "table" and given or { given }) do
    if type(one) ~= "string" then return config_error("intermediates[%d] must be PEM text or a path", i) end
    local text, why = one, nil
    if not one:find("-----BEGIN", 1, true) then text, why = read(one) end
    if not text then return config_error("intermediates[%d] cannot be read: %s", i, tostring(why)) end
    found[i] = text
  end
  return found
end

local function session_of(client)
  local ok, session = pcall(private.of, client)
  if not ok or not session or not session.config then
    misuse.raise("partnercenter.webhook.new: option 'client' must be a client of partnercenter.new")
  end
  return session
end

local function add_hosts(settings, given)
  local config = settings.session.config
  local found, err = hosts_of(config, "certificate_hosts", given.certificate_hosts, CERTIFICATE_HOSTS)
  if not found then return nil, err end
  settings.certificate_hosts = found
  found, err = hosts_of(config, "issuer_hosts", given.issuer_hosts, ISSUER_HOSTS)
  if not found then return nil, err end
  settings.issuer_hosts = found
  return true
end

--- Resolves the options. Raises on unknown ones and wrong types.
---@param given partnercenter.webhook.Options
---@return table? settings
---@return partnercenter.error?
function options.resolve(given)
  check.type(given, "table", "partnercenter.webhook.new: options")
  check.options(given, TYPES, "partnercenter.webhook.new")
  if not given.client then misuse.raise("partnercenter.webhook.new: option 'client' is missing") end
  local settings = { client = given.client, session = session_of(given.client), on_event = given.on_event }
  local ok, err = add_hosts(settings, given)
  if not ok then return nil, err end
  settings.intermediates, err = intermediates_of(given.intermediates)
  if err then return nil, err end
  settings.max_age = given.max_age == nil and MAX_AGE or given.max_age
  if settings.max_age and settings.max_age <= 0 then
    return config_error("max_age must be a number of seconds above 0, or false for events of any age")
  end
  local store, problem = seen.open(given.seen, settings.session)
  if problem then return config_error("%s", problem) end
  settings.store = store
  return settings
end

return options
