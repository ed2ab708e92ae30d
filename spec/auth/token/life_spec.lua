-- The life of tokens: fetched once for all calls, renewed in the background, waited for only when there is
-- none. Lives are short here, and a token with a life below 10 minutes is renewed from half of it on.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local ID = sign_in.CUSTOMER

-- Waits for the monotonic clock, as this file is about time.
local function wait_until(moment)
  local engine = core.engine()
  while core.now() < moment do
    engine:wait(math.max(moment - core.now(), 0.001))
  end
  engine:close()
end

describe("an access token", function()
  local server

  after_each(function() server:stop() end)

  -- Token requests are answered by tokens(n, conn), everything else by api(bearer, conn).
  local function serve(tokens, api)
    server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        elseif head:find("^POST [^\n]*/oauth2/") then
          conn:note("token", "")
          tokens(conn:count "token", conn)
        else
          conn:note("bearer", head:match("\nAuthorization: ([^\n]*)"))
          if api then
            api(head:match("\nAuthorization: Bearer ([^\n]*)"), conn)
          else
            conn:answer("200 OK", '"education"')
          end
        end
      end
    end)
  end

  local function issue(life)
    return function(n, conn) conn:answer("200 OK", ('{"access_token":"t%d","expires_in":%s}'):format(n,
      life)) end
  end

  local function new(options)
    local all = {
      tenant_id = ID, client_id = ID, client_secret = "marker", base_url = server.url, authority = server.url,
      timeout = 20, max_attempts = 1, max_in_flight = 64,
    }
    for name, value in pairs(options or {}) do
      all[name] = value
    end
    return assert(partnercenter.new(all))
  end

  local function ask(client) return client:customer(ID):qualification() end

  local function many(client, count)
    local list = {}
    for i = 1, count do
      list[i] = i
    end
    return partnercenter.map(list, function() return ask(client) end, { concurrency = count })
  end

  it("is fetched once for 500 calls", function()
    serve(issue(3599))
    local values, errs = many(new(), 500)
    assert.is_nil(errs)
    assert.equal(500, values.n)
    assert.equal(1, server:count "token")
  end)

  it("is fetched once for 500 calls when the last one has expired", function()
    serve(function(n, conn) issue(n == 1 and 1 or 3599)(n, conn) end)
    local client = new()
    assert.equal("education", ask(client))
    wait_until(core.now() + 1.1)
    local _, errs = many(client, 500)
    assert.is_nil(errs)
    assert.equal(2, server:count "token")
  end)

  it("that cannot be fetched fails all 500 calls, with one request", function()
    for status, body in pairs {
      ["400 Bad"] = '{"error":"invalid_grant","error_description":"AADSTS700082: gone"}', ["500 Oops"] = "",
    } do
      serve(function(_, conn) conn:answer(status, body) end)
      local values, errs = many(new(), 500)
      assert.equal(500, values.n)
      for i = 1, 500 do
        assert.is_nil(values[i])
        assert.equal("token", errs[i].phase)
        assert.equal(status:match("%d+"), tostring(errs[i].status))
      end
      assert.equal(1, server:count "token")
      assert.equal(0, server:count "bearer")
      server:stop()
    end
    serve(issue(1))
  end)

  it("with an unreachable endpoint fails all 500 calls, without a storm", function()
    serve(issue(1))
    local client = new { authority = "http://127.0.0.1:1" }
    local values, errs = many(client, 500)
    assert.equal(500, values.n)
    assert.equal("network", errs[500].kind)
    assert.matches("^the token endpoint: ", errs[1].message)
  end)

  it("is renewed in the background while the old one serves, even if that is slow", function()
    serve(function(n, conn)
      while n > 1 and conn:count "bearer" < 4 do -- the endpoint is slow
        core.engine():wait(0.02)
      end
      issue(n == 1 and 8 or 3599)(n, conn)
    end)
    local client = new()
    assert.equal("education", ask(client))
    wait_until(core.now() + 4.1)
    local ends = core.now() + 20
    local bearers
    repeat
      assert.equal("education", ask(client))
      wait_until(core.now() + 0.02)
      bearers = server:received "bearer"
    until bearers[#bearers] == "Bearer t2" or core.now() > ends
    assert.equal("Bearer t2", bearers[#bearers])
    for i = 1, 4 do
      assert.equal("Bearer t1", bearers[i])
    end
    assert.equal(2, server:count "token")
  end)

  it("keeps serving after a failed renewal, which then pauses", function()
    serve(function(n, conn)
      if n == 1 then
        return issue(8)(n, conn)
      end
      conn:answer("500 Oops", "")
    end)
    local events = {}
    local client = new { on_event = function(event) events[#events + 1] = event end }
    assert.equal("education", ask(client))
    wait_until(core.now() + 4.1)
    local function failed()
      for _, event in ipairs(events) do
        if event.type == "token" and event.kind then
          return event.kind
        end
      end
    end
    local ends = core.now() + 3
    repeat
      assert.equal("education", ask(client))
      wait_until(core.now() + 0.02)
    until failed() or core.now() > ends
    assert.equal("service", failed())
    for _ = 1, 20 do
      assert.equal("education", ask(client))
    end
    assert.equal(2, server:count "token")
  end)

  it("that has expired is not used, even if its renewal fails", function()
    serve(function(n, conn)
      if n == 1 then
        return issue(1)(n, conn)
      end
      conn:answer("400 No", '{"error":"invalid_grant"}')
    end)
    local client = new()
    assert.equal("education", ask(client))
    wait_until(core.now() + 1.1)
    local value, err = ask(client)
    assert.is_nil(value)
    assert.equal("auth", err.kind)
    assert.equal(1, server:count "bearer")
  end)

  for what, case in pairs {
    ["a number"] = { '"expires_in":3599', 3599 }, ["text"] = { '"expires_in":"3599"', 3599 },
    ["a fraction"] = { '"expires_in":3599.5', 3599 }, ["missing"] = { '"token_type":"Bearer"', 600 },
    ["null"] = { '"expires_in":null', 600 }, ["no number at all"] = { '"expires_in":"soon"', 600 },
    ["negative"] = { '"expires_in":-5', 1 }, ["huge"] = { '"expires_in":1e15', 1e9 },
  } do
    it("with a life of " .. what .. " is used for a sensible time", function()
      serve(function(_, conn) conn:answer("200 OK", ('{"access_token":"t1",%s}'):format(case[1])) end)
      local client = new()
      assert.equal("education", ask(client))
      local _, left = require("partnercenter.client.private").of(client).core:token("api")
      assert.is_true(left > case[2] - 30 and left <= case[2] + 1, tostring(left))
    end)
  end

  it("that the service refuses is replaced once for all calls that had it", function()
    serve(issue(3599), function(bearer, conn)
      conn:answer(bearer == "t1" and "401 No" or "200 OK", '"education"')
    end)
    local _, errs = many(new(), 100)
    assert.is_nil(errs)
    assert.equal(2, server:count "token")
  end)

  it("that the service keeps refusing is not replaced repeatedly", function()
    serve(issue(3599), function(_, conn) conn:answer("401 No", "") end)
    local client = new()
    local values, errs = many(client, 100)
    assert.equal(100, values.n)
    assert.equal("auth", errs[1].kind)
    assert.equal(401, errs[100].status)
    ask(client)
    assert.equal(2, server:count "token")
  end)

  -- A client has t1; then its store has t2 from another client; the endpoint issues t3.
  local function with_a_borrowed_token(accepted)
    serve(function(n, conn)
      issue(3599)(n == 1 and 1 or n + 1, conn)
    end, function(bearer, conn)
      local first = conn:count "bearer" == 1
      conn:answer((first or bearer == accepted) and "200 OK" or "401 No", '"education"')
    end)
    local entries = {}
    local client = new { token_store = {
      get = function(_, key) return entries[key] end,
      set = function(_, key, text)
        entries[key] = text
        return true
      end,
    } }
    assert.equal("education", ask(client))
    for key, text in pairs(entries) do
      entries[key] = text:gsub('"t1"', '"t2"')
    end
    return client
  end

  local function bearers() return table.concat(server:received "bearer", " "):gsub("Bearer ", "") end

  it("from a store that is refused like the one before is replaced by a fresh one", function()
    local client = with_a_borrowed_token "t3"
    assert.equal("education", ask(client))
    assert.equal("education", ask(client))
    assert.equal("t1 t1 t2 t3 t3", (bearers()))
    assert.equal(2, server:count "token")
  end)

  it("from a store is not replaced again when a fresh one is refused too", function()
    local client = with_a_borrowed_token(nil)
    local _, err = ask(client)
    assert.equal(401, err.status)
    ask(client)
    assert.equal("t1 t1 t2 t3 t3", (bearers()))
    assert.equal(2, server:count "token")
  end)

  it("delays only the calls that need it", function()
    serve(function(n, conn)
      if n == 2 then
        return conn:stall()
      end
      issue(3599)(n, conn)
    end)
    local client = new { base_url = { api = server.url, graph = server.url }, attempt_timeout = 20 }
    assert.equal("education", ask(client))
    local order = {}
    partnercenter.map({ "graph", "api", "api" }, function(host)
      local answer = client:request({ host = host, path = "/v1/x" },
        { timeout = host == "graph" and 3 or 20 })
      order[#order + 1] = host .. (answer and "" or " fails")
      return answer
    end)
    assert.same({ "api", "api", "graph fails" }, order)
  end)
end)
