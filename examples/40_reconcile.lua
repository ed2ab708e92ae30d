-- Writes the lines of last month's invoice to a table and compares their total with that of the invoice:
-- lua examples/40_reconcile.lua <file.csv> [invoice]
-- The newest invoice, if none is named. Called again after a failure, it goes on where it stopped.
-- Reads only. Needs a user; exports need the permission PartnerBilling.Read.All.
-- Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"

local path, number = arg[1], arg[2]
if not path or path:find "^%-" then
  io.stderr:write "usage: lua examples/40_reconcile.lua <file.csv> [invoice]\n"
  os.exit(2)
end

local function newest()
  local found
  for invoice in partnercenter.invoices():each() do
    if not found or invoice.invoiceDate > found.invoiceDate then found = invoice end
  end
  return found and found.id or error("there is no invoice yet", 0)
end

partnercenter.main(function()
  local result = assert(partnercenter.workflow.reconcile(partnercenter.invoice(number or newest()), path))
  print(("%s: %d rows in %s, from %s"):format(result.invoice_id, result.rows, path, result.source))
  for currency, sums in pairs(result.totals) do
    print(("%s  total %.2f  taxes %.2f  credits %.2f"):format(currency, sums.total, sums.tax, sums.credits))
  end
  if result.note then print(result.note) end
  if not result.matches then
    error(("it differs from the invoice's total by %.2f %s"):format(result.difference or 0,
      result.currency or ""), 0)
  end
  print(("it adds up to the invoice's total of %.2f %s"):format(result.expected, result.currency))
end)
