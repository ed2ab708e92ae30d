--- The commands `subscriptions`, `seats` and `renewal`.
local confirm = require "partnercenter.cli.confirm"
local dates = require "partnercenter.cli.output.dates"
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"

local DAY = 86400

local OF_ONE = {
  { heading = "SUBSCRIPTION", field = "id" }, { heading = "NAME", field = "friendlyName" },
  { heading = "SEATS", field = "quantity" }, { heading = "STATUS", field = "status" },
  { heading = "ENDS", field = "commitmentEndDate", kind = "date" },
  { heading = "AUTO-RENEW", field = "autoRenewEnabled" }, { heading = "TERM", field = "termDuration" },
  { heading = "BILLING", field = "billingCycle" }, { heading = "OFFER", field = "offerName" },
}

local OF_ALL = { { heading = "CUSTOMER", field = "customer" } }
for _, column in ipairs(OF_ONE) do
  OF_ALL[#OF_ALL + 1] = column
end

local function days_of(text)
  local days = dates.days(text)
  if not days then
    stop.with(exit_status.usage, ("--ending needs a number of days such as 30d, got '%s'"):format(text))
  end
  return days
end

local function picks(arguments)
  local latest = arguments.ending and os.time() + days_of(arguments.ending) * DAY
  return function(record)
    if arguments.active and tostring(record.status):lower() ~= "active" then return false end
    if arguments.not_renewing and record.autoRenewEnabled ~= false then return false end
    if not latest then return true end
    local ends = dates.seconds(record.commitmentEndDate)
    return ends ~= nil and ends <= latest
  end
end

local function list_of(subscriptions)
  if type(subscriptions.all) == "function" then return stop.unless(subscriptions:all()) end
  return subscriptions
end

local function of_one(context, arguments)
  local pick, place = picks(arguments), 0
  local list = stop.unless(context:customer(arguments.customer):subscriptions():all())
  context:records(OF_ONE, function()
    repeat place = place + 1 until not list[place] or pick(list[place])
    return list[place]
  end)
end

-- Customers in flight at once; a customer that failed is told at the end.
local function of_all(context, arguments)
  local client, pick = context:client(), picks(arguments)
  local line, failures, waiting, done = context:progress "customers", {}, {}, 0
  local loop = require("partnercenter").each(client:customers(), function(customer)
    return client:customer(customer.id):subscriptions():all()
  end)
  local function next_record()
    while #waiting == 0 do
      local customer, list, err = loop()
      if customer == nil then return nil end
      done = done + 1
      line:show(done)
      if err then failures[#failures + 1] = tostring(err) end
      for _, record in ipairs(list and list_of(list) or {}) do
        record.customer = customer.companyProfile and customer.companyProfile.domain or customer.id
        if pick(record) then waiting[#waiting + 1] = record end
      end
    end
    return table.remove(waiting, 1)
  end
  context:records(OF_ALL, next_record)
  line:clear()
  if #failures > 0 then
    stop.with(exit_status.failed, ("%d of %d customers failed: %s"):format(#failures, done, failures[1]))
  end
end

local function list(context, arguments)
  if arguments.customer then return of_one(context, arguments) end
  return of_all(context, arguments)
end

local CHANGED = {
  { heading = "SUBSCRIPTION", field = "subscription_id" }, { heading = "CHANGED", field = "changed" },
}

local function seats(context, arguments)
  local subscription = context:customer(arguments.customer):subscription(arguments.subscription)
  local result = stop.unless(require("partnercenter").workflow.change_seats(subscription, arguments.seats,
    confirm.options(context.options, "Change the seats of this subscription?")))
  if context.options.dry_run then return context:plan(result) end
  context:record({ CHANGED[1], CHANGED[2], { heading = "SEATS", field = "quantity" },
    { heading = "BEFORE", field = "from" } }, result)
end

local OUTCOMES = { on = "renew", off = "cancel", extend = "extend" }

local function renewal(context, arguments)
  local subscription = context:customer(arguments.customer):subscription(arguments.subscription)
  local options = confirm.options(context.options, "Change what happens at the end of the term?")
  options.quantity, options.term_duration = arguments.seats, arguments.term
  options.billing_cycle = arguments.billing
  local result = stop.unless(require("partnercenter").workflow.end_of_term(subscription,
    OUTCOMES[arguments.outcome], options))
  if context.options.dry_run then return context:plan(result) end
  context:record({ CHANGED[1], CHANGED[2], { heading = "AT THE END", field = "action" },
    { heading = "ENDS", field = "ends", kind = "date" } }, result)
end

local CUSTOMER = { name = "customer", text = "A GUID or a domain." }
local SUBSCRIPTION = { name = "subscription", text = "The id of the subscription." }

return {
  subscriptions = {
    arguments = { { name = "customer", text = "A GUID or a domain.", optional = true } },
    options = {
      { name = "all", text = "Those of all customers." },
      { name = "active", text = "Only active ones." },
      { name = "ending", value = "30d",
        text = "Only those whose term ends within so many days, or has ended." },
      { name = "not-renewing", text = "Only those with auto-renew off." },
    },
    examples = {
      { "List those of one customer", "partnercenter subscriptions customer1.example" },
      { "Find what ends within 60 days", "partnercenter subscriptions --all --active --ending 60d" },
    },
    notes = "Perpetual licences are no subscriptions: see partnercenter call 'customer(ID):entitlements()'.",
    check = function(arguments)
      if arguments.all and arguments.customer then return "give a customer or --all, not both" end
      if not arguments.all and not arguments.customer then return "name a customer, or give --all" end
    end,
    run = list,
  },
  seats = {
    arguments = {
      CUSTOMER, SUBSCRIPTION, { name = "seats", value = "N", number = "whole", text = "The new total." },
    },
    examples = {
      { "See what a change would do", "partnercenter seats customer1.example SUBSCRIPTION 12 --dry-run" },
      { "Change it", "partnercenter seats customer1.example SUBSCRIPTION 12" },
    },
    run = seats,
  },
  renewal = {
    arguments = {
      CUSTOMER, SUBSCRIPTION,
      { name = "outcome", value = "on|off|extend", choices = { "on", "off", "extend" },
        text = "Renew, end, or extend month by month." },
    },
    options = {
      { name = "seats", value = "N", number = "whole", text = "Seats of the next term." },
      { name = "term", value = "TERM", text = "Length of the next term: P1M, P1Y or P3Y." },
      { name = "billing", value = "CYCLE", text = "Billing of the next term: monthly, annual or triennial." },
    },
    examples = {
      { "End a subscription at its term",
        "partnercenter renewal customer1.example SUBSCRIPTION off --dry-run" },
      { "Renew it with fewer seats", "partnercenter renewal customer1.example SUBSCRIPTION on --seats 5" },
    },
    run = renewal,
  },
}
