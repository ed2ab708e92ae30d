local caller_headers = require "partnercenter.call.request.caller_headers"
local partnercenter = require "partnercenter"
local query = require "partnercenter.call.request.query"

-- The message that `run` raises, and whether it names a line of this file.
local function raised(run)
  local ok, message = pcall(run)
  assert.is_false(ok)
  return message:match("caller_line_spec.lua:%d+: (.*)$"), message
end

describe("misuse.raise", function()
  it("blames the first line outside the library", function()
    assert.equal("headers: names must be strings", raised(function()
      local lines = caller_headers.encode({ "a" })
      return lines
    end))
  end)

  it("skips C functions that the library calls", function()
    assert.equal("customer: customer_id: string expected, got table", raised(function()
      local handle = partnercenter.customer({})
      return handle
    end))
  end)

  it("blames a callback of the program", function()
    assert.equal("query: names must be strings", raised(function()
      local text = ("x"):gsub("x", function()
        local encoded = query.encode({ "a" })
        return encoded
      end)
      return text
    end))
  end)
end)
