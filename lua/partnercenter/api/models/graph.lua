--- Microsoft Graph: GDAP, billing exports, security and service health.
return {
  assignedLicense = { fields = { disabledPlans = "string[] -- guids", skuId = "guid" } },
  assignLicenseRequest = {
    fields = {
      addLicenses = "assignedLicense[] -- may be empty", removeLicenses = "string[] -- guids of SKUs",
    },
  },
  BillingExport = {
    fields = {
      invoiceId = "string", currencyCode = "string", billingPeriod = "enum current last",
      attributeSet = "enum full basic -- full by default",
    },
    required = {
      export_billed_reconciliation = "invoiceId", export_billed_usage = "invoiceId",
      export_billed_aggregated_usage = "invoiceId",
      export_unbilled_reconciliation = "currencyCode billingPeriod",
      export_unbilled_usage = "currencyCode billingPeriod",
    },
  },
  BillingManifest = {
    fields = {
      version = "string", dataFormat = "enum compressedJSONLines",
      utcCretedDateTime = "datetime -- example spelling; table utcCreatedDateTime", eTag = "string",
      partnerTenantId = "guid", rootFolder = "string", rootFolderSAS = "string -- secret",
      partitionType = "string ItemCount", blobCount = "integer", sizeInBytes = "integer",
      blobs = "BillingManifestBlob[]", id = "guid", schemaVersion = "string", createdDateTime = "datetime",
      rootDirectory = "string -- folder of the blobs", sasToken = "string -- secret",
    },
  },
  BillingManifestBlob = {
    fields = {
      name = "string", sizeinBytes = "integer -- lower-case i in the example", partitionValue = "string",
    },
  },
  BillingOperation = {
    fields = {
      createdDateTime = "datetime", lastActionDateTime = "datetime",
      resourceLocation = "string -- address of the manifest, when succeeded",
      status = "enum notstarted running succeeded failed", error = "BillingOperationError -- when failed",
      ["@odata.type"] = "string -- ends in runningOperation, exportSuccessOperation or failedOperation",
      id = "guid", ["resourceLocation@odata.navigationLink"] = "string -- address of the manifest, when done",
    },
  },
  BillingOperationError = { fields = { code = "string", message = "string" } },
  customerInsight = { fields = { tenantId = "guid", mfa = "customerMfaInsight" } },
  customerMfaInsight = {
    fields = {
      compliantAdminsCount = "integer", compliantNonAdminsCount = "integer", totalUsersCount = "integer",
      securityDefaultsStatus = "string", mfaConditionalAccessPolicyStatus = "string",
      legacyPerUserMfaStatus = "string",
    },
  },
  delegatedAdminAccessAssignment = {
    fields = {
      id = "guid", status = "enum pending active deleting deleted error unknownFutureValue",
      accessContainer = "delegatedAdminAccessContainer", accessDetails = "delegatedAdminAccessDetails",
      createdDateTime = "datetime", lastModifiedDateTime = "datetime", ["@odata.etag"] = "string",
    },
    required = { create_gdap_access_assignment = "accessContainer accessDetails" },
  },
  delegatedAdminAccessContainer = {
    fields = {
      accessContainerId = "guid -- a security group of the partner",
      accessContainerType = "enum securityGroup unknownFutureValue",
    },
    required = { create_gdap_access_assignment = "accessContainerId accessContainerType" },
  },
  delegatedAdminAccessDetails = {
    fields = { unifiedRoles = "unifiedRole[]" },
    required = {
      create_gdap_access_assignment = "unifiedRoles", create_gdap_relationship = "unifiedRoles",
    },
  },
  delegatedAdminCustomer = { fields = { id = "guid", tenantId = "guid", displayName = "string" } },
  delegatedAdminRelationship = {
    fields = {
      id = "string -- from the Graph reference; two guids joined by hyphen",
      displayName = "string -- unique, set while created",
      customer = "delegatedAdminRelationshipCustomerParticipant",
      accessDetails = "delegatedAdminAccessDetails", duration = "string -- P1D to P2Y",
      status = "enum activating active approvalPending approved created expired expiring terminated "
        .. "terminating terminationRequested unknownFutureValue",
      createdDateTime = "datetime", activatedDateTime = "datetime", endDateTime = "datetime",
      lastModifiedDateTime = "datetime",
      autoExtendDuration = "string P0D PT0S P180D -- not with the role Global Administrator",
      ["@odata.etag"] = "string",
    },
    required = { create_gdap_relationship = "displayName accessDetails duration" },
  },
  delegatedAdminRelationshipCustomerParticipant = {
    fields = { tenantId = "guid", displayName = "string" },
  },
  delegatedAdminRelationshipOperation = {
    fields = {
      id = "guid", operationType = "enum delegatedAdminAccessAssignmentUpdate unknownFutureValue",
      data = "string -- JSON text", status = "enum notStarted running succeeded failed unknownFutureValue",
      createdDateTime = "datetime", lastModifiedDateTime = "datetime",
    },
  },
  delegatedAdminRelationshipRequest = {
    fields = {
      id = "guid",
      action = "enum lockForApproval approve terminate reject unknownFutureValue -- reject needs a Prefer "
        .. "header",
      status = "enum created pending succeeded failed unknownFutureValue", createdDateTime = "datetime",
      lastModifiedDateTime = "datetime",
    },
    required = { create_gdap_relationship_request = "action" },
  },
  delegatedAdminServiceManagementDetail = {
    fields = { id = "string", serviceName = "string", serviceManagementUrl = "string" },
  },
  group = { fields = { id = "guid", displayName = "string" } },
  partnerSecurityAlert = {
    fields = {
      id = "guid", displayName = "string", description = "string", alertType = "string",
      status = "enum active investigating resolved", severity = "enum informational low medium high",
      confidenceLevel = "enum low medium high", customerTenantId = "guid", subscriptionId = "guid",
      catalogOfferId = "string", valueAddedResellerTenantId = "guid", detectedDateTime = "datetime",
      firstObservedDateTime = "datetime", lastObservedDateTime = "datetime",
      resolvedReason = "enum legitimate ignore fraud", resolvedOnDateTime = "datetime", resolvedBy = "string",
      isTest = "boolean", affectedResources = "object[]", activityLogs = "object[]",
      additionalDetails = "object",
    },
    required = { update_partner_security_alert = "status" },
  },
  partnerSecurityScore = {
    fields = {
      currentScore = "number", maxScore = "number", updatedDateTime = "datetime",
      lastRefreshDateTime = "datetime",
    },
  },
  securityRequirement = {
    fields = {
      id = "guid", requirementType = "string",
      complianceStatus = "enum compliant noncompliant -- one page spells noncomplaint", score = "number",
      maxScore = "number", state = "string", actionUrl = "string", helpUrl = "string",
      updatedDateTime = "datetime",
    },
  },
  securityScoreHistory = { fields = { id = "guid", score = "number", createdDateTime = "datetime" } },
  serviceHealth = { fields = { id = "string", service = "string", status = "string" } },
  serviceHealthIssue = {
    fields = {
      id = "string", title = "string", service = "string", status = "string", classification = "string",
      startDateTime = "datetime", endDateTime = "datetime", isResolved = "boolean",
    },
  },
  serviceUpdateMessage = {
    fields = {
      id = "string", title = "string", category = "string", severity = "string", startDateTime = "datetime",
      services = "string[]",
    },
  },
  unifiedRole = {
    fields = { roleDefinitionId = "guid" },
    required = {
      create_gdap_access_assignment = "roleDefinitionId", create_gdap_relationship = "roleDefinitionId",
    },
  },
}
