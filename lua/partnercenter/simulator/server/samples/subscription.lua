--- Samples of subscriptions and their operations.
return {
  CustomTermEndDate = {
    allowedCustomTermEndDateType = "calendarMonthAligned", allowedCustomTermEndDate = "{day 30}",
  },
  Subscription = {
    id = "{id}", offerId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971", offerName = "Simulated Business Basic",
    friendlyName = "Simulated subscription {number}", quantity = "{number}", unitType = "Licenses",
    hasPurchasableAddons = false, creationDate = "{term start}", effectiveStartDate = "{term start}",
    commitmentEndDate = "{term end}", commitmentEndDateTime = "{term end}", billingCycleEndDate = "{day 20}",
    billingCycleEndDateTime = "{day 20}", cancellationAllowedUntilDate = "{term window}", status = "active",
    autoRenewEnabled = "{chance 70}", isTrial = false,
    billingType = "license",
    billingCycle = "monthly", termDuration = "P1Y", renewalTermDuration = "", isMicrosoftProduct = true,
    publisherName = "Microsoft Corporation", partnerId = "1000002", orderId = "{guid order}",
    contractType = "subscription",
    productType = { id = "OnlineServicesNCE", displayName = "OnlineServicesNCE" }, attentionNeeded = false,
    actionTaken = false,
    refundOptions = { { type = "Partial", expiresAt = "{term window}" } }, suspensionReasons = {},
    refundableQuantity = {
      totalQuantity = "{number}",
      details = { { quantity = "{number}", allowedUntilDateTime = "{term window}" } },
    },
    links = {
      product = { uri = "/products/CFQ7TTC0LH18?country=US", method = "GET", headers = {} },
      self = { uri = "/customers/{customer_id}/subscriptions/{id}", method = "GET", headers = {} },
    },
    attributes = { etag = "simulated-{id}", objectType = "Subscription" },
  },
  SubscriptionProvisioningStatus = {
    skuId = "{guid sku}", status = "success", quantity = 5, endDate = "{day 265}",
    attributes = { objectType = "SubscriptionProvisioningStatus" },
  },
  SubscriptionRegistrationStatus = {
    subscriptionId = "{subscription_id}", status = "notregistered",
    attributes = { objectType = "SubscriptionRegistrationStatus" },
  },
  SubscriptionActivationResult = {
    subscriptionId = "{subscription_id}", status = "Success",
    attributes = { objectType = "SubscriptionActivationResult" },
  },
  SupportContact = {
    supportTenantId = "{partner.tenant_id}", supportMpnId = "1000001", name = "Simulated Partner",
    links = {
      self = {
        uri = "/customers/{customer_id}/subscriptions/{subscription_id}/supportcontact", method = "GET",
        headers = {},
      },
    },
    attributes = { objectType = "SupportContact" },
  },
  Upgrade = {
    targetOffer = { id = "{guid target}", name = "Simulated Enterprise E3" }, upgradeType = "upgrade_only",
    isEligible = true,
    quantity = 5, upgradeErrors = {}, attributes = { objectType = "Upgrade" },
  },
  UpgradeResult = {
    sourceSubscriptionId = "{subscription_id}", targetSubscriptionId = "{guid target}",
    upgradeType = "upgrade_only",
    upgradeErrors = {}, licenseErrors = {}, attributes = { objectType = "UpgradeResult" },
  },
  Conversion = {
    offerId = "{guid offer}", targetOfferId = "{guid target}", orderId = "{guid order}", quantity = 25,
    billingCycle = "monthly",
    attributes = { objectType = "Conversion" },
  },
  ConversionResult = {
    subscriptionId = "{subscription_id}", offerId = "{guid offer}", targetOfferId = "{guid target}",
    attributes = { objectType = "ConversionResult" },
  },
  TransitionEligibility = {
    catalogItemId = "CFQ7TTC0LF8R:0001:CFQ7TTC0K971", title = "Simulated Enterprise E3",
    description = "A SKU of the simulator",
    quantity = 5,
    eligibilities = {
      { isEligible = true, transitionType = "transition_with_license_transfer", errors = {} },
    },
    attributes = { objectType = "TransitionEligibility" },
  },
  Transition = {
    operationId = "{id}", fromCatalogItemId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971",
    fromSubscriptionId = "{subscription_id}",
    toCatalogItemId = "CFQ7TTC0LF8R:0001:CFQ7TTC0K971", toSubscriptionId = "{guid to}", quantity = 1,
    transitionType = "transition_with_license_transfer",
    Events = { { name = "Conversion", status = "Started", timestamp = "{time}" } },
    attributes = { objectType = "Transition" },
  },
  NewCommerceMigration = {
    id = "{id}", startedTime = "{time}", currentSubscriptionId = "{guid current}", status = "Processing",
    customerTenantId = "{customer_id}", catalogItemId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971", quantity = 1,
    termDuration = "P1Y",
    billingCycle = "Monthly", purchaseFullTerm = false, externalReferenceId = "",
    attributes = { objectType = "NewCommerceMigration" },
  },
  NewCommerceEligibility = {
    currentSubscriptionId = "{guid current}", isEligible = true,
    catalogItemId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971",
  },
  NewCommerceMigrationEvent = {
    id = "{id}", eventName = "{one of MigrationStarted|MigrationCompleted}", createdTime = "{time}",
    newCommerceMigrationId = "{guid migration}", customerTenantId = "{customer_id}",
  },
  NewCommerceMigrationSchedule = {
    id = "{id}", currentSubscriptionId = "{guid current}", status = "Created",
    customerTenantId = "{customer_id}",
    quantity = 1, termDuration = "P1Y", billingCycle = "Monthly",
    purchaseFullTerm = false, migrateOnRenewal = false, targetDate = "{day 30}",
    attributes = { objectType = "NewCommerceMigrationSchedule" },
  },
}
