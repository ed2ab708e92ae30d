---@meta
-- Generated from lua/partnercenter/api/data/graph_health.lua by spec/types/generate.lua.

---@class partnercenter.Listing.ServiceHealth: partnercenter.Listing
---@operator call(): partnercenter.model.ServiceHealth?
---@field each fun(self: partnercenter.Listing.ServiceHealth): fun(): partnercenter.model.ServiceHealth?
---@field pages fun(self: partnercenter.Listing.ServiceHealth): fun(): partnercenter.model.ServiceHealth[]?
---@field all fun(self: partnercenter.Listing.ServiceHealth): partnercenter.model.ServiceHealth[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceHealth): partnercenter.model.ServiceHealth[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceHealth): partnercenter.model.ServiceHealth[]?, partnercenter.error?

---@class partnercenter.Listing.ServiceHealthIssue: partnercenter.Listing
---@operator call(): partnercenter.model.ServiceHealthIssue?
---@field each fun(self: partnercenter.Listing.ServiceHealthIssue): fun(): partnercenter.model.ServiceHealthIssue?
---@field pages fun(self: partnercenter.Listing.ServiceHealthIssue): fun(): partnercenter.model.ServiceHealthIssue[]?
---@field all fun(self: partnercenter.Listing.ServiceHealthIssue): partnercenter.model.ServiceHealthIssue[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceHealthIssue): partnercenter.model.ServiceHealthIssue[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceHealthIssue): partnercenter.model.ServiceHealthIssue[]?, partnercenter.error?

---@class partnercenter.Listing.ServiceUpdateMessage: partnercenter.Listing
---@operator call(): partnercenter.model.ServiceUpdateMessage?
---@field each fun(self: partnercenter.Listing.ServiceUpdateMessage): fun(): partnercenter.model.ServiceUpdateMessage?
---@field pages fun(self: partnercenter.Listing.ServiceUpdateMessage): fun(): partnercenter.model.ServiceUpdateMessage[]?
---@field all fun(self: partnercenter.Listing.ServiceUpdateMessage): partnercenter.model.ServiceUpdateMessage[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceUpdateMessage): partnercenter.model.ServiceUpdateMessage[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceUpdateMessage): partnercenter.model.ServiceUpdateMessage[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.health_issues: partnercenter.Listing.ServiceHealthIssue
local health_issues = {}

---@class partnercenter.health_overviews: partnercenter.Listing.ServiceHealth
local health_overviews = {}

---@class partnercenter.message_center_posts: partnercenter.Listing.ServiceUpdateMessage
local message_center_posts = {}

---@class partnercenter
local partnercenter = {}

---@class partnercenter.Client.health_overviews.Query
---@field ["$expand"] string|number|nil

--- List health overviews.
---
--- `GET /v1.0/admin/serviceAnnouncement/healthOverviews`, host graph
--- Credential: app+user.
---@param query? partnercenter.Client.health_overviews.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.health_overviews
function client:health_overviews(query, options) end

--- As `client:health_overviews`, on the default client.
---@param query? partnercenter.Client.health_overviews.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.health_overviews
function partnercenter.health_overviews(query, options) end

--- List health issues.
---
--- `GET /v1.0/admin/serviceAnnouncement/issues`, host graph
--- Credential: app+user.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.health_issues
function client:health_issues(query, options) end

--- As `client:health_issues`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.health_issues
function partnercenter.health_issues(query, options) end

--- List message center posts.
---
--- `GET /v1.0/admin/serviceAnnouncement/messages`, host graph
--- Credential: app+user.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.message_center_posts
function client:message_center_posts(query, options) end

--- As `client:message_center_posts`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.message_center_posts
function partnercenter.message_center_posts(query, options) end
