---@meta
-- Generated from lua/partnercenter/api/data/margin.lua by spec/types/generate.lua.

---@class partnercenter.Listing.GrowthMargin: partnercenter.Listing
---@operator call(): partnercenter.model.GrowthMargin?
---@field each fun(self: partnercenter.Listing.GrowthMargin): fun(): partnercenter.model.GrowthMargin?
---@field pages fun(self: partnercenter.Listing.GrowthMargin): fun(): partnercenter.model.GrowthMargin[]?
---@field all fun(self: partnercenter.Listing.GrowthMargin): partnercenter.model.GrowthMargin[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.GrowthMargin): partnercenter.model.GrowthMargin[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.GrowthMargin): partnercenter.model.GrowthMargin[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.growth_margin
local growth_margin = {}

---@class partnercenter.growth_margins: partnercenter.Listing.GrowthMargin
local growth_margins = {}

---@class partnercenter.margins
local margins = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param growth_margin_id string
---@return partnercenter.growth_margin
function client:growth_margin(growth_margin_id) end

--- As `client:growth_margin`, on the default client.
---@param growth_margin_id string
---@return partnercenter.growth_margin
function partnercenter.growth_margin(growth_margin_id) end

--- Returns a handle. Sends nothing.
---@return partnercenter.margins
function client:margins() end

--- As `client:margins`, on the default client.
---@return partnercenter.margins
function partnercenter.margins() end

--- Reads the private offer margins that publishers grant the partner.
---
--- `GET /v1/margins`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `MarginSearchResponse`.
---@see https://learn.microsoft.com/partner-center/developer/get-margins
---@param options? partnercenter.Options
---@return partnercenter.model.MarginSearchResponse? result
---@return partnercenter.error? err
function margins:get(options) end

---@class partnercenter.margins.download.Options: partnercenter.FileOptions
---@field country string|number

--- Downloads the private offer margins of a country as CSV.
---
--- `GET /v1/margins/download`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: the file's bytes or path.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/download-margins
---@param options? partnercenter.margins.download.Options
---@return string|integer? result
---@return partnercenter.error? err
function margins:download(options) end

---@class partnercenter.Client.growth_margins.Query
---@field baseSkuPaths string|number|nil
---@field country string|number
---@field segment string|number
---@field type string|number

--- Lists the growth margins that hold now, by country and segment.
---
--- `GET /v1/catalog/benefits`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `GrowthMargin`.
---@see https://learn.microsoft.com/partner-center/developer/get-growth-margins
---@param query partnercenter.Client.growth_margins.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.growth_margins
function client:growth_margins(query, options) end

--- As `client:growth_margins`, on the default client.
---@param query partnercenter.Client.growth_margins.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.growth_margins
function partnercenter.growth_margins(query, options) end

---@class partnercenter.growth_margin.get.Options: partnercenter.Options
---@field country string|number

--- Reads a growth margin, also after its end, to reconcile invoices.
---
--- `GET /v1/catalog/benefits/{growth_margin_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `GrowthMargin`.
---@param options? partnercenter.growth_margin.get.Options
---@return partnercenter.model.GrowthMargin? result
---@return partnercenter.error? err
function growth_margin:get(options) end
