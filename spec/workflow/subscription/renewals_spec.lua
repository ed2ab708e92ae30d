-- What ends soon, over all customers of a simulator.
local before_midnight = require "spec.support.time.before_midnight"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local workflow = partnercenter.workflow
local CUSTOMERS = 40

describe("workflow.renewals", function()
  local sim, client

  setup(function()
    sim = sign_in.simulator { customers = CUSTOMERS, page_size = 15 }
    client = sign_in.client(sim, { client_secret = sim.client_secret, refresh_token = sim.refresh_token })
  end)

  teardown(function()
    client:close()
    sim:stop()
  end)

  before_each(function()
    before_midnight()
    assert(sim:reset())
  end)

  local function ids(items)
    local list = {}
    for i, item in ipairs(items) do list[i] = item.subscription_id end
    table.sort(list)
    return list
  end

  -- The subscriptions that end within some days, read one customer after another.
  local function expected(days)
    local list = {}
    for customer in client:customers():each() do
      for _, record in ipairs(assert(client:customer(customer.id):subscriptions():all())) do
        local today = os.date "!%Y-%m-%d"
        local last = os.date("!%Y-%m-%d", os.time() + days * 86400)
        local day = record.commitmentEndDate:sub(1, 10)
        if day >= today and day <= last then list[#list + 1] = record.id end
      end
    end
    table.sort(list)
    return list
  end

  local function collect(listing)
    local items = {}
    for item in listing do items[#items + 1] = item end
    return items
  end

  it("finds each term that ends within the days, once", function()
    local wanted = expected(90)
    assert.is_true(#wanted > 3)
    local list = workflow.renewals(client, { within = 90 })
    assert.same(wanted, ids(collect(list)))
    assert.same(wanted, ids(collect(list:each())))
    local all = assert(list:all())
    assert.same(wanted, ids(all))
    for i = 2, #all do assert.is_true(all[i - 1].days <= all[i].days) end
    assert.same(expected(30), ids(assert(workflow.renewals(client):all())))
    assert.equal(2 * CUSTOMERS, #assert(workflow.renewals(client, { within = 400, concurrency = 1 }):all()))
  end)

  it("says what happens at each end, and when", function()
    local actions = {}
    for item in workflow.renewals(client, { within = 400 }) do
      local record = item.subscription
      local ends = record.commitmentEndDateTime or record.commitmentEndDate
      assert.same({ ends, record.quantity, item.customer.id, record.id },
        { item.ends, item.quantity, item.customer_id, item.subscription_id })
      assert.equal(record.autoRenewEnabled and "renew" or "extend", item.action)
      assert.equal(record.autoRenewEnabled and "P1Y" or "P1M", item.next_term.term_duration)
      assert.is_false(item.explicit or item.in_extended_term)
      actions[item.action] = true
    end
    assert.same({ renew = true, extend = true }, actions)
  end)

  it("sees what is scheduled, and subscriptions in an extended term", function()
    local customer = client:customer(sim.customers[3].id)
    local function buy(days)
      assert(sim:set { clock_days = days })
      local order = assert(customer:orders():create {
        referenceCustomerId = sim.customers[3].id, billingCycle = "monthly", lineItems = { {
          lineItemNumber = 0, offerId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971", quantity = 4, termDuration = "P1Y",
        } },
      })
      return customer:subscription(order.lineItems[1].subscriptionId)
    end
    local cancelled, extended = buy(-350), buy(-370)
    assert(extended:change(function(record) record.autoRenewEnabled = false end))
    assert(sim:set { clock_days = 0 })
    assert(workflow.end_of_term(cancelled, "cancel", { confirm = true }))
    local found = {}
    for item in workflow.renewals(client, { within = 31 }) do
      if item.customer_id == sim.customers[3].id then
        found[item.in_extended_term and "extended" or item.action] = item
      end
    end
    assert.same({ true, nil }, { found.cancel.explicit, found.cancel.next_term })
    assert.same({ "extend", 4 }, { found.extended.action, found.extended.quantity })
  end)

  it("goes page by page: a page is a customer", function()
    local list, found = workflow.renewals(client, { within = 90 }), {}
    local page, err = list:first()
    while page do
      for _, item in ipairs(page) do
        assert.equal(page[1].customer_id, item.customer_id)
        found[#found + 1] = item
      end
      page, err = list:next()
    end
    assert.is_nil(err)
    assert.same(expected(90), ids(found))
    assert.same({ nil, nil }, { list:next() })
    local pages = 0
    for one in list:pages() do pages = pages + #one end
    assert.equal(#found, pages)
  end)

  it("never looks complete when a customer cannot be read", function()
    local bad = sim.customers[20].id
    assert(sim:fault { customer = bad, path = "/subscriptions", status = 403 })
    local list = workflow.renewals(client, { within = 400 })
    local all, err = list:all()
    assert.is_nil(all)
    assert.same({ "forbidden", bad }, { err.kind, err.customer_id })
    local ok, raised = pcall(collect, list)
    assert.same({ false, bad }, { ok, raised.customer_id })
    ok, raised = pcall(collect, list:pages())
    assert.same({ false, bad }, { ok, raised.customer_id })
    local told = {}
    all = assert(workflow.renewals(client, { within = 400, on_error = function(problem, customer)
      told[#told + 1] = problem.kind .. " " .. customer.id
    end }):all())
    assert.same({ "forbidden " .. bad }, told)
    assert.equal(2 * (CUSTOMERS - 1), #all)
  end)

  it("fails when the list of customers does", function()
    assert(sim:fault { pattern = "^/v1/customers$", status = 403, skip = 1 })
    local all, err = workflow.renewals(client, { within = 400 }):all()
    assert.same({ nil, "forbidden" }, { all, err.kind })
    assert.has_error(function() collect(workflow.renewals(client, { within = 400 })) end, nil)
  end)

  it("resumes where it stopped, and skips nothing", function()
    local wanted = ids(assert(workflow.renewals(client, { within = 400 }):all()))
    for _, stop in ipairs { 1, 2, 3, 17, 33, 79, 80 } do
      local seen, list = {}, workflow.renewals(client, { within = 400, concurrency = 4 })
      local count = 0
      for item in list:each() do
        seen[item.subscription_id], count = true, count + 1
        if count == stop then break end
      end
      local state = list:state()
      list:close()
      for item in workflow.renewals(client, { within = 400, state = state }) do
        seen[item.subscription_id] = true
      end
      local all = {}
      for id in pairs(seen) do all[#all + 1] = id end
      table.sort(all)
      assert.same(wanted, all)
    end
  end)

  it("resumes before the customer that failed", function()
    local bad = sim.customers[20].id
    assert(sim:fault { customer = bad, path = "/subscriptions", status = 403, times = 1 })
    local seen, list = {}, workflow.renewals(client, { within = 400, concurrency = 3 })
    local ok = pcall(function()
      for item in list:each() do seen[item.subscription_id] = true end
    end)
    assert.is_false(ok)
    for item in workflow.renewals(client, { within = 400, state = list:state() }) do
      seen[item.subscription_id] = true
    end
    local count = 0
    for _ in pairs(seen) do count = count + 1 end
    assert.equal(2 * CUSTOMERS, count)
  end)

  it("can be the items of a loop", function()
    local found = {}
    for item, value in partnercenter.each(workflow.renewals(client, { within = 90 }), function(item)
      return item.days
    end) do
      assert.equal(item.days, value)
      found[#found + 1] = item
    end
    assert.same(expected(90), ids(found))
  end)

  it("sends reads only, and few at a time", function()
    assert(sim:clear_requests())
    assert(workflow.renewals(client):all())
    for _, request in ipairs(assert(sim:requests())) do
      assert.equal("GET", request.method)
    end
  end)

  it("takes no wrong arguments", function()
    for _, case in ipairs {
      { { within = -1 }, "within must be a number of days" }, { { within = 0 / 0 }, "number of days" },
      { { concurrency = 0 }, "at least 1" }, { { whitin = 3 }, "did you mean 'within'" },
      { { on_error = true }, "function expected" },
    } do
      assert.error_matches(function() workflow.renewals(client, case[1]) end, case[2])
    end
    assert.error_matches(function()
      workflow.renewals(client:customer(sim.customers[1].id))
    end, "a client expected")
    local all, err = workflow.renewals(client, { state = {} }):all()
    assert.same({ nil, "invalid_argument" }, { all, err.kind })
    all, err = workflow.renewals(client, { state = { customers = { operation = "x" } } }):all()
    assert.same({ nil, "invalid_argument" }, { all, err.kind })
  end)
end)
