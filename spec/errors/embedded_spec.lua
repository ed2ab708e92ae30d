local embedded = require "partnercenter.errors.embedded"

describe("an error inside a successful answer", function()
  local function found(body, ...)
    local err = embedded.error({ operation = {}, status = 200, body = body }, { ... })
    return err and { err.code or "-", err.message }
  end

  it("is not found where there is none", function()
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

  it("may have neither code nor text", function()
    assert.same({ "-", "error: it names neither code nor text" }, found({ error = { x = 1 } }, "error"))
    assert.is_nil(found({ error = {} }, "error"))
    assert.is_nil(found({ devicesStatus = { { deviceId = "1" } } }, "devicesStatus"))
  end)

  it("is found among successful results", function()
    assert.same({ "808", "devicesStatus: Bad hash" }, found({ devicesStatus = {
      { deviceId = "1", errorCode = "0" },
      { deviceId = "2", errorCode = "808", errorDescription = "Bad hash" },
    } }, "devicesStatus"))
  end)

  it("is found in a member of every entry", function()
    assert.same({ "12", "lineItems.error: No." },
      found({ lineItems = { { id = 0 }, { id = 1, error = { errorCode = 12, errorDescription = "No." } } } },
        "orderErrors", "lineItems.error"))
    assert.same({ "12", "error: No." }, found({ error = { code = "12", message = "No." } }, "error"))
  end)

  local function of(code, text) return { code = code, description = text } end
  local function cart(code, text) return { errorCode = code, errorDescription = text } end
  local function line(fault) return { lineItems = { { id = 0 }, { id = 1, error = fault } } } end

  -- The members that rows name: an answer with a code and a text, and the meanings of codes there.
  local MEMBERS = {
    ["lineItems.error"] = { function(code, text) return line(cart(code, text)) end,
      [10001] = "catalog item id invalid", [10019] = "minimum add-on seats not met" },
    orderErrors = { function(code, text) return { orderErrors = { of(code, text) } } end,
      [10001] = "catalog item id invalid", [800030] = "not registered" },
    upgradeErrors = { function(code, text) return { upgradeErrors = { of(code, text) } } end,
      [2] = "source subscription not active", [11] = "granular admin rights insufficient" },
    ["licenseErrors.errors"] = { function(code, text)
      return { licenseErrors = { { errors = {} }, { errors = { of(code, text) } } } }
    end, [2000] = "" },
    ["Events.errors"] = { function(code, text)
      return { Events = { { name = "Conversion" }, { errors = { of(code, text) } } } }
    end, [11] = "no conversions found", [5] = "user context required" },
    ["events.errors"] = { function(code, text)
      return { events = { { name = "Conversion" }, { errors = { of(code, text) } } } }
    end, [11] = "no conversions found", [5] = "user context required" },
    error = { function(code, text) return { error = of(code, text) } end,
      ConversionsNotFound = "nothing to convert the trial to" },
    devicesStatus = { function(code, text)
      return { devicesStatus = { { deviceId = "1", errorCode = "0" }, cart(code, text) } }
    end, [808] = "device already assigned to another tenant" },
    ["lineItems.transferError"] = { function(code, text)
      return { lineItems = { { id = 1 }, { transferError = text or code } } }
    end, text_only = true },
    transferErrors = { function(code, text) return { transferErrors = { of(code, text) } } end,
      [900103] = "transfer order failed" },
  }

  it("is found in each member that a row names", function()
    local named = {}
    for _, file in ipairs(require("partnercenter.api.index").files) do
      for _, row in ipairs(require("partnercenter.api.data." .. file)) do
        for _, member in ipairs(row.embedded or {}) do named[member] = true end
      end
    end
    local known = {}
    for member in pairs(MEMBERS) do known[member] = true end
    assert.same(named, known)
  end)

  for member, case in pairs(MEMBERS) do
    it("in " .. member .. " is none with the code 0, whatever its text", function()
      for _, zero in ipairs { 0, "0", 0.0, "Unknown" } do
        if not case.text_only then
          assert.is_nil(found(case[1](zero), member))
          assert.is_nil(found(case[1](zero, "Success"), member))
        end
      end
      assert.is_nil(found(case[1](nil, nil), member))
      assert.is_nil(found({}, member))
    end)

    it("in " .. member .. " has the meaning of its code", function()
      for code, meaning in pairs(case) do
        if type(meaning) == "string" then
          for _, given in ipairs { code, tostring(code) } do
            local err = embedded.error({ operation = {}, status = 200, body = case[1](given) }, { member })
            assert.equal(tostring(code), err.code)
            assert.equal(1, err.message:find(member .. ": ", 1, true))
            assert.truthy(err.message:find(meaning, 1, true), err.message)
            err = embedded.error({ operation = {}, status = 200, body = case[1](given, "No.") }, { member })
            assert.equal(member .. ": No.", err.message)
            assert.truthy(err.hint:find(meaning, 1, true), err.hint)
            assert.matches("; check err.data, the whole answer", err.hint, 1, true)
            assert.same({ "validation", false, "No." }, { err.kind, err.retryable, err.description })
          end
        end
      end
    end)
  end

  it("with an unknown code shows the code", function()
    assert.same({ "99999", "lineItems.error: code 99999" }, found(line(cart(99999)), "lineItems.error"))
    assert.same({ "CatalogItemIdIsNotValid", "lineItems.error: code CatalogItemIdIsNotValid" },
      found(line(cart("CatalogItemIdIsNotValid")), "lineItems.error"))
  end)
end)
