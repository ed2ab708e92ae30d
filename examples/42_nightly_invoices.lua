-- A nightly job that keeps one table for each invoice and fetches only those that are new:
-- lua examples/42_nightly_invoices.lua <directory>
-- A table appears once it is whole. An invoice that failed is fetched further the next night.
-- Reads only. Needs a user; exports need the permission PartnerBilling.Read.All.
-- Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"

local directory = arg[1]
if not directory or directory:find "^%-" then
  io.stderr:write "usage: lua examples/42_nightly_invoices.lua <directory>\n"
  os.exit(2)
end

local function exists(path)
  local file = io.open(path, "rb")
  if file then file:close() end
  return file ~= nil
end

local kept, new, failed, last = 0, 0, 0, nil

local function fetch(invoice)
  local path = ("%s/%s.csv"):format(directory, invoice.id)
  if exists(path) then
    kept = kept + 1
    return
  end
  local result, err = partnercenter.workflow.reconcile(partnercenter.invoice(invoice.id), path)
  if result then
    new = new + 1
    print(("%s: %d rows, %.2f %s%s"):format(invoice.id, result.rows, result.total, result.currency,
      result.matches and "" or ", which is not the invoice's total"))
  else
    failed, last = failed + 1, err
  end
end

partnercenter.main(function()
  for invoice in partnercenter.invoices():each() do fetch(invoice) end
  print(("%d new invoices, %d that were there, %d failed"):format(new, kept, failed))
  if failed > 0 then error(last, 0) end
end)
