--- Maps the addresses in events to calls of the client, to its own origins only.
local ascii = require "partnercenter.text.ascii"
local check = require "partnercenter.arguments.check"
local clouds = require "partnercenter.options.clouds"

local resource_address = {}

local HOSTS = { "api", "partner", "graph" }
local GDAP_HOST = "partner.microsoft.com"
local GDAP = "/v1.0/tenantRelationships/delegatedAdminRelationships/"

local function without_default_port(authority)
  return (ascii.lower(authority):gsub(":443$", ""):gsub(":80$", ""))
end

local function split(uri)
  if uri:find("^/[^/\\]") then return nil, uri end
  local scheme, authority, path = uri:match("^(%a+)://([^/?#\\]+)([^#]*)$")
  scheme = scheme and ascii.lower(scheme)
  if scheme ~= "http" and scheme ~= "https" then return nil, nil end
  return without_default_port(authority), path
end

local function own_host(config, authority)
  for _, name in ipairs(HOSTS) do
    local base = config.base[name]
    if without_default_port(base:match("^%a+://([^/]+)")) == authority then return name end
    local documented = clouds.names.global.base[name]:match("^https://(.+)$")
    if config.local_only and documented == authority then return name end
  end
end

-- Relationships of GDAP have addresses that nothing answers; Graph has them.
local function gdap_path(path)
  local id, rest = path:match("^/[gG]ranularAdminRelationships/([%w-]+)(/?.*)$")
  if not id then return nil end
  if rest == "" or rest == "/" then return GDAP .. id end
  local assignment = rest:match("^/[aA]ccessAssignments/([%w-]+)/?$")
  return assignment and GDAP .. id .. "/accessAssignments/" .. assignment
end

-- Some addresses carry "/webhooks" before the path of the API.
local function api_path(path)
  if path:find("^/webhooks/v1/registration") then return path end
  return (path:gsub("^/webhooks(/v%d)", "%1"))
end

-- On loopback one address serves all hosts, so the path tells which one it is.
local function host_of_path(path)
  if path:find("^/v1%.0/engagements/") then return "partner" end
  if path:find("^/v1%.0/tenantRelationships/") or path:find("^/beta/") then return "graph" end
  return "api"
end

local function is_plain(path)
  local before, after = path:match("^([^?]*)%??(.*)$")
  if before:find("//", 1, true) or path:find("[{}\\%s%c\"<>^`|\128-\255]") or after:find("?", 1, true) then
    return false
  end
  for segment in before:gmatch("[^/]+") do
    if not check.path_segment(segment) then return false end
  end
  return before:find("^/.") ~= nil
end

--- The call that reads an address.
---@param uri any as the event has it
---@param config table of the client
---@return { host: string, path: string }?
---@return string? reason why it is not called
function resource_address.of(uri, config)
  if type(uri) ~= "string" or uri == "" then return nil, "is missing" end
  local authority, path = split(uri)
  if not path then return nil, "is not a URL" end
  if authority == GDAP_HOST then
    local gdap = gdap_path(path)
    if not gdap then return nil, "is no address of a GDAP relationship" end
    return { host = "graph", path = gdap }
  end
  local host = not authority and "api" or own_host(config, authority)
  if not host then return nil, "leads to a host that is not the client's" end
  if not is_plain(path) then return nil, "has a path that is not called" end
  path = api_path(path)
  return { host = host == "api" and host_of_path(path) or host, path = path }
end

--- The customer whose id stands in an address.
---@param uri any
---@return string?
function resource_address.customer_of(uri)
  local id = type(uri) == "string" and uri:match("/customers/([%x-]+)")
  return check.guid(id) and ascii.lower(id) or nil
end

return resource_address
