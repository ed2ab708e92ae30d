--- The audiences that tokens are issued for.
local audiences = {}

local RESOURCES = {
  ["https://api.partnercenter.microsoft.com"] = true,
  ["https://api.partnercenter.microsoft-ppe.com"] = true,
  ["https://partner.partnercenterapi.microsoftonline.cn"] = true,
  ["https://api.partner.microsoft.com"] = true,
  ["https://graph.microsoft.com"] = true,
  ["https://graph.microsoft.us"] = true,
  ["https://microsoftgraph.chinacloudapi.cn"] = true,
  ["https://graph.windows.net"] = true,
  ["https://management.azure.com"] = true,
}

--- Returns a resource as it appears in tokens, or nil if it is unknown.
---@param resource string
---@return string|nil
function audiences.known(resource)
  resource = resource:gsub("/$", "")
  local own = resource:match("^https?://127%.0%.0%.1:%d+$") or resource:match("^https?://localhost:%d+$")
  return (RESOURCES[resource] or own) and resource or nil
end

return audiences
