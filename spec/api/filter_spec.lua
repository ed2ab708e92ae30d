local fake = require "spec.support.fake.engine"

describe("filter", function()
  local world, field

  before_each(function()
    world = fake.load()
    field = world.partnercenter.field
  end)

  after_each(fake.unload)

  local function sent(filter)
    world.answer({ status = 200, body = '{"items":[]}' })
    assert(world.client():customers({ filter = filter }):first())
    local text = world.sent[1].path:match("%?filter=(.*)$"):gsub("%%(%x%x)", function(hex)
      return string.char(tonumber(hex, 16))
    end)
    return world.json.decode(text)
  end

  it("compares a field, in the service's words", function()
    assert.same({ Field = "CompanyName", Value = "cont & co", Operator = "starts_with" },
      sent(field "CompanyName":starts_with "cont & co"))
    for _, operator in ipairs({ "equals", "not_equals", "greater_than", "greater_than_or_equals", "less_than",
      "less_than_or_equals", "substring", "not_starts_with" }) do
      assert.same({ Field = "X", Value = 1, Operator = operator }, sent(field("X")[operator](field("X"), 1)))
    end
  end)

  it("combines", function()
    local from, to = field "InvoiceDate":greater_than "2026-01-01", field "InvoiceDate":less_than "2026-02-01"
    assert.same({ Operator = "and",
      LeftFilter = { Field = "InvoiceDate", Value = "2026-01-01", Operator = "greater_than" },
      RightFilter = { Field = "InvoiceDate", Value = "2026-02-01", Operator = "less_than" } },
      sent(from:and_(to)))
    assert.same({ "or", "and" }, { sent(from:or_(to:and_(from))).Operator, to:and_(from).Operator })
  end)

  it("may be a plain table or text", function()
    local plain = { Field = "Domain", Value = "a", Operator = "starts_with" }
    assert.same(plain, sent(plain))
    assert.same(plain, sent('{"Field":"Domain","Value":"a","Operator":"starts_with"}'))
    assert.equal("and", sent(field "X":equals "1":and_(plain)).Operator)
  end)

  it("raises on misuse at the caller's line", function()
    for pattern, misuse in pairs({
      ["field: name: string expected, got nil"] = function() local _ = field(nil) end,
      ["has no method 'start_with', did you mean 'starts_with'"] = function() field "X":start_with "a" end,
      ["equals: value: string or number or boolean expected"] = function() local _ = field "X":equals {} end,
      ["and_: filter: table expected"] = function() local _ = field "X":equals "1":and_ "x" end,
    }) do
      local ok, message = pcall(misuse)
      assert.is_false(ok)
      assert.matches("^%S*filter_spec.lua:%d+: ", message)
      assert.truthy(message:find(pattern, 1, true), message)
    end
  end)
end)
