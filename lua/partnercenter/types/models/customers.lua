---@meta
-- Generated from lua/partnercenter/api/models/customers.lua by spec/types/generate.lua.
-- Records keep every member that the service sends.

---@alias partnercenter.model.AddressValidationResponse.status "VerifiedShippable"|"Verified"|"InteractionRequired"|"StreetPartial"|"PremisesPartial"|"Multiple"|"None"|"NotValidated"|string
---@class partnercenter.model.AddressValidationResponse: table<string, any>
---@field originalAddress? partnercenter.model.Address
---@field status? partnercenter.model.AddressValidationResponse.status table with blanks; two confirmed by examples
---@field suggestedAddresses? partnercenter.model.Address[] none, one, or up to three
---@field validationMessage? string

---@alias partnercenter.model.Agreement.type "MicrosoftCloudAgreement"|"MicrosoftCustomerAgreement"
---@class partnercenter.model.Agreement: table<string, any>
---@field agreementLink? string
---@field dateAgreed? string ISO 8601
---@field primaryContact? partnercenter.model.Contact
---@field templateId? string GUID
---@field type? partnercenter.model.Agreement.type
---@field userId? string GUID; derived from the token

---@class partnercenter.model.AgreementDocument: table<string, any>
---@field country? string
---@field displayUri? string
---@field downloadUri? string
---@field language? string
---@field versionRank? integer

---@alias partnercenter.model.AgreementMetaData.agreementType "MicrosoftCloudAgreement"|"MicrosoftCustomerAgreement"|string
---@class partnercenter.model.AgreementMetaData: table<string, any>
---@field agreementLink? string
---@field agreementType? partnercenter.model.AgreementMetaData.agreementType table: type
---@field templateId? string GUID
---@field versionRank? integer

---@alias partnercenter.model.AgreementSignature.agreementType "ValueAddedReseller"|string
---@class partnercenter.model.AgreementSignature: table<string, any>
---@field accountId? string GUID
---@field agreementId? string GUID
---@field agreementType? partnercenter.model.AgreementSignature.agreementType
---@field attributes? partnercenter.model.ResourceAttributes
---@field dateSigned? string ISO 8601
---@field id? string GUID
---@field signedByFirstName? string
---@field signedByUserObjectId? string GUID
---@field signedByUserPrincipalName? string
---@field signedByUserTenantId? string GUID

---@class partnercenter.model.AgreementSignatureStatus: table<string, any>
---@field isAgreementSigned? boolean

---@class partnercenter.model.ApplicationConsent: table<string, any>
---@field applicationGrants? partnercenter.model.ApplicationGrant[]
---@field applicationId? string GUID
---@field displayName? string sent by clients, not in the table

---@class partnercenter.model.ApplicationGrant: table<string, any>
---@field enterpriseApplicationId? string GUID
---@field scope? string comma separated

---@alias partnercenter.model.BatchUploadDetails.status "unknown"|"queued"|"processing"|"finished"|"finished_with_errors"
---@class partnercenter.model.BatchUploadDetails: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field batchTrackingId? string GUID
---@field completedTime? string ISO 8601
---@field devicesStatus? partnercenter.model.DeviceUploadDetails[]
---@field startedTime? string ISO 8601
---@field status? partnercenter.model.BatchUploadDetails.status

---@alias partnercenter.model.ConfigurationPolicy.category "o_o_b_e"|string
---@alias partnercenter.model.ConfigurationPolicy.policySettings "none"|"remove_oem_preinstalls"|"oobe_user_not_local_admin"|"skip_express_settings"|"skip_oem_registration"|"skip_eula"|string
---@class partnercenter.model.ConfigurationPolicy: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field category? partnercenter.model.ConfigurationPolicy.category not updatable
---@field createdDate? string ISO 8601
---@field description? string
---@field devicesAssigned? integer table: devicesAssignedCount
---@field id? string GUID
---@field lastModifiedDate? string ISO 8601
---@field name? string
---@field policySettings? partnercenter.model.ConfigurationPolicy.policySettings[]

