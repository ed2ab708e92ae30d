-- The route table: every operation the simulator answers. A row is method, path (with {names}), auth (both,
-- app+user or none) and run(call) -> reply. A {customer_id} is checked and looked up before `run`, which
-- finds call.customer.

local rows = {}

for _, name in ipairs {
  "authority", "identity",
  "resource.customers", "resource.qualification", "resource.qualifications", "resource.validations",
} do
  for _, row in ipairs(require("partnercenter.simulator.server." .. name)) do rows[#rows + 1] = row end
end

return rows
