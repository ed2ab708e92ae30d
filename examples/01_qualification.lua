-- The qualification of one customer: lua examples/01_qualification.lua <customer-tenant-guid>
-- Who asks comes from the environment: AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET and
-- PARTNERCENTER_REFRESH_TOKEN (see the README); the simulator prints the same variables.
local partnercenter = require "partnercenter"
local id = arg[1] or error("usage: lua examples/01_qualification.lua <customer-tenant-guid>", 0)

local qualification, err = partnercenter.customer(id):qualification()
if not qualification then
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end
print(qualification)
