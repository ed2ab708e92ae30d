-- Lists the customers, or finds those whose name begins with a text, or the one of a domain:
-- lua examples/10_customers.lua [name | domain]
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local wanted = arg[1]
if wanted and wanted:find "^%-" then
  io.stderr:write "usage: lua examples/10_customers.lua [name | domain]\n"
  os.exit(2)
end

local function found()
  if not wanted then return partnercenter.customers():each() end
  if wanted:find "^[^%s]+%.[^%s.]+$" then -- a domain
    return ipairs { assert(partnercenter.find_customer(wanted)) }
  end
  return partnercenter.customers({ filter = partnercenter.field("CompanyName"):starts_with(wanted) }):each()
end

partnercenter.main(function()
  local count = 0
  for first, second in found() do
    local customer = second or first
    local profile = customer.companyProfile
    print(("%s\t%s\t%s"):format(customer.id, profile.domain, profile.companyName))
    count = count + 1
  end
  if wanted and count == 0 then error(("no customer's name begins with '%s'"):format(wanted), 0) end
end)
