---@meta
-- Generated from lua/partnercenter/api/data/validation.lua by spec/types/generate.lua.

---@class partnercenter.Client
local client = {}

---@class partnercenter.country_validation_rules
local country_validation_rules = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param country_code string
---@return partnercenter.country_validation_rules
function client:country_validation_rules(country_code) end

--- As `client:country_validation_rules`, on the default client.
---@param country_code string
---@return partnercenter.country_validation_rules
function partnercenter.country_validation_rules(country_code) end

--- Validate address.
---
--- `POST /v1/validations/address`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/validate-an-address
---@param body partnercenter.model.Address
---@param options? partnercenter.Options
---@return partnercenter.model.AddressValidationResponse? result
---@return partnercenter.error? err
function client:validate_address(body, options) end

--- As `client:validate_address`, on the default client.
---@param body partnercenter.model.Address
---@param options? partnercenter.Options
---@return partnercenter.model.AddressValidationResponse? result
---@return partnercenter.error? err
function partnercenter.validate_address(body, options) end

--- Get country validation rules.
---
--- `GET /v1/countryvalidationrules/{country_code}`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-market-specific-validation-data
---@param options? partnercenter.Options
---@return partnercenter.model.CountryValidationRules? result
---@return partnercenter.error? err
function country_validation_rules:get(options) end
