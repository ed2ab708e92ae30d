local client = require "spec.simulator.client"
local curl, path = client.curl, client.customer

describe("the simulator's API #once", function()
  local sim

  setup(function() sim = client.start { customers = 30 } end)
  teardown(function() sim:stop() end)
  before_each(function() assert(sim:reset()) end)

  it("answers the qualification as a bare string behind a byte order mark", function()
    local answer = curl(sim, path(sim, 1, "/qualification"))
    assert.equal(200, answer.status)
    assert.equal('\239\187\191"education"', answer.body)
    assert.equal("application/json; charset=utf-8", answer.headers["content-type"])
  end)

  it("speaks HTTP/1.1 and HTTP/2 on one port, and plain HTTP on another", function()
    local where = path(sim, 1, "/qualification")
    assert.equal("HTTP/2", curl(sim, where, { curl = { "--http2" } }).protocol)
    assert.equal("HTTP/1.1", curl(sim, where, { curl = { "--http1.1" } }).protocol)
    assert.equal("education", curl(sim, where, { base = sim.http_url }).value)
    local by_name = sim.base_url.api:gsub("127.0.0.1", "localhost")
    assert.equal("education", curl(sim, where, { base = by_name }).value)
  end)

  it("cannot be reached with less than TLS 1.2 or without trusting its certificate", function()
    local weak = { "--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0" }
    local _, old = curl(sim, "/v1/customers", { curl = weak })
    assert.equal(35, old)
    local stranger = { ca_file = "/etc/ssl/certs/ca-certificates.crt", base_url = sim.base_url }
    local _, untrusted = curl(stranger, "/", { token = false })
    assert.equal(60, untrusted)
  end)

  it("has every kind of qualification among its first 25 customers, as the handle says", function()
    local kinds = {}
    for number = 1, 25 do kinds[sim.customers[number].qualification] = true end
    for kind in ("none education nonprofit governmentcommunitycloud stateownedentity"):gmatch("%a+") do
      assert.is_true(kinds[kind], kind)
    end
    for number = 1, 12 do
      assert.equal(sim.customers[number].qualification, curl(sim, path(sim, number, "/qualification")).value)
    end
  end)

  it("echoes the ids of a request, or makes them up", function()
    local given = {
      ["MS-RequestId"] = "11111111-2222-4333-8444-555555555555", ["MS-CorrelationId"] = "other",
    }
    local answer = curl(sim, path(sim, 1), { headers = given })
    assert.equal(given["MS-RequestId"], answer.headers["ms-requestid"])
    assert.equal("other", answer.headers["ms-correlationid"])
    assert.is_string(answer.headers["ms-cv"])
    assert.is_string(answer.headers["ms-serverid"])
    assert.equal(36, #curl(sim, path(sim, 1)).headers["ms-requestid"])
  end)

  describe("customers", function()
    it("come one at a time with all of their record", function()
      local customer = curl(sim, path(sim, 11)).value
      assert.equal(sim.customers[11].id, customer.id)
      assert.equal("Köhler Maschinenbau", customer.companyProfile.companyName)
      assert.equal("98052", customer.billingProfile.defaultAddress.postalCode)
      assert.equal("reseller", customer.relationshipToPartner)
      assert.equal("Customer", customer.attributes.objectType)
    end)

    it("come in pages whose links lead to the end", function()
      local seen, where, headers = {}, "/v1/customers?size=13", nil
      repeat
        local value = curl(sim, where, { headers = headers }).value
        assert.equal(30, value.totalCount)
        for _, item in ipairs(value.items) do seen[#seen + 1] = item.id end
        local following = value.links.next
        where = nil
        if following then
          assert.equal("/customers?size=13&seekOperation=Next", following.uri)
          where = "/v1" .. following.uri
          headers = { [following.headers[1].key] = following.headers[1].value }
        end
      until not where
      assert.equal(30, #seen)
      for number, id in ipairs(seen) do assert.equal(sim.customers[number].id, id) end
    end)

    it("come all at once with size=0, and by the hundred when the size is not said", function()
      local all = curl(sim, "/v1/customers?size=0").value
      assert.equal(30, #all.items)
      assert.is_nil(all.links.next)
      assert(sim:set { page_size = 7 })
      assert.equal(7, #curl(sim, "/v1/customers").value.items)
    end)

    it("have links in every form", function()
      local forms = {
        plain = "^/customers%?", bare = "^customers%?", v1 = "^/v1/customers%?",
        absolute = "^https://127%.0%.0%.1:%d+/v1/customers%?", foreign = "^https://elsewhere%.example/",
      }
      for form, pattern in pairs(forms) do
        assert(sim:set { links = form })
        assert.matches(pattern, curl(sim, "/v1/customers?size=3").value.links.next.uri)
      end
      assert(sim:set { links = "none", total_count = "none" })
      local value = curl(sim, "/v1/customers?size=3").value
      assert.is_nil(value.links)
      assert.is_nil(value.totalCount)
    end)

    it("loop when asked to", function()
      assert(sim:set { links = "loop" })
      local following = curl(sim, "/v1/customers?size=3").value.links.next
      local headers = { ["MS-ContinuationToken"] = following.headers[1].value }
      local again = curl(sim, "/v1" .. following.uri, { headers = headers }).value
      assert.equal(sim.customers[1].id, again.items[1].id)
    end)

    it("are filtered by the beginning of their name only", function()
      local filter = "/v1/customers?filter=%7B%22Field%22%3A%22CompanyName%22%2C%22Value%22%3A%22cedar%22%2C"
        .. "%22Operator%22%3A%22#%22%7D"
      local found = curl(sim, (filter:gsub("#", "starts_with"))).value
      assert.equal(1, #found.items)
      assert.equal(sim.customers[3].id, found.items[1].id)
      local refused = curl(sim, (filter:gsub("#", "substring")))
      assert.equal(400, refused.status)
      assert.equal(2000, refused.value.code)
    end)

    it("need a continuation token to go on", function()
      assert.equal(400, curl(sim, "/v1/customers?size=3&seekOperation=Next").status)
      local headers = { ["MS-ContinuationToken"] = "nonsense" }
      assert.equal(400, curl(sim, "/v1/customers?size=3&seekOperation=Next", { headers = headers }).status)
      assert.equal(400, curl(sim, "/v1/customers?size=many").status)
    end)
  end)

  describe("refuses", function()
    local function refused(where, status, code, options)
      local answer = curl(sim, where, options)
      assert.equal(status, answer.status)
      assert.equal(code, answer.value.code)
      assert.is_string(answer.value.description)
    end

    it("a malformed, an unknown and an unrelated customer", function()
      refused(path(sim, "not-a-guid", "/qualification"), 400, 2000)
      refused(path(sim, "11111111-2222-4333-8444-555555555555", "/qualification"), 404, 60003)
      refused(path(sim, require("partnercenter.simulator.seeded_customers").unrelated_id), 403, 20002)
    end)

    it("routes it does not have, and methods a route does not have", function()
      refused("/v1/nothing/here", 404, 1000)
      refused(path(sim, 1, "/"):gsub("/$", "//qualification"), 404, 1000)
      local answer = curl(sim, path(sim, 1, "/qualification"), { method = "DELETE" })
      assert.equal(405, answer.status)
      assert.equal("GET, PUT", answer.headers.allow)
    end)

    it("no token, an unknown one, an expired one and one for another audience", function()
      local where = path(sim, 1, "/qualification")
      refused(where, 401, 400, { token = false })
      refused(where, 401, 400, { token = "marker-unknown-token" })
      local short = assert(sim:access_token { life = 0 }).access_token
      refused(where, 401, 400, { token = short })
      local other = assert(sim:access_token { audience = "https://graph.windows.net" }).access_token
      refused(where, 401, 900420, { token = other })
    end)

    it("app-only tokens where a user is needed", function()
      assert.equal(200, curl(sim, path(sim, 1, "/qualification"), { token = sim.app_token }).status)
      local put = { token = sim.app_token, method = "PUT", body = '"Education"' }
      refused(path(sim, 2, "/qualification"), 403, 900329, put)
      refused(path(sim, 2, "/validationStatus?type=account"), 403, 900329, { token = sim.app_token })
    end)

    it("users without MFA when that is enforced, and reports MFA when asked", function()
      local without = assert(sim:access_token { user = true, mfa = false }).access_token
      local ask = { ValidateMfa = "true" }
      local answer = curl(sim, path(sim, 1), { token = without, headers = ask })
      assert.equal("false", answer.headers.ismfacompliant)
      assert.equal("true", curl(sim, path(sim, 1), { headers = ask }).headers.ismfacompliant)
      assert(sim:set { require_mfa = true })
      refused(path(sim, 1), 401, 900421, { token = without })
      assert.equal(200, curl(sim, path(sim, 1)).status)
      assert.equal(200, curl(sim, path(sim, 1), { token = sim.app_token }).status)
    end)
  end)

  it("answers validation codes and validation status", function()
    local codes = curl(sim, "/v1/customers/all/validations").value
    assert.equal("12345", codes[1].validationId)
    assert.equal(4, codes[1].remainingCreates)
    assert.equal(sim.tenant_id, codes[1].partnerId)
    local status = curl(sim, path(sim, 2, "/validationStatus?type=Account")).value
    assert.same({ type = "account", status = "Not Ready", lastUpdateDateTime = "" }, status)
    assert.equal(400, curl(sim, path(sim, 2, "/validationStatus?type=other")).status)
  end)

  it("compresses when it is switched on and the request accepts it", function()
    assert(sim:set { gzip = true })
    local answer = curl(sim, "/v1/customers", { curl = { "--compressed" } })
    assert.equal("gzip", answer.headers["content-encoding"])
    assert.equal(30, #answer.value.items)
    assert.is_nil(curl(sim, "/v1/customers").headers["content-encoding"])
  end)

  it("records the requests it received, line by line", function()
    assert(sim:clear_requests())
    local headers = { ["X-Odd-CASE"] = "kept  as it is" }
    curl(sim, path(sim, 1, "/qualification?a=b"), { headers = headers, curl = { "--http1.1" } })
    curl(sim, path(sim, 2, "/qualification"), { method = "PUT", body = '"Education"' })
    local list = assert(sim:requests())
    local first, second = list[1], list[2]
    assert.equal("GET", first.method)
    assert.equal(path(sim, 1, "/qualification?a=b"), first.uri)
    assert.equal("HTTP/1.1", first.protocol)
    assert.equal(200, first.status)
    assert.equal("/v1/customers/{customer_id}/qualification", first.operation)
    local found = false
    for _, line in ipairs(first.headers) do found = found or line == "X-Odd-CASE: kept  as it is" end
    assert.is_true(found)
    assert.equal('"Education"', second.body)
    assert.equal("HTTP/2.0", second.protocol)
    assert.not_equal(first.connection, second.connection)
    assert(sim:clear_requests())
    assert.equal(0, #assert(sim:requests()))
  end)

  it("keeps a bounded number of requests", function()
    local small = client.start { customers = 1, log_size = 3 }
    for _ = 1, 5 do curl(small, path(small, 1)) end
    local list = assert(small:requests())
    small:stop()
    assert.equal(3, #list)
    assert.equal(5, list[3].number)
  end)
end)
