---@meta
-- Generated from lua/partnercenter/api/data/audit.lua by spec/types/generate.lua.

---@class partnercenter.Listing.AuditRecord: partnercenter.Listing
---@operator call(): partnercenter.model.AuditRecord?
---@field each fun(self: partnercenter.Listing.AuditRecord): fun(): partnercenter.model.AuditRecord?
---@field pages fun(self: partnercenter.Listing.AuditRecord): fun(): partnercenter.model.AuditRecord[]?
---@field all fun(self: partnercenter.Listing.AuditRecord): partnercenter.model.AuditRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.AuditRecord): partnercenter.model.AuditRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.AuditRecord): partnercenter.model.AuditRecord[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.audit_record
local audit_record = {}

---@class partnercenter.audit_records: partnercenter.Listing.AuditRecord
local audit_records = {}

---@class partnercenter.webhook_audit_record
local webhook_audit_record = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param audit_record_id string
---@return partnercenter.audit_record
function client:audit_record(audit_record_id) end

--- As `client:audit_record`, on the default client.
---@param audit_record_id string
---@return partnercenter.audit_record
function partnercenter.audit_record(audit_record_id) end

--- Returns a handle. Sends nothing.
---@param audit_record_id string
---@return partnercenter.webhook_audit_record
function client:webhook_audit_record(audit_record_id) end

--- As `client:webhook_audit_record`, on the default client.
---@param audit_record_id string
---@return partnercenter.webhook_audit_record
function partnercenter.webhook_audit_record(audit_record_id) end

---@class partnercenter.Client.audit_records.Query
---@field endDate string|number|nil ISO 8601, or seconds as os.time counts
---@field filter partnercenter.Filter|table|string|nil
---@field size integer|nil
---@field startDate string|number ISO 8601, or seconds as os.time counts

--- Lists the audit log between two dates, at most 90 days back.
---
--- `GET /v1/auditrecords`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `AuditRecord`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-a-record-of-partner-center-activity-by-user
---@param query partnercenter.Client.audit_records.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.audit_records
function client:audit_records(query, options) end

--- As `client:audit_records`, on the default client.
---@param query partnercenter.Client.audit_records.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.audit_records
function partnercenter.audit_records(query, options) end

--- Reads one entry of the audit log.
---
--- `GET /v1/auditrecords/{audit_record_id}`
--- Needs: app or app+user; no source says which.
--- Gives: an `AuditRecord`.
---@param options? partnercenter.Options
---@return partnercenter.model.AuditRecord? result
---@return partnercenter.error? err
function audit_record:get(options) end

--- Reads the audit entry that a webhook notification names in its AuditUri.
---
--- `GET /auditactivity/v1/auditrecords/{audit_record_id}`
--- Needs: app or app+user; no source says which.
--- Gives: an `AuditRecord`.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhook-events
---@param options? partnercenter.Options
---@return partnercenter.model.AuditRecord? result
---@return partnercenter.error? err
function webhook_audit_record:get(options) end
