--- Usage of Azure, by customer, subscription, day and meter.
return {
  AzureInstanceData = {
    fields = {
      resourceUri = "string", location = "string", partNumber = "string -- example: string; table: object",
      orderNumber = "string -- example: string; table: number", tags = "object -- table array of strings",
      additionalInfo = "object -- example: object; table: array of strings",
    },
  },
  AzureResource = {
    fields = {
      id = "guid", name = "string", category = "string", subcategory = "string", region = "string",
    },
  },
  AzureResourceMonthlyUsageRecord = {
    fields = {
      category = "string", subcategory = "string", quantityUsed = "number", unit = "string", id = "guid",
      name = "string", totalCost = "number", currencyLocale = "string", attributes = "ResourceAttributes",
    },
  },
  AzureUtilizationRecord = {
    fields = {
      usageStartTime = "datetime", usageEndTime = "datetime", resource = "AzureResource", quantity = "number",
      unit = "string", infoFields = "object -- may be empty", instanceData = "AzureInstanceData",
      attributes = "ResourceAttributes",
    },
  },
  CustomerMonthlyUsageRecord = {
    fields = {
      budget = "SpendingBudget", percentUsed = "number", resourceId = "guid -- the customer id",
      resourceName = "string", totalCost = "number", currencyLocale = "string", currencyCode = "string",
      currencySymbol = "string", usdTotalCost = "number", isUpgraded = "boolean",
      lastModifiedDate = "datetime", attributes = "ResourceAttributes", id = "guid", name = "string",
      customerSpendingBudget = "SpendingBudget",
    },
  },
  CustomerUsageSummary = {
    fields = {
      budget = "SpendingBudget", resourceId = "guid", resourceName = "string", billingStartDate = "datetime",
      billingEndDate = "datetime", totalCost = "number", currencyLocale = "string", currencyCode = "string",
      usdTotalCost = "number", lastModifiedDate = "datetime", links = "ResourceLinks",
      attributes = "ResourceAttributes", id = "guid", name = "string",
    },
  },
  DailyRatedUsageLineItem = {
    fields = {
      partnerId = "guid", partnerName = "string", customerId = "guid -- may be empty",
      customerName = "string", customerDomainName = "string", invoiceNumber = "string", productId = "string",
      skuId = "string", availabilityId = "string", skuName = "string", productName = "string",
      publisherName = "string", publisherId = "string", subscriptionId = "guid",
      subscriptionDescription = "string", chargeStartDate = "datetime", chargeEndDate = "datetime",
      usageDate = "datetime", meterType = "string", meterCategory = "string", meterId = "string",
      meterSubCategory = "string", meterName = "string", meterRegion = "string", unitOfMeasure = "string",
      resourceLocation = "string", consumedService = "string", resourceGroup = "string",
      resourceUri = "string", tags = "string", additionalInfo = "string -- JSON text",
      serviceInfo1 = "string", serviceInfo2 = "string", customerCountry = "string", mpnId = "string",
      resellerMpnId = "string", chargeType = "string", unitPrice = "number", quantity = "number",
      unitType = "string", billingPreTaxTotal = "number", billingCurrency = "string",
      pricingPreTaxTotal = "number", pricingCurrency = "string", entitlementId = "guid",
      entitlementDescription = "string", pcToBCExchangeRate = "number -- example: number; table: string",
      pcToBCExchangeRateDate = "datetime", effectiveUnitPrice = "number",
      rateOfPartnerEarnedCredit = "number", hasPartnerEarnedCredit = "boolean", rateOfCredit = "number",
      creditType = "string -- values contain blanks, e.g. Credit Not Applied",
      invoiceLineItemType = "enum usage_line_items", billingProvider = "enum marketplace one_time",
      benefitOrderId = "guid -- may be empty", benefitId = "guid -- may be empty",
      benefitType = "string SavingsPlan Charge", attributes = "ResourceAttributes",
    },
  },
  DailyUsageLineItem = {
    fields = {
      partnerId = "guid", partnerName = "string", partnerBillableAccountId = "string", customerId = "guid",
      customerCompanyName = "string", customerBillableAccount = "string", domainName = "string",
      mpnId = "integer", tier2MpnId = "integer", invoiceNumber = "string", subscriptionId = "guid",
      subscriptionName = "string", subscriptionDescription = "string", billingCycleType = "string",
      orderId = "string", serviceName = "string", serviceType = "string", resourceGuid = "guid",
      resourceName = "string", region = "string", unit = "string", consumedQuantity = "number",
      usageDate = "datetime", chargeStartDate = "datetime", chargeEndDate = "datetime",
      invoiceLineItemType = "enum usage_line_items", billingProvider = "enum azure",
      attributes = "ResourceAttributes",
    },
  },
  MeterUsageRecord = {
    fields = {
      subscriptionId = "guid", meterId = "string", meterName = "string", category = "string",
      subcategory = "string", quantityUsed = "number", unit = "string", totalCost = "number",
      currencyLocale = "string", currencyCode = "string", usdTotalCost = "number",
      lastModifiedDate = "datetime", attributes = "ResourceAttributes",
    },
  },
  PartnerUsageSummary = {
    fields = {
      emailsToNotify = "string[]", customersTrendingOver = "integer", resourceId = "guid",
      resourceName = "string", billingStartDate = "datetime", billingEndDate = "datetime",
      totalCost = "number", currencyLocale = "string", currencySymbol = "string",
      lastModifiedDate = "datetime", links = "ResourceLinks", attributes = "ResourceAttributes", id = "guid",
      name = "string", customersOverBudget = "integer -- table: customerOverBudget",
      customersWithUsageBasedSubscription = "integer -- table: ...Subscriptions",
    },
  },
  ResourceUsageRecord = {
    fields = {
      subscriptionId = "guid", resourceUri = "string", resourceType = "string", entitlementId = "guid",
      entitlementName = "string", resourceGroupName = "string -- example: text; table: double",
      name = "string", resourceName = "string", totalCost = "number", currencyCode = "string",
      usdTotalCost = "number", lastModifiedDate = "datetime", attributes = "ResourceAttributes",
    },
  },
  SpendingBudget = {
    fields = {
      amount = "number -- null: no budget; one example spells ammount", attributes = "ResourceAttributes",
      usageSpendingBudget = "number", links = "ResourceLinks",
    },
  },
  SubscriptionDailyUsageRecord = {
    fields = {
      dateUsed = "datetime", resourceId = "guid", resourceName = "string", totalCost = "number",
      currencyLocale = "string", lastModifiedDate = "datetime", attributes = "ResourceAttributes",
    },
  },
  SubscriptionMonthlyUsageRecord = {
    fields = {
      status = "enum none active suspended deleted", partnerOnRecord = "string",
      offerId = "string -- table guid, example MS-AZR-0145P", id = "guid", name = "string",
      totalCost = "number", currencyLocale = "string", currencyCode = "string", currencySymbol = "string",
      usdTotalCost = "number", lastModifiedDate = "datetime", attributes = "ResourceAttributes",
      resourceId = "guid", resourceName = "string",
    },
  },
  SubscriptionUsageSummary = {
    fields = {
      resourceId = "guid", resourceName = "string", billingStartDate = "datetime",
      billingEndDate = "datetime", totalCost = "number", currencyLocale = "string", currencyCode = "string",
      usdTotalCost = "number", lastModifiedDate = "datetime", links = "ResourceLinks",
      attributes = "ResourceAttributes", id = "guid", name = "string",
    },
  },
}
