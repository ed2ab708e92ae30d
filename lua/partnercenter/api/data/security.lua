--- Calls and principals without multi-factor authentication, and the tokens of old.
return {
  { "partner_requests(query)", "GET", "/v1/partnerRequests",
    name = "list_partner_requests", auth = "app+user", page = "links", gives = "ApiRequestDetails",
    reference = "get-api-request-details" },
  { "application_mfa_adoption_status()", "GET", "/v1/applicationmfaadoptionstatus",
    name = "list_mfa_adoption_status", auth = "app+user", query = { startDate = "date", endDate = "date" },
    gives = "ApplicationMfaAdoptionStatus[]", reference = "get-api-request-summary" },
  { "non_mfa_compliant_partner_principals(query)", "GET", "/v1/nonMfaCompliantPartnerPrincipals",
    name = "list_non_mfa_principals", auth = "app+user", page = "links",
    gives = "NonMfaCompliantPartnerPrincipal", reference = "get-portal-requests-without-mfa" },
  { "generate_token(body)", "POST", "/generatetoken",
    name = "generate_token", auth = "app+user", takes = "form",
    deprecated = "nothing: the client gets its tokens by itself" },
}
