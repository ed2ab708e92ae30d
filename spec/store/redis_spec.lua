-- The store in Redis: values with a life, locks that a crash gives back, versions that no late writer
-- overwrites, claims of deliveries, and encryption.

local alarms = require "partnercenter.engine.alarms"
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local redis = require "partnercenter.store.redis"
local redis_server = require "spec.support.servers.redis"

local ID = "a1000000-0000-4000-8000-000000000001"
local KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
local OTHER_KEY = "BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

describe("the store in Redis", function()
  local server, clients

  setup(function() server = redis_server.start() end)
  teardown(function() server:stop() end)
  before_each(function()
    clients = {}
    server:cli("flushall")
  end)
  after_each(function()
    for _, client in ipairs(clients) do client:close() end
  end)

  local function store(more)
    local options = { access_token = "t", tenant_id = ID, client_id = ID, shared = server.url }
    for name, value in pairs(more or {}) do options[name] = value end
    clients[#clients + 1] = assert(partnercenter.new(options))
    return assert(redis.new { client = clients[#clients] })
  end

  local function only_key(pattern)
    local found = server:cli("keys", pattern)
    assert.is_nil(found:find("\n"), found)
    return found
  end

  local function version(generation, value)
    return { generation = generation, value = value, newest = value, spare = value, lineage = { value } }
  end

  -- Counts the alarms that are set by a file.
  local function watch(file)
    local set, clear = alarms.set, alarms.clear
    local watched, open = { count = 0, most = 0, sets = 0 }, {}
    local function ended(alarm)
      watched.count = watched.count - (open[alarm] and 1 or 0)
      open[alarm] = nil
    end
    function alarms.set(engine, seconds, fn) -- luacheck: ignore
      if not debug.traceback():find(file) then return set(engine, seconds, fn) end
      local alarm
      alarm = set(engine, seconds, function()
        ended(alarm)
        fn()
      end)
      open[alarm], watched.count, watched.sets = true, watched.count + 1, watched.sets + 1
      watched.most = math.max(watched.most, watched.count)
      return alarm
    end
    function alarms.clear(alarm) -- luacheck: ignore
      if alarm then ended(alarm) end
      return clear(alarm)
    end
    function watched.stop() alarms.set, alarms.clear = set, clear end -- luacheck: ignore
    return watched
  end

  it("needs a client with shared", function()
    local client = assert(partnercenter.new { access_token = "t" })
    local made, err = redis.new { client = client }
    assert.is_nil(made)
    assert.equal("config", err.kind)
    assert.matches("the client has no option shared", err.message)
    assert.has_error(function() redis.new {} end,
      "partnercenter.store.redis.new: option 'client' must be a client of partnercenter.new")
    client:close()
  end)

  it("shows no secret in its tables", function()
    local one = store { shared = "redis://:marker@127.0.0.1:1", shared_key = KEY }
    for name, value in pairs(one) do assert.same({ "_private", "function" }, { name, type(value) }) end
  end)

  it("keeps values for their life, under one tag for each tenant", function()
    local one, two = store(), store()
    assert.is_nil((one:get "partnercenter:x"))
    assert.is_true(one:set("partnercenter:x", "text \0 with \r\n", 60))
    local value, problem, _, left = two:get "partnercenter:x"
    assert.same({ "text \0 with \r\n" }, { value, problem })
    assert.is_true(left > 0 and left <= 60)
    assert.matches("^pc1:{%x+}:token:x$", only_key "*")
    assert.is_nil((store { tenant_id = "contoso.com" }:get "partnercenter:x"))
    assert.is_true(two:set("partnercenter:x", nil))
    assert.is_nil((one:get "partnercenter:x"))
    assert.is_true(one:set("partnercenter:x", "y"))
    assert.is_true(tonumber(server:cli("pttl", only_key "*")) > 99 * 86400 * 1000)
  end)

  describe("lock", function()
    it("has one owner, who gives it back", function()
      local one, two = store(), store()
      local unlock, lease = one:lock "partnercenter:x"
      assert.is_false((two:lock "partnercenter:x"))
      assert.is_false((one:lock "partnercenter:x"))
      assert.is_function((two:lock "partnercenter:y"))
      assert.is_true(lease:left() > 0 and lease:left() <= 4)
      local owner = server:cli("get", only_key "*lock:x")
      assert.equal(tostring(process.pid()), owner:match("^[^:]+:(%d+):%x+%-[%x-]+$"))
      unlock()
      local again
      repeat again = two:lock "partnercenter:x" until again
      unlock() -- of an earlier lease: the lock is another's by now
      assert.is_false((one:lock "partnercenter:x"))
      again()
    end)

    it("is free again within seconds after a crash", function()
      local pid = process.fork()
      if pid == 0 then
        pcall(function() store():lock "partnercenter:x" end)
        process.kill(process.pid(), "KILL")
      end
      process.wait(pid)
      assert.is_false((store():lock "partnercenter:x"))
      local left = tonumber(server:cli("pttl", only_key "*lock:x"))
      assert.is_true(left > 0 and left <= 4000)
    end)

    it("is renewed while its owner works", function()
      local one = store()
      local unlock, lease = one:lock "partnercenter:x"
      local name = only_key "*lock:x"
      server:cli("pexpire", name, 20000)
      while lease:left() <= 3 or tonumber(server:cli("pttl", name)) > 4000 do one:get "partnercenter:y" end
      unlock()
    end)
  end)

  it("renews no lock whose client is closed, or that another took", function()
    local one, two, watched = store(), store(), watch "redis/lease%.lua"
    assert.is_function((one:lock "x"))
    local unlock, lease = two:lock "y"
    assert.is_true(watched.count >= 2) -- and what earlier specs left
    clients[1]:close()
    server:cli("set", only_key "*lock:y", "another")
    repeat two:get "z" until watched.count == 0 or watched.sets > 40 -- it renews on
    assert.equal(0, watched.count)
    assert.is_true(lease:left() <= 0)
    unlock()
    watched.stop()
    assert.equal("another", server:cli("get", only_key "*lock:y"))
  end)

  describe("version", function()
    it("follows the one that was read", function()
      local one = store()
      assert.same({ generation = "0" }, one:read_version "partnercenter:x")
      assert.same({ true, "1" }, { one:keep_version("partnercenter:x", version("0", "a")) })
      assert.same({ true, "2" }, { one:keep_version("partnercenter:x", version("1", "b")) })
      assert.same({ generation = "2", value = "b" }, one:read_version "partnercenter:x")
      assert.is_true(tonumber(server:cli("pttl", only_key "*")) > 99 * 86400 * 1000)
    end)

    it("of a late writer becomes the spare one", function()
      local one, two = store(), store()
      one:keep_version("partnercenter:x", version("0", "a"))
      two:keep_version("partnercenter:x", version("1", "b"))
      local kept, standing = one:keep_version("partnercenter:x", version("1", "c"))
      assert.is_false(kept)
      assert.same({ generation = "2", value = "b", spare = "c" }, standing)
      kept, standing = two:keep_version("partnercenter:x", version("1", "b")) -- sent twice
      assert.is_false(kept)
      assert.equal("c", standing.spare)
      assert.is_true((two:keep_version("partnercenter:x", version("2", "d"))))
      assert.is_nil(one:read_version("partnercenter:x").spare)
    end)

    it("is announced before it is made, and shown to other processes", function()
      local one = store()
      assert.is_false((one:intend("partnercenter:x", "1")))
      one:keep_version("partnercenter:x", version("0", "a"))
      assert.is_true((one:intend("partnercenter:x", "1")))
      assert.is_nil(one:read_version("partnercenter:x").intent)
      local name = only_key "*"
      assert.matches((":%d:"):format(process.pid()), server:cli("hget", name, "intent"), 1, true)
      local alike = server:cli("hget", name, "intent"):match "^.-:%d+:" .. "of a machine with the same name"
      for _, other in ipairs { "elsewhere:1:x", alike } do
        server:cli("hset", name, "intent", other)
        assert.equal(other, one:read_version("partnercenter:x").intent)
      end
      one:keep_version("partnercenter:x", version("1", "b"))
      assert.equal("", server:cli("hget", name, "intent"))
    end)

    it("is put back where Redis has none or an earlier one of its lineage", function()
      local one = store()
      local third = { generation = "3", value = "c", newest = "c", lineage = { "a", "b", "c" } }
      local function put_back(stored)
        server:cli("flushall")
        if stored then
          one:restore_version("partnercenter:x", stored)
          assert.equal(stored.value, one:read_version("partnercenter:x").value)
        end
        assert.is_true(one:restore_version("partnercenter:x", third))
        local found = one:read_version "partnercenter:x"
        return found.value .. found.generation
      end
      assert.equal("c3", put_back())
      assert.equal("c3", put_back { generation = "2", value = "b", newest = "b", lineage = {} })
      assert.equal("c3", put_back { generation = "1", value = "a", newest = "a", lineage = {} })
      assert.equal("d4", put_back { generation = "4", value = "d", newest = "d", lineage = {} })
      assert.equal("x1", put_back { generation = "1", value = "x", newest = "x", lineage = {} })
    end)
  end)

  it("sends what Redis did not take again at each reconnect, and plans one further try", function()
    local one = store()
    local watched = watch "outbox%.lua"
    server:cli("config", "set", "maxmemory", "1")
    assert.is_nil((one:keep_version("partnercenter:x", version("0", "a"))))
    for _ = 1, 5 do
      server:cli("client", "kill", "type", "normal")
      repeat local _, err = one:get "y" until not err
    end
    server:cli("config", "set", "maxmemory", "0")
    repeat one:get "y" until server:cli("keys", "*:token:x") ~= ""
    watched.stop()
    assert.equal(1, watched.most)
  end)

  describe("claim", function()
    it("is given to one, kept when done, and given back only by its owner", function()
      local one, two = store(), store()
      local claim = one:claim("e", 60)
      assert.is_string(claim)
      assert.is_false((two:claim("e", 60)))
      assert.is_true(two:forget("e", "another"))
      assert.is_false((two:claim("e", 60)))
      assert.is_true(one:forget("e", claim))
      assert.is_string((two:claim("e", 60)))
      assert.is_true(two:done("e", 86400))
      assert.is_false((one:claim("e", 60)))
      one:forget("e", claim)
      assert.is_false((one:claim("e", 60)))
      assert.is_true(tonumber(server:cli("pttl", only_key "*")) > 86000 * 1000)
    end)

    it("tells the latest text from earlier ones", function()
      local one, two = store(), store()
      assert.is_true(one:latest("r", "2", 60))
      assert.is_false(two:latest("r", "1", 60))
      assert.is_true(two:latest("r", "2", 60))
      assert.is_true(two:latest("r", "3", 60))
      assert.is_false(one:latest("r", "2", 60))
    end)
  end)

  describe("with shared_key", function()
    it("writes nothing readable, and reads what was written before", function()
      local plain, own = store(), store { shared_key = KEY }
      own:set("partnercenter:x", "marker-x", 60)
      own:keep_version("partnercenter:y", {
        generation = "0", value = "marker-y", spare = "marker-y", newest = "d", lineage = {},
      })
      own:keep_version("partnercenter:y", {
        generation = "7", value = "marker-z", spare = "marker-z", newest = "e", lineage = {},
      })
      assert.equal("marker-x", (own:get "partnercenter:x"))
      local found = own:read_version "partnercenter:y"
      assert.same({ generation = "1", value = "marker-y", spare = "marker-z" }, found)
      for name in server:cli("keys", "*"):gmatch "%S+" do
        local dump = server:cli(server:cli("type", name) == "hash" and "hgetall" or "get", name)
        assert.is_nil(dump:find "marker")
        assert.truthy(dump:find("pcgcm1:", 1, true))
      end
      plain:set("partnercenter:p", "marker-p", 60)
      assert.equal("marker-p", (own:get "partnercenter:p"))
    end)

    it("says what is wrong with another key, no key, or a value of another place", function()
      local own = store { shared_key = KEY }
      own:set("partnercenter:x", "marker", 60)
      own:keep_version("partnercenter:y", version("0", "marker"))
      local before = server:cli("hgetall", only_key "*:y")
      for message, other in pairs {
        ["is encrypted with another shared_key: give all"] = store { shared_key = OTHER_KEY },
        ["is encrypted: give the option shared_key that the other processes have"] = store(),
      } do
        for _, err in ipairs {
          select(2, other:get "partnercenter:x"), select(2, other:read_version "partnercenter:y"),
        } do
          assert.equal("config", err.kind)
          assert.matches(message, err.message, 1, true)
          assert.matches("'" .. only_key "*:x", err.message:gsub(":y'", ":x'"), 1, true)
        end
      end
      assert.equal(before, server:cli("hgetall", only_key "*:y"))
      server:cli("copy", only_key "*:x", (only_key "*:x":gsub("x$", "z")))
      local value, err = own:get "partnercenter:z"
      assert.is_nil(value)
      assert.matches("is damaged, or was copied from another key", err.message)
    end)
  end)

  it("says why Redis refuses a write, and what a foreign value is", function()
    local one = store()
    one:set("partnercenter:x", "y", 60)
    server:cli("config", "set", "maxmemory", "1")
    local _, unwritten = one:set("partnercenter:x", "z", 60)
    local _, unlocked = one:lock "partnercenter:l"
    for _, err in ipairs { unwritten, unlocked } do
      assert.equal("OOM", err.code)
      assert.equal("network", err.kind)
    end
    assert.equal("y", (one:get "partnercenter:x"))
    server:cli("config", "set", "maxmemory", "0")
    local name = only_key "*:x"
    server:cli("del", name)
    server:cli("lpush", name, "1")
    local _, err = one:get "partnercenter:x"
    assert.equal("WRONGTYPE", err.code)
    assert.is_nil(json.decode(tostring(err)))
  end)
end)
