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

--- Lists the customer's licence pools: units in total, consumed and available.
---
--- `GET /v1/customers/{customer_id}/subscribedskus`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `SubscribedSku`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-available-licenses
---@param query? partnercenter.customer.subscribed_skus.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscribed_skus
function customer:subscribed_skus(query, options) end

---@class partnercenter.customer.user.licenses.Query
---@field licenseGroupIds string|string[]|nil

--- Lists the licences and service plans that a user has.
---
--- `GET /v1/customers/{customer_id}/users/{user_id}/licenses`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `License`.
---@see https://learn.microsoft.com/partner-center/developer/check-which-licenses-are-assigned-to-a-user
---@param query? partnercenter.customer.user.licenses.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.user.licenses
function customer_user:licenses(query, options) end

---@class partnercenter.body.update_user_licenses.LicenseAssignment: partnercenter.model.LicenseAssignment
---@field skuId string GUID

---@class partnercenter.body.update_user_licenses: partnercenter.model.LicenseUpdate
---@field licensesToAssign? partnercenter.body.update_user_licenses.LicenseAssignment[] table: licensestoAssign

--- Assigns and removes licences of a user in one step.
---
--- `POST /v1/customers/{customer_id}/users/{user_id}/licenseupdates`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `LicenseUpdate`.
---@see https://learn.microsoft.com/partner-center/developer/assign-licenses-to-a-user
---@param body partnercenter.body.update_user_licenses
---@param options? partnercenter.Options
---@return partnercenter.model.LicenseUpdate? result
---@return partnercenter.error? err
function customer_user:update_licenses(body, options) end
