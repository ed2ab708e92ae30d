-- Writes the lines of last month's invoice to a table and compares their total with that of the invoice:
-- lua examples/18_invoice_table.lua <file.csv> [invoice]
-- The newest invoice, if none is named. Called again after a failure, it goes on where it stopped.
-- Credentials come from the environment, as in 01_qualification.lua; exports need PartnerBilling.Read.All.
local partnercenter = require "partnercenter"

local path, number = arg[1], arg[2]
if not path then
  io.stderr:write "usage: lua examples/18_invoice_table.lua <file.csv> [invoice]\n"
  os.exit(2)
end

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local function newest()
  local found
  for invoice in partnercenter.invoices():each() do
    if not found or invoice.invoiceDate > found.invoiceDate then found = invoice end
  end
  return assert(found, "there is no invoice yet").id
end

local ok, result, err = pcall(function()
  return partnercenter.workflow.reconcile(partnercenter.invoice(number or newest()), path)
end)
if not ok or not result then fail(ok and err or result) end

print(("%s: %d rows in %s, from %s"):format(result.invoice_id, result.rows, path, result.source))
for currency, sums in pairs(result.totals) do
  print(("%s  total %.2f  taxes %.2f  credits %.2f"):format(currency, sums.total, sums.tax, sums.credits))
end
if result.note then print(result.note) end
if result.matches then
  print(("it adds up to the invoice's total of %.2f %s"):format(result.expected, result.currency))
else
  fail(("it differs from the invoice's total by %.2f %s"):format(result.difference or 0,
    result.currency or ""))
end
