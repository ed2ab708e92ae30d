--- Handlers of the partner's security alerts and of the older fraud events.
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local page = require "partnercenter.simulator.server.http.page"
local reply = require "partnercenter.simulator.server.http.reply"
local sets = require "partnercenter.simulator.server.records.sets"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local ALERTS = "/beta/security/partner/securityAlerts"
local EVENTS = "/v1/fraudEvents"
local STATUSES = { active = true, investigating = true, resolved = true }
local REASONS = { legitimate = true, ignore = true, fraud = true }
local NEVER = "9999-12-31T23:59:59.9970000"

local function open(call, path) return store.open(kinds.at(path), path, call) end

local function resolver() return "admin@" .. world.service.tenant_id end

local function update_alert(call)
  local record = open(call, ALERTS):edit(call.params.alert_id)
  if not record then return reply.graph(404, "notFound", "The alert was not found") end
  local status, reason = call.body.status, call.body.resolvedReason
  if not STATUSES[status] then return reply.graph(400, "badRequest", "status is missing or not valid") end
  if reason ~= nil and not REASONS[reason] then
    return reply.graph(400, "badRequest", "resolvedReason is not valid")
  elseif status == "resolved" and not reason then
    return reply.graph(400, "badRequest", "resolvedReason is missing")
  end
  record.status, record.resolvedReason = status, reason
  if status == "resolved" then
    record.resolvedOnDateTime, record.resolvedBy = template.date(), resolver()
  end
  return reply.json(200, record)
end

local FILTERS = { eventstatus = "eventStatus", subscriptionid = "subscriptionId", eventtype = "eventType" }

local function list_events(call)
  local all = open(call, EVENTS)
  local found = sets.where(all, function(record)
    for name, member in pairs(FILTERS) do
      local wanted = call.query[name]
      if wanted and wanted:lower() ~= tostring(record[member]):lower() then return false end
    end
    return true
  end)
  return page.answer(call, all.kind, found, "number")
end

local function contains(list, wanted)
  for _, one in ipairs(list or {}) do
    if one == wanted then return true end
  end
  return false
end

local function has_events(all, subscription)
  for position = 1, all:count() do
    if all:at(position).subscriptionId:lower() == subscription:lower() then return true end
  end
  return false
end

-- Without ids, all events of the subscription change. An unknown subscription has the events that are named.
local function update_events(call)
  local body, changed, all = call.body, json.array(), open(call, EVENTS)
  if not has_events(all, call.params.subscription_id) then
    for _, id in ipairs(body.eventIds or {}) do
      all:add { eventId = id, subscriptionId = call.params.subscription_id }
    end
  end
  local chosen = body.eventIds and body.eventIds[1] ~= nil and body.eventIds
  local status = body.eventStatus:gsub("^%l", string.upper)
  if status == "Resolve" then status = "Resolved" end
  for _, record in ipairs(all:stored()) do
    local its = record.subscriptionId:lower() == call.params.subscription_id:lower()
    if its and (not chosen or contains(chosen, record.eventId)) then
      record.eventStatus = status
      local is_resolved = status == "Resolved"
      record.resolvedReason = is_resolved and body.resolvedReason or "None"
      record.resolvedOn = is_resolved and template.date() or NEVER
      record.resolvedBy = is_resolved and resolver() or ""
      changed[#changed + 1] = record
    end
  end
  if chosen and not changed[1] then return reply.problem(404, 2000, "The fraud events were not found") end
  return reply.json(200, changed)
end

return {
  { method = "PATCH", path = ALERTS .. "/{alert_id}", run = update_alert },
  { method = "GET", path = EVENTS, run = list_events },
  { method = "POST", path = EVENTS .. "/subscription/{subscription_id}/status", run = update_events },
}
