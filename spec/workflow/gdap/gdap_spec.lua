-- The workflow `gdap` against the simulator.
local killed = require "spec.support.programs.killed"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local workflow = partnercenter.workflow
local CUSTOMER, OTHER = "a1000000-0000-4000-8000-000000000001", "a1000000-0000-4000-8000-000000000002"
local GROUP, SECOND = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
local READER, USERS = "f2ef992c-3afb-46b9-b7cf-a126ee74c451", "fe930be7-5e62-47db-91af-98c3a49a38b1"
local GLOBAL = "62e90394-69f5-4237-9190-012177145e10"

describe("workflow.gdap", function()
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

  local function options(more)
    local made = {
      name = "Contoso support", customer = CUSTOMER, roles = { "Global Reader", "user_administrator" },
      groups = { [GROUP] = { "Global Reader" } }, interval = 0.02, timeout = 20, confirm = true,
    }
    for key, value in pairs(more or {}) do made[key] = value end
    for key, value in pairs(made) do
      if value == "none" then made[key] = nil end
    end
    return made
  end

  local function gdap(more) return workflow.gdap(client, options(more)) end

  local function fails(kind, message, more)
    local result, err = gdap(more)
    assert.is_nil(result)
    assert.equal(kind, err.kind, tostring(err))
    assert.matches(message, err.message)
    return err
  end

  local function approved(more)
    assert(sim:set { gdap_approval = "automatic" })
    return assert(gdap(more))
  end

  it("writes nothing without confirmation, and shows each step", function()
    local err = fails("unconfirmed", "confirm", { confirm = "none", auto_extend = true })
    assert.equal(3, #err.plan.steps)
    assert.equal("create the relationship 'Contoso support' with " .. CUSTOMER .. " for P730D, with the "
      .. "roles Global Reader, User Administrator, extending itself by P180D", err.plan.steps[1])
    assert.matches("lock the relationship for approval", err.plan.steps[2])
    assert.equal("once the customer has approved, give group " .. GROUP .. " the roles Global Reader",
      err.plan.steps[3])
    local plan = assert(gdap { dry_run = true })
    assert.equal("partnercenter.plan", getmetatable(plan).__name)
    assert.equal(0, writes())
  end)

  it("hands over the link and returns without waiting, then goes on from there", function()
    local links = {}
    local function on_link(link, record) links[#links + 1] = { link, record.status } end
    local result = assert(gdap { wait = false, on_link = on_link, auto_extend = true })
    assert.same({ "approvalPending", "approval", false, true },
      { result.status, result.waiting_for, result.complete, result.created })
    assert.equal("https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/"
      .. "granularAdminRelationships/" .. result.relationship_id, result.link)
    assert.same({ { result.link, "approvalPending" } }, links)
    assert.equal(2, writes())

    assert(sim:approve { relationship = "Contoso support" })
    local done = assert(gdap { auto_extend = true })
    assert.same({ result.relationship_id, "active", true, false },
      { done.relationship_id, done.status, done.complete, done.created })
    assert.is_nil(done.link)
    assert.same({ GROUP, "active" },
      { done.assignments[1].accessContainer.accessContainerId, done.assignments[1].status })
    assert.equal(3, writes())

    local again = assert(gdap { confirm = "none", auto_extend = true })
    assert.is_true(again.complete)
    assert.equal(3, writes())
  end)

  it("is resumed by the id of the relationship", function()
    local id = assert(gdap { wait = false, groups = "none" }).relationship_id
    assert(sim:approve { relationship = id })
    local result = assert(workflow.gdap(client, {
      relationship = id, groups = { GROUP, { id = SECOND, roles = USERS } }, interval = 0.02, confirm = true,
    }))
    assert.is_true(result.complete)
    assert.equal(2, #result.assignments)
    assert.equal(2, #result.assignments[1].accessDetails.unifiedRoles)
    assert.same({ { roleDefinitionId = USERS } }, result.assignments[2].accessDetails.unifiedRoles)
  end)

  it("takes the roles of the groups when it gets no others, and durations in days", function()
    local result = approved { roles = "none", duration = 30, groups = { [GROUP] = { READER, USERS } } }
    assert.equal("P30D", result.record.duration)
    assert.equal(2, #result.record.accessDetails.unifiedRoles)
  end)

  it("finds the customer of a domain", function()
    local record = assert(client:customer(OTHER):get())
    local result = assert(gdap { wait = false, customer = record.companyProfile.domain })
    assert.same({ tenantId = OTHER, displayName = record.companyProfile.companyName }, result.customer)
  end)

  it("waits for approval until its time is over", function()
    local err = fails("timeout", "is still approvalPending after 0 s: call again", { timeout = 0 })
    assert.matches("granularAdminRelationships/" .. err.relationship_id, err.link, 1, true)
    assert.equal("approvalPending", err.record.status)
  end)

  it("ends with a conflict when the customer rejects", function()
    local id = assert(gdap { wait = false }).relationship_id
    local seen
    local function reject(record)
      seen = record.status
      if seen == "approvalPending" then assert(sim:approve { relationship = id, outcome = "reject" }) end
    end
    local err = fails("conflict", "was rejected or has lapsed: it is terminated", { progress = reject })
    assert.same({ id, "terminated" }, { err.relationship_id, seen })
  end)

  it("changes the roles of an existing assignment under its ETag, once", function()
    local id = approved().relationship_id
    local both = { groups = { [GROUP] = { READER, USERS } } }
    local err = fails("unconfirmed", "confirm", { groups = both.groups, confirm = "none" })
    assert.same({ "change the roles of group " .. GROUP .. " to Global Reader, User Administrator" },
      err.plan.steps)
    local result = assert(gdap(both))
    assert.equal(2, #result.assignments[1].accessDetails.unifiedRoles)
    assert.equal(1, count("PATCH", "/accessAssignments/"))
    assert.equal(1, #assert(client:gdap_relationship(id):access_assignments():all()))
    assert(sim:fault { method = "PATCH", path = "/accessAssignments/", status = 412, times = 1 })
    assert.is_true(assert(gdap()).complete)
    assert.equal(3, count("PATCH", "/accessAssignments/"))
  end)

  it("brings a relationship up to date that is not locked yet", function()
    assert(client:gdap_relationships():create {
      displayName = "Contoso support", duration = "P30D",
      accessDetails = { unifiedRoles = { { roleDefinitionId = USERS } } },
    })
    local result = approved { duration = "P60D", auto_extend = true }
    assert.same({ "P60D", "P180D", CUSTOMER, false }, { result.record.duration,
      result.record.autoExtendDuration, result.record.customer.tenantId, result.created })
    assert.equal(2, #result.record.accessDetails.unifiedRoles)
  end)

  it("switches auto-extend of an active relationship", function()
    approved()
    assert.equal("P180D", assert(gdap { auto_extend = true }).record.autoExtendDuration)
    assert.same({ "switch auto-extend off" }, assert(gdap { auto_extend = false, dry_run = true }).steps)
    assert.equal("PT0S", assert(gdap { auto_extend = false }).record.autoExtendDuration)
  end)

  it("refuses bad options before anything is sent", function()
    for message, bad in pairs {
      ["has 51 characters, more than 50"] = { name = ("ä"):rep(51) },
      ["must not be empty"] = { name = " " },
      ["name is missing"] = { name = "none" },
      ["name and display_name are the same option"] = { display_name = "other" },
      ["must be P1D to P2Y, not P0D"] = { duration = 0 },
      ["must be P1D to P2Y, not P731D"] = { duration = "P731D" },
      ["must be P1D to P2Y, not P3Y"] = { duration = "P3Y" },
      ["must be days or ISO 8601 text"] = { duration = "two years" },
      ["'Global Reeder' is no known role, did you mean 'Global Reader'"] = { roles = { "Global Reeder" } },
      ["a role must be a name or a template id, not a boolean"] = { roles = { true } },
      ["roles must be a list"] = { roles = {} },
      ["Global Administrator cannot extend itself"] = { roles = { READER, GLOBAL }, auto_extend = true },
      ["auto_extend must be true, false or P180D"] = { auto_extend = "P90D" },
      ["'helpdesk' is no id of a security group"] = { groups = { helpdesk = { READER } } },
      ["roles that the relationship lacks: Teams Administrator"] = {
        groups = { [GROUP] = { "Teams Administrator" } },
      },
      ["is there twice"] = { groups = { GROUP, GROUP } },
      ["'nobody' is neither a domain nor a GUID"] = { customer = "nobody" },
    } do
      fails("invalid_argument", message, bad)
    end
    assert.equal(0, count("GET") + writes())
    for _, longest in ipairs { "P2Y", "P24M", "P730D", 730, "P1D", "P104W" } do
      assert(gdap { duration = longest, dry_run = true })
    end
    fails("invalid_argument", "roles is missing", { roles = "none", groups = "none" })
  end)

  it("raises for options of the wrong type", function()
    for message, bad in pairs {
      ["unknown option 'grops', did you mean 'groups'"] = { grops = {} },
      ["option 'customer': string expected"] = { customer = 1 },
      ["interval must be a number of seconds greater than zero"] = { interval = 0 },
    } do
      local ok, why = pcall(gdap, bad)
      assert.is_false(ok)
      assert.matches(message, tostring(why))
    end
  end)

  it("refuses what stands against it", function()
    local id = approved().relationship_id
    for message, wanted in pairs {
      ["is for the customer " .. CUSTOMER:gsub("%-", "%%-")] = { customer = OTHER },
      ["lacks the roles Teams Administrator"] = { roles = { READER, USERS, "Teams Administrator" } },
      ["lasts P730D, not P365D"] = { duration = 365 },
      ["cannot be renamed: it is active"] = { relationship = id, name = "Another name" },
    } do
      local err = fails("conflict", message, wanted)
      assert.equal(id, err.relationship_id)
      assert.equal("active", err.record.status)
    end
    assert(workflow.gdap_terminate(client, { relationship = id, confirm = true, interval = 0.02 }))
    fails("conflict", "is terminated", { name = "none", relationship = id })
    fails("not_found", "", { name = "none", relationship = id:gsub("%x%x%x%x", "ffff", 1) })
    assert.is_true(assert(gdap()).created)
  end)

  it("works for a user too", function()
    local own = client
    client = sign_in.client(sim, {
      client_secret = sim.client_secret, refresh_token = sim.refresh_token, base_url = killed.hosts(sim),
    })
    local complete = approved().complete
    client:close()
    client = own
    assert.is_true(complete)
  end)

  it("goes on after a kill at any request, and writes nothing twice", function()
    local code = ([[return workflow.gdap(client, {
      name = "Contoso support", customer = %q, roles = { "Global Reader", "User Administrator" },
      groups = { [%q] = { "Global Reader" }, [%q] = { "User Administrator" } }, auto_extend = true,
      interval = 0.02, confirm = true,
    })]]):format(CUSTOMER, GROUP, SECOND)
    local requests, made = killed.everywhere(sim, directory, code, function()
      return gdap { groups = { [GROUP] = { READER }, [SECOND] = { USERS } }, auto_extend = true }
    end, function() assert(sim:set { gdap_approval = "automatic" }) end)
    assert.is_true(requests > 10)
    assert.equal(4, #made)
  end)

  it("goes on after a kill while it changes roles", function()
    local both = { groups = { [GROUP] = { READER, USERS } } }
    local code = ([[return workflow.gdap(client, {
      name = "Contoso support", customer = %q, roles = { "Global Reader", "User Administrator" },
      groups = { [%q] = { "Global Reader", "User Administrator" } }, interval = 0.02, confirm = true,
    })]]):format(CUSTOMER, GROUP)
    local _, made = killed.everywhere(sim, directory, code, function() return gdap(both) end,
      function() approved() end)
    assert.equal(1, #made)
  end)
end)
