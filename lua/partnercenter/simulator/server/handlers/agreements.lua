--- Handlers of agreements and their signatures.
local kinds = require "partnercenter.simulator.server.records.kinds"
local page = require "partnercenter.simulator.server.http.page"
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
      return reply.agreement(400, 600061, "AgreementAlreadyConfirmed", RECORDED)
    end
  end
  return reply.json(201, all:add(template.copy(given)))
end

-- Exactly one id selects the reseller.
local function reseller_status(call)
  local mpn, tenant = call.query.mpnid, call.query.tenantid
  if mpn and tenant then return reply.problem(400, 2000, "Only one of mpnId and tenantId can be given") end
  if not mpn and not tenant then return reply.problem(400, 2001, "mpnId or tenantId must be given") end
  if mpn and not mpn:find("^%d+$") then return reply.problem(400, 2000, "The mpnId is not valid") end
  local state = mpn == "1000004" and "NotSigned" or "Signed"
  return reply.json(200, { state = state, attributes = { objectType = "AgreementSignatureStatus" } })
end

return {
  { method = "GET", path = "/v1/agreements", run = list_metadata },
  { method = "GET", path = AGREEMENTS, run = list },
  { method = "POST", path = AGREEMENTS, run = create },
  { method = "GET", path = "/v1/compliance/{program_name}/agreementstatus", run = reseller_status },
}
