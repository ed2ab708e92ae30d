--- Handlers of subscriptions: changes, transitions, registrations, Azure entitlements and overage.
local change = require "partnercenter.simulator.server.rules.subscription_change"
local etag = require "partnercenter.simulator.server.http.etag"
local generic = require "partnercenter.simulator.server.routing.generic"
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local page = require "partnercenter.simulator.server.http.page"
local purchase = require "partnercenter.simulator.server.rules.purchase"
local refunds = require "partnercenter.simulator.server.rules.subscription_refunds"
local reply = require "partnercenter.simulator.server.http.reply"
local sets = require "partnercenter.simulator.server.records.sets"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local term = require "partnercenter.simulator.server.rules.subscription_term"
local transition_targets = require "partnercenter.simulator.server.rules.transition_targets"

local SUBSCRIPTIONS = "/v1/customers/{customer_id}/subscriptions"
local SUBSCRIPTION = SUBSCRIPTIONS .. "/{subscription_id}"

local function subscriptions_of(call) return store.customers_own(call, "subscriptions") end

-- Carries out the ends of terms that have passed.
local function roll(subscriptions)
  for position = 1, subscriptions:count() do
    local record = subscriptions:at(position)
    if term.is_over(record) then term.roll(subscriptions:edit(record.id)) end
  end
  return subscriptions
end

local function list(call)
  local subscriptions = roll(subscriptions_of(call))
  local order, mpn = call.query.order_id, call.query.mpn_id
  local found = sets.where(purchase.visible(call, subscriptions), function(one)
    return (not order or one.orderId:lower() == order:lower()) and (not mpn or one.partnerId == mpn)
  end)
  return page.answer(call, subscriptions.kind, sets.shown(found, refunds.shown), "links")
end

-- An accepted change stays hidden for `change_reads` reads.
local function hidden_path(call) return "/unchanged/" .. call.params.subscription_id end

local function get(call)
  local hidden = store.read(hidden_path(call))
  if hidden and hidden.left > 0 then
    hidden.left = hidden.left - 1
    return reply.json(200, refunds.shown(hidden.record))
  end
  local subscription = roll(subscriptions_of(call)):find(call.params.subscription_id)
  return reply.json(200, refunds.shown(subscription))
end

local function update(call)
  local subscription = roll(subscriptions_of(call)):edit(call.params.subscription_id)
  local given, before = template.copy(call.body), template.copy(subscription)
  local refusal = etag.check(call, subscription) or change.refuse(call, subscription, given)
  if refusal then return refusal end
  change.apply(subscription, given)
  etag.renew(subscription)
  if call.settings.subscription_update == "accepted" then
    store.put(hidden_path(call), { left = call.settings.change_reads, record = before })
    return generic.accepted(call, generic.short(call))
  end
  return reply.json(200, refunds.shown(subscription))
end

local function transitions_of(call)
  local name = "subscriptions/%s/transitions"
  return store.customers_own(call, name:format(call.params.subscription_id), name:format("{subscription_id}"))
end

local function transition(call)
  local source = store.customers_own(call, "subscriptions"):edit(call.params.subscription_id)
  local given, event = template.copy(call.body), { name = "Conversion", timestamp = template.date() }
  given.fromCatalogItemId, given.fromSubscriptionId = source.offerId, source.id
  if source.status ~= "active" then
    event.status = "Failed"
    event.errors = json.array { { code = 2, description = "The source subscription is not active" } }
  elseif not purchase.product(call, given.toCatalogItemId) then
    event.status = "Failed"
    event.errors = json.array { { code = 8, description = "The target offer was not found" } }
  elseif given.quantity < 1 or given.quantity > source.quantity then
    return reply.problem(400, 2002, "The quantity is outside of the permitted range")
  else
    local target = purchase.subscribe(call, {
      offerId = given.toCatalogItemId, quantity = given.quantity, orderId = source.orderId,
      termDuration = given.termDuration, billingCycle = given.billingCycle,
    })
    event.status, given.toSubscriptionId = "Completed", target.id
    source.quantity = source.quantity - given.quantity
    if source.quantity == 0 then source.status = "deleted" end
  end
  local record = transitions_of(call):add(given)
  record.Events = json.array { event }
  if not given.toSubscriptionId then record.toSubscriptionId = nil end
  return reply.json(200, record)
end

-- The catalogue items that the subscription can become now, or when its term ends.
local function list_eligibilities(call)
  local kind, type = kinds.at(call.row.path), (call.query.eligibilitytype or ""):lower()
  if type ~= "scheduled" then return generic.list(call) end
  local subscription = subscriptions_of(call):find(call.params.subscription_id)
  return page.answer(call, kind, sets.of(transition_targets.scheduled(call, subscription)), "links")
end

local function list_transitions(call)
  local all, wanted = transitions_of(call), call.query.operationid
  local found = sets.where(all, function(one) return not wanted or one.operationId == wanted:lower() end)
  return page.answer(call, all.kind, found, "links")
end

local function registration_path(call)
  return (call.request.path:gsub("/$", ""):gsub("/[^/]*$", "/registrationstatus"))
end

local function register(call)
  local path = registration_path(call)
  local record = store.record("SubscriptionRegistrationStatus", path, call)
  record.status = "registering"
  store.put(path, record)
  store.put(path .. "/reads", { left = call.settings.job_reads })
  return generic.accepted(call, (path:gsub("^/v1", "")))
end

local function read_registration(call)
  local path = registration_path(call)
  local record = store.record("SubscriptionRegistrationStatus", path, call)
  local reads = store.read(path .. "/reads")
  if reads then
    if reads.left == 0 then record.status = "registered" end
    reads.left = reads.left - 1
  end
  return reply.json(200, record)
end

local function entitlements(call)
  local name = "subscriptions/%s/azureEntitlements"
  return store.customers_own(call, name:format(call.params.subscription_id), name:format("{subscription_id}"))
end

local function cancel_entitlement(call)
  local record = entitlements(call):edit(call.params.azure_entitlement_id)
  record.status = "canceled"
  return reply.json(200, record)
end

local function reactivate_entitlement(call)
  entitlements(call):edit(call.params.azure_entitlement_id).status = "active"
  return generic.accepted(call, (generic.short(call):gsub("/reactivate/?$", "")))
end

local function update_overage(call)
  local overage = store.customers_own(call, "subscriptions/overage"):stored()
  overage[1] = template.merge(overage[1] or {}, call.body)
  return reply.json(200, overage[1])
end

local ENTITLEMENT = SUBSCRIPTION .. "/azureEntitlements/{azure_entitlement_id}"

return {
  { method = "GET", path = SUBSCRIPTIONS, run = list },
  { method = "GET", path = SUBSCRIPTION, run = get },
  { method = "PATCH", path = SUBSCRIPTION, run = update },
  { method = "GET", path = SUBSCRIPTION .. "/transitionEligibilities", run = list_eligibilities },
  { method = "GET", path = SUBSCRIPTION .. "/transitions", run = list_transitions },
  { method = "POST", path = SUBSCRIPTION .. "/transitions", run = transition },
  { method = "POST", path = SUBSCRIPTION .. "/registrations", run = register },
  { method = "GET", path = SUBSCRIPTION .. "/registrationstatus", run = read_registration },
  { method = "POST", path = ENTITLEMENT .. "/cancel", run = cancel_entitlement },
  { method = "POST", path = ENTITLEMENT .. "/reactivate", run = reactivate_entitlement },
  { method = "PUT", path = SUBSCRIPTIONS .. "/overage", run = update_overage },
}
