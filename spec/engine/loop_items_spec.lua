-- The items of each and map: every accepted form, rejected values, and sources that fail.
local errors = require "partnercenter.errors"
local fake = require "spec.support.fake.engine"
local partnercenter = require "partnercenter"

local each, map = partnercenter.each, partnercenter.map
local unpack = table.unpack or unpack -- luacheck: ignore

local function twice(item)
  return item * 2
end

local function generator(...)
  local list, n, i = { ... }, select("#", ...), 0
  return function()
    i = i + 1
    if i <= n then return list[i] end
  end
end

local function callable(...)
  return setmetatable({}, { __call = generator(...) })
end

-- A generator object with internal state, as in other libraries.
local function object(...)
  local self = { list = { ... }, at = 0 }
  return setmetatable(self, { __call = function(me)
    me.at = me.at + 1
    return me.list[me.at]
  end })
end

local function packed(...)
  return { n = select("#", ...), ... }
end

-- name, maker of the items, items by position, number of items
local FORMS = {
  { "an array", function() return { 1, 2, 3 } end, { 1, 2, 3 }, 3 },
  { "an empty array", function() return {} end, {}, 0 },
  { "an empty array with n", function() return { n = 0 } end, {}, 0 },
  { "an array with a hole and n", function() return packed(1, nil, 3) end, { 1, nil, 3 }, 3 },
  { "an array whose first is a hole", function() return packed(nil, 2) end, { nil, 2 }, 2 },
  { "an array whose last is a hole", function() return packed(1, nil) end, { 1 }, 2 },
  { "nothing but holes", function() return { n = 3 } end, {}, 3 },
  { "an array whose n is less", function() return { 1, 2, 3, n = 2 } end, { 1, 2 }, 2 },
  { "an array with names beside", function() return { 1, 2, name = "x" } end, { 1, 2 }, 2 },
  { "an array with a hole within its length", function() return { 1, nil, 3 } end, { 1, nil, 3 }, 3 },
  { "a marked array", function() return partnercenter.array { 1, 2 } end, { 1, 2 }, 2 },
  { "an empty marked array", function() return partnercenter.array {} end, {}, 0 },
  { "an empty list of a class", function() return setmetatable({}, { __index = { sort = 1 } }) end, {}, 0 },
  { "an array behind __index", function() return setmetatable({}, { __index = { 1, 2 } }) end, { 1, 2 }, 2 },
  { "what map returned, after a failure of the first", function()
    return (map({ 1, 2, 3 }, function(i)
      if i == 1 then return nil, "failed" end
      return i
    end))
  end, { nil, 2, 3 }, 3 },
  { "what map returned when all failed", function()
    return (map({ 1, 2 }, function() return nil, "failed" end))
  end, {}, 2 },
  { "a generator", function() return generator(1, 2, 3) end, { 1, 2, 3 }, 3 },
  { "an empty generator", function() return generator() end, {}, 0 },
  { "a table with __call", function() return callable(1, 2) end, { 1, 2 }, 2 },
  { "an empty table with __call", function() return callable() end, {}, 0 },
  { "an iterator object", function() return object(1, 2) end, { 1, 2 }, 2 },
  { "a coroutine's function", function()
    return coroutine.wrap(function()
      for i = 1, 2 do coroutine.yield(i) end
    end)
  end, { 1, 2 }, 2 },
  { "gmatch", function() return ("1 2"):gmatch("%d") end, { "1", "2" }, 2 },
  { "gmatch with more captures", function() return ("1a 2b"):gmatch("(%d)(%l)") end, { "1", "2" }, 2 },
  { "another loop", function() return (each({ 1, 2 }, twice, { concurrency = 1 })) end, { 1, 2 }, 2 },
}

