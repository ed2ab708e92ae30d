---@meta
-- Generated from lua/partnercenter/api/data/graph_gdap.lua by spec/types/generate.lua.

---@class partnercenter.Listing.delegatedAdminAccessAssignment: partnercenter.Listing
---@operator call(): partnercenter.model.delegatedAdminAccessAssignment?
---@field each fun(self: partnercenter.Listing.delegatedAdminAccessAssignment): fun(): partnercenter.model.delegatedAdminAccessAssignment?
---@field pages fun(self: partnercenter.Listing.delegatedAdminAccessAssignment): fun(): partnercenter.model.delegatedAdminAccessAssignment[]?
---@field all fun(self: partnercenter.Listing.delegatedAdminAccessAssignment): partnercenter.model.delegatedAdminAccessAssignment[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.delegatedAdminAccessAssignment): partnercenter.model.delegatedAdminAccessAssignment[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.delegatedAdminAccessAssignment): partnercenter.model.delegatedAdminAccessAssignment[]?, partnercenter.error?

---@class partnercenter.Listing.delegatedAdminCustomer: partnercenter.Listing
---@operator call(): partnercenter.model.delegatedAdminCustomer?
---@field each fun(self: partnercenter.Listing.delegatedAdminCustomer): fun(): partnercenter.model.delegatedAdminCustomer?
---@field pages fun(self: partnercenter.Listing.delegatedAdminCustomer): fun(): partnercenter.model.delegatedAdminCustomer[]?
---@field all fun(self: partnercenter.Listing.delegatedAdminCustomer): partnercenter.model.delegatedAdminCustomer[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.delegatedAdminCustomer): partnercenter.model.delegatedAdminCustomer[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.delegatedAdminCustomer): partnercenter.model.delegatedAdminCustomer[]?, partnercenter.error?

---@class partnercenter.Listing.delegatedAdminRelationship: partnercenter.Listing
---@operator call(): partnercenter.model.delegatedAdminRelationship?
---@field each fun(self: partnercenter.Listing.delegatedAdminRelationship): fun(): partnercenter.model.delegatedAdminRelationship?
---@field pages fun(self: partnercenter.Listing.delegatedAdminRelationship): fun(): partnercenter.model.delegatedAdminRelationship[]?
---@field all fun(self: partnercenter.Listing.delegatedAdminRelationship): partnercenter.model.delegatedAdminRelationship[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.delegatedAdminRelationship): partnercenter.model.delegatedAdminRelationship[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.delegatedAdminRelationship): partnercenter.model.delegatedAdminRelationship[]?, partnercenter.error?

---@class partnercenter.Listing.delegatedAdminRelationshipOperation: partnercenter.Listing
---@operator call(): partnercenter.model.delegatedAdminRelationshipOperation?
---@field each fun(self: partnercenter.Listing.delegatedAdminRelationshipOperation): fun(): partnercenter.model.delegatedAdminRelationshipOperation?
---@field pages fun(self: partnercenter.Listing.delegatedAdminRelationshipOperation): fun(): partnercenter.model.delegatedAdminRelationshipOperation[]?
---@field all fun(self: partnercenter.Listing.delegatedAdminRelationshipOperation): partnercenter.model.delegatedAdminRelationshipOperation[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.delegatedAdminRelationshipOperation): partnercenter.model.delegatedAdminRelationshipOperation[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.delegatedAdminRelationshipOperation): partnercenter.model.delegatedAdminRelationshipOperation[]?, partnercenter.error?

---@class partnercenter.Listing.delegatedAdminRelationshipRequest: partnercenter.Listing
---@operator call(): partnercenter.model.delegatedAdminRelationshipRequest?
---@field each fun(self: partnercenter.Listing.delegatedAdminRelationshipRequest): fun(): partnercenter.model.delegatedAdminRelationshipRequest?
---@field pages fun(self: partnercenter.Listing.delegatedAdminRelationshipRequest): fun(): partnercenter.model.delegatedAdminRelationshipRequest[]?
---@field all fun(self: partnercenter.Listing.delegatedAdminRelationshipRequest): partnercenter.model.delegatedAdminRelationshipRequest[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.delegatedAdminRelationshipRequest): partnercenter.model.delegatedAdminRelationshipRequest[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.delegatedAdminRelationshipRequest): partnercenter.model.delegatedAdminRelationshipRequest[]?, partnercenter.error?

