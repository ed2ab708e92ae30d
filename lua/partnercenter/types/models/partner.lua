---@meta
-- Generated from lua/partnercenter/api/models/partner.lua by spec/types/generate.lua.
-- Records keep every member that the service sends.

---@class partnercenter.model.ApiRequestDetails: table<string, any>
---@field applicationId? string GUID
---@field correlationId? string may be empty
---@field ipAddress? string
---@field mfaCompliant? boolean
---@field objectId? string GUID
---@field operationName? string
---@field requestDateTime? string ISO 8601
---@field requestId? string GUID
---@field tenantId? string GUID
---@field upn? string

---@class partnercenter.model.ApplicationMfaAdoptionStatus: table<string, any>
---@field applicationId? string GUID
---@field applicationName? string
---@field loginDate? string ISO 8601
---@field mfaCompliantRequestCount? integer
---@field totalRequestCount? integer

---@alias partnercenter.model.AuditRecord.operationStatus "succeeded"|"failed"|"progress"
---@alias partnercenter.model.AuditRecord.operationType "update_customer_qualification"|"update_subscription"|"upgrade_subscription"|"convert_trial_subscription"|"add_customer"|"update_customer_billing_profile"|"update_customer_partner_contract_company_name"|"update_customer_spending_budget"|"delete_customer"|"remove_partner_customer_relationship"|"create_order"|"update_order"|"create_customer_user"|"delete_customer_user"|"update_customer_user"|"update_customer_user_licenses"|"reset_customer_user_password"|"update_customer_user_principal_name"|"restore_customer_user"|"create_mpn_association"|"update_mpn_association"|"update_sfb_customer_user_licenses"|"update_transfer"|"create_partner_relationship"|"register_application"|"unregister_application"|"add_application_credential"|"remove_application_credential"|"create_partner_user"|"update_partner_user"|"remove_partner_user"|"create_self_serve_policy"|"update_self_serve_policy"|"delete_self_serve_policy"|"remove_partner_relationship"|"delete_tip_customer"|"create_related_referral"|"update_related_referral"|"create_referral"|"update_referral"|"get_software_key"|"get_software_download_link"|"increase_spending_limit"|"ready_invoice"|"create_agreement"|"extend_relationship"|"create_transfer"|"dap_admin_relationship_approved"|"dap_admin_relationship_terminated"|"add_user_member"|"remove_user_member"|"granular_admin_relationship_approved"|"granular_admin_relationship_activated"|"granular_admin_relationship_termination_requested"|"granular_admin_relationship_terminated"|"granular_admin_relationship_expired"|"granular_admin_access_assignment_created"|"granular_admin_access_assignment_updated"|"granular_admin_access_assignment_deleted"|"create_credit"|"update_credit"|"cancel_credit"|"granular_admin_access_assignment_activated"|"software_attestation"|"granular_admin_relationship_cleaned_up"|"update_company_info"|"policy_created"|"policy_updated"|"policy_deleted"|"device_updated"|"devices_update_attempted"|"device_deleted"|"devices_upload_to_new_batch_attempted"|"devices_upload_to_existing_batch_attempted"|"manage_overage"|"dap_admin_relationship_terminated_by_microsoft"|"azure_fraud_event_detected"
---@alias partnercenter.model.AuditRecord.resourceType "customer"|"customer_user"|"order"|"subscription"|"license"|"third_party_add_on"|"mpn_association"|"transfer"|"application"|"application_credential"|"partner_user"|"partner_relationship"|"partner_customer_dap"|"customer_directory_role"|"referral"|"software_key"|"software_download_link"|"spending_limit"|"invoice"|"agreement"|"partner_customer_relationship"|"self_serve_policy"|"granular_admin_relationship"|"granular_admin_access_assignment"|"credit"|"software_page"|"device"|"policy"
---@class partnercenter.model.AuditRecord: table<string, any>
---@field applicationId? string
---@field attributes? partnercenter.model.ResourceAttributes
---@field customerId? string GUID
---@field customerName? string
---@field customizedData? partnercenter.model.KeyValuePair[]
---@field id? string long composite
---@field operationDate? string ISO 8601
---@field operationStatus? partnercenter.model.AuditRecord.operationStatus
---@field operationType? partnercenter.model.AuditRecord.operationType
---@field originalCorrelationId? string GUID
---@field participants? string[]
---@field partnerId? string GUID
---@field resourceNewValue? string JSON text
---@field resourceOldValue? string JSON text
---@field resourceType? partnercenter.model.AuditRecord.resourceType
---@field userPrincipalName? string

