local fake = require "spec.support.fake.engine"

local SINGULAR = "/v1/customers/" .. fake.CUSTOMER .. "/qualification"
local PLURAL = SINGULAR .. "s"

describe("qualification", function()
  local world

  before_each(function()
    world = fake.load()
  end)

  after_each(fake.unload)

  local function ok(text)
    return { status = 200, body = text }
  end

  local function calls()
    local list = {}
    for i, sent in ipairs(world.sent) do
      list[i] = sent.method .. " " .. sent.path
    end
    return list
  end

  local APPROVED = '{"qualification":"%s","vettingStatus":"Approved"}'
  local OWNED = '{"qualification":"StateOwnedEntity"}'

  -- Every answer that is known to mean something, of either endpoint.
  local READS = {
    ['"education"'] = "education",
    ['\r\n\r\n    "education"\n'] = "education",
    ['"Education"'] = "education",
    ['"GovernmentCommunityCloud"'] = "governmentcommunitycloud",
    ['"government_community_cloud"'] = "governmentcommunitycloud",
    ['"governmentCommunityCloud"'] = "governmentcommunitycloud",
    ['"Government Community Cloud"'] = "governmentcommunitycloud",
    ['"state-owned-entity"'] = "stateownedentity",
    ['"none"'] = "none",
    ['"Nonprofit"'] = "nonprofit",
    ["0"] = "none", ["1"] = "education", ["2"] = "nonprofit", ["3"] = "governmentcommunitycloud",
    ["4"] = "stateownedentity", ["3.0"] = "governmentcommunitycloud",
    ['"Museum"'] = "museum", ['"Public_Library"'] = "publiclibrary",
    ['[{"qualification":"Education","vettingStatus":"Approved"}]'] = "education",
    ['{"qualifications":[{"qualification":"Education","vettingStatus":"Approved"}]}'] = "education",
    ['{"Qualifications":[]}'] = "none",
    ['{"qualification":"Education","vettingStatus":"Approved"}'] = "education",
    ['{"Qualification":"StateOwnedEntity","VettingStatus":null}'] = "stateownedentity",
    ['[{"Qualification":"Education","VettingStatus":"approved"}]'] = "education",
    ["[]"] = "none", [" [ ] "] = "none",
    ['["education"]'] = "education", ["[1]"] = "education",
    ['[{"qualification":"Education","vettingStatus":"InReview"}]'] = "none",
    ['[{"qualification":"Education","vettingStatus":"Denied","vettingReason":"No"}]'] = "none",
    ['[{"qualification":"Education","vettingStatus":"Pondered"}]'] = "none",
    ['[{"qualification":"Education","vettingStatus":""}]'] = "none",
    ['[{"qualification":"Education","vettingStatus":2}]'] = "none",
    ["[" .. OWNED .. "," .. APPROVED:format("Education") .. "]"] = "education",
    ["[" .. OWNED .. "," .. APPROVED:format("GovernmentCommunityCloud") .. "]"] = "governmentcommunitycloud",
    ['[{"qualification":"Education","vettingStatus":"InReview"},' .. OWNED .. "]"] = "stateownedentity",
    ['[{"qualification":"None"}]'] = "none",
    ['[{"qualification":"None"},{"qualification":"Museum"}]'] = "museum",
  }

  -- Sound JSON that must never be taken for a qualification.
  local REFUSES = {
    '"Customer tagging denied."', '"not a word at all"', '""', '"  "', '"' .. ("x"):rep(65) .. '"', "5", "-1",
    "1.5",
    "true", "null", "{}", '{"qualifications":null}', '{"value":"education"}', "[null]",
    '[{"vettingStatus":"Approved"}]', "[[]]", '[{"qualification":""}]',
    '{"qualification":{"name":"Education"}}', '[{"qualification":"Education"},{}]',
    '{"code":2000,"description":"no"}',
  }

  for _, endpoint in ipairs({ "singular", "plural" }) do
    describe("read from the " .. endpoint .. " endpoint", function()
      local customer

      before_each(function()
        customer = world.customer({ qualification_endpoint = endpoint })
      end)

      for text, name in pairs(READS) do
        it("is " .. name .. " for " .. text, function()
          world.answer(ok(text))
          assert.same({ name }, { customer:qualification() })
          assert.same({ "GET " .. (endpoint == "plural" and PLURAL or SINGULAR) }, calls())
        end)
      end

      for _, text in ipairs(REFUSES) do
        it("is an error for " .. text, function()
          world.answer(ok(text))
          local name, err = customer:qualification()
          assert.is_nil(name)
          assert.equal("protocol", err.kind)
          assert.equal("customer.qualification" .. (endpoint == "plural" and "s" or ""), err.operation)
          assert.equal(1, #world.sent)
        end)
      end

      for _, answer in ipairs({ ok(""), { status = 204 }, { status = 202, body = "" } }) do
        it("is an error for an empty answer with status " .. answer.status, function()
          world.answer(answer)
          local name, err = customer:qualification()
          assert.is_nil(name)
          assert.equal("protocol", err.kind)
          assert.matches("no body", err.message)
        end)
      end

      it("is an error for a bare string with status 400", function()
        world.answer({ status = 400, body = '"education"' })
        local name, err = customer:qualification()
        assert.is_nil(name)
        assert.equal("validation", err.kind)
      end)
    end)
  end

  it("sends nothing for a malformed customer", function()
    for _, id in ipairs({
      "", "x", fake.CUSTOMER .. "0", "{" .. fake.CUSTOMER .. "}", " " .. fake.CUSTOMER,
      fake.CUSTOMER:gsub("-", ""),
      "../" .. fake.CUSTOMER, fake.CUSTOMER .. "/..", "a/b", "..", "a\r\nX-Evil: 1", "a\0",
      fake.CUSTOMER .. "\n",
    }) do
      for _, verb in ipairs({ "get", "qualification", "qualifications" }) do
        local handle = world.client():customer(id)
        local value, err = handle[verb](handle)
        assert.is_nil(value)
        assert.equal("invalid_argument", err.kind)
        assert.is_nil(err.message:find("%c"))
      end
    end
    assert.equal(0, #world.sent)
  end)

  describe("fallback", function()
    local GONE = {
      [""] = 404, ["not here"] = 404, ['{"Message":"No HTTP resource was found"}'] = 404, ["{}"] = 405,
      ["gone"] = 410,
      ["<html>"] = 501,
    }

    for text, status in pairs(GONE) do
      it(("reads the plural form after %d %s"):format(status, text), function()
        local events = {}
        local client = world.client({ on_event = function(event)
          if event.type == "fallback" then events[#events + 1] = event end
        end })
        world.answer({ status = status, body = text }, ok('[{"qualification":"Education"}]'))
        local customer = client:customer(fake.CUSTOMER)
        assert.same({ "education" }, { customer:qualification() })
        assert.same({ "education" }, { client:customer(fake.TENANT):qualification() })
        assert.same({ "GET " .. SINGULAR, "GET " .. PLURAL }, { calls()[1], calls()[2] })
        assert.equal(3, #world.sent)
        assert.equal(1, #events)
        assert.same({ "customer.qualification", status, "/v1/customers/{customer_id}/qualifications" },
          { events[1].operation, events[1].status, events[1].path })
      end)
    end

    it("is forgotten after an hour, and not remembered by another client", function()
      local core, offset = require "partnercenter.core", 0
      local now = core.now
      core.now = function()
        return now() + offset
      end
      finally(function()
        core.now = now
      end)
      local customer = world.customer()
      world.answer({ status = 410, body = "" }, ok("[]"), ok("[]"), ok('"education"'), ok('"education"'))
      assert.equal("none", customer:qualification())
      offset = 3599
      assert.equal("none", customer:qualification())
      offset = 3601
      assert.equal("education", customer:qualification())
      assert.equal("education", world.customer():qualification())
      assert.same({ SINGULAR, PLURAL, PLURAL, SINGULAR, SINGULAR }, {
        world.sent[1].path, world.sent[2].path, world.sent[3].path, world.sent[4].path, world.sent[5].path,
      })
    end)

    it("is not remembered when the plural form fails too", function()
      local customer = world.customer()
      world.answer({ status = 404, body = "" },
        { status = 404, body = '{"code":60003,"description":"no tenant"}' },
        ok('"education"'))
      local name, err = customer:qualification()
      assert.is_nil(name)
      assert.equal("60003", err.code)
      assert.equal(404, err.cause.status)
      assert.equal("education", customer:qualification())
      assert.equal(SINGULAR, world.sent[3].path)
    end)

    for what, answer in pairs({
      ["404 with a code"] = { status = 404, body = '{"code":1000,"description":"resource not found"}' },
      ["404 with HTML"] = { status = 404, body = " <html><title>Not Found</title></html>" },
      ["403"] = { status = 403, body = "" },
      ["500"] = { status = 500, body = "" },
      ["an unreadable answer"] = { status = 200, body = "" },
      ["no answer"] = { error = "network", message = "reset", phase = "answer" },
    }) do
      it("is not taken after " .. what, function()
        world.answer(answer)
        local name, err = world.customer():qualification()
        assert.is_nil(name)
        assert.is_true(world.errors.is(err))
        assert.equal(1, #world.sent)
      end)
    end

    it("is not taken when the singular endpoint is asked for", function()
      world.answer({ status = 410, body = "" })
      assert.is_nil((world.customer({ qualification_endpoint = "singular" }):qualification()))
      assert.equal(1, #world.sent)
    end)

    it("keeps the options of the call", function()
      world.answer({ status = 410, body = "" }, ok("[]"))
      assert.equal("none", world.customer():qualification({ timeout = 7, correlation_id = fake.TENANT }))
      for i = 1, 2 do
        assert.equal(fake.TENANT, world.sent[i].correlation_id)
        assert.is_true(world.sent[i].timeout <= 7) -- the second has what the first left
      end
    end)
  end)

  describe("list", function()
    local function list(text)
      world.answer(ok(text))
      return world.customer():qualifications()
    end

    it("keeps what was sent and adds the documented names", function()
      local records = assert(list([[
        [{"qualification":"Education","vettingStatus":"Denied","vettingReason":"Not an Academic Domain",
          "vettingCreatedDate":"2020-12-03T10:37:38.885Z"},
         {"Qualification":"GovernmentCommunityCloud","VettingStatus":"Approved",
          "vettingCreateDate":"2021-05-06T19:59:56.6832021+00:00","novel":{"a":1}},
         {"qualification":"StateOwnedEntity","vettingReason":null}] ]]))
      assert.same({
        { qualification = "Education", vettingStatus = "Denied", vettingReason = "Not an Academic Domain",
          vettingCreatedDate = "2020-12-03T10:37:38.885Z" },
        { qualification = "GovernmentCommunityCloud", Qualification = "GovernmentCommunityCloud",
          vettingStatus = "Approved", VettingStatus = "Approved", novel = { a = 1 },
          vettingCreateDate = "2021-05-06T19:59:56.6832021+00:00",
          vettingCreatedDate = "2021-05-06T19:59:56.6832021+00:00" },
        { qualification = "StateOwnedEntity" },
      }, records)
      assert.is_true(world.json.is_array(records))
    end)

    it("takes every shape", function()
      for _, text in ipairs({
        '{"qualifications":[{"qualification":"Education"}]}', '{"qualification":"Education"}',
        '[{"qualification":"Education"}]', '"Education"', "1", '{"items":[{"qualification":"Education"}]}',
      }) do
        assert.same({ { qualification = "Education" } }, (list(text)))
      end
      local none = list("[]")
      assert.same({}, none)
      assert.is_true(world.json.is_array(none))
    end)

    it("refuses what holds no records", function()
      for _, text in ipairs({ "", "{}", '"Customer tagging denied."', "null", "[{}]" }) do
        local records, err = list(text)
        assert.is_nil(records)
        assert.equal("protocol", err.kind)
      end
    end)
  end)

  it("drops the blanks in a validation status", function()
    world.answer(ok('{"type":"account","status":"Not Ready","lastUpdateDateTime":""}'))
    assert.same({ type = "account", status = "NotReady", lastUpdateDateTime = "" },
      (world.customer():validation_status("account")))
    assert.equal("/v1/customers/" .. fake.CUSTOMER .. "/validationStatus?type=account", world.sent[1].path)
    world.answer(ok('"Allowed"'))
    local record, err = world.customer():validation_status("account")
    assert.is_nil(record)
    assert.equal("protocol", err.kind)
  end)

  it("lists validation codes", function()
    world.answer(ok('[{"validationId":"12345","maxCreates":5,"remainingCreates":null}]'))
    local codes = assert(world.client():validation_codes())
    assert.same({ { validationId = "12345", maxCreates = 5 } }, codes)
    assert.equal("GET /v1/customers/all/validations", calls()[1])
    for _, text in ipairs({ "{}", "", '"x"' }) do
      world.answer(ok(text))
      local none, err = world.client():validation_codes()
      assert.is_nil(none)
      assert.equal("protocol", err.kind)
    end
  end)
end)
