-- Prints what is unbilled this month so far by customer, the largest first:
-- lua examples/41_unbilled.lua <currency, such as USD>
-- Exports need the permission PartnerBilling.Read.All.
-- Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"

local currency = arg[1]
if not currency then
  io.stderr:write "usage: lua examples/41_unbilled.lua <currency, such as USD>\n"
  os.exit(2)
end

local by_id, customers = {}, {}

-- The lines come one by one, so memory grows with the customers only.
local function add(line)
  local customer = by_id[line.CustomerId]
  if not customer then
    customer = { name = line.CustomerName or line.CustomerId, amount = 0 }
    by_id[line.CustomerId], customers[#customers + 1] = customer, customer
  end
  customer.amount = customer.amount + (tonumber(line.Total) or 0)
end

partnercenter.main(function()
  local result = assert(partnercenter.workflow.export(partnercenter, {
    report = "unbilled_reconciliation", currency = currency, period = "current",
  }, add))
  table.sort(customers, function(a, b) return a.amount > b.amount end)
  for _, customer in ipairs(customers) do
    print(("%14.2f %s  %s"):format(customer.amount, currency, customer.name))
  end
  local sums = result.totals[currency]
  print(("%d customers, %d rows, %.2f %s with taxes"):format(#customers, result.rows,
    sums and sums.total or 0, currency))
end)
