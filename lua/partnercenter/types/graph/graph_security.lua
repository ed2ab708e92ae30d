---@meta
-- Generated from lua/partnercenter/api/data/graph_security.lua by spec/types/generate.lua.

---@class partnercenter.Listing.CustomerInsight: partnercenter.Listing
---@operator call(): partnercenter.model.CustomerInsight?
---@field each fun(self: partnercenter.Listing.CustomerInsight): fun(): partnercenter.model.CustomerInsight?
---@field pages fun(self: partnercenter.Listing.CustomerInsight): fun(): partnercenter.model.CustomerInsight[]?
---@field all fun(self: partnercenter.Listing.CustomerInsight): partnercenter.model.CustomerInsight[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CustomerInsight): partnercenter.model.CustomerInsight[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CustomerInsight): partnercenter.model.CustomerInsight[]?, partnercenter.error?

---@class partnercenter.Listing.PartnerSecurityAlert: partnercenter.Listing
---@operator call(): partnercenter.model.PartnerSecurityAlert?
---@field each fun(self: partnercenter.Listing.PartnerSecurityAlert): fun(): partnercenter.model.PartnerSecurityAlert?
---@field pages fun(self: partnercenter.Listing.PartnerSecurityAlert): fun(): partnercenter.model.PartnerSecurityAlert[]?
---@field all fun(self: partnercenter.Listing.PartnerSecurityAlert): partnercenter.model.PartnerSecurityAlert[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.PartnerSecurityAlert): partnercenter.model.PartnerSecurityAlert[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.PartnerSecurityAlert): partnercenter.model.PartnerSecurityAlert[]?, partnercenter.error?

---@class partnercenter.Listing.SecurityRequirement: partnercenter.Listing
---@operator call(): partnercenter.model.SecurityRequirement?
---@field each fun(self: partnercenter.Listing.SecurityRequirement): fun(): partnercenter.model.SecurityRequirement?
---@field pages fun(self: partnercenter.Listing.SecurityRequirement): fun(): partnercenter.model.SecurityRequirement[]?
---@field all fun(self: partnercenter.Listing.SecurityRequirement): partnercenter.model.SecurityRequirement[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SecurityRequirement): partnercenter.model.SecurityRequirement[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SecurityRequirement): partnercenter.model.SecurityRequirement[]?, partnercenter.error?

