--- Workflow `end_of_term`: renews, cancels or extends a subscription when its term ends.
local blocks = require "partnercenter.workflow.subscription.record.blocks"
local check = require "partnercenter.arguments.check"
local extension = require "partnercenter.workflow.subscription.record.extension"
local json = require "partnercenter.json"
local renewal = require "partnercenter.workflow.subscription.record.renewal"
local start = require "partnercenter.workflow.run.start"
local term = require "partnercenter.workflow.subscription.record.term"
local write = require "partnercenter.workflow.subscription.record.write"

local OPTIONS = {
  confirm = "boolean|function", dry_run = "boolean", by = "string", prices = "table|function",
}
for _, names in ipairs({ write.OPTIONS, renewal.OPTIONS }) do
  for name, wants in pairs(names) do
    OPTIONS[name] = wants
  end
end

local ACTIONS, INSTRUCTIONS = "scheduledActions", "scheduledNextTermInstructions"

-- What the service calls each outcome, and the flag that goes with it.
local OUTCOMES = {
  renew = { action = "RenewToNewTerm", auto_renew = true },
  cancel = { action = "Cancel", auto_renew = false },
  extend = { action = "RenewToExtendedServiceTerm", auto_renew = false },
}

local KINDS = {
  legacy = "the subscription is not of new commerce: change autoRenewEnabled with subscription:change",
  azure = "the subscription is billed by usage (Azure) and has no term that ends",
  perpetual = "a perpetual licence has no term that ends",
}
local TRIAL = "a trial follows its own instructions: change it with subscription:change"
local UNEXTENDED = {
  software = "software subscriptions have no Extended Service Term",
  marketplace = "products of other publishers have no Extended Service Term",
}

local function check_arguments(run, outcome)
  local by, is_renewal = run.options.by, outcome == "renew"
  if not OUTCOMES[outcome] then
    return run:fail("invalid_argument", "the outcome must be renew, cancel or extend")
  elseif by and by ~= ACTIONS and by ~= INSTRUCTIONS then
    return run:fail("invalid_argument", ("option by must be %s or %s"):format(ACTIONS, INSTRUCTIONS))
  elseif by == INSTRUCTIONS and not is_renewal then
    return run:fail("invalid_argument", ("%s are only for renewals"):format(INSTRUCTIONS))
  elseif renewal.is_changed(run.options) and not is_renewal then
    return run:fail("invalid_argument", "quantity, product and term belong to renew, not to " .. outcome)
  end
  return renewal.check_options(run)
end

-- Why the kind of subscription rules an outcome out.
local function unfit(record, outcome)
  local kind = term.kind(record)
  if KINDS[kind] then return KINDS[kind] end
  if record.isTrial == true then return TRIAL end
  return outcome == "extend" and UNEXTENDED[kind] or nil
end

local function check_record(run, record, outcome)
  if type(record) ~= "table" or type(record.autoRenewEnabled) ~= "boolean" then
    return run:fail("protocol", "the answer is not a subscription with autoRenewEnabled", { data = record })
  end
  local ok, err = blocks.status(run, record)
  local message = ok and unfit(record, outcome)
  if message then return run:fail("conflict", message, { record = record }) end
  if ok then ok, err = blocks.ended(run, record) end
  if ok and outcome == "extend" and not term.can_extend(record) then
    return run:fail("conflict", "Extended Service Terms follow terms that end after 2026-05-04",
      { record = record })
  end
  if ok and run.options.by == INSTRUCTIONS and term.scheduled(record) then
    return run:fail("conflict", "the subscription has scheduledActions, which alone count", {
      record = record, hint = "leave option by out",
    })
  end
  return ok, err
end

-- A subscription of another publisher, or of software, ends with its term once it does not renew.
local function is_scheduled_by_flag(record, outcome)
  return outcome == "renew" or (outcome == "cancel" and term.kind(record) ~= "license")
end

local function flag_step(wanted)
  return {
    text = ("set autoRenewEnabled to %s"):format(tostring(wanted)), sends = { autoRenewEnabled = wanted },
    holds = function(record) return record.autoRenewEnabled == wanted end,
    set = function(record) record.autoRenewEnabled = wanted end,
  }
end

local function action_step(run, ends, outcome, wanted)
  local instructions = wanted and renewal.instructions(wanted)
  local name, value = INSTRUCTIONS, instructions
  if run.options.by ~= INSTRUCTIONS then
    name, value = ACTIONS, json.array({ {
      scheduleType = "TermEnd", actionType = OUTCOMES[outcome].action, instructions = instructions,
    } })
  end
  return {
    text = ("schedule %s for the end of the term, %s%s"):format(name == ACTIONS and OUTCOMES[outcome].action
      or INSTRUCTIONS, ends, wanted and ": " .. renewal.words(wanted) or ""),
    sends = { [name] = value },
    holds = function(record)
      local action, explicit = term.action(record)
      if action ~= outcome then return false end
      if wanted then return renewal.stands(record, wanted) end
      return explicit or is_scheduled_by_flag(record, outcome)
    end,
    set = function(record) record[name] = value end,
  }
end

