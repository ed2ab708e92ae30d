---@meta
-- Generated from lua/partnercenter/api/data/usage.lua by spec/types/generate.lua.

---@class partnercenter.Listing.AzureResourceMonthlyUsageRecord: partnercenter.Listing
---@operator call(): partnercenter.model.AzureResourceMonthlyUsageRecord?
---@field each fun(self: partnercenter.Listing.AzureResourceMonthlyUsageRecord): fun(): partnercenter.model.AzureResourceMonthlyUsageRecord?
---@field pages fun(self: partnercenter.Listing.AzureResourceMonthlyUsageRecord): fun(): partnercenter.model.AzureResourceMonthlyUsageRecord[]?
---@field all fun(self: partnercenter.Listing.AzureResourceMonthlyUsageRecord): partnercenter.model.AzureResourceMonthlyUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.AzureResourceMonthlyUsageRecord): partnercenter.model.AzureResourceMonthlyUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.AzureResourceMonthlyUsageRecord): partnercenter.model.AzureResourceMonthlyUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.AzureUtilizationRecord: partnercenter.Listing
---@operator call(): partnercenter.model.AzureUtilizationRecord?
---@field each fun(self: partnercenter.Listing.AzureUtilizationRecord): fun(): partnercenter.model.AzureUtilizationRecord?
---@field pages fun(self: partnercenter.Listing.AzureUtilizationRecord): fun(): partnercenter.model.AzureUtilizationRecord[]?
---@field all fun(self: partnercenter.Listing.AzureUtilizationRecord): partnercenter.model.AzureUtilizationRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.AzureUtilizationRecord): partnercenter.model.AzureUtilizationRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.AzureUtilizationRecord): partnercenter.model.AzureUtilizationRecord[]?, partnercenter.error?

---@class partnercenter.Listing.CustomerMonthlyUsageRecord: partnercenter.Listing
---@operator call(): partnercenter.model.CustomerMonthlyUsageRecord?
---@field each fun(self: partnercenter.Listing.CustomerMonthlyUsageRecord): fun(): partnercenter.model.CustomerMonthlyUsageRecord?
---@field pages fun(self: partnercenter.Listing.CustomerMonthlyUsageRecord): fun(): partnercenter.model.CustomerMonthlyUsageRecord[]?
---@field all fun(self: partnercenter.Listing.CustomerMonthlyUsageRecord): partnercenter.model.CustomerMonthlyUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CustomerMonthlyUsageRecord): partnercenter.model.CustomerMonthlyUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CustomerMonthlyUsageRecord): partnercenter.model.CustomerMonthlyUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.MeterUsageRecord: partnercenter.Listing
---@operator call(): partnercenter.model.MeterUsageRecord?
---@field each fun(self: partnercenter.Listing.MeterUsageRecord): fun(): partnercenter.model.MeterUsageRecord?
---@field pages fun(self: partnercenter.Listing.MeterUsageRecord): fun(): partnercenter.model.MeterUsageRecord[]?
---@field all fun(self: partnercenter.Listing.MeterUsageRecord): partnercenter.model.MeterUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.MeterUsageRecord): partnercenter.model.MeterUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.MeterUsageRecord): partnercenter.model.MeterUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.ResourceUsageRecord: partnercenter.Listing
---@operator call(): partnercenter.model.ResourceUsageRecord?
---@field each fun(self: partnercenter.Listing.ResourceUsageRecord): fun(): partnercenter.model.ResourceUsageRecord?
---@field pages fun(self: partnercenter.Listing.ResourceUsageRecord): fun(): partnercenter.model.ResourceUsageRecord[]?
---@field all fun(self: partnercenter.Listing.ResourceUsageRecord): partnercenter.model.ResourceUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ResourceUsageRecord): partnercenter.model.ResourceUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ResourceUsageRecord): partnercenter.model.ResourceUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.SubscriptionDailyUsageRecord: partnercenter.Listing
---@operator call(): partnercenter.model.SubscriptionDailyUsageRecord?
---@field each fun(self: partnercenter.Listing.SubscriptionDailyUsageRecord): fun(): partnercenter.model.SubscriptionDailyUsageRecord?
---@field pages fun(self: partnercenter.Listing.SubscriptionDailyUsageRecord): fun(): partnercenter.model.SubscriptionDailyUsageRecord[]?
---@field all fun(self: partnercenter.Listing.SubscriptionDailyUsageRecord): partnercenter.model.SubscriptionDailyUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SubscriptionDailyUsageRecord): partnercenter.model.SubscriptionDailyUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SubscriptionDailyUsageRecord): partnercenter.model.SubscriptionDailyUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.SubscriptionMonthlyUsageRecord: partnercenter.Listing
---@operator call(): partnercenter.model.SubscriptionMonthlyUsageRecord?
---@field each fun(self: partnercenter.Listing.SubscriptionMonthlyUsageRecord): fun(): partnercenter.model.SubscriptionMonthlyUsageRecord?
---@field pages fun(self: partnercenter.Listing.SubscriptionMonthlyUsageRecord): fun(): partnercenter.model.SubscriptionMonthlyUsageRecord[]?
---@field all fun(self: partnercenter.Listing.SubscriptionMonthlyUsageRecord): partnercenter.model.SubscriptionMonthlyUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SubscriptionMonthlyUsageRecord): partnercenter.model.SubscriptionMonthlyUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SubscriptionMonthlyUsageRecord): partnercenter.model.SubscriptionMonthlyUsageRecord[]?, partnercenter.error?

---@class partnercenter.customer.subscription
local customer_subscription = {}

---@class partnercenter.customer.subscription.azure_utilization: partnercenter.Listing.AzureUtilizationRecord
local customer_subscription_azure_utilization = {}

