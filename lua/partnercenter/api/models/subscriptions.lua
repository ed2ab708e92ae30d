--- Subscriptions, their transitions and their provisioning.
return {
  AzureEntitlement = {
    fields = {
      id = "guid", friendlyName = "string", status = "enum active inactive", subscriptionId = "guid",
      links = "ResourceLinks",
    },
  },
  AzureEntitlementCancellationRequestContent = {
    fields = { cancellationReason = "enum compromise" },
    required = { cancel_azure_entitlement = "cancellationReason" },
  },
  Conversion = {
    fields = {
      offerId = "guid", targetOfferId = "guid", orderId = "guid", quantity = "integer",
      billingCycle = "enum unknown monthly annual none one_time triennial -- table: Monthly, Annual, None",
      attributes = "ResourceAttributes",
    },
  },
  ConversionError = { fields = { code = "enum Other ConversionsNotFound", description = "string" } },
  ConversionResult = {
    fields = {
      subscriptionId = "guid", offerId = "guid", targetOfferId = "guid", error = "ConversionError",
      attributes = "ResourceAttributes",
    },
  },
  CustomTermEndDate = {
    fields = {
      allowedCustomTermEndDateType = "enum calendarMonthAligned subscriptionAligned",
      cotermSubscriptionIds = "string[] -- guids; subscriptionAligned only",
      allowedCustomTermEndDate = "datetime",
    },
  },
  NextChargeInstructions = { fields = { product = "NextTermProduct", quantity = "integer" } },
  NextTermProduct = {
    fields = {
      productId = "string", skuId = "string", availabilityId = "string",
      billingCycle = "string Monthly Annual",
      termDuration = "string P1M P1Y P3Y -- table P1M, P1Y; example P3Y", promotionId = "string",
    },
  },
  Overage = {
    fields = {
      azureEntitlementId = "guid", partnerId = "string -- digits; request table says guid",
      type = "enum PhoneServices", links = "OverageLinks", attributes = "ResourceAttributes",
      overageEnabled = "boolean -- table: overage",
    },
    required = { update_overage = "azureEntitlementId overageEnabled" },
  },
  OverageLinks = { fields = { overage = "Link" } },
  RefundableQuantity = { fields = { totalQuantity = "integer", details = "RefundableQuantityDetail[]" } },
  RefundableQuantityDetail = { fields = { quantity = "integer", allowedUntilDateTime = "datetime" } },
  RefundOption = {
    fields = {
      type = "enum Partial Full", expiresAt = "datetime -- table: expiresAfter; null never expires",
    },
  },
  ScheduledAction = {
    fields = {
      scheduleType = "enum TermEnd CustomDate",
      actionType = "enum Cancel RenewToNewTerm RenewToExtendedServiceTerm Transition",
      effectiveDate = "datetime -- with CustomDate", instructions = "ScheduledNextTermInstructions",
    },
  },
  ScheduledNextTermInstructions = {
    fields = { product = "NextTermProduct", quantity = "integer", customTermEndDate = "datetime" },
  },
  Scope = {
    fields = {
      type = "enum single shared -- also resource group, management group",
      subscriptionId = "guid -- needed for shared", entitlementId = "guid -- needed for single",
      managementGroupId = "string", resourceGroupId = "string",
    },
  },
  Subscription = {
    fields = {
      id = "guid -- PATCH wants the whole resource", offerId = "string -- guid or catalog item id",
      entitlementId = "guid", offerName = "string", friendlyName = "string", quantity = "integer",
      unitType = "string Licenses Usage-based Benefit none License(s) -- last two only in examples",
      parentSubscriptionId = "guid", creationDate = "datetime", effectiveStartDate = "datetime",
      commitmentEndDate = "datetime", commitmentEndDateTime = "datetime",
      status = "enum none active pending suspended expired disabled deleted -- required to cancel or suspend",
      autoRenewEnabled = "boolean -- reset when left out", billingType = "enum none usage license benefit",
      billingCycle = "enum unknown monthly annual none one_time triennial", hasPurchasableAddons = "boolean",
      isTrial = "boolean", isMicrosoftProduct = "boolean", publisherName = "string",
      actions = "string[] edit cancel", partnerId = "string -- digits, may be empty",
      suspensionReasons = "string[]", contractType = "enum subscription productKey redemptionCode",
      refundOptions = "RefundOption[]",
      scheduledNextTermInstructions = "ScheduledNextTermInstructions -- only to schedule a change",
      nextChargeInstructions = "NextChargeInstructions", links = "SubscriptionLinks", orderId = "string",
      termDuration = "string P1M P1Y P3Y", attributes = "ResourceAttributes",
      renewalTermDuration = "string P1M P1Y -- may be empty", productType = "ItemType",
      consumptionType = "Overage[]", promotionId = "string", cancellationAllowedUntilDate = "datetime",
      billingCycleEndDate = "datetime", billingCycleEndDateTime = "datetime", productOrderId = "string",
      lineItems = "SubscriptionLineItem[] -- example: array; table: single", attentionNeeded = "boolean",
      actionTaken = "boolean", refundableQuantity = "RefundableQuantity", customTermEndDate = "datetime",
      scheduledActions = "ScheduledAction[] -- what happens at the end of the term; goes before "
        .. "scheduledNextTermInstructions",
    },
    conditional = { update_subscription = "status scheduledNextTermInstructions" },
  },
  SubscriptionActivationResult = { fields = { subscriptionId = "guid", status = "string Success" } },
  SubscriptionLineItem = {
    fields = {
      id = "guid", friendlyName = "string", scope = "Scope", autoRenewEnabled = "boolean",
      status = "enum none active pending suspended expired disabled deleted",
      purchaseCommitment = "PurchaseCommitment",
    },
  },
  SubscriptionLinks = {
    fields = {
      offer = "Link", parentSubscription = "Link", product = "Link", sku = "Link", availability = "Link",
      activationLinks = "Link", self = "Link", next = "Link", previous = "Link", entitlement = "Link",
    },
  },
  SubscriptionProvisioningStatus = {
    fields = {
      skuId = "guid", status = "enum success pending failed", quantity = "integer", endDate = "datetime",
      attributes = "ResourceAttributes",
    },
  },
  SubscriptionRegistrationStatus = {
    fields = {
      subscriptionId = "guid", status = "enum registered registering notregistered -- example NotRegistered",
      attributes = "ResourceAttributes",
    },
  },
  SupportContact = {
    fields = {
      supportTenantId = "guid", supportMpnId = "string", name = "string", links = "ResourceLinks",
      attributes = "ResourceAttributes",
    },
    required = { update_subscription_support_contact = "supportTenantId supportMpnId name" },
  },
  TargetSubscriptionEligibilityDetail = {
    fields = {
      isEligible = "boolean", subscriptionId = "guid", subscriptionFriendlyName = "string",
      subscriptionTermDuration = "string P1M P1Y P3Y",
      subscriptionBillingCycle = "enum unknown monthly annual none one_time triennial",
      errors = "TargetSubscriptionError[]",
    },
  },
  TargetSubscriptionError = { fields = { code = "integer", description = "string" } },
  Transition = {
    fields = {
      fromCatalogItemId = "string", fromSubscriptionId = "guid", toCatalogItemId = "string",
      toSubscriptionId = "guid -- only when the subscription changes", quantity = "integer",
      termDuration = "string P1M P1Y P3Y", billingCycle = "string Monthly Annual",
      transitionType = "enum transition_only transition_with_license_transfer",
      Events = "TransitionEvent[] -- capital E on the wire", promotionId = "string", operationId = "guid",
      attributes = "ResourceAttributes",
    },
    required = { create_subscription_transition = "toCatalogItemId quantity transitionType" },
  },
  TransitionEligibility = {
    fields = {
      catalogItemId = "string", title = "string", description = "string", quantity = "integer",
      eligibilities = "TransitionEligibilityDetail[]",
      subscriptionEligibilities = "TargetSubscriptionEligibilityDetail[]", operationId = "guid",
      attributes = "ResourceAttributes",
    },
  },
  TransitionEligibilityDetail = {
    fields = {
      isEligible = "boolean", errors = "TransitionError[]",
      transitionType = "enum transition_only transition_with_license_transfer",
    },
  },
  TransitionError = { fields = { code = "integer", description = "string" } },
  TransitionEvent = {
    fields = {
      name = "enum Conversion LicenseReassignment", status = "enum Started Completed Failed",
      timestamp = "datetime", errors = "TransitionError[]", attributes = "ResourceAttributes",
    },
  },
  TransitionList = {
    fields = {
      transition = "Transition[] -- list answer uses this name instead of items",
      attributes = "ResourceAttributes",
    },
  },
  Upgrade = {
    fields = {
      targetOffer = "Offer",
      upgradeType = "enum none upgrade_only upgrade_with_license_transfer -- request and result examples "
        .. "send number 1",
      isEligible = "boolean", quantity = "integer", upgradeErrors = "UpgradeError[]",
      attributes = "ResourceAttributes",
    },
  },
  UpgradeError = {
    fields = {
      code = "enum other delegated_admin_permissions_disabled subscription_status_not_active "
        .. "conflicting_service_types concurrency_conflicts user_context_required "
        .. "subscription_add_ons_present subscription_does_not_have_any_upgrade_paths "
        .. "subscription_target_offer_not_found subscription_not_provisioned -- example shows a number",
      description = "string", additionalDetails = "string", attributes = "ResourceAttributes",
    },
  },
  UpgradeResult = {
    fields = {
      sourceSubscriptionId = "guid", targetSubscriptionId = "guid",
      upgradeType = "enum none upgrade_only upgrade_with_license_transfer -- example shows number 1",
      upgradeErrors = "UpgradeError[]", licenseErrors = "UserLicenseError[]",
      attributes = "ResourceAttributes",
    },
  },
  UserLicenseError = {
    fields = {
      userObjectId = "guid", name = "string", email = "string", errors = "ApiFault[]",
      attributes = "ResourceAttributes",
    },
  },
}
