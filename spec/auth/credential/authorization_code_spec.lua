-- Sign-in through a web page: the address, PKCE, and a code that is redeemed once.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local REDIRECT = "https://app.example/signed-in?x=1&y=a%20b"
local authorization = partnercenter.authorization

describe("authorization.start", function()
  local options

  before_each(function()
    options = {
      tenant_id = "organizations", client_id = sign_in.CUSTOMER, redirect_uri = "https://app.example/back",
    }
  end)

  it("makes the address of the sign-in page", function()
    local begun = assert(authorization.start(options))
    local address, query = begun.url:match("^([^?]*)%?(.*)$")
    assert.equal("https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize", address)
    assert.same({
      client_id = sign_in.CUSTOMER, response_type = "code", redirect_uri = "https://app.example/back",
      response_mode = "query", scope = sign_in.AUDIENCE .. "/.default offline_access", state = begun.state,
      code_challenge = begun.code_challenge, code_challenge_method = "S256",
    }, sign_in.form(query))
  end)

  it("makes the challenge that RFC 7636 prescribes", function()
    assert.equal("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
      core.sha256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
    local begun = assert(authorization.start(options))
    assert.matches("^%x+$", begun.code_verifier)
    assert.equal(64, #begun.code_verifier)
    local digest = sign_in.output(("printf %%s %s | openssl dgst -sha256 -binary | openssl base64 -A"):format(
      begun.code_verifier))
    assert.equal((digest:gsub("=", ""):gsub("+", "-"):gsub("/", "_")), begun.code_challenge)
  end)

  it("makes new secrets each time, and never shows the verifier", function()
    local one, two = assert(authorization.start(options)), assert(authorization.start(options))
    assert.not_equal(one.state, two.state)
    assert.not_equal(one.code_verifier, two.code_verifier)
    assert.is_nil(one.url:find(one.code_verifier, 1, true))
  end)

  it("uses the given cloud, authority and endpoint", function()
    options.cloud = "china"
    local begun = assert(authorization.start(options))
    assert.matches("^https://login.chinacloudapi.cn/", begun.url)
    assert.matches("partner%.partnercenterapi%.microsoftonline%.cn", begun.url)
    options.authority, options.token_endpoint_version, options.state = "https://login.example", "v1",
    "mine&more"
    options.login_hint, options.prompt = "admin@partner.example", "consent"
    begun = assert(authorization.start(options))
    assert.matches("^https://login.example/organizations/oauth2/authorize%?", begun.url)
    local fields = sign_in.form(begun.url:match("%?(.*)$"))
    assert.equal("https://partner.partnercenterapi.microsoftonline.cn", fields.resource)
    assert.same({ "mine&more", "admin@partner.example", "consent" },
      { fields.state, fields.login_hint, fields.prompt })
  end)

  it("names missing and wrong options", function()
    for name, value in pairs { client_id = "x", redirect_uri = "no address",
      authority = "http://login.example" } do
      local wrong = {}
      for key, given in pairs(options) do
        wrong[key] = given
      end
      wrong[name] = value
      local begun, err = authorization.start(wrong)
      assert.is_nil(begun)
      assert.equal("config", err.kind)
      assert.matches(name, err.message)
    end
    local _, err = authorization.start { client_id = sign_in.CUSTOMER }
    assert.matches("tenant_id and option redirect_uri are missing", err.message)
  end)

  it("raises on unknown options at the caller's line", function()
    local ok, why = pcall(function() authorization.start { tennant_id = "x" } end)
    assert.is_false(ok)
    assert.matches("authorization_code_spec.lua:%d+: .*did you mean 'tenant_id'", why)
  end)
end)

describe("an authorization code", function()
  local sim

  setup(function() sim = sign_in.simulator() end)
  teardown(function() sim:stop() end)
  before_each(function() assert(sim:reset()) end)

  local function begin(redirect)
    local begun = assert(authorization.start {
      tenant_id = sim.tenant_id, client_id = sim.client_id, redirect_uri = redirect or REDIRECT,
      authority = sim.authority,
    })
    local back = assert(sim:authorize(begun.url))
    assert.equal(begun.state, back.state)
    return back.code, begun
  end

  local function redeem(code, begun, more)
    local identity = {
      authorization_code = code, redirect_uri = REDIRECT, code_verifier = begun and begun.code_verifier,
      client_secret = sim.client_secret,
    }
    for name, value in pairs(more or {}) do
      identity[name] = value
    end
    return sign_in.client(sim, identity)
  end

  it("is redeemed in exactly this form; then its refresh token is handed over and used", function()
    local kept = {}
    local code, begun = begin()
    local client = redeem(code, begun, { on_refresh_token = function(token) kept[#kept + 1] = token end })
    assert.equal("education", sign_in.ask(client))
    assert.equal(1, #kept)
    assert(sim:fault { expired_token = true, path = "/qualification" })
    assert.equal("education", sign_in.ask(client))
    assert.equal(2, #kept)
    local sent = sign_in.token_requests(sim)
    assert.equal(("client_id=%s&client_secret=%s&grant_type=authorization_code&code=%s&redirect_uri=%s"
      .. "&code_verifier=%s&scope=%s"):format(sim.client_id, sim.client_secret, code, core.escape(REDIRECT),
      begun.code_verifier, core.escape(sign_in.AUDIENCE .. "/.default offline_access")), sent[1].body)
    assert.equal("refresh_token", sent[2].form.grant_type)
    assert.equal(kept[1], sent[2].form.refresh_token)
    assert.is_nil(sent[2].form.code)
    assert.is_nil(sent[2].form.code_verifier)
    assert.equal(2, #sent)
  end)

  it("of an app on a person's machine needs no secret", function()
    local code, begun = begin("http://localhost:8400")
    local client = redeem(code, begun, { client_secret = false, redirect_uri = "http://localhost:8400" })
    assert.equal("education", sign_in.ask(client))
    local report = assert(client:check())
    assert.equal("app+user", report.token)
    assert.is_true(report.mfa)
  end)

  it("gets tokens for other hosts through its refresh token, one after the other", function()
    assert(sim:set { refresh_rotation = "strict" })
    local code, begun = begin()
    local client = redeem(code, begun)
    local answers = partnercenter.map({ "api", "graph", "partner", "api" }, function(host)
      return client:request { host = host, path = "/v1/customers" }
    end)
    assert.equal(200, answers[1].status)
    assert.equal(200, answers[4].status)
    local grants = {}
    for i, sent in ipairs(sign_in.token_requests(sim)) do
      grants[i] = sent.form.grant_type
      assert.equal(200, sent.status)
    end
    assert.same({ "authorization_code", "refresh_token", "refresh_token" }, grants)
  end)

  for what, case in pairs {
    ["with another verifier"] = { "AADSTS501481", function(code) return code,
      { code_verifier = ("x"):rep(64) } end },
    ["for another page"] = { "AADSTS50011", function(code) return code,
      { redirect_uri = "https://other.example" } end },
    ["that nobody issued"] = { "AADSTS70000", function() return "marker-code" end },
    ["with another secret"] = { "AADSTS7000215", function(code) return code,
      { client_secret = "marker-wrong" } end },
  } do
    it(what .. " is refused, once", function()
      local code, begun = begin()
      local given, more = case[2](code)
      local client = redeem(given, begun, more)
      for _ = 1, 3 do
        local value, err = sign_in.ask(client)
        assert.is_nil(value)
        assert.equal("auth", err.kind)
        assert.equal(case[1], err.code)
        assert.is_string(err.hint)
        assert.is_nil(tostring(err):find("marker", 1, true))
        assert.is_nil(tostring(err):find(code, 1, true))
      end
      assert.equal(1, #sign_in.token_requests(sim))
    end)
  end

  it("is refused when it was used before", function()
    local code, begun = begin()
    assert.equal("education", sign_in.ask(redeem(code, begun)))
    local _, err = sign_in.ask(redeem(code, begun))
    assert.equal("AADSTS54005", err.code)
    assert.matches("already used", err.hint)
  end)

  it("is not sent again after it was redeemed without a refresh token", function()
    local code, begun = begin()
    local client = redeem(code, begun)
    assert(sim:fault { path = "/oauth2/", times = 1, body = '{"access_token":"t1","expires_in":3599}' })
    sign_in.ask(
      client) -- the simulator answers 401 for t1, and nothing can get another token
    local _, err = sign_in.ask(client)
    assert.equal("auth", err.kind)
    assert.equal(1, #sign_in.token_requests(sim))
  end)

  it("is sent again when the first request did not arrive", function()
    local code, begun = begin()
    assert(sim:fault { path = "/oauth2/", times = 1, status = 503 })
    assert.equal("education", sign_in.ask(redeem(code, begun, { max_attempts = 2 })))
  end)
end)