---@class partnercenter.Listing.delegatedAdminServiceManagementDetail: partnercenter.Listing
---@operator call(): partnercenter.model.delegatedAdminServiceManagementDetail?
---@field each fun(self: partnercenter.Listing.delegatedAdminServiceManagementDetail): fun(): partnercenter.model.delegatedAdminServiceManagementDetail?
---@field pages fun(self: partnercenter.Listing.delegatedAdminServiceManagementDetail): fun(): partnercenter.model.delegatedAdminServiceManagementDetail[]?
---@field all fun(self: partnercenter.Listing.delegatedAdminServiceManagementDetail): partnercenter.model.delegatedAdminServiceManagementDetail[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.delegatedAdminServiceManagementDetail): partnercenter.model.delegatedAdminServiceManagementDetail[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.delegatedAdminServiceManagementDetail): partnercenter.model.delegatedAdminServiceManagementDetail[]?, partnercenter.error?

---@class partnercenter.Client
local client = {}

---@class partnercenter.delegated_admin_customer
local delegated_admin_customer = {}

---@class partnercenter.delegated_admin_customer.service_management_details: partnercenter.Listing.delegatedAdminServiceManagementDetail
local delegated_admin_customer_service_management_details = {}

---@class partnercenter.delegated_admin_customers: partnercenter.Listing.delegatedAdminCustomer
local delegated_admin_customers = {}

---@class partnercenter.gdap_relationship
local gdap_relationship = {}

---@class partnercenter.gdap_relationship.access_assignment
local gdap_relationship_access_assignment = {}

---@class partnercenter.gdap_relationship.access_assignments: partnercenter.Listing.delegatedAdminAccessAssignment
local gdap_relationship_access_assignments = {}

---@class partnercenter.gdap_relationship.operation
local gdap_relationship_operation = {}

---@class partnercenter.gdap_relationship.operations: partnercenter.Listing.delegatedAdminRelationshipOperation
local gdap_relationship_operations = {}

---@class partnercenter.gdap_relationship.request
local gdap_relationship_request = {}

---@class partnercenter.gdap_relationship.requests: partnercenter.Listing.delegatedAdminRelationshipRequest
local gdap_relationship_requests = {}

---@class partnercenter.gdap_relationships: partnercenter.Listing.delegatedAdminRelationship
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
---@param fn fun(value: partnercenter.model.delegatedAdminRelationship): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.delegatedAdminRelationship? result
---@return partnercenter.error? err
function gdap_relationship:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param access_assignment_id string
---@return partnercenter.gdap_relationship.access_assignment
function gdap_relationship:access_assignment(access_assignment_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.delegatedAdminAccessAssignment): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.delegatedAdminAccessAssignment? result
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
---@field ["$filter"] partnercenter.Filter|string|nil made by `field`, or OData text
---@field ["$orderby"] string|string[]|nil
---@field ["$select"] string|string[]|nil
---@field ["$skipToken"] string|number|nil
---@field ["$top"] integer|nil

--- Lists delegated admin relationships (GDAP) with all customers.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `delegatedAdminRelationship`.
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

---@class partnercenter.body.create_gdap_relationship.unifiedRole: partnercenter.model.unifiedRole
---@field roleDefinitionId string GUID

---@class partnercenter.body.create_gdap_relationship.delegatedAdminAccessDetails: partnercenter.model.delegatedAdminAccessDetails
---@field unifiedRoles partnercenter.body.create_gdap_relationship.unifiedRole[]

---@class partnercenter.body.create_gdap_relationship: partnercenter.model.delegatedAdminRelationship
---@field accessDetails partnercenter.body.create_gdap_relationship.delegatedAdminAccessDetails
---@field displayName string unique, set while created
---@field duration string P1D to P2Y

--- Drafts a GDAP relationship: name, duration and roles; a customer approves it later.
---
--- `POST /v1.0/tenantRelationships/delegatedAdminRelationships`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `delegatedAdminRelationship`.
--- The body needs: displayName, accessDetails, duration.
---@see https://learn.microsoft.com/graph/api/tenantrelationship-post-delegatedadminrelationships
---@param body partnercenter.body.create_gdap_relationship
---@param options? partnercenter.Options
---@return partnercenter.model.delegatedAdminRelationship? result
---@return partnercenter.error? err
function gdap_relationships:create(body, options) end

