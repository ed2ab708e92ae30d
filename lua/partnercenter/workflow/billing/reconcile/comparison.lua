--- Compares the sums of an invoice's lines with the invoice's total. All amounts are decimal texts.
local amounts = require "partnercenter.workflow.billing.amounts"

local comparison = {}

local TAX_OUTSIDE = "the lines hold no taxes: their subtotal is compared; give the invoice's charges before "
  .. "taxes as before_tax"

-- The sums in the invoice's currency. Lines that name none are in it too.
local function own_sums(all, currency)
  local own, only = {}, next(all)
  if not currency and only and next(all, only) == nil then currency = only ~= "" and only or nil end
  for name, sums in pairs(all) do
    if name == "" or not currency or name:upper() == currency:upper() then
      sums.currency = ""
      amounts.add(own, { sums })
    end
  end
  return own[""] or { total = "0", subtotal = "0", tax = "0", credits = "0" }, currency
end

-- Taxes that only the invoice has make its total larger than that of the lines.
local function is_taxed_outside(sums, expected)
  if tonumber(sums.tax) ~= 0 or sums.subtotal ~= sums.total then return false end
  return expected ~= nil and tonumber(amounts.subtract(expected, sums.total)) > 0
end

---@class partnercenter.workflow.Comparison
---@field total string of the lines in the invoice's currency
---@field expected string? the total of the invoice
---@field difference string?
---@field compares "total"|"subtotal" subtotal: before taxes
---@field note string? why the subtotal is compared
---@field currency string?
---@field subtotal string before taxes
---@field tax string
---@field credits string the sum of the lines below zero

--- Compares.
---@param record table of the invoice
---@param all table<string, table> exact sums by currency
---@param before_tax number|string|nil the invoice's charges before taxes, to compare with the subtotal
---@return partnercenter.workflow.Comparison
function comparison.of(record, all, before_tax)
  local sums, currency = own_sums(all, type(record.currencyCode) == "string" and record.currencyCode or nil)
  before_tax = amounts.text(before_tax)
  local expected = before_tax or amounts.text(record.totalCharges)
  local outside = not before_tax and is_taxed_outside(sums, expected)
  local compares = (before_tax or outside) and "subtotal" or "total"
  return {
    total = sums[compares], expected = expected, currency = currency, compares = compares,
    difference = expected and amounts.subtract(sums[compares], expected), subtotal = sums.subtotal,
    tax = sums.tax, credits = sums.credits, note = outside and TAX_OUTSIDE or nil,
  }
end

return comparison
