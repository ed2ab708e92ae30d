local cjson = require "cjson"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local simulator_json = require "partnercenter.simulator.json"

local is_integer = math.type and function(n) -- luacheck: ignore 143
  return math.type(n) == "integer" -- luacheck: ignore 143
end

local MOST, LEAST = math.maxinteger, math.mininteger -- luacheck: ignore 143

local function decoded(text)
  local value, message = json.decode(text)
  assert(value ~= nil, message)
  return value
end

local function round_trip(text)
  return assert(json.encode(decoded(text)))
end

local function refused(value, ...)
  local text, err = json.encode(value)
  assert.is_nil(text)
  assert.is_true(errors.is(err, "invalid_argument"))
  for _, part in ipairs({ ... }) do
    assert.matches(part, err.message, 1, true)
  end
end

describe("json.decode", function()
  it("takes any type at the top, with white space around it", function()
    assert.equal("education", decoded('\r\n    "education"\n'))
    assert.equal(3, decoded(" 3 "))
    assert.is_true(decoded("true"))
    assert.is_false(decoded("\tfalse"))
    assert.equal(json.null, decoded("null"))
    assert.same({ 1, 2 }, decoded("[1,2]"))
    assert.same({ a = "b" }, decoded('{"a":"b"}'))
  end)

  it("drops null from objects and keeps it in arrays", function()
    local value = decoded('{"a":null,"b":{"c":null},"d":[null,1,null],"e":0}')
    assert.same({ b = {}, d = { json.null, 1, json.null }, e = 0 }, value)
    assert.equal(cjson.null, json.null)
    assert.is_false(json.is_array(value.b))
  end)

  it("decodes whole numbers as integers", function()
    if not is_integer then
      return
    end
    local value = decoded('{"a":500,"b":[-1,0,-0,1e3,9007199254740991],"c":3599.5}')
    assert.is_true(is_integer(value.a))
    assert.equal("500", tostring(value.a))
    for _, n in ipairs(value.b) do
      assert.is_true(is_integer(n))
    end
    assert.equal(3599.5, value.c)
    assert.is_true(is_integer(decoded("500")))
  end)

  it("keeps integers exact where Lua has them", function()
    if not is_integer then
      return
    end
    for _, text in ipairs({
      "9007199254740993", "-9007199254740993", "9223372036854775807", "-9223372036854775808",
        "999999999999999",
      "1000000000000000", "123456789012345678",
    }) do
      assert.equal(text, ("%d"):format(decoded(text)))
      assert.equal("[" .. text .. ",[],{}]", round_trip("[" .. text .. ",[],{}]"))
    end
    assert.equal("float", math.type(decoded("9223372036854775808"))) -- luacheck: ignore 143
  end)

  it("tells arrays from objects, empty ones too", function()
    for _, text in ipairs({
      "[]", "{}", "[[]]", "[{}]", '{"a":[]}', '{"a":{}}', '{"a":[],"b":{}}', "[[],[1],{}]",
      '{"a":[{"b":[]},{"c":{}}],"d":[[[]]]}',
    }) do
      assert.equal(text, round_trip(text))
    end
    assert.equal('{"a":[],"b":{}}', round_trip('{"a":[ \n\t],"b":{ }}'))
    assert.is_true(json.is_array(decoded("[]")))
    assert.is_true(json.is_array(decoded("[null]")))
    assert.is_false(json.is_array(decoded("{}")))
    assert.is_false(json.is_array(decoded('"[]"')))
    local list = decoded('{"licenses":[1]}').licenses
    list[1] = nil
    assert.equal("[]", json.encode(list))
  end)

  it("ignores syntax inside strings", function()
    for _, text in ipairs({
      '"[]"', '["[]","{}",[]]', '["\\"[]",[],{}]', '["\\\\",[],{}]', '{"[]":"null","null":[],"x":{}}',
      '["9007199254740993",[],{}]', '"1e999"', '"NaN"',
    }) do
      assert.equal(text, round_trip(text))
    end
  end)

  it("refuses text that is no JSON", function()
    for _, text in ipairs({
      "", " ", "NaN", "nan", "-NaN", "Infinity", "-Infinity", "inf", "0x10", "1e999", "-1e999", "[1E400]",
      ("9"):rep(400), "01", "1.", ".5", "-", "+1", "1e", "tru", "nul", "True", "[1]x", "[1] 2", "[1,]",
      "{\"a\":1,}", "{a:1}", "{'a':1}", "[", "]", "[1", '{"a"', '"educa', '"a\\', '"a\\x"', '"\\ud800"',
      '"a"\0', '"a\0b"', "\0", "[]\0[]", '"\255"', "\239\187\191[]", "\255\254[\0]\0", "// x\n1", "[1]]",
      "nullnull", "[truefalse]", "[1 2]", '[[] 1]', '{"a":[],"b":{},}', "undefined",
    }) do
      local value, message = json.decode(text)
      assert.is_nil(value, text)
      assert.is_string(message)
      assert.is_nil(message:find("\n", 1, true))
    end
  end)

  it("gives the position in the original text", function()
    for text, position in pairs({
      ["[1,]"] = 4, ["[[],{},1e]"] = 8, ["[[],{} 1]"] = 8, ["[9007199254740993,[],{},"] = 25, ["[NaN]"] = 2,
    }) do
      local _, message = json.decode(text)
      assert.matches("at character " .. position .. "$", message)
    end
  end)

  it("limits the depth", function()
    assert.is_table(decoded(("["):rep(100) .. ("]"):rep(100)))
    assert.is_nil(json.decode(("["):rep(101) .. ("]"):rep(101)))
    assert.is_nil(json.decode(('{"a":'):rep(101) .. "1" .. ("}"):rep(101)))
    assert.is_nil(json.decode(("["):rep(1000000)))
  end)

  it("leaves the host's own cjson alone", function()
    assert.equal(math.huge, cjson.decode("[1e999]")[1])
    cjson.decode_max_depth(1000)
    assert.is_table(cjson.decode(("["):rep(500) .. ("]"):rep(500)))
  end)

  it("raises on anything but text", function()
    assert.error_matches(function()
      json.decode(nil)
    end, "string expected, got nil")
  end)
end)

