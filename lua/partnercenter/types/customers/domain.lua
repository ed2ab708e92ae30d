---@meta
-- Generated from lua/partnercenter/api/data/domain.lua by spec/types/generate.lua.

---@class partnercenter.Client
local client = {}

---@class partnercenter.domain
local domain = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param domain string
---@return partnercenter.domain
function client:domain(domain) end

--- As `client:domain`, on the default client.
---@param domain string
---@return partnercenter.domain
function partnercenter.domain(domain) end

--- Check domain.
---
--- `HEAD /v1/domains/{domain}`
--- Credential: app or app+user.
---@see https://learn.microsoft.com/partner-center/developer/verify-domain-availability
---@param options? partnercenter.Options
---@return boolean? result
---@return partnercenter.error? err
function domain:exists(options) end

--- Create domain.
---
--- `POST /v1/domains/{domain}`
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function domain:create(body, options) end

--- Check domain prefix.
---
--- `GET /v1/validations/checkdomainavailability/{domain_prefix}`
---@param domain_prefix string
---@param options? partnercenter.Options
---@return boolean? result
---@return partnercenter.error? err
function client:check_domain_availability(domain_prefix, options) end

--- As `client:check_domain_availability`, on the default client.
---@param domain_prefix string
---@param options? partnercenter.Options
---@return boolean? result
---@return partnercenter.error? err
function partnercenter.check_domain_availability(domain_prefix, options) end
