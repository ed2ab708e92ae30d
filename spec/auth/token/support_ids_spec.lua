-- The ids of a token endpoint's error: those that its support finds, never those of the unsent call.

local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local ID = sign_in.CUSTOMER
local CALL = "0ca11000-0000-4000-8000-000000000001" -- an id that the caller gives

local ENTRA = '{"error":"%s","error_codes":[%d],"timestamp":"2026-01-02 03:04:05Z","trace_id":"%s",'
  .. '"correlation_id":"%s","error_description":"AADSTS%d: no. Trace ID: t Correlation ID: c Timestamp: x"}'
local TRACE, CORRELATION = "7race000-0000-4000-8000-000000000001", "c0441000-0000-4000-8000-000000000001"

local function entra(status, word, number)
  return status, ENTRA:format(word, number, TRACE, CORRELATION, number)
end

describe("the ids of a token endpoint's error", function()
  local server

  after_each(function()
    server:stop()
    process.setenv("AZURE_POD_IDENTITY_AUTHORITY_HOST")
  end)

  local function serve(answer)
    server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        elseif not answer then
          return conn:reset()
        end
        conn:answer(answer(head))
      end
    end)
  end

  local function fails(identity)
    local all = { base_url = server.url, authority = server.url, timeout = 60, max_attempts = 1 }
    if not identity.managed_identity then
      all.tenant_id, all.client_id = ID, ID
    end
    for name, value in pairs(identity) do
      all[name] = value
    end
    local event
    all.on_event = function(one)
      if one.type == "call" then
        event = one
      end
    end
    local client = assert(partnercenter.new(all))
    local value, err = client:customer(ID):qualification { request_id = CALL, correlation_id = CALL }
    assert.is_nil(value)
    assert.is_nil(tostring(err):find(CALL, 1, true), tostring(err))
    assert.not_equal(CALL, err.request_id)
    assert.not_equal(CALL, err.correlation_id)
    assert.equal(err.request_id, event.request_id)
    assert.equal(err.correlation_id, event.correlation_id)
    return err
  end

  local function sent() return raw.field(server:received("request")[1], "client-request-id") end

  local identities = {
    client_secret = { client_secret = "s" },
    refresh_token = { client_secret = "s", refresh_token = "r" },
    authorization_code = { client_secret = "s", authorization_code = "c", redirect_uri = "http://localhost" },
    device_code = { device_code = function() end },
  }
  for kind, identity in pairs(identities) do
    for _, refusal in ipairs {
      { "400 Bad", "invalid_request", 90002 }, { "401 No", "invalid_client", 7000215 },
      { "503 Busy", "temporarily_unavailable", 90033 },
    } do
      it(("that refuses a %s with %s are its own, and what was sent"):format(kind, refusal[1]), function()
        serve(function() return entra(refusal[1], refusal[2], refusal[3]) end)
        local err = fails(identity)
        assert.equal(CORRELATION, err.correlation_id)
        assert.equal(TRACE, err.trace_id)
        assert.equal("2026-01-02 03:04:05Z", err.date)
        assert.equal(sent(), err.request_id)
        assert.matches(("[correlation %s, request %s, trace %s, 2026-01-02 03:04:05Z]"):format(
          CORRELATION, sent(), TRACE), tostring(err), 1, true)
      end)
    end
  end

  it("that is a page are those of its headers and the sent id", function()
    serve(function()
      return "404 No", "<html>", "x-ms-request-id: " .. TRACE .. "\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
    end)
    local err = fails(identities.client_secret)
    assert.same({ sent(), TRACE, "Thu, 01 Jan 2026 00:00:00 GMT" },
      { err.request_id, err.trace_id, err.date })
    assert.is_nil(err.correlation_id)
  end)

  it("without an answer are the sent id", function()
    serve(nil)
    local err = fails(identities.client_secret)
    assert.equal("network", err.kind)
    assert.equal(sent(), err.request_id)
    assert.is_nil(err.correlation_id)
  end)

  it("of a managed identity are the sent id", function()
    serve(function() return "400 No", '{"error":"invalid_request","error_description":"no identity"}' end)
    process.setenv("AZURE_POD_IDENTITY_AUTHORITY_HOST", server.url)
    local err = fails { managed_identity = true }
    assert.equal(sent(), err.request_id)
    assert.is_nil(err.correlation_id)
  end)

  it("without a request are none", function()
    serve(nil)
    for _, identity in ipairs {
      { client_secret = function() error "sealed" end }, { access_token = function() return nil end,
        tenant_id = false, client_id = false },
    } do
      local err = fails(identity)
      assert.equal("config", err.kind)
      assert.is_nil(err.request_id)
      assert.is_nil(err.correlation_id)
    end
  end)

  it("after the call's timeout are none", function()
    server = raw.start(function(conn)
      conn:request()
      conn:stall()
    end)
    local err = fails { client_secret = "s", timeout = 0.3 }
    assert.same({ "timeout", "token" }, { err.kind, err.phase })
    assert.is_nil(err.request_id)
    assert.is_nil(err.correlation_id)
  end)

  it("of a call that was sent stay those of the call", function()
    serve(function(head)
      if head:find("^POST ") then
        return "200 OK", '{"access_token":"t","expires_in":3599}'
      end
      return "404 No", '{"code":60003}'
    end)
    local client = assert(partnercenter.new {
      tenant_id = ID, client_id = ID, client_secret = "s", base_url = server.url, authority = server.url,
    })
    local _, err = client:customer(ID):qualification { request_id = CALL, correlation_id = CALL }
    assert.same({ CALL, CALL }, { err.request_id, err.correlation_id })
  end)
end)
