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

--- Lists the partner's customers, filtered by company name or domain where asked.
---
--- `GET /v1/customers`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Customer`.
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

---@class partnercenter.body.create_customer.CustomerBillingProfile: partnercenter.model.CustomerBillingProfile
---@field companyName string request table: company_name
---@field culture string such as en-US
---@field defaultAddress partnercenter.model.Address request table: default_address
---@field email string
---@field language string two letters

---@class partnercenter.body.create_customer.CustomerCompanyProfile: partnercenter.model.CustomerCompanyProfile
---@field domain string

---@class partnercenter.body.create_customer: partnercenter.model.Customer
---@field billingProfile partnercenter.body.create_customer.CustomerBillingProfile
---@field companyProfile partnercenter.body.create_customer.CustomerCompanyProfile

--- Creates a customer with a new tenant, profiles and administrator; the password comes once.
---
--- `POST /v1/customers`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Customer`.
--- The body needs: companyProfile, billingProfile.
---@see https://learn.microsoft.com/partner-center/developer/create-a-customer
---@param body partnercenter.body.create_customer
---@param options? partnercenter.Options
---@return partnercenter.model.Customer? result
---@return partnercenter.error? err
function customers:create(body, options) end

--- Reads a customer with company profile, billing profile and relationship.
---
--- `GET /v1/customers/{customer_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Customer`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.Customer? result
---@return partnercenter.error? err
function customer:get(options) end

