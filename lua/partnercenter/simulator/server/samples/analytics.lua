--- Samples of analytics and usage.
local workload = {
  workloadCode = "{one of EXO|SPO|TEAMS|INTUNE}", workloadName = "{one of Exchange|SharePoint|Teams|Intune}",
  productName = "Simulated suite", serviceName = "Office 365", serviceCode = "o365", channel = "reseller",
  customerId = "{customer_id}", customerName = "{customer.companyName}", processedDateTime = "{day -1}",
}

local insights = { objectType = "Insights" }

return {
  IndirectResellerAnalytics = {
    id = "{number:%d}000002", name = "Simulated Reseller {number}", market = "US",
    latestSubscriptionDeprovisionedEndDate = "0001-01-01T00:00:00", -- another name in the model's table
  },
  CommercialLicenseDeploymentInsights = {
    customerTenantId = "{guid customer}", customerName = "Simulated Customer {number}",
    productName = "Simulated suite",
    serviceName = "Office 365", licensesSold = 150,
  },
  CommercialLicenseUsageInsights = {
    customerTenantId = "{guid customer}", customerName = "Simulated Customer {number}",
    productName = "Simulated suite",
    serviceName = "Office 365", workloadName = "Exchange", licenseActive = 120,
  },
  PartnerLicensesDeploymentInsights = {
    licensesSold = 150, serviceName = "Office 365",
    processedDateTime = "{day -1}", attributes = insights,
  },
  PartnerLicensesUsageInsights = {
    proratedLicensesUsagePercent = 60, workloadName = "Exchange", serviceName = "Office 365",
    processedDateTime = "{day -1}", attributes = insights,
  },
  CustomerLicensesDeploymentInsights = {
    licensesDeployed = 12, licensesSold = 15, deploymentPercent = 80, serviceName = "Office 365",
    customerId = "{customer_id}", customerName = "{customer.companyName}", processedDateTime = "{day -1}",
    attributes = { objectType = "CustomerLicensesDeploymentInsights" },
  },
  CustomerLicensesUsageInsights = workload,
  CustomerMonthlyUsageRecord = {
    budget = { amount = 500, attributes = { objectType = "SpendingBudget" } }, isUpgraded = true,
    percentUsed = 12.5,
    resourceId = "{guid customer}", resourceName = "Simulated Customer {number}",
    name = "Simulated Customer {number}",
    totalCost = 62.5, currencyLocale = "en-US", currencyCode = "USD", lastModifiedDate = "{day -1}",
    attributes = { objectType = "CustomerMonthlyUsageRecord" },
  },
  PartnerUsageSummary = {
    resourceId = "{partner.tenant_id}", resourceName = "Simulated Partner", billingStartDate = "{day -20}",
    billingEndDate = "{day 10}", totalCost = 1234.5, currencyLocale = "en-US",
    customersOverBudget = 1, customersTrendingOver = 2, customersWithUsageBasedSubscription = 7,
    emailsToNotify = { "usage@partner.example" }, lastModifiedDate = "{day -1}",
    attributes = { objectType = "PartnerUsageSummary" },
  },
  CustomerUsageSummary = {
    -- An older example of the documentation spells the amount "ammount".
    budget = { amount = 500, ammount = 500, attributes = { objectType = "SpendingBudget" } },
    resourceId = "{customer_id}",
    resourceName = "{customer.companyName}", billingStartDate = "{day -20}", billingEndDate = "{day 10}",
    totalCost = 62.5, currencyLocale = "en-US", currencyCode = "USD", lastModifiedDate = "{day -1}",
    attributes = { objectType = "CustomerUsageSummary" },
  },
  SubscriptionUsageSummary = {
    resourceId = "{subscription_id}", resourceName = "Microsoft Azure", billingStartDate = "{day -20}",
    billingEndDate = "{day 10}", totalCost = 31.25, currencyLocale = "en-US", currencyCode = "USD",
    lastModifiedDate = "{day -1}", attributes = { objectType = "SubscriptionUsageSummary" },
  },
  SpendingBudget = { amount = 500, attributes = { objectType = "SpendingBudget" } },
  SubscriptionMonthlyUsageRecord = {
    status = "active", partnerOnRecord = "1000002", offerId = "DZH318Z0BPS6",
    resourceId = "{guid subscription}", resourceName = "Azure plan {number}", totalCost = 31.25,
    currencyLocale = "en-US", currencyCode = "USD", lastModifiedDate = "{day -1}",
    attributes = { objectType = "SubscriptionMonthlyUsageRecord" },
  },
  SubscriptionDailyUsageRecord = {
    dateUsed = "{day -1}", resourceId = "{guid}", resourceName = "Azure plan", totalCost = 1.25,
    currencyLocale = "en-US",
    lastModifiedDate = "{day -1}", attributes = { objectType = "SubscriptionDailyUsageRecord" },
  },
  MeterUsageRecord = {
    category = "Virtual Machines", subcategory = "D Series", meterId = "{guid meter}", meterName = "D2 v3",
    unit = "Hours", quantityUsed = 12.3456789, totalCost = 1.23, currencyCode = "USD",
    lastModifiedDate = "{day -1}",
    attributes = { objectType = "MeterUsageRecord" },
  },
  ResourceUsageRecord = {
    subscriptionId = "{subscription_id}", resourceUri = "/subscriptions/{subscription_id}/vm{number}",
    resourceType = "virtualMachines", resourceGroupName = "simulated", resourceName = "vm{number}",
    totalCost = 3.5,
    currencyCode = "USD", lastModifiedDate = "{day -1}", attributes = { objectType = "ResourceUsageRecord" },
  },
  AzureResourceMonthlyUsageRecord = {
    category = "Data Management", subcategory = "", quantityUsed = 0.5, unit = "GB", resourceId = "{guid}",
    resourceName = "Data Transfer", totalCost = 0.02, currencyLocale = "en-US", lastModifiedDate = "{day -1}",
    attributes = { objectType = "AzureResourceMonthlyUsageRecord" },
  },
  AzureUtilizationRecord = {
    usageStartTime = "{day -2}", usageEndTime = "{day -1}",
    resource = {
      id = "{guid meter}", name = "Standard IO - File Read Operation Units", category = "Storage",
      subcategory = "Files",
      region = "US West",
    },
    quantity = 0.0006, unit = "in 10,000s", infoFields = {},
    instanceData = {
      resourceUri = "/subscriptions/{subscription_id}/resourceGroups/simulated/storage{number}",
      location = "uswest",
      partNumber = "", orderNumber = "", tags = { department = "simulated" },
    },
    attributes = { objectType = "AzureUtilizationRecord" },
  },
}
