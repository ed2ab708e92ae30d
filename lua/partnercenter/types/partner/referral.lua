---@meta
-- Generated from lua/partnercenter/api/data/referral.lua by spec/types/generate.lua.

---@class partnercenter.Listing.Referral: partnercenter.Listing
---@operator call(): partnercenter.model.Referral?
---@field each fun(self: partnercenter.Listing.Referral): fun(): partnercenter.model.Referral?
---@field pages fun(self: partnercenter.Listing.Referral): fun(): partnercenter.model.Referral[]?
---@field all fun(self: partnercenter.Listing.Referral): partnercenter.model.Referral[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Referral): partnercenter.model.Referral[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Referral): partnercenter.model.Referral[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.referral
local referral = {}

---@class partnercenter.referrals: partnercenter.Listing.Referral
local referrals = {}

---@class partnercenter.webhook_referral
local webhook_referral = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param referral_id string
---@return partnercenter.referral
function client:referral(referral_id) end

--- As `client:referral`, on the default client.
---@param referral_id string
---@return partnercenter.referral
function partnercenter.referral(referral_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.Referral): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.Referral? result
---@return partnercenter.error? err
function referral:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param referral_id string
---@return partnercenter.webhook_referral
function client:webhook_referral(referral_id) end

--- As `client:webhook_referral`, on the default client.
---@param referral_id string
---@return partnercenter.webhook_referral
function partnercenter.webhook_referral(referral_id) end

---@class partnercenter.Client.referrals.Query
---@field ["$filter"] partnercenter.Filter|string|nil made by `field`, or OData text
---@field ["$orderby"] string|string[]|nil
---@field ["$select"] string|string[]|nil
---@field ["$top"] integer|nil

--- Lists leads and co-sell opportunities, filtered by OData where asked.
---
--- `GET /v1.0/engagements/referrals`, host partner
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `Referral`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-referrals
---@param query? partnercenter.Client.referrals.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.referrals
function client:referrals(query, options) end

--- As `client:referrals`, on the default client.
---@param query? partnercenter.Client.referrals.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.referrals
function partnercenter.referrals(query, options) end

---@class partnercenter.body.create_referral: partnercenter.model.Referral
---@field consent partnercenter.model.ReferralConsent
---@field customerProfile partnercenter.model.ReferralCustomerProfile
---@field details partnercenter.model.ReferralDetails
---@field type partnercenter.model.Referral.type table: referralType

--- Creates a lead or co-sell opportunity.
---
--- `POST /v1.0/engagements/referrals`, host partner
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `Referral`.
--- The body needs: customerProfile, consent, details, type.
---@see https://learn.microsoft.com/partner-center/developer/create-a-referral
---@param body partnercenter.body.create_referral
---@param options? partnercenter.Options
---@return partnercenter.model.Referral? result
---@return partnercenter.error? err
function referrals:create(body, options) end

--- Reads a lead or opportunity with its customer, details and team.
---
--- `GET /v1.0/engagements/referrals/{referral_id}`, host partner
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `Referral`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-referral-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.Referral? result
---@return partnercenter.error? err
function referral:get(options) end

--- Replaces a lead or opportunity as a whole, under its ETag.
---
--- `PUT /v1.0/engagements/referrals/{referral_id}`, host partner
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `Referral`.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/partner-center/developer/update-a-referral
---@param body partnercenter.model.Referral
---@param options? partnercenter.Options
---@return partnercenter.model.Referral? result
---@return partnercenter.error? err
function referral:replace(body, options) end

---@class partnercenter.body.patch_referral: partnercenter.model.JsonPatchOperation
---@field op partnercenter.model.JsonPatchOperation.op
---@field path string

--- Changes single members of a lead or opportunity by JSON Patch (`replace`, `add`).
---
--- `PATCH /v1.0/engagements/referrals/{referral_id}`, host partner
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `Referral`.
--- The body needs: op, path.
---@see https://learn.microsoft.com/partner-center/developer/patch-a-referral
---@param body partnercenter.body.patch_referral[]
---@param options? partnercenter.Options
---@return partnercenter.model.Referral? result
---@return partnercenter.error? err
function referral:update(body, options) end

--- Reads the referral that a webhook notification names.
---
--- `GET /engagements/v1/referrals/{referral_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `Referral`.
---@see https://learn.microsoft.com/partner-center/developer/partner-center-webhook-events
---@param options? partnercenter.Options
---@return partnercenter.model.Referral? result
---@return partnercenter.error? err
function webhook_referral:get(options) end
