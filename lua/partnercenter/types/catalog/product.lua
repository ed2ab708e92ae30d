---@meta
-- Generated from lua/partnercenter/api/data/product.lua by spec/types/generate.lua.

---@class partnercenter.Listing.Availability: partnercenter.Listing
---@operator call(): partnercenter.model.Availability?
---@field each fun(self: partnercenter.Listing.Availability): fun(): partnercenter.model.Availability?
---@field pages fun(self: partnercenter.Listing.Availability): fun(): partnercenter.model.Availability[]?
---@field all fun(self: partnercenter.Listing.Availability): partnercenter.model.Availability[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Availability): partnercenter.model.Availability[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Availability): partnercenter.model.Availability[]?, partnercenter.error?

---@class partnercenter.Listing.Product: partnercenter.Listing
---@operator call(): partnercenter.model.Product?
---@field each fun(self: partnercenter.Listing.Product): fun(): partnercenter.model.Product?
---@field pages fun(self: partnercenter.Listing.Product): fun(): partnercenter.model.Product[]?
---@field all fun(self: partnercenter.Listing.Product): partnercenter.model.Product[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Product): partnercenter.model.Product[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Product): partnercenter.model.Product[]?, partnercenter.error?

---@class partnercenter.Listing.ProductPromotion: partnercenter.Listing
---@operator call(): partnercenter.model.ProductPromotion?
---@field each fun(self: partnercenter.Listing.ProductPromotion): fun(): partnercenter.model.ProductPromotion?
---@field pages fun(self: partnercenter.Listing.ProductPromotion): fun(): partnercenter.model.ProductPromotion[]?
---@field all fun(self: partnercenter.Listing.ProductPromotion): partnercenter.model.ProductPromotion[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ProductPromotion): partnercenter.model.ProductPromotion[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ProductPromotion): partnercenter.model.ProductPromotion[]?, partnercenter.error?

