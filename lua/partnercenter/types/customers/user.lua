---@meta
-- Generated from lua/partnercenter/api/data/user.lua by spec/types/generate.lua.

---@class partnercenter.Listing.CustomerUser: partnercenter.Listing
---@operator call(): partnercenter.model.CustomerUser?
---@field each fun(self: partnercenter.Listing.CustomerUser): fun(): partnercenter.model.CustomerUser?
---@field pages fun(self: partnercenter.Listing.CustomerUser): fun(): partnercenter.model.CustomerUser[]?
---@field all fun(self: partnercenter.Listing.CustomerUser): partnercenter.model.CustomerUser[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CustomerUser): partnercenter.model.CustomerUser[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CustomerUser): partnercenter.model.CustomerUser[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.user
local customer_user = {}

---@class partnercenter.customer.users: partnercenter.Listing.CustomerUser
local customer_users = {}

---@class partnercenter.Client
local client = {}

---@class partnercenter.user
local user = {}

---@class partnercenter.user.notification_preferences
local user_notification_preferences = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param user_id string
---@return partnercenter.customer.user
function customer:user(user_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.CustomerUser): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerUser? result
---@return partnercenter.error? err
function customer_user:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param user_id string
---@return partnercenter.user
function client:user(user_id) end

--- As `client:user`, on the default client.
---@param user_id string
---@return partnercenter.user
function partnercenter.user(user_id) end

--- Returns a handle. Sends nothing.
---@param notification_area string
---@param channel_type string
---@return partnercenter.user.notification_preferences
function user:notification_preferences(notification_area, channel_type) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: any): any, any
---@param options? partnercenter.Options
---@return any? result
---@return partnercenter.error? err
function user_notification_preferences:change(fn, options) end

---@class partnercenter.customer.users.Query
---@field filter partnercenter.Filter|table|string|nil
---@field offset integer|nil
---@field seekOperation string|number|nil
---@field size integer|nil
---@field sortDirection string|number|nil
---@field sortField string|number|nil

--- Lists the customer's users; deleted ones by the filter UserState.
---
--- `GET /v1/customers/{customer_id}/users`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `CustomerUser`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-all-user-accounts-for-a-customer
---@param query? partnercenter.customer.users.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.users
function customer:users(query, options) end

--- Creates a user in the customer's tenant, with a first password.
---
--- `POST /v1/customers/{customer_id}/users`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `CustomerUser`.
---@see https://learn.microsoft.com/partner-center/developer/create-user-accounts-for-a-customer
---@param body partnercenter.model.CustomerUser
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerUser? result
---@return partnercenter.error? err
function customer_users:create(body, options) end

--- Reads a user of the customer.
---
--- `GET /v1/customers/{customer_id}/users/{user_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `CustomerUser`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-user-account-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerUser? result
---@return partnercenter.error? err
function customer_user:get(options) end

--- Changes names, location, password or state; `active` restores a deleted user.
---
--- `PATCH /v1/customers/{customer_id}/users/{user_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `CustomerUser`.
---@see https://learn.microsoft.com/partner-center/developer/update-user-accounts-for-a-customer
---@param body partnercenter.model.CustomerUser
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerUser? result
---@return partnercenter.error? err
function customer_user:update(body, options) end

--- Changes users; only an old client has it.
---
--- `PATCH /v1/customers/{customer_id}/users`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `CustomerUser`.
--- Deprecated. Use customer:user(id):update(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/update-user-accounts-for-a-customer
---@param body partnercenter.model.CustomerUser
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerUser? result
---@return partnercenter.error? err
function customer_users:update(body, options) end

--- Deletes users; only an old client has it.
---
--- `DELETE /v1/customers/{customer_id}/users`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use customer:user(id):delete().
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function customer_users:delete(options) end

--- Deletes a user, who can be restored for 30 days.
---
--- `DELETE /v1/customers/{customer_id}/users/{user_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: `true`.
---@see https://learn.microsoft.com/partner-center/developer/delete-user-accounts-for-a-customer
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer_user:delete(options) end

---@class partnercenter.body.reset_user_password.PasswordProfile: partnercenter.model.PasswordProfile
---@field password string a string on the wire

---@class partnercenter.body.reset_user_password: partnercenter.model.CustomerUser
---@field passwordProfile partnercenter.body.reset_user_password.PasswordProfile

--- Gives a user a new password, to be changed at the next sign-in where asked.
---
--- `PATCH /v1/customers/{customer_id}/users/{user_id}/resetpassword`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `CustomerUser`.
--- The body needs: passwordProfile.
---@param body partnercenter.body.reset_user_password
---@param options? partnercenter.Options
---@return partnercenter.model.CustomerUser? result
---@return partnercenter.error? err
function customer_user:reset_password(body, options) end

--- Reads which notifications a user gets; only an old client has it.
---
--- `GET /v1/users/{user_id}/preferences/notifications/{notification_area}/{channel_type}`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function user_notification_preferences:get(options) end

--- Replaces which notifications a user gets; only an old client has it.
---
--- `PUT /v1/users/{user_id}/preferences/notifications/{notification_area}/{channel_type}`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function user_notification_preferences:replace(body, options) end
