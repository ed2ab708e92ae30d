-- Live checks of the simulator: the operations that they reach, the differences that they find, and the data
-- that their reports leave out.
local index = require "partnercenter.api.index"
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local simulator = require "partnercenter.simulator"

-- The read operations that a live check of the simulator does not make, and why.
local UNREACHED = {
  ["a download"] = "download_margins download_order_attachment get_fx_rates get_invoice_statement "
    .. "get_invoice_tax_receipt get_offer_matrix get_price_sheet",
  ["only a write gives its id"] = "get_batch_job_status get_cart get_internal_webhook_validation_event "
    .. "get_webhook_validation_event",
  ["only an export gives its id"] = "get_billing_manifest get_billing_operation",
  ["its words are documented nowhere"] = "get_account_setting get_enrolled_program "
    .. "get_notification_preferences list_account_external_resource_keys",
  ["retired"] = "get_syndication_migration_batch get_syndication_migration_customer list_support_topics "
    .. "list_unbilled_line_items",
}

local function words(text)
  local list = {}
  for word in text:gmatch("%S+") do list[#list + 1] = word end
  return list
end

-- The names of the read operations that fit.
local function reads(fits)
  local names = {}
  for _, file in ipairs(index.files) do
    for _, row in ipairs(require("partnercenter.api.data." .. file)) do
      if (row[2] == "GET" or row[2] == "HEAD") and fits(row) then names[#names + 1] = row.name end
    end
  end
  table.sort(names)
  return names
end

describe("a live check", function()
  local sim, user, app

  local function connect(options)
    local all = {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      base_url = sim.base_url, authority = sim.authority, ca_file = sim.ca_file, timeout = 30,
    }
    for name, value in pairs(options or {}) do all[name] = value end
    return assert(partnercenter.new(all))
  end

  setup(function()
    sim = assert(simulator.start { customers = 12, invoice_lines = 30 })
    user, app = connect { refresh_token = sim.refresh_token }, connect()
  end)

  teardown(function()
    user:close()
    app:close()
    sim:stop()
  end)

  before_each(function() assert(sim:reset()) end)

  -- Writes that give a customer the records which the simulator does not begin with.
  local function prepare(client)
    local customer = client:customer(sim.customers[1].id)
    local subscription = assert(customer:subscriptions():first())[1]
    assert(customer:migrations():create { currentSubscriptionId = subscription.id })
    assert(customer:migration_schedules():create {
      currentSubscriptionId = subscription.id, targetDate = "2099-01-01T00:00:00Z",
    })
    assert(customer:device_batches():create {
      batchId = "batch", devices = { { serialNumber = "1", productKey = "00329-00000-00003-AA606" } },
    })
  end

  local function check(client, options)
    local all = { live = true, pause = 0 }
    for name, value in pairs(options or {}) do all[name] = value end
    return assert(client:check(all))
  end

  local function by_name(report)
    local lines = {}
    for _, line in ipairs(report.operations) do lines[line.name] = line end
    return lines
  end

  local function skipped(report)
    local names = {}
    for _, line in ipairs(report.operations) do
      if line.outcome == "skipped" then
        names[line.reason] = names[line.reason] or {}
        table.insert(names[line.reason], line.name)
      end
    end
    for _, list in pairs(names) do table.sort(list) end
    return names
  end

  it("reaches every read operation, but for some that have a reason", function()
    prepare(user)
    local report = check(user, { deprecated = true, beta = true })
    local expected = {}
    for reason, names in pairs(UNREACHED) do expected[reason] = words(names) end
    assert.same(expected, skipped(report))
    local all = reads(function() return true end)
    assert.equal(#all, #report.operations)
    assert.is_true(#all > 200, #all)
    assert.equal(0, report.differences, tostring(report))
  end)

  it("makes no deprecated and no beta operation unless asked", function()
    local found = skipped(check(user))
    assert.same(reads(function(row) return row.deprecated and not row.retired end), found.deprecated)
    assert.same(reads(function(row) return row.beta and not row.deprecated end), found.beta)
    assert.is_true(#found.deprecated > 20 and #found.beta > 5)
  end)

  it("leaves out the operations that its credential cannot do", function()
    local report = check(app)
    local needs = skipped(report)["needs an app+user credential"]
    assert.is_true(#needs > 30, #needs)
    for _, line in ipairs(report.operations) do
      assert.not_equal("forbidden", line.kind, line.name)
    end
    assert.same({ "client_secret", "app" }, { report.credential, report.token })
  end)

  it("sends only GET and HEAD, each once", function()
    assert(user:check())
    assert(sim:clear_requests())
    local report, seen, sent = check(user, { deprecated = true, beta = true }), {}, 0
    for _, request in ipairs(assert(sim:requests())) do
      if not request.path:find("/oauth2/", 1, true) then
        assert.is_true(request.method == "GET" or request.method == "HEAD", request.method)
        local key = request.method .. " " .. request.uri
        seen[key], sent = (seen[key] or 0) + 1, sent + 1
      end
    end
    assert.equal(#report.operations - report.counts.skipped, sent)
    assert.equal(1, seen["GET /v1/invoices/summary"])
  end)

  it("tells its progress", function()
    local done, names = 0, {}
    local report = check(user, { progress = function(now, total, line)
      done = done + 1
      names[line.name] = line.outcome
      assert.same({ done, #reads(function() return true end) }, { now, total })
    end })
    assert.equal(#report.operations, done)
    assert.equal("deprecated", by_name(report).list_offers.reason)
    assert.equal("skipped", names.list_offers)
  end)

  it("reads the customer that is named", function()
    assert(user:check())
    assert(sim:clear_requests())
    local id = sim.customers[7].id
    check(user, { customer = id })
    for _, request in ipairs(assert(sim:requests())) do
      local asked = request.uri:match("^/v1/customers/(%x+%-%x+%-%x+%-%x+%-%x+)")
      assert.is_true(asked == nil or asked == id, request.uri)
    end
  end)

  it("waits after a 429 as long as told, and goes on", function()
    assert(user:check())
    assert(sim:clear_requests())
    assert(sim:fault { path = "/v1/invoices/summary", status = 429, retry_after = 1, times = 1 })
    local report = check(user)
    assert.equal("same", by_name(report).get_invoice_summary.outcome)
    local at
    for i, request in ipairs(assert(sim:requests())) do
      if request.path == "/v1/invoices/summary" and request.status == 429 then at = i end
    end
    assert.equal("/v1/invoices/summary", sim:requests()[at + 1].path)
  end)

  it("waits as long as told by a client that does not try again, too", function()
    local client = connect { refresh_token = sim.refresh_token, max_attempts = 1 }
    assert(sim:fault { path = "/v1/invoices/summary", status = 429, retry_after = 1, times = 1 })
    assert.equal("same", by_name(check(client)).get_invoice_summary.outcome)
    client:close()
  end)

  it("gives up an operation that is throttled again and again, and goes on", function()
    local client = connect { refresh_token = sim.refresh_token, max_attempts = 1 }
    assert(sim:fault { path = "/v1/invoices/summary", status = 429, retry_after = 0 })
    local lines = by_name(check(client))
    assert.same({ "failed", 429, "throttled" }, {
      lines.get_invoice_summary.outcome, lines.get_invoice_summary.status, lines.get_invoice_summary.kind,
    })
    assert.is_truthy(lines.get_subscription.status)
    client:close()
  end)

  it("stops at once when there is no token", function()
    local client = connect { client_secret = "marker-wrong" }
    local report, err = client:check { live = true, pause = 0 }
    assert.is_nil(report)
    assert.equal("auth", err.kind)
    client:close()
  end)

  it("stops when the first operation is refused as unauthorized", function()
    assert(sim:fault { path = "/v1/customers", status = 401 })
    assert(user:check() == nil)
    local report, err = user:check { live = true, pause = 0 }
    assert.is_nil(report)
    assert.equal("auth", err.kind)
    assert.same({}, err.report.operations)
  end)

  it("goes on after failures of single operations", function()
    assert(sim:fault { path = "/v1/customers", status = 501 })
    local report = check(user)
    local lines = by_name(report)
    assert.same({ "failed", 501, "service" }, {
      lines.list_customers.outcome, lines.list_customers.status, lines.list_customers.kind,
    })
    assert.equal("no earlier answer has its customer_id", lines.get_user.reason)
    assert.is_truthy(lines.list_invoices.status)
  end)

  it("stops when the client is closed, with the report so far", function()
    local client = connect { refresh_token = sim.refresh_token }
    local report, err = client:check { live = true, pause = 0, progress = function(done)
      if done == 5 then client:close() end
    end }
    assert.is_nil(report)
    assert.equal("closed", err.kind)
    assert.equal(5, #err.report.operations)
  end)

  it("takes the options of calls, and raises on others", function()
    local report = check(user, { timeout = 20, locale = "de-DE", headers = { ["X-Own"] = "1" } })
    assert.equal("same", by_name(report).list_gdap_relationship_requests.outcome)
    for _, options in ipairs { { live = true, pauze = 1 }, { live = true, pause = "1" }, { pause = 1 } } do
      assert.error_matches(function() user:check(options) end, "option")
    end
    for _, options in ipairs { { live = true, pause = -1 }, { live = true, customer = "contoso.example" } } do
      local none, err = user:check(options)
      assert.same({ nil, "invalid_argument" }, { none, err.kind })
    end
  end)

  it("leaves out hosts that its access token is not for", function()
    local token = assert(sim:access_token { user = true }).access_token
    local client = connect {
      access_token = token, tenant_id = false, client_id = false, client_secret = false,
    }
    local found = skipped(check(client))
    assert.is_true(#found["the access token is not for the host graph"] > 10)
    assert.is_true(#found["the access token is not for the host partner"] > 0)
    client:close()
  end)

  it("gives a report of readable text that can be sent as JSON", function()
    local report = check(user)
    local text = tostring(report)
    assert.matches("^partnercenter %d", text)
    assert.matches("get_customer", text, 1, true)
    local read = assert(json.decode(assert(json.encode(report))))
    assert.equal(#report.operations, #read.operations)
    assert.equal("/v1/customers/{customer_id}", by_name(read).get_customer.path)
    assert.is_true(json.is_array(by_name(read).get_customer.differences))
    assert.matches("libcurl", read.versions.libcurl, 1, true)
  end)
end)
