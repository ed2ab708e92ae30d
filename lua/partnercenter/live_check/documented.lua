--- Members that the documented examples show and the models lack, and other types that they show. Data only:
--- model -> member -> type, as in api/models/.
return {
  Artifact = {
    type = "string", reservations = "Reservation[]",
    virtualMachineReservations = "VirtualMachineReservation[]",
  },
  AzureResourceMonthlyUsageRecord = {
    lastModifiedDate = "datetime", resourceId = "string", resourceName = "string",
  },
  CommercialLicenseUsageInsights = { licenseActive = "integer" },
  CountryValidationRules = {
    countryCallingCodes = "object", geographicRegion = "string", isRegistrationNumberSupported = "boolean",
    resellerAgreementRegion = "string", states = "object", supportedCultures = "object",
    supportedLanguages = "object",
  },
  DailyRatedUsageLineItem = { customerBillableAccount = "string", usageDate = "datetime" },
  IndirectResellerAnalytics = { latestSubscriptionDeprovisionedEndDate = "datetime" },
  -- Of subscriptions of the legacy commerce.
  MeterUsageRecord = {
    id = "string", name = "string", offerId = "string", resourceId = "string", resourceName = "string",
    status = "string",
  },
  OneTimeInvoiceLineItem = {
    billableQuantity = "number", effectiveUnitPrice = "number", pcToBCExchangeRate = "number",
    quantity = "number", resellerMpnId = "number", subtotal = "number", taxTotal = "number",
    totalForCustomer = "number", unitPrice = "number",
  },
  ServiceRequest = { severity = "integer", status = "integer" },
  SpendingBudget = { ammount = "number" },
  UpgradeError = { code = "integer" },
  UsageBasedLineItem = { customerBillableAccount = "string", usageDate = "datetime" },
}
