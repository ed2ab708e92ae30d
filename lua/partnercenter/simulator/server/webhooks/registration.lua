--- The registration of the partner's webhook, its test events, and the events that it is sent.
-- luacheck: read globals ngx
local event_kinds = require "partnercenter.simulator.server.webhooks.event_kinds"
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local outbox = require "partnercenter.simulator.server.webhooks.outbox"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local registration = {}

local PATH = "/webhooks/v1/registration"
local TEST = "test-created"
local TESTS, WINDOW = 2, 60 -- test events in so many seconds

local tests = {}

--- Whether the registration names an event.
---@param name string
---@return boolean
function registration.wants(name)
  local record = store.read(PATH)
  for _, one in ipairs(record and record.WebhookEvents or {}) do
    if one == name then return true end
  end
  return false
end

--- Sends an event to the registered URL, or to that of the emission.
---@param given table an emission
---@return table|nil delivery
---@return string|nil problem
function registration.emit(given)
  local record = store.read(PATH) or {}
  local url = given.url or record.WebhookUrl
  if not url then return nil, "no webhook is registered: register one, or give a url" end
  local header = record.SignatureTokenToMsSignatureHeader == true and "x-ms-signature" or "Authorization"
  return outbox.add(url, given, header)
end

--- Forgets the test events that were counted.
function registration.reset() tests = {} end

local function list_events()
  local names = json.array()
  for name in pairs(event_kinds) do names[#names + 1] = name end
  table.sort(names)
  return reply.json(200, names)
end

local function get(call)
  local record = store.read(call.request.path)
  return record and reply.json(200, record) or reply.problem(404, 1000, "No webhook is registered")
end

local function register(call)
  local known = store.read(call.request.path)
  if call.row.method == "POST" and known then return reply.problem(409, 3000, "A webhook is registered") end
  if call.row.method == "PUT" and not known then
    return reply.problem(404, 1000, "No webhook is registered")
  end
  local record = template.copy(call.body)
  record.SubscriberId = known and known.SubscriberId or world.guid()
  store.put(call.request.path, record)
  return reply.json(200, record)
end

-- Seconds until the service takes a further test event; nil: now.
local function wait_for_test()
  ngx.update_time()
  local now, recent = ngx.now(), {}
  for _, moment in ipairs(tests) do
    if now - moment < WINDOW then recent[#recent + 1] = moment end
  end
  tests = recent
  if #tests >= TESTS then return math.ceil(tests[1] + WINDOW - now) end
  tests[#tests + 1] = now
end

local function results_of(delivery)
  local results = json.array()
  for index, one in ipairs(delivery.tries) do
    results[index] = {
      responseCode = one.responseCode, responseMessage = one.responseMessage,
      systemError = one.systemError, dateTimeUtc = one.dateTimeUtc,
    }
  end
  return results
end

-- The record of a test event shows the tries so far.
local function shown(record)
  local delivery = record.delivery
  if not delivery then return record end
  local copy = {}
  for name, value in pairs(record) do copy[name] = value end
  copy.delivery, copy.results = nil, results_of(delivery)
  copy.status = delivery.state == "sending" and "inProgress" or "completed"
  return copy
end

local function send_test(call)
  local record = store.read(PATH)
  if not record then return reply.problem(404, 1000, "No webhook is registered") end
  if not registration.wants(TEST) then
    return reply.problem(400, 3000, "The registration does not name the event test-created")
  end
  local wait = wait_for_test()
  if wait then
    local headers = { ["Retry-After"] = ("%d"):format(wait) }
    return reply.problem(429, 429, "Two test events a minute are allowed", headers)
  end
  local made = store.open(kinds.at(call.row.path), call.request.path, call):add {}
  made.callbackUrl = record.WebhookUrl
  made.delivery = registration.emit { name = TEST, resource = made.correlationId, audit = false }
  return reply.json(200, { correlationId = made.correlationId })
end

local function get_test(call)
  local records = store.open(kinds.at(PATH .. "/validationEvents"), PATH .. "/validationEvents", call)
  local record = records:find(call.params.correlation_id)
  return record and reply.json(200, shown(record)) or reply.problem(404, 1000, "The event was not found")
end

local function send_internal_test(call)
  local made = store.open(kinds.at(call.row.path), call.request.path, call):add {}
  return reply.json(200, { correlationId = made.correlationId })
end

local function row(method, path, run) return { method = method, path = path, run = run } end

registration.routes = {
  row("GET", PATH, get),
  row("POST", PATH, register),
  row("PUT", PATH, register),
  row("GET", PATH .. "/events", list_events),
  row("POST", PATH .. "/validationEvents", send_test),
  row("GET", PATH .. "/validationEvents/{correlation_id}", get_test),
  row("POST", "/webhooks/v1/internalApp/registration/validationEvents", send_internal_test),
}

return registration
