---@meta
-- Generated from lua/partnercenter/api/models/subscriptions.lua by spec/types/generate.lua.
-- Records keep every member that the service sends.

---@alias partnercenter.model.AzureEntitlement.status "active"|"inactive"
---@class partnercenter.model.AzureEntitlement: table<string, any>
---@field friendlyName? string
---@field id? string GUID
---@field links? partnercenter.model.ResourceLinks
---@field status? partnercenter.model.AzureEntitlement.status
---@field subscriptionId? string GUID

---@alias partnercenter.model.AzureEntitlementCancellationRequestContent.cancellationReason "compromise"
---@class partnercenter.model.AzureEntitlementCancellationRequestContent: table<string, any>
---@field cancellationReason? partnercenter.model.AzureEntitlementCancellationRequestContent.cancellationReason

---@alias partnercenter.model.Conversion.billingCycle "unknown"|"monthly"|"annual"|"none"|"one_time"|"triennial"|string
---@class partnercenter.model.Conversion: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field billingCycle? partnercenter.model.Conversion.billingCycle table: Monthly, Annual, None
---@field offerId? string GUID
---@field orderId? string GUID
---@field quantity? integer
---@field targetOfferId? string GUID

---@alias partnercenter.model.ConversionError.code "Other"|"ConversionsNotFound"
---@class partnercenter.model.ConversionError: table<string, any>
---@field code? partnercenter.model.ConversionError.code
---@field description? string

---@class partnercenter.model.ConversionResult: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field error? partnercenter.model.ConversionError
---@field offerId? string GUID
---@field subscriptionId? string GUID
---@field targetOfferId? string GUID

---@alias partnercenter.model.CustomTermEndDate.allowedCustomTermEndDateType "calendarMonthAligned"|"subscriptionAligned"
---@class partnercenter.model.CustomTermEndDate: table<string, any>
---@field allowedCustomTermEndDate? string ISO 8601
---@field allowedCustomTermEndDateType? partnercenter.model.CustomTermEndDate.allowedCustomTermEndDateType
---@field cotermSubscriptionIds? string[] guids; subscriptionAligned only

---@class partnercenter.model.NextChargeInstructions: table<string, any>
---@field product? partnercenter.model.NextTermProduct
---@field quantity? integer

---@alias partnercenter.model.NextTermProduct.billingCycle "Monthly"|"Annual"|string
---@alias partnercenter.model.NextTermProduct.termDuration "P1M"|"P1Y"|"P3Y"|string
---@class partnercenter.model.NextTermProduct: table<string, any>
---@field availabilityId? string
---@field billingCycle? partnercenter.model.NextTermProduct.billingCycle
---@field productId? string
---@field promotionId? string
---@field skuId? string
---@field termDuration? partnercenter.model.NextTermProduct.termDuration table P1M, P1Y; example P3Y

---@alias partnercenter.model.Overage.type "PhoneServices"
---@class partnercenter.model.Overage: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field azureEntitlementId? string GUID
---@field links? partnercenter.model.OverageLinks
---@field overageEnabled? boolean table: overage
---@field partnerId? string digits; request table says guid
---@field type? partnercenter.model.Overage.type

---@class partnercenter.model.OverageLinks: table<string, any>
---@field overage? partnercenter.model.Link

---@alias partnercenter.model.RefundOption.type "Partial"|"Full"
---@class partnercenter.model.RefundOption: table<string, any>
---@field expiresAt? string ISO 8601; table: expiresAfter; null never expires
---@field type? partnercenter.model.RefundOption.type

---@class partnercenter.model.RefundableQuantity: table<string, any>
---@field details? partnercenter.model.RefundableQuantityDetail[]
---@field totalQuantity? integer

---@class partnercenter.model.RefundableQuantityDetail: table<string, any>
---@field allowedUntilDateTime? string ISO 8601
---@field quantity? integer

