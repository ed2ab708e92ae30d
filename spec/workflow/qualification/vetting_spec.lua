-- workflow.vetting against the simulator.
local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local ID = "a1000000-0000-4000-8000-%012x"
local SCHOOL, BAKERY, IN_REVIEW, DENIED, GOVERNMENT_STATE = 1, 2, 6, 7, 9

describe("workflow.vetting", function()
  local sim, client

  setup(function()
    sim = sign_in.simulator { customers = 12 }
    client = sign_in.client(sim, { client_secret = sim.client_secret, refresh_token = sim.refresh_token })
  end)

  teardown(function()
    client:close()
    sim:stop()
  end)

  before_each(function()
    assert(sim:reset())
    assert(sim:clear_requests())
  end)

  local function vetting(number, options)
    return partnercenter.workflow.vetting(client:customer(ID:format(number)), options)
  end

  local function reads()
    local count = 0
    for _, request in ipairs(assert(sim:requests())) do
      if request.path:find("/qualifications$") and request.method == "GET" then count = count + 1 end
    end
    return count
  end

  local function ask(number)
    assert(client:customer(ID:format(number)):create_qualification {
      qualification = "Education", educationSegment = "K12",
    })
  end

  it("waits until it is approved", function()
    ask(BAKERY)
    local seen, began = {}, core.now()
    local record = assert(vetting(BAKERY, { interval = 0.05, timeout = 30, progress = function(one, seconds)
      assert.is_true(seconds >= 0)
      seen[#seen + 1] = one.vettingStatus
    end }))
    assert.same({ "Education", "Approved" }, { record.qualification, record.vettingStatus })
    assert.same({ "InReview", "InReview", "Approved" }, seen)
    assert.equal(3, reads())
    assert.is_true(core.now() - began >= 0.1)
  end)

  it("ends with a denial too, which is an answer", function()
    ask(12)
    assert(sim:vetting { customer = ID:format(12), status = "Denied", reason = "Not an Academic Domain" })
    local record = assert(vetting(12))
    assert.same({ "Denied", "Not an Academic Domain" }, { record.vettingStatus, record.vettingReason })
  end)

  it("returns at once what has ended, and what never was vetted is not found", function()
    assert.equal("Approved", assert(vetting(SCHOOL)).vettingStatus)
    assert.equal("Denied", assert(vetting(DENIED)).vettingStatus)
    local record, err = vetting(BAKERY)
    assert.is_nil(record)
    assert.equal("not_found", err.kind)
    record, err = vetting(SCHOOL, { qualification = "GovernmentCommunityCloud" })
    assert.is_nil(record)
    assert.equal("not_found", err.kind)
    assert.matches("governmentcommunitycloud", err.message)
    record, err = vetting(SCHOOL, { qualification = "two words" })
    assert.is_nil(record)
    assert.equal("invalid_argument", err.kind)
  end)

  it("takes the record that is named", function()
    assert.equal("StateOwnedEntity", assert(vetting(GOVERNMENT_STATE,
      { qualification = "state_owned_entity" })).qualification)
    assert.equal("GovernmentCommunityCloud", assert(vetting(GOVERNMENT_STATE)).qualification)
  end)

  it("says how far it was when the time is up, and is followed again", function()
    assert(sim:set { vetting_reads = -1 })
    local record, err = vetting(IN_REVIEW, { interval = 0.05, timeout = 4 })
    assert.is_nil(record)
    assert.same({ "timeout", "InReview", true, "workflow.vetting" },
      { err.kind, err.record.vettingStatus, err.retryable, err.operation })
    assert.matches("still InReview", err.message)
    assert.is_true(reads() >= 2)
    assert(sim:clear_requests())
    assert.is_nil((vetting(IN_REVIEW, { timeout = 0 })))
    assert.equal(1, reads())
    assert(sim:vetting { status = "Approved" })
    assert.equal("Approved", assert(vetting(IN_REVIEW)).vettingStatus)
  end)

  it("goes on over a failure that passes, and stops at one that does not", function()
    ask(BAKERY)
    assert(sim:fault { method = "GET", status = 503, times = 2 })
    assert.equal("Approved", assert(vetting(BAKERY, { interval = 0.05, timeout = 30 })).vettingStatus)
    assert(sim:fault { method = "GET", status = 503 })
    local record, err = vetting(BAKERY, { interval = 0.05, timeout = 0.1 })
    assert.is_nil(record)
    assert.equal("timeout", err.kind)
    assert.equal(503, err.cause.status)
    assert(sim:clear_faults())
    record, err = partnercenter.workflow.vetting(client:customer("b0000000-0000-4000-8000-000000000000"))
    assert.is_nil(record)
    assert.equal("not_found", err.kind)
    assert.equal("60003", err.code)
  end)

  it("lets others work while it waits", function()
    ask(BAKERY)
    ask(12)
    local order = {}
    local values, failed = partnercenter.map({ BAKERY, 12, SCHOOL }, function(number)
      local record, err = vetting(number, { interval = number == 12 and 0.05 or 0.5, timeout = 60 })
      order[#order + 1] = number
      return record, err
    end)
    assert.is_nil(failed)
    assert.same({ "Approved", "Denied", "Approved" },
      { values[1].vettingStatus, values[2].vettingStatus, values[3].vettingStatus })
    assert.same({ SCHOOL, 12, BAKERY }, order)
  end)

  it("raises on misuse", function()
    for _, options in ipairs { { interval = 0 }, { timeout = -1 }, { interval = "1" }, { timout = 1 } } do
      local ok, message = pcall(function()
        local value = vetting(BAKERY, options)
        return value
      end)
      assert.is_false(ok)
      assert.matches("vetting_spec.lua:%d+: workflow.vetting: ", message)
    end
    assert.equal(0, reads())
  end)
end)
