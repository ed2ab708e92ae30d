--- Samples of resources of a customer.
return {
  CustomerOrganization = {
    street = "1 Example Way", countryLetterCode = "US", postalCode = "98052", city = "Redmond", state = "WA",
    displayName = "{customer.companyName}", technicalNotificationMails = { "technical@{customer.domain}" },
  },
  ManagedService = {
    id = "exchange", name = "Exchange",
    links = {
      adminService = {
        uri = "https://outlook.example/ecp/?Realm={customer.domain}", method = "GET", headers = {},
      },
    },
    attributes = { objectType = "ManagedService" },
  },
  Domain = {
    authenticationType = "managed", capability = "Email", isDefault = false, isInitial = false, name = "",
    rootDomain = "", status = "verified", verificationMethod = "dns_record",
    attributes = { objectType = "Domain" },
  },
  ApplicationConsent = {
    applicationId = "{id}", displayName = "Simulated application",
    applicationGrants = { { enterpriseApplicationId = "{guid enterprise}", scope = "user_impersonation" } },
    attributes = { objectType = "ApplicationConsent" },
  },
  CustomerRelationshipRequest = {
    url = "https://admin.microsoft.com/Home?invType=ResellerRelationship&partnerId={partner.tenant_id}",
    attributes = { objectType = "CustomerRelationshipRequest" },
  },
  GccValidationRelationship = {
    partnerId = "{partner.tenant_id}", customerId = "{customer_id}", validationId = "12345",
  },
  CountryValidationRules = {
    iso2Code = "{country_code}", defaultCulture = "en-US", isStateRequired = true,
    states = { value = { "WA", "NY", "CA" } }, supportedLanguages = { value = { "en" } },
    supportedCultures = { value = { "en-US" } }, countryCallingCodes = { value = { "1" } },
    supportedStatesList = { "WA", "NY", "CA" },
    supportedLanguagesList = { "en" }, supportedCulturesList = { "en-US" }, isPostalCodeRequired = true,
    postalCodeRegex = "^[0-9]{5}(-[0-9]{4})?$", isCityRequired = true, isVatIdSupported = false,
    taxIdFormat = "", taxIdSample = "", vatIdRegex = "", phoneNumberRegex = "^[0-9]{10}$",
    isRegistrationNumberSupported = false, resellerAgreementRegion = "AOC",
    geographicRegion = "NorthAndLatinAmerica", isTaxIdSupported = false,
    isTaxIdOptional = true, countryCallingCodesList = { "1" },
    attributes = { objectType = "CountryInformation" },
  },
  AddressValidationResponse = {
    originalAddress = {}, suggestedAddresses = {}, status = "VerifiedShippable",
    validationMessage = "Address is verified and shippable.",
  },
  AuditRecord = {
    id = "{id}", partnerId = "{partner.tenant_id}", customerId = "{audited.id}",
    customerName = "{audited.companyName}", userPrincipalName = "robin@partner.example",
    applicationId = "{partner.client_id}",
    resourceType = "{one of customer|subscription|order|customer_user}",
    resourceNewValue = "",
    operationType = "{one of add_customer|update_subscription|create_order|create_customer_user}",
    operationDate = "{day of -1|-1|-2|-3|-5|-6}", operationStatus = "{one of succeeded|succeeded|failed}",
    customizedData = {},
    attributes = { objectType = "AuditRecord" },
  },
}
