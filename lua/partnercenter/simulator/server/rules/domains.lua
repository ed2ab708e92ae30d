--- Tells which domain names are taken.
local world = require "partnercenter.simulator.server.state.world"

local domains = {}

--- Returns whether a domain is taken: by a customer, or because it is contoso.
---@param domain string
---@return boolean
function domains.taken(domain)
  domain = domain:lower()
  if domain:find("^contoso%f[.%z]") then return true end
  local number = tonumber(domain:match("^customer(%d+)%.example$"))
  if number then return number >= 1 and number <= world.service.customers end
  for _, customer in ipairs(world.created()) do
    if customer.domain:lower() == domain then return true end
  end
  return false
end

return domains
