--- The events of the service by name: the name and the URI of their resource, and the collection that holds
--- it.
local GDAP = "https://partner.microsoft.com/granularAdminRelationships/{relationship}"
local RELATIONSHIP = {
  resource = "GranularAdminRelationship", audit = "granular_admin_relationship", absolute = true,
  uri = GDAP,
  among = "/v1.0/tenantRelationships/delegatedAdminRelationships",
}
local ASSIGNMENT = {
  resource = "GranularAdminAccessAssignment", audit = "granular_admin_access_assignment", absolute = true,
  uri = GDAP .. "/accessAssignments/{assignment}",
  among = "/v1.0/tenantRelationships/delegatedAdminRelationships/{relationship}/accessAssignments",
}
local REFERRAL = {
  resource = "referral", audit = "referral", uri = "/engagements/v1/referrals/{referral}",
  among = "/v1.0/engagements/referrals",
}
local DAP = { resource = "PartnerCustomerDap", audit = "partner_customer_dap" }
local CUSTOMER = {
  resource = "Customer", audit = "customer", operation = "add_customer", uri = "/v1/customers/{customer}",
}
local OTHER = {}

return {
  ["test-created"] = { resource = "test", uri = "/webhooks/v1/registration/validationEvents/{event}" },
  ["subscription-updated"] = {
    resource = "subscription", audit = "subscription", operation = "update_subscription",
    uri = "/webhooks/v1/customers/{customer}/subscriptions/{subscription}",
    among = "/v1/customers/{customer}/subscriptions",
  },
  ["usagerecords-thresholdExceeded"] = { resource = "usagerecords", uri = "/v1/customers/usagerecords" },
  ["invoice-ready"] = {
    resource = "invoice", audit = "invoice", operation = "ready_invoice", uri = "/v1/invoices/{invoice}",
    among = "/v1/invoices",
  },
  ["azure-fraud-event-detected"] = {
    uri = "/v1/fraudEvents?SubscriptionId={subscription}&EventStatus=Active",
    among = "/v1/customers/{customer}/subscriptions", audit = "subscription",
  },
  ["referral-created"] = REFERRAL, ["referral-updated"] = REFERRAL,
  ["related-referral-created"] = REFERRAL, ["related-referral-updated"] = REFERRAL,
  ["granular-admin-relationship-approved"] = RELATIONSHIP,
  ["granular-admin-relationship-activated"] = RELATIONSHIP,
  ["granular-admin-relationship-expired"] = RELATIONSHIP,
  ["granular-admin-relationship-terminated"] = RELATIONSHIP,
  ["granular-admin-access-assignment-created"] = ASSIGNMENT,
  ["granular-admin-access-assignment-activated"] = ASSIGNMENT,
  ["granular-admin-access-assignment-updated"] = ASSIGNMENT,
  ["granular-admin-access-assignment-deleted"] = ASSIGNMENT,
  ["dap-admin-relationship-approved"] = DAP, ["dap-admin-relationship-terminated"] = DAP,
  ["dap-admin-relationship-terminated-by-microsoft"] = DAP,
  ["reseller-relationship-accepted-by-customer"] = CUSTOMER,
  ["indirect-reseller-relationship-accepted-by-customer"] = CUSTOMER,
  -- Only the names of these are known.
  ["created-indirect-customer"] = CUSTOMER, ["order-updated"] = OTHER, ["subscription-active"] = OTHER,
  ["subscription-pending"] = OTHER, ["subscription-renewed"] = OTHER, ["threshold-exceeded"] = OTHER,
  ["new-commerce-migration-created"] = OTHER, ["new-commerce-migration-completed"] = OTHER,
  ["new-commerce-migration-failed"] = OTHER, ["new-commerce-migration-schedule-failed"] = OTHER,
}
