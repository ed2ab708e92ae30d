-- The rules of subscriptions in the simulator: terms and what follows them, windows, and what is scheduled.
local before_midnight = require "spec.support.time.before_midnight"
local client = require "spec.simulator.client"
local date = require "partnercenter.text.date"
local json = require "partnercenter.simulator.json"

local ITEM, AZURE = "CFQ7TTC0LH18:0001:CFQ7TTC0K971", "DZH318Z0BPS6:0001:CFQ7TTC0K971"

describe("the simulator's subscriptions #once", function()
  local sim, customer

  setup(function() sim = client.start { customers = 30 } end)
  teardown(function() sim:stop() end)
  before_each(function()
    before_midnight()
    assert(sim:reset())
    customer = client.customer(sim, 11)
  end)

  local function call(method, path, body, status, options)
    options = options or {}
    options.method, options.body = method, body
    local answer = client.curl(sim, path, options)
    assert.equal(status, answer.status, method .. " " .. path .. ": " .. tostring(answer.body))
    return answer.value
  end

  local function get(path) return call("GET", path, nil, 200) end

  -- Buys some days from now, and returns the path of the subscription.
  local function buy(days, quantity, more, item)
    assert(sim:set { clock_days = days })
    local line = { lineItemNumber = 0, offerId = item or ITEM, quantity = quantity, termDuration = "P1Y" }
    for name, value in pairs(more or {}) do line[name] = value end
    local order = call("POST", customer .. "/orders", {
      referenceCustomerId = customer:match("[^/]+$"), billingCycle = "monthly",
      lineItems = json.array { line },
    }, 201)
    assert(sim:set { clock_days = 0 })
    return customer .. "/subscriptions/" .. order.lineItems[1].subscriptionId
  end

  local function patch(path, changes, status)
    local body = get(path)
    for name, value in pairs(changes) do body[name] = value end
    return call("PATCH", path, body, status or 200)
  end

  local function refused(path, changes, code, status)
    assert.equal(code, patch(path, changes, status or 400).code)
  end

  local function at_end(kind, instructions)
    return json.array { { scheduleType = "TermEnd", actionType = kind, instructions = instructions } }
  end

  local function instructions(more)
    local made = { quantity = 9, product = {
      productId = "CFQ7TTC0LH18", skuId = "0001", availabilityId = "CFQ7TTC0K972", billingCycle = "Annual",
      termDuration = "P1Y",
    } }
    for name, value in pairs(more or {}) do made[name] = value end
    return made
  end

  it("have a term by the day of their purchase", function()
    local record = get(buy(-100, 5))
    local began = date.parse(record.effectiveStartDate)
    assert.equal(100, date.day_number(os.time()) - date.day_number(began))
    assert.equal(date.day(date.add(began, "P1Y") - 86400), record.commitmentEndDate:sub(1, 10))
    assert.equal("23:59:59Z", record.commitmentEndDateTime:sub(12))
    assert.equal(date.day(began + 7 * 86400), record.cancellationAllowedUntilDate:sub(1, 10))
  end)

  it("of the seed end on different days, and some do not renew", function()
    local days, flags = {}, {}
    for number = 1, 30 do
      local second = get(client.customer(sim, number) .. "/subscriptions").items[2]
      days[second.commitmentEndDate], flags[tostring(second.autoRenewEnabled)] = true, true
    end
    local count = 0
    for _ in pairs(days) do count = count + 1 end
    assert.is_true(count > 15)
    assert.same({ ["true"] = true, ["false"] = true }, flags)
  end)

  it("lower their seats within seven days of each purchase of seats", function()
    local path = buy(-9, 10)
    assert.same({ totalQuantity = 0, details = {} }, get(path).refundableQuantity)
    refused(path, { quantity = 9 }, 800090)
    local record = patch(path, { quantity = 14 })
    assert.equal(4, record.refundableQuantity.totalQuantity)
    record = patch(path, { quantity = 11 })
    assert.same({ 1, 1 },
      { record.refundableQuantity.totalQuantity, record.refundableQuantity.details[1].quantity })
    refused(path, { quantity = 9 }, 800090)
    assert.equal(0, patch(path, { quantity = 10 }).refundableQuantity.totalQuantity)
    assert.equal(3, patch(buy(-2, 3), { friendlyName = "new" }).refundableQuantity.totalQuantity)
    path = buy(-2, 3)
    assert.is_nil(patch(path, { status = "suspended" }).refundableQuantity)
    assert.equal(1, patch(buy(-2, 3), { quantity = 1 }).quantity)
  end)

  it("can be cancelled within their window only", function()
    assert.equal("deleted", patch(buy(-6, 1), { status = "deleted" }).status)
    refused(buy(-8, 1), { status = "deleted" }, 900117)
  end)

  it("keep what is scheduled until a change in mid-term", function()
    local path = buy(-100, 5)
    local record = patch(path, { scheduledNextTermInstructions = instructions() })
    assert.equal(9, record.scheduledNextTermInstructions.quantity)
    record = patch(path, { scheduledActions = at_end("RenewToNewTerm", instructions { quantity = 3 }) })
    assert.is_nil(record.scheduledNextTermInstructions)
    assert.equal(3, record.scheduledActions[1].instructions.quantity)
    assert.equal("RenewToNewTerm", patch(path, { friendlyName = "x" }).scheduledActions[1].actionType)
    record = patch(path, { quantity = 6 })
    assert.same({ nil, nil, 6 },
      { record.scheduledActions, record.scheduledNextTermInstructions, record.quantity })
    record = patch(path, {
      scheduledActions = at_end "Cancel", scheduledNextTermInstructions = instructions(),
    })
    assert.same({ "Cancel", nil },
      { record.scheduledActions[1].actionType, record.scheduledNextTermInstructions })
    assert.is_nil(patch(path, { scheduledActions = json.array() }).scheduledActions)
  end)

  it("refuse what cannot be scheduled", function()
    local path = buy(-100, 5)
    local ends = date.parse(get(path).commitmentEndDate)
    refused(path, { scheduledActions = at_end "Sleep" }, 900126)
    refused(path, { scheduledActions = json.array { { scheduleType = "TermEnd" } } }, 3000)
    refused(path, { scheduledActions = json.array { {
      scheduleType = "CustomDate", actionType = "Cancel",
    } } }, 3000)
    local unknown = instructions()
    unknown.product.availabilityId = "gone"
    refused(path, { scheduledActions = at_end("RenewToNewTerm", unknown) }, 900142)
    refused(path, { scheduledNextTermInstructions = instructions { quantity = 0 } }, 2002)
    refused(path, { scheduledNextTermInstructions = instructions {
      customTermEndDate = date.format(ends - 86400),
    } }, 900245)
    refused(path, { scheduledNextTermInstructions = instructions {
      customTermEndDate = date.format(date.add(ends, "P1Y") + 40 * 86400),
    } }, 900245)
    local day = date.add(ends, "P2M")
    while date.is_month_end(day) do day = day - 86400 end
    refused(path, { scheduledNextTermInstructions = instructions {
      customTermEndDate = date.format(day),
    } }, 900246)
    local azure = buy(0, 1, nil, AZURE)
    refused(azure, { autoRenewEnabled = true }, 800093)
    refused(azure, { scheduledActions = at_end "RenewToExtendedServiceTerm" }, 3000)
  end)

  it("change one property at a time where that is asked for", function()
    local path = buy(-100, 5)
    assert(sim:set { one_change = true })
    refused(path, { autoRenewEnabled = false, scheduledActions = at_end "Cancel" }, 900280)
    assert.is_false(patch(path, { autoRenewEnabled = false }).autoRenewEnabled)
    assert.equal("Cancel", patch(path, { scheduledActions = at_end "Cancel" }).scheduledActions[1].actionType)
  end)

  it("renew, are cancelled or extended when their term has ended", function()
    local long_ago = -366
    local function bought(changes)
      local path = buy(long_ago, 5)
      assert(sim:set { clock_days = -300 })
      patch(path, changes or {})
      assert(sim:set { clock_days = 0 })
      return get(path)
    end
    local record = bought()
    assert.same({ "active", 5, "P1Y" }, { record.status, record.quantity, record.termDuration })
    assert.equal(5, record.refundableQuantity.totalQuantity)
    record = bought { scheduledNextTermInstructions = instructions() }
    assert.same({ 9, "annual", "CFQ7TTC0LH18:0001:CFQ7TTC0K972", nil },
      { record.quantity, record.billingCycle, record.offerId, record.scheduledNextTermInstructions })
    record = bought { autoRenewEnabled = false, scheduledActions = at_end "Cancel" }
    assert.equal("expired", record.status)
    record = bought { autoRenewEnabled = false }
    assert.same({ "active", "P1M", "Simulated Business Basic (Extended Service Term)" },
      { record.status, record.termDuration, record.offerName })
    assert.equal("deleted", patch(customer .. "/subscriptions/" .. record.id, { status = "deleted" }).status)
  end)

  it("list what they can become at the end of the term", function()
    local items = get(buy(0, 2) .. "/transitionEligibilities?eligibilityType=scheduled").items
    assert.equal("CFQ7TTC0LH18:0001:CFQ7TTC0K972", items[1].catalogItemId)
    assert.same({ 2, true }, { items[1].quantity, items[1].eligibilities[1].isEligible })
    assert.matches("^CFQ7TTC0LF8R:", items[2].catalogItemId)
  end)

  it("show an accepted change after some reads", function()
    local path = buy(-100, 5)
    assert(sim:set { subscription_update = "accepted", change_reads = 2 })
    patch(path, { quantity = 8 }, 202)
    assert.equal(5, get(path).quantity)
    assert.equal(5, get(path).quantity)
    assert.equal(8, get(path).quantity)
  end)
end)
