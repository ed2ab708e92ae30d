--- Samples of invoices, line items, margins.
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
    amendments = {}, documentType = "invoice", state = "unpaid", invoiceType = "OneTime",
    links = { self = { uri = "/invoices/{id}", method = "GET", headers = {} } },
    attributes = { objectType = "Invoice" },
  },
  InvoiceLineItem = {
    partnerId = "{partner.tenant_id}", customerId = "{guid customer}",
    customerName = "Simulated Customer {number}",
    customerDomainName = "customer{number}.example", customerCountry = "US", invoiceNumber = "{invoice_id}",
    mpnId = "1000001", resellerMpnId = 0, orderId = "{guid order}", orderDate = "{day -30}",
    productId = "CFQ7TTC0LH18",
    skuId = "0001", availabilityId = "CFQ7TTC0K971", skuName = "Simulated Business Basic",
    productName = "Simulated Business Basic", chargeType = "{one of new|cycleFee|addQuantity|removeQuantity}",
    unitPrice = 5.1, effectiveUnitPrice = 5.1, unitType = "License", quantity = 1, billableQuantity = 1,
    subtotal = 0,
    taxTotal = 0, totalForCustomer = 0, currency = "USD", publisherName = "Microsoft", publisherId = "",
    subscriptionDescription = "Simulated Business Basic", subscriptionId = "{guid subscription}",
    chargeStartDate = "{day -40}", chargeEndDate = "{day -10}",
    termAndBillingCycle = "One-Year commitment for monthly",
    alternateId = "{guid alternate}", priceAdjustmentDescription = "", discountDetails = "",
    pricingCurrency = "USD",
    pcToBCExchangeRate = 1, pcToBCExchangeRateDate = "{day -40}", billingFrequency = "Monthly",
    reservationOrderId = "",
    creditReasonCode = "", promotionId = "", productQualifiers = {}, subscriptionStartDate = "{day -100}",
    subscriptionEndDate = "{day 265}", referenceId = "{guid reference}",
    invoiceLineItemType = "billing_line_items", billingProvider = "one_time",
    attributes = { objectType = "OneTimeInvoiceLineItem" },
  },
  InvoiceSummary = {
    balanceAmount = 1234.56, currencyCode = "USD", currencySymbol = "$", accountingDate = "{day -1}",
    firstInvoiceCreationDate = "{day -900}", lastPaymentDate = "{day -15}", lastPaymentAmount = 500,
    latestInvoiceDate = "{day -10}", details = {},
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
