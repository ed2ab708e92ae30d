---@meta
-- Generated from lua/partnercenter/api/data/profile.lua by spec/types/generate.lua.

---@class partnercenter.Client
local client = {}

---@class partnercenter.billing_profile
local billing_profile = {}

---@class partnercenter.legal_business_profile
local legal_business_profile = {}

---@class partnercenter.organization_profile
local organization_profile = {}

---@class partnercenter.support_profile
local support_profile = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@return partnercenter.billing_profile
function client:billing_profile() end

--- As `client:billing_profile`, on the default client.
---@return partnercenter.billing_profile
function partnercenter.billing_profile() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.BillingProfile): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.BillingProfile? result
---@return partnercenter.error? err
function billing_profile:change(fn, options) end

--- Returns a handle. Sends nothing.
---@return partnercenter.legal_business_profile
function client:legal_business_profile() end

--- As `client:legal_business_profile`, on the default client.
---@return partnercenter.legal_business_profile
function partnercenter.legal_business_profile() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.LegalBusinessProfile): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.LegalBusinessProfile? result
---@return partnercenter.error? err
function legal_business_profile:change(fn, options) end

--- Returns a handle. Sends nothing.
---@return partnercenter.organization_profile
function client:organization_profile() end

--- As `client:organization_profile`, on the default client.
---@return partnercenter.organization_profile
function partnercenter.organization_profile() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.OrganizationProfile): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.OrganizationProfile? result
---@return partnercenter.error? err
function organization_profile:change(fn, options) end

--- Returns a handle. Sends nothing.
---@return partnercenter.support_profile
function client:support_profile() end

--- As `client:support_profile`, on the default client.
---@return partnercenter.support_profile
function partnercenter.support_profile() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.SupportProfile): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.SupportProfile? result
---@return partnercenter.error? err
function support_profile:change(fn, options) end

--- Reads the partner's own billing address, contact, tax id and currency.
---
--- `GET /v1/profiles/billing`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `BillingProfile`.
---@see https://learn.microsoft.com/partner-center/developer/get-partner-billing-profile
---@param options? partnercenter.Options
---@return partnercenter.model.BillingProfile? result
---@return partnercenter.error? err
function billing_profile:get(options) end

--- Replaces the partner's own billing profile.
---
--- `PUT /v1/profiles/billing`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `BillingProfile`.
---@see https://learn.microsoft.com/partner-center/developer/update-partner-billing-profile
---@param body partnercenter.model.BillingProfile
---@param options? partnercenter.Options
---@return partnercenter.model.BillingProfile? result
---@return partnercenter.error? err
function billing_profile:replace(body, options) end

---@class partnercenter.legal_business_profile.get.Options: partnercenter.Options
---@field vettingVersion string|number|nil

--- Reads the partner's legal name, address and vetting status.
---
--- `GET /v1/profiles/legalbusiness`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `LegalBusinessProfile`.
---@see https://learn.microsoft.com/partner-center/developer/get-legal-business-profile
---@param options? partnercenter.legal_business_profile.get.Options
---@return partnercenter.model.LegalBusinessProfile? result
---@return partnercenter.error? err
function legal_business_profile:get(options) end

--- Replaces the partner's legal business profile.
---
--- `PUT /v1/profiles/legalbusiness`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `LegalBusinessProfile`.
---@see https://learn.microsoft.com/partner-center/developer/update-legal-business-profile
---@param body partnercenter.model.LegalBusinessProfile
---@param options? partnercenter.Options
---@return partnercenter.model.LegalBusinessProfile? result
---@return partnercenter.error? err
function legal_business_profile:replace(body, options) end

---@class partnercenter.Client.mpn_profile.Options: partnercenter.Options
---@field mpnId string|number|nil

--- Reads the name of the partner behind a partner id (MPN id).
---
--- `GET /v1/profiles/mpn`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `MpnProfile`.
---@see https://learn.microsoft.com/partner-center/developer/get-partner-by-mpn-id
---@param options? partnercenter.Client.mpn_profile.Options
---@return partnercenter.model.MpnProfile? result
---@return partnercenter.error? err
function client:mpn_profile(options) end

--- As `client:mpn_profile`, on the default client.
---@param options? partnercenter.Client.mpn_profile.Options
---@return partnercenter.model.MpnProfile? result
---@return partnercenter.error? err
function partnercenter.mpn_profile(options) end

--- Reads the partner's network profile; only an old client has it.
---
--- `GET /v1/profiles/partnernetworkprofile`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use client:mpn_profile().
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function client:partner_network_profile(options) end

--- As `client:partner_network_profile`, on the default client.
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function partnercenter.partner_network_profile(options) end

--- Reads the partner's organization: name, culture, language, contact.
---
--- `GET /v1/profiles/organization`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `OrganizationProfile`.
---@see https://learn.microsoft.com/partner-center/developer/get-an-organization-profile
---@param options? partnercenter.Options
---@return partnercenter.model.OrganizationProfile? result
---@return partnercenter.error? err
function organization_profile:get(options) end

--- Replaces the partner's organization profile.
---
--- `PUT /v1/profiles/organization`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `OrganizationProfile`.
---@see https://learn.microsoft.com/partner-center/developer/update-an-organization-profile
---@param body partnercenter.model.OrganizationProfile
---@param options? partnercenter.Options
---@return partnercenter.model.OrganizationProfile? result
---@return partnercenter.error? err
function organization_profile:replace(body, options) end

--- Reads the support mail, phone and website that customers see.
---
--- `GET /v1/profiles/support`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SupportProfile`.
---@see https://learn.microsoft.com/partner-center/developer/get-support-profile
---@param options? partnercenter.Options
---@return partnercenter.model.SupportProfile? result
---@return partnercenter.error? err
function support_profile:get(options) end

--- Replaces the support mail, phone and website that customers see.
---
--- `PUT /v1/profiles/support`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SupportProfile`.
---@param body partnercenter.model.SupportProfile
---@param options? partnercenter.Options
---@return partnercenter.model.SupportProfile? result
---@return partnercenter.error? err
function support_profile:replace(body, options) end

--- Replaces the support profile at the path that one page of the reference shows.
---
--- `PUT /v1/profiles/supportprofile`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SupportProfile`.
---@see https://learn.microsoft.com/partner-center/developer/update-support-profile
---@param body partnercenter.model.SupportProfile
---@param options? partnercenter.Options
---@return partnercenter.model.SupportProfile? result
---@return partnercenter.error? err
function support_profile:replace_at_documented_path(body, options) end
