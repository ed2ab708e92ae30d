-- Writes lines of a billing export, 60 fields each, that depend on nothing but their numbers.
-- lines.lua FIRST LAST

-- A field's name, its format, and how many values it takes.
local TEXTS = {
  { "PartnerId", "6d37ab36-0a4d-4b0e-9b1c-%012x", 1 }, { "PartnerName", "Contoso Cloud Services %d", 1 },
  { "CustomerId", "2f1c1b6a-7c55-4f3d-8a9e-%012x", 900 }, { "CustomerName", "Fabrikam, Branch %d", 900 },
  { "CustomerDomainName", "fabrikam%d.onmicrosoft.com", 900 }, { "CustomerCountry", "US", 1 },
  { "InvoiceNumber", "G000000001", 1 }, { "MpnId", "%07d", 40 }, { "Tier2MpnId", "%07d", 90 },
  { "OrderId", "%012xa4b", 70000 }, { "ProductId", "CFQ7TTC0%04X", 300 }, { "SkuId", "%04d", 30 },
  { "AvailabilityId", "CFQ7TTC%05X", 500 }, { "SkuName", "Microsoft 365 Business Premium %d", 30 },
  { "ProductName", [[Microsoft 365 Business, edition \"%d\"]], 300 }, { "ChargeType", "cycleCharge", 1 },
  { "Currency", "USD", 1 }, { "PricingCurrency", "USD", 1 }, { "PublisherName", "Microsoft Corporation", 1 },
  { "PublisherId", "%06d", 1 }, { "SubscriptionDescription", "Subscription of department %d", 5000 },
  { "SubscriptionId", "9b0c5d1e-1f7a-4c46-b3e2-%012x", 70000 }, { "AlternateId", "%012x", 70000 },
  { "TermAndBillingCycle", "1 Year commitment, monthly", 1 }, { "UnitType", "Licenses", 1 },
  { "BillingFrequency", "Monthly", 1 }, { "MeterDescription", "Standard meter of region %d", 60 },
  { "MeterId", "c1f5a2d4-3b4e-4d0c-a7ab-%012x", 60 }, { "MeterCategory", "Virtual Machines", 1 },
  { "MeterSubCategory", "Dsv%d Series", 6 }, { "MeterRegion", "EU West %d", 4 },
  { "ReservationOrderId", "", 1 }, { "CreditReasonCode", "", 1 }, { "PromotionId", "39NFJQT1%04X", 40 },
  { "ProductCategory", "OnlineServices", 1 }, { "ResourceGroup", "group-%d", 800 },
  { "ResourceLocation", "westeurope", 1 }, { "ReferenceId", [[{\"osId\":\"%012x\",\"v\":1}]], 70000 },
  { "EntitlementId", "1a2b3c4d-8a1f-4c1e-b0aa-%012x", 70000 },
  { "PriceAdjustmentDescription", [==[[{\"Description\":\"Tier %d discount\",\"Percentage\":15.0}]]==], 3 },
}
local NUMBERS = {
  "UnitPrice", "Quantity", "Subtotal", "TaxTotal", "Total", "EffectiveUnitPrice", "BillableQuantity",
  "PCToBCExchangeRate", "PublisherDiscount", "ListPrice", "CreditPercentage", "PartnerEarnedCredit",
}
local DATES = {
  "OrderDate", "ChargeStartDate", "ChargeEndDate", "PCToBCExchangeRateDate", "SubscriptionStartDate",
  "SubscriptionEndDate",
}

-- Neighbouring lines differ in most fields, so that gzip has work to do.
local fields = {}
for place, text in ipairs(TEXTS) do
  local format, kinds = ('"%s":"%s"'):format(text[1], text[2]), text[3]
  fields[#fields + 1] = function(n)
    return format:format(math.floor(n * (2 * place + 1) / 3) % kinds)
  end
end
for place, name in ipairs(NUMBERS) do
  local format = '"' .. name .. '":%.2f'
  fields[#fields + 1] = function(n) return format:format(n * (37 * place + 11) % 1000003 / 100) end
end
for place, name in ipairs(DATES) do
  local format = ('"%s":"2026-%02d-%%02dT00:00:00Z"'):format(name, place)
  fields[#fields + 1] = function(n) return format:format(n % 28 + 1) end
end
fields[#fields + 1] = function(n) return '"IsThirdParty":' .. tostring(n % 7 == 0) end
fields[#fields + 1] = function() return '"Tags":null' end
assert(#fields == 60)

local texts = {}
for n = tonumber(arg[1]), tonumber(arg[2]) do
  for place, field in ipairs(fields) do
    texts[place] = field(n)
  end
  io.write("{", table.concat(texts, ","), "}\n")
end
