---@meta
-- Generated from lua/partnercenter/api/models/graph.lua by spec/types/generate.lua.
-- Records keep every member that the service sends.

---@alias partnercenter.model.BillingExport.attributeSet "full"|"basic"|string
---@alias partnercenter.model.BillingExport.billingPeriod "current"|"last"
---@class partnercenter.model.BillingExport: table<string, any>
---@field attributeSet? partnercenter.model.BillingExport.attributeSet full by default
---@field billingPeriod? partnercenter.model.BillingExport.billingPeriod
---@field currencyCode? string
---@field invoiceId? string

---@alias partnercenter.model.BillingManifest.dataFormat "compressedJSONLines"
---@alias partnercenter.model.BillingManifest.partitionType "ItemCount"|string
---@class partnercenter.model.BillingManifest: table<string, any>
---@field blobCount? integer
---@field blobs? partnercenter.model.BillingManifestBlob[]
---@field createdDateTime? string ISO 8601
---@field dataFormat? partnercenter.model.BillingManifest.dataFormat
---@field eTag? string
---@field id? string GUID
---@field partitionType? partnercenter.model.BillingManifest.partitionType
---@field partnerTenantId? string GUID
---@field rootDirectory? string folder of the blobs
---@field rootFolder? string
---@field rootFolderSAS? string secret
---@field sasToken? string secret
---@field schemaVersion? string
---@field sizeInBytes? integer
---@field utcCretedDateTime? string ISO 8601; example spelling; table utcCreatedDateTime
---@field version? string

---@class partnercenter.model.BillingManifestBlob: table<string, any>
---@field name? string
---@field partitionValue? string
---@field sizeinBytes? integer lower-case i in the example

---@alias partnercenter.model.BillingOperation.status "notstarted"|"running"|"succeeded"|"failed"
---@class partnercenter.model.BillingOperation: table<string, any>
---@field ["@odata.type"]? string ends in runningOperation, exportSuccessOperation or failedOperation
---@field createdDateTime? string ISO 8601
---@field error? partnercenter.model.BillingOperationError when failed
---@field id? string GUID
---@field lastActionDateTime? string ISO 8601
---@field resourceLocation? string address of the manifest, when succeeded
---@field ["resourceLocation@odata.navigationLink"]? string address of the manifest, when done
---@field status? partnercenter.model.BillingOperation.status

---@class partnercenter.model.BillingOperationError: table<string, any>
---@field code? string
---@field message? string

---@class partnercenter.model.assignLicenseRequest: table<string, any>
---@field addLicenses? partnercenter.model.assignedLicense[] may be empty
---@field removeLicenses? string[] guids of SKUs

---@class partnercenter.model.assignedLicense: table<string, any>
---@field disabledPlans? string[] guids
---@field skuId? string GUID

---@class partnercenter.model.customerInsight: table<string, any>
---@field mfa? partnercenter.model.customerMfaInsight
---@field tenantId? string GUID

---@class partnercenter.model.customerMfaInsight: table<string, any>
---@field compliantAdminsCount? integer
---@field compliantNonAdminsCount? integer
---@field legacyPerUserMfaStatus? string
---@field mfaConditionalAccessPolicyStatus? string
---@field securityDefaultsStatus? string
---@field totalUsersCount? integer

---@alias partnercenter.model.delegatedAdminAccessAssignment.status "pending"|"active"|"deleting"|"deleted"|"error"|"unknownFutureValue"
---@class partnercenter.model.delegatedAdminAccessAssignment: table<string, any>
---@field ["@odata.etag"]? string
---@field accessContainer? partnercenter.model.delegatedAdminAccessContainer
---@field accessDetails? partnercenter.model.delegatedAdminAccessDetails
---@field createdDateTime? string ISO 8601
---@field id? string GUID
---@field lastModifiedDateTime? string ISO 8601
---@field status? partnercenter.model.delegatedAdminAccessAssignment.status

---@alias partnercenter.model.delegatedAdminAccessContainer.accessContainerType "securityGroup"|"unknownFutureValue"
---@class partnercenter.model.delegatedAdminAccessContainer: table<string, any>
---@field accessContainerId? string GUID; a security group of the partner
---@field accessContainerType? partnercenter.model.delegatedAdminAccessContainer.accessContainerType

---@class partnercenter.model.delegatedAdminAccessDetails: table<string, any>
---@field unifiedRoles? partnercenter.model.unifiedRole[]

---@class partnercenter.model.delegatedAdminCustomer: table<string, any>
---@field displayName? string
---@field id? string GUID
---@field tenantId? string GUID

---@alias partnercenter.model.delegatedAdminRelationship.autoExtendDuration "P0D"|"PT0S"|"P180D"|string
---@alias partnercenter.model.delegatedAdminRelationship.status "activating"|"active"|"approvalPending"|"approved"|"created"|"expired"|"expiring"|"terminated"|"terminating"|"terminationRequested"|"unknownFutureValue"
---@class partnercenter.model.delegatedAdminRelationship: table<string, any>
---@field ["@odata.etag"]? string
---@field accessDetails? partnercenter.model.delegatedAdminAccessDetails
---@field activatedDateTime? string ISO 8601
---@field autoExtendDuration? partnercenter.model.delegatedAdminRelationship.autoExtendDuration not with the role Global Administrator
---@field createdDateTime? string ISO 8601
---@field customer? partnercenter.model.delegatedAdminRelationshipCustomerParticipant
---@field displayName? string unique, set while created
---@field duration? string P1D to P2Y
---@field endDateTime? string ISO 8601
---@field id? string from the Graph reference; two guids joined by hyphen
---@field lastModifiedDateTime? string ISO 8601
---@field status? partnercenter.model.delegatedAdminRelationship.status

