---@meta
-- Generated from lua/partnercenter/api/data/license.lua by spec/types/generate.lua.

---@class partnercenter.Listing.License: partnercenter.Listing
---@operator call(): partnercenter.model.License?
---@field each fun(self: partnercenter.Listing.License): fun(): partnercenter.model.License?
---@field pages fun(self: partnercenter.Listing.License): fun(): partnercenter.model.License[]?
---@field all fun(self: partnercenter.Listing.License): partnercenter.model.License[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.License): partnercenter.model.License[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.License): partnercenter.model.License[]?, partnercenter.error?

---@class partnercenter.Listing.SubscribedSku: partnercenter.Listing
---@operator call(): partnercenter.model.SubscribedSku?
---@field each fun(self: partnercenter.Listing.SubscribedSku): fun(): partnercenter.model.SubscribedSku?
---@field pages fun(self: partnercenter.Listing.SubscribedSku): fun(): partnercenter.model.SubscribedSku[]?
---@field all fun(self: partnercenter.Listing.SubscribedSku): partnercenter.model.SubscribedSku[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SubscribedSku): partnercenter.model.SubscribedSku[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SubscribedSku): partnercenter.model.SubscribedSku[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.subscribed_skus: partnercenter.Listing.SubscribedSku
local customer_subscribed_skus = {}

---@class partnercenter.customer.user
local customer_user = {}

---@class partnercenter.customer.user.licenses: partnercenter.Listing.License
local customer_user_licenses = {}

---@class partnercenter.customer.subscribed_skus.Query
---@field licenseGroupIds string|string[]|nil

--- List subscribed skus.
---
--- `GET /v1/customers/{customer_id}/subscribedskus`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-available-licenses
---@param query? partnercenter.customer.subscribed_skus.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscribed_skus
function customer:subscribed_skus(query, options) end

---@class partnercenter.customer.user.licenses.Query
---@field licenseGroupIds string|string[]|nil

--- List user licenses.
---
--- `GET /v1/customers/{customer_id}/users/{user_id}/licenses`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/check-which-licenses-are-assigned-to-a-user
---@param query? partnercenter.customer.user.licenses.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.user.licenses
function customer_user:licenses(query, options) end

--- Update user licenses.
---
--- `POST /v1/customers/{customer_id}/users/{user_id}/licenseupdates`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/assign-licenses-to-a-user
---@param body partnercenter.model.LicenseUpdate
---@param options? partnercenter.Options
---@return partnercenter.model.LicenseUpdate? result
---@return partnercenter.error? err
function customer_user:update_licenses(body, options) end
