---@meta
-- Generated from lua/partnercenter/api/data/fraud.lua by spec/types/generate.lua.

---@class partnercenter.Listing.FraudEvent: partnercenter.Listing
---@operator call(): partnercenter.model.FraudEvent?
---@field each fun(self: partnercenter.Listing.FraudEvent): fun(): partnercenter.model.FraudEvent?
---@field pages fun(self: partnercenter.Listing.FraudEvent): fun(): partnercenter.model.FraudEvent[]?
---@field all fun(self: partnercenter.Listing.FraudEvent): partnercenter.model.FraudEvent[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.FraudEvent): partnercenter.model.FraudEvent[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.FraudEvent): partnercenter.model.FraudEvent[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.fraud_events: partnercenter.Listing.FraudEvent
local fraud_events = {}

---@class partnercenter
local partnercenter = {}

---@class partnercenter.Client.fraud_events.Query
---@field EventStatus string|number|nil
---@field EventType string|number|nil
---@field PageNumber integer|nil
---@field PageSize integer|nil
---@field SubscriptionId string|number|nil

--- Lists signs of fraud in the Azure subscriptions of customers.
---
--- `GET /v1/fraudEvents`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `FraudEvent`.
--- Deprecated. Use client:security_alerts().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-fraud-events
---@param query? partnercenter.Client.fraud_events.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.fraud_events
function client:fraud_events(query, options) end

--- As `client:fraud_events`, on the default client.
---@param query? partnercenter.Client.fraud_events.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.fraud_events
function partnercenter.fraud_events(query, options) end

---@class partnercenter.body.update_fraud_event_status: partnercenter.model.FraudEventStatusUpdate
---@field eventStatus partnercenter.model.FraudEventStatusUpdate.eventStatus one table says Resolve

--- Marks fraud events of a subscription as investigated or resolved, with the reason.
---
--- `POST /v1/fraudEvents/subscription/{subscription_id}/status`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an array of `FraudEvent`.
--- The body needs: eventStatus.
--- Deprecated. Use client:security_alert(id):update(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/update-fraud-event-status
---@param subscription_id string
---@param body partnercenter.body.update_fraud_event_status
---@param options? partnercenter.Options
---@return partnercenter.model.FraudEvent[]? result
---@return partnercenter.error? err
function client:update_fraud_event_status(subscription_id, body, options) end

--- As `client:update_fraud_event_status`, on the default client.
---@param subscription_id string
---@param body partnercenter.body.update_fraud_event_status
---@param options? partnercenter.Options
---@return partnercenter.model.FraudEvent[]? result
---@return partnercenter.error? err
function partnercenter.update_fraud_event_status(subscription_id, body, options) end