---@alias partnercenter.model.BillingProfile.profileType "BillingProfile"|string
---@class partnercenter.model.BillingProfile: table<string, any>
---@field address? partnercenter.model.Address
---@field attributes? partnercenter.model.ResourceAttributes
---@field billingCurrency? string
---@field companyName? string
---@field links? partnercenter.model.ResourceLinks
---@field primaryContact? partnercenter.model.Contact
---@field profileType? partnercenter.model.BillingProfile.profileType
---@field purchaseOrderNumber? string
---@field taxId? string

---@class partnercenter.model.CorrelationId: table<string, any>
---@field correlationId? string GUID

---@class partnercenter.model.FileInfo: table<string, any>
---@field comment? string
---@field fileExtension? string
---@field fileNameWithoutExtension? string
---@field fileSize? integer
---@field id? string
---@field location? string

---@class partnercenter.model.FraudAffectedResource: table<string, any>
---@field azureResourceId? string
---@field type? string

---@alias partnercenter.model.FraudEvent.IsTest "true"|"false"|string
---@alias partnercenter.model.FraudEvent.confidenceLevel "Low"|"Medium"|"High"|string
---@alias partnercenter.model.FraudEvent.eventStatus "Active"|"Investigating"|"Resolved"
---@alias partnercenter.model.FraudEvent.eventType "ServiceHealthSecurityAdvisory"|"UsageAnomalyDetection"|"MultiRegionVirtualMachineScaleSetDeploymentAnomaly"|"NetworkConnectionsToCryptoMiningPools"|"VirtualMachineDeploymentAnomaly"|"MultiRegionMachineLearningUsageAnomaly"
---@alias partnercenter.model.FraudEvent.resolvedReason "None"|"Fraud"|"Ignore"
---@alias partnercenter.model.FraudEvent.severity "Low"|"Medium"|"High"
---@alias partnercenter.model.FraudEvent.subscriptionType "modern"|string
---@class partnercenter.model.FraudEvent: table<string, any>
---@field IsTest? partnercenter.model.FraudEvent.IsTest text true or false; capital I on the wire
---@field activityLogs? string JSON text
---@field additionalDetails? table
---@field affectedResources? partnercenter.model.FraudAffectedResource[]
---@field catalogOfferId? string
---@field confidenceLevel? partnercenter.model.FraudEvent.confidenceLevel example high
---@field country? string
---@field customerFriendlyName? string
---@field customerTenantId? string GUID
---@field description? string
---@field displayName? string
---@field entityId? string GUID
---@field entityName? string
---@field entityUrl? string
---@field eventId? string two guids joined by _
---@field eventStatus? partnercenter.model.FraudEvent.eventStatus
---@field eventTime? string ISO 8601
---@field eventType? partnercenter.model.FraudEvent.eventType
---@field firstObserved? string ISO 8601
---@field firstOccurrence? string ISO 8601
---@field hitCount? string number as text
---@field lastObserved? string ISO 8601
---@field lastOccurrence? string ISO 8601
---@field partnerFriendlyName? string
---@field partnerTenantId? string GUID
---@field resolvedBy? string
---@field resolvedOn? string ISO 8601; year 9999 when open
---@field resolvedReason? partnercenter.model.FraudEvent.resolvedReason
---@field resourceGroupName? string
---@field resourceName? string
---@field serviceName? string
---@field severity? partnercenter.model.FraudEvent.severity
---@field subscriptionId? string GUID
---@field subscriptionName? string
---@field subscriptionType? partnercenter.model.FraudEvent.subscriptionType
---@field valueAddedResellerFriendlyName? string
---@field valueAddedResellerTenantId? string GUID

---@alias partnercenter.model.FraudEventStatusUpdate.eventStatus "Active"|"Investigating"|"Resolved"|string
---@alias partnercenter.model.FraudEventStatusUpdate.resolvedReason "Fraud"|"Ignore"
---@class partnercenter.model.FraudEventStatusUpdate: table<string, any>
---@field eventIds? string[] empty: all events of the subscription
---@field eventStatus? partnercenter.model.FraudEventStatusUpdate.eventStatus one table says Resolve
---@field resolvedReason? partnercenter.model.FraudEventStatusUpdate.resolvedReason

---@alias partnercenter.model.LegalBusinessProfile.profileType "LegalBusinessProfile"|string
---@alias partnercenter.model.LegalBusinessProfile.vettingStatus "authorized"|string
---@alias partnercenter.model.LegalBusinessProfile.vettingSubStatus "none"|string
---@class partnercenter.model.LegalBusinessProfile: table<string, any>
---@field address? partnercenter.model.Address
---@field attributes? partnercenter.model.ResourceAttributes
---@field companyApproverAddress? partnercenter.model.Address
---@field companyApproverEmail? string
---@field companyName? string
---@field links? partnercenter.model.ResourceLinks
---@field primaryContact? partnercenter.model.Contact
---@field profileType? partnercenter.model.LegalBusinessProfile.profileType
---@field vettingStatus? partnercenter.model.LegalBusinessProfile.vettingStatus
---@field vettingSubStatus? partnercenter.model.LegalBusinessProfile.vettingSubStatus

