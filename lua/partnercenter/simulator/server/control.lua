--- Answers the control routes under /simulator/: faults, settings, request log, records, vetting, webhooks,
--- tokens, sign-ins.
-- luacheck: read globals ngx
local audit_log = require "partnercenter.simulator.server.state.audit_log"
local device_code = require "partnercenter.simulator.server.auth.device_code"
local emit_fields = require "partnercenter.simulator.emit_fields"
local fault_fields = require "partnercenter.simulator.fault_fields"
local faults = require "partnercenter.simulator.server.state.faults"
local gdap_life = require "partnercenter.simulator.server.rules.gdap_life"
local json = require "partnercenter.simulator.json"
local outbox = require "partnercenter.simulator.server.webhooks.outbox"
local plain_call = require "partnercenter.simulator.server.records.plain_call"
local registration = require "partnercenter.simulator.server.webhooks.registration"
local repeated_writes = require "partnercenter.simulator.server.state.repeated_writes"
local reply = require "partnercenter.simulator.server.http.reply"
local request_log = require "partnercenter.simulator.server.state.request_log"
local router = require "partnercenter.simulator.server.routing.router"
local seed = require "partnercenter.simulator.server.records.seed"
local settings = require "partnercenter.simulator.settings"
local sign_in = require "partnercenter.simulator.server.auth.sign_in"
local store = require "partnercenter.simulator.server.records.store"
local tokens = require "partnercenter.simulator.server.auth.tokens"
local vetting = require "partnercenter.simulator.server.rules.vetting"
local world = require "partnercenter.simulator.server.state.world"

local control = {}

local function answer(value) return { status = 200, value = value, headers = {} } end
local function done() return { status = 204, headers = {} } end
local function refuse(reason, status)
  return { status = status or 400, value = { error = reason }, headers = {} }
end

local function add_faults(body)
  local list = #body > 0 and body or { body }
  for _, fault in ipairs(list) do
    local reason = fault_fields.problem(fault)
    if reason then return refuse(reason) end
  end
  for _, fault in ipairs(list) do faults.add(fault) end
  return done()
end

local function change_settings(body)
  local reason = settings.problem(body)
  if reason then return refuse(reason) end
  for name, value in pairs(body) do world.settings[name] = value end
  return done()
end

local function put(body)
  if type(body.path) ~= "string" or type(body.record) ~= "table" then
    return refuse "the body must have a path and a record"
  end
  local record, reason = seed.put(body.path, body.record)
  return record and answer(record) or refuse(reason)
end

local function settle(body)
  if body.status ~= "Approved" and body.status ~= "Denied" then
    return refuse "status must be Approved or Denied"
  end
  local settled = 0
  local function end_vetting(customer)
    for _, record in ipairs(customer.records) do
      if record.vettingStatus == "InReview" then
        world.keep(customer)
        vetting.settle(record, body.status, body.reason)
        settled = settled + 1
      end
    end
  end
  if body.customer then
    local customer = world.customer(body.customer)
    if not customer then return refuse "unknown customer" end
    end_vetting(customer)
  else
    for position = 1, world.count() do end_vetting(world.customer_at(position)) end
  end
  return answer { settled = settled }
end

local function issue(body)
  local life = body.life or world.settings.token_life
  local mfa = body.mfa
  if mfa == nil then mfa = world.settings.mfa end
  return answer {
    access_token = tokens.issue {
      audience = body.audience or "https://api.partnercenter.microsoft.com",
      user = body.user == true, mfa = mfa, life = life,
    },
    expires_in = life,
  }
end

local function decide(body)
  local reason = device_code.decide(body)
  return reason and refuse(reason) or done()
end

local function authorize(body)
  local found, refusal = sign_in.authorize(ngx.decode_args((body.url or ""):match("%?(.*)$") or "", 100))
  return found and answer(found) or refusal
end

local function approve(body)
  local outcome = body.outcome or "approve"
  if type(body.relationship) ~= "string" then return refuse "relationship must be an id or a name" end
  if outcome ~= "approve" and outcome ~= "reject" then return refuse "outcome must be approve or reject" end
  local problem = gdap_life.decide(plain_call(), body.relationship, outcome)
  return problem and refuse(problem) or done()
end

local function emit(body)
  local reason = emit_fields.problem(body)
  if reason then return refuse(reason) end
  local delivery
  for _ = 1, body.count or 1 do
    delivery, reason = registration.emit(body)
    if not delivery then return refuse(reason) end
  end
  return answer { id = delivery.id, name = delivery.name, url = delivery.url, state = delivery.state }
end

local function make_invoice(body)
  local id = body.invoice or ("G%09d"):format(ngx.now() * 1000 % 1e9)
  local record, reason = seed.put("/v1/invoices/" .. id, body.record or {})
  if not record then return refuse(reason) end
  if registration.wants "invoice-ready" then registration.emit { name = "invoice-ready", resource = id } end
  return answer(record)
end

local function list_deliveries() return answer(outbox.list()) end

local function reset()
  world.reset()
  store.reset()
  audit_log.clear()
  faults.reset()
  request_log.clear()
  repeated_writes.clear()
  outbox.reset()
  registration.reset()
  return done()
end

local function list_faults() return answer(json.array(faults.list())) end
local function list_requests() return answer(request_log.list()) end
local function show_log()
  return answer { requests = request_log.list(), never_hit = faults.never_hit() }
end

local function list_settings() return answer(world.settings) end

local function clear_faults()
  faults.clear()
  return done()
end

local function clear_requests()
  request_log.clear()
  return done()
end

local route = router.new {
  { method = "GET", path = "/simulator/faults", run = list_faults },
  { method = "POST", path = "/simulator/faults", run = add_faults },
  { method = "DELETE", path = "/simulator/faults", run = clear_faults },
  { method = "GET", path = "/simulator/settings", run = list_settings },
  { method = "PATCH", path = "/simulator/settings", run = change_settings },
  { method = "GET", path = "/simulator/requests", run = list_requests },
  { method = "DELETE", path = "/simulator/requests", run = clear_requests },
  { method = "GET", path = "/simulator/log", run = show_log },
  { method = "POST", path = "/simulator/records", run = put },
  { method = "POST", path = "/simulator/vetting", run = settle },
  { method = "POST", path = "/simulator/gdap", run = approve },
  { method = "POST", path = "/simulator/tokens", run = issue },
  { method = "POST", path = "/simulator/device", run = decide },
  { method = "POST", path = "/simulator/authorize", run = authorize },
  { method = "POST", path = "/simulator/events", run = emit },
  { method = "POST", path = "/simulator/invoices", run = make_invoice },
  { method = "GET", path = "/simulator/deliveries", run = list_deliveries },
  { method = "POST", path = "/simulator/reset", run = reset },
}

--- Returns whether a request is for a control route.
---@param request table
---@return boolean
function control.owns(request) return request.path:find("^/simulator/") ~= nil end

--- Answers a control request.
---@param request table
---@return table reply
function control.answer(request)
  local row, methods = route(request.method, request.path, tostring)
  if not row then return methods and reply.gateway(405) or refuse("unknown control route", 404) end
  local body = {}
  if request.body ~= "" then
    local value, why = json.decode(request.body)
    if type(value) ~= "table" then
      return refuse("the body must be a JSON object" .. (why and ": " .. why or ""))
    end
    body = value
  end
  return row.run(body)
end

return control
