-- The credential device_code: prompt, polling, slowing down, expiry, denial.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local GRANT = "urn:ietf:params:oauth:grant-type:device_code"

describe("a device code", function()
  local sim, prompts

  setup(function() sim = sign_in.simulator { device_interval = 1 } end)
  teardown(function() sim:stop() end)

  before_each(function()
    assert(sim:reset())
    prompts = {}
  end)

  -- How the simulated person reacts to the code: see the simulator's sign_in.
  local function client(person, more)
    local identity = { device_code = function(prompt)
      prompts[#prompts + 1] = prompt
      if person then
        assert(sim:sign_in(person))
      end
    end }
    for name, value in pairs(more or {}) do
      identity[name] = value
    end
    return sign_in.client(sim, identity)
  end

  -- Seconds between two requests by the simulator's clock, which is coarse.
  local function pause(sent, i)
    return sent[i].time - sent[i - 1].time + 0.05
  end

  local function refused(own)
    local value, err = sign_in.ask(own)
    assert.is_nil(value)
    assert.equal("auth", err.kind)
    assert.equal("token", err.phase)
    assert.is_nil(tostring(err):find("simulator%-device%-code"))
    return err
  end

  it("is shown, then polled in exactly this form, without a secret", function()
    local kept = {}
    local own = client({}, { on_refresh_token = function(token) kept[#kept + 1] = token end })
    assert.equal("education", sign_in.ask(own))
    local prompt = prompts[1]
    assert.equal(1, #prompts)
    assert.matches("^%x%x%x%x%x%x%x%x$", prompt.user_code)
    assert.equal(sim.authority .. "/device", prompt.verification_uri)
    assert.matches(prompt.user_code, prompt.message)
    assert.equal(900, prompt.expires_in)
    assert.equal(1, prompt.interval)
    local sent = sign_in.token_requests(sim)
    local scope = core.escape(sign_in.AUDIENCE .. "/.default offline_access")
    assert.equal(("/%s/oauth2/v2.0/devicecode"):format(sim.tenant_id), sent[1].path)
    assert.equal(("client_id=%s&scope=%s"):format(sim.client_id, scope), sent[1].body)
    assert.equal(("/%s/oauth2/v2.0/token"):format(sim.tenant_id), sent[2].path)
    assert.equal(("client_id=%s&grant_type=%s&device_code=%s&scope=%s"):format(sim.client_id,
      core.escape(GRANT),
      sent[2].form.device_code, scope), sent[2].body)
    assert.equal(1, #kept)
    assert.matches("^simulator%-refresh%-token", kept[1])
  end)

  it("brings a refresh token, so that nobody is asked again", function()
    local own = client {}
    assert.equal("education", sign_in.ask(own))
    assert(sim:fault { expired_token = true, path = "/qualification" })
    assert.equal("education", sign_in.ask(own))
    local sent = sign_in.token_requests(sim)
    assert.equal(("client_id=%s&refresh_token=%s&grant_type=refresh_token&scope=%s"):format(sim.client_id,
      sent[3].form.refresh_token, core.escape(sign_in.AUDIENCE .. "/.default offline_access")), sent[3].body)
    assert.equal(1, #prompts)
  end)

  it("of endpoint v1 is requested with a resource, and its numbers may be text", function()
    assert.equal("education", sign_in.ask(client({}, { token_endpoint_version = "v1" })))
    local sent = sign_in.token_requests(sim)
    assert.equal(("/%s/oauth2/devicecode"):format(sim.tenant_id), sent[1].path)
    assert.equal(sign_in.AUDIENCE, sent[1].form.resource)
    assert.equal(sim.authority .. "/device", prompts[1].verification_uri)
    assert.equal(900, prompts[1].expires_in)
  end)

  it("may take longer than the call's timeout, and is polled at its interval", function()
    local started = core.now()
    local own = client({ after = 2.5 }, { timeout = 2 })
    assert.equal("education", sign_in.ask(own))
    assert.is_true(core.now() - started >= 2.5)
    local sent = sign_in.token_requests(sim)
    assert.is_true(#sent > 2)
    for i, one in ipairs(sent) do
      assert.equal(i > 1 and GRANT or nil, one.form.grant_type) -- and no field is sent twice
      if i > 1 then
        assert.is_true(pause(sent, i) >= 1, pause(sent, i))
      end
    end
  end)

  it("is polled more slowly after slow_down", function()
    assert(sim:fault { path = "/v2.0/token", times = 1, status = 400, body = '{"error":"slow_down"}' })
    assert.equal("education", sign_in.ask(client {}))
    local sent = sign_in.token_requests(sim)
    assert.equal(3, #sent)
    assert.is_true(pause(sent, 3) >= 6, pause(sent, 3)) -- five seconds more than before
  end)

  it("is polled again after transient failures of network or endpoint", function()
    assert(sim:fault { path = "/v2.0/token", times = 1, reset = true })
    assert(sim:fault { path = "/v2.0/token", times = 1, skip = 1, status = 503 })
    assert.equal("education", sign_in.ask(client {}))
    assert.equal(1, #prompts)
  end)

  it("that the person declines is refused once, with a hint", function()
    local own = client { outcome = "deny" }
    local err = refused(own)
    assert.equal("AADSTS65004", err.code)
    assert.equal("access_denied", err.data.error)
    refused(own)
    assert.equal(1, #prompts)
    assert.equal(2, #sign_in.token_requests(sim))
  end)

  it("that has expired by the endpoint's answer is refused", function()
    assert.equal("AADSTS70019", refused(client { outcome = "expire" }).code)
  end)

  it("expires even while the endpoint answers that it is pending", function()
    assert(sim:set { device_life = 2 })
    assert(sim:fault { path = "/v2.0/token", status = 400, body = '{"error":"authorization_pending"}' })
    local err = refused(client())
    assert.equal("expired_token", err.code)
    assert.matches("before anyone signed in", err.message)
    assert(sim:set { device_life = 900 })
  end)

  it("whose prompt raises is a config error", function()
    local own = sign_in.client(sim, { device_code = function() error("no terminal here") end })
    local value, err = sign_in.ask(own)
    assert.is_nil(value)
    assert.equal("config", err.kind)
    assert.matches("no terminal here", err.message)
  end)

  it("is requested once for many calls of several hosts, and a refusal fails all of them", function()
    local own = client { outcome = "deny" }
    local values, errs = partnercenter.map({ "api", "graph", "api", "partner" }, function(host)
      return own:request { host = host, path = "/v1/customers" }
    end)
    assert.equal(4, values.n)
    for i = 1, 4 do
      assert.is_nil(values[i])
      assert.equal("AADSTS65004", errs[i].code)
    end
    assert.equal(1, #prompts)
  end)

  it("is requested again when its refresh token has expired", function()
    assert(sim:set { refresh_rotation = "strict" })
    local own = client {}
    assert.equal("education", sign_in.ask(own))
    assert(sim:fault { path = "/v2.0/token", times = 1, aadsts = 700082 })
    assert(sim:fault { expired_token = true, path = "/qualification" })
    assert.equal("education", sign_in.ask(own))
    assert.equal(2, #prompts)
    local sent = sign_in.token_requests(sim)
    assert.is_nil(sent[#sent].form.refresh_token)
    assert.equal(GRANT, sent[#sent].form.grant_type)
  end)

  it("is not requested when the store has a refresh token of an earlier sign-in", function()
    local path = os.tmpname()
    os.remove(path)
    local account = "admin@partner.example"
    local first = client({}, { token_store = path, account = account })
    assert.equal("education", sign_in.ask(first))
    first:close()
    assert(sim:fault { expired_token = true, path = "/qualification" })
    assert.equal("education", sign_in.ask(client({}, { token_store = path, account = account })))
    assert.equal(1, #prompts)
    local sent = sign_in.token_requests(sim)
    assert.equal("refresh_token", sent[#sent].form.grant_type)
    os.remove(path)
    os.remove(path .. ".lock")
  end)
end)
