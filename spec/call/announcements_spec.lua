-- Events that a call announces once: a deprecated or beta operation, a misspelt member of a body.
local fake = require "spec.support.fake.engine"

local OPERATION = "customer.subscription.update"

describe("a call announces once", function()
  local world, events

  local function client_with(options)
    events = {}
    options = options or {}
    options.on_event = function(event)
      if event.type ~= "call" and event.type ~= "attempt" then events[#events + 1] = event end
    end
    return world.client(options)
  end

  before_each(function()
    world = fake.load()
    world.answer(function() return { status = 200, body = '{"id":"1","value":[]}' } end)
  end)

  after_each(fake.unload)

  it("that its operation is beta", function()
    local client = client_with()
    for _ = 1, 2 do
      assert(client:security_score():get())
      assert(client:security_alerts():all())
    end
    assert.same({
      { "beta", "security_score.get", "GET", "/beta/security/partner/securityScore", "graph" },
      { "beta", "security_alerts.list", "GET", "/beta/security/partner/securityAlerts", "graph" },
    }, {
      { events[1].type, events[1].operation, events[1].method, events[1].path, events[1].host },
      { events[2].type, events[2].operation, events[2].method, events[2].path, events[2].host },
    })
    assert.equal(2, #events)
    assert(client_with():security_score():get())
    assert.equal(1, #events) -- another client has not heard of it
  end)

  it("a misspelt member of its body, which it sends as it is", function()
    local subscription = client_with():customer(fake.CUSTOMER):subscription("s")
    for _ = 1, 2 do
      assert(subscription:update({ autoRenewEnable = true, quantiti = 5 }))
    end
    assert.equal(2, #events)
    for i, wanted in ipairs { { "autoRenewEnable", "autoRenewEnabled" }, { "quantiti", "quantity" } } do
      local event = events[i]
      assert.same({ "misspelt", OPERATION, wanted[1], wanted[2] },
        { event.type, event.operation, event.member, event.instead })
    end
    assert.matches('"autoRenewEnable":true', world.sent[1].body, 1, true)
  end)

  it("nothing about members that are close to none", function()
    local subscription = client_with():customer(fake.CUSTOMER):subscription("s")
    assert(subscription:update({ quantity = 5, aMemberOfTomorrow = true }))
    assert.same({}, events)
  end)

  it("nothing about a body that is not checked, and sends it", function()
    local subscription = client_with():customer(fake.CUSTOMER):subscription("s")
    assert(subscription:update({ autoRenewEnable = true }, { unchecked = true }))
    assert(client_with():customer(fake.CUSTOMER):carts():create({}, { unchecked = true }))
    assert.same({}, events)
    assert.equal(2, #world.sent)
  end)
end)

describe("a body that lacks members", function()
  it("is refused before anything is sent, and the error names them", function()
    local world = fake.load()
    local orders = world.client():customer(fake.CUSTOMER):orders()
    local result, err = orders:create({ lineItems = { { quantity = 1 } } })
    assert.same({ nil, "invalid_argument", 0 }, { result, err.kind, #world.sent })
    assert.equal("customer.orders.create", err.operation)
    assert.equal("the body lacks 'lineItems[1].lineItemNumber', 'lineItems[1].offerId': add them, or pass "
      .. "unchecked = true", err.message)
    fake.unload()
  end)
end)

describe("a row", function()
  it("says which answer is preferred, beside an ETag that may be there", function()
    local world = fake.load()
    world.answer { status = 200, body = '{"id":"1"}' }
    local change = { { op = "replace", path = "/details/dealValue", value = "10000" } }
    assert(world.client():referral("1"):update(change, { if_match = '"e"' }))
    local headers = table.concat(world.sent[1].headers, "\n")
    assert.matches("Prefer: return=representation", headers, 1, true)
    assert.matches('If-Match: "e"', headers, 1, true)
    assert.same({ "application/json", '[{"op":"replace","path":"/details/dealValue","value":"10000"}]' },
      { world.sent[1].content_type, (world.sent[1].body:gsub('{.*}', function(object)
        local fields = {}
        for field in object:sub(2, -2):gmatch("[^,]+") do fields[#fields + 1] = field end
        table.sort(fields)
        return "{" .. table.concat(fields, ",") .. "}"
      end)) })
    world.answer { status = 204, body = "" }
    assert.is_true(world.client():referral("1"):update(change))
    fake.unload()
  end)
end)
