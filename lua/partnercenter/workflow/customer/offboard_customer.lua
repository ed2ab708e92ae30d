--- Workflow `offboard_customer`: ends subscriptions, delegated access and the reseller relationship.
local errors = require "partnercenter.errors"
local gdap_terminate = require "partnercenter.workflow.gdap.gdap_terminate"
local private = require "partnercenter.client.private"
local relationship = require "partnercenter.workflow.gdap.relationship"
local inventory = require "partnercenter.workflow.customer.offboarding.inventory"
local start = require "partnercenter.workflow.run.start"
local subscriptions = require "partnercenter.workflow.customer.offboarding.subscriptions"
local wait = require "partnercenter.workflow.run.wait"

local OPTIONS = {
  confirm = "boolean|function", dry_run = "boolean", cancel = "string", gdap = "boolean",
  relationship = "boolean", users = "boolean", timeout = "number", interval = "number",
}
local TIMEOUT, INTERVAL = 600, 5
local CANCEL = { now = true, at_term_end = true, auto = true }
local OPEN = { active = true, created = true, terminationrequested = true, terminating = true, [""] = false }

local function blocked(run, it, message, fields)
  fields.plan = it
  return run:fail("conflict", message, fields)
end

-- Reads all that stands. A customer without a relationship has nothing left but delegated access.
local function read(run, customer, it)
  local err
  it.customer, err = inventory.customer(run, customer)
  if it.customer == nil then return nil, err end
  if it.customer then
    local records
    records, err = customer:subscriptions(nil, run:call()):all()
    if not records then return nil, err end
    it.subscriptions, err = subscriptions.decide(records, run.options.cancel or "at_term_end")
    if not it.subscriptions then return run:fail("protocol", err, { data = records }) end
    if run.options.users ~= false then
      it.users, err = inventory.users(run, customer)
      if it.users == nil then return nil, err end
    end
  end
  if run.options.gdap ~= false then
    it.access, err = inventory.access(run, run.params.customer_id)
    if not it.access then return nil, err end
  end
  return it
end

-- The first subscription that rules the plan out.
local function check_subscriptions(run, it)
  for _, one in ipairs(it.subscriptions) do
    local matters = run.options.relationship ~= false or run.options.cancel == "now"
    if one.how == "blocked" and matters then
      return blocked(run, it, ("the subscription %s blocks the end: %s"):format(
        subscriptions.title(one.subscription), one.reason), {
        record = one.subscription, hint = "resolve that first, or leave the rest with relationship = false",
      })
    end
  end
  return true
end

-- The end of the last subscription that goes on; nil when none does.
local function last_end(it)
  local last
  for _, one in ipairs(it.subscriptions) do
    if one.how == "at_term_end" or one.how == "scheduled" then
      local ends = tostring(one.ends)
      if not last or ends > last then last = ends end
    end
  end
  return last
end

