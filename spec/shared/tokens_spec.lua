-- Processes that share tokens through Redis: one refresh for all, and no refresh token is lost when its
-- redeemer is stopped.

local partnercenter = require "partnercenter"
local process = require "spec_process"
local redis_server = require "spec.support.servers.redis"
local sign_in = require "spec.support.sign_in"
local socket = require "socket"
local token_server = require "spec.support.servers.token"

local ID = sign_in.CUSTOMER
local KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
local OTHER_KEY = ("0123456789abcdef"):rep(4)

local function exists(path)
  local file = io.open(path)
  if file then file:close() end
  return file ~= nil
end

local function wait_until(holds)
  while not holds() do socket.select(nil, nil, 0.005) end
end

describe("tokens in Redis", function()
  local server, endpoint, directory, clients, events

  setup(function()
    server = redis_server.start()
    directory = sign_in.output("mktemp -d"):match("%S+")
  end)
  teardown(function()
    server:stop()
    os.execute("rm -rf " .. directory)
  end)
  before_each(function()
    server:cli("flushall")
    os.execute(("rm -f %s/*"):format(directory))
    clients, events = {}, {}
  end)
  after_each(function()
    for _, client in ipairs(clients) do client:close() end
    if endpoint then endpoint:stop() end
    endpoint = nil
  end)

  local function new(more)
    local options = {
      tenant_id = ID, client_id = ID, refresh_token = "marker-first", base_url = endpoint.url,
      authority = endpoint.url, shared = server.url, timeout = 20, max_attempts = 1,
      on_event = function(event) events[#events + 1] = event end,
    }
    for name, value in pairs(more or {}) do options[name] = value or nil end
    clients[#clients + 1] = assert(partnercenter.new(options))
    return clients[#clients]
  end

  local function ask(client) return client:customer(ID):qualification() end

  local PATTERNS = { lock = "*:lock:*", record = "*:token:*", access = "*:token:*" }
  local TYPES = { lock = "string", record = "hash", access = "string" }

  local function key_of(kind)
    for name in server:cli("keys", PATTERNS[kind]):gmatch "%S+" do
      if server:cli("type", name) == TYPES[kind] then return name end
    end
  end

  local function forget_access_token() assert.equal("1", server:cli("del", key_of "access")) end

  -- Each answer waits until the spec releases it.
  local function held_endpoint(strict)
    endpoint = token_server.start {
      strict = strict,
      before = function(_, _, n) wait_until(function() return exists(directory .. "/release-" .. n) end) end,
    }
  end

  local function release(n) sign_in.write(directory .. "/release-" .. n, "") end

  -- Another process, which asks once and ends with 0 if that succeeded.
  local function asker()
    local pid = process.fork()
    if pid ~= 0 then return pid end
    local _, value, err = pcall(function() return ask(new()) end)
    if value ~= "education" then sign_in.write(directory .. "/failed", tostring(err or value)) end
    process.exit(value == "education" and 0 or 1)
  end

  local function succeeds(pid)
    assert.same({ "exit", 0 }, { process.wait(pid) }, exists(directory .. "/failed")
      and sign_in.read(directory .. "/failed"))
  end

  it("serve all clients after one request, from any grant", function()
    for _, identity in ipairs {
      {}, { refresh_token = false, client_secret = "s" }, { client_secret = "s" },
      { shared_key = KEY, account = "a" },
    } do
      endpoint = token_server.start()
      assert.equal("education", ask(new(identity)))
      assert.equal("education", ask(new(identity)))
      assert.equal(1, endpoint:count "token")
      endpoint:stop()
      server:cli("flushall")
    end
  end)

  it("are shared even when they live for seconds", function()
    endpoint = token_server.start { life = 20 }
    assert.equal("education", ask(new()))
    assert.equal("education", ask(new()))
    assert.equal(1, endpoint:count "token")
  end)

  it("stay in an explicit token_store, and in none with false", function()
    endpoint = token_server.start()
    local store = require("partnercenter.store.memory").new()
    assert.equal("education", ask(new { token_store = store }))
    local options = { tenant_id = ID, client_id = ID, client_secret = "s", base_url = endpoint.url,
      authority = endpoint.url, shared = server.url, token_store = false }
    local client = assert(partnercenter.new(options))
    assert.equal("education", ask(client))
    client:close()
    assert.equal("", server:cli("keys", "*:token:*"))
  end)

  it("rotate: each client redeems the newest refresh token", function()
    endpoint = token_server.start()
    for _ = 1, 3 do
      assert.equal("education", ask(new()))
      forget_access_token()
    end
    assert.same({ "marker-first", "r1", "r2" }, endpoint:received "token")
    assert.equal("4", server:cli("hget", key_of "record", "gen"))
  end)

  it("give the lock back after any end of a request", function()
    endpoint = token_server.start { refuse = "marker-first" }
    local value, err = ask(new())
    assert.is_nil(value)
    assert.equal("auth", err.kind)
    wait_until(function() return clients[1]:customer(ID) and not key_of "lock" or ask(clients[1]) end)
    assert.is_nil(key_of "lock")
  end)

  it("are not asked for again and again after a refusal, but a newer one is noticed at once", function()
    endpoint = token_server.start { refuse = "marker-first" }
    local client = new()
    for _ = 1, 3 do
      local _, err = ask(client)
      assert.equal("auth", err.kind)
    end
    assert.equal(1, endpoint:count "token")
    local record = '{"refresh_token":"newer","lineage":["%s"]}'
    local digest = require("partnercenter.core").sha256 "marker-first"
    server:cli("hset", key_of "record", "gen", "9", "value", record:format(digest))
    local value
    repeat value = ask(client) until value
    assert.equal("education", value)
    assert.same({ "marker-first", "newer" }, endpoint:received "token")
  end)

  describe("whose redeemer is stopped for longer than its lease", function()
    local function stopped_redeemer()
      local pid = asker()
      wait_until(function() return endpoint:count "token" == 1 end)
      process.kill(pid, "STOP")
      assert.matches((":%d:"):format(pid), server:cli("hget", key_of "record", "intent"), 1, true)
      server:cli("del", key_of "lock") -- the lease ends
      return pid
    end

    it("are kept where another took over: its own as the spare one", function()
      held_endpoint(false)
      local sleeper = stopped_redeemer()
      release(2)
      assert.equal("education", ask(new()))
      local record = key_of "record"
      assert.matches('"refresh_token":"r2"', server:cli("hget", record, "value"), 1, true)
      release(1)
      process.kill(sleeper, "CONT")
      succeeds(sleeper)
      assert.matches('"refresh_token":"r2"', server:cli("hget", record, "value"), 1, true)
      assert.equal("r1", server:cli("hget", record, "spare"))
    end)

    it("are kept where nobody took over", function()
      held_endpoint(true)
      local sleeper = stopped_redeemer()
      release(1)
      process.kill(sleeper, "CONT")
      succeeds(sleeper)
      assert.matches('"refresh_token":"r1"', server:cli("hget", key_of "record", "value"), 1, true)
    end)

    it("are waited for by a process that is refused meanwhile", function()
      held_endpoint(true)
      local sleeper = stopped_redeemer()
      release(1)
      local waker = process.fork()
      if waker == 0 then
        wait_until(function() return endpoint:count "token" == 2 end)
        release(2)
        release(3) -- the successor may come before its access token
        process.kill(sleeper, "CONT")
        process.exit(0)
      end
      assert.equal("education", ask(new()))
      process.wait(waker)
      succeeds(sleeper)
      local redeemed = endpoint:received "token"
      assert.same({ "marker-first", "marker-first", redeemed[3] and "r1" }, redeemed)
    end)
  end)

  it("use the spare refresh token once the stored one is refused", function()
    endpoint = token_server.start { refuse = "stored" }
    ask(new())
    local record = key_of "record"
    local value = server:cli("hget", record, "value"):gsub('"r1"', '"stored"')
    server:cli("hset", record, "value", value, "spare", "other")
    forget_access_token()
    assert.equal("education", ask(new()))
    assert.same({ "marker-first", "stored", "other" }, endpoint:received "token")
    assert.equal("", server:cli("hget", record, "spare"))
  end)

  describe("with shared_key", function()
    it("are never in Redis in plain text", function()
      endpoint = token_server.start {
        answer = '{"access_token":"marker-access-%d","refresh_token":"marker-refresh-%d","expires_in":%d}',
      }
      local log = directory .. "/monitor"
      local monitor = process.fork()
      if monitor == 0 then process.exec(("exec redis-cli -p %d monitor > %s"):format(server.port, log)) end
      wait_until(function() return exists(log) and sign_in.read(log):find "OK" end)
      for _ = 1, 3 do
        local client = new { shared_key = KEY }
        assert.equal("education", ask(client))
        forget_access_token()
      end
      server:cli("set", "the-end", "1")
      wait_until(function() return sign_in.read(log):find("the-end", 1, true) end)
      process.kill(monitor, "KILL")
      process.wait(monitor)
      assert.same({ "marker-first", "marker-refresh-1", "marker-refresh-2" }, endpoint:received "token")
      local seen = sign_in.read(log)
      assert.truthy(seen:find("pcgcm1:", 1, true))
      assert.is_nil(seen:find("marker", 1, true))
      assert.is_nil(seen:find(KEY, 1, true))
    end)

    it("of another process are a config error that costs no token", function()
      endpoint = token_server.start()
      assert.equal("education", ask(new { shared_key = KEY }))
      local record = key_of "record"
      local before = server:cli("hgetall", record)
      for _, other in ipairs { OTHER_KEY, false } do
        local value, err = ask(new { shared_key = other })
        assert.is_nil(value)
        assert.equal("config", err.kind)
        assert.matches("option shared cannot be used, and nothing was sent", err.message, 1, true)
        assert.matches("shared_key", err.message, 1, true)
        assert.is_nil(tostring(err):find(OTHER_KEY, 1, true))
      end
      assert.equal(1, endpoint:count "token")
      assert.equal(before, server:cli("hgetall", record))
      assert.equal("education", ask(new { shared_key = KEY }))
      assert.equal(1, endpoint:count "token")
    end)
  end)
end)
