-- The workflows that register and unregister a webhook, against the simulator and a receiver.
local killed = require "spec.support.programs.killed"
local partnercenter = require "partnercenter"
local receiver = require "spec.support.servers.receiver"
local sign_in = require "spec.support.sign_in"

local workflow = partnercenter.workflow

describe("a webhook", function()
  local sim, client, server, url, directory

  setup(function()
    sim = sign_in.simulator { customers = 2, webhook_pause = 0.01 }
    directory = sign_in.output("mktemp -d"):match("%S+")
    client = sign_in.client(sim, { client_secret = sim.client_secret, refresh_token = sim.refresh_token })
    server = receiver.start()
    url = server.url .. "/"
  end)

  teardown(function()
    client:close()
    server:stop()
    sim:stop()
    os.execute("rm -rf " .. directory)
  end)

  before_each(function()
    assert(sim:reset())
    server:clear()
  end)

  local function register(options, with)
    local all = { confirm = true, interval = 0.01, url = url, events = { "invoice-ready" } }
    for name, value in pairs(options or {}) do all[name] = value end
    return workflow.register_webhook(with or client, all)
  end

  local function writes()
    local found = {}
    for _, request in ipairs(assert(sim:requests())) do
      if request.method ~= "GET" and request.path:find("^/webhooks/") then
        found[#found + 1] = request.method .. " " .. request.path:match("[^/]+$")
      end
    end
    assert(sim:clear_requests())
    return found
  end

  local function fails(kind, message, result, err)
    assert.is_nil(result)
    assert.equal(kind, err.kind, tostring(err))
    assert.matches(message, err.message)
    return err
  end

  it("is registered and tested", function()
    local result = assert(register())
    assert.same({ url, { "invoice-ready", "test-created" }, true },
      { result.WebhookUrl, result.WebhookEvents, result.changed })
    local test = result.test
    assert.same({ true, "delivered", "the test event was delivered at try 1: status 200", 1, 200 },
      { test.delivered, test.state, test.message, #test.tries, test.tries[1].status })
    assert.equal("completed", test.record.status)
    assert.same({ "POST registration", "POST validationEvents" }, writes())
    assert.equal(1, #server:received())
    local stored = assert(client:webhook_registration():get())
    assert.same({ result.WebhookUrl, result.WebhookEvents }, { stored.WebhookUrl, stored.WebhookEvents })
  end)

  it("is registered for all events of the service by default", function()
    local all = { confirm = true, url = url, interval = 0.01 }
    local result = assert(workflow.register_webhook(client, all))
    assert.equal(#assert(client:webhook_registration():events()), #result.WebhookEvents)
  end)

  it("is not written again where nothing differs, and changed where something does", function()
    assert(register())
    writes()
    local again = assert(register { events = { "test-created", "invoice-ready", "invoice-ready" } })
    assert.same({ false, true }, { again.changed, again.test.delivered })
    assert.same({ "POST validationEvents" }, writes())
    local plan = assert(register {
      events = { "referral-created" }, url = url .. "other", signature_header = "x-ms-signature",
      dry_run = true, test = false,
    })
    local step = "change the registration: deliver to %sother instead of %s; add referral-created; "
      .. "remove invoice-ready, test-created; put the signature into x-ms-signature"
    assert.same({ step:format(url, url) }, plan.steps)
    assert.same({}, writes())
    local changed = assert(register { events = { "referral-created" }, test = false })
    assert.same({ true, "skipped", "the option test is false" },
      { changed.changed, changed.test.state, changed.test.message })
    assert.same({ "PUT registration" }, writes())
  end)

  it("keeps the header of the signature unless another one is asked for", function()
    assert(register { signature_header = "X-MS-Signature", test = false })
    assert(register { events = { "referral-created" }, test = false })
    assert.is_true(assert(client:webhook_registration():get()).SignatureTokenToMsSignatureHeader)
    assert.is_false(assert(register { signature_header = "x-ms-signature", test = false }).changed == nil)
    assert(register { signature_header = "Authorization", test = false })
    assert.is_false(assert(client:webhook_registration():get()).SignatureTokenToMsSignatureHeader)
  end)

  it("is planned first", function()
    local err = fails("unconfirmed", "not confirmed", register { confirm = false })
    assert.same({ "register " .. url .. " for 2 events: invoice-ready, test-created",
      "send a test event to " .. url .. " and wait for its result" }, err.plan.steps)
    assert.same({ url, false }, { err.plan.url, err.plan.irreversible })
    assert.same({}, writes())
  end)

  it("says in words why a test did not arrive", function()
    local closed = "http://127.0.0.1:1/"
    local secure = server.url:gsub("^http", "https") .. "/"
    for path, expected in pairs {
      [server.url .. "/401"] = { 10, "status 401: the receiver does not believe it" },
      [server.url .. "/404"] = { 10, "status 404: nothing answers at this path" },
      [server.url .. "/302"] = { 10, "status 302: the service follows no redirects" },
      [server.url .. "/503"] = { 10, "status 503: the receiver could not check" },
      [server.url .. "/500"] = { 10, "status 500: the receiver failed" },
      [closed] = { 10, "no connection: the port must be open" },
      [secure] = { 10, "TLS failed: the certificate must" },
      ["https://elsewhere.example/"] = { 1, "the simulator sends to loopback only" },
    } do
      assert(sim:reset())
      local test = assert(register { url = path }).test
      assert.same({ false, "failed", expected[1] }, { test.delivered, test.state, #test.tries }, path)
      assert.matches(expected[2], test.message)
      assert.matches(expected[2], test.tries[1].message)
    end
  end)

  it("shows each try", function()
    local test = assert(register { url = server.url .. "/503,401,200" }).test
    assert.equal("the test event was delivered at try 3: status 200", test.message)
    assert.same({ 503, 401, 200 }, { test.tries[1].status, test.tries[2].status, test.tries[3].status })
    assert.same({ false, false, true },
      { test.tries[1].delivered, test.tries[2].delivered, test.tries[3].delivered })
  end)

  it("says so when the result is late", function()
    assert(sim:set { webhook_pause = 600 })
    local test = assert(register { url = server.url .. "/500", timeout = 0 }).test
    assert.same({ "waiting", false }, { test.state, test.delivered })
    assert.matches("^the test event was not delivered within", test.message)
  end)

  it("stays registered when the service takes no test event", function()
    assert(sim:fault { path = "/validationEvents", method = "POST", status = 500 })
    local err = fails("service", "", register())
    assert.equal(url, err.registration.WebhookUrl)
    assert(sim:clear_faults())
    assert.is_false(assert(register()).changed)
  end)

  it("says that test events are limited", function()
    local other = sign_in.client(sim, { client_secret = sim.client_secret })
    assert(register())
    assert(register())
    local err = fails("throttled", "", register(nil, other))
    assert.matches("two test events a minute", err.hint)
    other:close()
  end)

  it("is not registered for events that the service does not list", function()
    local result, why = register { events = { "invoice-redy" } }
    local err = fails("invalid_argument", "did you mean 'invoice%-ready'", result, why)
    assert.matches("events%(%)", err.hint)
    fails("invalid_argument", "names no event", register { events = {} })
    fails("invalid_argument", "\"all\" or a list", register { events = "invoice-ready" })
    assert.same({}, writes())
  end)

  it("needs a URL that the service can use", function()
    for _, wrong in ipairs {
      "", "hooks.contoso.com", "http://hooks.contoso.com/", "ftp://127.0.0.1/", "https://", "https:///x",
      "https://user@hooks.contoso.com/", "https://hooks.contoso.com/#x", "https://hooks.contoso.com/a b",
      "http://127.0.0.1.contoso.com/", "http://localhost.contoso.com/", "https://h\195\182st/",
      "https://a:b:1/",
    } do
      fails("invalid_argument", "url must be", register { url = wrong })
    end
    for _, right in ipairs {
      "https://hooks.contoso.com/", "HTTPS://hooks.contoso.com:8443/a?code=1", "http://localhost:1/",
      "http://[::1]:1/", "https://[2001:db8::1]/",
    } do
      assert(register { url = right, dry_run = true })
    end
    fails("invalid_argument", "signature_header must be", register { signature_header = "X-Signature" })
    assert.error_matches(function() workflow.register_webhook(client, {}) end, "the option url is missing")
    assert.error_matches(function() register { urls = "x" } end, "did you mean 'url'")
    assert.same({}, writes())
  end)

  -- Runs the workflow twice: the first time the request of that number fails. Returns nil once there are
  -- fewer requests.
  local function interrupt(at, fault)
    assert(sim:reset())
    fault.pattern, fault.skip, fault.times = "^/webhooks/", at - 1, 1
    assert(sim:fault(fault))
    local before, err = register()
    assert.is_true(before ~= nil or err.kind ~= "conflict", tostring(err))
    if assert(sim:requests()).never_hit then return nil end
    local result = assert(register())
    assert.same({ true, url }, { result.test.delivered, result.WebhookUrl })
    local registered = 0
    for _, request in ipairs(assert(sim:requests())) do
      local is_write = request.method ~= "GET" and request.path:find("/registration$")
      if is_write and request.status == 200 then registered = registered + 1 end
    end
    assert.equal(1, registered, "interrupted at request " .. at)
    return true
  end

  for name, fault in pairs { busy = { status = 503 }, lost = { truncate = 1 } } do
    it("is registered once, wherever an answer is " .. name, function()
      local at = 0
      repeat at = at + 1 until not interrupt(at, fault)
      assert.is_true(at > 4)
    end)
  end

  it("is registered once, wherever the process is killed", function()
    local code = ([[return workflow.register_webhook(client, {
      url = %q, events = { "invoice-ready" }, test = false, confirm = true })]]):format(url)
    local count, made = killed.everywhere(sim, directory, code, function()
      return register { test = false }
    end)
    assert.is_true(count >= 3)
    assert.equal(1, #made)
  end)

  describe("that is unregistered", function()
    it("keeps test-created alone, as the service cannot delete it", function()
      assert(register { test = false })
      local err = fails("unconfirmed", "", workflow.unregister_webhook(client))
      assert.matches("^register http://%S+ for test%-created alone,.* no call that deletes",
        err.plan.steps[1])
      writes()
      local result = assert(workflow.unregister_webhook(client, { confirm = true }))
      assert.same({ true, { "test-created" } }, { result.changed, result.WebhookEvents })
      assert.same({ "PUT registration" }, writes())
      assert.is_false(assert(workflow.unregister_webhook(client, { confirm = true })).changed)
      assert.same({}, writes())
    end)

    it("may not be registered at all", function()
      assert.same({ changed = false }, assert(workflow.unregister_webhook(client)))
      assert.same({}, assert(workflow.unregister_webhook(client, { dry_run = true })).steps)
    end)

    it("passes failures on", function()
      assert(sim:fault { path = "/webhooks/v1/registration", status = 403 })
      fails("forbidden", "", workflow.unregister_webhook(client, { confirm = true }))
      fails("forbidden", "", register())
    end)
  end)
end)
