--- Handlers of customers: the list, one customer, creation, removal and profiles.
local body = require "partnercenter.simulator.server.http.body"
local domains = require "partnercenter.simulator.server.rules.domains"
local etag = require "partnercenter.simulator.server.http.etag"
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local page = require "partnercenter.simulator.server.http.page"
local random = require "partnercenter.simulator.random"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local function self_link(path) return { self = { uri = path, method = "GET", headers = json.array() } } end

local function address(customer)
  return {
    country = "US", region = "", city = "Redmond", state = "WA",
    addressLine1 = ("%d Example Street"):format(customer.number), addressLine2 = "", postalCode = "98052",
    firstName = "Robin", lastName = "Example", phoneNumber = "4255550100",
  }
end

local function company(customer)
  return {
    tenantId = customer.id, domain = customer.domain, companyName = customer.companyName,
    links = self_link("/customers/" .. customer.id .. "/profiles/company"),
    attributes = { objectType = "CustomerCompanyProfile" },
  }
end

local function summary(customer)
  return {
    id = customer.id, commerceId = customer.id,
    relationshipToPartner = "reseller", allowDelegatedAccess = true,
    companyProfile = company(customer), links = self_link("/customers/" .. customer.id),
    attributes = { objectType = "Customer" },
  }
end

local function full_company(customer)
  local record = company(customer)
  record.organizationRegistrationNumber = customer.organizationRegistrationNumber
  record.email = customer.billing and customer.billing.email or "contact@" .. customer.domain
  record.address = customer.billing and customer.billing.defaultAddress or address(customer)
  return record
end

local function billing(customer)
  if customer.billing then return customer.billing end
  return {
    id = customer.id, firstName = "Robin", lastName = "Example", email = "billing@" .. customer.domain,
    culture = "en-US", language = "en", companyName = customer.companyName,
    defaultAddress = address(customer),
    links = self_link("/customers/" .. customer.id .. "/profiles/billing"),
    attributes = { etag = ("simulated-%d"):format(customer.number), objectType = "CustomerBillingProfile" },
  }
end

-- The ids of the partner's indirect resellers.
local function resellers_of(call)
  local ids = {}
  local resellers = store.open(kinds.at "/v1/relationships", "/v1/relationships", call)
  for position = 1, resellers:count() do ids[position] = resellers:at(position).id end
  return ids
end

-- Seeded customers take turns: each reseller has one, and one buys from the partner itself.
local function reseller_of(customer, resellers)
  if customer.associatedPartnerId then return customer.associatedPartnerId end
  local is_seeded = customer.number <= world.service.customers
  return is_seeded and resellers[customer.number % (#resellers + 1)] or nil
end

local function full(call, customer)
  local record = summary(customer)
  record.customDomains = json.array { customer.domain }
  record.companyProfile = full_company(customer)
  record.billingProfile = billing(customer)
  record.associatedPartnerId = reseller_of(customer, resellers_of(call))
  record.enableGDAPByDefault = customer.enableGDAPByDefault == true
  return record
end

local kind = {
  filters = {
    companyname = { member = "companyProfile.companyName", operators = "starts_with" },
    domain = { member = "companyProfile.domain", operators = "starts_with" },
    indirectreseller = { member = "associatedPartnerId", operators = "starts_with" },
    indirectcloudsolutionprovider = { member = "associatedPartnerId", operators = "starts_with" },
  },
}

local function list(call)
  local set, resellers = { count = world.count }, resellers_of(call)
  function set.at(_, position)
    local customer = world.customer_at(position)
    local record = summary(customer)
    record.associatedPartnerId = reseller_of(customer, resellers)
    return record
  end
  return page.answer(call, kind, set, "continuation")
end

local function get(call) return reply.json(200, full(call, call.customer)) end

local ADDRESS = "billingProfile.defaultAddress.country billingProfile.defaultAddress.addressLine1 "
  .. "billingProfile.defaultAddress.city"

-- The first administrator's credentials: returned once and not stored.
local function credentials(customer)
  local draw = random.generator(random.hash(customer.id), os.time())
  return { userName = "admin", password = ("Marker-%06d"):format(draw(1000000)) }
end

local function create(call)
  local given = call.body
  local refusal = body.lacks(given, ADDRESS)
  if refusal then return refusal end
  local domain = given.companyProfile.domain
  if domains.taken(domain) then
    return reply.problem(409, 3000, "The domain " .. domain .. " is not available")
  end
  local customer = world.add_customer {
    companyName = given.companyProfile.companyName or given.billingProfile.companyName, domain = domain,
    associatedPartnerId = given.associatedPartnerId, enableGDAPByDefault = given.enableGDAPByDefault,
    organizationRegistrationNumber = given.companyProfile.organizationRegistrationNumber,
  }
  customer.billing = template.merge(billing(customer), given.billingProfile)
  customer.is_new, call.made_customer = true, customer
  local record = full(call, customer)
  record.userCredentials = credentials(customer)
  return reply.json(201, record)
end

local function delete(call)
  world.remove_customer(call.customer)
  return reply.json(204)
end

local function remove_relationship(call)
  if call.body.relationshipToPartner ~= "none" then
    return reply.problem(400, 3000, "The property relationshipToPartner can only be set to none")
  end
  call.customer.unrelated = true
  world.remove_customer(call.customer, true)
  local record = summary(call.customer)
  record.relationshipToPartner, record.allowDelegatedAccess = "none", false
  return reply.json(200, record)
end

local function get_billing(call) return reply.json(200, billing(call.customer)) end

local function update_billing(call)
  local profile = billing(call.customer)
  local refusal = etag.check(call, profile)
    or body.lacks(call.body, "defaultAddress.country defaultAddress.addressLine1")
  if refusal then return refusal end
  local changed = template.copy(call.body)
  changed.id, changed.links, changed.attributes = profile.id, profile.links, template.copy(profile.attributes)
  etag.renew(changed)
  call.customer.billing = changed
  return reply.json(200, changed)
end

local function get_company(call) return reply.json(200, full_company(call.customer)) end

local CUSTOMER = "/v1/customers/{customer_id}"

return {
  { method = "GET", path = "/v1/customers", auth = "both", run = list },
  { method = "POST", path = "/v1/customers", takes = "Customer", run = create },
  { method = "GET", path = CUSTOMER, auth = "both", run = get },
  { method = "DELETE", path = CUSTOMER, run = delete },
  { method = "PATCH", path = CUSTOMER, takes = "Customer", run = remove_relationship },
  { method = "GET", path = CUSTOMER .. "/profiles/billing", run = get_billing },
  {
    method = "PUT", path = CUSTOMER .. "/profiles/billing", takes = "CustomerBillingProfile",
    needs_etag = true, run = update_billing,
  },
  { method = "GET", path = CUSTOMER .. "/profiles/company", run = get_company },
}