---@class partnercenter.Listing.SecurityScoreHistory: partnercenter.Listing
---@operator call(): partnercenter.model.SecurityScoreHistory?
---@field each fun(self: partnercenter.Listing.SecurityScoreHistory): fun(): partnercenter.model.SecurityScoreHistory?
---@field pages fun(self: partnercenter.Listing.SecurityScoreHistory): fun(): partnercenter.model.SecurityScoreHistory[]?
---@field all fun(self: partnercenter.Listing.SecurityScoreHistory): partnercenter.model.SecurityScoreHistory[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SecurityScoreHistory): partnercenter.model.SecurityScoreHistory[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SecurityScoreHistory): partnercenter.model.SecurityScoreHistory[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.security_alert
local security_alert = {}

---@class partnercenter.security_alerts: partnercenter.Listing.PartnerSecurityAlert
local security_alerts = {}

---@class partnercenter.security_score
local security_score = {}

---@class partnercenter.security_score.customer_insights: partnercenter.Listing.CustomerInsight
local security_score_customer_insights = {}

---@class partnercenter.security_score.history: partnercenter.Listing.SecurityScoreHistory
local security_score_history = {}

---@class partnercenter.security_score.history_entry
local security_score_history_entry = {}

---@class partnercenter.security_score.requirement
local security_score_requirement = {}

---@class partnercenter.security_score.requirements: partnercenter.Listing.SecurityRequirement
local security_score_requirements = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param alert_id string
---@return partnercenter.security_alert
function client:security_alert(alert_id) end

--- As `client:security_alert`, on the default client.
---@param alert_id string
---@return partnercenter.security_alert
function partnercenter.security_alert(alert_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.PartnerSecurityAlert): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.PartnerSecurityAlert? result
---@return partnercenter.error? err
function security_alert:change(fn, options) end

--- Returns a handle. Sends nothing.
---@return partnercenter.security_score
function client:security_score() end

--- As `client:security_score`, on the default client.
---@return partnercenter.security_score
function partnercenter.security_score() end

--- Returns a handle. Sends nothing.
---@param history_id string
---@return partnercenter.security_score.history_entry
function security_score:history_entry(history_id) end

--- Returns a handle. Sends nothing.
---@param requirement_id string
---@return partnercenter.security_score.requirement
function security_score:requirement(requirement_id) end

---@class partnercenter.Client.security_alerts.Query
---@field ["$count"] boolean|nil
---@field ["$filter"] string|number|nil
---@field ["$select"] string|number|nil

--- List partner security alerts.
---
--- `GET /beta/security/partner/securityAlerts`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/resources/partner-security-partnersecurityalert?view=graph-rest-beta
---@param query? partnercenter.Client.security_alerts.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.security_alerts
function client:security_alerts(query, options) end

--- As `client:security_alerts`, on the default client.
---@param query? partnercenter.Client.security_alerts.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.security_alerts
function partnercenter.security_alerts(query, options) end

---@class partnercenter.security_alert.get.Options: partnercenter.Options
---@field ["$select"] string|number|nil

--- Get partner security alert.
---
--- `GET /beta/security/partner/securityAlerts/{alert_id}`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityalert-get?view=graph-rest-beta
---@param options? partnercenter.security_alert.get.Options
---@return partnercenter.model.PartnerSecurityAlert? result
---@return partnercenter.error? err
function security_alert:get(options) end

--- Update partner security alert.
---
--- `PATCH /beta/security/partner/securityAlerts/{alert_id}`, host graph
--- Credential: app or app+user.
--- The body needs: status.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityalert-update?view=graph-rest-beta
---@param body partnercenter.model.PartnerSecurityAlert
---@param options? partnercenter.Options
---@return partnercenter.model.PartnerSecurityAlert? result
---@return partnercenter.error? err
function security_alert:update(body, options) end

---@class partnercenter.security_score.get.Options: partnercenter.Options
---@field ["$expand"] string|number|nil
---@field ["$select"] string|number|nil

--- Get partner security score.
---
--- `GET /beta/security/partner/securityScore`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityscore-get?view=graph-rest-beta
---@param options? partnercenter.security_score.get.Options
---@return partnercenter.model.PartnerSecurityScore? result
---@return partnercenter.error? err
function security_score:get(options) end

--- List partner security requirements.
---
--- `GET /beta/security/partner/securityScore/requirements`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityscore-list-requirements?view=graph-rest-beta
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.security_score.requirements
function security_score:requirements(query, options) end

--- Get partner security requirement.
---
--- `GET /beta/security/partner/securityScore/requirements/{requirement_id}`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/partner-security-securityrequirement-get?view=graph-rest-beta
---@param options? partnercenter.Options
---@return partnercenter.model.SecurityRequirement? result
---@return partnercenter.error? err
function security_score_requirement:get(options) end

---@class partnercenter.security_score.customer_insights.Query
---@field ["$skipToken"] string|number|nil

--- List partner security customer insights.
---
--- `GET /beta/security/partner/securityScore/customerInsights`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityscore-list-customerinsights?view=graph-rest-beta
---@param query? partnercenter.security_score.customer_insights.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.security_score.customer_insights
function security_score:customer_insights(query, options) end

--- List partner security score history.
---
--- `GET /beta/security/partner/securityScore/history`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityscore-list-history?view=graph-rest-beta
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.security_score.history
function security_score:history(query, options) end

--- Get partner security score history entry.
---
--- `GET /beta/security/partner/securityScore/history/{history_id}`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/partner-security-securityscorehistory-get?view=graph-rest-beta
---@param options? partnercenter.Options
---@return partnercenter.model.SecurityScoreHistory? result
---@return partnercenter.error? err
function security_score_history_entry:get(options) end
