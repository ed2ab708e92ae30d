---@meta
-- Made from lua/partnercenter/resource/license.lua by spec/types/generate.lua.

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
