-- Members of records, from the REST reference. The library does not check them, and other members pass.
return {
  CustomerQualification = {
    "qualification partnercenter.QualificationName",
    "vettingStatus? partnercenter.VettingStatus",
    "vettingReason? string why it was denied",
    "vettingCreatedDate? string ISO 8601",
  },
  CustomerQualificationRequest = {
    "qualification partnercenter.SettableQualification",
    "educationSegment? partnercenter.EducationSegment with Education",
    "website? string with Education",
    "validationCode? string with GovernmentCommunityCloud",
  },
  ValidationCode = {
    "partnerId string", "organizationName string", "validationId string the code",
    "maxCreates? integer", "remainingCreates? integer how often it can still be used", "eTag? string",
  },
  ValidationStatus = {
    "type partnercenter.ValidationType", "status partnercenter.ValidationResult",
    "lastUpdateDateTime? string no longer filled",
  },
  GccValidationRelationship = {
    "partnerId string", "customerId string", "validationId string", "organizationName string", "eTag? string",
  },

  Customer = {
    "id string tenant id", "commerceId? string", "companyProfile? partnercenter.model.CustomerCompanyProfile",
    "billingProfile? partnercenter.model.CustomerBillingProfile", "relationshipToPartner? string",
    "allowDelegatedAccess? boolean", "associatedPartnerId? string",
    "userCredentials? { userName: string, password: string } of a new customer, and only once",
    "attributes? table",
  },
  CustomerCompanyProfile = { "tenantId string", "domain string", "companyName string" },
  CustomerBillingProfile = {
    "email? string", "culture? string", "language? string", "companyName? string",
    "defaultAddress? partnercenter.model.Address", "attributes? table with its etag",
  },
  Address = {
    "country? string", "region? string", "city? string", "state? string", "addressLine1? string",
    "addressLine2? string", "postalCode? string", "firstName? string", "lastName? string",
    "phoneNumber? string",
  },
  CustomerUser = {
    "id string", "userPrincipalName string", "displayName? string", "firstName? string", "lastName? string",
    "usageLocation? string", "state? partnercenter.UserState", "userDomainType? string",
    "passwordProfile? { password: string, forceChangePassword: boolean }", "attributes? table",
  },
  SubscribedSku = {
    "availableUnits? integer", "activeUnits? integer", "consumedUnits? integer", "suspendedUnits? integer",
    "totalUnits? integer", "warningUnits? integer", "productSku? table", "servicePlans? table[]",
  },
  LicenseUpdate = { "licensesToAssign? table[]", "licensesToRemove? string[]", "licenseWarnings? table[]" },
  Subscription = {
    "id string", "offerId? string", "offerName? string", "friendlyName? string", "quantity? integer",
    "unitType? string", "parentSubscriptionId? string", "effectiveStartDate? string",
    "commitmentEndDate? string", "status? string active, suspended, deleted, ...",
    "autoRenewEnabled? boolean",
    "billingType? string", "billingCycle? string", "termDuration? string", "orderId? string",
    "attributes? table with its etag",
  },
  Order = {
    "id string", "referenceCustomerId? string", "billingCycle? string", "currencyCode? string",
    "lineItems? table[]", "creationDate? string", "status? string", "attributes? table",
  },
  Cart = {
    "id? string", "creationTimestamp? string", "lastModifiedTimestamp? string", "expirationTimestamp? string",
    "lineItems? table[]", "attributes? table",
  },
  CartCheckoutResult = { "orders? partnercenter.model.Order[]", "orderErrors? table[]" },
  Invoice = {
    "id string", "invoiceDate? string", "billingPeriodStartDate? string", "billingPeriodEndDate? string",
    "totalCharges? number", "paidAmount? number", "currencyCode? string", "invoiceType? string",
    "documentType? string", "invoiceDetails? table[]",
  },
  Product = { "id string", "title? string", "description? string", "productType? table", "links? table" },
  Sku = {
    "id string", "productId? string", "title? string", "description? string", "minimumQuantity? integer",
    "maximumQuantity? integer", "isTrial? boolean", "supportedBillingCycles? string[]",
  },
  Agreement = {
    "primaryContact? table", "templateId? string", "dateAgreed? string", "type? string",
    "agreementLink? string",
  },
  AuditRecord = {
    "id? string", "partnerId? string", "customerId? string", "customerName? string",
    "userPrincipalName? string", "resourceType? string", "operationType? string", "operationDate? string",
    "operationStatus? string", "customizedData? table[]",
  },
  Device = {
    "id? string", "serialNumber? string", "productKey? string", "hardwareHash? string",
    "modelName? string", "oemManufacturerName? string", "policies? table[]",
    "uploadedDate? string", "allowedOperations? string[]",
  },
  BatchUploadDetails = {
    "batchTrackingId? string", "status? string queued, processing, finished or finished_with_errors",
    "startedTime? string", "completedTime? string", "devicesStatus? table[]",
  },
  SubscriptionRegistrationStatus = {
    "subscriptionId? string", "status? string registered, registering or notregistered",
  },
  ApplicationConsent = {
    "applicationId string", "displayName? string",
    "applicationGrants { enterpriseApplicationId: string, scope: string }[]",
  },
  BillingExport = {
    "invoiceId? string of what was billed", "currencyCode? string of what was not", "billingPeriod? string",
    "attributeSet? partnercenter.AttributeSet",
  },
  LicenseAssignment = { "addLicenses table[]", "removeLicenses string[]" },
  FraudEventStatusUpdate = { "EventIds string[]", "EventStatus string", "ResolvedReason? string" },
  Transfer = {
    "id? string", "status? string", "customerTenantId? string", "sourcePartnerTenantId? string",
    "targetPartnerTenantId? string", "createdTime? string", "lineItems? table[]",
  },
  TransferSubmitResult = { "orders? partnercenter.model.Order[]", "transferErrors? table[]" },
  Transition = {
    "fromCatalogItemId? string", "fromSubscriptionId? string", "toCatalogItemId? string",
    "toSubscriptionId? string", "quantity? integer", "termDuration? string", "billingCycle? string",
    "transitionType? string", "promotionId? string", "events? table[]",
  },
  UpgradeResult = { "upgradeErrors? table[]" },
  WebhookRegistration = {
    "WebhookUrl string", "WebhookEvents string[]", "SignatureTokenToMsSignatureHeader? boolean",
  },
  CorrelationId = { "correlationId string" },
  ApiRequestDetails = { "mfaCompliant? boolean" },
  Referral = { "id? string", "eTag? string" },
  DelegatedAdminAccessAssignment = { "id? string", '["@odata.etag"] string?' },
  DelegatedAdminRelationship = {
    "id string", "displayName? string of at most 50 characters", "duration? string P1D to P2Y",
    "status? string", "customer? table", "accessDetails? table", '["@odata.etag"] string?',
  },
}
