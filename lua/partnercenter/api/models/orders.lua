--- Carts, orders, migrations, transfers and entitlements.
return {
  AdditionalInformation = { fields = { availableQuantity = "integer", purchasedQuantity = "integer" } },
  Artifact = {
    fields = {
      artifactType = "enum reservedinstance virtualmachinereservedinstance", dynamicAttributes = "object",
      link = "Link", resourceId = "guid",
    },
  },
  Cart = {
    fields = {
      id = "guid", creationTimestamp = "datetime", lastModifiedTimestamp = "datetime",
      expirationTimestamp = "datetime", lastModifiedUser = "guid", lineItems = "CartLineItem[]",
      status = "enum Active Ordered", partnerOnRecordAttestationAccepted = "boolean -- request only",
      links = "ResourceLinks", attributes = "ResourceAttributes",
    },
    required = { create_cart = "lineItems", update_cart = "lineItems" },
    conditional = { create_cart = "partnerOnRecordAttestationAccepted" },
  },
  CartCheckoutResult = {
    fields = {
      orders = "Order[]", orderErrors = "OrderError[] -- errors inside a success answer",
      additionalInformation = "object[]", attributes = "ResourceAttributes",
    },
  },
  CartError = {
    fields = {
      errorCode = "enum CurrencyIsNotSupported CatalogItemIdIsNotValid QuotaNotAvailable "
        .. "InventoryNotAvailable ParticipantsIsNotSupportedForPartner UnableToProcessCartLineItem "
        .. "SubscriptionIsNotValid SubscriptionIsNotEnabledForRI SandboxLimitExceeded InvalidInput "
        .. "SubscriptionNotRegistered AttestationNotAccepted MaxAllowedSeatsPerSubscriptionExceeded "
        .. "Unknown -- numbers 10000-10015 and 0; wire form not shown",
      errorDescription = "string", additionalInformation = "AdditionalInformation",
    },
  },
  CartLineItem = {
    fields = {
      id = "integer -- example: number; table: string",
      catalogItemId = "string -- request table calls it catalogId", friendlyName = "string",
      quantity = "integer", currencyCode = "string",
      billingCycle = "enum unknown monthly annual none one_time triennial -- requests also send Monthly, "
        .. "Annual",
      termDuration = "string P1M P1Y P3Y",
      participants = "KeyValuePair[] -- key transaction_reseller or additional_transaction_reseller",
      provisioningContext = "object", orderGroup = "string", addonItems = "CartLineItem[]",
      error = "CartError", renewsTo = "RenewsTo -- example: object; table: array",
      attestationAccepted = "boolean", promotionId = "string", customTermEndDate = "datetime",
      pricing = "Pricing", purchaseCommitment = "PurchaseCommitment",
      additionalPartnerIdsOnRecord = "string -- PartnerID of additional indirect reseller",
    },
    required = { create_cart = "catalogItemId quantity", update_cart = "catalogItemId quantity" },
    conditional = { create_cart = "billingCycle", update_cart = "billingCycle" },
  },
  Entitlement = {
    fields = {
      referenceOrder = "ReferenceOrder", productId = "string", skuId = "string", quantity = "integer",
      quantityDetails = "QuantityDetail[]",
      entitlementType = "enum software reservedinstance -- table Software, VirtualMachineReservedInstance",
      entitledArtifacts = "Artifact[]", includedEntitlements = "Entitlement[]", expiryDate = "datetime",
      dynamicAttributes = "object",
    },
  },
  NewCommerceEligibility = {
    fields = {
      currentSubscriptionId = "guid", isEligible = "boolean", catalogItemId = "string -- when eligible",
      errors = "NewCommerceEligibilityError[] -- when not eligible",
    },
  },
  NewCommerceEligibilityError = { fields = { code = "integer", description = "string" } },
  NewCommerceMigration = {
    fields = {
      currentSubscriptionId = "guid", termDuration = "string P1M P1Y P3Y",
      billingCycle = "enum Monthly Annual", purchaseFullTerm = "boolean", quantity = "integer",
      customTermEndDate = "datetime -- nullable", id = "guid", addOnMigrations = "NewCommerceMigration[]",
      status = "enum Processing Completed", customerTenantId = "guid", catalogItemId = "string",
      startedTime = "datetime", completedTime = "datetime", newCommerceSubscriptionId = "guid",
      newCommerceOrderId = "string", subscriptionEndDate = "datetime", externalReferenceId = "string",
    },
    required = {
      create_migration = "currentSubscriptionId", validate_migration = "currentSubscriptionId",
    },
  },
  NewCommerceMigrationEvent = {
    fields = {
      id = "guid", newCommerceMigrationId = "guid", currentSubscriptionId = "guid", customerTenantId = "guid",
      createdTime = "datetime",
      eventName = "enum MigrationStarted NewCommerceSubscriptionCreated NewCommerceSubscriptionProvisioned "
        .. "MigrationCompleted",
    },
  },
  NewCommerceMigrationSchedule = {
    fields = {
      currentSubscriptionId = "guid", termDuration = "string P1M P1Y P3Y",
      billingCycle = "enum Monthly Annual -- one example sends monthly", purchaseFullTerm = "boolean",
      quantity = "integer", customTermEndDate = "datetime -- nullable",
      targetDate = "datetime -- or migrateOnRenewal", migrateOnRenewal = "boolean -- or targetDate",
      addOnMigrations = "NewCommerceMigrationSchedule[] -- request table: addOnMigrationSchedules",
      id = "guid", status = "enum Created Cancelled", customerTenantId = "guid",
      subscriptionEndDate = "datetime", createdTime = "datetime", lastModifiedTime = "datetime",
    },
    required = {
      create_migration_schedule = "currentSubscriptionId",
      update_migration_schedule = "currentSubscriptionId",
    },
    conditional = { create_migration_schedule = "targetDate" },
  },
  Order = {
    fields = {
      id = "string -- guid, long text or 12 hex digits; null accepted", alternateId = "string",
      referenceCustomerId = "guid",
      billingCycle = "enum unknown monthly annual none one_time triennial -- change of cycle needs it",
      transactionType = "enum UserPurchase SystemPurchase SystemBilling", lineItems = "OrderLineItem[]",
      currencyCode = "string", currencySymbol = "string", creationDate = "datetime",
      status = "enum unknown completed pending cancelled suspended pending_review pending_po_upload "
        .. "po_upload_complete po_review_rejected partial_success error -- table with blanks; required to "
        .. "cancel",
      links = "OrderLinks", attributes = "ResourceAttributes", totalPrice = "number",
      client = "object -- may be empty", partnerOnRecordAttestationAccepted = "boolean -- request only",
    },
    required = { create_order = "lineItems" },
    conditional = {
      update_order = "referenceCustomerId billingCycle lineItems status",
      create_order = "partnerOnRecordAttestationAccepted",
    },
  },
  OrderAttachment = {
    fields = {
      attachmentId = "string", fileName = "string", sizeInKB = "integer",
      attachmentType = "enum POAttachment TenderAttachment",
    },
  },
  OrderAttachmentMetadata = {
    fields = {
      isPartofTender = "boolean -- form part named metadata", customerPrice = "string -- decimal as text",
      currency = "string", fxRate = "string", tenderLink = "string -- or tender files, when part of a tender",
    },
    required = { upload_order_attachments = "customerPrice currency" },
  },
  OrderError = { fields = { orderGroupId = "string", code = "integer", description = "string" } },
  OrderLineItem = {
    fields = {
      lineItemNumber = "integer -- counted from 0", offerId = "string -- guid or catalog item id",
      subscriptionId = "guid -- change of billing cycle", parentSubscriptionId = "guid -- add-on purchase",
      friendlyName = "string", quantity = "integer", customTermEndDate = "datetime",
      termDuration = "string P1M P1Y P3Y",
      transactionType = "enum new renew addQuantity removeQuantity cancel convert customerCredit -- "
        .. "examples show New",
      partnerIdOnRecord = "string -- digits: the indirect reseller",
      provisioningContext = "ProvisioningContext", links = "OrderLineItemLinks",
      renewsTo = "RenewsTo -- request table says array", attestationAccepted = "boolean", pricing = "Pricing",
      purchaseCommitment = "PurchaseCommitment", additionalPartnerIdsOnRecord = "string",
    },
    required = { create_order = "lineItemNumber offerId quantity" },
    conditional = {
      update_order = "lineItemNumber offerId subscriptionId parentSubscriptionId quantity",
    },
  },
  OrderLineItemActivationLink = { fields = { lineItemNumber = "integer", link = "Link" } },
  OrderLineItemLinks = {
    fields = {
      provisioningStatus = "Link", sku = "Link", subscription = "Link", activationLinks = "Link",
      product = "Link", availability = "Link",
    },
  },
  OrderLineItemProvisioningStatus = {
    fields = {
      lineItemNumber = "integer",
      status = "enum Fulfilled Unfulfilled PrefulfillmentPending -- example: fulfilled",
      quantityProvisioningInformation = "QuantityProvisioningStatus[]", orderLineItemId = "integer",
    },
  },
  OrderLinks = { fields = { provisioningStatus = "Link", self = "Link", patchOperation = "Link" } },
  Pricing = {
    fields = {
      listPrice = "number", discountedPrice = "number", proratedPrice = "number", price = "number",
      extendedPrice = "number",
    },
  },
  ProductUpgradesEligibility = {
    fields = {
      customerId = "guid", productFamily = "string", isEligible = "boolean",
      upgradeId = "guid -- when an upgrade is under way", reason = "string",
      attributes = "ResourceAttributes",
    },
  },
  ProductUpgradesRequest = {
    fields = {
      customerId = "guid", productFamily = "string azure -- examples azure and Azure",
      attributes = "ResourceAttributes",
    },
    required = {
      create_product_upgrade = "customerId productFamily",
      get_product_upgrade_eligibility = "customerId productFamily",
      get_product_upgrade_status = "customerId productFamily",
    },
  },
  ProductUpgradesStatus = {
    fields = {
      id = "guid", productFamily = "string", status = "string Completed", lineItems = "UpgradesLineItem[]",
      errorDetails = "ErrorDetails", attributes = "ResourceAttributes",
    },
  },
  ProvisioningContext = {
    fields = {
      scope = "enum single shared -- table Single, Shared", entitlementId = "guid -- needed for single scope",
      subscriptionId = "guid", duration = "string 1Year 3Year",
      parentSubscriptionId = "guid -- add-on to an existing base",
    },
  },
  PurchaseCommitment = {
    fields = {
      amount = "number -- tables: string, int; examples number", currency = "string",
      grain = "enum hourly -- also Hourly",
    },
  },
  QuantityDetail = { fields = { quantity = "integer", status = "string" } },
  QuantityProvisioningStatus = { fields = { quantity = "integer", status = "string fulfilled" } },
  ReferenceOrder = { fields = { id = "string", lineItemId = "string", alternateId = "string" } },
  RenewsTo = { fields = { termDuration = "string P1M P1Y P3Y" } },
  Reservation = {
    fields = {
      reservationId = "guid", scopeType = "string Shared", displayName = "string", appliedScopes = "string[]",
      quantity = "integer", expiryDateTime = "datetime", effectiveDateTime = "datetime",
      provisioningState = "string Created",
    },
  },
  ReservedInstanceArtifact = { fields = { link = "Link", resourceId = "guid" } },
  ReservedInstanceArtifactDetails = { fields = { type = "string", reservations = "Reservation[]" } },
  Transfer = {
    fields = {
      id = "guid", createdTime = "datetime", lastModifiedTime = "datetime", lastModifiedUser = "guid",
      customerName = "string", customerTenantId = "guid",
      partnertenantid = "guid -- all lower case on the wire", sourcePartnerName = "string",
      sourcePartnerTenantId = "guid", targetPartnerName = "string", targetPartnerTenantId = "guid",
      lineItems = "TransferLineItem[]",
      status = "enum Active Completed Reject Complete PartiallyComplete Failed -- table Active, Completed; "
        .. "requests send reject",
      links = "ResourceLinks", attributes = "ResourceAttributes",
    },
    required = {
      update_transfer = "id status",
      create_transfer = "sourcePartnerTenantId targetPartnerTenantId lineItems",
    },
  },
  TransferEligibility = { fields = { id = "guid", isEligible = "boolean", reason = "string" } },
  TransferError = {
    fields = {
      transferGroupId = "string",
      code = "integer 800001 800002 800003 800004 800005 800015 800016 900100 900101 900102 900103 900104",
      description = "string", lineItems = "TransferLineItem[]", attributes = "ResourceAttributes",
    },
  },
  TransferLineItem = {
    fields = {
      id = "integer -- example: number; table: string", subscriptionId = "guid", quantity = "integer",
      billingCycle = "enum unknown monthly annual none one_time triennial", friendlyName = "string",
      partnerIdOnRecord = "string", offerId = "string", addonItems = "TransferLineItem[]",
      transferError = "string", status = "string", entitlementId = "guid", transferGroupId = "string",
      sourceSubscriptionId = "guid", orderId = "guid",
    },
    required = { create_transfer = "subscriptionId" },
  },
  TransferSubmitResult = {
    fields = {
      orders = "Order[]", transferErrors = "TransferError[]", attributes = "ResourceAttributes",
    },
  },
  UpgradeProduct = { fields = { id = "guid", name = "string", attributes = "ResourceAttributes" } },
  UpgradesLineItem = {
    fields = {
      sourceProduct = "UpgradeProduct", targetProduct = "UpgradeProduct", upgradedDate = "datetime",
      status = "string Completed", errorDetails = "ErrorDetails", attributes = "ResourceAttributes",
    },
  },
  VirtualMachineReservation = {
    fields = {
      reservationId = "guid", scopeType = "string Shared", displayName = "string", appliedScopes = "string[]",
      quantity = "integer", expiryDateTime = "datetime", effectiveDateTime = "datetime",
      provisioningState = "string Created",
    },
  },
  VirtualMachineReservedInstanceArtifact = { fields = { link = "Link", resourceId = "guid" } },
  VirtualMachineReservedInstanceArtifactDetails = {
    fields = {
      type = "enum virtual_machine_reserved_instance reservedinstance",
      virtualMachineReservations = "VirtualMachineReservation[]",
    },
  },
}
