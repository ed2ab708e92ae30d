-- Receivers of several processes that share a Redis: each event is handled once, and memory replaces a Redis
-- that is away.

local partnercenter = require "partnercenter"
local redis_server = require "spec.support.servers.redis"
local webhook = require "partnercenter.webhook"
local worlds = require "spec.webhook.deliveries.world"

describe("receivers that share a Redis", function()
  local world, server, clients, told

  setup(function() world, server = worlds.new(), redis_server.start() end)
  teardown(function()
    world:stop()
    server:stop()
  end)
  before_each(function()
    clients, told = {}, {}
    server:cli("flushall")
  end)
  after_each(function()
    for _, client in ipairs(clients) do client:close() end
  end)

  local function receiver(more)
    local options = world:client_options()
    options.shared = server.url
    options.on_event = function(event)
      if event.type == "webhook" then told[#told + 1] = event end
    end
    clients[#clients + 1] = assert(partnercenter.new(options))
    local settings = world:receiver_options()
    settings.client = clients[#clients]
    for name, value in pairs(more or {}) do settings[name] = value end
    return assert(webhook.new(settings))
  end

  local function deliver(to, body)
    return assert(to:verify({
      authorization = "Signature " .. world:sign(body), ["x-ms-signature-algorithm"] = "rsa-sha256",
      ["x-ms-certificate-url"] = world:url(),
    }, body))
  end

  local function change(seconds)
    local body = '{"EventName":"invoice-ready","ResourceUri":"http://h/v1/invoices/i",'
      .. '"ResourceChangeUtcDate":"%s"}'
    return body:format(os.date("!%Y-%m-%dT%H:%M:%SZ", os.time() - seconds))
  end

  local ONE = '{"EventName":"test-created"}'

  it("handle an event once, until it is given back", function()
    local one, two = receiver(), receiver()
    local event = deliver(one, ONE)
    assert.is_false(event.duplicate)
    assert.is_true(deliver(two, ONE).duplicate)
    assert.is_true(deliver(one, ONE).duplicate)
    event:release()
    event = deliver(two, ONE)
    assert.is_false(event.duplicate)
    assert.is_true(event:done())
    assert.is_true(deliver(one, ONE).duplicate)
    assert.is_true(deliver(two, ONE).duplicate)
    assert.same({}, told)
    assert.matches("^pc1:{%x+}:seen:%S+$", server:cli("keys", "*"))
  end)

  it("mark a change as stale after a later one", function()
    local one, two = receiver(), receiver()
    local earlier, later = change(120), change(60)
    assert.is_false(deliver(one, later).stale)
    assert.is_true(deliver(two, earlier).stale)
  end)

  it("use an explicit store in place of the Redis", function()
    local one, two = receiver { seen = require("partnercenter.store.memory").new() }, receiver()
    assert.is_false(deliver(one, ONE).duplicate)
    assert.is_false(deliver(two, ONE).duplicate)
  end)

  it("use memory while Redis is away, and tell", function()
    local one = receiver()
    assert.is_false(deliver(one, change(60)).duplicate)
    server:kill()
    local event = deliver(one, ONE)
    assert.is_false(event.duplicate)
    assert.is_true(deliver(one, ONE).duplicate)
    assert.is_true(event:done())
    assert.is_true(deliver(one, ONE).duplicate)
    assert.equal("webhook", told[1].type)
    assert.matches("the store of seen events failed, and memory replaces it", told[1].message, 1, true)
    server:restart()
    assert.is_true(deliver(one, ONE).duplicate)
  end)
end)
