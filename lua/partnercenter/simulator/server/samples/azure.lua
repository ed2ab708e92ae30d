--- Samples of Azure prices and plans.
return {
  AzureRateCard = {
    locale = "en-US", currency = "USD", isTaxIncluded = false,
    meters = {
      {
        id = "{guid one}", name = "Standard S0", category = "SQL Database", subcategory = "Standard",
        region = "US West",
        unit = "Hours", rates = { ["0"] = 0.0202 }, includedQuantity = 0, effectiveDate = "{day -400}",
        tags = {},
      },
      {
        id = "{guid two}", name = "Data Transfer Out", category = "Networking", subcategory = "",
        region = "Zone 1",
        unit = "GB", rates = { ["0"] = 0, ["5"] = 0.087, ["10000"] = 0.083 }, includedQuantity = 5,
        effectiveDate = "{day -400}", tags = {},
      },
    },
    offerTerms = {
      {
        name = "Simulated offer term", discount = 0.15, excludedMeterIds = { "{guid excluded}" },
        effectiveDate = "{day -400}",
      },
    },
    attributes = { objectType = "AzureRateCard" },
  },
  AzureEntitlement = {
    id = "{id}", friendlyName = "Azure subscription {number}", status = "active",
    subscriptionId = "{subscription_id}",
    attributes = { objectType = "AzureEntitlement" },
  },
  Overage = {
    azureEntitlementId = "{guid entitlement}", overageEnabled = true, type = "PhoneServices",
    partnerId = "1000001", attributes = { objectType = "Overage" },
  },
  ProductUpgradesEligibility = {
    customerId = "{guid customer}", isEligible = true, productFamily = "Azure", upgradeId = "",
    attributes = { objectType = "ProductUpgradesEligibility" },
  },
  ProductUpgradesStatus = {
    id = "{id}", productFamily = "Azure", status = "in_progress",
    lineItems = {
      {
        sourceProduct = { id = "{guid source}", name = "Microsoft Azure" },
        targetProduct = { id = "DZH318Z0BPS6", name = "Azure plan" }, upgradedDate = "{time}",
        status = "in_progress",
      },
    },
    attributes = { objectType = "ProductUpgradesStatus" },
  },
  Entitlement = {
    includedEntitlements = {
      {
        includedEntitlements = {}, entitledArtifacts = {}, productId = "DG7GMGF0C4PK", quantity = 1,
        referenceOrder = { id = "{guid order}", lineItemId = "0", alternateId = "{guid order}" },
        skuId = "0001", entitlementType = "software",
      },
    },
    referenceOrder = { id = "{guid order}", lineItemId = "0" },
    dynamicAttributes = { reservationType = "virtualmachines" },
    productId = "DZH318Z0BQ4L",
    quantity = 1, quantityDetails = { { quantity = 1, status = "active" } }, entitledArtifacts = {
      {
        artifactType = "reservedinstance", resourceId = "{guid resource}",
        link = {
          uri = "/customers/{customer_id}/artifacts/reservedinstance/groups/{guid order}/lineitems/0"
            .. "/resource/{guid resource}",
          method = "GET", headers = {},
        },
      },
    },
    skuId = "0001", entitlementType = "{one of reservedinstance|software}", expiryDate = "{day 200}",
    attributes = { objectType = "Entitlement" },
  },
  Artifact = {
    type = "virtual_machine_reserved_instance",
    virtualMachineReservations = {
      {
        reservationId = "{guid reservation}", scopeType = "Shared", displayName = "VM", quantity = 1,
        expiryDateTime = "{day 200}", effectiveDateTime = "{day -165}", provisioningState = "Created",
        appliedScopes = {},
      },
    },
  },
}
