--- Handlers of the partner's validation codes and of a customer's validation status.
local json = require "partnercenter.simulator.json"
local reply = require "partnercenter.simulator.server.http.reply"
local world = require "partnercenter.simulator.server.state.world"

local function codes() return reply.json(200, json.array(world.codes)) end

local function status(call)
  local kind = call.query.type
  if not kind or kind:lower() ~= "account" then
    return reply.problem(400, 2000, "The type is not supported")
  end
  return reply.json(200, { type = "account", status = call.customer.account, lastUpdateDateTime = "" })
end

return {
  { method = "GET", path = "/v1/customers/all/validations", auth = "both", run = codes },
  { method = "GET", path = "/v1/customers/{customer_id}/validationStatus", auth = "app+user", run = status },
}
