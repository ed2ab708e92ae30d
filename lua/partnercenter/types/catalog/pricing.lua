---@meta
-- Generated from lua/partnercenter/api/data/pricing.lua by spec/types/generate.lua.

---@class partnercenter.Client
local client = {}

---@class partnercenter.fx_rates
local fx_rates = {}

---@class partnercenter.offer_matrix
local offer_matrix = {}

---@class partnercenter.price_sheet
local price_sheet = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param month string
---@return partnercenter.fx_rates
function client:fx_rates(month) end

--- As `client:fx_rates`, on the default client.
---@param month string
---@return partnercenter.fx_rates
function partnercenter.fx_rates(month) end

--- Returns a handle. Sends nothing.
---@param month string
---@return partnercenter.offer_matrix
function client:offer_matrix(month) end

--- As `client:offer_matrix`, on the default client.
---@param month string
---@return partnercenter.offer_matrix
function partnercenter.offer_matrix(month) end

--- Returns a handle. Sends nothing.
---@param market string
---@param view string
---@return partnercenter.price_sheet
function client:price_sheet(market, view) end

--- As `client:price_sheet`, on the default client.
---@param market string
---@param view string
---@return partnercenter.price_sheet
function partnercenter.price_sheet(market, view) end

---@class partnercenter.Client.azure_rate_card.Options: partnercenter.Options
---@field currency string|number|nil
---@field region string|number|nil

--- Reads the prices of Azure's meters for a currency and region.
---
--- `GET /v1/ratecards/azure`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `AzureRateCard`.
---@see https://learn.microsoft.com/partner-center/developer/get-prices-for-microsoft-azure
---@param options? partnercenter.Client.azure_rate_card.Options
---@return partnercenter.model.AzureRateCard? result
---@return partnercenter.error? err
function client:azure_rate_card(options) end

--- As `client:azure_rate_card`, on the default client.
---@param options? partnercenter.Client.azure_rate_card.Options
---@return partnercenter.model.AzureRateCard? result
---@return partnercenter.error? err
function partnercenter.azure_rate_card(options) end

---@class partnercenter.Client.azure_shared_rate_card.Options: partnercenter.Options
---@field currency string|number|nil
---@field region string|number|nil

--- Reads the prices of Azure's meters for partner shared services.
---
--- `GET /v1/ratecards/azure-shared`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `AzureRateCard`.
---@see https://learn.microsoft.com/partner-center/developer/get-prices-for-microsoft-azure-partner-shared-services
---@param options? partnercenter.Client.azure_shared_rate_card.Options
---@return partnercenter.model.AzureRateCard? result
---@return partnercenter.error? err
function client:azure_shared_rate_card(options) end

--- As `client:azure_shared_rate_card`, on the default client.
---@param options? partnercenter.Client.azure_shared_rate_card.Options
---@return partnercenter.model.AzureRateCard? result
---@return partnercenter.error? err
function partnercenter.azure_shared_rate_card(options) end

---@class partnercenter.price_sheet.download.Options: partnercenter.FileOptions
---@field month string|number|nil
---@field timeline string|number|nil

--- Downloads the price sheet of a market, as CSV or zip.
---
--- `GET /v1.0/sales/pricesheets(Market='{market}',PricesheetView='{view}')/$value`, host partner
--- Needs: app+user (an application with a signed-in user).
--- Gives: the file's bytes or path.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-a-price-sheet
---@param options? partnercenter.price_sheet.download.Options
---@return string|integer? result
---@return partnercenter.error? err
function price_sheet:download(options) end

--- Downloads the exchange rates of a month (YYYYMM), as CSV or zip.
---
--- `GET /v1.0/sales/fxrates(Month='{month}')/$value`, host partner
--- Needs: app+user (an application with a signed-in user).
--- Gives: the file's bytes or path.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-foreign-exchange-rates
---@param options? partnercenter.FileOptions
---@return string|integer? result
---@return partnercenter.error? err
function fx_rates:download(options) end

--- Downloads the products and SKUs for sale in a month (YYYYMM), as CSV or zip.
---
--- `GET /v1.0/sales/offermatrix(Month='{month}')/$value`, host partner
--- Needs: app+user (an application with a signed-in user).
--- Gives: the file's bytes or path.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-an-offer-matrix
---@param options? partnercenter.FileOptions
---@return string|integer? result
---@return partnercenter.error? err
function offer_matrix:download(options) end
