--- Upgrades of a customer's product to a newer one, such as an Azure plan.
return {
  { "product_upgrades():create(body)", "POST", "/v1/productUpgrades",
    name = "create_product_upgrade", auth = "app+user", takes = "ProductUpgradesRequest", gives = "location",
    reference = "create-product-upgrade-entity" },
  { "product_upgrades():eligibility(body)", "POST", "/v1/productUpgrades/eligibility",
    name = "get_product_upgrade_eligibility", auth = "app+user", takes = "ProductUpgradesRequest",
    gives = "ProductUpgradesEligibility", reference = "get-eligibility-for-product-upgrade" },
  { "product_upgrade(upgrade_id):status(body)", "POST", "/v1/productUpgrades/{upgrade_id}/status",
    name = "get_product_upgrade_status", auth = "app+user", takes = "ProductUpgradesRequest",
    gives = "ProductUpgradesStatus", reference = "get-product-upgrade-status" },
}
