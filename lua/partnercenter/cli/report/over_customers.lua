--- Reads something of every customer, many at once. Customers that fail are noted in the report.
local over_customers = {}

--- The domain and the name of a customer.
---@param customer table
---@return string domain
---@return string name
function over_customers.names(customer)
  local company = type(customer.companyProfile) == "table" and customer.companyProfile or {}
  return company.domain or customer.id, company.companyName or ""
end

local function is_array(value) return type(value) == "table" and type(value.all) ~= "function" end

--- Calls `take(customer, records)` for every customer that could be read.
---@param context partnercenter.cli.Context
---@param report table
---@param read fun(handle: partnercenter.customer): table? a listing or an array
---@param take fun(customer: table, records: table[])
function over_customers.run(context, report, read, take)
  local client, line = context:client(), context:progress "customers"
  local loop = require("partnercenter").each(client:customers(), function(customer)
    local found, err = read(client:customer(customer.id))
    if found == nil or is_array(found) then return found, err end
    return found:all()
  end)
  for customer, records, err in loop do
    report.total = report.total + 1
    line:show(report.total)
    if err then
      local domain = over_customers.names(customer)
      report.failures[#report.failures + 1] = { customer = domain, error = tostring(err) }
    else
      take(customer, records)
    end
  end
  line:clear()
  table.sort(report.failures, function(a, b) return a.customer < b.customer end)
end

--- Sorts rows by customer and name, as answers come in any order.
---@param rows table[]
function over_customers.sort(rows)
  table.sort(rows, function(a, b)
    if a.domain ~= b.domain then return a.domain < b.domain end
    return tostring(a.product or a.qualification) < tostring(b.product or b.qualification)
  end)
end

return over_customers
