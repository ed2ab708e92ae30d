local client = require "spec.simulator.client"
local curl, path = client.curl, client.customer

describe("the simulator's qualifications #once", function()
  local sim

  setup(function() sim = client.start { customers = 30 } end)
  teardown(function() sim:stop() end)
  before_each(function() assert(sim:reset()) end)

  local function read(number) return curl(sim, path(sim, number, "/qualification")).value end
  local function read_all(number) return curl(sim, path(sim, number, "/qualifications")).value end
  local function put(number, body, query)
    return curl(sim, path(sim, number, "/qualification" .. (query or "")), { method = "PUT", body = body })
  end
  local function post(number, body, query, headers)
    local where = path(sim, number, "/qualifications" .. (query or ""))
    return curl(sim, where, { method = "POST", body = body, headers = headers })
  end

  local function school() return { qualification = "Education", educationSegment = "K12" } end
  local function government(code)
    return { qualification = "GovernmentCommunityCloud", validationCode = code }
  end

  it("are read in every form of the singular answer", function()
    local forms = {
      lower = "governmentcommunitycloud", pascal = "GovernmentCommunityCloud",
      camel = "governmentCommunityCloud", snake = "government_community_cloud", integer = 3,
    }
    for form, want in pairs(forms) do
      assert(sim:set { singular_form = form })
      assert.equal(want, read(4))
    end
    assert(sim:set { padding = true, bom = false, singular_form = "lower" })
    assert.equal('\r\n    "education"\r\n', curl(sim, path(sim, 1, "/qualification")).body)
  end)

  it("are read in every form of the plural answer", function()
    local record = { qualification = "Education", vettingStatus = "Approved" }
    assert.same({ record }, read_all(1))
    assert.equal("[]", curl(sim, path(sim, 2, "/qualifications")).body:sub(4))
    assert(sim:set { plural_form = "wrapped" })
    assert.same({ qualifications = { record } }, read_all(1))
    assert(sim:set { plural_form = "object" })
    assert.same(record, read_all(1))
    assert(sim:set { plural_form = "pascal" })
    assert.same({ Qualification = "Education", VettingStatus = "Approved" }, read_all(1))
  end)

  it("spell the date both ways", function()
    assert.is_string(read_all(4)[1].vettingCreateDate)
    assert.is_string(read_all(6)[1].vettingCreatedDate)
    assert.equal("Not an Education Customer", read_all(7)[1].vettingReason)
  end)

  it("keep what a PUT sets", function()
    for index, body in ipairs { '"Education"', "1", '"education"' } do
      assert(sim:reset())
      assert.equal("none", read(2))
      local answer = put(2, body)
      assert.equal(200, answer.status, index)
      assert.equal("education", answer.value)
      assert.equal("education", read(2))
      assert.equal("Approved", read_all(2)[1].vettingStatus)
    end
  end)

  it("refuse values that cannot be set", function()
    for value, code in pairs { Nonprofit = 3000, None = 3000, StateOwnedEntity = 3000, Wizard = 900126 } do
      local answer = put(2, '"' .. value .. '"')
      assert.equal(400, answer.status)
      assert.equal(code, answer.value.code)
    end
    assert.equal(3000, put(2, "educa").value.code)
    assert.equal(3000, post(2, { qualification = "Nonprofit" }).value.code)
    assert.equal("none", read(2))
  end)

  it("refuse Education to one that is no school, with a bare string", function()
    local answer = put(11, '"Education"')
    assert.equal(400, answer.status)
    assert.equal("Customer tagging denied.", answer.value)
    assert(sim:set { refusal_status = 200 })
    answer = put(11, '"Education"')
    assert.equal(200, answer.status)
    assert.equal("Customer tagging denied.", answer.value)
    assert.equal("none", read(11))
  end)

  it("go from InReview to Approved or Denied after some reads", function()
    for number, status in pairs { [2] = "Approved", [11] = "Denied" } do
      local answer = post(number, school())
      assert.equal(201, answer.status)
      assert.equal("InReview", answer.value.vettingStatus)
      assert.is_string(answer.value.vettingCreateDate)
      assert.equal("InReview", read_all(number)[1].vettingStatus)
      assert.equal("none", read(number))
      assert.equal("InReview", read_all(number)[1].vettingStatus)
      assert.equal(status, read_all(number)[1].vettingStatus)
    end
    assert.equal("education", read(2))
    assert.equal("Not an Education Customer", read_all(11)[1].vettingReason)
    assert.equal("none", read(11))
  end)

  it("stay InReview until they are settled, where that is wanted", function()
    assert(sim:set { vetting_reads = -1 })
    post(2, school())
    for _ = 1, 4 do assert.equal("InReview", read_all(2)[1].vettingStatus) end
    assert.same({ settled = 1 }, sim:vetting {
      customer = sim.customers[2].id, status = "Denied", reason = "Not an Academic Domain",
    })
    assert.equal("Not an Academic Domain", read_all(2)[1].vettingReason)
    assert.is_true(assert(sim:vetting { status = "Approved" }).settled > 0)
    assert.equal("education", read(6))
    assert.is_nil(sim:vetting { status = "Perhaps" })
  end)

  it("are not asked for twice while in review, nor more than three times", function()
    assert.equal(3000, post(6, school()).value.code)
    for _ = 1, 3 do
      assert.equal(201, post(11, school()).status)
      assert(sim:vetting { customer = sim.customers[11].id, status = "Denied" })
    end
    local answer = post(11, school())
    assert.equal(400, answer.status)
    assert.matches("greatest number", answer.value.description)
  end)

  it("need a segment with Education and a code with GovernmentCommunityCloud", function()
    assert.equal(400, post(2, { qualification = "Education" }).status)
    assert.equal(400, post(2, { qualification = "Education", educationSegment = "Kindergarten" }).status)
    assert.equal(400, post(2, government(nil)).status)
    assert.equal(400, post(2, government("99999")).status)
    assert.equal(400, put(2, '"GovernmentCommunityCloud"').status)
    assert.equal(201, post(2, { Qualification = "Education", EducationSegment = "HigherEducation" }).status)
  end)

  it("use up validation codes, from the body or the query", function()
    local function remaining(index)
      return curl(sim, "/v1/customers/all/validations").value[index].remainingCreates
    end
    assert.equal("InReview", post(2, government("12345")).value.vettingStatus)
    assert.equal(3, remaining(1))
    assert.equal("governmentcommunitycloud", put(11, '"GovernmentCommunityCloud"', "?code=678901").value)
    assert.equal(0, remaining(2))
    assert.equal(400, post(12, government("678901")).status)
    assert.equal(201, post(12, government(nil), "?code=12345").status)
    assert.equal(2, remaining(1))
  end)

  it("refuse combinations, but allow StateOwnedEntity beside another", function()
    assert.equal(400, post(4, school()).status)
    assert.equal(400, post(1, government("12345")).status)
    assert.equal(400, post(5, government("12345")).status)
    local answer = post(1, { qualification = "StateOwnedEntity" })
    assert.equal(201, answer.status)
    assert.same({ qualification = "StateOwnedEntity" }, answer.value)
    assert.equal(2, #read_all(1))
    assert.equal("education", read(1))
    post(2, { qualification = "StateOwnedEntity" })
    assert.equal("stateownedentity", read(2))
  end)

  it("are written once under one MS-RequestId", function()
    local headers = { ["MS-RequestId"] = "11111111-2222-4333-8444-555555555555" }
    local first = post(2, government("12345"), nil, headers)
    local again = post(2, government("12345"), nil, headers)
    assert.equal(201, again.status)
    assert.same(first.value, again.value)
    assert.equal(3, curl(sim, "/v1/customers/all/validations").value[1].remainingCreates)
    headers["MS-RequestId"] = "21111111-2222-4333-8444-555555555555"
    assert.equal(400, post(2, government("12345"), nil, headers).status)
  end)

  it("have no singular route where it is switched off", function()
    assert(sim:set { singular = false })
    local answer = curl(sim, path(sim, 1, "/qualification"))
    assert.equal(404, answer.status)
    assert.is_nil(answer.value.code)
    assert.equal(404, put(2, '"Education"').status)
    assert.equal("Education", read_all(1)[1].qualification)
  end)
end)
