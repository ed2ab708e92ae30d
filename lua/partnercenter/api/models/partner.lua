--- The partner's profiles, support, audit, security and webhooks.
return {
  ApiRequestDetails = {
    fields = {
      requestId = "guid", correlationId = "string -- may be empty", operationName = "string",
      requestDateTime = "datetime", ipAddress = "string", objectId = "guid", tenantId = "guid",
      upn = "string", applicationId = "guid", mfaCompliant = "boolean",
    },
  },
  ApplicationMfaAdoptionStatus = {
    fields = {
      loginDate = "date", mfaCompliantRequestCount = "integer", totalRequestCount = "integer",
      applicationId = "guid", applicationName = "string",
    },
  },
  AuditRecord = {
    fields = {
      customerId = "guid", customerName = "string", userPrincipalName = "string", applicationId = "string",
      resourceType = "enum customer customer_user order subscription license third_party_add_on "
        .. "mpn_association transfer application application_credential partner_user partner_relationship "
        .. "partner_customer_dap customer_directory_role referral software_key software_download_link "
        .. "spending_limit invoice agreement partner_customer_relationship self_serve_policy "
        .. "granular_admin_relationship granular_admin_access_assignment credit software_page device policy",
      resourceOldValue = "string -- JSON text", resourceNewValue = "string -- JSON text",
      operationType = "enum update_customer_qualification update_subscription upgrade_subscription "
        .. "convert_trial_subscription add_customer update_customer_billing_profile "
        .. "update_customer_partner_contract_company_name update_customer_spending_budget delete_customer "
        .. "remove_partner_customer_relationship create_order update_order create_customer_user "
        .. "delete_customer_user update_customer_user update_customer_user_licenses "
        .. "reset_customer_user_password update_customer_user_principal_name restore_customer_user "
        .. "create_mpn_association update_mpn_association update_sfb_customer_user_licenses "
        .. "update_transfer create_partner_relationship register_application unregister_application "
        .. "add_application_credential remove_application_credential create_partner_user "
        .. "update_partner_user remove_partner_user create_self_serve_policy update_self_serve_policy "
        .. "delete_self_serve_policy remove_partner_relationship delete_tip_customer "
        .. "create_related_referral update_related_referral create_referral update_referral "
        .. "get_software_key get_software_download_link increase_spending_limit ready_invoice "
        .. "create_agreement extend_relationship create_transfer dap_admin_relationship_approved "
        .. "dap_admin_relationship_terminated add_user_member remove_user_member "
        .. "granular_admin_relationship_approved granular_admin_relationship_activated "
        .. "granular_admin_relationship_termination_requested granular_admin_relationship_terminated "
        .. "granular_admin_relationship_expired granular_admin_access_assignment_created "
        .. "granular_admin_access_assignment_updated granular_admin_access_assignment_deleted "
        .. "create_credit update_credit cancel_credit granular_admin_access_assignment_activated "
        .. "software_attestation granular_admin_relationship_cleaned_up update_company_info policy_created "
        .. "policy_updated policy_deleted device_updated devices_update_attempted device_deleted "
        .. "devices_upload_to_new_batch_attempted devices_upload_to_existing_batch_attempted "
        .. "manage_overage dap_admin_relationship_terminated_by_microsoft azure_fraud_event_detected",
      operationDate = "datetime", operationStatus = "enum succeeded failed progress",
      customizedData = "KeyValuePair[]", attributes = "ResourceAttributes", id = "string -- long composite",
      partnerId = "guid", participants = "string[]", originalCorrelationId = "guid",
    },
  },
  BillingProfile = {
    fields = {
      companyName = "string", address = "Address", primaryContact = "Contact", purchaseOrderNumber = "string",
      taxId = "string", billingCurrency = "string", profileType = "string BillingProfile",
      links = "ResourceLinks", attributes = "ResourceAttributes",
    },
  },
  CorrelationId = { fields = { correlationId = "guid" } },
  FileInfo = {
    fields = {
      comment = "string", fileExtension = "string", fileNameWithoutExtension = "string", fileSize = "integer",
      id = "string", location = "string",
    },
  },
  FraudAffectedResource = { fields = { azureResourceId = "string", type = "string" } },
  FraudEvent = {
    fields = {
      eventTime = "datetime", eventId = "string -- two guids joined by _", partnerTenantId = "guid",
      partnerFriendlyName = "string", customerTenantId = "guid", customerFriendlyName = "string",
      subscriptionId = "guid", subscriptionType = "string modern", entityId = "guid", entityName = "string",
      entityUrl = "string", hitCount = "string -- number as text", catalogOfferId = "string",
      eventStatus = "enum Active Investigating Resolved", serviceName = "string", resourceName = "string",
      resourceGroupName = "string", firstOccurrence = "datetime", lastOccurrence = "datetime",
      resolvedReason = "enum None Fraud Ignore", resolvedOn = "datetime -- year 9999 when open",
      resolvedBy = "string", firstObserved = "datetime", lastObserved = "datetime",
      eventType = "enum ServiceHealthSecurityAdvisory UsageAnomalyDetection "
        .. "MultiRegionVirtualMachineScaleSetDeploymentAnomaly NetworkConnectionsToCryptoMiningPools "
        .. "VirtualMachineDeploymentAnomaly MultiRegionMachineLearningUsageAnomaly",
      severity = "enum Low Medium High", confidenceLevel = "enum Low Medium High -- example high",
      displayName = "string", description = "string", country = "string", valueAddedResellerTenantId = "guid",
      valueAddedResellerFriendlyName = "string", subscriptionName = "string",
      affectedResources = "FraudAffectedResource[]", additionalDetails = "object",
      IsTest = "string true false -- text true or false; capital I on the wire",
      activityLogs = "string -- JSON text",
    },
  },
  FraudEventStatusUpdate = {
    fields = {
      eventIds = "string[] -- empty: all events of the subscription",
      eventStatus = "enum Active Investigating Resolved -- one table says Resolve",
      resolvedReason = "enum Fraud Ignore",
    },
    required = { update_fraud_event_status = "eventStatus" },
    conditional = { update_fraud_event_status = "resolvedReason" },
  },
  LegalBusinessProfile = {
    fields = {
      companyName = "string", address = "Address", primaryContact = "Contact",
      companyApproverAddress = "Address", companyApproverEmail = "string",
      vettingStatus = "string authorized", vettingSubStatus = "string none",
      profileType = "string LegalBusinessProfile", links = "ResourceLinks", attributes = "ResourceAttributes",
    },
  },
  MpnProfile = {
    fields = {
      partnerName = "string", profileType = "string MpnProfile", links = "ResourceLinks",
      attributes = "ResourceAttributes", mpnId = "string -- table: partnerId",
    },
  },
  NonMfaCompliantPartnerPrincipal = {
    fields = {
      objectId = "guid", tenantId = "guid", upn = "string",
      lastNonMfaCompliantRequestDateTime = "datetime -- table: lastNonMfaCompliantLoginDateTime",
    },
  },
  OrganizationProfile = {
    fields = {
      id = "guid", companyName = "string", defaultAddress = "Address", tenantId = "guid", domain = "string",
      email = "string", language = "string", culture = "string", profileType = "string OrganizationProfile",
      links = "ResourceLinks", attributes = "ResourceAttributes",
    },
  },
  PartnerRelationship = {
    fields = {
      id = "guid", location = "string", name = "string",
      relationshipType = "enum is_indirect_cloud_solution_provider_of is_indirect_reseller_of -- query "
        .. "sends IsIndirectCloudSolutionProviderOf",
      state = "string Active", attributes = "ResourceAttributes", mpnId = "string -- table: partnerId",
    },
  },
  PayoutExport = {
    fields = {
      requestId = "guid", requestDateTime = "datetime", requestPath = "string", requestQueryString = "string",
      blobLocation = "string -- empty until ready; carries a token",
      status = "enum Queued Processing Completed Failed",
    },
  },
  ResellerValidation = { fields = { validationResults = "ResellerValidationResult[]" } },
  ResellerValidationRequest = {
    fields = { partnerIds = "string[]" },
    required = { validate_resellers = "partnerIds" },
  },
  ResellerValidationResult = {
    fields = {
      partnerId = "string", isValidPartnerIdOnRecord = "boolean",
      errorCode = "integer -- 900400: the id is no partner on record", errorDescription = "string",
    },
  },
  SandboxIndirectReseller = {
    fields = {
      mpnId = "string -- table: partnerId", tenant = "SandboxTenant",
      legalBusinessProfile = "SandboxLegalProfile", organizationProfileLanguage = "string",
    },
    required = {
      create_sandbox_indirect_reseller = "mpnId tenant legalBusinessProfile organizationProfileLanguage",
    },
  },
  SandboxIndirectResellerResult = {
    fields = {
      accountId = "guid", mpnId = "string", tenant = "SandboxTenantResult",
      agreementSignature = "AgreementSignature", partnerRelationship = "PartnerRelationship",
    },
  },
  SandboxLegalProfile = {
    fields = {
      companyName = "string", address = "Address", primaryContact = "Contact", culture = "string",
    },
    required = { create_sandbox_indirect_reseller = "companyName address primaryContact culture" },
  },
  SandboxTenant = {
    fields = {
      domainPrefix = "string -- unique", name = "string", displayName = "string", adminUserName = "string",
      adminFirstName = "string", adminLastName = "string",
      adminAlternateEmail = "string -- table: adminAlernateEmail", country = "string", culture = "string",
    },
    required = {
      create_sandbox_indirect_reseller = "domainPrefix name displayName adminUserName adminFirstName "
        .. "adminLastName adminAlternateEmail country culture",
    },
  },
  SandboxTenantResult = {
    fields = {
      id = "guid", adminUserAccount = "string", password = "string -- secret, masked in the example",
    },
  },
  ServiceIncidents = {
  },
  ServiceRequest = {
    fields = {
      title = "string", description = "string",
      severity = "enum unknown critical moderate minimal -- list example shows a number",
      supportTopicId = "string", supportTopicName = "string", id = "string",
      status = "enum none open closed attention_needed -- list example shows a number",
      organization = "ServiceRequestOrganization", primaryContact = "ServiceRequestContact",
      lastUpdatedBy = "ServiceRequestContact", productName = "string", productId = "string",
      createdDate = "datetime", lastModifiedDate = "datetime",
      lastClosedDate = "datetime -- year 1 when open", fileLinks = "FileInfo[]",
      newNote = "ServiceRequestNote", notes = "ServiceRequestNote[]", countryCode = "string",
      attributes = "ResourceAttributes",
    },
  },
  ServiceRequestContact = {
    fields = {
      organization = "ServiceRequestOrganization", contactId = "string", lastName = "string",
      firstName = "string", email = "string", phoneNumber = "string",
    },
  },
  ServiceRequestNote = {
    fields = { createdByName = "string", createdDate = "datetime", text = "string" },
  },
  ServiceRequestOrganization = { fields = { id = "guid", name = "string", phoneNumber = "string" } },
  SupportProfile = {
    fields = {
      email = "string", telephone = "string", website = "string",
      profileType = "string SupportProfile support_profile -- second form when updating",
      links = "ResourceLinks", attributes = "ResourceAttributes",
    },
  },
  SupportTopic = {
    fields = {
      name = "string", description = "string", id = "string", attributes = "ResourceAttributes",
    },
  },
  WebhookEvent = {
    fields = {
      EventName = "enum test-created subscription-updated usagerecords-thresholdExceeded referral-created "
        .. "referral-updated related-referral-created related-referral-updated "
        .. "granular-admin-relationship-approved granular-admin-relationship-activated "
        .. "granular-admin-relationship-terminated granular-admin-relationship-expired "
        .. "granular-admin-access-assignment-created granular-admin-access-assignment-activated "
        .. "granular-admin-access-assignment-updated granular-admin-access-assignment-deleted "
        .. "reseller-relationship-accepted-by-customer dap-admin-relationship-terminated-by-microsoft "
        .. "dap-admin-relationship-approved dap-admin-relationship-terminated azure-fraud-event-detected "
        .. "invoice-ready",
      ResourceUri = "string -- null or absent for DAP events",
      ResourceName = "string test subscription usagerecords referral GranularAdminRelationship "
        .. "GranularAdminAccessAssignment customer PartnerCustomerDap invoice -- example Customer where "
        .. "table says customer; absent for fraud",
      AuditUri = "string -- nullable; one table spells AuditUrl", ResourceChangeUtcDate = "datetime",
    },
  },
  WebhookRegistration = {
    fields = {
      SubscriberId = "guid -- answers to writes only", WebhookUrl = "string",
      WebhookEvents = "string[] test-created subscription-updated usagerecords-thresholdExceeded "
        .. "referral-created referral-updated related-referral-created related-referral-updated "
        .. "granular-admin-relationship-approved granular-admin-relationship-activated "
        .. "granular-admin-relationship-terminated granular-admin-relationship-expired "
        .. "granular-admin-access-assignment-created granular-admin-access-assignment-activated "
        .. "granular-admin-access-assignment-updated granular-admin-access-assignment-deleted "
        .. "reseller-relationship-accepted-by-customer dap-admin-relationship-terminated-by-microsoft "
        .. "dap-admin-relationship-approved dap-admin-relationship-terminated azure-fraud-event-detected "
        .. "invoice-ready",
      SignatureTokenToMsSignatureHeader = "boolean -- moves the signature to another header",
    },
    required = {
      create_webhook_registration = "WebhookUrl WebhookEvents",
      update_webhook_registration = "WebhookUrl WebhookEvents",
    },
  },
  WebhookValidationEvent = {
    fields = {
      correlationId = "guid", partnerId = "guid", status = "string completed", callbackUrl = "string",
      results = "WebhookValidationResult[]",
    },
  },
  WebhookValidationResult = {
    fields = {
      responseCode = "string OK", responseMessage = "string", systemError = "boolean",
      dateTimeUtc = "datetime -- no zone",
    },
  },
}
