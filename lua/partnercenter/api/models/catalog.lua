--- Products, offers, promotions, margins and prices.
return {
  AssetOwnershipLimit = {
    fields = { minAssets = "integer", maxAssets = "integer", type = "enum LifetimeRedemptionCount" },
  },
  AttestationProperties = {
    fields = { attestationType = "string Windows365", enforceAttestation = "boolean" },
  },
  Availability = {
    fields = {
      id = "string", productId = "string", skuId = "string",
      catalogItemId = "string -- productId:skuId:availabilityId",
      defaultCurrency = "Currency -- example: object; table: string",
      segment = "enum commercial education government nonprofit -- table capitalised; only commercial in "
        .. "examples",
      country = "string", isPurchasable = "boolean", isRenewable = "boolean",
      renewalInstructions = "RenewalInstruction[] -- example: array; table: single", product = "Product",
      sku = "Sku", terms = "Term[]", links = "ResourceLinks",
    },
  },
  AzureMeter = {
    fields = {
      id = "guid", name = "string", rates = "object -- quantity text to rate number", tags = "string[]",
      category = "string", subcategory = "string", region = "string", unit = "string",
      includedQuantity = "number", effectiveDate = "datetime",
    },
  },
  AzureOfferTerm = {
    fields = {
      name = "string", discount = "number", excludedMeterIds = "string[]",
      effectiveDate = "datetime -- example has no zone",
    },
  },
  AzureRateCard = {
    fields = {
      currency = "string", isTaxIncluded = "boolean", locale = "string", meters = "AzureMeter[]",
      offerTerms = "AzureOfferTerm[]", attributes = "ResourceAttributes",
    },
  },
  CancellationPolicy = { fields = { refundOptions = "CancellationRefundOption[]" } },
  CancellationRefundOption = {
    fields = {
      sequenceId = "integer", type = "enum Full Partial", expiresAfter = "string -- ISO 8601 duration",
    },
  },
  Currency = { fields = { code = "string", symbol = "string" } },
  DynamicSkuAttributes = {
    fields = {
      hasConstraints = "boolean", isAddon = "boolean", prerequisiteSkus = "string[]",
      upgradeTargetOffers = "string[]", conversionInstructions = "object[] -- members not documented",
      isMicrosoftProduct = "boolean", armSkuName = "string", armRegionName = "string",
      duration = "string 1Year 3Years 1year 3years", termDuration = "string", cores = "string",
      ram = "string", region = "string", category = "string", skuDisplayName = "string", diskType = "string",
      provisioningId = "guid", internal = "boolean", isSoftwareAssuranceApplicable = "boolean",
      pilotProgram = "string",
    },
  },
  EligibilityConstraint = { fields = { isApplicable = "boolean", type = "enum FirstPurchase" } },
  GrowthMargin = {
  },
  InventoryCheckRequest = {
    fields = {
      targetItems = "InventoryItem[]", inventoryContext = "object -- keys from the SKU",
      links = "ResourceLinks",
    },
    required = { check_inventory = "targetItems" },
  },
  InventoryItem = {
    fields = {
      productId = "string", skuId = "string", isRestricted = "boolean",
      restrictions = "InventoryRestriction[]",
    },
    required = { check_inventory = "productId" },
  },
  InventoryRestriction = {
    fields = {
      reasonCode = "string NotAvailableForSubscription", description = "string", properties = "object",
    },
  },
  ItemType = { fields = { id = "string", displayName = "string", subType = "ItemType" } },
  Margin = {
    fields = {
      id = "string", marginPercentage = "number", productId = "string", productTitle = "string",
      productType = "string", publisherName = "string", skuId = "string", skuTitle = "string",
      startDate = "datetime", endDate = "datetime", status = "string live", statusDate = "datetime",
      type = "enum Percentage CustomPrice",
      priceConfiguration = "MarginPriceConfiguration -- CustomPrice margins only",
    },
  },
  MarginConsumption = {
    fields = {
      meterType = "string", unitofMeasure = "string -- lower-case o", startDate = "datetime",
      endDate = "datetime", marketSetPrices = "MarketSetPrice[]",
    },
  },
  MarginPriceConfiguration = {
    fields = {
      pricingModel = "string -- value contains a blank: Flat rate", purchase = "MarginPurchase[]",
      consumption = "MarginConsumption[]",
    },
  },
  MarginPurchase = {
    fields = {
      termDuration = "string Monthly Annual", includedMeterQuantities = "string[]", startDate = "datetime",
      endDate = "datetime", marketSetPrices = "MarketSetPrice[]",
    },
  },
  MarginSearchResponse = {
    fields = { pageSize = "integer", totalSize = "integer", results = "Margin[]" },
  },
  MarketSetPrice = { fields = { markets = "string[]", currency = "string", customPrice = "number" } },
  MinimumPurchaseCommitment = {
    fields = {
      grain = "string Hourly", currencyCode = "Currency",
      amount = "string -- example: text 0.001; table: Int",
    },
  },
  Offer = {
    fields = {
      id = "string", name = "string", description = "string", minimumQuantity = "integer",
      maximumQuantity = "integer", rank = "integer", uri = "string", locale = "string", country = "string",
      category = "OfferCategory", limitUnitOfMeasure = "enum None Concurrent LifeTime", limit = "integer",
      prerequisiteOffers = "string[] -- example: array; table: string", isAddOn = "boolean",
      hasAddOns = "boolean", isAvailableForPurchase = "boolean", billing = "enum none usage license",
      supportedBillingCycles = "string[] unknown monthly annual none one_time triennial",
      isAutoRenewable = "boolean", upgradeTargetOffers = "string[]", conversionTargetOffers = "string[]",
      reselleeQualifications = "string[]", resellerQualifications = "string[]", salesGroupId = "string",
      isTrial = "boolean", product = "OfferProduct", unitType = "string", links = "OfferLinks",
      attributes = "ResourceAttributes", attestationProperties = "AttestationProperties",
      isInternal = "boolean", partnerQualifications = "string[]",
    },
  },
  OfferCategory = {
    fields = {
      id = "string", name = "string", rank = "integer", locale = "string", country = "string",
      links = "ResourceLinks", attributes = "ResourceAttributes",
    },
  },
  OfferLinks = { fields = { learnMore = "Link", self = "Link", next = "Link", previous = "Link" } },
  OfferProduct = { fields = { id = "guid", name = "string", unit = "string" } },
  PricingPolicy = {
    fields = {
      value = "string -- decimal as text", policyType = "string PercentDiscount -- table: type",
    },
  },
  Product = {
    fields = {
      id = "string", title = "string", description = "string", productType = "ItemType",
      isMicrosoftProduct = "boolean", publisherName = "string", links = "ProductLinks",
    },
  },
  ProductLinks = { fields = { skus = "Link", self = "Link" } },
  ProductPromotion = {
    fields = {
      id = "string -- three parts joined by colons", name = "string", description = "string",
      startDate = "datetime", endDate = "datetime", requiredProducts = "PromotionRequiredProduct[]",
      properties = "PromotionProperties -- example: object; table: list",
      promotionConstraints = "PromotionConstraints",
    },
  },
  PromotionConstraints = {
    fields = {
      seatConstraints = "SeatConstraint[]", assetOwnershipLimits = "AssetOwnershipLimit[]",
      eligibilityConstraints = "EligibilityConstraint[]",
      productOwnershipConstraints = "object[] -- array of arrays of {bigId}",
    },
  },
  PromotionEligibilities = {
    fields = {
      id = "integer", catalogItemId = "string", quantity = "integer", termDuration = "string P1M P1Y P3Y",
      billingCycle = "enum monthly annual one_time unknown -- table capitalised",
      eligibilities = "PromotionEligibility[]", attributes = "ResourceAttributes",
    },
  },
  PromotionEligibilitiesRequest = {
    fields = { items = "PromotionEligibilitiesRequestItem[]" },
    required = { check_promotion_eligibilities = "items" },
  },
  PromotionEligibilitiesRequestItem = {
    fields = {
      id = "integer -- one request example sends text", catalogItemId = "string", quantity = "integer",
      termDuration = "string P1M P1Y P3Y",
      billingCycle = "enum Monthly Annual OneTime Unknown -- examples also monthly", promotionId = "string",
    },
    required = { check_promotion_eligibilities = "catalogItemId quantity termDuration billingCycle" },
  },
  PromotionEligibility = {
    fields = { promotionId = "string", isEligible = "boolean", errors = "PromotionEligibilityError[]" },
  },
  PromotionEligibilityError = {
    fields = {
      type = "enum InvalidCatalogItemId InvalidPromotion PrerequisiteProductOwnership RedemptionLimit "
        .. "SeatCount OfferPurchasedPreviously Term NoPromotionsAvailable",
      description = "string", minimumRequiredSeats = "integer -- SeatCount only",
      maximumRequiredSeats = "integer -- SeatCount only", availableSeats = "integer -- SeatCount only",
      maxPromotionRedemptionCount = "integer -- RedemptionLimit only",
      remainingPromotionRedemptionCount = "integer -- RedemptionLimit only",
      eligibleTerms = "PromotionTerm[] -- Term only; table single",
    },
  },
  PromotionProperties = { fields = { isAutoApplicable = "boolean" } },
  PromotionRequiredProduct = {
    fields = {
      productId = "string", skuId = "string", term = "PromotionTerm", pricingPolicies = "PricingPolicy[]",
    },
  },
  PromotionTerm = {
    fields = { duration = "string P1M P1Y P3Y", billingCycle = "enum Monthly Annual OneTime Unknown" },
  },
  RedemptionLimitPromotionEligibilityError = {
    fields = { maxPromotionRedemptionCount = "integer", remainingPromotionRedemptionCount = "integer" },
  },
  RenewalInstruction = { fields = { applicableTermIds = "string[]", renewalOptions = "RenewalOption[]" } },
  RenewalOption = { fields = { renewToId = "string", isAutoRenewable = "boolean" } },
  SeatConstraint = {
    fields = { minSeats = "integer", maxSeats = "integer", type = "enum SubscriptionQuantity" },
  },
  SeatCountPromotionEligibilityError = {
    fields = {
      minimumRequiredSeats = "integer", maximumRequiredSeats = "integer", availableSeats = "integer",
    },
  },
  Sku = {
    fields = {
      id = "string", title = "string", description = "string", productId = "string",
      minimumQuantity = "integer", maximumQuantity = "integer", isTrial = "boolean",
      supportedBillingCycles = "string[] unknown monthly annual none one_time triennial",
      purchasePrerequisites = "string[] InventoryCheck AzureSubscriptionRegistration "
        .. "MicrosoftCloudAgreement MicrosoftCustomerAgreement -- last two only in examples",
      inventoryVariables = "string[] CustomerId AzureSubscriptionId ArmRegionName",
      provisioningVariables = "string[] Scope SubscriptionId Duration",
      dynamicAttributes = "DynamicSkuAttributes -- open set of keys", links = "SkuLinks",
      attestationProperties = "AttestationProperties", consumptionType = "string",
      specializedOfferProperties = "SpecializedOfferProperties[]",
      minimumPurchaseCommitment = "MinimumPurchaseCommitment", actions = "string[] Refund",
    },
  },
  SkuLinks = { fields = { availabilities = "Link", self = "Link" } },
  SpecializedOfferProperties = {
    fields = { startDate = "string", endDate = "string", pricingPolicies = "PricingPolicy[]" },
  },
  Term = {
    fields = {
      duration = "string P1M P1Y P3Y", description = "string", id = "string",
      billingCycle = "string Monthly Annual", cancellationPolicies = "CancellationPolicy[]",
    },
  },
  TermPromotionEligibilityError = { fields = { eligibleTerms = "PromotionTerm -- probably a list" } },
}
