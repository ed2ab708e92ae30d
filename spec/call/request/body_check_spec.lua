local body_check = require "partnercenter.call.request.body_check"
local json = require "partnercenter.json"

local function missing(operation, takes, body)
  return (body_check.run(operation, takes, body))
end

local function misspelt(operation, takes, body)
  local _, find = body_check.run(operation, takes, body)
  local found = {}
  for i, one in ipairs(find()) do
    found[i] = one.member .. " -> " .. one.instead
  end
  return found
end

describe("a body", function()
  local LINE = { catalogItemId = "a:b:c", quantity = 1, billingCycle = "monthly" }

  it("is complete with the members that its operation needs", function()
    assert.same({}, missing("create_cart", "Cart", { lineItems = { LINE } }))
    assert.same({}, missing("update_subscription", "Subscription", { quantity = 2 }))
    assert.same({}, missing("add_devices", "Device[]", { { serialNumber = "1" } }))
  end)

  it("lacks members, also of the records within it", function()
    assert.same({ "lineItems" }, missing("create_cart", "Cart", {}))
    assert.same({ "lineItems[2].quantity" },
      missing("create_cart", "Cart", { lineItems = { LINE, { catalogItemId = "a" } } }))
    assert.same({ "billingProfile.culture", "billingProfile.defaultAddress", "billingProfile.language" },
      missing("create_customer", "Customer", {
        companyProfile = { domain = "a.example" },
        billingProfile = { email = "a@b.example", companyName = "A" },
      }))
    assert.same({ "[1].path" }, missing("patch_referral", "JsonPatchOperation[]", { { op = "replace" } }))
  end)

  it("may spell its members in any case, as pages of the reference do", function()
    local body = { LineItems = { { CatalogItemId = "a", Quantity = 1, BillingCycle = "Monthly" } } }
    assert.same({}, missing("create_cart", "Cart", body))
    assert.same({}, misspelt("create_cart", "Cart", body))
    assert.same({ "billingProfile.culture", "billingProfile.email", "billingProfile.language" },
      missing("create_customer", "Customer", {
        companyProfile = { domain = "a.example" },
        billingProfile = { company_name = "A", default_address = {} },
      }))
  end)

  it("may hold members that no model knows; those close to a known one are named", function()
    assert.same({ "autoRenewEnable -> autoRenewEnabled" },
      misspelt("update_subscription", "Subscription", { autoRenewEnable = true, somethingNew = 1 }))
    assert.same({ "company_name -> companyName" },
      misspelt("update_customer_billing_profile", "CustomerBillingProfile", { company_name = "A" }))
    assert.same({ "quantiti -> quantity" }, misspelt("create_cart", "Cart", {
      lineItems = { { quantiti = 1 }, { quantiti = 2 } },
    }))
  end)

  it("is left alone where it has the known member, too", function()
    assert.same({}, misspelt("update_subscription", "Subscription",
      { autoRenewEnable = true, autoRenewEnabled = true }))
  end)

  it("may be an empty array, null or nested without end", function()
    assert.same({}, missing("add_devices", "Device[]", json.array({})))
    assert.same({}, missing("patch_referral", "JsonPatchOperation[]", {}))
    local licenses = { licensesToAssign = {}, licensesToRemove = { "sku" } }
    assert.same({}, missing("update_user_licenses", "LicenseUpdate", licenses))
    assert.same({}, missing("create_cart", "Cart", { lineItems = json.null }))
    local line = { catalogItemId = "a", quantity = 1, billingCycle = "monthly" }
    line.addonItems = { line }
    assert.same({}, missing("create_cart", "Cart", { lineItems = { line } }))
  end)
end)