---@alias partnercenter.model.ScheduledAction.actionType "Cancel"|"RenewToNewTerm"|"RenewToExtendedServiceTerm"|"Transition"
---@alias partnercenter.model.ScheduledAction.scheduleType "TermEnd"|"CustomDate"
---@class partnercenter.model.ScheduledAction: table<string, any>
---@field actionType? partnercenter.model.ScheduledAction.actionType
---@field effectiveDate? string ISO 8601; with CustomDate
---@field instructions? partnercenter.model.ScheduledNextTermInstructions
---@field scheduleType? partnercenter.model.ScheduledAction.scheduleType

---@class partnercenter.model.ScheduledNextTermInstructions: table<string, any>
---@field customTermEndDate? string ISO 8601
---@field product? partnercenter.model.NextTermProduct
---@field quantity? integer

---@alias partnercenter.model.Scope.type "single"|"shared"|string
---@class partnercenter.model.Scope: table<string, any>
---@field entitlementId? string GUID; needed for single
---@field managementGroupId? string
---@field resourceGroupId? string
---@field subscriptionId? string GUID; needed for shared
---@field type? partnercenter.model.Scope.type also resource group, management group

---@alias partnercenter.model.Subscription.actions "edit"|"cancel"|string
---@alias partnercenter.model.Subscription.billingCycle "unknown"|"monthly"|"annual"|"none"|"one_time"|"triennial"
---@alias partnercenter.model.Subscription.billingType "none"|"usage"|"license"|"benefit"
---@alias partnercenter.model.Subscription.contractType "subscription"|"productKey"|"redemptionCode"
---@alias partnercenter.model.Subscription.renewalTermDuration "P1M"|"P1Y"|string
---@alias partnercenter.model.Subscription.status "none"|"active"|"pending"|"suspended"|"expired"|"disabled"|"deleted"|string
---@alias partnercenter.model.Subscription.termDuration "P1M"|"P1Y"|"P3Y"|string
---@alias partnercenter.model.Subscription.unitType "Licenses"|"Usage-based"|"Benefit"|"none"|"License(s)"|string
---@class partnercenter.model.Subscription: table<string, any>
---@field actionTaken? boolean
---@field actions? partnercenter.model.Subscription.actions[]
---@field attentionNeeded? boolean
---@field attributes? partnercenter.model.ResourceAttributes
---@field autoRenewEnabled? boolean reset when left out
---@field billingCycle? partnercenter.model.Subscription.billingCycle
---@field billingCycleEndDate? string ISO 8601
---@field billingCycleEndDateTime? string ISO 8601
---@field billingType? partnercenter.model.Subscription.billingType
---@field cancellationAllowedUntilDate? string ISO 8601
---@field commitmentEndDate? string ISO 8601
---@field commitmentEndDateTime? string ISO 8601
---@field consumptionType? partnercenter.model.Overage[]
---@field contractType? partnercenter.model.Subscription.contractType
---@field creationDate? string ISO 8601
---@field customTermEndDate? string ISO 8601
---@field effectiveStartDate? string ISO 8601
---@field entitlementId? string GUID
---@field friendlyName? string
---@field hasPurchasableAddons? boolean
---@field id? string GUID; PATCH wants the whole resource
---@field isMicrosoftProduct? boolean
---@field isTrial? boolean
---@field lineItems? partnercenter.model.SubscriptionLineItem[] example: array; table: single
---@field links? partnercenter.model.SubscriptionLinks
---@field nextChargeInstructions? partnercenter.model.NextChargeInstructions
---@field offerId? string guid or catalog item id
---@field offerName? string
---@field orderId? string
---@field parentSubscriptionId? string GUID
---@field partnerId? string digits, may be empty
---@field productOrderId? string
---@field productType? partnercenter.model.ItemType
---@field promotionId? string
---@field publisherName? string
---@field quantity? integer
---@field refundOptions? partnercenter.model.RefundOption[]
---@field refundableQuantity? partnercenter.model.RefundableQuantity
---@field renewalTermDuration? partnercenter.model.Subscription.renewalTermDuration may be empty
---@field scheduledActions? partnercenter.model.ScheduledAction[] what happens at the end of the term; goes before scheduledNextTermInstructions
---@field scheduledNextTermInstructions? partnercenter.model.ScheduledNextTermInstructions only to schedule a change
---@field status? partnercenter.model.Subscription.status required to cancel or suspend
---@field suspensionReasons? string[]
---@field termDuration? partnercenter.model.Subscription.termDuration
---@field unitType? partnercenter.model.Subscription.unitType last two only in examples

