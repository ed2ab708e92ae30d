-- Asks a customer for GDAP access, and gives it to a security group once the customer has approved:
-- lua examples/15_gdap.lua <customer-tenant-guid> <security-group-id> <role>...
-- Roles are names such as "Global Reader", or template ids. Run it again to resume: nothing is sent twice.
-- Credentials come from the environment, as in 01_qualification.lua.
local partnercenter = require "partnercenter"
local customer, group = arg[1], arg[2]
local roles = { (table.unpack or unpack)(arg, 3) } -- luacheck: ignore
if not roles[1] then
  io.stderr:write "usage: lua examples/15_gdap.lua <customer> <security-group-id> <role>...\n"
  os.exit(2)
end

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local ok, result, err = pcall(partnercenter.workflow.gdap, partnercenter, {
  name = "Support " .. customer, customer = customer, roles = roles, groups = { [group] = roles },
  auto_extend = true, wait = false,
  on_link = function(link) print("send this link to the customer's Global Administrator:\n" .. link) end,
  confirm = function(plan)
    io.write(tostring(plan), "\nType yes to continue: ")
    return io.read "*l" == "yes"
  end,
})
if not ok then fail(result) end
if not result and err.kind == "unconfirmed" then
  print "not confirmed: nothing was sent"
  os.exit(2)
elseif not result then
  fail(err)
end
if result.waiting_for then
  print(("%s: %s, waiting for %s"):format(result.name, result.status, result.waiting_for))
  os.exit(75)
end
print(("%s: %s until %s, %d group(s)"):format(result.name, result.status, result.ends, #result.assignments))
