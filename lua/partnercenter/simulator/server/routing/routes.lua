--- The route table: all operations of the simulator. A row has method, path (with {names}), auth (both,
--- app+user or none) and run(call) -> reply. The customer of a {customer_id} is call.customer.
---
--- A row inherits auth, query and body from the library's row of the same operation. Rows without an own
--- `run` get a generic handler.
local generic = require "partnercenter.simulator.server.routing.generic"
local operations = require "partnercenter.simulator.server.routing.operations"

local rows, own = {}, {}

local function complete(row)
  local known = operations.by_key[operations.key(row.method, row.path)]
  own[operations.key(row.method, row.path)] = true
  return setmetatable(row, { __index = known })
end

for _, name in ipairs {
  "auth.token_endpoint", "auth.managed_identity",
  "handlers.customers", "handlers.qualification",
  "handlers.users", "handlers.orders", "handlers.subscriptions", "handlers.billing", "handlers.devices",
  "handlers.agreements", "handlers.migrations", "handlers.account", "handlers.product_upgrades",
  "handlers.exports", "handlers.transfers", "handlers.graph.gdap_relationships",
  "handlers.graph.gdap_assignments", "handlers.graph.security_alerts", "webhooks.routes",
} do
  for _, row in ipairs(require("partnercenter.simulator.server." .. name)) do
    rows[#rows + 1] = complete(row)
  end
end

for _, row in ipairs(operations.routes) do
  if not own[operations.key(row.method, row.path)] then
    row.run = generic.handler(row)
    rows[#rows + 1] = row
  end
end

return rows
