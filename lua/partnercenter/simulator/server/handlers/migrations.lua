--- Handlers of migrations to new commerce and their schedules.
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local page = require "partnercenter.simulator.server.http.page"
local reply = require "partnercenter.simulator.server.http.reply"
local sets = require "partnercenter.simulator.server.records.sets"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"

local MIGRATIONS = "/v1/customers/{customer_id}/migrations/newcommerce"
local SCHEDULES = MIGRATIONS .. "/schedules"

local function find(call)
  local subscription = store.customers_own(call, "subscriptions"):find(call.body.currentSubscriptionId)
  if not subscription then return reply.problem(404, 20003, "The subscription was not found") end
  return nil, subscription
end

local function refuse(call)
  local refusal, subscription = find(call)
  if refusal then return refusal end
  if subscription.status ~= "active" then
    return reply.problem(400, 900215, "The subscription is not active")
  end
end

-- Adds a record to the customer's collection and to the partner's.
local function creator(path, status)
  return function(call)
    local refusal = refuse(call)
    if refusal then return refusal end
    local given = template.copy(call.body)
    given.id, given.customerTenantId = nil, call.customer.id
    local record = store.open(kinds.at(call.row.path), call.request.path, call):add(given)
    table.insert(store.open(kinds.at(path), path, call):stored(), record)
    return reply.json(status, record)
  end
end

-- The member for each query name.
local FILTERS = {
  customertenantid = "customerTenantId", currentsubscriptionid = "currentSubscriptionId",
  externalreferenceid = "externalReferenceId",
}

local function list(call)
  local all = store.open(kinds.at(call.row.path), call.request.path, call)
  local found = sets.where(all, function(record)
    local fits = true
    for name, member in pairs(FILTERS) do
      local wanted = call.query[name]
      fits = fits and (not wanted or wanted:lower() == tostring(record[member]):lower())
    end
    return fits
  end)
  return page.answer(call, all.kind, found, "header")
end

-- A record of the customer: its own, or one of those with which the partner's list begins.
local function find_record(call, name, id)
  local own = store.customers_own(call, name):edit(id)
  if own then return own end
  local record = store.open(kinds.at("/v1/" .. name), "/v1/" .. name, call):edit(id)
  return record and record.customerTenantId == call.customer.id and record or nil
end

local function missing() return reply.problem(404, 1000, "The resource was not found") end

-- Reading a migration completes it.
local function get(call)
  local record = find_record(call, "migrations/newcommerce", call.params.migration_id)
  if not record then return missing() end
  local seen = template.copy(record)
  record.status, record.completedTime = "Completed", record.completedTime or template.date()
  return reply.json(200, seen)
end

local NO_EQUIVALENT = { code = 5, description = "The offer has no equivalent in new commerce yet" }
local NOT_ACTIVE = { code = 2, description = "The subscription is not active" }

-- Says what bars a migration: a legacy offer moves to new commerce if the catalogue has an item for it.
local function bar_of(subscription)
  if subscription.status ~= "active" then return NOT_ACTIVE end
  return not subscription.offerId:find(":", 1, true) and NO_EQUIVALENT or nil
end

local function validate(call)
  local refusal, subscription = find(call)
  if refusal then return refusal end
  local answer, bar = store.answer("NewCommerceEligibility", call), bar_of(subscription)
  answer.currentSubscriptionId = subscription.id
  if bar then
    answer.isEligible, answer.catalogItemId, answer.errors = false, nil, json.array { template.copy(bar) }
  end
  return reply.json(200, answer)
end

-- The documentation shows a schedule as an array of one.
local function get_schedule(call)
  local record = find_record(call, "migrations/newcommerce/schedules", call.params.schedule_id)
  return record and reply.json(200, json.array { record }) or missing()
end

local function cancel(call)
  local record = store.customers_own(call, "migrations/newcommerce/schedules"):edit(call.params.schedule_id)
  record.status = "Cancelled"
  return reply.json(200, record)
end

return {
  { method = "POST", path = MIGRATIONS, run = creator("/v1/migrations/newcommerce", 201) },
  { method = "POST", path = MIGRATIONS .. "/validate", run = validate },
  { method = "GET", path = MIGRATIONS .. "/{migration_id}", run = get, finds = true },
  { method = "GET", path = "/v1/migrations/newcommerce", run = list },
  { method = "POST", path = SCHEDULES, run = creator("/v1/migrations/newcommerce/schedules", 200) },
  { method = "GET", path = SCHEDULES .. "/{schedule_id}", run = get_schedule, finds = true },
  { method = "POST", path = SCHEDULES .. "/{schedule_id}/cancel", run = cancel },
  { method = "GET", path = "/v1/migrations/newcommerce/schedules", run = list },
}
