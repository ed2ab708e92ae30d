-- Prints the qualifications of all customers, many at a time: lua examples/02_all_customers.lua
-- Credentials come from the environment, as in 01_qualification.lua.
local partnercenter = require "partnercenter"

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local function qualification(customer)
  return partnercenter.customer(customer.id):qualification()
end

local function progress(done, total)
  if done % 10 == 0 or done == total then io.stderr:write(("\r%d of %d customers"):format(done, total)) end
end

local customers, names, errors
local ok, problem = pcall(function()
  local err
  customers, err = partnercenter.customers():all()
  if not customers then error(err, 0) end
  names, errors = partnercenter.map(customers, qualification, { progress = progress })
  io.stderr:write("\n")
end)
if not ok then fail(problem) end

local counts = {}
for i, customer in ipairs(customers) do
  local name = names[i] or "failed"
  counts[name] = (counts[name] or 0) + 1
  print(("%s  %-26s %s"):format(customer.id, name, customer.companyProfile.companyName))
  if not names[i] then io.stderr:write(tostring(errors[i]), "\n") end
end

local kinds = {}
for name in pairs(counts) do kinds[#kinds + 1] = name end
table.sort(kinds)
for _, name in ipairs(kinds) do print(("%5d %s"):format(counts[name], name)) end
os.exit(errors and 1 or 0)
