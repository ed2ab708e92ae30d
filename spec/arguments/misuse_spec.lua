-- Misuse of public functions and objects raises at the caller's line and says what to write instead: dots for
-- colons, colons for dots, unknown names, surplus values.

local fake = require "spec.support.fake.engine"

local HERE = "^%S*misuse_spec%.lua:%d+: "

describe("misuse of", function()
  local world, pc, client, customer, listing

  before_each(function()
    world = fake.load()
    pc = world.partnercenter
    world.answer({ status = 200, body = '{"items":[{"id":"1"},{"id":"2"}],"totalCount":2}' })
    client = world.client()
    customer, listing = client:customer(fake.CUSTOMER), client:customers()
  end)

  after_each(fake.unload)

  local function raises(pattern, run)
    local ok, message = pcall(run)
    assert.is_false(ok, pattern)
    assert.is_string(message)
    assert.matches(HERE, message)
    assert.matches(pattern, message)
    assert.is_nil(message:find("attempt to", 1, true), message)
  end

  local function filter() return pc.field("CompanyName"):starts_with("F") end

  local DOTS = {
    ["a client's factory"] = function() local _ = client.customer(5) end,
    ["a client's factory, given an id"] = function() local _ = client.customer(fake.CUSTOMER) end,
    ["a client's factory, given nothing"] = function() local _ = client.customer() end,
    ["a client's factory, given true"] = function() local _ = client.customer(true) end,
    ["a client's factory, given a table"] = function() local _ = client.customer({}) end,
    ["a client's collection"] = function() local _ = client.customers() end,
    ["a client's verb"] = function() local _ = client.validation_codes() end,
    ["a client's request"] = function() local _ = client.request({ path = "/v1/x" }) end,
    ["a client's check"] = function() local _ = client.check() end,
    ["a client's with"] = function() local _ = client.with({ timeout = 1 }) end,
    ["a client's close"] = function() local _ = client.close() end,
    ["a verb called by dot"] = function() local _ = customer.qualification() end,
    ["a verb called by dot, given a number"] = function() local _ = customer.qualification(5) end,
    ["a verb called by dot, options"] = function() local _ = customer.qualification({ timeout = 1 }) end,
    ["a verb"] = function() local _ = customer.get() end,
    ["a verb, given a body"] = function() local _ = customer.update_qualification("Education") end,
    ["a handle's factory"] = function() local _ = customer.subscription("x") end,
    ["a handle's factory, given a number"] = function() local _ = customer.subscription(7) end,
    ["a change"] = function() local _ = customer:billing_profile().change(function() end) end,
    ["a listing's each"] = function() local _ = listing.each() end,
    ["a listing's pages"] = function() local _ = listing.pages() end,
    ["a listing's all"] = function() local _ = listing.all(5) end,
    ["a listing's first"] = function() local _ = listing.first() end,
    ["a listing's next"] = function() local _ = listing.next() end,
    ["a listing's state"] = function() local _ = listing.state({}) end,
    ["a field"] = function() local _ = pc.field("X").starts_with("F") end,
    ["a filter"] = function() local _ = filter().and_("x") end,
  }

  for what, run in pairs(DOTS) do
    it("a colon: " .. what, function()
      raises("must be called with a colon, as in [%w_]+:[%w_]+%(%.%.%.%)$", run)
    end)
  end

  local COLONS = {
    customer = { fake.CUSTOMER }, customers = {}, validation_codes = {}, request = { { path = "/" } },
    check = {}, close = {}, new = { {} }, configure = { {} }, each = { {}, print }, map = { {}, print },
    spawn = { print }, field = { "x" }, array = { {} }, dump = { 1 },
  }

  for name, arguments in pairs(COLONS) do
    it("a dot: partnercenter." .. name, function()
      raises(name .. " must be called with a dot, as in partnercenter%." .. name .. "%(%.%.%.%)$", function()
        local _ = pc[name](pc, (table.unpack or unpack)(arguments)) -- luacheck: ignore
      end)
    end)
  end

  it("a dot: modules of the module", function()
    raises("partnercenter.workflow.qualify", function() local _ = pc.workflow:qualify(customer, "x") end)
    raises("partnercenter.errors.is", function() local _ = pc.errors:is({}) end)
    raises("partnercenter.authorization.start", function() local _ = pc.authorization:start({}) end)
    raises("csv.create", function() local _ = require("partnercenter.csv"):create("x", {}) end)
    raises("simulator.start", function() local _ = require("partnercenter.simulator"):start() end)
  end)

  it("unknown names", function()
    raises("partnercenter has no method 'get_customer', did you mean 'customer'%?", function()
      local _ = pc.get_customer(fake.CUSTOMER)
    end)
    raises("'custmer', did you mean 'customer'", function() local _ = pc.custmer("x") end)
    raises("partnercenter has no method 'frobnicate'", function() local _ = pc.frobnicate() end)
    raises("client has no method 'get_customer', did you mean 'customer'%?", function()
      local _ = client:get_customer(fake.CUSTOMER)
    end)
    raises("client has no method 'secrets'", function() local _ = client:secrets() end)
    raises("client has no method 'frobnicate'", function() local _ = client:frobnicate() end)
    raises("'get_subscription', did you mean 'subscription'", function()
      local _ = customer:get_subscription("x")
    end)
    raises("customers has no method 'eech', did you mean 'each'", function() local _ = listing:eech() end)
    raises("workflow has no method 'qualfy', did you mean 'qualify'", function()
      local _ = pc.workflow.qualfy(customer)
    end)
    raises("errors has no method 'iss', did you mean 'is'", function() local _ = pc.errors.iss({}) end)
    raises("authorization has no method 'begin'", function() local _ = pc.authorization.begin({}) end)
    raises("filter has no method 'an_', did you mean 'and_'", function() local _ = filter():an_({}) end)
    raises("csv has no method 'crate', did you mean 'create'", function()
      local _ = require("partnercenter.csv").crate("x")
    end)
  end)

  it("ids of the wrong type", function()
    for _, bad in ipairs({ 5, true, {}, print }) do
      raises("customer: customer_id: string expected, got " .. type(bad), function()
        local _ = client:customer(bad)
      end)
      raises("subscription: subscription_id: string expected, got " .. type(bad), function()
        local _ = customer:subscription(bad)
      end)
      raises("customer: customer_id: string expected, got " .. type(bad), function()
        local _ = pc.customer(bad)
      end)
    end
    raises("customer_id: string expected, got nil", function() local _ = client:customer() end)
  end)

  it("surplus values", function()
    local late = { timeout = 5 }
    local cases = {
      ["customer.get takes one argument, got a table as argument 2"] = function()
        local _ = customer:get(nil, late)
      end,
      ["customer.qualification takes one argument"] = function()
        local _ = customer:qualification(nil, late)
      end,
      ["customer.qualification takes one argument, got a number"] = function()
        local _ = customer:qualification({}, 1)
      end,
      ["customer.get: options must be a table"] = function() local _ = customer:get("x") end,
      ["customer.get: unknown option 'companyProfile'"] = function()
        local _ = customer:get({ companyProfile = {} })
      end,
      ["customer takes one argument, got a table"] = function()
        local _ = client:customer(fake.CUSTOMER, late)
      end,
      ["customer takes one argument, got a table "] = function()
        local _ = pc.customer(fake.CUSTOMER, late)
      end,
      ["subscription takes one argument"] = function() local _ = customer:subscription("x", late) end,
      ["carts takes no argument"] = function() local _ = customer:carts(late) end,
      ["customers.list takes 2 arguments"] = function() local _ = client:customers({}, {}, late) end,
      ["listing:all takes no argument"] = function() local _ = listing:all(late) end,
      ["listing:first takes no argument"] = function() local _ = listing:first(late) end,
      ["listing:next takes no argument"] = function() local _ = listing:next(late) end,
      ["listing:each takes no argument"] = function() local _ = listing:each(late) end,
      ["client:close takes no argument"] = function() local _ = client:close(late) end,
      ["client:check takes one argument"] = function() local _ = client:check(nil, late) end,
      ["client:request takes 2 arguments"] = function()
        local _ = client:request({ path = "/" }, {}, late)
      end,
      ["partnercenter.map takes 3 arguments"] = function() local _ = pc.map({}, print, nil, late) end,
      ["partnercenter.new takes one argument"] = function() local _ = pc.new({}, late) end,
      ["partnercenter.close takes no argument"] = function() local _ = pc.close(late) end,
      ["partnercenter.workflow.vetting takes 2 arguments"] = function()
        local _ = pc.workflow.vetting(customer, nil, late)
      end,
    }
    for message, run in pairs(cases) do
      raises(message:gsub("%s+$", ""):gsub("%p", "%%%0"), function() local _ = run() end)
    end
    assert.equal(0, #world.sent)
  end)

  it("a listing as an array", function()
    local says = "is a listing, no array: use each%(%) for its items, or all%(%) for an array of them"
    raises(says, function() local _ = listing[1] end)
    if _VERSION == "Lua 5.1" then return end -- has no such metamethods for tables
    raises(says, function() local _ = #listing end)
    raises(says, function() for _ in pairs(listing) do error("an item") end end)
    raises(says, function() for _ in ipairs(listing) do error("an item") end end)
    raises(says, function() for _ in ipairs(pc.customers()) do error("an item") end end)
  end)
end)
