--- Licences: what a customer has, and which of its users have them.
return {
  { "customer(customer_id):subscribed_skus(query)", "GET", "/v1/customers/{customer_id}/subscribedskus",
    name = "list_subscribed_skus", auth = "app+user", page = "links", query = { licenseGroupIds = "list" },
    gives = "SubscribedSku", reference = "get-a-list-of-available-licenses" },
  { "customer(customer_id):user(user_id):licenses(query)", "GET",
    "/v1/customers/{customer_id}/users/{user_id}/licenses",
    name = "list_user_licenses", auth = "app+user", page = "links", query = { licenseGroupIds = "list" },
    gives = "License", reference = "check-which-licenses-are-assigned-to-a-user" },
  { "customer(customer_id):user(user_id):update_licenses(body)", "POST",
    "/v1/customers/{customer_id}/users/{user_id}/licenseupdates",
    name = "update_user_licenses", auth = "app+user", takes = "LicenseUpdate", gives = "LicenseUpdate",
    reference = "assign-licenses-to-a-user" },
}
