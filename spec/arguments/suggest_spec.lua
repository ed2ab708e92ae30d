local suggest = require "partnercenter.arguments.suggest"

-- The message that `run` raises, and whether it names a line of this file.
local function raised(run)
  local ok, message = pcall(run)
  assert.is_false(ok)
  return message:match("suggest_spec.lua:%d+: (.*)$"), message
end

describe("suggest.unknown", function()
  it("suggests the closest name", function()
    assert.equal("thing has no method 'gett', did you mean 'get'?", raised(function()
      suggest.unknown("thing", "gett", { get = true }, { put = true })
    end))
    local _, message = pcall(suggest.unknown, "thing", "a\nb", { get = true })
    assert.matches("thing has no method 'a\\nb'; there is get$", message)
  end)

  it("else lists the names that share a word, or all if they are few", function()
    local many = { cart = true, carts = true, line_items = true }
    for i = 1, 20 do
      many["word" .. i] = true
    end
    local function said(name, known)
      return (raised(function() suggest.unknown("thing", name, known) end):match("'(.*)$"))
    end
    assert.equal("create_cart'; there is cart, carts", said("create_cart", many))
    assert.equal("allLineItem'; there is line_items", said("allLineItem", many))
    assert.equal("frobnicate'", said("frobnicate", many))
    assert.equal("patch'; there is get, update", said("patch", { get = true, update = true }))
  end)

  it("ignores keys that are no names", function()
    assert.equal("thing has no method 'put'; there is get", raised(function()
      suggest.unknown("thing", "put", { get = true, [1] = true, [true] = true })
    end))
  end)

  it("drops a leading verb, as in get_customer", function()
    assert.equal("thing has no method 'get_customer', did you mean 'customer'?", raised(function()
      suggest.unknown("thing", "get_customer", { customer = true, customers = true })
    end))
  end)
end)

describe("suggest.suggest", function()
  local NAMES = { max_attempts = true, ca_file = true, ca_path = true, base_url = true }

  it("ignores case and separators, and allows two edits", function()
    assert.equal("max_attempts", suggest.suggest("maxAttempts", NAMES))
    assert.equal("max_attempts", suggest.suggest("MAX-ATTEMPTS", NAMES))
    assert.equal("max_attempts", suggest.suggest("max_atempts", NAMES))
    assert.equal("base_url", suggest.suggest("baes_url", NAMES))
    assert.equal("ca_file", suggest.suggest("ca_fiel", NAMES))
  end)

  it("returns nil when nothing is close", function()
    assert.is_nil(suggest.suggest("colour", NAMES))
    assert.is_nil(suggest.suggest("x", { y = true }))
    assert.is_nil(suggest.suggest(("a"):rep(10000), NAMES))
    assert.is_nil(suggest.suggest(5, NAMES))
  end)
end)
