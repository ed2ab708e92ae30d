--- Samples of the account of the partner and other partners, profiles, programs, security reports, webhooks.
local address = {
  country = "US", city = "Redmond", state = "WA", addressLine1 = "1 Example Way", postalCode = "98052",
  firstName = "Robin", lastName = "Example", phoneNumber = "4255550100",
}

return {
  BillingProfile = {
    companyName = "Simulated Partner", address = address,
    primaryContact = {
      firstName = "Robin", lastName = "Example", email = "billing@partner.example",
      phoneNumber = "4255550100",
    },
    purchaseOrderNumber = "PO-1", taxId = "", billingCurrency = "USD",
    attributes = { etag = "simulated-{id}", objectType = "PartnerBillingProfile" },
  },
  LegalBusinessProfile = {
    companyName = "Simulated Partner", address = address,
    primaryContact = {
      firstName = "Robin", lastName = "Example", email = "legal@partner.example", phoneNumber = "4255550100",
    },
    companyApproverAddress = address, companyApproverEmail = "legal@partner.example",
    vettingStatus = "authorized", vettingSubStatus = "none",
    attributes = { etag = "simulated-{id}", objectType = "PartnerLegalBusinessProfile" },
  },
  OrganizationProfile = {
    id = "{partner.tenant_id}", companyName = "Simulated Partner", defaultAddress = address,
    tenantId = "{partner.tenant_id}", domain = "partner.example", email = "contact@partner.example",
    language = "en", culture = "en-US", profileType = "partner_organization_profile",
    attributes = { etag = "simulated-{id}", objectType = "OrganizationProfile" },
  },
  SupportProfile = {
    email = "support@partner.example", telephone = "4255550101", website = "https://partner.example/support",
    profileType = "support_profile", attributes = { objectType = "SupportProfile" },
  },
  MpnProfile = {
    mpnId = "1000001", partnerName = "Simulated Partner", profileType = "mpn_profile",
    attributes = { objectType = "MpnProfile" },
  },
  ApiRequestDetails = {
    requestDateTime = "{day -1}", tenantId = "{partner.tenant_id}", applicationId = "{partner.client_id}",
    operationName = "GET v1/customers", ipAddress = "192.0.2.1", upn = "robin@partner.example",
    mfaCompliant = true,
  },
  ApplicationMfaAdoptionStatus = {
    applicationId = "{partner.client_id}", applicationName = "Simulated application",
    totalRequestCount = 120, mfaCompliantRequestCount = 118,
  },
  NonMfaCompliantPartnerPrincipal = {
    upn = "operator{number}@partner.example", tenantId = "{partner.tenant_id}",
    lastNonMfaCompliantRequestDateTime = "{day -3}",
  },
  SelfServePolicy = {
    id = "{id}",
    selfServeEntity = { selfServeEntityType = "customer", tenantID = "{guid tenant}" },
    grantor = { grantorType = "billToPartner", tenantID = "{partner.tenant_id}" },
    permissions = { { resource = "AzureReservedInstances", action = "Purchase" } },
    attributes = { etag = "simulated-{id}", objectType = "SelfServePolicy" },
  },
  ServiceIncidents = {
    workload = "{one of Exchange|SharePoint|Teams|Intune}", status = "service_restored",
    incidents = {
      {
        id = "EX{number:%05d}", workload = "Exchange", affectedWorkloadNames = { "Exchange Online" },
        startTime = "{day -2}", endTime = "{day -1}", status = "Service restored", impactedArea = "Mail flow",
        messages = { { publishedTime = "{day -1}", text = "The service is healthy again." } },
        attributes = { objectType = "ServiceIncidentDetail" },
      },
    },
    attributes = { objectType = "ServiceIncidents" },
  },
  ServiceRequest = {
    id = "61512141{number:%07d}", title = "Simulated request {number}",
    description = "Created by the simulator",
    severity = "{one of minimal|moderate|critical}", supportTopicId = "11111", supportTopicName = "Billing",
    status = "{one of open|closed|attention_needed}", createdDate = "{day -5}", lastModifiedDate = "{day -1}",
    primaryContact = { firstName = "Robin", lastName = "Example", email = "robin@partner.example" },
    notes = { { createdByName = "Robin", createdDate = "{day -5}", text = "First note" } },
    organization = { id = "{guid customer}", name = "Simulated Customer {number}" },
    lastClosedDate = "0001-01-01T00:00:00", fileLinks = {}, attributes = { objectType = "ServiceRequest" },
  },
  WebhookRegistration = {
    SubscriberId = "{guid}", WebhookUrl = "https://partner.example/webhook",
    WebhookEvents = { "subscription-updated", "test-created" },
  },
  WebhookValidationEvent = {
    correlationId = "{id}", partnerId = "{partner.tenant_id}", status = "completed",
    callbackUrl = "https://partner.example/webhook",
    results = { { responseCode = "OK", responseMessage = "", systemError = false, dateTimeUtc = "{time}" } },
  },
  FraudEvent = {
    partnerTenantId = "{partner.tenant_id}", partnerFriendlyName = "Simulated Partner",
    customerTenantId = "{seeded.id}", customerFriendlyName = "{seeded.companyName}",
    subscriptionId = "{guid subscription}", subscriptionType = "modern", entityId = "{guid entity}",
    entityName = "", hitCount = "{number:%d}", eventTime = "{day -1}", eventId = "{id}",
    eventType = "NetworkConnectionsToCryptoMiningPools",
    eventStatus = "Active", severity = "Medium", confidenceLevel = "high",
    displayName = "Simulated fraud event {number}",
    additionalDetails = {
      resourceid = "", resourcetype = "", vM_IP = '["192.0.2.7"]', miningPool_IP = '["192.0.2.8"]',
      connectionCount = "31", cryptoCurrencyMiningPoolDomainName = "pool.example",
    },
    affectedResources = {
      { azureResourceId = "/subscriptions/{guid subscription}/vm", type = "virtual machine" },
    },
    IsTest = "false",
  },
  PartnerRelationship = {
    id = "{guid partner}", location = "US", mpnId = "{one of 1000002|1000003|1000004}",
    name = "Simulated Reseller {number}",
    relationshipType = "is_indirect_cloud_solution_provider_of", state = "active",
    attributes = { objectType = "PartnerRelationship" },
  },
  ResellerValidation = {
    validationResults = { { partnerId = "1000002", isValidPartnerIdOnRecord = true } },
  },
  SandboxIndirectReseller = {
    id = "{id}", accountId = "{id}", mpnId = "{number:%d}000005", name = "Simulated sandbox reseller",
    tenant = { id = "{id}", adminUserAccount = "admin@reseller{number}.example", password = "******" },
    agreementSignature = {
      id = "{guid signature}", accountId = "{id}", agreementId = "{guid agreement}",
      agreementType = "ValueAddedReseller", dateSigned = "{time}", signedByFirstName = "Robin",
      signedByUserPrincipalName = "robin@partner.example", signedByUserObjectId = "{guid user}",
      signedByUserTenantId = "{partner.tenant_id}", attributes = { objectType = "AgreementSignature" },
    },
    partnerRelationship = {
      id = "{guid partner}", mpnId = "{number:%d}000005", name = "Simulated sandbox reseller",
      location = "US",
      relationshipType = "is_indirect_cloud_solution_provider_of", state = "active",
      attributes = { objectType = "PartnerRelationship" },
    },
    country = "US", attributes = { objectType = "SandboxIndirectReseller" },
  },
}
