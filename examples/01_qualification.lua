-- Prints the qualification of one customer: lua examples/01_qualification.lua <customer-tenant-guid>
-- Credentials come from the environment: AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET and
-- PARTNERCENTER_REFRESH_TOKEN (see lua/partnercenter/auth/README.md). The simulator prints these variables.
local partnercenter = require "partnercenter"
local id = arg[1]
if not id then
  io.stderr:write "usage: lua examples/01_qualification.lua <customer-tenant-guid>\n"
  os.exit(2)
end

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local ok, qualification, err = pcall(function()
  return partnercenter.customer(id):qualification()
end)
if not (ok and qualification) then fail(err or qualification) end
print(qualification)