--- Reads a GDAP relationship: status, roles and end.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `delegatedAdminRelationship`.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-get
---@param options? partnercenter.Options
---@return partnercenter.model.delegatedAdminRelationship? result
---@return partnercenter.error? err
function gdap_relationship:get(options) end

--- Changes a draft, or the automatic extension of an active relationship.
---
--- `PATCH /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `delegatedAdminRelationship`.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-update
---@param body partnercenter.model.delegatedAdminRelationship
---@param options? partnercenter.Options
---@return partnercenter.model.delegatedAdminRelationship? result
---@return partnercenter.error? err
function gdap_relationship:update(body, options) end

--- Deletes a draft that was not sent for approval.
---
--- `DELETE /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: `true`.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-delete
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function gdap_relationship:delete(options) end

---@class partnercenter.gdap_relationship.requests.Query
---@field ["$count"] boolean|nil
---@field ["$expand"] string|string[]|nil
---@field ["$filter"] partnercenter.Filter|string|nil made by `field`, or OData text
---@field ["$select"] string|string[]|nil
---@field ["$skipToken"] string|number|nil
---@field ["$top"] integer|nil

--- Lists the requests to approve or end a GDAP relationship.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/requests`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `delegatedAdminRelationshipRequest`.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-list-requests
---@param query? partnercenter.gdap_relationship.requests.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.gdap_relationship.requests
function gdap_relationship:requests(query, options) end

---@class partnercenter.body.create_gdap_relationship_request: partnercenter.model.delegatedAdminRelationshipRequest
---@field action partnercenter.model.delegatedAdminRelationshipRequest.action reject needs a Prefer header

--- Sends a draft for approval (`lockForApproval`) or ends a relationship.
---
--- `POST /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/requests`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `delegatedAdminRelationshipRequest`.
--- The body needs: action.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-post-requests
---@param body partnercenter.body.create_gdap_relationship_request
---@param options? partnercenter.Options
---@return partnercenter.model.delegatedAdminRelationshipRequest? result
---@return partnercenter.error? err
function gdap_relationship_requests:create(body, options) end

--- Reads the status of a request about a GDAP relationship.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/requests/{request_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `delegatedAdminRelationshipRequest`.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationshiprequest-get
---@param options? partnercenter.Options
---@return partnercenter.model.delegatedAdminRelationshipRequest? result
---@return partnercenter.error? err
function gdap_relationship_request:get(options) end

---@class partnercenter.gdap_relationship.operations.Query
---@field ["$count"] boolean|nil
---@field ["$expand"] string|string[]|nil
---@field ["$filter"] partnercenter.Filter|string|nil made by `field`, or OData text
---@field ["$select"] string|string[]|nil
---@field ["$skipToken"] string|number|nil
---@field ["$top"] integer|nil

--- Lists long-running changes of a GDAP relationship.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/operations`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `delegatedAdminRelationshipOperation`.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-list-operations
---@param query? partnercenter.gdap_relationship.operations.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.gdap_relationship.operations
function gdap_relationship:operations(query, options) end

---@class partnercenter.gdap_relationship.operation.get.Options: partnercenter.Options
---@field ["$select"] string|string[]|nil

