-- The client secret, over TLS against the simulator, and the form of app-only token requests.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local SECRET = "marker +/=&%25 ~'\"\\;?#"

describe("a client secret", function()
  local sim

  setup(function() sim = sign_in.simulator { client_secret = SECRET } end)
  teardown(function() sim:stop() end)
  before_each(function() assert(sim:reset()) end)

  it("arrives intact with any characters, in exactly this form", function()
    assert.equal("education", sign_in.ask(sign_in.client(sim, { client_secret = SECRET })))
    local sent = sign_in.token_requests(sim)
    assert.equal(1, #sent)
    assert.equal("https", sent[1].scheme)
    assert.equal(("/%s/oauth2/v2.0/token"):format(sim.tenant_id), sent[1].path)
    assert.equal(("grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"):format(
      sim.client_id, core.escape(SECRET), core.escape(sign_in.AUDIENCE .. "/.default")), sent[1].body)
    assert.equal(SECRET, sent[1].form.client_secret)
  end)

  it("is sent to endpoint v1 on request, with a resource", function()
    assert.equal("education", sign_in.ask(sign_in.client(sim, {
      client_secret = SECRET, token_endpoint_version = "v1",
    })))
    local sent = sign_in.token_requests(sim)[1]
    assert.equal(("/%s/oauth2/token"):format(sim.tenant_id), sent.path)
    assert.equal(("grant_type=client_credentials&client_id=%s&client_secret=%s&resource=%s"):format(
      sim.client_id, core.escape(SECRET), core.escape(sign_in.AUDIENCE)), sent.body)
  end)

  it("is never sent to the service itself, nor as a header", function()
    sign_in.ask(sign_in.client(sim, { client_secret = SECRET }))
    for _, request in ipairs(assert(sim:requests())) do
      local head = table.concat(request.headers, "\n") .. request.uri
      assert.is_nil(head:find("marker", 1, true))
      assert.equal(request.path:find("/oauth2/", 1, true) ~= nil, request.body:find("marker", 1, true) ~= nil)
    end
  end)

  it("that is wrong is an auth error with the ids of the refusal, remembered for a minute", function()
    local client = sign_in.client(sim, { client_secret = "marker-wrong-secret" })
    for _ = 1, 3 do
      local value, err = sign_in.ask(client)
      assert.is_nil(value)
      assert.equal("auth", err.kind)
      assert.equal("AADSTS7000215", err.code)
      assert.equal(401, err.status)
      assert.equal("token", err.phase)
      assert.equal("customer.qualification", err.operation)
      assert.matches("^%x+%-%x+%-", err.correlation_id)
      assert.matches("^%x+%-%x+%-", err.data.trace_id)
      assert.matches("^%d%d%d%d%-%d%d", err.data.timestamp)
      assert.matches("secret's value, not its id", err.hint)
      assert.matches("credential: option client_secret", err.message)
      assert.is_nil(tostring(err):find("marker", 1, true))
    end
    assert.equal(1, #sign_in.token_requests(sim))
  end)

  it("of an app unknown to the tenant is an auth error", function()
    local client = sign_in.client(sim, { client_secret = SECRET, client_id = sim.tenant_id })
    local _, err = sign_in.ask(client)
    assert.equal("AADSTS700016", err.code)
    assert.matches("check client_id", err.hint)
  end)

  it("from a function is requested before each token", function()
    local asked = 0
    local client = sign_in.client(sim, { client_secret = function()
      asked = asked + 1
      return SECRET
    end })
    assert.equal("education", sign_in.ask(client))
    assert.equal("education", sign_in.ask(client))
    assert.equal(1, asked)
    assert(sim:fault { expired_token = true, path = "/qualification" })
    assert.equal("education", sign_in.ask(client))
    assert.equal(2, asked)
    assert.equal(SECRET, sign_in.token_requests(sim)[2].form.client_secret)
  end)

  it("from a function that fails is a config error that names it, without secrets in its text",
    function()
    for _, case in ipairs {
      { function() error("the vault is sealed") end, "raised an error: .*the vault is sealed" },
      { function() error("client_secret=marker-vault-secret") end, "raised an error" },
      { function() error { code = 7 } end, "raised an error" },
      { function() return nil, "no such entry" end, "returned no string: no such entry" },
      { function() return 7 end, "returned no string" },
      { function() return "" end, "returned no string" },
    } do
      local value, err = sign_in.ask(sign_in.client(sim, { client_secret = case[1] }))
      assert.is_nil(value)
      assert.equal("config", err.kind)
      assert.equal("token", err.phase)
      assert.matches("given as client_secret " .. case[2], err.message)
      assert.is_nil(tostring(err):find("marker", 1, true))
    end
    assert.equal(0, #sign_in.token_requests(sim))
  end)
end)

describe("tokens for the hosts", function()
  local server

  before_each(function()
    server = raw.start(function(conn)
      local n = 0
      while true do
        local head, body = conn:request()
        if not head then
          return
        elseif head:find("^POST ") then
          n = n + 1
          conn:note("form", body)
          conn:answer("200 OK", ('{"access_token":"token-%d","expires_in":3599}'):format(n))
        else
          conn:note("bearer", head:match("\nAuthorization: ([^\n]*)"))
          conn:answer("200 OK", "{}")
        end
      end
    end)
  end)

  after_each(function() server:stop() end)

  local function client(cloud)
    return assert(partnercenter.new {
      tenant_id = sign_in.CUSTOMER, client_id = sign_in.CUSTOMER, client_secret = "marker", cloud = cloud,
      authority = server.url, base_url = { api = server.url, partner = server.url, graph = server.url },
    })
  end

  local clouds = {
    global = { api = sign_in.AUDIENCE, partner = "https://api.partner.microsoft.com",
      graph = "https://graph.microsoft.com" },
    usgov = { api = sign_in.AUDIENCE, partner = "https://api.partner.microsoft.com",
      graph = "https://graph.microsoft.us" },
    china = {
      api = "https://partner.partnercenterapi.microsoftonline.cn",
      partner = "https://api.partner.microsoft.com",
      graph = "https://microsoftgraph.chinacloudapi.cn",
    },
  }

  for cloud, audiences in pairs(clouds) do
    it("are requested for one audience each, in the cloud " .. cloud, function()
      local own = client(cloud)
      for _, host in ipairs { "api", "partner", "graph", "api", "graph" } do
        assert(own:request { host = host, path = "/v1/x" })
      end
      local asked = {}
      for i, body in ipairs(server:received("form")) do
        asked[i] = sign_in.form(body).scope
      end
      assert.same({
        audiences.api .. "/.default", audiences.partner .. "/.default", audiences.graph .. "/.default",
      }, asked)
      assert.same({ "Bearer token-1", "Bearer token-2", "Bearer token-3", "Bearer token-1",
        "Bearer token-3" },
        server:received("bearer"))
    end)
  end

  it("of two clients of different kinds do not mix", function()
    local app = client("global")
    local user = assert(partnercenter.new {
      tenant_id = "common", client_id = sign_in.CUSTOMER, refresh_token = "marker-refresh",
      authority = server.url, base_url = server.url,
    })
    local given = assert(partnercenter.new { access_token = "given", base_url = server.url,
      authority = server.url })
    for _ = 1, 2 do
      for _, one in ipairs { app, user, given } do
        assert(one:request { path = "/v1/x" })
      end
    end
    local grants, bearers = {}, {}
    for i, body in ipairs(server:received("form")) do
      grants[i] = sign_in.form(body).grant_type
    end
    assert.same({ "client_credentials", "refresh_token" }, grants)
    for i, bearer in ipairs(server:received("bearer")) do
      bearers[i] = bearer
    end
    assert.equal(6, #bearers)
    assert.equal("Bearer given", bearers[3])
    assert.equal(bearers[1], bearers[4])
    assert.equal(bearers[2], bearers[5])
    assert.equal("Bearer given", bearers[6])
  end)
end)
