--- Finds a customer by domain or GUID.
local check = require "partnercenter.arguments.check"
local errors = require "partnercenter.errors"
local request = require "partnercenter.call.request"

local find = {}

local NAME = "client.find_customer"
local HINT =
  "give name.onmicrosoft.com or the GUID: the list has only the default domain of each customer"

local function failed(kind, message, fields)
  local all = { operation = NAME, message = message }
  for key, value in pairs(fields or {}) do
    all[key] = value
  end
  return nil, errors.new(kind, all)
end

local function has_domain(customer, domain)
  local profile = type(customer) == "table" and customer.companyProfile
  local its = type(profile) == "table" and profile.domain
  return type(its) == "string" and its:lower() == domain
end

--- The one customer of that domain or GUID.
---@param client partnercenter.Client
---@param text string
---@param options table?
---@return table? customer as the service lists it
---@return partnercenter.error? err `not_found`, or `conflict` where several fit (`err.data` is an array of
--- them)
function find.customer(client, text, options)
  check.type(text, "string", NAME .. ": domain or GUID")
  options = check.options(options, request.OPTIONS, NAME)
  if check.guid(text) then
    local customer, err = client:customer(text):get(options)
    if not customer then return nil, errors.with(err, { operation = NAME }) end
    return customer
  end
  local domain = text:lower():gsub("%.$", "")
  if not check.domain(domain) then
    return failed("invalid_argument", ("'%s' is neither a domain nor a GUID"):format(request.printable(text)))
  end
  local filter = { Field = "Domain", Operator = "starts_with", Value = domain }
  local listing, found, seen = client:customers({ filter = filter }, options), {}, {}
  local page, err = listing:next()
  while page do
    for _, customer in ipairs(page) do
      if has_domain(customer, domain) and not seen[customer.id] then
        seen[tostring(customer.id)], found[#found + 1] = true, customer
      end
    end
    page, err = listing:next()
  end
  if err then return nil, errors.with(err, { operation = NAME }) end
  if #found > 1 then
    return failed("conflict", ("%d customers have the domain %s"):format(#found, domain), {
      data = found, hint = "choose one of err.data and use its id",
    })
  end
  if not found[1] then
    return failed("not_found", "no customer of this partner has the domain " .. domain, { hint = HINT })
  end
  return found[1]
end

return find
