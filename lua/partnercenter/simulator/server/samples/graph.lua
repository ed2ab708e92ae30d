--- Samples of Microsoft Graph and the partner API.
return {
  delegatedAdminRelationship = {
    id = "{id}", displayName = "Simulated relationship {number}", duration = "P730D", status = "active",
    customer = { tenantId = "{seeded.id}", displayName = "{seeded.companyName}" },
    accessDetails = { unifiedRoles = {
      { roleDefinitionId = "{one of f2ef992c-3afb-46b9-b7cf-a126ee74c451|fe930be7-5e62-47db-91af-98c3a49a38b1"
        .. "|62e90394-69f5-4237-9190-012177145e10}" },
      { roleDefinitionId = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b" },
    } },
    autoExtendDuration = "{one of PT0S|P180D|PT0S}",
    createdDateTime = "{day -90}", lastModifiedDateTime = "{day -60}", activatedDateTime = "{day -60}",
    endDateTime = "{day of 20|640|45}", ["@odata.etag"] = "W/\"simulated-{id}\"",
  },
  delegatedAdminRelationshipRequest = {
    id = "{id}", action = "lockForApproval", status = "succeeded", createdDateTime = "{time}",
    lastModifiedDateTime = "{time}",
  },
  delegatedAdminAccessAssignment = {
    id = "{id}", status = "active", createdDateTime = "{day -60}", lastModifiedDateTime = "{day -60}",
    accessContainer = { accessContainerId = "{guid group}", accessContainerType = "securityGroup" },
    accessDetails = { unifiedRoles = { { roleDefinitionId = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b" } } },
    ["@odata.etag"] = "W/\"simulated-{id}\"",
  },
  delegatedAdminCustomer = { id = "{id}", tenantId = "{id}", displayName = "{customer.companyName}" },
  delegatedAdminRelationshipOperation = {
    id = "{id}", operationType = "delegatedAdminAccessAssignmentUpdate", data = "{}", status = "succeeded",
    createdDateTime = "{day -60}", lastModifiedDateTime = "{day -60}",
  },
  delegatedAdminServiceManagementDetail = {
    id = "{id}", serviceName = "{one of Microsoft 365 admin center|Microsoft Intune}",
    serviceManagementUrl = "https://admin.microsoft.example/partner",
  },
  partnerSecurityAlert = {
    id = "{id}", displayName = "Simulated alert {number}",
    alertType = "networkConnectionsToCryptoMiningPools",
    description = "A simulated virtual machine connects to a mining pool.", status = "active",
    severity = "high", confidenceLevel = "high", customerTenantId = "{seeded.id}",
    subscriptionId = "{guid subscription}", detectedDateTime = "{day -2}",
    firstObservedDateTime = "{day -2}", lastObservedDateTime = "{day -1}", isTest = false,
    affectedResources = {}, activityLogs = {},
  },
  partnerSecurityScore = {
    currentScore = 60, maxScore = 100, updatedDateTime = "{day -1}",
    lastRefreshDateTime = "{day -1}",
  },
  securityRequirement = {
    id = "{id}", requirementType = "{one of mfaEnforcedForAdmins|securityAlertsPromptlyResolved}",
    complianceStatus = "compliant", score = 30, maxScore = 50, state = "active",
    actionUrl = "https://partner.microsoft.example/action", updatedDateTime = "{day -1}",
    helpUrl = "https://partner.microsoft.example/help",
  },
  customerInsight = {
    tenantId = "{guid customer}",
    mfa = {
      compliantAdminsCount = 2, compliantNonAdminsCount = 20, totalUsersCount = 24,
      securityDefaultsStatus = "enabled", mfaConditionalAccessPolicyStatus = "disabled",
      legacyPerUserMfaStatus = "disabled",
    },
  },
  securityScoreHistory = {
    id = "{id}", score = 60, createdDateTime = "{day -1}",
  },
  serviceHealth = {
    id = "{one of Exchange|Teams}", service = "{one of Exchange Online|Microsoft Teams}",
    status = "serviceOperational",
  },
  serviceHealthIssue = {
    id = "EX{number:%06d}", title = "Simulated issue {number}", service = "Exchange Online",
    status = "serviceRestored",
    classification = "advisory", startDateTime = "{day -2}", endDateTime = "{day -1}", isResolved = true,
  },
  serviceUpdateMessage = {
    id = "MC{number:%06d}", title = "Simulated message {number}", category = "planForChange",
    severity = "normal",
    startDateTime = "{day -2}", services = { "Exchange Online" },
  },
  group = { id = "{group_id}", displayName = "Simulated group" },
  BillingOperation = {
    ["@odata.type"] = "#microsoft.graph.partners.billing.exportSuccessOperation", id = "{id}",
    status = "succeeded",
    createdDateTime = "{time}", lastActionDateTime = "{time}",
    resourceLocation = {
      id = "{guid manifest}", createdDateTime = "{time}", schemaVersion = "2", dataFormat = "compressedJSON",
      partitionType = "default", eTag = "simulated", partnerTenantId = "{partner.tenant_id}",
      rootDirectory = "https://blobs.example/root",
      sasToken = "marker-simulated-sas", blobCount = 1,
      blobs = { { name = "part-00000.json.gz", partitionValue = "default" } },
    },
  },
  BillingManifest = {
    id = "{id}", createdDateTime = "{time}", schemaVersion = "2", dataFormat = "compressedJSON",
    partitionType = "default",
    eTag = "simulated", partnerTenantId = "{partner.tenant_id}", rootDirectory = "https://blobs.example/root",
    sasToken = "marker-simulated-sas", blobCount = 1,
    blobs = { { name = "part-00000.json.gz", partitionValue = "default" } },
  },
  Referral = {
    ["@odata.context"] = "{host}/v1.0/engagements/referrals/$metadata#Referrals/$entity",
    id = "{id}", engagementId = "{guid engagement}", organizationId = "{guid organization}",
    name = "Simulated referral {number}", status = "New", substatus = "Pending", qualification = "Direct",
    type = "Independent", direction = "Incoming", eTag = "\"simulated-{id}\"", createdDateTime = "{day -3}",
    updatedDateTime = "{day -2}", expirationDateTime = "{day 11}",
    customerProfile = {
      name = "Simulated Customer {number}", address = { country = "US", city = "Redmond" }, team = {},
    },
    consent = { consentToToShareInfoWithOthers = true, consentToContact = true },
    details = {
      notes = "", dealValue = 1000, currency = "USD", closingDateTime = "{day 30}",
      requirements = {
        industries = { { id = "Education" } }, products = { { id = "Microsoft365" } },
        services = { { id = "LearningAndCertification" } },
        solutions = { { id = "SOL-Microsoft365", name = "Microsoft365" } },
      },
    },
    team = {}, inviteContext = {},
  },
}
