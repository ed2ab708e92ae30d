---@meta
-- Generated from lua/partnercenter/api/models/orders.lua by spec/types/generate.lua.
-- Records keep every member that the service sends.

---@class partnercenter.model.AdditionalInformation: table<string, any>
---@field availableQuantity? integer
---@field purchasedQuantity? integer

---@alias partnercenter.model.Artifact.artifactType "reservedinstance"|"virtualmachinereservedinstance"
---@class partnercenter.model.Artifact: table<string, any>
---@field artifactType? partnercenter.model.Artifact.artifactType
---@field dynamicAttributes? table
---@field link? partnercenter.model.Link
---@field resourceId? string GUID

---@alias partnercenter.model.Cart.status "Active"|"Ordered"
---@class partnercenter.model.Cart: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field creationTimestamp? string ISO 8601
---@field expirationTimestamp? string ISO 8601
---@field id? string GUID
---@field lastModifiedTimestamp? string ISO 8601
---@field lastModifiedUser? string GUID
---@field lineItems? partnercenter.model.CartLineItem[]
---@field links? partnercenter.model.ResourceLinks
---@field partnerOnRecordAttestationAccepted? boolean request only
---@field status? partnercenter.model.Cart.status

---@class partnercenter.model.CartCheckoutResult: table<string, any>
---@field additionalInformation? table[]
---@field attributes? partnercenter.model.ResourceAttributes
---@field orderErrors? partnercenter.model.OrderError[] errors inside a success answer
---@field orders? partnercenter.model.Order[]

---@alias partnercenter.model.CartError.errorCode "CurrencyIsNotSupported"|"CatalogItemIdIsNotValid"|"QuotaNotAvailable"|"InventoryNotAvailable"|"ParticipantsIsNotSupportedForPartner"|"UnableToProcessCartLineItem"|"SubscriptionIsNotValid"|"SubscriptionIsNotEnabledForRI"|"SandboxLimitExceeded"|"InvalidInput"|"SubscriptionNotRegistered"|"AttestationNotAccepted"|"MaxAllowedSeatsPerSubscriptionExceeded"|"Unknown"|string
---@class partnercenter.model.CartError: table<string, any>
---@field additionalInformation? partnercenter.model.AdditionalInformation
---@field errorCode? partnercenter.model.CartError.errorCode numbers 10000-10015 and 0; wire form not shown
---@field errorDescription? string

---@alias partnercenter.model.CartLineItem.billingCycle "unknown"|"monthly"|"annual"|"none"|"one_time"|"triennial"|string
---@alias partnercenter.model.CartLineItem.termDuration "P1M"|"P1Y"|"P3Y"|string
---@class partnercenter.model.CartLineItem: table<string, any>
---@field additionalPartnerIdsOnRecord? string PartnerID of additional indirect reseller
---@field addonItems? partnercenter.model.CartLineItem[]
---@field attestationAccepted? boolean
---@field billingCycle? partnercenter.model.CartLineItem.billingCycle requests also send Monthly, Annual
---@field catalogItemId? string request table calls it catalogId
---@field currencyCode? string
---@field customTermEndDate? string ISO 8601
---@field error? partnercenter.model.CartError
---@field friendlyName? string
---@field id? integer example: number; table: string
---@field orderGroup? string
---@field participants? partnercenter.model.KeyValuePair[] key transaction_reseller or additional_transaction_reseller
---@field pricing? partnercenter.model.Pricing
---@field promotionId? string
---@field provisioningContext? table
---@field purchaseCommitment? partnercenter.model.PurchaseCommitment
---@field quantity? integer
---@field renewsTo? partnercenter.model.RenewsTo example: object; table: array
---@field termDuration? partnercenter.model.CartLineItem.termDuration

