--- The lines of an export as JSON text. Amounts are exact to the cent, and a number names one line for ever.
local json = require "partnercenter.simulator.json"
local line_amounts = require "partnercenter.simulator.server.rules.line_amounts"
local template = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local lines = {}

-- A text in braces names a value of the line; a member that is nil for a line is absent there.
local RECONCILIATION = {
  { "PartnerId", "{partner}" }, { "CustomerId", "{customer_id}" }, { "CustomerName", "{customer_name}" },
  { "CustomerDomainName", "{customer_domain}" }, { "CustomerCountry", "US" },
  { "InvoiceNumber", "{invoice}" }, { "MpnId", "1000001" }, { "Tier2MpnId", "0" }, { "OrderId", "{order}" },
  { "OrderDate", "{day -30}" }, { "ProductId", "CFQ7TTC0LH18" }, { "SkuId", "0001" },
  { "AvailabilityId", "CFQ7TTC0K971" }, { "SkuName", 'Simulated Enterprise, E3 ("yearly")' },
  { "ProductName", "Simulated Enterprise" }, { "ChargeType", "{charge}" },
  { "UnitPrice", "{unit}", "decimal" },
  { "Quantity", "{quantity}", "decimal" }, { "Subtotal", "{subtotal}", "decimal" },
  { "TaxTotal", "{tax}", "decimal" }, { "Total", "{total}", "decimal" }, { "Currency", "{currency}" },
  { "PriceAdjustmentDescription", '[{"Type":"Promotion","Discount":"0.1"}]' },
  { "PublisherName", "Microsoft" },
  { "PublisherId", "" }, { "SubscriptionDescription", "Simulated Enterprise" },
  { "SubscriptionId", "{subscription}" }, { "ChargeStartDate", "{day -40}" },
  { "ChargeEndDate", "{day -10}" },
  { "TermAndBillingCycle", "One-Year commitment for monthly" }, { "EffectiveUnitPrice", "{unit}", "decimal" },
  { "UnitType", "License" }, { "AlternateId", "{order}" }, { "BillableQuantity", "{quantity}", "decimal" },
  { "BillingFrequency", "Monthly" }, { "PricingCurrency", "{currency}" },
  { "PCToBCExchangeRate", "1.000000000000000", "decimal" }, { "PCToBCExchangeRateDate", "{day -40}" },
  { "ReservationOrderId", "" }, { "SubscriptionStartDate", "{day -100}" },
  { "SubscriptionEndDate", "{day 265}" }, { "ReferenceId", "{subscription}" }, { "ProductQualifiers", "" },
  { "ProductCategory", "" }, { "CreditReasonCode", "{credit_reason}" }, { "PromotionId", "{promotion}" },
}

local USAGE = {
  { "PartnerId", "{partner}" }, { "PartnerName", "Simulated Partner" }, { "CustomerId", "{customer_id}" },
  { "CustomerName", "{customer_name}" }, { "CustomerDomainName", "{customer_domain}", full = true },
  { "CustomerCountry", "US", full = true }, { "InvoiceNumber", "{invoice}" },
  { "MpnId", "1000001", full = true }, { "Tier2MpnId", "0", full = true }, { "ProductId", "DZH318Z0BPS6" },
  { "SkuId", "0001" }, { "SkuName", "Simulated virtual machines" },
  { "AvailabilityId", "DZH318Z0BQ4L", full = true }, { "ProductName", "Azure plan", full = true },
  { "PublisherName", "Microsoft" }, { "PublisherId", "", full = true },
  { "SubscriptionId", "{subscription}" }, { "SubscriptionDescription", "Azure plan", full = true },
  { "ChargeStartDate", "{day -40}" }, { "ChargeEndDate", "{day -10}" }, { "UsageDate", "{day -20}" },
  { "MeterType", "1 Compute Hour", full = true }, { "MeterCategory", "Virtual Machines", full = true },
  { "MeterId", "{order}", full = true }, { "MeterName", "D2s v5", full = true },
  { "MeterRegion", "EU West", full = true }, { "Unit", "1 Hour", full = true },
  { "ResourceLocation", "EUWEST", full = true }, { "ConsumedService", "Microsoft.Compute", full = true },
  { "ResourceGroup", "simulated, \206\177", full = true },
  { "ResourceURI", "/subscriptions/{subscription}/vm" }, { "ChargeType", "{charge}" },
  { "UnitPrice", "{unit}", "decimal" }, { "Quantity", "{quantity}", "decimal" }, { "UnitType", "1 Hour" },
  { "BillingPreTaxTotal", "{subtotal}", "decimal" }, { "BillingCurrency", "{currency}" },
  { "PricingPreTaxTotal", "{subtotal}", "decimal" }, { "PricingCurrency", "{currency}" },
  { "EffectiveUnitPrice", "{unit}", "decimal" }, { "PCToBCExchangeRate", "1.000000000000000", "decimal" },
  { "PCToBCExchangeRateDate", "{day -40}" }, { "EntitlementId", "{subscription}" },
  { "EntitlementDescription", "Azure plan", full = true }, { "CreditType", "{credit_reason}" },
  { "CreditPercentage", "0" }, { "BenefitType", "Charge" }, { "AdditionalInfo", '{"ServiceType":"D2s_v5"}' },
  { "Tags", "{promotion}", full = true },
}

