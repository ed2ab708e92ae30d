-- The workflows about the end of GDAP relationships, against the simulator.
local killed = require "spec.support.programs.killed"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local workflow = partnercenter.workflow
local READERS, GLOBAL = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "62e90394-69f5-4237-9190-012177145e10"

describe("the end of GDAP relationships", function()
  local sim, client, directory

  setup(function()
    sim = sign_in.simulator { customers = 5, job_wait = 0 }
    directory = sign_in.output("mktemp -d"):match("%S+")
    client = sign_in.client(sim, { client_secret = sim.client_secret, base_url = killed.hosts(sim) })
  end)

  teardown(function()
    client:close()
    sim:stop()
    os.execute("rm -rf " .. directory)
  end)

  before_each(function()
    assert(sim:reset())
    assert(sim:clear_requests())
  end)

  local function count(method, pattern)
    local found = 0
    for _, request in ipairs(assert(sim:requests())) do
      local fits = request.method == method and request.path:find(pattern or "")
      if fits and not request.path:find("/oauth2/", 1, true) then found = found + 1 end
    end
    return found
  end

  local function writes() return count("POST") + count("PATCH") + count("DELETE") end

  -- The seeded relationships: the first and the third end soon, the third has Global Administrator.
  local function seeded(number)
    return assert(client:gdap_relationships():all())[number]
  end

  local function handle(number) return client:gdap_relationship(seeded(number).id) end

  -- A relationship in status created.
  local function draft()
    local made = assert(client:gdap_relationships():create {
      displayName = "Draft", duration = "P30D",
      accessDetails = { unifiedRoles = { { roleDefinitionId = READERS } } },
    })
    while assert(client:gdap_relationship(made.id):get()).status ~= "created" do end
    assert(sim:clear_requests())
    return client:gdap_relationship(made.id), made.id
  end

  local function fails(kind, message, result, err)
    assert.is_nil(result)
    assert.equal(kind, err.kind, tostring(err))
    assert.matches(message, err.message)
    return err
  end

  describe("gdap_expiring", function()
    it("lists the active relationships that end soon, the next one first", function()
      local all = assert(assert(workflow.gdap_expiring(client, 60)):all())
      assert.equal(2, #all)
      local first = seeded(1)
      assert.same({
        relationship_id = first.id, name = first.displayName, customer_id = first.customer.tenantId,
        customer_name = first.customer.displayName, ends = first.endDateTime, days = all[1].days,
        auto_extend = false, can_auto_extend = true, record = first,
      }, all[1])
      assert.is_true(all[1].days >= 19 and all[1].days <= 20)
      assert.same({ false, true }, { all[2].can_auto_extend, all[2].ends > all[1].ends })
      assert.equal(1, #assert(workflow.gdap_expiring(client):all()))
      assert.equal(3, #assert(workflow.gdap_expiring(client, 1000):all()))
      assert.equal(0, #assert(workflow.gdap_expiring(client, 0):all()))
    end)

    it("is read like a listing", function()
      local listing, names = workflow.gdap_expiring(client, 60), {}
      for one in listing do names[#names + 1] = one.name end
      for one in listing:each() do names[#names + 1] = one.name end
      for page in listing:pages() do names[#names + 1] = #page end
      assert.same({ names[1], names[2], names[1], names[2], 2 }, names)
      assert.equal(2, #assert(listing:first()))
      assert.equal(2, #assert(listing:next()))
      assert.is_nil((listing:next()))
      local found = {}
      for one in partnercenter.each(listing, function(item) return item.name end) do
        found[#found + 1] = one.name
      end
      assert.equal(2, #found)
      for _ = 1, 2 do
        for one in listing do
          found[#found + 1] = one.name
          if #found > 2 then break end
        end
      end
      assert.same({ names[1], names[1] }, { found[3], found[4] })
      local ok, why = pcall(function() return listing[1] end)
      assert.is_false(ok)
      assert.matches("is a listing, no array", tostring(why))
    end)

    it("lists all relationships when the service refuses the filter", function()
      assert(sim:fault { path = "/delegatedAdminRelationships", status = 400, times = 1 })
      assert.equal(2, #assert(workflow.gdap_expiring(client, 60):all()))
      assert.equal(2, count("GET"))
    end)

    it("passes failures on, and raises for wrong arguments", function()
      assert(sim:fault { path = "/delegatedAdminRelationships", status = 403 })
      fails("forbidden", "", workflow.gdap_expiring(client, 60):all())
      fails("forbidden", "", workflow.gdap_expiring(client, 60):next())
      local ok, err = pcall(function() return workflow.gdap_expiring(client, 60):each()() end)
      assert.same({ false, "forbidden" }, { ok, err.kind })
      local wrong = { ["days: number or nil expected"] = "60", ["days must be a number"] = -1 }
      for message, days in pairs(wrong) do
        local fine, why = pcall(workflow.gdap_expiring, client, days)
        assert.is_false(fine)
        assert.matches(message, tostring(why))
      end
    end)
  end)

  describe("gdap_extend", function()
    it("switches auto-extend on and off, once", function()
      local err = fails("unconfirmed", "confirm", workflow.gdap_extend(handle(1)))
      assert.matches("extend itself by P180D when it ends", err.plan.steps[1])
      assert.equal(0, writes())
      local result = assert(workflow.gdap_extend(handle(1), { confirm = true }))
      assert.same({ true, true, "P180D" },
        { result.changed, result.auto_extend, result.record.autoExtendDuration })
      assert.is_false(assert(workflow.gdap_extend(handle(1))).changed)
      result = assert(workflow.gdap_extend(handle(1), { auto_extend = false, confirm = true }))
      assert.same({ true, false }, { result.changed, result.auto_extend })
      assert.equal(2, writes())
    end)

    it("refuses Global Administrator unless it may take the role out", function()
      local err = fails("conflict", "Global Administrator and cannot extend itself",
        workflow.gdap_extend(handle(3), { confirm = true }))
      assert.matches("remove_global_administrator = true", err.hint)
      assert.equal(0, writes())
      local options = { remove_global_administrator = true, interval = 0.02, dry_run = true }
      local plan = assert(workflow.gdap_extend(handle(3), options))
      assert.same({ 2, true }, { #plan.steps, plan.irreversible })
      options.dry_run, options.confirm = nil, true
      local result = assert(workflow.gdap_extend(handle(3), options))
      assert.same({ { roleDefinitionId = READERS } }, result.record.accessDetails.unifiedRoles)
      assert.equal("P180D", result.record.autoExtendDuration)
      assert.equal(2, writes())
    end)

    it("takes a client with a name, or with the days in which relationships end", function()
      local name = seeded(1).displayName
      assert.is_true(assert(workflow.gdap_extend(client, { relationship = name, confirm = true })).changed)
      local result = assert(workflow.gdap_extend(client, { days = 60, confirm = true }))
      assert.same({ 0, 1 }, { #result.extended, #result.skipped })
      assert.equal(seeded(3).id, result.skipped[1].relationship_id)
      assert.matches("Global Administrator", result.skipped[1].reason)
      result = assert(workflow.gdap_extend(client, {
        days = 60, confirm = true, remove_global_administrator = true, interval = 0.02,
      }))
      assert.equal(1, #result.extended)
      fails("not_found", "has the name 'nobody'", workflow.gdap_extend(client, { relationship = "nobody" }))
      local ok, why = pcall(workflow.gdap_extend, client, {})
      assert.is_false(ok)
      assert.matches("a client needs the option relationship or days", tostring(why))
      ok, why = pcall(workflow.gdap_extend, handle(1), { relationship = "x" })
      assert.is_false(ok)
      assert.matches("the option relationship is for a client", tostring(why))
    end)

    it("refuses a relationship whose status lets nothing change", function()
      assert(workflow.gdap_terminate(handle(1), { confirm = true, interval = 0.02 }))
      fails("conflict", "is terminated: auto%-extend can be changed only", workflow.gdap_extend(handle(1)))
    end)

    it("reads again when another client writes in between", function()
      local relationship = handle(1)
      assert(sim:fault { method = "PATCH", status = 412, times = 2 })
      assert.is_true(assert(workflow.gdap_extend(relationship, { confirm = true })).auto_extend)
      assert.equal(3, writes())
    end)

    it("goes on after a kill at any request, and writes nothing twice", function()
      local id = seeded(3).id
      local code = ([[return workflow.gdap_extend(client:gdap_relationship(%q), {
        remove_global_administrator = true, confirm = true, interval = 0.02,
      })]]):format(id)
      local requests, made = killed.everywhere(sim, directory, code, function()
        return workflow.gdap_extend(client:gdap_relationship(id), {
          remove_global_administrator = true, confirm = true, interval = 0.02,
        })
      end)
      assert.is_true(requests > 4)
      assert.equal(2, #made)
      assert.is_nil(made[1]:find(GLOBAL, 1, true))
    end)
  end)

  describe("gdap_terminate", function()
    it("terminates an active relationship and waits for its end", function()
      local err = fails("unconfirmed", "confirm", workflow.gdap_terminate(handle(1)))
      assert.equal(1, #err.plan.assignments)
      assert.matches("ends all access through it: group [%x-]+ %(Directory Readers%)", err.plan.steps[1])
      assert.is_true(err.plan.irreversible)
      assert.equal(0, writes())
      local result = assert(workflow.gdap_terminate(handle(1), { confirm = true, interval = 0.02 }))
      assert.same({ "terminated", true, false }, { result.status, result.terminated, result.deleted })
      assert.same({ "terminated", true },
        { assert(workflow.gdap_terminate(handle(1))).status, result.terminated })
      assert.equal(1, writes())
    end)

    it("returns at once when it is not to wait", function()
      local result = assert(workflow.gdap_terminate(handle(1), { confirm = true, wait = false }))
      assert.is_false(result.terminated)
      result = assert(workflow.gdap_terminate(handle(1), { confirm = true, interval = 0.02 }))
      assert.same({ "terminated", 1 }, { result.status, writes() })
    end)

    it("deletes a relationship that is not locked, under its ETag", function()
      local relationship, id = draft()
      local plan = assert(workflow.gdap_terminate(relationship, { dry_run = true }))
      assert.matches("delete the relationship 'Draft'", plan.steps[1])
      local result = assert(workflow.gdap_terminate(relationship, { confirm = true }))
      assert.same({ id, "deleted", true }, { result.relationship_id, result.status, result.deleted })
      assert.is_true(assert(workflow.gdap_terminate(relationship)).deleted)
      assert.equal(1, writes())
    end)

    it("refuses a relationship that waits for approval", function()
      local result = assert(workflow.gdap(client, {
        name = "Waiting", roles = READERS, wait = false, confirm = true, interval = 0.02,
      }))
      local err = fails("conflict", "is approvalPending: it waits for approval",
        workflow.gdap_terminate(client, { relationship = "Waiting", confirm = true }))
      assert.equal(result.relationship_id, err.relationship_id)
    end)

    it("goes on after a kill at any request, and writes nothing twice", function()
      local id = seeded(1).id
      local code = ([[return workflow.gdap_terminate(client:gdap_relationship(%q), {
        confirm = true, interval = 0.02,
      })]]):format(id)
      local _, made = killed.everywhere(sim, directory, code, function()
        return workflow.gdap_terminate(client:gdap_relationship(id), { confirm = true, interval = 0.02 })
      end)
      assert.equal(1, #made)
    end)
  end)
end)
