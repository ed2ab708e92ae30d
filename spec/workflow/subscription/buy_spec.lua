local partner = require "spec.support.fake.partner"

local ITEM = { catalogItemId = "CFQ7TTC0LH18:0001:CFQ7TTC0K971", quantity = 5, billingCycle = "monthly",
  termDuration = "P1Y" }

describe("workflow.buy", function()
  local world, service

  before_each(function()
    service = { carts = {}, orders = {}, charged = 0 }
    world = partner.load {
      { "POST", "/carts$", function(call)
        local cart = { id = "cart" .. #service.carts + 1, status = "Active", lineItems = call.body.lineItems,
          creationTimestamp = "2026-05-01T10:00:00.1234567Z" }
        for _, line in ipairs(cart.lineItems) do
          line.currencyCode, line.error, line.pricing = "EUR", service.line_error, service.pricing
        end
        service.carts[#service.carts + 1], service.carts[cart.id] = cart, cart
        return 201, cart
      end },
      { "GET", "/carts/(%w+)$", function(_, id)
        if service.down then return partner.LOST end
        local cart = service.carts[id]
        if not cart then return 404, { code = 800008, description = "cart not found" } end
        return 200, cart
      end },
      { "POST", "/carts/(%w+)/checkout$", function(call, id)
        local cart, how = service.carts[id], service.checkout or {}
        service.attempts = call.request.max_attempts
        if how.before then return how.before[1], how.before[2] end
        if cart.status ~= "Active" then return 400, { code = 800065, description = "already submitted" } end
        cart.status = how.status or "Ordered"
        service.charged = service.charged + 1
        local order = { id = "order1", creationDate = "2026-05-01T10:00:02Z", lineItems = {} }
        for i, line in ipairs(cart.lineItems) do
          order.lineItems[i] = { offerId = line.catalogItemId, quantity = line.quantity }
        end
        service.orders[#service.orders + 1] = order
        if how.gone then service.carts[id] = nil end
        if how.lost then return partner.LOST end
        return 201, { orders = { order }, orderErrors = how.errors }
      end },
      { "GET", "/orders$", function()
        return 200, { items = world.json.array(service.orders), totalCount = #service.orders }
      end },
    }
    local line = { offerId = ITEM.catalogItemId, quantity = ITEM.quantity }
    service.orders[1] = { id = "old", creationDate = "2026-04-30T23:59:59.999Z", lineItems = { line } }
    service.orders[2] = { id = "another's", creationDate = "2026-05-01T10:00:01Z", lineItems = {
      line, { offerId = ITEM.catalogItemId, quantity = 6 },
    } }
  end)

  after_each(partner.unload)

  local function buy(what, options)
    return world.partnercenter.workflow.buy(world.made:customer(partner.CUSTOMER), what, options)
  end

  local function fails(kind, what, options)
    local value, err = buy(what, options)
    assert.is_nil(value)
    assert.equal(kind, err.kind, tostring(err))
    return err
  end

  local function planned(what, options) return fails("unconfirmed", what, options).plan end

  it("makes a cart and a plan with the prices that are known, and buys nothing", function()
    local plan = planned({ ITEM, { catalogItemId = "other", quantity = 2 } },
      { prices = { [ITEM.catalogItemId] = 5.1, other = 0.5 } })
    assert.same({ "cart1", 26.5, "EUR", true },
      { plan.cart_id, plan.total, plan.currency, plan.irreversible })
    assert.equal(25.5, plan.lines[1].amount)
    assert.matches("^buy 5 x " .. ITEM.catalogItemId .. " .*billed monthly, term P1Y: 25%.50 EUR$",
      plan.steps[1])
    assert.matches("check out cart cart1 .*: 26%.50 EUR in all", plan.steps[3])
    local lines = service.carts[1].lineItems
    assert.same({ 0, 1 }, { lines[1].id, lines[2].id })
    plan = planned({ ITEM, { catalogItemId = "other", quantity = 2 } },
      { prices = function(line) if line.quantity == 5 then return 1, "USD" end end })
    assert.is_nil(plan.total)
    assert.matches("price not known", plan.steps[2])
    assert.matches("5%.00 USD", plan.steps[1])
    assert.equal(0, service.charged)
    assert.is_nil(ITEM.id)
  end)

  it("takes the prices that the cart has, where none are given", function()
    service.pricing = { price = 4.2, listPrice = 5, extendedPrice = 252 }
    assert.same({ 21, "EUR" }, { planned({ ITEM }).total, planned({ ITEM }).currency })
    assert.equal(5, planned({ ITEM }, { prices = { [ITEM.catalogItemId] = 1 } }).total)
    service.pricing = { price = world.json.null }
    assert.is_nil(planned({ ITEM }).total)
  end)

  it("goes on with the cart of the plan, and buys once", function()
    local plan = planned({ ITEM })
    local result = assert(buy(plan.cart_id, { confirm = function(shown)
      return shown.cart_id == plan.cart_id
    end }))
    assert.same({ "cart1", "order1", nil }, { result.cart_id, result.orders[1].id, result.read_again })
    assert.same({ 1, 1, 1 }, { #service.carts, service.charged, service.attempts })
    result = assert(buy(plan.cart_id, { confirm = true }))
    assert.same({ true, "order1", 1 }, { result.read_again, result.orders[1].id, #result.orders })
    assert.equal(1, service.charged)
  end)

  it("is refused by the service line by line", function()
    service.line_error = { errorCode = 10002, errorDescription = "quota not available" }
    local err = fails("validation", { ITEM }, { confirm = true })
    assert.same({ "10002", "cart1" }, { err.code, err.cart_id })
    assert.matches("quota not available", err.message)
    err = fails("validation", err.cart_id, { confirm = true })
    assert.same({ "10002", "cart1" }, { err.code, err.cart_id })
    assert.matches("line 0 of the cart: quota not available", err.message)
    assert.equal(0, service.charged)
  end)

  it("knows what a code of a line means, and that 0 is none", function()
    service.line_error = { errorCode = 10001 }
    local err = fails("validation", { ITEM }, { confirm = true })
    err = fails("validation", err.cart_id, { confirm = true })
    assert.same({ "10001", "line 0 of the cart: catalog item id invalid" },
      { err.code, err.message:match("line .*") })
    for _, none in ipairs { { errorCode = 0 }, { errorCode = "0", errorDescription = "None" } } do
      service.line_error = none
      assert(buy({ ITEM }, { confirm = true }))
    end
  end)

  it("shows the errors inside of a checkout that succeeded", function()
    service.checkout = { errors = { { orderGroupId = "1", code = 800030, description = "no" } } }
    local err = fails("validation", { ITEM }, { confirm = true })
    assert.equal("cart1", err.cart_id)
    assert.equal("no", err.data.orderErrors[1].description)
    assert.equal("order1", err.data.orders[1].id)
  end)

  it("reads again after a lost answer and finds what was bought", function()
    for _, how in ipairs { { lost = true }, { lost = true, gone = true } } do
      service.checkout, service.charged, service.orders[3] = how, 0, nil
      local result = assert(buy({ ITEM }, { confirm = true }))
      assert.same({ true, 1, "order1", 1 },
        { result.read_again, #result.orders, result.orders[1].id, service.charged })
    end
  end)

  it("tells when nothing was bought, or when nobody knows", function()
    service.checkout = { before = { partner.LOST } }
    local err = fails("network", { ITEM }, { confirm = true })
    assert.matches("has not been checked out: call again with the cart's id, cart1", err.message)
    assert.same({ true, "cart1", 1 }, { err.retryable, err.cart_id, partner.count(world, "checkout$") })
    service.down = true
    err = fails("network", { ITEM }, { confirm = true })
    assert.matches("unknown whether", err.message)
    service.down, service.checkout = nil, nil
    assert(buy(err.cart_id, { confirm = true }))
    assert.equal(1, service.charged)
  end)

  it("never buys a cart twice, even where its state cannot be seen", function()
    service.checkout = { lost = true, status = "Active" }
    local err = fails("network", { ITEM }, { confirm = true })
    service.checkout = { before = { 400, { code = 800065, description = "already submitted" } } }
    local result = assert(buy(err.cart_id, { confirm = true }))
    assert.same({ true, "order1", 1 }, { result.read_again, result.orders[1].id, service.charged })
  end)

  it("takes no answer without an order for success", function()
    for _, text in ipairs { '{"orders":[]}', "{}", '"fine"', "" } do
      service.checkout = { before = { 201, text } }
      assert.matches("has not been checked out", fails("protocol", { ITEM }, { confirm = true }).message)
    end
  end)

  it("hands on any other refusal", function()
    service.checkout = { before = { 403, { code = 800069, description = "risk" } } }
    local err = fails("forbidden", { ITEM }, { confirm = true })
    assert.same({ "800069", "cart1" }, { err.code, err.cart_id })
  end)

  it("is checked before anything is sent", function()
    fails("invalid_argument", {})
    fails("invalid_argument", { { quantity = 1 } })
    fails("invalid_argument", { { catalogItemId = "x" } })
    assert.equal(0, #world.log)
    assert.error_matches(function() buy(nil) end, "what: table or string expected, got nil")
    assert.equal("not_found", fails("not_found", "none").kind)
  end)
end)
