-- Decides what happens at the end of a subscription's term, after a person has seen the plan:
-- lua examples/22_end_of_term.lua <customer-tenant-guid | domain> <subscription-id> \
--   renew|cancel|extend [seats]
-- Run it again after a failure: nothing is sent twice.
-- Writes after a yes, with any sign-in. Credentials: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"

local who, subscription, outcome, seats = arg[1], arg[2], arg[3], tonumber(arg[4])
if not outcome or (arg[4] and not seats) then
  io.stderr:write("usage: lua examples/22_end_of_term.lua <customer> <subscription> ",
    "renew|cancel|extend [seats]\n")
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
  local handle = partnercenter.customer(customer.id):subscription(subscription)
  local result = assert(partnercenter.workflow.end_of_term(handle, outcome, {
    quantity = seats, confirm = confirm,
  }))
  print(("%s on %s: %s"):format(result.action, result.ends,
    result.changed and "scheduled" or "stands already"))
end)
