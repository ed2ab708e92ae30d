--- The resource files, and what a row in them says. Data only: no function, no require.
---
---   { "customer(customer_id):get()", "GET", "/v1/customers/{customer_id}", name = "get_customer", ... }
---
--- What editors know of a row, and the table of all calls, is made from it: see spec/types/generate.lua.
---
--- Names follow the path, in snake_case. A singular word takes the ids behind it and makes a handle, a plural
--- one is a collection. GET, PATCH, PUT, DELETE, HEAD of a handle are get, update, replace, delete, exists;
--- POST to a collection is create. What has no id is called by its name if it can only be read
--- (`usage_summary()`), and is a handle if it can be written (`billing_profile():get()`). All else is the
--- service's own word (`checkout()`).
---
--- The first text is the Lua call: handles with the ids they take, then the verb with its arguments, which
--- are ids, `query`, `body`, `value` or names of the row's query. Options follow; query names that are no
--- argument are among them.
---
--- name       what the table of operations calls it
--- query      name on the wire -> string integer number boolean date datetime list filter, odata (a filter as
---            OData) or names (joined by commas), with "*" when required
--- takes      what the body is: Model, Model[], "form" (fields) or "files" (multipart)
--- auth       "app+user" or "app" where only that is allowed, "both"; nothing where no source says
--- host       "api" unless said otherwise, "partner", "graph"
--- page       how the service sends pages; the call makes a listing. continuation links header offset number
---            skip odata: page.lua says what they are
--- gives      Model, Model[], none, text, string, number, integer, boolean, file (option `to`), location (of
---            what was begun), exists (HEAD; false on 404)
--- file       with `gives = "file"`: what kind of file, "pdf", "csv", "csv|zip" or "any"
--- polls      true: 202 with a Location is not the result; it is asked for there, within the call's time
--- attempt_timeout  seconds that one attempt may take where the service is slow
--- needs_etag true: an ETag has to go along, the option if_match or the one in the body
--- embedded   members of a successful answer in which the service reports what went wrong
--- beta       true: the service may change or withdraw it without notice
--- prefer     the header Prefer of the request
--- deprecated what to use instead; the first use of a client is reported
--- retired    what to use instead; nothing is sent
--- wrapped    true: the service may send the record inside of a member `value`
--- headers    true: the result is made with the answer's headers
--- accept     the media type that is asked for, where it is not JSON
--- reads      code that makes the result out of the answer's value
--- via        code that makes the call
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

  -- Handles with their ids whose calls stand in many files, which are looked for by name: contents.lua says
  -- which file has which.
  scattered = { customer = { "customer_id" } },

  -- Ids of which more is known than that they are text.
  parameters = { customer_id = "guid", billing_provider = "joined", invoice_line_item_type = "joined" },

  -- Queries whose words answers write like "one_time" and addresses like "onetime" or "OneTime".
  words = {
    provider = "joined", invoicelineitemtype = "joined", billingType = "joined",
    relationship_type = "capitalized",
  },
}
