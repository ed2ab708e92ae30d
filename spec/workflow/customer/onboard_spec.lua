local partner = require "spec.support.fake.partner"

local NEW = "33333333-3333-4333-8333-333333333333"
local PASSWORD = "marker-Pa55word,once"

local function body()
  return {
    companyProfile = { domain = "Grove.onmicrosoft.com", companyName = "Grove School" },
    billingProfile = {
      companyName = "Grove School", email = "billing@grove.example",
      defaultAddress = { country = "US", city = "Redmond", addressLine1 = "1 Example Street" },
    },
  }
end

local CONTACT = { firstName = "Robin", lastName = "Example", email = "robin@grove.example" }

describe("workflow", function()
  local world, service, events

  -- All text of a value, which must not contain the password.
  local function shown(value, seen)
    if type(value) ~= "table" then return tostring(value) end
    seen = seen or {}
    if seen[value] then return "" end
    seen[value] = true
    local parts = { tostring(value) }
    for key, one in pairs(value) do
      parts[#parts + 1] = shown(key, seen) .. "=" .. shown(one, seen)
    end
    return table.concat(parts, "\n")
  end

  local function clean(value)
    assert.is_nil(shown(value):find("marker", 1, true))
    return value
  end

  before_each(function()
    events = {}
    service = { customers = {}, agreements = {}, records = {}, codes = {
      { validationId = "1", remainingCreates = 0 }, { validationId = "2", maxCreates = 5 },
      { validationId = "12345", remainingCreates = 4 },
    } }
    world = partner.load({
      { "GET", "^/v1/customers$", function(call)
        service.filter = call.query.filter
        return 200, { items = world.json.array(service.customers), totalCount = #service.customers }
      end },
      { "HEAD", "^/v1/domains/(.+)$", function(_, domain)
        service.asked = domain
        return service.taken and 200 or 404
      end },
      { "POST", "^/v1/validations/address$", function(call)
        service.address = call.body
        if service.verdict == 400 then return 400, { code = 2007, description = "no such street" } end
        return 200, { status = service.verdict or "VerifiedShippable", suggestedAddresses = {} }
      end },
      { "POST", "^/v1/customers$", function(call)
        local customer = { id = NEW, companyProfile = { domain = "grove.onmicrosoft.com" } }
        service.customers[#service.customers + 1], service.sent = customer, call.body
        if service.lost then return service.lost end
        return 201, {
          id = NEW, companyProfile = customer.companyProfile,
          userCredentials = { userName = "admin", password = PASSWORD },
        }
      end },
      { "GET", "/agreements$", function(call)
        if call.path == "/v1/agreements" then
          return 200, { items = {
            { templateId = "t-old", agreementType = "MicrosoftCustomerAgreement", versionRank = 0 },
            { templateId = "t-new", agreementType = "MicrosoftCustomerAgreement", versionRank = 1 },
            { templateId = "t-other", agreementType = "MicrosoftCloudAgreement", versionRank = 2 },
          }, totalCount = 3 }
        end
        return 200, { items = world.json.array(service.agreements), totalCount = #service.agreements }
      end },
      { "POST", "/agreements$", function(call)
        if service.refuse then return service.refuse, { code = service.code or 1, description = "no" } end
        service.agreements[1] = call.body
        return 201, call.body
      end },
      { "GET", "/profiles/billing$", function()
        return 200, { id = NEW, email = "old@grove.example", companyName = "Grove School", extra = "kept",
          attributes = { etag = '"e1"' } }
      end },
      { "PUT", "/profiles/billing$", function(call)
        service.profile = call.body
        return 200, call.body
      end },
      { "GET", "/validations$", function() return 200, world.json.array(service.codes) end },
      { "GET", "/qualifications$", function() return 200, world.json.array(service.records) end },
      { "POST", "/qualifications$", function(call)
        if service.refuse_tag then return 400, { code = 3000, description = "no" } end
        service.records[1] = { qualification = call.body.qualification, vettingStatus = "InReview" }
        service.code_used = call.body.validationCode
        return 201, service.records[1]
      end },
    }, {
      on_event = function(event) events[#events + 1] = event end,
      logger = function(_, message) events[#events + 1] = message end,
    })
  end)

  after_each(function()
    clean(events)
    partner.unload()
  end)

  local handed

  local function options(more)
    handed = {}
    local all = { confirm = true, on_credentials = function(credentials, id)
      handed[#handed + 1] = { credentials.userName, credentials.password, id, #world.log }
    end }
    for key, value in pairs(more or {}) do all[key] = value end
    return all
  end

  local function planned(value, err)
    assert.same({ nil, "unconfirmed" }, { value, err.kind })
    return err.plan
  end

  local function writes() return partner.count(world, "^P") - partner.count(world, "address$") end

  describe("onboard", function()
    local function onboard(more, given)
      return world.partnercenter.workflow.onboard(world.made, given or body(), options(more))
    end

    it("plans: looks for the customer, the domain and the address, and writes nothing", function()
      local plan = planned(onboard { confirm = false, agreement = { primaryContact = CONTACT } })
      assert.equal(3, #plan.steps)
      assert.matches("create the customer Grove School with the domain grove.onmicrosoft.com", plan.steps[1])
      assert.matches("on_credentials", plan.steps[2])
      assert.matches("accepted the MicrosoftCustomerAgreement on %d%d%d%d%-", plan.steps[3])
      assert.equal("t-new", plan.agreement.templateId)
      assert.is_true(plan.irreversible)
      assert.matches('"Value":"grove.onmicrosoft.com"', service.filter)
      assert.equal("grove.onmicrosoft.com", service.asked)
      assert.equal("Redmond", service.address.city)
      assert.equal(0, writes())
    end)

    it("hands the credentials over before anything else, and keeps none", function()
      local result = clean(assert(onboard { agreement = { primaryContact = CONTACT } }))
      assert.same({ { "admin", PASSWORD, NEW, #world.log - 1 } }, handed)
      assert.matches("^POST .*/agreements$", world.log[#world.log])
      assert.same({ NEW, true, "t-new" }, { result.customer_id, result.created, result.agreement.templateId })
      assert.same(CONTACT, service.agreements[1].primaryContact)
      assert.equal("Grove.onmicrosoft.com", service.sent.companyProfile.domain)
    end)

    it("has handed them over when something then fails, and goes on from there", function()
      service.refuse = 403
      local result, err = onboard { agreement = { primaryContact = CONTACT } }
      assert.is_nil(result)
      assert.same({ "forbidden", NEW }, { clean(err).kind, err.customer_id })
      assert.equal(PASSWORD, handed[1][2])
      service.refuse = nil
      result = assert(onboard { agreement = { primaryContact = CONTACT } })
      assert.same({ false, {} }, { result.created, handed })
      assert.equal(1, partner.count(world, "^POST /v1/customers$"))
      world.log = {}
      result = assert(onboard { confirm = false, agreement = { primaryContact = CONTACT } })
      assert.is_nil(result.steps)
      assert.same({ false, "t-new", 0 }, { result.created, result.agreement.templateId, writes() })
    end)

    it("takes an agreement that was recorded meanwhile for success", function()
      service.refuse, service.code = 400, 600061
      assert.equal(NEW, assert(onboard { agreement = { primaryContact = CONTACT } }).customer_id)
    end)

    it("calls a handler that raises once more, and never shows what it raised", function()
      local calls = 0
      local result = assert(onboard { on_credentials = function(credentials)
        calls = calls + 1
        if calls == 1 then error("vault: cannot store " .. credentials.password) end
      end })
      assert.same({ 2, true }, { calls, result.created })
      service.customers, calls = {}, -5
      local err
      result, err = onboard { on_credentials = function(credentials)
        calls = calls + 1
        error("vault: " .. credentials.password)
      end }
      assert.is_nil(result)
      assert.same({ -3, "config", NEW }, { calls, clean(err).kind, err.customer_id })
      assert.matches("needs a new password", err.message)
    end)

    it("says what a lost answer means", function()
      for _, lost in ipairs { partner.LOST, { status = 500, body = '{"password":"' .. PASSWORD .. '"' },
        { status = 201, body = '{"userCredentials":{"password":"' .. PASSWORD .. '"' } } do
        service.customers, service.lost = {}, lost
        local result, err = onboard()
        assert.is_nil(result)
        assert.matches("unknown whether the customer was created", clean(err).message)
        assert.same({}, handed)
      end
      service.lost = nil
      assert.is_false(assert(onboard()).created)
    end)

    it("refuses a domain of others, and an address that is not sound unless told to take it", function()
      service.taken = true
      local result, err = onboard()
      assert.is_nil(result)
      assert.equal("conflict", err.kind)
      assert.matches("grove.onmicrosoft.com is taken", err.message)
      service.taken, service.verdict = nil, "StreetPartial"
      result, err = onboard()
      assert.is_nil(result)
      assert.same({ "validation", "StreetPartial" }, { err.kind, err.data.status })
      assert.equal(0, writes())
      assert(onboard { accept_address = true })
      assert.equal(1, #service.customers)
      service.customers, service.verdict = {}, 400
      result, err = onboard()
      assert.is_nil(result)
      assert.equal("2007", err.code)
      assert(onboard { accept_address = true })
    end)

    it("changes the profile of a customer that is there only when told to", function()
      service.customers[1] = { id = NEW, companyProfile = { domain = "GROVE.onmicrosoft.com" } }
      assert(onboard())
      assert.is_nil(service.profile)
      local plan = planned(onboard { update_profile = true, confirm = false })
      assert.matches("bring the billing profile of customer " .. NEW:gsub("%-", "%%-"), plan.steps[1])
      assert(onboard { update_profile = true })
      assert.same({ "billing@grove.example", "kept" }, { service.profile.email, service.profile.extra })
    end)

    it("is checked before anything is sent", function()
      for pattern, case in pairs {
        ["companyProfile.domain"] = { {}, { companyProfile = { domain = "grove" } } },
        ["primaryContact"] = { { agreement = {} } },
      } do
        local result, err = onboard(case[1], case[2])
        assert.is_nil(result)
        assert.equal("invalid_argument", err.kind)
        assert.matches(pattern, err.message)
      end
      for message, misuse in pairs {
        ["option 'on_credentials': function expected, got boolean"] = { { on_credentials = false } },
        ["body: table expected, got string"] = { {}, "x" },
        ["unknown option 'on_credential', did you mean 'on_credentials'"] = { { on_credential = print } },
      } do
        assert.error_matches(function() onboard(misuse[1], misuse[2]) end, message)
      end
      assert.equal(0, #world.log)
    end)
  end)

  describe("government_customer", function()
    local function government(more)
      return world.partnercenter.workflow.government_customer(world.made, body(), options(more))
    end

    it("plans all of it first", function()
      local plan = planned(government { confirm = false })
      assert.equal(3, #plan.steps)
      assert.matches("^create the customer", plan.steps[1])
      assert.matches("ask for GovernmentCommunityCloud with validation code 12345", plan.steps[3])
      assert.equal(0, writes())
    end)

    it("makes the customer and asks with a code that has creates left", function()
      local result = clean(assert(government()))
      assert.same({ NEW, true, "InReview", "12345", PASSWORD }, {
        result.customer_id, result.created, result.qualification.vettingStatus, service.code_used,
        handed[1][2],
      })
    end)

    it("resumes where it stopped, even with a spent code", function()
      service.refuse_tag = true
      local result, err = government()
      assert.is_nil(result)
      assert.same({ "validation", NEW }, { clean(err).kind, err.customer_id })
      assert.equal(PASSWORD, handed[1][2])
      service.refuse_tag = nil
      result = assert(government())
      assert.same({ false, "InReview" }, { result.created, result.qualification.vettingStatus })
      service.codes = {}
      result = assert(government())
      assert.equal("InReview", result.qualification.vettingStatus)
      assert.equal(1, partner.count(world, "^POST /v1/customers$"))
    end)

    it("refuses when no code is left, before there is a customer", function()
      service.codes = { service.codes[1] }
      local result, err = government()
      assert.is_nil(result)
      assert.equal("conflict", err.kind)
      assert.equal(0, writes())
      service.codes = { { validationId = "2", maxCreates = 5 } }
      assert(government())
      assert.equal("2", service.code_used)
    end)

    it("refuses a customer with another qualification", function()
      service.customers[1] = { id = NEW, companyProfile = { domain = "grove.onmicrosoft.com" } }
      service.records[1] = { qualification = "Education", vettingStatus = "Approved" }
      local result, err = government { validationCode = 12345 }
      assert.is_nil(result)
      assert.equal("conflict", err.kind)
      assert.equal(0, writes())
    end)
  end)

  it("takes the library for its default client", function()
    local partnercenter = world.partnercenter
    local ok, message = pcall(partnercenter.workflow.onboard, nil, body(), options())
    assert.is_false(ok)
    assert.matches("a client expected, got nil", message)
    local identity = { tenant_id = NEW, client_id = NEW, refresh_token = "marker-refresh-token" }
    assert(partnercenter.configure(identity))
    assert.equal(2, #planned(partnercenter.workflow.onboard(partnercenter, body(),
      options { confirm = false })).steps)
  end)
end)
