--- Ends the subscriptions of a customer: decides for each how, and does it.
local end_of_term = require "partnercenter.workflow.subscription.end_of_term"
local printable = require "partnercenter.text.printable"
local term = require "partnercenter.workflow.subscription.record.term"
local window = require "partnercenter.workflow.subscription.record.window"

local subscriptions = {}

local OVER = { deleted = true, expired = true, disabled = true, none = true }

local function lower(value) return type(value) == "string" and value:lower() or "" end

--- How plans name a subscription.
---@param record table
---@return string
function subscriptions.title(record)
  return ("%s x %s (%s)"):format(tostring(record.quantity or "?"),
    printable(tostring(record.friendlyName or record.offerName or record.offerId)), tostring(record.id))
end

---@class partnercenter.workflow.SubscriptionEnd
---@field subscription_id string
---@field how "now"|"at_term_end"|"scheduled"|"suspended"|"blocked"
---@field ends string?             of the term
---@field cancellable_until string? until when it can or could be cancelled
---@field reason string?           why it is blocked
---@field subscription partnercenter.model.Subscription

-- Whether the end with the term is decided already.
local function is_scheduled(record)
  local action, explicit = term.action(record)
  if term.kind(record) == "license" and record.isTrial ~= true then return action == "cancel" and explicit end
  return record.autoRenewEnabled ~= true
end

local function decide(record, cancel)
  local kind, its_window = term.kind(record), window.of(record)
  local _, ends = term.ends(record)
  local found = {
    subscription_id = record.id, subscription = record, ends = ends, cancellable_until = its_window.ends,
  }
  local can_now = its_window.open and kind ~= "azure" and kind ~= "perpetual" and kind ~= "software"
  if lower(record.status) == "suspended" then
    found.how = "suspended"
  elseif kind == "azure" then
    found.how, found.reason = "blocked", "it is an active Azure plan: cancel its Azure subscriptions first"
  elseif kind == "perpetual" then
    found.how, found.reason = "blocked", "it is perpetual software, which is cancelled by its order"
  elseif can_now and cancel ~= "at_term_end" then
    found.how = "now"
  elseif cancel == "now" then
    found.how, found.reason = "blocked", ("it could be cancelled until %s"):format(
      tostring(its_window.ends or "its purchase"))
  else
    found.how = is_scheduled(record) and "scheduled" or "at_term_end"
  end
  return found
end

--- Decides how each subscription that is not over ends.
---@param records table[]
---@param cancel "now"|"at_term_end"|"auto"
---@return partnercenter.workflow.SubscriptionEnd[]?
---@return string? problem
function subscriptions.decide(records, cancel)
  local found = {}
  for _, record in ipairs(records) do
    if type(record) ~= "table" or type(record.id) ~= "string" then return nil, "a subscription has no id" end
    if not OVER[lower(record.status)] then found[#found + 1] = decide(record, cancel) end
  end
  return found
end

--- The step for a subscription, in words; nil where nothing is left to do.
---@param one partnercenter.workflow.SubscriptionEnd
---@return string?
function subscriptions.step(one)
  local title = subscriptions.title(one.subscription)
  if one.how == "now" then
    return ("cancel %s now, which is possible until %s"):format(title, tostring(one.cancellable_until))
  elseif one.how == "at_term_end" then
    return ("let %s end with its term, %s, without a renewal or a paid extension"):format(title,
      tostring(one.ends))
  end
end

-- Legacy subscriptions are suspended; those of new commerce are deleted.
local function cancel_now(run, handle, record)
  local wanted = term.kind(record) == "legacy" and "suspended" or "deleted"
  return handle:change(function(now)
    if lower(now.status) == wanted or OVER[lower(now.status)] then return false end
    now.status = wanted
  end, run:call())
end

local function switch_renewal_off(run, handle)
  return handle:change(function(now)
    if now.autoRenewEnabled == false then return false end
    now.autoRenewEnabled = false
  end, run:call())
end

--- Carries out the end of a subscription.
---@param run partnercenter.Run
---@param one partnercenter.workflow.SubscriptionEnd
---@return any? done
---@return partnercenter.error?
function subscriptions.finish(run, one)
  local record = one.subscription
  local handle = run.client:customer(run.params.customer_id):subscription(one.subscription_id)
  if one.how == "now" then return cancel_now(run, handle, record) end
  if one.how ~= "at_term_end" then return true end
  if term.kind(record) == "legacy" or record.isTrial == true then return switch_renewal_off(run, handle) end
  return end_of_term(handle, "cancel", run:call({
    confirm = true, timeout = run.options.timeout, interval = run.options.interval,
  }))
end

return subscriptions
