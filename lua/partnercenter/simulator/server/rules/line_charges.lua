--- The kinds of line items, and the members in which each has its amounts.
local line_amounts = require "partnercenter.simulator.server.rules.line_amounts"

local line_charges = {}

-- The models of line items, by type and provider; those of onetime stand for other providers.
local MODELS = {
  billinglineitems = {
    azure = "UsageBasedLineItem", office = "LicenseBasedLineItem", onetime = "OneTimeInvoiceLineItem",
  },
  usagelineitems = { azure = "DailyUsageLineItem", onetime = "DailyRatedUsageLineItem" },
}

--- Returns the model of the line items of a provider.
---@param kind_of_line string billinglineitems or usagelineitems
---@param provider string
---@return string|nil model
function line_charges.model(kind_of_line, provider)
  local models = MODELS[kind_of_line]
  return models and (models[provider] or models.onetime)
end

-- Amounts are texts in the lines of one-time and new-commerce purchases.
local function text(amount) return (("%.2f"):format(amount):gsub("%.?0+$", "")) end

local write = {}

function write.OneTimeInvoiceLineItem(line, amounts)
  line.quantity, line.billableQuantity = ("%d"):format(amounts.quantity), ("%d"):format(amounts.quantity)
  line.unitPrice, line.effectiveUnitPrice = text(amounts.unit / 100), text(amounts.unit / 100)
  line.subtotal, line.taxTotal = text(amounts.subtotal / 100), text(amounts.tax / 100)
  line.totalForCustomer = text(amounts.total / 100)
end

function write.LicenseBasedLineItem(line, amounts)
  line.quantity, line.unitPrice, line.amount = amounts.quantity, amounts.unit / 100, amounts.subtotal / 100
  line.subtotal, line.tax, line.totalForCustomer = line.amount, amounts.tax / 100, amounts.total / 100
end

function write.UsageBasedLineItem(line, amounts)
  line.consumedQuantity, line.overageQuantity = amounts.quantity, amounts.quantity
  line.listPrice, line.pretaxCharges = amounts.unit / 100, amounts.subtotal / 100
  line.taxAmount, line.postTaxTotal = amounts.tax / 100, amounts.total / 100
end

function write.DailyUsageLineItem(line, amounts) line.consumedQuantity = amounts.quantity end

function write.DailyRatedUsageLineItem(line, amounts)
  line.quantity = amounts.quantity
  line.unitPrice, line.effectiveUnitPrice = amounts.unit / 100, amounts.unit / 100
  line.billingPreTaxTotal, line.pricingPreTaxTotal = amounts.subtotal / 100, amounts.subtotal / 100
end

--- Writes the amounts of a line.
---@param model string
---@param line table changed
---@param number integer of the line
---@param settings table
function line_charges.write(model, line, number, settings)
  local amounts = line_amounts.of(number, settings)
  write[model](line, amounts)
  for _, name in ipairs { "currency", "billingCurrency" } do
    if line[name] then line[name] = line_amounts.currency(number, settings) end
  end
  if amounts.credit and line.chargeType then
    line.chargeType, line.creditReasonCode = "customerCredit", "Simulated credit"
  end
end

return line_charges
