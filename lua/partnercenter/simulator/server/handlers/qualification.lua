--- Handlers of the qualification, in the singular form (one JSON string) and the plural form (records with
--- vetting), of validation codes and of the validation status of accounts.
local json = require "partnercenter.simulator.json"
local reply = require "partnercenter.simulator.server.http.reply"
local vetting = require "partnercenter.simulator.server.rules.vetting"
local world = require "partnercenter.simulator.server.state.world"

local SINGULAR = "/v1/customers/{customer_id}/qualification"
local PLURAL = "/v1/customers/{customer_id}/qualifications"

local singular_forms = {}

function singular_forms.lower(name) return name:lower() end
function singular_forms.pascal(name) return name end
function singular_forms.camel(name) return (name:gsub("^%u", string.lower)) end
function singular_forms.snake(name) return (name:gsub("(%l)(%u)", "%1_%2"):lower()) end
function singular_forms.integer(name) return vetting.number(name) end

local function answer_singular(call)
  local form = singular_forms[call.settings.singular_form]
  local result = reply.json(200, form(vetting.effective(call.customer)))
  result.padding = call.settings.padding
  return result
end

local function get_singular(call)
  if not call.settings.singular then return reply.gateway(404) end
  return answer_singular(call)
end

local function put_singular(call)
  if not call.settings.singular then return reply.gateway(404) end
  local value = json.decode(call.request.body)
  if value == nil then return reply.problem(400, 3000, "The body is not a qualification") end
  local record, refusal = vetting.request(call, value, call.query.code, true)
  if not record then return refusal end
  return answer_singular(call)
end

-- The documents have two names for the date, so the simulator sends both.
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

local plural_forms = {}

function plural_forms.array(list) return list end
function plural_forms.wrapped(list) return { qualifications = list } end
function plural_forms.object(list) return list[1] or list end
function plural_forms.pascal(list) return list[1] and pascal(list[1]) or list end

local function list_plural(call)
  vetting.read(call.customer)
  local list = json.array()
  for _, record in ipairs(call.customer.records) do list[#list + 1] = view(record) end
  return reply.json(200, plural_forms[call.settings.plural_form](list))
end

local function text(value) return value ~= "" and value or nil end

local function post_plural(call)
  local code = text(call.body.validationCode) or text(call.query.code)
  local record, refusal = vetting.request(call, call.body.qualification, code, false)
  if not record then return refusal end
  if call.settings.plural_form == "wrapped" then
    return reply.json(200, { qualifications = json.array { view(record, true) } })
  end
  return reply.json(201, view(record, true))
end

local function codes() return reply.json(200, json.array(world.codes)) end

local function status(call)
  local kind = call.query.type
  if not kind or kind:lower() ~= "account" then
    return reply.problem(400, 2000, "The type is not supported")
  end
  return reply.json(200, { type = "account", status = call.customer.account, lastUpdateDateTime = "" })
end

return {
  { method = "GET", path = SINGULAR, auth = "both", run = get_singular },
  { method = "PUT", path = SINGULAR, auth = "app+user", raw = true, run = put_singular },
  { method = "GET", path = PLURAL, auth = "both", run = list_plural },
  { method = "POST", path = PLURAL, auth = "app+user", run = post_plural },
  { method = "GET", path = "/v1/customers/all/validations", auth = "both", run = codes },
  { method = "GET", path = "/v1/customers/{customer_id}/validationStatus", auth = "app+user", run = status },
}
