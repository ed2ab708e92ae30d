-- Managed identity of a virtual machine (IMDS) and of App Service.

local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local VARIABLES = { "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "AZURE_POD_IDENTITY_AUTHORITY_HOST",
  "HTTPS_PROXY", "http_proxy" }

describe("a managed identity", function()
  local sim

  setup(function() sim = sign_in.simulator() end)
  teardown(function() sim:stop() end)
  before_each(function() assert(sim:reset()) end)

  after_each(function()
    for _, name in ipairs(VARIABLES) do
      process.setenv(name)
    end
  end)

  local function client(identity, more)
    local options = {
      managed_identity = identity
        or true, base_url = sim.base_url, ca_file = sim.ca_file, timeout = 20, max_attempts = 1,
    }
    for name, value in pairs(more or {}) do
      options[name] = value
    end
    return assert(partnercenter.new(options))
  end

  local function imds() process.setenv("AZURE_POD_IDENTITY_AUTHORITY_HOST", sim.http_url) end

  local function app_service()
    process.setenv("IDENTITY_ENDPOINT", sim.identity_endpoint)
    process.setenv("IDENTITY_HEADER", sim.identity_header)
  end

  local function has(request, line)
    for _, found in ipairs(request.headers) do
      if found:lower() == line:lower() then
        return true
      end
    end
    return false
  end

  it("of a virtual machine", function()
    imds()
    assert.equal("education", sign_in.ask(client()))
    local sent = sign_in.token_requests(sim)
    assert.equal(1, #sent)
    assert.equal("GET", sent[1].method)
    assert.equal("/metadata/identity/oauth2/token?api-version=2018-02-01"
      .. "&resource=https%3A%2F%2Fapi.partnercenter.microsoft.com", sent[1].uri)
    assert.equal("http", sent[1].scheme)
    assert.is_true(has(sent[1], "Metadata: true"))
    assert.is_false(has(sent[1], "Authorization: "))
  end)

  it("of App Service, whose answer has only the end of the token", function()
    app_service()
    local own = client()
    assert.equal("education", sign_in.ask(own))
    local sent = sign_in.token_requests(sim)
    assert.equal("/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fapi.partnercenter.microsoft.com",
      sent[1].uri)
    assert.is_true(has(sent[1], "X-IDENTITY-HEADER: " .. sim.identity_header))
    local report = assert(own:check())
    assert.equal("managed_identity", report.credential)
    assert.equal("app", report.token)
    assert.is_true(report.expires_in > 3500 and report.expires_in <= 3600, tostring(report.expires_in))
  end)

  it("that the user names is sent in the form of each endpoint", function()
    for _, case in ipairs {
      { imds, "id-1", "&client_id=id%-1$" }, { imds, { client_id = "id-1" }, "&client_id=id%-1$" },
      { imds, { object_id = "id-2" }, "&object_id=id%-2$" },
      { imds, { mi_res_id = "/subscriptions/x" }, "&msi_res_id=%%2Fsubscriptions%%2Fx$" },
      { app_service, { mi_res_id = "/subscriptions/x" }, "&mi_res_id=%%2Fsubscriptions%%2Fx$" },
    } do
      assert(sim:clear_requests())
      case[1]()
      assert.equal("education", sign_in.ask(client(case[2])))
      assert.matches(case[3], sign_in.token_requests(sim)[1].uri)
    end
  end)

  it("is never requested through a proxy", function()
    imds()
    local proxy = raw.start(function(conn) conn:request() end)
    assert.is_nil((sign_in.ask(client(true, { proxy = proxy.url,
      base_url = sim.http_url })))) -- the proxy ends it
    local through = proxy:received("request")
    proxy:stop()
    assert.equal(1, #sign_in.token_requests(sim))
    assert.equal(1, #through)
    assert.is_nil(through[1]:find("/metadata/", 1, true))
  end)

  it("with a wrong secret is an error that does not show it", function()
    process.setenv("IDENTITY_ENDPOINT", sim.identity_endpoint)
    process.setenv("IDENTITY_HEADER", "marker-identity-header")
    local _, err = sign_in.ask(client())
    assert.equal("auth", err.kind)
    assert.is_nil(tostring(err):find("marker", 1, true))
  end)

  it("that does not exist fails soon with a hint, and the failure is remembered", function()
    local silent = raw.start(function(conn)
      conn:request()
      conn:stall()
    end)
    process.setenv("AZURE_POD_IDENTITY_AUTHORITY_HOST", silent.url)
    local own = client(true, { max_attempts = 4, timeout = 100 }) -- enough time for three more attempts
    local value, err = sign_in.ask(own)
    assert.is_nil(value)
    assert.equal("timeout", err.kind)
    assert.matches("use managed_identity only on", err.hint)
    assert.is_nil((sign_in.ask(own)))
    assert.equal(1, silent:count())
    silent:stop()
  end)

  it("is used only when asked for", function()
    app_service()
    local none, err = partnercenter.new { base_url = sim.base_url, ca_file = sim.ca_file }
    assert.is_nil(none)
    assert.equal("config", err.kind)
  end)
end)
