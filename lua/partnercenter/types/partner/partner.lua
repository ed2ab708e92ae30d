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

--- Lists the partner's indirect resellers or indirect providers.
---
--- `GET /v1/relationships`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `PartnerRelationship`.
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

--- Lists the indirect resellers that a customer has.
---
--- `GET /v1/customers/{customer_id}/relationships`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `PartnerRelationship`.
---@see https://learn.microsoft.com/partner-center/developer/get-indirect-resellers-of-a-customer
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.relationships
function customer:relationships(query, options) end

--- Lists the customers of an indirect reseller, in the way of an old client.
---
--- `GET /v1/relationships/{partner_id}/customer`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `table`.
--- Deprecated. Use the query filter of client:customers(), field IndirectReseller.
---@deprecated
---@param query? table
---@param options? partnercenter.ListingOptions
---@return any result
function relationship:customers(query, options) end

--- Changes a reseller's relationship with a customer; only an old client has it.
---
--- `PATCH /v1/relationships/{partner_id}/customer/{customer_id}`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function relationship_customer:update(body, options) end

--- Reads a program that the partner is enrolled in; no source describes it.
---
--- `GET /v1/enrolledprograms/{program_type}`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: no source describes it.
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function enrolled_program:get(options) end

--- Reads a setting of the account; no source describes it.
---
--- `GET /v1/accountsettings/{setting_name}`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: no source describes it.
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function account_setting:get(options) end

--- Replaces a setting of the account; no source describes it.
---
--- `PUT /v1/accountsettings/{setting_name}`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
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

--- Gives ids that accounts have elsewhere, such as the partner id (`mpnId`).
---
--- `GET /accountenrollments/v1/accountexternalresourcekeys`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
---@param options? partnercenter.Client.account_external_resource_keys.Options
---@return any result
---@return partnercenter.error? err
function client:account_external_resource_keys(options) end

--- As `client:account_external_resource_keys`, on the default client.
---@param options? partnercenter.Client.account_external_resource_keys.Options
---@return any result
---@return partnercenter.error? err
function partnercenter.account_external_resource_keys(options) end

--- Reads the insider program; only an old client has it.
---
--- `GET /v1/insiderprograms`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function insider_program:get(options) end

--- Joins or leaves the insider program; only an old client has it.
---
--- `PUT /v1/insiderprograms`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function insider_program:replace(body, options) end

---@class partnercenter.body.validate_resellers: partnercenter.model.ResellerValidationRequest
---@field partnerIds string[]

--- Tells which partner ids may stand as partner on record of an order.
---
--- `POST /v1/partners/validateresellers`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `ResellerValidation`.
--- The body needs: partnerIds.
---@see https://learn.microsoft.com/partner-center/developer/validate-reseller-partner-of-record
---@param body partnercenter.body.validate_resellers
---@param options? partnercenter.Options
---@return partnercenter.model.ResellerValidation? result
---@return partnercenter.error? err
function client:validate_resellers(body, options) end

--- As `client:validate_resellers`, on the default client.
---@param body partnercenter.body.validate_resellers
---@param options? partnercenter.Options
---@return partnercenter.model.ResellerValidation? result
---@return partnercenter.error? err
function partnercenter.validate_resellers(body, options) end

---@class partnercenter.body.create_sandbox_indirect_reseller.SandboxLegalProfile: partnercenter.model.SandboxLegalProfile
---@field address partnercenter.model.Address
---@field companyName string
---@field culture string
---@field primaryContact partnercenter.model.Contact

---@class partnercenter.body.create_sandbox_indirect_reseller.SandboxTenant: partnercenter.model.SandboxTenant
---@field adminAlternateEmail string table: adminAlernateEmail
---@field adminFirstName string
---@field adminLastName string
---@field adminUserName string
---@field country string
---@field culture string
---@field displayName string
---@field domainPrefix string unique
---@field name string

---@class partnercenter.body.create_sandbox_indirect_reseller: partnercenter.model.SandboxIndirectReseller
---@field legalBusinessProfile partnercenter.body.create_sandbox_indirect_reseller.SandboxLegalProfile
---@field mpnId string table: partnerId
---@field organizationProfileLanguage string
---@field tenant partnercenter.body.create_sandbox_indirect_reseller.SandboxTenant

--- Creates an indirect reseller in the integration sandbox.
---
--- `POST /v1/sandboxIndirectReseller`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SandboxIndirectReseller`.
--- The body needs: mpnId, tenant, legalBusinessProfile, organizationProfileLanguage.
---@see https://learn.microsoft.com/partner-center/developer/create-indirect-reseller-in-sandbox
---@param body partnercenter.body.create_sandbox_indirect_reseller
---@param options? partnercenter.Options
---@return partnercenter.model.SandboxIndirectReseller? result
---@return partnercenter.error? err
function client:create_sandbox_indirect_reseller(body, options) end

--- As `client:create_sandbox_indirect_reseller`, on the default client.
---@param body partnercenter.body.create_sandbox_indirect_reseller
---@param options? partnercenter.Options
---@return partnercenter.model.SandboxIndirectReseller? result
---@return partnercenter.error? err
function partnercenter.create_sandbox_indirect_reseller(body, options) end

--- Deletes an indirect reseller from the integration sandbox.
---
--- `DELETE /v1/sandboxIndirectReseller/{reseller_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: `true`.
---@see https://learn.microsoft.com/partner-center/developer/delete-indirect-reseller-in-sandbox
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function sandbox_indirect_reseller:delete(options) end
