-- Writes the qualifications of all customers into a table for spreadsheets:
-- lua examples/07_qualifications_csv.lua <file>
-- The file appears once it is complete. On failure the old file stays, and the exit status is 1.
-- Credentials come from the environment, as in 01_qualification.lua.
local csv = require "partnercenter.csv"
local partnercenter = require "partnercenter"
local path = arg[1]
if not path then
  io.stderr:write "usage: lua examples/07_qualifications_csv.lua <file>\n"
  os.exit(2)
end

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local out, why = csv.create(path, { "customer_id", "company", "domain", "qualification" })
if not out then fail(why) end
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
if not ok then fail(err) end
print(("%d customers in %s"):format(count, path))
