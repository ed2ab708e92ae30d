-- The qualifications of all customers as a table for spreadsheets:
-- lua examples/07_qualifications_csv.lua <file>
-- The file appears when it is whole; after any failure the old one stays and the exit status is 1.
-- Who asks comes from the environment, as in 01_qualification.lua.
local csv = require "partnercenter.csv"
local partnercenter = require "partnercenter"
local path = arg[1] or error("usage: lua examples/07_qualifications_csv.lua <file>", 0)

local out = assert(csv.create(path, { "customer_id", "company", "domain", "qualification" }))
local count = 0

local ok, err = pcall(function()
  local lookups = partnercenter.each(partnercenter.customers { size = 500 }, function(customer)
    return partnercenter.customer(customer.id):qualification()
  end)
  for customer, qualification, problem in lookups do
    if not qualification then error(problem, 0) end
    local profile = customer.companyProfile
    out:write { customer.id, profile.companyName, profile.domain, qualification }
    count = count + 1
  end
end)
if ok then
  ok, err = out:close()
else
  out:abandon()
end
if not ok then
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end
print(("%d customers in %s"):format(count, path))
