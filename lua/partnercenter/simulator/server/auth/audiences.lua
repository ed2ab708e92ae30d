-- The APIs that tokens can be asked for.

local M = {}

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

---The resource as it stands in tokens, or nil for one that nobody knows.
---@param resource string
---@return string|nil
function M.known(resource)
  resource = resource:gsub("/$", "")
  local own = resource:match("^https?://127%.0%.0%.1:%d+$") or resource:match("^https?://localhost:%d+$")
  return (RESOURCES[resource] or own) and resource or nil
end

return M