describe("the items of a loop", function()
  for _, form in ipairs(FORMS) do
    local name, make, wanted, n = unpack(form, 1, 4)

    it("may be " .. name .. ", for map", function()
      local values, failed = map(make(), twice)
      local doubled = { n = n }
      for i = 1, n do
        doubled[i] = wanted[i] and wanted[i] * 2
      end
      assert.is_nil(failed)
      assert.same(doubled, values)
    end)

    for _, concurrency in ipairs { 1, 2, 32 } do
      it(("may be %s, for each, %d at a time"):format(name, concurrency), function()
        local found = {}
        for item, value, err, place in each(make(), twice, { concurrency = concurrency }) do
          assert.is_nil(err)
          assert.equal(item * 2, value)
          found[place] = item
        end
        assert.same(wanted, found)
      end)
    end
  end

  it("may be userdata that can be called", function()
    local newproxy = rawget(_G, "newproxy")
    local proxy = newproxy and newproxy(true) or debug.setmetatable(io.tmpfile(), {})
    debug.getmetatable(proxy).__call = generator(1, 2)
    assert.same({ 2, 4, n = 2 }, (map(proxy, twice)))
  end)

  it("may be false, and lead to nil and false", function()
    local function negated(item)
      if item == false then return nil end
      return false
    end
    for _, make in ipairs { packed, generator, callable } do
      local items = make(false, true, false)
      local values, failed = map(items, negated)
      assert.is_nil(failed)
      assert.equal(3, values.n)
      assert.same({ false }, { values[2] })
      assert.is_nil(values[1])
    end
    local seen = {}
    for item, value, err in each({ false, true }, negated) do
      seen[#seen + 1] = ("%s %s %s"):format(item, value, err)
    end
    table.sort(seen)
    assert.same({ "false nil nil", "true false nil" }, seen)
  end)

  it("include items that the function appends", function()
    local queue = { 3 }
    local values = map(queue, function(depth)
      if depth > 1 then queue[#queue + 1] = depth - 1 end
      return depth
    end, { concurrency = 1 })
    assert.same({ 3, 2, 1, n = 3 }, values)
  end)

  it("may be removed by the function", function()
    local items = { 1, 2, 3 }
    assert.equal(3, map(items, function(i) items[i] = nil end, { concurrency = 1 }).n)
  end)

  it("are counted for progress, holes apart", function()
    for _, case in ipairs {
      { { 1, 2 }, "1/2 2/2" }, { packed(1, nil, 3), "1/2 2/2" }, { packed(nil), "" },
      { generator(1, 2), "1/nil 2/nil" }, { callable(1), "1/nil" },
    } do
      local told = {}
      map(case[1], twice, { progress = function(done, total)
        told[#told + 1] = done .. "/" .. tostring(total)
      end })
      assert.equal(case[2], table.concat(told, " "))
    end
  end)

  describe("are none, and that is raised where the loop is called:", function()
    local client = assert(partnercenter.new { access_token = "marker", base_url = "http://127.0.0.1:1" })
    local sparse = {}
    sparse[1], sparse[1000] = 1, 2

    for name, case in pairs {
      ["nil"] = { nil, "got nil" },
      ["a text"] = { "text", "got string" },
      ["a number"] = { 5, "got number" },
      ["a boolean"] = { true, "got boolean" },
      ["a coroutine"] = { coroutine.create(print), "got thread" },
      ["a file"] = { io.stdout, "got userdata" },
      ["a table without items"] = { { a = 1 }, "got a table without items" },
      ["an answer around items"] = { { items = { 1, 2 } }, "got a table without items" },
      ["a table counted from 0"] = { { [0] = 1 }, "got a table without items" },
      ["a table whose n is no number"] = { { n = "2" }, "got a table without items" },
      ["a table whose n is no count"] = { { n = -1 }, "got a table without items" },
      ["an array that has mostly holes and no n"] = {
        sparse, "an array of mostly holes needs its length as the field n",
      },
      ["an object with a method next"] = { { next = generator(1) }, "got a table without items" },
      ["a client"] = { client, "got a table without items" },
      ["a handle"] = { client:customer(fake.CUSTOMER), "got a table without items" },
      ["an error"] = { errors.new("timeout"), "got a table without items" },
      ["pairs"] = { (pairs {}), "pairs and ipairs also need their table" },
      ["ipairs"] = { (ipairs {}), "pairs and ipairs also need their table" },
    } do
      it(name, function()
        for what, loop in pairs { each = each, map = map } do
          local ok, why = pcall(function()
            local made = loop(case[1], twice)
            return made
          end)
          assert.is_false(ok)
          assert.matches("^%S*loop_items_spec%.lua:%d+: partnercenter%." .. what .. ": items: ", why)
          assert.is_truthy(why:find(case[2], 1, true), why)
        end
      end)
    end
  end)
end)

describe("items that fail midway", function()
  local OBJECT = errors.new("conflict", { message = "marker" })

  -- Returns three items, then fails.
  local function failing(fail)
    local n = 0
    return function()
      n = n + 1
      if n <= 3 then return n end
      return fail()
    end
  end

  local FAILURES = {
    ["a text"] = { function() error("marker-source") end,
      "^%S*loop_items_spec%.lua:%d+: marker%-source\nstack" },
    ["an error object"] = { function() error(OBJECT) end, OBJECT },
    ["an error object that is returned beside nil"] = { function() return nil, OBJECT end, OBJECT },
    ["nil"] = { function() error(nil) end, tostring(select(2, pcall(error, nil))) }, -- a text in Lua 5.5
  }
  FAILURES["a table"] = { function() error(FAILURES) end, FAILURES }

  local function fits(wanted, found)
    if type(wanted) == "string" then return assert.matches(wanted, found) end
    assert.equal(wanted, found)
  end

  for name, case in pairs(FAILURES) do
    for _, concurrency in ipairs { 1, 2, 3, 4, 32 } do
      it(("with %s: map returns the values so far, %d at a time"):format(name, concurrency), function()
        local values, failed = map(failing(case[1]), function(i)
          if i == 2 then return nil, "own" end
          return i
        end, { concurrency = concurrency })
        assert.same({ 1, nil, 3, n = 3 }, values)
        assert.equal("own", failed[2])
        fits(case[2], failed.source)
      end)

      it(("with %s: each raises it behind the rest, %d at a time"):format(name, concurrency), function()
        local seen = {}
        local ok, why = pcall(function()
          for item in each(failing(case[1]), twice, { concurrency = concurrency }) do
            seen[#seen + 1] = item
          end
        end)
        assert.is_false(ok)
        table.sort(seen)
        assert.same({ 1, 2, 3 }, seen)
        fits(case[2], why)
      end)
    end
  end

  it("at once leave nothing but the error", function()
    local values, failed = map(function() error(OBJECT) end, twice)
    assert.same({ n = 0 }, values)
    assert.equal(OBJECT, failed.source)
  end)

  it("are read no further, and the loop's iterator ends", function()
    local asked = 0
    local iterator = each(function()
      asked = asked + 1
      error(OBJECT)
    end, twice)
    assert.is_false((pcall(iterator)))
    assert.is_nil((iterator()))
    assert.equal(1, asked)
  end)
end)