describe("json.array", function()
  it("marks a table, and makes one", function()
    local list = {}
    assert.equal(list, json.array(list))
    assert.is_true(json.is_array(list))
    assert.is_true(json.is_array(json.array()))
    assert.equal('{"items":[]}', json.encode({ items = json.array() }))
    assert.is_true(json.is_array({ 1 }))
    assert.is_false(json.is_array({}))
    assert.is_false(json.is_array({ a = 1 }))
    assert.is_false(json.is_array("x"))
  end)

  it("raises at the caller's line on anything else", function()
    local here = debug.getinfo(1, "l").currentline + 2
    local ok, message = pcall(function()
      json.array("x")
    end)
    assert.is_false(ok)
    assert.matches("json_spec.lua:" .. here .. ":", message, 1, true)
  end)
end)

describe("json.encode", function()
  it("writes objects with keys in order, and null", function()
    assert.equal('{"a":[1,"x",true,null],"b":{},"c":null}',
      json.encode({ c = json.null, b = {}, a = { 1, "x", true, json.null } }))
    assert.equal('"Education"', json.encode("Education"))
    assert.equal("false", json.encode(false))
    assert.equal("null", json.encode(json.null))
  end)

  it("escapes only what JSON requires", function()
    assert.equal('"https://x/\\\\/\\"\\n\\u0000\195\164"', json.encode('https://x/\\/"\n\0\195\164'))
    assert.equal('{"a/b":1}', json.encode({ ["a/b"] = 1 }))
  end)

  it("writes every number exactly", function()
    for _, case in ipairs({
      { 500, "500" }, { 2 ^ 31, "2147483648" }, { 123456789012345, "123456789012345" },
      { 9007199254740991, "9007199254740991" }, { -1.0, "-1" }, { 0.1, "0.1" }, { 1 / 3,
        "0.3333333333333333" },
      { 1e15 + 0.5, "1000000000000000.5" }, { 12.99, "12.99" },
    }) do
      assert.equal(case[2], json.encode(case[1]))
    end
    local seed = 7
    for _ = 1, 1000 do
      seed = (seed * 16807) % 2147483647
      local n = (seed - 2 ^ 30) / 10 ^ (seed % 12)
      assert.equal(n, tonumber(json.encode(n)))
      assert.is_nil(json.encode(n):find("[^%d.e+-]"))
    end
  end)

  it("refuses numbers that would be rounded", function()
    for _, n in ipairs({ 0 / 0, 1 / 0, -1 / 0, 2 ^ 53, -2 ^ 53, 1e300, 2 ^ 53 + 2 }) do
      refused(n, "the value is")
      refused({ items = { 1, { price = n } } }, "items[2].price is")
    end
    if is_integer then
      assert.equal("9007199254740993", json.encode(9007199254740993))
    end
  end)

  it("refuses values that JSON cannot hold, with their place", function()
    refused({ a = { b = print } }, "a.b is a function")
    refused({ { coroutine.create(function() end) } }, "[1][1] is a thread")
    refused(io.stdout, "the value is a userdata")
    refused({ a = { 1, nil, 3 } }, "a is an array with holes")
    refused({ [2] = 1 }, "the value is an array with holes")
    refused({ 1, a = 2 }, "the value mixes positions and names")
    refused(json.array({ a = 1 }), "mixes")
    refused({ [0] = 1 }, "key")
    refused({ [1.5] = 1 }, "key")
    refused({ [true] = 1 }, "key")
    refused({ ["a\r\nb"] = print }, "a\\r\\nb is")
    refused(nil, "the value is a nil")
  end)

  it("refuses cycles and excess depth", function()
    local cycle = {}
    cycle[1] = cycle
    refused(cycle, "nested deeper than 100")
    local deep = {}
    for _ = 1, 99 do
      deep = { deep }
    end
    assert.is_string(json.encode(deep))
    refused({ deep }, "nested deeper")
    local twice = { 1 }
    assert.equal("[[1],[1]]", json.encode({ twice, twice }))
  end)

  it("does not change its argument", function()
    local body = { items = json.array(), n = 1 }
    assert(json.encode(body))
    assert.same({ items = {}, n = 1 }, body)
  end)
end)

