-- The behaviour of public objects: iteration, printing, joining errors to text, views of a client.

local fake = require "spec.support.fake.engine"

describe("a public object", function()
  local world, pc, client

  before_each(function()
    world = fake.load()
    pc = world.partnercenter
    client = world.client()
    world.answer({ status = 200, body = '{"items":[{"id":"1"},{"id":"2"}],"totalCount":2}' })
  end)

  after_each(fake.unload)

  it("lets a listing be looped over as it is, again and again, and loops within loops", function()
    local listing, seen = client:customers(), {}
    for item in listing do seen[#seen + 1] = item.id end
    for item in listing do seen[#seen + 1] = item.id end
    assert.same({ "1", "2", "1", "2" }, seen)
    seen = {}
    for outer in listing do
      for inner in listing do seen[#seen + 1] = outer.id .. inner.id end
    end
    assert.same({ "11", "12", "21", "22" }, seen)
    assert.equal("1", listing().id) -- a loop that ended early
    for item in client:customers() do assert.is_string(item.id) end
    world.answer({ status = 404, body = '{"code":3000}' })
    local ok, err = pcall(function() for _ in client:customers() do error("an item") end end)
    assert.same({ false, "not_found" }, { ok, err.kind })
  end)

  it("lets pages be gone through with next in a for", function()
    local listing, pages = client:customers(), 0
    for page in listing.next, listing do pages = pages + #page end
    assert.equal(2, pages)
  end)

  it("prints its kind", function()
    assert.equal("partnercenter.array (0 items)", tostring(pc.array()))
    assert.equal("partnercenter.array (1 item)", tostring(pc.array({ 1 })))
    local page = assert(client:customers():first())
    assert.equal("partnercenter.page (2 items)", tostring(page))
    assert.equal("partnercenter.record (Customer, 1 field)", tostring(page[1]))
    assert.equal("partnercenter.array (2 items)", tostring(assert(client:customers():all())))
    world.answer({ status = 200, body = '{"id":"1","companyProfile":{}}' })
    local customer = assert(client:customer(fake.CUSTOMER):get())
    assert.equal("partnercenter.record (Customer, 2 fields)", tostring(customer))
    assert.same({ id = "1", companyProfile = customer.companyProfile }, customer)
    assert.equal('{"companyProfile":{},"id":"1"}', world.json.encode(customer))
  end)

  it("is dumped as readable text", function()
    assert.equal("nil", pc.dump(nil))
    assert.equal("1", pc.dump(1))
    assert.equal('"a\\nb"', pc.dump("a\nb"))
    assert.equal("null", pc.dump(pc.null))
    assert.equal("{}", pc.dump({}))
    assert.equal('{\n  1,\n  {\n    a = 1,\n    ["b c"] = "x",\n  },\n}',
      pc.dump({ 1, { ["b c"] = "x", a = 1 } }))
    local round = {}
    round.round = round
    assert.equal("{\n  round = (itself),\n}", pc.dump(round))
    assert.equal(tostring(client), pc.dump(client))
    assert.equal(tostring(client:customer("x")), pc.dump(client:customer("x")))
    local err = pc.errors.new("not_found", { message = "no" })
    assert.matches('kind = "not_found"', pc.dump(err))
    assert.matches('id = "1"', pc.dump(client:customers():first()))
    assert.matches("status = 200", pc.dump(client:request({ path = "/v1/x" })))
    assert.is_nil(pc.dump(client:request({ path = "/v1/x" })):find("_private", 1, true))
  end)

  it("joins errors to text", function()
    local err = pc.errors.new("not_found", { message = "no such customer" })
    assert.equal("failed: partnercenter: not_found: no such customer", "failed: " .. err)
    assert.equal("partnercenter: not_found: no such customer!", err .. "!")
    assert.is_true(pc.errors.is(err, "not_found"))
  end)

  it("makes the default client anew after close", function()
    local made = assert(pc.configure({ access_token = "marker-access-token" }))
    local customer = pc.customer(fake.CUSTOMER)
    world.answer({ status = 200, body = '"education"' })
    assert.equal("education", customer:qualification())
    pc.close()
    pc.close()
    assert.is_true(made.closed)
    assert.is_truthy(pc.configure({ access_token = "marker-access-token" }))
    assert.equal("education", customer:qualification())
    pc.close()
    local getenv = os.getenv
    finally(function() os.getenv = getenv end) -- luacheck: ignore
    os.getenv = function(name) -- luacheck: ignore
      return name == "PARTNERCENTER_ACCESS_TOKEN" and "marker-access-token" or nil
    end
    assert.equal("education", customer:qualification())
  end)

  it("names the operation of a request, without ids", function()
    local cases = {
      ["request GET /v1/customers/{customer_id}/x"] = {
        path = "/v1/customers/{customer_id}/x", params = { customer_id = "marker" },
      },
      ["request GET /v1/customers/{id}/subscriptions"] = {
        path = "/v1/customers/" .. fake.CUSTOMER .. "/subscriptions?size=5",
      },
      ["request POST /v1/users/{id}/x"] = { method = "post", path = "/v1/users/who@contoso.com/x" },
      ["request GET /v1.0/domains/{id}"] = { path = "/v1.0/domains/contoso.com" },
      ["request GET //x"] = { path = "//x" },
      ["request GET /v1/x"] = { path = "/v1/x", query = { a = 0 / 0 } },
      ["request GET /v1/y"] = { path = "/v1/y", host = "moon" },
    }
    world.answer({ status = 400, body = '{"code":1,"description":"no"}' })
    for operation, spec in pairs(cases) do
      local value, err = client:request(spec)
      assert.is_nil(value)
      assert.equal(operation, err.operation)
      assert.matches(operation:gsub("%p", "%%%0"), tostring(err))
    end
  end)

  it("keeps the error of a handler", function()
    local lines = {}
    client = world.client({
      on_event = function() error("handler: marker-refresh-token failed") end,
      logger = function(level, line) lines[#lines + 1] = level .. " " .. line end,
    })
    assert.same({ 0 }, { client.handler_errors, client.handler_error })
    for _ = 1, 2 do client:request({ path = "/v1/x" }) end
    assert.equal(2, client.handler_errors)
    assert.matches("surface_spec.lua:%d+: handler: %[redacted%] failed", client.handler_error)
    local told = 0
    for _, line in ipairs(lines) do
      if line:find("error partnercenter: on_event raised: ", 1, true) == 1 then told = told + 1 end
    end
    assert.equal(1, told)
    local odd = setmetatable({}, { __tostring = function() error("no text") end })
    client = world.client({ on_event = function() error(odd) end })
    client:request({ path = "/v1/x" })
    assert.same({ 1, "a table without text" }, { client.handler_errors, client.handler_error })
  end)
end)

describe("client:with", function()
  local world, client

  before_each(function()
    world = fake.load()
    client = world.client()
    world.answer({ status = 200, body = '{"items":[],"links":{"next":{"uri":"/customers?x=1"}}}' }, {
      status = 200, body = '{"items":[]}',
    })
  end)

  after_each(fake.unload)

  local ID = "33333333-3333-4333-8333-333333333333"

  it("gives calls of every kind its options", function()
    local view = client:with({ timeout = 7, locale = "de-DE", headers = { ["X-A"] = "a", ["X-B"] = "b" } })
    local calls = {
      function() return view:customer(fake.CUSTOMER):get() end,
      function() return view:customer(fake.CUSTOMER):qualifications() end,
      function() return view:customers():first() end,
      function() return view:request({ path = "/v1/x" }) end,
    }
    for _, call in ipairs(calls) do
      world.answer({ status = 200, body = '{"items":[]}' })
      local _ = call()
      local sent = world.sent[1]
      assert.same({ 7, "de-DE" }, { sent.timeout, sent.locale })
      assert.same({ "X-A: a", "X-B: b" }, sent.headers)
    end
    world.answer({ status = 200, body = '{"items":[]}' })
    world.token = "x"
    assert(view:check())
    assert.equal(7, world.sent[1].timeout)
  end)

  it("lets the options of a call win, and joins headers", function()
    local view = client:with({ timeout = 7, correlation_id = ID, headers = { ["X-A"] = "a" } })
    view = view:with({ max_attempts = 2, headers = { ["X-B"] = "b" } })
    view:customer(fake.CUSTOMER):get({ timeout = 3, headers = { ["x-a"] = "c" } })
    local sent = world.sent[1]
    assert.same({ 3, 2, ID }, { sent.timeout, sent.max_attempts, sent.correlation_id })
    assert.same({ "X-B: b", "x-a: c" }, sent.headers)
    client:customer(fake.CUSTOMER):get()
    assert.is_nil(world.sent[2].timeout)
  end)

  it("is the same client", function()
    local view = client:with({ timeout = 7 })
    assert.matches("with options of its own%)$", tostring(view))
    assert.is_false(view.closed)
    view:close()
    assert.is_true(client.closed)
    assert.is_true(view.closed)
    assert.equal(1, world.closed)
  end)

  it("raises on unknown options of a call", function()
    for _, bad in ipairs({ { timeuot = 1 }, { timeout = "1" }, { base_url = "https://x" } }) do
      local ok, message = pcall(function() local _ = client:with(bad) end)
      assert.is_false(ok)
      assert.matches("surface_spec.lua:%d+: client:with: ", message)
    end
    assert.error_matches(function() client:with() end, "client:with: options: table expected, got nil")
  end)
end)
