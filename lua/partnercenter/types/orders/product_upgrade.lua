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

--- Create product upgrade.
---
--- `POST /v1/productUpgrades`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/create-product-upgrade-entity
---@param body partnercenter.model.ProductUpgradesRequest
---@param options? partnercenter.Options
---@return string|true? result
---@return partnercenter.error? err
function product_upgrades:create(body, options) end

--- Get product upgrade eligibility.
---
--- `POST /v1/productUpgrades/eligibility`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-eligibility-for-product-upgrade
---@param body partnercenter.model.ProductUpgradesRequest
---@param options? partnercenter.Options
---@return partnercenter.model.ProductUpgradesEligibility? result
---@return partnercenter.error? err
function product_upgrades:eligibility(body, options) end

--- Get product upgrade status.
---
--- `POST /v1/productUpgrades/{upgrade_id}/status`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-product-upgrade-status
---@param body partnercenter.model.ProductUpgradesRequest
---@param options? partnercenter.Options
---@return partnercenter.model.ProductUpgradesStatus? result
---@return partnercenter.error? err
function product_upgrade:status(body, options) end
