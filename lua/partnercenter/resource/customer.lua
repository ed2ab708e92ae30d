--- Customers.
return {
  { "customers(query)", "GET", "/v1/customers", auth = "both", page = "continuation", gives = "Customer",
    query = { size = "integer", filter = "filter", seekOperation = "string", offset = "integer" },
    reference = "get-a-list-of-customers" },
  { "customer(customer_id):get()", "GET", "/v1/customers/{customer_id}", auth = "both", gives = "Customer",
    reference = "get-a-customer-by-id" },
}
