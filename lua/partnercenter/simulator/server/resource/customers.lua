-- Customers: the list, paged and filtered, and one full record.

local json = require "partnercenter.simulator.json"
local page = require "partnercenter.simulator.server.page"
local reply = require "partnercenter.simulator.server.reply"
local world = require "partnercenter.simulator.server.world"

local function self_link(path) return { self = { uri = path, method = "GET", headers = json.array() } } end

local function summary(customer)
  return {
    id = customer.id, commerceId = customer.id,
    relationshipToPartner = "reseller", allowDelegatedAccess = true,
    companyProfile = {
      tenantId = customer.id, domain = customer.domain, companyName = customer.companyName,
      links = self_link("/customers/" .. customer.id .. "/profiles/company"),
      attributes = { objectType = "CustomerCompanyProfile" },
    },
    links = self_link("/customers/" .. customer.id),
    attributes = { objectType = "Customer" },
  }
end

local function full(customer)
  local record = summary(customer)
  record.customDomains = json.array { customer.domain }
  record.billingProfile = {
    id = customer.id, firstName = "Robin", lastName = "Example", email = "billing@" .. customer.domain,
    culture = "en-US", language = "en", companyName = customer.companyName,
    defaultAddress = {
      country = "US", city = "Redmond", state = "WA",
      addressLine1 = ("%d Example Street"):format(customer.number), postalCode = "98052",
      firstName = "Robin", lastName = "Example", phoneNumber = "4255550100",
    },
    links = self_link("/customers/" .. customer.id .. "/profiles/billing"),
    attributes = { etag = ("simulated-%d"):format(customer.number), objectType = "CustomerBillingProfile" },
  }
  return record
end

local FIELDS = { companyname = "companyName", domain = "domain" }

local function refused(description) return nil, reply.problem(400, 2000, description) end

local function parse_filter(text)
  local given = json.decode(text)
  if type(given) ~= "table" then return refused "The filter is not valid JSON" end
  local filter = {}
  for key, value in pairs(given) do filter[tostring(key):lower()] = value end
  if type(filter.field) ~= "string" or not FIELDS[filter.field:lower()] then
    return refused "The filter field is not supported"
  elseif type(filter.operator) ~= "string" or filter.operator:lower() ~= "starts_with" then
    return refused "The filter operator is not supported"
  elseif type(filter.value) ~= "string" then
    return refused "The filter value is not text"
  end
  return { field = FIELDS[filter.field:lower()], value = filter.value }
end

local function filtered(filter)
  if not filter then return world.customers end
  local start, found = filter.value:lower(), {}
  for _, customer in ipairs(world.customers) do
    if customer[filter.field]:lower():sub(1, #start) == start then found[#found + 1] = customer end
  end
  return found
end

local function first_position(call)
  local size = call.settings.page_size
  if call.query.size then
    size = tonumber(call.query.size:match("^%d%d?%d?%d?%d?$"))
    if not size then return refused "The size is not valid" end
  end
  local at = { offset = 0, size = size }
  if call.query.filter then
    local filter, refusal = parse_filter(call.query.filter)
    if not filter then return nil, refusal end
    at.filter = filter
  end
  return at
end

local function position(call)
  local seek = (call.query.seekoperation or "First"):lower()
  if seek == "first" then return first_position(call) end
  if seek ~= "next" and seek ~= "previous" then return refused "The seek operation is not supported" end
  local text = call.request.header("MS-ContinuationToken")
  local at = text and page.position(text)
  if not at then return refused "The continuation token is missing or not valid" end
  return at
end

local function list(call)
  local at, refusal = position(call)
  if not at then return refusal end
  return reply.json(200, page.envelope(call, "customers", filtered(at.filter), at, summary))
end

local function get(call) return reply.json(200, full(call.customer)) end

return {
  { method = "GET", path = "/v1/customers", auth = "both", run = list },
  { method = "GET", path = "/v1/customers/{customer_id}", auth = "both", run = get },
}
