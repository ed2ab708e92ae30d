-- The qualifications of all customers, over as many pages as there are: lua examples/02_all_customers.lua
-- Who asks comes from the environment, as in 01_qualification.lua.
local partnercenter = require "partnercenter"

local rows, counts = {}, {}
for customer in partnercenter.customers():each() do
  local qualification, err = partnercenter.customer(customer.id):qualification()
  if not qualification then
    io.stderr:write("\n", tostring(err), "\n")
    os.exit(1)
  end
  rows[#rows + 1] = ("%s  %-26s %s"):format(customer.id, qualification, customer.companyProfile.companyName)
  counts[qualification] = (counts[qualification] or 0) + 1
  io.stderr:write(("\r%d customers done"):format(#rows))
end
io.stderr:write("\n")

print(table.concat(rows, "\n"))
local names = {}
for name in pairs(counts) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do print(("%5d %s"):format(counts[name], name)) end