local AGGREGATED = {
  { "PriceBenefits", "{promotion}" }, { "PartnerPrice", "{unit}", "decimal" },
}

local function joined(first, second)
  local all = {}
  for _, list in ipairs { first, second } do
    for _, field in ipairs(list) do all[#all + 1] = field end
  end
  return all
end

local REPORTS = {
  billed_reconciliation = RECONCILIATION, unbilled_reconciliation = RECONCILIATION,
  billed_usage = USAGE, unbilled_usage = USAGE, billed_aggregated_usage = joined(USAGE, AGGREGATED),
}

-- "PCToBCExchangeRate" -> "pcToBCExchangeRate", "MpnId" -> "mpnId".
local function camel(name)
  local capitals = name:match("^%u+")
  local length = #capitals == 1 and 1 or (#capitals == #name and #name or #capitals - 1)
  return name:sub(1, length):lower() .. name:sub(length + 1)
end

local function cents(amount)
  local sign = amount < 0 and "-" or ""
  amount = math.abs(amount)
  return ("%s%d.%02d"):format(sign, math.floor(amount / 100), amount % 100)
end

local function guid(number, word) return ("%08x-%04x-4000-8000-%012x"):format(number, word, number) end

local function customer_of(number, known)
  if world.count() == 0 then return {} end
  local position = (number - 1) % world.count() + 1
  known[position] = known[position] or world.customer_at(position)
  return known[position]
end

-- Names that a script put may hold quotes.
local function escaped(text) return text:find '[%c"\\]' and json.encode(text):sub(2, -2) or text end

local function values_of(number, about, settings, customer)
  local amounts = line_amounts.of(number, settings)
  return {
    partner = world.service.tenant_id, customer_id = customer.id or guid(number, 1),
    customer_name = escaped(customer.companyName or ("Simulated Customer " .. number)),
    customer_domain = escaped(customer.domain or "customer.example"), invoice = about.invoice or "",
    order = guid(number, 2), subscription = guid(number, 3), unit = cents(amounts.unit),
    charge = amounts.credit and "customerCredit" or number % 3 == 0 and "addQuantity" or "cycleCharge",
    quantity = ("%d"):format(amounts.quantity), subtotal = cents(amounts.subtotal),
    tax = amounts.tax == 0 and "0E-20" or cents(amounts.tax), total = cents(amounts.total),
    currency = about.currency or line_amounts.currency(number, settings),
    credit_reason = amounts.credit and "Simulated credit" or nil,
    promotion = number % 7 == 0 and "39NFJQT1PJPG:0001:39NFJQT1Q5KL" or nil,
  }
end

local ABSENT = {}

-- Values of a line need no further escapes.
local function put(text, values)
  local absent = false
  local filled = text:gsub("{([%w_]+)}", function(name)
    absent = absent or values[name] == nil
    return values[name] or ""
  end)
  return absent and ABSENT or filled
end

local function pieces_of(about, settings)
  local pieces = {}
  for _, field in ipairs(REPORTS[about.report]) do
    if about.attributes ~= "basic" or not field.full then
      local name = settings.export_keys == "camel" and camel(field[1]) or field[1]
      local quoted = field[3] ~= "decimal" or settings.export_numbers == "text"
      local value = field[2]:gsub("{day (%-?%d+)}", function(day) return template.date(tonumber(day)) end)
      if quoted then value = json.encode(value) end
      pieces[#pieces + 1] = {
        text = json.encode(name) .. ":" .. value, fixed = not field[2]:find("{[%l_]+}"),
      }
    end
  end
  return pieces
end

--- Returns a function that makes a line of an export by its number, without a line end.
---@param about table report, invoice, currency, attributes
---@param settings table
---@return fun(number: integer): string
function lines.maker(about, settings)
  local pieces, customers = pieces_of(about, settings), {}
  return function(number)
    local values, members = values_of(number, about, settings, customer_of(number, customers)), {}
    for _, piece in ipairs(pieces) do
      local text = piece.fixed and piece.text or put(piece.text, values)
      if text ~= ABSENT then members[#members + 1] = text end
    end
    return "{" .. table.concat(members, ",") .. "}"
  end
end

return lines
