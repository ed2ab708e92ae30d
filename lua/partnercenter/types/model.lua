---@meta
-- Generated from the rows in api/data/ and spec/types/models.lua by spec/types/generate.lua.
-- Records keep every member that the service sends.

---@class partnercenter.model.Address: table<string, any>
---@field country? string
---@field region? string
---@field city? string
---@field state? string
---@field addressLine1? string
---@field addressLine2? string
---@field postalCode? string
---@field firstName? string
---@field lastName? string
---@field phoneNumber? string

---@class partnercenter.model.AddressValidationResponse: table<string, any>

---@class partnercenter.model.Agreement: table<string, any>
---@field primaryContact? table
---@field templateId? string
---@field dateAgreed? string
---@field type? string
---@field agreementLink? string

---@class partnercenter.model.AgreementDocument: table<string, any>

---@class partnercenter.model.AgreementMetaData: table<string, any>

---@class partnercenter.model.AgreementSignatureStatus: table<string, any>

---@class partnercenter.model.ApiRequestDetails: table<string, any>
---@field mfaCompliant? boolean

---@class partnercenter.model.ApplicationConsent: table<string, any>
---@field applicationId string
---@field displayName? string
---@field applicationGrants { enterpriseApplicationId: string, scope: string }[]

---@class partnercenter.model.ApplicationMfaAdoptionStatus: table<string, any>

---@class partnercenter.model.Artifact: table<string, any>

---@class partnercenter.model.AuditRecord: table<string, any>
---@field id? string
---@field partnerId? string
---@field customerId? string
---@field customerName? string
---@field userPrincipalName? string
---@field resourceType? string
---@field operationType? string
---@field operationDate? string
---@field operationStatus? string
---@field customizedData? table[]

---@class partnercenter.model.Availability: table<string, any>

---@class partnercenter.model.AzureEntitlement: table<string, any>

---@class partnercenter.model.AzureEntitlementCancellationRequestContent: table<string, any>

---@class partnercenter.model.AzureRateCard: table<string, any>

---@class partnercenter.model.AzureResourceMonthlyUsageRecord: table<string, any>

---@class partnercenter.model.AzureUsageAnalytics: table<string, any>

---@class partnercenter.model.AzureUtilizationRecord: table<string, any>

---@class partnercenter.model.BatchUploadDetails: table<string, any>
---@field batchTrackingId? string
---@field status? string queued, processing, finished or finished_with_errors
---@field startedTime? string
---@field completedTime? string
---@field devicesStatus? table[]

---@class partnercenter.model.BillingExport: table<string, any>
---@field invoiceId? string of what was billed
---@field currencyCode? string of what was not
---@field billingPeriod? string
---@field attributeSet? partnercenter.AttributeSet

---@class partnercenter.model.BillingManifest: table<string, any>

---@class partnercenter.model.BillingOperation: table<string, any>

---@class partnercenter.model.BillingProfile: table<string, any>

---@class partnercenter.model.Cart: table<string, any>
---@field id? string
---@field creationTimestamp? string
---@field lastModifiedTimestamp? string
---@field expirationTimestamp? string
---@field lineItems? table[]
---@field attributes? table

---@class partnercenter.model.CartCheckoutResult: table<string, any>
---@field orders? partnercenter.model.Order[]
---@field orderErrors? table[]

---@class partnercenter.model.CommercialLicenseDeploymentInsights: table<string, any>

---@class partnercenter.model.CommercialLicenseUsageInsights: table<string, any>

---@class partnercenter.model.ConfigurationPolicy: table<string, any>

---@class partnercenter.model.Conversion: table<string, any>

---@class partnercenter.model.ConversionResult: table<string, any>

---@class partnercenter.model.CorrelationId: table<string, any>
---@field correlationId string

---@class partnercenter.model.CountryValidationRules: table<string, any>

