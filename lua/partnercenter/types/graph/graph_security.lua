---@meta
-- Generated from lua/partnercenter/api/data/graph_security.lua by spec/types/generate.lua.

---@class partnercenter.Listing.customerInsight: partnercenter.Listing
---@operator call(): partnercenter.model.customerInsight?
---@field each fun(self: partnercenter.Listing.customerInsight): fun(): partnercenter.model.customerInsight?
---@field pages fun(self: partnercenter.Listing.customerInsight): fun(): partnercenter.model.customerInsight[]?
---@field all fun(self: partnercenter.Listing.customerInsight): partnercenter.model.customerInsight[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.customerInsight): partnercenter.model.customerInsight[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.customerInsight): partnercenter.model.customerInsight[]?, partnercenter.error?

---@class partnercenter.Listing.partnerSecurityAlert: partnercenter.Listing
---@operator call(): partnercenter.model.partnerSecurityAlert?
---@field each fun(self: partnercenter.Listing.partnerSecurityAlert): fun(): partnercenter.model.partnerSecurityAlert?
---@field pages fun(self: partnercenter.Listing.partnerSecurityAlert): fun(): partnercenter.model.partnerSecurityAlert[]?
---@field all fun(self: partnercenter.Listing.partnerSecurityAlert): partnercenter.model.partnerSecurityAlert[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.partnerSecurityAlert): partnercenter.model.partnerSecurityAlert[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.partnerSecurityAlert): partnercenter.model.partnerSecurityAlert[]?, partnercenter.error?

---@class partnercenter.Listing.securityRequirement: partnercenter.Listing
---@operator call(): partnercenter.model.securityRequirement?
---@field each fun(self: partnercenter.Listing.securityRequirement): fun(): partnercenter.model.securityRequirement?
---@field pages fun(self: partnercenter.Listing.securityRequirement): fun(): partnercenter.model.securityRequirement[]?
---@field all fun(self: partnercenter.Listing.securityRequirement): partnercenter.model.securityRequirement[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.securityRequirement): partnercenter.model.securityRequirement[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.securityRequirement): partnercenter.model.securityRequirement[]?, partnercenter.error?

---@class partnercenter.Listing.securityScoreHistory: partnercenter.Listing
---@operator call(): partnercenter.model.securityScoreHistory?
---@field each fun(self: partnercenter.Listing.securityScoreHistory): fun(): partnercenter.model.securityScoreHistory?
---@field pages fun(self: partnercenter.Listing.securityScoreHistory): fun(): partnercenter.model.securityScoreHistory[]?
---@field all fun(self: partnercenter.Listing.securityScoreHistory): partnercenter.model.securityScoreHistory[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.securityScoreHistory): partnercenter.model.securityScoreHistory[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.securityScoreHistory): partnercenter.model.securityScoreHistory[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.security_alert
local security_alert = {}

---@class partnercenter.security_alerts: partnercenter.Listing.partnerSecurityAlert
local security_alerts = {}

---@class partnercenter.security_score
local security_score = {}

---@class partnercenter.security_score.customer_insights: partnercenter.Listing.customerInsight
local security_score_customer_insights = {}

---@class partnercenter.security_score.history: partnercenter.Listing.securityScoreHistory
local security_score_history = {}

---@class partnercenter.security_score.history_entry
local security_score_history_entry = {}

---@class partnercenter.security_score.requirement
local security_score_requirement = {}

---@class partnercenter.security_score.requirements: partnercenter.Listing.securityRequirement
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
---@param fn fun(value: partnercenter.model.partnerSecurityAlert): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.partnerSecurityAlert? result
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
---@field ["$filter"] partnercenter.Filter|string|nil made by `field`, or OData text
---@field ["$select"] string|string[]|nil

--- Lists alerts on suspicious use of customers' Azure subscriptions.
---
--- `GET /beta/security/partner/securityAlerts`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `partnerSecurityAlert`.
--- Beta: the service may change it without notice.
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
---@field ["$select"] string|string[]|nil

--- Reads an alert with the resources and activities behind it.
---
--- `GET /beta/security/partner/securityAlerts/{alert_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `partnerSecurityAlert`.
--- Beta: the service may change it without notice.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityalert-get?view=graph-rest-beta
---@param options? partnercenter.security_alert.get.Options
---@return partnercenter.model.partnerSecurityAlert? result
---@return partnercenter.error? err
function security_alert:get(options) end

---@class partnercenter.body.update_partner_security_alert: partnercenter.model.partnerSecurityAlert
---@field status partnercenter.model.partnerSecurityAlert.status

--- Marks an alert as investigated, or as resolved with the reason.
---
--- `PATCH /beta/security/partner/securityAlerts/{alert_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `partnerSecurityAlert`.
--- The body needs: status.
--- Beta: the service may change it without notice.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityalert-update?view=graph-rest-beta
---@param body partnercenter.body.update_partner_security_alert
---@param options? partnercenter.Options
---@return partnercenter.model.partnerSecurityAlert? result
---@return partnercenter.error? err
function security_alert:update(body, options) end

---@class partnercenter.security_score.get.Options: partnercenter.Options
---@field ["$expand"] string|string[]|nil
---@field ["$select"] string|string[]|nil

--- Reads the partner's security score and its maximum.
---
--- `GET /beta/security/partner/securityScore`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `partnerSecurityScore`.
--- Beta: the service may change it without notice.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityscore-get?view=graph-rest-beta
---@param options? partnercenter.security_score.get.Options
---@return partnercenter.model.partnerSecurityScore? result
---@return partnercenter.error? err
function security_score:get(options) end

--- Lists the requirements behind the security score and how each is met.
---
--- `GET /beta/security/partner/securityScore/requirements`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `securityRequirement`.
--- Beta: the service may change it without notice.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityscore-list-requirements?view=graph-rest-beta
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.security_score.requirements
function security_score:requirements(query, options) end

--- Reads one requirement behind the security score.
---
--- `GET /beta/security/partner/securityScore/requirements/{requirement_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `securityRequirement`.
--- Beta: the service may change it without notice.
---@see https://learn.microsoft.com/graph/api/partner-security-securityrequirement-get?view=graph-rest-beta
---@param options? partnercenter.Options
---@return partnercenter.model.securityRequirement? result
---@return partnercenter.error? err
function security_score_requirement:get(options) end

---@class partnercenter.security_score.customer_insights.Query
---@field ["$skipToken"] string|number|nil

--- Lists the coverage of multi-factor authentication for each customer's users.
---
--- `GET /beta/security/partner/securityScore/customerInsights`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `customerInsight`.
--- Beta: the service may change it without notice.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityscore-list-customerinsights?view=graph-rest-beta
---@param query? partnercenter.security_score.customer_insights.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.security_score.customer_insights
function security_score:customer_insights(query, options) end

--- Lists the security scores of the past.
---
--- `GET /beta/security/partner/securityScore/history`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `securityScoreHistory`.
--- Beta: the service may change it without notice.
---@see https://learn.microsoft.com/graph/api/partner-security-partnersecurityscore-list-history?view=graph-rest-beta
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.security_score.history
function security_score:history(query, options) end

--- Reads one security score of the past.
---
--- `GET /beta/security/partner/securityScore/history/{history_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `securityScoreHistory`.
--- Beta: the service may change it without notice.
---@see https://learn.microsoft.com/graph/api/partner-security-securityscorehistory-get?view=graph-rest-beta
---@param options? partnercenter.Options
---@return partnercenter.model.securityScoreHistory? result
---@return partnercenter.error? err
function security_score_history_entry:get(options) end
