---@meta
-- Generated from lua/partnercenter/api/data/partner.lua by spec/types/generate.lua.

---@class partnercenter.Listing.PartnerRelationship: partnercenter.Listing
---@operator call(): partnercenter.model.PartnerRelationship?
---@field each fun(self: partnercenter.Listing.PartnerRelationship): fun(): partnercenter.model.PartnerRelationship?
---@field pages fun(self: partnercenter.Listing.PartnerRelationship): fun(): partnercenter.model.PartnerRelationship[]?
---@field all fun(self: partnercenter.Listing.PartnerRelationship): partnercenter.model.PartnerRelationship[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.PartnerRelationship): partnercenter.model.PartnerRelationship[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.PartnerRelationship): partnercenter.model.PartnerRelationship[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.account_setting
local account_setting = {}

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.relationships: partnercenter.Listing.PartnerRelationship
local customer_relationships = {}

---@class partnercenter.enrolled_program
local enrolled_program = {}

---@class partnercenter.insider_program
local insider_program = {}

---@class partnercenter.relationship
local relationship = {}

---@class partnercenter.relationship.customer
local relationship_customer = {}

---@class partnercenter.relationship.customers: partnercenter.Listing.any
local relationship_customers = {}

---@class partnercenter.relationships: partnercenter.Listing.PartnerRelationship
local relationships = {}

---@class partnercenter.sandbox_indirect_reseller
local sandbox_indirect_reseller = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param setting_name string
---@return partnercenter.account_setting
function client:account_setting(setting_name) end

--- As `client:account_setting`, on the default client.
---@param setting_name string
---@return partnercenter.account_setting
function partnercenter.account_setting(setting_name) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: any): any, any
---@param options? partnercenter.Options
---@return any? result
---@return partnercenter.error? err
function account_setting:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param program_type string
---@return partnercenter.enrolled_program
function client:enrolled_program(program_type) end

--- As `client:enrolled_program`, on the default client.
---@param program_type string
---@return partnercenter.enrolled_program
function partnercenter.enrolled_program(program_type) end

--- Returns a handle. Sends nothing.
---@return partnercenter.insider_program
function client:insider_program() end

--- As `client:insider_program`, on the default client.
---@return partnercenter.insider_program
function partnercenter.insider_program() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: any): any, any
---@param options? partnercenter.Options
---@return any? result
---@return partnercenter.error? err
function insider_program:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param partner_id string
---@return partnercenter.relationship
function client:relationship(partner_id) end

--- As `client:relationship`, on the default client.
---@param partner_id string
---@return partnercenter.relationship
function partnercenter.relationship(partner_id) end

--- Returns a handle. Sends nothing.
---@param customer_id string
---@return partnercenter.relationship.customer
function relationship:customer(customer_id) end

--- Returns a handle. Sends nothing.
---@param reseller_id string
---@return partnercenter.sandbox_indirect_reseller
function client:sandbox_indirect_reseller(reseller_id) end

--- As `client:sandbox_indirect_reseller`, on the default client.
---@param reseller_id string
---@return partnercenter.sandbox_indirect_reseller
function partnercenter.sandbox_indirect_reseller(reseller_id) end

---@class partnercenter.Client.relationships.Query
---@field filter partnercenter.Filter|table|string|nil
---@field relationship_type string|number

--- List relationships.
---
--- `GET /v1/relationships`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/retrieve-a-list-of-indirect-resellers
---@param query partnercenter.Client.relationships.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.relationships
function client:relationships(query, options) end

--- As `client:relationships`, on the default client.
---@param query partnercenter.Client.relationships.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.relationships
function partnercenter.relationships(query, options) end

--- List customer relationships.
---
--- `GET /v1/customers/{customer_id}/relationships`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-indirect-resellers-of-a-customer
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.relationships
function customer:relationships(query, options) end

--- List partner relationship customers.
---
--- `GET /v1/relationships/{partner_id}/customer`
--- Deprecated. Use the query filter of client:customers(), field IndirectReseller.
---@deprecated
---@param query? table
---@param options? partnercenter.ListingOptions
---@return any result
function relationship:customers(query, options) end

--- Update partner relationship customer.
---
--- `PATCH /v1/relationships/{partner_id}/customer/{customer_id}`
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function relationship_customer:update(body, options) end

--- Get enrolled program.
---
--- `GET /v1/enrolledprograms/{program_type}`
--- Deprecated. Use nothing that is known: no source describes it.
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function enrolled_program:get(options) end

--- Get account setting.
---
--- `GET /v1/accountsettings/{setting_name}`
--- Deprecated. Use nothing that is known: no source describes it.
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function account_setting:get(options) end

--- Update account setting.
---
--- `PUT /v1/accountsettings/{setting_name}`
--- Deprecated. Use nothing that is known: no source describes it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function account_setting:replace(body, options) end

---@class partnercenter.Client.account_external_resource_keys.Options: partnercenter.Options
---@field accountIds string|number
---@field keyType string|number

--- List account external resource keys.
---
--- `GET /accountenrollments/v1/accountexternalresourcekeys`
---@param options? partnercenter.Client.account_external_resource_keys.Options
---@return any result
---@return partnercenter.error? err
function client:account_external_resource_keys(options) end

--- As `client:account_external_resource_keys`, on the default client.
---@param options? partnercenter.Client.account_external_resource_keys.Options
---@return any result
---@return partnercenter.error? err
function partnercenter.account_external_resource_keys(options) end

--- Get insider program.
---
--- `GET /v1/insiderprograms`
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function insider_program:get(options) end

--- Update insider program.
---
--- `PUT /v1/insiderprograms`
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function insider_program:replace(body, options) end

--- Validate resellers.
---
--- `POST /v1/partners/validateresellers`
--- Credential: app or app+user.
--- The body needs: partnerIds.
---@see https://learn.microsoft.com/partner-center/developer/validate-reseller-partner-of-record
---@param body partnercenter.model.ResellerValidationRequest
---@param options? partnercenter.Options
---@return partnercenter.model.ResellerValidation? result
---@return partnercenter.error? err
function client:validate_resellers(body, options) end

--- As `client:validate_resellers`, on the default client.
---@param body partnercenter.model.ResellerValidationRequest
---@param options? partnercenter.Options
---@return partnercenter.model.ResellerValidation? result
---@return partnercenter.error? err
function partnercenter.validate_resellers(body, options) end

--- Create sandbox indirect reseller.
---
--- `POST /v1/sandboxIndirectReseller`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/create-indirect-reseller-in-sandbox
---@param body partnercenter.model.SandboxIndirectReseller
---@param options? partnercenter.Options
---@return partnercenter.model.SandboxIndirectReseller? result
---@return partnercenter.error? err
function client:create_sandbox_indirect_reseller(body, options) end

--- As `client:create_sandbox_indirect_reseller`, on the default client.
---@param body partnercenter.model.SandboxIndirectReseller
---@param options? partnercenter.Options
---@return partnercenter.model.SandboxIndirectReseller? result
---@return partnercenter.error? err
function partnercenter.create_sandbox_indirect_reseller(body, options) end

--- Delete sandbox indirect reseller.
---
--- `DELETE /v1/sandboxIndirectReseller/{reseller_id}`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/delete-indirect-reseller-in-sandbox
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function sandbox_indirect_reseller:delete(options) end
