--- Invoices, their line items and service costs.
return {
  EstimateLink = {
    fields = {
      type = "enum daily_rated_usage non_consumption", title = "string", description = "string",
      period = "enum Current Previous", link = "Link",
    },
  },
  Invoice = {
    fields = {
      id = "string -- letter and digits", invoiceDate = "datetime", billingPeriodStartDate = "datetime",
      billingPeriodEndDate = "datetime", totalCharges = "number", paidAmount = "number",
      currencyCode = "string", currencySymbol = "string",
      pdfDownloadLink = "string -- expires after 30 minutes", invoiceDetails = "InvoiceDetail[]",
      amendments = "Invoice[]",
      documentType = "enum invoice adjustment_note void_note -- table: Credit Note, Invoice",
      amendsOf = "string", invoiceType = "enum Recurring OneTime -- table recurring, one_time",
      links = "ResourceLinks", attributes = "ResourceAttributes", status = "string active void",
      taxReceipts = "TaxReceipt[] -- table: collectionOfSummary",
    },
  },
  InvoiceDetail = {
    fields = {
      invoiceLineItemType = "enum none usage_line_items billing_line_items",
      billingProvider = "enum none office azure azure_data_market one_time marketplace -- last two only in "
        .. "examples",
      links = "ResourceLinks", attributes = "ResourceAttributes",
    },
  },
  InvoiceLineItem = {
    fields = {
      invoiceLineItemType = "enum none usage_line_items billing_line_items",
      billingProvider = "enum none office azure azure_data_market one_time marketplace -- last two only in "
        .. "examples",
      attributes = "ResourceAttributes",
    },
  },
  InvoiceSummaries = {
    fields = { collectionOfSummary = "InvoiceSummary[] -- example answer is a plain collection" },
  },
  InvoiceSummary = {
    fields = {
      balanceAmount = "number", currencyCode = "string", currencySymbol = "string",
      accountingDate = "datetime", firstInvoiceCreationDate = "datetime", lastPaymentDate = "datetime",
      lastPaymentAmount = "number", latestInvoiceDate = "datetime", details = "InvoiceSummaryDetail[]",
      links = "ResourceLinks", attributes = "ResourceAttributes",
    },
  },
  InvoiceSummaryDetail = {
    fields = {
      invoiceType = "enum Recurring OneTime -- table recurring, one_time", summary = "InvoiceSummary",
    },
  },
  LicenseBasedLineItem = {
    fields = {
      amount = "number -- example: number; table: string",
      attributes = "ResourceAttributes -- example: object; table: string",
      billingCycleType = "string MONTHLY", billingProvider = "enum none office azure azure_data_market",
      chargeEndDate = "datetime", chargeStartDate = "datetime", chargeType = "string", currency = "string",
      customerId = "guid", customerName = "string -- example: text; table: date", domainName = "string",
      durableOfferId = "guid", invoiceLineItemType = "enum none usage_line_items billing_line_items",
      offerId = "guid", offerName = "string", orderId = "string", quantity = "integer",
      subscriptionDescription = "string", subscriptionEndDate = "datetime", subscriptionId = "string",
      subscriptionName = "string", subscriptionStartDate = "datetime", subtotal = "number",
      syndicationPartnerSubscriptionNumber = "guid", tax = "number", tier2MpnId = "integer -- -1 when absent",
      totalForCustomer = "number", totalOtherDiscount = "number", unitPrice = "number", partnerId = "guid",
      mpnId = "integer -- table: a second partnerId",
    },
  },
  OneTimeInvoiceLineItem = {
    fields = {
      partnerId = "guid", customerId = "guid", customerName = "string", customerDomainName = "string",
      customerCountry = "string", invoiceNumber = "string", mpnId = "string",
      resellerMpnId = "string -- example: text, once number; table: int", orderDate = "datetime",
      orderId = "string", productId = "string", skuId = "string", availabilityId = "string",
      productName = "string", skuName = "string", chargeType = "string",
      unitPrice = "string -- example: text, older ones number; table: decimal",
      effectiveUnitPrice = "string -- example: text, older ones number; table: decimal", unitType = "string",
      quantity = "string -- example: text, older ones number; table: int",
      subtotal = "string -- example: text, older ones number; table: decimal",
      taxTotal = "string -- example: text, older ones number; table: decimal",
      totalForCustomer = "string -- example: text, older ones number; table: decimal", currency = "string",
      publisherName = "string", publisherId = "string", subscriptionDescription = "string",
      subscriptionId = "guid", chargeStartDate = "datetime", chargeEndDate = "datetime",
      termAndBillingCycle = "string", alternateId = "string",
      priceAdjustmentDescription = "string -- JSON array in text", creditReasonCode = "string",
      discountDetails = "string", pricingCurrency = "string",
      pcToBCExchangeRate = "string -- example: text, older ones number; table: decimal",
      pcToBCExchangeRateDate = "datetime",
      billableQuantity = "string -- example: text, older ones number; table: decimal",
      meterDescription = "string", reservationOrderId = "guid", billingFrequency = "string",
      invoiceLineItemType = "enum none usage_line_items billing_line_items",
      billingProvider = "enum one_time",
      productQualifiers = "string[] AddOn Trial -- example: array; table: string", promotionId = "string",
      referenceId = "guid", subscriptionStartDate = "datetime", subscriptionEndDate = "datetime",
      attributes = "ResourceAttributes",
    },
  },
  ServiceCostLineItem = {
    fields = {
      startDate = "datetime", endDate = "datetime", subscriptionFriendlyName = "string",
      subscriptionId = "guid", orderId = "string", offerId = "string", offerName = "string",
      resellerMPNId = "string -- -1 when absent", chargeType = "string", quantity = "number",
      unitPrice = "number", pretaxTotal = "number", tax = "number", afterTaxTotal = "number",
      currencyCode = "string", currencySymbol = "string", customerId = "guid", customerName = "string",
      invoiceNumber = "string", productId = "string", skuId = "string", availabilityId = "string",
      productName = "string", skuName = "string", publisherName = "string", publisherId = "string",
      termAndBillingCycle = "string", discountDetails = "string", invoiceType = "enum Recurring OneTime",
    },
  },
  ServiceCostsSummary = {
    fields = {
      details = "ServiceCostsSummaryDetail[]", links = "ServiceCostsSummaryLinks",
      attributes = "ResourceAttributes", billingStartDate = "datetime", billingEndDate = "datetime",
      pretaxTotal = "number", tax = "number", afterTaxTotal = "number", currencyCode = "string",
      currencySymbol = "string", customerId = "guid",
    },
  },
  ServiceCostsSummaryDetail = {
    fields = { invoiceType = "enum Recurring OneTime", summary = "ServiceCostsSummary" },
  },
  ServiceCostsSummaryLinks = { fields = { serviceCostLineItems = "Link", self = "Link" } },
  TaxReceipt = { fields = { id = "string", taxReceiptPdfDownloadLink = "string" } },
  UsageBasedLineItem = {
    fields = {
      attributes = "ResourceAttributes -- example: object; table: string", billingCycleType = "string",
      billingProvider = "enum none office azure azure_data_market", chargeEndDate = "datetime",
      chargeStartDate = "datetime", chargeType = "string", consumedQuantity = "number",
      consumptionDiscount = "string", consumptionPrice = "string", currency = "string",
      customerName = "string", customerId = "guid", detailLineItemId = "integer", domainName = "string",
      includedQuantity = "number", invoiceLineItemType = "enum none usage_line_items billing_line_items",
      invoiceNumber = "string", listPrice = "number", orderId = "string", overageQuantity = "number",
      partnerBillableAccountId = "string", partnerName = "string", postTaxEffectiveRate = "number",
      postTaxTotal = "number", pretaxCharges = "number -- table: preTaxCharges",
      pretaxEffectiveRate = "number -- table: preTaxEffectiveRate", region = "string", resourceGuid = "guid",
      resourceName = "string", serviceName = "string", serviceType = "string", sku = "string",
      subscriptionDescription = "string", subscriptionId = "guid", subscriptionName = "string",
      taxAmount = "number", tier2MpnId = "integer -- -1 when absent", unit = "string", partnerId = "guid",
      mpnId = "integer -- table: a second partnerId", customerCompanyName = "string -- table: customerName",
    },
  },
}
