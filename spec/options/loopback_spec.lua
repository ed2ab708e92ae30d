-- A client whose Partner Center is on this machine sends nothing elsewhere. Whatever is not for loopback
-- would go through the proxy of these specs, which also resolves names, so an empty log is the proof.
local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local simulator = require "partnercenter.simulator"

local VARIABLES = {
  "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
  "PARTNERCENTER_BASE_URL", "PARTNERCENTER_CLOUD", "PARTNERCENTER_CA_FILE", "AZURE_AUTHORITY_HOST",
}
local CLOUD = {
  api = "https://api.partnercenter.microsoft.com", partner = "https://api.partner.microsoft.com",
  graph = "https://graph.microsoft.com",
}

describe("a client on loopback", function()
  local sim, token, proxy, client, asked

  setup(function()
    sim = assert(simulator.start { customers = 2 })
    token = assert(sim:access_token { user = true, audience = "https://127.0.0.1:1" }).access_token
  end)

  teardown(function() sim:stop() end)

  before_each(function()
    for _, name in ipairs(VARIABLES) do process.setenv(name) end
    assert(sim:clear_requests())
    proxy = raw.start(function(conn)
      conn:request()
      conn:answer("403 Forbidden", "")
    end)
    process.setenv("HTTPS_PROXY", proxy.url)
  end)

  after_each(function()
    if client then client:close() end
    client = nil
    proxy:stop()
    for _, name in ipairs(VARIABLES) do process.setenv(name) end
  end)

  local function new(options)
    local all = {
      access_token = function(about)
        asked[#asked + 1] = about.host
        return token, 3600
      end, ca_file = sim.ca_file, max_attempts = 1, timeout = 20,
    }
    for name, value in pairs(options) do all[name] = value end
    asked = {}
    client = assert(partnercenter.new(all))
    return client
  end

  local PATHS = {
    api = "/v1/customers", partner = "/v1.0/engagements/referrals",
    graph = "/beta/security/partner/securityAlerts",
  }

  -- Where a request of each host ends: here, refused, or away, which is at the proxy.
  local function place(host)
    local before, seen = proxy:count(), #sim:requests()
    local answer, err = client:request { path = PATHS[host], host = host }
    local left = proxy:count() - before
    if answer then
      assert.equal(0, left)
      assert.equal(seen + 1, #sim:requests())
      return "here"
    end
    if left > 0 then return "away" end
    assert.equal("config", err.kind, tostring(err))
    assert.matches("host '" .. host .. "'", err.message, 1, true)
    assert.matches("base_url", err.message, 1, true)
    assert.is_nil(err.status)
    assert.equal(seen, #sim:requests())
    for _, name in ipairs(asked) do assert.not_equal(host, name) end
    return "refused"
  end

  local function places() return place "api" .. " " .. place "partner" .. " " .. place "graph" end

  local function port() return sim.base_url.api:match("%d+$") end
  local function here(host) return ("https://%s:%s"):format(host or "127.0.0.1", port()) end

  it("reaches every host of a simulator with the simulator's table", function()
    new { base_url = sim.base_url, authority = sim.authority }
    assert.equal("here here here", places())
  end)

  it("reaches only the hosts that a base_url puts on this machine", function()
    for _, row in ipairs {
      { here(), "here refused refused" },
      { here "localhost", "here refused refused" },
      { here "LOCALHOST", "here refused refused" },
      { here() .. "/", "here refused refused" },
      { { api = here() }, "here refused refused" },
      { { api = here(), graph = here() }, "here refused here" },
      { { api = here(), partner = here "localhost" }, "here here refused" },
      { { api = here(), partner = here(), graph = here() }, "here here here" },
      { { api = here(), graph = CLOUD.graph }, "here refused refused" },
      { { api = here(), graph = "https://graph.example", partner = "https://127.0.0.1.example" },
        "here refused refused" },
      { { api = here(), graph = here(), partner = "https://10.0.0.1" }, "here refused here" },
      { { graph = here() }, "away away here" },
      { { partner = here(), graph = here() }, "away here here" },
      { CLOUD.api, "away away away" },
      { CLOUD, "away away away" },
      { { api = "https://localhost.example", graph = here() }, "away away here" },
    } do
      new { base_url = row[1] }
      assert.equal(row[2], places(), partnercenter.dump(row[1]))
      client:close()
    end
  end)

  it("refuses other hosts for every spelling of loopback", function()
    for _, host in ipairs {
      "127.0.0.1", "127.255.0.9", "127.1", "0x7f.0.0.1", "2130706433", "0.0.0.0", "[::1]",
      "[0:0:0:0:0:0:0:1]",
      "[::ffff:127.0.0.1]", "[::]", "localhost", "LocalHost", "localhost.", "api.localhost",
    } do
      new { base_url = "https://" .. host .. ":1/prefix" }
      assert.equal("refused", place "partner", host)
      assert.equal("refused", place "graph", host)
      client:close()
    end
    for _, host in ipairs { "127.0.0.1", "[::1]", "localhost" } do
      new { base_url = "http://" .. host .. ":1" }
      assert.equal("refused", place "graph", host)
      client:close()
    end
  end)

  it("takes the variable on loopback for all hosts, and elsewhere for Partner Center's own", function()
    for _, row in ipairs {
      { here(), "here here here" }, { here "localhost", "here here here" },
      { "  " .. here() .. "/ ", "here here here" }, { CLOUD.api, "away away away" },
      { "https://partner-center.example", "away away away" },
    } do
      process.setenv("PARTNERCENTER_BASE_URL", row[1])
      new {}
      assert.equal(row[2], places(), row[1])
      client:close()
    end
    process.setenv("PARTNERCENTER_BASE_URL", here())
    new { base_url = here() } -- the option counts
    assert.equal("here refused refused", places())
    client:close()
    new { base_url = { graph = here() } }
    assert.equal("away away here", places())
  end)

  it("stays here in every cloud, by option and by variable", function()
    for _, cloud in ipairs { "global", "usgov", "china", "AzureUSGovernment" } do
      new { base_url = here(), cloud = cloud }
      assert.equal("here refused refused", places(), cloud)
      client:close()
      new { base_url = sim.base_url, cloud = cloud }
      assert.equal("here here here", places(), cloud)
      client:close()
      process.setenv("PARTNERCENTER_CLOUD", cloud)
      process.setenv("PARTNERCENTER_BASE_URL", here())
      new {}
      assert.equal("here here here", places(), cloud)
      client:close()
      new { base_url = here() }
      assert.equal("here refused refused", places(), cloud)
      client:close()
      process.setenv("PARTNERCENTER_CLOUD")
      process.setenv("PARTNERCENTER_BASE_URL")
    end
  end)

  it("refuses the rows of other hosts, writes included", function()
    new { base_url = here() }
    for operation, call in pairs {
      ["security_alerts.list"] = function() return client:security_alerts():first() end,
      ["referrals.list"] = function() return client:referrals():all() end,
      export_billed_usage = function()
        return client:export_billed_usage({ invoiceId = "G000000001" }, { unchecked = true })
      end,
      ["referral.get"] = function() return client:referral("1"):get() end,
    } do
      local value, err = call()
      assert.is_nil(value)
      assert.equal("config", err.kind, tostring(err))
      assert.equal(operation, err.operation)
      assert.matches("stays on this machine", err.message, 1, true)
      assert.is_nil(err.retryable or err.maybe_done or err.status)
    end
    local ok, err = pcall(function() for _ in client:security_alerts():each() do error "an item" end end)
    assert.is_false(ok)
    assert.equal("config", err.kind)
    assert.same({}, asked)
    assert.same({}, sim:requests())
    assert.same({}, proxy:received "connection")
  end)

  it("follows no link and no Location to another machine", function()
    local server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then return end
        if head:find("^POST") then
          conn:answer("202 Accepted", "", "Location: https://graph.microsoft.com/v1.0/operations/1\r\n")
        elseif head:find("^GET /v1/customers") then
          conn:answer("200 OK", '{"items":[{"id":"1"}],"links":{"next":{"uri":'
            .. '"https://api.partnercenter.microsoft.com/v1/customers?seekOperation=Next"}}}')
        else
          conn:answer("200 OK", '{"value":[{"id":"1"}],"@odata.nextLink":"https://graph.microsoft.com'
            .. '/beta/security/partner/securityAlerts?$skiptoken=1"}')
        end
      end
    end)
    finally(function() server:stop() end)
    new { base_url = { api = server.url, partner = server.url, graph = server.url } }
    for _, call in ipairs {
      function() return client:security_alerts():all() end, function() return client:customers():all() end,
      function() return client:export_billed_usage({ invoiceId = "G000000001" }, { unchecked = true }) end,
    } do
      local value, err = call()
      assert.is_nil(value)
      assert.equal("protocol", err.kind, tostring(err))
      assert.matches("another origin", err.message, 1, true)
    end
    assert.same({}, proxy:received "connection")
  end)

  it("asks no token endpoint elsewhere unless its authority is given", function()
    local secret = {
      access_token = false, tenant_id = sim.tenant_id, client_id = sim.client_id,
      client_secret = sim.client_secret, base_url = sim.base_url,
    }
    local function look(more)
      local all = {}
      for name, value in pairs(secret) do all[name] = value end
      for name, value in pairs(more) do all[name] = value end
      new(all)
      local value, err = client:customer(sim.customers[1].id):qualification()
      client:close()
      return value, err
    end
    for _, more in ipairs {
      {}, { refresh_token = sim.refresh_token }, { device_code = function() end, client_secret = false },
      { token_store = os.tmpname() }, { cloud = "china" },
    } do
      local value, err = look(more)
      assert.is_nil(value)
      assert.equal("config", err.kind, tostring(err))
      assert.matches("authority", err.message, 1, true)
      assert.equal("token", err.phase)
      if more.token_store then os.remove(more.token_store) end
    end
    assert.same({}, proxy:received "connection")
    assert.same({}, sim:requests())
    assert.equal("education", look { authority = sim.authority })
    process.setenv("AZURE_AUTHORITY_HOST", sim.authority)
    assert.equal("education", look {})
    assert.same({}, proxy:received "connection")
    process.setenv("AZURE_AUTHORITY_HOST")
    look { authority = "https://login.example" } -- the caller wants it
    assert.equal(1, proxy:count())
  end)

  it("names the member of a base_url that is no address", function()
    local made, err = partnercenter.new { access_token = "x", base_url = { api = here(), blob = "http://x" } }
    assert.is_nil(made)
    assert.matches("option base_url.blob must use https", err.message, 1, true)
  end)
end)
