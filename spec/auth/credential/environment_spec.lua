-- The identity from the environment, through real variables and token requests.

local certificates = require "spec.support.servers.certificates"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local sign_in = require "spec.support.sign_in"

local VARIABLES = {
  "AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH",
  "AZURE_CLIENT_CERTIFICATE_PASSWORD", "AZURE_AUTHORITY_HOST", "AZURE_FEDERATED_TOKEN_FILE",
  "PARTNERCENTER_REFRESH_TOKEN", "PARTNERCENTER_ACCESS_TOKEN", "PARTNERCENTER_TOKEN_FILE",
  "PARTNERCENTER_BASE_URL",
  "PARTNERCENTER_CA_FILE", "PARTNERCENTER_CLOUD",
}

describe("in the environment", function()
  local sim, set, both, token_file

  setup(function()
    set = certificates.new()
    local app = set:issue { name = "app", rsa = true }
    both = set.dir .. "/both.pem"
    sign_in.write(both, sign_in.read(app.certificate) .. sign_in.read(app.key))
    token_file = set.dir .. "/federated"
    sign_in.write(token_file, "marker-federated")
    sim = sign_in.simulator {
      client_certificate = sign_in.read(app.certificate), federated_token = "marker-federated",
    }
  end)

  teardown(function()
    sim:stop()
    set:remove()
  end)

  before_each(function()
    assert(sim:reset())
    for _, name in ipairs(VARIABLES) do
      process.setenv(name)
    end
    process.setenv("AZURE_TENANT_ID", sim.tenant_id)
    process.setenv("AZURE_CLIENT_ID", sim.client_id)
    process.setenv("AZURE_AUTHORITY_HOST", sim.authority)
    process.setenv("PARTNERCENTER_BASE_URL", sim.base_url.api)
    process.setenv("PARTNERCENTER_CA_FILE", sim.ca_file)
  end)

  after_each(function()
    for _, name in ipairs(VARIABLES) do
      process.setenv(name)
    end
  end)

  local function all()
    process.setenv("AZURE_CLIENT_SECRET", sim.client_secret)
    process.setenv("AZURE_CLIENT_CERTIFICATE_PATH", both)
    process.setenv("AZURE_FEDERATED_TOKEN_FILE", token_file)
    process.setenv("PARTNERCENTER_REFRESH_TOKEN", sim.refresh_token)
    process.setenv("PARTNERCENTER_ACCESS_TOKEN", assert(sim:access_token { user = true }).access_token)
  end

  local LESS = {
    "PARTNERCENTER_ACCESS_TOKEN", "PARTNERCENTER_REFRESH_TOKEN", "AZURE_CLIENT_CERTIFICATE_PATH",
    "AZURE_CLIENT_SECRET",
  }

  it("the order is access token, refresh token, certificate, secret, federated token", function()
    all()
    local expected = {
      { "access_token" }, { "refresh_token", "refresh_token", "client_assertion" },
      { "certificate", "client_credentials", "client_assertion" }, { "client_secret", "client_credentials",
        "client_secret" },
      { "federated_token_file", "client_credentials", "client_assertion" },
    }
    for i, want in ipairs(expected) do
      assert(sim:clear_requests())
      local client = assert(partnercenter.new {})
      assert.equal("education", sign_in.ask(client))
      assert.matches(want[1] .. " from environment", tostring(client))
      local sent = sign_in.token_requests(sim)[1]
      assert.equal(want[2], sent and sent.form.grant_type)
      if sent then
        assert.is_string(sent.form[want[3]])
        assert.is_nil(sent.form[want[3] == "client_secret" and "client_assertion" or "client_secret"])
      end
      if LESS[i] then
        process.setenv(LESS[i])
      end
    end
  end)

  it("an identity in options switches all variables off", function()
    all()
    local client = assert(partnercenter.new {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
    })
    assert.equal("education", sign_in.ask(client))
    assert.matches("client_secret from options", tostring(client))
    local none, err = partnercenter.new { tenant_id = sim.tenant_id, client_id = sim.client_id }
    assert.is_nil(none)
    assert.equal("config", err.kind)
  end)

  it("a refusal names the variable, and its event the credential", function()
    process.setenv("AZURE_CLIENT_SECRET", "marker-wrong")
    local told = {}
    local client = assert(partnercenter.new { on_event = function(event) told[event.type] = event end })
    local _, err = sign_in.ask(client)
    assert.matches("credential: AZURE_CLIENT_SECRET", tostring(err))
    assert.is_nil(tostring(err):find("marker", 1, true))
    assert.same({ "client_secret", "auth" }, { told.token.credential, told.token.kind })
  end)

  it("a token file keeps rotated refresh tokens", function()
    process.setenv("AZURE_CLIENT_SECRET", sim.client_secret)
    process.setenv("PARTNERCENTER_REFRESH_TOKEN", sim.refresh_token)
    process.setenv("PARTNERCENTER_TOKEN_FILE", set.dir .. "/tokens")
    assert.equal("education", sign_in.ask(assert(partnercenter.new {})))
    assert.matches("simulator%-refresh%-token%-%x+", sign_in.read(set.dir .. "/tokens"))
    assert.equal("education", sign_in.ask(assert(partnercenter.new {})))
    assert.equal(1, #sign_in.token_requests(sim))
  end)
end)
