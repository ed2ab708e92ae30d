local client = require "spec.simulator.client"
local curl, path = client.curl, client.customer

-- curl's exit codes
local RECV_ERROR, PARTIAL, EMPTY, H2_STREAM = 56, 18, 52, 92

describe("the simulator's faults #once", function()
  local sim

  setup(function() sim = client.start { customers = 30 } end)
  teardown(function() sim:stop() end)
  before_each(function() assert(sim:reset()) end)

  local H1 = { "--http1.1" }

  local function get(number, options) return curl(sim, path(sim, number or 1, "/qualification"), options) end

  it("are chosen by method, path, customer, and counted", function()
    assert(sim:fault { status = 500, customer = sim.customers[2].id:upper(), times = 2 })
    assert.equal(200, get(1).status)
    assert.equal(500, get(2).status)
    assert.equal(500, get(2).status)
    assert.equal(200, get(2).status)
    assert(sim:fault { status = 502, method = "PUT" })
    assert.equal(200, get(1).status)
    assert.equal(502, get(1, { method = "PUT", body = "1" }).status)
    assert(sim:clear_faults())
    assert(sim:fault { status = 503, path = "/qualifications", skip = 1 })
    assert.equal(200, curl(sim, path(sim, 1, "/qualifications")).status)
    assert.equal(503, curl(sim, path(sim, 1, "/qualifications")).status)
    assert.equal(200, get(1).status)
    assert(sim:clear_faults())
    assert(sim:fault { status = 504, every = 2 })
    assert.equal(200, get(1).status)
    assert.equal(504, get(1).status)
    assert.equal(200, get(1).status)
  end)

  it("take a path as plain text, whole or from its end, and names for segments", function()
    local id = sim.customers[1].id
    local customer, whole = "/v1/customers/" .. id, path(sim, 1, "/qualification")
    for _, row in ipairs {
      { whole, true }, { whole:upper(), true }, { whole .. "/", true }, { "/qualification", true },
      { "qualification", true }, { id .. "/qualification", true },
      { "/v1/customers/{customer_id}/qualification", true }, { "/customers/{id}/{what}", true },
      { "/v1/customers/", true }, { customer .. "/", true }, { "/", true },
      { "/v1/customers", false }, { customer, false }, { "/v1/{customer_id}/qualification", false },
      { "/qualifications", false }, { "/qualificatio.", false }, { "/qualification$", false },
      { "ification", false }, { "/customers/.*/qualification", false }, { "/x" .. whole, false },
      { "/v1/customers/*/qualification", false }, { "/users/", false },
    } do
      assert(sim:clear_faults())
      assert(sim:fault { status = 500, path = row[1] })
      assert.equal(row[2] and 500 or 200, get(1).status, row[1])
    end
  end)

  it("take a path of another host, with signs that patterns would read", function()
    assert(sim:fault { status = 500, path = "/v1/invoices/{invoice_id}/documents/statement" })
    assert(sim:fault { status = 501, path = "/v1/a-b/%2Bc(d)" })
    assert.equal(501, curl(sim, "/v1/a-b/%2bC(d)").status)
    assert.equal(404, curl(sim, "/v1/a-b/c(d)").status)
  end)

  it("take a Lua pattern in place of a path", function()
    assert(sim:fault { status = 500, pattern = "^/v1/customers/[^/]+/qualifications?$" })
    assert.equal(500, get(1).status)
    assert.equal(500, curl(sim, path(sim, 1, "/qualifications")).status)
    assert.equal(200, curl(sim, path(sim, 1)).status)
    local bad, why = sim:fault { status = 500, pattern = "[" }
    assert.is_nil(bad)
    assert.matches("'pattern' is not a Lua pattern", why, 1, true)
    for reason, fault in pairs {
      ["'path' or 'pattern', not both"] = { path = "/a", pattern = "/b" },
      ["without a query"] = { path = "/v1/customers?size=1" },
      ["without a host"] = { path = sim.base_url .. "/v1/customers" },
    } do
      bad, why = sim:fault(fault)
      assert.is_nil(bad)
      assert.matches(reason, why, 1, true)
      local server, reasons = require("partnercenter.simulator").start { faults = { fault } }
      assert.is_nil(server)
      assert.matches("^simulator: faults%[1%]: ", reasons)
    end
  end)

  it("that never hit are listed with the requests", function()
    local unused = { status = 500, path = "/v1/customers.*" }
    assert(sim:fault(unused))
    assert(sim:fault { status = 503, skip = 1 })
    assert(sim:fault { status = 502, method = "GET", times = 1 })
    assert.equal(502, get(1).status)
    local requests = assert(sim:requests())
    assert.equal(1, #requests)
    assert.same({ unused, { status = 503, skip = 1 } }, requests.never_hit)
    assert.equal(503, get(1).status)
    assert.same({ unused }, sim:requests().never_hit)
    assert(sim:clear_faults())
    assert.is_nil(sim:requests().never_hit)
    assert(sim:fault { status = 500, times = 0 })
    assert.same({ { status = 500, times = 0 } }, sim:requests().never_hit)
  end)

  it("can be asked for by a request itself", function()
    local answer = get(1, { fault = "status=429; retry-after=7" })
    assert.equal(429, answer.status)
    assert.equal("7", answer.headers["retry-after"])
    local message = "Rate limit is exceeded. Try again in 7 seconds."
    assert.same({ statusCode = 429, message = message }, answer.value)
    assert.equal(200, get(1).status)
    assert.equal(400, get(1, { fault = "nonsense=1" }).status)
  end)

  it("that are unknown or of the wrong type are refused", function()
    assert.error_matches(function() sim:fault { stauts = 500 } end,
      "unknown option 'stauts', did you mean 'status'")
    assert.error_matches(function() sim:fault { status = "500" } end,
      "option 'status': number expected, got string")
    assert.is_nil(sim:fault { ending = "never" })
    for name, body in pairs { faults = { stauts = 500 }, settings = { pagesize = 5 } } do
      local method = name == "faults" and "POST" or "PATCH"
      local answer = curl(sim, "/simulator/" .. name, { method = method, body = body, token = false })
      assert.equal(400, answer.status)
      local expected = name == "faults" and "unknown fault 'stauts', did you mean 'status'?"
        or "unknown setting 'pagesize', did you mean 'page_size'?"
      assert.same({ error = expected }, answer.value)
    end
    local answer = get(1, { fault = "pth=/x" })
    assert.same({ error = "X-Simulator-Fault: unknown fault 'pth', did you mean 'path'?" }, answer.value)
  end)

  it("without an effect, or with a number out of its range, are refused with the reason", function()
    for reason, fault in pairs {
      ["needs an effect"] = { path = "/v1/customers" },
      ["'status' must be a status from 100 to 599, not 99"] = { status = 99 },
      ["'refusal' must be a status from 100 to 599, not 1000"] = { refusal = 1000 },
      ["'every' must be a whole number from 1, not 0"] = { status = 503, every = 0 },
      ["'skip' must be a whole number from 0, not -1"] = { status = 503, skip = -1 },
      ["'times' must be a whole number from 0, not 1.5"] = { status = 503, times = 1.5 },
      ["'delay' must be a number from 0, not -5"] = { delay = -5 },
      ["setting 'page_size' must be at least 0, not -1"] = { page_size = -1 },
    } do
      local added, why = sim:fault(fault)
      assert.is_nil(added)
      assert.matches(reason, why, 1, true)
    end
    local changed, why = sim:set { token_life = -1 }
    assert.is_nil(changed)
    assert.matches("setting 'token_life' must be at least 0, not -1", why, 1, true)
    assert(sim:set { vetting_reads = -1, clock_days = -3 })
  end)

  it("delay", function()
    local before = tonumber(client.output("date +%s%N"))
    assert.equal("education", get(1, { fault = "delay=300" }).value)
    local passed = (tonumber(client.output("date +%s%N")) - before) / 1e6
    assert.is_true(passed >= 300, "came after " .. passed .. " ms")
  end)

  it("answer with Retry-After as a date or as any text", function()
    local answer = get(1, { fault = "status=503;retry-after=30;retry-after-form=date" })
    assert.matches("^%a%a%a, %d%d %a%a%a %d%d%d%d %d%d:%d%d:%d%d GMT$", answer.headers["retry-after"])
    assert(sim:fault { status = 503, retry_after = "-1 garbage" })
    assert.equal("-1 garbage", get(1).headers["retry-after"])
  end)

  it("answer 204 in the middle of a walk", function()
    assert(sim:fault { status = 204, retry_after = 1, path = "/v1/customers", skip = 1, times = 1 })
    assert.equal(200, curl(sim, "/v1/customers?size=3").status)
    local answer = curl(sim, "/v1/customers?size=3")
    assert.equal(204, answer.status)
    assert.equal("1", answer.headers["retry-after"])
    assert.equal("", answer.body)
    assert.equal(200, curl(sim, "/v1/customers?size=3").status)
  end)

  it("limit the rate, count refused requests, and let later ones pass", function()
    assert(sim:fault { limit = 2, window = 600 })
    local statuses = {}
    for index = 1, 4 do statuses[index] = get(1).status end
    assert.same({ 200, 200, 429, 429 }, statuses)
    assert(sim:clear_faults())
    assert(sim:fault { limit = 1, window = 1 })
    local answer
    repeat answer = get(1) until answer.status ~= 200
    assert.equal(429, answer.status)
    assert.equal("1", answer.headers["retry-after"])
    repeat answer = get(1) until answer.status ~= 429
    assert.equal(200, answer.status)
  end)

  it("reset the connection without an answer", function()
    local _, code = get(1, { fault = "reset=true", curl = H1 })
    assert.is_true(code == RECV_ERROR or code == EMPTY, "curl says " .. code)
    _, code = get(1, { fault = "reset=true" })
    assert.is_true(code == H2_STREAM or code == RECV_ERROR, "curl says " .. code)
    _, code = get(1, { fault = "reset=true", base = sim.http_url })
    assert.equal(RECV_ERROR, code)
  end)

  it("cut a body short of its Content-Length", function()
    local answer, code = get(1, { fault = "truncate=6", curl = H1 })
    local code2 = select(2, get(1, { fault = "truncate=6" }))
    assert.equal(PARTIAL, code)
    assert.not_equal(0, code2)
    assert.equal("14", answer.headers["content-length"])
    assert.equal('\239\187\191"ed', answer.body)
  end)

  it("send a body without a length, complete or truncated", function()
    local answer, code = get(1, { fault = "undelimited=true", curl = H1 })
    assert.equal(0, code)
    assert.equal("education", answer.value)
    assert.is_nil(answer.headers["content-length"])
    assert.is_nil(answer.headers["transfer-encoding"])
    answer = get(1, { fault = "undelimited=true;truncate=8;bom=false;ending=abrupt", curl = H1 })
    assert.equal('"educati', answer.body)
    -- In plain HTTP nothing shows that the end is missing.
    local cut = { fault = "undelimited=true;truncate=8;ending=abrupt", base = sim.http_url }
    assert.equal(0, select(2, get(1, cut)))
  end)

  it("send any bytes", function()
    assert(sim:fault { wire = "HTTP/1.1 200 Fine\r\nContent-Length: 2\r\nX-One: a\r\nX-One: b\r\n\r\n{}" })
    local answer, code = get(1, { curl = H1 })
    assert.equal(0, code)
    assert.equal("{}", answer.body)
    assert.equal("HTTP/1.1 200 Fine", answer.lines[1])
  end)

  it("spoil bodies", function()
    assert.equal('\239\187\191"education', get(1, { fault = "malformed=true" }).body)
    assert.equal('"education"', get(1, { fault = "bom=false" }).body)
    local wide = get(1, { fault = "utf16=true" })
    assert.equal('\255\254"\0e\0d\0', wide.body:sub(1, 8))
    assert.equal("application/json; charset=utf-16", wide.headers["content-type"])
    local page = get(1, { fault = "html=true" })
    assert.equal(200, page.status)
    assert.matches("^<!DOCTYPE html>", page.body)
    assert.matches("^text/html", page.headers["content-type"])
    assert.equal('"' .. ("e"):rep(199998) .. '"', get(1, { fault = "size=200000" }).body)
    local packed = get(1, { fault = "size=68157440;gzip", headers = { ["Accept-Encoding"] = "gzip" } })
    assert.equal("gzip", packed.headers["content-encoding"])
    assert.is_true(#packed.body < 1000000)
  end)

  it("change members of the answer, not of the record", function()
    assert(sim:fault { path = "/v1/customers", times = 1, members = {
      ["items.relationshipToPartner"] = "odd", ["items.companyProfile.extra"] = { "a" }, totalCount = "many",
      ["items.links.none.such"] = 1,
    } })
    local answer = curl(sim, "/v1/customers?size=2").value
    assert.equal("many", answer.totalCount)
    for _, item in ipairs(answer.items) do
      assert.same({ "odd", { "a" } }, { item.relationshipToPartner, item.companyProfile.extra })
      assert.is_nil(item.links.none)
    end
    assert.equal("Alder Hill School District", answer.items[1].companyProfile.companyName)
    assert.is_nil(curl(sim, path(sim, 1)).value.companyProfile.extra)
    assert.equal("number", type(curl(sim, "/v1/customers?size=2").value.totalCount))
  end)

  it("give any body, status, type and headers", function()
    local body = "caf\195\169\n\"x\""
    assert(sim:fault { status = 418, body = body, content_type = "text/plain", headers = { ["X-A"] = "b" } })
    local answer = get(1)
    assert.equal(418, answer.status)
    assert.equal(body, answer.body)
    assert.equal("text/plain", answer.headers["content-type"])
    assert.equal("b", answer.headers["x-a"])
    assert(sim:clear_faults())
    assert(sim:fault { status = 200 })
    answer = get(1)
    assert.equal(200, answer.status)
    assert.equal("", answer.body)
  end)

  it("expire the tokens issued so far", function()
    local old = assert(sim:access_token { user = true }).access_token
    assert(sim:fault { expired_token = true })
    assert.equal(401, get(1, { token = old }).status)
    assert.equal(401, get(1, { token = old }).status)
    sim.user_token = assert(sim:access_token { user = true }).access_token
    sim.app_token = assert(sim:access_token { user = false }).access_token
    assert.equal(200, get(1).status)
  end)

  it("refuse with a bare string", function()
    for _, status in ipairs { 200, 400 } do
      local answer = get(2, { method = "PUT", body = "1", fault = "refusal=" .. status })
      assert.equal(status, answer.status)
      assert.equal("Customer tagging denied.", answer.value)
    end
    assert.equal("none", get(2).value)
  end)

  it("take the singular route away, and only that one", function()
    for _, status in ipairs { 404, 405, 410, 501 } do
      assert(sim:clear_faults())
      assert(sim:fault { gone = status })
      local answer = get(1)
      assert.equal(status, answer.status)
      assert.is_nil(answer.value.code)
      assert.equal(200, curl(sim, path(sim, 1, "/qualifications")).status)
      assert.equal(200, curl(sim, path(sim, 1)).status)
    end
  end)

  it("lose the answer to a request that was carried out", function()
    local _, code = get(2, { method = "PUT", body = "1", fault = "after;reset", curl = H1 })
    assert.not_equal(0, code)
    assert.equal("education", get(2).value)
    _, code = get(11, { method = "PUT", body = "1", fault = "reset" })
    assert.not_equal(0, code)
    assert.equal("none", get(11).value)
    local answer = get(12, { method = "PUT", body = "1", fault = "after;status=500;education=Approved" })
    assert.equal(500, answer.status)
    assert.equal("education", get(12).value)
  end)

  it("fail at the token endpoint only where that is meant", function()
    local function ask()
      local form = ("grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"):format(
        sim.client_id, sim.client_secret, "https://api.partnercenter.microsoft.com/.default")
      return curl(sim, "/" .. sim.tenant_id .. "/oauth2/v2.0/token", { form = form, token = false })
    end
    assert(sim:fault { status = 500 })
    assert.equal(200, ask().status)
    assert(sim:clear_faults())
    assert(sim:fault { aadsts = 700027, times = 1 })
    assert.equal(200, get(1).status)
    local answer = ask()
    assert.equal(401, answer.status)
    assert.same({ 700027 }, answer.value.error_codes)
    assert.equal(200, ask().status)
    assert(sim:fault { status = 503, retry_after = 1, path = "/oauth2/" })
    assert.equal(503, ask().status)
  end)

  it("can be set from the start, survive a reset, and show in the log", function()
    local other = client.start { customers = 1, faults = { { status = 500, times = 1 } } }
    assert.equal(500, curl(other, path(other, 1)).status)
    assert.equal(200, curl(other, path(other, 1)).status)
    assert(other:reset())
    assert.equal(500, curl(other, path(other, 1)).status)
    assert.equal("status", assert(other:requests())[1].fault)
    other:stop()
  end)

  it("can serve a certificate that must be refused", function()
    for _, kind in ipairs { "expired", "wrong_host" } do
      local other = assert(require("partnercenter.simulator").start { certificate = kind, customers = 1 })
      local _, code = curl(other, "/v1/customers", { token = "x" })
      other:stop()
      assert.equal(60, code)
    end
  end)
end)
