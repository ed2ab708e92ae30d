--- The amounts of an invoice's lines, in cents. Every fiftieth line is a credit.
local line_amounts = {}

local TAX = 8 -- per cent
local CREDIT = 50

---@class partnercenter.simulator.LineAmounts
---@field credit boolean
---@field quantity integer negative for a credit
---@field unit integer
---@field subtotal integer
---@field tax integer
---@field total integer

local function currencies(settings)
  local list = {}
  for code in settings.currencies:gmatch("%a+") do list[#list + 1] = code end
  return list
end

--- Returns the amounts of a line.
---@param number integer
---@param settings table
---@return partnercenter.simulator.LineAmounts
function line_amounts.of(number, settings)
  local credit = number % CREDIT == 0
  local quantity, unit = 1 + number % 20, 510 + number % 7 * 100
  if credit then quantity = -quantity end
  local subtotal = quantity * unit
  local tax = settings.tax_in_lines and math.floor(subtotal * TAX / 100 + 0.5) or 0
  return {
    credit = credit, quantity = quantity, unit = unit, subtotal = subtotal, tax = tax, total = subtotal + tax,
  }
end

--- Returns the currency of a line.
---@param number integer
---@param settings table
---@return string
function line_amounts.currency(number, settings)
  local list = currencies(settings)
  return list[(number - 1) % #list + 1] or "USD"
end

--- Returns the total charges of an invoice: the sum of its lines in its own currency, the first one.
--- The invoice has the taxes also where its lines do not.
---@param settings table
---@return integer cents
function line_amounts.total_charges(settings)
  local list = currencies(settings)
  local cents = 0
  for number = 1, settings.invoice_lines, math.max(#list, 1) do
    local amounts = line_amounts.of(number, settings)
    local tax = math.floor(amounts.subtotal * TAX / 100 + 0.5)
    cents = cents + amounts.subtotal + tax
  end
  return cents
end

return line_amounts
