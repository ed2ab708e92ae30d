local embedded = require "partnercenter.embedded"

describe("embedded", function()
  local function found(body, ...)
    local err = embedded.error({ status = 200, body = body }, { ... })
    return err and { err.code or "-", err.message }
  end

  it("is no error where there is none", function()
    assert.is_nil(found({}, "orderErrors"))
    assert.is_nil(found({ orderErrors = {} }, "orderErrors"))
    local items = { { id = 0 }, { id = 1, description = "a product" } }
    assert.is_nil(found({ lineItems = items }, "lineItems.error"))
    assert.is_nil(found({ devicesStatus = { { deviceId = "1", errorCode = "0", errorDescription = "" } } },
      "devicesStatus"))
    assert.is_nil(found({ devicesStatus = "none" }, "devicesStatus"))
    assert.is_nil(found(nil, "orderErrors"))
  end)

  it("is the first of a list of errors", function()
    assert.same({ "800002", "orderErrors: No." },
      found({ orderErrors = { { code = 800002, description = "No." }, { code = 1 } } }, "orderErrors"))
    assert.same({ "-", "errors: No." }, found({ errors = { "No." } }, "errors"))
    assert.same({ "-", "errors: No." }, found({ errors = { { description = "No." } } }, "errors"))
  end)

  it("is among results, of which most are well", function()
    assert.same({ "808", "devicesStatus: Bad hash" }, found({ devicesStatus = {
      { deviceId = "1", errorCode = "0" },
      { deviceId = "2", errorCode = "808", errorDescription = "Bad hash" },
    } }, "devicesStatus"))
  end)

  it("is a member of every entry", function()
    assert.same({ "12", "lineItems.error: No." },
      found({ lineItems = { { id = 0 }, { id = 1, error = { errorCode = 12, errorDescription = "No." } } } },
        "orderErrors", "lineItems.error"))
    assert.same({ "12", "error: No." }, found({ error = { code = "12", message = "No." } }, "error"))
  end)
end)
