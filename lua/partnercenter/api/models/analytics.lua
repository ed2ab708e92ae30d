--- Analytics.
return {
  AnalyticsList = {
    fields = {
      Value = "object[] -- or a bare item, per page", ["@nextLink"] = "string", TotalCount = "integer",
    },
  },
  AzureUsageAnalytics = {
    fields = {
      customerTenantId = "guid", customerName = "string", subscriptionId = "guid",
      subscriptionName = "string", usageDate = "datetime", resourceLocation = "string",
      meterCategory = "string", meterSubcategory = "string", meterUnit = "string",
      reservationOrderId = "string", reservationId = "string", serviceType = "string", quantity = "integer",
      consumptionMeterId = "string",
    },
  },
  CommercialLicenseDeploymentInsights = {
    fields = {
      processedDateTime = "datetime", serviceCode = "string", serviceName = "string", channel = "string",
      customerTenantId = "guid", customerName = "string", productId = "guid", productName = "string",
      licensesDeployed = "integer", licensesSold = "integer",
    },
  },
  CommercialLicenseUsageInsights = {
    fields = {
      processedDateTime = "datetime", workloadCode = "string", workloadName = "string",
      serviceCode = "string", serviceName = "string", channel = "string", customerTenantId = "guid",
      customerName = "string", productId = "guid", productName = "string",
      licensesActive = "integer -- example spells licenseActive", licensesQualified = "integer",
    },
  },
  CustomerLicensesDeploymentInsights = {
    fields = {
      licensesDeployed = "integer", licensesSold = "integer", deploymentPercent = "number",
      customerId = "guid", customerName = "string", productName = "string", serviceCode = "string",
      processedDateTime = "datetime", serviceName = "string", channel = "string",
      attributes = "ResourceAttributes",
    },
  },
  CustomerLicensesUsageInsights = {
    fields = {
      workloadCode = "string", workloadName = "string -- example: text; table: number",
      usagePercent = "number", licensesActive = "integer", licensesQualified = "integer", customerId = "guid",
      customerName = "string", productName = "string", serviceCode = "string", processedDateTime = "datetime",
      serviceName = "string", channel = "string", attributes = "ResourceAttributes",
    },
  },
  IndirectResellerAnalytics = {
    fields = {
      partnerTenantId = "guid", id = "string", name = "string", market = "string",
      firstSubscriptionCreationDate = "datetime", latestSubscriptionCreationDate = "datetime",
      firstSubscriptionEndDate = "datetime", latestSubscriptionEndDate = "datetime",
      firstSubscriptionSuspendedDate = "datetime", latestSubscriptionSuspendedDate = "datetime",
      firstSubscriptionDeprovisionedDate = "datetime",
      latestSubscriptionDeprovisionedDate = "datetime -- example adds End before Date",
      subscriptionCount = "integer", licenseCount = "integer", indirectResellerCount = "integer",
    },
  },
  PartnerLicensesDeploymentInsights = {
    fields = {
      proratedDeploymentPercent = "number", licensesSold = "integer", processedDateTime = "datetime",
      serviceName = "string", channel = "string", attributes = "ResourceAttributes",
    },
  },
  PartnerLicensesUsageInsights = {
    fields = {
      proratedLicensesUsagePercent = "number", workloadName = "string", processedDateTime = "datetime",
      serviceName = "string", channel = "string", attributes = "ResourceAttributes",
    },
  },
  ReferralAnalytics = {
    fields = {
      id = "string -- example: short number", status = "string Accepted", customerMarket = "string",
      customerName = "string",
      customerOrgSize = "string 1to9employees 10to50employees 51to250employees 251to1000employees "
        .. "1001to5000employees 5001to10000employees 10001to20000employees Morethan20000employees",
      acceptedDate = "datetime", acknowledgedDate = "datetime", archivedDate = "datetime",
      declinedDate = "datetime", expiredDate = "datetime", lostDate = "datetime", missedDate = "datetime",
      createdDate = "datetime", skippedDate = "datetime", wonDate = "datetime", partnerMarket = "string",
    },
  },
  SearchAnalytics = {
    fields = {
      companyName = "string", contactButtonClicked = "boolean", keywordCountry = "string",
      detailsViewed = "boolean", keywordIndustryFocus = "string",
      partnerId = "string -- example: mpnId, a number", partnerMarket = "string", keywordProduct = "string",
      referralSubmitted = "boolean", searchDate = "date", keywordSearchText = "string",
      searchResultPageViews = "integer", contactClicks = "integer", referralCount = "integer",
      profileViews = "integer",
    },
  },
  SubscriptionAnalytics = {
    fields = {
      customerTenantId = "guid", customerName = "string", customerMarket = "string", id = "guid",
      status = "enum ACTIVE SUSPENDED DEPROVISIONED", productName = "string",
      subscriptionType = "enum Office Azure Microsoft365 Dynamics EMS M365 Windows UNKNOWN -- last three "
        .. "only in examples",
      autoRenewEnabled = "boolean", partnerId = "guid -- table: partner id, example: tenant guid",
      friendlyName = "string", partnerName = "string", providerName = "string",
      effectiveStartDate = "datetime", commitmentEndDate = "datetime", currentStateEndDate = "datetime",
      trialToPaidConversionDate = "datetime", trialStartDate = "datetime", trialEndDate = "datetime",
      lastUsageDate = "datetime", deprovisionedDate = "datetime", lastRenewalDate = "datetime",
      licenseCount = "integer -- string in grouped answers",
      subscriptionCount = "integer -- grouped answers only, a string there", creationDate = "datetime",
      churnRisk = "string", billingCycleName = "string",
    },
  },
}
