---@meta
-- Generated from lua/partnercenter/api/data/service_health.lua by spec/types/generate.lua.

---@class partnercenter.Listing.ServiceIncidents: partnercenter.Listing
---@operator call(): partnercenter.model.ServiceIncidents?
---@field each fun(self: partnercenter.Listing.ServiceIncidents): fun(): partnercenter.model.ServiceIncidents?
---@field pages fun(self: partnercenter.Listing.ServiceIncidents): fun(): partnercenter.model.ServiceIncidents[]?
---@field all fun(self: partnercenter.Listing.ServiceIncidents): partnercenter.model.ServiceIncidents[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceIncidents): partnercenter.model.ServiceIncidents[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceIncidents): partnercenter.model.ServiceIncidents[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.service_incidents: partnercenter.Listing.ServiceIncidents
local customer_service_incidents = {}

---@class partnercenter.Client
local client = {}

---@class partnercenter.service_incidents: partnercenter.Listing.ServiceIncidents
local service_incidents = {}

---@class partnercenter
local partnercenter = {}

---@class partnercenter.Client.service_incidents.Query
---@field filter partnercenter.Filter|table|string|nil

--- Lists incidents of Microsoft's services that affect customers.
---
--- `GET /v1/serviceincidents/office`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `ServiceIncidents`.
---@param query? partnercenter.Client.service_incidents.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.service_incidents
function client:service_incidents(query, options) end

--- As `client:service_incidents`, on the default client.
---@param query? partnercenter.Client.service_incidents.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.service_incidents
function partnercenter.service_incidents(query, options) end

---@class partnercenter.service_incidents.count.Options: partnercenter.Options
---@field filter partnercenter.Filter|table|string|nil

--- Counts the incidents of Microsoft's services.
---
--- `GET /v1/serviceincidents/office/count`
--- Needs: app or app+user; no source says which.
--- Gives: a number.
---@param options? partnercenter.service_incidents.count.Options
---@return integer? result
---@return partnercenter.error? err
function service_incidents:count(options) end

---@class partnercenter.customer.service_incidents.Query
---@field filter partnercenter.Filter|table|string|nil

--- Lists incidents of Office services that affect this customer.
---
--- `GET /v1/customers/{customer_id}/serviceincidents/office`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `ServiceIncidents`.
---@param query? partnercenter.customer.service_incidents.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.service_incidents
function customer:service_incidents(query, options) end
