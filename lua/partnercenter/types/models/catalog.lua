---@meta
-- Generated from lua/partnercenter/api/models/catalog.lua by spec/types/generate.lua.
-- Records keep every member that the service sends.

---@alias partnercenter.model.AssetOwnershipLimit.type "LifetimeRedemptionCount"
---@class partnercenter.model.AssetOwnershipLimit: table<string, any>
---@field maxAssets? integer
---@field minAssets? integer
---@field type? partnercenter.model.AssetOwnershipLimit.type

---@alias partnercenter.model.AttestationProperties.attestationType "Windows365"|string
---@class partnercenter.model.AttestationProperties: table<string, any>
---@field attestationType? partnercenter.model.AttestationProperties.attestationType
---@field enforceAttestation? boolean

---@alias partnercenter.model.Availability.segment "commercial"|"education"|"government"|"nonprofit"|string
---@class partnercenter.model.Availability: table<string, any>
---@field catalogItemId? string productId:skuId:availabilityId
---@field country? string
---@field defaultCurrency? partnercenter.model.Currency example: object; table: string
---@field id? string
---@field isPurchasable? boolean
---@field isRenewable? boolean
---@field links? partnercenter.model.ResourceLinks
---@field product? partnercenter.model.Product
---@field productId? string
---@field renewalInstructions? partnercenter.model.RenewalInstruction[] example: array; table: single
---@field segment? partnercenter.model.Availability.segment table capitalised; only commercial in examples
---@field sku? partnercenter.model.Sku
---@field skuId? string
---@field terms? partnercenter.model.Term[]

---@class partnercenter.model.AzureMeter: table<string, any>
---@field category? string
---@field effectiveDate? string ISO 8601
---@field id? string GUID
---@field includedQuantity? number
---@field name? string
---@field rates? table quantity text to rate number
---@field region? string
---@field subcategory? string
---@field tags? string[]
---@field unit? string

---@class partnercenter.model.AzureOfferTerm: table<string, any>
---@field discount? number
---@field effectiveDate? string ISO 8601; example has no zone
---@field excludedMeterIds? string[]
---@field name? string

---@class partnercenter.model.AzureRateCard: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field currency? string
---@field isTaxIncluded? boolean
---@field locale? string
---@field meters? partnercenter.model.AzureMeter[]
---@field offerTerms? partnercenter.model.AzureOfferTerm[]

---@class partnercenter.model.CancellationPolicy: table<string, any>
---@field refundOptions? partnercenter.model.CancellationRefundOption[]

---@alias partnercenter.model.CancellationRefundOption.type "Full"|"Partial"
---@class partnercenter.model.CancellationRefundOption: table<string, any>
---@field expiresAfter? string ISO 8601 duration
---@field sequenceId? integer
---@field type? partnercenter.model.CancellationRefundOption.type

---@class partnercenter.model.Currency: table<string, any>
---@field code? string
---@field symbol? string

---@alias partnercenter.model.DynamicSkuAttributes.duration "1Year"|"3Years"|"1year"|"3years"|string
---@class partnercenter.model.DynamicSkuAttributes: table<string, any>
---@field armRegionName? string
---@field armSkuName? string
---@field category? string
---@field conversionInstructions? table[] members not documented
---@field cores? string
---@field diskType? string
---@field duration? partnercenter.model.DynamicSkuAttributes.duration
---@field hasConstraints? boolean
---@field internal? boolean
---@field isAddon? boolean
---@field isMicrosoftProduct? boolean
---@field isSoftwareAssuranceApplicable? boolean
---@field pilotProgram? string
---@field prerequisiteSkus? string[]
---@field provisioningId? string GUID
---@field ram? string
---@field region? string
---@field skuDisplayName? string
---@field termDuration? string
---@field upgradeTargetOffers? string[]

---@alias partnercenter.model.EligibilityConstraint.type "FirstPurchase"
---@class partnercenter.model.EligibilityConstraint: table<string, any>
---@field isApplicable? boolean
---@field type? partnercenter.model.EligibilityConstraint.type

---@class partnercenter.model.GrowthMargin: table<string, any>

---@class partnercenter.model.InventoryCheckRequest: table<string, any>
---@field inventoryContext? table keys from the SKU
---@field links? partnercenter.model.ResourceLinks
---@field targetItems? partnercenter.model.InventoryItem[]

---@class partnercenter.model.InventoryItem: table<string, any>
---@field isRestricted? boolean
---@field productId? string
---@field restrictions? partnercenter.model.InventoryRestriction[]
---@field skuId? string

