--- Lists the resource files and defines the fields of their rows. Data only: no function, no require.
---
---   { "customer(customer_id):get()", "GET", "/v1/customers/{customer_id}", name = "get_customer", ... }
---
--- Editor types and the table of all calls are generated from the rows: see spec/types/generate.lua.
---
--- Names follow the path, in snake_case. A singular word takes the ids after it and makes a handle; a plural
--- word is a collection. GET, PATCH, PUT, DELETE, HEAD of a handle are get, update, replace, delete, exists;
--- POST to a collection is create. A resource without an id is a call if it is read-only
--- (`usage_summary()`), and a handle if it can be written (`billing_profile():get()`). Other calls have the
--- service's own word (`checkout()`).
---
--- The first text is the Lua call: handles with their ids, then the verb with its arguments. An argument is
--- an id, `query`, `body`, `value` or a name of the row's query. The call's options come last and include
--- the query names that are no arguments.
---
--- name       the name in the table of operations
--- query      name on the wire -> string integer number boolean date datetime list filter, odata (a filter as
---            OData) or names (joined by commas), with "*" when required
--- takes      the body: Model, Model[], "form" (fields) or "files" (multipart)
--- auth       "app+user" or "app" where only that is allowed, or "both"; absent where no source says
--- host       "api" unless said otherwise, "partner", "graph"
--- page       the paging style (continuation links header offset number skip odata, see page.lua); the call
---            makes a listing
--- gives      Model, Model[], none, text, string, number, integer, boolean, file (option `to`), location (of
---            the started operation), exists (HEAD; false on 404)
--- file       with `gives = "file"`: the kind of file, "pdf", "csv", "csv|zip" or "any"
--- polls      true: 202 with a Location is no result; the Location is polled until the call's deadline
--- attempt_timeout  seconds for one attempt, where the service is slow
--- needs_etag true: an ETag is required, in the option if_match or in the body
--- embedded   members of a successful answer in which the service reports errors
--- beta       true: the service may change or withdraw it without notice
--- prefer     the value of the request header Prefer
--- deprecated the replacement; the first use by each client is reported
--- retired    the replacement; nothing is sent
--- wrapped    true: the service may send the record in a member `value`, or in an array of one
--- headers    true: making the result needs the answer's headers
--- accept     the requested media type, where it is not JSON
--- reads      the function that makes the result from the answer's value
--- via        the function that makes the call
--- reference  the page of the REST reference, in learn.microsoft.com/partner-center/developer/ or graph/api/
return {
  files = {
    "agreement", "analytics", "audit", "cart", "customer", "device", "domain", "entitlement", "fraud",
    "invoice", "license", "margin", "migration", "offer", "order", "partner", "pricing", "product",
    "product_upgrade", "profile", "qualification", "referral", "role", "security", "self_serve",
    "service_cost", "service_health", "service_request", "subscription", "transfer", "usage", "user",
    "validation", "webhook", "graph_billing", "graph_gdap", "graph_health", "graph_license",
    "graph_security",
  },

  -- The files of models, in api/models/: see model.lua.
  models = {
    "analytics", "billing", "catalog", "common", "customers", "graph", "orders", "partner", "referrals",
    "subscriptions", "usage",
  },

  -- Handles, with their ids, whose calls are spread over many files: call_files.lua finds the file by name.
  scattered = { customer = { "customer_id" } },

  -- The formats of ids that are more than text.
  parameters = { customer_id = "guid", billing_provider = "joined", invoice_line_item_type = "joined" },

  -- Query values that answers spell "one_time" and requests "onetime" or "OneTime".
  words = {
    provider = "joined", invoicelineitemtype = "joined", billingType = "joined",
    relationship_type = "capitalized",
  },
}
