-- The plural qualifications: records with the state of their vetting.

local json = require "partnercenter.simulator.json"
local reply = require "partnercenter.simulator.server.http.reply"
local vetting = require "partnercenter.simulator.server.rules.vetting"

local PATH = "/v1/customers/{customer_id}/qualifications"

-- The documents spell the date both ways: so does the service here.
local function view(record, written)
  local short = written or record.qualification == "GovernmentCommunityCloud"
  return {
    qualification = record.qualification,
    vettingStatus = record.vettingStatus, vettingReason = record.vettingReason,
    [short and "vettingCreateDate" or "vettingCreatedDate"] = record.vettingCreatedDate,
  }
end

local function pascal(object)
  local result = {}
  for key, value in pairs(object) do result[key:gsub("^%l", string.upper)] = value end
  return result
end

local forms = {}

function forms.array(list) return list end
function forms.wrapped(list) return { qualifications = list } end
function forms.object(list) return list[1] or list end
function forms.pascal(list) return list[1] and pascal(list[1]) or list end

local function read(call)
  vetting.read(call.customer)
  local list = json.array()
  for _, record in ipairs(call.customer.records) do list[#list + 1] = view(record) end
  return reply.json(200, forms[call.settings.plural_form](list))
end

local function text(value) return type(value) == "string" and value ~= "" and value or nil end

local SEGMENTS = { k12 = true, highereducation = true }

local function create(call)
  local given = json.decode(call.request.body)
  if type(given) ~= "table" then
    return reply.problem(400, 3000, "The body is not a qualification request")
  end
  local body = {}
  for key, value in pairs(given) do body[tostring(key):lower()] = value end
  local segment = text(body.educationsegment)
  if vetting.name(body.qualification) == "Education" and not (segment and SEGMENTS[segment:lower()]) then
    return reply.problem(400, 3000, "Education needs an educationSegment: K12 or HigherEducation")
  end
  local code = text(body.validationcode) or text(call.query.code)
  local record, refusal = vetting.request(call, body.qualification, code, false)
  if not record then return refusal end
  if call.settings.plural_form == "wrapped" then
    return reply.json(200, { qualifications = json.array { view(record, true) } })
  end
  return reply.json(201, view(record, true))
end

return {
  { method = "GET", path = PATH, auth = "both", run = read },
  { method = "POST", path = PATH, auth = "app+user", raw = true, run = create },
}
