local output = require("spec.simulator.client").output
local quote = require("partnercenter.simulator.launch.shell_text").quote
local roster = require "partnercenter.simulator.seeded_customers"

describe("the simulated customers", function()
  it("have different ids, all of them GUIDs", function()
    local seen = {}
    for number = 1, 5000 do
      local id = roster.customer(number, 1).id
      assert.matches("^%x%x%x%x%x%x%x%x%-%x%x%x%x%-4%x%x%x%-[89ab]%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x$", id)
      assert.is_nil(seen[id])
      seen[id] = true
    end
  end)

  it("are the same in every Lua", function()
    local program = [[
      package.path = "./lua/?.lua;" .. package.path
      local roster = require "partnercenter.simulator.seeded_customers"
      for number = 1, 300 do
        local customer = roster.customer(number, 7)
        print(customer.id, customer.companyName, roster.effective(customer.records))
      end]]
    local want = output("lua5.4 -e " .. quote(program))
    assert.equal(300, select(2, want:gsub("\n", "")))
    for _, lua in ipairs { "lua5.1", "luajit", "lua5.3" } do
      if output("command -v " .. lua) ~= "" then
        assert.equal(want, output(lua .. " -e " .. quote(program)), lua)
      end
    end
  end)

  it("count only if approved or without vetting, the stronger one first", function()
    local soe, school = { qualification = "StateOwnedEntity" }, { qualification = "Education" }
    local function effective(status, ...)
      school.vettingStatus = status
      return roster.effective { soe, school, ... }
    end
    assert.equal("None", roster.effective {})
    assert.equal("Education", effective "Approved")
    assert.equal("StateOwnedEntity", effective "InReview")
    assert.equal("StateOwnedEntity", effective "Denied")
    assert.equal("StateOwnedEntity", effective "Sideways")
  end)
end)
