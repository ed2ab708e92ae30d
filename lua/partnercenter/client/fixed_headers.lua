--- The header lines that every request of a client carries, beside the ids of the call.
local version = require "partnercenter.version"

local fixed_headers = { USER_AGENT = "partnercenter-lua/" .. version }

---@param config table the resolved options
---@return string[]
function fixed_headers.lines(config)
  local lines = { "MS-Contract-Version: v1" }
  if config.validate_mfa then lines[#lines + 1] = "ValidateMfa: true" end
  if config.application_name then
    lines[#lines + 1] = "MS-PartnerCenter-Application: " .. config.application_name
  end
  return lines
end

return fixed_headers
