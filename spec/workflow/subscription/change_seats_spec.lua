local fake = require "spec.support.fake.subscriptions"
local partner = require "spec.support.fake.partner"

describe("workflow.change_seats", function()
  local world, service

  before_each(function() world, service = fake.load() end)
  after_each(partner.unload)

  local function change(quantity, options)
    return world.partnercenter.workflow.change_seats(service.subscription, quantity, options)
  end

  local function fails(kind, quantity, options)
    local value, err = change(quantity, options)
    assert.is_nil(value)
    assert.equal(kind, err.kind, tostring(err))
    return err
  end

  local function refundable(...)
    local details = world.json.array {}
    for i, detail in ipairs { ... } do
      details[i] = { quantity = detail[1], allowedUntilDateTime = detail[2] }
    end
    service.record.refundableQuantity = { totalQuantity = 0, details = details }
  end

  it("raises the number once it is confirmed", function()
    local err = fails("unconfirmed", 12)
    assert.same({ { quantity = 12 } }, err.plan.sends)
    assert.matches("raise the seats of Basic from 10 to 12", err.plan.steps[1])
    assert.equal(0, #service.patches)
    local result = assert(change(12, { confirm = true }))
    assert.same({ true, 12, 10, nil }, { result.changed, result.quantity, result.from, result.proration })
    assert.same({ 12, "Basic", true },
      { service.patches[1].quantity, service.patches[1].friendlyName, service.patches[1].autoRenewEnabled })
    assert.equal('"tag1"', service.if_match)
  end)

  it("sends nothing for the number that stands", function()
    local result = assert(change(10))
    assert.same({ false, 10 }, { result.changed, result.quantity })
    assert.same({}, assert(change(10, { dry_run = true })).steps)
    assert.same({ "GET" }, { world.log[1]:match("^%u+") })
    assert.equal(0, #service.patches)
  end)

  it("shows proration where the answer has it", function()
    service.answer = function(call)
      service.record, service.etag = call.body, 2
      return 200, { id = fake.ID, quantity = 12, pricing = { proratedPrice = 41.2, listPrice = 50 } }
    end
    assert.equal(41.2, assert(change(12, { confirm = true })).proration.proratedPrice)
  end)

  it("lowers the number within the window", function()
    refundable({ 4, fake.day(5) })
    local err = fails("unconfirmed", 6)
    assert.matches("lower the seats of Basic from 10 to 6, refunded in proportion %(possible until "
      .. fake.day(5):gsub("%-", "%%-"), err.plan.steps[1])
    assert.equal(6, assert(change(6, { confirm = true })).quantity)
  end)

  it("says until when the window was open", function()
    local err = fails("conflict", 9, { confirm = true })
    assert.equal("seats could be lowered until " .. fake.day(-93), err.message)
    assert.same({ fake.day(-93), 0, 10 }, { err.allowed_until, err.refundable, err.minimum })
    assert.matches('end_of_term%(subscription, "renew", { quantity = 9 }%)', err.hint)
    refundable({ 10, fake.day(-93) }, { 2, fake.day(-3) })
    assert.equal(fake.day(-3), fails("conflict", 9, { confirm = true }).allowed_until)
    assert.equal(0, #service.patches)
  end)

  it("says how many seats can still be given back", function()
    refundable({ 8, fake.day(-93) }, { 2, fake.day(3) })
    local err = fails("conflict", 7, { confirm = true })
    assert.matches("only 2 of 10 seats can be given back, until " .. fake.day(3), err.message, 1, true)
    assert.same({ 2, 8 }, { err.refundable, err.minimum })
    assert.equal(8, assert(change(8, { confirm = true })).quantity)
  end)

  it("finds the window in whatever the record names", function()
    local record = service.record
    record.refundableQuantity = nil
    fails("conflict", 9)
    record.cancellationAllowedUntilDate = fake.day(2)
    fails("unconfirmed", 9)
    record.cancellationAllowedUntilDate = nil
    record.refundOptions = { { type = "Partial", expiresAt = fake.day(1) } }
    fails("unconfirmed", 9)
    record.refundOptions = { { type = "Partial", expiresAfter = fake.day(-1) } }
    fails("conflict", 9)
    record.refundOptions = nil
    assert.equal(fake.day(-93), fails("conflict", 9).allowed_until) -- seven days from the start
    record.effectiveStartDate = fake.day(-6)
    fails("unconfirmed", 9)
    record.isMicrosoftProduct = false -- three days for products of others
    fails("conflict", 9)
    record.effectiveStartDate = fake.day(-2)
    fails("unconfirmed", 9)
  end)

  it("lowers legacy subscriptions at any time, and software never", function()
    service.record.productType = { id = "Software" }
    assert.matches("cannot be lowered", fails("conflict", 9).message)
    fails("unconfirmed", 11)
    service.record.offerId, service.record.productType = "5D9CCD73-4492-4FA2-9B8D-7660B7C029DC", nil
    assert.equal(9, assert(change(9, { confirm = true })).quantity)
  end)

  it("warns that scheduled changes are deleted", function()
    service.record.scheduledActions = { { scheduleType = "TermEnd", actionType = "Cancel" } }
    local plan = fails("unconfirmed", 12).plan
    assert.matches("deletes what is scheduled for the end of the term %(cancel%)", plan.steps[1])
    assert.matches("schedule them again", plan.warnings[1])
    assert.equal("cancel", plan.deletes.action)
    assert.equal("cancel", assert(change(12, { confirm = true })).deleted.action)
    service.record.scheduledActions = nil
    service.record.scheduledNextTermInstructions = { quantity = 3 }
    assert.equal(3, fails("unconfirmed", 13).plan.deletes.next_term.quantity)
  end)

  it("is blocked by the state, the kind, the SKU and a transfer", function()
    for _, case in ipairs {
      { { status = "suspended" }, "suspended" }, { { status = "deleted" }, "cancelled" },
      { { billingType = "usage" }, "billed by usage" },
      { { productType = { id = "Azure" } }, "billed by usage" },
      { { productType = { id = "Software" }, termDuration = "" }, "perpetual" },
    } do
      local old = {}
      for name, value in pairs(case[1]) do
        old[name], service.record[name] = service.record[name], value
      end
      assert.matches(case[2], fails("conflict", 12, { confirm = true }).message)
      for name, value in pairs(old) do service.record[name] = value end
    end
    service.sku = { minimumQuantity = 5, maximumQuantity = 11 }
    assert.matches("takes 5 to 11 seats, not 12", fails("conflict", 12, { confirm = true }).message)
    service.sku = nil
    service.transfers = { { id = "t1", status = "Active", lineItems = { { subscriptionId = fake.ID } } } }
    assert.matches("transfer t1", fails("conflict", 12, { confirm = true }).message)
    assert.equal(0, #service.patches)
  end)

  it("takes no wrong arguments, and sends nothing for them", function()
    for _, quantity in ipairs { 0, -1, 1.5, 0 / 0, 1 / 0, 1e12 } do
      fails("invalid_argument", quantity)
    end
    assert.matches("end_of_term", fails("invalid_argument", 0).hint)
    assert.equal(0, #world.log)
    assert.error_matches(function() change "12" end, "quantity: number expected")
    assert.error_matches(function() change(12, { intervall = 1 }) end, "did you mean 'interval'")
    assert.error_matches(function() change(12, { interval = 0 }) end, "greater than zero")
  end)

  it("waits until the subscription shows the number", function()
    service.answer = function(call)
      local old = service.record
      service.shown = old
      service.record = call.body
      return 200, old
    end
    local limits = { confirm = true, timeout = 0 }
    local err = fails("timeout", 12, limits)
    assert.matches("call again", err.hint)
    assert.equal(10, err.record.quantity)
    service.shown = nil
    assert.is_false(assert(change(12, limits)).changed)
    assert.equal(1, #service.patches)
  end)

  it("reads again after a lost answer, and hands refusals on", function()
    service.answer = function() return "lost" end
    assert.is_true(assert(change(12, { confirm = true })).changed)
    service.answer = function() return "lost before" end
    assert.matches("has not been changed", fails("network", 14, { confirm = true }).message)
    service.answer = function() return 400, { code = 800090, description = "cannot be lowered" } end
    assert.equal("800090", fails("validation", 14, { confirm = true }).code)
  end)
end)
