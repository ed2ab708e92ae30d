---@meta
-- Generated from lua/partnercenter/api/data/analytics.lua by spec/types/generate.lua.

---@class partnercenter.Listing.AzureUsageAnalytics: partnercenter.Listing
---@operator call(): partnercenter.model.AzureUsageAnalytics?
---@field each fun(self: partnercenter.Listing.AzureUsageAnalytics): fun(): partnercenter.model.AzureUsageAnalytics?
---@field pages fun(self: partnercenter.Listing.AzureUsageAnalytics): fun(): partnercenter.model.AzureUsageAnalytics[]?
---@field all fun(self: partnercenter.Listing.AzureUsageAnalytics): partnercenter.model.AzureUsageAnalytics[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.AzureUsageAnalytics): partnercenter.model.AzureUsageAnalytics[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.AzureUsageAnalytics): partnercenter.model.AzureUsageAnalytics[]?, partnercenter.error?

---@class partnercenter.Listing.CommercialLicenseDeploymentInsights: partnercenter.Listing
---@operator call(): partnercenter.model.CommercialLicenseDeploymentInsights?
---@field each fun(self: partnercenter.Listing.CommercialLicenseDeploymentInsights): fun(): partnercenter.model.CommercialLicenseDeploymentInsights?
---@field pages fun(self: partnercenter.Listing.CommercialLicenseDeploymentInsights): fun(): partnercenter.model.CommercialLicenseDeploymentInsights[]?
---@field all fun(self: partnercenter.Listing.CommercialLicenseDeploymentInsights): partnercenter.model.CommercialLicenseDeploymentInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CommercialLicenseDeploymentInsights): partnercenter.model.CommercialLicenseDeploymentInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CommercialLicenseDeploymentInsights): partnercenter.model.CommercialLicenseDeploymentInsights[]?, partnercenter.error?

---@class partnercenter.Listing.CommercialLicenseUsageInsights: partnercenter.Listing
---@operator call(): partnercenter.model.CommercialLicenseUsageInsights?
---@field each fun(self: partnercenter.Listing.CommercialLicenseUsageInsights): fun(): partnercenter.model.CommercialLicenseUsageInsights?
---@field pages fun(self: partnercenter.Listing.CommercialLicenseUsageInsights): fun(): partnercenter.model.CommercialLicenseUsageInsights[]?
---@field all fun(self: partnercenter.Listing.CommercialLicenseUsageInsights): partnercenter.model.CommercialLicenseUsageInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CommercialLicenseUsageInsights): partnercenter.model.CommercialLicenseUsageInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CommercialLicenseUsageInsights): partnercenter.model.CommercialLicenseUsageInsights[]?, partnercenter.error?

---@class partnercenter.Listing.CustomerLicensesDeploymentInsights: partnercenter.Listing
---@operator call(): partnercenter.model.CustomerLicensesDeploymentInsights?
---@field each fun(self: partnercenter.Listing.CustomerLicensesDeploymentInsights): fun(): partnercenter.model.CustomerLicensesDeploymentInsights?
---@field pages fun(self: partnercenter.Listing.CustomerLicensesDeploymentInsights): fun(): partnercenter.model.CustomerLicensesDeploymentInsights[]?
---@field all fun(self: partnercenter.Listing.CustomerLicensesDeploymentInsights): partnercenter.model.CustomerLicensesDeploymentInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CustomerLicensesDeploymentInsights): partnercenter.model.CustomerLicensesDeploymentInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CustomerLicensesDeploymentInsights): partnercenter.model.CustomerLicensesDeploymentInsights[]?, partnercenter.error?

---@class partnercenter.Listing.CustomerLicensesUsageInsights: partnercenter.Listing
---@operator call(): partnercenter.model.CustomerLicensesUsageInsights?
---@field each fun(self: partnercenter.Listing.CustomerLicensesUsageInsights): fun(): partnercenter.model.CustomerLicensesUsageInsights?
---@field pages fun(self: partnercenter.Listing.CustomerLicensesUsageInsights): fun(): partnercenter.model.CustomerLicensesUsageInsights[]?
---@field all fun(self: partnercenter.Listing.CustomerLicensesUsageInsights): partnercenter.model.CustomerLicensesUsageInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CustomerLicensesUsageInsights): partnercenter.model.CustomerLicensesUsageInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CustomerLicensesUsageInsights): partnercenter.model.CustomerLicensesUsageInsights[]?, partnercenter.error?

