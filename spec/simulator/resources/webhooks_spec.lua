-- The simulator's webhooks, received by a server that knows neither the library nor the simulator.
local emit_fields = require "partnercenter.simulator.emit_fields"
local json = require "partnercenter.json"
local receiver = require "spec.support.servers.receiver"
local sign_in = require "spec.support.sign_in"
local socket = require "socket"

local ALL = "all"

describe("the simulator's webhooks #once", function()
  local sim, client, server

  setup(function()
    sim = sign_in.simulator { customers = 3, webhook_pause = 0.01, job_wait = 0, job_reads = 0 }
    client = sign_in.client(sim, { client_secret = sim.client_secret, refresh_token = sim.refresh_token })
    server = receiver.start()
  end)

  teardown(function()
    client:close()
    server:stop()
    sim:stop()
  end)

  before_each(function()
    assert(sim:reset())
    server:clear()
  end)

  local function register(events, path, more)
    if events == ALL then events = assert(client:webhook_registration():events()) end
    local body = { WebhookUrl = server.url .. (path or "/"), WebhookEvents = events }
    for name, value in pairs(more or {}) do body[name] = value end
    return assert(client:webhook_registration():create(body))
  end

  -- The deliveries, once all of them have ended.
  local function ended()
    while true do
      local all, left = assert(sim:deliveries()), 0
      for _, one in ipairs(all) do
        if one.state == "sending" then left = left + 1 end
      end
      if left == 0 then return all end
      socket.sleep(0.01)
    end
  end

  local function names()
    local found = {}
    for index, one in ipairs(ended()) do found[index] = one.name end
    return found
  end

  local function only()
    local all = server:received()
    assert.equal(1, #all)
    return all[1], all[1].headers
  end

  it("signs as documented, by a chain of its own", function()
    register { "test-created" }
    assert(sim:emit { name = "invoice-ready", resource = "G000000001" })
    assert.equal("delivered", ended()[1].state)
    local one, headers = only()
    assert.same({ chain = true, signature = true, issuer = server:judge(one, sim.ca_file).issuer },
      server:judge(one, sim.ca_file))
    assert.matches("O ?= ?Microsoft Corporation", server:judge(one, sim.ca_file).issuer)
    assert.same({ "rsa-sha256" }, headers["x-ms-signature-algorithm"])
    assert.same({ "application/json" }, headers["content-type"])
    assert.same({ "https://" .. sim.certificate_host .. "/cert/pcnotifications-dispatch.microsoft.com.cer" },
      headers["x-ms-certificate-url"])
    local event = assert(json.decode(one.body))
    assert.same({ "invoice-ready", "invoice", sim.base_url .. "/v1/invoices/G000000001" },
      { event.EventName, event.ResourceName, event.ResourceUri })
    assert.matches("^%d+%-%d%d%-%d%dT%d%d:%d%d:%d%d%.%d%d%d%d%d%d%d%+00:00$", event.ResourceChangeUtcDate)
    local audit = assert(client:webhook_audit_record(event.AuditUri:match("[^/]+$")):get())
    assert.same({ "invoice", "ready_invoice" }, { audit.resourceType, audit.operationType })
    assert.equal("G000000001", assert(json.decode(audit.resourceNewValue)).id)
  end)

  it("sends the certificate alone where it is set to, and its issuer by another address", function()
    assert(sim:set { webhook_certificate = "leaf" })
    register { "test-created" }
    assert(sim:emit {})
    ended()
    local url = only().headers["x-ms-certificate-url"][1]
    local leaf = sign_in.output(("curl -q -fsS --noproxy '*' --cacert %s '%s'"
      .. " | openssl x509 -inform DER -noout -ext authorityInfoAccess"):format(sim.ca_file, url))
    local issuer = leaf:match("URI:(%S+)")
    assert.equal(("http://%s/cert/issuer.cer"):format(sim.issuer_host), issuer)
    assert.matches("CN ?= ?partnercenter simulator issuer", sign_in.output(("curl -q -fsS --noproxy '*' %s"
      .. " | openssl x509 -inform DER -noout -subject"):format(issuer)))
  end)

  it("puts the signature into x-ms-signature when so registered", function()
    register({ "test-created" }, "/", { SignatureTokenToMsSignatureHeader = true })
    assert(sim:emit {})
    ended()
    local one, headers = only()
    assert.is_nil(headers.authorization)
    assert.is_true(server:judge(one, sim.ca_file).signature)
  end)

  it("sends a test event and keeps the result of each try", function()
    register({ "test-created" }, "/503,503,200")
    local test = assert(client:webhook_registration():validation_events():create())
    ended()
    local result = assert(client:webhook_registration():validation_event(test.correlationId):get())
    assert.same({ "completed", server.url .. "/503,503,200", 3 },
      { result.status, result.callbackUrl, #result.results })
    assert.same({ "ServiceUnavailable", "ServiceUnavailable", "OK" }, {
      result.results[1].responseCode, result.results[2].responseCode, result.results[3].responseCode,
    })
    local all = server:received()
    assert.same({ 3, all[1].body, all[1].body }, { #all, all[2].body, all[3].body })
    assert.equal(sim.base_url .. "/webhooks/v1/registration/validationEvents/" .. test.correlationId,
      assert(json.decode(all[1].body)).ResourceUri)
  end)

  it("refuses test events without a registration, without their name, and more than two a minute", function()
    local events = client:webhook_registration():validation_events()
    assert.equal("not_found", select(2, events:create()).kind)
    register { "invoice-ready" }
    assert.equal("validation", select(2, events:create()).kind)
    assert(sim:reset())
    register { "test-created" }
    assert(events:create())
    assert(events:create())
    -- A client of its own, since a throttled one waits with all its requests.
    local other = sign_in.client(sim, { client_secret = sim.client_secret })
    local _, err = other:webhook_registration():validation_events():create()
    assert.same({ "throttled", true }, { err.kind, err.retry_after > 10 })
    other:close()
  end)

  it("gives up after the last try, and sends to loopback only", function()
    register({ "test-created" }, "/500")
    assert(sim:emit {})
    assert(sim:emit { url = "http://127.0.0.1:1/" })
    assert(sim:emit { url = "https://elsewhere.example/hook" })
    assert(sim:emit { url = server.url:gsub("^http", "https") .. "/" })
    local seen = {}
    for index, one in ipairs(ended()) do
      seen[index] = { one.state, #one.tries, one.tries[1].responseMessage:match("^%a+") }
    end
    assert.same({
      { "offline", 10, "the" }, { "offline", 10, "connect" }, { "offline", 1, "the" },
      { "offline", 10, "TLS" },
    }, seen)
  end)

  it("speaks TLS to a receiver", function()
    local secure = receiver.start(sim.directory .. "/server.pem")
    assert(sim:emit { url = secure.url .. "/" })
    assert.equal("delivered", ended()[1].state)
    assert.equal(1, #secure:received())
    secure:stop()
  end)

  it("sends nothing without a registration", function()
    local sent, why = sim:emit {}
    assert.is_nil(sent)
    assert.matches("no webhook is registered", why)
  end)

  it("names a fault that it does not know, and the one that was meant", function()
    register { "test-created" }
    assert.matches("did you mean 'bad_signature'", select(2, sim:emit { fault = "bad_signatur" }))
    assert.error_matches(function() sim:emit { falt = "x" } end, "option 'falt', did you mean 'fault'")
  end)

  it("sends as many events as are asked for", function()
    register { "test-created" }
    assert(sim:emit { count = 100 })
    ended()
    local bodies, different = server:received(), 0
    local seen = {}
    for _, one in ipairs(bodies) do
      if not seen[one.body] then different = different + 1 end
      seen[one.body] = true
    end
    assert.same({ 100, 100 }, { #bodies, different })
  end)

  describe("tell of changes:", function()
    it("a subscription", function()
      register { "subscription-updated" }
      local subscription = client:customer(sim.customers[2].id):subscriptions():first()[1]
      subscription.friendlyName = "New name"
      assert(client:customer(sim.customers[2].id):subscription(subscription.id):update(subscription))
      assert.same({ "subscription-updated" }, names())
      local event = assert(json.decode(only().body))
      assert.equal(("%s/webhooks/v1/customers/%s/subscriptions/%s"):format(sim.base_url.api,
        sim.customers[2].id, subscription.id), event.ResourceUri)
      local audit = assert(client:webhook_audit_record(event.AuditUri:match("[^/]+$")):get())
      assert.equal("New name", assert(json.decode(audit.resourceNewValue)).friendlyName)
      assert.equal(sim.customers[2].id, audit.customerId)
    end)

    it("an order", function()
      register(ALL)
      local item = "CFQ7TTC0LH18:0001:CFQ7TTC0K971"
      assert(client:customer(sim.customers[2].id):orders():create {
        referenceCustomerId = sim.customers[2].id, billingCycle = "monthly", lineItems = {
          { lineItemNumber = 0, offerId = item, quantity = 1, termDuration = "P1Y" },
          { lineItemNumber = 1, offerId = item, quantity = 2, termDuration = "P1Y" },
        },
      })
      assert.same({ "subscription-updated", "subscription-updated" }, names())
    end)

    it("an invoice", function()
      register(ALL)
      local invoice = assert(sim:invoice_ready { invoice = "G000000077" })
      assert.same({ "invoice-ready" }, names())
      assert.equal(invoice.id, assert(client:invoice("G000000077"):get()).id)
    end)

    it("a referral", function()
      register(ALL)
      local referral = assert(client:referrals():all())[1]
      assert(client:referral(referral.id):replace(referral))
      assert.same({ "referral-updated" }, names())
      local path = assert(json.decode(only().body)).ResourceUri:match("//[^/]+(.*)")
      assert.equal(referral.id, assert(client:request { method = "GET", path = path }).body.id)
    end)

    it("a GDAP relationship and its access assignments", function()
      register(ALL)
      local reader = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"
      local made = assert(client:gdap_relationships():create {
        displayName = "Draft", duration = "P30D", customer = { tenantId = sim.customers[1].id },
        accessDetails = { unifiedRoles = { { roleDefinitionId = reader } } },
      })
      local relationship = client:gdap_relationship(made.id)
      local function reach(status)
        while assert(relationship:get()).status ~= status do end
      end
      reach "created"
      assert(relationship:requests():create { action = "lockForApproval" })
      reach "approvalPending"
      assert(sim:approve { relationship = made.id })
      reach "active"
      local given = assert(relationship:access_assignments():create {
        accessContainer = {
          accessContainerId = "0b3c9a5f-32e6-4e8c-a2c5-5f6f9f6c1a11", accessContainerType = "securityGroup",
        },
        accessDetails = { unifiedRoles = { { roleDefinitionId = reader } } },
      })
      assert(relationship:get())
      assert(relationship:requests():create { action = "terminate" })
      reach "terminated"
      assert.same({
        "granular-admin-relationship-approved", "granular-admin-relationship-activated",
        "granular-admin-access-assignment-created", "granular-admin-access-assignment-activated",
        "granular-admin-relationship-terminated", "granular-admin-access-assignment-deleted",
      }, names())
      local found
      for _, one in ipairs(server:received()) do
        local event = assert(json.decode(one.body))
        if event.EventName == "granular-admin-access-assignment-created" then found = event end
      end
      local address = "https://partner.microsoft.com/granularAdminRelationships/%s/accessAssignments/%s"
      assert.equal(address:format(made.id, given.id), found.ResourceUri)
      local audit = assert(client:webhook_audit_record(found.AuditUri:match("[^/]+$")):get())
      assert.equal(made.id, assert(json.decode(audit.resourceNewValue)).Id)
    end)

    it("a customer", function()
      register(ALL)
      assert(sim:emit { name = "reseller-relationship-accepted-by-customer" })
      assert.same({ "reseller-relationship-accepted-by-customer" }, names())
      assert.equal(sim.base_url .. "/v1/customers/" .. sim.customers[1].id,
        assert(json.decode(only().body)).ResourceUri)
    end)

    it("only of events that are registered", function()
      register { "invoice-ready" }
      local referral = assert(client:referrals():all())[1]
      assert(client:referral(referral.id):replace(referral))
      assert.same({}, names())
    end)
  end)

  describe("misbehave on request:", function()
    -- The openssl command's judgement; true: as of a sound delivery.
    local JUDGED = {
      bad_signature = { signature = false }, other_body = { signature = false }, sha1 = { signature = false },
      expired_certificate = { chain = false }, untrusted_root = { chain = false },
      other_organization = {}, wrong_usage = {}, wrong_algorithm = {}, lower_case = {}, both_headers = {},
      bom = {}, invalid_utf8 = {}, not_json = {}, array = {}, empty = {}, large = {}, old = {}, chunked = {},
      slow = {}, null_audit = {}, no_audit = {}, audit_url = {}, null_resource = {}, foreign_resource = {},
      unknown_name = {}, no_algorithm = {}, repeated = {},
    }

    for fault, expected in pairs(JUDGED) do
      it(fault, function()
        register { "test-created" }
        assert(sim:emit { fault = fault })
        assert.equal("delivered", ended()[1].state)
        local all = server:received()
        assert.equal(fault == "repeated" and 2 or 1, #all)
        local judged = server:judge(all[1], sim.ca_file)
        assert.same({ expected.chain == nil, expected.signature == nil }, { judged.chain, judged.signature })
        local is_other = judged.issuer:find("Microsoft Corporation", 1, true) == nil
        assert.equal(fault == "other_organization", is_other)
      end)
    end

    it("in the bytes and headers as they say", function()
      register { "test-created" }
      local function sent(fault)
        server:clear()
        assert(sim:emit { fault = fault })
        ended()
        return server:received()[1]
      end
      assert.matches("^\239\187\191{", sent("bom").body)
      assert.matches("\255\254", sent("invalid_utf8").body)
      assert.is_true(#sent("large").body > 1048576)
      assert.equal("", sent("empty").body)
      assert.is_nil(json.decode(sent("not_json").body))
      assert.matches('"EventName":"never%-heard%-of"', sent("unknown_name").body)
      assert.matches('"AuditUri":null', sent("null_audit").body)
      assert.same({ "rsa-sha1" }, sent("wrong_algorithm").headers["x-ms-signature-algorithm"])
      assert.equal(2, #sent("duplicate_header").headers["x-ms-certificate-url"])
      assert.matches("^http:", sent("plain_url").headers["x-ms-certificate-url"][1])
      assert.matches("^https://elsewhere%.example/", sent("foreign_url").headers["x-ms-certificate-url"][1])
      assert.is_nil(sent("no_signature").headers.authorization)
      assert.is_nil(sent("no_certificate_url").headers["x-ms-certificate-url"])
      for _, line in ipairs(sent("lower_case").lines) do
        assert.is_true(line[1] == line[1]:lower() or line[1] == "Host" or line[1] == "Connection")
      end
      local both = sent({ "bom", "two_signatures" })
      assert.matches("^\239\187\191{", both.body)
      assert.not_equal(both.headers.authorization[1], both.headers["x-ms-signature"][1])
    end)

    it("all of them", function()
      register { "test-created" }
      local count = 0
      for fault in pairs(emit_fields.faults) do
        assert(sim:emit { fault = fault })
        count = count + 1
      end
      local offline = {}
      for _, one in ipairs(ended()) do
        if one.state ~= "delivered" then offline[#offline + 1] = one.tries[1].responseMessage end
      end
      assert.same({ count, { "send: the simulator ended the connection within the body" } },
        { #assert(sim:deliveries()), offline })
    end)
  end)

  it("takes events from a shell", function()
    register { "test-created" }
    sign_in.output(("curl -q -sS --noproxy '*' -d '%s' %s/simulator/events"):format(
      '{"name":"invoice-ready","fault":"bom"}', sim.http_url))
    assert.same({ "invoice-ready" }, names())
  end)
end)
