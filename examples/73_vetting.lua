-- Prints the customers in vetting, and the denied ones by reason: lua examples/73_vetting.lua
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"

local groups, names = {}, {}
local function add(name, line)
  if not groups[name] then
    groups[name] = {}
    names[#names + 1] = name
  end
  table.insert(groups[name], line)
end

partnercenter.main(function()
  local readings = partnercenter.each(partnercenter.customers(), function(customer)
    return partnercenter.customer(customer.id):qualifications()
  end)
  for customer, records, err in readings do
    if not records then error(err, 0) end
    for _, record in ipairs(records) do
      local status = record.vettingStatus
      local line = ("%s  %s, %s, since %s"):format(customer.id, customer.companyProfile.companyName,
        record.qualification, record.vettingCreatedDate or "?")
      if status == "Denied" then
        add("Denied: " .. (record.vettingReason or "no reason given"), line)
      elseif status and status ~= "Approved" then
        add(status, line)
      end
    end
  end
  table.sort(names)
  for _, name in ipairs(names) do
    table.sort(groups[name])
    print(("%s (%d)\n  %s"):format(name, #groups[name], table.concat(groups[name], "\n  ")))
  end
end)