---@class partnercenter.Listing.IndirectResellerAnalytics: partnercenter.Listing
---@operator call(): partnercenter.model.IndirectResellerAnalytics?
---@field each fun(self: partnercenter.Listing.IndirectResellerAnalytics): fun(): partnercenter.model.IndirectResellerAnalytics?
---@field pages fun(self: partnercenter.Listing.IndirectResellerAnalytics): fun(): partnercenter.model.IndirectResellerAnalytics[]?
---@field all fun(self: partnercenter.Listing.IndirectResellerAnalytics): partnercenter.model.IndirectResellerAnalytics[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.IndirectResellerAnalytics): partnercenter.model.IndirectResellerAnalytics[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.IndirectResellerAnalytics): partnercenter.model.IndirectResellerAnalytics[]?, partnercenter.error?

---@class partnercenter.Listing.PartnerLicensesDeploymentInsights: partnercenter.Listing
---@operator call(): partnercenter.model.PartnerLicensesDeploymentInsights?
---@field each fun(self: partnercenter.Listing.PartnerLicensesDeploymentInsights): fun(): partnercenter.model.PartnerLicensesDeploymentInsights?
---@field pages fun(self: partnercenter.Listing.PartnerLicensesDeploymentInsights): fun(): partnercenter.model.PartnerLicensesDeploymentInsights[]?
---@field all fun(self: partnercenter.Listing.PartnerLicensesDeploymentInsights): partnercenter.model.PartnerLicensesDeploymentInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.PartnerLicensesDeploymentInsights): partnercenter.model.PartnerLicensesDeploymentInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.PartnerLicensesDeploymentInsights): partnercenter.model.PartnerLicensesDeploymentInsights[]?, partnercenter.error?

---@class partnercenter.Listing.PartnerLicensesUsageInsights: partnercenter.Listing
---@operator call(): partnercenter.model.PartnerLicensesUsageInsights?
---@field each fun(self: partnercenter.Listing.PartnerLicensesUsageInsights): fun(): partnercenter.model.PartnerLicensesUsageInsights?
---@field pages fun(self: partnercenter.Listing.PartnerLicensesUsageInsights): fun(): partnercenter.model.PartnerLicensesUsageInsights[]?
---@field all fun(self: partnercenter.Listing.PartnerLicensesUsageInsights): partnercenter.model.PartnerLicensesUsageInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.PartnerLicensesUsageInsights): partnercenter.model.PartnerLicensesUsageInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.PartnerLicensesUsageInsights): partnercenter.model.PartnerLicensesUsageInsights[]?, partnercenter.error?

---@class partnercenter.Listing.ReferralAnalytics: partnercenter.Listing
---@operator call(): partnercenter.model.ReferralAnalytics?
---@field each fun(self: partnercenter.Listing.ReferralAnalytics): fun(): partnercenter.model.ReferralAnalytics?
---@field pages fun(self: partnercenter.Listing.ReferralAnalytics): fun(): partnercenter.model.ReferralAnalytics[]?
---@field all fun(self: partnercenter.Listing.ReferralAnalytics): partnercenter.model.ReferralAnalytics[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ReferralAnalytics): partnercenter.model.ReferralAnalytics[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ReferralAnalytics): partnercenter.model.ReferralAnalytics[]?, partnercenter.error?

---@class partnercenter.Listing.SearchAnalytics: partnercenter.Listing
---@operator call(): partnercenter.model.SearchAnalytics?
---@field each fun(self: partnercenter.Listing.SearchAnalytics): fun(): partnercenter.model.SearchAnalytics?
---@field pages fun(self: partnercenter.Listing.SearchAnalytics): fun(): partnercenter.model.SearchAnalytics[]?
---@field all fun(self: partnercenter.Listing.SearchAnalytics): partnercenter.model.SearchAnalytics[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SearchAnalytics): partnercenter.model.SearchAnalytics[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SearchAnalytics): partnercenter.model.SearchAnalytics[]?, partnercenter.error?

