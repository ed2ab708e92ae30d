-- Prints the customers in vetting, and the denied ones by reason: lua examples/09_vetting_follow_up.lua
-- Credentials come from the environment, as in 01_qualification.lua.
local partnercenter = require "partnercenter"

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local groups, names = {}, {}
local function add(name, line)
  if not groups[name] then
    groups[name] = {}
    names[#names + 1] = name
  end
  table.insert(groups[name], line)
end

local ok, err = pcall(function()
  local readings = partnercenter.each(partnercenter.customers(), function(customer)
    return partnercenter.customer(customer.id):qualifications()
  end)
  for customer, records, problem in readings do
    if not records then error(problem, 0) end
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
end)
if not ok then fail(err) end

table.sort(names)
for _, name in ipairs(names) do
  table.sort(groups[name])
  print(("%s (%d)\n  %s"):format(name, #groups[name], table.concat(groups[name], "\n  ")))
end