---@alias partnercenter.model.Entitlement.entitlementType "software"|"reservedinstance"|string
---@class partnercenter.model.Entitlement: table<string, any>
---@field dynamicAttributes? table
---@field entitledArtifacts? partnercenter.model.Artifact[]
---@field entitlementType? partnercenter.model.Entitlement.entitlementType table Software, VirtualMachineReservedInstance
---@field expiryDate? string ISO 8601
---@field includedEntitlements? partnercenter.model.Entitlement[]
---@field productId? string
---@field quantity? integer
---@field quantityDetails? partnercenter.model.QuantityDetail[]
---@field referenceOrder? partnercenter.model.ReferenceOrder
---@field skuId? string

---@class partnercenter.model.NewCommerceEligibility: table<string, any>
---@field catalogItemId? string when eligible
---@field currentSubscriptionId? string GUID
---@field errors? partnercenter.model.NewCommerceEligibilityError[] when not eligible
---@field isEligible? boolean

---@class partnercenter.model.NewCommerceEligibilityError: table<string, any>
---@field code? integer
---@field description? string

---@alias partnercenter.model.NewCommerceMigration.billingCycle "Monthly"|"Annual"
---@alias partnercenter.model.NewCommerceMigration.status "Processing"|"Completed"
---@alias partnercenter.model.NewCommerceMigration.termDuration "P1M"|"P1Y"|"P3Y"|string
---@class partnercenter.model.NewCommerceMigration: table<string, any>
---@field addOnMigrations? partnercenter.model.NewCommerceMigration[]
---@field billingCycle? partnercenter.model.NewCommerceMigration.billingCycle
---@field catalogItemId? string
---@field completedTime? string ISO 8601
---@field currentSubscriptionId? string GUID
---@field customTermEndDate? string ISO 8601; nullable
---@field customerTenantId? string GUID
---@field externalReferenceId? string
---@field id? string GUID
---@field newCommerceOrderId? string
---@field newCommerceSubscriptionId? string GUID
---@field purchaseFullTerm? boolean
---@field quantity? integer
---@field startedTime? string ISO 8601
---@field status? partnercenter.model.NewCommerceMigration.status
---@field subscriptionEndDate? string ISO 8601
---@field termDuration? partnercenter.model.NewCommerceMigration.termDuration

---@alias partnercenter.model.NewCommerceMigrationEvent.eventName "MigrationStarted"|"NewCommerceSubscriptionCreated"|"NewCommerceSubscriptionProvisioned"|"MigrationCompleted"
---@class partnercenter.model.NewCommerceMigrationEvent: table<string, any>
---@field createdTime? string ISO 8601
---@field currentSubscriptionId? string GUID
---@field customerTenantId? string GUID
---@field eventName? partnercenter.model.NewCommerceMigrationEvent.eventName
---@field id? string GUID
---@field newCommerceMigrationId? string GUID

---@alias partnercenter.model.NewCommerceMigrationSchedule.billingCycle "Monthly"|"Annual"|string
---@alias partnercenter.model.NewCommerceMigrationSchedule.status "Created"|"Cancelled"
---@alias partnercenter.model.NewCommerceMigrationSchedule.termDuration "P1M"|"P1Y"|"P3Y"|string
---@class partnercenter.model.NewCommerceMigrationSchedule: table<string, any>
---@field addOnMigrations? partnercenter.model.NewCommerceMigrationSchedule[] request table: addOnMigrationSchedules
---@field billingCycle? partnercenter.model.NewCommerceMigrationSchedule.billingCycle one example sends monthly
---@field createdTime? string ISO 8601
---@field currentSubscriptionId? string GUID
---@field customTermEndDate? string ISO 8601; nullable
---@field customerTenantId? string GUID
---@field id? string GUID
---@field lastModifiedTime? string ISO 8601
---@field migrateOnRenewal? boolean or targetDate
---@field purchaseFullTerm? boolean
---@field quantity? integer
---@field status? partnercenter.model.NewCommerceMigrationSchedule.status
---@field subscriptionEndDate? string ISO 8601
---@field targetDate? string ISO 8601; or migrateOnRenewal
---@field termDuration? partnercenter.model.NewCommerceMigrationSchedule.termDuration

