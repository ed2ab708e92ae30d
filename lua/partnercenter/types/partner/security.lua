---@meta
-- Generated from lua/partnercenter/api/data/security.lua by spec/types/generate.lua.

---@class partnercenter.Listing.ApiRequestDetails: partnercenter.Listing
---@operator call(): partnercenter.model.ApiRequestDetails?
---@field each fun(self: partnercenter.Listing.ApiRequestDetails): fun(): partnercenter.model.ApiRequestDetails?
---@field pages fun(self: partnercenter.Listing.ApiRequestDetails): fun(): partnercenter.model.ApiRequestDetails[]?
---@field all fun(self: partnercenter.Listing.ApiRequestDetails): partnercenter.model.ApiRequestDetails[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ApiRequestDetails): partnercenter.model.ApiRequestDetails[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ApiRequestDetails): partnercenter.model.ApiRequestDetails[]?, partnercenter.error?

---@class partnercenter.Listing.NonMfaCompliantPartnerPrincipal: partnercenter.Listing
---@operator call(): partnercenter.model.NonMfaCompliantPartnerPrincipal?
---@field each fun(self: partnercenter.Listing.NonMfaCompliantPartnerPrincipal): fun(): partnercenter.model.NonMfaCompliantPartnerPrincipal?
---@field pages fun(self: partnercenter.Listing.NonMfaCompliantPartnerPrincipal): fun(): partnercenter.model.NonMfaCompliantPartnerPrincipal[]?
---@field all fun(self: partnercenter.Listing.NonMfaCompliantPartnerPrincipal): partnercenter.model.NonMfaCompliantPartnerPrincipal[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.NonMfaCompliantPartnerPrincipal): partnercenter.model.NonMfaCompliantPartnerPrincipal[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.NonMfaCompliantPartnerPrincipal): partnercenter.model.NonMfaCompliantPartnerPrincipal[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.non_mfa_compliant_partner_principals: partnercenter.Listing.NonMfaCompliantPartnerPrincipal
local non_mfa_compliant_partner_principals = {}

---@class partnercenter.partner_requests: partnercenter.Listing.ApiRequestDetails
local partner_requests = {}

---@class partnercenter
local partnercenter = {}

--- Lists recent calls of the API and whether each had multi-factor authentication.
---
--- `GET /v1/partnerRequests`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `ApiRequestDetails`.
---@see https://learn.microsoft.com/partner-center/developer/get-api-request-details
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.partner_requests
function client:partner_requests(query, options) end

--- As `client:partner_requests`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.partner_requests
function partnercenter.partner_requests(query, options) end

---@class partnercenter.Client.application_mfa_adoption_status.Options: partnercenter.Options
---@field endDate string|number|nil ISO 8601, or seconds as os.time counts
---@field startDate string|number|nil ISO 8601, or seconds as os.time counts

--- Lists by day how many calls had multi-factor authentication.
---
--- `GET /v1/applicationmfaadoptionstatus`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an array of `ApplicationMfaAdoptionStatus`.
--- Deprecated. Use client:partner_requests().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-api-request-summary
---@param options? partnercenter.Client.application_mfa_adoption_status.Options
---@return partnercenter.model.ApplicationMfaAdoptionStatus[]? result
---@return partnercenter.error? err
function client:application_mfa_adoption_status(options) end

--- As `client:application_mfa_adoption_status`, on the default client.
---@param options? partnercenter.Client.application_mfa_adoption_status.Options
---@return partnercenter.model.ApplicationMfaAdoptionStatus[]? result
---@return partnercenter.error? err
function partnercenter.application_mfa_adoption_status(options) end

--- Lists the users who signed in to the portal without multi-factor authentication.
---
--- `GET /v1/nonMfaCompliantPartnerPrincipals`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `NonMfaCompliantPartnerPrincipal`.
--- Deprecated. Use client:partner_requests().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-portal-requests-without-mfa
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.non_mfa_compliant_partner_principals
function client:non_mfa_compliant_partner_principals(query, options) end

--- As `client:non_mfa_compliant_partner_principals`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.non_mfa_compliant_partner_principals
function partnercenter.non_mfa_compliant_partner_principals(query, options) end

--- Exchanged a token at the unversioned path, until August 2025.
---
--- `POST /generatetoken`
--- Needs: app+user (an application with a signed-in user).
--- Gives: the decoded answer.
--- Retired; sends nothing. Use client:generate_token_v3(body).
---@deprecated
---@param body table<string, string|number>
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function client:generate_token(body, options) end

--- As `client:generate_token`, on the default client.
---@param body table<string, string|number>
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function partnercenter.generate_token(body, options) end

--- Exchanges a Partner Center token for another one; the first one works as well.
---
--- `POST /v3/generatetoken`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: the decoded answer.
--- Deprecated. Use nothing: the client gets its tokens by itself.
---@deprecated
---@param body table<string, string|number>
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function client:generate_token_v3(body, options) end

--- As `client:generate_token_v3`, on the default client.
---@param body table<string, string|number>
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function partnercenter.generate_token_v3(body, options) end
