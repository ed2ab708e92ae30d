---@meta
-- Generated from lua/partnercenter/api/data/invoice.lua by spec/types/generate.lua.

---@class partnercenter.Listing.EstimateLink: partnercenter.Listing
---@operator call(): partnercenter.model.EstimateLink?
---@field each fun(self: partnercenter.Listing.EstimateLink): fun(): partnercenter.model.EstimateLink?
---@field pages fun(self: partnercenter.Listing.EstimateLink): fun(): partnercenter.model.EstimateLink[]?
---@field all fun(self: partnercenter.Listing.EstimateLink): partnercenter.model.EstimateLink[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.EstimateLink): partnercenter.model.EstimateLink[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.EstimateLink): partnercenter.model.EstimateLink[]?, partnercenter.error?

---@class partnercenter.Listing.Invoice: partnercenter.Listing
---@operator call(): partnercenter.model.Invoice?
---@field each fun(self: partnercenter.Listing.Invoice): fun(): partnercenter.model.Invoice?
---@field pages fun(self: partnercenter.Listing.Invoice): fun(): partnercenter.model.Invoice[]?
---@field all fun(self: partnercenter.Listing.Invoice): partnercenter.model.Invoice[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Invoice): partnercenter.model.Invoice[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Invoice): partnercenter.model.Invoice[]?, partnercenter.error?

---@class partnercenter.Listing.InvoiceLineItem: partnercenter.Listing
---@operator call(): partnercenter.model.InvoiceLineItem?
---@field each fun(self: partnercenter.Listing.InvoiceLineItem): fun(): partnercenter.model.InvoiceLineItem?
---@field pages fun(self: partnercenter.Listing.InvoiceLineItem): fun(): partnercenter.model.InvoiceLineItem[]?
---@field all fun(self: partnercenter.Listing.InvoiceLineItem): partnercenter.model.InvoiceLineItem[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.InvoiceLineItem): partnercenter.model.InvoiceLineItem[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.InvoiceLineItem): partnercenter.model.InvoiceLineItem[]?, partnercenter.error?