---@alias partnercenter.model.Order.billingCycle "unknown"|"monthly"|"annual"|"none"|"one_time"|"triennial"|string
---@alias partnercenter.model.Order.status "unknown"|"completed"|"pending"|"cancelled"|"suspended"|"pending_review"|"pending_po_upload"|"po_upload_complete"|"po_review_rejected"|"partial_success"|"error"|string
---@alias partnercenter.model.Order.transactionType "UserPurchase"|"SystemPurchase"|"SystemBilling"
---@class partnercenter.model.Order: table<string, any>
---@field alternateId? string
---@field attributes? partnercenter.model.ResourceAttributes
---@field billingCycle? partnercenter.model.Order.billingCycle change of cycle needs it
---@field client? table may be empty
---@field creationDate? string ISO 8601
---@field currencyCode? string
---@field currencySymbol? string
---@field id? string guid, long text or 12 hex digits; null accepted
---@field lineItems? partnercenter.model.OrderLineItem[]
---@field links? partnercenter.model.OrderLinks
---@field partnerOnRecordAttestationAccepted? boolean request only
---@field referenceCustomerId? string GUID
---@field status? partnercenter.model.Order.status table with blanks; required to cancel
---@field totalPrice? number
---@field transactionType? partnercenter.model.Order.transactionType

---@alias partnercenter.model.OrderAttachment.attachmentType "POAttachment"|"TenderAttachment"
---@class partnercenter.model.OrderAttachment: table<string, any>
---@field attachmentId? string
---@field attachmentType? partnercenter.model.OrderAttachment.attachmentType
---@field fileName? string
---@field sizeInKB? integer

---@class partnercenter.model.OrderAttachmentMetadata: table<string, any>
---@field currency? string
---@field customerPrice? string decimal as text
---@field fxRate? string
---@field isPartofTender? boolean form part named metadata
---@field tenderLink? string or tender files, when part of a tender

---@class partnercenter.model.OrderError: table<string, any>
---@field code? integer
---@field description? string
---@field orderGroupId? string

---@alias partnercenter.model.OrderLineItem.termDuration "P1M"|"P1Y"|"P3Y"|string
---@alias partnercenter.model.OrderLineItem.transactionType "new"|"renew"|"addQuantity"|"removeQuantity"|"cancel"|"convert"|"customerCredit"|string
---@class partnercenter.model.OrderLineItem: table<string, any>
---@field additionalPartnerIdsOnRecord? string
---@field attestationAccepted? boolean
---@field customTermEndDate? string ISO 8601
---@field friendlyName? string
---@field lineItemNumber? integer counted from 0
---@field links? partnercenter.model.OrderLineItemLinks
---@field offerId? string guid or catalog item id
---@field parentSubscriptionId? string GUID; add-on purchase
---@field partnerIdOnRecord? string digits: the indirect reseller
---@field pricing? partnercenter.model.Pricing
---@field provisioningContext? partnercenter.model.ProvisioningContext
---@field purchaseCommitment? partnercenter.model.PurchaseCommitment
---@field quantity? integer
---@field renewsTo? partnercenter.model.RenewsTo request table says array
---@field subscriptionId? string GUID; change of billing cycle
---@field termDuration? partnercenter.model.OrderLineItem.termDuration
---@field transactionType? partnercenter.model.OrderLineItem.transactionType examples show New

---@class partnercenter.model.OrderLineItemActivationLink: table<string, any>
---@field lineItemNumber? integer
---@field link? partnercenter.model.Link

---@class partnercenter.model.OrderLineItemLinks: table<string, any>
---@field activationLinks? partnercenter.model.Link
---@field availability? partnercenter.model.Link
---@field product? partnercenter.model.Link
---@field provisioningStatus? partnercenter.model.Link
---@field sku? partnercenter.model.Link
---@field subscription? partnercenter.model.Link

