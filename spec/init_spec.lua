local fake = require "spec.support.fake.engine"

describe("partnercenter", function()
  local world, partnercenter
  local getenv = os.getenv

  before_each(function()
    world = fake.load()
    partnercenter = world.partnercenter
    world.answer({ status = 200, body = '"education"' })
  end)

  after_each(function()
    os.getenv = getenv -- luacheck: ignore
    fake.unload()
  end)

  local function environment(values)
    os.getenv = function(name) -- luacheck: ignore
      return values[name]
    end
  end

  it("has its version, null and array", function()
    assert.matches("^%d+%.%d+%.%d+$", partnercenter._VERSION)
    assert.equal(world.json.null, partnercenter.null)
    assert.equal("[]", world.json.encode(partnercenter.array({})))
  end)

  it("makes handles without any configuration; their calls say what is missing", function()
    environment({})
    local customer, listing = partnercenter.customer(fake.CUSTOMER), partnercenter.customers()
    for _, use in ipairs({
      function() return customer:qualification() end,
      function() return customer:update_qualification("Education") end,
      function() return listing:first() end, function() return listing:all() end,
      function() return partnercenter.validation_codes() end, function() return partnercenter.check() end,
      function() return partnercenter.request({ path = "/v1/x" }) end,
    }) do
      local value, err = use()
      assert.is_nil(value)
      assert.equal("config", err.kind)
      assert.matches("simulator", err.message)
    end
    local ok, err = pcall(function()
      for _ in listing:each() do error("an item") end
    end)
    assert.is_false(ok)
    assert.equal("config", err.kind)
    assert.equal(0, #world.sent)
    -- Not being configured is not remembered.
    environment({ PARTNERCENTER_ACCESS_TOKEN = "marker-access-token" })
    assert.equal("education", customer:qualification())
  end)

  it("makes views of the default client", function()
    environment({})
    local view, err = partnercenter.with({ timeout = 7 })
    assert.same({ nil, "config" }, { view, err.kind })
    environment({ PARTNERCENTER_ACCESS_TOKEN = "marker-access-token" })
    view = assert(partnercenter.with({ timeout = 7 }))
    assert.equal("education", view:customer(fake.CUSTOMER):qualification())
    assert.equal(7, world.sent[1].timeout)
    assert.error_matches(function() partnercenter.with() end, "options: table expected, got nil")
  end)

  it("uses one client, from the environment", function()
    environment({ PARTNERCENTER_ACCESS_TOKEN = "marker-access-token" })
    local made, engine = 0, package.loaded["partnercenter.engine"]
    local client = engine.client
    engine.client = function()
      made = made + 1
      return client()
    end
    assert.equal("education", partnercenter.customer(fake.CUSTOMER):qualification())
    assert.equal("education", partnercenter.customer(fake.CUSTOMER):qualification())
    assert.equal(1, made)
  end)

  it("uses the client that configure made", function()
    environment({})
    local client = assert(partnercenter.configure({ access_token = "marker-access-token", read_only = true }))
    assert.matches("read%-only", tostring(client))
    local _, err = partnercenter.customer(fake.CUSTOMER):update_qualification("Education")
    assert.equal("config", err.kind)
    local none, why = partnercenter.configure({ tenant_id = "x" })
    assert.is_nil(none)
    assert.equal("config", why.kind)
    assert.equal("education", partnercenter.customer(fake.CUSTOMER):qualification())
    assert.error_matches(function() partnercenter.configure() end, "options: table expected, got nil")
  end)

  it("suggests names", function()
    local ok, message = pcall(function()
      local value = partnercenter.custmer("x")
      return value
    end)
    assert.is_false(ok)
    assert.matches("^%S*init_spec.lua:%d+: .*did you mean 'customer'", message)
    ok, message = pcall(function() return partnercenter.something_else end)
    assert.is_false(ok)
    assert.matches("partnercenter has no method 'something_else'$", message)
    assert.is_nil(partnercenter.__something)
  end)

  it("raises at the caller's line on a wrong type", function()
    local ok, message = pcall(function()
      local value = partnercenter.customer(42)
      return value
    end)
    assert.is_false(ok)
    assert.matches("^%S*init_spec.lua:%d+: customer: customer_id", message)
  end)

  it("loads workflows when they are named", function()
    package.loaded["partnercenter.workflow.qualification.vetting"] = nil
    assert.is_nil(rawget(partnercenter.workflow, "vetting"))
    assert.is_function(partnercenter.workflow.vetting)
    assert.equal(rawget(partnercenter.workflow, "vetting"), partnercenter.workflow.vetting)
  end)

  it("says which workflow was probably meant", function()
    for name, hint in pairs({
      qualifiy = ", did you mean 'qualify'%?", ["../x"] = "", [1] = "",
    }) do
      local ok, message = pcall(function()
        local value = partnercenter.workflow[name]
        return value
      end)
      assert.is_false(ok)
      assert.matches("^%S*init_spec.lua:%d+: partnercenter.workflow has no method '[^']+'" .. hint .. "$",
        message)
    end
  end)

  it("refuses a core of another version", function()
    local core = require "partnercenter.core"
    local abi = core.abi
    core.abi = 99
    finally(function()
      core.abi = abi
    end)
    package.loaded.partnercenter = nil
    local ok, message = pcall(require, "partnercenter")
    assert.is_false(ok)
    assert.matches("has ABI 99.*rebuild", message)
  end)
end)
