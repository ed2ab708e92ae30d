---@meta
-- Generated from lua/partnercenter/api/models/referrals.lua by spec/types/generate.lua.
-- Records keep every member that the service sends.

---@alias partnercenter.model.Referral.direction "Incoming"|"Outgoing"
---@alias partnercenter.model.Referral.qualification "None"|"Direct"|"MarketingQualified"|"SalesQualified"
---@alias partnercenter.model.Referral.status "None"|"New"|"Active"|"Closed"
---@alias partnercenter.model.Referral.substatus "None"|"Pending"|"Received"|"Accepted"|"Won"|"Lost"|"Declined"|"Expired"
---@alias partnercenter.model.Referral.type "Shared"|"Independent"|string
---@class partnercenter.model.Referral: table<string, any>
---@field consent? partnercenter.model.ReferralConsent
---@field createdDateTime? string ISO 8601
---@field customerProfile? partnercenter.model.ReferralCustomerProfile
---@field details? partnercenter.model.ReferralDetails
---@field direction? partnercenter.model.Referral.direction
---@field eTag? string
---@field engagementId? string GUID
---@field expirationDateTime? string ISO 8601
---@field externalReferenceId? string
---@field id? string GUID
---@field inviteContext? partnercenter.model.ReferralInviteContext
---@field links? partnercenter.model.ReferralLinks
---@field name? string
---@field organizationId? string GUID
---@field organizationName? string
---@field qualification? partnercenter.model.Referral.qualification
---@field status? partnercenter.model.Referral.status
---@field statusReason? string
---@field substatus? partnercenter.model.Referral.substatus
---@field target? partnercenter.model.ReferralTarget[] example: array; table: single
---@field team? partnercenter.model.ReferralMember[] example: array; table: single
---@field type? partnercenter.model.Referral.type table: referralType
---@field updatedDateTime? string ISO 8601

---@class partnercenter.model.ReferralAddress: table<string, any>
---@field addressLine1? string
---@field addressLine2? string
---@field city? string
---@field country? string
---@field postalCode? string
---@field region? string
---@field state? string

---@class partnercenter.model.ReferralConsent: table<string, any>
---@field consentToContact? boolean
---@field consentToToShareInfoWithOthers? boolean doubled To is the wire spelling

---@class partnercenter.model.ReferralContactPreference: table<string, any>
---@field disableNotifications? boolean
---@field locale? string

---@class partnercenter.model.ReferralCustomerId: table<string, any>
---@field duns? string shape not shown, example is empty
---@field external? string shape not shown, example is empty

---@alias partnercenter.model.ReferralCustomerProfile.size "1to50employees"|"51to500employees"|"Morethan500employees"|"1to9employees"|"10to50employees"|"51to250employees"|"251to1000employees"|"1001to5000employees"|"5001to10000employees"|"10001to20000employees"|"Morethan20000employees"
---@class partnercenter.model.ReferralCustomerProfile: table<string, any>
---@field address? partnercenter.model.ReferralAddress
---@field ids? partnercenter.model.ReferralCustomerId[]
---@field name? string
---@field size? partnercenter.model.ReferralCustomerProfile.size
---@field team? partnercenter.model.ReferralMember[] example: array; table: single

---@class partnercenter.model.ReferralDetails: table<string, any>
---@field closingDateTime? string ISO 8601
---@field currency? string
---@field dealValue? number
---@field notes? string
---@field requirements? partnercenter.model.ReferralRequirements

---@class partnercenter.model.ReferralInviteContext: table<string, any>
---@field invitedBy? partnercenter.model.ReferralInvitedBy
---@field notes? string

---@class partnercenter.model.ReferralInvitedBy: table<string, any>
---@field organizationId? string
---@field organizationName? string

---@class partnercenter.model.ReferralLinks: table<string, any>
---@field relatedReferrals? partnercenter.model.Link
---@field self? partnercenter.model.Link

---@class partnercenter.model.ReferralMember: table<string, any>
---@field contactPreference? partnercenter.model.ReferralContactPreference
---@field email? string
---@field firstName? string
---@field lastName? string
---@field phoneNumber? string

---@class partnercenter.model.ReferralRequirements: table<string, any>
---@field industries? partnercenter.model.ReferralTag[] values contain blanks, e.g. Financial Services
---@field products? partnercenter.model.ReferralTag[]
---@field services? partnercenter.model.ReferralTag[]
---@field solutions? partnercenter.model.ReferralSolution[]

---@alias partnercenter.model.ReferralSolution.type "None"|"Category"|"Name"|string
---@class partnercenter.model.ReferralSolution: table<string, any>
---@field id? string
---@field name? string
---@field type? partnercenter.model.ReferralSolution.type table: solutionType

---@class partnercenter.model.ReferralTag: table<string, any>
---@field id? string

---@alias partnercenter.model.ReferralTarget.type "None"|"BusinessProfileLocation"|"SolutionProfile"
---@class partnercenter.model.ReferralTarget: table<string, any>
---@field id? string
---@field type? partnercenter.model.ReferralTarget.type
