--- The commands `gdap` and `audit`.
local dates = require "partnercenter.cli.output.dates"
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"

local DAY = 86400

local EXPIRING = {
  { heading = "NAME", field = "name" }, { heading = "CUSTOMER", field = "customer_name" },
  { heading = "ENDS", field = "ends", kind = "date" }, { heading = "DAYS", field = "days" },
  { heading = "AUTO-EXTENDS", field = "auto_extend" },
  { heading = "RELATIONSHIP", field = "relationship_id" },
}

local RELATIONSHIPS = {
  { heading = "NAME", field = "displayName" }, { heading = "CUSTOMER", field = "customer.displayName" },
  { heading = "STATUS", field = "status" }, { heading = "ENDS", field = "endDateTime", kind = "date" },
  { heading = "AUTO-EXTENDS", field = "autoExtendDuration" }, { heading = "RELATIONSHIP", field = "id" },
}

local AUDIT = {
  { heading = "DATE", field = "operationDate", kind = "date" },
  { heading = "OPERATION", field = "operationType" },
  { heading = "STATUS", field = "operationStatus" }, { heading = "RESOURCE", field = "resourceType" },
  { heading = "CUSTOMER", field = "customerName" }, { heading = "USER", field = "userPrincipalName" },
  { heading = "RECORD", field = "id" },
}

local function days_of(option, text)
  local days = dates.days(text)
  if not days then
    stop.with(exit_status.usage, ("--%s needs a number of days such as 60d, got '%s'"):format(option, text))
  end
  return days
end

local function gdap(context, arguments)
  if arguments.expiring then
    local listing = stop.unless(require("partnercenter").workflow.gdap_expiring(context:client(),
      days_of("expiring", arguments.expiring)))
    return context:records(EXPIRING, listing:each())
  end
  return context:records(RELATIONSHIPS, context:client():gdap_relationships():each())
end

local function audit(context, arguments)
  local days = days_of("since", arguments.since or "1d")
  local query = { startDate = os.date("!%Y-%m-%d", math.floor(os.time() - days * DAY)) }
  if arguments.customer then
    local customer = stop.unless(context:customer(arguments.customer):get())
    query.filter = require("partnercenter").field("CustomerId"):equals(customer.id)
  end
  return context:records(AUDIT, context:client():audit_records(query):each())
end

return {
  gdap = {
    options = {
      { name = "expiring", value = "60d", text = "Only active ones that end within so many days." },
    },
    examples = {
      { "List all relationships", "partnercenter gdap" },
      { "Find those that end soon", "partnercenter gdap --expiring 60d" },
    },
    run = gdap,
  },
  audit = {
    options = {
      { name = "since", value = "7d", text = "How many days back: 1 when absent, 90 at most." },
      { name = "customer", value = "CUSTOMER", text = "Only what was done for this customer." },
    },
    examples = {
      { "List what was done today and yesterday", "partnercenter audit" },
      { "List the last week as CSV", "partnercenter audit --since 7d -o csv" },
    },
    run = audit,
  },
}
