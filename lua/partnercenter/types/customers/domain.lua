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

--- Tells whether a domain name is taken: true where it exists.
---
--- `HEAD /v1/domains/{domain}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: `true` or `false`.
---@see https://learn.microsoft.com/partner-center/developer/verify-domain-availability
---@param options? partnercenter.Options
---@return boolean? result
---@return partnercenter.error? err
function domain:exists(options) end

--- Registers a domain; only an old client has it.
---
--- `POST /v1/domains/{domain}`
--- Needs: app or app+user; no source says which.
--- Gives: the decoded answer.
--- Deprecated. Use nothing that is known: only a client generated in 2020 has it.
---@deprecated
---@param body table
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function domain:create(body, options) end

--- Tells whether a prefix of onmicrosoft.com is still free.
---
--- `GET /v1/validations/checkdomainavailability/{domain_prefix}`
--- Needs: app or app+user; no source says which.
--- Gives: `true` or `false`.
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
