local partner = require "spec.support.fake.partner"

local USER = "/v1/customers/" .. partner.CUSTOMER .. "/users/u1"

describe("workflow.offboard_user", function()
  local world, service

  before_each(function()
    service = { licenses = { "sku-a", "sku-b" }, there = true }
    world = partner.load {
      { "GET", "^" .. USER:gsub("%-", "%%-") .. "$", function()
        if not service.there then return 404, { code = 3008, description = "no such user" } end
        return 200, { id = "u1", userPrincipalName = "ada@school.example", state = service.state or "active" }
      end },
      { "GET", "/users/u1/licenses$", function(call)
        service.groups = call.request.path
        local items = world.json.array {}
        for i, id in ipairs(service.licenses) do
          items[i] = { productSku = { id = id, name = "Plan " .. id } }
        end
        return 200, { items = items, totalCount = #items }
      end },
      { "POST", "/users/u1/licenseupdates$", function(call)
        if service.refuse then return 400, { code = 60012, description = "no" } end
        service.update, service.licenses = call.body, {}
        return 201, { licensesToRemove = call.body.licensesToRemove, licenseWarnings = service.warnings }
      end },
      { "DELETE", "/users/u1$", function()
        if service.lose then
          service.there, service.lose = false, nil
          return partner.LOST
        end
        if not service.there then return 404, { code = 3008 } end
        service.there = false
        return 204
      end },
    }
  end)

  after_each(partner.unload)

  local function offboard(options)
    local user = world.made:customer(partner.CUSTOMER):user("u1")
    return world.partnercenter.workflow.offboard_user(user, options)
  end

  local function planned(options)
    local value, err = offboard(options)
    assert.same({ nil, "unconfirmed" }, { value, err.kind })
    return err.plan
  end

  it("changes nothing without confirmation", function()
    local plan = planned()
    assert.same({
      "take the licence Plan sku-a (sku-a) from ada@school.example",
      "take the licence Plan sku-b (sku-b) from ada@school.example",
      "delete the user ada@school.example, who can be restored for 30 days",
    }, plan.steps)
    assert.same({ "sku-a", "sku-b" }, plan.removals)
    assert.equal(2, #world.log)
    assert.matches("licenseGroupIds=Group1&licenseGroupIds=Group2", service.groups)
    plan = planned { confirm = function() return false end }
    assert.equal(3, #plan.steps)
    assert.equal(0, partner.count(world, "^POST") + partner.count(world, "^DELETE"))
  end)

  it("takes the licences, then deletes the user", function()
    service.warnings = { { code = "w", message = "some plan stays" } }
    local result = assert(offboard { confirm = true })
    assert.same({ licensesToRemove = { "sku-a", "sku-b" } }, service.update)
    assert.same({
      customer_id = partner.CUSTOMER, user_id = "u1", deleted = true, removed = { "sku-a", "sku-b" },
      warnings = service.warnings,
    }, result)
    assert.matches("^DELETE", world.log[#world.log])
  end)

  it("resumes where it stopped", function()
    service.refuse = true
    local result, err = offboard { confirm = true }
    assert.is_nil(result)
    assert.equal("60012", err.code)
    assert.equal(0, partner.count(world, "^DELETE"))
    service.refuse, service.lose = nil, true
    result, err = offboard { confirm = true }
    assert.is_nil(result)
    assert.equal("network", err.kind)
    result = assert(offboard { confirm = true })
    assert.same({ true, {} }, { result.deleted, result.removed })
    assert.equal(1, partner.count(world, "^DELETE"))
  end)

  it("asks for no licences of a user without any, and nothing of one that is gone", function()
    service.licenses = {}
    assert(offboard { confirm = true })
    assert.equal(0, partner.count(world, "^POST"))
    service.there, service.state, world.log = true, "inactive", {}
    assert.is_true(assert(offboard { confirm = true }).deleted)
    assert.same({ "GET " .. USER }, world.log)
  end)

  it("succeeds for a user that was deleted meanwhile", function()
    local result = assert(offboard { confirm = function()
      service.there = false
      return true
    end })
    assert.is_true(result.deleted)
  end)

  it("is for users", function()
    local customer = world.made:customer(partner.CUSTOMER)
    local ok, message = pcall(world.partnercenter.workflow.offboard_user, customer)
    assert.is_false(ok)
    assert.matches("client:customer%(id%):user%(id%) expected, got partnercenter.customer", message)
  end)
end)