---@alias partnercenter.model.InventoryRestriction.reasonCode "NotAvailableForSubscription"|string
---@class partnercenter.model.InventoryRestriction: table<string, any>
---@field description? string
---@field properties? table
---@field reasonCode? partnercenter.model.InventoryRestriction.reasonCode

---@class partnercenter.model.ItemType: table<string, any>
---@field displayName? string
---@field id? string
---@field subType? partnercenter.model.ItemType

---@alias partnercenter.model.Margin.status "live"|string
---@alias partnercenter.model.Margin.type "Percentage"|"CustomPrice"
---@class partnercenter.model.Margin: table<string, any>
---@field endDate? string ISO 8601
---@field id? string
---@field marginPercentage? number
---@field priceConfiguration? partnercenter.model.MarginPriceConfiguration CustomPrice margins only
---@field productId? string
---@field productTitle? string
---@field productType? string
---@field publisherName? string
---@field skuId? string
---@field skuTitle? string
---@field startDate? string ISO 8601
---@field status? partnercenter.model.Margin.status
---@field statusDate? string ISO 8601
---@field type? partnercenter.model.Margin.type

---@class partnercenter.model.MarginConsumption: table<string, any>
---@field endDate? string ISO 8601
---@field marketSetPrices? partnercenter.model.MarketSetPrice[]
---@field meterType? string
---@field startDate? string ISO 8601
---@field unitofMeasure? string lower-case o

---@class partnercenter.model.MarginPriceConfiguration: table<string, any>
---@field consumption? partnercenter.model.MarginConsumption[]
---@field pricingModel? string value contains a blank: Flat rate
---@field purchase? partnercenter.model.MarginPurchase[]

---@alias partnercenter.model.MarginPurchase.termDuration "Monthly"|"Annual"|string
---@class partnercenter.model.MarginPurchase: table<string, any>
---@field endDate? string ISO 8601
---@field includedMeterQuantities? string[]
---@field marketSetPrices? partnercenter.model.MarketSetPrice[]
---@field startDate? string ISO 8601
---@field termDuration? partnercenter.model.MarginPurchase.termDuration

---@class partnercenter.model.MarginSearchResponse: table<string, any>
---@field pageSize? integer
---@field results? partnercenter.model.Margin[]
---@field totalSize? integer

---@class partnercenter.model.MarketSetPrice: table<string, any>
---@field currency? string
---@field customPrice? number
---@field markets? string[]

---@alias partnercenter.model.MinimumPurchaseCommitment.grain "Hourly"|string
---@class partnercenter.model.MinimumPurchaseCommitment: table<string, any>
---@field amount? string example: text 0.001; table: Int
---@field currencyCode? partnercenter.model.Currency
---@field grain? partnercenter.model.MinimumPurchaseCommitment.grain

---@alias partnercenter.model.Offer.billing "none"|"usage"|"license"
---@alias partnercenter.model.Offer.limitUnitOfMeasure "None"|"Concurrent"|"LifeTime"
---@alias partnercenter.model.Offer.supportedBillingCycles "unknown"|"monthly"|"annual"|"none"|"one_time"|"triennial"|string
---@class partnercenter.model.Offer: table<string, any>
---@field attestationProperties? partnercenter.model.AttestationProperties
---@field attributes? partnercenter.model.ResourceAttributes
---@field billing? partnercenter.model.Offer.billing
---@field category? partnercenter.model.OfferCategory
---@field conversionTargetOffers? string[]
---@field country? string
---@field description? string
---@field hasAddOns? boolean
---@field id? string
---@field isAddOn? boolean
---@field isAutoRenewable? boolean
---@field isAvailableForPurchase? boolean
---@field isInternal? boolean
---@field isTrial? boolean
---@field limit? integer
---@field limitUnitOfMeasure? partnercenter.model.Offer.limitUnitOfMeasure
---@field links? partnercenter.model.OfferLinks
---@field locale? string
---@field maximumQuantity? integer
---@field minimumQuantity? integer
---@field name? string
---@field partnerQualifications? string[]
---@field prerequisiteOffers? string[] example: array; table: string
---@field product? partnercenter.model.OfferProduct
---@field rank? integer
---@field reselleeQualifications? string[]
---@field resellerQualifications? string[]
---@field salesGroupId? string
---@field supportedBillingCycles? partnercenter.model.Offer.supportedBillingCycles[]
---@field unitType? string
---@field upgradeTargetOffers? string[]
---@field uri? string

