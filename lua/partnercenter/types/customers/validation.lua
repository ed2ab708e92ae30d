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

---@class partnercenter.body.validate_address: partnercenter.model.Address
---@field addressLine1 string 1-200 characters
---@field city string
---@field country string two letters, ISO 3166

--- Checks a postal address and suggests better ones.
---
--- `POST /v1/validations/address`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `AddressValidationResponse`.
--- The body needs: addressLine1, city, country.
---@see https://learn.microsoft.com/partner-center/developer/validate-an-address
---@param body partnercenter.body.validate_address
---@param options? partnercenter.Options
---@return partnercenter.model.AddressValidationResponse? result
---@return partnercenter.error? err
function client:validate_address(body, options) end

--- As `client:validate_address`, on the default client.
---@param body partnercenter.body.validate_address
---@param options? partnercenter.Options
---@return partnercenter.model.AddressValidationResponse? result
---@return partnercenter.error? err
function partnercenter.validate_address(body, options) end

--- Reads which parts of an address a country needs, and their patterns.
---
--- `GET /v1/countryvalidationrules/{country_code}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `CountryValidationRules`.
---@see https://learn.microsoft.com/partner-center/developer/get-market-specific-validation-data
---@param options? partnercenter.Options
---@return partnercenter.model.CountryValidationRules? result
---@return partnercenter.error? err
function country_validation_rules:get(options) end
