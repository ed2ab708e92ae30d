-- The library against the simulator, through all layers: Lua, C, libcurl, TLS and nginx.
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local simulator = require "partnercenter.simulator"

local UNKNOWN = "b0000000-0000-4000-8000-000000000000"

describe("against the simulator", function()
  local sim, client, app, events

  setup(function()
    sim = assert(simulator.start({ customers = 60 }))
  end)

  teardown(function()
    sim:stop()
  end)

  local function connect(options)
    local all = {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      base_url = sim.base_url, authority = sim.authority, ca_file = sim.ca_file, max_attempts = 1,
      timeout = 20,
    }
    for key, value in pairs(options or {}) do
      all[key] = value
    end
    return assert(partnercenter.new(all))
  end

  before_each(function()
    assert(sim:reset())
    events = {}
    client = connect({ refresh_token = sim.refresh_token, on_event = function(event)
      events[#events + 1] = event
    end })
    app = connect()
    assert(client:customer(UNKNOWN):get() == nil) -- fetches the token
    assert(sim:clear_requests())
  end)

  after_each(function()
    client:close()
    app:close()
  end)

  local function requests()
    local lines, list = {}, assert(sim:requests())
    for i, request in ipairs(list) do
      lines[i] = request.method .. " " .. request.uri
    end
    return lines, list
  end

  -- Returns a simulated customer with a qualification.
  local function customer_with(name, of)
    for _, customer in ipairs(sim.customers) do
      if customer.qualification == name then return (of or client):customer(customer.id), customer.id end
    end
  end

  local function fails(kind, value, err)
    assert.is_nil(value)
    assert.equal(kind, err.kind, tostring(err))
    assert.is_nil(tostring(err):find(sim.refresh_token, 1, true))
    assert.is_nil(tostring(err):find("eyJ", 1, true))
    return err
  end

  it("every customer has its qualification", function()
    for _, customer in ipairs(sim.customers) do
      assert.equal(customer.qualification, client:customer(customer.id):qualification())
    end
  end)

  it("both forms agree, in every spelling", function()
    for _, form in ipairs({ "lower", "pascal", "camel", "snake", "integer" }) do
      assert(sim:set({ singular_form = form, bom = form ~= "snake", padding = form == "lower" }))
      for i = 1, 8 do
        assert.equal(sim.customers[i].qualification, client:customer(sim.customers[i].id):qualification())
      end
    end
    local plural = connect({ qualification_endpoint = "plural" })
    for _, form in ipairs({ "array", "wrapped" }) do
      assert(sim:set({ plural_form = form }))
      for i = 1, 8 do
        assert.equal(sim.customers[i].qualification, plural:customer(sim.customers[i].id):qualification())
      end
    end
    plural:close()
  end)

  it("a lookup sends what the reference shows", function()
    local customer, id = customer_with("education")
    assert.equal("education", customer:qualification())
    local lines, list = requests()
    assert.same({ "GET /v1/customers/" .. id .. "/qualification" }, lines)
    local names = {}
    for _, line in ipairs(list[1].headers) do
      names[#names + 1] = line:match("^[^:]+"):lower()
    end
    table.sort(names)
    assert.same({ "accept", "accept-encoding", "authorization", "host", "ms-contract-version",
      "ms-correlationid",
      "ms-requestid", "user-agent" }, names)
    assert.equal("", list[1].body or "")
  end)

  it("a customer can be read", function()
    local record = assert(client:customer(sim.customers[1].id):get())
    assert.equal(sim.customers[1].id, record.id)
    local err = fails("not_found", client:customer(UNKNOWN):get())
    assert.equal("customer.get", err.operation)
    assert.is_string(err.code)
    assert.matches("^%x+%-", err.request_id)
  end)

  it("malformed ids send nothing", function()
    for _, id in ipairs({ "x", "a/b", "..", "a\r\nb", "a\0b", "" }) do
      fails("invalid_argument", client:customer(id):qualification())
    end
    assert.same({}, requests())
  end)

  describe("an answer is an error and never a value when it is", function()
    for what, case in pairs({
      ["empty"] = { { status = 200, body = "" }, "protocol" },
      ["204"] = { { status = 204, body = "" }, "protocol" },
      ["a byte short"] = { { malformed = true }, "protocol" },
      ["HTML"] = { { html = true }, "protocol" },
      ["UTF-16"] = { { utf16 = true }, "protocol" },
      ["a sentence"] = { { refusal = 200 }, "protocol" },
      ["a sentence with 400"] = { { refusal = 400 }, "validation" },
      ["a redirect"] = { { status = 302, body = "", headers = { Location = "https://elsewhere.example/" } },
        "protocol" },
      ["900420"] = { { status = 401, body = '{"code":900420,"description":"audience"}' }, "auth" },
      ["900329"] = { { status = 403, body = '{"code":900329,"description":"app"}' }, "forbidden" },
    }) do
      it(what, function()
        case[1].path = "/qualification"
        assert(sim:fault(case[1]))
        local err = fails(case[2], customer_with("education"):qualification())
        assert.equal("customer.qualification", err.operation)
      end)
    end

    for what, fault in pairs({
      ["cut off"] = { truncate = 6 }, ["reset"] = { reset = true },
    }) do
      it(what, function()
        fault.path = "/qualification"
        assert(sim:fault(fault))
        local value, err = customer_with("education"):qualification()
        assert.is_nil(value)
        assert.truthy(err.kind == "network" or err.kind == "protocol", err.kind)
      end)
    end

    it("65 MiB long", function()
      assert(sim:fault({ path = "/qualification", size = 65 * 1024 * 1024 }))
      fails("too_large", customer_with("education"):qualification())
    end)
  end)

  it("the plural form is read if the singular one is gone, with one event", function()
    assert(sim:set({ singular = false }))
    local _, id = customer_with("education")
    assert.equal("education", client:customer(id):qualification())
    assert.equal("none", customer_with("none"):qualification())
    local lines = requests()
    assert.equal(3, #lines)
    assert.same({ "GET /v1/customers/" .. id .. "/qualification",
      "GET /v1/customers/" .. id .. "/qualifications" },
      { lines[1], lines[2] })
    local told = 0
    for _, event in ipairs(events) do
      if event.type == "fallback" then told = told + 1 end
    end
    assert.equal(1, told)
  end)

  describe("a write", function()
    it("by PUT is seen by the next GET", function()
      assert(sim:set({ education = "Approved" }))
      local customer = customer_with("none")
      assert.equal("education", customer:update_qualification("education"))
      assert.equal("education", customer:qualification())
    end)

    it("by POST goes through vetting", function()
      assert(sim:set({ education = "Approved", vetting_reads = 1 }))
      local customer = customer_with("none")
      local record = assert(customer:create_qualification({ qualification = "Education",
        educationSegment = "K12" }))
      assert.same({ "Education", "InReview" }, { record.qualification, record.vettingStatus })
      assert.is_string(record.vettingCreatedDate)
      assert.equal("none", customer:qualification())
      assert.equal("InReview", customer:qualifications()[1].vettingStatus)
      assert.equal("Approved", customer:qualifications()[1].vettingStatus)
      assert.equal("education", customer:qualification())
    end)

    it("uses a validation code up", function()
      local codes = assert(client:validation_codes())
      local code
      for _, one in ipairs(codes) do
        if one.remainingCreates > 0 then code = code or one end
      end
      local customer, id = customer_with("none")
      local record = assert(customer:create_qualification({
        qualification = "GovernmentCommunityCloud", validationCode = code.validationId,
      }))
      assert.equal("GovernmentCommunityCloud", record.qualification)
      for _, one in ipairs(assert(client:validation_codes())) do
        if one.validationId == code.validationId then
          assert.equal(code.remainingCreates - 1, one.remainingCreates)
        end
      end
      assert.equal(("POST /v1/customers/%s/qualifications?code=%s"):format(id, code.validationId),
        requests()[2])
    end)

    for _, status in ipairs({ 200, 400 }) do
      it("that is refused with a sentence and " .. status .. " is validation", function()
        assert(sim:set({ education = "Denied", refusal_status = status }))
        local customer = customer_with("none")
        local err = fails("validation", customer:update_qualification("Education"))
        assert.same({ "Customer tagging denied.", status }, { err.message, err.status })
        assert.equal("none", customer:qualification())
      end)
    end

    it("is refused here when the credential is app-only, and by the service when unchecked", function()
      local customer = customer_with("none", app)
      fails("config", customer:update_qualification("Education"))
      assert.same({}, requests())
      local err = fails("forbidden", customer:update_qualification("Education", { unchecked = true }))
      assert.same({ "900329", 403 }, { err.code, err.status })
      assert.is_string(err.hint)
    end)

    it("is not sent by a read-only client", function()
      local reader = connect({ refresh_token = sim.refresh_token, read_only = true })
      local _, id = customer_with("education")
      assert.equal("education", reader:customer(id):qualification())
      local count = #requests()
      fails("config", reader:customer(id):update_qualification("Education"))
      fails("config", reader:request({ method = "DELETE", path = "/v1/customers/" .. id }))
      assert.equal(count, #requests())
      reader:close()
    end)

    for what, fault in pairs({
      ["reset"] = { reset = true }, ["cut off"] = { truncate = 3 }, ["a byte short"] = { malformed = true },
      ["504"] = { status = 504, body = "" }, ["empty"] = { status = 200, body = "" },
    }) do
      for _, method in ipairs({ "PUT", "POST" }) do
        it(("by %s whose answer is %s is checked by a read before it counts as failed"):format(method, what),
          function()
          assert(sim:set({ education = "Approved" }))
          fault.after, fault.method = true, method
          assert(sim:fault(fault))
          local customer = customer_with("none")
          if method == "PUT" then
            assert.equal("education", customer:update_qualification("Education"))
          else
            local body = { qualification = "Education", educationSegment = "K12" }
            assert.equal("Education", assert(customer:create_qualification(body)).qualification)
          end
          local lines = requests()
          assert.equal(2, #lines)
          assert.matches("^GET .*/qualifications$", lines[2])
        end)
      end
    end

    it("whose request is lost fails, with a note", function()
      assert(sim:fault({ method = "PUT", status = 500, body = "" }))
      local err = fails("service", customer_with("none"):update_qualification("Education"))
      assert.matches("do not show it", err.message)
    end)
  end)

  it("a validation status is read without blanks", function()
    local record = assert(client:customer(sim.customers[1].id):validation_status("account"))
    assert.is_nil(record.status:find("%s"))
    fails("config", app:customer(sim.customers[1].id):validation_status("account"))
  end)

  describe("customers", function()
    local function walk(listing)
      local ids = {}
      for customer in listing:each() do
        ids[#ids + 1] = customer.id
      end
      return ids
    end

    local function roster(first)
      local ids = {}
      for i = first or 1, #sim.customers do
        ids[#ids + 1] = sim.customers[i].id
      end
      return ids
    end

    for _, form in ipairs({ "plain", "bare", "v1", "absolute", "double" }) do
      it("are listed over pages whose links are " .. form, function()
        assert(sim:set({ links = form }))
        assert.same(roster(), walk(client:customers({ size = 7 })))
        local lines, list = requests()
        assert.equal(9, #lines)
        local correlation = {}
        for _, request in ipairs(list) do
          for _, line in ipairs(request.headers) do
            local id = line:lower():match("^ms%-correlationid: (.+)$")
            if id then correlation[id] = true end
          end
        end
        local first = next(correlation)
        assert.is_string(first)
        assert.is_nil(next(correlation, first))
      end)
    end

    it("are listed by app-only credentials, filtered, and all at once", function()
      assert.same(roster(), walk(app:customers({ size = 0 })))
      local name = assert(client:customer(sim.customers[3].id):get()).companyProfile.companyName
      local filter = { Field = "CompanyName", Operator = "starts_with", Value = name }
      local found = assert(client:customers({ filter = filter }):all())
      assert.is_true(#found >= 1 and #found < #sim.customers)
      for _, customer in ipairs(found) do
        assert.equal(name, customer.companyProfile.companyName:sub(1, #name))
      end
    end)

    it("of a link to elsewhere are never asked for there", function()
      assert(sim:set({ links = "foreign" }))
      local all, err = client:customers({ size = 7 }):all()
      fails("protocol", all, err)
      assert.matches("another origin", err.message)
    end)

    it("of a link that goes in a circle come to an end", function()
      assert(sim:set({ links = "loop" }))
      local all, err = client:customers({ size = 7 }):all()
      fails("protocol", all, err)
      assert.matches("pagination loop", err.message)
      assert.is_true(#requests() <= 3)
    end)

    it("are not complete when a page fails midway", function()
      for _, fault in ipairs({
        { status = 500, body = "" }, { status = 204, body = "", retry_after = 1 }, { malformed = true },
        { reset = true },
      }) do
        fault.path, fault.skip = "/customers", 2
        assert(sim:clear_faults())
        assert(sim:fault(fault))
        local seen = 0
        local ok, err = pcall(function()
          for _ in client:customers({ size = 7 }, { max_attempts = 2 }):each() do
            seen = seen + 1
          end
        end)
        assert.is_false(ok)
        assert.is_string(err.kind)
        assert.equal(14, seen)
      end
    end)

    it("are listed on from a stored state by another client", function()
      local listing, seen, stored = client:customers({ size = 7 }), 0, nil
      for _ in listing:each() do
        seen = seen + 1
        if seen == 17 then
          stored = assert(json.encode(listing:state()))
          break
        end
      end
      local later = app:customers(nil, { state = assert(json.decode(stored)) })
      assert.same(roster(18), walk(later))
    end)
  end)

  describe("client:request", function()
    it("reaches operations without a named call", function()
      local answer = assert(client:request({
        path = "/v1/customers/{id}/qualification", params = { id = sim.customers[1].id },
      }))
      assert.equal(200, answer.status)
      assert.equal(sim.customers[1].qualification, answer.body)
      assert.equal(1, answer.attempts)
      assert.matches("json", answer.headers["Content-Type"])
      assert.equal(answer.request_id, answer.headers["ms-requestid"])
    end)

    it("sends the ids, the locale and the ETag that it is given", function()
      client:request({ method = "PUT", path = "/v1/nothing", body = { a = json.array() } }, {
        request_id = UNKNOWN, correlation_id = UNKNOWN, locale = "de-DE", if_match = '"tag"',
        headers = { ["X-Mine"] = "m" },
      })
      local _, list = requests()
      local found = {}
      for _, line in ipairs(list[1].headers) do
        local name, value = line:match("^([^:]+): (.*)$")
        found[name:lower()] = value
      end
      assert.same({ UNKNOWN, UNKNOWN, "de-DE", '"tag"', "m", "application/json" }, {
        found["ms-requestid"], found["ms-correlationid"], found["x-locale"], found["if-match"],
        found["x-mine"],
        found["content-type"],
      })
      assert.equal('{"a":[]}', list[1].body)
    end)

    it("posts without a body", function()
      client:request({ method = "POST", path = "/v1/nothing" })
      local _, list = requests()
      local length
      for _, line in ipairs(list[1].headers) do
        length = length or line:lower():match("^content%-length: (%d+)$")
      end
      assert.equal("0", length)
    end)
  end)

  it("check reports the identity of the client", function()
    local report = assert(client:check())
    assert.same({ "refresh_token", "options", "app+user", true, sim.tenant_id, sim.base_url.api }, {
      report.credential, report.credential_source, report.token, report.mfa, report.tenant_id,
      report.base_url,
    })
    assert.is_true(report.expires_in > 3000 and report.expires_in <= 3599)
    report = assert(app:check())
    assert.same({ "client_secret", "app" }, { report.credential, report.token })
    assert.is_nil(report.mfa)
    local wrong = connect({ client_secret = "marker-wrong-secret" })
    local none, err = wrong:check()
    fails("auth", none, err)
    assert.equal("client_secret", err.report.credential)
    assert.is_nil(tostring(err):find("marker", 1, true))
    wrong:close()
  end)

  it("no event holds a secret", function()
    assert.equal("none", customer_with("none"):qualification())
    assert.is_true(#events > 0)
    for _, event in ipairs(events) do
      local text = assert(json.encode(event))
      for _, secret in ipairs({ sim.refresh_token, sim.client_secret, "eyJ" }) do
        assert.is_nil(text:find(secret, 1, true))
      end
    end
  end)
end)