---@class partnercenter.model.CountryInformation: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field countryCallingCodes? partnercenter.model.ValueList table: countryCallingCodesList
---@field countryCallingCodesList? string[]
---@field defaultCulture? string
---@field extensionData? string
---@field geographicRegion? string
---@field isCityRequired? boolean
---@field isPostalCodeRequired? boolean
---@field isRegistrationNumberSupported? boolean
---@field isStateRequired? boolean
---@field isTaxIdSupported? boolean
---@field isVatIdSupported? boolean
---@field iso2Code? string
---@field iso3Code? string
---@field phoneNumberRegex? string
---@field postalCodeRegex? string
---@field resellerAgreementRegion? string
---@field states? partnercenter.model.ValueList table: supportedStatesList
---@field supportedCultures? partnercenter.model.ValueList table: supportedCulturesList
---@field supportedCulturesList? string[]
---@field supportedLanguages? partnercenter.model.ValueList table: supportedLanguagesList
---@field supportedLanguagesList? string[]
---@field supportedStatesList? string[]
---@field taxIdFormat? string
---@field taxIdSample? string
---@field vatIdRegex? string

---@class partnercenter.model.CountryValidationRules: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field countryCallingCodesList? string[]
---@field defaultCulture? string
---@field isCityRequired? boolean
---@field isPostalCodeRequired? boolean
---@field isStateRequired? boolean
---@field isTaxIdOptional? boolean
---@field isTaxIdSupported? boolean
---@field isVatIdSupported? boolean
---@field iso2Code? string
---@field phoneNumberRegex? string
---@field postalCodeRegex? string
---@field supportedCulturesList? string[]
---@field supportedLanguagesList? string[]
---@field supportedStatesList? string[]
---@field taxIdFormat? string
---@field taxIdSample? string
---@field vatIdRegex? string

---@alias partnercenter.model.Customer.relationshipToPartner "none"|"reseller"|"advisor"|"syndication"|"microsoft_support"
---@class partnercenter.model.Customer: table<string, any>
---@field allowDelegatedAccess? boolean single reads only; nullable
---@field associatedPartnerId? string GUID; indirect providers only: the reseller
---@field attributes? partnercenter.model.ResourceAttributes
---@field billingProfile? partnercenter.model.CustomerBillingProfile
---@field commerceId? string GUID
---@field companyProfile? partnercenter.model.CustomerCompanyProfile
---@field customDomains? string[]
---@field enableGDAPByDefault? boolean
---@field id? string GUID
---@field links? partnercenter.model.ResourceLinks
---@field relationshipToPartner? partnercenter.model.Customer.relationshipToPartner
---@field userCredentials? partnercenter.model.UserCredentials only in the answer to creation

---@class partnercenter.model.CustomerBillingProfile: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field companyName? string request table: company_name
---@field culture? string such as en-US
---@field defaultAddress? partnercenter.model.Address request table: default_address
---@field email? string
---@field firstName? string
---@field id? string GUID; PUT wants the whole resource
---@field language? string two letters
---@field lastName? string
---@field links? partnercenter.model.ResourceLinks

---@class partnercenter.model.CustomerCompanyProfile: table<string, any>
---@field address? partnercenter.model.Address
---@field attributes? partnercenter.model.ResourceAttributes
---@field companyName? string
---@field domain? string
---@field email? string
---@field links? partnercenter.model.ResourceLinks
---@field organizationRegistrationNumber? string required in some countries
---@field tenantId? string GUID

---@class partnercenter.model.CustomerOrganization: table<string, any>
---@field city? string
---@field countryLetterCode? string
---@field displayName? string
---@field postalCode? string
---@field state? string
---@field street? string
---@field technicalNotificationMails? string[]

---@class partnercenter.model.CustomerRelationshipRequest: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field url? string

