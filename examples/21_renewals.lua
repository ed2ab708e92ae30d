-- Prints the terms that end soon, with what happens then: lua examples/21_renewals.lua [days]
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"

local days = tonumber(arg[1] or 30)
if not days or days < 0 then
  io.stderr:write "usage: lua examples/21_renewals.lua [days]\n"
  os.exit(2)
end

-- A renewal that is switched off leads to a paid extension, month by month, unless the end is scheduled.
local WORDS = {
  renew = "renews", cancel = "ends", extend = "is extended at a surcharge", transition = "changes",
}

partnercenter.main(function()
  local renewals = assert(partnercenter.workflow.renewals(partnercenter, { within = days }):all())
  local seats = {}
  for _, item in ipairs(renewals) do
    local next_term = item.next_term or {}
    print(("%s  in %d days  %s  %s: %d seats of %s, %s%s"):format(item.ends:sub(1, 10), item.days,
      item.subscription_id, item.customer.companyProfile.companyName, item.quantity,
      item.subscription.offerName or "?", WORDS[item.action] or item.action,
      next_term.term_duration and " for " .. next_term.term_duration or ""))
    seats[item.action] = (seats[item.action] or 0) + item.quantity
  end
  print(("%d terms end within %d days: %d seats renew, %d end, %d are extended"):format(#renewals,
    days, seats.renew or 0, seats.cancel or 0, seats.extend or 0))
end)
