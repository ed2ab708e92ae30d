---@meta
-- Generated from lua/partnercenter/api/data/graph_gdap.lua by spec/types/generate.lua.

---@class partnercenter.Listing.DelegatedAdminAccessAssignment: partnercenter.Listing
---@operator call(): partnercenter.model.DelegatedAdminAccessAssignment?
---@field each fun(self: partnercenter.Listing.DelegatedAdminAccessAssignment): fun(): partnercenter.model.DelegatedAdminAccessAssignment?
---@field pages fun(self: partnercenter.Listing.DelegatedAdminAccessAssignment): fun(): partnercenter.model.DelegatedAdminAccessAssignment[]?
---@field all fun(self: partnercenter.Listing.DelegatedAdminAccessAssignment): partnercenter.model.DelegatedAdminAccessAssignment[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DelegatedAdminAccessAssignment): partnercenter.model.DelegatedAdminAccessAssignment[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DelegatedAdminAccessAssignment): partnercenter.model.DelegatedAdminAccessAssignment[]?, partnercenter.error?

---@class partnercenter.Listing.DelegatedAdminCustomer: partnercenter.Listing
---@operator call(): partnercenter.model.DelegatedAdminCustomer?
---@field each fun(self: partnercenter.Listing.DelegatedAdminCustomer): fun(): partnercenter.model.DelegatedAdminCustomer?
---@field pages fun(self: partnercenter.Listing.DelegatedAdminCustomer): fun(): partnercenter.model.DelegatedAdminCustomer[]?
---@field all fun(self: partnercenter.Listing.DelegatedAdminCustomer): partnercenter.model.DelegatedAdminCustomer[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DelegatedAdminCustomer): partnercenter.model.DelegatedAdminCustomer[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DelegatedAdminCustomer): partnercenter.model.DelegatedAdminCustomer[]?, partnercenter.error?

---@class partnercenter.Listing.DelegatedAdminRelationship: partnercenter.Listing
---@operator call(): partnercenter.model.DelegatedAdminRelationship?
---@field each fun(self: partnercenter.Listing.DelegatedAdminRelationship): fun(): partnercenter.model.DelegatedAdminRelationship?
---@field pages fun(self: partnercenter.Listing.DelegatedAdminRelationship): fun(): partnercenter.model.DelegatedAdminRelationship[]?
---@field all fun(self: partnercenter.Listing.DelegatedAdminRelationship): partnercenter.model.DelegatedAdminRelationship[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DelegatedAdminRelationship): partnercenter.model.DelegatedAdminRelationship[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DelegatedAdminRelationship): partnercenter.model.DelegatedAdminRelationship[]?, partnercenter.error?

---@class partnercenter.Listing.DelegatedAdminRelationshipOperation: partnercenter.Listing
---@operator call(): partnercenter.model.DelegatedAdminRelationshipOperation?
---@field each fun(self: partnercenter.Listing.DelegatedAdminRelationshipOperation): fun(): partnercenter.model.DelegatedAdminRelationshipOperation?
---@field pages fun(self: partnercenter.Listing.DelegatedAdminRelationshipOperation): fun(): partnercenter.model.DelegatedAdminRelationshipOperation[]?
---@field all fun(self: partnercenter.Listing.DelegatedAdminRelationshipOperation): partnercenter.model.DelegatedAdminRelationshipOperation[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DelegatedAdminRelationshipOperation): partnercenter.model.DelegatedAdminRelationshipOperation[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DelegatedAdminRelationshipOperation): partnercenter.model.DelegatedAdminRelationshipOperation[]?, partnercenter.error?

---@class partnercenter.Listing.DelegatedAdminRelationshipRequest: partnercenter.Listing
---@operator call(): partnercenter.model.DelegatedAdminRelationshipRequest?
---@field each fun(self: partnercenter.Listing.DelegatedAdminRelationshipRequest): fun(): partnercenter.model.DelegatedAdminRelationshipRequest?
---@field pages fun(self: partnercenter.Listing.DelegatedAdminRelationshipRequest): fun(): partnercenter.model.DelegatedAdminRelationshipRequest[]?
---@field all fun(self: partnercenter.Listing.DelegatedAdminRelationshipRequest): partnercenter.model.DelegatedAdminRelationshipRequest[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DelegatedAdminRelationshipRequest): partnercenter.model.DelegatedAdminRelationshipRequest[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DelegatedAdminRelationshipRequest): partnercenter.model.DelegatedAdminRelationshipRequest[]?, partnercenter.error?

