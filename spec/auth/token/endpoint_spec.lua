-- A faulty token endpoint: each fault ends in a prompt and precise error within the call's deadline.

local certificates = require "spec.support.servers.certificates"
local core = require "partnercenter.core"
local sign_in = require "spec.support.sign_in"

describe("a token endpoint that", function()
  local sim
  local clients = {}

  setup(function() sim = sign_in.simulator() end)
  teardown(function() sim:stop() end)
  before_each(function() assert(sim:reset()) end)
  after_each(function() -- a token request may outlive its call, and the next test counts requests
    for i = #clients, 1, -1 do
      table.remove(clients, i):close()
    end
  end)

  local function client(more)
    local identity = { client_secret = sim.client_secret, timeout = 20 }
    for name, value in pairs(more or {}) do
      identity[name] = value
    end
    clients[#clients + 1] = sign_in.client(sim, identity)
    return clients[#clients]
  end

  local function fails(kind, own, options)
    local value, err = own:customer(sign_in.CUSTOMER):qualification(options)
    assert.is_nil(value)
    assert.equal(kind, err.kind, tostring(err))
    assert.equal("token", err.phase)
    assert.equal("customer.qualification", err.operation)
    assert.is_nil(tostring(err):find(sim.client_secret, 1, true))
    return err
  end

  it("hangs costs the call its timeout and no more", function()
    assert(sim:fault { path = "/oauth2/", delay = 20000 })
    local started = core.now()
    local err = fails("timeout", client(), { timeout = 0.5 })
    assert.matches("access token did not arrive in time", err.message)
    assert.is_true(core.now() - started >= 0.5)
  end)

  it("hangs is retried after the attempt's timeout", function()
    assert(sim:fault { path = "/oauth2/", delay = 20000, times = 1 })
    assert.equal("education", sign_in.ask(client { attempt_timeout = 2, max_attempts = 2 }))
    assert(sim:clear_faults())
    assert(sim:fault { path = "/oauth2/", delay = 20000 })
    local err = fails("timeout", client { attempt_timeout = 2, max_attempts = 2 })
    assert.matches("token endpoint: no answer within 2 s in 2 attempts", err.message)
    assert.equal(4, #sign_in.token_requests(sim))
  end)

  it("answers with a web page", function()
    assert(sim:fault { path = "/oauth2/", html = true })
    local err = fails("protocol", client())
    assert.matches("HTML instead of JSON: Sign in", err.message)
    assert.equal(200, err.status)
  end)

  it("answers with a web page and 404, as a wrong authority does", function()
    assert(sim:fault { path = "/oauth2/", html = true, status = 404 })
    local err = fails("auth", client())
    assert.matches("HTML instead of JSON", err.message)
    assert.equal(404, err.status)
  end)

  it("answers with truncated JSON", function()
    assert(sim:fault { path = "/oauth2/", malformed = true })
    assert.matches("broken or truncated", fails("protocol", client()).message)
  end)

  it("stops in the middle of its answer", function()
    assert(sim:fault { path = "/oauth2/", truncate = 40 })
    local value, err = sign_in.ask(client { http_version = "1.1" })
    assert.is_nil(value)
    assert.is_true(err.kind == "network" or err.kind == "protocol", tostring(err))
    assert.matches("token endpoint", err.message)
  end)

  it("answers with JSON without a token", function()
    for _, body in ipairs {
      "{}", "[]", "null", '"token"', '{"access_token":""}', '{"access_token":7}', '{"access_token":"a b"}',
      '{"access_token":"a\\nb"}',
    } do
      assert(sim:clear_faults())
      assert(sim:fault { path = "/oauth2/", body = body })
      fails("protocol", client())
    end
  end)

  it("is busy with a Retry-After: the call waits if its deadline allows", function()
    assert(sim:fault { path = "/oauth2/", status = 429, retry_after = 1, times = 1 })
    local started = core.now()
    assert.equal("education", sign_in.ask(client { max_attempts = 2 }))
    assert.is_true(core.now() - started >= 1)
  end)

  it("is busy beyond the client's timeout: the call fails at once, and the failure is remembered", function()
    assert(sim:fault { path = "/oauth2/", status = 429, retry_after = 60 })
    local own = client { max_attempts = 4 }
    assert.equal(60, fails("throttled", own).retry_after)
    fails("throttled", own)
    assert.equal(1, #sign_in.token_requests(sim))
  end)

  it("is busy beyond this call's timeout: the call fails at once", function()
    assert(sim:fault { path = "/oauth2/", status = 429, retry_after = 60 })
    local own = client { max_attempts = 4, timeout = 100 }
    for _ = 1, 2 do
      local err = fails("throttled", own, { timeout = 20 })
      assert.is_true(err.retry_after > 40 and err.retry_after <= 75, err.retry_after)
    end
    assert.equal(1, #sign_in.token_requests(sim))
  end)

  it("fails is retried, and then an error", function()
    assert(sim:fault { path = "/oauth2/", status = 500, times = 1 })
    assert.equal("education", sign_in.ask(client { max_attempts = 2 }))
    assert(sim:fault { path = "/oauth2/", status = 500 })
    local err = fails("service", client { max_attempts = 2 })
    assert.equal(500, err.status)
    assert.equal(4, #sign_in.token_requests(sim))
  end)

  it("fails beyond the call's timeout: the error has its answer", function()
    assert(sim:fault { path = "/oauth2/", status = 503, retry_after = 60 })
    local err = fails("throttled", client { max_attempts = 4, timeout = 100 }, { timeout = 20 })
    assert.matches("token endpoint", err.message)
    assert(sim:clear_faults())
    assert(sim:fault { path = "/oauth2/", status = 500 })
    err = fails("timeout", client { max_attempts = 30, timeout = 60 }, { timeout = 4 })
    assert.matches("did not arrive in time; the token endpoint answered 500", err.message)
  end)

  it("is busy by its words", function()
    assert(sim:fault { aadsts = 90033 })
    local err = fails("service", client())
    assert.equal("AADSTS90033", err.code)
    assert.is_true(err.retryable)
  end)

  it("is busy by its code only: it is retried", function()
    assert(sim:fault { aadsts = 90006, times = 1 })
    assert.equal("education", sign_in.ask(client()))
    assert.equal(2, #sign_in.token_requests(sim))
    assert(sim:fault { aadsts = 90012 })
    local err = fails("service", client())
    assert.same({ "AADSTS90012", 400, true }, { err.code, err.status, err.retryable })
    assert.equal(5, #sign_in.token_requests(sim))
  end)

  it("refuses because of too many requests: it is not retried", function()
    assert(sim:fault { aadsts = 50196 })
    local one = client()
    for _ = 1, 2 do
      local err = fails("throttled", one)
      assert.matches("token_store", err.hint, 1, true)
    end
    assert.equal(1, #sign_in.token_requests(sim))
  end)

  it("resets its connections", function()
    assert(sim:fault { path = "/oauth2/", reset = true })
    assert.matches("^the token endpoint: ", fails("network", client { max_attempts = 2 }).message)
  end)

  it("has an untrusted certificate: the error names the trusted CA once", function()
    local strangers = certificates.new()
    local err = fails("tls", client { ca_file = strangers.ca })
    strangers:remove()
    local _, times = err.message:gsub(strangers.ca, "")
    assert.equal(1, times, err.message)
    assert.matches("^the token endpoint: ", err.message)
    assert.is_false(err.retryable)
  end)

  it("sends a redirect is not followed there", function()
    assert(sim:fault {
      path = "/oauth2/", status = 302, body = "", headers = { Location = sim.base_url.api .. "/elsewhere" },
    })
    fails("protocol", client())
    -- libcurl may send it twice, as the spec before closes connections
    for _, request in ipairs(assert(sim:requests())) do
      assert.equal(("/%s/oauth2/v2.0/token"):format(sim.tenant_id), request.path)
    end
  end)

  it("sends too large an answer", function()
    assert(sim:fault { path = "/oauth2/", size = 3 * 1024 * 1024 })
    fails("too_large", client())
  end)

  it("echoes the secret: it is redacted", function()
    local secret = sim.client_secret
    for _, body in ipairs {
      '{"error":"invalid_client","error_description":"Invalid secret: ' .. secret .. '"}',
      "<html><title>" .. secret .. "</title></html>", "client_secret was " .. secret,
    } do
      assert(sim:clear_faults())
      assert(sim:fault { path = "/oauth2/", status = 400, body = body })
      local err = fails("auth", client())
      for _, text in pairs(err) do
        assert.is_nil(tostring(text):find(secret, 1, true))
      end
    end
  end)
end)
