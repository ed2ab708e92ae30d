--- Samples of products, SKUs, availabilities, promotions and legacy offers.
return {
  Product = {
    id = "{id}",
    title = "{one of Simulated Business Basic|Simulated Enterprise E3|Azure plan|Reserved VM Instance}",
    description = "A product of the simulator", isMicrosoftProduct = true,
    publisherName = "Microsoft Corporation",
    productType = {
      id = "{one of OnlineServicesNCE|OnlineServicesNCE|Azure|Azure}",
      displayName = "{one of OnlineServicesNCE|OnlineServicesNCE|Azure|Azure}",
      subType = { id = "SimulatedSubType", displayName = "Simulated" },
    },
    links = { skus = { uri = "/products/{id}/skus", method = "GET", headers = {} } },
    attributes = { objectType = "Product" },
  },
  Sku = {
    id = "{id}", productId = "{product_id}", title = "Simulated SKU {number}",
    description = "A SKU of the simulator",
    minimumQuantity = 1, maximumQuantity = 10000, isTrial = false,
    supportedBillingCycles = { "monthly", "annual" },
    purchasePrerequisites = { "MicrosoftCustomerAgreement" },
    dynamicAttributes = {
      isAddon = false, prerequisiteSkus = {}, upgradeTargetOffers = { "CFQ7TTC0LF8R:0001" },
      provisioningId = "{guid sku}",
    },
    links = {
      availabilities = {
        uri = "/products/{product_id}/skus/{id}/availabilities", method = "GET", headers = {},
      },
    },
    attributes = { objectType = "Sku" },
  },
  Availability = {
    id = "{id}", productId = "{product_id}", skuId = "{sku_id}", catalogItemId = "{product_id}:{sku_id}:{id}",
    segment = "commercial", isPurchasable = true, isRenewable = true,
    defaultCurrency = { code = "USD", symbol = "$" },
    country = "US",
    renewalInstructions = {
      {
        applicableTermIds = { "5aeusrwhvfch" },
        renewalOptions = { { renewToId = "{product_id}:{sku_id}", isAutoRenewable = true } },
      },
    },
    terms = {
      {
        id = "5aeusrwhvfch", duration = "P1Y", description = "One-Year commitment for monthly/yearly billing",
        billingCycle = "monthly",
        cancellationPolicies = {
          { refundOptions = { { sequenceId = 0, type = "Full", expiresAfter = "P7D" } } },
        },
      },
    },
    links = {
      self = {
        uri = "/products/{product_id}/skus/{sku_id}/availabilities/{id}", method = "GET", headers = {},
      },
    },
    attributes = { objectType = "Availability" },
  },
  ProductPromotion = {
    id = "{id}", name = "Simulated promotion {number}", description = "A promotion of the simulator",
    startDate = "{day -30}", endDate = "{day 60}", properties = { isAutoApplicable = true },
    requiredProducts = {
      {
        productId = "CFQ7TTC0LH18", skuId = "0001", term = { duration = "P1Y", billingCycle = "Monthly" },
        pricingPolicies = { { policyType = "PercentDiscount", value = "15" } },
      },
    },
    attributes = { objectType = "ProductPromotion" },
  },
  PromotionEligibilities = {
    catalogItemId = "", quantity = 1,
    eligibilities = { { promotionId = "39NFJQT1PJPG:0001:39NFJQT1Q5KL", isEligible = true, errors = {} } },
    attributes = { objectType = "PromotionEligibilities" },
  },
  InventoryItem = {
    productId = "CFQ7TTC0LH18", skuId = "0001", isRestricted = false,
    restrictions = {},
  },
  Offer = {
    id = "{id}", name = "Simulated legacy offer {number}", description = "An offer of the legacy catalogue",
    minimumQuantity = 1, maximumQuantity = 300, rank = "{number}", uri = "/3c95518e/{id}", locale = "en-US",
    country = "US",
    category = { id = "Enterprise", name = "Enterprise", rank = 1, locale = "en-US", country = "US" },
    prerequisiteOffers = {}, isAddOn = false, hasAddOns = true, isAvailableForPurchase = true,
    billing = "license",
    isAutoRenewable = true, isInternal = false, upgradeTargetOffers = {}, conversionTargetOffers = {},
    supportedBillingCycles = { "monthly", "annual" }, unitType = "Licenses",
    partnerQualifications = { "none" },
    product = { id = "{guid product}", name = "Simulated legacy offer", unit = "Licenses" },
    attributes = { objectType = "Offer" },
  },
  OfferCategory = {
    id = "{one of Enterprise|Small business}", name = "{one of Enterprise|Small business}", rank = "{number}",
    locale = "en-US", country = "US", attributes = { objectType = "OfferCategory" },
  },
}
