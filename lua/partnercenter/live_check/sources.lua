--- Where the ids and query values of read operations come from. Data only.
---
--- An id in a path comes from the listing at the path before it: `user_id` of "/v1/customers/{customer_id}
--- /users/{user_id}" from "/v1/customers/{customer_id}/users". Others stand in `values`, by name: operations
--- with the place of the value in their answers, and perhaps a pattern for a part of it, in order; the last
--- resort is `otherwise`. `{ day = -1 }` is the date of yesterday.
return {
  -- The operation that goes first, and tells whether the service can be reached.
  first = "list_customers",

  -- The member that names an item of a listing, where it is not `id`.
  members = {
    list_agreement_metadata = "templateId", list_customer_agreements = "templateId",
    list_order_attachments = "attachmentId",
  },

  values = {
    agreement_template_id = { { "list_agreement_metadata", "templateId" } },
    artifact_type = { { "list_entitlements", "entitledArtifacts.link.uri", "/artifacts/([^/]+)" } },
    group_id = { { "list_entitlements", "entitledArtifacts.link.uri", "/groups/([^/]+)" } },
    line_item_id = { { "list_entitlements", "entitledArtifacts.link.uri", "/lineitems/([^/]+)" } },
    resource_id = { { "list_entitlements", "entitledArtifacts.link.uri", "/resource/([^/?]+)" } },
    audit_record_id = { { "list_audit_records", "id" } },
    country = {
      { "get_organization_profile", "defaultAddress.country" },
      { "get_legal_business_profile", "address.country" }, otherwise = "US",
    },
    currencyCode = {
      { "get_invoice_summary", "currencyCode" }, { "list_invoices", "currencyCode" }, otherwise = "USD",
    },
    domain = { { "list_customers", "companyProfile.domain" } },
    domain_prefix = { otherwise = "contoso" },
    entity_id = { { "list_customers", "id" } },
    line_item_number = { { "list_orders", "lineItems.lineItemNumber" } },
    migration_id = { { "list_migrations", "id" } },
    mpn_id = { { "list_relationships", "mpnId" }, { "get_mpn_profile", "mpnId" } },
    order_id = { { "list_orders", "id" } },
    referral_id = { { "list_referrals", "id" } },
    schedule_id = { { "list_migration_schedules", "id" } },

    program_name = { otherwise = "csp" },
    relationship_type = { otherwise = "IsIndirectCloudSolutionProviderOf" },
    segment = { otherwise = "commercial" },
    targetView = { otherwise = "OnlineServices" },
    term_duration = { otherwise = "P1Y" },
    startDate = { otherwise = { day = -1 } },
    start_time = { otherwise = { day = -2 } },
    end_time = { otherwise = { day = -1 } },

    -- For deprecated operations.
    billing_period = { otherwise = "mostrecent" },
    invoicelineitemtype = { { "list_invoices", "invoiceDetails.invoiceLineItemType" } },
    provider = { { "list_invoices", "invoiceDetails.billingProvider" } },
  },

  -- Values of single operations, before those by name; those of optional queries are named only here.
  operations = {
    get_country_validation_rules = {
      country_code = { { "get_organization_profile", "defaultAddress.country" }, otherwise = "US" },
    },
    get_reseller_mpa_status = {
      mpnId = { { "list_relationships", "mpnId" }, { "get_mpn_profile", "mpnId" } },
    },
    get_transfer_eligibility = { transferType = { otherwise = "dir" } },
    get_validation_status = { type = { otherwise = "account" } },
    list_growth_margins = { type = { otherwise = "growthmargin" } },
    list_invoice_line_items = {
      billing_provider = { { "list_invoices", "invoiceDetails.billingProvider" } },
      invoice_line_item_type = { { "list_invoices", "invoiceDetails.invoiceLineItemType" } },
    },
    -- Ids of migrations belong to one customer.
    list_migrations = { CustomerTenantId = { { "list_customers", "id" } } },
    list_migration_schedules = { CustomerTenantId = { { "list_customers", "id" } } },
  },

  -- The queries that make first pages short, and their values.
  page = { size = 20, PageSize = 20, PageNumber = 1, top = 20, ["$top"] = 20 },

  -- Operations that no live check makes, and why.
  never = {
    get_batch_job_status = "only a write gives its id",
    get_billing_manifest = "only an export gives its id",
    get_billing_operation = "only an export gives its id",
    get_cart = "only a write gives its id",
    get_internal_webhook_validation_event = "only a write gives its id",
    get_webhook_validation_event = "only a write gives its id",
    get_notification_preferences = "its words are documented nowhere",
    get_account_setting = "its words are documented nowhere",
    get_enrolled_program = "its words are documented nowhere",
    list_account_external_resource_keys = "its words are documented nowhere",
  },

  -- Single records that may not exist: 404 with a code of the service is no difference.
  may_be_absent = {
    get_webhook_registration = true, get_internal_webhook_registration = true,
    get_subscription_support_contact = true, get_usage_budget = true, check_domain = true,
    check_verified_domain = true,
  },
}
