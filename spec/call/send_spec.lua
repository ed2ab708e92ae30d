local fake = require "spec.support.fake.engine"

describe("send", function()
  local world, client

  before_each(function()
    world = fake.load()
    client = world.client()
  end)

  after_each(fake.unload)

  local function ask(answer, spec)
    world.answer(answer)
    spec = spec or {}
    spec.path = spec.path or "/v1/x"
    return client:request(spec)
  end

  it("gives the answer in all its parts", function()
    local answer = assert(ask({
      status = 201, body = ' {"a":[1,null]} ', headers = "MS-CV: cv\r\n", request_id = "r",
      correlation_id = "c", attempts = 2,
    }))
    assert.equal(201, answer.status)
    assert.same({ 1, world.json.null }, answer.body.a)
    assert.equal(' {"a":[1,null]} ', answer.text)
    assert.equal("cv", answer.headers["ms-cv"])
    assert.same({ "r", "c", 2 }, { answer.request_id, answer.correlation_id, answer.attempts })
  end)

  it("takes any JSON at the top, with white space around it", function()
    for text, value in pairs({ ['\r\n\r\n  "education"\n'] = "education", [" 3 "] = 3, ["true"] = true,
      ["false"] = false }) do
      assert.equal(value, assert(ask({ status = 200, body = text })).body)
    end
    assert.equal(world.json.null, assert(ask({ status = 200, body = "null" })).body)
  end)

  it("takes answers without a body", function()
    for _, status in ipairs({ 200, 201, 202, 204, 205 }) do
      local answer = assert(ask({ status = status, body = "" }))
      assert.is_nil(answer.body)
      assert.equal("", answer.text)
    end
    assert(ask({ status = 204 }))
    assert(ask({ status = 200 }, { method = "HEAD" }))
  end)

  it("does not decode other media types that were requested", function()
    local answer = assert(ask({ status = 200, body = "%PDF-1.4" },
      { headers = { Accept = "application/pdf" } }))
    assert.equal("%PDF-1.4", answer.text)
    assert.is_nil(answer.body)
  end)

  describe("never gives a value for", function()
    for what, case in pairs({
      ["a text that is cut off"] = { '"educa', "broken or truncated" },
      ["an object that is cut off"] = { '{"a":1', "broken or truncated" },
      ["bare words"] = { "educa", "cannot be read" },
      ["two values"] = { '"a" "b"', "cannot be read" },
      ["HTML"] = { "\n<!DOCTYPE html><html><title>Sign in</title></html>", "HTML" },
      ["UTF-16 with a mark"] = { "\255\254\"\0e\0\"\0", "UTF%-16" },
      ["UTF-16 without one"] = { "\"\0e\0\"\0", "UTF%-16" },
      ["NaN"] = { "NaN", "cannot be read" },
      ["white space"] = { "  \r\n", "cannot be read" },
    }) do
      it(what, function()
        local answer, err = ask({ status = 200, body = case[1], headers = "MS-CV: cv\r\n", request_id = "r" })
        assert.is_nil(answer)
        assert.equal("protocol", err.kind)
        assert.equal(200, err.status)
        assert.matches(case[2], err.message)
        assert.equal("cv", err.ms_cv)
        assert.equal("r", err.request_id)
        assert.is_false(err.retryable)
      end)
    end

    for status = 300, 308 do
      it("status " .. status, function()
        local answer, err = ask({ status = status, body = "{}",
          headers = "Location: https://elsewhere.example/\r\n" })
        assert.is_nil(answer)
        assert.equal("protocol", err.kind)
        assert.matches("redirects are not followed", err.message)
      end)
    end
  end)

  describe("with nothing but the connection's end at its end", function()
    it("accepts a provably complete answer", function()
      for _, text in ipairs({ '{"a":1}', "[1]", ' "education"' }) do
        assert(ask({ status = 200, body = text, undelimited = true }))
      end
    end)

    it("believes nothing else", function()
      for _, text in ipairs({ "3", "tru", "true", "null", "", '"educa', "[1" }) do
        local answer, err = ask({ status = 200, body = text, undelimited = true })
        assert.is_nil(answer, text)
        assert.equal("protocol", err.kind)
      end
      local answer, err = ask({ status = 200, body = "%PDF", undelimited = true },
        { headers = { Accept = "x/y" } })
      assert.is_nil(answer)
      assert.equal("protocol", err.kind)
    end)
  end)

  describe("makes an error of", function()
    it("a refusal", function()
      local answer, err = ask({
        status = 404, body = '{"code":1000,"description":"not there"}',
        headers = "MS-ServerId: s\r\nDate: d\r\n",
        request_id = "r", correlation_id = "c", attempts = 3,
      })
      assert.is_nil(answer)
      assert.same({ "not_found", 404, "1000", "not there", "r", "c", "s", "d", 3, "answer" }, {
        err.kind, err.status, err.code, err.message, err.request_id, err.correlation_id, err.server_id,
        err.date,
        err.attempts, err.phase,
      })
    end)

    it("an engine that got no answer", function()
      local answer, err = ask({
        error = "timeout", message = "no answer within 3 s", phase = "connect", attempts = 2,
        request_id = "r",
      })
      assert.is_nil(answer)
      assert.same({ "timeout", "no answer within 3 s", "connect", 2, "r", true },
        { err.kind, err.message, err.phase, err.attempts, err.request_id, err.retryable })
    end)

    it("a certificate that was refused, with those that were trusted", function()
      local _, err = ask({ error = "tls", message = "unable to get local issuer certificate", phase = "tls" })
      assert.equal("tls", err.kind)
      assert.matches("issuer certificate %(CA: ", err.message)
    end)

    it("a token that could not be had", function()
      local failure = world.errors.new("auth", { message = "AADSTS7000215", hint = "use the secret's value" })
      world.answer({ error = "auth", message = "no token", phase = "token", attempts = 0, failure = failure })
      local _, err = client:customer(fake.CUSTOMER):qualification()
      assert.same({ "auth", "AADSTS7000215", "use the secret's value", "customer.qualification", "token" },
        { err.kind, err.message, err.hint, err.operation, err.phase })
    end)

    it("a 401 whose cure failed", function()
      local failure = world.errors.new("auth", { message = "invalid_grant", hint = "sign in again" })
      local _, err = ask({ status = 401, body = "", failure = failure })
      assert.equal("auth", err.kind)
      assert.equal(401, err.status)
      assert.equal(failure, err.cause)
    end)
  end)

  describe("read-only", function()
    for _, method in ipairs({ "POST", "PUT", "PATCH", "DELETE" }) do
      it("sends no " .. method, function()
        client = world.client({ read_only = true })
        local answer, err = ask({ status = 200, body = "" }, { method = method })
        assert.is_nil(answer)
        assert.equal("config", err.kind)
        assert.matches("read_only", err.message)
        assert.equal(0, #world.sent)
      end)
    end

    it("sends GET and HEAD", function()
      client = world.client({ read_only = true })
      assert(ask({ status = 200, body = "" }))
      assert(ask({ status = 200 }, { method = "HEAD" }))
    end)

    it("sends no qualification", function()
      local customer = world.customer({ read_only = true })
      world.answer({ status = 200, body = '"education"' })
      local _, err = customer:update_qualification("Education")
      assert.equal("config", err.kind)
      _, err = customer:create_qualification({ qualification = "StateOwnedEntity" })
      assert.equal("config", err.kind)
      assert.equal(0, #world.sent)
      assert.equal("education", customer:qualification())
    end)
  end)

  describe("tells of each call", function()
    it("its operation and its outcome", function()
      local events = {}
      client = world.client({ on_event = function(event)
        if event.type == "call" then events[#events + 1] = event end
      end })
      world.answer({ status = 200, body = '"none"', request_id = "r" },
        { status = 403, body = "", correlation_id = "c" })
      local customer = client:customer(fake.CUSTOMER)
      assert.equal("none", customer:qualification())
      customer:qualification()
      assert.equal(2, #events)
      local first, second = events[1], events[2]
      assert.is_number(first.seconds)
      first.seconds = nil
      assert.same({
        type = "call", operation = "customer.qualification", method = "GET", host = "api", status = 200,
        attempt = 1,
        path = "/v1/customers/{customer_id}/qualification", request_id = "r", correlation_id = "c",
        tenant_id = fake.TENANT,
      }, first)
      assert.equal("forbidden", second.kind)
      assert.equal(403, second.status)
      assert.equal("c", second.correlation_id)
    end)

    it("and survives handlers that fail", function()
      client = world.client({
        on_event = function()
          error("marker")
        end,
        logger = function()
          error("marker")
        end,
      })
      assert(ask({ status = 200, body = "1" }))
      assert.equal(2, client.handler_errors)
    end)

    it("to a logger in one line", function()
      local lines = {}
      client = world.client({ logger = function(level, message)
        lines[#lines + 1] = level .. " " .. message
      end })
      assert(ask({ status = 200, body = "1" }))
      ask({ status = 500, body = "" })
      assert.matches("^debug partnercenter: call operation=request GET /v1/x method=GET path=/v1/x st",
        lines[1])
      assert.matches("^warn partnercenter: call .*kind=service", lines[2])
    end)
  end)
end)
