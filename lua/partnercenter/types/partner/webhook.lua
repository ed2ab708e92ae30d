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

--- Get webhook registration.
---
--- `GET /webhooks/v1/registration`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function webhook_registration:get(options) end

--- Create webhook registration.
---
--- `POST /webhooks/v1/registration`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param body partnercenter.model.WebhookRegistration
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function webhook_registration:create(body, options) end

--- Update webhook registration.
---
--- `PUT /webhooks/v1/registration`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param body partnercenter.model.WebhookRegistration
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function webhook_registration:replace(body, options) end

--- List webhook event types.
---
--- `GET /webhooks/v1/registration/events`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param options? partnercenter.Options
---@return nil? result
---@return partnercenter.error? err
function webhook_registration:events(options) end

--- Create webhook validation event.
---
--- `POST /webhooks/v1/registration/validationEvents`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param options? partnercenter.Options
---@return partnercenter.model.CorrelationId? result
---@return partnercenter.error? err
function webhook_registration_validation_events:create(options) end

--- Get webhook validation event.
---
--- `GET /webhooks/v1/registration/validationEvents/{correlation_id}`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookValidationEvent? result
---@return partnercenter.error? err
function webhook_registration_validation_event:get(options) end

--- Get internal webhook registration.
---
--- `GET /webhooks/v1/internalApp/registration`
--- Deprecated. Use client:webhook_registration():get().
---@deprecated
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function internal_webhook_registration:get(options) end

--- Create internal webhook registration.
---
--- `POST /webhooks/v1/internalApp/registration`
--- Deprecated. Use client:webhook_registration():create(body).
---@deprecated
---@param body partnercenter.model.WebhookRegistration
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function internal_webhook_registration:create(body, options) end

--- Update internal webhook registration.
---
--- `PUT /webhooks/v1/internalApp/registration`
--- Deprecated. Use client:webhook_registration():replace(body).
---@deprecated
---@param body partnercenter.model.WebhookRegistration
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookRegistration? result
---@return partnercenter.error? err
function internal_webhook_registration:replace(body, options) end

--- List internal webhook event types.
---
--- `GET /webhooks/v1/internalApp/registration/events`
--- Deprecated. Use client:webhook_registration():events().
---@deprecated
---@param options? partnercenter.Options
---@return nil? result
---@return partnercenter.error? err
function internal_webhook_registration:events(options) end

--- Create internal webhook validation event.
---
--- `POST /webhooks/v1/internalApp/registration/validationEvents`
--- Deprecated. Use client:webhook_registration():validation_events():create().
---@deprecated
---@param options? partnercenter.Options
---@return partnercenter.model.CorrelationId? result
---@return partnercenter.error? err
function internal_webhook_registration_validation_events:create(options) end

--- Get internal webhook validation event.
---
--- `GET /webhooks/v1/internalApp/registration/validationEvents/{correlation_id}`
--- Deprecated. Use client:webhook_registration():validation_event(id):get().
---@deprecated
---@param options? partnercenter.Options
---@return partnercenter.model.WebhookValidationEvent? result
---@return partnercenter.error? err
function internal_webhook_registration_validation_event:get(options) end
