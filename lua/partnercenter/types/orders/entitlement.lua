---@meta
-- Generated from lua/partnercenter/api/data/entitlement.lua by spec/types/generate.lua.

---@class partnercenter.Listing.Entitlement: partnercenter.Listing
---@operator call(): partnercenter.model.Entitlement?
---@field each fun(self: partnercenter.Listing.Entitlement): fun(): partnercenter.model.Entitlement?
---@field pages fun(self: partnercenter.Listing.Entitlement): fun(): partnercenter.model.Entitlement[]?
---@field all fun(self: partnercenter.Listing.Entitlement): partnercenter.model.Entitlement[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Entitlement): partnercenter.model.Entitlement[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Entitlement): partnercenter.model.Entitlement[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.artifact
local customer_artifact = {}

---@class partnercenter.customer.entitlements: partnercenter.Listing.Entitlement
local customer_entitlements = {}

--- Returns a handle. Sends nothing.
---@param artifact_type string
---@param group_id string
---@param line_item_id string
---@param resource_id string
---@return partnercenter.customer.artifact
function customer:artifact(artifact_type, group_id, line_item_id, resource_id) end

---@class partnercenter.customer.entitlements.Query
---@field entitlementType string|number|nil
---@field showExpiry boolean|nil

--- Lists the entitlements from the customer's orders, such as reservations and software.
---
--- `GET /v1/customers/{customer_id}/entitlements`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `Entitlement`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-collection-of-entitlements
---@param query? partnercenter.customer.entitlements.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.entitlements
function customer:entitlements(query, options) end

--- Reads the reservations behind an entitlement.
---
--- `GET /v1/customers/{customer_id}/artifacts/{artifact_type}/groups/{group_id}/lineitems/{line_item_id}/resource/{resource_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `Artifact`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-collection-of-entitlements
---@param options? partnercenter.Options
---@return partnercenter.model.Artifact? result
---@return partnercenter.error? err
function customer_artifact:get(options) end
