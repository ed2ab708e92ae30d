-- The check of request bodies: documented forms pass, and handlers get the names of the models.
local check = require "partnercenter.simulator.server.models.check"
local json = require "partnercenter.simulator.json"

local GUID = "22222222-2222-4222-8222-222222222222"

local function passes(operation, takes, text)
  local body, problem = check.body(operation, takes, (assert(json.decode(text))))
  assert.is_nil(problem, text .. (problem and " " .. problem.path or ""))
  return body
end

local function fails(operation, takes, text)
  local body, problem = check.body(operation, takes, (assert(json.decode(text))))
  assert.is_nil(body, text)
  return problem.reason .. " " .. problem.path
end

describe("the check of request bodies", function()
  it("gives the names and the enumeration values of the models", function()
    assert.same(
      { lineItems = { { catalogItemId = "a", quantity = 1, billingCycle = "one_time" } } },
      passes("create_cart", "Cart",
        '{"LINEITEMS": [{"CatalogItemId": "a", "quantity": 1.0, "BillingCycle": "OneTime"}]}'))
    assert.same(
      { companyName = "A" }, passes("update_customer_billing_profile", "CustomerBillingProfile",
        '{"company_name": "A", "FirstName": null}'))
  end)

  it("takes forms in which pages of the documentation contradict each other", function()
    local line = { catalogItemId = "a", quantity = 1, id = "0", renewsTo = { { termDuration = "P1Y" } } }
    assert.same({ lineItems = { line }, partnerOnRecordAttestationAccepted = true },
      passes("create_cart", "Cart", [[{"PartnerOnRecordAttestationAccepted": "True", "lineItems": [
        {"catalogId": "a", "quantity": 1, "id": "0", "renewsTo": [{"termDuration": "P1Y"}]}]}]]))
    assert.same({ eventStatus = "Resolved", resolvedReason = "Fraud" },
      passes("update_fraud_event_status", "FraudEventStatusUpdate",
        '{"EventStatus": "Resolve", "ResolvedReason": "fraud"}'))
    assert.same({ status = "pending_po_upload" },
      passes("update_order", "Order", '{"status": "Pending PO upload"}'))
    assert.same({ upgradeType = 1 }, passes("create_subscription_upgrade", "Upgrade", '{"UpgradeType": 1}'))
    assert.same({ policySettings = { "skip_oem_registration" } },
      passes("none", "ConfigurationPolicy", '{"policySettings": ["skip _oem_registration"]}'))
    assert.same({ team = { email = "a@b.example" } },
      passes("update_referral", "Referral", '{"team": {"email": "a@b.example"}}'))
    assert.same({ { op = "replace", path = "/a", value = { 1, "b" } } },
      passes("patch_referral", "JsonPatchOperation[]",
        '[{"op": "replace", "path": "/a", "value": [1, "b"]}]'))
  end)

  it("takes a null for an absent value, and keeps one that says something", function()
    assert.same({}, passes("update_service_request", "ServiceRequest", '{"Title": null, "Notes": null}'))
    assert.same({ amount = json.null }, passes("update_usage_budget", "SpendingBudget", '{"amount": null}'))
    assert.same({ scheduledNextTermInstructions = json.null },
      passes("update_subscription", "Subscription", '{"scheduledNextTermInstructions": null}'))
    assert.equal("type quantity", fails("update_subscription", "Subscription", '{"quantity": null}'))
    assert.equal("type lineItems[0]", fails("update_order", "Order", '{"lineItems": [null]}'))
    assert.equal("missing LineItems", fails("create_cart", "Cart", '{"LineItems": null}'))
    assert.same({}, passes("none", "Transfer", '{"id": ""}'))
    assert.equal("missing id", fails("update_transfer", "Transfer", '{"id": "", "status": "reject"}'))
  end)

  it("takes attributes and links in every record, and annotations of Graph", function()
    passes("update_user", "CustomerUser", '{"attributes": {"etag": "x", "objectType": "y"}, "links": {}}')
    passes("update_order", "Order", '{"lineItems": [{"Attributes": {"ObjectType": "OrderLineItem"}}]}')
    local body = passes("update_gdap_relationship", "delegatedAdminRelationship",
      '{"@odata.etag": "x", "accessDetails@odata.context": "y", "autoExtendDuration": "P180D"}')
    assert.equal("x", body["@odata.etag"])
    assert.equal("type links.self.uri",
      fails("update_user", "CustomerUser", '{"links": {"self": {"uri": 5}}}'))
  end)

  it("tells dates, durations and GUIDs by their form", function()
    local function subscription(member, value)
      local body = { [member] = value }
      return check.body("update_subscription", "Subscription", body) ~= nil
    end
    for _, good in ipairs {
      "2026-01-31T12:00:00Z", "2026-01-31T12:00:00.1234567+00:00", "0001-01-01T00:00:00", "2026-01-31", "",
    } do
      assert.is_true(subscription("commitmentEndDate", good), good)
    end
    for _, bad in ipairs { "2026-13-31", "2026-01-31T25:00:00Z", "tomorrow", "31.01.2026", "2026-1-1" } do
      assert.is_false(subscription("commitmentEndDate", bad), bad)
    end
    for _, good in ipairs { "P1M", "P1Y", "P3Y", "" } do
      assert.is_true(subscription("termDuration", good), good)
    end
    for _, bad in ipairs { "P1Q", "1Y", "P1", "Monthly" } do
      assert.is_false(subscription("termDuration", bad), bad)
    end
    assert.is_true(subscription("id", GUID:upper()))
    assert.is_false(subscription("id", GUID:sub(2)))
  end)

  it("finds members that an operation needs in some of its requests", function()
    local federated = [[{"VerifiedDomainName": "a", "Domain": {"AuthenticationType": "Federated",
      "Capability": "Email", "Name": "a", "Status": "Verified", "VerificationMethod": "None"}}]]
    assert.equal("missing DomainFederationSettings",
      fails("add_verified_domain", "VerifiedDomainRequest", federated))
    passes("add_verified_domain", "VerifiedDomainRequest", (federated:gsub("Federated", "Managed")))
    local schedule = ('{"currentSubscriptionId": "%s", "migrateOnRenewal": %%s}'):format(GUID)
    local model = "NewCommerceMigrationSchedule"
    assert.equal("missing targetDate", fails("create_migration_schedule", model, schedule:format "false"))
    passes("create_migration_schedule", model, schedule:format "true")
    assert.equal("missing resolvedReason",
      fails("update_fraud_event_status", "FraudEventStatusUpdate", '{"eventStatus": "Resolved"}'))
    local address = '{"addressLine1": "a", "city": "b", "country": "%s"}'
    assert.equal("missing state", fails("validate_address", "Address", address:format "US"))
    passes("validate_address", "Address", address:format "SG")
  end)
end)
