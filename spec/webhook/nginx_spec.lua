-- In nginx a delivery is answered once it is queued. Its handler runs afterwards, and again when it fails.

local core = require "partnercenter.core"
local hosts = require "spec.webhook.deliveries.host"
local worlds = require "spec.webhook.deliveries.world"

describe("a receiver in nginx", function()
  local world, host, count = nil, nil, 0

  setup(function() world = worlds.new() end)
  teardown(function() world:stop() end)
  before_each(function() host = hosts.start(world) end)
  after_each(function() host:stop() end)

  -- A delivery of an event of its own; `more` are members of its body.
  local function row(more)
    count = count + 1
    local body = ('{"EventName":"test-created","number":%d%s}'):format(count, more or "")
    return {
      body = body,
      headers = {
        { "Authorization", "Signature " .. world:sign(body) },
        { "X-MS-Signature-Algorithm", "rsa-sha256" }, { "X-MS-Certificate-Url", world:url() },
      },
    }
  end

  local function done(number)
    return host:wait_until(function(state) return (state.done or 0) >= number end)
  end

  it("answers before the handler ends", function()
    local connection = host:send("/kept", row ',"held":true')
    local status, body = hosts.receive(connection)
    assert.same({ 200, "received" }, { status, body })
    assert.is_nil(host:state().done)
    host:release()
    assert.equal(1, done(1).ran)
  end)

  it("runs nothing for a duplicate, during the handler and after it", function()
    local one = row ',"held":true'
    assert.equal(200, (host:deliver("/kept", one)))
    local status, body = host:deliver("/kept", one)
    assert.same({ 200, "received before" }, { status, body })
    host:release()
    done(1)
    assert.equal(200, (host:deliver("/kept", one)))
    assert.equal(200, (host:deliver("/kept", row())))
    assert.equal(2, done(2).ran)
  end)

  it("offers an event again when its handler failed, and tells", function()
    local one = row ',"failures":2'
    assert.equal(200, (host:deliver("/kept", one)))
    local state = done(1)
    assert.equal(3, state["ran " .. core.sha256(one.body)])
    assert.equal(2, state["told on_event"])
    assert.matches("on_event failed: .*the handler fails", host.nginx:log())
  end)

  it("is not kept by a slow handler from others", function()
    assert.equal(200, (host:deliver("/kept", row ',"pause":30')))
    assert.equal(200, (host:deliver("/kept", row())))
    assert.equal(2, done(1).ran)
  end)

  it("fetches a certificate once for many deliveries at once, and handles each", function()
    local before, connections = world.hooks:count "request", {}
    for i = 1, 100 do connections[i] = host:send("/kept", row()) end
    for i = 1, 100 do assert.equal(200, (hosts.receive(connections[i]))) end
    assert.equal(100, done(100).ran)
    assert.equal(before + 1, world.hooks:count "request")
  end)

  it("fetches a certificate although the first client goes away", function()
    local before = world.hooks:count "request"
    host:send("/kept", row()):close()
    assert.equal(200, (host:deliver("/kept", row())))
    done(1)
    assert.equal(before + 1, world.hooks:count "request")
  end)

  it("takes bodies that nginx put into a file", function()
    assert.equal(200, (host:deliver("/kept", row((',"x":"%s"'):format(("y"):rep(900000))))))
    done(1)
  end)

  it("handles what is queued before its worker quits", function()
    for _ = 1, 30 do assert.equal(200, (host:deliver("/kept", row ',"held":true'))) end
    assert.equal(200, (host:deliver("/kept", row ',"held":true,"failures":1')))
    local before = host:state()
    assert.is_nil(before.done)
    host.nginx:signal "HUP" -- another worker reads the notes
    host:wait_until(function(state) return state.pid ~= before.pid end)
    host:release()
    assert.equal(31, done(31).done)
  end)

  it("shares what was seen with other workers", function()
    host:stop()
    host = hosts.start(world, "worker_processes 2;")
    local one = row()
    for _ = 1, 20 do assert.equal(200, (host:deliver("/kept", one))) end
    assert.equal(200, (host:deliver("/kept", row())))
    assert.equal(2, done(2).ran)
  end)

  it("keeps refused deliveries out, and tells", function()
    local forged = row()
    forged.body = forged.body .. " "
    assert.equal(401, (host:deliver("/kept", forged)))
    assert.equal(1, host:state()["told auth"])
    assert.is_nil(host:state().ran)
  end)
end)
