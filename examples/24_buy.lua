-- Finds what a customer can buy, and buys it, after a person has seen the plan. A second run buys nothing:
-- lua examples/24_buy.lua <customer-tenant-guid | domain> <text in the title>
-- lua examples/24_buy.lua <customer-tenant-guid | domain> <catalogue item> <seats> [term] [billing cycle]
-- Writes after a yes, with any sign-in. Credentials: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local who, what, seats = arg[1], arg[2], arg[3] and tonumber(arg[3])
if not what or (arg[3] and not seats) then
  io.stderr:write "usage: lua examples/24_buy.lua <customer> <text | item> [<seats> [term] [billing cycle]]\n"
  os.exit(2)
end

local function list(customer)
  for product in customer:products({ targetView = "OnlineServices" }):each() do
    if product.title:lower():find(what:lower(), 1, true) then
      for sku in customer:product(product.id):skus():each() do
        for found in customer:product(product.id):sku(sku.id):availabilities():each() do
          for _, term in ipairs(found.isPurchasable and found.terms or {}) do
            print(table.concat({ found.catalogItemId, term.duration, term.billingCycle, sku.title,
              product.title }, "\t"))
          end
        end
      end
    end
  end
end

local function confirm(plan)
  io.write(tostring(plan), "\nType yes to continue: ")
  if io.read "*l" == "yes" then return true end
  print(("not confirmed: nothing was bought; cart %s stays for seven days"):format(plan.cart_id))
  os.exit(2)
end

partnercenter.main(function()
  local customer = partnercenter.customer(assert(partnercenter.find_customer(who)).id)
  if not seats then return list(customer) end
  for one in customer:subscriptions():each() do
    if one.offerId == what and one.status == "active" then
      return print(("has %d seats of it: change them with 23_seats.lua, %s"):format(one.quantity, one.id))
    end
  end
  local bought = assert(partnercenter.workflow.buy(customer, {
    {
      catalogItemId = what, quantity = seats, termDuration = arg[4] or "P1Y",
      billingCycle = arg[5] or "monthly",
    },
  }, { confirm = confirm }))
  for _, order in ipairs(bought.orders) do print("order " .. order.id) end
end)
