--- Makes a call for rules and records that need one outside of a request.
local world = require "partnercenter.simulator.server.state.world"

--- Makes a call.
---@param customer table|nil
---@return table
return function(customer)
  return {
    settings = world.settings, params = {}, query = {}, customer = customer,
    request = { scheme = "https", header = function() end },
  }
end
