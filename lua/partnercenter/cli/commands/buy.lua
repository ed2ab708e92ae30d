--- The command `buy`.
local confirm = require "partnercenter.cli.confirm"
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"

-- PRODUCT:SKU:AVAILABILITY:QUANTITY[:TERM[:CYCLE]]; the first three parts are the catalogue item.
local function item_of(text)
  local parts = {}
  for part in (text .. ":"):gmatch("(.-):") do
    parts[#parts + 1] = part
  end
  local quantity = tonumber(parts[4] or "")
  if #parts < 4 or #parts > 6 or not quantity or quantity < 1 or quantity % 1 ~= 0 then
    stop.with(exit_status.usage, ("'%s' is no item"):format(text),
      "write PRODUCT:SKU:AVAILABILITY:QUANTITY[:TERM[:CYCLE]], "
        .. "such as CFQ7TTC0LH18:0001:CFQ7TTC0K971:5:P1Y:monthly")
  end
  return {
    catalogItemId = table.concat(parts, ":", 1, 3), quantity = math.floor(quantity),
    termDuration = parts[5], billingCycle = parts[6],
  }
end

local QUESTION = "Buy this?"

local function buy(context, arguments)
  local what = {}
  for place, text in ipairs(arguments.items) do
    what[place] = item_of(text)
  end
  local customer = context:customer(arguments.customer)
  local function run(options)
    return stop.unless(require("partnercenter").workflow.buy(customer, what, options))
  end
  -- The prices of the plan come from a cart, which is made before the question.
  if confirm.cannot_ask(context.options) then confirm.refuse(run { dry_run = true }, QUESTION) end
  local result = run(confirm.options(context.options, QUESTION))
  if context.options.dry_run then return context:plan(result) end
  local place = 0
  context:records({
    { heading = "ORDER", field = "id" }, { heading = "STATUS", field = "status" },
    { heading = "CREATED", field = "creationDate", kind = "date" },
    { heading = "PRICE", field = "totalPrice" }, { heading = "CURRENCY", field = "currencyCode" },
  }, function()
    place = place + 1
    return result.orders[place]
  end)
end

return {
  buy = {
    arguments = {
      { name = "customer", text = "A GUID or a domain." },
      { name = "items", value = "ITEM:QUANTITY[:TERM[:CYCLE]]", many = true,
        text = "Catalogue items; ITEM is PRODUCT:SKU:AVAILABILITY." },
    },
    examples = {
      { "See the plan",
        "partnercenter buy customer1.example CFQ7TTC0LH18:0001:CFQ7TTC0K971:5:P1Y:monthly --dry-run" },
      { "Buy it", "partnercenter buy customer1.example CFQ7TTC0LH18:0001:CFQ7TTC0K971:5:P1Y:monthly --yes" },
    },
    run = buy,
  },
}