--- Reads the progress of a long-running change of a GDAP relationship.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/operations/{operation_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `delegatedAdminRelationshipOperation`.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationshipoperation-get
---@param options? partnercenter.gdap_relationship.operation.get.Options
---@return partnercenter.model.delegatedAdminRelationshipOperation? result
---@return partnercenter.error? err
function gdap_relationship_operation:get(options) end

---@class partnercenter.gdap_relationship.access_assignments.Query
---@field ["$count"] boolean|nil
---@field ["$filter"] partnercenter.Filter|string|nil made by `field`, or OData text
---@field ["$orderby"] string|string[]|nil
---@field ["$select"] string|string[]|nil
---@field ["$skipToken"] string|number|nil
---@field ["$top"] integer|nil

--- Lists which security groups have which roles in a GDAP relationship.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `delegatedAdminAccessAssignment`.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-list-accessassignments
---@param query? partnercenter.gdap_relationship.access_assignments.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.gdap_relationship.access_assignments
function gdap_relationship:access_assignments(query, options) end

---@class partnercenter.body.create_gdap_access_assignment.delegatedAdminAccessContainer: partnercenter.model.delegatedAdminAccessContainer
---@field accessContainerId string GUID; a security group of the partner
---@field accessContainerType partnercenter.model.delegatedAdminAccessContainer.accessContainerType

---@class partnercenter.body.create_gdap_access_assignment.unifiedRole: partnercenter.model.unifiedRole
---@field roleDefinitionId string GUID

---@class partnercenter.body.create_gdap_access_assignment.delegatedAdminAccessDetails: partnercenter.model.delegatedAdminAccessDetails
---@field unifiedRoles partnercenter.body.create_gdap_access_assignment.unifiedRole[]

---@class partnercenter.body.create_gdap_access_assignment: partnercenter.model.delegatedAdminAccessAssignment
---@field accessContainer partnercenter.body.create_gdap_access_assignment.delegatedAdminAccessContainer
---@field accessDetails partnercenter.body.create_gdap_access_assignment.delegatedAdminAccessDetails

--- Gives a security group of the partner roles in a GDAP relationship.
---
--- `POST /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `delegatedAdminAccessAssignment`.
--- The body needs: accessContainer, accessDetails.
---@see https://learn.microsoft.com/graph/api/delegatedadminrelationship-post-accessassignments
---@param body partnercenter.body.create_gdap_access_assignment
---@param options? partnercenter.Options
---@return partnercenter.model.delegatedAdminAccessAssignment? result
---@return partnercenter.error? err
function gdap_relationship_access_assignments:create(body, options) end

--- Changes the roles of a security group, under the assignment's ETag.
---
--- `PATCH /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments/{access_assignment_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `delegatedAdminAccessAssignment`.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/graph/api/delegatedadminaccessassignment-update
---@param body partnercenter.model.delegatedAdminAccessAssignment
---@param options? partnercenter.Options
---@return partnercenter.model.delegatedAdminAccessAssignment? result
---@return partnercenter.error? err
function gdap_relationship_access_assignment:update(body, options) end

--- Reads the roles of one security group in a GDAP relationship.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments/{access_assignment_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `delegatedAdminAccessAssignment`.
---@see https://learn.microsoft.com/graph/api/delegatedadminaccessassignment-get
---@param options? partnercenter.Options
---@return partnercenter.model.delegatedAdminAccessAssignment? result
---@return partnercenter.error? err
function gdap_relationship_access_assignment:get(options) end

--- Removes the roles of a security group from a GDAP relationship.
---
--- `DELETE /v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments/{access_assignment_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: `true`.
--- Needs an ETag: the option `if_match`, or one in the body.
---@see https://learn.microsoft.com/graph/api/delegatedadminaccessassignment-delete
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function gdap_relationship_access_assignment:delete(options) end

---@class partnercenter.Client.delegated_admin_customers.Query
---@field ["$count"] boolean|nil
---@field ["$filter"] partnercenter.Filter|string|nil made by `field`, or OData text
---@field ["$orderby"] string|string[]|nil
---@field ["$select"] string|string[]|nil
---@field ["$skipToken"] string|number|nil
---@field ["$top"] integer|nil

--- Lists the customers with at least one GDAP relationship.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminCustomers`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `delegatedAdminCustomer`.
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
---@field ["$select"] string|string[]|nil

--- Reads a customer with at least one GDAP relationship.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminCustomers/{customer_id}`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `delegatedAdminCustomer`.
---@see https://learn.microsoft.com/graph/api/delegatedadmincustomer-get
---@param options? partnercenter.delegated_admin_customer.get.Options
---@return partnercenter.model.delegatedAdminCustomer? result
---@return partnercenter.error? err
function delegated_admin_customer:get(options) end

--- Lists the services of a customer that GDAP lets the partner manage, with links.
---
--- `GET /v1.0/tenantRelationships/delegatedAdminCustomers/{customer_id}/serviceManagementDetails`, host graph
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `delegatedAdminServiceManagementDetail`.
---@see https://learn.microsoft.com/graph/api/delegatedadmincustomer-list-servicemanagementdetails
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.delegated_admin_customer.service_management_details
function delegated_admin_customer:service_management_details(query, options) end
