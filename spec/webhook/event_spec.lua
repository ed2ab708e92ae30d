-- Events: their fields, and how they read what they name.

local clients = require "spec.support.clients"
local event = require "partnercenter.webhook.event"
local json = require "partnercenter.json"
local private = require "partnercenter.client.private"
local raw = require "spec.support.servers.raw"
local resource_address = require "partnercenter.webhook.resource_address"

local CUSTOMER = "11111111-2222-4333-8444-555555555555"
local API = "http://api.partnercenter.microsoft.com"

describe("an event", function()
  local server, client

  setup(function()
    server = raw.start(function(conn)
      while conn:request() do
        conn:answer("200 OK", '{"id":"x","resourceNewValue":"{\\"Id\\":\\"y\\"}","resourceOldValue":"gone"}',
          "Content-Type: application/json\r\n")
      end
    end)
    client = clients.new(server)
  end)

  teardown(function()
    client:close()
    server:stop()
  end)

  local function of(body)
    local text = type(body) == "string" and body or json.encode(body)
    return event.of(text, { settings = { client = client, session = private.of(client) } })
  end

  it("has the fields of the body", function()
    local found = assert(of {
      EventName = "subscription-updated", ResourceName = "subscription",
      ResourceUri = API .. "/webhooks/v1/customers/" .. CUSTOMER:upper() .. "/subscriptions/s",
      AuditUri = "https://x/y", ResourceChangeUtcDate = "2026-01-02T03:04:05.1234567+00:00",
    })
    assert.equal("subscription-updated", found.name)
    assert.equal("subscription", found.resource_name)
    assert.equal("https://x/y", found.audit_uri)
    assert.equal("2026-01-02T03:04:05.1234567+00:00", found.changed)
    assert.equal(CUSTOMER, found.customer_id)
    assert.same({ false, false }, { found.duplicate, found.stale })
    assert.matches("subscription%-updated", tostring(found))
    assert.equal("z", of({ EventName = "n", AuditUrl = "z" }).audit_uri)
    local bare = of '{"EventName":"n","ResourceUri":null,"AuditUri":null}'
    assert.same({}, { bare.resource_uri, bare.audit_uri, bare.customer_id })
    assert.are_not.equal(found.id, bare.id)
  end)

  it("shows no internals", function()
    for _, value in pairs(of { EventName = "n" }) do assert.is_not_table(value) end
  end)

  it("needs a colon for its methods", function()
    assert.error_matches(function() of({ EventName = "n" }).resource() end, "must be called with a colon")
  end)

  it("reads its resource and its audit record", function()
    local found = of {
      EventName = "n", ResourceUri = API .. "/v1/invoices/i",
      AuditUri = "https://api.partnercenter.microsoft.com/auditactivity/v1/auditrecords/a",
    }
    assert.equal("x", assert(found:resource()).id)
    local record = assert(found:audit())
    assert.same({ { Id = "y" }, "gone" }, { record.resourceNewValue, record.resourceOldValue })
    local requests = server:received "request"
    assert.matches("^GET /v1/invoices/i HTTP", requests[#requests - 1])
    assert.matches("^GET /auditactivity/v1/auditrecords/a HTTP", requests[#requests])
  end)

  it("says why it cannot be followed, and asks nobody", function()
    local before = server:count "request"
    for uri, reason in pairs {
      [""] = "is missing", ["https://evil.example/v1/customers"] = "leads to a host that is not the client's",
      ["https://api.partnercenter.microsoft.com.evil.example/v1/x"] = "leads to a host",
      ["https://api.partnercenter.microsoft.com@evil.example/v1/x"] = "leads to a host",
      ["https://api.partnercenter.microsoft.com:444/v1/x"] = "leads to a host",
      ["ftp://api.partnercenter.microsoft.com/v1/x"] = "is not a URL",
      ["//api.partnercenter.microsoft.com/v1/x"] = "is not a URL",
      ["https://api.partnercenter.microsoft.com"] = "has a path that is not called",
      ["https://api.partnercenter.microsoft.com/v1/../x"] = "has a path that is not called",
      ["https://api.partnercenter.microsoft.com/v1/%2e%2e/x"] = "has a path that is not called",
      ["https://api.partnercenter.microsoft.com//v1/x"] = "has a path that is not called",
      ["https://api.partnercenter.microsoft.com/v1/{id}"] = "has a path that is not called",
      ["https://partner.microsoft.com/other/x"] = "is no address of a GDAP relationship",
    } do
      local value, err = of({ EventName = "n", ResourceUri = uri }):resource()
      assert.is_nil(value)
      assert.equal("invalid_argument", err.kind)
      assert.is_truthy(err.message:find(reason, 1, true), uri .. ": " .. err.message)
    end
    local _, err = of({ EventName = "n" }):audit()
    assert.is_truthy(err.message:find("its AuditUri is missing", 1, true))
    assert.equal(before, server:count "request")
  end)

  it("maps the documented addresses to calls", function()
    local config = { base = {
      api = "https://api.partnercenter.microsoft.com", partner = "https://api.partner.microsoft.com",
      graph = "https://graph.microsoft.com",
    } }
    local GDAP = "https://partner.microsoft.com/granularAdminRelationships/"
    local graph = "/v1.0/tenantRelationships/delegatedAdminRelationships/"
    for uri, wanted in pairs {
      [API .. "/webhooks/v1/registration/validationEvents/v"] =
        "api /webhooks/v1/registration/validationEvents/v",
      [API .. "/webhooks/v1/customers/c/subscriptions/s"] = "api /v1/customers/c/subscriptions/s",
      [API .. "/webhooks/v1/customers/usagerecords"] = "api /v1/customers/usagerecords",
      ["HTTPS://API.partnercenter.microsoft.com:443/v1/invoices/i"] = "api /v1/invoices/i",
      [API .. "/v1/fraudEvents?SubscriptionId=s&EventStatus=Active"] =
        "api /v1/fraudEvents?SubscriptionId=s&EventStatus=Active",
      [API .. "/engagements/v1/referrals/r"] = "api /engagements/v1/referrals/r",
      ["https://api.partner.microsoft.com/v1.0/engagements/referrals/r"] =
        "partner /v1.0/engagements/referrals/r",
      [GDAP .. "a-b"] = "graph " .. graph .. "a-b",
      [GDAP .. "a-b/accessAssignments/c"] = "graph " .. graph .. "a-b/accessAssignments/c",
      [API .. "/v1/auditrecords/a"] = "api /v1/auditrecords/a",
    } do
      local found, reason = resource_address.of(uri, config)
      assert.equal(wanted, found and found.host .. " " .. found.path or reason)
    end
  end)
end)