---@class partnercenter.Listing.InvoiceSummary: partnercenter.Listing
---@operator call(): partnercenter.model.InvoiceSummary?
---@field each fun(self: partnercenter.Listing.InvoiceSummary): fun(): partnercenter.model.InvoiceSummary?
---@field pages fun(self: partnercenter.Listing.InvoiceSummary): fun(): partnercenter.model.InvoiceSummary[]?
---@field all fun(self: partnercenter.Listing.InvoiceSummary): partnercenter.model.InvoiceSummary[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.InvoiceSummary): partnercenter.model.InvoiceSummary[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.InvoiceSummary): partnercenter.model.InvoiceSummary[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.invoice
local invoice = {}

---@class partnercenter.invoice.line_items: partnercenter.Listing.InvoiceLineItem
local invoice_line_items = {}

---@class partnercenter.invoice.line_items_by_provider: partnercenter.Listing.InvoiceLineItem
local invoice_line_items_by_provider = {}

---@class partnercenter.invoice.receipt
local invoice_receipt = {}

---@class partnercenter.invoice_estimate_links: partnercenter.Listing.EstimateLink
local invoice_estimate_links = {}

---@class partnercenter.invoice_summaries: partnercenter.Listing.InvoiceSummary
local invoice_summaries = {}

---@class partnercenter.invoices: partnercenter.Listing.Invoice
local invoices = {}

---@class partnercenter.unbilled_line_items: partnercenter.Listing.InvoiceLineItem
local unbilled_line_items = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param invoice_id string
---@return partnercenter.invoice
function client:invoice(invoice_id) end

--- As `client:invoice`, on the default client.
---@param invoice_id string
---@return partnercenter.invoice
function partnercenter.invoice(invoice_id) end

--- Returns a handle. Sends nothing.
---@param receipt_id string
---@return partnercenter.invoice.receipt
function invoice:receipt(receipt_id) end

---@class partnercenter.Client.invoices.Query
---@field filter partnercenter.Filter|table|string|nil
---@field offset integer|nil
---@field size integer|nil

--- List invoices.
---
--- `GET /v1/invoices`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-a-collection-of-invoices
---@param query? partnercenter.Client.invoices.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.invoices
function client:invoices(query, options) end

--- As `client:invoices`, on the default client.
---@param query? partnercenter.Client.invoices.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.invoices
function partnercenter.invoices(query, options) end

--- Get invoice.
---
--- `GET /v1/invoices/{invoice_id}`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-invoice-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.Invoice? result
---@return partnercenter.error? err
function invoice:get(options) end

--- Get invoice summary.
---
--- `GET /v1/invoices/summary`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-the-reseller-s-current-account-balance
---@param options? partnercenter.Options
---@return partnercenter.model.InvoiceSummary? result
---@return partnercenter.error? err
function client:invoice_summary(options) end

--- As `client:invoice_summary`, on the default client.
---@param options? partnercenter.Options
---@return partnercenter.model.InvoiceSummary? result
---@return partnercenter.error? err
function partnercenter.invoice_summary(options) end

--- List invoice summaries.
---
--- `GET /v1/invoices/summaries`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-invoice-summaries
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.invoice_summaries
function client:invoice_summaries(query, options) end

--- As `client:invoice_summaries`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.invoice_summaries
function partnercenter.invoice_summaries(query, options) end

---@class partnercenter.Client.invoice_estimate_links.Query
---@field currencyCode string|number

--- List estimate links.
---
--- `GET /v1/invoices/estimates/links`
--- Credential: app or app+user.
--- Deprecated. Use client:export_unbilled_reconciliation(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-invoice-estimate-links
---@param query partnercenter.Client.invoice_estimate_links.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.invoice_estimate_links
function client:invoice_estimate_links(query, options) end

--- As `client:invoice_estimate_links`, on the default client.
---@param query partnercenter.Client.invoice_estimate_links.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.invoice_estimate_links
function partnercenter.invoice_estimate_links(query, options) end

--- Get invoice statement.
---
--- `GET /v1/invoices/{invoice_id}/documents/statement`
--- Credential: app+user.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-invoice-statement
---@param options? partnercenter.FileOptions
---@return string|integer? result
---@return partnercenter.error? err
function invoice:statement(options) end

--- Get invoice tax receipt.
---
--- `GET /v1/invoices/{invoice_id}/receipts/{receipt_id}/documents/statement`
--- Credential: app+user.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-invoice-receipt-statement
---@param options? partnercenter.FileOptions
---@return string|integer? result
---@return partnercenter.error? err
function invoice_receipt:statement(options) end

---@class partnercenter.invoice.line_items_by_provider.Query
---@field offset integer|nil
---@field seekOperation string|number|nil
---@field size integer|nil

--- List invoice line items.
---
--- `GET /v1/invoices/{invoice_id}/lineitems/{billing_provider}/{invoice_line_item_type}`
--- Credential: app or app+user.
--- An attempt may take 120 s unless `attempt_timeout` is given.
--- Deprecated. Use client:export_billed_reconciliation(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-invoiceline-items
---@param billing_provider string
---@param invoice_line_item_type string
---@param query? partnercenter.invoice.line_items_by_provider.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.invoice.line_items_by_provider
function invoice:line_items_by_provider(billing_provider, invoice_line_item_type, query, options) end

---@class partnercenter.invoice.line_items.Query
---@field currencycode string|number|nil
---@field invoicelineitemtype string|number
---@field offset integer|nil
---@field period string|number|nil
---@field provider string|number
---@field seekOperation string|number|nil
---@field size integer|nil

--- List recon line items.
---
--- `GET /v1/invoices/{invoice_id}/lineitems`
--- Credential: app or app+user.
--- An attempt may take 120 s unless `attempt_timeout` is given.
--- Deprecated. Use client:export_billed_reconciliation(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-invoiceline-items
---@param query partnercenter.invoice.line_items.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.invoice.line_items
function invoice:line_items(query, options) end

---@class partnercenter.Client.unbilled_line_items.Query
---@field currencycode string|number
---@field invoicelineitemtype string|number
---@field period string|number
---@field provider string|number
---@field seekOperation string|number|nil
---@field size integer|nil

--- List unbilled line items.
---
--- `GET /v1/invoices/unbilled/lineitems`
--- Credential: app or app+user.
--- An attempt may take 120 s unless `attempt_timeout` is given.
--- Retired; sends nothing. Use client:export_unbilled_reconciliation(body), client:export_unbilled_usage(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-invoice-unbilled-recon-lineitems
---@param query partnercenter.Client.unbilled_line_items.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.unbilled_line_items
function client:unbilled_line_items(query, options) end

--- As `client:unbilled_line_items`, on the default client.
---@param query partnercenter.Client.unbilled_line_items.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.unbilled_line_items
function partnercenter.unbilled_line_items(query, options) end
