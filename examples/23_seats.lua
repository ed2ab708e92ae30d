-- Changes the seats of a subscription, after a person has seen the plan:
-- lua examples/23_seats.lua <customer-tenant-guid | domain> <subscription-id> <seats>
-- Seats can be lowered within seven days; later, schedule it with 22_end_of_term.lua.
-- Writes after a yes, with any sign-in. Credentials: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local who, id, seats = arg[1], arg[2], tonumber(arg[3])
if not seats then
  io.stderr:write "usage: lua examples/23_seats.lua <customer> <subscription> <seats>\n"
  os.exit(2)
end

local function confirm(plan)
  io.write(tostring(plan), "\nType yes to continue: ")
  if io.read "*l" == "yes" then return true end
  print "not confirmed: nothing was sent"
  os.exit(2)
end

partnercenter.main(function()
  local customer = assert(partnercenter.find_customer(who))
  local subscription = partnercenter.customer(customer.id):subscription(id)
  local result = assert(partnercenter.workflow.change_seats(subscription, seats, { confirm = confirm }))
  print(("%s: %d seats, %s"):format(id, result.quantity, result.changed and "changed" or "as before"))
end)
