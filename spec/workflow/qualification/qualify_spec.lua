-- workflow.qualify against the rules of the simulator.
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local ID = "a1000000-0000-4000-8000-%012x" -- of the simulator's first customers
local SCHOOL, BAKERY, GOVERNMENT, STATE = 1, 2, 4, 5
local IN_REVIEW, DENIED, STATE_SCHOOL, LIBRARY = 6, 7, 8, 10

describe("workflow.qualify", function()
  local sim, client, app

  setup(function()
    sim = sign_in.simulator { customers = 12 }
    client = sign_in.client(sim, { client_secret = sim.client_secret, refresh_token = sim.refresh_token })
    app = sign_in.client(sim, { client_secret = sim.client_secret })
  end)

  teardown(function()
    client:close()
    app:close()
    sim:stop()
  end)

  before_each(function()
    assert(sim:reset())
    assert(sim:clear_requests())
  end)

  local function customer(number, of) return (of or client):customer(ID:format(number)) end

  local function qualify(number, want, options)
    return partnercenter.workflow.qualify(customer(number), want, options)
  end

  local function sent(method)
    local found = {}
    for _, request in ipairs(assert(sim:requests())) do
      if request.method == method and request.path:find("^/v1/") then found[#found + 1] = request end
    end
    return found
  end

  local function stands(pattern, number, want, options)
    options = options or {}
    options.confirm = true
    local value, err = qualify(number, want, options)
    assert.is_nil(value)
    assert.equal("conflict", err.kind, tostring(err))
    assert.matches(pattern, err.message)
    assert.equal("workflow.qualify", err.operation)
    assert.equal(0, #sent "POST")
    return err
  end

  local function planned(...)
    local value, err = qualify(...)
    assert.same({ nil, "unconfirmed" }, { value, err.kind })
    return err.plan
  end

  local SCHOOL_OPTIONS = { educationSegment = "k12", website = "https://school.example" }

  it("fails with the plan and writes nothing without confirmation", function()
    local plan = planned(BAKERY, "education", SCHOOL_OPTIONS)
    assert.same({ "workflow.qualify", ID:format(BAKERY), true, {} },
      { plan.workflow, plan.customer_id, plan.irreversible, plan.have })
    assert.same({ qualification = "Education", educationSegment = "K12", website = "https://school.example" },
      plan.body)
    assert.equal(1, #plan.steps)
    assert.matches("cannot be taken back", tostring(plan))
    assert.matches("1%. ask for Education %(educationSegment K12, website https://school.example%)",
      tostring(plan))
    assert.equal(0, #sent "POST")
  end)

  it("plans with what may only read", function()
    local plan = assert(partnercenter.workflow.qualify(customer(BAKERY, app), "StateOwnedEntity",
      { dry_run = true }))
    assert.matches("StateOwnedEntity", plan.steps[1])
    local value, err = partnercenter.workflow.qualify(customer(BAKERY, app), "StateOwnedEntity",
      { confirm = true })
    assert.is_nil(value)
    assert.equal("config", err.kind)
    assert.equal(0, #sent "POST")
  end)

  it("writes once it is confirmed, all under one correlation id", function()
    local record = assert(qualify(BAKERY, "Education", { educationSegment = "K12", confirm = true }))
    assert.same({ "Education", "InReview" }, { record.qualification, record.vettingStatus })
    local posts, ids = sent "POST", {}
    assert.equal(1, #posts)
    assert.equal('{"educationSegment":"K12","qualification":"Education"}', posts[1].body)
    for _, request in ipairs(assert(sim:requests())) do
      for _, line in ipairs(request.headers) do
        local id = line:match("^[Mm][Ss]%-[Cc]orrelation[Ii]d: (.+)$")
        if id then ids[id] = true end
      end
    end
    local first = next(ids)
    assert.is_string(first)
    assert.is_nil(next(ids, first))
  end)

  it("takes the body of create_qualification too", function()
    local body = { qualification = "Education", educationSegment = "HigherEducation" }
    local record = assert(qualify(BAKERY, body, { confirm = true }))
    assert.equal("Education", record.qualification)
    assert.matches("HigherEducation", sent("POST")[1].body)
  end)

  it("shows the plan to a function, which decides", function()
    local shown
    local function decide(answer)
      return { educationSegment = "K12", confirm = function(plan)
        shown = plan
        return answer
      end }
    end
    for _, no in ipairs { false, "yes", 1 } do
      local plan = planned(BAKERY, "Education", decide(no))
      assert.equal(shown, plan)
    end
    assert.equal(0, #sent "POST")
    assert.equal("InReview", assert(qualify(BAKERY, "Education", decide(true))).vettingStatus)
    assert.equal(1, #sent "POST")
  end)

  it("looks again after a function has decided", function()
    local value, err = qualify(BAKERY, "GovernmentCommunityCloud", { validationCode = "12345",
      confirm = function()
        return assert(customer(BAKERY):create_qualification { qualification = "StateOwnedEntity" }) and true
      end })
    assert.is_nil(value)
    assert.equal("conflict", err.kind)
    assert.equal(1, #sent "POST")
  end)

  it("leaves alone what is there already", function()
    for _, case in ipairs {
      { SCHOOL, "Education", { educationSegment = "K12", confirm = true } },
      { STATE_SCHOOL, "StateOwnedEntity", { confirm = true } },
      { GOVERNMENT, "government_community_cloud", { validationCode = "12345" } },
    } do
      local record = assert(qualify(case[1], case[2], case[3]))
      assert.is_string(record.qualification)
      assert.is_nil(record.steps)
    end
    assert.equal(0, #sent "POST")
  end)

  it("adds StateOwnedEntity to what there is", function()
    assert.equal("StateOwnedEntity", assert(qualify(SCHOOL, "StateOwnedEntity",
      { confirm = true })).qualification)
  end)

  it("refuses Education beside GovernmentCommunityCloud", function()
    local err = stands("cannot be given to a customer that has GovernmentCommunityCloud", GOVERNMENT,
      "Education", SCHOOL_OPTIONS)
    assert.equal("GovernmentCommunityCloud", err.record.qualification)
    assert.equal("Education", err.plan.body.qualification)
  end)

  it("refuses GovernmentCommunityCloud on a customer that has a qualification", function()
    for number, name in pairs {
      [SCHOOL] = "Education", [STATE] = "StateOwnedEntity", [IN_REVIEW] = "Education", [3] = "Nonprofit",
    } do
      stands("has " .. name, number, "GovernmentCommunityCloud", { validationCode = "12345" })
    end
  end)

  it("refuses a code that is spent, or nobody's", function()
    stands("23456 has no creates left", BAKERY, "GovernmentCommunityCloud", { validationCode = "23456" })
    stands("99999 is not one of", BAKERY, "GovernmentCommunityCloud", { validationCode = 99999 })
    local plan = planned(BAKERY, "GovernmentCommunityCloud", { validationCode = 12345 })
    assert.equal(4, plan.remainingCreates)
    assert.matches("the code has 4 creates left", plan.steps[1])
    local record = assert(qualify(BAKERY, "GovernmentCommunityCloud",
      { validationCode = "12345", confirm = true }))
    assert.equal("InReview", record.vettingStatus)
    assert.equal(3, client:validation_codes()[1].remainingCreates)
  end)

  it("gives it to a customer whose Education was denied", function()
    assert.equal("GovernmentCommunityCloud", assert(qualify(DENIED, "GovernmentCommunityCloud",
      { validationCode = "12345", confirm = true })).qualification)
  end)

  it("never asks again for what is in review", function()
    assert(sim:set { vetting_reads = -1 })
    local err = stands("vetting is InReview", IN_REVIEW, "Education", SCHOOL_OPTIONS)
    assert.equal("InReview", err.record.vettingStatus)
    assert.matches("workflow%.vetting", err.hint)
    stands("vetting is InReview", IN_REVIEW, "Education", { educationSegment = "K12", again = true })
  end)

  it("asks again for what was denied only when told to", function()
    local err = stands("was denied: Not an eligible Library", LIBRARY, "Education", SCHOOL_OPTIONS)
    assert.matches("again = true", err.hint)
    local record = assert(qualify(LIBRARY, "Education",
      { educationSegment = "K12", again = true, confirm = true }))
    assert.equal("InReview", record.vettingStatus)
  end)

  it("is checked before anything is sent", function()
    for pattern, case in pairs {
      ["None cannot be set"] = { "none", {} }, ["is not a known"] = { "Museum", {} },
      ["educationSegment"] = { "Education", {} }, ["validation code"] = { "GovernmentCommunityCloud", {} },
      ["must be text"] = { {}, {} },
    } do
      local value, err = qualify(BAKERY, case[1], case[2])
      assert.is_nil(value)
      assert.equal("invalid_argument", err.kind)
      assert.matches(pattern, err.message)
    end
    assert.equal(0, #sent "GET")
  end)

  it("raises at the caller's line on misuse", function()
    local function misuse(pattern, ...)
      local arguments = { n = select("#", ...), ... }
      local ok, message = pcall(function()
        local value = partnercenter.workflow.qualify(arguments[1], arguments[2], arguments[3])
        return value
      end)
      assert.is_false(ok)
      assert.matches("^%S*qualify_spec.lua:%d+: " .. pattern, message)
    end
    misuse("workflow.qualify: a handle such as client:customer%(id%) expected, got string", ID:format(2), "x")
    misuse("workflow.qualify: a handle such as", client, "Education")
    misuse("workflow.qualify: want", customer(2), 1)
    misuse("workflow.qualify: unknown option 'confrim', did you mean 'confirm'", customer(2), "Education",
      { confrim = true })
  end)

  it("finds a lost answer's work done, and does not ask twice", function()
    assert(sim:fault { method = "POST", path = "/qualifications", truncate = 10, times = 1 })
    local record = assert(qualify(BAKERY, "Education", { educationSegment = "K12", confirm = true }))
    assert.equal("InReview", record.vettingStatus)
    assert.equal(1, #sent "POST")
  end)
end)
