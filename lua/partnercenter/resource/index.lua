--- The resource files, and what a row in them says. Data only: no function, no require.
---
---   { "customer(customer_id):get()", "GET", "/v1/customers/{customer_id}", gives = "Customer", ... }
---
--- The first text is the Lua call: handles with the ids they take, then the verb with its arguments, which
--- are ids, `query`, `body`, `value` or names of the row's query. Options follow; query names that are no
--- argument are among them.
---
--- query      name on the wire -> string integer number boolean date list filter, with "*" when required
--- body       names of members the body must have
--- auth       "app+user" or "app" where only that is allowed, "both"; nothing where no source says
--- host       "api" unless said otherwise, "partner", "graph"
--- page       how the service sends pages; the call makes a listing
--- gives      Model, Model[], none, text, string, number, boolean, exists (HEAD; false on 404)
--- polls      true: 202 with a Location is not the result; it is asked for there, within the call's time
--- reads      code that makes the result out of the answer's value
--- via        code that makes the call
--- reference  the page of the REST reference (learn.microsoft.com/partner-center/developer/...)
return {
  files = { "customer", "qualification" },

  -- Ids of which more is known than that they are text.
  parameters = { customer_id = "guid" },
}
