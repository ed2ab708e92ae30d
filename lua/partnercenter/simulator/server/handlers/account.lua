--- Handlers of the partner's account: audit records, profiles, relationships, addresses, domains.
local audit_log = require "partnercenter.simulator.server.state.audit_log"
local domains = require "partnercenter.simulator.server.rules.domains"
local generic = require "partnercenter.simulator.server.routing.generic"
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local page = require "partnercenter.simulator.server.http.page"
local reply = require "partnercenter.simulator.server.http.reply"
local sets = require "partnercenter.simulator.server.records.sets"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"

local AUDIT_DAYS, AUDIT_DEFAULT = 90, 30

-- Normalizes a date to yyyy-mm-dd, so that dates compare as text.
local function day(text)
  local year, month, number = tostring(text):match("^(%d%d%d%d)%-(%d%d?)%-(%d%d?)")
  return year and ("%s-%02d-%02d"):format(year, tonumber(month), tonumber(number))
end

local AUDIT_KIND = {
  filters = {
    companyname = { member = "customerName", operators = "substring" },
    customerid = { member = "customerId" }, resourcetype = { member = "resourceType" },
  },
}

local function list_audit(call)
  local first, last = call.query.startdate, call.query.enddate
  if first then first = day(first) else first = template.date(-AUDIT_DEFAULT):sub(1, 10) end
  if last then last = day(last) else last = "9" end
  if not first or not last then return reply.problem(400, 2000, "The dates are not valid") end
  if first < template.date(-AUDIT_DAYS):sub(1, 10) then
    return reply.problem(400, 2000, "The startDate must be within the last 90 days")
  end
  local found = sets.where(audit_log.set(call), function(record)
    local date = record.operationDate:sub(1, 10)
    return date >= first and date <= last
  end)
  return page.answer(call, AUDIT_KIND, found, "continuation")
end

local function get_audit(call)
  local wanted = call.params.audit_record_id:lower()
  local found = sets.where(audit_log.set(call), function(record) return record.id == wanted end)
  if found.count() == 0 then return reply.problem(404, 1000, "The audit record was not found") end
  return reply.json(200, found:at(1))
end

local RELATIONSHIPS = {
  isindirectresellerof = true, isindirectcloudsolutionproviderof = true, isadvisorof = true,
}

local function list_relationships(call)
  if not RELATIONSHIPS[(call.query.relationship_type:lower():gsub("_", ""))] then
    return reply.problem(400, 900126, "The relationship_type is not a recognized value")
  end
  local all = store.open(kinds.at(call.row.path), call.request.path, call)
  return page.answer(call, all.kind, all, "links")
end

local function mpn_profile(call)
  local id = call.query.mpnid
  if id and not id:find("^%d+$") then return reply.problem(400, 2000, "The mpnId is not valid") end
  if id and id:find("^0+$") then return reply.problem(404, 3000, "There is no profile for the mpnId") end
  local profile = store.answer("MpnProfile", call)
  profile.mpnId = id or profile.mpnId
  return reply.json(200, profile)
end

-- The documented path of this profile; the SDKs use another one.
-- The documented list of a customer shows numbers where single requests show words.
local NUMBERS = {
  severity = { unknown = 0, critical = 1, moderate = 2, minimal = 3 },
  status = { none = 0, open = 1, closed = 2, attention_needed = 3 },
}

local function list_requests_of_customer(call)
  local all = store.open(kinds.at(call.row.path), call.request.path, call)
  local set = { count = function() return all:count() end }
  function set.at(_, position)
    local record = template.copy(all:at(position))
    for member, numbers in pairs(NUMBERS) do record[member] = numbers[record[member]] or record[member] end
    return record
  end
  return page.answer(call, all.kind, set, call.row.page)
end

local function update_support(call)
  return generic.write(call, "/v1/profiles/support")
end

local function validate_address(call)
  if tostring(call.body.postalCode):find("^0+$") then
    local why = json.encode { code = "60071", message = "The postal code is not one of the city" }
    return reply.problem(400, 2007, why)
  end
  local answer = store.answer("AddressValidationResponse", call)
  answer.originalAddress, answer.suggestedAddresses = call.body, json.array { call.body }
  return reply.json(200, answer)
end

local function check_domain(call) return reply.json(domains.taken(call.params.domain) and 200 or 404) end

local function check_prefix(call) return reply.json(200, not domains.taken(call.params.domain_prefix)) end

local function add_domain(call)
  local record = store.answer("Domain", call)
  template.merge(record, call.body.domain)
  record.name, record.rootDomain = call.body.verifiedDomainName, call.body.verifiedDomainName
  return reply.json(201, record)
end

local function row(method, path, run) return { method = method, path = path, run = run } end

-- The audit log is not in the store, so these handlers find their record themselves.
local function audit_row(path) return { method = "GET", path = path, finds = true, run = get_audit } end

return {
  row("GET", "/v1/auditrecords", list_audit),
  audit_row "/v1/auditrecords/{audit_record_id}",
  audit_row "/auditactivity/v1/auditrecords/{audit_record_id}",
  row("GET", "/v1/relationships", list_relationships),
  row("GET", "/v1/customers/{customer_id}/servicerequests", list_requests_of_customer),
  row("GET", "/v1/profiles/mpn", mpn_profile),
  row("PUT", "/v1/profiles/supportprofile", update_support),
  row("POST", "/v1/validations/address", validate_address),
  row("HEAD", "/v1/domains/{domain}", check_domain),
  row("GET", "/v1/validations/checkdomainavailability/{domain_prefix}", check_prefix),
  row("POST", "/v1/customers/{customer_id}/verifieddomain", add_domain),
}
