local caller = require "partnercenter.caller"
local request = require "partnercenter.request"

-- The message of what `run` raises, and whether it names a line of this file.
local function raised(run)
  local ok, message = pcall(run)
  assert.is_false(ok)
  return message:match("caller_spec.lua:%d+: (.*)$"), message
end

describe("caller", function()
  it("blames the first line outside the library", function()
    assert.equal("params: names must be strings", raised(function()
      local path = request.path("/x", { "a" })
      return path
    end))
  end)

  it("does so through C functions that the library calls", function()
    assert.equal("param 'id': string, number or boolean expected, got table", raised(function()
      local path = request.fill("/x/{id}", { id = {} })
      return path
    end))
  end)

  it("does so from within a callback of the program", function()
    assert.equal("query: names must be strings", raised(function()
      local text = ("x"):gsub("x", function()
        local query = request.query({ "a" })
        return query
      end)
      return text
    end))
  end)

  it("suggests the name that was meant", function()
    assert.equal("thing has no method 'gett', did you mean 'get'?", raised(function()
      caller.unknown("thing", "gett", false, { get = true }, { put = true })
    end))
    local _, message = pcall(caller.unknown, "thing", "a\nb", false, { get = true })
    assert.matches("thing has no method 'a%?b'; there is get$", message)
  end)

  it("else says what there is: what shares a word, or everything when that is little", function()
    local many = { cart = true, carts = true, line_items = true }
    for i = 1, 20 do
      many["word" .. i] = true
    end
    local function said(name, known)
      return (raised(function() caller.unknown("thing", name, false, known) end):match("'(.*)$"))
    end
    assert.equal("create_cart'; there is cart, carts", said("create_cart", many))
    assert.equal("allLineItem'; there is line_items", said("allLineItem", many))
    assert.equal("frobnicate'", said("frobnicate", many))
    assert.equal("patch'; there is get, update", said("patch", { get = true, update = true }))
  end)

  it("lets pass what is near to no name, if asked to", function()
    assert.is_nil(caller.unknown("thing", "frobnicate", true, { get = true }))
    assert.has_error(function() caller.unknown("thing", "frobnicate", false, { get = true }) end)
  end)
end)
