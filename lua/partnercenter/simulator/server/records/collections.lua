--- The collections with other properties than the defaults. Data only.
---
---   model     model of its records (see samples/)
---   id        member with the id of a record ("id")
---   ids       template for the ids of the first records
---   count     number of records at the start, or the name of the setting for it (2)
---   missing   status, code and text for an unknown id (404, 1000)
---   filters   filter fields by lower-case name: member, operators (equals)
---   size, max_size   page size if the request has none; largest page size (OData refuses more)
---   bare      sent as an array without an envelope
---   created   status of a create (201)
---   own_ids   the caller chooses the id
---   unnamed   no path names one of its records
---   bought    empty for a customer that a client has made
---   of_customers  its first record belongs to the first customer, and so on
---   any       pattern of the ids that records have beyond those that are listed
---   token_in_body   continuationToken is in the body too
---   counted   @odata.count is in the answer, also unasked
---   style     paging style, where it is not that of the library's row
local products = {
  model = "Product", count = 4, ids = "{one of CFQ7TTC0LH18|CFQ7TTC0LF8R|DZH318Z0BPS6|DZH318Z0BQ4L}",
  missing = { 404, 400013, "The product was not found" }, any = "^" .. ("%w"):rep(12) .. "$",
}
local skus = {
  model = "Sku", count = 2, ids = "{number:%04d}", missing = { 404, 400018, "The SKU was not found" },
  any = "^%d%w%w%w$",
}
local availabilities = {
  model = "Availability", count = 2, ids = "{one of CFQ7TTC0K971|CFQ7TTC0K972}",
  missing = { 404, 400019, "The availability was not found" }, any = "^" .. ("%w"):rep(12) .. "$",
}

