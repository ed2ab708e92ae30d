-- A restarted process finds its sign-in in the store: by its first refresh token or code, or by `account`
-- with any of its refresh tokens.

local memory_store = require "partnercenter.store.memory"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"
local token_server = require "spec.support.servers.token"

local ID = sign_in.CUSTOMER

describe("a sign-in", function()
  local server, store, kept, clients

  before_each(function()
    store, kept, clients = memory_store.new(), {}, {}
  end)
  after_each(function()
    for _, client in ipairs(clients) do
      client:close()
    end
    server:stop()
  end)

  local function new(identity)
    local options = {
      tenant_id = ID, client_id = ID, base_url = server.url, authority = server.url, token_store = store,
      max_attempts = 1, timeout = 60, on_refresh_token = function(token) kept[#kept + 1] = token end,
    }
    for name, value in pairs(identity) do
      options[name] = value
    end
    clients[#clients + 1] = assert(partnercenter.new(options))
    return clients[#clients]
  end

  local function ask(client)
    local value, err = client:customer(ID):qualification()
    assert.equal("education", value, tostring(err))
    return client
  end

  -- Access tokens are too short-lived to be stored, so each new client needs another.
  local function serve(more)
    local options = { life = 20 }
    for name, value in pairs(more or {}) do
      options[name] = value
    end
    server = token_server.start(options)
  end

  local function sent() return table.concat(server:received "token", " ") end

  -- The refresh tokens that consecutive clients are given, and those that they redeem.
  local cases = {
    { "the first refresh token, again and again", { "a", "a", "a" }, "a r1 r2" },
    { "the newest refresh token, which names a sign-in of its own", { "a", "r1", "r2", "a" }, "a r1 r2 r1" },
    { "any refresh token of an account", { "a", "r1", "a", "r2" }, "a r1 r2 r3", account = "ann" },
    { "an older refresh token of an account", { "a", "a", "a", "r1" }, "a r1 r2 r3", account = "ann" },
    { "another sign-in of an account", { "a", "a", "b", "b" }, "a r1 b r3", account = "ann" },
    { "an account's older sign-in after a newer one", { "a", "b", "a" }, "a b a", account = "ann" },
  }
  for _, case in ipairs(cases) do
    for _, form in ipairs { "text", "function" } do
      it(("goes on from %s, given as a %s"):format(case[1], form), function()
        serve()
        for _, given in ipairs(case[2]) do
          local token = form == "text" and given or function() return given end
          ask(new { refresh_token = token, account = case.account }):close()
        end
        assert.equal(case[3], sent())
      end)
    end
  end

  it("of an account uses the stored token when the given one is refused", function()
    serve { refuse = "b" }
    ask(new { refresh_token = "a", account = "ann" }):close()
    ask(new { refresh_token = "b", account = "ann" }):close()
    ask(new { refresh_token = "b", account = "ann" }):close()
    assert.equal("a b r1 r3", sent())
  end)

  it("resumes with a redeemed code, and starts anew with a new code", function()
    serve()
    local function code(text, account)
      return { authorization_code = text, redirect_uri = "http://localhost", account = account }
    end
    ask(new(code("a"))):close()
    ask(new(code("a"))):close()
    ask(new(code("b"))):close()
    ask(new(code("a"))):close()
    assert.equal("a r1 b r2", sent())
    ask(new(code("c", "ann"))):close()
    ask(new(code("d", "ann"))):close()
    ask(new(code("d", "ann"))):close()
    assert.equal("a r1 b r2 c d r6", sent())
  end)

  it("of an account starts anew with a new code, even while its access token is valid", function()
    server = token_server.start()
    for _, text in ipairs { "a", "b", "b" } do
      ask(new { authorization_code = text, redirect_uri = "http://localhost", account = "ann" }):close()
    end
    assert.equal("a b", sent())
    assert.same({ "t1", "t2", "t2" }, server:received "bearer")
  end)

  it("of a device code resumes by its account, and else starts anew", function()
    serve()
    local asked = 0
    local function device(account)
      return { device_code = function() asked = asked + 1 end, account = account }
    end
    ask(new(device "ann")):close()
    ask(new(device "ann")):close()
    ask(new(device "bob")):close()
    assert.equal(2, asked)
    ask(new(device())):close()
    ask(new(device())):close()
    assert.equal(4, asked)
  end)

  it("stays the same with a vault that lags behind or is ahead", function()
    server = token_server.start { expired = "^t" }
    local vault = { "a", "a", "r1", "r2", "r1", "a" }
    local asked = 0
    local client = new { refresh_token = function()
      asked = asked + 1
      return vault[asked]
    end }
    for _ = 1, 3 do -- each 401 renews the token once
      client:customer(ID):qualification()
    end
    local previous = "a"
    for i, token in ipairs(server:received "token") do
      assert.equal(previous, token)
      previous = "r" .. i
    end
    assert.is_true(server:count "token" >= 2)
  end)

  it("from a vault is shared by processes that rotate it in turn", function()
    serve()
    local vault = "a"
    local function read() return vault end
    local function save(token) vault = token end
    local one = new { refresh_token = read, on_refresh_token = save }
    local two = new { refresh_token = read, on_refresh_token = save }
    ask(one)
    ask(two)
    ask(new { refresh_token = read, on_refresh_token = save })
    assert.equal("a r1 r2", sent())
  end)

  it("keeps its first digest after any number of renewals", function()
    serve()
    for _ = 1, 20 do
      ask(new { refresh_token = "a" }):close()
    end
    ask(new { refresh_token = "r18", account = "x" }):close()
    local expected = { "a" }
    for n = 1, 19 do
      expected[#expected + 1] = "r" .. n
    end
    expected[#expected + 1] = "r18"
    assert.equal(table.concat(expected, " "), sent())
  end)

  it("passes its account to on_refresh_token", function()
    serve()
    local about
    ask(new { refresh_token = "a", account = "ann", on_refresh_token = function(_, of) about = of end })
    assert.same({ tenant_id = ID, client_id = ID, account = "ann" }, about)
  end)

  it("with an invalid account is a config error", function()
    serve()
    for _, name in ipairs { "", "a\nb", " " } do
      local client, err = partnercenter.new {
        tenant_id = ID, client_id = ID, refresh_token = "a", account = name,
      }
      assert.is_nil(client)
      assert.equal("config", err.kind)
      assert.matches("option account", err.message)
    end
  end)
end)
