local fake = require "spec.support.fake.engine"

local SINGULAR = "/v1/customers/" .. fake.CUSTOMER .. "/qualification"
local PLURAL = SINGULAR .. "s"

describe("writing a qualification", function()
  local world, customer

  before_each(function()
    world = fake.load()
    customer = world.customer()
  end)

  after_each(fake.unload)

  local function answer(status, body)
    return { status = status, body = body }
  end

  local function refused(pattern, value, err)
    assert.is_nil(value)
    assert.equal("invalid_argument", err.kind)
    assert.matches(pattern, err.message)
    assert.equal(0, #world.sent)
  end

  local LOST = {
    ["a reset"] = { error = "network", message = "reset", phase = "answer" },
    ["a timeout"] = { error = "timeout", message = "no answer", phase = "answer" },
    ["a deadline between attempts"] = { error = "timeout", message = "no answer", phase = "retry" },
    ["500"] = { status = 500, body = "" },
    ["504"] = { status = 504, body = "<html>" },
    ["a text cut off"] = { status = 200, body = '"educa' },
    ["nothing"] = { status = 200, body = "" },
    ["204"] = { status = 204 },
  }

  local NOT_LOST = {
    ["no connection"] = { error = "network", message = "refused", phase = "connect" },
    ["a deadline in the queue"] = { error = "timeout", message = "late", phase = "queue" },
    ["a bad certificate"] = { error = "tls", message = "bad", phase = "tls" },
    ["a cancelled call"] = { error = "cancelled", message = "stop", phase = "answer" },
    ["400"] = { status = 400, body = '{"code":3000,"description":"bad"}' },
    ["403"] = { status = 403, body = "" },
    ["409"] = { status = 409, body = "" },
    ["429"] = { status = 429, body = "" },
    ["401 with a bare string"] = { status = 401, body = '"no"' },
    ["501"] = { status = 501, body = "" },
  }

  describe("by update_qualification", function()
    it("puts one word and gives the normalised name", function()
      world.answer(answer(200, '"education"'))
      for given, sent in pairs({
        Education = '"Education"', education = '"Education"', EDUCATION = '"Education"',
        [" education "] = '"Education"',
      }) do
        world.sent = {}
        assert.same({ "education" }, { customer:update_qualification(given) })
        assert.same({ "PUT", SINGULAR, sent, "application/json" },
          { world.sent[1].method, world.sent[1].path, world.sent[1].body, world.sent[1].content_type })
      end
    end)

    it("gets a validation code to the wire", function()
      world.answer(answer(200, '"governmentcommunitycloud"'))
      assert.same({ "governmentcommunitycloud" },
        { customer:update_qualification("government_community_cloud", { code = "12&45" }) })
      assert.same({ SINGULAR .. "?code=12%2645", '"GovernmentCommunityCloud"' },
        { world.sent[1].path, world.sent[1].body })
      assert.same({ "governmentcommunitycloud" },
        { customer:update_qualification("GovernmentCommunityCloud", { code = 12345 }) })
      assert.equal(SINGULAR .. "?code=12345", world.sent[2].path)
    end)

    it("takes any answer that names the value asked for", function()
      for _, text in ipairs({
        '"Education"', "1", '{"qualification":"Education","vettingStatus":"InReview"}',
        '[{"qualification":"StateOwnedEntity"},{"Qualification":"education"}]',
      }) do
        world.answer(answer(201, text))
        assert.same({ "education" }, { customer:update_qualification("Education") })
      end
    end)

    it("is checked before anything is sent", function()
      world.answer(answer(200, '"education"'))
      refused("None cannot be set", customer:update_qualification("none"))
      refused("Nonprofit cannot be set", customer:update_qualification("Nonprofit"))
      refused("use create_qualification", customer:update_qualification("StateOwnedEntity"))
      refused("'Educatoin' is not a known", customer:update_qualification("Educatoin"))
      refused("'a\\r\\nb' is not", customer:update_qualification("a\r\nb"))
      refused("is not a known", customer:update_qualification(""))
      refused("validation code", customer:update_qualification("GovernmentCommunityCloud"))
      refused("code is empty", customer:update_qualification("GovernmentCommunityCloud", { code = "" }))
    end)

    it("sends what the library does not know when asked to", function()
      world.answer(answer(200, '"museum_trust"'))
      assert.same({ "museumtrust" }, { customer:update_qualification("MuseumTrust", { unchecked = true }) })
      assert.equal('"MuseumTrust"', world.sent[1].body)
      world.answer(answer(200, '"governmentcommunitycloud"'))
      assert(customer:update_qualification("GovernmentCommunityCloud", { unchecked = true }))
      assert.equal(SINGULAR, world.sent[1].path)
      world.answer(answer(200, '"none"'))
      assert.equal("none", customer:update_qualification("None", { unchecked = true }))
    end)

    it("needs an app+user credential", function()
      local app = world.customer({ app = true })
      world.answer(answer(200, '"education"'))
      for _, write in ipairs({
        function() return app:update_qualification("Education") end,
        function() return app:create_qualification({ qualification = "StateOwnedEntity" }) end,
      }) do
        local value, err = write()
        assert.is_nil(value)
        assert.equal("config", err.kind)
        assert.matches("app%+user", err.message)
        assert.matches("refresh_token", err.message)
      end
      assert.equal(0, #world.sent)
      assert.equal("education", app:update_qualification("Education", { unchecked = true }))
      assert.equal("education", app:qualification())
    end)

    it("takes a given access token for app+user", function()
      local client = assert(world.partnercenter.new({ access_token = "marker-access-token" }))
      world.answer(answer(200, '"education"'))
      assert.equal("education", client:customer(fake.CUSTOMER):update_qualification("Education"))
    end)

    it("raises at the caller's line on a wrong type", function()
      for _, bad in ipairs({ 1, true, {} }) do
        local ok, message = pcall(function()
          local value = customer:update_qualification(bad)
          return value
        end)
        assert.is_false(ok)
        assert.matches("^%S*write_spec.lua:%d+: .*value: string expected", message)
      end
      assert.error_matches(function() customer:update_qualification() end, "value: string expected, got nil")
      assert.error_matches(function() customer:update_qualification("Education", { cod = "1" }) end,
        "unknown option 'cod', did you mean 'code'")
      assert.equal(0, #world.sent)
    end)
  end)

  describe("by create_qualification", function()
    it("posts the body and gives the record", function()
      world.answer(answer(201,
        '{"qualification":"Education","vettingStatus":"InReview","vettingCreateDate":"d"}'))
      local body = { qualification = "education", educationSegment = "k12",
        website = "https://school.example", novel = 1 }
      assert.same({
        qualification = "Education", vettingStatus = "InReview", vettingCreateDate = "d",
        vettingCreatedDate = "d",
      }, (customer:create_qualification(body)))
      assert.same({ "POST", PLURAL,
        '{"educationSegment":"K12","novel":1,"qualification":"Education",'
          .. '"website":"https://school.example"}' },
        { world.sent[1].method, world.sent[1].path, world.sent[1].body })
      assert.equal("education", body.qualification)
    end)

    it("sends a validation code in both places", function()
      world.answer(answer(201, '{"qualification":"GovernmentCommunityCloud","vettingStatus":"InReview"}'))
      local function check(body, options)
        world.sent = {}
        assert(customer:create_qualification(body, options))
        assert.equal(PLURAL .. "?code=12345", world.sent[1].path)
        assert.equal('{"qualification":"GovernmentCommunityCloud","validationCode":"12345"}',
          world.sent[1].body)
      end
      check({ qualification = "GovernmentCommunityCloud", validationCode = "12345" })
      check({ qualification = "government community cloud", validationCode = 12345 })
      check({ qualification = "GovernmentCommunityCloud" }, { code = "12345" })
    end)

    it("takes any answer that names the value asked for", function()
      for _, text in ipairs({
        '{"qualifications":[{"qualification":"Education","vettingStatus":"Denied"},'
          .. '{"qualification":"StateOwnedEntity"}]}',
        '{"Qualification":"StateOwnedEntity"}', '[{"qualification":"stateownedentity"}]',
        '"stateOwnedEntity"',
      }) do
        world.answer(answer(200, text))
        local record = assert(customer:create_qualification({ qualification = "StateOwnedEntity" }))
        assert.equal("stateownedentity", record.qualification:lower())
      end
    end)

    it("is checked before anything is sent", function()
      world.answer(answer(200, '{"qualification":"Education"}'))
      local function create(body, options) return customer:create_qualification(body, options) end
      refused("None cannot be set", create({ qualification = "None" }))
      refused("Nonprofit cannot be set", create({ qualification = "nonprofit" }))
      refused("educationSegment", create({ qualification = "Education" }))
      refused("educationSegment", create({ qualification = "Education", educationSegment = "Kindergarten" }))
      refused("validation code", create({ qualification = "GovernmentCommunityCloud" }))
      refused("validation code", create({ qualification = "GovernmentCommunityCloud", validationCode = "" }))
      refused("qualification must be text", create({}))
      refused("qualification must be text", create({ qualification = 1 }))
      refused("is not a known", create({ qualification = "Museum" }))
      assert(create({ qualification = "Education" }, { unchecked = true }))
      assert(create({ qualification = "Education", educationSegment = "Kindergarten" }, { unchecked = true }))
      assert.equal(2, #world.sent)
    end)

    it("raises on a body that is none", function()
      for _, bad in ipairs({ "Education", 1 }) do
        assert.error_matches(function() customer:create_qualification(bad) end, "body: table expected, got ")
      end
      assert.error_matches(function() customer:create_qualification() end, "body: table expected, got nil")
    end)
  end)

  local WRITES = {
    PUT = function(options) return customer:update_qualification("Education", options) end,
    POST = function(options) return customer:create_qualification({ qualification = "Education",
      educationSegment = "K12" }, options) end,
  }

  for method, write in pairs(WRITES) do
    describe("by " .. method .. " fails", function()
      for _, status in ipairs({ 200, 201, 202, 400, 403, 404, 409, 500, 503 }) do
        it(("when a sentence comes with status %d"):format(status), function()
          world.answer(answer(status, '"Customer tagging denied."'))
          local value, err = write()
          assert.is_nil(value)
          assert.same({ "validation", status, "Customer tagging denied.", false },
            { err.kind, err.status, err.message, err.retryable })
          assert.is_string(err.hint)
          assert.equal(1, #world.sent)
        end)
      end

      for what, text in pairs({
        ["another word"] = '"none"', ["another number"] = "0",
        ["another record"] = '[{"qualification":"StateOwnedEntity"}]',
        ["no record"] = "[]",
      }) do
        it("when the answer is " .. what, function()
          world.answer(answer(200, text))
          local value, err = write()
          assert.is_nil(value)
          assert.equal("validation", err.kind)
          assert.matches("not education", err.message)
          assert.equal(1, #world.sent)
        end)
      end

      it("when the record is denied", function()
        world.answer(answer(200, '{"qualification":"Education","vettingStatus":"Denied",'
          .. '"vettingReason":"Not an Academic Domain"}'))
        local value, err = write()
        assert.is_nil(value)
        assert.equal("validation", err.kind)
        assert.matches("Not an Academic Domain", err.message)
      end)

      for what, failure in pairs(NOT_LOST) do
        it("without another word after " .. what, function()
          world.answer(failure)
          local value, err = write()
          assert.is_nil(value)
          assert.is_true(world.errors.is(err))
          assert.not_equal("validation", err.status ~= 400 and err.kind or nil)
          assert.equal(1, #world.sent)
        end)
      end
    end)

    describe("by " .. method .. " looks what became of it after", function()
      for what, loss in pairs(LOST) do
        it(what .. ", and finds it done", function()
          world.answer(loss, answer(200, '[{"qualification":"Education","vettingStatus":"InReview"}]'))
          local value, err = write()
          assert.is_nil(err)
          if method == "PUT" then
            assert.equal("education", value)
          else
            assert.same({ qualification = "Education", vettingStatus = "InReview" }, value)
          end
          assert.same({ "GET", PLURAL }, { world.sent[2].method, world.sent[2].path })
          assert.equal(2, #world.sent)
        end)

        it(what .. ", and does not find it done", function()
          for _, found in ipairs({ "[]", '[{"qualification":"Education","vettingStatus":"Denied"}]',
            '[{"qualification":"StateOwnedEntity"}]' }) do
            world.answer(loss, answer(200, found))
            local value, err = write({ max_attempts = 1 })
            assert.is_nil(value)
            assert.equal(loss.error or (loss.status < 300 and "protocol") or err.kind, err.kind)
            assert.equal(loss.status, err.status)
            assert.matches("do not show it", err.message)
            assert.equal(2, #world.sent)
          end
        end)

        it(what .. ", and cannot tell", function()
          world.answer(loss, { error = "network", message = "down", phase = "connect" })
          local value, err = write()
          assert.is_nil(value)
          assert.matches("unknown whether it was done", err.message)
          assert.equal(2, #world.sent)
        end)
      end
    end)
  end

  it("says where to turn when the singular endpoint is gone", function()
    world.answer(answer(410, ""))
    local _, err = WRITES.PUT()
    assert.matches("create_qualification", err.hint)
    _, err = WRITES.POST()
    assert.is_nil((err.hint or ""):find("use create_qualification", 1, true))
  end)

  it("bounds the look afterwards, under the same correlation id", function()
    world.answer(LOST["a reset"], answer(200, "[]"))
    customer:update_qualification("Education",
      { timeout = 5, correlation_id = fake.TENANT, request_id = fake.TENANT })
    assert.same({ 5, fake.TENANT }, { world.sent[2].timeout, world.sent[2].correlation_id })
    assert.is_nil(world.sent[2].request_id)
    world.answer(LOST["a reset"], answer(200, "[]"))
    customer:update_qualification("Education")
    assert.equal(30, world.sent[2].timeout)
  end)
end)