---@alias partnercenter.model.CustomerUser.state "active"|"inactive"|string
---@alias partnercenter.model.CustomerUser.userDomainType "none"|"managed"|"federated"
---@class partnercenter.model.CustomerUser: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field displayName? string
---@field firstName? string
---@field id? string GUID
---@field immutableId? string
---@field lastDirectorySyncTime? string ISO 8601
---@field lastName? string
---@field links? partnercenter.model.ResourceLinks
---@field passwordProfile? partnercenter.model.PasswordProfile
---@field phoneNumber? string
---@field softDeletionTime? string ISO 8601
---@field state? partnercenter.model.CustomerUser.state inactive: deleted; active restores
---@field usageLocation? string two letters
---@field userDomainType? partnercenter.model.CustomerUser.userDomainType
---@field userPrincipalName? string

---@alias partnercenter.model.Device.allowedOperations "GET"|"PATCH"|"DELETE"|string
---@class partnercenter.model.Device: table<string, any>
---@field allowedOperations? partnercenter.model.Device.allowedOperations[]
---@field attributes? partnercenter.model.ResourceAttributes
---@field createdBy? string
---@field hardwareHash? string
---@field id? string guid, or digits with hyphens
---@field modelName? string
---@field oemManufacturerName? string
---@field policies? partnercenter.model.KeyValuePair[] category to policy id
---@field productKey? string
---@field serialNumber? string with hardwareHash, productKey: see accepted combinations
---@field uploadedDate? string ISO 8601

---@alias partnercenter.model.DeviceBatch.status "unknown"|"queued"|"processing"|"finished"|"finished_with_errors"
---@class partnercenter.model.DeviceBatch: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field createdBy? string
---@field creationDate? string ISO 8601
---@field devicesCount? integer table: deviceCount
---@field devicesLink? partnercenter.model.Link
---@field id? string free text in example, table guid
---@field status? partnercenter.model.DeviceBatch.status

---@class partnercenter.model.DeviceBatchCreationRequest: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field batchId? string free text in example, table guid
---@field devices? partnercenter.model.Device[]

---@class partnercenter.model.DevicePolicyUpdateRequest: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field devices? partnercenter.model.Device[]

---@alias partnercenter.model.DeviceUploadDetails.status "in-progress"|"finished"|"finished_with_errors"
---@class partnercenter.model.DeviceUploadDetails: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field deviceId? string GUID
---@field errorCode? string example 808, not an HTTP status
---@field errorDescription? string
---@field productKey? string
---@field serialNumber? string
---@field status? partnercenter.model.DeviceUploadDetails.status

---@class partnercenter.model.DirectSignedCustomerAgreementStatus: table<string, any>
---@field isSigned? boolean

---@class partnercenter.model.DirectoryRole: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field id? string GUID
---@field name? string

---@alias partnercenter.model.Domain.authenticationType "Managed"|"Federated"|string
---@alias partnercenter.model.Domain.capability "Email"|string
---@alias partnercenter.model.Domain.status "Unverified"|"Verified"|"PendingDeletion"|string
---@alias partnercenter.model.Domain.verificationMethod "None"|"DnsRecord"|"Email"|string
---@class partnercenter.model.Domain: table<string, any>
---@field authenticationType? partnercenter.model.Domain.authenticationType answer in lower case
---@field capability? partnercenter.model.Domain.capability answer in lower case
---@field isDefault? boolean nullable
---@field isInitial? boolean nullable
---@field name? string
---@field rootDomain? string
---@field status? partnercenter.model.Domain.status answer in lower case
---@field verificationMethod? partnercenter.model.Domain.verificationMethod answer dns_record

---@alias partnercenter.model.DomainFederationSettings.preferredAuthenticationProtocol "WsFed"|"Samlp"
---@alias partnercenter.model.DomainFederationSettings.promptLoginBehavior "TranslateToFreshPasswordAuth"|"NativeSupport"|"Disabled"
---@class partnercenter.model.DomainFederationSettings: table<string, any>
---@field activeLogOnUri? string
---@field defaultInteractiveAuthenticationMethod? string
---@field federationBrandName? string
---@field issuerUri? string
---@field logOffUri? string
---@field metadataExchangeUri? string
---@field nextSigningCertificate? string base64
---@field openIdConnectDiscoveryEndpoint? string
---@field passiveLogOnUri? string
---@field preferredAuthenticationProtocol? partnercenter.model.DomainFederationSettings.preferredAuthenticationProtocol
---@field promptLoginBehavior? partnercenter.model.DomainFederationSettings.promptLoginBehavior
---@field signingCertificate? string base64
---@field signingCertificateUpdateStatus? string
---@field supportsMfa? boolean table names it a second signingCertificateUpdateStatus