---@class partnercenter.Listing.SubscriptionAnalytics: partnercenter.Listing
---@operator call(): partnercenter.model.SubscriptionAnalytics?
---@field each fun(self: partnercenter.Listing.SubscriptionAnalytics): fun(): partnercenter.model.SubscriptionAnalytics?
---@field pages fun(self: partnercenter.Listing.SubscriptionAnalytics): fun(): partnercenter.model.SubscriptionAnalytics[]?
---@field all fun(self: partnercenter.Listing.SubscriptionAnalytics): partnercenter.model.SubscriptionAnalytics[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SubscriptionAnalytics): partnercenter.model.SubscriptionAnalytics[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SubscriptionAnalytics): partnercenter.model.SubscriptionAnalytics[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.azure_usage_analytics: partnercenter.Listing.AzureUsageAnalytics
local azure_usage_analytics = {}

---@class partnercenter.commercial_license_deployment: partnercenter.Listing.CommercialLicenseDeploymentInsights
local commercial_license_deployment = {}

---@class partnercenter.commercial_license_usage: partnercenter.Listing.CommercialLicenseUsageInsights
local commercial_license_usage = {}

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.license_deployment: partnercenter.Listing.CustomerLicensesDeploymentInsights
local customer_license_deployment = {}

---@class partnercenter.customer.license_usage: partnercenter.Listing.CustomerLicensesUsageInsights
local customer_license_usage = {}

---@class partnercenter.indirect_reseller_analytics: partnercenter.Listing.IndirectResellerAnalytics
local indirect_reseller_analytics = {}

---@class partnercenter.license_deployment: partnercenter.Listing.PartnerLicensesDeploymentInsights
local license_deployment = {}

---@class partnercenter.license_usage: partnercenter.Listing.PartnerLicensesUsageInsights
local license_usage = {}

---@class partnercenter.referral_analytics: partnercenter.Listing.ReferralAnalytics
local referral_analytics = {}

---@class partnercenter.search_analytics: partnercenter.Listing.SearchAnalytics
local search_analytics = {}

---@class partnercenter.subscription_analytics: partnercenter.Listing.SubscriptionAnalytics
local subscription_analytics = {}

---@class partnercenter
local partnercenter = {}

--- Lists licences sold and deployed for each customer, product and service.
---
--- `GET /partner/v1/analytics/commercial/deployment/license`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `CommercialLicenseDeploymentInsights`.
---@see https://learn.microsoft.com/partner-center/developer/get-licenses-deployment-information
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.commercial_license_deployment
function client:commercial_license_deployment(query, options) end

--- As `client:commercial_license_deployment`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.commercial_license_deployment
function partnercenter.commercial_license_deployment(query, options) end

--- Lists active licences for each customer, product and workload.
---
--- `GET /partner/v1/analytics/commercial/usage/license`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `CommercialLicenseUsageInsights`.
---@see https://learn.microsoft.com/partner-center/developer/get-licenses-usage-information
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.commercial_license_usage
function client:commercial_license_usage(query, options) end

--- As `client:commercial_license_usage`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.commercial_license_usage
function partnercenter.commercial_license_usage(query, options) end

--- Lists licences sold and deployed, summed over all customers.
---
--- `GET /v1/analytics/licenses/deployment`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `PartnerLicensesDeploymentInsights`.
--- Deprecated. Use client:commercial_license_deployment().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-partner-licenses-deployment-information
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.license_deployment
function client:license_deployment(query, options) end

--- As `client:license_deployment`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.license_deployment
function partnercenter.license_deployment(query, options) end

--- Lists active licences, summed over all customers.
---
--- `GET /v1/analytics/licenses/usage`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `PartnerLicensesUsageInsights`.
--- Deprecated. Use client:commercial_license_usage().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-partner-licenses-usage-information
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.license_usage
function client:license_usage(query, options) end

--- As `client:license_usage`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.license_usage
function partnercenter.license_usage(query, options) end

--- Lists the licences that this customer has bought and deployed, by service.
---
--- `GET /v1/customers/{customer_id}/analytics/licenses/deployment`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `CustomerLicensesDeploymentInsights`.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-licenses-deployment-information
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.license_deployment
function customer:license_deployment(query, options) end

--- Lists the licences that this customer's users are active with, by workload.
---
--- `GET /v1/customers/{customer_id}/analytics/licenses/usage`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `CustomerLicensesUsageInsights`.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-licenses-usage-information
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.license_usage
function customer:license_usage(query, options) end

---@class partnercenter.Client.indirect_reseller_analytics.Query
---@field aggregationLevel string|number|nil
---@field filter string|number|nil
---@field groupby string|number|nil
---@field orderby string|number|nil
---@field skip integer|nil
---@field top integer|nil

--- Lists figures on the indirect resellers of an indirect provider.
---
--- `GET /partner/v1/analytics/indirectresellers`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `IndirectResellerAnalytics`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-indirect-resellers-analytics
---@param query? partnercenter.Client.indirect_reseller_analytics.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.indirect_reseller_analytics
function client:indirect_reseller_analytics(query, options) end

--- As `client:indirect_reseller_analytics`, on the default client.
---@param query? partnercenter.Client.indirect_reseller_analytics.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.indirect_reseller_analytics
function partnercenter.indirect_reseller_analytics(query, options) end

---@class partnercenter.Client.referral_analytics.Query
---@field aggregationLevel string|number|nil
---@field filter string|number|nil
---@field groupby string|number|nil
---@field orderby string|number|nil
---@field skip integer|nil
---@field top integer|nil

--- Lists figures on referrals: dates, status, market and size of the organization.
---
--- `GET /partner/v1/analytics/referrals`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `ReferralAnalytics`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-referrals-analytics
---@param query? partnercenter.Client.referral_analytics.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.referral_analytics
function client:referral_analytics(query, options) end

--- As `client:referral_analytics`, on the default client.
---@param query? partnercenter.Client.referral_analytics.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.referral_analytics
function partnercenter.referral_analytics(query, options) end

---@class partnercenter.Client.search_analytics.Query
---@field aggregationLevel string|number|nil
---@field filter string|number|nil
---@field groupby string|number|nil
---@field orderby string|number|nil
---@field skip integer|nil
---@field top integer|nil

--- Lists how customers found the partner's business profile.
---
--- `GET /partner/v1/analytics/search`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `SearchAnalytics`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-search-analytics
---@param query? partnercenter.Client.search_analytics.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.search_analytics
function client:search_analytics(query, options) end

--- As `client:search_analytics`, on the default client.
---@param query? partnercenter.Client.search_analytics.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.search_analytics
function partnercenter.search_analytics(query, options) end

---@class partnercenter.Client.subscription_analytics.Query
---@field aggregationLevel string|number|nil
---@field filter string|number|nil
---@field groupby string|number|nil
---@field orderby string|number|nil
---@field skip integer|nil
---@field top integer|nil

--- Lists figures on subscriptions: start, end, licences and status.
---
--- `GET /partner/v1/analytics/subscriptions`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `SubscriptionAnalytics`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-subscription-analytics
---@param query? partnercenter.Client.subscription_analytics.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.subscription_analytics
function client:subscription_analytics(query, options) end

--- As `client:subscription_analytics`, on the default client.
---@param query? partnercenter.Client.subscription_analytics.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.subscription_analytics
function partnercenter.subscription_analytics(query, options) end

---@class partnercenter.Client.azure_usage_analytics.Query
---@field aggregationLevel string|number|nil
---@field filter string|number|nil
---@field groupby string|number|nil
---@field orderby string|number|nil
---@field skip integer|nil
---@field top integer|nil

--- Lists Azure usage for each customer, subscription, day and meter.
---
--- `GET /partner/v1/analytics/usage/azure`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `AzureUsageAnalytics`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-azure-usage-analytics
---@param query? partnercenter.Client.azure_usage_analytics.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.azure_usage_analytics
function client:azure_usage_analytics(query, options) end

--- As `client:azure_usage_analytics`, on the default client.
---@param query? partnercenter.Client.azure_usage_analytics.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.azure_usage_analytics
function partnercenter.azure_usage_analytics(query, options) end
