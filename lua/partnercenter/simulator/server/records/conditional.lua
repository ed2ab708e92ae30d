--- The members that records have only in some states or in some answers, by model.
return {
  CartLineItem = "participants addonItems renewsTo attestationAccepted promotionId customTermEndDate "
    .. "purchaseCommitment additionalPartnerIdsOnRecord termDuration",
  CustomerUser = "softDeletionTime passwordProfile lastDirectorySyncTime",
  CustomerCompanyProfile = "organizationRegistrationNumber",
  Link = "body",
  NewCommerceEligibility = "errors",
  OrderLineItem = "parentSubscriptionId customTermEndDate",
  ProvisioningContext = "parentSubscriptionId",
  ResourceAttributes = "etag",
  partnerSecurityAlert = "resolvedReason resolvedOnDateTime resolvedBy",
  ResourceLinks = "attributes",
  ServiceRequest = "newNote",
  Subscription = "scheduledNextTermInstructions scheduledActions nextChargeInstructions customTermEndDate "
    .. "parentSubscriptionId",
  SubscriptionLinks = "parentSubscription",
  TransferLineItem = "transferError status",
  ["V2.CustomerQualification"] = "vettingStatus vettingReason vettingCreatedDate vettingCreateDate",
}