---@class partnercenter.model.OfferCategory: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field country? string
---@field id? string
---@field links? partnercenter.model.ResourceLinks
---@field locale? string
---@field name? string
---@field rank? integer

---@class partnercenter.model.OfferLinks: table<string, any>
---@field learnMore? partnercenter.model.Link
---@field next? partnercenter.model.Link
---@field previous? partnercenter.model.Link
---@field self? partnercenter.model.Link

---@class partnercenter.model.OfferProduct: table<string, any>
---@field id? string GUID
---@field name? string
---@field unit? string

---@alias partnercenter.model.PricingPolicy.policyType "PercentDiscount"|string
---@class partnercenter.model.PricingPolicy: table<string, any>
---@field policyType? partnercenter.model.PricingPolicy.policyType table: type
---@field value? string decimal as text

---@class partnercenter.model.Product: table<string, any>
---@field description? string
---@field id? string
---@field isMicrosoftProduct? boolean
---@field links? partnercenter.model.ProductLinks
---@field productType? partnercenter.model.ItemType
---@field publisherName? string
---@field title? string

---@class partnercenter.model.ProductLinks: table<string, any>
---@field self? partnercenter.model.Link
---@field skus? partnercenter.model.Link

---@class partnercenter.model.ProductPromotion: table<string, any>
---@field description? string
---@field endDate? string ISO 8601
---@field id? string three parts joined by colons
---@field name? string
---@field promotionConstraints? partnercenter.model.PromotionConstraints
---@field properties? partnercenter.model.PromotionProperties example: object; table: list
---@field requiredProducts? partnercenter.model.PromotionRequiredProduct[]
---@field startDate? string ISO 8601

---@class partnercenter.model.PromotionConstraints: table<string, any>
---@field assetOwnershipLimits? partnercenter.model.AssetOwnershipLimit[]
---@field eligibilityConstraints? partnercenter.model.EligibilityConstraint[]
---@field productOwnershipConstraints? table[] array of arrays of {bigId}
---@field seatConstraints? partnercenter.model.SeatConstraint[]

---@alias partnercenter.model.PromotionEligibilities.billingCycle "monthly"|"annual"|"one_time"|"unknown"|string
---@alias partnercenter.model.PromotionEligibilities.termDuration "P1M"|"P1Y"|"P3Y"|string
---@class partnercenter.model.PromotionEligibilities: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field billingCycle? partnercenter.model.PromotionEligibilities.billingCycle table capitalised
---@field catalogItemId? string
---@field eligibilities? partnercenter.model.PromotionEligibility[]
---@field id? integer
---@field quantity? integer
---@field termDuration? partnercenter.model.PromotionEligibilities.termDuration

---@class partnercenter.model.PromotionEligibilitiesRequest: table<string, any>
---@field items? partnercenter.model.PromotionEligibilitiesRequestItem[]

---@alias partnercenter.model.PromotionEligibilitiesRequestItem.billingCycle "Monthly"|"Annual"|"OneTime"|"Unknown"|string
---@alias partnercenter.model.PromotionEligibilitiesRequestItem.termDuration "P1M"|"P1Y"|"P3Y"|string
---@class partnercenter.model.PromotionEligibilitiesRequestItem: table<string, any>
---@field billingCycle? partnercenter.model.PromotionEligibilitiesRequestItem.billingCycle examples also monthly
---@field catalogItemId? string
---@field id? integer one request example sends text
---@field promotionId? string
---@field quantity? integer
---@field termDuration? partnercenter.model.PromotionEligibilitiesRequestItem.termDuration

---@class partnercenter.model.PromotionEligibility: table<string, any>
---@field errors? partnercenter.model.PromotionEligibilityError[]
---@field isEligible? boolean
---@field promotionId? string

---@alias partnercenter.model.PromotionEligibilityError.type "InvalidCatalogItemId"|"InvalidPromotion"|"PrerequisiteProductOwnership"|"RedemptionLimit"|"SeatCount"|"OfferPurchasedPreviously"|"Term"|"NoPromotionsAvailable"
---@class partnercenter.model.PromotionEligibilityError: table<string, any>
---@field availableSeats? integer SeatCount only
---@field description? string
---@field eligibleTerms? partnercenter.model.PromotionTerm[] Term only; table single
---@field maxPromotionRedemptionCount? integer RedemptionLimit only
---@field maximumRequiredSeats? integer SeatCount only
---@field minimumRequiredSeats? integer SeatCount only
---@field remainingPromotionRedemptionCount? integer RedemptionLimit only
---@field type? partnercenter.model.PromotionEligibilityError.type

