---@meta
-- Generated from lua/partnercenter/api/data/qualification.lua by spec/types/generate.lua.

---@class partnercenter.customer
local customer = {}

---@class partnercenter.Client
local client = {}

---@class partnercenter
local partnercenter = {}

--- Reads the customer's qualification as one lower-case word, such as `education`.
---
--- `GET /v1/customers/{customer_id}/qualification`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: text.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-qualification-synchronous
---@param options? partnercenter.Options
---@return partnercenter.Qualification? result
---@return partnercenter.error? err
function customer:qualification(options) end

--- Lists the customer's qualifications with their vetting status.
---
--- `GET /v1/customers/{customer_id}/qualifications`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of `V2.CustomerQualification`.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-qualification-asynchronous
---@param options? partnercenter.Options
---@return partnercenter.model.V2.CustomerQualification[]? result
---@return partnercenter.error? err
function customer:qualifications(options) end

---@class partnercenter.customer.update_qualification.Options: partnercenter.Options
---@field code string|number|nil

--- Sets the qualification without vetting; Education cannot be taken back.
---
--- `PUT /v1/customers/{customer_id}/qualification`
--- Needs: app+user (an application with a signed-in user).
--- Gives: text.
--- Deprecated. Use customer:create_qualification(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/update-customer-qualification-synchronous
---@param value partnercenter.SettableQualification
---@param options? partnercenter.customer.update_qualification.Options
---@return partnercenter.Qualification? result
---@return partnercenter.error? err
function customer:update_qualification(value, options) end

---@class partnercenter.body.create_qualification: partnercenter.model.V2.CustomerQualificationRequest
---@field qualification partnercenter.model.V2.CustomerQualificationRequest.qualification request table capitalised

---@class partnercenter.customer.create_qualification.Options: partnercenter.Options
---@field code string|number|nil

--- Asks for a qualification; education and state-owned entities are vetted first.
---
--- `POST /v1/customers/{customer_id}/qualifications`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `V2.CustomerQualification`.
--- The body needs: qualification.
---@see https://learn.microsoft.com/partner-center/developer/update-customer-qualification-asynchronous
---@param body partnercenter.body.create_qualification
---@param options? partnercenter.customer.create_qualification.Options
---@return partnercenter.model.V2.CustomerQualification? result
---@return partnercenter.error? err
function customer:create_qualification(body, options) end

--- Reads the validation code that a government customer redeemed.
---
--- `GET /v1/customers/{customer_id}/validations`
--- Needs: app or app+user; no source says which.
--- Gives: a `GccValidationRelationship`.
---@param options? partnercenter.Options
---@return partnercenter.model.GccValidationRelationship? result
---@return partnercenter.error? err
function customer:gcc_validation(options) end

--- Reads the vetting status of the customer's account, not of the qualification.
---
--- `GET /v1/customers/{customer_id}/validationStatus`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `ValidationStatus`.
---@see https://learn.microsoft.com/partner-center/developer/retrieve-validation-status
---@param type partnercenter.ValidationType
---@param options? partnercenter.Options
---@return partnercenter.model.ValidationStatus? result
---@return partnercenter.error? err
function customer:validation_status(type, options) end

--- Lists the partner's codes for government customers and how often each can be used.
---
--- `GET /v1/customers/all/validations`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of `ValidationCode`.
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
