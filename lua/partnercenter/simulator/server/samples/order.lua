--- Samples of carts, orders and transfers.
return {
  Cart = {
    id = "{id}", creationTimestamp = "{time}", lastModifiedTimestamp = "{time}",
    expirationTimestamp = "{day 7}",
    lastModifiedUser = "{guid user}", status = "Active", lineItems = {},
    links = { self = { uri = "/customers/{customer_id}/carts/{id}", method = "GET", headers = {} } },
    attributes = { objectType = "Cart" },
  },
  CartLineItem = {
    currencyCode = "USD",
    pricing = {
      listPrice = 5.1, discountedPrice = 5.1, proratedPrice = 5.1, price = 5.1, extendedPrice = 5.1,
    },
  },
  CartCheckoutResult = { orders = {}, orderErrors = {}, attributes = { objectType = "CartCheckoutResult" } },
  Order = {
    id = "{id}", alternateId = "{id}", referenceCustomerId = "{customer_id}", billingCycle = "monthly",
    currencyCode = "USD", currencySymbol = "$", transactionType = "UserPurchase", creationDate = "{time}",
    status = "completed",
    client = {
      marketplaceCountry = "US", deviceFamily = "UniversalStore-PartnerCenter", name = "Partner Center API",
    },
    lineItems = {
      {
        lineItemNumber = 0, offerId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971",
        friendlyName = "Simulated Business Basic",
        subscriptionId = "{guid subscription}", quantity = 5, termDuration = "P1Y", transactionType = "New",
      },
    },
    links = { self = { uri = "/customers/{customer_id}/orders/{id}", method = "GET", headers = {} } },
    attributes = { etag = "simulated-{id}", objectType = "Order" },
  },
  OrderLineItem = { lineItemNumber = "{position}" },
  OrderLineItemProvisioningStatus = {
    lineItemNumber = "{number}", status = "Fulfilled",
    quantityProvisioningInformation = { { quantity = 5, status = "completed" } },
    attributes = { objectType = "OrderLineItemProvisioningStatus" },
  },
  OrderLineItemActivationLink = {
    lineItemNumber = "{number}",
    link = { uri = "https://activation.example/{guid}", method = "GET", headers = {} },
    attributes = { objectType = "OrderLineItemActivationLink" },
  },
  OrderAttachment = {
    attachmentId = "{id}", fileName = "attachment{number}.pdf", sizeInKB = 2,
    attributes = { objectType = "OrderAttachment" },
  },
  Transfer = {
    id = "{id}", createdTime = "{time}", customerName = "{customer.companyName}",
    customerTenantId = "{customer_id}",
    partnertenantid = "{partner.tenant_id}", sourcePartnerName = "Simulated Partner",
    sourcePartnerTenantId = "{guid source}",
    targetPartnerName = "Simulated Partner", targetPartnerTenantId = "{partner.tenant_id}",
    lastModifiedTime = "{time}", status = "Active",
    lineItems = {
      {
        id = 0, subscriptionId = "{guid subscription}", offerId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971",
        billingCycle = "monthly", friendlyName = "Simulated Business Basic", quantity = 5,
        partnerIdOnRecord = "1000002", addonItems = {},
      },
    },
    links = { self = { uri = "/customers/{customer_id}/transfers/{id}", method = "GET", headers = {} } },
    attributes = { objectType = "TransferEntity" },
  },
  TransferLineItem = { billingCycle = "monthly", quantity = 1, addonItems = {}, transferGroupId = "1" },
  TransferSubmitResult = {
    orders = {}, transferErrors = {}, attributes = { objectType = "TransferSubmitResult" },
  },
}
