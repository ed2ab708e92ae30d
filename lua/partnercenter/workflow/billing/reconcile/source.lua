--- Tells which interface has the lines of an invoice: exports, or line items.
local source = {}

local FIRST_EXPORTED = "2024-02" -- the month of the first invoices that exports have
local LEGACY = { azure = true, office = true }

local function has_legacy_provider(record)
  for _, detail in ipairs(type(record.invoiceDetails) == "table" and record.invoiceDetails or {}) do
    local provider = type(detail) == "table" and detail.billingProvider
    if type(provider) == "string" and LEGACY[provider:lower()] then return true end
  end
  return false
end

local function month_of(record)
  for _, name in ipairs({ "billingPeriodStartDate", "billingPeriodEndDate", "invoiceDate" }) do
    local month = type(record[name]) == "string" and record[name]:match("^%d%d%d%d%-%d%d")
    if month and month > "0001-01" then return month end
  end
end

--- Chooses by an invoice's record. One of the legacy model, or of a period before exports or unknown, has
--- line items only.
---@param record table
---@param id string
---@return "export"|"line_items"
function source.of(record, id)
  local number = type(record.id) == "string" and record.id or id
  if number:find("^[Dd]") or has_legacy_provider(record) then return "line_items" end
  local month = month_of(record)
  return month and month >= FIRST_EXPORTED and "export" or "line_items"
end

return source