---@class partnercenter.Listing.Sku: partnercenter.Listing
---@operator call(): partnercenter.model.Sku?
---@field each fun(self: partnercenter.Listing.Sku): fun(): partnercenter.model.Sku?
---@field pages fun(self: partnercenter.Listing.Sku): fun(): partnercenter.model.Sku[]?
---@field all fun(self: partnercenter.Listing.Sku): partnercenter.model.Sku[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Sku): partnercenter.model.Sku[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Sku): partnercenter.model.Sku[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.product
local customer_product = {}

---@class partnercenter.customer.product.sku
local customer_product_sku = {}

---@class partnercenter.customer.product.sku.availabilities: partnercenter.Listing.Availability
local customer_product_sku_availabilities = {}

---@class partnercenter.customer.product.sku.availability
local customer_product_sku_availability = {}

---@class partnercenter.customer.product.skus: partnercenter.Listing.Sku
local customer_product_skus = {}

---@class partnercenter.customer.products: partnercenter.Listing.Product
local customer_products = {}

---@class partnercenter.Client
local client = {}

---@class partnercenter.product
local product = {}

---@class partnercenter.product.sku
local product_sku = {}

---@class partnercenter.product.sku.availabilities: partnercenter.Listing.Availability
local product_sku_availabilities = {}

---@class partnercenter.product.sku.availability
local product_sku_availability = {}

---@class partnercenter.product.skus: partnercenter.Listing.Sku
local product_skus = {}

---@class partnercenter.product_promotion
local product_promotion = {}

---@class partnercenter.product_promotions: partnercenter.Listing.ProductPromotion
local product_promotions = {}

---@class partnercenter.products: partnercenter.Listing.Product
local products = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param product_id string
---@return partnercenter.customer.product
function customer:product(product_id) end

--- Returns a handle. Sends nothing.
---@param sku_id string
---@return partnercenter.customer.product.sku
function customer_product:sku(sku_id) end

--- Returns a handle. Sends nothing.
---@param availability_id string
---@return partnercenter.customer.product.sku.availability
function customer_product_sku:availability(availability_id) end

--- Returns a handle. Sends nothing.
---@param product_id string
---@return partnercenter.product
function client:product(product_id) end

--- As `client:product`, on the default client.
---@param product_id string
---@return partnercenter.product
function partnercenter.product(product_id) end

--- Returns a handle. Sends nothing.
---@param sku_id string
---@return partnercenter.product.sku
function product:sku(sku_id) end

--- Returns a handle. Sends nothing.
---@param availability_id string
---@return partnercenter.product.sku.availability
function product_sku:availability(availability_id) end

--- Returns a handle. Sends nothing.
---@param promotion_id string
---@return partnercenter.product_promotion
function client:product_promotion(promotion_id) end

--- As `client:product_promotion`, on the default client.
---@param promotion_id string
---@return partnercenter.product_promotion
function partnercenter.product_promotion(promotion_id) end

---@class partnercenter.Client.products.Query
---@field country string|number
---@field reservationScope string|number|nil
---@field targetSegment string|number|nil
---@field targetView string|number

--- Lists the catalogue's products of a country and view.
---
--- `GET /v1/products`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Product`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-products
---@param query partnercenter.Client.products.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.products
function client:products(query, options) end

--- As `client:products`, on the default client.
---@param query partnercenter.Client.products.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.products
function partnercenter.products(query, options) end

---@class partnercenter.product.get.Options: partnercenter.Options
---@field country string|number
---@field reservationScope string|number|nil

--- Reads a product of the catalogue.
---
--- `GET /v1/products/{product_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Product`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-product-by-id
---@param options? partnercenter.product.get.Options
---@return partnercenter.model.Product? result
---@return partnercenter.error? err
function product:get(options) end

---@class partnercenter.product.skus.Query
---@field country string|number
---@field reservationScope string|number|nil
---@field targetSegment string|number|nil

--- Lists the SKUs of a product with quantities, billing cycles and prerequisites.
---
--- `GET /v1/products/{product_id}/skus`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Sku`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product
---@param query partnercenter.product.skus.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.product.skus
function product:skus(query, options) end

---@class partnercenter.product.sku.get.Options: partnercenter.Options
---@field country string|number
---@field reservationScope string|number|nil

--- Reads a SKU with quantities, billing cycles and prerequisites.
---
--- `GET /v1/products/{product_id}/skus/{sku_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Sku`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-sku-by-id
---@param options? partnercenter.product.sku.get.Options
---@return partnercenter.model.Sku? result
---@return partnercenter.error? err
function product_sku:get(options) end

---@class partnercenter.product.sku.availabilities.Query
---@field IncludeLifeCycleState boolean|nil
---@field country string|number
---@field reservationScope string|number|nil
---@field targetSegment string|number|nil

--- Lists where and on which terms a SKU can be bought, with catalog item ids.
---
--- `GET /v1/products/{product_id}/skus/{sku_id}/availabilities`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Availability`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku
---@param query partnercenter.product.sku.availabilities.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.product.sku.availabilities
function product_sku:availabilities(query, options) end

---@class partnercenter.product.sku.availability.get.Options: partnercenter.Options
---@field country string|number

--- Reads one availability: its terms, currency and catalog item id.
---
--- `GET /v1/products/{product_id}/skus/{sku_id}/availabilities/{availability_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `Availability`.
---@see https://learn.microsoft.com/partner-center/developer/get-an-availability-by-id
---@param options? partnercenter.product.sku.availability.get.Options
---@return partnercenter.model.Availability? result
---@return partnercenter.error? err
function product_sku_availability:get(options) end

---@class partnercenter.customer.products.Query
---@field reservationScope string|number|nil
---@field targetSegment string|number|nil
---@field targetView string|number

--- Lists the products that this customer can buy.
---
--- `GET /v1/customers/{customer_id}/products`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Product`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer
---@param query partnercenter.customer.products.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.products
function customer:products(query, options) end

---@class partnercenter.customer.product.get.Options: partnercenter.Options
---@field reservationScope string|number|nil

--- Reads a product as this customer can buy it.
---
--- `GET /v1/customers/{customer_id}/products/{product_id}`
--- Needs: app or app+user; no source says which.
--- Gives: a `Product`.
---@param options? partnercenter.customer.product.get.Options
---@return partnercenter.model.Product? result
---@return partnercenter.error? err
function customer_product:get(options) end

---@class partnercenter.customer.product.skus.Query
---@field reservationScope string|number|nil
---@field targetSegment string|number|nil

--- Lists the SKUs of a product that this customer can buy.
---
--- `GET /v1/customers/{customer_id}/products/{product_id}/skus`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Sku`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product-by-customer
---@param query? partnercenter.customer.product.skus.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.product.skus
function customer_product:skus(query, options) end

---@class partnercenter.customer.product.sku.get.Options: partnercenter.Options
---@field reservationScope string|number|nil

--- Reads a SKU as this customer can buy it.
---
--- `GET /v1/customers/{customer_id}/products/{product_id}/skus/{sku_id}`
--- Needs: app or app+user; no source says which.
--- Gives: a `Sku`.
---@param options? partnercenter.customer.product.sku.get.Options
---@return partnercenter.model.Sku? result
---@return partnercenter.error? err
function customer_product_sku:get(options) end

---@class partnercenter.customer.product.sku.availabilities.Query
---@field reservationScope string|number|nil
---@field targetSegment string|number|nil

--- Lists on which terms this customer can buy a SKU, with catalog item ids.
---
--- `GET /v1/customers/{customer_id}/products/{product_id}/skus/{sku_id}/availabilities`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Availability`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer
---@param query? partnercenter.customer.product.sku.availabilities.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.product.sku.availabilities
function customer_product_sku:availabilities(query, options) end

--- Reads one availability as this customer can buy it.
---
--- `GET /v1/customers/{customer_id}/products/{product_id}/skus/{sku_id}/availabilities/{availability_id}`
--- Needs: app or app+user; no source says which.
--- Gives: an `Availability`.
---@param options? partnercenter.Options
---@return partnercenter.model.Availability? result
---@return partnercenter.error? err
function customer_product_sku_availability:get(options) end

---@class partnercenter.body.check_inventory.InventoryItem: partnercenter.model.InventoryItem
---@field productId string

---@class partnercenter.body.check_inventory: partnercenter.model.InventoryCheckRequest
---@field targetItems partnercenter.body.check_inventory.InventoryItem[]

---@class partnercenter.Client.check_inventory.Options: partnercenter.Options
---@field country string|number

--- Checked the stock of Azure products, until 2026.
---
--- `POST /v1/extensions/product/checkInventory`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of `InventoryItem`.
--- The body needs: targetItems.
--- Retired; sends nothing. Use client:check_inventory_by_resource_type(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/check-inventory
---@param body partnercenter.body.check_inventory
---@param options? partnercenter.Client.check_inventory.Options
---@return partnercenter.model.InventoryItem[]? result
---@return partnercenter.error? err
function client:check_inventory(body, options) end

--- As `client:check_inventory`, on the default client.
---@param body partnercenter.body.check_inventory
---@param options? partnercenter.Client.check_inventory.Options
---@return partnercenter.model.InventoryItem[]? result
---@return partnercenter.error? err
function partnercenter.check_inventory(body, options) end

---@class partnercenter.Client.check_inventory_by_resource_type.Options: partnercenter.Options
---@field country string|number
---@field resourceType string|number

--- Checks the stock of Azure products of one resource type in a country.
---
--- `POST /v1/extensions/product/checkinventorybyresourcetype`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of `InventoryItem`.
---@see https://learn.microsoft.com/partner-center/developer/check-inventory-by-resource-type
---@param body partnercenter.model.InventoryCheckRequest
---@param options? partnercenter.Client.check_inventory_by_resource_type.Options
---@return partnercenter.model.InventoryItem[]? result
---@return partnercenter.error? err
function client:check_inventory_by_resource_type(body, options) end

--- As `client:check_inventory_by_resource_type`, on the default client.
---@param body partnercenter.model.InventoryCheckRequest
---@param options? partnercenter.Client.check_inventory_by_resource_type.Options
---@return partnercenter.model.InventoryItem[]? result
---@return partnercenter.error? err
function partnercenter.check_inventory_by_resource_type(body, options) end

---@class partnercenter.Client.product_promotions.Query
---@field country string|number
---@field segment string|number

--- Lists the promotions of a country and segment: discount, terms and limits.
---
--- `GET /v1/productpromotions`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `ProductPromotion`.
---@see https://learn.microsoft.com/partner-center/developer/get-promotions
---@param query partnercenter.Client.product_promotions.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.product_promotions
function client:product_promotions(query, options) end

--- As `client:product_promotions`, on the default client.
---@param query partnercenter.Client.product_promotions.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.product_promotions
function partnercenter.product_promotions(query, options) end

---@class partnercenter.product_promotion.get.Options: partnercenter.Options
---@field country string|number

--- Reads a promotion: discount, terms, limits and end.
---
--- `GET /v1/productpromotions/{promotion_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `ProductPromotion`.
---@see https://learn.microsoft.com/partner-center/developer/get-promotion-by-id
---@param options? partnercenter.product_promotion.get.Options
---@return partnercenter.model.ProductPromotion? result
---@return partnercenter.error? err
function product_promotion:get(options) end

---@class partnercenter.body.check_promotion_eligibilities.PromotionEligibilitiesRequestItem: partnercenter.model.PromotionEligibilitiesRequestItem
---@field billingCycle partnercenter.model.PromotionEligibilitiesRequestItem.billingCycle examples also monthly
---@field catalogItemId string
---@field quantity integer
---@field termDuration partnercenter.model.PromotionEligibilitiesRequestItem.termDuration

---@class partnercenter.body.check_promotion_eligibilities: partnercenter.model.PromotionEligibilitiesRequest
---@field items partnercenter.body.check_promotion_eligibilities.PromotionEligibilitiesRequestItem[]

--- Tells which promotions the customer gets for items, and the reasons against others.
---
--- `POST /v1/customers/{customer_id}/promotionEligibilities`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an array of `PromotionEligibilities`.
--- The body needs: items.
---@see https://learn.microsoft.com/partner-center/developer/verify-promotion-eligibility
---@param body partnercenter.body.check_promotion_eligibilities
---@param options? partnercenter.Options
---@return partnercenter.model.PromotionEligibilities[]? result
---@return partnercenter.error? err
function customer:check_promotion_eligibilities(body, options) end
