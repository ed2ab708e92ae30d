-- Prints the qualification of one customer: lua examples/70_qualification.lua <customer-tenant-guid>
-- Reads only, with any sign-in. Credentials come from the environment: AZURE_TENANT_ID,
-- AZURE_CLIENT_ID, AZURE_CLIENT_SECRET and PARTNERCENTER_REFRESH_TOKEN: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local id = arg[1]
if not id or id:find "^%-" then
  io.stderr:write "usage: lua examples/70_qualification.lua <customer-tenant-guid>\n"
  os.exit(2)
end

partnercenter.main(function()
  print(assert(partnercenter.customer(id):qualification()))
end)
