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

---@class partnercenter.body.export_billed_reconciliation: partnercenter.model.BillingExport
---@field invoiceId string

--- Begins the export of an invoice's reconciliation lines and waits for it.
---
--- `POST /v1.0/reports/partners/billing/reconciliation/billed/export`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `BillingOperation`.
--- The body needs: invoiceId.
--- Polls until the service has finished.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-billedreconciliation-export
---@param body partnercenter.body.export_billed_reconciliation
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function client:export_billed_reconciliation(body, options) end

--- As `client:export_billed_reconciliation`, on the default client.
---@param body partnercenter.body.export_billed_reconciliation
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function partnercenter.export_billed_reconciliation(body, options) end

---@class partnercenter.body.export_unbilled_reconciliation: partnercenter.model.BillingExport
---@field billingPeriod partnercenter.model.BillingExport.billingPeriod
---@field currencyCode string

--- Begins the export of unbilled reconciliation lines and waits for it.
---
--- `POST /v1.0/reports/partners/billing/reconciliation/unbilled/export`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `BillingOperation`.
--- The body needs: currencyCode, billingPeriod.
--- Polls until the service has finished.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-unbilledreconciliation-export
---@param body partnercenter.body.export_unbilled_reconciliation
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function client:export_unbilled_reconciliation(body, options) end

--- As `client:export_unbilled_reconciliation`, on the default client.
---@param body partnercenter.body.export_unbilled_reconciliation
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function partnercenter.export_unbilled_reconciliation(body, options) end

---@class partnercenter.body.export_billed_usage: partnercenter.model.BillingExport
---@field invoiceId string

--- Begins the export of an invoice's daily rated usage and waits for it.
---
--- `POST /v1.0/reports/partners/billing/usage/billed/export`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `BillingOperation`.
--- The body needs: invoiceId.
--- Polls until the service has finished.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-billedusage-export
---@param body partnercenter.body.export_billed_usage
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function client:export_billed_usage(body, options) end

--- As `client:export_billed_usage`, on the default client.
---@param body partnercenter.body.export_billed_usage
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function partnercenter.export_billed_usage(body, options) end

---@class partnercenter.body.export_unbilled_usage: partnercenter.model.BillingExport
---@field billingPeriod partnercenter.model.BillingExport.billingPeriod
---@field currencyCode string

--- Begins the export of unbilled daily rated usage and waits for it.
---
--- `POST /v1.0/reports/partners/billing/usage/unbilled/export`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `BillingOperation`.
--- The body needs: currencyCode, billingPeriod.
--- Polls until the service has finished.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-unbilledusage-export
---@param body partnercenter.body.export_unbilled_usage
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function client:export_unbilled_usage(body, options) end

--- As `client:export_unbilled_usage`, on the default client.
---@param body partnercenter.body.export_unbilled_usage
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function partnercenter.export_unbilled_usage(body, options) end

---@class partnercenter.body.export_billed_aggregated_usage: partnercenter.model.BillingExport
---@field invoiceId string

--- Begins the export of an invoice's Azure usage, aggregated, and waits for it.
---
--- `POST /beta/reports/partners/billing/aggregatedUsage/billed/export`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `BillingOperation`.
--- The body needs: invoiceId.
--- Beta: the service may change it without notice.
--- Polls until the service has finished.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-billedaggregatedusage-export?view=graph-rest-beta
---@param body partnercenter.body.export_billed_aggregated_usage
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function client:export_billed_aggregated_usage(body, options) end

--- As `client:export_billed_aggregated_usage`, on the default client.
---@param body partnercenter.body.export_billed_aggregated_usage
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function partnercenter.export_billed_aggregated_usage(body, options) end

--- Reads the progress of an export and the address of its manifest.
---
--- `GET /v1.0/reports/partners/billing/operations/{operation_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `BillingOperation`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-operation-get
---@param options? partnercenter.Options
---@return partnercenter.model.BillingOperation? result
---@return partnercenter.error? err
function billing_operation:get(options) end

--- Reads the location of an export's files; its sasToken is a secret.
---
--- `GET /v1.0/reports/partners/billing/manifests/{manifest_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `BillingManifest`.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/graph/api/partners-billing-manifest-get
---@param options? partnercenter.Options
---@return partnercenter.model.BillingManifest? result
---@return partnercenter.error? err
function billing_manifest:get(options) end
