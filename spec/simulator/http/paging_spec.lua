-- Every style in which the service sends pages, and walks that are disturbed.
local client = require "spec.simulator.client"
local json = require "partnercenter.simulator.json"
local partnercenter = require "partnercenter"
local roster = require "partnercenter.simulator.seeded_customers"

describe("the simulator's pages #once", function()
  local sim, customer

  setup(function() sim = client.start { customers = 30, page_size = 2 } end)
  teardown(function() sim:stop() end)
  before_each(function()
    assert(sim:reset())
    customer = client.customer(sim, 11)
  end)

  local function get(path, options)
    local answer = client.curl(sim, path, options)
    assert.equal(200, answer.status, answer.body)
    return answer.value, answer
  end

  local function post(path, body)
    return client.curl(sim, path, { method = "POST", body = body })
  end

  local function headers_of(link) return { [link.headers[1].key] = link.headers[1].value } end

  local function ids(items)
    local list = {}
    for index, item in ipairs(items) do list[index] = item.id end
    return list
  end

  it("have links below a customer too, in every form", function()
    local path = customer .. "/users"
    local forms = {
      plain = "^/customers/.*/users%?", bare = "^customers/", v1 = "^/v1/customers/",
      absolute = "^https://127%.0%.0%.1:%d+/v1/customers/", foreign = "^https://elsewhere%.example/v1/",
    }
    for form, pattern in pairs(forms) do
      assert(sim:set { links = form })
      local page = get(path)
      assert.same({ 3, 2 }, { page.totalCount, #page.items })
      assert.matches(pattern, page.links.next.uri)
      local second = get(path .. "?" .. page.links.next.uri:match("%?(.*)$"),
        { headers = headers_of(page.links.next) })
      assert.equal(1, #second.items)
      assert.is_nil(second.links.next)
      assert.equal("Previous", second.links.previous.uri:match("seekOperation=(%a+)"))
      assert.same(page.items, get(path .. "?" .. second.links.previous.uri:match("%?(.*)$"),
        { headers = headers_of(second.links.previous) }).items)
    end
  end)

  it("spell the seek operation of utilizations with an underscore", function()
    local subscription = get(customer .. "/subscriptions").items[1].id
    local path = customer .. "/subscriptions/" .. subscription .. "/utilizations/azure"
      .. "?start_time=2026-01-01&end_time=2026-01-02&size=40"
    local following = get(path).links.next
    assert.matches("seek_operation=Next$", following.uri)
    assert.equal(8, #get("/v1" .. following.uri, { headers = headers_of(following) }).items)
  end)

  it("go by offset and size, without a link", function()
    local first, second = get "/v1/invoices?size=3", get "/v1/invoices?size=3&offset=3"
    assert.same({ "G000000001", "G000000002", "G000000003" }, ids(first.items))
    assert.same({ "G000000004", "G000000005", "D000000006" }, ids(second.items))
    assert.is_nil(first.links.next)
    assert.equal(6, first.totalCount)
  end)

  it("carry the token in the body for devices, a hundred at a time", function()
    local devices = json.array()
    for number = 1, 150 do devices[number] = { serialNumber = "S" .. number } end
    assert.equal(202, post(customer .. "/deviceBatches", { batchId = "many", devices = devices }).status)
    local page = get(customer .. "/deviceBatches/many/devices")
    assert.equal(100, #page.items)
    local token = { ["MS-ContinuationToken"] = page.continuationToken }
    local rest = get(customer .. "/deviceBatches/many/devices", { headers = token })
    assert.equal(50, #rest.items)
    assert.is_nil(rest.continuationToken)
  end)

  it("carry the token in a header of the answer, and are bare arrays", function()
    local page, answer = get "/v1/migrations/newcommerce?PageSize=1"
    assert.equal(1, #page)
    local token = { ["MS-ContinuationToken"] = answer.headers["ms-continuationtoken"] }
    local rest, last = get("/v1/migrations/newcommerce?PageSize=1", { headers = token })
    assert.not_equal(page[1].id, rest[1].id)
    assert.is_nil(last.headers["ms-continuationtoken"])
    local subscription = get(customer .. "/subscriptions").items[1].id
    local body = { currentSubscriptionId = subscription }
    local made = post(customer .. "/migrations/newcommerce", body).value
    local by_subscription = get("/v1/migrations/newcommerce?CurrentSubscriptionId=" .. subscription)
    assert.same({ made.id }, ids(by_subscription))
    assert.equal("Processing", get(customer .. "/migrations/newcommerce/" .. made.id).status)
    assert.equal("Completed", get(customer .. "/migrations/newcommerce/" .. made.id).status)
  end)

  it("go by number, which is never zero", function()
    assert.equal(1, #get("/v1/fraudEvents?PageSize=1&PageNumber=2"))
    assert.equal(0, #get("/v1/fraudEvents?PageSize=1&PageNumber=3"))
    assert.equal(400, client.curl(sim, "/v1/fraudEvents?PageSize=1&PageNumber=0").status)
  end)

  it("go by top and skip, with the next place in the body", function()
    local page = get "/partner/v1/analytics/referrals?top=1"
    assert.same({ 1, 2 }, { #page.Value, page.TotalCount })
    local following = page["@nextLink"]:gsub("^https://[^/]+", "")
    assert.equal("/partner/v1/analytics/referrals?top=1&skip=1", following)
    assert.is_nil(get(following)["@nextLink"])
  end)

  it("are OData's on the other hosts", function()
    local issued = assert(sim:access_token { user = true, audience = "https://graph.microsoft.com" })
    local token = { token = issued.access_token }
    local page = get("/v1.0/tenantRelationships/delegatedAdminRelationships?$top=2", token)
    assert.equal(2, #page.value)
    local rest = get(page["@odata.nextLink"]:gsub("^https://[^/]+", ""), token)
    assert.equal(1, #rest.value)
    assert.is_nil(rest["@odata.nextLink"])
  end)

  local function connect(of, options)
    local all = {
      tenant_id = of.tenant_id, client_id = of.client_id, client_secret = of.client_secret,
      refresh_token = of.refresh_token, base_url = of.base_url, authority = of.authority,
      ca_file = of.ca_file, timeout = 60,
    }
    for name, value in pairs(options or {}) do all[name] = value end
    return assert(partnercenter.new(all))
  end

  it("are walked to the end across a 429 and a 204, on any route", function()
    local library = connect(sim)
    assert(sim:fault { path = "/users", skip = 1, times = 1, status = 429, retry_after = 0 })
    assert(sim:fault { path = "/many/devices", skip = 1, times = 1, status = 204, retry_after = 0 })
    local id = sim.customers[11].id
    assert.equal(3, #assert(library:customer(id):users():all()))
    local devices = json.array()
    for number = 1, 150 do devices[number] = { serialNumber = "S" .. number } end
    post(customer .. "/deviceBatches", { batchId = "many", devices = devices })
    assert.equal(150, #assert(library:customer(id):device_batch("many"):devices():all()))
    library:close()
  end)

  it("of a hundred thousand customers leave no trace in the server's memory #load", function()
    local function resident(of)
      local file = io.open("/proc/" .. of.pid .. "/status", "rb")
      if not file then return pending "needs /proc" end
      local text = file:read("*a")
      file:close()
      return tonumber(text:match("VmRSS:%s*(%d+)"))
    end
    local big = client.start { customers = 100000, log_size = 10 }
    local library = connect(big)
    local walk = library:customers { size = 500 }
    local function take(pages)
      for _ = 1, pages do
        local page = assert(walk:next())
        assert.same({ 500, 100000 }, { #page, page.totalCount })
      end
    end
    take(5)
    local before = resident(big)
    take(35)
    local last = roster.customer(100000, 1)
    assert.equal(last.domain, assert(library:customer(last.id):get()).companyProfile.domain)
    local after = resident(big)
    library:close()
    big:stop()
    assert.is_true(after - before < 10000, ("%d KiB became %d KiB"):format(before, after))
    assert.is_true(after < 60000, after .. " KiB")
  end)
end)
