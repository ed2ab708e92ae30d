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

--- List self serve policies.
---
--- `GET /v1/SelfServePolicy`
--- Credential: app+user.
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

--- Create self serve policy.
---
--- `POST /v1/SelfServePolicy`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/create-a-self-serve-policy
---@param body partnercenter.model.SelfServePolicy
---@param options? partnercenter.Options
---@return partnercenter.model.SelfServePolicy? result
---@return partnercenter.error? err
function self_serve_policies:create(body, options) end

--- Get self serve policy.
---
--- `GET /v1/SelfServePolicy/{policy_id}`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-a-self-serve-policy-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.SelfServePolicy? result
---@return partnercenter.error? err
function self_serve_policy:get(options) end

--- Update self serve policy.
---
--- `PUT /v1/SelfServePolicy/{policy_id}`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/update-a-self-serve-policy
---@param body partnercenter.model.SelfServePolicy
---@param options? partnercenter.Options
---@return partnercenter.model.SelfServePolicy? result
---@return partnercenter.error? err
function self_serve_policy:replace(body, options) end

--- Delete self serve policy.
---
--- `DELETE /v1/SelfServePolicy/{policy_id}`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/delete-a-self-serve-policy
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function self_serve_policy:delete(options) end
