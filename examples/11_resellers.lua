-- Prints the indirect resellers of a provider, and the customers of each: lua examples/11_resellers.lua
-- Reads only. Needs a user. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"

local RESELLERS = { relationship_type = "IsIndirectCloudSolutionProviderOf" }

local function customers_of(reseller)
  local is_of = partnercenter.field("IndirectReseller"):starts_with(reseller.id)
  return partnercenter.customers({ size = 500, filter = is_of }):all()
end

partnercenter.main(function()
  local resellers = assert(partnercenter.relationships(RESELLERS):all())
  local customers, errors = partnercenter.map(resellers, customers_of)
  for i, reseller in ipairs(resellers) do
    if not customers[i] then error(errors[i], 0) end
    print(("%s\t%s\t%d customers"):format(reseller.mpnId or "?", reseller.name or reseller.id, #customers[i]))
    for _, customer in ipairs(customers[i]) do
      local profile = customer.companyProfile
      print(("\t%s\t%s\t%s"):format(customer.id, profile.domain, profile.companyName))
    end
  end
end)
