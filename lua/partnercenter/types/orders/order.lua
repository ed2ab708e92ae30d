---@meta
-- Generated from lua/partnercenter/api/data/order.lua by spec/types/generate.lua.

---@class partnercenter.Listing.Order: partnercenter.Listing
---@operator call(): partnercenter.model.Order?
---@field each fun(self: partnercenter.Listing.Order): fun(): partnercenter.model.Order?
---@field pages fun(self: partnercenter.Listing.Order): fun(): partnercenter.model.Order[]?
---@field all fun(self: partnercenter.Listing.Order): partnercenter.model.Order[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Order): partnercenter.model.Order[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Order): partnercenter.model.Order[]?, partnercenter.error?

---@class partnercenter.Listing.OrderAttachment: partnercenter.Listing
---@operator call(): partnercenter.model.OrderAttachment?
---@field each fun(self: partnercenter.Listing.OrderAttachment): fun(): partnercenter.model.OrderAttachment?
---@field pages fun(self: partnercenter.Listing.OrderAttachment): fun(): partnercenter.model.OrderAttachment[]?
---@field all fun(self: partnercenter.Listing.OrderAttachment): partnercenter.model.OrderAttachment[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.OrderAttachment): partnercenter.model.OrderAttachment[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.OrderAttachment): partnercenter.model.OrderAttachment[]?, partnercenter.error?

---@class partnercenter.Listing.OrderLineItemActivationLink: partnercenter.Listing
---@operator call(): partnercenter.model.OrderLineItemActivationLink?
---@field each fun(self: partnercenter.Listing.OrderLineItemActivationLink): fun(): partnercenter.model.OrderLineItemActivationLink?
---@field pages fun(self: partnercenter.Listing.OrderLineItemActivationLink): fun(): partnercenter.model.OrderLineItemActivationLink[]?
---@field all fun(self: partnercenter.Listing.OrderLineItemActivationLink): partnercenter.model.OrderLineItemActivationLink[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.OrderLineItemActivationLink): partnercenter.model.OrderLineItemActivationLink[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.OrderLineItemActivationLink): partnercenter.model.OrderLineItemActivationLink[]?, partnercenter.error?

