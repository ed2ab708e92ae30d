---@meta
-- Generated from lua/partnercenter/api/data/graph_license.lua by spec/types/generate.lua.

---@class partnercenter.Client
local client = {}

---@class partnercenter.group
local group = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param group_id string
---@return partnercenter.group
function client:group(group_id) end

--- As `client:group`, on the default client.
---@param group_id string
---@return partnercenter.group
function partnercenter.group(group_id) end

--- Assigns and removes licences of all members of a group.
---
--- `POST /v1.0/groups/{group_id}/assignLicense`, host graph
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `group`.
---@param body partnercenter.model.assignLicenseRequest
---@param options? partnercenter.Options
---@return partnercenter.model.group? result
---@return partnercenter.error? err
function group:assign_license(body, options) end
