-- Which domain names are somebody's.

local world = require "partnercenter.simulator.server.state.world"

local M = {}

---Whether a domain is taken: by a customer, or as one that always is (contoso).
---@param domain string
---@return boolean
function M.taken(domain)
  domain = domain:lower()
  if domain:find("^contoso%f[.%z]") then return true end
  local number = tonumber(domain:match("^customer(%d+)%.example$"))
  if number then return number >= 1 and number <= world.service.customers end
  for _, customer in ipairs(world.created()) do
    if customer.domain:lower() == domain then return true end
  end
  return false
end

return M