---@class partnercenter.model.Customer: table<string, any>
---@field id string tenant id
---@field commerceId? string
---@field companyProfile? partnercenter.model.CustomerCompanyProfile
---@field billingProfile? partnercenter.model.CustomerBillingProfile
---@field relationshipToPartner? string
---@field allowDelegatedAccess? boolean
---@field associatedPartnerId? string
---@field userCredentials? { userName: string, password: string } of a new customer, and only once
---@field attributes? table

---@class partnercenter.model.CustomerBillingProfile: table<string, any>
---@field email? string
---@field culture? string
---@field language? string
---@field companyName? string
---@field defaultAddress? partnercenter.model.Address
---@field attributes? table with its etag

---@class partnercenter.model.CustomerCompanyProfile: table<string, any>
---@field tenantId string
---@field domain string
---@field companyName string

---@class partnercenter.model.CustomerLicensesDeploymentInsights: table<string, any>

---@class partnercenter.model.CustomerLicensesUsageInsights: table<string, any>

---@class partnercenter.model.CustomerMonthlyUsageRecord: table<string, any>

---@class partnercenter.model.CustomerQualification: table<string, any>
---@field qualification partnercenter.QualificationName
---@field vettingStatus? partnercenter.VettingStatus
---@field vettingReason? string why it was denied
---@field vettingCreatedDate? string ISO 8601

---@class partnercenter.model.CustomerQualificationRequest: table<string, any>
---@field qualification partnercenter.SettableQualification
---@field educationSegment? partnercenter.EducationSegment with Education
---@field website? string with Education
---@field validationCode? string with GovernmentCommunityCloud

---@class partnercenter.model.CustomerRelationshipRequest: table<string, any>

---@class partnercenter.model.CustomerUsageSummary: table<string, any>

---@class partnercenter.model.CustomerUser: table<string, any>
---@field id string
---@field userPrincipalName string
---@field displayName? string
---@field firstName? string
---@field lastName? string
---@field usageLocation? string
---@field state? partnercenter.UserState
---@field userDomainType? string
---@field passwordProfile? { password: string, forceChangePassword: boolean }
---@field attributes? table

---@class partnercenter.model.DelegatedAdminAccessAssignment: table<string, any>
---@field id? string
---@field ["@odata.etag"] string?

---@class partnercenter.model.DelegatedAdminCustomer: table<string, any>

---@class partnercenter.model.DelegatedAdminRelationship: table<string, any>
---@field id string
---@field displayName? string of at most 50 characters
---@field duration? string P1D to P2Y
---@field status? string
---@field customer? table
---@field accessDetails? table
---@field ["@odata.etag"] string?

---@class partnercenter.model.DelegatedAdminRelationshipRequest: table<string, any>

---@class partnercenter.model.Device: table<string, any>
---@field id? string
---@field serialNumber? string
---@field productKey? string
---@field hardwareHash? string
---@field modelName? string
---@field oemManufacturerName? string
---@field policies? table[]
---@field uploadedDate? string
---@field allowedOperations? string[]

---@class partnercenter.model.DeviceBatch: table<string, any>

---@class partnercenter.model.DeviceBatchCreationRequest: table<string, any>

---@class partnercenter.model.DevicePolicyUpdateRequest: table<string, any>

---@class partnercenter.model.DirectSignedCustomerAgreementStatus: table<string, any>

---@class partnercenter.model.DirectoryRole: table<string, any>

---@class partnercenter.model.Domain: table<string, any>

---@class partnercenter.model.Entitlement: table<string, any>

---@class partnercenter.model.EstimateLink: table<string, any>

---@class partnercenter.model.FraudEvent: table<string, any>

---@class partnercenter.model.FraudEventStatusUpdate: table<string, any>
---@field EventIds string[]
---@field EventStatus string
---@field ResolvedReason? string

---@class partnercenter.model.GccValidationRelationship: table<string, any>
---@field partnerId string
---@field customerId string
---@field validationId string
---@field organizationName string
---@field eTag? string

---@class partnercenter.model.Group: table<string, any>

---@class partnercenter.model.IndirectResellerAnalytics: table<string, any>

---@class partnercenter.model.InventoryCheckRequest: table<string, any>

---@class partnercenter.model.InventoryItem: table<string, any>

