--- Brings Graph's security alerts and the older fraud events into one form.
local forms = {}

local NEVER = "9999" -- the year of dates that fraud events do not have

local function word(value) return type(value) == "string" and value:lower() or nil end

local function text(value)
  return type(value) == "string" and value ~= "" and not value:find("^" .. NEVER) and value or nil
end

-- Alerts have names in camelCase, fraud events in PascalCase: the form has the first.
local function kind(value)
  return type(value) == "string" and value:gsub("^%u", string.lower) or nil
end

-- Fraud events have no reason as "None".
local function reason(value)
  local found = word(value)
  return found ~= "none" and found or nil
end

---@class partnercenter.workflow.Alert
---@field id string
---@field source "graph"|"fraud_events"
---@field status "active"|"investigating"|"resolved"|string
---@field severity "informational"|"low"|"medium"|"high"|string|nil
---@field kind string?               such as networkConnectionsToCryptoMiningPools
---@field name string?
---@field description string?
---@field customer_id string?
---@field subscription_id string?
---@field detected string?
---@field resolved_reason string?
---@field is_test boolean
---@field record table               as the service sent it
---@field resolve fun(self: partnercenter.workflow.Alert, reason: string, options: table?): table?, table?

--- The form of one of Graph's security alerts.
---@param record table
---@return table
function forms.graph(record)
  return {
    source = "graph", id = record.id, status = word(record.status), severity = word(record.severity),
    kind = kind(record.alertType), name = text(record.displayName), description = text(record.description),
    customer_id = text(record.customerTenantId), subscription_id = text(record.subscriptionId),
    detected = text(record.detectedDateTime) or text(record.firstObservedDateTime),
    resolved_reason = reason(record.resolvedReason), is_test = record.isTest == true, record = record,
  }
end

--- The form of a fraud event.
---@param record table
---@return table
function forms.fraud_events(record)
  local test = record.isTest
  if test == nil then test = record.IsTest end
  return {
    source = "fraud_events", id = record.eventId, status = word(record.eventStatus),
    severity = word(record.severity), kind = kind(record.eventType),
    name = text(record.displayName) or text(record.resourceName), description = text(record.description),
    customer_id = text(record.customerTenantId), subscription_id = text(record.subscriptionId),
    detected = text(record.eventTime) or text(record.firstObserved) or text(record.firstOccurrence),
    resolved_reason = reason(record.resolvedReason), is_test = word(tostring(test)) == "true",
    record = record,
  }
end

return forms
