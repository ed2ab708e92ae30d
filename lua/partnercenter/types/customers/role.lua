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

--- List directory roles.
---
--- `GET /v1/customers/{customer_id}/directoryroles`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.directory_roles
function customer:directory_roles(query, options) end

---@class partnercenter.customer.directory_role.user_members.Query
---@field seekOperation string|number|nil
---@field size integer|nil

--- List directory role members.
---
--- `GET /v1/customers/{customer_id}/directoryroles/{role_id}/usermembers`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer
---@param query? partnercenter.customer.directory_role.user_members.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.directory_role.user_members
function customer_directory_role:user_members(query, options) end

--- Add directory role member.
---
--- `POST /v1/customers/{customer_id}/directoryroles/{role_id}/usermembers`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/set-user-roles-for-a-customer
---@param body partnercenter.model.UserMember
---@param options? partnercenter.Options
---@return partnercenter.model.UserMember? result
---@return partnercenter.error? err
function customer_directory_role_user_members:create(body, options) end

--- Remove directory role member.
---
--- `DELETE /v1/customers/{customer_id}/directoryroles/{role_id}/usermembers/{user_id}`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/remove-customer-user-from-a-role
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer_directory_role_user_member:delete(options) end

--- Delete directory roles.
---
--- `DELETE /v1/customers/{customer_id}/directoryroles`
--- Deprecated. Use customer:directory_role(id):user_member(id):delete().
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function customer_directory_roles:delete(options) end

--- Create directory role.
---
--- `POST /v1/customers/{customer_id}/directoryroles`
--- Deprecated. Use customer:directory_role(id):user_members():create(body).
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function customer_directory_roles:create(body, options) end

--- List user directory roles.
---
--- `GET /v1/customers/{customer_id}/users/{user_id}/directoryroles`
--- Credential: app+user.
---@see https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.user.directory_roles
function customer_user:directory_roles(query, options) end

--- List partner roles.
---
--- `GET /v1/roles`
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

--- Create partner role.
---
--- `POST /v1/roles`
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function roles:create(body, options) end

--- Delete partner roles.
---
--- `DELETE /v1/roles`
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function roles:delete(options) end

--- List partner role members.
---
--- `GET /v1/roles/{role_id}/usermembers`
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.role.user_members
function role:user_members(query, options) end

--- Add partner role member.
---
--- `POST /v1/roles/{role_id}/usermembers`
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body partnercenter.model.UserMember
---@param options? partnercenter.Options
---@return partnercenter.model.UserMember? result
---@return partnercenter.error? err
function role_user_members:create(body, options) end

--- Remove partner role member.
---
--- `DELETE /v1/roles/{role_id}/usermembers/{user_id}`
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function role_user_member:delete(options) end
