-- Asks a customer for GDAP access, and gives it to a security group once the customer has approved:
-- lua examples/50_gdap.lua <customer-tenant-guid> <security-group-id> <role>...
-- Roles are names such as "Global Reader", or template ids. Run it again to resume: nothing is sent twice.
-- Writes after a yes, with any sign-in. Credentials: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local customer, group = arg[1], arg[2]
local roles = {}
for i = 3, #arg do roles[i - 2] = arg[i] end
if not roles[1] then
  io.stderr:write "usage: lua examples/50_gdap.lua <customer> <security-group-id> <role>...\n"
  os.exit(2)
end

local function confirm(plan)
  io.write(tostring(plan), "\nType yes to continue: ")
  if io.read "*l" == "yes" then return true end
  print "not confirmed: nothing was sent"
  os.exit(2)
end

partnercenter.main(function()
  local result = assert(partnercenter.workflow.gdap(partnercenter, {
    name = "Support " .. customer, customer = customer, roles = roles, groups = { [group] = roles },
    auto_extend = true, wait = false, confirm = confirm,
    on_link = function(link) print("send this link to the customer's Global Administrator:\n" .. link) end,
  }))
  if result.waiting_for then
    print(("%s: %s, waiting for %s"):format(result.name, result.status, result.waiting_for))
    os.exit(75) -- try again later
  end
  print(("%s: %s until %s, %d group(s)"):format(result.name, result.status, result.ends, #result.assignments))
end)