---@class partnercenter.customer.subscription.daily_usage_records: partnercenter.Listing.SubscriptionDailyUsageRecord
local customer_subscription_daily_usage_records = {}

---@class partnercenter.customer.subscription.meter_usage_records: partnercenter.Listing.MeterUsageRecord
local customer_subscription_meter_usage_records = {}

---@class partnercenter.customer.subscription.monthly_resource_usage_records: partnercenter.Listing.AzureResourceMonthlyUsageRecord
local customer_subscription_monthly_resource_usage_records = {}

---@class partnercenter.customer.subscription.resource_usage_records: partnercenter.Listing.ResourceUsageRecord
local customer_subscription_resource_usage_records = {}

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.subscriptions_usage_records: partnercenter.Listing.SubscriptionMonthlyUsageRecord
local customer_subscriptions_usage_records = {}

---@class partnercenter.customer.usage_budget
local customer_usage_budget = {}

---@class partnercenter.Client
local client = {}

---@class partnercenter.customers_usage_records: partnercenter.Listing.CustomerMonthlyUsageRecord
local customers_usage_records = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@return partnercenter.customer.usage_budget
function customer:usage_budget() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.SpendingBudget): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.SpendingBudget? result
---@return partnercenter.error? err
function customer_usage_budget:change(fn, options) end

--- Lists the estimated Azure costs of each customer in the current period.
---
--- `GET /v1/customers/usagerecords`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `CustomerMonthlyUsageRecord`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-s-usage-records
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customers_usage_records
function client:customers_usage_records(query, options) end

--- As `client:customers_usage_records`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customers_usage_records
function partnercenter.customers_usage_records(query, options) end

--- Reads the estimated Azure costs of all customers together.
---
--- `GET /v1/usagesummary`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `PartnerUsageSummary`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-a-partner-usage-summary
---@param options? partnercenter.Options
---@return partnercenter.model.PartnerUsageSummary? result
---@return partnercenter.error? err
function client:usage_summary(options) end

--- As `client:usage_summary`, on the default client.
---@param options? partnercenter.Options
---@return partnercenter.model.PartnerUsageSummary? result
---@return partnercenter.error? err
function partnercenter.usage_summary(options) end

--- Reads the estimated Azure costs of a customer and the budget.
---
--- `GET /v1/customers/{customer_id}/usagesummary`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `CustomerUsageSummary`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-usage-summary
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerUsageSummary? result
---@return partnercenter.error? err
function customer:usage_summary(options) end

--- Reads the monthly Azure budget that warns the partner.
---
--- `GET /v1/customers/{customer_id}/usagebudget`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `SpendingBudget`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-s-usage-spending-budget
---@param options? partnercenter.Options
---@return partnercenter.model.SpendingBudget? result
---@return partnercenter.error? err
function customer_usage_budget:get(options) end

--- Sets the monthly Azure budget of a customer, or none.
---
--- `PATCH /v1/customers/{customer_id}/usagebudget`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `SpendingBudget`.
---@see https://learn.microsoft.com/partner-center/developer/update-a-customer-s-usage-spending-budget
---@param body partnercenter.model.SpendingBudget
---@param options? partnercenter.Options
---@return partnercenter.model.SpendingBudget? result
---@return partnercenter.error? err
function customer_usage_budget:update(body, options) end

--- Lists the estimated costs of each Azure subscription of a customer.
---
--- `GET /v1/customers/{customer_id}/subscriptions/usagerecords`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `SubscriptionMonthlyUsageRecord`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-s-usage-records
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscriptions_usage_records
function customer:subscriptions_usage_records(query, options) end

--- Reads the estimated costs of one Azure subscription.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/usagesummary`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SubscriptionUsageSummary`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-usage-summary
---@param options? partnercenter.Options
---@return partnercenter.model.SubscriptionUsageSummary? result
---@return partnercenter.error? err
function customer_subscription:usage_summary(options) end

--- Lists the estimated costs of one Azure subscription by meter.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/meterusagerecords`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `MeterUsageRecord`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-meter-usage-records
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.meter_usage_records
function customer_subscription:meter_usage_records(query, options) end

--- Lists the estimated costs of one Azure subscription by resource.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/resourceusagerecords`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `ResourceUsageRecord`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-resource-usage-records
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.resource_usage_records
function customer_subscription:resource_usage_records(query, options) end

--- Lists the costs of one Azure subscription by service, for a month.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/usagerecords/resources`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `AzureResourceMonthlyUsageRecord`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
--- Deprecated. Use subscription:resource_usage_records().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-all-monthly-usage-records-for-a-subscription
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.monthly_resource_usage_records
function customer_subscription:monthly_resource_usage_records(query, options) end

--- Lists the costs of one Azure subscription by day.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/usagerecords/daily`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `SubscriptionDailyUsageRecord`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
--- Deprecated. Use subscription:azure_utilization(query).
---@deprecated
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.daily_usage_records
function customer_subscription:daily_usage_records(query, options) end

---@class partnercenter.customer.subscription.azure_utilization.Query
---@field end_time string|number ISO 8601, or seconds as os.time counts
---@field granularity string|number|nil
---@field seek_operation string|number|nil
---@field show_details boolean|nil
---@field size integer|nil
---@field start_time string|number ISO 8601, or seconds as os.time counts

--- Lists the consumption of an Azure subscription between two times, by hour or day.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/utilizations/azure`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `AzureUtilizationRecord`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-s-utilization-record-for-azure
---@param query partnercenter.customer.subscription.azure_utilization.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.azure_utilization
function customer_subscription:azure_utilization(query, options) end
