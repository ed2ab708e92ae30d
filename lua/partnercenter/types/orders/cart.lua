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

--- Create cart.
---
--- `POST /v1/customers/{customer_id}/carts`
--- Credential: app or app+user.
--- Errors in lineItems.error of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/create-a-cart
---@param body partnercenter.model.Cart
---@param options? partnercenter.Options
---@return partnercenter.model.Cart? result
---@return partnercenter.error? err
function customer_carts:create(body, options) end

--- Get cart.
---
--- `GET /v1/customers/{customer_id}/carts/{cart_id}`
---@param options? partnercenter.Options
---@return partnercenter.model.Cart? result
---@return partnercenter.error? err
function customer_cart:get(options) end

--- Update cart.
---
--- `PUT /v1/customers/{customer_id}/carts/{cart_id}`
--- Credential: app or app+user.
--- Errors in lineItems.error of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/update-a-cart
---@param body partnercenter.model.Cart
---@param options? partnercenter.Options
---@return partnercenter.model.Cart? result
---@return partnercenter.error? err
function customer_cart:replace(body, options) end

--- Checkout cart.
---
--- `POST /v1/customers/{customer_id}/carts/{cart_id}/checkout`
--- Credential: app or app+user.
--- Errors in orderErrors of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/checkout-a-cart
---@param options? partnercenter.Options
---@return partnercenter.model.CartCheckoutResult? result
---@return partnercenter.error? err
function customer_cart:checkout(options) end
