--- The reports that the service exports: paths, and what each needs to know.
local reports = {}

local BILLING = "/v1.0/reports/partners/billing/"

-- The members that hold the amounts of a line.
local LINES = {
  total = { "Total" }, subtotal = { "Subtotal" }, tax = { "TaxTotal" }, currency = { "Currency" },
}
local USAGE = { total = { "BillingPreTaxTotal" }, currency = { "BillingCurrency" } }

--- By the name that a caller gives.
---@type table<string, { path: string, needs: string[], amounts: table<string, string[]> }>
reports.by_name = {
  billed_reconciliation = {
    path = BILLING .. "reconciliation/billed/export", needs = { "invoice" }, amounts = LINES,
  },
  unbilled_reconciliation = {
    path = BILLING .. "reconciliation/unbilled/export", needs = { "currency", "period" }, amounts = LINES,
  },
  billed_usage = { path = BILLING .. "usage/billed/export", needs = { "invoice" }, amounts = USAGE },
  unbilled_usage = {
    path = BILLING .. "usage/unbilled/export", needs = { "currency", "period" }, amounts = USAGE,
  },
}

local PERIODS = { current = true, last = true }
local ATTRIBUTES = { full = true, basic = true }

local function names()
  local list = {}
  for name in pairs(reports.by_name) do
    list[#list + 1] = name
  end
  table.sort(list)
  return table.concat(list, ", ")
end

--- Says what is wrong with a caller's wish.
---@param what table
---@return string? reason
function reports.problem(what)
  local report = reports.by_name[what.report]
  if not report then return "report must be one of " .. names() end
  for _, name in ipairs(report.needs) do
    if type(what[name]) ~= "string" or what[name] == "" then
      return ("%s needs %s"):format(what.report, name)
    end
  end
  for _, name in ipairs({ "invoice", "currency", "period" }) do
    if what[name] ~= nil and name ~= report.needs[1] and name ~= report.needs[2] then
      return ("%s takes no %s"):format(what.report, name)
    end
  end
  if what.period and not PERIODS[what.period] then return "period must be current or last" end
  if what.attributes and not ATTRIBUTES[what.attributes] then return "attributes must be full or basic" end
  if what.currency and not what.currency:find("^%u%u%u$") then
    return "currency must be a code of three capitals, such as USD"
  end
end

--- The body of the request that starts an export.
---@param what table
---@return table
function reports.body(what)
  return {
    invoiceId = what.invoice, currencyCode = what.currency, billingPeriod = what.period,
    attributeSet = what.attributes or "full",
  }
end

--- The names of the members whose amounts are added.
---@param what table
---@param total string? another member to add
---@return table<string, string[]>
function reports.amounts(what, total)
  local usual = reports.by_name[what.report].amounts
  if not total then return usual end
  return { total = { total }, subtotal = usual.subtotal, tax = usual.tax, currency = usual.currency }
end

--- Whether two wishes are for the same export.
---@param one table
---@param other table
---@return boolean
function reports.same(one, other)
  for _, name in ipairs({ "report", "invoice", "currency", "period" }) do
    if one[name] ~= other[name] then return false end
  end
  return (one.attributes or "full") == (other.attributes or "full")
end

return reports
