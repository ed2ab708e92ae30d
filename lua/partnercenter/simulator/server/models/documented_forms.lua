--- Forms of request members that the documentation shows beyond the models of api/models/. Data only.
---
---   Model = { member = { name = "older_name", also = "string array", values = { Resolve = "Resolved" } } }
---
--- name    other names of the member, separated by blanks
--- also    other JSON types of the member: string, number, object, array, any
--- values  other enumeration values, and the value of the model that they mean
--- closed  true: the model's values are all that the service takes; a list adds values
--- like    a value of the same form, such as "P1D" for durations
--- type    of a member that the model does not have
--- null    true: null says something, such as that nothing is scheduled; as where a model's note says so
---
--- Every entry has its source in the service's documentation, where its pages contradict each other.

-- Members of the lines of orders and carts, from the pages on creating orders and updating carts.
local function line(members)
  members.renewsTo = { also = "array" }
  members.additionalPartnerIdsOnRecord = { also = "array" }
  members.partnerIdOnRecord = { type = "string" }
  return members
end

-- The models name two values of the enumeration BillingCycleType.
local CYCLE = { closed = { "none", "one_time", "triennial", "unknown" } }

-- The pages on attestations send this boolean as text.
local ATTESTATION = { also = "string" }

-- Scopes of savings plans.
local SCOPE = {
  values = { ["resource group"] = "resource_group", ["management group"] = "management_group" },
}

return {
  Cart = { partnerOnRecordAttestationAccepted = ATTESTATION },
  CartError = { errorCode = { also = "string number" } },
  CartLineItem = line {
    id = { also = "string" }, catalogItemId = { name = "catalogId" },
  },
  ConfigurationPolicy = {
    category = { closed = true }, policySettings = { closed = true },
    devicesAssigned = { name = "devicesAssignedCount" },
  },
  delegatedAdminRelationship = { duration = { like = "P1D" }, autoExtendDuration = { closed = true } },
  FraudEventStatusUpdate = {
    eventStatus = { values = { Resolve = "Resolved" } }, resolvedReason = { values = { None = "None" } },
  },
  JsonPatchOperation = { value = { also = "any" } },
  NextTermProduct = { billingCycle = CYCLE },
  NewCommerceMigrationSchedule = { addOnMigrations = { name = "addOnMigrationSchedules" } },
  Order = { partnerOnRecordAttestationAccepted = ATTESTATION },
  OrderLineItem = line {},
  Overage = { overageEnabled = { name = "overage" } },
  ProductUpgradesRequest = { productFamily = { closed = true } },
  PromotionEligibilitiesRequestItem = { id = { also = "string" } },
  ProvisioningContext = { scope = SCOPE },
  PurchaseCommitment = { amount = { also = "string" } },
  Referral = {
    type = { name = "referralType" }, team = { also = "object" }, target = { also = "object" },
  },
  ReferralCustomerId = { duns = { also = "any" }, external = { also = "any" } },
  ReferralCustomerProfile = { team = { also = "object" }, ids = { also = "object" } },
  ReferralRequirements = {
    industries = { also = "object" }, products = { also = "object" }, services = { also = "object" },
    solutions = { also = "object" },
  },
  ReferralSolution = { type = { name = "solutionType" } },
  RefundOption = { expiresAt = { name = "expiresAfter" } },
  SandboxIndirectReseller = { mpnId = { name = "partnerId" } },
  SandboxTenant = { adminAlternateEmail = { name = "adminAlernateEmail" } },
  Scope = { type = SCOPE },
  ServiceRequest = { severity = { also = "number" }, status = { also = "number" } },
  SpendingBudget = { amount = { name = "ammount" } },
  Subscription = {
    consumptionType = { also = "string" }, lineItems = { also = "object" },
    scheduledActions = { null = true }, scheduledNextTermInstructions = { null = true },
  },
  SupportProfile = { profileType = { closed = true } },
  Transfer = {
    transferType = { type = "integer", also = "string" }, expirationTime = { type = "datetime" },
  },
  TransferLineItem = { id = { also = "string" } },
  Transition = { billingCycle = CYCLE },
  Upgrade = { upgradeType = { also = "number" } },
  UpgradeError = { code = { also = "number" } },
  ["V2.CustomerQualificationRequest"] = {
    -- The service knows these values and refuses to set them.
    qualification = { values = { None = "None", Nonprofit = "Nonprofit" } },
  },
  WebhookRegistration = {
    WebhookEvents = {
      closed = {
        "created-indirect-customer", "indirect-reseller-relationship-accepted-by-customer",
        "new-commerce-migration-created", "new-commerce-migration-completed",
        "new-commerce-migration-failed", "new-commerce-migration-schedule-failed", "order-updated",
        "subscription-active", "subscription-pending", "subscription-renewed", "threshold-exceeded",
      },
    },
  },
}
