-- client:find_customer, with a fake service and against the simulator.
local partner = require "spec.support.fake.partner"

local ID = "22222222-2222-4222-8222-%012d"

describe("find_customer", function()
  local world, pages, filters

  -- Makes a customer of a domain.
  local function customer(number, domain)
    return { id = ID:format(number), companyProfile = { domain = domain, companyName = "Customer "
      .. number } }
  end

  before_each(function()
    pages, filters = {}, {}
    world = partner.load({
      { "GET", "^/v1/customers$", function(call)
        filters[#filters + 1] = call.query.filter
        local number = tonumber(call.query.page) or 1
        local page = pages[number] or {}
        if page.status then return page.status, '{"code":1000,"description":"refused"}' end
        local links = pages[number + 1] and { next = { uri = "/customers?page=" .. number + 1,
          method = "GET" } }
        return 200, { totalCount = #page, items = world.partnercenter.array(page), links = links }
      end },
      { "GET", "^/v1/customers/([%x-]+)$", function(_, id)
        if id ~= ID:format(9) then return 404, '{"code":60003,"description":"no such tenant"}' end
        return 200, customer(9, "nine.example")
      end },
    })
  end)
  after_each(partner.unload)

  it("returns the customer of the domain, in any case and on any page", function()
    for name, case in pairs({
      ["alone"] = { { { customer(1, "contoso.com") } }, "contoso.com" },
      ["in capitals there"] = { { { customer(1, "Contoso.OnMicrosoft.com") } }, "contoso.onmicrosoft.com" },
      ["in capitals here"] = { { { customer(1, "contoso.onmicrosoft.com") } }, "CONTOSO.OnMicrosoft.COM" },
      ["with the root's dot"] = { { { customer(1, "contoso.com") } }, "contoso.com." },
      ["among longer ones"] = { { { customer(2, "contoso.com.au"), customer(1, "contoso.com"),
        customer(3, "contoso.community") } }, "contoso.com" },
      ["on the last page"] = { { { customer(2, "contoso.com.au") }, {}, { customer(1, "contoso.com") } },
        "contoso.com" },
      ["on the first of several"] = { { { customer(1, "contoso.com") }, { customer(2, "contoso.com.au") } },
        "contoso.com" },
      ["listed twice"] = { { { customer(1, "contoso.com") }, { customer(1, "contoso.com") } },
      "contoso.com" },
      ["among records without a profile"] = { { { { id = ID:format(2) }, customer(3, false),
        customer(1, "contoso.com") } }, "contoso.com" },
    }) do
      pages, filters = case[1], {}
      local found = assert(world.made:find_customer(case[2]), name)
      assert.equal(ID:format(1), found.id, name)
      assert.equal(1, select("#", world.made:find_customer(case[2])))
      assert.same({ Field = "Domain", Operator = "starts_with", Value = case[2]:lower():gsub("%.$", "") },
        world.json.decode(filters[1]))
    end
  end)

  it("says that there is none, or that there are several", function()
    for name, case in pairs({
      ["nobody"] = { {}, "not_found" }, ["empty pages"] = { { {}, {} }, "not_found" },
      ["only longer domains"] = { { { customer(1, "contoso.com.au") } }, "not_found" },
      ["only another of that name"] = { { { customer(1, "contoso.onmicrosoft.com") } }, "not_found" },
      ["two customers"] = { { { customer(1, "contoso.com"), customer(2, "CONTOSO.com") } }, "conflict" },
      ["two customers on two pages"] = { { { customer(1, "contoso.com") }, { customer(2, "contoso.com") } },
        "conflict" },
    }) do
      pages = case[1]
      local found, err = world.made:find_customer("contoso.com")
      assert.is_nil(found, name)
      assert.same({ case[2], "client.find_customer" }, { err.kind, err.operation }, name)
      assert.matches("contoso.com", err.message, 1, true)
      assert.is_string(err.hint)
      if case[2] == "conflict" then assert.equal(2, #err.data) end
    end
  end)

  it("takes a GUID as well", function()
    assert.equal("nine.example", assert(world.made:find_customer(ID:format(9))).companyProfile.domain)
    local found, err = world.made:find_customer(ID:format(8))
    assert.is_nil(found)
    assert.same({ "not_found", "60003", "client.find_customer" }, { err.kind, err.code, err.operation })
    assert.same({}, filters)
  end)

  it("reports a refusal of the service, also on a later page", function()
    for _, refusing in ipairs({ { { status = 403 } }, { { customer(1, "contoso.com") },
      { status = 403 } } }) do
      pages = refusing
      local found, err = world.made:find_customer("contoso.com")
      assert.is_nil(found)
      assert.same({ "forbidden", "client.find_customer" }, { err.kind, err.operation })
    end
  end)

  it("takes no other text, and sends nothing then", function()
    for _, text in ipairs({ "", "contoso", "contoso..com", "a b.com", "contoso.com\n", "user@contoso.com",
      "https://contoso.com",
      "2222", ("a"):rep(300) .. ".com" }) do
      local found, err = world.made:find_customer(text)
      assert.is_nil(found)
      assert.equal("invalid_argument", err.kind)
    end
    assert.same({}, world.log)
    for _, value in ipairs({ 5, {}, true }) do
      assert.error_matches(function() world.made:find_customer(value) end,
        "find_customer: domain or GUID: string expected")
    end
    assert.error_matches(function() world.made:find_customer("contoso.com", { timout = 5 }) end,
      "did you mean 'timeout'")
    assert.error_matches(function() world.made.find_customer("contoso.com") end, "colon")
    world.made:close()
    assert.error_matches(function() world.made:find_customer("contoso.com") end, "closed")
  end)

  it("is named by the error for a domain in place of an id", function()
    local _, err = world.made:customer("contoso.onmicrosoft.com"):qualification()
    assert.equal("invalid_argument", err.kind)
    assert.matches("contoso.onmicrosoft.com", err.message, 1, true)
    assert.matches("find_customer", err.message, 1, true)
    _, err = world.made:customer("not-a-guid"):qualification()
    assert.is_nil(err.message:find("find_customer", 1, true))
    assert.same({}, world.log)
  end)

  it("is a function of the library, for its default client", function()
    pages = { { customer(1, "contoso.com") } }
    assert(world.partnercenter.configure({
      tenant_id = ID:format(1), client_id = ID:format(2), refresh_token = "marker",
    }))
    assert.equal(ID:format(1), assert(world.partnercenter.find_customer("contoso.com")).id)
  end)

  it("finds each customer of the simulator", function()
    partner.unload()
    local sign_in = require "spec.support.sign_in"
    local sim = sign_in.simulator()
    local client = sign_in.client(sim, { client_secret = sim.client_secret })
    for each in client:customers({ size = 7 }):each() do
      local domain = each.companyProfile.domain
      assert.equal(each.id, assert(client:find_customer(domain:upper())).id)
      assert.equal(domain, assert(client:find_customer(each.id)).companyProfile.domain)
    end
    local found, err = client:find_customer("nobody.onmicrosoft.com")
    assert.is_nil(found)
    assert.equal("not_found", err.kind)
    client:close()
    sim:stop()
  end)
end)
