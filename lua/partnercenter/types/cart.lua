---@meta
-- Made from lua/partnercenter/api/data/cart.lua by spec/types/generate.lua.

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.cart
local customer_cart = {}

---@class partnercenter.customer.carts
local customer_carts = {}

--- A handle: nothing is sent before one of its calls is made.
---@param cart_id string
---@return partnercenter.customer.cart
function customer:cart(cart_id) end

--- Reads, lets `fn` edit, and writes under the ETag that was read; again when another was quicker.
--- `fn` changes the value or returns another; when it returns false nothing is written.
---@param fn fun(value: partnercenter.model.Cart): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.Cart? result
---@return partnercenter.error? err
function customer_cart:change(fn, options) end

--- A handle: nothing is sent before one of its calls is made.
---@return partnercenter.customer.carts
function customer:carts() end

--- Create cart.
---
--- `POST /v1/customers/{customer_id}/carts`
--- Credential: app or app+user.
--- Errors in lineItems.error of a success are errors.
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
--- Errors in lineItems.error of a success are errors.
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
--- Errors in orderErrors of a success are errors.
---@see https://learn.microsoft.com/partner-center/developer/checkout-a-cart
---@param options? partnercenter.Options
---@return partnercenter.model.CartCheckoutResult? result
---@return partnercenter.error? err
function customer_cart:checkout(options) end
