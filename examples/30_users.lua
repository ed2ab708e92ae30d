-- Prints the licences of a customer and its users with theirs; or gives a user a licence:
-- lua examples/30_users.lua <customer-tenant-guid | domain>
-- lua examples/30_users.lua <customer-tenant-guid | domain> <sign-in name> <sku part number>
-- Writes after a yes. Needs a user. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local who, name, part = arg[1], arg[2], arg[3]
if not who or who:find "^%-" or (name and not part) then
  io.stderr:write "usage: lua examples/30_users.lua <customer> [<sign-in name> <sku part number>]\n"
  os.exit(2)
end

local function sign_in_name(user) return user.userPrincipalName end
local function part_number(sku) return sku.productSku.skuPartNumber end

local function list(customer)
  for sku in customer:subscribed_skus():each() do
    print(("%s\t%s\t%d of %d free"):format(part_number(sku), sku.productSku.name or "?", sku.availableUnits,
      sku.totalUnits))
  end
  local users = assert(customer:users():all())
  local licenses, errors = partnercenter.map(users, function(user)
    return customer:user(user.id):licenses():all()
  end)
  for i, user in ipairs(users) do
    if not licenses[i] then error(errors[i], 0) end
    local parts = {}
    for j, one in ipairs(licenses[i]) do parts[j] = part_number(one) end
    print(("%s\t%s\t%s"):format(user.userPrincipalName, user.displayName or "?",
      parts[1] and table.concat(parts, " ") or "no licence"))
  end
end

-- Finds a record by a name in any case, as people type it.
local function find(listing, name_of, wanted)
  for record in listing:each() do
    if name_of(record):lower() == wanted:lower() then return record end
  end
  error(("the customer has no '%s'"):format(wanted), 0)
end

local function assign(customer)
  local user = find(customer:users(), sign_in_name, name)
  local sku = find(customer:subscribed_skus(), part_number, part)
  for license in customer:user(user.id):licenses():each() do
    if license.productSku.id == sku.productSku.id then return print(name .. " has it already") end
  end
  io.write(("give %s the licence %s (%d free)\n"):format(name, part, sku.availableUnits),
    "Type yes to continue: ")
  if io.read "*l" ~= "yes" then
    print "not confirmed: nothing was sent"
    os.exit(2)
  end
  assert(customer:user(user.id):update_licenses { licensesToAssign = { { skuId = sku.productSku.id } } })
  print(("%s has %s"):format(name, part))
end

partnercenter.main(function()
  local customer = partnercenter.customer(assert(partnercenter.find_customer(who)).id);
  (name and assign or list)(customer)
end)
