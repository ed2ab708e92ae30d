---@meta
-- Generated from lua/partnercenter/api/data/agreement.lua by spec/types/generate.lua.

---@class partnercenter.Listing.Agreement: partnercenter.Listing
---@operator call(): partnercenter.model.Agreement?
---@field each fun(self: partnercenter.Listing.Agreement): fun(): partnercenter.model.Agreement?
---@field pages fun(self: partnercenter.Listing.Agreement): fun(): partnercenter.model.Agreement[]?
---@field all fun(self: partnercenter.Listing.Agreement): partnercenter.model.Agreement[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Agreement): partnercenter.model.Agreement[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Agreement): partnercenter.model.Agreement[]?, partnercenter.error?

---@class partnercenter.Listing.any: partnercenter.Listing
---@operator call(): any?
---@field each fun(self: partnercenter.Listing.any): fun(): any?
---@field pages fun(self: partnercenter.Listing.any): fun(): any[]?
---@field all fun(self: partnercenter.Listing.any): any[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.any): any[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.any): any[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.agreement_signatures: partnercenter.Listing.any
local agreement_signatures = {}

---@class partnercenter.agreement_signatures_by_version: partnercenter.Listing.any
local agreement_signatures_by_version = {}

---@class partnercenter.agreement_template
local agreement_template = {}

---@class partnercenter.agreements_by_type: partnercenter.Listing.any
local agreements_by_type = {}

---@class partnercenter.compliance
local compliance = {}

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.agreements: partnercenter.Listing.Agreement
local customer_agreements = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param agreement_template_id string
---@return partnercenter.agreement_template
function client:agreement_template(agreement_template_id) end

--- As `client:agreement_template`, on the default client.
---@param agreement_template_id string
---@return partnercenter.agreement_template
function partnercenter.agreement_template(agreement_template_id) end

--- Returns a handle. Sends nothing.
---@param program_name string
---@return partnercenter.compliance
function client:compliance(program_name) end

--- As `client:compliance`, on the default client.
---@param program_name string
---@return partnercenter.compliance
function partnercenter.compliance(program_name) end

---@class partnercenter.Client.agreement_metadata.Options: partnercenter.Options
---@field agreementType string|number|nil

--- Lists the agreement templates that customers accept, with their type and version.
---
--- `GET /v1/agreements`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an array of `AgreementMetaData`.
---@see https://learn.microsoft.com/partner-center/developer/get-agreement-metadata
---@param options? partnercenter.Client.agreement_metadata.Options
---@return partnercenter.model.AgreementMetaData[]? result
---@return partnercenter.error? err
function client:agreement_metadata(options) end

--- As `client:agreement_metadata`, on the default client.
---@param options? partnercenter.Client.agreement_metadata.Options
---@return partnercenter.model.AgreementMetaData[]? result
---@return partnercenter.error? err
function partnercenter.agreement_metadata(options) end

--- Lists agreements of one type; no source describes their members.
---
--- `GET /v1/agreements/{agreement_type}/`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `table`.
--- Deprecated. Use client:agreement_metadata(); no source describes this one.
---@deprecated
---@param agreement_type string
---@param query? table
---@param options? partnercenter.ListingOptions
---@return any result
function client:agreements_by_type(agreement_type, query, options) end

--- As `client:agreements_by_type`, on the default client.
---@param agreement_type string
---@param query? table
---@param options? partnercenter.ListingOptions
---@return any result
function partnercenter.agreements_by_type(agreement_type, query, options) end

--- Lists the signers of agreements of one type; no source describes the members.
---
--- `GET /v1/agreements/{agreement_type}/signatures`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `table`.
--- Deprecated. Use customer:agreements(); no source describes this one.
---@deprecated
---@param agreement_type string
---@param query? table
---@param options? partnercenter.ListingOptions
---@return any result
function client:agreement_signatures(agreement_type, query, options) end

--- As `client:agreement_signatures`, on the default client.
---@param agreement_type string
---@param query? table
---@param options? partnercenter.ListingOptions
---@return any result
function partnercenter.agreement_signatures(agreement_type, query, options) end

--- Lists the signers of one version of an agreement; no source describes it.
---
--- `GET /v1/agreements/{agreement_type}/signatures/{agreement_version}`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `table`.
--- Deprecated. Use customer:agreements(); no source describes this one.
---@deprecated
---@param agreement_type string
---@param agreement_version string
---@param query? table
---@param options? partnercenter.ListingOptions
---@return any result
function client:agreement_signatures_by_version(agreement_type, agreement_version, query, options) end

--- As `client:agreement_signatures_by_version`, on the default client.
---@param agreement_type string
---@param agreement_version string
---@param query? table
---@param options? partnercenter.ListingOptions
---@return any result
function partnercenter.agreement_signatures_by_version(agreement_type, agreement_version, query, options) end

---@class partnercenter.agreement_template.document.Options: partnercenter.Options
---@field country string|number|nil
---@field language string|number|nil

--- Gives links to show and to download the text of an agreement, by country and language.
---
--- `GET /v1/agreementtemplates/{agreement_template_id}/document`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `AgreementDocument`.
---@see https://learn.microsoft.com/partner-center/developer/download-customer-agreement-template
---@param options? partnercenter.agreement_template.document.Options
---@return partnercenter.model.AgreementDocument? result
---@return partnercenter.error? err
function agreement_template:document(options) end

---@class partnercenter.customer.agreements.Query
---@field agreementType string|number|nil

--- Lists the agreements that the customer has accepted.
---
--- `GET /v1/customers/{customer_id}/agreements`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `Agreement`.
---@see https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-agreement
---@param query? partnercenter.customer.agreements.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.agreements
function customer:agreements(query, options) end

---@class partnercenter.body.create_customer_agreement.Contact: partnercenter.model.Contact
---@field email string
---@field firstName string
---@field lastName string

---@class partnercenter.body.create_customer_agreement: partnercenter.model.Agreement
---@field dateAgreed string ISO 8601
---@field primaryContact partnercenter.body.create_customer_agreement.Contact
---@field templateId string GUID
---@field type partnercenter.model.Agreement.type

--- Confirms that the customer has accepted an agreement, and who accepted it when.
---
--- `POST /v1/customers/{customer_id}/agreements`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `Agreement`.
--- The body needs: primaryContact, dateAgreed, templateId, type.
---@see https://learn.microsoft.com/partner-center/developer/confirm-customer-consent-customer-agreement
---@param body partnercenter.body.create_customer_agreement
---@param options? partnercenter.Options
---@return partnercenter.model.Agreement? result
---@return partnercenter.error? err
function customer_agreements:create(body, options) end

--- Tells whether the customer has signed the Microsoft Customer Agreement directly.
---
--- `GET /v1/customers/{customer_id}/directSignedMicrosoftCustomerAgreementStatus`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `DirectSignedCustomerAgreementStatus`.
---@see https://learn.microsoft.com/partner-center/developer/get-direct-sign-status-of-customer-agreement
---@param options? partnercenter.Options
---@return partnercenter.model.DirectSignedCustomerAgreementStatus? result
---@return partnercenter.error? err
function customer:direct_signed_microsoft_customer_agreement_status(options) end

---@class partnercenter.compliance.agreement_status.Options: partnercenter.Options
---@field mpnId string|number|nil
---@field tenantId string|number|nil

--- Tells whether an indirect reseller has signed the Microsoft Partner Agreement.
---
--- `GET /v1/compliance/{program_name}/agreementstatus`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `AgreementSignatureStatus`.
---@see https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status
---@param options? partnercenter.compliance.agreement_status.Options
---@return partnercenter.model.AgreementSignatureStatus? result
---@return partnercenter.error? err
function compliance:agreement_status(options) end
