---@meta
-- Generated from lua/partnercenter/api/data/transfer.lua by spec/types/generate.lua.

---@class partnercenter.Listing.Transfer: partnercenter.Listing
---@operator call(): partnercenter.model.Transfer?
---@field each fun(self: partnercenter.Listing.Transfer): fun(): partnercenter.model.Transfer?
---@field pages fun(self: partnercenter.Listing.Transfer): fun(): partnercenter.model.Transfer[]?
---@field all fun(self: partnercenter.Listing.Transfer): partnercenter.model.Transfer[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Transfer): partnercenter.model.Transfer[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Transfer): partnercenter.model.Transfer[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.transfer
local customer_transfer = {}

---@class partnercenter.customer.transfers: partnercenter.Listing.Transfer
local customer_transfers = {}

--- Returns a handle. Sends nothing.
---@param transfer_id string
---@return partnercenter.customer.transfer
function customer:transfer(transfer_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.Transfer): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.Transfer? result
---@return partnercenter.error? err
function customer_transfer:change(fn, options) end

--- Lists transfers of the customer's subscriptions between partners.
---
--- `GET /v1/customers/{customer_id}/transfers`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Transfer`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-transfers
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.transfers
function customer:transfers(query, options) end

---@class partnercenter.body.create_transfer.TransferLineItem: partnercenter.model.TransferLineItem
---@field addonItems? partnercenter.body.create_transfer.TransferLineItem[]
---@field subscriptionId string GUID

---@class partnercenter.body.create_transfer: partnercenter.model.Transfer
---@field lineItems partnercenter.body.create_transfer.TransferLineItem[]
---@field sourcePartnerTenantId string GUID
---@field targetPartnerTenantId string GUID

--- Asks another partner for the customer's subscriptions.
---
--- `POST /v1/customers/{customer_id}/transfers`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Transfer`.
--- The body needs: sourcePartnerTenantId, targetPartnerTenantId, lineItems.
---@see https://learn.microsoft.com/partner-center/developer/create-a-transfer
---@param body partnercenter.body.create_transfer
---@param options? partnercenter.Options
---@return partnercenter.model.Transfer? result
---@return partnercenter.error? err
function customer_transfers:create(body, options) end

--- Reads a transfer with the subscriptions it moves.
---
--- `GET /v1/customers/{customer_id}/transfers/{transfer_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Transfer`.
---@see https://learn.microsoft.com/partner-center/developer/get-transfer-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.Transfer? result
---@return partnercenter.error? err
function customer_transfer:get(options) end

---@class partnercenter.body.update_transfer: partnercenter.model.Transfer
---@field id string GUID
---@field status partnercenter.model.Transfer.status table Active, Completed; requests send reject

--- Accepts or rejects a transfer.
---
--- `PATCH /v1/customers/{customer_id}/transfers/{transfer_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Transfer`.
--- The body needs: id, status.
--- Errors in lineItems.transferError of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/reject-a-transfer
---@param body partnercenter.body.update_transfer
---@param options? partnercenter.Options
---@return partnercenter.model.Transfer? result
---@return partnercenter.error? err
function customer_transfer:update(body, options) end

--- Accepts a transfer as the partner who gives the subscriptions away.
---
--- `POST /v1/customers/{customer_id}/transfers/{transfer_id}/accept`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `TransferSubmitResult`.
--- Errors in transferErrors of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/accept-a-transfer
---@param options? partnercenter.Options
---@return partnercenter.model.TransferSubmitResult? result
---@return partnercenter.error? err
function customer_transfer:accept(options) end

--- Withdraws a transfer that the other partner has not accepted.
---
--- `DELETE /v1/customers/{customer_id}/transfers/{transfer_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: `true`.
---@see https://learn.microsoft.com/partner-center/developer/withdraw-a-transfer
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer_transfer:withdraw(options) end

--- Tells which subscriptions of the customer can be transferred, and the reasons against.
---
--- `GET /v1/customers/{customer_id}/transferseligibility`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of `TransferEligibility`.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-s-subscriptions-transfer-eligibility
---@param transferType string|number
---@param options? partnercenter.Options
---@return partnercenter.model.TransferEligibility[]? result
---@return partnercenter.error? err
function customer:transfer_eligibility(transferType, options) end
