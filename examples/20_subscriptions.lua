-- Writes the subscriptions of all customers, with end of term and auto-renew, into a table for spreadsheets:
-- lua examples/20_subscriptions.lua <file.csv>
-- The file appears once it is complete. On failure the old file stays.
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local csv = require "partnercenter.csv"
local partnercenter = require "partnercenter"
local path = arg[1]
if not path or path:find "^%-" then
  io.stderr:write "usage: lua examples/20_subscriptions.lua <file.csv>\n"
  os.exit(2)
end

local COLUMNS = {
  "customer", "domain", "subscription_id", "product", "name", "status", "seats", "term", "billing", "ends",
  "auto_renew",
}

local function write_all(out)
  local customers = partnercenter.customers { size = 500 }
  for customer, subscriptions, err in partnercenter.each(customers, function(customer)
    return partnercenter.customer(customer.id):subscriptions():all()
  end) do
    if not subscriptions then error(err, 0) end
    local profile = customer.companyProfile
    for _, one in ipairs(subscriptions) do
      out:write {
        profile.companyName, profile.domain, one.id, one.offerName, one.friendlyName, one.status,
        one.quantity, one.termDuration, one.billingCycle, (one.commitmentEndDate or ""):sub(1, 10),
        one.autoRenewEnabled,
      }
    end
  end
end

partnercenter.main(function()
  local out = assert(csv.create(path, COLUMNS))
  local ok, err = pcall(write_all, out)
  if not ok then
    out:abandon()
    error(err, 0)
  end
  assert(out:close())
  print("the subscriptions are in " .. path)
end)
