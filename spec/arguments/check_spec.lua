local check = require "partnercenter.arguments.check"

local function line()
  return debug.getinfo(2, "l").currentline
end

--- The line of this file in a raised message.
local function raised_at(fn)
  local ok, message = pcall(fn)
  assert.is_false(ok)
  return tonumber(message:match("check_spec%.lua:(%d+):")), message
end

describe("check.options", function()
  local ALLOWED = {
    timeout = "number", client_secret = "string|function", proxy = "string|false", any = "any",
  }

  local function api(options)
    return check.options(options, ALLOWED, "api")
  end

  it("returns allowed options, false included, and a table for nil", function()
    local options = { timeout = 1, client_secret = print, proxy = false, any = {} }
    assert.equal(options, api(options))
    assert.same({}, api(nil))
  end)

  it("raises on an unknown option at the line outside the library", function()
    local here
    local at, message = raised_at(function()
      here = line() + 1
      local given = check.options({ timeuot = 1 }, ALLOWED, "api"); here = here or given
    end)
    assert.equal(here, at)
    assert.matches("api: unknown option 'timeuot', did you mean 'timeout'?", message, 1, true)
  end)

  it("raises on a wrong type without showing the value", function()
    local _, message = raised_at(function()
      api({ client_secret = { "marker-client-secret" } })
    end)
    assert.matches("option 'client_secret': string or function expected, got table", message, 1, true)
    _, message = raised_at(function()
      api({ timeout = "marker-client-secret" })
    end)
    assert.is_nil(message:find("marker", 1, true))
    _, message = raised_at(function()
      api({ proxy = true })
    end)
    assert.matches("string or false expected, got boolean", message, 1, true)
  end)

  it("raises on options that are no table, and on keys that are no text", function()
    local _, message = raised_at(function()
      api("timeout")
    end)
    assert.matches("options must be a table, got string", message, 1, true)
    _, message = raised_at(function()
      api({ "timeout" })
    end)
    assert.matches("unknown option of type number", message, 1, true)
    _, message = raised_at(function()
      api({ ["a\n\27[31m"] = 1 })
    end)
    assert.matches("'a\\n\\x1B[31m'", message, 1, true)
  end)
end)

describe("check.type", function()
  it("returns the value, or raises at the line outside the library", function()
    assert.equal("x", check.type("x", "string|table", "api: id"))
    local here
    local at, message = raised_at(function()
      here = line() + 1
      local checked = check.type(5, "string|table", "api: id"); here = here or checked
    end)
    assert.equal(here, at)
    assert.matches("api: id: string or table expected, got number", message, 1, true)
  end)
end)

describe("check.guid", function()
  it("takes 8-4-4-4-12 hexadecimal digits in either case", function()
    assert.is_true(check.guid("0a1B2c3D-0000-ffff-FFFF-0123456789aB"))
  end)

  it("takes nothing else", function()
    for _, text in ipairs({
      "", "{0a1b2c3d-0000-ffff-ffff-0123456789ab}", "0a1b2c3d0000ffffffff0123456789ab",
      "0a1b2c3d-0000-ffff-ffff-0123456789a", "0a1b2c3d-0000-ffff-ffff-0123456789abc",
      "0a1b2c3d-0000-ffff-ffff-0123456789ag", "0a1b2c3d-0000-ffff-ffff-0123456789ab\n",
      "0a1b2c3d-0000-ffff-ffff-0123456789a\0", " 0a1b2c3d-0000-ffff-ffff-0123456789ab",
      "../../../../../../../../../../../../", "0a1b2c3d-0000-ffff-fff-f0123456789ab",
    }) do
      assert.is_false(check.guid(text), text)
    end
    assert.is_false(check.guid(nil))
    assert.is_false(check.guid(5))
    assert.is_false(check.guid({}))
  end)
end)

describe("check.domain", function()
  it("takes DNS names of two labels and more", function()
    assert.is_true(check.domain("contoso.onmicrosoft.com"))
    assert.is_true(check.domain("a-1.b"))
  end)

  it("takes nothing else", function()
    for _, text in ipairs({
      "contoso", "", ".com", "a..b", "a.b.", "-a.com", "a-.com", "a b.com", "a.com/x", "a.com\n", "ä.com",
      ("a"):rep(64) .. ".com", ("a."):rep(127) .. "com",
    }) do
      assert.is_false(check.domain(text), text)
    end
  end)
end)

describe("header safety", function()
  it("refuses control characters in values", function()
    assert.is_true(check.header_value("en-US, \195\164"))
    for _, text in ipairs({ "a\r\nX: y", "a\n", "a\r", "a\0", "a\127", "\1", "a\tb" }) do
      assert.is_false(check.header_value(text))
    end
    assert.is_false(check.header_value(5))
  end)

  it("takes only tokens as names", function()
    assert.is_true(check.header_name("MS-RequestId"))
    for _, text in ipairs({ "", "a b", "a:", "a\r", "\195\164" }) do
      assert.is_false(check.header_name(text))
    end
  end)
end)

describe("check.path_segment", function()
  it("takes text that percent-encoding makes safe", function()
    for _, text in ipairs({ "a", "a/b", "39NFJQT1X:0002:39NFJQ", "...", "a..b", ".a", "%", "\195\164" }) do
      assert.is_true((check.path_segment(text)), text)
    end
  end)

  it("refuses control characters and anything that could climb", function()
    for _, text in ipairs({
      "", ".", "..", "a/..", "../a", "a\\..\\b", "%2e%2e", ".%2E", "a%2f..", "a\r\nb", "a\0", "\127",
    }) do
      local safe, reason = check.path_segment(text)
      assert.is_false(safe, text)
      assert.is_string(reason)
    end
    assert.is_false((check.path_segment(5)))
  end)
end)
