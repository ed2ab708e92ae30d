---@meta
-- Generated from lua/partnercenter/api/data/self_serve.lua by spec/types/generate.lua.

---@class partnercenter.Listing.SelfServePolicy: partnercenter.Listing
---@operator call(): partnercenter.model.SelfServePolicy?
---@field each fun(self: partnercenter.Listing.SelfServePolicy): fun(): partnercenter.model.SelfServePolicy?
---@field pages fun(self: partnercenter.Listing.SelfServePolicy): fun(): partnercenter.model.SelfServePolicy[]?
---@field all fun(self: partnercenter.Listing.SelfServePolicy): partnercenter.model.SelfServePolicy[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SelfServePolicy): partnercenter.model.SelfServePolicy[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SelfServePolicy): partnercenter.model.SelfServePolicy[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.self_serve_policies: partnercenter.Listing.SelfServePolicy
local self_serve_policies = {}

---@class partnercenter.self_serve_policy
local self_serve_policy = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param policy_id string
---@return partnercenter.self_serve_policy
function client:self_serve_policy(policy_id) end

--- As `client:self_serve_policy`, on the default client.
---@param policy_id string
---@return partnercenter.self_serve_policy
function partnercenter.self_serve_policy(policy_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.SelfServePolicy): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.SelfServePolicy? result
---@return partnercenter.error? err
function self_serve_policy:change(fn, options) end

---@class partnercenter.Client.self_serve_policies.Query
---@field entity_id string|number

--- Lists the policies that let customers buy without the partner.
---
--- `GET /v1/SelfServePolicy`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `SelfServePolicy`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-self-serve-policies
---@param query partnercenter.Client.self_serve_policies.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.self_serve_policies
function client:self_serve_policies(query, options) end

--- As `client:self_serve_policies`, on the default client.
---@param query partnercenter.Client.self_serve_policies.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.self_serve_policies
function partnercenter.self_serve_policies(query, options) end

---@class partnercenter.body.create_self_serve_policy: partnercenter.model.SelfServePolicy
---@field grantor partnercenter.model.Grantor
---@field permissions partnercenter.model.Permission[]
---@field selfServeEntity partnercenter.model.SelfServeEntity

--- Allows a customer to buy Azure reservations or savings plans.
---
--- `POST /v1/SelfServePolicy`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SelfServePolicy`.
--- The body needs: selfServeEntity, grantor, permissions.
---@see https://learn.microsoft.com/partner-center/developer/create-a-self-serve-policy
---@param body partnercenter.body.create_self_serve_policy
---@param options? partnercenter.Options
---@return partnercenter.model.SelfServePolicy? result
---@return partnercenter.error? err
function self_serve_policies:create(body, options) end

--- Reads the permissions of one self-serve policy.
---
--- `GET /v1/SelfServePolicy/{policy_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SelfServePolicy`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-self-serve-policy-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.SelfServePolicy? result
---@return partnercenter.error? err
function self_serve_policy:get(options) end

---@class partnercenter.body.update_self_serve_policy: partnercenter.model.SelfServePolicy
---@field grantor partnercenter.model.Grantor
---@field id string grantor and entity ids joined by _
---@field permissions partnercenter.model.Permission[]
---@field selfServeEntity partnercenter.model.SelfServeEntity

--- Replaces the permissions of a self-serve policy, under its ETag.
---
--- `PUT /v1/SelfServePolicy/{policy_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SelfServePolicy`.
--- The body needs: id, selfServeEntity, grantor, permissions.
---@see https://learn.microsoft.com/partner-center/developer/update-a-self-serve-policy
---@param body partnercenter.body.update_self_serve_policy
---@param options? partnercenter.Options
---@return partnercenter.model.SelfServePolicy? result
---@return partnercenter.error? err
function self_serve_policy:replace(body, options) end

--- Withdraws a customer's permission to buy without the partner.
---
--- `DELETE /v1/SelfServePolicy/{policy_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: `true`.
---@see https://learn.microsoft.com/partner-center/developer/delete-a-self-serve-policy
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function self_serve_policy:delete(options) end
