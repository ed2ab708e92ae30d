--- Hints for refusals by the API hosts, by service code, operation and status. Codes without a line here use
--- their meaning in codes.lua.
-- luacheck: no max line length
local service = {}

local MFA = "the app+user token carries no MFA claim: sign in again with multi-factor authentication and use the refresh token of that sign-in"
local AUDIENCE = "ask for a token of the Partner Center audience; check the options audience and cloud"
local ROLE = "the signed-in user lacks a role for this call: check its Partner Center role (AdminAgents) and the roles of the GDAP relationship"
local STALE = "the resource changed since it was read: read it again and repeat the change with its new ETag"
local REPEAT = "service error: try again later; if it persists, send Microsoft these ids"
local WAIT = "too many requests of this partner: wait `retry_after` seconds, and lower max_in_flight or set max_requests_per_minute"

--- Groups of operations. Each pattern is matched against the operation's name, and against its method and path, both
--- in lower case and without underscores.
service.areas = {
  mpa_status = { "^compliance%.agreementstatus$", "/compliance/[^/]+/agreementstatus$" },
  mpn_profile = { "^mpnprofile$", "/profiles/mpn$" },
  customers = { "^customers%.list$", "^get /v1/customers$" },
  listing = { "%.list$", "^get " },
  new_customer = { "^customers%.create$", "^post /v1/customers$", "billingprofile%.replace$", "^put .*/profiles/billing$" },
  usage = { "usagesummary$", "usagerecords", "usagebudget", "azureutilization$", "/utilizations/" },
  order = { "%.orders?%f[%W]", "/orders%f[%W]" },
  new_order = { "%.orders%.create$", "^post .*/orders$" },
  cart = { "%.carts?%f[%W]", "/carts%f[%W]" },
  subscription = { "%.subscription%.update$", "^patch .*/subscriptions/[^/]+$" },
  catalog = { "%f[%w]products?%f[%W]", "%f[%w]offers?%f[%W]", "%f[%w]skus?%f[%W]" },
  agreement = { "%.agreements%.create$", "^post .*/agreements$" },
  migration = { "%f[%w]migrations?%f[%W]" },
  new_transfer = { "%.transfers%.create$", "^post .*/transfers$" },
  accept_transfer = { "%.transfer%.accept$", "/transfers/[^/]+/accept$" },
  transfer = { "%f[%w]transfers?%f[%W]" },
}

local FILTER = "correct the filter: customers are found by CompanyName, Domain, IndirectReseller or IndirectCloudSolutionProvider with starts_with"
local ANY_FILTER = "correct the filter: use a field and an operator that the reference of this call names"
local FIELD = "correct '%s' in the request"
local SEATS = "give a quantity within the range of the offer, and of the promotion where there is one"
local RESELLER = "ask the reseller to complete its agreement and account in Partner Center"

