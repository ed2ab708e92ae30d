---@meta
-- Generated from lua/partnercenter/api/data/graph_billing.lua by spec/types/generate.lua.

---@class partnercenter.Client
local client = {}

---@class partnercenter.billing_manifest
local billing_manifest = {}

---@class partnercenter.billing_operation
local billing_operation = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param manifest_id string
---@return partnercenter.billing_manifest
function client:billing_manifest(manifest_id) end

--- As `client:billing_manifest`, on the default client.
---@param manifest_id string
---@return partnercenter.billing_manifest
function partnercenter.billing_manifest(manifest_id) end

--- Returns a handle. Sends nothing.
---@param operation_id string
---@return partnercenter.billing_operation
function client:billing_operation(operation_id) end

--- As `client:billing_operation`, on the default client.
---@param operation_id string
---@return partnercenter.billing_operation
function partnercenter.billing_operation(operation_id) end

--- Export billed reconciliation.
---
--- `POST /v1.0/reports/partners/billing/reconciliation/billed/export`, host graph
--- Credential: app or app+user.
--- Polls until the service has finished.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-billedreconciliation-export
---@param body partnercenter.model.BillingExport
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function client:export_billed_reconciliation(body, options) end

--- As `client:export_billed_reconciliation`, on the default client.
---@param body partnercenter.model.BillingExport
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function partnercenter.export_billed_reconciliation(body, options) end

--- Export unbilled reconciliation.
---
--- `POST /v1.0/reports/partners/billing/reconciliation/unbilled/export`, host graph
--- Credential: app or app+user.
--- Polls until the service has finished.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-unbilledreconciliation-export
---@param body partnercenter.model.BillingExport
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function client:export_unbilled_reconciliation(body, options) end

--- As `client:export_unbilled_reconciliation`, on the default client.
---@param body partnercenter.model.BillingExport
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function partnercenter.export_unbilled_reconciliation(body, options) end

--- Export billed usage.
---
--- `POST /v1.0/reports/partners/billing/usage/billed/export`, host graph
--- Credential: app or app+user.
--- Polls until the service has finished.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-billedusage-export
---@param body partnercenter.model.BillingExport
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function client:export_billed_usage(body, options) end

--- As `client:export_billed_usage`, on the default client.
---@param body partnercenter.model.BillingExport
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function partnercenter.export_billed_usage(body, options) end

--- Export unbilled usage.
---
--- `POST /v1.0/reports/partners/billing/usage/unbilled/export`, host graph
--- Credential: app or app+user.
--- Polls until the service has finished.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-unbilledusage-export
---@param body partnercenter.model.BillingExport
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function client:export_unbilled_usage(body, options) end

--- As `client:export_unbilled_usage`, on the default client.
---@param body partnercenter.model.BillingExport
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function partnercenter.export_unbilled_usage(body, options) end

--- Export billed aggregated usage.
---
--- `POST /beta/reports/partners/billing/aggregatedUsage/billed/export`, host graph
--- Credential: app or app+user.
--- Polls until the service has finished.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-billedaggregatedusage-export?view=graph-rest-beta
---@param body partnercenter.model.BillingExport
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function client:export_billed_aggregated_usage(body, options) end

--- As `client:export_billed_aggregated_usage`, on the default client.
---@param body partnercenter.model.BillingExport
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function partnercenter.export_billed_aggregated_usage(body, options) end

--- Get billing operation.
---
--- `GET /v1.0/reports/partners/billing/operations/{operation_id}`, host graph
--- Credential: app or app+user.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-operation-get
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function billing_operation:get(options) end

--- Get billing manifest.
---
--- `GET /v1.0/reports/partners/billing/manifests/{manifest_id}`, host graph
--- Credential: app or app+user.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-manifest-get
---@param options? partnercenter.Options
---@return partnercenter.model.BillingManifest? result
---@return partnercenter.error? err
function billing_manifest:get(options) end
