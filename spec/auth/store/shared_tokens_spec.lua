-- Token stores: a token fetched once serves all clients that share it, and a faulty store fails no call.

local memory_store = require "partnercenter.store.memory"
local sign_in = require "spec.support.sign_in"
local core = require "partnercenter.core"

describe("a token store", function()
  local sim, events

  setup(function() sim = sign_in.simulator() end)
  teardown(function() sim:stop() end)

  before_each(function()
    assert(sim:reset())
    events = {}
  end)

  local function client(store, more)
    local identity = {
      client_secret = sim.client_secret, token_store = store, timeout = 60,
      on_event = function(event) events[#events + 1] = event end,
    }
    for name, value in pairs(more or {}) do
      identity[name] = value
    end
    return sign_in.client(sim, identity)
  end

  local function fetched() return #sign_in.token_requests(sim) end

  it("in memory serves clients of one identity", function()
    local store = memory_store.new()
    assert.equal("education", sign_in.ask(client(store)))
    assert.equal("education", sign_in.ask(client(store)))
    assert.equal(1, fetched())
  end)

  it("keeps identities apart", function()
    local store = memory_store.new()
    assert.equal("education", sign_in.ask(client(store)))
    assert.equal("education", sign_in.ask(client(store, { refresh_token = sim.refresh_token })))
    assert.equal("education", sign_in.ask(client(store, { token_endpoint_version = "v1" })))
    sign_in.ask(client(store, { client_id = sign_in.CUSTOMER }))
    sign_in.ask(client(store, { audience = "https://graph.microsoft.com" }))
    sign_in.ask(client(store, { authority = sim.http_url }))
    assert.equal(5, fetched()) -- the endpoint's version does not matter
  end)

  it("of the user needs get and set, and gets keys and texts without names", function()
    local entries, calls = {}, {}
    local own = {
      get = function(_, key)
        calls[#calls + 1] = "get"
        return entries[key]
      end,
      set = function(_, key, value, seconds)
        calls[#calls + 1] = "set"
        entries[key] = value
        assert(seconds == nil or seconds > 3000)
        return true
      end,
    }
    assert.equal("education", sign_in.ask(client(own)))
    assert.equal("education", sign_in.ask(client(own)))
    assert.equal(1, fetched())
    for key, value in pairs(entries) do
      assert.matches("^partnercenter:[%w_-]+$", key)
      assert.is_string(value)
    end
    assert.equal("get", calls[1])
  end)

  it("that raises or returns nonsense fails no call and is reported", function()
    for _, broken in ipairs {
      { get = function() error "down" end, set = function() error "down" end, told = true },
      { get = function() return nil, "no connection" end, set = function() return nil, "down" end,
        told = true },
      { get = function() return "not json" end, set = function() return true end, told = false },
      { get = function() return '{"access_token":7,"expires_at":"x"}' end, set = function() return 1 end,
        told = false },
      { get = function() return { 1 } end, set = function() return false end, told = true },
    } do
      events = {}
      assert.equal("education", sign_in.ask(client(broken)))
      local told = false
      for _, event in ipairs(events) do
        told = told or (event.type == "token" and event.kind == "config" and event.message ~= nil)
      end
      assert.equal(broken.told, told)
    end
  end)

  it("with an absurd, expired or foreign entry is ignored", function()
    for _, entry in ipairs {
      { access_token = "marker", expires_at = os.time() - 1 }, { access_token = "marker",
        expires_at = os.time() + 10 },
      { access_token = "marker", expires_at = os.time() + 10 * 86400 }, { access_token = "a\nb",
        expires_at = os.time() + 900 },
      { expires_at = os.time() + 900 },
    } do
      local text = require("partnercenter.json").encode(entry)
      assert(sim:clear_requests())
      assert.equal("education", sign_in.ask(client { get = function() return text end,
        set = function() return true end }))
      assert.equal(1, fetched())
    end
  end)

  it("with a token that the service refuses is skipped, and gets the new one", function()
    local store = memory_store.new()
    assert.equal("education", sign_in.ask(client(store)))
    assert(sim:fault { expired_token = true, path = "/qualification" })
    local late = client(store)
    assert.equal("education", sign_in.ask(late))
    assert.equal("education", sign_in.ask(client(store)))
    assert.equal(2, fetched())
  end)

  it("whose lock another holds is waited for, and a timeout names the lock", function()
    local held = true
    local store = memory_store.new()
    local lock = store.lock
    local own = setmetatable({ lock = function(self, key) return not held and lock(self, key) end },
      { __index = store })
    local started = core.now()
    local value, err = sign_in.ask(client(own, { timeout = 0.5 }))
    assert.is_nil(value)
    assert.equal("timeout", err.kind)
    assert.equal("token", err.phase)
    assert.matches("lock is held by another", err.message)
    assert.is_true(core.now() - started >= 0.5)
    assert.equal(0, fetched())
    held = false
    assert.equal("education", sign_in.ask(client(own)))
  end)

  it("whose lock fails is a config error, and nothing is sent", function()
    local store = memory_store.new()
    for _, lock in ipairs { function() return nil, "no quorum" end, function() error("no quorum") end } do
      local own = setmetatable({ lock = lock }, { __index = store })
      local value, err = sign_in.ask(client(own))
      assert.is_nil(value)
      assert.equal("config", err.kind)
      assert.matches("no quorum", err.message)
    end
    assert.equal(0, fetched())
  end)

  it("gets its lock back after any end of the request or the client", function()
    local held, store = 0, memory_store.new()
    local own = setmetatable({ lock = function()
      held = held + 1
      return function() held = held - 1 end
    end }, { __index = store })
    assert.equal("education", sign_in.ask(client(own)))
    assert.equal(0, held)
    assert.is_nil((sign_in.ask(client(own, { client_secret = "marker-wrong", token_endpoint_version = "v1",
      audience = "https://graph.microsoft.com" }))))
    assert.equal(0, held)
    assert(sim:fault { path = "/oauth2/", delay = 20000 })
    local slow = client(own, { timeout = 0.3, audience = "https://graph.windows.net" })
    assert.is_nil((sign_in.ask(slow)))
    slow:close()
    assert.equal(0, held)
  end)

  it("gets a rotated refresh token first, and gives it to the next client", function()
    assert(sim:set { refresh_rotation = "strict" })
    local begun = require("partnercenter").authorization.start {
      tenant_id = sim.tenant_id, client_id = sim.client_id, redirect_uri = "http://localhost",
      authority = sim.authority,
    }
    local first
    assert.equal("education", sign_in.ask(client(nil, {
      authorization_code = sim:authorize(begun.url).code, redirect_uri = "http://localhost",
      code_verifier = begun.code_verifier, on_refresh_token = function(token) first = token end,
    })))
    local store = memory_store.new()
    for _ = 1, 3 do -- each begins with the same, revoked token
      assert(sim:fault { expired_token = true, path = "/qualification" })
      assert.equal("education", sign_in.ask(client(store, { refresh_token = first })))
    end
  end)

  it("that stops keeping refresh tokens is reported, and offered the token again", function()
    local store, full = memory_store.new(), false
    local own = setmetatable({ set = function(_, key, value, seconds)
      if full and value:find("simulator%-refresh") then
        return nil, "full"
      end
      full = true -- after it has taken the first record
      return store:set(key, value, seconds)
    end }, { __index = store })
    local one = client(own, { refresh_token = sim.refresh_token })
    assert.equal("education", sign_in.ask(one))
    local told
    for _, event in ipairs(events) do
      told = told or (event.type == "refresh_token_unsaved" and event.message)
    end
    assert.equal("full", told)
    own.set = nil
    one:close()
    assert(sim:fault { expired_token = true, path = "/qualification" })
    assert.equal("education", sign_in.ask(client(own, { refresh_token = sim.refresh_token })))
    local sent = sign_in.token_requests(sim)
    assert.not_equal(sim.refresh_token, sent[#sent].form.refresh_token)
  end)
end)
