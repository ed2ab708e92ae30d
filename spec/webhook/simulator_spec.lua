-- Deliveries of the simulator, sound ones and those of a sender that misbehaves, verified by the library.
local emit_fields = require "partnercenter.simulator.emit_fields"
local hosts = require "spec.webhook.deliveries.host"
local partnercenter = require "partnercenter"
local receiver = require "spec.support.servers.receiver"
local sign_in = require "spec.support.sign_in"
local socket = require "socket"
local webhook = require "partnercenter.webhook"

-- The status that answers a delivery with a fault.
local STATUS = {
  no_signature = 401, bad_signature = 401, signature_text = 400, bare_signature = 200, other_body = 401,
  sha1 = 400, wrong_algorithm = 400, no_algorithm = 400, both_headers = 200, two_signatures = 400,
  duplicate_header = 400, lower_case = 200, no_certificate_url = 400, foreign_url = 400, plain_url = 400,
  certificate_query = 400, certificate_missing = 503, expired_certificate = 401, other_organization = 401,
  untrusted_root = 401, short_key = 401, wrong_usage = 401, old = 400, unknown_name = 200, null_audit = 200,
  no_audit = 200, audit_url = 200, null_resource = 200, foreign_resource = 200, bom = 200,
  invalid_utf8 = 400, not_json = 400, array = 400, empty = 400, large = 413, repeated = 200, chunked = 200,
  slow = 200,
}

describe("the simulator's deliveries are verified:", function()
  local sim, client, server

  setup(function()
    sim = sign_in.simulator { customers = 2, webhook_pause = 0.01 }
    client = sign_in.client(sim, { client_secret = sim.client_secret, refresh_token = sim.refresh_token })
    server = receiver.start()
  end)

  teardown(function()
    client:close()
    server:stop()
    sim:stop()
  end)

  before_each(function() assert(sim:reset()) end)

  -- What the server received of an emission.
  local function deliver(emission)
    server:clear()
    emission.url = server.url .. "/"
    local id = assert(sim:emit(emission)).id
    while true do
      for _, one in ipairs(assert(sim:deliveries())) do
        if one.id == id and one.state ~= "sending" then return server:received() end
      end
      socket.sleep(0.01)
    end
  end

  local function new(more)
    local options = { client = client, seen = false, certificate_hosts = { sim.certificate_host } }
    for name, value in pairs(more or {}) do options[name] = value end
    return assert(webhook.new(options))
  end

  it("every fault has its verdict", function()
    local missing = {}
    for fault in pairs(emit_fields.faults) do
      if not STATUS[fault] and fault ~= "cut" then missing[#missing + 1] = fault end
    end
    assert.same({}, missing)
  end)

  for fault, status in pairs(STATUS) do
    it(fault, function()
      local one = deliver({ fault = fault })[1]
      local event, err = new():verify(one.headers, one.body)
      assert.equal(status, event and 200 or err.status, tostring(err))
    end)
  end

  it("a bare certificate, whose issuer has an address of its own", function()
    assert(sim:set { webhook_certificate = "leaf" })
    local one = deliver({})[1]
    local _, err = new():verify(one.headers, one.body)
    assert.equal("auth", err.kind)
    assert.truthy(new { issuer_hosts = { sim.issuer_host } }:verify(one.headers, one.body))
  end)

  it("their resource and audit record can be read", function()
    local one = deliver({ name = "subscription-updated" })[1]
    local event = assert(new():verify(one.headers, one.body))
    local subscription = assert(event:resource())
    assert.equal(subscription.id, event.resource_uri:match("[^/]+$"))
    assert.equal(subscription.id, assert(event:audit()).resourceNewValue.id)
    one = deliver({ fault = "foreign_resource" })[1]
    local _, err = assert(new():verify(one.headers, one.body)):resource()
    assert.truthy(err)
  end)

  it("the same bytes count once", function()
    local all = deliver({ fault = "repeated" })
    local one = assert(webhook.new { client = client, certificate_hosts = { sim.certificate_host } })
    local first = assert(one:verify(all[1].headers, all[1].body))
    assert.falsy(first.duplicate)
    first:done()
    assert.is_true(assert(one:verify(all[2].headers, all[2].body)).duplicate)
  end)

  describe("by nginx", function()
    local host, url

    setup(function()
      host = hosts.start {
        set = { dir = sim.directory },
        client_options = function()
          return {
            access_token = "marker-access-token", base_url = sim.base_url.api, authority = sim.authority,
            ca_file = sim.ca_file,
          }
        end,
        receiver_options = function() return { certificate_hosts = { sim.certificate_host } } end,
      }
      url = ("http://127.0.0.1:%d/kept"):format(host.nginx.port)
    end)

    teardown(function() host:stop() end)

    -- Waits until all deliveries have ended, and counts those that arrived.
    local function delivered()
      while true do
        local count, left = 0, 0
        for _, one in ipairs(assert(sim:deliveries())) do
          if one.state == "delivered" then count = count + 1 end
          if one.state == "sending" then left = left + 1 end
        end
        if left == 0 then return count end
        socket.sleep(0.01)
      end
    end

    it("each once, after a registration that was tested", function()
      local registered = assert(partnercenter.workflow.register_webhook(client, {
        url = url, confirm = true, interval = 0.01,
      }))
      assert.is_true(registered.test.delivered, registered.test.message)
      assert(sim:emit { count = 200 })
      assert.equal(201, delivered())
      assert.equal(201, host:wait_until(function(state) return (state.done or 0) >= 201 end).ran)
    end)

    it("and a sender that misbehaves is told so", function()
      assert(sim:set { webhook_pause = 0.2 }) -- a receiver asks for one new certificate a second: 503 before
      assert(sim:emit { url = url, fault = "expired_certificate" })
      assert(sim:emit { url = url, fault = "no_algorithm" })
      assert.equal(0, delivered())
      local all = assert(sim:deliveries())
      local expired = all[1].tries
      assert.same({ 401, 400 }, { expired[#expired].status, all[2].tries[1].status })
    end)
  end)
end)
