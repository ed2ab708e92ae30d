---@meta
-- Generated from lua/partnercenter/api/data/service_request.lua by spec/types/generate.lua.

---@class partnercenter.Listing.ServiceRequest: partnercenter.Listing
---@operator call(): partnercenter.model.ServiceRequest?
---@field each fun(self: partnercenter.Listing.ServiceRequest): fun(): partnercenter.model.ServiceRequest?
---@field pages fun(self: partnercenter.Listing.ServiceRequest): fun(): partnercenter.model.ServiceRequest[]?
---@field all fun(self: partnercenter.Listing.ServiceRequest): partnercenter.model.ServiceRequest[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceRequest): partnercenter.model.ServiceRequest[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceRequest): partnercenter.model.ServiceRequest[]?, partnercenter.error?

---@class partnercenter.Listing.SupportTopic: partnercenter.Listing
---@operator call(): partnercenter.model.SupportTopic?
---@field each fun(self: partnercenter.Listing.SupportTopic): fun(): partnercenter.model.SupportTopic?
---@field pages fun(self: partnercenter.Listing.SupportTopic): fun(): partnercenter.model.SupportTopic[]?
---@field all fun(self: partnercenter.Listing.SupportTopic): partnercenter.model.SupportTopic[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SupportTopic): partnercenter.model.SupportTopic[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SupportTopic): partnercenter.model.SupportTopic[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.service_request
local customer_service_request = {}

---@class partnercenter.customer.service_requests: partnercenter.Listing.ServiceRequest
local customer_service_requests = {}

---@class partnercenter.Client
local client = {}

---@class partnercenter.service_request
local service_request = {}

---@class partnercenter.service_requests: partnercenter.Listing.ServiceRequest
local service_requests = {}

---@class partnercenter.support_topics: partnercenter.Listing.SupportTopic
local support_topics = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param service_request_id string
---@return partnercenter.customer.service_request
function customer:service_request(service_request_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.ServiceRequest): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.ServiceRequest? result
---@return partnercenter.error? err
function customer_service_request:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param service_request_id string
---@return partnercenter.service_request
function client:service_request(service_request_id) end

--- As `client:service_request`, on the default client.
---@param service_request_id string
---@return partnercenter.service_request
function partnercenter.service_request(service_request_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.ServiceRequest): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.ServiceRequest? result
---@return partnercenter.error? err
function service_request:change(fn, options) end

---@class partnercenter.Client.service_requests.Query
---@field filter partnercenter.Filter|table|string|nil
---@field offset integer|nil
---@field size integer|nil
---@field status string|number|nil

--- Lists the partner's support requests to Microsoft.
---
--- `GET /v1/servicerequests`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `ServiceRequest`.
---@param query? partnercenter.Client.service_requests.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.service_requests
function client:service_requests(query, options) end

--- As `client:service_requests`, on the default client.
---@param query? partnercenter.Client.service_requests.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.service_requests
function partnercenter.service_requests(query, options) end

--- Reads a support request with its notes.
---
--- `GET /v1/servicerequests/{service_request_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `ServiceRequest`.
---@see https://learn.microsoft.com/partner-center/developer/get-service-request-details-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.ServiceRequest? result
---@return partnercenter.error? err
function service_request:get(options) end

--- Adds a note to a support request or changes its status.
---
--- `PATCH /v1/servicerequests/{service_request_id}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `ServiceRequest`.
---@see https://learn.microsoft.com/partner-center/developer/update-a-service-request
---@param body partnercenter.model.ServiceRequest
---@param options? partnercenter.Options
---@return partnercenter.model.ServiceRequest? result
---@return partnercenter.error? err
function service_request:update(body, options) end

--- Opened a support request; only the portal does now.
---
--- `POST /v1/servicerequests/{agent_locale}`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `ServiceRequest`.
--- Retired; sends nothing. Use the Partner Center portal.
---@deprecated
---@param agent_locale string
---@param body partnercenter.model.ServiceRequest
---@param options? partnercenter.Options
---@return partnercenter.model.ServiceRequest? result
---@return partnercenter.error? err
function client:create_service_request(agent_locale, body, options) end

--- As `client:create_service_request`, on the default client.
---@param agent_locale string
---@param body partnercenter.model.ServiceRequest
---@param options? partnercenter.Options
---@return partnercenter.model.ServiceRequest? result
---@return partnercenter.error? err
function partnercenter.create_service_request(agent_locale, body, options) end

--- Listed the topics of support requests; only the portal does now.
---
--- `GET /v1/servicerequests/supporttopics`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `SupportTopic`.
--- Retired; sends nothing. Use the Partner Center portal.
---@deprecated
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.support_topics
function client:support_topics(query, options) end

--- As `client:support_topics`, on the default client.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.support_topics
function partnercenter.support_topics(query, options) end

---@class partnercenter.customer.service_requests.Query
---@field filter partnercenter.Filter|table|string|nil
---@field offset integer|nil
---@field size integer|nil
---@field status string|number|nil

--- Lists the support requests about one customer.
---
--- `GET /v1/customers/{customer_id}/servicerequests`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `ServiceRequest`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-service-requests-for-a-customer
---@param query? partnercenter.customer.service_requests.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.service_requests
function customer:service_requests(query, options) end

--- Reads a support request about one customer.
---
--- `GET /v1/customers/{customer_id}/servicerequests/{service_request_id}`
--- Needs: app or app+user; no source says which.
--- Gives: a `ServiceRequest`.
---@param options? partnercenter.Options
---@return partnercenter.model.ServiceRequest? result
---@return partnercenter.error? err
function customer_service_request:get(options) end

--- Changes a support request about one customer.
---
--- `PATCH /v1/customers/{customer_id}/servicerequests/{service_request_id}`
--- Needs: app or app+user; no source says which.
--- Gives: a `ServiceRequest`.
---@param body partnercenter.model.ServiceRequest
---@param options? partnercenter.Options
---@return partnercenter.model.ServiceRequest? result
---@return partnercenter.error? err
function customer_service_request:update(body, options) end
