--- The commands `qualification` and `qualify`.
local confirm = require "partnercenter.cli.confirm"
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"

local COLUMNS = {
  { heading = "CUSTOMER", field = "customer_id" }, { heading = "DOMAIN", field = "domain" },
  { heading = "QUALIFICATION", field = "qualification" }, { heading = "ERROR", field = "error" },
}

local function row_of(customer, word, err)
  local company = customer.companyProfile or {}
  return {
    customer_id = customer.id, domain = company.domain, qualification = word,
    error = err and tostring(err) or nil,
  }
end

-- Answers come in the order in which they arrive; a customer that failed is a row too.
local function over(context, items, total)
  local partnercenter = require "partnercenter"
  local client = context:client()
  local line = context:progress("customers", total)
  local failed, done = 0, 0
  local loop = partnercenter.each(items, function(customer)
    return client:customer(customer.id):qualification()
  end)
  local iterate = loop
  local count = context:records(COLUMNS, function()
    local customer, word, err = iterate()
    if customer == nil then return nil end
    done = done + 1
    line:show(done)
    if err then failed = failed + 1 end
    return row_of(customer, word, err)
  end)
  line:clear()
  if failed > 0 then stop.with(exit_status.failed, ("%d of %d customers failed"):format(failed, count)) end
end

local function show(context, arguments)
  if arguments.all then return over(context, context:client():customers()) end
  if #arguments.customers == 1 then
    return context:value(stop.unless(context:customer(arguments.customers[1]):qualification()))
  end
  local items = {}
  for place, which in ipairs(arguments.customers) do
    items[place] = stop.unless(context:customer(which):get())
  end
  return over(context, items, #items)
end

local function ask_for(context, arguments)
  local want = arguments.value
  if arguments.segment or arguments.code then
    want = { qualification = arguments.value, educationSegment = arguments.segment,
      validationCode = arguments.code }
  end
  local options = confirm.options(context.options, "Ask for this qualification?")
  local record = stop.unless(require("partnercenter").workflow.qualify(
    context:customer(arguments.customer), want, options))
  if context.options.dry_run then return context:plan(record) end
  context:record({
    { heading = "QUALIFICATION", field = "qualification" }, { heading = "STATUS", field = "vettingStatus" },
    { heading = "REASON", field = "vettingReason" },
  }, record)
end

return {
  qualification = {
    arguments = {
      { name = "customers", value = "CUSTOMER", text = "GUIDs or domains.", optional = true, many = true },
    },
    options = { { name = "all", text = "All customers." } },
    examples = {
      { "Print the qualification of one customer", "partnercenter qualification customer1.example" },
      { "List those of all customers", "partnercenter qualification --all" },
    },
    check = function(arguments)
      if arguments.all and #arguments.customers > 0 then return "give customers or --all, not both" end
      if not arguments.all and #arguments.customers == 0 then return "name a customer, or give --all" end
    end,
    run = show,
  },
  qualify = {
    arguments = {
      { name = "customer", text = "A GUID or a domain." },
      { name = "value", text = "Such as Education, GovernmentCommunityCloud or StateOwnedEntity." },
    },
    options = {
      { name = "segment", value = "SEGMENT", text = "K12 or HigherEducation, for Education." },
      { name = "code", value = "CODE", text = "The validation code for GovernmentCommunityCloud." },
    },
    examples = {
      { "See what would be sent",
        "partnercenter qualify customer2.example Education --segment K12 --dry-run" },
      { "Ask for it", "partnercenter qualify customer2.example Education --segment K12 --yes" },
    },
    run = ask_for,
  },
}
