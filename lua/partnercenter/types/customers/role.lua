---@meta
-- Generated from lua/partnercenter/api/data/role.lua by spec/types/generate.lua.

---@class partnercenter.Listing.DirectoryRole: partnercenter.Listing
---@operator call(): partnercenter.model.DirectoryRole?
---@field each fun(self: partnercenter.Listing.DirectoryRole): fun(): partnercenter.model.DirectoryRole?
---@field pages fun(self: partnercenter.Listing.DirectoryRole): fun(): partnercenter.model.DirectoryRole[]?
---@field all fun(self: partnercenter.Listing.DirectoryRole): partnercenter.model.DirectoryRole[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DirectoryRole): partnercenter.model.DirectoryRole[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DirectoryRole): partnercenter.model.DirectoryRole[]?, partnercenter.error?

---@class partnercenter.Listing.Role: partnercenter.Listing
---@operator call(): partnercenter.model.Role?
---@field each fun(self: partnercenter.Listing.Role): fun(): partnercenter.model.Role?
---@field pages fun(self: partnercenter.Listing.Role): fun(): partnercenter.model.Role[]?
---@field all fun(self: partnercenter.Listing.Role): partnercenter.model.Role[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Role): partnercenter.model.Role[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Role): partnercenter.model.Role[]?, partnercenter.error?

---@class partnercenter.Listing.UserMember: partnercenter.Listing
---@operator call(): partnercenter.model.UserMember?
---@field each fun(self: partnercenter.Listing.UserMember): fun(): partnercenter.model.UserMember?
---@field pages fun(self: partnercenter.Listing.UserMember): fun(): partnercenter.model.UserMember[]?
---@field all fun(self: partnercenter.Listing.UserMember): partnercenter.model.UserMember[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.UserMember): partnercenter.model.UserMember[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.UserMember): partnercenter.model.UserMember[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.directory_role
local customer_directory_role = {}

---@class partnercenter.customer.directory_role.user_member
local customer_directory_role_user_member = {}

---@class partnercenter.customer.directory_role.user_members: partnercenter.Listing.UserMember
local customer_directory_role_user_members = {}

---@class partnercenter.customer.directory_roles: partnercenter.Listing.DirectoryRole
local customer_directory_roles = {}

---@class partnercenter.customer.user
local customer_user = {}

---@class partnercenter.customer.user.directory_roles: partnercenter.Listing.DirectoryRole
local customer_user_directory_roles = {}

---@class partnercenter.Client
local client = {}

---@class partnercenter.role
local role = {}

---@class partnercenter.role.user_member
local role_user_member = {}

---@class partnercenter.role.user_members: partnercenter.Listing.UserMember
local role_user_members = {}

---@class partnercenter.roles: partnercenter.Listing.Role
local roles = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param role_id string
---@return partnercenter.customer.directory_role
function customer:directory_role(role_id) end

--- Returns a handle. Sends nothing.
---@param user_id string
---@return partnercenter.customer.directory_role.user_member
function customer_directory_role:user_member(user_id) end

--- Returns a handle. Sends nothing.
---@param role_id string
---@return partnercenter.role
function client:role(role_id) end

--- As `client:role`, on the default client.
---@param role_id string
---@return partnercenter.role
function partnercenter.role(role_id) end

--- Returns a handle. Sends nothing.
---@param user_id string
---@return partnercenter.role.user_member
function role:user_member(user_id) end

--- Lists the directory roles of the customer's tenant.
---
--- `GET /v1/customers/{customer_id}/directoryroles`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `DirectoryRole`.
---@see https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.directory_roles
function customer:directory_roles(query, options) end

---@class partnercenter.customer.directory_role.user_members.Query
---@field seekOperation string|number|nil
---@field size integer|nil

--- Lists the users of the customer who have a directory role.
---
--- `GET /v1/customers/{customer_id}/directoryroles/{role_id}/usermembers`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `UserMember`.
---@see https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer
---@param query? partnercenter.customer.directory_role.user_members.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.directory_role.user_members
function customer_directory_role:user_members(query, options) end

---@class partnercenter.body.add_directory_role_member: partnercenter.model.UserMember
---@field displayName string
---@field id string GUID
---@field userPrincipalName string

--- Gives a user of the customer a directory role.
---
--- `POST /v1/customers/{customer_id}/directoryroles/{role_id}/usermembers`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `UserMember`.
--- The body needs: displayName, userPrincipalName, id.
---@see https://learn.microsoft.com/partner-center/developer/set-user-roles-for-a-customer
---@param body partnercenter.body.add_directory_role_member
---@param options? partnercenter.Options
---@return partnercenter.model.UserMember? result
---@return partnercenter.error? err
function customer_directory_role_user_members:create(body, options) end

--- Removes a directory role from a user of the customer.
---
--- `DELETE /v1/customers/{customer_id}/directoryroles/{role_id}/usermembers/{user_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: `true`.
---@see https://learn.microsoft.com/partner-center/developer/remove-customer-user-from-a-role
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer_directory_role_user_member:delete(options) end

--- Deletes directory roles; only an old client has it.
---
--- `DELETE /v1/customers/{customer_id}/directoryroles`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use customer:directory_role(id):user_member(id):delete().
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function customer_directory_roles:delete(options) end

--- Creates a directory role; only an old client has it.
---
--- `POST /v1/customers/{customer_id}/directoryroles`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use customer:directory_role(id):user_members():create(body).
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function customer_directory_roles:create(body, options) end

--- Lists the directory roles that a user of the customer has.
---
--- `GET /v1/customers/{customer_id}/users/{user_id}/directoryroles`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `DirectoryRole`.
---@see https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.user.directory_roles
function customer_user:directory_roles(query, options) end

--- Lists roles of the partner's own tenant; only an old client has it.
---
--- `GET /v1/roles`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `Role`.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.roles
function client:roles(query, options) end

--- As `client:roles`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.roles
function partnercenter.roles(query, options) end

--- Creates a role in the partner's own tenant; only an old client has it.
---
--- `POST /v1/roles`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function roles:create(body, options) end

--- Deletes roles of the partner's own tenant; only an old client has it.
---
--- `DELETE /v1/roles`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function roles:delete(options) end

--- Lists the partner's own users with a role; only an old client has it.
---
--- `GET /v1/roles/{role_id}/usermembers`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `UserMember`.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.role.user_members
function role:user_members(query, options) end

--- Gives one of the partner's own users a role; only an old client has it.
---
--- `POST /v1/roles/{role_id}/usermembers`
--- Needs: app or app+user; no source says which.
--- Gives: a `UserMember`.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body partnercenter.model.UserMember
---@param options? partnercenter.Options
---@return partnercenter.model.UserMember? result
---@return partnercenter.error? err
function role_user_members:create(body, options) end

--- Removes a role from one of the partner's own users; only an old client has it.
---
--- `DELETE /v1/roles/{role_id}/usermembers/{user_id}`
--- Needs: app or app+user; no source says which.
--- Gives: `true`.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function role_user_member:delete(options) end
