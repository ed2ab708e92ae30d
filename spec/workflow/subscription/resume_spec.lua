-- Workflows that are interrupted at each of their requests and called again: they resume, and write nothing
-- twice.
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local workflow = partnercenter.workflow
local ITEM = "CFQ7TTC0LH18:0001:CFQ7TTC0K971"

describe("interrupted at each request", function()
  local sim, client, customer, id

  setup(function()
    sim = sign_in.simulator { customers = 3 }
    client = sign_in.client(sim, { client_secret = sim.client_secret, refresh_token = sim.refresh_token })
    customer = client:customer(sim.customers[2].id)
  end)

  teardown(function()
    client:close()
    sim:stop()
  end)

  local function buy()
    local order = assert(customer:orders():create {
      referenceCustomerId = sim.customers[2].id, billingCycle = "monthly", lineItems = { {
        lineItemNumber = 0, offerId = ITEM, quantity = 5, termDuration = "P1Y",
      } },
    })
    id = order.lineItems[1].subscriptionId
    return customer:subscription(id)
  end

  -- The requests about a subscription, and its changes that the service carried out.
  local function requests()
    local all, writes, failed = 0, 0, 0
    for _, request in ipairs(assert(sim:requests())) do
      local is_change = request.method == "PATCH" and request.path:find(id, 1, true)
      if is_change and (request.status == 200 or request.status == 202) then writes = writes + 1 end
      if request.path:find("^/v1/") then all = all + 1 end
      if request.fault and request.number then failed = failed + 1 end
    end
    return all, writes, failed
  end

  local BUSY = { status = 503 }
  local LOST = { truncate = 1 } -- the service carries the request out, and its answer is lost

  local CASES = {
    { "cancel", writes = 2, busy = BUSY, run = function(subscription)
      return workflow.end_of_term(subscription, "cancel", { confirm = true })
    end, shows = function(record) return record.scheduledActions[1].actionType == "Cancel" end },
    { "extend", writes = 2, run = function(subscription)
      return workflow.end_of_term(subscription, "extend", { confirm = true })
    end, shows = function(record)
      return record.scheduledActions[1].actionType == "RenewToExtendedServiceTerm"
    end },
    { "renew with changes", writes = 1, run = function(subscription)
      return workflow.end_of_term(subscription, "renew", {
        confirm = true, quantity = 3, term_duration = "P1M",
      })
    end, shows = function(record) return record.scheduledActions[1].instructions.quantity == 3 end },
    { "renew by instructions", writes = 1, run = function(subscription)
      return workflow.end_of_term(subscription, "renew", {
        confirm = true, quantity = 3, by = "scheduledNextTermInstructions",
      })
    end, shows = function(record) return record.scheduledNextTermInstructions.quantity == 3 end },
    { "raise the seats", writes = 1, run = function(subscription)
      return workflow.change_seats(subscription, 8, { confirm = true })
    end, shows = function(record) return record.quantity == 8 end },
    { "lower the seats", writes = 1, run = function(subscription)
      return workflow.change_seats(subscription, 2, { confirm = true })
    end, shows = function(record) return record.quantity == 2 end },
    { "raise the seats, accepted", writes = 1, busy = BUSY, run = function(subscription)
      return workflow.change_seats(subscription, 8, { confirm = true, interval = 0.01 })
    end, shows = function(record) return record.quantity == 8 end,
      settings = { subscription_update = "accepted", change_reads = 2, job_wait = 0 } },
  }

  -- Runs a case twice: the first time the request of that number fails.
  local function interrupt(case, at, fault)
    local subscription = buy()
    local given = { pattern = "^/v1/", skip = at - 1, times = 1 }
    for name, value in pairs(fault) do given[name] = value end
    assert(sim:fault(given))
    local result, err = case.run(subscription)
    assert.is_true(result ~= nil or err.kind ~= "conflict", tostring(err))
    result, err = case.run(subscription)
    assert(result, ("request %d: %s"):format(at, tostring(err)))
    assert.is_true(case.shows(result.subscription), at)
    local _, writes, failed = requests()
    assert.same({ at, case.writes }, { failed, writes })
  end

  for _, case in ipairs(CASES) do
    for name, fault in pairs { busy = case.busy, lost = LOST } do
      it(("%s, the answer %s"):format(case[1], name), function()
        assert(sim:reset())
        local settings = { one_change = true }
        for setting, value in pairs(case.settings or {}) do settings[setting] = value end
        assert(sim:set(settings))
        local subscription = buy()
        assert(sim:clear_requests())
        assert(case.run(subscription))
        local total, writes = requests()
        assert.equal(case.writes, writes)
        assert.is_true(total > 3)
        for at = 1, total do interrupt(case, at, fault) end
      end)
    end
  end
end)
