---@meta
-- Generated from lua/partnercenter/api/data/offer.lua by spec/types/generate.lua.

---@class partnercenter.Listing.Offer: partnercenter.Listing
---@operator call(): partnercenter.model.Offer?
---@field each fun(self: partnercenter.Listing.Offer): fun(): partnercenter.model.Offer?
---@field pages fun(self: partnercenter.Listing.Offer): fun(): partnercenter.model.Offer[]?
---@field all fun(self: partnercenter.Listing.Offer): partnercenter.model.Offer[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Offer): partnercenter.model.Offer[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Offer): partnercenter.model.Offer[]?, partnercenter.error?

---@class partnercenter.Listing.OfferCategory: partnercenter.Listing
---@operator call(): partnercenter.model.OfferCategory?
---@field each fun(self: partnercenter.Listing.OfferCategory): fun(): partnercenter.model.OfferCategory?
---@field pages fun(self: partnercenter.Listing.OfferCategory): fun(): partnercenter.model.OfferCategory[]?
---@field all fun(self: partnercenter.Listing.OfferCategory): partnercenter.model.OfferCategory[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.OfferCategory): partnercenter.model.OfferCategory[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.OfferCategory): partnercenter.model.OfferCategory[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.offer
local customer_offer = {}

---@class partnercenter.customer.offer.addons: partnercenter.Listing.Offer
local customer_offer_addons = {}

---@class partnercenter.customer.offer_categories: partnercenter.Listing.OfferCategory
local customer_offer_categories = {}

---@class partnercenter.customer.offers: partnercenter.Listing.Offer
local customer_offers = {}

---@class partnercenter.Client
local client = {}

---@class partnercenter.offer
local offer = {}

---@class partnercenter.offer.addons: partnercenter.Listing.Offer
local offer_addons = {}

---@class partnercenter.offer_catalog_preferences
local offer_catalog_preferences = {}

---@class partnercenter.offer_categories: partnercenter.Listing.OfferCategory
local offer_categories = {}

---@class partnercenter.offers: partnercenter.Listing.Offer
local offers = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param offer_id string
---@return partnercenter.customer.offer
function customer:offer(offer_id) end

--- Returns a handle. Sends nothing.
---@param offer_id string
---@return partnercenter.offer
function client:offer(offer_id) end

--- As `client:offer`, on the default client.
---@param offer_id string
---@return partnercenter.offer
function partnercenter.offer(offer_id) end

--- Returns a handle. Sends nothing.
---@return partnercenter.offer_catalog_preferences
function client:offer_catalog_preferences() end

--- As `client:offer_catalog_preferences`, on the default client.
---@return partnercenter.offer_catalog_preferences
function partnercenter.offer_catalog_preferences() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: any): any, any
---@param options? partnercenter.Options
---@return any? result
---@return partnercenter.error? err
function offer_catalog_preferences:change(fn, options) end

---@class partnercenter.Client.offers.Query
---@field country string|number
---@field offer_category_id string|number|nil
---@field offset integer|nil
---@field size integer|nil

--- Lists the legacy catalogue's offers for a country.
---
--- `GET /v1/offers`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Offer`.
--- Deprecated. Use client:products(), where offers of the new commerce are.
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-offers-for-a-market
---@param query partnercenter.Client.offers.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.offers
function client:offers(query, options) end

--- As `client:offers`, on the default client.
---@param query partnercenter.Client.offers.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.offers
function partnercenter.offers(query, options) end

---@class partnercenter.offer.get.Options: partnercenter.Options
---@field country string|number

--- Reads an offer of the legacy catalogue.
---
--- `GET /v1/offers/{offer_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `Offer`.
--- Deprecated. Use client:product(id):get().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-an-offer-by-id
---@param options? partnercenter.offer.get.Options
---@return partnercenter.model.Offer? result
---@return partnercenter.error? err
function offer:get(options) end

---@class partnercenter.offer.addons.Query
---@field country string|number
---@field offset integer|nil
---@field size integer|nil

--- Lists the add-ons that an offer of the legacy catalogue can have.
---
--- `GET /v1/offers/{offer_id}/addons`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Offer`.
--- Deprecated. Use client:products().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-addon-offers-by-offer-id
---@param query partnercenter.offer.addons.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.offer.addons
function offer:addons(query, options) end

---@class partnercenter.Client.offer_categories.Query
---@field country string|number

--- Lists the categories of the legacy catalogue.
---
--- `GET /v1/offercategories`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `OfferCategory`.
--- Deprecated. Use the query targetView of client:products().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-offer-categories-by-country-and-locale
---@param query partnercenter.Client.offer_categories.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.offer_categories
function client:offer_categories(query, options) end

--- As `client:offer_categories`, on the default client.
---@param query partnercenter.Client.offer_categories.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.offer_categories
function partnercenter.offer_categories(query, options) end

---@class partnercenter.customer.offers.Query
---@field offset integer|nil
---@field size integer|nil

--- Lists the legacy offers that this customer can buy.
---
--- `GET /v1/customers/{customer_id}/offers`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `Offer`.
--- Deprecated. Use customer:products().
---@deprecated
---@param query? partnercenter.customer.offers.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.offers
function customer:offers(query, options) end

---@class partnercenter.customer.offer.addons.Query
---@field offset integer|nil
---@field size integer|nil

--- Lists the add-ons to a legacy offer that this customer can buy.
---
--- `GET /v1/customers/{customer_id}/offers/{offer_id}/addons`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `Offer`.
--- Deprecated. Use customer:products().
---@deprecated
---@param query? partnercenter.customer.offer.addons.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.offer.addons
function customer_offer:addons(query, options) end

--- Lists the categories of the legacy catalogue for this customer.
---
--- `GET /v1/customers/{customer_id}/offercategories`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `OfferCategory`.
--- Deprecated. Use the query targetView of customer:products().
---@deprecated
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.offer_categories
function customer:offer_categories(query, options) end

--- Reads preferences for the legacy catalogue; only an old client has it.
---
--- `GET /v1/preferences/catalog/offers`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function offer_catalog_preferences:get(options) end

--- Replaces preferences for the legacy catalogue; only an old client has it.
---
--- `PUT /v1/preferences/catalog/offers`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function offer_catalog_preferences:replace(body, options) end
