local fake = require "spec.support.fake.subscriptions"
local partner = require "spec.support.fake.partner"

describe("workflow.end_of_term", function()
  local world, service

  before_each(function() world, service = fake.load() end)
  after_each(partner.unload)

  local function decide(outcome, options)
    return world.partnercenter.workflow.end_of_term(service.subscription, outcome, options)
  end

  local function fails(kind, outcome, options)
    local value, err = decide(outcome, options)
    assert.is_nil(value)
    assert.equal(kind, err.kind, tostring(err))
    return err
  end

  local function planned(outcome, options) return fails("unconfirmed", outcome, options).plan end

  local function confirmed(options)
    options = options or {}
    options.confirm = true
    return options
  end

  local function scheduled(kind, instructions)
    return { { scheduleType = "TermEnd", actionType = kind, instructions = instructions } }
  end

  it("cancels explicitly, since a renewal that is switched off leads to a paid extension", function()
    local plan = planned("cancel", { prices = { ["PROD:0001"] = 10 } })
    assert.same({ { autoRenewEnabled = false }, { scheduledActions = scheduled "Cancel" } }, plan.sends)
    assert.same({ "renew", service.record.commitmentEndDate, 264 }, { plan.now.action, plan.ends, plan.days })
    assert.matches("set autoRenewEnabled to false %(now it renews: 10 seats of PROD:0001, term P1Y",
      plan.steps[1])
    assert.matches("schedule Cancel for the end of the term, " .. plan.ends, plan.steps[2], 1, true)
    assert.matches("autoRenewEnabled = false alone leads to a paid extension, 103.00 or 123.00 a month",
      plan.warnings[1], 1, true)
    assert.equal(0, #service.patches)
    local result = assert(decide("cancel", confirmed()))
    assert.same({ "cancel", true, false, plan.ends },
      { result.action, result.changed, result.subscription.autoRenewEnabled, result.ends })
    assert.equal(2, #service.patches)
    assert.same({ false, nil }, { service.patches[1].autoRenewEnabled, service.patches[1].scheduledActions })
    assert.same(scheduled "Cancel", service.patches[2].scheduledActions)
    assert.is_nil(result.next_term)
  end)

  it("sends the whole subscription under its ETag, one property at a time", function()
    assert(decide("extend", confirmed()))
    for i, body in ipairs(service.patches) do
      assert.same({ "Basic", 10, "active", "PROD:0001:AV1" },
        { body.friendlyName, body.quantity, body.status, body.offerId }, i)
    end
    assert.equal('"tag2"', service.if_match)
    assert.same(scheduled "RenewToExtendedServiceTerm", service.patches[2].scheduledActions)
  end)

  it("tells what an extension costs, in money where the price is known", function()
    service.availabilities = { { id = "AV1", terms = { { duration = "P1Y" }, { duration = "P1M" } } } }
    local cost = planned("extend").cost
    assert.same({ 3, "billed each month at the monthly rate plus 3 %" }, { cost.percent, cost.text })
    cost = planned("extend", { prices = function(item)
      return item.catalogItemId == "PROD:0001:AV1" and 5.1, "EUR"
    end }).cost
    assert.same({ 52.53, "EUR" }, { cost.amount, cost.currency })
    service.availabilities = { { id = "AV1", terms = { { duration = "P1Y" } } } }
    local plan = planned("extend", { prices = { PROD = 5.1 } })
    assert.same({ 23, 62.73 }, { plan.cost.percent, plan.cost.amount })
    assert.matches("62.73 a month for 10 seats: the monthly rate plus 23 %%$", plan.steps[2])
    service.availabilities = {}
    cost = planned("extend", { prices = { PROD = 5.1 } }).cost
    assert.same({ nil, 23, 52.53, 62.73 },
      { cost.percent, cost.percent_most, cost.amount, cost.amount_most })
  end)

  it("does nothing where the outcome stands", function()
    assert.is_false(assert(decide "renew").changed)
    service.record.autoRenewEnabled = false
    service.record.scheduledActions = scheduled "Cancel"
    assert.is_false(assert(decide "cancel").changed)
    service.record.scheduledActions = scheduled("RenewToExtendedServiceTerm")[1] -- as one client saw it
    assert.is_false(assert(decide "extend").changed)
    assert.same({}, assert(decide("extend", { dry_run = true })).steps)
    assert.equal(0, #service.patches)
  end)

  it("makes a default explicit where it costs", function()
    service.record.autoRenewEnabled = false
    local plan = planned "extend"
    assert.same({ "extend", false }, { plan.now.action, plan.now.explicit })
    assert.same({ { scheduledActions = scheduled "RenewToExtendedServiceTerm" } }, plan.sends)
  end)

  it("turns a scheduled end back into a renewal", function()
    service.record.autoRenewEnabled, service.record.scheduledActions = false, scheduled "Cancel"
    assert(decide("renew", confirmed()))
    assert.same({ true, scheduled "Cancel" },
      { service.patches[1].autoRenewEnabled, service.patches[1].scheduledActions })
    assert.same(scheduled "RenewToNewTerm", service.patches[2].scheduledActions)
  end)

  it("renews with changes, under a fresh availability", function()
    service.eligible = {
      { toCatalogItemId = "PROD:0001:AV9", eligibilities = { { isEligible = true } } },
      { catalogItemId = "OTHER:0001:AVX", eligibilities = { { isEligible = true } } },
    }
    local options = { quantity = 7, term_duration = "p1m", billing_cycle = "Monthly", promotion_id = "promo" }
    local plan = planned("renew", options)
    local product = {
      productId = "PROD", skuId = "0001", availabilityId = "AV9", billingCycle = "Monthly",
      termDuration = "P1M", promotionId = "promo",
    }
    local wanted = { product = product, quantity = 7 }
    assert.same({ { scheduledActions = scheduled("RenewToNewTerm", wanted) } }, plan.sends)
    assert.matches("7 seats of PROD:0001, term P1M, billed monthly, promotion promo", plan.steps[1], 1, true)
    assert.matches("normal price without an error", plan.warnings[1])
    local result = assert(decide("renew", confirmed(options)))
    assert.same({ 7, "P1M", "AV9" },
      { result.next_term.quantity, result.next_term.term_duration, result.next_term.availability_id })
    assert.is_false(assert(decide("renew", options)).changed)
    assert.equal(1, #service.patches)
    assert(decide("renew", confirmed { product_id = "OTHER", quantity = 4 }))
    local last = service.patches[2].scheduledActions[1].instructions
    assert.same({ "OTHER", "0001", "AVX", 4 },
      { last.product.productId, last.product.skuId, last.product.availabilityId, last.quantity })
  end)

  it("renews until a custom date, which it sends with a time", function()
    local day = fake.day(264 + 100)
    assert(decide("renew", confirmed { custom_term_end_date = day:sub(1, 10) }))
    assert.equal(day, service.patches[1].scheduledActions[1].instructions.customTermEndDate)
    assert.is_false(assert(decide("renew", { custom_term_end_date = day })).changed)
  end)

  it("chooses the availability that has the term", function()
    service.eligible = {
      { catalogItemId = "PROD:0001:AVA", eligibilities = {} }, { catalogItemId = "PROD:0001:AVB" },
    }
    service.availabilities = {
      { id = "AVA", terms = { { duration = "P1Y", billingCycle = "Annual" } } },
      { id = "AVB", terms = { { duration = "P3Y", billingCycle = "Annual" } } },
    }
    local plan = planned("renew", { term_duration = "P3Y", billing_cycle = "annual" })
    assert.equal("AVB", plan.next_term.availability_id)
  end)

  it("renews by scheduledNextTermInstructions where asked, never beside scheduledActions", function()
    service.record.autoRenewEnabled = false
    local options = { by = "scheduledNextTermInstructions", quantity = 3 }
    assert(decide("renew", confirmed(options)))
    assert.is_true(service.patches[1].autoRenewEnabled)
    assert.equal(3, service.patches[2].scheduledNextTermInstructions.quantity)
    assert.is_nil(service.patches[2].scheduledActions)
    assert.is_false(assert(decide("renew", options)).changed)
    assert(decide("cancel", confirmed()))
    local last = service.patches[4]
    assert.same({ scheduled "Cancel", nil }, { last.scheduledActions, last.scheduledNextTermInstructions })
    assert.matches("which alone count", fails("conflict", "renew", options).message)
  end)

  it("is blocked by the state of the subscription", function()
    local day = fake.day
    for _, case in ipairs {
      { { status = "suspended" }, "suspended: activate it first" },
      { { status = "deleted" }, "cancelled" },
      { { status = "expired" }, "has expired" }, { { status = "disabled" }, "is disabled" },
      { { status = "pending" }, "being provisioned" }, { { isTrial = true }, "a trial" },
      { { offerId = "5D9CCD73-4492-4FA2-9B8D-7660B7C029DC" }, "not of new commerce" },
      { { billingType = "usage" }, "Azure" }, { { productType = { id = "Azure" } }, "Azure" },
      { { productType = { id = "Software" }, termDuration = "" }, "perpetual" },
      { { commitmentEndDate = day(-1) }, "the term ended on" },
      { { commitmentEndDate = "" }, "no term ends" },
    } do
      local old = {}
      for name, value in pairs(case[1]) do
        old[name], service.record[name] = service.record[name], value
      end
      for _, outcome in ipairs { "renew", "cancel", "extend" } do
        assert.matches(case[2], fails("conflict", outcome, confirmed()).message)
      end
      for name, value in pairs(old) do service.record[name] = value end
    end
    assert.equal(0, #service.patches)
  end)

  it("is blocked by an open transfer of the subscription alone", function()
    local line = { subscriptionId = fake.ID:upper() }
    service.transfers = { { id = "t1", status = "Active", lineItems = { line } } }
    assert.matches("transfer t1", fails("conflict", "cancel", confirmed()).message)
    for _, transfer in ipairs {
      { status = "Completed", lineItems = { line } },
      { status = "Active", lineItems = { { subscriptionId = "x" } } },
    } do
      service.transfers = { transfer }
      planned "cancel"
    end
    service.transfers_status = 403
    planned "cancel"
    service.transfers_status = 500
    fails("service", "cancel")
  end)

  it("extends online services of Microsoft only", function()
    service.record.isMicrosoftProduct = false
    assert.matches("other publishers", fails("conflict", "extend", confirmed()).message)
    assert(decide("cancel", confirmed()))
    assert.same({ false, nil, 1 },
      { service.patches[1].autoRenewEnabled, service.patches[1].scheduledActions, #service.patches })
    service.record.isMicrosoftProduct, service.record.productType = true, { id = "Software" }
    assert.matches("software", fails("conflict", "extend", confirmed()).message)
  end)

  it("is blocked by a product, a number of seats or an end date that do not fit", function()
    assert.matches("cannot renew as OTHER:0001: it is not among",
      fails("conflict", "renew", { product_id = "OTHER" }).message)
    service.eligible = { { catalogItemId = "PROD:0001:AV1", eligibilities = { {
      isEligible = false, errors = { { code = 3, description = "no longer sold" } },
    } } } }
    assert.matches("no longer sold", fails("conflict", "renew", { quantity = 3 }).message)
    service.sku = { id = "0001", minimumQuantity = 5, maximumQuantity = 300 }
    local err = fails("conflict", "renew", { quantity = 301 })
    assert.matches("takes 5 to 300 seats, not 301", err.message)
    for _, days in ipairs { 264, 100, 264 + 400 } do
      err = fails("conflict", "renew", { custom_term_end_date = fake.day(days) })
      assert.matches("outside of the next term", err.message)
    end
  end)

  it("takes no wrong arguments, and sends nothing for them", function()
    for _, case in ipairs {
      { "stop" }, { "" }, { "renew", { by = "magic" } },
      { "cancel", { by = "scheduledNextTermInstructions" } },
      { "cancel", { quantity = 3 } }, { "extend", { term_duration = "P1M" } }, { "renew", { quantity = 0 } },
      { "renew", { quantity = 1.5 } }, { "renew", { quantity = 0 / 0 } },
      { "renew", { billing_cycle = "weekly" } },
      { "renew", { term_duration = "P2Y" } }, { "renew", { custom_term_end_date = "soon" } },
      { "renew", { sku_id = "0001" } }, { "renew", { product_id = "" } },
      { "renew", { promotion_id = "a\nb" } },
    } do
      fails("invalid_argument", case[1], case[2])
    end
    assert.equal(0, #world.log)
    for _, case in ipairs {
      { nil, nil, "outcome: string expected" }, { "renew", { quantiti = 1 }, "did you mean 'quantity'" },
      { "renew", { timeout = -1 }, "timeout must be a number" },
      { "renew", { quantity = "3" }, "number expected" },
    } do
      assert.error_matches(function() decide(case[1], case[2]) end, case[3])
    end
    assert.error_matches(function()
      world.partnercenter.workflow.end_of_term(world.made:customer(partner.CUSTOMER), "renew")
    end, "subscription%(id%) expected")
  end)

  it("sends no write in a dry run", function()
    local plan = assert(decide("cancel", { dry_run = true, confirm = true }))
    assert.equal(2, #plan.steps)
    assert.equal(0, partner.count(world, "^PATCH"))
  end)

  it("reads again after a lost answer", function()
    service.answer = function() return "lost" end
    assert.is_true(assert(decide("cancel", confirmed())).changed)
    assert.equal(2, #service.patches)
    service.record.autoRenewEnabled, service.record.scheduledActions = true, nil
    service.answer = function() return "lost before" end
    local err = fails("network", "cancel", confirmed())
    assert.matches("has not been changed: call again", err.message)
    assert.is_true(err.retryable)
  end)

  it("plans anew where somebody changed the subscription meanwhile", function()
    local err = fails("conflict", "cancel", { confirm = function()
      service.record.quantity, service.etag = 12, 7
      return true
    end })
    assert.matches("changed after its plan was made", err.message)
    assert.equal(0, #service.patches)
  end)

  it("hands refusals of the service on, and tells what is not shown in time", function()
    service.answer = function() return 400, { code = 900279, description = "no longer accepts updates" } end
    assert.equal("900279", fails("validation", "cancel", confirmed()).code)
    service.answer = function() return 200, {} end
    local err = fails("timeout", "cancel", confirmed { timeout = 0 })
    assert.matches("not shown this change in time: set autoRenewEnabled", err.message)
  end)
end)
