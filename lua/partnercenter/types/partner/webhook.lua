---@meta
-- Generated from lua/partnercenter/api/data/webhook.lua by spec/types/generate.lua.

---@class partnercenter.Client
local client = {}

---@class partnercenter.internal_webhook_registration
local internal_webhook_registration = {}

---@class partnercenter.internal_webhook_registration.validation_event
local internal_webhook_registration_validation_event = {}

---@class partnercenter.internal_webhook_registration.validation_events
local internal_webhook_registration_validation_events = {}

---@class partnercenter.webhook_registration
local webhook_registration = {}

---@class partnercenter.webhook_registration.validation_event
local webhook_registration_validation_event = {}

---@class partnercenter.webhook_registration.validation_events
local webhook_registration_validation_events = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@return partnercenter.internal_webhook_registration
function client:internal_webhook_registration() end

--- As `client:internal_webhook_registration`, on the default client.
---@return partnercenter.internal_webhook_registration
function partnercenter.internal_webhook_registration() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.WebhookRegistration): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function internal_webhook_registration:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param correlation_id string
---@return partnercenter.internal_webhook_registration.validation_event
function internal_webhook_registration:validation_event(correlation_id) end

--- Returns a handle. Sends nothing.
---@return partnercenter.internal_webhook_registration.validation_events
function internal_webhook_registration:validation_events() end

--- Returns a handle. Sends nothing.
---@return partnercenter.webhook_registration
function client:webhook_registration() end

--- As `client:webhook_registration`, on the default client.
---@return partnercenter.webhook_registration
function partnercenter.webhook_registration() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.WebhookRegistration): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function webhook_registration:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param correlation_id string
---@return partnercenter.webhook_registration.validation_event
function webhook_registration:validation_event(correlation_id) end

--- Returns a handle. Sends nothing.
---@return partnercenter.webhook_registration.validation_events
function webhook_registration:validation_events() end

--- Reads the address and the events that the partner is registered for.
---
--- `GET /webhooks/v1/registration`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `WebhookRegistration`.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function webhook_registration:get(options) end

---@class partnercenter.body.create_webhook_registration: partnercenter.model.WebhookRegistration
---@field WebhookEvents partnercenter.model.WebhookRegistration.WebhookEvents[]
---@field WebhookUrl string

--- Registers the address that gets notifications, and their events.
---
--- `POST /webhooks/v1/registration`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `WebhookRegistration`.
--- The body needs: WebhookUrl, WebhookEvents.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param body partnercenter.body.create_webhook_registration
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function webhook_registration:create(body, options) end

---@class partnercenter.body.update_webhook_registration: partnercenter.model.WebhookRegistration
---@field WebhookEvents partnercenter.model.WebhookRegistration.WebhookEvents[]
---@field WebhookUrl string

--- Replaces the address and the events of the registration.
---
--- `PUT /webhooks/v1/registration`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `WebhookRegistration`.
--- The body needs: WebhookUrl, WebhookEvents.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param body partnercenter.body.update_webhook_registration
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function webhook_registration:replace(body, options) end

--- Lists the names of all events that can be registered.
---
--- `GET /webhooks/v1/registration/events`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of text.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param options? partnercenter.Options
---@return string[]? result
---@return partnercenter.error? err
function webhook_registration:events(options) end

--- Sends a test event to the registered address; at most two a minute.
---
--- `POST /webhooks/v1/registration/validationEvents`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `CorrelationId`.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param options? partnercenter.Options
---@return partnercenter.model.CorrelationId? result
---@return partnercenter.error? err
function webhook_registration_validation_events:create(options) end

--- Tells how each delivery of a test event went.
---
--- `GET /webhooks/v1/registration/validationEvents/{correlation_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `WebhookValidationEvent`.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookValidationEvent? result
---@return partnercenter.error? err
function webhook_registration_validation_event:get(options) end

--- Reads an internal registration; Microsoft does not document it.
---
--- `GET /webhooks/v1/internalApp/registration`
--- Needs: app or app+user; no source says which.
--- Gives: a `WebhookRegistration`.
--- Deprecated. Use client:webhook_registration():get().
---@deprecated
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function internal_webhook_registration:get(options) end

--- Makes an internal registration; Microsoft does not document it.
---
--- `POST /webhooks/v1/internalApp/registration`
--- Needs: app or app+user; no source says which.
--- Gives: a `WebhookRegistration`.
--- Deprecated. Use client:webhook_registration():create(body).
---@deprecated
---@param body partnercenter.model.WebhookRegistration
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function internal_webhook_registration:create(body, options) end

--- Replaces an internal registration; Microsoft does not document it.
---
--- `PUT /webhooks/v1/internalApp/registration`
--- Needs: app or app+user; no source says which.
--- Gives: a `WebhookRegistration`.
--- Deprecated. Use client:webhook_registration():replace(body).
---@deprecated
---@param body partnercenter.model.WebhookRegistration
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function internal_webhook_registration:replace(body, options) end

--- Lists internal events; Microsoft does not document it.
---
--- `GET /webhooks/v1/internalApp/registration/events`
--- Needs: app or app+user; no source says which.
--- Gives: an array of text.
--- Deprecated. Use client:webhook_registration():events().
---@deprecated
---@param options? partnercenter.Options
---@return string[]? result
---@return partnercenter.error? err
function internal_webhook_registration:events(options) end

--- Sends an internal test event; Microsoft does not document it.
---
--- `POST /webhooks/v1/internalApp/registration/validationEvents`
--- Needs: app or app+user; no source says which.
--- Gives: a `CorrelationId`.
--- Deprecated. Use client:webhook_registration():validation_events():create().
---@deprecated
---@param options? partnercenter.Options
---@return partnercenter.model.CorrelationId? result
---@return partnercenter.error? err
function internal_webhook_registration_validation_events:create(options) end

--- Reads the deliveries of an internal test event; it is not documented.
---
--- `GET /webhooks/v1/internalApp/registration/validationEvents/{correlation_id}`
--- Needs: app or app+user; no source says which.
--- Gives: a `WebhookValidationEvent`.
--- Deprecated. Use client:webhook_registration():validation_event(id):get().
---@deprecated
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookValidationEvent? result
---@return partnercenter.error? err
function internal_webhook_registration_validation_event:get(options) end
