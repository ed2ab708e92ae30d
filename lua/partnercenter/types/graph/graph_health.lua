---@meta
-- Generated from lua/partnercenter/api/data/graph_health.lua by spec/types/generate.lua.

---@class partnercenter.Listing.serviceHealth: partnercenter.Listing
---@operator call(): partnercenter.model.serviceHealth?
---@field each fun(self: partnercenter.Listing.serviceHealth): fun(): partnercenter.model.serviceHealth?
---@field pages fun(self: partnercenter.Listing.serviceHealth): fun(): partnercenter.model.serviceHealth[]?
---@field all fun(self: partnercenter.Listing.serviceHealth): partnercenter.model.serviceHealth[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.serviceHealth): partnercenter.model.serviceHealth[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.serviceHealth): partnercenter.model.serviceHealth[]?, partnercenter.error?

---@class partnercenter.Listing.serviceHealthIssue: partnercenter.Listing
---@operator call(): partnercenter.model.serviceHealthIssue?
---@field each fun(self: partnercenter.Listing.serviceHealthIssue): fun(): partnercenter.model.serviceHealthIssue?
---@field pages fun(self: partnercenter.Listing.serviceHealthIssue): fun(): partnercenter.model.serviceHealthIssue[]?
---@field all fun(self: partnercenter.Listing.serviceHealthIssue): partnercenter.model.serviceHealthIssue[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.serviceHealthIssue): partnercenter.model.serviceHealthIssue[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.serviceHealthIssue): partnercenter.model.serviceHealthIssue[]?, partnercenter.error?

---@class partnercenter.Listing.serviceUpdateMessage: partnercenter.Listing
---@operator call(): partnercenter.model.serviceUpdateMessage?
---@field each fun(self: partnercenter.Listing.serviceUpdateMessage): fun(): partnercenter.model.serviceUpdateMessage?
---@field pages fun(self: partnercenter.Listing.serviceUpdateMessage): fun(): partnercenter.model.serviceUpdateMessage[]?
---@field all fun(self: partnercenter.Listing.serviceUpdateMessage): partnercenter.model.serviceUpdateMessage[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.serviceUpdateMessage): partnercenter.model.serviceUpdateMessage[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.serviceUpdateMessage): partnercenter.model.serviceUpdateMessage[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.health_issues: partnercenter.Listing.serviceHealthIssue
local health_issues = {}

---@class partnercenter.health_overviews: partnercenter.Listing.serviceHealth
local health_overviews = {}

---@class partnercenter.message_center_posts: partnercenter.Listing.serviceUpdateMessage
local message_center_posts = {}

---@class partnercenter
local partnercenter = {}

---@class partnercenter.Client.health_overviews.Query
---@field ["$expand"] string|string[]|nil

--- Lists Microsoft's services with their health now.
---
--- `GET /v1.0/admin/serviceAnnouncement/healthOverviews`, host graph
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `serviceHealth`.
---@param query? partnercenter.Client.health_overviews.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.health_overviews
function client:health_overviews(query, options) end

--- As `client:health_overviews`, on the default client.
---@param query? partnercenter.Client.health_overviews.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.health_overviews
function partnercenter.health_overviews(query, options) end

--- Lists incidents and advisories about Microsoft's services.
---
--- `GET /v1.0/admin/serviceAnnouncement/issues`, host graph
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `serviceHealthIssue`.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.health_issues
function client:health_issues(query, options) end

--- As `client:health_issues`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.health_issues
function partnercenter.health_issues(query, options) end

--- Lists the announcements of changes to Microsoft's services.
---
--- `GET /v1.0/admin/serviceAnnouncement/messages`, host graph
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `serviceUpdateMessage`.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.message_center_posts
function client:message_center_posts(query, options) end

--- As `client:message_center_posts`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.message_center_posts
function partnercenter.message_center_posts(query, options) end
