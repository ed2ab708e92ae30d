-- The simulator's side of signing in, asked by the curl command: what it takes and, above all, what it
-- refuses.
local certificates = require "spec.support.servers.certificates"
local client = require "spec.simulator.client"
local sign_in = require "spec.support.sign_in"
local curl = client.curl

local AUDIENCE = "https%3A%2F%2Fapi.partnercenter.microsoft.com"
local DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
local JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

describe("the simulator's sign-in #once", function()
  local sim, set, app

  setup(function()
    set = certificates.new()
    app = set:issue { name = "app", rsa = true }
    sim = client.start { customers = 1, client_certificate = sign_in.read(app.certificate) }
  end)

  teardown(function()
    sim:stop()
    set:remove()
  end)

  before_each(function() assert(sim:reset()) end)

  local function post(path, form)
    return curl(sim, "/" .. sim.tenant_id .. path, { form = form, token = false })
  end

  local function refused(number, answer)
    assert.is_truthy(answer.status >= 400)
    assert.same({ number }, answer.value.error_codes)
  end

  local function device()
    local form = ("client_id=%s&scope=%s%%2F.default"):format(sim.client_id, AUDIENCE)
    local begun = post("/oauth2/v2.0/devicecode", form).value
    return begun, function(code)
      return post("/oauth2/v2.0/token", ("%s&grant_type=%s&device_code=%s"):format(form, DEVICE, code
        or begun.device_code))
    end
  end

  it("has a device code wait, slow down, expire, be declined, and serve once", function()
    assert(sim:set { device_interval = 0.3 })
    local _, poll = device()
    refused(70016, poll())
    assert.equal("authorization_pending", poll().value.error)
    assert(sim:set { device_interval = 60 })
    _, poll = device()
    refused(70016, poll())
    assert.equal("slow_down", poll().value.error)
    refused(70018, poll("marker-none"))
    local begun
    for outcome, number in pairs { expire = 70019, deny = 65004 } do
      begun, poll = device()
      assert(sim:sign_in { user_code = begun.user_code, outcome = outcome })
      refused(number, poll())
    end
    begun, poll = device()
    assert(sim:sign_in { user_code = begun.user_code:lower() })
    assert.equal(200, poll().status)
    refused(70018, poll())
    assert.is_nil((sim:sign_in { user_code = "NONE" }))
  end)

  -- The assertion that the library makes, as the form it is sent in.
  local function assertion()
    assert(sim:clear_requests())
    local own = sign_in.client(sim, { certificate = app.certificate, private_key = app.key })
    sign_in.ask(own)
    return sign_in.token_requests(sim)[1].form.client_assertion
  end

  local function prove(jwt, path)
    return post(path or "/oauth2/v2.0/token", (
      "grant_type=client_credentials&client_id=%s&client_assertion_type=%s"
      .. "&client_assertion=%s&scope=%s%%2F.default&resource=%s"):format(sim.client_id, JWT, jwt, AUDIENCE,
      AUDIENCE))
  end

  it("refuses assertions that were used, bent, or made for elsewhere", function()
    local jwt = assertion()
    refused(50027, prove(jwt))
    local header, claims, signature = jwt:match("^(.-)%.(.-)%.(.*)$")
    local other = (signature:sub(1, 1) == "A" and "B" or "A") .. signature:sub(2)
    refused(700027, prove(("%s.%s.%s"):format(header, claims, other)))
    refused(50027, prove(("%s.%s.%s"):format(header, claims:sub(1, -3), signature)))
    refused(50027, prove("no.jwt.here"))
    refused(700023, prove(jwt, "/oauth2/token"))
    assert(sim:set { client_certificate = "" })
    refused(700027, prove(jwt))
    assert(sim:set { client_certificate = sign_in.read(app.certificate) })
  end)

  it("refuses a form that says the same thing twice", function()
    refused(9000411, post("/oauth2/v2.0/token",
      "grant_type=client_credentials&grant_type=client_credentials"))
  end)

  it("sends people back with a code, and only with S256", function()
    local page = (
      "/%s/oauth2/v2.0/authorize?client_id=%s&response_type=code&redirect_uri=https%%3A%%2F%%2Fapp.example"
      .. "&state=s%%26t&code_challenge=c&code_challenge_method="):format(sim.tenant_id, sim.client_id)
    local answer = curl(sim, page .. "S256", { token = false })
    assert.equal(302, answer.status)
    assert.matches("^https://app.example%?", answer.headers.location)
    assert.matches("state=s%%26t", answer.headers.location)
    refused(501491, curl(sim, page .. "plain", { token = false }))
  end)

  it("issues the token of a managed identity only with its header", function()
    local query = "?resource=" .. AUDIENCE .. "&api-version="
    local function ask(path, headers, base)
      return curl(sim, path, { token = false, headers = headers, base = base or sim.http_url })
    end
    local vm, app_service = "/metadata/identity/oauth2/token" .. query .. "2018-02-01",
      "/msi/token" .. query .. "2019-08-01"
    assert.equal(200, ask(vm, { Metadata = "true" }).status)
    assert.equal(400, ask(vm).status)
    assert.equal(404, ask(vm, { Metadata = "true" }, sim.base_url.api).status)
    assert.equal(200, ask(app_service, { ["X-IDENTITY-HEADER"] = sim.identity_header }).status)
    assert.equal(401, ask(app_service).status)
    assert.is_nil(ask(app_service, { ["X-IDENTITY-HEADER"] = sim.identity_header }).value.expires_in)
  end)
end)
