-- A caller's values in messages: on one line, in UTF-8, short, with control characters escaped.
local partner = require "spec.support.fake.partner"
local shown = require "partnercenter.text.printable"

local ID = partner.CUSTOMER

describe("a value in a message", function()
  it("shows invisible characters", function()
    for value, want in pairs({
      ["a\nb"] = "a\\nb", ["a\r\n"] = "a\\r\\n", ["\t"] = "\\t", ["a\0b"] = "a\\0b",
      ["\27[31m"] = "\\x1B[31m",
      ["\127"] = "\\x7F", ["plain text"] = "plain text", [""] = "", ["caf\195\169"] = "caf\195\169",
      ["\255x"] = "\\xFFx", ["\195"] = "\\xC3", ["a\226\130"] = "a\\xE2\\x82", ["\194\133"] = "\\u{85}",
      ["\226\128\168"] = "\\u{2028}", ["\226\128\174x"] = "\\u{202E}x", ["\226\129\166"] = "\\u{2066}",
      ["\237\160\128"] = "\\xED\\xA0\\x80", ["\240\159\152\128"] = "\240\159\152\128",
    }) do
      assert.equal(want, shown(value))
    end
    assert.equal("5", shown(5))
    assert.equal("true", shown(true))
  end)

  it("is cut at the end of a character", function()
    assert.equal(("x"):rep(64), shown(("x"):rep(64)))
    assert.equal(("x"):rep(64) .. "...", shown(("x"):rep(65)))
    assert.equal(("x"):rep(63) .. "...", shown(("x"):rep(63) .. "\195\169"))
    assert.equal(("x"):rep(5) .. "...", shown(("x"):rep(9), 5))
    assert.is_true(#shown(("\n"):rep(1000)) <= 64 * 4 + 3)
    assert.equal(("\\x80"):rep(61) .. "...", shown(("\128"):rep(70)))
  end)
end)

describe("messages that repeat a caller's value", function()
  local world

  before_each(function() world = partner.load({}) end)
  after_each(partner.unload)

  local EVIL = "a\r\nX: y\0\27[31m"
  local SHOWN = "a\\r\\nX: y\\0\\x1B[31m"

  -- Calls with a bad value; each gets the client and the library.
  local CALLS = {
    ["an id that is no GUID"] = function(client, value) return client:customer(value):qualification() end,
    ["another id"] = function(client, value) return client:customer(ID):order(value):get() end,
    ["an id of a request"] = function(client, value)
      return client:request({ path = "/v1/customers/{id}", params = { id = value } })
    end,
    ["a param that is not in the path"] = function(client, value)
      return client:request({ path = "/v1/customers", params = { [value] = "x" } })
    end,
    ["a method"] = function(client, value) return client:request({ path = "/v1/customers",
    method = value }) end,
    ["a host"] = function(client, value) return client:request({ path = "/v1/customers", host = value }) end,
    ["the name of a query"] = function(client, value)
      return client:request({ path = "/v1/customers", query = { [value .. "\255"] = "x" } })
    end,
    ["a correlation id"] = function(client, value)
      return client:customer(ID):qualification({ correlation_id = value })
    end,
    ["a locale"] = function(client, value) return client:customer(ID):qualification({ locale = value }) end,
    ["the name of a header"] = function(client, value)
      return client:customer(ID):qualification({ headers = { [value] = "x" } })
    end,
    ["a domain"] = function(client, value) return client:find_customer(value) end,
    ["a qualification"] = function(client, value) return client:customer(ID):update_qualification(value) end,
    ["a member of a body"] = function(client, value)
      return client:customer(ID):users():create({ [value] = print })
    end,
    ["a driver"] = function(_, value) world.partnercenter.map({ 1 }, print, { driver = value }) end,
    ["a cloud"] = function(_, value) return world.partnercenter.new({ access_token = "x",
    cloud = value }) end,
    ["an enumeration"] = function(_, value)
      return world.partnercenter.new({ access_token = "x", http_version = value })
    end,
    ["an unknown option"] = function(client,
    value) return client:customer(ID):qualification({ [value] = 1 }) end,
    ["an unknown option of a client"] = function(_,
    value) return world.partnercenter.new({ [value] = 1 }) end,
    ["an unknown method"] = function(client, value) return client:customer(ID)[value] end,
  }

  for name, call in pairs(CALLS) do
    it("escape " .. name .. " and cut it", function()
      for value, want in pairs({ [EVIL] = SHOWN, [("x"):rep(5000) .. "\n"] = ("x"):rep(60) }) do
        local ok, result, err = pcall(call, world.made, value)
        local message = tostring(ok and err or result)
        if ok then assert.is_nil(result) end
        assert.matches(want, message, 1, true)
        assert.is_nil(message:find("[%z\1-\31\127]"), message)
        assert.is_true(#message < 600, message)
      end
      assert.same({}, world.log)
    end)
  end

  it("keep a step of a plan on one line", function()
    local plan = require "partnercenter.workflow.run.plan"
    local text = tostring(plan.new({ workflow = "workflow.qualify", steps = { "post \n2. nothing",
      "wait" } }))
    assert.equal("workflow.qualify\n1. post \\n2. nothing\n2. wait", text)
  end)

  it("print a handle too", function()
    assert.matches("customer_id = a\\r\\nX", tostring(world.made:customer(EVIL)), 1, true)
  end)
end)