---@class partnercenter.model.GccValidationRelationship: table<string, any>
---@field customerId? string GUID
---@field eTag? string
---@field organizationName? string
---@field partnerId? string
---@field validationId? string

---@alias partnercenter.model.Grantor.grantorType "billToPartner"|string
---@class partnercenter.model.Grantor: table<string, any>
---@field grantorType? partnercenter.model.Grantor.grantorType table BillToPartner
---@field tenantID? string GUID; capital ID on the wire

---@class partnercenter.model.License: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field productSku? partnercenter.model.ProductSku
---@field servicePlans? partnercenter.model.ServicePlan[]

---@class partnercenter.model.LicenseAssignment: table<string, any>
---@field excludedPlans? string[]
---@field skuId? string GUID

---@class partnercenter.model.LicenseUpdate: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field licenseWarnings? partnercenter.model.LicenseWarning[] errors inside a success answer
---@field licensesToAssign? partnercenter.model.LicenseAssignment[] table: licensestoAssign
---@field licensesToRemove? string[]

---@class partnercenter.model.LicenseWarning: table<string, any>
---@field code? string
---@field message? string
---@field servicePlans? string[]

---@class partnercenter.model.ManagedService: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field groupName? string
---@field id? string
---@field links? partnercenter.model.ManagedServiceLinks
---@field name? string

---@class partnercenter.model.ManagedServiceLinks: table<string, any>
---@field adminService? partnercenter.model.Link
---@field next? partnercenter.model.Link
---@field previous? partnercenter.model.Link
---@field self? partnercenter.model.Link
---@field serviceHealth? partnercenter.model.Link
---@field serviceTicket? partnercenter.model.Link

---@class partnercenter.model.PasswordProfile: table<string, any>
---@field forceChangePassword? boolean
---@field password? string a string on the wire

---@alias partnercenter.model.Permission.action "Purchase"
---@alias partnercenter.model.Permission.resource "AzureReservedInstances"|"AzureSavingsPlan"
---@class partnercenter.model.Permission: table<string, any>
---@field action? partnercenter.model.Permission.action
---@field resource? partnercenter.model.Permission.resource

---@alias partnercenter.model.ProductSku.licenseGroupId "group1"|"group2"|string
---@alias partnercenter.model.ProductSku.targetType "User"|"Tenant"
---@class partnercenter.model.ProductSku: table<string, any>
---@field id? string GUID
---@field licenseGroupId? partnercenter.model.ProductSku.licenseGroupId queries send Group1, Group2
---@field name? string
---@field skuPartNumber? string
---@field targetType? partnercenter.model.ProductSku.targetType

---@class partnercenter.model.RelationshipRequest: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field url? string

---@class partnercenter.model.Role: table<string, any>

---@alias partnercenter.model.SelfServeEntity.selfServeEntityType "customer"|string
---@class partnercenter.model.SelfServeEntity: table<string, any>
---@field selfServeEntityType? partnercenter.model.SelfServeEntity.selfServeEntityType table Customer
---@field tenantID? string GUID; capital ID on the wire

---@class partnercenter.model.SelfServePolicy: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes etag has inner quotes
---@field grantor? partnercenter.model.Grantor
---@field id? string grantor and entity ids joined by _
---@field permissions? partnercenter.model.Permission[]
---@field selfServeEntity? partnercenter.model.SelfServeEntity

---@alias partnercenter.model.ServicePlan.capabilityStatus "Assigned"|"Enabled"|string
---@alias partnercenter.model.ServicePlan.targetType "User"|"Tenant"
---@class partnercenter.model.ServicePlan: table<string, any>
---@field capabilityStatus? partnercenter.model.ServicePlan.capabilityStatus
---@field displayName? string
---@field id? string GUID
---@field serviceName? string
---@field targetType? partnercenter.model.ServicePlan.targetType

