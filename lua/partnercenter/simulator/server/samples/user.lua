--- Samples of users, roles and licences.
local product_sku = {
  id = "{guid sku}", name = "{one of Simulated Business Basic|Simulated Enterprise E3}",
  skuPartNumber = "{one of SIM_BUSINESS_BASIC|SIM_ENTERPRISE_E3}", targetType = "User",
  licenseGroupId = "group1",
}
local service_plans = {
  {
    displayName = "Simulated mail", serviceName = "SIM_MAIL", id = "{guid plan}",
    capabilityStatus = "Enabled",
    targetType = "User",
  },
}

return {
  CustomerUser = {
    id = "{id}", usageLocation = "US", userPrincipalName = "user{number}@{customer.domain}",
    firstName = "{one of Ada|Ben|Cleo|Dev}", lastName = "Example{number}",
    displayName = "{one of Ada|Ben|Cleo|Dev} Example{number}",
    userDomainType = "none", state = "active",
    links = { self = { uri = "/customers/{customer_id}/users/{id}", method = "GET", headers = {} } },
    attributes = { objectType = "CustomerUser" },
  },
  DirectoryRole = {
    id = "{id}",
    name = "{one of Helpdesk Administrator|User Administrator|Billing Administrator|Global Administrator}",
    attributes = { objectType = "DirectoryRole" },
  },
  UserMember = {
    id = "{id}", displayName = "Simulated member", userPrincipalName = "member@{customer.domain}",
    roleId = "{role_id}",
    attributes = { objectType = "UserMember" },
  },
  SubscribedSku = {
    availableUnits = 5, activeUnits = 5, consumedUnits = 0, suspendedUnits = 0, totalUnits = 5,
    warningUnits = 0,
    productSku = product_sku, servicePlans = service_plans, capabilityStatus = "Enabled",
    attributes = { objectType = "SubscribedSku" },
  },
  License = {
    productSku = product_sku, servicePlans = service_plans, attributes = { objectType = "License" },
  },
}
