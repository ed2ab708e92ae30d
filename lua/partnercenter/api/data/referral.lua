--- Referrals.
return {
  { "referrals(query)", "GET", "/v1.0/engagements/referrals",
    name = "list_referrals", host = "partner", auth = "app+user", page = "odata",
    query = { ["$filter"] = "string", ["$orderby"] = "string", ["$select"] = "string", ["$top"] = "integer" },
    gives = "Referral", reference = "get-a-list-of-referrals" },
  { "referrals():create(body)", "POST", "/v1.0/engagements/referrals",
    name = "create_referral", host = "partner", auth = "app+user", takes = "Referral", gives = "Referral",
    reference = "create-a-referral" },
  { "referral(referral_id):get()", "GET", "/v1.0/engagements/referrals/{referral_id}",
    name = "get_referral", host = "partner", auth = "app+user", gives = "Referral",
    reference = "get-a-referral-by-id" },
  { "referral(referral_id):replace(body)", "PUT", "/v1.0/engagements/referrals/{referral_id}",
    name = "update_referral", host = "partner", auth = "app+user", takes = "Referral", gives = "Referral",
    needs_etag = true, reference = "update-a-referral" },
  { "webhook_referral(referral_id):get()", "GET", "/engagements/v1/referrals/{referral_id}",
    name = "get_webhook_referral", auth = "app+user", gives = "Referral",
    reference = "partner-center-webhook-events" },
}
