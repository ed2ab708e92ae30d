--- The commands `users` and `licenses`.
local stop = require "partnercenter.cli.stop"

local USERS = {
  { heading = "USER", field = "id" }, { heading = "SIGN-IN NAME", field = "userPrincipalName" },
  { heading = "NAME", field = "displayName" }, { heading = "STATE", field = "state" },
  { heading = "COUNTRY", field = "usageLocation" },
}

local OF_CUSTOMER = {
  { heading = "PRODUCT", field = "productSku.name" }, { heading = "TOTAL", field = "totalUnits" },
  { heading = "ASSIGNED", field = "consumedUnits" }, { heading = "FREE", field = "availableUnits" },
  { heading = "SUSPENDED", field = "suspendedUnits" }, { heading = "STATUS", field = "capabilityStatus" },
  { heading = "SKU", field = "productSku.id" },
}

local OF_USER = {
  { heading = "PRODUCT", field = "productSku.name" }, { heading = "SKU", field = "productSku.id" },
  { heading = "PART NUMBER", field = "productSku.skuPartNumber" },
}

local function users(context, arguments)
  context:records(USERS, context:customer(arguments.customer):users():each())
end

local function find_user(customer, which)
  if which:find("^%x+%-%x+%-%x+%-%x+%-%x+$") then return customer:user(which) end
  for user in customer:users():each() do
    if tostring(user.userPrincipalName):lower() == which:lower() then return customer:user(user.id) end
  end
  stop.with(3, ("the customer has no user '%s'"):format(which), "list them: partnercenter users CUSTOMER")
end

local function items_of(found)
  if type(found.each) == "function" then return found:each() end
  local place = 0
  return function()
    place = place + 1
    return found[place]
  end
end

local function licenses(context, arguments)
  local customer = context:customer(arguments.customer)
  if not arguments.user then
    return context:records(OF_CUSTOMER, items_of(stop.unless(customer:subscribed_skus())))
  end
  return context:records(OF_USER, items_of(stop.unless(find_user(customer, arguments.user):licenses())))
end

return {
  users = {
    arguments = { { name = "customer", text = "A GUID or a domain." } },
    examples = {
      { "List the users", "partnercenter users customer1.example" },
      { "Print their sign-in names", "partnercenter users customer1.example --fields userPrincipalName" },
    },
    run = users,
  },
  licenses = {
    arguments = {
      { name = "customer", text = "A GUID or a domain." },
      { name = "user", text = "A user's id or sign-in name; without it all licences of the customer.",
        optional = true },
    },
    examples = {
      { "See what is free", "partnercenter licenses customer1.example" },
      { "Write it as JSON", "partnercenter licenses customer1.example -o json" },
    },
    run = licenses,
  },
}
