---@meta
-- Generated from lua/partnercenter/api/data/cart.lua by spec/types/generate.lua.

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.cart
local customer_cart = {}

---@class partnercenter.customer.carts
local customer_carts = {}

--- Returns a handle. Sends nothing.
---@param cart_id string
---@return partnercenter.customer.cart
function customer:cart(cart_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.Cart): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.Cart? result
---@return partnercenter.error? err
function customer_cart:change(fn, options) end

--- Returns a handle. Sends nothing.
---@return partnercenter.customer.carts
function customer:carts() end

---@class partnercenter.body.create_cart.CartLineItem: partnercenter.model.CartLineItem
---@field addonItems? partnercenter.body.create_cart.CartLineItem[]
---@field catalogItemId string request table calls it catalogId
---@field quantity integer

---@class partnercenter.body.create_cart: partnercenter.model.Cart
---@field lineItems partnercenter.body.create_cart.CartLineItem[]

--- Makes a cart with line items and their prices; it buys nothing and expires.
---
--- `POST /v1/customers/{customer_id}/carts`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Cart`.
--- The body needs: lineItems.
--- Errors in lineItems.error of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/create-a-cart
---@param body partnercenter.body.create_cart
---@param options? partnercenter.Options
---@return partnercenter.model.Cart? result
---@return partnercenter.error? err
function customer_carts:create(body, options) end

--- Reads a cart with its line items, and the errors the service found in them.
---
--- `GET /v1/customers/{customer_id}/carts/{cart_id}`
--- Needs: app or app+user; no source says which.
--- Gives: a `Cart`.
---@param options? partnercenter.Options
---@return partnercenter.model.Cart? result
---@return partnercenter.error? err
function customer_cart:get(options) end

---@class partnercenter.body.update_cart.CartLineItem: partnercenter.model.CartLineItem
---@field addonItems? partnercenter.body.update_cart.CartLineItem[]
---@field catalogItemId string request table calls it catalogId
---@field quantity integer

---@class partnercenter.body.update_cart: partnercenter.model.Cart
---@field lineItems partnercenter.body.update_cart.CartLineItem[]

--- Replaces the line items of a cart that is not checked out.
---
--- `PUT /v1/customers/{customer_id}/carts/{cart_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Cart`.
--- The body needs: lineItems.
--- Errors in lineItems.error of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/update-a-cart
---@param body partnercenter.body.update_cart
---@param options? partnercenter.Options
---@return partnercenter.model.Cart? result
---@return partnercenter.error? err
function customer_cart:replace(body, options) end

--- Buys the cart's line items: places one order for each order group.
---
--- `POST /v1/customers/{customer_id}/carts/{cart_id}/checkout`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `CartCheckoutResult`.
--- Errors in orderErrors of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/checkout-a-cart
---@param options? partnercenter.Options
---@return partnercenter.model.CartCheckoutResult? result
---@return partnercenter.error? err
function customer_cart:checkout(options) end
