local response = require "partnercenter.call.response"
local results = require "partnercenter.call.result"

describe("response", function()
  local LINES = "HTTP/1.1 200 OK\r\nMS-RequestId: a\r\nX-Locale:en-US\r\nx-locale: de-DE  \r\n"
    .. "Location: https://h/p:q\r\nEmpty:\r\n"

  it("finds headers in any case and joins duplicates", function()
    local headers = response.headers({ head = LINES })
    assert.equal("a", headers["MS-RequestId"])
    assert.equal("a", headers["ms-requestid"])
    assert.equal("en-US, de-DE", headers["X-LOCALE"])
    assert.equal("https://h/p:q", headers.Location)
    assert.equal("", headers.empty)
    assert.is_nil(headers["http/1.1 200 ok"])
    assert.is_nil(headers[1])
  end)

  it("lists headers in lower case", function()
    local names = {}
    for name in pairs(response.headers({ head = LINES })) do
      names[#names + 1] = name
    end
    table.sort(names)
    assert.same({ "empty", "location", "ms-requestid", "x-locale" }, names)
  end)

  it("has headers even where none were kept", function()
    assert.is_nil(response.headers({}).anything)
  end)

  it("takes the headers apart once", function()
    local answer = response.new({ status = 200, head = LINES, operation = {} })
    assert.equal(answer.headers, answer.headers)
  end)

  describe("value", function()
    local function value(gives, body, text, method)
      local row = { "things()", method or "GET", "/v1/things", gives = gives }
      return results.value({ status = 200, text = text, body = body }, row)
    end

    it("is the decoded body if it has the promised type", function()
      local object, array = { a = 1 }, { 1 }
      assert.equal(object, value("Customer", object, '{"a":1}'))
      assert.equal(object, value(nil, object, '{"a":1}'))
      assert.equal(array, value("Customer[]", array, " [1]"))
      assert.equal(3, value("number", 3, "3"))
      assert.is_false(value("boolean", false, "false"))
      assert.equal("x", value("string", "x", '"x"'))
      assert.equal("raw", value("text", nil, "raw"))
    end)

    it("is the array in the service's envelope", function()
      local list = { 1, 2 }
      assert.equal(list, value("X[]", { items = list, totalCount = 2 }, '{"items":[1,2]}'))
      assert.equal(list, value("X[]", { value = list }, '{"value":[1,2]}'))
      assert.same({}, value("X[]", { totalCount = 0 }, '{"totalCount":0}'))
    end)

    it("is a whole number, the bytes of a file, the location of an operation", function()
      assert.equal(3, value("integer", 3, "3"))
      assert.equal("%PDF", value("file", nil, "%PDF"))
      local begun = { status = 202, head = "Location: /customers/1/orders/2\r\n" }
      local row = { "begin()", "POST", "/v1/begin", gives = "location" }
      assert.equal("/customers/1/orders/2", results.value(begun, row))
    end)

    it("is true where there is nothing to give", function()
      assert.is_true(value("none", nil, ""))
      assert.is_true(value("Customer", nil, "", "POST"))
    end)

    it("is nil and a reason if it has another type", function()
      for _, case in ipairs({
        { "Customer", nil, "" }, { "Customer", "sorry", '"sorry"' }, { "Customer[]", {}, "{}" },
        { "number", "3", '"3"' }, { "integer", 1.5, "1.5" }, { "X[]", { items = "no" }, '{"items":"no"}' },
        { "string", 3, "3" }, { "boolean", nil, "" },
      }) do
        local got, reason = value(case[1], case[2], case[3])
        assert.is_nil(got)
        assert.matches("expected, the answer is", reason)
      end
    end)
  end)
end)