---@alias partnercenter.model.OrderLineItemProvisioningStatus.status "Fulfilled"|"Unfulfilled"|"PrefulfillmentPending"|string
---@class partnercenter.model.OrderLineItemProvisioningStatus: table<string, any>
---@field lineItemNumber? integer
---@field orderLineItemId? integer
---@field quantityProvisioningInformation? partnercenter.model.QuantityProvisioningStatus[]
---@field status? partnercenter.model.OrderLineItemProvisioningStatus.status example: fulfilled

---@class partnercenter.model.OrderLinks: table<string, any>
---@field patchOperation? partnercenter.model.Link
---@field provisioningStatus? partnercenter.model.Link
---@field self? partnercenter.model.Link

---@class partnercenter.model.Pricing: table<string, any>
---@field discountedPrice? number
---@field extendedPrice? number
---@field listPrice? number
---@field price? number
---@field proratedPrice? number

---@class partnercenter.model.ProductUpgradesEligibility: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field customerId? string GUID
---@field isEligible? boolean
---@field productFamily? string
---@field reason? string
---@field upgradeId? string GUID; when an upgrade is under way

---@alias partnercenter.model.ProductUpgradesRequest.productFamily "azure"|string
---@class partnercenter.model.ProductUpgradesRequest: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field customerId? string GUID
---@field productFamily? partnercenter.model.ProductUpgradesRequest.productFamily examples azure and Azure

---@alias partnercenter.model.ProductUpgradesStatus.status "Completed"|string
---@class partnercenter.model.ProductUpgradesStatus: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field errorDetails? partnercenter.model.ErrorDetails
---@field id? string GUID
---@field lineItems? partnercenter.model.UpgradesLineItem[]
---@field productFamily? string
---@field status? partnercenter.model.ProductUpgradesStatus.status

---@alias partnercenter.model.ProvisioningContext.duration "1Year"|"3Year"|string
---@alias partnercenter.model.ProvisioningContext.scope "single"|"shared"|string
---@class partnercenter.model.ProvisioningContext: table<string, any>
---@field duration? partnercenter.model.ProvisioningContext.duration
---@field entitlementId? string GUID; needed for single scope
---@field parentSubscriptionId? string GUID; add-on to an existing base
---@field scope? partnercenter.model.ProvisioningContext.scope table Single, Shared
---@field subscriptionId? string GUID

---@alias partnercenter.model.PurchaseCommitment.grain "hourly"|string
---@class partnercenter.model.PurchaseCommitment: table<string, any>
---@field amount? number tables: string, int; examples number
---@field currency? string
---@field grain? partnercenter.model.PurchaseCommitment.grain also Hourly

---@class partnercenter.model.QuantityDetail: table<string, any>
---@field quantity? integer
---@field status? string

---@alias partnercenter.model.QuantityProvisioningStatus.status "fulfilled"|string
---@class partnercenter.model.QuantityProvisioningStatus: table<string, any>
---@field quantity? integer
---@field status? partnercenter.model.QuantityProvisioningStatus.status

---@class partnercenter.model.ReferenceOrder: table<string, any>
---@field alternateId? string
---@field id? string
---@field lineItemId? string

---@alias partnercenter.model.RenewsTo.termDuration "P1M"|"P1Y"|"P3Y"|string
---@class partnercenter.model.RenewsTo: table<string, any>
---@field termDuration? partnercenter.model.RenewsTo.termDuration

---@alias partnercenter.model.Reservation.provisioningState "Created"|string
---@alias partnercenter.model.Reservation.scopeType "Shared"|string
---@class partnercenter.model.Reservation: table<string, any>
---@field appliedScopes? string[]
---@field displayName? string
---@field effectiveDateTime? string ISO 8601
---@field expiryDateTime? string ISO 8601
---@field provisioningState? partnercenter.model.Reservation.provisioningState
---@field quantity? integer
---@field reservationId? string GUID
---@field scopeType? partnercenter.model.Reservation.scopeType

---@class partnercenter.model.ReservedInstanceArtifact: table<string, any>
---@field link? partnercenter.model.Link
---@field resourceId? string GUID