---@alias partnercenter.model.MpnProfile.profileType "MpnProfile"|string
---@class partnercenter.model.MpnProfile: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field links? partnercenter.model.ResourceLinks
---@field mpnId? string table: partnerId
---@field partnerName? string
---@field profileType? partnercenter.model.MpnProfile.profileType

---@class partnercenter.model.NonMfaCompliantPartnerPrincipal: table<string, any>
---@field lastNonMfaCompliantRequestDateTime? string ISO 8601; table: lastNonMfaCompliantLoginDateTime
---@field objectId? string GUID
---@field tenantId? string GUID
---@field upn? string

---@alias partnercenter.model.OrganizationProfile.profileType "OrganizationProfile"|string
---@class partnercenter.model.OrganizationProfile: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field companyName? string
---@field culture? string
---@field defaultAddress? partnercenter.model.Address
---@field domain? string
---@field email? string
---@field id? string GUID
---@field language? string
---@field links? partnercenter.model.ResourceLinks
---@field profileType? partnercenter.model.OrganizationProfile.profileType
---@field tenantId? string GUID

---@alias partnercenter.model.PartnerRelationship.relationshipType "is_indirect_cloud_solution_provider_of"|"is_indirect_reseller_of"|string
---@alias partnercenter.model.PartnerRelationship.state "Active"|string
---@class partnercenter.model.PartnerRelationship: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field id? string GUID
---@field location? string
---@field mpnId? string table: partnerId
---@field name? string
---@field relationshipType? partnercenter.model.PartnerRelationship.relationshipType query sends IsIndirectCloudSolutionProviderOf
---@field state? partnercenter.model.PartnerRelationship.state

---@alias partnercenter.model.PayoutExport.status "Queued"|"Processing"|"Completed"|"Failed"
---@class partnercenter.model.PayoutExport: table<string, any>
---@field blobLocation? string empty until ready; carries a token
---@field requestDateTime? string ISO 8601
---@field requestId? string GUID
---@field requestPath? string
---@field requestQueryString? string
---@field status? partnercenter.model.PayoutExport.status

---@class partnercenter.model.ResellerValidation: table<string, any>
---@field validationResults? partnercenter.model.ResellerValidationResult[]

---@class partnercenter.model.ResellerValidationRequest: table<string, any>
---@field partnerIds? string[]

---@class partnercenter.model.ResellerValidationResult: table<string, any>
---@field errorCode? integer 900400: the id is no partner on record
---@field errorDescription? string
---@field isValidPartnerIdOnRecord? boolean
---@field partnerId? string

---@class partnercenter.model.SandboxIndirectReseller: table<string, any>
---@field legalBusinessProfile? partnercenter.model.SandboxLegalProfile
---@field mpnId? string table: partnerId
---@field organizationProfileLanguage? string
---@field tenant? partnercenter.model.SandboxTenant

---@class partnercenter.model.SandboxIndirectResellerResult: table<string, any>
---@field accountId? string GUID
---@field agreementSignature? partnercenter.model.AgreementSignature
---@field mpnId? string
---@field partnerRelationship? partnercenter.model.PartnerRelationship
---@field tenant? partnercenter.model.SandboxTenantResult

---@class partnercenter.model.SandboxLegalProfile: table<string, any>
---@field address? partnercenter.model.Address
---@field companyName? string
---@field culture? string
---@field primaryContact? partnercenter.model.Contact

---@class partnercenter.model.SandboxTenant: table<string, any>
---@field adminAlternateEmail? string table: adminAlernateEmail
---@field adminFirstName? string
---@field adminLastName? string
---@field adminUserName? string
---@field country? string
---@field culture? string
---@field displayName? string
---@field domainPrefix? string unique
---@field name? string

---@class partnercenter.model.SandboxTenantResult: table<string, any>
---@field adminUserAccount? string
---@field id? string GUID
---@field password? string secret, masked in the example

---@class partnercenter.model.ServiceIncidents: table<string, any>

---@alias partnercenter.model.ServiceRequest.severity "unknown"|"critical"|"moderate"|"minimal"|string
---@alias partnercenter.model.ServiceRequest.status "none"|"open"|"closed"|"attention_needed"|string
---@class partnercenter.model.ServiceRequest: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field countryCode? string
---@field createdDate? string ISO 8601
---@field description? string
---@field fileLinks? partnercenter.model.FileInfo[]
---@field id? string
---@field lastClosedDate? string ISO 8601; year 1 when open
---@field lastModifiedDate? string ISO 8601
---@field lastUpdatedBy? partnercenter.model.ServiceRequestContact
---@field newNote? partnercenter.model.ServiceRequestNote
---@field notes? partnercenter.model.ServiceRequestNote[]
---@field organization? partnercenter.model.ServiceRequestOrganization
---@field primaryContact? partnercenter.model.ServiceRequestContact
---@field productId? string
---@field productName? string
---@field severity? partnercenter.model.ServiceRequest.severity list example shows a number
---@field status? partnercenter.model.ServiceRequest.status list example shows a number
---@field supportTopicId? string
---@field supportTopicName? string
---@field title? string

