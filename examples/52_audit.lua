-- Prints who did what in Partner Center: lua examples/52_audit.lua [days] [customer-tenant-guid | domain]
-- Days are the last seven, at most 90.
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local days, who = tonumber(arg[1] or 7), arg[2]
if not days or days < 0 then
  io.stderr:write "usage: lua examples/52_audit.lua [days] [customer]\n"
  os.exit(2)
end

partnercenter.main(function()
  local query = { startDate = os.date("!%Y-%m-%d", os.time() - days * 86400) }
  if who then
    local customer = assert(partnercenter.find_customer(who))
    query.filter = partnercenter.field("CustomerId"):equals(customer.id)
  end
  local counts, names = {}, {}
  for record in partnercenter.audit_records(query):each() do
    local name = record.operationType or "?" -- the service leaves any field of a record out
    print(table.concat({ record.operationDate or "?", record.userPrincipalName or record.applicationId or "?",
      name, record.operationStatus or "?", record.customerName or record.customerId or "-" }, "\t"))
    if not counts[name] then names[#names + 1] = name end
    counts[name] = (counts[name] or 0) + 1
  end
  table.sort(names)
  io.flush()
  for _, name in ipairs(names) do io.stderr:write(("%5d %s\n"):format(counts[name], name)) end
end)
