-- Redis away or strange: what happens to tokens. The table is that of lua/partnercenter/store/README.md. The
-- endpoint revokes each refresh token that was redeemed, so a lost one would end the sign-in.

local forwarder = require "spec.support.servers.forwarder"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local redis_server = require "spec.support.servers.redis"
local sign_in = require "spec.support.sign_in"
local token_server = require "spec.support.servers.token"

local ID = sign_in.CUSTOMER

-- How Redis is broken and repaired. `config`: calls fail at once; `works`: they go on; else those that need a
-- new token wait.
local ways = {
  slow = { works = true, breaks = function(server) server:cli("client", "pause", "300", "all") end },
  stopped = {
    breaks = function(server) server:signal "STOP" end,
    mends = function(server) server:signal "CONT" end,
  },
  killed = {
    breaks = function(server) server:kill() end,
    mends = function(server) server:restart() end, empties = true,
  },
  full = {
    breaks = function(server) server:cli("config", "set", "maxmemory", "1") end,
    mends = function(server) server:cli("config", "set", "maxmemory", "0") end,
  },
  ["read-only"] = {
    config = "must name the primary",
    breaks = function(server) server:cli("replicaof", "127.0.0.1", "1") end,
    mends = function(server) server:cli("replicaof", "no", "one") end,
  },
  ["closed to this password"] = {
    config = "a user and a password",
    breaks = function(server)
      server:cli("config", "set", "requirepass", "marker-password")
      server.options.password = "marker-password"
      server:cli("client", "kill", "type", "normal", "skipme", "yes")
    end,
    mends = function(server)
      server:cli("config", "set", "requirepass", "")
      server.options.password = nil
    end,
  },
  ["restarted empty"] = { works = true, empties = true, breaks = function(server) server:restart() end },
}