---@class partnercenter.Listing.DelegatedAdminServiceManagementDetail: partnercenter.Listing
---@operator call(): partnercenter.model.DelegatedAdminServiceManagementDetail?
---@field each fun(self: partnercenter.Listing.DelegatedAdminServiceManagementDetail): fun(): partnercenter.model.DelegatedAdminServiceManagementDetail?
---@field pages fun(self: partnercenter.Listing.DelegatedAdminServiceManagementDetail): fun(): partnercenter.model.DelegatedAdminServiceManagementDetail[]?
---@field all fun(self: partnercenter.Listing.DelegatedAdminServiceManagementDetail): partnercenter.model.DelegatedAdminServiceManagementDetail[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DelegatedAdminServiceManagementDetail): partnercenter.model.DelegatedAdminServiceManagementDetail[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DelegatedAdminServiceManagementDetail): partnercenter.model.DelegatedAdminServiceManagementDetail[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.delegated_admin_customer
local delegated_admin_customer = {}

---@class partnercenter.delegated_admin_customer.service_management_details: partnercenter.Listing.DelegatedAdminServiceManagementDetail
local delegated_admin_customer_service_management_details = {}

---@class partnercenter.delegated_admin_customers: partnercenter.Listing.DelegatedAdminCustomer
local delegated_admin_customers = {}

---@class partnercenter.gdap_relationship
local gdap_relationship = {}

---@class partnercenter.gdap_relationship.access_assignment
local gdap_relationship_access_assignment = {}

---@class partnercenter.gdap_relationship.access_assignments: partnercenter.Listing.DelegatedAdminAccessAssignment
local gdap_relationship_access_assignments = {}

---@class partnercenter.gdap_relationship.operation
local gdap_relationship_operation = {}

---@class partnercenter.gdap_relationship.operations: partnercenter.Listing.DelegatedAdminRelationshipOperation
local gdap_relationship_operations = {}

---@class partnercenter.gdap_relationship.request
local gdap_relationship_request = {}

---@class partnercenter.gdap_relationship.requests: partnercenter.Listing.DelegatedAdminRelationshipRequest
local gdap_relationship_requests = {}

---@class partnercenter.gdap_relationships: partnercenter.Listing.DelegatedAdminRelationship
local gdap_relationships = {}

---@class partnercenter
local partnercenter = {}

--- Returns a handle. Sends nothing.
---@param customer_id string
---@return partnercenter.delegated_admin_customer
function client:delegated_admin_customer(customer_id) end

--- As `client:delegated_admin_customer`, on the default client.
---@param customer_id string
---@return partnercenter.delegated_admin_customer
function partnercenter.delegated_admin_customer(customer_id) end

--- Returns a handle. Sends nothing.
---@param relationship_id string
---@return partnercenter.gdap_relationship
function client:gdap_relationship(relationship_id) end

--- As `client:gdap_relationship`, on the default client.
---@param relationship_id string
---@return partnercenter.gdap_relationship
function partnercenter.gdap_relationship(relationship_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.DelegatedAdminRelationship): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.DelegatedAdminRelationship? result
---@return partnercenter.error? err
function gdap_relationship:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param access_assignment_id string
---@return partnercenter.gdap_relationship.access_assignment
function gdap_relationship:access_assignment(access_assignment_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.DelegatedAdminAccessAssignment): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.DelegatedAdminAccessAssignment? result
---@return partnercenter.error? err
function gdap_relationship_access_assignment:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param operation_id string
---@return partnercenter.gdap_relationship.operation
function gdap_relationship:operation(operation_id) end

--- Returns a handle. Sends nothing.
---@param request_id string
---@return partnercenter.gdap_relationship.request
function gdap_relationship:request(request_id) end

---@class partnercenter.Client.gdap_relationships.Query
---@field ["$count"] boolean|nil
---@field ["$filter"] string|number|nil
---@field ["$orderby"] string|number|nil
---@field ["$select"] string|number|nil
---@field ["$skipToken"] string|number|nil
---@field ["$top"] integer|nil

--- List gdap relationships.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships
---@param query? partnercenter.Client.gdap_relationships.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.gdap_relationships
function client:gdap_relationships(query, options) end

--- As `client:gdap_relationships`, on the default client.
---@param query? partnercenter.Client.gdap_relationships.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.gdap_relationships
function partnercenter.gdap_relationships(query, options) end

--- Create gdap relationship.
---
--- `POST /v1.0/tenantRelationships/delegatedAdminRelationships`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/tenantrelationship-post-delegatedadminrelationships
---@param body partnercenter.model.DelegatedAdminRelationship
---@param options? partnercenter.Options
---@return partnercenter.model.DelegatedAdminRelationship? result
---@return partnercenter.error? err
function gdap_relationships:create(body, options) end

--- Get gdap relationship.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-get
---@param options? partnercenter.Options
---@return partnercenter.model.DelegatedAdminRelationship? result
---@return partnercenter.error? err
function gdap_relationship:get(options) end

--- Update gdap relationship.
---
--- `PATCH /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}`, host graph
--- Credential: app or app+user.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-update
---@param body partnercenter.model.DelegatedAdminRelationship
---@param options? partnercenter.Options
---@return partnercenter.model.DelegatedAdminRelationship? result
---@return partnercenter.error? err
function gdap_relationship:update(body, options) end

--- Delete gdap relationship.
---
--- `DELETE /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}`, host graph
--- Credential: app or app+user.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-delete
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function gdap_relationship:delete(options) end

---@class partnercenter.gdap_relationship.requests.Query
---@field ["$count"] boolean|nil
---@field ["$expand"] string|number|nil
---@field ["$filter"] string|number|nil
---@field ["$select"] string|number|nil
---@field ["$skipToken"] string|number|nil
---@field ["$top"] integer|nil

--- List gdap relationship requests.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/requests`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-list-requests
---@param query? partnercenter.gdap_relationship.requests.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.gdap_relationship.requests
function gdap_relationship:requests(query, options) end

--- Create gdap relationship request.
---
--- `POST /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/requests`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-post-requests
---@param body partnercenter.model.DelegatedAdminRelationshipRequest
---@param options? partnercenter.Options
---@return partnercenter.model.DelegatedAdminRelationshipRequest? result
---@return partnercenter.error? err
function gdap_relationship_requests:create(body, options) end

--- Get gdap relationship request.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/requests/{request_id}`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationshiprequest-get
---@param options? partnercenter.Options
---@return partnercenter.model.DelegatedAdminRelationshipRequest? result
---@return partnercenter.error? err
function gdap_relationship_request:get(options) end

---@class partnercenter.gdap_relationship.operations.Query
---@field ["$count"] boolean|nil
---@field ["$expand"] string|number|nil
---@field ["$filter"] string|number|nil
---@field ["$select"] string|number|nil
---@field ["$skipToken"] string|number|nil
---@field ["$top"] integer|nil

--- List gdap relationship operations.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/operations`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-list-operations
---@param query? partnercenter.gdap_relationship.operations.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.gdap_relationship.operations
function gdap_relationship:operations(query, options) end

---@class partnercenter.gdap_relationship.operation.get.Options: partnercenter.Options
---@field ["$select"] string|number|nil

--- Get gdap relationship operation.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/operations/{operation_id}`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationshipoperation-get
---@param options? partnercenter.gdap_relationship.operation.get.Options
---@return partnercenter.model.DelegatedAdminRelationshipOperation? result
---@return partnercenter.error? err
function gdap_relationship_operation:get(options) end

---@class partnercenter.gdap_relationship.access_assignments.Query
---@field ["$count"] boolean|nil
---@field ["$filter"] string|number|nil
---@field ["$orderby"] string|number|nil
---@field ["$select"] string|number|nil
---@field ["$skipToken"] string|number|nil
---@field ["$top"] integer|nil

--- List gdap access assignments.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-list-accessassignments
---@param query? partnercenter.gdap_relationship.access_assignments.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.gdap_relationship.access_assignments
function gdap_relationship:access_assignments(query, options) end

--- Create gdap access assignment.
---
--- `POST /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-post-accessassignments
---@param body partnercenter.model.DelegatedAdminAccessAssignment
---@param options? partnercenter.Options
---@return partnercenter.model.DelegatedAdminAccessAssignment? result
---@return partnercenter.error? err
function gdap_relationship_access_assignments:create(body, options) end

--- Update gdap access assignment.
---
--- `PATCH /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments/{access_assignment_id}`, host graph
--- Credential: app or app+user.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/graph/api/delegatedadminaccessassignment-update
---@param body partnercenter.model.DelegatedAdminAccessAssignment
---@param options? partnercenter.Options
---@return partnercenter.model.DelegatedAdminAccessAssignment? result
---@return partnercenter.error? err
function gdap_relationship_access_assignment:update(body, options) end

--- Get gdap access assignment.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments/{access_assignment_id}`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadminaccessassignment-get
---@param options? partnercenter.Options
---@return partnercenter.model.DelegatedAdminAccessAssignment? result
---@return partnercenter.error? err
function gdap_relationship_access_assignment:get(options) end

--- Delete gdap access assignment.
---
--- `DELETE /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments/{access_assignment_id}`, host graph
--- Credential: app or app+user.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/graph/api/delegatedadminaccessassignment-delete
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function gdap_relationship_access_assignment:delete(options) end

---@class partnercenter.Client.delegated_admin_customers.Query
---@field ["$count"] boolean|nil
---@field ["$filter"] string|number|nil
---@field ["$orderby"] string|number|nil
---@field ["$select"] string|number|nil
---@field ["$skipToken"] string|number|nil
---@field ["$top"] integer|nil

--- List delegated admin customers.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminCustomers`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadmincustomers
---@param query? partnercenter.Client.delegated_admin_customers.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.delegated_admin_customers
function client:delegated_admin_customers(query, options) end

--- As `client:delegated_admin_customers`, on the default client.
---@param query? partnercenter.Client.delegated_admin_customers.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.delegated_admin_customers
function partnercenter.delegated_admin_customers(query, options) end

---@class partnercenter.delegated_admin_customer.get.Options: partnercenter.Options
---@field ["$select"] string|number|nil

--- Get delegated admin customer.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminCustomers/{customer_id}`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadmincustomer-get
---@param options? partnercenter.delegated_admin_customer.get.Options
---@return partnercenter.model.DelegatedAdminCustomer? result
---@return partnercenter.error? err
function delegated_admin_customer:get(options) end

--- List service management details.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminCustomers/{customer_id}/serviceManagementDetails`, host graph
--- Credential: app or app+user.
---@see https://learn.microsoft.com/graph/api/delegatedadmincustomer-list-servicemanagementdetails
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.delegated_admin_customer.service_management_details
function delegated_admin_customer:service_management_details(query, options) end
