-- Lists the open security alerts and fraud events of all customers; or resolves one of them:
-- lua examples/53_alerts.lua
-- lua examples/53_alerts.lua <alert id> <legitimate | ignore | fraud>
-- Writes after a yes, with any sign-in; fraud events need a user. Credentials come from the environment:
-- lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local id, reason = arg[1], arg[2]
if id and not reason then
  io.stderr:write "usage: lua examples/53_alerts.lua [<alert id> <legitimate | ignore | fraud>]\n"
  os.exit(2)
end

local function confirm(plan)
  io.write(tostring(plan), "\nType yes to continue: ")
  if io.read "*l" == "yes" then return true end
  print "not confirmed: nothing was sent"
  os.exit(2)
end

local function names()
  local by_id = {}
  for customer in partnercenter.customers({ size = 500 }):each() do
    by_id[customer.id] = customer.companyProfile.companyName
  end
  return by_id
end

partnercenter.main(function()
  local status, name_of = { "active", "investigating" }, id and {} or names()
  for alert in assert(partnercenter.workflow.alerts(partnercenter, { status = status })):each() do
    if not id then
      print(("%s  %-8s %s  %s: %s"):format(alert.id, tostring(alert.severity), tostring(alert.detected),
        tostring(name_of[alert.customer_id] or alert.customer_id), tostring(alert.name or alert.kind)))
    elseif alert.id == id then
      local result = assert(alert:resolve(reason, { confirm = confirm }))
      return print(("%s: resolved as %s"):format(result.alert_id, result.reason))
    end
  end
  if id then error("no open alert has the id " .. id, 0) end
end)