--- Loads the module with these `cjson` and `vim` (false: absent).
local function loaded_with(codec, vim)
  local saved = { package.loaded.cjson, package.preload.cjson, package.loaded["partnercenter.json"] }
  package.loaded.cjson, package.loaded["partnercenter.json"] = codec or nil, nil
  package.preload.cjson = not codec and function()
    error("module 'cjson' not found")
  end or nil
  rawset(_G, "vim", vim)
  local ok, module = pcall(require, "partnercenter.json")
  rawset(_G, "vim", nil)
  package.loaded.cjson, package.preload.cjson, package.loaded["partnercenter.json"] = saved[1], saved[2],
    saved[3]
  return ok, module
end

describe("the codec", function()
  it("may be a newer cjson, which keeps arrays and integers itself", function()
    local seen, array_mt = {}, getmetatable(json.array())
    local newer = { null = cjson.null, array_mt = array_mt }
    newer.new = function()
      return {
        decode_invalid_numbers = function() end, decode_max_depth = function() end,
        decode_array_with_array_mt = function(on)
          seen.arrays = on
        end,
        encode = cjson.encode,
        decode = function(text)
          seen.text = text
          return assert(json.decode(text))
        end,
      }
    end
    local ok, module = loaded_with(newer)
    assert(ok, module)
    assert.is_true(seen.arrays)
    local text = '{"a":[],"b":{},"c":9007199254740993,"d":[1]}'
    local value = assert(module.decode(text))
    assert.equal(text, seen.text)
    assert.equal(array_mt, getmetatable(value.a))
    assert.equal("[]", module.encode(module.array()))
    assert.is_nil(module.decode("[NaN]"))
  end)

  -- lua-cjson 2.1.0.14 and later: integers saturate, and an exponent makes a float.
  local function saturating(text)
    text = (" " .. text):gsub("([%[,:%s])(%-?)(%d+)%f[^%d.eE]", function(before, sign, digits)
      if #digits < 19 or tonumber(digits) <= (is_integer and MOST or 0) then return nil end
      return before .. sign .. (sign == "-" and "9223372036854775808" or "9223372036854775807")
    end)
    return assert(simulator_json.decode(text))
  end

  it("may be a cjson that saturates integers at 64 bits", function()
    local newer = { null = cjson.null, array_mt = getmetatable(simulator_json.array()) }
    newer.new = function()
      return {
        decode_invalid_numbers = function() end, decode_max_depth = function() end,
        decode_array_with_array_mt = function() end, encode = cjson.encode, decode = saturating,
      }
    end
    assert.equal(MOST or 2 ^ 63, saturating("18446744073709551616"))
    local ok, module = loaded_with(newer)
    assert(ok, module)
    for text, value in pairs {
      ["9223372036854775807"] = MOST or 2 ^ 63, ["9223372036854775808"] = 2 ^ 63,
      ["-9223372036854775808"] = LEAST or -2 ^ 63, ["-9223372036854775809"] = -2 ^ 63,
      ["18446744073709551616"] = 2 ^ 64, ["-36893488147419103232"] = -2 ^ 65,
      ["9007199254740993"] = 9007199254740993,
      ["1e3"] = 1000, ["1.0"] = 1, ["-0"] = 0, ["5e-1"] = 0.5, ["7.55"] = 7.55,
    } do
      local alone, inside = module.decode(text), module.decode('{"a":[1,' .. text .. ',"x"]}').a[2]
      for _, decoded_value in ipairs { alone, inside } do
        assert.equal(value, decoded_value, text)
        assert.equal(is_integer and is_integer(value), is_integer and is_integer(decoded_value), text)
      end
    end
  end)

  it("may be Neovim's", function()
    local instance = cjson.new()
    local vim = { json = { encode = instance.encode, decode = instance.decode }, NIL = cjson.null }
    local ok, module = loaded_with(false, vim)
    assert(ok, module)
    assert.equal(vim.NIL, module.null)
    assert.equal('{"a":[],"b":{},"c":500}',
      module.encode(assert(module.decode('{"a":[],"b":{},"c":500,"d":null}'))))
    assert.is_nil(module.decode("[1e999]"))
  end)

  it("is named in the error when it is missing", function()
    local ok, message = loaded_with(false)
    assert.is_false(ok)
    assert.matches("lua-cjson", message, 1, true)
  end)
end)