---@class partnercenter.Listing.OrderLineItemProvisioningStatus: partnercenter.Listing
---@operator call(): partnercenter.model.OrderLineItemProvisioningStatus?
---@field each fun(self: partnercenter.Listing.OrderLineItemProvisioningStatus): fun(): partnercenter.model.OrderLineItemProvisioningStatus?
---@field pages fun(self: partnercenter.Listing.OrderLineItemProvisioningStatus): fun(): partnercenter.model.OrderLineItemProvisioningStatus[]?
---@field all fun(self: partnercenter.Listing.OrderLineItemProvisioningStatus): partnercenter.model.OrderLineItemProvisioningStatus[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.OrderLineItemProvisioningStatus): partnercenter.model.OrderLineItemProvisioningStatus[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.OrderLineItemProvisioningStatus): partnercenter.model.OrderLineItemProvisioningStatus[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.order
local customer_order = {}

---@class partnercenter.customer.order.activation_links: partnercenter.Listing.OrderLineItemActivationLink
local customer_order_activation_links = {}

---@class partnercenter.customer.order.attachment
local customer_order_attachment = {}

---@class partnercenter.customer.order.attachments: partnercenter.Listing.OrderAttachment
local customer_order_attachments = {}

---@class partnercenter.customer.order.line_item
local customer_order_line_item = {}

---@class partnercenter.customer.order.line_item.activation_links: partnercenter.Listing.OrderLineItemActivationLink
local customer_order_line_item_activation_links = {}

---@class partnercenter.customer.order.provisioning_status: partnercenter.Listing.OrderLineItemProvisioningStatus
local customer_order_provisioning_status = {}

---@class partnercenter.customer.orders: partnercenter.Listing.Order
local customer_orders = {}

--- Returns a handle. Sends nothing.
---@param order_id string
---@return partnercenter.customer.order
function customer:order(order_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.Order): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.Order? result
---@return partnercenter.error? err
function customer_order:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param attachment_id string
---@return partnercenter.customer.order.attachment
function customer_order:attachment(attachment_id) end

--- Returns a handle. Sends nothing.
---@param line_item_number string
---@return partnercenter.customer.order.line_item
function customer_order:line_item(line_item_number) end

---@class partnercenter.customer.orders.Query
---@field billingType string|number|nil
---@field include_price boolean|nil

--- Lists the customer's orders, those of the billing type `usage` only where asked.
---
--- `GET /v1/customers/{customer_id}/orders`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Order`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-orders
---@param query? partnercenter.customer.orders.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.orders
function customer:orders(query, options) end

---@class partnercenter.body.create_order.OrderLineItem: partnercenter.model.OrderLineItem
---@field lineItemNumber integer counted from 0
---@field offerId string guid or catalog item id
---@field quantity integer

---@class partnercenter.body.create_order: partnercenter.model.Order
---@field lineItems partnercenter.body.create_order.OrderLineItem[]

--- Buys directly, without a cart.
---
--- `POST /v1/customers/{customer_id}/orders`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `Order`.
--- The body needs: lineItems.
---@see https://learn.microsoft.com/partner-center/developer/create-an-order
---@param body partnercenter.body.create_order
---@param options? partnercenter.Options
---@return partnercenter.model.Order? result
---@return partnercenter.error? err
function customer_orders:create(body, options) end

---@class partnercenter.customer.order.get.Options: partnercenter.Options
---@field include_price boolean|nil

--- Reads an order with its line items, and their prices where asked.
---
--- `GET /v1/customers/{customer_id}/orders/{order_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `Order`.
---@see https://learn.microsoft.com/partner-center/developer/get-an-order-by-id
---@param options? partnercenter.customer.order.get.Options
---@return partnercenter.model.Order? result
---@return partnercenter.error? err
function customer_order:get(options) end

--- Changes the billing cycle, adds add-ons, or cancels software.
---
--- `PATCH /v1/customers/{customer_id}/orders/{order_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `Order`.
---@see https://learn.microsoft.com/partner-center/developer/change-the-billing-cycle
---@param body partnercenter.model.Order
---@param options? partnercenter.Options
---@return partnercenter.model.Order? result
---@return partnercenter.error? err
function customer_order:update(body, options) end

--- Lists the provisioning status of each line of an order.
---
--- `GET /v1/customers/{customer_id}/orders/{order_id}/provisioningstatus`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `OrderLineItemProvisioningStatus`.
---@see https://learn.microsoft.com/partner-center/developer/get-order-provisioning-status
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.order.provisioning_status
function customer_order:provisioning_status(query, options) end

--- Lists the links with which the order's products are activated.
---
--- `GET /v1/customers/{customer_id}/orders/{order_id}/activationlinks`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `OrderLineItemActivationLink`.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.order.activation_links
function customer_order:activation_links(query, options) end

--- Lists the links with which the products of one line are activated.
---
--- `GET /v1/customers/{customer_id}/orders/{order_id}/lineitems/{line_item_number}/activationlinks`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `OrderLineItemActivationLink`.
---@see https://learn.microsoft.com/partner-center/developer/get-activation-link-by-order-line-item
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.order.line_item.activation_links
function customer_order_line_item:activation_links(query, options) end

--- Lists the purchase orders and tender files of an order.
---
--- `GET /v1/customers/{customer_id}/orders/{order_id}/attachments`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `OrderAttachment`.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.order.attachments
function customer_order:attachments(query, options) end

--- Uploads the purchase order that an order waits for, with price and currency.
---
--- `POST /v1/customers/{customer_id}/orders/{order_id}/attachment`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of `OrderAttachment`.
---@see https://learn.microsoft.com/partner-center/developer/attaching-purchase-order-and-completing-po-details
---@param body partnercenter.File[]
---@param options? partnercenter.Options
---@return partnercenter.model.OrderAttachment[]? result
---@return partnercenter.error? err
function customer_order:upload_attachments(body, options) end

--- Downloads one file of an order.
---
--- `GET /v1/customers/{customer_id}/orders/{order_id}/attachment/{attachment_id}`
--- Needs: app or app+user; no source says which.
--- Gives: the file's bytes or path.
--- An attempt may take 120 s unless `attempt_timeout` is given.
---@param options? partnercenter.FileOptions
---@return string|integer? result
---@return partnercenter.error? err
function customer_order_attachment:download(options) end
