--- Service costs.
return {
  { "customer(customer_id):service_costs(billing_period):summary()", "GET",
    "/v1/customers/{customer_id}/servicecosts/{billing_period}",
    name = "get_service_costs_summary", auth = "app+user", gives = "ServiceCostsSummary",
    deprecated = "nothing that is known", reference = "get-a-customer-s-service-costs-summary" },
  { "customer(customer_id):service_costs(billing_period):line_items(query)", "GET",
    "/v1/customers/{customer_id}/servicecosts/{billing_period}/lineitems",
    name = "list_service_cost_line_items", auth = "app+user", page = "links", gives = "ServiceCostLineItem",
    deprecated = "nothing that is known", reference = "get-a-customer-s-service-costs-line-items" },
}
