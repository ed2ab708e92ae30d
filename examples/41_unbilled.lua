-- Prints what is unbilled this month so far by customer, the largest first, before taxes:
-- lua examples/41_unbilled.lua <currency, such as USD>
-- The columns are the lines (licences, purchases, monthly usage) and the daily usage. They are not added up,
-- since usage moves into the lines.
-- Reads only, with any sign-in that has the permission PartnerBilling.Read.All.
-- Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"

local currency = arg[1]
if not currency or currency:find "^%-" then
  io.stderr:write "usage: lua examples/41_unbilled.lua <currency, such as USD>\n"
  os.exit(2)
end

local by_id, customers = {}, {}
local LINES, USAGE = "unbilled_reconciliation", "unbilled_usage"

-- The rows come one by one, so memory grows with the customers only.
local function add_up(report, member)
  local sum = { rows = 0, amount = 0 }
  assert(partnercenter.workflow.export(partnercenter, {
    report = report, currency = currency, period = "current",
  }, function(row)
    local amount, customer = tonumber(row[member]) or 0, by_id[row.CustomerId]
    if not customer then
      customer = { name = row.CustomerName or row.CustomerId, [LINES] = 0, [USAGE] = 0 }
      by_id[row.CustomerId], customers[#customers + 1] = customer, customer
    end
    customer[report] = customer[report] + amount
    sum.rows, sum.amount = sum.rows + 1, sum.amount + amount
  end))
  return sum
end

partnercenter.main(function()
  local lines = add_up(LINES, "Subtotal")
  local usage = add_up(USAGE, "BillingPreTaxTotal")
  table.sort(customers, function(a, b) return a[LINES] > b[LINES] end)
  print(("%14s %14s %s"):format("lines", "daily usage", currency))
  for _, one in ipairs(customers) do
    print(("%14.2f %14.2f %s"):format(one[LINES], one[USAGE], one.name))
  end
  print(("%14.2f %14.2f total of %d customers, %d lines, %d rows of usage"):format(lines.amount, usage.amount,
    #customers, lines.rows, usage.rows))
end)
