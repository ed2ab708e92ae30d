-- Lists the open security alerts and fraud events of all customers; or resolves one of them:
-- lua examples/16_alerts.lua
-- lua examples/16_alerts.lua <alert id> <legitimate | ignore | fraud>
-- Credentials come from the environment, as in 01_qualification.lua. Fraud events need a user.
local partnercenter = require "partnercenter"
local id, reason = arg[1], arg[2]
if id and not reason then
  io.stderr:write "usage: lua examples/16_alerts.lua [<alert id> <legitimate | ignore | fraud>]\n"
  os.exit(2)
end

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local function confirm(plan)
  io.write(tostring(plan), "\nType yes to continue: ")
  return io.read "*l" == "yes"
end

local ok, problem = pcall(function()
  local found
  local alerts, why = partnercenter.workflow.alerts(partnercenter, { status = { "active", "investigating" } })
  if not alerts then error(why, 0) end
  for alert in alerts:each() do
    if not id then
      print(("%s  %-8s %s  customer %s  %s"):format(alert.id, tostring(alert.severity),
        tostring(alert.detected), tostring(alert.customer_id), tostring(alert.name or alert.kind)))
    elseif alert.id == id then
      found = alert
      break
    end
  end
  if not id then return end
  if not found then error("no open alert has the id " .. id, 0) end
  local result, err = found:resolve(reason, { confirm = confirm })
  if not result then error(err, 0) end
  print(("%s: resolved as %s"):format(result.alert_id, result.reason))
end)
if not ok then fail(problem) end
