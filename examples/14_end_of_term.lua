-- Decides what happens at the end of a subscription's term, after a person has seen the plan:
-- lua examples/14_end_of_term.lua <customer-tenant-guid> <subscription-id> renew|cancel|extend [seats]
-- Run it again after a failure: nothing is sent twice.
-- Credentials come from the environment, as in 01_qualification.lua.
local partnercenter = require "partnercenter"

local customer, subscription, outcome, seats = arg[1], arg[2], arg[3], tonumber(arg[4])
if not outcome or (arg[4] and not seats) then
  io.stderr:write("usage: lua examples/14_end_of_term.lua <customer> <subscription> ",
    "renew|cancel|extend [seats]\n")
  os.exit(2)
end

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local handle = partnercenter.customer(customer):subscription(subscription)
local ok, result, err = pcall(partnercenter.workflow.end_of_term, handle, outcome, {
  quantity = seats,
  confirm = function(plan)
    print(plan)
    for _, warning in ipairs(plan.warnings or {}) do print("note: " .. warning) end
    io.write "Type yes to continue: "
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
print(("%s on %s: %s"):format(result.action, result.ends, result.changed and "scheduled" or "stands already"))
