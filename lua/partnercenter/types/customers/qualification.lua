---@meta
-- Generated from lua/partnercenter/api/data/qualification.lua by spec/types/generate.lua.

---@class partnercenter.customer
local customer = {}

---@class partnercenter.Client
local client = {}

---@class partnercenter
local partnercenter = {}

--- Get qualification.
---
--- `GET /v1/customers/{customer_id}/qualification`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-qualification-synchronous
---@param options? partnercenter.Options
---@return partnercenter.Qualification? result
---@return partnercenter.error? err
function customer:qualification(options) end

--- List qualifications.
---
--- `GET /v1/customers/{customer_id}/qualifications`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-qualification-asynchronous
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerQualification[]? result
---@return partnercenter.error? err
function customer:qualifications(options) end

---@class partnercenter.customer.update_qualification.Options: partnercenter.Options
---@field code string|number|nil

--- Update qualification.
---
--- `PUT /v1/customers/{customer_id}/qualification`
--- Credential: app+user.
--- Deprecated. Use customer:create_qualification(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/update-customer-qualification-synchronous
---@param value partnercenter.SettableQualification
---@param options? partnercenter.customer.update_qualification.Options
---@return partnercenter.Qualification? result
---@return partnercenter.error? err
function customer:update_qualification(value, options) end

---@class partnercenter.customer.create_qualification.Options: partnercenter.Options
---@field code string|number|nil

--- Create qualification.
---
--- `POST /v1/customers/{customer_id}/qualifications`
--- Credential: app+user.
--- The body needs: qualification.
---@see https://learn.microsoft.com/partner-center/developer/update-customer-qualification-asynchronous
---@param body partnercenter.model.CustomerQualificationRequest
---@param options? partnercenter.customer.create_qualification.Options
---@return partnercenter.model.CustomerQualification? result
---@return partnercenter.error? err
function customer:create_qualification(body, options) end

--- Get customer gcc validation.
---
--- `GET /v1/customers/{customer_id}/validations`
---@param options? partnercenter.Options
---@return partnercenter.model.GccValidationRelationship? result
---@return partnercenter.error? err
function customer:gcc_validation(options) end

--- Get validation status.
---
--- `GET /v1/customers/{customer_id}/validationStatus`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/retrieve-validation-status
---@param type partnercenter.ValidationType
---@param options? partnercenter.Options
---@return partnercenter.model.ValidationStatus? result
---@return partnercenter.error? err
function customer:validation_status(type, options) end

--- List validation codes.
---
--- `GET /v1/customers/all/validations`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-a-partner-s-validation-codes
---@param options? partnercenter.Options
---@return partnercenter.model.ValidationCode[]? result
---@return partnercenter.error? err
function client:validation_codes(options) end

--- As `client:validation_codes`, on the default client.
---@param options? partnercenter.Options
---@return partnercenter.model.ValidationCode[]? result
---@return partnercenter.error? err
function partnercenter.validation_codes(options) end
