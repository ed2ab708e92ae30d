-- Prints the terms that end soon, with what happens then: lua examples/13_renewals.lua [days]
-- Credentials come from the environment, as in 01_qualification.lua.
local partnercenter = require "partnercenter"

local days = tonumber(arg[1] or 30)
if not days then
  io.stderr:write "usage: lua examples/13_renewals.lua [days]\n"
  os.exit(2)
end

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

-- A renewal that is switched off leads to a paid extension, month by month, unless the end is scheduled.
local WORDS = {
  renew = "renews", cancel = "ends", extend = "is extended at a surcharge", transition = "changes",
}

local ok, renewals, err = pcall(function()
  return partnercenter.workflow.renewals(partnercenter, { within = days }):all()
end)
if not ok or not renewals then fail(ok and err or renewals) end

local seats = {}
for _, item in ipairs(renewals) do
  local next_term = item.next_term or {}
  print(("%s  in %d days  %s  %s: %d seats of %s, %s%s"):format(item.ends:sub(1, 10), item.days,
    item.subscription_id, item.customer.companyProfile.companyName, item.quantity,
    item.subscription.offerName,
    WORDS[item.action] or item.action, next_term.term_duration and " for " .. next_term.term_duration or ""))
  seats[item.action] = (seats[item.action] or 0) + item.quantity
end
print(("%d terms end within %d days: %d seats renew, %d end, %d are extended"):format(#renewals, days,
  seats.renew or 0, seats.cancel or 0, seats.extend or 0))
