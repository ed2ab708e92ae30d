--- Customers, their users, devices, domains and agreements.
return {
  AddressValidationResponse = {
    fields = {
      originalAddress = "Address", suggestedAddresses = "Address[] -- none, one, or up to three",
      status = "enum VerifiedShippable Verified InteractionRequired StreetPartial PremisesPartial Multiple "
        .. "None NotValidated -- table with blanks; two confirmed by examples",
      validationMessage = "string",
    },
  },
  Agreement = {
    fields = {
      userId = "guid -- derived from the token", primaryContact = "Contact", dateAgreed = "datetime",
      templateId = "guid", type = "enum MicrosoftCloudAgreement MicrosoftCustomerAgreement",
      agreementLink = "string",
    },
    required = { create_customer_agreement = "primaryContact dateAgreed templateId type" },
  },
  AgreementDocument = {
    fields = {
      country = "string", language = "string", displayUri = "string", downloadUri = "string",
      versionRank = "integer",
    },
  },
  AgreementMetaData = {
    fields = {
      templateId = "guid", agreementLink = "string", versionRank = "integer",
      agreementType = "enum MicrosoftCloudAgreement MicrosoftCustomerAgreement -- table: type",
    },
  },
  AgreementSignature = {
    fields = {
      id = "guid", accountId = "guid", agreementId = "guid", agreementType = "string ValueAddedReseller",
      dateSigned = "datetime", signedByFirstName = "string", signedByUserPrincipalName = "string",
      signedByUserObjectId = "guid", signedByUserTenantId = "guid", attributes = "ResourceAttributes",
    },
  },
  AgreementSignatureStatus = { fields = { isAgreementSigned = "boolean" } },
  ApplicationConsent = {
    fields = {
      applicationId = "guid", displayName = "string -- sent by clients, not in the table",
      applicationGrants = "ApplicationGrant[]",
    },
    required = { create_application_consent = "applicationId applicationGrants" },
  },
  ApplicationGrant = {
    fields = { enterpriseApplicationId = "guid", scope = "string -- comma separated" },
    required = { create_application_consent = "enterpriseApplicationId scope" },
  },
  BatchUploadDetails = {
    fields = {
      batchTrackingId = "guid", status = "enum unknown queued processing finished finished_with_errors",
      startedTime = "datetime", completedTime = "datetime", devicesStatus = "DeviceUploadDetails[]",
      attributes = "ResourceAttributes",
    },
  },
  ConfigurationPolicy = {
    fields = {
      id = "guid", name = "string", category = "string o_o_b_e -- not updatable", description = "string",
      policySettings = "string[] none remove_oem_preinstalls oobe_user_not_local_admin "
        .. "skip_express_settings skip_oem_registration skip_eula",
      createdDate = "datetime", lastModifiedDate = "datetime", attributes = "ResourceAttributes",
      devicesAssigned = "integer -- table: devicesAssignedCount",
    },
    required = {
      update_configuration_policy = "id name category policySettings",
      create_configuration_policy = "name category policySettings",
    },
  },
  CountryInformation = {
    fields = {
      extensionData = "string", iso2Code = "string", iso3Code = "string", defaultCulture = "string",
      isStateRequired = "boolean", supportedStatesList = "string[]", supportedLanguagesList = "string[]",
      supportedCulturesList = "string[]", isPostalCodeRequired = "boolean", postalCodeRegex = "string",
      isCityRequired = "boolean", isVatIdSupported = "boolean", taxIdFormat = "string",
      taxIdSample = "string", vatIdRegex = "string", phoneNumberRegex = "string",
      isRegistrationNumberSupported = "boolean", isTaxIdSupported = "boolean",
      resellerAgreementRegion = "string", geographicRegion = "string", countryCallingCodesList = "string[]",
      attributes = "ResourceAttributes", states = "ValueList -- table: supportedStatesList",
      supportedLanguages = "ValueList -- table: supportedLanguagesList",
      supportedCultures = "ValueList -- table: supportedCulturesList",
      countryCallingCodes = "ValueList -- table: countryCallingCodesList",
    },
  },
  CountryValidationRules = {
    fields = {
      iso2Code = "string", defaultCulture = "string", isStateRequired = "boolean",
      supportedStatesList = "string[]", supportedLanguagesList = "string[]",
      supportedCulturesList = "string[]", isPostalCodeRequired = "boolean", postalCodeRegex = "string",
      isCityRequired = "boolean", isVatIdSupported = "boolean", taxIdFormat = "string",
      taxIdSample = "string", vatIdRegex = "string", phoneNumberRegex = "string",
      isTaxIdSupported = "boolean", isTaxIdOptional = "boolean", countryCallingCodesList = "string[]",
      attributes = "ResourceAttributes",
    },
  },
  Customer = {
    fields = {
      id = "guid", commerceId = "guid", companyProfile = "CustomerCompanyProfile",
      billingProfile = "CustomerBillingProfile",
      relationshipToPartner = "enum none reseller advisor syndication microsoft_support",
      allowDelegatedAccess = "boolean -- single reads only; nullable",
      userCredentials = "UserCredentials -- only in the answer to creation", customDomains = "string[]",
      associatedPartnerId = "guid -- indirect providers only: the reseller", links = "ResourceLinks",
      attributes = "ResourceAttributes", enableGDAPByDefault = "boolean",
    },
    required = {
      create_customer = "companyProfile billingProfile",
      remove_reseller_relationship = "relationshipToPartner",
    },
    conditional = { create_customer = "associatedPartnerId" },
  },
  CustomerBillingProfile = {
    fields = {
      id = "guid -- PUT wants the whole resource", firstName = "string", lastName = "string",
      email = "string", culture = "string -- such as en-US", language = "string -- two letters",
      companyName = "string -- request table: company_name",
      defaultAddress = "Address -- request table: default_address", links = "ResourceLinks",
      attributes = "ResourceAttributes",
    },
    required = { create_customer = "email culture language companyName defaultAddress" },
  },
  CustomerCompanyProfile = {
    fields = {
      tenantId = "guid", domain = "string", companyName = "string", links = "ResourceLinks",
      attributes = "ResourceAttributes",
      organizationRegistrationNumber = "string -- required in some countries", address = "Address",
      email = "string",
    },
    required = { create_customer = "domain" },
  },
  CustomerOrganization = {
    fields = {
      street = "string", countryLetterCode = "string", postalCode = "string", city = "string",
      state = "string", displayName = "string", technicalNotificationMails = "string[]",
    },
  },
  CustomerRelationshipRequest = { fields = { url = "string", attributes = "ResourceAttributes" } },
  CustomerUser = {
    fields = {
      usageLocation = "string -- two letters", id = "guid", userPrincipalName = "string",
      firstName = "string", lastName = "string", displayName = "string", immutableId = "string",
      passwordProfile = "PasswordProfile", phoneNumber = "string", lastDirectorySyncTime = "datetime",
      userDomainType = "enum none managed federated",
      state = "enum active inactive -- inactive: deleted; active restores", softDeletionTime = "datetime",
      links = "ResourceLinks", attributes = "ResourceAttributes",
    },
    required = { reset_user_password = "passwordProfile" },
    conditional = { update_user = "state" },
  },
  Device = {
    fields = {
      id = "string -- guid, or digits with hyphens",
      serialNumber = "string -- with hardwareHash, productKey: see accepted combinations",
      productKey = "string", hardwareHash = "string", modelName = "string", oemManufacturerName = "string",
      policies = "KeyValuePair[] -- category to policy id", uploadedDate = "datetime",
      allowedOperations = "string[] GET PATCH DELETE", attributes = "ResourceAttributes",
      createdBy = "string",
    },
    required = { update_device_policies = "id policies" },
  },
  DeviceBatch = {
    fields = {
      id = "string -- free text in example, table guid", createdBy = "string", creationDate = "datetime",
      devicesLink = "Link", attributes = "ResourceAttributes",
      status = "enum unknown queued processing finished finished_with_errors",
      devicesCount = "integer -- table: deviceCount",
    },
  },
  DeviceBatchCreationRequest = {
    fields = {
      batchId = "string -- free text in example, table guid", devices = "Device[]",
      attributes = "ResourceAttributes",
    },
    required = { create_device_batch = "batchId devices" },
  },
  DevicePolicyUpdateRequest = {
    fields = { devices = "Device[]", attributes = "ResourceAttributes" },
    required = { update_device_policies = "devices" },
  },
  DeviceUploadDetails = {
    fields = {
      deviceId = "guid", serialNumber = "string", productKey = "string",
      status = "enum in-progress finished finished_with_errors",
      errorCode = "string -- example 808, not an HTTP status", errorDescription = "string",
      attributes = "ResourceAttributes",
    },
  },
  DirectoryRole = { fields = { name = "string", id = "guid", attributes = "ResourceAttributes" } },
  DirectSignedCustomerAgreementStatus = { fields = { isSigned = "boolean" } },
  Domain = {
    fields = {
      authenticationType = "enum Managed Federated -- answer in lower case",
      capability = "string Email -- answer in lower case", isDefault = "boolean -- nullable",
      isInitial = "boolean -- nullable", name = "string", rootDomain = "string",
      status = "enum Unverified Verified PendingDeletion -- answer in lower case",
      verificationMethod = "enum None DnsRecord Email -- answer dns_record",
    },
    required = { add_verified_domain = "authenticationType capability name status verificationMethod" },
  },
  DomainFederationSettings = {
    fields = {
      activeLogOnUri = "string", defaultInteractiveAuthenticationMethod = "string",
      federationBrandName = "string", issuerUri = "string", logOffUri = "string",
      metadataExchangeUri = "string", nextSigningCertificate = "string -- base64",
      openIdConnectDiscoveryEndpoint = "string", passiveLogOnUri = "string",
      preferredAuthenticationProtocol = "enum WsFed Samlp",
      promptLoginBehavior = "enum TranslateToFreshPasswordAuth NativeSupport Disabled",
      signingCertificate = "string -- base64", signingCertificateUpdateStatus = "string",
      supportsMfa = "boolean -- table names it a second signingCertificateUpdateStatus",
    },
    required = {
      add_verified_domain = "issuerUri logOffUri passiveLogOnUri preferredAuthenticationProtocol "
        .. "promptLoginBehavior signingCertificate",
    },
  },
  GccValidationRelationship = {
    fields = {
      partnerId = "string", customerId = "guid", validationId = "string", organizationName = "string",
      eTag = "string",
    },
  },
  Grantor = {
    fields = {
      grantorType = "enum billToPartner -- table BillToPartner", tenantID = "guid -- capital ID on the wire",
    },
  },
  License = {
    fields = {
      servicePlans = "ServicePlan[]", productSku = "ProductSku", attributes = "ResourceAttributes",
    },
  },
  LicenseAssignment = {
    fields = { excludedPlans = "string[]", skuId = "guid" },
    required = { update_user_licenses = "skuId" },
  },
  LicenseUpdate = {
    fields = {
      licensesToAssign = "LicenseAssignment[] -- table: licensestoAssign", licensesToRemove = "string[]",
      licenseWarnings = "LicenseWarning[] -- errors inside a success answer",
      attributes = "ResourceAttributes",
    },
  },
  LicenseWarning = { fields = { code = "string", message = "string", servicePlans = "string[]" } },
  ManagedService = {
    fields = {
      id = "string", name = "string", groupName = "string", links = "ManagedServiceLinks",
      attributes = "ResourceAttributes",
    },
  },
  ManagedServiceLinks = {
    fields = {
      adminService = "Link", serviceHealth = "Link", serviceTicket = "Link", self = "Link", next = "Link",
      previous = "Link",
    },
  },
  PasswordProfile = {
    fields = { password = "string -- a string on the wire", forceChangePassword = "boolean" },
    required = { reset_user_password = "password" },
    conditional = { reset_user_password = "forceChangePassword" },
  },
  Permission = {
    fields = { resource = "enum AzureReservedInstances AzureSavingsPlan", action = "enum Purchase" },
  },
  ProductSku = {
    fields = {
      id = "guid", name = "string", skuPartNumber = "string", targetType = "enum User Tenant",
      licenseGroupId = "enum group1 group2 -- queries send Group1, Group2",
    },
  },
  RelationshipRequest = { fields = { url = "string", attributes = "ResourceAttributes" } },
  Role = {
  },
  SelfServeEntity = {
    fields = {
      selfServeEntityType = "enum customer -- table Customer", tenantID = "guid -- capital ID on the wire",
    },
  },
  SelfServePolicy = {
    fields = {
      id = "string -- grantor and entity ids joined by _", selfServeEntity = "SelfServeEntity",
      grantor = "Grantor", permissions = "Permission[]",
      attributes = "ResourceAttributes -- etag has inner quotes",
    },
    required = {
      update_self_serve_policy = "id selfServeEntity grantor permissions",
      create_self_serve_policy = "selfServeEntity grantor permissions",
    },
  },
  ServicePlan = {
    fields = {
      id = "guid", displayName = "string", serviceName = "string",
      capabilityStatus = "string Assigned Enabled", targetType = "enum User Tenant",
    },
  },
  SubscribedSku = {
    fields = {
      availableUnits = "integer", activeUnits = "integer", consumedUnits = "integer",
      suspendedUnits = "integer", totalUnits = "integer", warningUnits = "integer", productSku = "ProductSku",
      servicePlans = "ServicePlan[]", capabilityStatus = "string Enabled", attributes = "ResourceAttributes",
    },
  },
  User = {
    fields = {
      id = "guid", userPrincipalName = "string", firstName = "string", lastName = "string",
      displayName = "string", passwordProfile = "PasswordProfile", phoneNumber = "string",
      lastDirectorySyncTime = "datetime", userDomainType = "enum none managed federated",
      state = "enum active inactive -- inactive: deleted", softDeletionTime = "datetime",
      links = "ResourceLinks", attributes = "ResourceAttributes",
    },
  },
  UserCredentials = {
    fields = { userName = "string", password = "string -- returned once, at creation" },
  },
  UserMember = {
    fields = {
      displayName = "string", userPrincipalName = "string", roleId = "guid", id = "guid",
      attributes = "ResourceAttributes",
    },
    required = { add_directory_role_member = "displayName userPrincipalName id" },
    conditional = { add_directory_role_member = "attributes" },
  },
  ["V2.CustomerQualification"] = {
    fields = {
      qualification = "enum None Education Nonprofit GovernmentCommunityCloud StateOwnedEntity -- None and "
        .. "Nonprofit from client sources",
      vettingStatus = "enum Approved Denied InReview", vettingReason = "string -- when Denied",
      vettingCreatedDate = "datetime -- GET examples; see vettingCreateDate",
      vettingCreateDate = "datetime -- POST example",
    },
  },
  ["V2.CustomerQualificationRequest"] = {
    fields = {
      qualification = "enum Education GovernmentCommunityCloud StateOwnedEntity -- request table capitalised",
      educationSegment = "enum K12 HigherEducation -- with Education", website = "string -- with Education",
      validationCode = "string -- with GovernmentCommunityCloud",
    },
    required = { create_qualification = "qualification" },
    conditional = { create_qualification = "educationSegment validationCode" },
  },
  ValidationCode = {
    fields = {
      partnerId = "guid", organizationName = "string", validationId = "string -- example: string; table: int",
      maxCreates = "integer -- nullable", remainingCreates = "integer -- nullable", eTag = "string",
    },
  },
  ValidationStatus = {
    fields = {
      type = "enum account",
      status = "string Unknown UnderReview Allowed NotAllowed NotReady -- page writes Not Ready, with a "
        .. "blank",
      lastUpdateDateTime = "datetime -- no zone; elsewhere reported empty",
    },
  },
  VerifiedDomainRequest = {
    fields = {
      verifiedDomainName = "string", domain = "Domain",
      domainFederationSettings = "DomainFederationSettings -- only when Federated",
    },
    required = { add_verified_domain = "verifiedDomainName domain" },
    conditional = { add_verified_domain = "domainFederationSettings" },
  },
}