return {
  ["/v1/agreements"] = { model = "AgreementMetaData", id = "templateId", count = 3 },
  ["/partner/v1/analytics/commercial/deployment/license"] = {
    model = "CommercialLicenseDeploymentInsights", style = "skip",
  },
  ["/partner/v1/analytics/commercial/usage/license"] = {
    model = "CommercialLicenseUsageInsights", style = "skip",
  },
  ["/v1/customers/{customer_id}/agreements"] = { model = "Agreement", id = "templateId", count = 1 },
  ["/v1/customers/{customer_id}/applicationconsents"] = {
    model = "ApplicationConsent", id = "applicationId", count = 1, own_ids = true,
  },
  ["/v1/customers/{customer_id}/managedservices"] = { model = "ManagedService", count = 1 },
  ["/v1/customers/{customer_id}/relationships"] = { model = "PartnerRelationship", count = 1 },
  ["/v1/customers/{customer_id}/serviceincidents/office"] = { model = "ServiceIncidents", count = 2 },
  ["/v1/relationships"] = {
    model = "PartnerRelationship", count = 3,
    filters = { name = { member = "name", operators = "equals substring" } },
  },
  ["/v1/sandboxIndirectReseller"] = { model = "SandboxIndirectReseller", count = 1, created = 200 },
  ["/v1/customers/{customer_id}/users"] = {
    model = "CustomerUser", count = 3, created = 200, missing = { 404, 60002, "The user was not found" },
    filters = { userstate = { member = "state" } },
  },
  ["/v1/customers/{customer_id}/directoryroles"] = { model = "DirectoryRole", count = 4 },
  ["/v1/customers/{customer_id}/directoryroles/{role_id}/usermembers"] = {
    model = "UserMember", count = 0, own_ids = true,
  },
  ["/v1/customers/{customer_id}/users/{user_id}/directoryroles"] = { model = "DirectoryRole", count = 1 },
  ["/v1/customers/{customer_id}/subscribedskus"] = {
    model = "SubscribedSku", count = 2, bought = true,
  },
  ["/v1/customers/{customer_id}/users/{user_id}/licenses"] = { model = "License", count = 0 },
  ["/v1/customers/{customer_id}/subscriptions"] = {
    model = "Subscription", count = 2, bought = true,
    missing = { 404, 20003, "The subscription was not found" },
  },
  ["/v1/customers/{customer_id}/subscriptions/{subscription_id}/addons"] = {
    model = "Subscription", count = 0,
  },
  ["/v1/customers/{customer_id}/subscriptions/{subscription_id}/azureEntitlements"] = {
    model = "AzureEntitlement", count = 2, missing = { 404, 800111, "There is no such Azure entitlement" },
  },
  ["/v1/customers/{customer_id}/subscriptions/{subscription_id}/transitions"] = {
    model = "Transition", count = 0, id = "operationId",
  },
  ["/v1/customers/{customer_id}/orders"] = {
    model = "Order", count = 1, bought = true, missing = { 404, 20000, "The order was not found" },
  },
  ["/v1/customers/{customer_id}/orders/{order_id}/attachments"] = {
    model = "OrderAttachment", id = "attachmentId", count = 1,
  },
  ["/v1/customers/{customer_id}/orders/{order_id}/lineitems"] = {
    model = "OrderLineItem", id = "lineItemNumber", ids = "{position:%d}", count = 4,
  },
  ["/v1/customers/{customer_id}/carts"] = {
    model = "Cart", count = 0, missing = { 404, 800008, "The cart was not found" },
  },
  ["/v1/customers/{customer_id}/deviceBatches"] = { model = "DeviceBatch", count = 0 },
  ["/v1/customers/{customer_id}/deviceBatches/{device_batch_id}/devices"] = {
    model = "Device", count = 0, size = 100, max_size = 100, token_in_body = true,
  },
  ["/v1/customers/{customer_id}/batchJobStatus"] = {
    model = "BatchUploadDetails", id = "batchTrackingId", count = 0,
  },
  ["/v1/customers/{customer_id}/policies"] = { model = "ConfigurationPolicy", count = 1, created = 200 },
  ["/v1/customers/{customer_id}/entitlements"] = { model = "Entitlement", count = 2, bought = true },
  ["/v1/customers/{customer_id}/transfers"] = {
    model = "Transfer", count = 1, missing = { 404, 900100, "The transfer request was not found" },
  },
  ["/v1/customers/{customer_id}/migrations/newcommerce"] = { model = "NewCommerceMigration", count = 0 },
  ["/v1/customers/{customer_id}/migrations/newcommerce/schedules"] = {
    model = "NewCommerceMigrationSchedule", count = 0,
  },
  ["/v1/customers/{customer_id}/migrations/newcommerce/events"] = {
    model = "NewCommerceMigrationEvent", count = 2, bare = true,
  },
  ["/v1/customers/{customer_id}/servicerequests"] = { model = "ServiceRequest", count = 2 },
  ["/v1/servicerequests"] = {
    model = "ServiceRequest", count = 3, filters = { status = { member = "status" } },
  },
  ["/v1/customers/{customer_id}/subscriptions/{subscription_id}/utilizations/azure"] = {
    model = "AzureUtilizationRecord", count = 48, size = 1000, max_size = 1000,
  },
  ["/v1/auditrecords"] = { model = "AuditRecord", count = 6 },
  ["/auditactivity/v1/auditrecords"] = { model = "AuditRecord", count = 6 },
  ["/v1/products"] = products,
  ["/v1/products/{product_id}/skus"] = skus,
  ["/v1/products/{product_id}/skus/{sku_id}/availabilities"] = availabilities,
  ["/v1/customers/{customer_id}/products"] = products,
  ["/v1/customers/{customer_id}/products/{product_id}/skus"] = skus,
  ["/v1/customers/{customer_id}/products/{product_id}/skus/{sku_id}/availabilities"] = availabilities,
  ["/v1/productpromotions"] = {
    model = "ProductPromotion", count = 2,
    ids = "{one of 39NFJQT1PJPG:0001:39NFJQT1Q5KL|39NFJQT1X27X:0005:39NFJQT1Q5K8}",
  },
  ["/v1/extensions/product/checkInventory"] = { model = "InventoryItem", bare = true },
  ["/v1/offers"] = { model = "Offer", count = 5, missing = { 404, 400013, "The offer was not found" } },
  ["/v1/customers/{customer_id}/offers"] = { model = "Offer", count = 3 },
  ["/v1/invoices"] = {
    model = "Invoice", count = 6, -- the last one is of the legacy model
    ids = "{one of G000000001|G000000002|G000000003|G000000004|G000000005|D000000006}",
    filters = {
      invoicedate = {
        member = "invoiceDate",
        operators = "greater_than greater_than_or_equals less_than less_than_or_equals equals",
      },
    },
  },
  ["/v1/invoices/summaries"] = { model = "InvoiceSummary", count = 1 },
  ["/v1/invoices/{invoice_id}/receipts"] = { model = "Receipt", ids = "R{number:%06d}", count = 1 },
  ["/v1/invoices/{invoice_id}/lineitems"] = {
    model = "InvoiceLineItem", unnamed = true, count = "invoice_lines", size = 2000, max_size = 2000,
  },
  ["/v1/invoices/unbilled/lineitems"] = {
    model = "InvoiceLineItem", count = "invoice_lines", size = 2000, max_size = 2000,
  },
  ["/v1/invoices/{invoice_id}/lineitems/{billing_provider}/{invoice_line_item_type}"] = {
    model = "InvoiceLineItem", count = "invoice_lines", size = 2000, max_size = 2000, style = "continuation",
    token_in_body = true,
  },
  ["/v1/SelfServePolicy"] = {
    model = "SelfServePolicy", count = 1, missing = { 404, 600039, "The self-serve policy was not found" },
  },
  ["/v1/applicationmfaadoptionstatus"] = { model = "ApplicationMfaAdoptionStatus", bare = true },
  ["/v1/migrations/newcommerce"] = { model = "NewCommerceMigration", count = 2, of_customers = true },
  ["/v1/migrations/newcommerce/schedules"] = {
    model = "NewCommerceMigrationSchedule", count = 2, of_customers = true,
  },
  ["/v1/productUpgrades"] = {
    model = "ProductUpgradesStatus", count = 0, missing = { 404, 900106, "The upgrade was not found" },
  },
  ["/webhooks/v1/registration/validationEvents"] = {
    model = "WebhookValidationEvent", id = "correlationId", count = 0,
  },
  ["/webhooks/v1/internalApp/registration/validationEvents"] = {
    model = "WebhookValidationEvent", id = "correlationId", count = 1,
  },

  ["/v1.0/engagements/referrals"] = { model = "Referral", count = 3, counted = true },
  ["/v1.0/tenantRelationships/delegatedAdminRelationships"] = {
    model = "delegatedAdminRelationship", count = 3, ids = "{guid relationship}-{partner.tenant_id}",
    max_size = 300,
  },
  ["/v1.0/tenantRelationships/delegatedAdminCustomers"] = {
    model = "delegatedAdminCustomer", ids = "{customer.id}", of_customers = true, max_size = 300,
  },
  ["/v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/requests"] = {
    model = "delegatedAdminRelationshipRequest", count = 1, max_size = 300,
  },
  ["/v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/accessAssignments"] = {
    model = "delegatedAdminAccessAssignment", count = 1, max_size = 300,
  },
  ["/v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/operations"] = {
    model = "delegatedAdminRelationshipOperation", count = 1, max_size = 300,
  },
}