---@class partnercenter.model.Invoice: table<string, any>
---@field id string
---@field invoiceDate? string
---@field billingPeriodStartDate? string
---@field billingPeriodEndDate? string
---@field totalCharges? number
---@field paidAmount? number
---@field currencyCode? string
---@field invoiceType? string
---@field documentType? string
---@field invoiceDetails? table[]

---@class partnercenter.model.InvoiceLineItem: table<string, any>

---@class partnercenter.model.InvoiceSummary: table<string, any>

---@class partnercenter.model.LegalBusinessProfile: table<string, any>

---@class partnercenter.model.License: table<string, any>

---@class partnercenter.model.LicenseAssignment: table<string, any>
---@field addLicenses table[]
---@field removeLicenses string[]

---@class partnercenter.model.LicenseUpdate: table<string, any>
---@field licensesToAssign? table[]
---@field licensesToRemove? string[]
---@field licenseWarnings? table[]

---@class partnercenter.model.ManagedService: table<string, any>

---@class partnercenter.model.Margin: table<string, any>

---@class partnercenter.model.MeterUsageRecord: table<string, any>

---@class partnercenter.model.MpnProfile: table<string, any>

---@class partnercenter.model.NewCommerceEligibility: table<string, any>

---@class partnercenter.model.NewCommerceMigration: table<string, any>

---@class partnercenter.model.NewCommerceMigrationEvent: table<string, any>

---@class partnercenter.model.NewCommerceMigrationSchedule: table<string, any>

---@class partnercenter.model.NonMfaCompliantPartnerPrincipal: table<string, any>

---@class partnercenter.model.Offer: table<string, any>

---@class partnercenter.model.OfferCategory: table<string, any>

---@class partnercenter.model.Order: table<string, any>
---@field id string
---@field referenceCustomerId? string
---@field billingCycle? string
---@field currencyCode? string
---@field lineItems? table[]
---@field creationDate? string
---@field status? string
---@field attributes? table

---@class partnercenter.model.OrderAttachment: table<string, any>

---@class partnercenter.model.OrderLineItemActivationLink: table<string, any>

---@class partnercenter.model.OrderLineItemProvisioningStatus: table<string, any>

---@class partnercenter.model.OrganizationProfile: table<string, any>

---@class partnercenter.model.Overage: table<string, any>

---@class partnercenter.model.PartnerLicensesDeploymentInsights: table<string, any>

---@class partnercenter.model.PartnerLicensesUsageInsights: table<string, any>

---@class partnercenter.model.PartnerRelationship: table<string, any>

---@class partnercenter.model.PartnerUsageSummary: table<string, any>

---@class partnercenter.model.Product: table<string, any>
---@field id string
---@field title? string
---@field description? string
---@field productType? table
---@field links? table

---@class partnercenter.model.ProductPromotion: table<string, any>

---@class partnercenter.model.ProductUpgradesEligibility: table<string, any>

---@class partnercenter.model.ProductUpgradesRequest: table<string, any>

---@class partnercenter.model.ProductUpgradesStatus: table<string, any>

---@class partnercenter.model.PromotionEligibilities: table<string, any>

---@class partnercenter.model.PromotionEligibilitiesRequest: table<string, any>

---@class partnercenter.model.Referral: table<string, any>
---@field id? string
---@field eTag? string

---@class partnercenter.model.ReferralAnalytics: table<string, any>

---@class partnercenter.model.ResourceUsageRecord: table<string, any>

---@class partnercenter.model.Role: table<string, any>

---@class partnercenter.model.SandboxIndirectReseller: table<string, any>

---@class partnercenter.model.SearchAnalytics: table<string, any>

---@class partnercenter.model.SelfServePolicy: table<string, any>

---@class partnercenter.model.ServiceCostLineItem: table<string, any>

---@class partnercenter.model.ServiceCostsSummary: table<string, any>

---@class partnercenter.model.ServiceHealth: table<string, any>

---@class partnercenter.model.ServiceHealthIssue: table<string, any>

---@class partnercenter.model.ServiceIncidents: table<string, any>

