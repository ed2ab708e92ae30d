-- Whose certificates a client believes: the first thing to know about a failed handshake.

local core = require "partnercenter.core"

local M = {}

---A message about TLS, with the certificates that were trusted.
---@param message string
---@param config table
---@return string
function M.explain(message, config)
  local file = config.ca_file or config.ca_path or core.ca_file()
  local used = (config.ca_source or "libcurl's own") .. (file and ", " .. file or "")
  local extra = config.extra_ca_file and " and " .. config.extra_ca_file or ""
  return ("%s (CA: %s%s)"):format(message, used, extra)
end

return M