-- The steps that a record still lacks, and the record after the first of them. An update may change one
-- property only. The flag goes first, since the service ties each action to it.
local function steps_for(run, record, outcome, wanted)
  local flag, after, steps = flag_step(OUTCOMES[outcome].auto_renew), {}, {}
  local action = action_step(run, select(2, term.ends(record)), outcome, wanted)
  for name, value in pairs(record) do
    after[name] = value
  end
  flag.set(after)
  if not flag.holds(record) then steps[1] = flag end
  if not action.holds(after) then steps[#steps + 1] = action end
  for _, step in ipairs(steps) do
    step.still = function(now)
      return (now.autoRenewEnabled == record.autoRenewEnabled or flag.holds(now))
        and now.quantity == record.quantity and now.termDuration == record.termDuration
        and now.status == record.status
    end
  end
  return steps, after
end

-- In words what happens at the end of the term.
local function words_of(record, action, cost)
  if action == "renew" then return "renews: " .. renewal.words(term.following(record, action)) end
  if action == "extend" then return "is extended month by month, " .. cost.text end
  if action == "cancel" then return "is cancelled and cannot be recovered" end
  return "becomes another product by the action " .. tostring(action)
end

-- The cost of an extension that stands, is wished, or follows where only the renewal is switched off.
local function cost_of(run, record, outcome, is_change)
  local wished = outcome == "extend" or (outcome == "cancel" and is_change and term.can_extend(record))
  if term.action(record) ~= "extend" and not wished then return nil end
  local product_id, sku_id = term.item(record)
  return extension.cost(run, record, {
    product_id = product_id, sku_id = sku_id, catalogItemId = record.offerId,
  })
end

local function warnings_of(run, outcome, cost)
  local warnings = {}
  if outcome == "cancel" and cost then
    warnings[1] = "autoRenewEnabled = false alone leads to a paid extension, " .. cost.text
  end
  if run.options.promotion_id then
    warnings[1] = "a promotion that does not fit the term gives the normal price without an error"
  end
  return warnings[1] and warnings
end

local function describe(it, steps)
  for i, step in ipairs(steps) do
    it.steps[i], it.sends[i] = step.text, step.sends
  end
  if not steps[1] then return end
  it.steps[1] = ("%s (%s)"):format(it.steps[1], it.now.text)
  if it.action == "extend" then it.steps[#steps] = it.steps[#steps] .. ", " .. it.cost.text end
end

local function prepare(run, subscription, record, outcome)
  local wanted, err
  if outcome == "renew" and renewal.is_changed(run.options) then
    wanted, err = renewal.wanted(run, subscription, record)
    if not wanted then return nil, err end
  end
  local steps, after = steps_for(run, record, outcome, wanted)
  if steps[1] then
    local ok
    ok, err = blocks.transfer(run)
    if not ok then return nil, err end
  end
  local cost
  cost, err = cost_of(run, record, outcome, steps[1] ~= nil)
  if err then return nil, err end
  local action, explicit = term.action(record)
  local seconds, ends = term.ends(record)
  local it = run:plan({
    customer_id = run.params.customer_id, subscription_id = run.params.subscription_id, subscription = record,
    action = outcome, ends = ends, days = term.days_until(seconds), cost = cost, sends = {},
    now = {
      action = action, explicit = explicit, next_term = term.following(record),
      text = "now it " .. words_of(record, action, cost),
    },
    next_term = wanted or term.following(after, outcome), in_extended_term = term.is_extended(record),
    warnings = warnings_of(run, outcome, cost),
  })
  describe(it, steps)
  return it, nil, steps
end

---@class partnercenter.workflow.EndOfTermOptions: partnercenter.workflow.ChangeOptions
---@field by "scheduledActions"|"scheduledNextTermInstructions"|nil how a renewal is scheduled
---@field quantity integer? of the renewal, as all that follow
---@field product_id string?
---@field sku_id string? 0001 for another product
---@field term_duration string? P1M, P1Y or P3Y
---@field billing_cycle string? monthly, annual or triennial
---@field promotion_id string?
---@field custom_term_end_date string? a date within the next term
---@field prices table<string, number>|fun(item: table): number?, string? the monthly price of a seat, by
--- catalogue item or product:sku; or price, currency

---@class partnercenter.workflow.EndOfTerm
---@field customer_id string
---@field subscription_id string
---@field action "renew"|"cancel"|"extend"
---@field ends string
---@field changed boolean
---@field next_term partnercenter.workflow.NextTerm?
---@field subscription partnercenter.model.Subscription

--- Decides what happens when the term of a subscription ends. Without `confirm` nothing is changed. To switch
--- the renewal off leads to a paid monthly extension, so `cancel` schedules the end. The plan says what
--- happens now, what is sent and what an extension costs. Each step is one update of one property. A later
--- run resumes at the first step that the subscription does not show.
---@param subscription partnercenter.customer.subscription a handle
---@param outcome "renew"|"cancel"|"extend"
---@param options partnercenter.workflow.EndOfTermOptions?
---@return partnercenter.workflow.EndOfTerm|partnercenter.Plan|nil result the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`; `conflict` with what blocks it
return function(subscription, outcome, options)
  local run, err = start("end_of_term", subscription, "subscription_id", options, OPTIONS)
  check.type(outcome, "string", "workflow.end_of_term: outcome")
  if not run then return nil, err end
  write.limits(run)
  local ok, record, it, steps
  ok, err = check_arguments(run, outcome)
  if not ok then return nil, err end
  record, err = subscription:get(run:call())
  if not record then return nil, err end
  ok, err = check_record(run, record, outcome)
  if not ok then return nil, err end
  it, err, steps = prepare(run, subscription, record, outcome)
  if not it then return nil, err end
  local agreed, shown, unconfirmed = run:agree(it)
  if not agreed then return shown, unconfirmed end

  for _, step in ipairs(steps) do
    record, err = write.step(run, subscription, step)
    if not record then return nil, err end
  end
  return {
    customer_id = it.customer_id, subscription_id = it.subscription_id, action = outcome, ends = it.ends,
    changed = steps[1] ~= nil, next_term = term.following(record, outcome), subscription = record,
  }
end
