--- The commands `customers` and `customer`.
local seen_customers = require "partnercenter.cli.completion.seen_customers"
local stop = require "partnercenter.cli.stop"

local COLUMNS = {
  { heading = "CUSTOMER", field = "id" }, { heading = "DOMAIN", field = "companyProfile.domain" },
  { heading = "NAME", field = "companyProfile.companyName" },
}

local ONE = {
  { heading = "CUSTOMER", field = "id" }, { heading = "NAME", field = "companyProfile.companyName" },
  { heading = "DOMAIN", field = "companyProfile.domain" },
  { heading = "RELATIONSHIP", field = "relationshipToPartner" },
  { heading = "DELEGATED ACCESS", field = "allowDelegatedAccess" },
  { heading = "EMAIL", field = "billingProfile.email" },
  { heading = "CULTURE", field = "billingProfile.culture" },
  { heading = "COUNTRY", field = "billingProfile.defaultAddress.country" },
}

-- Names that begin with the text, as the service searches.
local function listing_of(client, arguments)
  if not arguments.name then return client:customers() end
  local field = require("partnercenter").field
  return client:customers { filter = field("CompanyName"):starts_with(arguments.name) }
end

-- The records up to a limit; `seen` gets the first ones too.
local function limited(iterate, limit, seen)
  local count = 0
  return function()
    if limit and limit > 0 and count == limit then return nil end
    local record = iterate()
    if record then
      count = count + 1
      if seen and count <= seen_customers.MAX then seen[count] = record end
    end
    return record
  end
end

-- For completion.
local function remember(context, seen)
  if not seen or #seen == 0 then return end
  pcall(seen_customers.add, context.profile_name, seen)
end

local function list(context, arguments)
  local listing = listing_of(context:client(), arguments)
  local iterate = listing:each()
  local seen = seen_customers.is_on(context.profile) and {} or nil
  local count = context:records(COLUMNS, limited(iterate, arguments.limit, seen))
  remember(context, seen)
  if arguments.limit and arguments.limit > 0 and count == arguments.limit and iterate() then
    context:note(("only the first %d are shown; leave --limit out for all"):format(count))
  end
end

local function show(context, arguments)
  context:record(ONE, stop.unless(context:customer(arguments.customer):get()))
end

return {
  customers = {
    options = {
      { name = "name", value = "TEXT", text = "Only names that begin with this text." },
      { name = "limit", value = "N", number = "whole", text = "At most so many; 0 means all." },
    },
    examples = {
      { "List all customers", "partnercenter customers" },
      { "Write them to a file for a spreadsheet", "partnercenter customers -o csv > customers.csv" },
    },
    run = list,
  },
  customer = {
    arguments = { { name = "customer", text = "A GUID or a domain." } },
    examples = {
      { "Show the customer of a domain", "partnercenter customer customer1.example" },
      { "Print its id alone", "partnercenter customer customer1.example --fields id" },
    },
    run = show,
  },
}
