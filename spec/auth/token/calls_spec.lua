-- How a call gets its token, over real sockets.

local clients = require "spec.support.clients"
local json = require "partnercenter.json"
local raw = require "spec.support.servers.raw"

local ID, TENANT, APP = clients.ID, clients.TENANT, clients.APP

local field = raw.field

describe("a call gets its token", function()
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

  local function app(options)
    return clients.app(server, options)
  end

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

  it("with an intact secret, once for many calls", function()
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

  it("from endpoint v1 on request", function()
    serve(tokens_and_answers("3599"))
    assert.equal("education", app { token_endpoint_version = "v1" }:customer(ID):qualification())
    local sent = server:received("request")
    assert.equal("POST /" .. TENANT .. "/oauth2/token HTTP/1.1", sent[1]:match("^[^\n]*"))
    assert.truthy(sent[1]:find("&resource=https%3A%2F%2Fapi.partnercenter.microsoft.com", 1, true))
  end)

  it("anew, once, when the service refuses the current one", function()
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

  it("or an error with the reason; the refusal is remembered", function()
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

  it("from a function, which is called again when its token is refused", function()
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

  it("with a life of zero seconds, and uses it", function()
    serve(tokens_and_answers("0"))
    assert.equal("education", app { timeout = 60 }:customer(ID):qualification())
    assert.equal(2, server:count())
  end)

  it("or an error that names the option, when a function raises", function()
    serve(tokens_and_answers("3599"))
    local value, err = new { access_token = function()
      error("vault is sealed")
    end }:customer(ID):qualification()
    assert.is_nil(value)
    assert.equal("config", err.kind)
    assert.truthy(err.message:find("access_token", 1, true))
    assert.equal(0, server:count())
  end)

  it("with a refresh token, whose successor is handed over first", function()
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