---@alias partnercenter.model.SubscriptionActivationResult.status "Success"|string
---@class partnercenter.model.SubscriptionActivationResult: table<string, any>
---@field status? partnercenter.model.SubscriptionActivationResult.status
---@field subscriptionId? string GUID

---@alias partnercenter.model.SubscriptionLineItem.status "none"|"active"|"pending"|"suspended"|"expired"|"disabled"|"deleted"
---@class partnercenter.model.SubscriptionLineItem: table<string, any>
---@field autoRenewEnabled? boolean
---@field friendlyName? string
---@field id? string GUID
---@field purchaseCommitment? partnercenter.model.PurchaseCommitment
---@field scope? partnercenter.model.Scope
---@field status? partnercenter.model.SubscriptionLineItem.status

---@class partnercenter.model.SubscriptionLinks: table<string, any>
---@field activationLinks? partnercenter.model.Link
---@field availability? partnercenter.model.Link
---@field entitlement? partnercenter.model.Link
---@field next? partnercenter.model.Link
---@field offer? partnercenter.model.Link
---@field parentSubscription? partnercenter.model.Link
---@field previous? partnercenter.model.Link
---@field product? partnercenter.model.Link
---@field self? partnercenter.model.Link
---@field sku? partnercenter.model.Link

---@alias partnercenter.model.SubscriptionProvisioningStatus.status "success"|"pending"|"failed"
---@class partnercenter.model.SubscriptionProvisioningStatus: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field endDate? string ISO 8601
---@field quantity? integer
---@field skuId? string GUID
---@field status? partnercenter.model.SubscriptionProvisioningStatus.status

---@alias partnercenter.model.SubscriptionRegistrationStatus.status "registered"|"registering"|"notregistered"|string
---@class partnercenter.model.SubscriptionRegistrationStatus: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field status? partnercenter.model.SubscriptionRegistrationStatus.status example NotRegistered
---@field subscriptionId? string GUID

---@class partnercenter.model.SupportContact: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field links? partnercenter.model.ResourceLinks
---@field name? string
---@field supportMpnId? string
---@field supportTenantId? string GUID

---@alias partnercenter.model.TargetSubscriptionEligibilityDetail.subscriptionBillingCycle "unknown"|"monthly"|"annual"|"none"|"one_time"|"triennial"
---@alias partnercenter.model.TargetSubscriptionEligibilityDetail.subscriptionTermDuration "P1M"|"P1Y"|"P3Y"|string
---@class partnercenter.model.TargetSubscriptionEligibilityDetail: table<string, any>
---@field errors? partnercenter.model.TargetSubscriptionError[]
---@field isEligible? boolean
---@field subscriptionBillingCycle? partnercenter.model.TargetSubscriptionEligibilityDetail.subscriptionBillingCycle
---@field subscriptionFriendlyName? string
---@field subscriptionId? string GUID
---@field subscriptionTermDuration? partnercenter.model.TargetSubscriptionEligibilityDetail.subscriptionTermDuration

---@class partnercenter.model.TargetSubscriptionError: table<string, any>
---@field code? integer
---@field description? string

