--- Which hosts outside Partner Center a client may call.
local core = require "partnercenter.core"

local allowed = {}

local BLOB_STORES = {
  "*.blob.core.windows.net", "*.blob.core.usgovcloudapi.net", "*.blob.core.chinacloudapi.cn",
}

-- A client of a simulator stays on this machine.
local function keep_local(patterns)
  local near = {}
  for _, pattern in ipairs(patterns) do
    local url = pattern:find("://", 1, true) and pattern or "https://" .. pattern
    if core.is_loopback_url(url) then near[#near + 1] = pattern end
  end
  return near
end

--- Those of some hosts that a client may call.
---@param config table
---@param patterns string[] hosts or origins
---@return string[]
function allowed.reachable(config, patterns)
  return config.local_only and keep_local(patterns) or patterns
end

--- The patterns of the hosts that hold blobs, in the form that `core.is_allowed_origin` takes.
---@param config table
---@return string[]
function allowed.of_blobs(config)
  local patterns = { config.base.blob and config.base.blob:match("^%a+://[^/]+") }
  for _, host in ipairs(config.export_hosts or {}) do patterns[#patterns + 1] = host end
  if config.local_only then return keep_local(patterns) end
  for _, host in ipairs(BLOB_STORES) do patterns[#patterns + 1] = host end
  return patterns
end

return allowed
