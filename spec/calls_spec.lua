-- How a call lives: its token, its attempts, its end; over real sockets.

local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.raw_server"

local ID = "11111111-2222-4333-8444-555555555555"
local TENANT = "99999999-2222-4333-8444-555555555555"
local APP = "88888888-2222-4333-8444-555555555555"

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
    local all = { access_token = "marker-access-token", base_url = server.url, authority = server.url }
    for name, value in pairs(options or {}) do
      all[name] = value
    end
    if all.access_token == "none" then
      all.access_token = nil
    end
    return assert(partnercenter.new(all))
  end

  local function app(options)
    local all = { access_token = "none", tenant_id = TENANT, client_id = APP, client_secret = "marker +/=&%" }
    for name, value in pairs(options or {}) do
      all[name] = value
    end
    return new(all)
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

  it("to a port where nobody listens is a network error", function()
    serve(function() end)
    local url = server.url
    server:stop()
    local client = assert(partnercenter.new { access_token = "x", base_url = url, max_attempts = 2 })
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

  describe("gets its token", function()
    local function tokens_and_answers(life, refuse_first)
      return function(conn)
        local n = 0
        while true do
          local head = conn:request()
          if not head then
            return
          end
          if head:match("^POST [^\n]*/oauth2/") then
            n = n + 1
            conn:note("token", head)
            conn:answer("200 OK", ('{"access_token":"marker-token-%d","expires_in":%s}'):format(n, life))
          elseif refuse_first and field(head, "Authorization") == "Bearer marker-token-1" then
            conn:answer("401 Unauthorized", "")
          else
            conn:answer("200 OK", '"education"')
          end
        end
      end
    end

    it("with its secret intact, once for many calls", function()
      serve(tokens_and_answers('"3599"'))
      local client = app()
      for _ = 1, 3 do
        assert.equal("education", client:customer(ID):qualification())
      end
      local sent = server:received("request")
      assert.equal(4, #sent)
      assert.equal("POST /" .. TENANT .. "/oauth2/v2.0/token HTTP/1.1", sent[1]:match("^[^\n]*"))
      assert.equal("grant_type=client_credentials&client_id=" .. APP
        .. "&client_secret=marker%20%2B%2F%3D%26%25"
        .. "&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default", sent[1]:match("\n([^\n]*)$"))
      assert.is_nil(field(sent[1], "Authorization"))
      assert.equal("Bearer marker-token-1", field(sent[2], "Authorization"))
    end)

    it("from the first endpoint when asked for", function()
      serve(tokens_and_answers("3599"))
      assert.equal("education", app { token_endpoint_version = "v1" }:customer(ID):qualification())
      local sent = server:received("request")
      assert.equal("POST /" .. TENANT .. "/oauth2/token HTTP/1.1", sent[1]:match("^[^\n]*"))
      assert.truthy(sent[1]:find("&resource=https%3A%2F%2Fapi.partnercenter.microsoft.com", 1, true))
    end)

    it("anew, once, when the service refuses the one it had", function()
      serve(tokens_and_answers("3599", true))
      assert.equal("education", app():customer(ID):qualification())
      local sent = server:received("request")
      assert.equal(4, #sent)
      assert.equal("Bearer marker-token-2", field(sent[4], "Authorization"))
      assert.equal(field(sent[2], "MS-RequestId"), field(sent[4], "MS-RequestId"))
    end)

    it("only once anew when every token is refused", function()
      serve(function(conn)
        while true do
          local head = conn:request()
          if not head then
            return
          end
          if head:match("^POST ") then
            conn:answer("200 OK", '{"access_token":"marker-token","expires_in":3599}')
          else
            conn:answer("401 Unauthorized", '{"code":400,"description":"no"}')
          end
        end
      end)
      local client = app()
      local value, err = client:customer(ID):qualification()
      assert.is_nil(value)
      assert.equal("auth", err.kind)
      assert.equal(4, server:count())
      client:customer(ID):qualification()
      assert.equal(5, server:count())
    end)

    it("not anew when the audience is wrong", function()
      serve(function(conn)
        while true do
          local head = conn:request()
          if not head then
            return
          end
          if head:match("^POST ") then
            conn:answer("200 OK", '{"access_token":"marker-token","expires_in":3599}')
          else
            conn:answer("401 Unauthorized", '{"code":900420,"description":"no"}')
          end
        end
      end)
      local value, err = app():customer(ID):qualification()
      assert.is_nil(value)
      assert.equal("900420", err.code)
      assert.equal(2, server:count())
    end)

    it("not, and says why; the refusal is remembered", function()
      serve(function(conn)
        while conn:request() do
          conn:answer("401 Unauthorized", json.encode {
            error = "invalid_client",
            error_description = "AADSTS7000215: Invalid client secret provided.",
            error_codes = { 7000215 },
          })
        end
      end)
      local client = app()
      for _ = 1, 3 do
        local value, err = client:customer(ID):qualification()
        assert.is_nil(value)
        assert.equal("auth", err.kind)
        assert.equal("token", err.phase)
        assert.equal("AADSTS7000215", err.code)
        assert.equal("customer.qualification", err.operation)
        assert.falsy(tostring(err):find("marker", 1, true))
      end
      assert.equal(1, server:count())
    end)

    it("from a function, which is asked again when its token is refused", function()
      serve(tokens_and_answers("3599", true))
      local asked = 0
      local client = new { access_token = function()
        asked = asked + 1
        return "marker-token-" .. asked, 3600
      end }
      assert.equal("education", client:customer(ID):qualification())
      assert.equal("education", client:customer(ID):qualification())
      assert.equal(2, asked)
    end)

    it("that lives no time at all, and uses it", function()
      serve(tokens_and_answers("0"))
      assert.equal("education", app { timeout = 5 }:customer(ID):qualification())
      assert.equal(2, server:count())
    end)

    it("not from a function that raises, and the error names the option", function()
      serve(tokens_and_answers("3599"))
      local value, err = new { access_token = function()
        error("vault is sealed")
      end }:customer(ID):qualification()
      assert.is_nil(value)
      assert.equal("config", err.kind)
      assert.truthy(err.message:find("access_token", 1, true))
      assert.equal(0, server:count())
    end)

    it("with a refresh token, whose successor is handed over before anything else", function()
      serve(function(conn)
        local n = 0
        while true do
          local head, body = conn:request()
          if not head then
            return
          end
          if head:match("^POST ") then
            n = n + 1
            conn:note("grant", body)
            conn:answer("200 OK", json.encode {
              access_token = "t" .. n, expires_in = 3599, refresh_token = "marker-refresh-" .. n + 1,
            })
          else
            conn:answer(field(head, "Authorization") == "Bearer t1" and "401 No" or "200 OK", '"education"')
          end
        end
      end)
      local kept = {}
      local client = app {
        refresh_token = "marker-refresh-1",
        on_refresh_token = function(token)
          kept[#kept + 1] = { token, server:count() }
        end,
      }
      assert.equal("education", client:customer(ID):qualification())
      assert.equal("marker-refresh-2", kept[1][1])
      assert.equal(1, kept[1][2])
      local grants = server:received("grant")
      assert.truthy(grants[1]:find("grant_type=refresh_token", 1, true))
      assert.truthy(grants[1]:find("&refresh_token=marker-refresh-1", 1, true))
      assert.truthy(grants[2]:find("&refresh_token=marker-refresh-2", 1, true))
    end)
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
