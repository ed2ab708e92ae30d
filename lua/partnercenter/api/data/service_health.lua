--- Service incidents of Office.
return {
  { "service_incidents(query)", "GET", "/v1/serviceincidents/office",
    name = "list_service_incidents", page = "links", query = { filter = "filter" },
    gives = "ServiceIncidents" },
  { "service_incidents():count()", "GET", "/v1/serviceincidents/office/count",
    name = "count_service_incidents", query = { filter = "filter" }, gives = "integer" },
  { "customer(customer_id):service_incidents(query)", "GET",
    "/v1/customers/{customer_id}/serviceincidents/office",
    name = "list_customer_service_incidents", page = "links", query = { filter = "filter" },
    gives = "ServiceIncidents" },
}
