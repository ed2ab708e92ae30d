-- Prints the qualifications of all customers, many at a time: lua examples/71_all_qualifications.lua
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"

local function qualification(customer)
  return partnercenter.customer(customer.id):qualification()
end

local function progress(done, total)
  if done % 10 == 0 or done == total then io.stderr:write(("\r%d of %d customers"):format(done, total)) end
end

partnercenter.main(function()
  local customers = assert(partnercenter.customers():all())
  local names, errors = partnercenter.map(customers, qualification, { progress = progress })
  io.stderr:write("\n")

  local counts, kinds = {}, {}
  for i, customer in ipairs(customers) do
    local name = names[i] or "failed"
    if not counts[name] then kinds[#kinds + 1] = name end
    counts[name] = (counts[name] or 0) + 1
    print(("%s  %-26s %s"):format(customer.id, name, customer.companyProfile.companyName))
    if not names[i] then io.stderr:write(tostring(errors[i]), "\n") end
  end
  table.sort(kinds)
  for _, name in ipairs(kinds) do print(("%5d %s"):format(counts[name], name)) end
  if errors then os.exit(1) end
end)
