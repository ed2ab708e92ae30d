-- One sentence for each operation, which editors show in completion. types_spec holds it to say more than the
-- operation's name.
-- luacheck: no max line length
return {
  -- agreement
  list_agreement_metadata = "Lists the agreement templates that customers accept, with their type and version.",
  list_agreements_by_type = "Lists agreements of one type; no source describes their members.",
  list_agreement_signatures = "Lists the signers of agreements of one type; no source describes the members.",
  list_agreement_signatures_by_version = "Lists the signers of one version of an agreement; no source describes it.",
  get_agreement_document = "Gives links to show and to download the text of an agreement, by country and language.",
  list_customer_agreements = "Lists the agreements that the customer has accepted.",
  create_customer_agreement = "Confirms that the customer has accepted an agreement, and who accepted it when.",
  get_direct_signed_mca_status = "Tells whether the customer has signed the Microsoft Customer Agreement directly.",
  get_reseller_mpa_status = "Tells whether an indirect reseller has signed the Microsoft Partner Agreement.",

  -- analytics
  get_commercial_license_deployment = "Lists licences sold and deployed for each customer, product and service.",
  get_commercial_license_usage = "Lists active licences for each customer, product and workload.",
  get_partner_license_deployment = "Lists licences sold and deployed, summed over all customers.",
  get_partner_license_usage = "Lists active licences, summed over all customers.",
  get_customer_license_deployment = "Lists the licences that this customer has bought and deployed, by service.",
  get_customer_license_usage = "Lists the licences that this customer's users are active with, by workload.",
  list_indirect_reseller_analytics = "Lists figures on the indirect resellers of an indirect provider.",
  list_referral_analytics = "Lists figures on referrals: dates, status, market and size of the organization.",
  list_search_analytics = "Lists how customers found the partner's business profile.",
  list_subscription_analytics = "Lists figures on subscriptions: start, end, licences and status.",
  list_azure_usage_analytics = "Lists Azure usage for each customer, subscription, day and meter.",

  -- audit
  list_audit_records = "Lists the audit log between two dates, at most 90 days back.",
  get_audit_record = "Reads one entry of the audit log.",
  get_webhook_audit_record = "Reads the audit entry that a webhook notification names in its AuditUri.",

  -- cart
  create_cart = "Makes a cart with line items and their prices; it buys nothing and expires.",
  get_cart = "Reads a cart with its line items, and the errors the service found in them.",
  update_cart = "Replaces the line items of a cart that is not checked out.",
  checkout_cart = "Buys the cart's line items: places one order for each order group.",

  -- customer
  list_customers = "Lists the partner's customers, filtered by company name or domain where asked.",
  create_customer = "Creates a customer with a new tenant, profiles and administrator; the password comes once.",
  get_customer = "Reads a customer with company profile, billing profile and relationship.",
  delete_customer = "Deletes a customer of the integration sandbox; production refuses it.",
  remove_reseller_relationship = "Ends the reseller relationship; active subscriptions block it.",
  delete_customer_partner_relationship = "Ends the relationship with a customer, in the way of an old client.",
  delete_customer_reseller_relationship = "Ends the reseller relationship, in the way of an old client.",
  get_relationship_request = "Gives the link and mail text with which a customer accepts the partner as reseller.",
  get_customer_billing_profile = "Reads the address, contact, language and culture that invoices of the customer use.",
  update_customer_billing_profile = "Replaces the whole billing profile of the customer, under its ETag.",
  get_customer_company_profile = "Reads name, domain, tenant id and registration number of the customer's company.",
  get_customer_organization = "Reads address and technical contacts of the tenant; needs a GDAP role in it.",
  list_custom_domains = "Lists the domain names of the customer's tenant; needs a GDAP role in it.",
  list_managed_services = "Lists the services that the partner may manage, with links to their portals.",
  add_verified_domain = "Adds a verified domain, managed or federated, to the customer's tenant.",
  check_verified_domain = "Tells whether the customer's tenant has a verified domain.",
  create_application_consent = "Consents to an application for the customer, with the scopes it is granted.",
  delete_application_consent = "Withdraws the consent to an application from the customer's tenant.",

  -- device
  list_device_batches = "Lists the batches of Windows Autopilot devices of a customer.",
  create_device_batch = "Uploads devices as a new batch; the answer's tracking id leads to the outcome.",
  list_devices = "Lists the devices of a batch, with the policies they have.",
  add_devices = "Uploads more devices into a batch; the answer's tracking id leads to the outcome.",
  update_device = "Gives a device other policies.",
  delete_device = "Removes a device from its batch and from Windows Autopilot.",
  update_device_policies = "Gives many devices policies at once; the tracking id leads to the outcome.",
  get_batch_job_status = "Reads the progress of an upload or change, device by device.",
  list_configuration_policies = "Lists the policies for the first start of the customer's devices.",
  create_configuration_policy = "Makes a policy for the first start of devices.",
  get_configuration_policy = "Reads a policy with its settings and the number of devices that have it.",
  update_configuration_policy = "Replaces the name and the settings of a policy.",
  delete_configuration_policy = "Deletes a policy that no device needs.",

  -- domain
  check_domain = "Tells whether a domain name is taken: true where it exists.",
  create_domain = "Registers a domain; only an old client has it.",
  check_domain_prefix = "Tells whether a prefix of onmicrosoft.com is still free.",

  -- entitlement
  list_entitlements = "Lists the entitlements from the customer's orders, such as reservations and software.",
  get_entitlement_artifact = "Reads the reservations behind an entitlement.",

  -- fraud
  list_fraud_events = "Lists signs of fraud in the Azure subscriptions of customers.",
  update_fraud_event_status = "Marks fraud events of a subscription as investigated or resolved, with the reason.",

  -- invoice
  list_invoices = "Lists the partner's invoices, filtered by date where asked.",
  get_invoice = "Reads an invoice: charges, currency, due date and its adjustments.",
  get_invoice_summary = "Reads the account's balance: charges, payments and the amount due.",
  list_invoice_summaries = "Lists the account's balance for each currency.",
  list_estimate_links = "Lists links to estimates of unbilled charges.",
  get_invoice_statement = "Downloads an invoice as PDF.",
  get_invoice_tax_receipt = "Downloads the tax receipt of an invoice as PDF.",
  list_invoice_line_items = "Lists the lines of an invoice by provider and kind; legacy invoices have only these.",
  list_recon_line_items = "Lists the reconciliation lines of an invoice; later periods come from exports.",
  list_unbilled_line_items = "Listed charges that were not billed yet, until 2026.",

  -- license
  list_subscribed_skus = "Lists the customer's licence pools: units in total, consumed and available.",
  list_user_licenses = "Lists the licences and service plans that a user has.",
  update_user_licenses = "Assigns and removes licences of a user in one step.",

  -- margin
  list_margins = "Reads the private offer margins that publishers grant the partner.",
  download_margins = "Downloads the private offer margins of a country as CSV.",
  list_growth_margins = "Lists the growth margins that hold now, by country and segment.",
  get_growth_margin = "Reads a growth margin, also after its end, to reconcile invoices.",

  -- migration
  create_migration = "Moves a legacy subscription into new commerce; it cannot be undone.",
  validate_migration = "Tells whether a subscription can be moved into new commerce, with the reasons against it.",
  get_migration = "Reads the progress of a move into new commerce.",
  list_migrations = "Lists moves into new commerce of all customers.",
  list_migration_events = "Lists the steps of moves of one customer.",
  create_migration_schedule = "Plans a move for a date or for the renewal.",
  get_migration_schedule = "Reads a planned move.",
  update_migration_schedule = "Replaces a planned move that has not begun.",
  cancel_migration_schedule = "Calls off a planned move that has not begun.",
  list_migration_schedules = "Lists the planned moves of all customers.",
  create_syndication_migration = "Began a move of syndication customers.",
  get_syndication_migration_batch = "Read the outcome of a move of syndication customers.",
  get_syndication_migration_customer = "Read the outcome of a move for one syndication customer.",

  -- offer
  list_offers = "Lists the legacy catalogue's offers for a country.",
  get_offer = "Reads an offer of the legacy catalogue.",
  list_offer_addons = "Lists the add-ons that an offer of the legacy catalogue can have.",
  list_offer_categories = "Lists the categories of the legacy catalogue.",
  list_customer_offers = "Lists the legacy offers that this customer can buy.",
  list_customer_offer_addons = "Lists the add-ons to a legacy offer that this customer can buy.",
  list_customer_offer_categories = "Lists the categories of the legacy catalogue for this customer.",
  get_offer_catalog_preferences = "Reads preferences for the legacy catalogue; only an old client has it.",
  update_offer_catalog_preferences = "Replaces preferences for the legacy catalogue; only an old client has it.",

  -- order
  list_orders = "Lists the customer's orders, those of the billing type `usage` only where asked.",
  create_order = "Buys directly, without a cart.",
  get_order = "Reads an order with its line items, and their prices where asked.",
  update_order = "Changes the billing cycle, adds add-ons, or cancels software.",
  list_order_provisioning_status = "Lists the provisioning status of each line of an order.",
  list_order_activation_links = "Lists the links with which the order's products are activated.",
  list_line_item_activation_links = "Lists the links with which the products of one line are activated.",
  list_order_attachments = "Lists the purchase orders and tender files of an order.",
  upload_order_attachments = "Uploads the purchase order that an order waits for, with price and currency.",
  download_order_attachment = "Downloads one file of an order.",

  -- partner
  list_relationships = "Lists the partner's indirect resellers or indirect providers.",
  list_customer_relationships = "Lists the indirect resellers that a customer has.",
  list_partner_relationship_customers = "Lists the customers of an indirect reseller, in the way of an old client.",
  update_partner_relationship_customer = "Changes a reseller's relationship with a customer; only an old client has it.",
  get_enrolled_program = "Reads a program that the partner is enrolled in; no source describes it.",
  get_account_setting = "Reads a setting of the account; no source describes it.",
  update_account_setting = "Replaces a setting of the account; no source describes it.",
  list_account_external_resource_keys = "Gives ids that accounts have elsewhere, such as the partner id (`mpnId`).",
  get_insider_program = "Reads the insider program; only an old client has it.",
  update_insider_program = "Joins or leaves the insider program; only an old client has it.",
  validate_resellers = "Tells which partner ids may stand as partner on record of an order.",
  create_sandbox_indirect_reseller = "Creates an indirect reseller in the integration sandbox.",
  delete_sandbox_indirect_reseller = "Deletes an indirect reseller from the integration sandbox.",

  -- pricing
  get_azure_rate_card = "Reads the prices of Azure's meters for a currency and region.",
  get_azure_shared_rate_card = "Reads the prices of Azure's meters for partner shared services.",
  get_price_sheet = "Downloads the price sheet of a market, as CSV or zip.",
  get_fx_rates = "Downloads the exchange rates of a month (YYYYMM), as CSV or zip.",
  get_offer_matrix = "Downloads the products and SKUs for sale in a month (YYYYMM), as CSV or zip.",

  -- product
  list_products = "Lists the catalogue's products of a country and view.",
  get_product = "Reads a product of the catalogue.",
  list_skus = "Lists the SKUs of a product with quantities, billing cycles and prerequisites.",
  get_sku = "Reads a SKU with quantities, billing cycles and prerequisites.",
  list_availabilities = "Lists where and on which terms a SKU can be bought, with catalog item ids.",
  get_availability = "Reads one availability: its terms, currency and catalog item id.",
  list_customer_products = "Lists the products that this customer can buy.",
  get_customer_product = "Reads a product as this customer can buy it.",
  list_customer_skus = "Lists the SKUs of a product that this customer can buy.",
  get_customer_sku = "Reads a SKU as this customer can buy it.",
  list_customer_availabilities = "Lists on which terms this customer can buy a SKU, with catalog item ids.",
  get_customer_availability = "Reads one availability as this customer can buy it.",
  check_inventory = "Checked the stock of Azure products, until 2026.",
  check_inventory_by_resource_type = "Checks the stock of Azure products of one resource type in a country.",
  list_product_promotions = "Lists the promotions of a country and segment: discount, terms and limits.",
  get_product_promotion = "Reads a promotion: discount, terms, limits and end.",
  check_promotion_eligibilities = "Tells which promotions the customer gets for items, and the reasons against others.",

  -- product_upgrade
  create_product_upgrade = "Begins the upgrade of a customer to the Azure plan; gives the address of its status.",
  get_product_upgrade_eligibility = "Tells whether a customer can be upgraded to the Azure plan.",
  get_product_upgrade_status = "Reads the progress of an upgrade to the Azure plan.",

  -- profile
  get_billing_profile = "Reads the partner's own billing address, contact, tax id and currency.",
  update_billing_profile = "Replaces the partner's own billing profile.",
  get_legal_business_profile = "Reads the partner's legal name, address and vetting status.",
  update_legal_business_profile = "Replaces the partner's legal business profile.",
  get_mpn_profile = "Reads the name of the partner behind a partner id (MPN id).",
  get_partner_network_profile = "Reads the partner's network profile; only an old client has it.",
  get_organization_profile = "Reads the partner's organization: name, culture, language, contact.",
  update_organization_profile = "Replaces the partner's organization profile.",
  get_support_profile = "Reads the support mail, phone and website that customers see.",
  update_support_profile = "Replaces the support mail, phone and website that customers see.",
  update_support_profile_documented = "Replaces the support profile at the path that one page of the reference shows.",

  -- qualification
  get_qualification = "Reads the customer's qualification as one lower-case word, such as `education`.",
  list_qualifications = "Lists the customer's qualifications with their vetting status.",
  update_qualification = "Sets the qualification without vetting; Education cannot be taken back.",
  create_qualification = "Asks for a qualification; education and state-owned entities are vetted first.",
  get_customer_gcc_validation = "Reads the validation code that a government customer redeemed.",
  get_validation_status = "Reads the vetting status of the customer's account, not of the qualification.",
  list_validation_codes = "Lists the partner's codes for government customers and how often each can be used.",

  -- referral
  list_referrals = "Lists leads and co-sell opportunities, filtered by OData where asked.",
  create_referral = "Creates a lead or co-sell opportunity.",
  get_referral = "Reads a lead or opportunity with its customer, details and team.",
  update_referral = "Replaces a lead or opportunity as a whole, under its ETag.",
  patch_referral = "Changes single members of a lead or opportunity by JSON Patch (`replace`, `add`).",
  get_webhook_referral = "Reads the referral that a webhook notification names.",

  -- role
  list_directory_roles = "Lists the directory roles of the customer's tenant.",
  list_directory_role_members = "Lists the users of the customer who have a directory role.",
  add_directory_role_member = "Gives a user of the customer a directory role.",
  remove_directory_role_member = "Removes a directory role from a user of the customer.",
  delete_directory_roles = "Deletes directory roles; only an old client has it.",
  create_directory_role = "Creates a directory role; only an old client has it.",
  list_user_directory_roles = "Lists the directory roles that a user of the customer has.",
  list_partner_roles = "Lists roles of the partner's own tenant; only an old client has it.",
  create_partner_role = "Creates a role in the partner's own tenant; only an old client has it.",
  delete_partner_roles = "Deletes roles of the partner's own tenant; only an old client has it.",
  list_partner_role_members = "Lists the partner's own users with a role; only an old client has it.",
  add_partner_role_member = "Gives one of the partner's own users a role; only an old client has it.",
  remove_partner_role_member = "Removes a role from one of the partner's own users; only an old client has it.",

  -- security
  list_partner_requests = "Lists recent calls of the API and whether each had multi-factor authentication.",
  list_mfa_adoption_status = "Lists by day how many calls had multi-factor authentication.",
  list_non_mfa_principals = "Lists the users who signed in to the portal without multi-factor authentication.",
  generate_token = "Exchanged a token at the unversioned path, until August 2025.",
  generate_token_v3 = "Exchanges a Partner Center token for another one; the first one works as well.",

  -- self_serve
  list_self_serve_policies = "Lists the policies that let customers buy without the partner.",
  create_self_serve_policy = "Allows a customer to buy Azure reservations or savings plans.",
  get_self_serve_policy = "Reads the permissions of one self-serve policy.",
  update_self_serve_policy = "Replaces the permissions of a self-serve policy, under its ETag.",
  delete_self_serve_policy = "Withdraws a customer's permission to buy without the partner.",

  -- service_cost
  get_service_costs_summary = "Reads the sum of a customer's legacy service costs in a billing period.",
  list_service_cost_line_items = "Lists a customer's legacy service costs in a billing period.",

  -- service_health
  list_service_incidents = "Lists incidents of Microsoft's services that affect customers.",
  count_service_incidents = "Counts the incidents of Microsoft's services.",
  list_customer_service_incidents = "Lists incidents of Office services that affect this customer.",

  -- service_request
  list_service_requests = "Lists the partner's support requests to Microsoft.",
  get_service_request = "Reads a support request with its notes.",
  update_service_request = "Adds a note to a support request or changes its status.",
  create_service_request = "Opened a support request; only the portal does now.",
  list_support_topics = "Listed the topics of support requests; only the portal does now.",
  list_customer_service_requests = "Lists the support requests about one customer.",
  get_customer_service_request = "Reads a support request about one customer.",
  update_customer_service_request = "Changes a support request about one customer.",

  -- subscription
  list_subscriptions = "Lists the customer's subscriptions with quantity, status, term and renewal.",
  list_subscriptions_by_order = "Lists the subscriptions that one order has made.",
  list_subscriptions_by_partner = "Lists the customer's subscriptions that one indirect reseller sold.",
  get_subscription = "Reads a subscription: quantity, status, term, renewal and windows for refunds.",
  update_subscription = "Changes quantity, status, renewal or scheduled actions; send the whole subscription.",
  list_subscription_addons = "Lists the add-ons that belong to a subscription, as subscriptions of their own.",
  list_subscription_upgrades = "Lists the legacy offers that a subscription can be upgraded to.",
  create_subscription_upgrade = "Upgrades a legacy subscription to another offer.",
  list_subscription_conversions = "Lists the paid offers that a legacy trial can become.",
  create_subscription_conversion = "Turns a legacy trial into a paid subscription.",
  list_transition_eligibilities = "Lists the products that a subscription can be upgraded to, now or at renewal.",
  list_subscription_transitions = "Lists upgrades of a subscription that were begun, with their events.",
  create_subscription_transition = "Upgrades a subscription to another product, with its licences where asked.",
  get_subscription_provisioning_status = "Tells whether the licences of a subscription are provisioned.",
  get_subscription_registration_status = "Tells whether an Azure subscription is registered for reservations.",
  register_subscription = "Registers an Azure subscription, so that reservations can be bought for it.",
  activate_subscription = "Activates a marketplace subscription of the integration sandbox.",
  list_subscription_activation_links = "Lists the links with which a subscription is activated at its publisher.",
  get_subscription_support_contact = "Reads the partner who supports a subscription.",
  update_subscription_support_contact = "Names the partner who supports a subscription.",
  list_custom_term_end_dates = "Lists the end dates that a new purchase can align with, at most 300.",
  list_overage = "Lists whether usage beyond the licences is allowed and billed.",
  update_overage = "Allows or ends usage beyond the licences.",
  list_azure_entitlements = "Lists the Azure subscriptions within an Azure plan.",
  get_azure_entitlement = "Reads one Azure subscription within an Azure plan.",
  cancel_azure_entitlement = "Cancels a compromised Azure subscription within an Azure plan.",
  reactivate_azure_entitlement = "Reactivates a cancelled Azure subscription within an Azure plan.",

  -- transfer
  list_transfers = "Lists transfers of the customer's subscriptions between partners.",
  create_transfer = "Asks another partner for the customer's subscriptions.",
  get_transfer = "Reads a transfer with the subscriptions it moves.",
  update_transfer = "Accepts or rejects a transfer.",
  accept_transfer = "Accepts a transfer as the partner who gives the subscriptions away.",
  withdraw_transfer = "Withdraws a transfer that the other partner has not accepted.",
  get_transfer_eligibility = "Tells which subscriptions of the customer can be transferred, and the reasons against.",

  -- usage
  list_customers_usage_records = "Lists the estimated Azure costs of each customer in the current period.",
  get_partner_usage_summary = "Reads the estimated Azure costs of all customers together.",
  get_customer_usage_summary = "Reads the estimated Azure costs of a customer and the budget.",
  get_usage_budget = "Reads the monthly Azure budget that warns the partner.",
  update_usage_budget = "Sets the monthly Azure budget of a customer, or none.",
  list_subscriptions_usage_records = "Lists the estimated costs of each Azure subscription of a customer.",
  get_subscription_usage_summary = "Reads the estimated costs of one Azure subscription.",
  list_meter_usage_records = "Lists the estimated costs of one Azure subscription by meter.",
  list_resource_usage_records = "Lists the estimated costs of one Azure subscription by resource.",
  list_monthly_resource_usage_records = "Lists the costs of one Azure subscription by service, for a month.",
  list_daily_usage_records = "Lists the costs of one Azure subscription by day.",
  list_azure_utilization = "Lists the consumption of an Azure subscription between two times, by hour or day.",

  -- user
  list_users = "Lists the customer's users; deleted ones by the filter UserState.",
  create_user = "Creates a user in the customer's tenant, with a first password.",
  get_user = "Reads a user of the customer.",
  update_user = "Changes names, location, password or state; `active` restores a deleted user.",
  patch_users_collection = "Changes users; only an old client has it.",
  delete_users_collection = "Deletes users; only an old client has it.",
  delete_user = "Deletes a user, who can be restored for 30 days.",
  reset_user_password = "Gives a user a new password, to be changed at the next sign-in where asked.",
  get_notification_preferences = "Reads which notifications a user gets; only an old client has it.",
  update_notification_preferences = "Replaces which notifications a user gets; only an old client has it.",

  -- validation
  validate_address = "Checks a postal address and suggests better ones.",
  get_country_validation_rules = "Reads which parts of an address a country needs, and their patterns.",

  -- webhook
  get_webhook_registration = "Reads the address and the events that the partner is registered for.",
  create_webhook_registration = "Registers the address that gets notifications, and their events.",
  update_webhook_registration = "Replaces the address and the events of the registration.",
  list_webhook_event_types = "Lists the names of all events that can be registered.",
  create_webhook_validation_event = "Sends a test event to the registered address; at most two a minute.",
  get_webhook_validation_event = "Tells how each delivery of a test event went.",
  get_internal_webhook_registration = "Reads an internal registration; Microsoft does not document it.",
  create_internal_webhook_registration = "Makes an internal registration; Microsoft does not document it.",
  update_internal_webhook_registration = "Replaces an internal registration; Microsoft does not document it.",
  list_internal_webhook_event_types = "Lists internal events; Microsoft does not document it.",
  create_internal_webhook_validation_event = "Sends an internal test event; Microsoft does not document it.",
  get_internal_webhook_validation_event = "Reads the deliveries of an internal test event; it is not documented.",

  -- graph_billing
  export_billed_reconciliation = "Begins the export of an invoice's reconciliation lines and waits for it.",
  export_unbilled_reconciliation = "Begins the export of unbilled reconciliation lines and waits for it.",
  export_billed_usage = "Begins the export of an invoice's daily rated usage and waits for it.",
  export_unbilled_usage = "Begins the export of unbilled daily rated usage and waits for it.",
  export_billed_aggregated_usage = "Begins the export of an invoice's Azure usage, aggregated, and waits for it.",
  get_billing_operation = "Reads the progress of an export and the address of its manifest.",
  get_billing_manifest = "Reads the location of an export's files; its sasToken is a secret.",

  -- graph_gdap
  list_gdap_relationships = "Lists delegated admin relationships (GDAP) with all customers.",
  create_gdap_relationship = "Drafts a GDAP relationship: name, duration and roles; a customer approves it later.",
  get_gdap_relationship = "Reads a GDAP relationship: status, roles and end.",
  update_gdap_relationship = "Changes a draft, or the automatic extension of an active relationship.",
  delete_gdap_relationship = "Deletes a draft that was not sent for approval.",
  list_gdap_relationship_requests = "Lists the requests to approve or end a GDAP relationship.",
  create_gdap_relationship_request = "Sends a draft for approval (`lockForApproval`) or ends a relationship.",
  get_gdap_relationship_request = "Reads the status of a request about a GDAP relationship.",
  list_gdap_relationship_operations = "Lists long-running changes of a GDAP relationship.",
  get_gdap_relationship_operation = "Reads the progress of a long-running change of a GDAP relationship.",
  list_gdap_access_assignments = "Lists which security groups have which roles in a GDAP relationship.",
  create_gdap_access_assignment = "Gives a security group of the partner roles in a GDAP relationship.",
  update_gdap_access_assignment = "Changes the roles of a security group, under the assignment's ETag.",
  get_gdap_access_assignment = "Reads the roles of one security group in a GDAP relationship.",
  delete_gdap_access_assignment = "Removes the roles of a security group from a GDAP relationship.",
  list_delegated_admin_customers = "Lists the customers with at least one GDAP relationship.",
  get_delegated_admin_customer = "Reads a customer with at least one GDAP relationship.",
  list_service_management_details = "Lists the services of a customer that GDAP lets the partner manage, with links.",

  -- graph_health
  list_health_overviews = "Lists Microsoft's services with their health now.",
  list_health_issues = "Lists incidents and advisories about Microsoft's services.",
  list_message_center_posts = "Lists the announcements of changes to Microsoft's services.",

  -- graph_license
  assign_group_license = "Assigns and removes licences of all members of a group.",

  -- graph_security
  list_partner_security_alerts = "Lists alerts on suspicious use of customers' Azure subscriptions.",
  get_partner_security_alert = "Reads an alert with the resources and activities behind it.",
  update_partner_security_alert = "Marks an alert as investigated, or as resolved with the reason.",
  get_partner_security_score = "Reads the partner's security score and its maximum.",
  list_partner_security_requirements = "Lists the requirements behind the security score and how each is met.",
  get_partner_security_requirement = "Reads one requirement behind the security score.",
  list_partner_security_customer_insights = "Lists the coverage of multi-factor authentication for each customer's users.",
  list_partner_security_score_history = "Lists the security scores of the past.",
  get_partner_security_score_history_entry = "Reads one security score of the past.",
}