---@class partnercenter.model.PromotionProperties: table<string, any>
---@field isAutoApplicable? boolean

---@class partnercenter.model.PromotionRequiredProduct: table<string, any>
---@field pricingPolicies? partnercenter.model.PricingPolicy[]
---@field productId? string
---@field skuId? string
---@field term? partnercenter.model.PromotionTerm

---@alias partnercenter.model.PromotionTerm.billingCycle "Monthly"|"Annual"|"OneTime"|"Unknown"
---@alias partnercenter.model.PromotionTerm.duration "P1M"|"P1Y"|"P3Y"|string
---@class partnercenter.model.PromotionTerm: table<string, any>
---@field billingCycle? partnercenter.model.PromotionTerm.billingCycle
---@field duration? partnercenter.model.PromotionTerm.duration

---@class partnercenter.model.RedemptionLimitPromotionEligibilityError: table<string, any>
---@field maxPromotionRedemptionCount? integer
---@field remainingPromotionRedemptionCount? integer

---@class partnercenter.model.RenewalInstruction: table<string, any>
---@field applicableTermIds? string[]
---@field renewalOptions? partnercenter.model.RenewalOption[]

---@class partnercenter.model.RenewalOption: table<string, any>
---@field isAutoRenewable? boolean
---@field renewToId? string

---@alias partnercenter.model.SeatConstraint.type "SubscriptionQuantity"
---@class partnercenter.model.SeatConstraint: table<string, any>
---@field maxSeats? integer
---@field minSeats? integer
---@field type? partnercenter.model.SeatConstraint.type

---@class partnercenter.model.SeatCountPromotionEligibilityError: table<string, any>
---@field availableSeats? integer
---@field maximumRequiredSeats? integer
---@field minimumRequiredSeats? integer

---@alias partnercenter.model.Sku.actions "Refund"|string
---@alias partnercenter.model.Sku.inventoryVariables "CustomerId"|"AzureSubscriptionId"|"ArmRegionName"|string
---@alias partnercenter.model.Sku.provisioningVariables "Scope"|"SubscriptionId"|"Duration"|string
---@alias partnercenter.model.Sku.purchasePrerequisites "InventoryCheck"|"AzureSubscriptionRegistration"|"MicrosoftCloudAgreement"|"MicrosoftCustomerAgreement"|string
---@alias partnercenter.model.Sku.supportedBillingCycles "unknown"|"monthly"|"annual"|"none"|"one_time"|"triennial"|string
---@class partnercenter.model.Sku: table<string, any>
---@field actions? partnercenter.model.Sku.actions[]
---@field attestationProperties? partnercenter.model.AttestationProperties
---@field consumptionType? string
---@field description? string
---@field dynamicAttributes? partnercenter.model.DynamicSkuAttributes open set of keys
---@field id? string
---@field inventoryVariables? partnercenter.model.Sku.inventoryVariables[]
---@field isTrial? boolean
---@field links? partnercenter.model.SkuLinks
---@field maximumQuantity? integer
---@field minimumPurchaseCommitment? partnercenter.model.MinimumPurchaseCommitment
---@field minimumQuantity? integer
---@field productId? string
---@field provisioningVariables? partnercenter.model.Sku.provisioningVariables[]
---@field purchasePrerequisites? partnercenter.model.Sku.purchasePrerequisites[] last two only in examples
---@field specializedOfferProperties? partnercenter.model.SpecializedOfferProperties[]
---@field supportedBillingCycles? partnercenter.model.Sku.supportedBillingCycles[]
---@field title? string

---@class partnercenter.model.SkuLinks: table<string, any>
---@field availabilities? partnercenter.model.Link
---@field self? partnercenter.model.Link

---@class partnercenter.model.SpecializedOfferProperties: table<string, any>
---@field endDate? string
---@field pricingPolicies? partnercenter.model.PricingPolicy[]
---@field startDate? string

---@alias partnercenter.model.Term.billingCycle "Monthly"|"Annual"|string
---@alias partnercenter.model.Term.duration "P1M"|"P1Y"|"P3Y"|string
---@class partnercenter.model.Term: table<string, any>
---@field billingCycle? partnercenter.model.Term.billingCycle
---@field cancellationPolicies? partnercenter.model.CancellationPolicy[]
---@field description? string
---@field duration? partnercenter.model.Term.duration
---@field id? string

---@class partnercenter.model.TermPromotionEligibilityError: table<string, any>
---@field eligibleTerms? partnercenter.model.PromotionTerm probably a list
