--- Samples of invoices, line items, margins.
local half = {
  balanceAmount = 617.28, currencyCode = "USD", currencySymbol = "$", accountingDate = "{day -1}",
  firstInvoiceCreationDate = "{day -900}", lastPaymentDate = "{day -15}", lastPaymentAmount = 250,
  latestInvoiceDate = "{day -10}", attributes = { objectType = "InvoiceSummary" },
}

local half_of_costs = {
  billingStartDate = "{day -40}", billingEndDate = "{day -10}", pretaxTotal = 50, tax = 4, afterTaxTotal = 54,
  currencyCode = "USD", currencySymbol = "$", customerId = "{customer_id}",
  attributes = { objectType = "ServiceCostsSummary" },
}

return {
  Invoice = {
    id = "{id}", invoiceDate = "{day -10}", billingPeriodStartDate = "{day -40}",
    billingPeriodEndDate = "{day -10}",
    totalCharges = 0, paidAmount = 0, currencyCode = "USD", currencySymbol = "$",
    pdfDownloadLink = "/invoices/{id}/documents/statement", taxReceipts = { { id = "R000001" } },
    invoiceDetails = {
      {
        invoiceLineItemType = "billing_line_items", billingProvider = "one_time",
        links = {
          self = {
            uri = "/invoices/{id}/lineitems?provider=OneTime&invoiceLineItemType=BillingLineItems&size=2000",
            method = "GET", headers = {},
          },
        },
        attributes = { objectType = "InvoiceDetail" },
      },
    },
    amendments = {}, documentType = "invoice", invoiceType = "OneTime",
    links = { self = { uri = "/invoices/{id}", method = "GET", headers = {} } },
    attributes = { objectType = "Invoice" },
  },
  OneTimeInvoiceLineItem = {
    partnerId = "{partner.tenant_id}", customerId = "{guid customer}",
    customerName = "Simulated Customer {number}",
    customerDomainName = "customer{number}.example", customerCountry = "US", invoiceNumber = "{invoice_id}",
    mpnId = "1000001", resellerMpnId = "1000002", orderId = "{guid order}", orderDate = "{day -30}",
    productId = "CFQ7TTC0LH18",
    skuId = "0001", availabilityId = "CFQ7TTC0K971", skuName = "Simulated Business Basic",
    productName = "Simulated Business Basic", chargeType = "{one of new|cycleFee|addQuantity|removeQuantity}",
    unitType = "License", currency = "USD", publisherName = "Microsoft", publisherId = "",
    subscriptionDescription = "Simulated Business Basic", subscriptionId = "{guid subscription}",
    chargeStartDate = "{day -40}", chargeEndDate = "{day -10}",
    termAndBillingCycle = "One-Year commitment for monthly",
    alternateId = "{guid alternate}", priceAdjustmentDescription = "", discountDetails = "",
    pricingCurrency = "USD",
    pcToBCExchangeRate = "1", pcToBCExchangeRateDate = "{day -40}", billingFrequency = "Monthly",
    reservationOrderId = "",
    creditReasonCode = "", promotionId = "", productQualifiers = { "AddOn" },
    subscriptionStartDate = "{day -100}",
    subscriptionEndDate = "{day 265}", referenceId = "{guid reference}",
    invoiceLineItemType = "billing_line_items", billingProvider = "one_time",
    attributes = { objectType = "OneTimeInvoiceLineItem" },
  },
  LicenseBasedLineItem = {
    partnerId = "{partner.tenant_id}", mpnId = 1000001, tier2MpnId = -1, billingProvider = "office",
    offerName = "Simulated Business Basic", subscriptionName = "Simulated Business Basic",
    billingCycleType = "MONTHLY", chargeType = "New", currency = "USD",
    invoiceLineItemType = "billing_line_items", attributes = { objectType = "LicenseBasedLineItem" },
  },
  UsageBasedLineItem = {
    partnerId = "{partner.tenant_id}", partnerName = "Simulated Partner", mpnId = 1000001, tier2MpnId = -1,
    invoiceNumber = "{invoice_id}", subscriptionName = "Microsoft Azure", serviceName = "Azure App Service",
    billingCycleType = "Monthly", chargeType = "Assess usage fee for current cycle", currency = "USD",
    resourceName = "S1", unit = "1 Hour", billingProvider = "azure",
    invoiceLineItemType = "billing_line_items", attributes = { objectType = "UsageBasedLineItem" },
  },
  DailyUsageLineItem = {
    partnerId = "{partner.tenant_id}", partnerName = "Simulated Partner", mpnId = 1000001, tier2MpnId = -1,
    invoiceNumber = "{invoice_id}", subscriptionName = "Microsoft Azure", serviceName = "Storage",
    billingCycleType = "Monthly", resourceName = "Disk delete operations", unit = "10K",
    attributes = { objectType = "DailyUsageLineItem" },
  },
  DailyRatedUsageLineItem = {
    partnerId = "{partner.tenant_id}", partnerName = "Simulated Partner", invoiceNumber = "{invoice_id}",
    mpnId = "1000001", productName = "Azure plan", publisherName = "Microsoft", customerCountry = "US",
    meterName = "D2 v3", meterCategory = "Virtual Machines", unitOfMeasure = "1 Hour",
    billingCurrency = "USD", chargeType = "new",
    pricingCurrency = "USD", pcToBCExchangeRate = 1, creditType = "Credit Not Applied",
    hasPartnerEarnedCredit = false, attributes = { objectType = "DailyRatedUsageLineItem" },
  },
  InvoiceSummary = {
    balanceAmount = 1234.56, currencyCode = "USD", currencySymbol = "$", accountingDate = "{day -1}",
    firstInvoiceCreationDate = "{day -900}", lastPaymentDate = "{day -15}", lastPaymentAmount = 500,
    latestInvoiceDate = "{day -10}",
    details = { { invoiceType = "Recurring", summary = half }, { invoiceType = "OneTime", summary = half } },
    links = { self = { uri = "/invoices/summary", method = "GET", headers = {} } },
    attributes = { objectType = "InvoiceSummary" },
  },
  EstimateLink = {
    title = "Recon estimate for the current period", description = "Recon estimate", period = "current",
    link = {
      uri = "/invoices/unbilled/lineitems?provider=onetime&period=current", method = "GET", headers = {},
    },
    attributes = { objectType = "EstimateLink" },
  },
  Receipt = { id = "{id}" },
  MarginSearchResponse = {
    pageSize = 1, totalSize = 1,
    results = {
      {
        id = "{guid margin}", type = "Percentage", marginPercentage = 15, productId = "DZH318Z0BPS6",
        productTitle = "Simulated Marketplace product", productType = "SaaS",
        publisherName = "Simulated Publisher", skuId = "0001", skuTitle = "Simulated plan",
        startDate = "{day -30}", endDate = "{day 335}", status = "live", statusDate = "{day -30}",
      },
    },
  },
  ServiceCostsSummary = {
    details = {
      { invoiceType = "Recurring", summary = half_of_costs },
      { invoiceType = "OneTime", summary = half_of_costs },
    },
    customerId = "{customer_id}", billingStartDate = "{day -40}", billingEndDate = "{day -10}",
    pretaxTotal = 100,
    tax = 8, afterTaxTotal = 108, currencyCode = "USD", currencySymbol = "$",
    attributes = { objectType = "ServiceCostsSummary" },
  },
  ServiceCostLineItem = {
    startDate = "{day -40}", endDate = "{day -10}", subscriptionFriendlyName = "Simulated Business Basic",
    subscriptionId = "{guid subscription}", orderId = "{guid order}", offerId = "{guid offer}",
    offerName = "Simulated Business Basic", productId = "CFQ7TTC0LH18",
    productName = "Simulated Business Basic",
    chargeType = "purchase fee", quantity = 5, unitPrice = 5.1, pretaxTotal = 25.5, tax = 2.04,
    afterTaxTotal = 27.54,
    currencyCode = "USD", currencySymbol = "$", customerId = "{customer_id}",
    attributes = { objectType = "ServiceCostLineItem" },
  },
}