--- Codes with several meanings. The first row counts whose conditions all hold: `area` is one or several of the above,
--- `status` the answer's, `says` a text in the lower-case message, `field` a field that the message names.
service.rules = {
  ["0"] = {
    { area = "new_order", field = true, "give an allowed value for '%s' in the order" },
    { area = "new_order", "check the values of the order's enumerations, such as billingCycle" },
    { status = 501, REPEAT },
  },
  ["2000"] = {
    { area = "mpa_status", "give the tenant id as a GUID or the MPN id in digits, and only one of them" },
    { area = "customers", says = "filter", FILTER },
    { area = "customers", says = "operator", FILTER },
    { area = "customers", says = "field", FILTER },
    { area = "listing", says = "filter", ANY_FILTER },
    { area = "listing", says = "operator", ANY_FILTER },
    { field = true, says = "not supported", "leave '%s' out of this request" },
    { field = true, FIELD },
    { says = "guid", "give the id as a GUID" },
    { says = "filter", ANY_FILTER },
  },
  ["2001"] = {
    { area = "mpa_status", "give the tenant id or the MPN id of the reseller" },
    { area = "subscription", "activate the suspended subscription before its quantity changes" },
    { field = true, FIELD },
  },
  ["2002"] = {
    { area = "subscription order cart", SEATS },
    { field = true, FIELD },
  },
  ["2006"] = {
    { area = "subscription", status = 400, "this offer does not permit updates of the subscription: place a new order instead" },
    { area = "order cart", status = 403, "choose another offer: this partner may not sell this one" },
  },
  ["2200"] = { { area = "mpa_status", "check the MPN id: it is not valid or has not moved to Partner Center" } },
  ["2201"] = { { area = "mpa_status", "use a reseller of the provider's region" } },
  ["2203"] = { { area = "mpa_status", "ask the reseller to sign the Microsoft Partner Agreement of this region" } },
  ["2204"] = { { area = "mpa_status", RESELLER } },
  ["2205"] = { { area = "mpa_status", "check the tenant id: it has no Partner Center account" } },
  ["2206"] = { { area = "mpa_status", "ask the reseller to sign the Microsoft Partner Agreement" } },
  ["3000"] = {
    { area = "usage", status = 400, field = true, FIELD },
    { area = "usage", "the customer has no usage data yet: nothing is wrong" },
    { area = "mpn_profile", status = 404, "check the MPN id: no partner has it" },
    { status = 400, field = true, FIELD },
    { status = 400, "correct the property named in the message" },
  },
  ["invalidRequest"] = {
    { field = true, FIELD },
    { "correct the request: the message names the member" },
  },
  ["20000"] = { { area = "order", "check the order id: there is no such order of this customer" } },
  ["60000"] = { { area = "migration", "the licence migration of the customer failed: read its state before trying again" } },
  ["400072"] = { { area = "catalog cart order", "choose another item: this one is no longer sold" } },
  ["600002"] = { { area = "new_customer", "leave organizationRegistrationNumber out: this country does not use it" } },
  ["600049"] = { { area = "new_customer", "give organizationRegistrationNumber: this country needs it" } },
  ["600050"] = { { area = "new_customer", "correct organizationRegistrationNumber: its format is not this country's" } },
  ["600051"] = { { area = "new_customer", "give the customer's phone number" } },
  ["600061"] = { { area = "agreement", "the same confirmation is already recorded: nothing is left to do" } },
  ["800023"] = { { area = "cart order", "raise the credit line with Microsoft, or buy less" } },
  ["800025"] = { { area = "cart order", "raise the credit line with Microsoft, or buy less" } },
  ["800024"] = { { area = "cart order", "this customer or item is not eligible: ask Microsoft with these ids" } },
  ["800026"] = { { area = "cart order", "this customer or item is not eligible: ask Microsoft with these ids" } },
  ["800062"] = { { area = "cart order", "this customer or item is not eligible: ask Microsoft with these ids" } },
  ["800089"] = { { area = "cart order", "check the catalog item ids first; if they are right, the customer has reached its limit" } },
  ["800090"] = { { area = "subscription", "seats of this subscription cannot be lowered now: schedule the number for the renewal with workflow.end_of_term" } },
  ["900103"] = { { area = "transfer", "read the transfer before accepting it again" } },
  ["900117"] = { { area = "order subscription", "the days in which this could be cancelled have passed: schedule the end of the term with workflow.end_of_term" } },
  ["900213"] = { { area = "order subscription", "the hours in which this could be cancelled have passed: schedule the end of the term with workflow.end_of_term" } },
  ["900214"] = { { area = "subscription", "the hours in which seats can be lowered have passed: schedule the change for the renewal" } },
  ["900257"] = { { area = "subscription", "the days in which seats can be lowered have passed: schedule the change for the renewal" } },
  ["900400"] = { { area = "new_transfer", "read the customer's transfer eligibility: a transfer cannot be created" } },
}

