---@meta
-- Generated from lua/partnercenter/api/data/margin.lua by spec/types/generate.lua.

---@class partnercenter.Listing.Margin: partnercenter.Listing
---@operator call(): partnercenter.model.Margin?
---@field each fun(self: partnercenter.Listing.Margin): fun(): partnercenter.model.Margin?
---@field pages fun(self: partnercenter.Listing.Margin): fun(): partnercenter.model.Margin[]?
---@field all fun(self: partnercenter.Listing.Margin): partnercenter.model.Margin[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Margin): partnercenter.model.Margin[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Margin): partnercenter.model.Margin[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.margins: partnercenter.Listing.Margin
local margins = {}

---@class partnercenter
local partnercenter = {}

--- List margins.
---
--- `GET /v1/margins`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-margins
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.margins
function client:margins(query, options) end

--- As `client:margins`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.margins
function partnercenter.margins(query, options) end

--- Download margins.
---
--- `GET /v1/margins/download`
--- Credential: app or app+user.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/download-margins
---@param options? partnercenter.FileOptions
---@return string|integer? result
---@return partnercenter.error? err
function client:download_margins(options) end

--- As `client:download_margins`, on the default client.
---@param options? partnercenter.FileOptions
---@return string|integer? result
---@return partnercenter.error? err
function partnercenter.download_margins(options) end
