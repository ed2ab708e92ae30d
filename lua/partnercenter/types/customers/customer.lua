---@meta
-- Generated from lua/partnercenter/api/data/customer.lua by spec/types/generate.lua.

---@class partnercenter.Listing.Customer: partnercenter.Listing
---@operator call(): partnercenter.model.Customer?
---@field each fun(self: partnercenter.Listing.Customer): fun(): partnercenter.model.Customer?
---@field pages fun(self: partnercenter.Listing.Customer): fun(): partnercenter.model.Customer[]?
---@field all fun(self: partnercenter.Listing.Customer): partnercenter.model.Customer[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Customer): partnercenter.model.Customer[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Customer): partnercenter.model.Customer[]?, partnercenter.error?

---@class partnercenter.Listing.ManagedService: partnercenter.Listing
---@operator call(): partnercenter.model.ManagedService?
---@field each fun(self: partnercenter.Listing.ManagedService): fun(): partnercenter.model.ManagedService?
---@field pages fun(self: partnercenter.Listing.ManagedService): fun(): partnercenter.model.ManagedService[]?
---@field all fun(self: partnercenter.Listing.ManagedService): partnercenter.model.ManagedService[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ManagedService): partnercenter.model.ManagedService[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ManagedService): partnercenter.model.ManagedService[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.application_consent
local customer_application_consent = {}

---@class partnercenter.customer.application_consents
local customer_application_consents = {}

---@class partnercenter.customer.billing_profile
local customer_billing_profile = {}

---@class partnercenter.customer.managed_services: partnercenter.Listing.ManagedService
local customer_managed_services = {}

---@class partnercenter.customers: partnercenter.Listing.Customer
local customers = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param customer_id string
---@return partnercenter.customer
function client:customer(customer_id) end

--- As `client:customer`, on the default client.
---@param customer_id string
---@return partnercenter.customer
function partnercenter.customer(customer_id) end

--- Returns a handle. Sends nothing.
---@param application_id string
---@return partnercenter.customer.application_consent
function customer:application_consent(application_id) end

--- Returns a handle. Sends nothing.
---@return partnercenter.customer.application_consents
function customer:application_consents() end

--- Returns a handle. Sends nothing.
---@return partnercenter.customer.billing_profile
function customer:billing_profile() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.CustomerBillingProfile): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerBillingProfile? result
---@return partnercenter.error? err
function customer_billing_profile:change(fn, options) end

---@class partnercenter.Client.customers.Query
---@field filter partnercenter.Filter|table|string|nil
---@field offset integer|nil
---@field seekOperation string|number|nil
---@field size integer|nil

--- List customers.
---
--- `GET /v1/customers`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers
---@param query? partnercenter.Client.customers.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customers
function client:customers(query, options) end

--- As `client:customers`, on the default client.
---@param query? partnercenter.Client.customers.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customers
function partnercenter.customers(query, options) end

--- Create customer.
---
--- `POST /v1/customers`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/create-a-customer
---@param body partnercenter.model.Customer
---@param options? partnercenter.Options
---@return partnercenter.model.Customer? result
---@return partnercenter.error? err
function customers:create(body, options) end

--- Get customer.
---
--- `GET /v1/customers/{customer_id}`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.Customer? result
---@return partnercenter.error? err
function customer:get(options) end

--- Delete customer.
---
--- `DELETE /v1/customers/{customer_id}`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/delete-a-customer-account-from-the-integration-sandbox
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer:delete(options) end

--- Remove reseller relationship.
---
--- `PATCH /v1/customers/{customer_id}`
--- Credential: app+user.
--- The body needs: relationshipToPartner.
---@see https://learn.microsoft.com/partner-center/developer/remove-a-reseller-relationship-with-a-customer
---@param body partnercenter.model.Customer
---@param options? partnercenter.Options
---@return partnercenter.model.Customer? result
---@return partnercenter.error? err
function customer:remove_reseller_relationship(body, options) end

--- Delete customer partner relationship.
---
--- `DELETE /v1/customers/{customer_id}/relationships/partner`
--- Deprecated. Use customer:remove_reseller_relationship(body).
---@deprecated
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer:delete_partner_relationship(options) end

--- Delete customer reseller relationship.
---
--- `DELETE /v1/customers/{customer_id}/CustomerPartnerRelationships/reseller`
--- Deprecated. Use customer:remove_reseller_relationship(body).
---@deprecated
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer:delete_reseller_relationship(options) end

---@class partnercenter.Client.relationship_request.Options: partnercenter.Options
---@field dualRoleIndirectRelationship boolean|nil
---@field indirectCloudSolutionProviderId string|number|nil
---@field indirectResellerId string|number|nil

--- Get relationship request.
---
--- `GET /v1/customers/relationshiprequests`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/request-reseller-relationship
---@param options? partnercenter.Client.relationship_request.Options
---@return partnercenter.model.CustomerRelationshipRequest? result
---@return partnercenter.error? err
function client:relationship_request(options) end

--- As `client:relationship_request`, on the default client.
---@param options? partnercenter.Client.relationship_request.Options
---@return partnercenter.model.CustomerRelationshipRequest? result
---@return partnercenter.error? err
function partnercenter.relationship_request(options) end

--- Get customer billing profile.
---
--- `GET /v1/customers/{customer_id}/profiles/billing`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-billing-profiles
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerBillingProfile? result
---@return partnercenter.error? err
function customer_billing_profile:get(options) end

--- Update customer billing profile.
---
--- `PUT /v1/customers/{customer_id}/profiles/billing`
--- Credential: app or app+user.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/partner-center/developer/update-a-customer-s-billing-profile
---@param body partnercenter.model.CustomerBillingProfile
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerBillingProfile? result
---@return partnercenter.error? err
function customer_billing_profile:replace(body, options) end

--- Get customer company profile.
---
--- `GET /v1/customers/{customer_id}/profiles/company`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-s-company-profile
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerCompanyProfile? result
---@return partnercenter.error? err
function customer:company_profile(options) end

--- Get customer organization.
---
--- `GET /v1/customers/{customer_id}/organization`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-organization
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerOrganization[]? result
---@return partnercenter.error? err
function customer:organization(options) end

--- List custom domains.
---
--- `GET /v1/customers/{customer_id}/customDomains`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-custom-domain
---@param options? partnercenter.Options
---@return nil? result
---@return partnercenter.error? err
function customer:custom_domains(options) end

--- List managed services.
---
--- `GET /v1/customers/{customer_id}/managedservices`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-the-managed-services-for-a-customer-by-id
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.managed_services
function customer:managed_services(query, options) end

--- Add verified domain.
---
--- `POST /v1/customers/{customer_id}/verifieddomain`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/add-a-verified-domain-for-a-customer
---@param body partnercenter.model.VerifiedDomainRequest
---@param options? partnercenter.Options
---@return partnercenter.model.Domain? result
---@return partnercenter.error? err
function customer:add_verified_domain(body, options) end

--- Check verified domain.
---
--- `HEAD /v1/customers/{customer_id}/verifieddomain`
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param options? partnercenter.Options
---@return boolean? result
---@return partnercenter.error? err
function customer:check_verified_domain(options) end

--- Create application consent.
---
--- `POST /v1/customers/{customer_id}/applicationconsents`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-authentication
---@param body partnercenter.model.ApplicationConsent
---@param options? partnercenter.Options
---@return partnercenter.model.ApplicationConsent? result
---@return partnercenter.error? err
function customer_application_consents:create(body, options) end

--- Delete application consent.
---
--- `DELETE /v1/customers/{customer_id}/applicationconsents/{application_id}`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-authentication
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer_application_consent:delete(options) end
