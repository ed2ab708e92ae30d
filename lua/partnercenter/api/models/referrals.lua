--- Referrals.
return {
  Referral = {
    fields = {
      id = "guid", engagementId = "guid", name = "string", externalReferenceId = "string",
      createdDateTime = "datetime", updatedDateTime = "datetime", expirationDateTime = "datetime",
      status = "enum None New Active Closed",
      substatus = "enum None Pending Received Accepted Won Lost Declined Expired", statusReason = "string",
      qualification = "enum None Direct MarketingQualified SalesQualified",
      customerProfile = "ReferralCustomerProfile", consent = "ReferralConsent", details = "ReferralDetails",
      team = "ReferralMember[] -- example: array; table: single", inviteContext = "ReferralInviteContext",
      eTag = "string", target = "ReferralTarget[] -- example: array; table: single", organizationId = "guid",
      organizationName = "string", type = "enum Shared Independent -- table: referralType",
      direction = "enum Incoming Outgoing", links = "ReferralLinks",
    },
    required = { create_referral = "customerProfile consent details type" },
    conditional = { update_referral = "eTag" },
  },
  ReferralAddress = {
    fields = {
      addressLine1 = "string", addressLine2 = "string", city = "string", state = "string",
      postalCode = "string", country = "string", region = "string",
    },
  },
  ReferralConsent = {
    fields = {
      consentToToShareInfoWithOthers = "boolean -- doubled To is the wire spelling",
      consentToContact = "boolean",
    },
  },
  ReferralContactPreference = { fields = { locale = "string", disableNotifications = "boolean" } },
  ReferralCustomerId = {
    fields = {
      duns = "string -- shape not shown, example is empty",
      external = "string -- shape not shown, example is empty",
    },
  },
  ReferralCustomerProfile = {
    fields = {
      name = "string", address = "ReferralAddress",
      size = "enum 1to50employees 51to500employees Morethan500employees 1to9employees 10to50employees "
        .. "51to250employees 251to1000employees 1001to5000employees 5001to10000employees "
        .. "10001to20000employees Morethan20000employees",
      team = "ReferralMember[] -- example: array; table: single", ids = "ReferralCustomerId[]",
    },
  },
  ReferralDetails = {
    fields = {
      notes = "string", dealValue = "number", currency = "string", closingDateTime = "datetime",
      requirements = "ReferralRequirements",
    },
  },
  ReferralInviteContext = { fields = { notes = "string", invitedBy = "ReferralInvitedBy" } },
  ReferralInvitedBy = { fields = { organizationId = "string", organizationName = "string" } },
  ReferralLinks = { fields = { relatedReferrals = "Link", self = "Link" } },
  ReferralMember = {
    fields = {
      firstName = "string", lastName = "string", phoneNumber = "string", email = "string",
      contactPreference = "ReferralContactPreference",
    },
  },
  ReferralRequirements = {
    fields = {
      industries = "ReferralTag[] -- values contain blanks, e.g. Financial Services",
      products = "ReferralTag[] Azure EnterpriseMobilityAndSecurity Exchange DeveloperTools "
        .. "Dynamics365Business Dynamics365Enterprise DynamicsAX,GP,NAV,SL Microsoft365 Office PowerBI "
        .. "Project SharePoint SkypeForBusiness Surface SurfaceHub SQL Teams Visio Windows Yammer",
      services = "ReferralTag[] ConsultingAndProfessional CustomSolution(ISV) DeploymentOrMigration "
        .. "Hardware Integration IPServices(ISV) LearningAndCertification Licensing ManagedServices "
        .. "ProjectServices",
      solutions = "ReferralSolution[] AdvancedAnalytics ApplicationIntegration ArtificialIntelligence "
        .. "AzureSecurityOperationManagement AzureStack BackupDisasterRecovery BigData Blockchain Chatbot "
        .. "CloudDatabaseMigration CloudMigration CloudVoice CognitiveServices "
        .. "CompetitiveDatabaseMigration Containers DataWarehouse DatabaseonLinux DevelopmentandTest "
        .. "DevOps DigitalMedia Dynamics365forCustomerService Dynamics365forFieldService "
        .. "Dynamics365forFinanceOperations Dynamics365forRetail Dynamics365forSales Dynamics365forTalent "
        .. "DynamicsonAzure EnterpriseBusinessIntelligence Gaming HighPerformanceComputing HybridStorage "
        .. "IdentityandAccessManagement InformationManagement InternetofThings MachineLearning "
        .. "Microserviceapplications MobileApplications MySQLPostgresMigrationtoAzure Networking "
        .. "NoSQLMigration RedhatonAzure RegulatoryComplianceGDPR SAPonAzure ServerlessComputing "
        .. "SharepointonAzure SQLServerUpgrade ThreatProtection WebDevelopment",
    },
  },
  ReferralSolution = {
    fields = { id = "string", name = "string", type = "enum None Category Name -- table: solutionType" },
  },
  ReferralTag = { fields = { id = "string" } },
  ReferralTarget = {
    fields = { id = "string", type = "enum None BusinessProfileLocation SolutionProfile" },
  },
}
