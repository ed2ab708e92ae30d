local plan = require "partnercenter.workflow.run.plan"

describe("a plan", function()
  local function new(fields)
    local all = { workflow = "workflow.sample", steps = { "do this", "do that" } }
    for name, value in pairs(fields or {}) do all[name] = value end
    return plan.new(all)
  end

  it("reads as a list", function()
    assert.equal("workflow.sample\n1. do this\n2. do that", tostring(new()))
    assert.equal("workflow.sample (cannot be taken back)\n1. a\\x1B[31mb", tostring(new {
      irreversible = true, steps = { "a\27[31mb" },
    }))
    assert.equal("workflow.sample\n1. do this\n2. do that\nwarning: it costs", tostring(new {
      warnings = { "it costs" },
    }))
    assert.is_false(new().irreversible)
  end)

  it("is agreed to by true, or by a function that says so, and by nothing else", function()
    local it = new()
    assert.is_true(plan.agreed(it, true))
    assert.is_true(plan.agreed(it, function(shown) return shown == it end))
    assert.is_false(plan.agreed(it, nil))
    assert.is_false(plan.agreed(it, false))
    for _, answer in ipairs { "yes", 1, {} } do
      assert.is_false(plan.agreed(it, function() return answer end))
    end
  end)
end)
