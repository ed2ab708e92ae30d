local field = require("partnercenter").field
local odata = require "partnercenter.call.request.odata"

describe("a filter as an OData expression", function()
  it("has the operators of OData", function()
    for expected, filter in pairs {
      ["status eq 'active'"] = field "status":equals "active",
      ["status ne 'active'"] = field "status":not_equals "active",
      ["score gt 5"] = field "score":greater_than(5),
      ["score ge 5.5"] = field "score":greater_than_or_equals(5.5),
      ["score lt 5"] = field "score":less_than(5),
      ["score le 5"] = field "score":less_than_or_equals(5),
      ["isTest eq false"] = field "isTest":equals(false),
      ["contains(displayName,'x')"] = field "displayName":substring "x",
      ["startswith(displayName,'x')"] = field "displayName":starts_with "x",
      ["not startswith(displayName,'x')"] = field "displayName":not_starts_with "x",
      ["customer/tenantId eq 'a'"] = field "customer/tenantId":equals "a",
    } do
      assert.equal(expected, odata.text(filter))
    end
  end)

  it("joins filters in parentheses", function()
    local filter = field "a":equals(1):and_(field "b":equals(2)):or_(field "c":equals(3))
    assert.equal("((a eq 1) and (b eq 2)) or (c eq 3)", odata.text(filter))
  end)

  it("quotes text, but for dates and times", function()
    assert.equal("name eq 'O''Neil 100%'", odata.text(field "name":equals "O'Neil 100%"))
    assert.equal("day ge 2026-01-31", odata.text(field "day":greater_than_or_equals "2026-01-31"))
    local time = "2026-01-31T12:00:00.0000000Z"
    assert.equal("at lt " .. time, odata.text(field "at":less_than(time)))
    assert.equal("at lt '2026-01-31 or 1 eq 1'", odata.text(field "at":less_than "2026-01-31 or 1 eq 1"))
  end)

  it("refuses a value that is no filter", function()
    for _, filter in ipairs {
      { Field = "a eq 1 or b", Operator = "equals", Value = "c" }, { Operator = "equals", Value = 1 },
      { Field = "a", Operator = "like", Value = "b" }, { Field = "a", Operator = "equals", Value = {} },
      { Field = "a", Operator = "equals" }, { Operator = "and", LeftFilter = field "a":equals(1) },
      { Operator = "or", RightFilter = field "a":equals(1) },
    } do
      local text, problem = odata.text(filter)
      assert.is_nil(text)
      assert.matches("^a filter ", problem)
    end
  end)
end)
