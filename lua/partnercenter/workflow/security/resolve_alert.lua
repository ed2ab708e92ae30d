--- Workflow `resolve_alert`: resolves a security alert or a fraud event with a reason.
local check = require "partnercenter.arguments.check"
local forms = require "partnercenter.workflow.security.alert_forms"
local printable = require "partnercenter.text.printable"
local start = require "partnercenter.workflow.run.start"

local OPTIONS = { confirm = "boolean|function", dry_run = "boolean" }
local NEW_MODEL = { ["X-NewEventsModel"] = "true" }

-- The reasons as each interface spells them. Fraud events know no legitimate use: it is ignored there.
local REASONS = {
  graph = { legitimate = "legitimate", ignore = "ignore", fraud = "fraud" },
  fraud_events = { legitimate = "Ignore", ignore = "Ignore", fraud = "Fraud" },
}

local read, write = {}, {}

function read.graph(run, alert)
  local record, err = run.client:security_alert(alert.id):get(run:call())
  return record and forms.graph(record), err
end

-- Fraud events cannot be read one by one.
function read.fraud_events(run, alert)
  local query = { SubscriptionId = alert.subscription_id, PageSize = 100, PageNumber = 1 }
  local events, err = run.client:fraud_events(query, run:call({ headers = NEW_MODEL })):all()
  if not events then return nil, err end
  for _, event in ipairs(events) do
    if event.eventId == alert.id then return forms.fraud_events(event) end
  end
  return run:fail("not_found", ("the subscription %s has no fraud event %s"):format(alert.subscription_id,
    printable(alert.id)))
end

function write.graph(run, alert, reason)
  local body = { status = "resolved", resolvedReason = reason }
  return run.client:security_alert(alert.id):update(body, run:call())
end

-- Without ids, the service would resolve all events of the subscription.
function write.fraud_events(run, alert, reason)
  return run.client:update_fraud_event_status(alert.subscription_id, {
    eventIds = { alert.id }, eventStatus = "Resolved", resolvedReason = reason,
  }, run:call({ headers = NEW_MODEL }))
end

local function check_alert(run, alert)
  if not REASONS[alert.source] then
    return run:fail("invalid_argument", "alert.source must be graph or fraud_events")
  elseif type(alert.id) ~= "string" or alert.id == "" then
    return run:fail("invalid_argument", "alert.id is missing")
  elseif alert.source == "fraud_events" and not check.guid(alert.subscription_id) then
    return run:fail("invalid_argument", "alert.subscription_id is missing, which a fraud event needs")
  end
  return true
end

local function prepare(run, now, reason)
  local it = run:plan({ alert = now, reason = reason, source = now.source, alert_id = now.id })
  if now.status == "resolved" then return it end
  it.steps[1] = ("resolve the %s %s (%s, severity %s) of customer %s as %s"):format(
    now.source == "graph" and "security alert" or "fraud event", now.id, tostring(now.name or now.kind),
    tostring(now.severity), tostring(now.customer_id), reason)
  return it
end

---@class partnercenter.workflow.ResolveAlertOptions: partnercenter.workflow.WriteOptions

---@class partnercenter.workflow.Resolved
---@field alert_id string
---@field source "graph"|"fraud_events"
---@field reason string  as the interface knows it: a fraud event ignores legitimate use
---@field changed boolean false where the alert was resolved before

--- Resolves an alert after reading it. Without `confirm` nothing is written; an alert that is resolved with
--- that reason is success.
---@param client partnercenter.Client or the library, for its default client
---@param alert partnercenter.workflow.Alert|table an item of `workflow.alerts`, or a table with source, id
--- and (for fraud events) subscription_id
---@param reason "legitimate"|"ignore"|"fraud"
---@param options partnercenter.workflow.ResolveAlertOptions?
---@return partnercenter.workflow.Resolved|partnercenter.Plan|nil result the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`; `conflict` when another reason was given
return function(client, alert, reason, options)
  local run, err = start("resolve_alert", client, "none", options, OPTIONS)
  check.type(alert, "table", "workflow.resolve_alert: alert")
  check.type(reason, "string", "workflow.resolve_alert: reason")
  if not run then return nil, err end
  local ok
  ok, err = check_alert(run, alert)
  if not ok then return nil, err end
  local spelled = REASONS[alert.source][reason:lower()]
  if not spelled then
    return run:fail("invalid_argument", "reason must be legitimate, ignore or fraud")
  end
  local now
  now, err = read[alert.source](run, alert)
  if not now then return nil, err end
  if now.status == "resolved" and now.resolved_reason and now.resolved_reason ~= spelled:lower() then
    return run:fail("conflict", ("the alert %s is resolved as %s already"):format(printable(now.id),
      now.resolved_reason), { record = now.record })
  end
  local agreed, shown, unconfirmed = run:agree(prepare(run, now, spelled))
  if not agreed then return shown, unconfirmed end
  local result = { alert_id = now.id, source = now.source, reason = spelled:lower(), changed = false }
  if now.status ~= "resolved" then
    ok, err = write[alert.source](run, now, spelled)
    if not ok then return nil, err end
    result.changed = true
  end
  return result
end