local function warn(it, text, ...)
  it.warnings = it.warnings or {}
  it.warnings[#it.warnings + 1] = text:format(...)
end

local function plan_subscriptions(it)
  for _, one in ipairs(it.subscriptions) do
    it.steps[#it.steps + 1] = subscriptions.step(one)
    if one.how == "suspended" then
      warn(it, "%s is suspended and is billed until its term ends", subscriptions.title(one.subscription))
    end
  end
  if it.users == false then
    warn(it, "the users cannot be read: the client has no user, or no role in the customer's tenant")
  end
  if it.users and it.users[1] then warn(it, "users with licences, which they lose: %d", #it.users) end
end

local function plan_access(it)
  it.access = it.access or {}
  for _, record in ipairs(it.access) do
    local status = relationship.status(record)
    if status == "active" then
      it.steps[#it.steps + 1] = "terminate the delegated access " .. relationship.title(record)
    elseif status == "created" then
      it.steps[#it.steps + 1] = "delete the delegated access " .. relationship.title(record)
    elseif not OPEN[status] then
      warn(it, "the delegated access %s is %s and stays", relationship.title(record), tostring(record.status))
    end
  end
end

-- The reseller relationship ends last: the service wants no active subscription and no Azure reservation.
local function plan_relationship(run, customer, it)
  if not it.customer or run.options.relationship == false then return true end
  it.waiting_until = last_end(it)
  if it.waiting_until then
    warn(it, "the reseller relationship can end after %s: call again then", it.waiting_until)
    return true
  end
  local count, err = inventory.reservations(run, customer)
  if not count then return nil, err end
  if count > 0 then
    return blocked(run, it, ("%d Azure reservations block the end of the relationship"):format(count),
      { hint = "cancel them through Azure support, or leave the relationship with relationship = false" })
  end
  it.ends_relationship = true
  it.steps[#it.steps + 1] = "end the reseller relationship with the customer"
  return true
end

local function prepare(run, customer)
  local it = run:plan({ customer_id = run.params.customer_id, subscriptions = {} })
  local ok, err = read(run, customer, it)
  if ok then ok, err = check_subscriptions(run, it) end
  if not ok then return nil, err end
  plan_subscriptions(it)
  plan_access(it)
  ok, err = plan_relationship(run, customer, it)
  if not ok then return nil, err end
  it.irreversible = it.steps[1] ~= nil
  return it
end

local function end_subscriptions(run, it, result)
  for _, one in ipairs(it.subscriptions) do
    local done, err = subscriptions.finish(run, one)
    if done == nil then
      return nil, errors.with(err, { subscription_id = one.subscription_id })
    end
    local list = one.how == "now" and result.cancelled or result.scheduled
    if one.how ~= "suspended" and one.how ~= "blocked" then list[#list + 1] = one.subscription_id end
  end
  return true
end

local function end_access(run, it, result)
  for _, record in ipairs(it.access) do
    if OPEN[relationship.status(record)] then
      local done, err = gdap_terminate(run.client:gdap_relationship(record.id), run:call({
        confirm = true, timeout = run.options.timeout, interval = run.options.interval,
      }))
      if not done then return nil, err end
      result.access_ended[#result.access_ended + 1] = record.id
    end
  end
  return true
end

-- Whether a subscription is left: one that ends later, or that something blocks.
local function goes_on(it)
  for _, one in ipairs(it.subscriptions) do
    if one.how ~= "now" then return true end
  end
  return false
end

local function carry_out(run, customer, it)
  local result = {
    customer_id = it.customer_id, cancelled = {}, scheduled = {}, access_ended = {},
    relationship = it.customer and "reseller" or "none", waiting_until = it.waiting_until,
  }
  local ok, err = end_subscriptions(run, it, result)
  if ok then ok, err = end_access(run, it, result) end
  if ok and it.ends_relationship then
    ok, err = customer:remove_reseller_relationship({ relationshipToPartner = "none" }, run:call())
    if ok then result.relationship = "none" end
  end
  if not ok then return nil, errors.with(err, { customer_id = it.customer_id }) end
  result.complete = result.relationship == "none"
    or (run.options.relationship == false and not goes_on(it))
  return result
end

---@class partnercenter.workflow.OffboardCustomerOptions: partnercenter.workflow.WriteOptions
---@field cancel "at_term_end"|"now"|"auto"|nil with the term; now, within the window; or now where possible
---@field gdap boolean? false leaves delegated access
---@field relationship boolean? false leaves the reseller relationship
---@field users boolean? false does not read the users with licences
---@field timeout number? seconds to wait for each end, 600
---@field interval number? seconds between reads, 5

---@class partnercenter.workflow.OffboardedCustomer
---@field customer_id string
---@field cancelled string[]    subscriptions that were cancelled
---@field scheduled string[]    subscriptions that end with their term
---@field access_ended string[] GDAP relationships
---@field relationship "none"|"reseller"
---@field waiting_until string? when the last subscription ends: call again after it
---@field complete boolean

--- Ends the business with a customer: subscriptions first, then delegated access, then the reseller
--- relationship, which can end once no subscription is active. The plan has `subscriptions` with their
--- windows, `users` with licences, `access` (GDAP) and `warnings`. Without `confirm` nothing is written. A
--- later run resumes; after the terms have ended it completes.
---@param customer partnercenter.customer a handle
---@param options partnercenter.workflow.OffboardCustomerOptions?
---@return partnercenter.workflow.OffboardedCustomer|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`; `conflict` with what blocks it: an active
--- Azure plan, a subscription outside of its window with cancel = "now", Azure reservations
return function(customer, options)
  local run, err = start("offboard_customer", customer, "customer_id", options, OPTIONS)
  if not run then return nil, err end
  wait.limits(run, TIMEOUT, INTERVAL)
  if run.options.cancel and not CANCEL[run.options.cancel] then
    return run:fail("invalid_argument", "cancel must be at_term_end, now or auto")
  end
  if run.options.relationship ~= false then
    local fit, why = private.of(run.client):fit_for("app+user")
    if not fit then return nil, errors.with(why, { operation = run.name }) end
  end
  local it
  it, err = prepare(run, customer)
  if not it then return nil, err end
  local agreed, shown, unconfirmed = run:agree(it)
  if not agreed then return shown, unconfirmed end
  return carry_out(run, customer, it)
end
