---@meta
-- Generated from lua/partnercenter/api/data/service_cost.lua by spec/types/generate.lua.

---@class partnercenter.Listing.ServiceCostLineItem: partnercenter.Listing
---@operator call(): partnercenter.model.ServiceCostLineItem?
---@field each fun(self: partnercenter.Listing.ServiceCostLineItem): fun(): partnercenter.model.ServiceCostLineItem?
---@field pages fun(self: partnercenter.Listing.ServiceCostLineItem): fun(): partnercenter.model.ServiceCostLineItem[]?
---@field all fun(self: partnercenter.Listing.ServiceCostLineItem): partnercenter.model.ServiceCostLineItem[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceCostLineItem): partnercenter.model.ServiceCostLineItem[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceCostLineItem): partnercenter.model.ServiceCostLineItem[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.service_costs
local customer_service_costs = {}

---@class partnercenter.customer.service_costs.line_items: partnercenter.Listing.ServiceCostLineItem
local customer_service_costs_line_items = {}

--- Returns a handle. Sends nothing.
---@param billing_period string
---@return partnercenter.customer.service_costs
function customer:service_costs(billing_period) end

--- Reads the sum of a customer's legacy service costs in a billing period.
---
--- `GET /v1/customers/{customer_id}/servicecosts/{billing_period}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `ServiceCostsSummary`.
--- Deprecated. Use nothing that is known.
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-s-service-costs-summary
---@param options? partnercenter.Options
---@return partnercenter.model.ServiceCostsSummary? result
---@return partnercenter.error? err
function customer_service_costs:summary(options) end

--- Lists a customer's legacy service costs in a billing period.
---
--- `GET /v1/customers/{customer_id}/servicecosts/{billing_period}/lineitems`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `ServiceCostLineItem`.
--- Deprecated. Use nothing that is known.
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-a-customer-s-service-costs-line-items
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.service_costs.line_items
function customer_service_costs:line_items(query, options) end
