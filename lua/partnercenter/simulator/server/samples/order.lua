--- Samples of carts, orders and transfers.
return {
  Cart = {
    id = "{id}", creationTimestamp = "{time}", lastModifiedTimestamp = "{time}",
    expirationTimestamp = "{day 7}",
    lastModifiedUser = "{guid user}", status = "Active", lineItems = {},
    links = { self = { uri = "/customers/{customer_id}/carts/{id}", method = "GET", headers = {} } },
    attributes = { objectType = "Cart" },
  },
  CartCheckoutResult = { orders = {}, orderErrors = {}, attributes = { objectType = "CartCheckoutResult" } },
  Order = {
    id = "{id}", alternateId = "{id}", referenceCustomerId = "{customer_id}", billingCycle = "monthly",
    currencyCode = "USD", currencySymbol = "$", transactionType = "New", creationDate = "{time}",
    status = "completed",
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
    quantityProvisioningInformation = { { quantity = 5, status = "completed", links = {} } },
    attributes = { objectType = "OrderLineItemProvisioningStatus" },
  },
  OrderLineItemActivationLink = {
    lineItemNumber = "{number}",
    link = { uri = "https://activation.example/{guid}", method = "GET", headers = {} },
    attributes = { objectType = "OrderLineItemActivationLink" },
  },
  OrderAttachment = {
    attachmentId = "{id}", fileName = "attachment{number}.pdf", fileSizeInKB = 2,
    attributes = { objectType = "OrderAttachment" },
  },
  Transfer = {
    id = "{id}", createdTime = "{time}", customerName = "{customer.companyName}",
    customerTenantId = "{customer_id}",
    partnerTenantId = "{partner.tenant_id}", sourcePartnerName = "Simulated Partner",
    sourcePartnerTenantId = "{guid source}",
    targetPartnerName = "Simulated Partner", targetPartnerTenantId = "{partner.tenant_id}",
    lastModifiedTime = "{time}",
    expirationTime = "{day 30}", status = "Pending", transferType = "NewCommerce", lineItems = {},
    links = { self = { uri = "/customers/{customer_id}/transfers/{id}", method = "GET", headers = {} } },
    attributes = { objectType = "Transfer" },
  },
  TransferSubmitResult = {
    orders = {}, transferErrors = {}, attributes = { objectType = "TransferSubmitResult" },
  },
}