--- Deletes a customer of the integration sandbox; production refuses it.
---
--- `DELETE /v1/customers/{customer_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: `true`.
---@see https://learn.microsoft.com/partner-center/developer/delete-a-customer-account-from-the-integration-sandbox
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer:delete(options) end

---@class partnercenter.body.remove_reseller_relationship: partnercenter.model.Customer
---@field relationshipToPartner partnercenter.model.Customer.relationshipToPartner

--- Ends the reseller relationship; active subscriptions block it.
---
--- `PATCH /v1/customers/{customer_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `Customer`.
--- The body needs: relationshipToPartner.
---@see https://learn.microsoft.com/partner-center/developer/remove-a-reseller-relationship-with-a-customer
---@param body partnercenter.body.remove_reseller_relationship
---@param options? partnercenter.Options
---@return partnercenter.model.Customer? result
---@return partnercenter.error? err
function customer:remove_reseller_relationship(body, options) end

--- Ends the relationship with a customer, in the way of an old client.
---
--- `DELETE /v1/customers/{customer_id}/relationships/partner`
--- Needs: app or app+user; no source says which.
--- Gives: `true`.
--- Deprecated. Use customer:remove_reseller_relationship(body).
---@deprecated
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer:delete_partner_relationship(options) end

--- Ends the reseller relationship, in the way of an old client.
---
--- `DELETE /v1/customers/{customer_id}/CustomerPartnerRelationships/reseller`
--- Needs: app or app+user; no source says which.
--- Gives: `true`.
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

--- Gives the link and mail text with which a customer accepts the partner as reseller.
---
--- `GET /v1/customers/relationshiprequests`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `CustomerRelationshipRequest`.
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

--- Reads the address, contact, language and culture that invoices of the customer use.
---
--- `GET /v1/customers/{customer_id}/profiles/billing`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `CustomerBillingProfile`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-billing-profiles
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerBillingProfile? result
---@return partnercenter.error? err
function customer_billing_profile:get(options) end

--- Replaces the whole billing profile of the customer, under its ETag.
---
--- `PUT /v1/customers/{customer_id}/profiles/billing`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `CustomerBillingProfile`.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/partner-center/developer/update-a-customer-s-billing-profile
---@param body partnercenter.model.CustomerBillingProfile
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerBillingProfile? result
---@return partnercenter.error? err
function customer_billing_profile:replace(body, options) end

--- Reads name, domain, tenant id and registration number of the customer's company.
---
--- `GET /v1/customers/{customer_id}/profiles/company`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `CustomerCompanyProfile`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-s-company-profile
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerCompanyProfile? result
---@return partnercenter.error? err
function customer:company_profile(options) end

--- Reads address and technical contacts of the tenant; needs a GDAP role in it.
---
--- `GET /v1/customers/{customer_id}/organization`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of `CustomerOrganization`.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-organization
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerOrganization[]? result
---@return partnercenter.error? err
function customer:organization(options) end

--- Lists the domain names of the customer's tenant; needs a GDAP role in it.
---
--- `GET /v1/customers/{customer_id}/customDomains`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of text.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-custom-domain
---@param options? partnercenter.Options
---@return string[]? result
---@return partnercenter.error? err
function customer:custom_domains(options) end

--- Lists the services that the partner may manage, with links to their portals.
---
--- `GET /v1/customers/{customer_id}/managedservices`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `ManagedService`.
---@see https://learn.microsoft.com/partner-center/developer/get-the-managed-services-for-a-customer-by-id
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.managed_services
function customer:managed_services(query, options) end

---@class partnercenter.body.add_verified_domain.Domain: partnercenter.model.Domain
---@field authenticationType partnercenter.model.Domain.authenticationType answer in lower case
---@field capability partnercenter.model.Domain.capability answer in lower case
---@field name string
---@field status partnercenter.model.Domain.status answer in lower case
---@field verificationMethod partnercenter.model.Domain.verificationMethod answer dns_record

---@class partnercenter.body.add_verified_domain.DomainFederationSettings: partnercenter.model.DomainFederationSettings
---@field issuerUri string
---@field logOffUri string
---@field passiveLogOnUri string
---@field preferredAuthenticationProtocol partnercenter.model.DomainFederationSettings.preferredAuthenticationProtocol
---@field promptLoginBehavior partnercenter.model.DomainFederationSettings.promptLoginBehavior
---@field signingCertificate string base64

---@class partnercenter.body.add_verified_domain: partnercenter.model.VerifiedDomainRequest
---@field domain partnercenter.body.add_verified_domain.Domain
---@field domainFederationSettings? partnercenter.body.add_verified_domain.DomainFederationSettings only when Federated
---@field verifiedDomainName string

--- Adds a verified domain, managed or federated, to the customer's tenant.
---
--- `POST /v1/customers/{customer_id}/verifieddomain`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Domain`.
--- The body needs: verifiedDomainName, domain.
---@see https://learn.microsoft.com/partner-center/developer/add-a-verified-domain-for-a-customer
---@param body partnercenter.body.add_verified_domain
---@param options? partnercenter.Options
---@return partnercenter.model.Domain? result
---@return partnercenter.error? err
function customer:add_verified_domain(body, options) end

--- Tells whether the customer's tenant has a verified domain.
---
--- `HEAD /v1/customers/{customer_id}/verifieddomain`
--- Needs: app or app+user; no source says which.
--- Gives: `true` or `false`.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param options? partnercenter.Options
---@return boolean? result
---@return partnercenter.error? err
function customer:check_verified_domain(options) end

---@class partnercenter.body.create_application_consent.ApplicationGrant: partnercenter.model.ApplicationGrant
---@field enterpriseApplicationId string GUID
---@field scope string comma separated

---@class partnercenter.body.create_application_consent: partnercenter.model.ApplicationConsent
---@field applicationGrants partnercenter.body.create_application_consent.ApplicationGrant[]
---@field applicationId string GUID

--- Consents to an application for the customer, with the scopes it is granted.
---
--- `POST /v1/customers/{customer_id}/applicationconsents`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `ApplicationConsent`.
--- The body needs: applicationId, applicationGrants.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-authentication
---@param body partnercenter.body.create_application_consent
---@param options? partnercenter.Options
---@return partnercenter.model.ApplicationConsent? result
---@return partnercenter.error? err
function customer_application_consents:create(body, options) end

--- Withdraws the consent to an application from the customer's tenant.
---
--- `DELETE /v1/customers/{customer_id}/applicationconsents/{application_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: `true`.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-authentication
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer_application_consent:delete(options) end