---@alias partnercenter.model.Transition.billingCycle "Monthly"|"Annual"|string
---@alias partnercenter.model.Transition.termDuration "P1M"|"P1Y"|"P3Y"|string
---@alias partnercenter.model.Transition.transitionType "transition_only"|"transition_with_license_transfer"
---@class partnercenter.model.Transition: table<string, any>
---@field Events? partnercenter.model.TransitionEvent[] capital E on the wire
---@field attributes? partnercenter.model.ResourceAttributes
---@field billingCycle? partnercenter.model.Transition.billingCycle
---@field fromCatalogItemId? string
---@field fromSubscriptionId? string GUID
---@field operationId? string GUID
---@field promotionId? string
---@field quantity? integer
---@field termDuration? partnercenter.model.Transition.termDuration
---@field toCatalogItemId? string
---@field toSubscriptionId? string GUID; only when the subscription changes
---@field transitionType? partnercenter.model.Transition.transitionType

---@class partnercenter.model.TransitionEligibility: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field catalogItemId? string
---@field description? string
---@field eligibilities? partnercenter.model.TransitionEligibilityDetail[]
---@field operationId? string GUID
---@field quantity? integer
---@field subscriptionEligibilities? partnercenter.model.TargetSubscriptionEligibilityDetail[]
---@field title? string

---@alias partnercenter.model.TransitionEligibilityDetail.transitionType "transition_only"|"transition_with_license_transfer"
---@class partnercenter.model.TransitionEligibilityDetail: table<string, any>
---@field errors? partnercenter.model.TransitionError[]
---@field isEligible? boolean
---@field transitionType? partnercenter.model.TransitionEligibilityDetail.transitionType

---@class partnercenter.model.TransitionError: table<string, any>
---@field code? integer
---@field description? string

---@alias partnercenter.model.TransitionEvent.name "Conversion"|"LicenseReassignment"
---@alias partnercenter.model.TransitionEvent.status "Started"|"Completed"|"Failed"
---@class partnercenter.model.TransitionEvent: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field errors? partnercenter.model.TransitionError[]
---@field name? partnercenter.model.TransitionEvent.name
---@field status? partnercenter.model.TransitionEvent.status
---@field timestamp? string ISO 8601

---@class partnercenter.model.TransitionList: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field transition? partnercenter.model.Transition[] list answer uses this name instead of items

---@alias partnercenter.model.Upgrade.upgradeType "none"|"upgrade_only"|"upgrade_with_license_transfer"|string
---@class partnercenter.model.Upgrade: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field isEligible? boolean
---@field quantity? integer
---@field targetOffer? partnercenter.model.Offer
---@field upgradeErrors? partnercenter.model.UpgradeError[]
---@field upgradeType? partnercenter.model.Upgrade.upgradeType request and result examples send number 1

---@alias partnercenter.model.UpgradeError.code "other"|"delegated_admin_permissions_disabled"|"subscription_status_not_active"|"conflicting_service_types"|"concurrency_conflicts"|"user_context_required"|"subscription_add_ons_present"|"subscription_does_not_have_any_upgrade_paths"|"subscription_target_offer_not_found"|"subscription_not_provisioned"|string
---@class partnercenter.model.UpgradeError: table<string, any>
---@field additionalDetails? string
---@field attributes? partnercenter.model.ResourceAttributes
---@field code? partnercenter.model.UpgradeError.code example shows a number
---@field description? string

---@alias partnercenter.model.UpgradeResult.upgradeType "none"|"upgrade_only"|"upgrade_with_license_transfer"|string
---@class partnercenter.model.UpgradeResult: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field licenseErrors? partnercenter.model.UserLicenseError[]
---@field sourceSubscriptionId? string GUID
---@field targetSubscriptionId? string GUID
---@field upgradeErrors? partnercenter.model.UpgradeError[]
---@field upgradeType? partnercenter.model.UpgradeResult.upgradeType example shows number 1

---@class partnercenter.model.UserLicenseError: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field email? string
---@field errors? partnercenter.model.ApiFault[]
---@field name? string
---@field userObjectId? string GUID
