-- The workflow `offboard_customer` against the simulator.
local date = require "partnercenter.text.date"
local killed = require "spec.support.programs.killed"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local workflow = partnercenter.workflow
local CUSTOMER = "a1000000-0000-4000-8000-000000000001"
local DAY = 86400

describe("workflow.offboard_customer", function()
  local sim, client, app, directory

  setup(function()
    sim = sign_in.simulator { customers = 5, job_wait = 0 }
    directory = sign_in.output("mktemp -d"):match("%S+")
    local identity = { client_secret = sim.client_secret, base_url = killed.hosts(sim) }
    app = sign_in.client(sim, identity)
    identity.refresh_token = sim.refresh_token
    client = sign_in.client(sim, identity)
  end)

  teardown(function()
    client:close()
    app:close()
    sim:stop()
    os.execute("rm -rf " .. directory)
  end)

  local NO_RESERVATIONS = { path = "/entitlements", status = 200, body = '{"totalCount":0,"items":[]}' }

  -- Changes what the simulator answers about each subscription: no other way leads to these states.
  local function subscriptions(change)
    local all = assert(client:customer(CUSTOMER):subscriptions():all())
    local items = {}
    for i, record in ipairs(all) do
      change(record, i)
      items[i] = record
    end
    assert(sim:fault {
      method = "GET", path = "/subscriptions", status = 200,
      body = assert(require("partnercenter.json").encode { totalCount = #items, items = items }),
    })
    return items
  end

  -- Suspends what the customer has, and buys something that can still be cancelled.
  local function buy()
    local customer = client:customer(CUSTOMER)
    for record in customer:subscriptions():each() do
      assert(customer:subscription(record.id):change(function(now) now.status = "suspended" end))
    end
    assert(workflow.buy(customer, { {
      catalogItemId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971", quantity = 1, billingCycle = "monthly",
      termDuration = "P1Y",
    } }, { confirm = true }))
    assert(sim:clear_requests())
  end

  before_each(function()
    assert(sim:reset())
    assert(sim:fault(NO_RESERVATIONS))
    assert(sim:clear_requests())
  end)

  local function sent(method, pattern)
    local found = {}
    for _, request in ipairs(assert(sim:requests())) do
      local fits = request.method == method and request.path:find(pattern or "")
      if fits and not request.path:find("/oauth2/", 1, true) then found[#found + 1] = request end
    end
    return found
  end

  local function writes() return #sent "POST" + #sent "PATCH" + #sent "DELETE" end

  local function offboard(options, with)
    options = options or {}
    options.interval = options.interval or 0.02
    return workflow.offboard_customer((with or client):customer(CUSTOMER), options)
  end

  local function fails(kind, message, result, err)
    assert.is_nil(result)
    assert.equal(kind, err.kind, tostring(err))
    assert.matches(message, err.message)
    return err
  end

  local function open_window(record)
    record.cancellationAllowedUntilDate = date.format(os.time() + DAY)
  end

  local function closed_window(record)
    record.cancellationAllowedUntilDate = date.format(os.time() - DAY)
    record.refundOptions, record.refundableQuantity = nil, nil
  end

  it("shows what stands, and writes nothing without confirmation", function()
    local customer = client:customer(CUSTOMER)
    local user = assert(customer:users():all())[1]
    local sku = assert(customer:subscribed_skus():all())[1].productSku
    assert(customer:user(user.id):update_licenses { licensesToAssign = { { skuId = sku.id } } })
    assert(sim:clear_requests())
    local plan = fails("unconfirmed", "confirm", offboard()).plan
    local all = assert(customer:subscriptions():all())
    assert.equal(#all, #plan.subscriptions)
    for i, one in ipairs(plan.subscriptions) do
      assert.same({ all[i].id, "at_term_end" }, { one.subscription_id, one.how })
      assert.is_string(one.ends)
      assert.matches("end with its term, .* without a renewal or a paid extension", plan.steps[i])
    end
    assert.same({ { user_id = user.id, name = user.userPrincipalName, licenses = { sku.name } } }, plan.users)
    assert.equal(1, #plan.access)
    assert.matches("terminate the delegated access", plan.steps[#plan.steps])
    assert.equal(plan.subscriptions[1].ends, plan.waiting_until)
    assert.matches("can end after", plan.warnings[#plan.warnings])
    assert.is_true(plan.irreversible)
    assert.equal(0, writes())
    assert.is_nil(assert(offboard { dry_run = true, users = false }).users)
  end)

  it("schedules the end of each term, and ends delegated access", function()
    local result = assert(offboard { confirm = true })
    assert.same({ "reseller", false, {} }, { result.relationship, result.complete, result.cancelled })
    assert.same({ #result.scheduled > 0, 1 }, { true, #result.access_ended })
    for record in client:customer(CUSTOMER):subscriptions():each() do
      assert.is_false(record.autoRenewEnabled)
      assert.equal("Cancel", record.scheduledActions[1].actionType)
    end
    local made = writes()
    local again = assert(offboard())
    assert.same({ {}, result.waiting_until }, { again.access_ended, again.waiting_until })
    assert.equal(made, writes())
  end)

  it("cancels at once within the window, and ends the relationship last", function()
    buy()
    local plan = assert(offboard { cancel = "now", dry_run = true })
    assert.matches("^cancel .* now, which is possible until", plan.steps[1])
    assert.matches("is suspended and is billed until its term ends", plan.warnings[1])
    assert.equal("end the reseller relationship with the customer", plan.steps[#plan.steps])
    local result = assert(offboard { cancel = "now", confirm = true })
    assert.same({ "none", true, {} }, { result.relationship, result.complete, result.scheduled })
    assert.equal(1, #result.cancelled)
    local patches = sent "PATCH"
    assert.equal(2, #patches)
    assert.matches('"status":"deleted"', patches[1].body)
    assert.matches('"relationshipToPartner":"none"', patches[2].body)
    fails("forbidden", "", client:customer(CUSTOMER):get())
    local made = writes()
    assert.is_true(assert(offboard { cancel = "now" }).complete)
    assert.equal(made, writes())
  end)

  it("is not complete while a subscription goes on, also where the relationship stays", function()
    buy()
    local result = assert(offboard { cancel = "now", relationship = false, confirm = true })
    assert.same({ "reseller", false, 1 }, { result.relationship, result.complete, #result.cancelled })
  end)

  it("cancels at once where it can, and the others with their term", function()
    subscriptions(function(record, i) (i == 1 and open_window or closed_window)(record) end)
    local plan = assert(offboard { cancel = "auto", dry_run = true })
    assert.same({ "now", "at_term_end" }, { plan.subscriptions[1].how, plan.subscriptions[2].how })
    assert.is_string(plan.waiting_until)
  end)

  it("refuses what blocks the end, before anything is written", function()
    subscriptions(closed_window)
    local err = fails("conflict", "could be cancelled until", offboard { cancel = "now", confirm = true })
    assert.equal("blocked", err.plan.subscriptions[1].how)
    assert(sim:clear_faults())
    subscriptions(function(record, i)
      if i == 1 then record.billingType, record.unitType = "usage", "Usage-based" end
    end)
    err = fails("conflict", "active Azure plan", offboard { confirm = true })
    assert.equal("usage", err.record.billingType)
    assert(offboard { relationship = false, dry_run = true })
    assert(sim:clear_faults())
    buy()
    fails("conflict", "%d Azure reservations block", offboard { cancel = "now", confirm = true })
    assert.equal(0, writes())
  end)

  it("leaves what it is told to leave", function()
    local result = assert(offboard { confirm = true, gdap = false, relationship = false, users = false })
    assert.same({ {}, "reseller", nil }, { result.access_ended, result.relationship, result.waiting_until })
    assert.equal(0, #sent("GET", "/users"))
    assert.equal(0, #sent("POST", "/requests$"))
  end)

  it("goes on where the users cannot be read", function()
    assert(sim:fault { path = "/users", status = 403 })
    local plan = assert(offboard { dry_run = true })
    assert.is_false(plan.users)
    assert.matches("the users cannot be read", plan.warnings[1])
  end)

  it("needs a user to end the relationship", function()
    fails("config", "app%+user credential", offboard({ confirm = true }, app))
    assert.equal(0, #sent "GET")
    assert.is_false(assert(offboard({ relationship = false, dry_run = true }, app)).users)
    assert(offboard({ relationship = false, confirm = true }, app))
  end)

  it("refuses options that say nothing", function()
    fails("invalid_argument", "cancel must be at_term_end, now or auto", offboard { cancel = "later" })
    local ok, why = pcall(offboard, { relation = false })
    assert.is_false(ok)
    assert.matches("unknown option 'relation'", tostring(why))
  end)

  it("goes on after a kill at any request, and writes nothing twice", function()
    local code = ([[return workflow.offboard_customer(client:customer(%q), {
      confirm = true, users = false, interval = 0.02,
    })]]):format(CUSTOMER)
    local requests, made = killed.everywhere(sim, directory, code, function()
      return offboard { confirm = true, users = false }
    end)
    assert.is_true(requests > 8)
    assert.is_true(#made > 2)
  end)

  it("goes on after a kill on the way to the end of the relationship", function()
    local code = ([[return workflow.offboard_customer(client:customer(%q), {
      confirm = true, users = false, cancel = "now", interval = 0.02,
    })]]):format(CUSTOMER)
    local _, made = killed.everywhere(sim, directory, code, function()
      return offboard { confirm = true, users = false, cancel = "now" }
    end, function()
      assert(sim:fault(NO_RESERVATIONS))
      buy()
    end)
    assert.equal(3, #made)
    assert.matches("relationshipToPartner", made[3])
  end)
end)
