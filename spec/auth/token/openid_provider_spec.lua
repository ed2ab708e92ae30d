-- A certified OpenID provider accepts the library's token requests, and refuses invalid ones.

local certificates = require "spec.support.servers.certificates"
local json = require "partnercenter.json"
local openid_provider = require "spec.support.servers.openid_provider.provider"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local TENANT = "a0000000-0000-4000-8000-000000000001"

local function id(n) return "c0000000-0000-4000-8000-00000000000" .. n end

describe("an OpenID provider", function()
  if not openid_provider.possible() then
    pending "is not asked: it takes node and npm (Debian: nodejs npm)"
    return
  end

  local provider, set, app, jar

  setup(function()
    set = certificates.new()
    app = set:issue { name = "app", rsa = true }
    jar = set.dir .. "/cookies"
    os.execute(("openssl x509 -in %s -noout -pubkey > %s/public.pem"):format(app.certificate, set.dir))
    provider = openid_provider.start(set.dir .. "/public.pem")
  end)

  teardown(function()
    provider:stop()
    set:remove()
  end)

  local function client(identity)
    local all = {
      tenant_id = TENANT, authority = provider.url, base_url = provider.url, timeout = 60, max_attempts = 1,
    }
    for name, value in pairs(identity) do
      all[name] = value
    end
    return assert(partnercenter.new(all))
  end

  -- Gets a token; the API's answer does not matter here.
  local function token(own)
    local report, err = own:check()
    err = err or {}
    assert.is_nil(report)
    return require("partnercenter.client.private").of(own).core:token("api"), err
  end

  local function accepted(own)
    local got, err = token(own)
    assert.is_string(got, tostring(err))
    return got
  end

  -- Repeats a request of the library.
  local function replay(body)
    local text = sign_in.output(("curl -q -s --noproxy '*' -d '%s' %s/%s/oauth2/v2.0/token"):format(body,
      provider.url, TENANT))
    return assert(json.decode(text))
  end

  local function last_body()
    local bodies = provider:bodies "/token"
    return bodies[#bodies]
  end

  it("takes a client secret with any characters", function()
    accepted(client { client_id = id(1), client_secret = "marker +/=&% secret" })
    local got, err = token(client { client_id = id(1), client_secret = "marker +/=&% wrong" })
    assert.is_nil(got)
    assert.equal("auth", err.kind)
    assert.equal("invalid_client", err.code)
  end)

  for n, algorithm in pairs { [2] = "PS256", [3] = "RS256" } do
    it("takes assertions signed " .. algorithm .. ", each once", function()
      local own = client {
        client_id = id(n), certificate = app.certificate, private_key = app.key,
        assertion_algorithm = algorithm,
      }
      accepted(own)
      local again = replay(last_body())
      assert.equal("invalid_client", again.error)
      accepted(client {
        client_id = id(n), certificate = app.certificate, private_key = app.key,
        assertion_algorithm = algorithm,
        assertion_thumbprint = "x5t", send_certificate_chain = true,
      })
    end)
  end

  it("refuses an assertion made for another endpoint, or by another key, or with another algorithm",
    function()
    local other = set:issue { name = "other", rsa = true }
    for _, wrong in ipairs {
      { token_endpoint_version = "v1" }, { certificate = other.certificate, private_key = other.key },
      { assertion_algorithm = "RS256" },
    } do
      local identity = { client_id = id(2), certificate = app.certificate, private_key = app.key }
      for name, value in pairs(wrong) do
        identity[name] = value
      end
      local got, err = token(client(identity))
      assert.is_nil(got)
      assert.equal("invalid_client", err.code)
    end
  end)

  local function browse(url, more)
    return sign_in.output(("curl -q -s --noproxy '*' -L -c %s -b %s %s '%s'"):format(jar, jar, more or "",
      url))
  end

  local function sign_in_page()
    local begun = assert(partnercenter.authorization.start {
      tenant_id = TENANT, client_id = id(4), redirect_uri = "http://127.0.0.1:" .. provider.url:match("%d+$")
        .. "/back",
      authority = provider.url, prompt = "consent",
    })
    local back = browse(begun.url, "-o /dev/null -w '%{url_effective}'")
    assert.equal(begun.state, back:match("[?&]state=([^&]+)"), back)
    return begun, back:match("[?&]code=([^&]+)")
  end

  it("takes a code with its verifier, and then each refresh token once", function()
    local begun, code = sign_in_page()
    local kept = {}
    local own = client {
      client_id = id(4), client_secret = "marker-secret", authorization_code = code,
      code_verifier = begun.code_verifier,
      redirect_uri = "http://127.0.0.1:" .. provider.url:match("%d+$") .. "/back",
      on_refresh_token = function(fresh) kept[#kept + 1] = fresh end,
    }
    accepted(own)
    assert.equal(1, #kept)
    accepted(client {
      client_id = id(4), client_secret = "marker-secret", refresh_token = kept[1],
      on_refresh_token = function(fresh) kept[2] = fresh end,
    })
    assert.not_equal(kept[1], kept[2])
    assert.equal("invalid_grant", replay(last_body()).error)
    local got, err = token(client { client_id = id(4), client_secret = "marker-secret",
      refresh_token = kept[1] })
    assert.is_nil(got)
    assert.equal("invalid_grant", err.code)
  end)

  it("refuses a code that was used, and one with another verifier", function()
    local _, unproven = sign_in_page()
    local identity = {
      client_id = id(4), client_secret = "marker-secret", authorization_code = unproven,
      code_verifier = ("x"):rep(64),
      redirect_uri = "http://127.0.0.1:" .. provider.url:match("%d+$") .. "/back",
    }
    local got, err = token(client(identity))
    assert.is_nil(got)
    assert.equal("invalid_grant", err.code)
    local begun, code = sign_in_page()
    identity.authorization_code, identity.code_verifier = code, begun.code_verifier
    accepted(client(identity))
    got, err = token(client(identity))
    assert.is_nil(got)
    assert.equal("invalid_grant", err.code)
  end)

  it("takes a device code after a person has entered it", function()
    local prompts = 0
    local own = client { client_id = id(5), device_code = function(prompt)
      prompts = prompts + 1
      local page = browse(prompt.verification_uri)
      local fields = "-d xsrf=%s -d user_code=%s"
      page = browse(prompt.verification_uri, fields:format(page:match('name="xsrf" value="([%w_-]+)"'),
        prompt.user_code))
      browse(prompt.verification_uri, (fields .. " -d confirm=yes"):format(
        page:match('name="xsrf" value="([%w_-]+)"'), prompt.user_code))
    end }
    accepted(own)
    assert.equal(1, prompts)
  end)
end)
