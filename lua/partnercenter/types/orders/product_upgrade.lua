---@meta
-- Generated from lua/partnercenter/api/data/product_upgrade.lua by spec/types/generate.lua.

---@class partnercenter.Client
local client = {}

---@class partnercenter.product_upgrade
local product_upgrade = {}

---@class partnercenter.product_upgrades
local product_upgrades = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param upgrade_id string
---@return partnercenter.product_upgrade
function client:product_upgrade(upgrade_id) end

--- As `client:product_upgrade`, on the default client.
---@param upgrade_id string
---@return partnercenter.product_upgrade
function partnercenter.product_upgrade(upgrade_id) end

--- Returns a handle. Sends nothing.
---@return partnercenter.product_upgrades
function client:product_upgrades() end

--- As `client:product_upgrades`, on the default client.
---@return partnercenter.product_upgrades
function partnercenter.product_upgrades() end

---@class partnercenter.body.create_product_upgrade: partnercenter.model.ProductUpgradesRequest
---@field customerId string GUID
---@field productFamily partnercenter.model.ProductUpgradesRequest.productFamily examples azure and Azure

--- Begins the upgrade of a customer to the Azure plan; gives the address of its status.
---
--- `POST /v1/productUpgrades`
--- Needs: app+user (an application with a signed-in user).
--- Gives: the address of the work that has begun.
--- The body needs: customerId, productFamily.
---@see https://learn.microsoft.com/partner-center/developer/create-product-upgrade-entity
---@param body partnercenter.body.create_product_upgrade
---@param options? partnercenter.Options
---@return string|true? result
---@return partnercenter.error? err
function product_upgrades:create(body, options) end

---@class partnercenter.body.get_product_upgrade_eligibility: partnercenter.model.ProductUpgradesRequest
---@field customerId string GUID
---@field productFamily partnercenter.model.ProductUpgradesRequest.productFamily examples azure and Azure

--- Tells whether a customer can be upgraded to the Azure plan.
---
--- `POST /v1/productUpgrades/eligibility`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `ProductUpgradesEligibility`.
--- The body needs: customerId, productFamily.
---@see https://learn.microsoft.com/partner-center/developer/get-eligibility-for-product-upgrade
---@param body partnercenter.body.get_product_upgrade_eligibility
---@param options? partnercenter.Options
---@return partnercenter.model.ProductUpgradesEligibility? result
---@return partnercenter.error? err
function product_upgrades:eligibility(body, options) end

---@class partnercenter.body.get_product_upgrade_status: partnercenter.model.ProductUpgradesRequest
---@field customerId string GUID
---@field productFamily partnercenter.model.ProductUpgradesRequest.productFamily examples azure and Azure

--- Reads the progress of an upgrade to the Azure plan.
---
--- `POST /v1/productUpgrades/{upgrade_id}/status`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `ProductUpgradesStatus`.
--- The body needs: customerId, productFamily.
---@see https://learn.microsoft.com/partner-center/developer/get-product-upgrade-status
---@param body partnercenter.body.get_product_upgrade_status
---@param options? partnercenter.Options
---@return partnercenter.model.ProductUpgradesStatus? result
---@return partnercenter.error? err
function product_upgrade:status(body, options) end
