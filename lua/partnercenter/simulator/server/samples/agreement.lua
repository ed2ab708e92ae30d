--- Samples of agreements.
return {
  AgreementMetaData = {
    templateId = "{guid template}",
    agreementType = "{one of MicrosoftCustomerAgreement|MicrosoftCloudAgreement}",
    agreementLink = "https://www.microsoft.com/licensing/docs/customeragreement", versionRank = 0,
    attributes = { objectType = "AgreementMetaData" },
  },
  Agreement = {
    userId = "{guid user}",
    primaryContact = {
      firstName = "Tania", lastName = "Example", email = "tania@{customer.domain}",
      phoneNumber = "4255550102",
    },
    dateAgreed = "{day -300}", templateId = "{guid template}", type = "MicrosoftCustomerAgreement",
    agreementLink = "https://www.microsoft.com/licensing/docs/customeragreement",
    attributes = { objectType = "Agreement" },
  },
  AgreementDocument = {
    displayUri = "https://agreements.example/display/{agreement_template_id}",
    downloadUri = "https://agreements.example/download/{agreement_template_id}.pdf",
    attributes = { objectType = "AgreementDocument" },
  },
  DirectSignedCustomerAgreementStatus = {
    isSigned = true, attributes = { objectType = "DirectSignedCustomerAgreementStatus" },
  },
  AgreementSignatureStatus = { isAgreementSigned = true },
}
