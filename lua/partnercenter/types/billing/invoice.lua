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

--- Lists the partner's invoices, filtered by date where asked.
---
--- `GET /v1/invoices`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Invoice`.
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

--- Reads an invoice: charges, currency, due date and its adjustments.
---
--- `GET /v1/invoices/{invoice_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: an `Invoice`.
---@see https://learn.microsoft.com/partner-center/developer/get-invoice-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.Invoice? result
---@return partnercenter.error? err
function invoice:get(options) end

--- Reads the account's balance: charges, payments and the amount due.
---
--- `GET /v1/invoices/summary`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `InvoiceSummary`.
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

--- Lists the account's balance for each currency.
---
--- `GET /v1/invoices/summaries`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `InvoiceSummary`.
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

--- Lists links to estimates of unbilled charges.
---
--- `GET /v1/invoices/estimates/links`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `EstimateLink`.
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

--- Downloads an invoice as PDF.
---
--- `GET /v1/invoices/{invoice_id}/documents/statement`
--- Needs: app+user (an application with a signed-in user).
--- Gives: the file's bytes or path.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@see https://learn.microsoft.com/partner-center/developer/get-invoice-statement
---@param options? partnercenter.FileOptions
---@return string|integer? result
---@return partnercenter.error? err
function invoice:statement(options) end

--- Downloads the tax receipt of an invoice as PDF.
---
--- `GET /v1/invoices/{invoice_id}/receipts/{receipt_id}/documents/statement`
--- Needs: app+user (an application with a signed-in user).
--- Gives: the file's bytes or path.
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

--- Lists the lines of an invoice by provider and kind; legacy invoices have only these.
---
--- `GET /v1/invoices/{invoice_id}/lineitems/{billing_provider}/{invoice_line_item_type}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `InvoiceLineItem`.
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

--- Lists the reconciliation lines of an invoice; later periods come from exports.
---
--- `GET /v1/invoices/{invoice_id}/lineitems`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `InvoiceLineItem`.
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

--- Listed charges that were not billed yet, until 2026.
---
--- `GET /v1/invoices/unbilled/lineitems`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `InvoiceLineItem`.
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