---@alias partnercenter.model.SubscribedSku.capabilityStatus "Enabled"|string
---@class partnercenter.model.SubscribedSku: table<string, any>
---@field activeUnits? integer
---@field attributes? partnercenter.model.ResourceAttributes
---@field availableUnits? integer
---@field capabilityStatus? partnercenter.model.SubscribedSku.capabilityStatus
---@field consumedUnits? integer
---@field productSku? partnercenter.model.ProductSku
---@field servicePlans? partnercenter.model.ServicePlan[]
---@field suspendedUnits? integer
---@field totalUnits? integer
---@field warningUnits? integer

---@alias partnercenter.model.User.state "active"|"inactive"|string
---@alias partnercenter.model.User.userDomainType "none"|"managed"|"federated"
---@class partnercenter.model.User: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field displayName? string
---@field firstName? string
---@field id? string GUID
---@field lastDirectorySyncTime? string ISO 8601
---@field lastName? string
---@field links? partnercenter.model.ResourceLinks
---@field passwordProfile? partnercenter.model.PasswordProfile
---@field phoneNumber? string
---@field softDeletionTime? string ISO 8601
---@field state? partnercenter.model.User.state inactive: deleted
---@field userDomainType? partnercenter.model.User.userDomainType
---@field userPrincipalName? string

---@class partnercenter.model.UserCredentials: table<string, any>
---@field password? string returned once, at creation
---@field userName? string

---@class partnercenter.model.UserMember: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field displayName? string
---@field id? string GUID
---@field roleId? string GUID
---@field userPrincipalName? string

---@alias partnercenter.model.V2.CustomerQualification.qualification "None"|"Education"|"Nonprofit"|"GovernmentCommunityCloud"|"StateOwnedEntity"|string
---@alias partnercenter.model.V2.CustomerQualification.vettingStatus "Approved"|"Denied"|"InReview"
---@class partnercenter.model.V2.CustomerQualification: table<string, any>
---@field qualification? partnercenter.model.V2.CustomerQualification.qualification None and Nonprofit from client sources
---@field vettingCreateDate? string ISO 8601; POST example
---@field vettingCreatedDate? string ISO 8601; GET examples; see vettingCreateDate
---@field vettingReason? string when Denied
---@field vettingStatus? partnercenter.model.V2.CustomerQualification.vettingStatus

---@alias partnercenter.model.V2.CustomerQualificationRequest.educationSegment "K12"|"HigherEducation"|string
---@alias partnercenter.model.V2.CustomerQualificationRequest.qualification "Education"|"GovernmentCommunityCloud"|"StateOwnedEntity"|string
---@class partnercenter.model.V2.CustomerQualificationRequest: table<string, any>
---@field educationSegment? partnercenter.model.V2.CustomerQualificationRequest.educationSegment with Education
---@field qualification? partnercenter.model.V2.CustomerQualificationRequest.qualification request table capitalised
---@field validationCode? string with GovernmentCommunityCloud
---@field website? string with Education

---@class partnercenter.model.ValidationCode: table<string, any>
---@field eTag? string
---@field maxCreates? integer nullable
---@field organizationName? string
---@field partnerId? string GUID
---@field remainingCreates? integer nullable
---@field validationId? string example: string; table: int

---@alias partnercenter.model.ValidationStatus.status "Unknown"|"UnderReview"|"Allowed"|"NotAllowed"|"NotReady"|string
---@alias partnercenter.model.ValidationStatus.type "account"
---@class partnercenter.model.ValidationStatus: table<string, any>
---@field lastUpdateDateTime? string ISO 8601; no zone; elsewhere reported empty
---@field status? partnercenter.model.ValidationStatus.status page writes Not Ready, with a blank
---@field type? partnercenter.model.ValidationStatus.type

---@class partnercenter.model.VerifiedDomainRequest: table<string, any>
---@field domain? partnercenter.model.Domain
---@field domainFederationSettings? partnercenter.model.DomainFederationSettings only when Federated
---@field verifiedDomainName? string
