-- The life of a call over real sockets: its attempts and its end. Tokens: see spec/auth/token/calls_spec.lua.

local clients = require "spec.support.clients"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"

local ID = clients.ID

local field = raw.field

describe("a call", function()
  local server

  after_each(function()
    server:stop()
  end)

  local function serve(handler)
    server = raw.start(handler)
  end

  local function new(options)
    return clients.new(server, options)
  end

  describe("is repeated", function()
    it("after a 500, under the same request id, and a new call has another", function()
      serve(function(conn)
        local n = 0
        while conn:request() do
          n = n + 1
          conn:answer(n == 1 and "500 Oops" or "200 OK", '"education"')
        end
      end)
      local client = new()
      assert.equal("education", client:customer(ID):qualification())
      assert.equal("education", client:customer(ID):qualification())
      local sent = server:received("request")
      assert.equal(3, #sent)
      assert.equal(field(sent[1], "MS-RequestId"), field(sent[2], "MS-RequestId"))
      assert.equal(field(sent[1], "MS-CorrelationId"), field(sent[2], "MS-CorrelationId"))
      assert.not_equal(field(sent[1], "MS-RequestId"), field(sent[3], "MS-RequestId"))
    end)

    it("up to max_attempts, and the error tells how often", function()
      serve(function(conn)
        while conn:request() do
          conn:answer("503 Busy", "")
        end
      end)
      local value, err = new { max_attempts = 2 }:customer(ID):qualification()
      assert.is_nil(value)
      assert.equal("service", err.kind)
      assert.equal(2, err.attempts)
      assert.equal(2, server:count())
    end)

    it("after a reset connection", function()
      serve(function(conn, number)
        if number == 1 then
          conn:request()
          conn:reset()
        else
          while conn:request() do
            conn:answer("200 OK", '"education"')
          end
        end
      end)
      assert.equal("education", new():customer(ID):qualification())
    end)

    it("when an attempt's time is up, on another connection", function()
      serve(function(conn, number)
        conn:request()
        if number == 1 then
          conn:stall()
        end
        conn:answer("200 OK", '"education"')
      end)
      local client = new { attempt_timeout = 2 }
      assert.equal("education", client:customer(ID):qualification())
      assert.equal(2, server:count("connection"))
    end)

    it("after Retry-After, which wins over the usual wait", function()
      serve(function(conn)
        local n = 0
        while conn:request() do
          n = n + 1
          if n == 1 then
            conn:answer("429 Slow down", "", "Retry-After: 1\r\n")
          else
            conn:answer("200 OK", '"education"')
          end
        end
      end)
      local started = require("partnercenter.core").now()
      assert.equal("education", new():customer(ID):qualification())
      assert.is_true(require("partnercenter.core").now() - started >= 1)
    end)
  end)

  for _, status in ipairs { 400, 403, 404, 409, 412, 417, 422 } do
    it("is sent once when answered " .. status, function()
      serve(function(conn)
        while conn:request() do
          conn:answer(status .. " No", "")
        end
      end)
      local response, err = new():request { path = "/v1/x" }
      assert.is_nil(response)
      assert.equal(status, err.status)
      assert.equal(1, server:count())
    end)
  end

  for method, sent in pairs { POST = 2, PUT = 2, DELETE = 2, PATCH = 1 } do
    it(("of %s is sent %d times when its answer is lost"):format(method, sent), function()
      serve(function(conn)
        conn:request()
        conn:reset()
      end)
      local client = new { max_attempts = 2 }
      local response, err = client:request { method = method, path = "/v1/x", body = { a = 1 } }
      assert.is_nil(response)
      assert.equal("network", err.kind)
      assert.equal(sent, server:count())
      assert.equal(sent, err.attempts)
    end)
  end

  it("that writes is sent once with retry_writes = false", function()
    serve(function(conn)
      while conn:request() do
        conn:answer("503 Busy", "")
      end
    end)
    new { retry_writes = false }:request { method = "POST", path = "/v1/x", body = { a = 1 } }
    assert.equal(1, server:count())
  end)

  for _, applied in ipairs { true, false } do
    it("that sets a qualification looks first after a lost answer, which " .. (applied and "was" or "was not")
      .. " applied", function()
      serve(function(conn, number)
        local puts = 0
        while true do
          local head = conn:request()
          if not head then
            return
          end
          if head:match("^PUT ") then
            puts = puts + 1
            local lost = puts == 1 and number == 1
            conn:answer(lost and "500 Oops" or "200 OK", lost and "" or '"education"')
          else
            local held = '[{"qualification":"Education","vettingStatus":"Approved"}]'
            conn:answer("200 OK", applied and held or "[]")
          end
        end
      end)
      assert.equal("education", new():customer(ID):update_qualification("Education"))
      local sent = server:received("request")
      assert.equal(applied and 2 or 3, #sent)
      assert.truthy(sent[2]:find("^GET /v1/customers/[^/]*/qualifications HTTP"))
      if not applied then
        assert.equal(field(sent[1], "MS-RequestId"), field(sent[3], "MS-RequestId"))
        assert.equal(field(sent[1], "MS-CorrelationId"), field(sent[3], "MS-CorrelationId"))
      end
    end)
  end

  it("ends before a sleep that its deadline would cut short", function()
    serve(function(conn)
      while conn:request() do
        conn:answer("429 Slow down", "", "Retry-After: 60\r\n")
      end
    end)
    local value, err = new { timeout = 20 }:customer(ID):qualification()
    assert.is_nil(value)
    assert.equal("throttled", err.kind)
    assert.equal(60, err.retry_after)
    assert.equal(1, server:count())
  end)

  it("that runs out of time says so, with the phase", function()
    serve(function(conn)
      conn:request()
      conn:stall()
    end)
    local value, err = new { timeout = 2 }:customer(ID):qualification()
    assert.is_nil(value)
    assert.equal("timeout", err.kind)
    assert.equal("answer", err.phase)
  end)

  it("to a port without a listener is a network error", function()
    serve(function() end)
    server:refuse()
    local client = new { max_attempts = 2 }
    local value, err = client:customer(ID):qualification()
    assert.is_nil(value)
    assert.equal("network", err.kind)
    assert.equal("connect", err.phase)
    assert.equal(2, err.attempts)
  end)

  it("to a name that does not exist is a network error", function()
    serve(function() end)
    local client = assert(partnercenter.new {
      access_token = "x", base_url = "https://name.invalid", max_attempts = 1, proxy = false,
    })
    local value, err = client:customer(ID):qualification()
    assert.is_nil(value)
    assert.equal("network", err.kind)
    assert.equal("resolve", err.phase)
  end)

  it("in a forked child ends as forked, and the parent's connection lives on", function()
    serve(function(conn)
      while conn:request() do
        conn:answer("200 OK", '"education"')
      end
    end)
    local client = new()
    assert.equal("education", client:customer(ID):qualification())
    local pid = process.fork()
    if pid == 0 then
      local value, err = client:customer(ID):qualification()
      local fresh = partnercenter.new { access_token = "x", base_url = server.url }
      local again = fresh and fresh:customer(ID):qualification()
      client:close()
      process.exit(value == nil and err.kind == "forked" and again == "education" and 0 or 1)
    end
    local how, code = process.wait(pid)
    assert.same({ "exit", 0 }, { how, code })
    assert.equal("education", client:customer(ID):qualification())
    assert.equal(2, server:count("connection"))
  end)

  it("on a closed client raises at the caller's line", function()
    serve(function() end)
    local client = new()
    client:close()
    client:close()
    local ok, why = pcall(function()
      client:customer(ID):qualification()
    end)
    assert.is_false(ok)
    assert.truthy(tostring(why):find("calls_spec.lua", 1, true), tostring(why))
  end)

  it("from a coroutine ends without yielding to its owner", function()
    serve(function(conn)
      while conn:request() do
        conn:answer("200 OK", '"education"')
      end
    end)
    local client = new()
    local co = coroutine.create(function()
      return client:customer(ID):qualification()
    end)
    local ok, value = coroutine.resume(co)
    assert.is_true(ok)
    assert.equal("education", value)
    assert.equal("dead", coroutine.status(co))
  end)

  it("with validate_mfa asks for the report and tells it as an event", function()
    serve(function(conn)
      while conn:request() do
        conn:answer("200 OK", '"education"', "isMfaCompliant: false\r\n")
      end
    end)
    local told = {}
    local client = new { validate_mfa = true, on_event = function(event)
      if event.type == "mfa" then
        told[#told + 1] = event
      end
    end }
    assert.equal("education", client:customer(ID):qualification())
    assert.equal("true", field(server:received("request")[1], "ValidateMfa"))
    assert.equal(1, #told)
    assert.is_false(told[1].compliant)
    assert.equal("customer.qualification", told[1].operation)
  end)

  it("blots out a secret that the service repeats", function()
    serve(function(conn)
      while conn:request() do
        conn:answer("403 No", '{"code":1,"description":"token marker-access-token is bad"}')
      end
    end)
    local _, err = new():customer(ID):qualification()
    assert.equal("forbidden", err.kind)
    assert.falsy(tostring(err):find("marker", 1, true), tostring(err))
  end)

  it("to another host does not carry a given access token", function()
    serve(function() end)
    local response, err = new():request { host = "graph", path = "/v1.0/me" }
    assert.is_nil(response)
    assert.equal("config", err.kind)
    assert.equal(0, server:count("connection"))
  end)

  it("tells its ids when a 200 cannot be read", function()
    serve(function(conn)
      while conn:request() do
        conn:answer("200 OK", "")
      end
    end)
    local _, err = new():customer(ID):qualification()
    assert.equal("protocol", err.kind)
    assert.equal(field(server:received("request")[1], "MS-RequestId"), err.request_id)
  end)

  it("is inflated when the service compressed it", function()
    serve(function(conn)
      while conn:request() do
        -- "education" with its quotes, as gzip
        conn:answer("200 OK", "\31\139\8\0\0\0\0\0\2\255\83\74\77\41\77"
          .. "\78\44\201\204\207\83\2\0\67\248\153\57\11\0\0\0", "Content-Encoding: gzip\r\n")
      end
    end)
    local value, err = new { max_attempts = 1 }:customer(ID):qualification()
    assert.is_nil(err and tostring(err))
    assert.equal("education", value)
  end)
end)