--- Codes with one meaning.
service.by_code = {
  ["900420"] = "the service no longer accepts the token's audience, such as the retired directory graph: " .. AUDIENCE,
  ["900421"] = MFA,
  ["MFA required"] = MFA,
  ["900329"] = "this call needs an app+user token: configure refresh_token or device_code instead of an app-only credential",
  ["900308"] = ROLE, ["900150"] = ROLE,
  ["900309"] = "a Conditional Access policy blocked the call: allow this app or meet the policy, then sign in again",
  ["900316"] = "use a partner access token for licence management",
  ["20002"] = "this partner has no reseller relationship with the customer: check the customer id, and that the request for a relationship was accepted",
  ["20003"] = "check the subscription id: this customer has no such subscription",
  ["60002"] = "check the user id: this customer has no such user",
  ["60003"] = "no such customer tenant: check the customer's tenant id and the cloud",
  ["2007"] = "correct the address: client:validate_address tells what is wrong",
  ["2055"] = "the ETag is out of date: read the resource again and repeat the change with its new ETag",
  ["900126"] = "check the spelling of enumeration values: the service does not know one of them",
  ["900278"] = "another change of this subscription is in progress, for up to a day: read the subscription before trying again",
  ["13605"] = "record the customer's acceptance of the Microsoft Customer Agreement first",
  ["800086"] = "the customer lacks the qualification for this offer: set it and wait until vetting has ended",
  ["90000"] = "the identity service refused the service behind the API: check the app's consent and the GDAP relationship with this customer",
  ["Customer tagging denied."] = "the service refused this qualification for the customer: check that the customer's domain qualifies, or ask Microsoft for a review",

  -- The partner host and Graph
  accessDenied = "grant the app the permission that the call's reference names, and consent to it",
  Authorization_RequestDenied = "grant the app the Graph permission that the call's reference names, and consent to it",
  InvalidAuthenticationToken = "the token was refused: check the options audience and cloud",
  unauthenticated = "the token was refused: check the options audience and cloud",
  insufficent_claims = "a Conditional Access policy asks for more claims: meet the policy, then sign in again",
  itemNotFound = "check the ids in the path",
  Request_ResourceNotFound = "check the ids in the path",
  ResourceNotFound = "check the ids in the path",
  resourceModified = STALE, preconditionFailed = STALE,
  serviceNotAvailable = REPEAT, generalException = REPEAT,
}

--- By host and bare status.
service.by_status = {
  api = {
    [401] = "the token was refused: " .. AUDIENCE,
    [403] = "this app or user may not do this: check the app's registration in Partner Center, the user's role and the relationship with the customer",
    [404] = "check the ids in the path, the base_url and the cloud",
  },
  graph = {
    [401] = "the token was refused: check audience.graph and cloud",
    [403] = "grant the app the Graph permission that the call's reference names, and consent to it",
    [404] = "check the ids in the path, base_url.graph and the cloud",
  },
  partner = {
    [401] = "the token was refused: check audience.partner and cloud",
    [403] = "this app or user may not do this: check the user's role in Partner Center and the app's permissions",
    [404] = "check the ids in the path, base_url.partner and the cloud",
  },
  any = {
    [407] = "give user and password in the proxy's address",
    [405] = "check method and path: this operation may be retired",
    [406] = "check the header Accept: the service does not offer this media type",
    [409] = "read the resource, then decide: the request conflicts with its current state",
    [410] = "look for a successor in the REST reference: this resource or address is gone",
    [412] = STALE,
    [413] = "the body is too large: send fewer items at once",
    [414] = "the address is too long: shorten the query or ask for fewer items at once",
    [415] = "check content_type: the service does not accept this media type",
    [423] = "the resource is locked: try again later",
    [428] = "read the resource and give its ETag as if_match",
    [431] = "the headers are too large: give fewer or shorter ones",
    [429] = WAIT, [509] = WAIT,
    [500] = REPEAT, [502] = REPEAT, [504] = REPEAT,
    [503] = "the service is not available: try again later",
  },
}

return service
