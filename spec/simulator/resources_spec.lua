-- The state behind the main resources: what is written is seen by what is read afterwards.
local before_midnight = require "spec.support.time.before_midnight"
local client = require "spec.simulator.client"
local json = require "partnercenter.simulator.json"

local ITEM, OTHER_ITEM = "CFQ7TTC0LH18:0001:CFQ7TTC0K971", "CFQ7TTC0LF8R:0001:CFQ7TTC0K971"

describe("the simulator's resources #once", function()
  local sim, customer

  setup(function() sim = client.start { customers = 30, invoice_lines = 4500 } end)
  teardown(function() sim:stop() end)
  before_each(function()
    before_midnight()
    assert(sim:reset())
    customer = client.customer(sim, 11)
  end)

  local function equals(field, value)
    local filter = '{"Field":"%s","Value":"%s","Operator":"equals"}'
    local function escape(char) return ("%%%02X"):format(char:byte()) end
    return (filter:format(field, value):gsub('[{}"]', escape))
  end

  -- Calls and, where a status is given, insists on it.
  local function call(method, path, body, status, options)
    options = options or {}
    options.method, options.body = method, body
    local answer = client.curl(sim, path, options)
    local shown = method .. " " .. path .. ": " .. tostring(answer.body)
    if status then assert.equal(status, answer.status, shown) end
    return answer.value, answer
  end

  local function get(path, status) return call("GET", path, nil, status or 200) end

  local function refused(method, path, body, status, code, options)
    local value = call(method, path, body, status, options)
    assert.equal(code, value.code)
    assert.is_string(value.description)
  end

  local function new_customer(domain)
    return {
      CompanyProfile = { Domain = domain, CompanyName = "New Company" },
      BillingProfile = {
        Email = "a@b.example", Culture = "en-US", Language = "en", CompanyName = "New Company",
        DefaultAddress = {
          Country = "US", City = "Redmond", AddressLine1 = "1 Example Way", PostalCode = "98052",
        },
      },
    }
  end

  describe("customers", function()
    it("are created with credentials that are told once, and are in the list", function()
      local made = call("POST", "/v1/customers", new_customer "new.example", 201)
      assert.equal("admin", made.userCredentials.userName)
      assert.is_string(made.userCredentials.password)
      assert.equal("Redmond", made.billingProfile.defaultAddress.city)
      local read = get("/v1/customers/" .. made.id)
      assert.is_nil(read.userCredentials)
      assert.equal("New Company", read.companyProfile.companyName)
      local all = get "/v1/customers?size=0"
      assert.equal(31, all.totalCount)
      assert.equal(made.id, all.items[31].id)
      assert.equal("none", get("/v1/customers/" .. made.id .. "/qualification"))
    end)

    it("are refused without required members, or with a taken domain", function()
      local body = new_customer "new.example"
      body.BillingProfile.DefaultAddress.Country = nil
      refused("POST", "/v1/customers", body, 400, 3000)
      refused("POST", "/v1/customers", new_customer "customer3.example", 409, 3000)
      call("DELETE", customer, nil, 204)
      call("POST", "/v1/customers", new_customer "new.example", 201)
      refused("POST", "/v1/customers", new_customer "NEW.example", 409, 3000)
      refused("POST", "/v1/customers", "{", 400, 3000)
      refused("POST", "/v1/customers", "[]", 400, 3000)
    end)

    it("are deleted once, also if the request repeats its MS-RequestId", function()
      local again = { headers = { ["MS-RequestId"] = "11111111-2222-4333-8444-555555555555" } }
      call("DELETE", customer, nil, 204, again)
      call("DELETE", customer, nil, 204, again)
      refused("DELETE", customer, nil, 404, 60003)
      assert.equal(29, get("/v1/customers?size=1").totalCount)
    end)

    it("are gone when they are deleted, and out of reach without the relationship", function()
      call("DELETE", customer, nil, 204)
      refused("GET", customer, nil, 404, 60003)
      local other = client.customer(sim, 12)
      local left = call("PATCH", other, { relationshipToPartner = "none" }, 200)
      assert.equal("none", left.relationshipToPartner)
      refused("GET", other, nil, 403, 20002)
      local all = get "/v1/customers?size=0"
      assert.equal(28, #all.items)
      assert.equal(sim.customers[13].id, all.items[11].id)
    end)

    it("have a billing profile that is only changed under its ETag", function()
      local path = customer .. "/profiles/billing"
      local profile = get(path)
      profile.defaultAddress.city = "Bellevue"
      refused("PUT", path, profile, 400, 2055)
      local function under(tag) return { headers = { ["If-Match"] = tag } } end
      refused("PUT", path, profile, 412, 2055, under '"another"')
      local changed = call("PUT", path, profile, 200, under('"' .. profile.attributes.etag .. '"'))
      assert.not_equal(profile.attributes.etag, changed.attributes.etag)
      assert.equal("Bellevue", get(customer).billingProfile.defaultAddress.city)
      refused("PUT", path, profile, 412, 2055, under('"' .. profile.attributes.etag .. '"'))
    end)
  end)

  describe("users", function()
    local body = {
      userPrincipalName = "ada@customer11.example", displayName = "Ada", usageLocation = "US",
      passwordProfile = { forceChangePassword = true, password = "marker-password" },
    }

    local function names(query)
      local list = {}
      local users = get(customer .. "/users" .. (query or "")).items
      for _, user in ipairs(users) do list[user.id] = user.state end
      return list
    end

    it("come, go and come back", function()
      local user = call("POST", customer .. "/users", body, 200)
      assert.equal("active", names()[user.id])
      refused("POST", customer .. "/users", body, 409, 3000)
      local path = customer .. "/users/" .. user.id
      assert.equal("Ada", get(path).displayName)
      assert.is_nil(get(path).passwordProfile)
      call("DELETE", path, nil, 204)
      refused("GET", path, nil, 404, 60002)
      assert.is_nil(names()[user.id])
      assert.same({ [user.id] = "inactive" }, names("?filter=" .. equals("UserState", "Inactive")))
      call("PATCH", path, { state = "active" }, 200)
      assert.equal("active", names()[user.id])
    end)

    it("take licences while there are some, and give them back", function()
      local users = get(customer .. "/users").items
      local sku = get(customer .. "/subscribedskus").items[1]
      assert.equal(5, sku.availableUnits)
      local function update(user, change, status)
        return call("POST", customer .. "/users/" .. user.id .. "/licenseupdates", change, status)
      end
      local assignment = { licensesToAssign = json.array { { skuId = sku.productSku.id } } }
      update(users[1], assignment, 201)
      update(users[1], assignment, 201) -- the second one changes nothing
      assert.equal(4, get(customer .. "/subscribedskus").items[1].availableUnits)
      assert.equal(1, get(customer .. "/subscribedskus").items[1].consumedUnits)
      local licenses = get(customer .. "/users/" .. users[1].id .. "/licenses").items
      assert.equal(sku.productSku.id, licenses[1].productSku.id)
      assert.equal(0, #get(customer .. "/users/" .. users[1].id .. "/licenses?licenseGroupIds=Group2").items)
      assert.equal(1, #get(customer .. "/users/" .. users[1].id
        .. "/licenses?licenseGroupIds=Group2&licenseGroupIds=Group1").items)
      for number = 1, 4 do
        local made = call("POST", customer .. "/users", {
          userPrincipalName = number .. "@customer11.example", displayName = "N", usageLocation = "US",
          passwordProfile = { password = "marker-password" },
        }, 200)
        update(made, assignment, 201)
      end
      assert.equal(60012, update(users[2], assignment, 400).code)
      call("DELETE", customer .. "/users/" .. users[1].id, nil, 204)
      update(users[2], assignment, 201)
      update(users[2], { licensesToRemove = json.array { sku.productSku.id } }, 201)
      assert.equal(1, get(customer .. "/subscribedskus").items[1].availableUnits)
    end)

    it("are members of roles", function()
      local user, role = get(customer .. "/users").items[1], get(customer .. "/directoryroles").items[2]
      local members = customer .. "/directoryroles/" .. role.id .. "/usermembers"
      assert.equal(0, #get(members).items)
      call("POST", members, {
        Id = user.id, DisplayName = user.displayName, UserPrincipalName = user.userPrincipalName,
      }, 201)
      assert.equal(user.userPrincipalName, get(members).items[1].userPrincipalName)
      assert.equal(role.id, get(customer .. "/users/" .. user.id .. "/directoryroles").items[1].id)
      call("DELETE", members .. "/" .. user.id, nil, 204)
      assert.equal(404, select(2, call("DELETE", members .. "/" .. user.id)).status)
    end)
  end)

  describe("purchases", function()
    local function cart_of(...)
      local lines = json.array()
      for index, line in ipairs { ... } do
        lines[index] = { id = index - 1, catalogItemId = line[1], quantity = line[2], orderGroup = line[3] }
      end
      return call("POST", customer .. "/carts", { lineItems = lines }, 201)
    end

    it("go from a cart over an order to a subscription with licences, once", function()
      local before = #get(customer .. "/subscriptions").items
      local cart = cart_of { ITEM, 7 }
      assert.is_nil(cart.lineItems[1].error)
      local path = customer .. "/carts/" .. cart.id
      assert.same(cart, get(path))
      local first = call("POST", path .. "/checkout", nil, 201)
      assert.same({}, first.orderErrors)
      assert.same(first, call("POST", path .. "/checkout", nil, 201))
      local line = first.orders[1].lineItems[1]
      assert.equal(ITEM, get(customer .. "/orders/" .. first.orders[1].id).lineItems[1].offerId)
      local subscription = get(customer .. "/subscriptions/" .. line.subscriptionId)
      assert.equal(7, subscription.quantity)
      assert.equal(first.orders[1].id, subscription.orderId)
      assert.equal(before + 1, #get(customer .. "/subscriptions").items)
      assert.equal(1, #get(customer .. "/subscriptions?order_id=" .. first.orders[1].id).items)
      local skus = get(customer .. "/subscribedskus").items
      assert.equal(7, skus[#skus].availableUnits)
      refused("PUT", path, { lineItems = json.array { { catalogItemId = ITEM, quantity = 1 } } }, 400, 800065)
    end)

    it("report the error of a line in a successful answer", function()
      local cart = cart_of({ "no:such:item", 1, "a" }, { OTHER_ITEM, 2, "b" })
      assert.equal("10001", cart.lineItems[1].error.errorCode)
      local result = call("POST", customer .. "/carts/" .. cart.id .. "/checkout", nil, 201)
      assert.equal(1, #result.orders)
      assert.equal("a", result.orderErrors[1].orderGroupId)
      assert.equal(10001, result.orderErrors[1].code)
    end)

    it("may show up late", function()
      assert(sim:set { order_reads = 2 })
      local before = #get(customer .. "/subscriptions").items
      local lines = json.array { { lineItemNumber = 0, offerId = ITEM, quantity = 1 } }
      call("POST", customer .. "/orders", { lineItems = lines }, 201)
      assert.equal(before, #get(customer .. "/subscriptions").items)
      assert.equal(before, #get(customer .. "/subscriptions").items)
      assert.equal(before + 1, #get(customer .. "/subscriptions").items)
    end)

    it("are refused: no such customer, cart or order, no lines, no quantity", function()
      refused("GET", customer .. "/carts/none", nil, 404, 800008)
      refused("GET", customer .. "/orders/none", nil, 404, 20000)
      refused("POST", customer .. "/carts", { lineItems = json.array() }, 400, 3000)
      local line = { lineItemNumber = 0, offerId = ITEM }
      refused("POST", customer .. "/orders", { lineItems = json.array { line } }, 400, 2002)
      refused("GET", "/v1/products/none?country=US", nil, 404, 400013)
      refused("GET", "/v1/products/CFQ7TTC0LH18/skus/none?country=US", nil, 404, 400018)
    end)
  end)

  describe("subscriptions", function()
    local path, subscription
    before_each(function()
      subscription = get(customer .. "/subscriptions").items[1]
      path = customer .. "/subscriptions/" .. subscription.id
    end)

    it("take a change as the whole record", function()
      subscription.quantity, subscription.autoRenewEnabled = 12, nil
      local changed = call("PATCH", path, subscription, 200)
      assert.equal(12, changed.quantity)
      assert.is_false(changed.autoRenewEnabled)
      assert.same(changed, get(path))
      refused("PATCH", path, subscription, 412, 2055, { headers = { ["If-Match"] = '"old"' } })
    end)

    it("cannot do everything in every state", function()
      refused("PATCH", path, { quantity = 0 }, 400, 2002)
      refused("PATCH", path, { status = "sleeping" }, 400, 900126)
      call("PATCH", path, { status = "suspended" }, 200)
      refused("PATCH", path, { quantity = 3 }, 400, 2001)
      call("PATCH", path, { status = "deleted" }, 200)
      refused("PATCH", path, { friendlyName = "x" }, 400, 2011)
      refused("PATCH", customer .. "/subscriptions/none", { quantity = 1 }, 404, 20003)
    end)

    it("may accept a change and say where it is to be seen", function()
      assert(sim:set { subscription_update = "accepted" })
      local _, answer = call("PATCH", path, { quantity = 9, autoRenewEnabled = true }, 202)
      assert.equal(path:gsub("^/v1", ""), answer.headers.location)
      assert.equal(9, get("/v1" .. answer.headers.location).quantity)
    end)

    it("register in the background and can be polled", function()
      assert(sim:set { job_reads = 1 })
      assert.equal("notregistered", get(path .. "/registrationstatus").status)
      local _, answer = call("POST", path .. "/registrations", nil, 202)
      local where = "/v1" .. answer.headers.location
      assert.equal("registering", get(where).status)
      assert.equal("registered", get(where).status)
    end)

    it("turn into others", function()
      local function transition(item, quantity)
        return { toCatalogItemId = item, quantity = quantity, transitionType = "transition_only" }
      end
      call("PATCH", path, { quantity = 5, autoRenewEnabled = true }, 200)
      local made = call("POST", path .. "/transitions", transition(OTHER_ITEM, 2), 200)
      assert.equal("Completed", made.Events[1].status)
      assert.equal(3, get(path).quantity)
      assert.equal(2, get(customer .. "/subscriptions/" .. made.toSubscriptionId).quantity)
      assert.equal(1, #get(path .. "/transitions?operationId=" .. made.operationId).items)
      local failed = call("POST", path .. "/transitions", transition("a:b:c", 1), 200)
      assert.equal(8, failed.Events[1].errors[1].code)
    end)
  end)

  describe("devices", function()
    local function upload(where, batch, serial)
      local devices = json.array { { serialNumber = serial, productKey = "key" } }
      return select(2, call("POST", where .. "/deviceBatches", { batchId = batch, devices = devices }, 202))
    end

    it("are uploaded by a job that can be looked at", function()
      assert(sim:set { job_reads = 1 })
      local where = "/v1" .. upload(customer, "batch", "S1").headers.location
      assert.equal("processing", get(where).status)
      local job = get(where)
      assert.equal("finished", job.status)
      assert.equal("S1", job.devicesStatus[1].serialNumber)
      assert.equal(1, get(customer .. "/deviceBatches").items[1].devicesCount)
      assert.equal("S1", get(customer .. "/deviceBatches/batch/devices").items[1].serialNumber)
    end)

    it("are found in a batch of any name", function()
      upload(customer, "a batch, 50%", "S1")
      local path = customer .. "/deviceBatches/a%20batch%2C%2050%25/devices"
      local device = get(path).items[1]
      assert.equal("S1", device.serialNumber)
      call("DELETE", path .. "/" .. device.id, nil, 204)
      assert.equal(0, #get(path).items)
    end)

    it("belong to one tenant only", function()
      assert(sim:set { job_reads = 0 })
      upload(customer, "batch", "S1")
      local job = get("/v1" .. upload(client.customer(sim, 12), "batch", "S1").headers.location)
      assert.equal("finished_with_errors", job.status)
      assert.equal(808, job.devicesStatus[1].errorCode)
    end)
  end)

  it("keeps invoices with lines that add up, in pages of at most 2000", function()
    local invoice = get "/v1/invoices/G000000002"
    local where = "/v1/invoices/G000000002/lineitems?size=5000"
      .. "&provider=onetime&invoicelineitemtype=billinglineitems"
    local cents, lines, pages, headers = 0, 0, 0, nil
    repeat
      local page = call("GET", where, nil, 200, { headers = headers })
      for _, line in ipairs(page.items) do
        lines, cents = lines + 1, cents + math.floor(line.totalForCustomer * 100 + 0.5)
      end
      pages, where = pages + 1, nil
      local following = page.links.next
      if following then
        assert.truthy(following.uri:find("provider=onetime", 1, true))
        where = "/v1" .. following.uri
        headers = { [following.headers[1].key] = following.headers[1].value }
      end
    until not where
    assert.same({ 3, 4500 }, { pages, lines })
    assert.equal(math.floor(invoice.totalCharges * 100 + 0.5), cents)
    refused("GET", "/v1/invoices/G000000002/lineitems?provider=none&invoicelineitemtype=x", nil, 400, 900126)
    refused("GET", "/v1/invoices/G9", nil, 404, 1000)
  end)

  it("makes a statement that is a PDF of any size", function()
    assert(sim:set { file_size = 300000 })
    local answer = client.curl(sim, "/v1/invoices/G000000001/documents/statement")
    assert.equal("application/pdf", answer.headers["content-type"])
    assert.equal("%PDF-1.4", answer.body:sub(1, 8))
    assert.is_true(#answer.body > 290000)
    local at = tonumber(answer.body:match("startxref\n(%d+)\n%%%%EOF\n$"))
    assert.equal("xref", answer.body:sub(at + 1, at + 4))
  end)

  it("records writes, newest first", function()
    local made = call("POST", "/v1/customers", new_customer "audited.example", 201)
    local today = "/v1/auditrecords?startDate=" .. os.date("!%Y-%m-%d")
    local record = get(today).items[1]
    assert.equal("add_customer", record.operationType)
    assert.equal(made.id, record.customerId)
    assert.same(record, get("/v1/auditrecords/" .. record.id))
    assert.same(record, get("/auditactivity/v1/auditrecords/" .. record.id))
    assert.equal(1, #get(today .. "&filter=" .. equals("CustomerId", made.id)).items)
    refused("GET", "/v1/auditrecords?startDate=2020-01-01", nil, 400, 2000)
    refused("GET", "/v1/auditrecords", nil, 400, 2000)
  end)

  it("knows the domains that are taken, and validates addresses", function()
    assert.equal(200, client.curl(sim, "/v1/domains/customer7.example", { curl = { "-I" } }).status)
    assert.equal(404, client.curl(sim, "/v1/domains/free.example", { curl = { "-I" } }).status)
    assert.is_false(get "/v1/validations/checkdomainavailability/contoso.onmicrosoft.com")
    local address = {
      AddressLine1 = "1 Example Way", City = "Redmond", State = "WA", Country = "US", PostalCode = "98052",
    }
    assert.equal("VerifiedShippable", call("POST", "/v1/validations/address", address, 200).status)
    address.PostalCode = "00000"
    local value = call("POST", "/v1/validations/address", address, 400)
    assert.equal("60071", json.decode(value.description).code)
  end)

  it("confirms an agreement once, and wants one id for that of a reseller", function()
    local body = {
      primaryContact = { firstName = "A", lastName = "B", email = "a@b.example" },
      templateId = "22222222-2222-4222-8222-222222222222",
      dateAgreed = "2026-01-01T00:00:00Z", type = "MicrosoftCustomerAgreement",
    }
    call("POST", customer .. "/agreements", body, 201)
    local again = call("POST", customer .. "/agreements", body, 400)
    assert.same({ 600061, false }, { again.code, again.isRetryable })
    refused("GET", "/v1/compliance/csp/agreementstatus", nil, 400, 2001)
    refused("GET", "/v1/compliance/csp/agreementstatus?mpnId=1&tenantId=2", nil, 400, 2000)
    refused("GET", "/v1/compliance/csp/agreementstatus?mpnId=1000004", nil, 400, 2203)
    refused("GET", "/v1/compliance/csp/agreementstatus?mpnId=0000000", nil, 400, 2200)
    assert.is_true(get("/v1/compliance/csp/agreementstatus?mpnId=1000002").isAgreementSigned)
  end)

  it("keeps profiles as they are put", function()
    local path = "/v1/profiles/support"
    local profile = get(path)
    call("PUT", "/v1/profiles/supportprofile", { email = "new@partner.example" }, 200)
    local kept = { email = "new@partner.example", attributes = profile.attributes, links = profile.links }
    assert.same(kept, get(path))
    call("PUT", path, { email = "newer@partner.example", telephone = "1" }, 200)
    assert.equal("newer@partner.example", get(path).email)
    call("PATCH", customer .. "/usagebudget", { amount = 7 }, 200)
    assert.equal(7, get(customer .. "/usagebudget").amount)
  end)

  it("keeps one registration of a webhook", function()
    local path = "/webhooks/v1/registration"
    local body = { WebhookUrl = "https://a.example/", WebhookEvents = { "test-created" } }
    refused("GET", path, nil, 404, 1000)
    call("POST", path, body, 200)
    refused("POST", path, body, 409, 3000)
    assert.equal("https://a.example/", get(path).WebhookUrl)
    local event = call("POST", path .. "/validationEvents", nil, 200)
    assert.equal("completed", get(path .. "/validationEvents/" .. event.correlationId).status)
  end)

  it("refuses as the service does: query, method, token, media type, unknown ids", function()
    refused("GET", "/v1/products?country=US", nil, 400, 2000)
    assert.equal(405, select(2, call("PUT", customer .. "/subscriptions")).status)
    refused("GET", customer .. "/users", nil, 403, 900329, { token = sim.app_token })
    refused("POST", customer .. "/carts", nil, 415, 2000, { form = "a=b" })
    refused("GET", customer .. "/policies/none", nil, 404, 1000)
    local graph = "/v1.0/tenantRelationships/delegatedAdminRelationships"
    refused("GET", graph, nil, 401, 900420)
    local issued = assert(sim:access_token { user = true, audience = "https://graph.microsoft.com" })
    assert.equal(3, #call("GET", graph, nil, 200, { token = issued.access_token }).value)
  end)
end)
