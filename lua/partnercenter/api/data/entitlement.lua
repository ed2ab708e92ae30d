--- What a customer has got from its orders, such as reserved instances.
return {
  { "customer(customer_id):entitlements(query)", "GET", "/v1/customers/{customer_id}/entitlements",
    name = "list_entitlements", auth = "app+user", page = "links",
    query = { entitlementType = "string", showExpiry = "boolean" }, gives = "Entitlement",
    reference = "get-a-collection-of-entitlements" },
  { "customer(customer_id):artifact(artifact_type, group_id, line_item_id, resource_id):get()", "GET",
    "/v1/customers/{customer_id}/artifacts/{artifact_type}/groups/{group_id}/lineitems/{line_item_id}"
      .. "/resource/{resource_id}",
    name = "get_entitlement_artifact", auth = "app+user", gives = "Artifact",
    reference = "get-a-collection-of-entitlements" },
}
