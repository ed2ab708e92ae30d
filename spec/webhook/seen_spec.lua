-- What was seen: over every store, claimed, done or given back; and events that arrive out of order.

local partnercenter = require "partnercenter"
local verify = require "spec.webhook.deliveries.verify"
local webhook = require "partnercenter.webhook"
local worlds = require "spec.webhook.deliveries.world"

describe("a receiver", function()
  local world, client, told, path

  setup(function() world = worlds.new() end)
  teardown(function() world:stop() end)

  before_each(function()
    told, path = {}, os.tmpname()
    os.remove(path)
    local options = world:client_options()
    options.on_event = function(event)
      if event.type == "webhook" then told[#told + 1] = event end
    end
    client = assert(partnercenter.new(options))
  end)

  after_each(function()
    client:close()
    os.remove(path)
    os.remove(path .. ".lock")
  end)

  local function receiver(more)
    local options = world:receiver_options()
    for name, value in pairs(more or {}) do options[name] = value end
    options.client = client
    return assert(webhook.new(options))
  end

  local function deliver(to, body)
    return to:verify({
      authorization = "Signature " .. world:sign(body), ["x-ms-signature-algorithm"] = "rsa-sha256",
      ["x-ms-certificate-url"] = world:url(),
    }, body)
  end

  local ONE = '{"EventName":"test-created"}'

  local begun = os.time() -- all dates of a case are of one moment

  local function change(seconds, fraction, resource)
    local date = os.date("!%Y-%m-%dT%H:%M:%S", begun - seconds) .. (fraction or "") .. "Z"
    local body = '{"EventName":"invoice-ready","ResourceUri":"http://h/v1/invoices/%s"'
      .. ',"ResourceChangeUtcDate":"%s"}'
    return body:format(resource or "i", date)
  end

  local STORES = {
    memory = function() return nil end,
    ["a given store"] = function() return require("partnercenter.store.memory").new() end,
    ["a file"] = function() return path end,
    ["a store without lock"] = function()
      local kept = {}
      return {
        get = function(_, key) return kept[key] end,
        set = function(_, key, value)
          kept[key] = value
          return true
        end,
      }
    end,
  }

  for name, open in pairs(STORES) do
    it("drops copies over " .. name, function()
      local to = receiver { seen = open() }
      local event = assert(deliver(to, ONE))
      assert.is_false(event.duplicate)
      assert.is_true(deliver(to, ONE).duplicate)
      event:release()
      event = deliver(to, ONE)
      assert.is_false(event.duplicate)
      assert.is_true(event:done())
      assert.is_true(deliver(to, ONE).duplicate)
      assert.is_false(deliver(to, ONE .. " ").duplicate)
      assert.same({}, told)
    end)
  end

  it("shares a file with other processes", function()
    assert.is_false(deliver(receiver { seen = path }, ONE).duplicate)
    assert.is_true(deliver(receiver { seen = path }, ONE).duplicate)
  end)

  it("remembers nothing where seen is false", function()
    local to = receiver { seen = false }
    assert.is_false(deliver(to, ONE).duplicate)
    assert.is_false(deliver(to, ONE).duplicate)
  end)

  it("lets a claim expire", function()
    local to, time = receiver(), os.time
    local event = deliver(to, ONE)
    os.time = function(...) return ... and time(...) or time() + 61 end -- luacheck: ignore
    local again = deliver(to, ONE)
    os.time = time -- luacheck: ignore
    assert.same({ false, false }, { event.duplicate, again.duplicate })
  end)

  it("marks events as stale that are older than what was seen of their resource", function()
    local to = receiver()
    assert.is_false(deliver(to, change(60, ".1234567")).stale)
    assert.is_true(deliver(to, change(60, ".1234566")).stale)
    assert.is_true(deliver(to, change(61, ".9")).stale)
    assert.is_false(deliver(to, change(60, ".1234567", "other")).stale)
    assert.is_false(deliver(to, change(60, ".2")).stale)
    assert.is_true(deliver(to, change(60)).stale)
    assert.is_false(deliver(to, '{"EventName":"n","ResourceUri":"http://h/v1/invoices/i"}').stale)
  end)

  it("takes old events if told so", function()
    local old = change(4 * 86400)
    local _, err = deliver(receiver(), old)
    assert.same({ "validation", "too_old", 400 }, { err.kind, err.code, err.status })
    assert.equal("invoice-ready", assert(deliver(receiver { max_age = false }, old)).name)
    assert.is_truthy(deliver(receiver { max_age = 5 * 86400 }, old))
    assert.equal("too_old", select(2, deliver(receiver { max_age = 1 }, change(60))).code)
  end)

  it("uses memory while its store fails, and tells", function()
    local down = {
      get = function() error "no connection" end, set = function() return nil, "no connection" end,
    }
    local to = receiver { seen = down }
    assert.is_false(deliver(to, ONE).duplicate)
    assert.is_true(deliver(to, ONE).duplicate)
    assert.equal("config", told[1].kind)
    assert.is_truthy(told[1].message:find("no connection", 1, true))
  end)

  it("runs its handler once, and gives the event back when it failed", function()
    local ran, outcome = 0, nil
    local to = receiver { on_event = function()
      ran = ran + 1
      if outcome == "raise" then error "broken" end
      return outcome, outcome == nil and "not now" or nil
    end }
    for _, failing in ipairs { "raise", false, "nil" } do
      if failing == "nil" then outcome = nil else outcome = failing end
      local event = deliver(to, ONE)
      assert.is_false(event.duplicate)
      assert.is_nil((to:run(event)))
    end
    outcome = true
    assert.is_true(to:run(deliver(to, ONE)))
    assert.is_true(to:run(deliver(to, ONE)))
    assert.equal(4, ran)
    assert.equal(3, #told)
    assert.is_truthy(told[1].message:find("on_event failed: .*broken"))
    assert.equal("test-created", told[1].event.name)
  end)

  it("refuses wrong options", function()
    local function refused(options, message)
      local made, err = webhook.new(options)
      assert.is_nil(made)
      assert.equal("config", err.kind)
      assert.is_truthy(err.message:find(message, 1, true), err.message)
    end
    for _, host in ipairs { "https://h", "*.example.com", "h/p", "u@h", "", 7 } do
      refused({ client = client, certificate_hosts = { host } }, "certificate_hosts[1] must be a host")
      refused({ client = client, issuer_hosts = { "h", host } }, "issuer_hosts[2] must be a host")
    end
    refused({ client = client, certificate_hosts = {} }, "certificate_hosts names no host")
    refused({ client = client, intermediates = "/nonexistent" }, "intermediates[1] cannot be read")
    refused({ client = client, intermediates = "-----BEGIN CERTIFICATE-----\nx" }, "intermediates")
    refused({ client = client, seen = {} }, "seen must be a store")
    refused({ client = client, max_age = 0 }, "max_age must be")
    assert.error_matches(function() webhook.new { client = client, on_evnt = print } end,
      "did you mean 'on_event'")
    assert.error_matches(function() webhook.new {} end, "option 'client' is missing")
    assert.error_matches(function() webhook.new { client = {} } end, "must be a client")
    assert.error_matches(function() webhook.new() end, "table expected")
    assert.error_matches(function() receiver():handle() end, "receiver:handle needs nginx")
    assert.error_matches(function() receiver():verify({}, nil) end, "receiver:verify: body: string expected")
    assert.error_matches(function() receiver():run({}) end, "takes an event of receiver:verify")
  end)

  it("asks nothing beyond this machine for a client of a simulator", function()
    local _, err = webhook.new { client = client, certificate_hosts = { "hooks.example" } }
    assert.is_nil(err)
    local to = webhook.new { client = client, certificate_hosts = { "hooks.example" } }
    _, err = to:verify(verify.headers {
      { "Authorization", "Signature Zm9v" }, { "X-MS-Signature-Algorithm", "rsa-sha256" },
      { "X-MS-Certificate-Url", "https://hooks.example/cert/a.cer" },
    }, ONE)
    assert.equal("url_host", err.code)
  end)
end)
