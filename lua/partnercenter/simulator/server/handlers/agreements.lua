--- Handlers of agreements and their signatures.
local kinds = require "partnercenter.simulator.server.records.kinds"
local page = require "partnercenter.simulator.server.http.page"
local random = require "partnercenter.simulator.random"
local reply = require "partnercenter.simulator.server.http.reply"
local sets = require "partnercenter.simulator.server.records.sets"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"

local AGREEMENTS = "/v1/customers/{customer_id}/agreements"

local function of_type(collection, member, wanted)
  if not wanted or wanted == "*" then return collection end
  wanted = wanted:lower()
  return sets.where(collection, function(record) return record[member]:lower() == wanted end)
end

local function list_metadata(call)
  local all = store.open(kinds.at(call.row.path), call.request.path, call)
  return page.answer(call, all.kind, of_type(all, "agreementType", call.query.agreementtype), nil)
end

local function list(call)
  local all = store.customers_own(call, "agreements")
  return page.answer(call, all.kind, of_type(all, "type", call.query.agreementtype), "links")
end

local RECORDED = "The same confirmation was recorded before"

local function create(call)
  local given = call.body
  local all = store.customers_own(call, "agreements")
  for _, one in ipairs(all:stored()) do
    if one.templateId == given.templateId and one.primaryContact.email == given.primaryContact.email
      and one.dateAgreed == given.dateAgreed then
      return reply.agreement(400, 600061, "PartnerConfirmedAgreementAlreadyExists", RECORDED)
    end
  end
  return reply.json(201, all:add(template.copy(given)))
end

local GUIDE = "https://partner.microsoft.example/mpa"
local GUIDES = { [2200] = GUIDE, [2203] = GUIDE }

local function refusal(code, description, source)
  local refused = reply.problem(400, code, description)
  refused.value.source = source or refused.value.source
  refused.value.data[1] = GUIDES[code]
  return refused
end

-- Relationships tell which resellers have not signed: the third one, and those that a script puts so.
local function has_signed(call, mpn, tenant)
  local resellers = store.open(kinds.at "/v1/relationships", "/v1/relationships", call)
  for position = 1, resellers:count() do
    local one = resellers:at(position)
    if one.isAgreementSigned == false and (one.mpnId == mpn or one.id == tenant) then return false end
  end
  return mpn ~= "1000004"
end

-- Exactly one id selects the reseller. Ids of zeros are nobody's.
local function reseller_status(call)
  local mpn, tenant = call.query.mpnid, call.query.tenantid and call.query.tenantid:lower()
  if mpn and tenant then return refusal(2000, "Only one of mpnId and tenantId can be given") end
  if not mpn and not tenant then
    return refusal(2001, "mpnId or tenantId must be given", "ComplianceController")
  elseif mpn and not mpn:find("^%d+$") then
    return refusal(2000, "The mpnId is not valid", "PartnerApiServiceControllers")
  elseif tenant and not random.is_guid(tenant) then
    return refusal(2000, "The tenantId is not a GUID", "PartnerApiServiceControllers")
  elseif mpn and mpn:find("^0+$") then
    return refusal(2200, "The mpnId is not known in Partner Center")
  elseif tenant and tenant:find("^[0-]+$") then
    return refusal(2205, "The tenantId is not known in Partner Center")
  elseif not has_signed(call, mpn, tenant) then
    return refusal(2203, "The Microsoft Partner Agreement was not signed")
  end
  return reply.json(200, { isAgreementSigned = true })
end

return {
  { method = "GET", path = "/v1/agreements", run = list_metadata },
  { method = "GET", path = AGREEMENTS, run = list },
  { method = "POST", path = AGREEMENTS, run = create },
  { method = "GET", path = "/v1/compliance/{program_name}/agreementstatus", run = reseller_status },
}
