-- Makes a customer with the Microsoft Customer Agreement and a first subscription, or resumes:
-- lua examples/12_onboard.lua <customer file> <credentials file> <catalogue item> <seats>
-- The customer file is Lua and returns { companyProfile = {...}, billingProfile = {...} }.
-- Writes after a yes. Needs a user. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local file_store = require "partnercenter.store.file"
local workflow = partnercenter.workflow
local path, vault, item, seats = arg[1], arg[2], arg[3], tonumber(arg[4])
if not seats then
  io.stderr:write "usage: lua examples/12_onboard.lua <customer file> <credentials file> <item> <seats>\n"
  os.exit(2)
end

local function confirm(plan)
  io.write(tostring(plan), "\nType yes to continue: ")
  if io.read "*l" == "yes" then return true end
  print "not confirmed: nothing more was sent"
  os.exit(2)
end

-- The service tells the administrator's password once, so it is kept before anything else: plain text, mode
-- 0600.
local function keep(credentials)
  local store = file_store.new(vault)
  assert(store:set("user", credentials.userName))
  assert(store:set("password", credentials.password))
end

partnercenter.main(function()
  local body = dofile(path)
  local person = body.billingProfile.defaultAddress
  local made = assert(workflow.onboard(partnercenter, body, {
    on_credentials = keep, confirm = confirm,
    agreement = { primaryContact = {
      firstName = person.firstName, lastName = person.lastName, email = body.billingProfile.email,
      phoneNumber = person.phoneNumber,
    } },
  }))
  print(("%s: %s"):format(made.customer_id, made.created and "created" or "was there"))

  local customer = partnercenter.customer(made.customer_id)
  for subscription in customer:subscriptions():each() do
    if subscription.offerId == item then return print("has this subscription: " .. subscription.id) end
  end
  local bought = assert(workflow.buy(customer, {
    { catalogItemId = item, quantity = seats, termDuration = "P1Y", billingCycle = "monthly" },
  }, { confirm = confirm }))
  print(("order %s"):format(bought.orders[1].id))
end)
