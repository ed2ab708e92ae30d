-- The state that an example needs, by its name or its operation's: records at paths of the simulator.
local states = {}

local LEGACY_OFFER = "195416C1-3447-423A-B37B-EE59A99A19C4"

local function customer(example, rest) return "/v1/customers/" .. example.params.customer_id .. rest end

local function put(sim, path, record) return assert(sim:put(path, record)) end

-- Puts a list at the path of the example.
local function list(records)
  return function(sim, example) put(sim, example.path, records) end
end

local function qualification(record) return list { record } end

states.list_qualifications = qualification { qualification = "Education", vettingStatus = "Approved" }
states["list_qualifications.in_review"] = qualification {
  qualification = "Education", vettingStatus = "InReview", vettingCreatedDate = "2026-11-03T10:37:38.885Z",
}
states["list_qualifications.denied"] = qualification {
  qualification = "Education", vettingStatus = "Denied", vettingReason = "Not an Education Customer",
  vettingCreatedDate = "2026-11-03T10:37:38.885Z",
}

states["create_customer_agreement.already_exists"] = function(sim, example)
  put(sim, example.path, { example.body })
end

-- The documentation has the same ids in all of these; ids of zeros are unknown to the simulator.
states["get_reseller_mpa_status.not_signed"] = function(sim, example)
  put(sim, "/v1/relationships", { { mpnId = example.query.mpnid, isAgreementSigned = false } })
end
states["get_reseller_mpa_status.unknown_partner_id"] = function(_, example)
  example.query.mpnid = "0000000"
end
states["get_reseller_mpa_status.unknown_tenant"] = function(_, example)
  example.query.tenantId = "00000000-0000-0000-0000-000000000000"
end
states["get_reseller_mpa_status.tenant_not_guid"] = function(_, example)
  example.query.tenantId = "5b4d2537"
end

local function subscription_of_body(offer)
  return function(sim, example)
    put(sim, customer(example, "/subscriptions/" .. example.body.currentSubscriptionId), { offerId = offer })
  end
end

states.create_migration_schedule = subscription_of_body(nil)
states.validate_migration = subscription_of_body(nil)
states["validate_migration.not_eligible"] = subscription_of_body(LEGACY_OFFER)

local function registered(sim)
  put(sim, "/webhooks/v1/registration", { WebhookUrl = "https://partner.example/" })
end

states.get_webhook_registration, states.update_webhook_registration = registered, registered
states.create_webhook_validation_event = registered

states["list_customers.indirect_reseller"] = function(sim, example)
  local reseller = example.query.filter:match('"Value":"([^"]*)"')
  local id = "19ed9007-530c-4a2a-9707-166d4c98ef69"
  put(sim, "/v1/customers/" .. id, { associatedPartnerId = reseller })
end

local function fraud_events(sim, example)
  put(sim, "/v1/fraudEvents", { { subscriptionId = example.query.SubscriptionId } })
end

states.list_fraud_events, states["list_fraud_events.new_model"] = fraud_events, fraud_events

states.list_device_batches = list { { id = "Sample batch" } }
states.list_devices = list { { policies = { { key = "o_o_b_e", value = "policy" } } } }
states.list_subscription_upgrades = list {
  { upgradeErrors = { { code = 2, description = "x", attributes = { objectType = "UpgradeError" } } } },
}
states.list_subscription_addons = list { {} }
states.list_user_licenses = list { { productSku = { licenseGroupId = "group1" } } }
states["list_user_licenses.by_group"] = list {
  { productSku = { licenseGroupId = "group1" } }, { productSku = { licenseGroupId = "group2" } },
}
states["list_user_licenses.none"] = list {}
states["list_users.deleted"] = list { { state = "inactive", softDeletionTime = "2026-11-11T01:21:53Z" } }

states.list_subscriptions_by_order = function(sim, example)
  put(sim, example.path, { { orderId = example.query.order_id } })
end
states.list_subscriptions_by_partner = function(sim, example)
  put(sim, example.path, { { partnerId = example.query.mpn_id } })
end

states["list_meter_usage_records.legacy"] = function(sim, example)
  put(sim, example.path:match("^(.*)/"), { offerId = LEGACY_OFFER })
end

states.list_user_directory_roles = function(sim, example)
  local role = customer(example, "/directoryroles/5b784334-f94b-471a-a387-e7219fc49ca2")
  put(sim, role, {})
  put(sim, role .. "/usermembers/" .. example.params.user_id, {})
end

-- The answer links another page.
states.list_referrals = function(sim) assert(sim:set { page_size = 2 }) end

-- A line that cannot be moved makes an error beside the order of the other.
states.accept_transfer = function(sim, example)
  put(sim, example.path:match("^(.*)/"), {
    lineItems = {
      {
        id = 0, offerId = LEGACY_OFFER, quantity = 1, billingCycle = "annual", partnerIdOnRecord = "1336213",
      },
      { id = 1, offerId = "", billingCycle = "annual" },
    },
  })
end

states.update_subscription = function(sim, example)
  local record = { attributes = { etag = (example.headers["If-Match"] or ""):gsub('"', "") } }
  record.parentSubscriptionId = example.body.parentSubscriptionId
  put(sim, example.path, record)
end

states["update_subscription.reduction_refused"] = function(sim, example)
  local over = { { quantity = 10, allowedUntilDateTime = "2021-07-23T20:49:02Z" } }
  put(sim, example.path, { quantity = 10, refundableQuantity = { totalQuantity = 10, details = over } })
end

return states
