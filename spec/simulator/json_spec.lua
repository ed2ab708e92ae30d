local json = require "partnercenter.simulator.json"

describe("the simulator's JSON", function()
  it("writes sorted keys, empty arrays and whole numbers", function()
    local value = { b = json.array(), a = { 1, 2.5, -0.1 }, c = { d = json.null, e = true }, f = 1e15 }
    assert.equal('{"a":[1,2.5,-0.1],"b":[],"c":{"d":null,"e":true},"f":1000000000000000}', json.encode(value))
  end)

  it("writes the library's null and empty arrays, which scripts have at hand", function()
    local partnercenter = require "partnercenter"
    local record = { a = partnercenter.null, b = partnercenter.array(), c = { partnercenter.null, {} } }
    assert.equal('{"a":null,"b":[],"c":[null,{}]}', json.encode(record))
  end)

  it("escapes characters that JSON strings do not allow", function()
    assert.equal('"\\"\\\\\\n\\u0000\\u001f/é"', json.encode '"\\\n\0\31/é')
  end)

  it("refuses values that JSON cannot represent", function()
    for value, message in pairs {
      [math.huge] = "no number for inf", [-math.huge] = "no number for %-inf",
      [print] = "JSON has no function", [{ [true] = 1 }] = "text keys, not boolean",
    } do
      assert.error_matches(function() json.encode(value) end, message)
    end
    assert.error_matches(function() json.encode(0 / 0) end, "no number for %-?nan")
  end)

  it("decodes its own output", function()
    for _, text in ipairs { '{"a":[],"b":{},"c":[1,-2.5,"x"],"d":null}', "[]", "{}", '"é"', "12", "false" } do
      assert.equal(text, json.encode(json.decode(text)))
    end
    assert.equal("é😀/\n", json.decode '"\\u00e9\\ud83d\\ude00\\/\\n"')
    assert.equal(150, json.decode " 1.5e2 ")
  end)

  it("says where a text is not JSON", function()
    local bad = {
      "", "{", "[1,]", '{"a":1,}', '{"a" 1}', '"educa', "nul", "1 2", '"\\x"', '"\\ud83d"', "-",
      "\239\187\191{}", ("["):rep(200),
    }
    for _, text in ipairs(bad) do
      local value, err = json.decode(text)
      assert.is_nil(value, text)
      assert.matches("at byte %d+", err)
    end
  end)
end)