---@class partnercenter.model.ServiceRequest: table<string, any>

---@class partnercenter.model.ServiceUpdateMessage: table<string, any>

---@class partnercenter.model.Sku: table<string, any>
---@field id string
---@field productId? string
---@field title? string
---@field description? string
---@field minimumQuantity? integer
---@field maximumQuantity? integer
---@field isTrial? boolean
---@field supportedBillingCycles? string[]

---@class partnercenter.model.SpendingBudget: table<string, any>

---@class partnercenter.model.SubscribedSku: table<string, any>
---@field availableUnits? integer
---@field activeUnits? integer
---@field consumedUnits? integer
---@field suspendedUnits? integer
---@field totalUnits? integer
---@field warningUnits? integer
---@field productSku? table
---@field servicePlans? table[]

---@class partnercenter.model.Subscription: table<string, any>
---@field id string
---@field offerId? string
---@field offerName? string
---@field friendlyName? string
---@field quantity? integer
---@field unitType? string
---@field parentSubscriptionId? string
---@field effectiveStartDate? string
---@field commitmentEndDate? string
---@field status? string active, suspended, deleted, ...
---@field autoRenewEnabled? boolean
---@field billingType? string
---@field billingCycle? string
---@field termDuration? string
---@field orderId? string
---@field attributes? table with its etag

---@class partnercenter.model.SubscriptionActivationResult: table<string, any>

---@class partnercenter.model.SubscriptionAnalytics: table<string, any>

---@class partnercenter.model.SubscriptionDailyUsageRecord: table<string, any>

---@class partnercenter.model.SubscriptionMonthlyUsageRecord: table<string, any>

---@class partnercenter.model.SubscriptionProvisioningStatus: table<string, any>

---@class partnercenter.model.SubscriptionRegistrationStatus: table<string, any>
---@field subscriptionId? string
---@field status? string registered, registering or notregistered

---@class partnercenter.model.SubscriptionUsageSummary: table<string, any>

---@class partnercenter.model.SupportContact: table<string, any>

---@class partnercenter.model.SupportProfile: table<string, any>

---@class partnercenter.model.SupportTopic: table<string, any>

---@class partnercenter.model.Transfer: table<string, any>
---@field id? string
---@field status? string
---@field customerTenantId? string
---@field sourcePartnerTenantId? string
---@field targetPartnerTenantId? string
---@field createdTime? string
---@field lineItems? table[]

---@class partnercenter.model.TransferEligibility: table<string, any>

---@class partnercenter.model.TransferSubmitResult: table<string, any>
---@field orders? partnercenter.model.Order[]
---@field transferErrors? table[]

---@class partnercenter.model.Transition: table<string, any>
---@field fromCatalogItemId? string
---@field fromSubscriptionId? string
---@field toCatalogItemId? string
---@field toSubscriptionId? string
---@field quantity? integer
---@field termDuration? string
---@field billingCycle? string
---@field transitionType? string
---@field promotionId? string
---@field events? table[]

---@class partnercenter.model.TransitionEligibility: table<string, any>

---@class partnercenter.model.Upgrade: table<string, any>

---@class partnercenter.model.UpgradeResult: table<string, any>
---@field upgradeErrors? table[]

---@class partnercenter.model.UserMember: table<string, any>

---@class partnercenter.model.ValidationCode: table<string, any>
---@field partnerId string
---@field organizationName string
---@field validationId string the code
---@field maxCreates? integer
---@field remainingCreates? integer how often it can still be used
---@field eTag? string

---@class partnercenter.model.ValidationStatus: table<string, any>
---@field type partnercenter.ValidationType
---@field status partnercenter.ValidationResult
---@field lastUpdateDateTime? string no longer filled

---@class partnercenter.model.VerifiedDomainRequest: table<string, any>

---@class partnercenter.model.WebhookRegistration: table<string, any>
---@field WebhookUrl string
---@field WebhookEvents string[]
---@field SignatureTokenToMsSignatureHeader? boolean

---@class partnercenter.model.WebhookValidationEvent: table<string, any>
