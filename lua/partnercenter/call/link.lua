--- Where the service points next: `links.next.uri`, `nextLink`, `Location`. All of it comes from outside, so
--- whatever could lead the bearer token elsewhere is refused, with the reason.
local ascii = require "partnercenter.text.ascii"
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"

local link = {}

local DEFAULT_PORT = { http = "80", https = "443" }

local function split(url)
  local scheme, authority, path = url:match("^(%a[%w+.-]*)://([^/?#]*)(.*)$")
  if not scheme then return nil end
  scheme = ascii.lower(scheme)
  local host, port = authority:match("^(.-):(%d*)$")
  if not host or host:find("^%[[^%]]*$") then host, port = authority, "" end
  if port == "" then port = DEFAULT_PORT[scheme] or "" end
  return scheme .. "://" .. ascii.lower(host) .. ":" .. port, path
end

--- What stands before the nouns in a path: "/v1", "/partner/v1", "/webhooks/v1", "/beta".
---@param path string
---@return string?
function link.version(path)
  return path:match("^/beta%f[/]") or path:match("^.-/v%d[%d.]*%f[/]")
end

-- "/v1" is added only where no version stands yet: since 2021 some links carry it, older ones do not.
local function versioned(path, version)
  if path:find("^/v%d[%d.]*/") or path:find("^/[^/?]+/v%d[%d.]*/") then return path end
  if path:sub(1, #version + 1) == version .. "/" then return path end
  return version .. path
end

--- Turns a link of the service into a path on our own host.
--- Accepts `customers?…`, `/customers?…`, `/v1/customers?…` and absolute URLs of the same origin.
---@param uri any the link as the service wrote it
---@param base string the base URL of the host that was asked
---@param version string? version prefix of the path that was asked ("/v1")
---@return string? path path and query, starting with "/"
---@return string? reason why the link is not followed
function link.resolve(uri, base, version)
  if type(uri) ~= "string" or uri == "" then return nil, "the link is not text" end
  if uri:find("[%z\1-\31\127]") then return nil, "the link contains control characters" end
  local path = uri:gsub("#.*$", "")
  if path:find("^[/\\][/\\]") then return nil, "the link leads to another origin" end
  local scheme = path:match("^([^/?]*):")
  if scheme then
    local origin, rest = split(path)
    local own_origin, prefix = split(base)
    if not origin or origin ~= own_origin then return nil, "the link leads to another origin" end
    if rest:sub(1, #prefix + 1) == prefix .. "/" then rest = rest:sub(#prefix + 1) end
    path = rest
  end
  if path:sub(1, 1) ~= "/" then path = "/" .. path end
  local before, after = path:match("^([^?]*)%??(.*)$")
  local strange = before:find("\\", 1, true) or before:find("//", 1, true)
  for segment in before:gmatch("[^/]+") do
    strange = strange or not check.path_segment(segment)
  end
  if strange then return nil, "the link leads to an unknown path" end
  path = versioned(before, version or "/v1")
  -- A second "?" is a known slip of the service for "&".
  if after ~= "" then path = path .. "?" .. after:gsub("%?", "&") end
  return (path:gsub("[%s\"<>{}|\\^`\128-\255]", core.escape))
end

return link
