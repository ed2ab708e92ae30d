-- The workflows about alerts, against the simulator.
local killed = require "spec.support.programs.killed"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local workflow = partnercenter.workflow

describe("workflow.alerts", function()
  local sim, client, app, directory

  setup(function()
    sim = sign_in.simulator { customers = 5 }
    directory = sign_in.output("mktemp -d"):match("%S+")
    local secret = { client_secret = sim.client_secret, base_url = killed.hosts(sim) }
    app = sign_in.client(sim, secret)
    secret.refresh_token = sim.refresh_token
    client = sign_in.client(sim, secret)
  end)

  teardown(function()
    client:close()
    app:close()
    sim:stop()
    os.execute("rm -rf " .. directory)
  end)

  before_each(function()
    assert(sim:reset())
    assert(sim:clear_requests())
  end)

  local function sent(method)
    local found = {}
    for _, request in ipairs(assert(sim:requests())) do
      if request.method == method and not request.path:find("/oauth2/", 1, true) then
        found[#found + 1] = request
      end
    end
    return found
  end

  local function writes() return #sent "POST" + #sent "PATCH" end

  local function first(source)
    return assert(workflow.alerts(client, { source = source }):first())[1]
  end

  local function fails(kind, message, result, err)
    assert.is_nil(result)
    assert.equal(kind, err.kind, tostring(err))
    assert.matches(message, err.message)
    return err
  end

  it("has alerts that are plain records: they hold no client and can be encoded", function()
    local alert = first "graph"
    for name, value in pairs(alert) do assert.is_nil(rawequal(value, client) and name or nil) end
    local text = assert(require("partnercenter.json").encode(alert))
    assert.is_truthy(text:find(alert.id, 1, true))
    assert.is_truthy(alert:resolve("fraud", { confirm = true }))
  end)

  it("has alerts of both interfaces in one form", function()
    local all = assert(workflow.alerts(client):all())
    local by_source = { graph = 0, fraud_events = 0 }
    for _, alert in ipairs(all) do
      by_source[alert.source] = by_source[alert.source] + 1
      assert.same({ "string", "active", "networkConnectionsToCryptoMiningPools" },
        { type(alert.id), alert.status, alert.kind })
      for _, name in ipairs { "customer_id", "subscription_id", "severity", "detected" } do
        assert.is_string(alert[name], name)
      end
      assert.is_nil(alert.resolved_reason)
      assert.is_false(alert.is_test)
      assert.equal(alert.severity:lower(), alert.severity)
      assert.is_table(alert.record)
    end
    assert.is_true(by_source.graph > 1 and by_source.fraud_events > 1)
    assert.equal(all[1].record.id, all[1].id)
    assert.equal(all[#all].record.eventId, all[#all].id)
    assert.matches("^security alert .* %(high, active%)$", tostring(all[1]))
    for _, request in ipairs(sent "GET") do
      local is_fraud = request.path:find("fraudEvents", 1, true)
      local headers = require("partnercenter.json").encode(request.headers)
      assert.equal(is_fraud ~= nil, headers:lower():find("neweventsmodel", 1, true) ~= nil)
    end
  end)

  it("is read like a listing, and asks the service for one status", function()
    local listing, count = workflow.alerts(client, { status = "Active" }), 0
    for _ in listing do count = count + 1 end
    for alert in listing:each() do
      assert.equal("active", alert.status)
      count = count - 1
    end
    assert.equal(0, count)
    assert.equal("graph", assert(listing:next())[1].source)
    assert.equal("fraud_events", assert(listing:next())[1].source)
    local requests = sent "GET"
    assert.matches("$filter=status%%20eq%%20%%27active%%27", requests[1].uri)
    assert.matches("EventStatus=Active", requests[2].uri)
    assert.equal(0, #assert(workflow.alerts(client, { status = "resolved" }):all()))
    assert.equal(0, #assert(workflow.alerts(client, { status = { "resolved", "investigating" } }):all()))
    local ids = partnercenter.map(listing, function(alert) return alert.id end)
    assert.equal(#assert(listing:all()), ids.n)
  end)

  it("leaves fraud events out for a client without a user, unless they are asked for", function()
    for _, alert in ipairs(assert(workflow.alerts(app):all())) do assert.equal("graph", alert.source) end
    fails("config", "app%+user credential", workflow.alerts(app, { source = "fraud_events" }):all())
    fails("config", "app%+user credential", workflow.alerts(app, { source = "fraud_events" }):first())
  end)

  it("refuses options that say nothing", function()
    for message, options in pairs {
      ["status must be active, investigating or resolved"] = { status = "open" },
      ["status is an empty list"] = { status = {} },
      ["source must be all, graph or fraud_events"] = { source = "both" },
    } do
      fails("invalid_argument", message, workflow.alerts(client, options))
    end
    local ok, why = pcall(workflow.alerts, client, { stats = "active" })
    assert.is_false(ok)
    assert.matches("did you mean 'status'", tostring(why))
    assert.equal(0, #sent "GET")
  end)

  it("passes the failure of a page on", function()
    assert(sim:fault { path = "/fraudEvents", status = 503 })
    local ok, err = pcall(function() for _ in workflow.alerts(client):each() do end end) -- luacheck: ignore
    assert.same({ false, "service" }, { ok, err.kind })
    fails("service", "", workflow.alerts(client):all())
  end)

  it("resolves a security alert, once", function()
    local alert = first "graph"
    local err = fails("unconfirmed", "confirm", alert:resolve "fraud")
    assert.matches("^resolve the security alert " .. alert.id:gsub("%-", "%%-") .. " .* as fraud$",
      err.plan.steps[1])
    assert.equal(0, writes())
    local result = assert(alert:resolve("Fraud", { confirm = true }))
    assert.same({ alert_id = alert.id, source = "graph", reason = "fraud", changed = true }, result)
    assert.equal('{"resolvedReason":"fraud","status":"resolved"}', sent "PATCH"[1].body)
    assert.is_false(assert(alert:resolve "fraud").changed)
    err = fails("conflict", "is resolved as fraud already", alert:resolve("legitimate", { confirm = true }))
    assert.equal(alert.id, err.record.id)
    assert.equal(1, writes())
    assert.equal("fraud", first("graph").resolved_reason)
  end)

  it("resolves a fraud event alone, with the reason that it knows", function()
    local alert = first "fraud_events"
    local plan = assert(alert:resolve("legitimate", { dry_run = true }))
    assert.matches("as Ignore$", plan.steps[1])
    local result = assert(workflow.resolve_alert(client, {
      source = "fraud_events", id = alert.id, subscription_id = alert.subscription_id,
    }, "legitimate", { confirm = true }))
    assert.same({ "ignore", true }, { result.reason, result.changed })
    local body = sent "POST"[1].body
    assert.matches('"eventIds":%["' .. alert.id:gsub("%-", "%%-") .. '"%]', body)
    local found = first "fraud_events"
    assert.same({ "resolved", "ignore" }, { found.status, found.resolved_reason })
    assert.is_false(assert(found:resolve "ignore").changed)
    assert.equal(1, writes())
  end)

  it("refuses what is no alert and no reason", function()
    local alert = first "graph"
    fails("invalid_argument", "reason must be legitimate, ignore or fraud", alert:resolve "spam")
    for message, bad in pairs {
      ["alert.source must be graph or fraud_events"] = { id = "x" },
      ["alert.id is missing"] = { source = "graph" },
      ["alert.subscription_id is missing"] = { source = "fraud_events", id = "x" },
    } do
      fails("invalid_argument", message, workflow.resolve_alert(client, bad, "fraud", { confirm = true }))
    end
    fails("not_found", "has no fraud event x", workflow.resolve_alert(client, {
      source = "fraud_events", id = "x", subscription_id = first("fraud_events").subscription_id,
    }, "fraud", { confirm = true }))
    fails("not_found", "", workflow.resolve_alert(client, { source = "graph", id = "x" }, "fraud"))
    assert.equal(0, writes())
  end)

  for _, source in ipairs { "graph", "fraud_events" } do
    it("goes on after a kill at any request: " .. source, function()
      local alert = first(source)
      local made = select(2, killed.everywhere(sim, directory, ([[return workflow.resolve_alert(client, {
        source = %q, id = %q, subscription_id = %q,
      }, "fraud", { confirm = true })]]):format(source, alert.id, alert.subscription_id), function()
        return workflow.resolve_alert(client, {
          source = source, id = alert.id, subscription_id = alert.subscription_id,
        }, "fraud", { confirm = true })
      end))
      assert.equal(1, #made)
    end)
  end
end)