---@class partnercenter.model.delegatedAdminRelationshipCustomerParticipant: table<string, any>
---@field displayName? string
---@field tenantId? string GUID

---@alias partnercenter.model.delegatedAdminRelationshipOperation.operationType "delegatedAdminAccessAssignmentUpdate"|"unknownFutureValue"
---@alias partnercenter.model.delegatedAdminRelationshipOperation.status "notStarted"|"running"|"succeeded"|"failed"|"unknownFutureValue"
---@class partnercenter.model.delegatedAdminRelationshipOperation: table<string, any>
---@field createdDateTime? string ISO 8601
---@field data? string JSON text
---@field id? string GUID
---@field lastModifiedDateTime? string ISO 8601
---@field operationType? partnercenter.model.delegatedAdminRelationshipOperation.operationType
---@field status? partnercenter.model.delegatedAdminRelationshipOperation.status

---@alias partnercenter.model.delegatedAdminRelationshipRequest.action "lockForApproval"|"approve"|"terminate"|"reject"|"unknownFutureValue"|string
---@alias partnercenter.model.delegatedAdminRelationshipRequest.status "created"|"pending"|"succeeded"|"failed"|"unknownFutureValue"
---@class partnercenter.model.delegatedAdminRelationshipRequest: table<string, any>
---@field action? partnercenter.model.delegatedAdminRelationshipRequest.action reject needs a Prefer header
---@field createdDateTime? string ISO 8601
---@field id? string GUID
---@field lastModifiedDateTime? string ISO 8601
---@field status? partnercenter.model.delegatedAdminRelationshipRequest.status

---@class partnercenter.model.delegatedAdminServiceManagementDetail: table<string, any>
---@field id? string
---@field serviceManagementUrl? string
---@field serviceName? string

---@class partnercenter.model.group: table<string, any>
---@field displayName? string
---@field id? string GUID

---@alias partnercenter.model.partnerSecurityAlert.confidenceLevel "low"|"medium"|"high"
---@alias partnercenter.model.partnerSecurityAlert.resolvedReason "legitimate"|"ignore"|"fraud"
---@alias partnercenter.model.partnerSecurityAlert.severity "informational"|"low"|"medium"|"high"
---@alias partnercenter.model.partnerSecurityAlert.status "active"|"investigating"|"resolved"
---@class partnercenter.model.partnerSecurityAlert: table<string, any>
---@field activityLogs? table[]
---@field additionalDetails? table
---@field affectedResources? table[]
---@field alertType? string
---@field catalogOfferId? string
---@field confidenceLevel? partnercenter.model.partnerSecurityAlert.confidenceLevel
---@field customerTenantId? string GUID
---@field description? string
---@field detectedDateTime? string ISO 8601
---@field displayName? string
---@field firstObservedDateTime? string ISO 8601
---@field id? string GUID
---@field isTest? boolean
---@field lastObservedDateTime? string ISO 8601
---@field resolvedBy? string
---@field resolvedOnDateTime? string ISO 8601
---@field resolvedReason? partnercenter.model.partnerSecurityAlert.resolvedReason
---@field severity? partnercenter.model.partnerSecurityAlert.severity
---@field status? partnercenter.model.partnerSecurityAlert.status
---@field subscriptionId? string GUID
---@field valueAddedResellerTenantId? string GUID

---@class partnercenter.model.partnerSecurityScore: table<string, any>
---@field currentScore? number
---@field lastRefreshDateTime? string ISO 8601
---@field maxScore? number
---@field updatedDateTime? string ISO 8601

---@alias partnercenter.model.securityRequirement.complianceStatus "compliant"|"noncompliant"|string
---@class partnercenter.model.securityRequirement: table<string, any>
---@field actionUrl? string
---@field complianceStatus? partnercenter.model.securityRequirement.complianceStatus one page spells noncomplaint
---@field helpUrl? string
---@field id? string GUID
---@field maxScore? number
---@field requirementType? string
---@field score? number
---@field state? string
---@field updatedDateTime? string ISO 8601

---@class partnercenter.model.securityScoreHistory: table<string, any>
---@field createdDateTime? string ISO 8601
---@field id? string GUID
---@field score? number

---@class partnercenter.model.serviceHealth: table<string, any>
---@field id? string
---@field service? string
---@field status? string

---@class partnercenter.model.serviceHealthIssue: table<string, any>
---@field classification? string
---@field endDateTime? string ISO 8601
---@field id? string
---@field isResolved? boolean
---@field service? string
---@field startDateTime? string ISO 8601
---@field status? string
---@field title? string

---@class partnercenter.model.serviceUpdateMessage: table<string, any>
---@field category? string
---@field id? string
---@field services? string[]
---@field severity? string
---@field startDateTime? string ISO 8601
---@field title? string

---@class partnercenter.model.unifiedRole: table<string, any>
---@field roleDefinitionId? string GUID
