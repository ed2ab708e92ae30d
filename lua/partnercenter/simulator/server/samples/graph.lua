-- Samples: Microsoft Graph and the partner API.
return {
  DelegatedAdminRelationship = {
    id = "{id}", displayName = "Simulated relationship {number}", duration = "P730D", status = "active",
    customer = { tenantId = "{guid customer}", displayName = "Simulated Customer {number}" },
    accessDetails = { unifiedRoles = { { roleDefinitionId = "{guid role}" } } }, autoExtendDuration = "PT0S",
    createdDateTime = "{day -90}", lastModifiedDateTime = "{day -60}", activatedDateTime = "{day -60}",
    endDateTime = "{day 640}", ["@odata.etag"] = "W/\"simulated-{id}\"",
  },
  DelegatedAdminRelationshipRequest = {
    id = "{id}", action = "lockForApproval", status = "created", createdDateTime = "{time}",
    lastModifiedDateTime = "{time}",
  },
  DelegatedAdminAccessAssignment = {
    id = "{id}", status = "active", createdDateTime = "{day -60}", lastModifiedDateTime = "{day -60}",
    accessContainer = { accessContainerId = "{guid group}", accessContainerType = "securityGroup" },
    accessDetails = { unifiedRoles = { { roleDefinitionId = "{guid role}" } } },
    ["@odata.etag"] = "W/\"simulated-{id}\"",
  },
  DelegatedAdminCustomer = { id = "{id}", tenantId = "{id}", displayName = "Simulated Customer {number}" },
  ServiceHealth = {
    id = "{one of Exchange|Teams}", service = "{one of Exchange Online|Microsoft Teams}",
    status = "serviceOperational",
  },
  ServiceHealthIssue = {
    id = "EX{number:%06d}", title = "Simulated issue {number}", service = "Exchange Online",
    status = "serviceRestored",
    classification = "advisory", startDateTime = "{day -2}", endDateTime = "{day -1}", isResolved = true,
  },
  ServiceUpdateMessage = {
    id = "MC{number:%06d}", title = "Simulated message {number}", category = "planForChange",
    severity = "normal",
    startDateTime = "{day -2}", services = { "Exchange Online" },
  },
  Group = { id = "{group_id}", displayName = "Simulated group" },
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
    id = "{id}", engagementId = "{guid engagement}", organizationId = "{guid organization}",
    name = "Simulated referral {number}", status = "New", substatus = "Pending", qualification = "Direct",
    type = "Independent", direction = "Incoming", eTag = "\"simulated-{id}\"", createdDateTime = "{day -3}",
    updatedDateTime = "{day -2}", expirationDateTime = "{day 11}",
    customerProfile = {
      name = "Simulated Customer {number}", address = { country = "US", city = "Redmond" }, team = {},
    },
    consent = { consentToShareReferralWithMicrosoftSellers = true },
    details = { dealValue = 1000, currency = "USD", closingDateTime = "{day 30}", requirements = {} },
    team = {}, inviteContext = {},
  },
}