---@class partnercenter.model.ServiceRequestContact: table<string, any>
---@field contactId? string
---@field email? string
---@field firstName? string
---@field lastName? string
---@field organization? partnercenter.model.ServiceRequestOrganization
---@field phoneNumber? string

---@class partnercenter.model.ServiceRequestNote: table<string, any>
---@field createdByName? string
---@field createdDate? string ISO 8601
---@field text? string

---@class partnercenter.model.ServiceRequestOrganization: table<string, any>
---@field id? string GUID
---@field name? string
---@field phoneNumber? string

---@alias partnercenter.model.SupportProfile.profileType "SupportProfile"|"support_profile"|string
---@class partnercenter.model.SupportProfile: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field email? string
---@field links? partnercenter.model.ResourceLinks
---@field profileType? partnercenter.model.SupportProfile.profileType second form when updating
---@field telephone? string
---@field website? string

---@class partnercenter.model.SupportTopic: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field description? string
---@field id? string
---@field name? string

---@alias partnercenter.model.WebhookEvent.EventName "test-created"|"subscription-updated"|"usagerecords-thresholdExceeded"|"referral-created"|"referral-updated"|"related-referral-created"|"related-referral-updated"|"granular-admin-relationship-approved"|"granular-admin-relationship-activated"|"granular-admin-relationship-terminated"|"granular-admin-relationship-expired"|"granular-admin-access-assignment-created"|"granular-admin-access-assignment-activated"|"granular-admin-access-assignment-updated"|"granular-admin-access-assignment-deleted"|"reseller-relationship-accepted-by-customer"|"dap-admin-relationship-terminated-by-microsoft"|"dap-admin-relationship-approved"|"dap-admin-relationship-terminated"|"azure-fraud-event-detected"|"invoice-ready"
---@alias partnercenter.model.WebhookEvent.ResourceName "test"|"subscription"|"usagerecords"|"referral"|"GranularAdminRelationship"|"GranularAdminAccessAssignment"|"customer"|"PartnerCustomerDap"|"invoice"|string
---@class partnercenter.model.WebhookEvent: table<string, any>
---@field AuditUri? string nullable; one table spells AuditUrl
---@field EventName? partnercenter.model.WebhookEvent.EventName
---@field ResourceChangeUtcDate? string ISO 8601
---@field ResourceName? partnercenter.model.WebhookEvent.ResourceName example Customer where table says customer; absent for fraud
---@field ResourceUri? string null or absent for DAP events

---@alias partnercenter.model.WebhookRegistration.WebhookEvents "test-created"|"subscription-updated"|"usagerecords-thresholdExceeded"|"referral-created"|"referral-updated"|"related-referral-created"|"related-referral-updated"|"granular-admin-relationship-approved"|"granular-admin-relationship-activated"|"granular-admin-relationship-terminated"|"granular-admin-relationship-expired"|"granular-admin-access-assignment-created"|"granular-admin-access-assignment-activated"|"granular-admin-access-assignment-updated"|"granular-admin-access-assignment-deleted"|"reseller-relationship-accepted-by-customer"|"dap-admin-relationship-terminated-by-microsoft"|"dap-admin-relationship-approved"|"dap-admin-relationship-terminated"|"azure-fraud-event-detected"|"invoice-ready"|string
---@class partnercenter.model.WebhookRegistration: table<string, any>
---@field SignatureTokenToMsSignatureHeader? boolean moves the signature to another header
---@field SubscriberId? string GUID; answers to writes only
---@field WebhookEvents? partnercenter.model.WebhookRegistration.WebhookEvents[]
---@field WebhookUrl? string

---@alias partnercenter.model.WebhookValidationEvent.status "completed"|string
---@class partnercenter.model.WebhookValidationEvent: table<string, any>
---@field callbackUrl? string
---@field correlationId? string GUID
---@field partnerId? string GUID
---@field results? partnercenter.model.WebhookValidationResult[]
---@field status? partnercenter.model.WebhookValidationEvent.status

---@alias partnercenter.model.WebhookValidationResult.responseCode "OK"|string
---@class partnercenter.model.WebhookValidationResult: table<string, any>
---@field dateTimeUtc? string ISO 8601; no zone
---@field responseCode? partnercenter.model.WebhookValidationResult.responseCode
---@field responseMessage? string
---@field systemError? boolean