---@class partnercenter.model.ReservedInstanceArtifactDetails: table<string, any>
---@field reservations? partnercenter.model.Reservation[]
---@field type? string

---@alias partnercenter.model.Transfer.status "Active"|"Completed"|"Reject"|"Complete"|"PartiallyComplete"|"Failed"|string
---@class partnercenter.model.Transfer: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field createdTime? string ISO 8601
---@field customerName? string
---@field customerTenantId? string GUID
---@field id? string GUID
---@field lastModifiedTime? string ISO 8601
---@field lastModifiedUser? string GUID
---@field lineItems? partnercenter.model.TransferLineItem[]
---@field links? partnercenter.model.ResourceLinks
---@field partnertenantid? string GUID; all lower case on the wire
---@field sourcePartnerName? string
---@field sourcePartnerTenantId? string GUID
---@field status? partnercenter.model.Transfer.status table Active, Completed; requests send reject
---@field targetPartnerName? string
---@field targetPartnerTenantId? string GUID

---@class partnercenter.model.TransferEligibility: table<string, any>
---@field id? string GUID
---@field isEligible? boolean
---@field reason? string

---@class partnercenter.model.TransferError: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field code? integer
---@field description? string
---@field lineItems? partnercenter.model.TransferLineItem[]
---@field transferGroupId? string

---@alias partnercenter.model.TransferLineItem.billingCycle "unknown"|"monthly"|"annual"|"none"|"one_time"|"triennial"
---@class partnercenter.model.TransferLineItem: table<string, any>
---@field addonItems? partnercenter.model.TransferLineItem[]
---@field billingCycle? partnercenter.model.TransferLineItem.billingCycle
---@field entitlementId? string GUID
---@field friendlyName? string
---@field id? integer example: number; table: string
---@field offerId? string
---@field orderId? string GUID
---@field partnerIdOnRecord? string
---@field quantity? integer
---@field sourceSubscriptionId? string GUID
---@field status? string
---@field subscriptionId? string GUID
---@field transferError? string
---@field transferGroupId? string

---@class partnercenter.model.TransferSubmitResult: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field orders? partnercenter.model.Order[]
---@field transferErrors? partnercenter.model.TransferError[]

---@class partnercenter.model.UpgradeProduct: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field id? string GUID
---@field name? string

---@alias partnercenter.model.UpgradesLineItem.status "Completed"|string
---@class partnercenter.model.UpgradesLineItem: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field errorDetails? partnercenter.model.ErrorDetails
---@field sourceProduct? partnercenter.model.UpgradeProduct
---@field status? partnercenter.model.UpgradesLineItem.status
---@field targetProduct? partnercenter.model.UpgradeProduct
---@field upgradedDate? string ISO 8601

---@alias partnercenter.model.VirtualMachineReservation.provisioningState "Created"|string
---@alias partnercenter.model.VirtualMachineReservation.scopeType "Shared"|string
---@class partnercenter.model.VirtualMachineReservation: table<string, any>
---@field appliedScopes? string[]
---@field displayName? string
---@field effectiveDateTime? string ISO 8601
---@field expiryDateTime? string ISO 8601
---@field provisioningState? partnercenter.model.VirtualMachineReservation.provisioningState
---@field quantity? integer
---@field reservationId? string GUID
---@field scopeType? partnercenter.model.VirtualMachineReservation.scopeType

---@class partnercenter.model.VirtualMachineReservedInstanceArtifact: table<string, any>
---@field link? partnercenter.model.Link
---@field resourceId? string GUID

---@alias partnercenter.model.VirtualMachineReservedInstanceArtifactDetails.type "virtual_machine_reserved_instance"|"reservedinstance"
---@class partnercenter.model.VirtualMachineReservedInstanceArtifactDetails: table<string, any>
---@field type? partnercenter.model.VirtualMachineReservedInstanceArtifactDetails.type
---@field virtualMachineReservations? partnercenter.model.VirtualMachineReservation[]
