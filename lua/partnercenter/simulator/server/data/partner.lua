-- Samples: other partners.
return {
  PartnerRelationship = {
    id = "{guid partner}", location = "US", mpnId = "{one of 1000002|1000003|1000004}",
    name = "Simulated Reseller {number}",
    relationshipType = "is_indirect_cloud_solution_provider_of", state = "active",
    attributes = { objectType = "PartnerRelationship" },
  },
  SandboxIndirectReseller = {
    id = "{id}", mpnId = "{number:%d}000005", name = "Simulated sandbox reseller", country = "US",
    attributes = { objectType = "SandboxIndirectReseller" },
  },
}
