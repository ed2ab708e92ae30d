local fake = require "spec.support.fake.engine"
local generate = require "spec.types.generate"

local ID = fake.CUSTOMER

describe("resource", function()
  local world, resource

  before_each(function()
    world = fake.load()
    resource = require "partnercenter.api.tree"
    world.answer({ status = 200, body = '{"id":"x"}' })
  end)

  after_each(fake.unload)

  -- Makes handles from rows, on a client of the fake engine.
  local function handles(rows, options)
    local root, client = resource.build(rows), world.client(options)
    return setmetatable({ _owner = client, _params = {} }, root.meta)
  end

  describe("handle", function()
    local root

    before_each(function()
      root = handles({
        { "customer(customer_id):get()", "GET", "/v1/customers/{customer_id}" },
        { "customer(customer_id):order(order_id):get()", "GET",
          "/v1/customers/{customer_id}/orders/{order_id}" },
      })
    end)

    it("does no I/O and always exists", function()
      assert.is_table(root:customer("no guid at all"):order("\r\n"))
      assert.equal(0, #world.sent)
    end)

    it("prints its kind on one line", function()
      assert.equal("partnercenter.order (customer_id = x, order_id = a\\r\\nb)",
        tostring(root:customer("x"):order("a\r\nb")))
    end)

    it("may be kept and used again", function()
      local customer = root:customer(ID)
      local one, two = customer:order("1"), customer:order("2")
      assert(one:get())
      assert(two:get())
      assert(customer:get())
      assert.equal("/v1/customers/" .. ID .. "/orders/1", world.sent[1].path)
      assert.equal("/v1/customers/" .. ID .. "/orders/2", world.sent[2].path)
      assert.equal("/v1/customers/" .. ID, world.sent[3].path)
    end)

    local function raises(pattern, misuse)
      local ok, message = pcall(misuse)
      assert.is_false(ok)
      assert.matches("^%S*tree_spec.lua:%d+: ", message)
      assert.matches(pattern, message)
    end

    it("raises at the caller's line on misuse", function()
      raises("customer: customer_id: string expected, got number", function() local _ = root:customer(42) end)
      raises("customer: customer_id: string expected, got nil", function() local _ = root:customer() end)
      raises("order: order_id: string expected, got table",
        function() local _ = root:customer(ID):order({}) end)
      raises("customer has no method 'gett', did you mean 'get'",
        function() local _ = root:customer(ID):gett() end)
      raises("customer has no method 'frobnicate'", function() local _ = root:customer(ID):frobnicate() end)
      raises("with a colon", function() local _ = root.customer(ID) end)
      raises("with a colon", function() local _ = root:customer(ID).get() end)
      raises("unknown option 'timeuot'", function() local _ = root:customer(ID):get({ timeuot = 1 }) end)
      raises("options must be a table", function() local _ = root:customer(ID):get("x") end)
    end)

    it("reports bad data from the call", function()
      local value, err = root:customer("x"):order("1"):get()
      assert.is_nil(value)
      assert.same({ "invalid_argument", "customer.order.get" }, { err.kind, err.operation })
      value, err = root:customer(ID):order(".."):get()
      assert.is_nil(value)
      assert.equal("order_id contains a dot segment: '..'", err.message)
      assert.equal(0, #world.sent)
    end)
  end)

  it("refuses rows that contradict one another", function()
    local get = { "thing(id):get()", "GET", "/v1/things/{id}" }
    for where, rows in pairs {
      ["thing%(id%):get%(%)"] = { get, { "thing(id):get()", "GET", "/v1/thing/{id}" } },
      ["thing%(%)"] = { get, { "thing()", "GET", "/v1/thing" } },
      a = { { "a()", "GET", "/a" }, { "a():b()", "GET", "/a/b" } },
      thing = { get, { "thing(id, more):get_more()", "GET", "/v1/things/{id}/{more}" } },
    } do
      assert.error_matches(function() resource.build(rows) end, "^" .. where .. "$")
    end
  end)

  it("refuses a row with an unknown word", function()
    for what, row in pairs {
      text = { "a()", "GET", "/a", query = { x = "text" } },
      ["qualification%.read%.nothing"] = { "a()", "GET", "/a", via = "qualification.read.nothing" },
    } do
      local root = handles({ row })
      for _ = 1, 2 do
        assert.error_matches(function() root:a() end, "^" .. what .. "$")
      end
    end
    assert.equal(0, #world.sent)
  end)
end)

describe("resource files", function()
  local index = require "partnercenter.api.index"
  local source = require "spec.support.source"

  local function rows()
    local list = {}
    for _, name in ipairs(index.files) do
      for _, row in ipairs(require("partnercenter.api.data." .. name)) do
        list[#list + 1] = row
      end
    end
    return list
  end

  it("are all in the index", function()
    local found = {}
    for _, path in ipairs(source.files("lua/partnercenter/api/data -name '*.lua'")) do
      local name = path:match("([%w_]+)%.lua$")
      found[#found + 1] = name
    end
    local listed = { unpack = nil }
    for i, name in ipairs(index.files) do
      listed[i] = name
    end
    table.sort(listed)
    assert.same(found, listed)
  end)

  it("are found by the names of their calls (made by spec/types/generate.lua)", function()
    local text = source.read("lua/partnercenter/api/call_files.lua")
    assert.is_true(text == generate.call_files(), "out of date: run spec/types/generate.lua")
  end)

  it("are read only when one of their calls is named", function()
    fake.load()
    local library = require "partnercenter"
    local function read()
      local names = {}
      for _, name in ipairs(index.files) do
        if package.loaded["partnercenter.api.data." .. name] then names[#names + 1] = name end
      end
      return table.concat(names, " ")
    end
    local customer = library.customer(ID)
    assert.equal("", read())
    assert.is_function(customer.qualification)
    assert.equal("qualification", read())
    assert.is_function(library.invoices)
    assert.equal("invoice qualification", read())
    assert.is_function(customer:user("x").directory_roles)
    assert.equal("invoice license qualification role user", read())
    assert.is_function(customer:billing_profile().change)
    local before = read()
    assert.error_matches(function() return customer.nothing end, "customer has no method 'nothing'")
    assert.equal(before, read())
    fake.unload()
  end)

  it("are all read that have a call of a name, in whichever order calls are named", function()
    for _, first in ipairs({ "subscribed_skus", "directory_roles", "usage_summary", "subscriptions" }) do
      fake.load()
      local customer = require("partnercenter").customer(ID)
      assert.is_function(customer[first])
      for _, name in ipairs({ "licenses", "directory_roles", "get" }) do
        assert.is_function(customer:user("x")[name])
      end
      for _, name in ipairs({ "usage_summary", "addons", "change" }) do
        assert.is_function(customer:subscription("x")[name])
      end
      fake.unload()
    end
  end)

  it("have rows that can be made out, each with the code it names", function()
    local function visit(node)
      for _, plan in pairs(node.operations) do
        assert.is_table(plan.types)
        assert.equal(plan.row.via ~= nil, plan.via ~= nil)
        assert.equal(plan.row.reads ~= nil, plan.reads ~= nil)
      end
      if node.list then assert.is_table(node.list.types) end
      for _, below in pairs(node.children) do
        visit(below)
      end
    end
    visit(require("partnercenter.api.catalog").root())
  end)

  it("have calls that name every id of their paths", function()
    for _, row in ipairs(rows()) do
      for id in row[3]:gmatch("{([%w_]+)}") do
        assert.truthy(row[1]:find("%f[%w_]" .. id .. "%f[^%w_]"), row[1] .. " lacks " .. id)
      end
    end
  end)

  it("have rows with known fields and values only", function()
    local fields = { [1] = "string", [2] = "string", [3] = "string" }
    for kind, names in pairs({
      string = "name auth host page gives file takes reads via accept reference deprecated retired prefer",
      table = "query embedded", boolean = "headers polls needs_etag beta wrapped",
      number = "attempt_timeout",
    }) do
      for name in names:gmatch("%S+") do
        fields[name] = kind
      end
    end
    local values = {
      [2] = "GET HEAD POST PUT PATCH DELETE", auth = "both app app+user", host = "partner graph",
      page = "continuation links header offset number skip odata", file = "pdf csv csv|zip any",
    }
    for _, row in ipairs(rows()) do
      for key, value in pairs(row) do
        assert.equal(fields[key], type(value), row[1] .. ": " .. tostring(key))
      end
      for key, words in pairs(values) do
        local known = not row[key] or (" " .. words .. " "):find(" " .. row[key] .. " ", 1, true)
        assert.truthy(known, row[1] .. ": " .. tostring(row[key]))
      end
      assert.matches("^/", row[3])
    end
  end)

  it("make handles", function()
    local find = require("partnercenter.api.catalog").find
    for _, name in ipairs({ "customer", "customers", "validation_codes" }) do
      assert.is_function(find(name))
    end
  end)

  it("leave the interpreter small", function()
    local lines = 0 -- of code
    for _, name in ipairs({ "call/init", "call/prepare", "api/tree", "api/page", "call/link" }) do
      local code = source.read("lua/partnercenter/" .. name .. ".lua"):gsub("%-%-[^\n]*", "")
      lines = lines + select(2, code:gsub("%S[^\n]*\n", ""))
    end
    assert.is_true(lines < 600, lines .. " lines")
  end)
end)