describe("while Redis is", function()
  local server, endpoint, clients, events

  before_each(function()
    server, endpoint = redis_server.start(), token_server.start { strict = true }
    clients, events = {}, {}
  end)
  after_each(function()
    for _, client in ipairs(clients) do client:close() end
    endpoint:stop()
    server:stop()
  end)

  local function new(more)
    local options = {
      tenant_id = ID, client_id = ID, client_secret = "s", base_url = endpoint.url, authority = endpoint.url,
      shared = server.url, timeout = 20, max_attempts = 1,
      on_event = function(event) events[#events + 1] = event end,
    }
    for name, value in pairs(more or {}) do options[name] = value end
    clients[#clients + 1] = assert(partnercenter.new(options))
    return clients[#clients]
  end

  local function user(more)
    local options = { refresh_token = "marker-first" }
    for name, value in pairs(more or {}) do options[name] = value end
    return new(options)
  end

  local function ask(client) return client:customer(ID):qualification() end

  local function succeeds_in_the_end(client)
    local value, err
    repeat value, err = ask(client) until value or err.kind == "auth"
    assert.equal("education", value, tostring(err))
  end

  local function redeemed()
    local found, seen = {}, {}
    for _, token in ipairs(endpoint:received "token") do
      if token ~= "client_credentials" then
        assert.is_nil(seen[token], token .. " was redeemed twice")
        seen[token], found[#found + 1] = true, token
      end
    end
    return #found
  end

  local function forget_access_tokens()
    for name in server:cli("keys", "*:token:*"):gmatch "%S+" do
      if server:cli("type", name) == "string" then server:cli("del", name) end
    end
  end

  -- The engine reconnects while calls are made, whoever makes them.
  local function puts_back(client, generation)
    repeat
      assert.equal("education", ask(client))
      local found = server:cli("keys", "*:token:*")
    until found ~= "" and (not generation or server:cli("hget", found, "gen") == generation)
  end

  local function told(kind)
    for _, event in ipairs(events) do
      if event.type == kind then return event end
    end
  end

  local function needs_a_token(way)
    local value, err = ask(user { timeout = 0.5 })
    local late = clients[#clients]
    assert.is_nil(value)
    if way.config then
      assert.equal("config", err.kind)
      assert.matches("option shared cannot be used, and nothing was sent", err.message, 1, true)
      assert.matches(way.config, err.message .. tostring(err.hint), 1, true)
    else
      assert.equal("timeout", err.kind)
      assert.is_true(err.phase == "token" or err.phase == "queue", err.phase) -- both wait for Redis
    end
    assert.is_nil(tostring(err):find("marker", 1, true))
    local app, why = ask(new())
    if way.config then
      assert.equal("config", why.kind)
    else
      assert.equal("education", app)
    end
    return late
  end

  for name, way in pairs(ways) do
    it(name .. ", no refresh token is lost", function()
      local early = user()
      assert.equal("education", ask(early))
      forget_access_tokens()
      local before = redeemed()
      way.breaks(server)
      assert.equal("education", ask(early))
      if way.empties and way.works then puts_back(early) end
      local late = way.works and user() or needs_a_token(way)
      assert.equal(before, redeemed())
      if way.mends then way.mends(server) end
      if way.empties then puts_back(early) end
      succeeds_in_the_end(late)
      assert.is_true(redeemed() > before)
      succeeds_in_the_end(user())
    end)
  end

  it("away for long, calls that need a refresh token fail, and say what to do", function()
    server:kill()
    local value, err = ask(user())
    assert.is_nil(value)
    assert.equal("network", err.kind)
    assert.is_true(err.retryable)
    assert.matches("option shared cannot be used, and nothing was sent", err.message, 1, true)
    assert.equal("token", err.phase)
    assert.equal("network", told("token").kind)
    local reports = 0
    for _, event in ipairs(events) do
      reports = reports + (event.type == "token" and event.message and 1 or 0)
    end
    assert.equal(1, reports)
    assert.equal(0, redeemed())
  end)

  it("failing over, the later version of a sign-in replaces an earlier one", function()
    local client = user()
    assert.equal("education", ask(client))
    forget_access_tokens()
    local record = server:cli("keys", "*:token:*")
    local fields = server:cli("hmget", record, "gen", "value", "newest")
    local gen, value, newest = fields:match "^(.-)\n(.-)\n(.-)$"
    assert.equal("education", ask(user()))
    local later = server:cli("hget", record, "gen")
    assert.not_equal(gen, later)
    server:restart()
    server:cli("hset", record, "gen", gen, "value", value, "newest", newest)
    puts_back(client, later)
    succeeds_in_the_end(user())
    assert.equal(3, redeemed())
  end)

  for name, empty in pairs {
    ["emptied by somebody"] = function() server:cli "flushall" end,
    ["evicting keys"] = function()
      local used = tonumber(server:cli("info", "memory"):match "used_memory:(%d+)")
      server:cli("config", "set", "maxmemory-policy", "allkeys-random")
      assert.equal("OK", server:cli("config", "set", "maxmemory", used + 200000))
      repeat server:cli("setbit", "a-megabyte", "8388607", "1") until server:cli("keys", "pc1:*") == ""
      server:cli("config", "set", "maxmemory", "0")
    end,
  } do
    it(name .. ", a sign-in comes back with its next refresh", function()
      endpoint:stop()
      endpoint = token_server.start { strict = true, life = 1 }
      local client = user()
      assert.equal("education", ask(client))
      empty()
      local before = redeemed()
      repeat assert.equal("education", ask(client)) until redeemed() > before
      assert.equal("education", ask(user()))
      redeemed()
    end)
  end

  it("partitioned from one machine, the others go on, and its client follows when it is back", function()
    local way = forwarder.start(server.port)
    local cut_off = user { shared = ("redis://127.0.0.1:%d"):format(way.port) }
    assert.equal("education", ask(cut_off))
    process.kill(way.pid, "STOP")
    forget_access_tokens()
    assert.equal("education", ask(user()))
    assert.equal("education", ask(cut_off))
    process.kill(way.pid, "CONT")
    forget_access_tokens()
    succeeds_in_the_end(user { shared = ("redis://127.0.0.1:%d"):format(way.port) })
    way:stop()
    assert.equal(3, redeemed())
  end)
end)
