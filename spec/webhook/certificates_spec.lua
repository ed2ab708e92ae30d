-- The certificates of deliveries: fetched once for all that need them, kept, and fetched again as seldom as
-- forgery demands.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local webhook = require "partnercenter.webhook"
local worlds = require "spec.webhook.deliveries.world"

local BODY = '{"EventName":"test-created"}'

describe("the certificate of a delivery", function()
  local world, client, receiver, before
  local ahead, now, time = 0, core.now, os.time

  setup(function()
    world = worlds.new()
    local begun, began = now(), time() -- the clocks stand still, also on a busy machine
    core.now = function() return begun + ahead end
    os.time = function(...) return ... and time(...) or began + math.floor(ahead) end -- luacheck: ignore
  end)

  teardown(function()
    core.now, os.time = now, time -- luacheck: ignore
    world:stop()
  end)

  before_each(function()
    ahead = 0
    client = assert(partnercenter.new(world:client_options()))
    local options = world:receiver_options()
    options.client, options.seen = client, false
    receiver = assert(webhook.new(options))
    before = world.hooks:count "request"
  end)

  after_each(function() client:close() end)

  local function deliver(name, body, key)
    local _, err = receiver:verify({
      Authorization = "Signature " .. world:sign(BODY, key), ["X-MS-Signature-Algorithm"] = "rsa-sha256",
      ["X-MS-Certificate-Url"] = world:url(name),
    }, body or BODY)
    return err and err.code or "verified"
  end

  local function fetched() return world.hooks:count "request" - before end

  it("is fetched once, without a token", function()
    for _ = 1, 5 do assert.equal("verified", deliver "leaf") end
    assert.equal(1, fetched())
    local requests = world.hooks:received "request"
    assert.is_nil(requests[#requests]:lower():find("authorization", 1, true))
  end)

  it("is fetched once for deliveries at the same time", function()
    local values = partnercenter.map({ 1, 2, 3, 4, 5, 6, 7, 8 }, function() return deliver "leaf" end)
    for i = 1, 8 do assert.equal("verified", values[i]) end
    assert.equal(1, fetched())
  end)

  it("is fetched for the others when the task that began is cancelled", function()
    local controller, results = require("cqueues").new(), {}
    controller:wrap(function()
      local task = partnercenter.spawn(function() return deliver "leaf" end)
      controller:wrap(function() results[1] = deliver "leaf" end)
      controller:wrap(function()
        task:cancel()
      end)
    end)
    assert(controller:loop())
    assert.same({ "verified" }, results)
  end)

  it("is kept until it expires", function()
    assert.equal("verified", deliver "leaf")
    ahead = 20 * 86400
    assert.equal("verified", deliver "leaf")
    assert.equal(1, fetched())
    ahead = 40 * 86400
    assert.equal("expired", deliver "leaf")
    assert.equal(2, fetched())
  end)

  it("is fetched again after a minute when it could not be had", function()
    assert.equal("certificate_missing", deliver "missing")
    local first = fetched()
    ahead = 59
    assert.equal("certificate_missing", deliver "missing")
    assert.equal(first, fetched())
    ahead = 61
    assert.equal("certificate_missing", deliver "missing")
    assert.is_true(fetched() > first)
  end)

  it("is fetched again, once a minute, when another key signs", function()
    world.set:write("rotated.cer", world.set:read "leaf.cer")
    assert.equal("verified", deliver "rotated")
    world.set:write("rotated.cer", world.set:read "tls.cer")
    for _ = 1, 3 do assert.equal("signature", deliver("rotated", BODY .. " ")) end
    assert.equal(1, fetched())
    ahead = 61
    for _ = 1, 3 do assert.equal("signature", deliver("rotated", BODY .. " ")) end
    assert.equal(2, fetched())
    world.set:issue { name = "new" }
    world.set:write("rotated.cer", world.set:der "new")
    ahead = 122
    assert.equal("verified", deliver("rotated", BODY, "new"))
    assert.equal("verified", deliver("rotated", BODY, "new"))
    assert.equal(3, fetched())
  end)

  it("is fetched for one unknown URL a second, and known ones are not held up", function()
    assert.equal("verified", deliver "leaf")
    assert.equal("certificates_many", deliver "page")
    ahead = 1
    assert.equal("certificate_damaged", deliver "page")
    assert.equal("certificates_many", deliver "short")
    assert.equal("certificate_damaged", deliver "page")
    assert.equal("verified", deliver "leaf")
    assert.equal(2, fetched())
  end)

  it("is remembered for 16 unknown URLs", function()
    for i = 1, 20 do
      ahead = i * 1.5
      deliver("nothing" .. i)
    end
    assert.equal(16, fetched())
    ahead = 62
    assert.equal("verified", deliver "leaf")
  end)

  it("needs issuers, which are fetched once", function()
    local options = world:receiver_options()
    options.client, options.seen, options.intermediates = client, false, nil
    receiver = assert(webhook.new(options))
    local issuers = world.issuers:count "request"
    for _ = 1, 3 do assert.equal("verified", deliver "aia") end
    assert.equal(issuers + 1, world.issuers:count "request")
  end)

  it("is not fetched by a closed client", function()
    client:close()
    assert.error_matches(function() deliver "leaf" end, "the client is closed")
  end)
end)
