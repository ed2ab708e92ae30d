-- The areas of the REST reference: each is a folder of lua/partnercenter/types/ with the types of these
-- files of api/data/.
return {
  billing = { "invoice", "service_cost", "usage" },
  catalog = { "margin", "offer", "pricing", "product" },
  customers = {
    "agreement", "customer", "device", "domain", "license", "qualification", "role", "self_serve", "user",
    "validation",
  },
  graph = { "graph_billing", "graph_gdap", "graph_health", "graph_license", "graph_security" },
  orders = { "cart", "entitlement", "migration", "order", "product_upgrade", "subscription", "transfer" },
  partner = {
    "analytics", "audit", "fraud", "partner", "profile", "referral", "security", "service_health",
    "service_request", "webhook",
  },
}
