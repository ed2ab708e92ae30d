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

--- List transfers.
---
--- `GET /v1/customers/{customer_id}/transfers`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-transfers
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.transfers
function customer:transfers(query, options) end

--- Create transfer.
---
--- `POST /v1/customers/{customer_id}/transfers`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/create-a-transfer
---@param body partnercenter.model.Transfer
---@param options? partnercenter.Options
---@return partnercenter.model.Transfer? result
---@return partnercenter.error? err
function customer_transfers:create(body, options) end

--- Get transfer.
---
--- `GET /v1/customers/{customer_id}/transfers/{transfer_id}`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-transfer-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.Transfer? result
---@return partnercenter.error? err
function customer_transfer:get(options) end

--- Update transfer.
---
--- `PATCH /v1/customers/{customer_id}/transfers/{transfer_id}`
--- Credential: app or app+user.
--- Errors in lineItems.transferError of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/reject-a-transfer
---@param body partnercenter.model.Transfer
---@param options? partnercenter.Options
---@return partnercenter.model.Transfer? result
---@return partnercenter.error? err
function customer_transfer:update(body, options) end

--- Accept transfer.
---
--- `POST /v1/customers/{customer_id}/transfers/{transfer_id}/accept`
--- Credential: app or app+user.
--- Errors in transferErrors of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/accept-a-transfer
---@param options? partnercenter.Options
---@return partnercenter.model.TransferSubmitResult? result
---@return partnercenter.error? err
function customer_transfer:accept(options) end

--- Withdraw transfer.
---
--- `DELETE /v1/customers/{customer_id}/transfers/{transfer_id}`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/withdraw-a-transfer
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer_transfer:withdraw(options) end

--- Get transfer eligibility.
---
--- `GET /v1/customers/{customer_id}/transferseligibility`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-customer-s-subscriptions-transfer-eligibility
---@param transferType string|number
---@param options? partnercenter.Options
---@return partnercenter.model.TransferEligibility[]? result
---@return partnercenter.error? err
function customer:transfer_eligibility(transferType, options) end
