-- Redis is away or strange: calls go on with a share of the quota, and return to the common one.
local core = require "partnercenter.core"
local forwarder = require "spec.support.servers.forwarder"
local partnercenter = require "partnercenter"
local private = require "partnercenter.client.private"
local raw = require "spec.support.servers.raw"
local redis_server = require "spec.support.servers.redis"

describe("a shared quota, while Redis", function()
  local redis, service, clients

  setup(function()
    service = raw.start(function(conn)
      while conn:request() do conn:answer("200 OK", "{}") end
    end)
  end)

  teardown(function() service:stop() end)

  before_each(function()
    redis, clients = redis_server.start(), {}
  end)

  after_each(function()
    for _, client in ipairs(clients) do client:close() end
    redis:stop()
  end)

  local function new(options)
    local all = {
      access_token = "x", base_url = service.url, proxy = false, shared = redis.url, max_attempts = 1,
      max_requests_per_minute = 6000,
    }
    for name, value in pairs(options or {}) do all[name] = value end
    clients[#clients + 1] = assert(partnercenter.new(all))
    return clients[#clients]
  end

  local function get(client) return client:request { path = "/v1/fine" } end

  -- When the next slot is, by Redis; nil: it knows of none.
  local function next_slot()
    local key = redis:cli("KEYS", "pc1:*:quota:api")
    return key ~= "" and tonumber(redis:cli("HGET", key, "next")) or nil
  end

  -- Calls until they take slots of Redis again.
  local function until_shared(client)
    local before = next_slot()
    repeat assert(get(client)) until next_slot() ~= before
  end

  it("is slow, waits for it", function()
    local client = new()
    assert(get(client))
    redis:cli("CLIENT", "PAUSE", 300, "ALL")
    for _ = 1, 20 do assert(get(client)) end
    until_shared(client)
  end)

  it("is stopped, goes on", function()
    local events = {}
    local client = new { on_event = function(event)
      if event.type == "shared" then events[#events + 1] = event.status end
    end }
    assert(get(client))
    redis:signal("STOP")
    for _ = 1, 20 do assert(get(client)) end
    redis:signal("CONT")
    until_shared(client)
  end)

  it("is killed and restarted empty, goes on and shares again", function()
    local client = new()
    assert(get(client))
    redis:kill()
    for _ = 1, 20 do assert(get(client)) end
    redis:restart()
    until_shared(client)
  end)

  it("is killed, spaces the first request of the share from the last one before", function()
    local client, before = new { max_requests_per_minute = 60 }, core.now()
    assert(get(client))
    redis:kill()
    assert(get(client))
    assert.is_true(core.now() - before >= 1)
  end)

  it("is not there at all, goes on as one of two members", function()
    redis:kill()
    local client = new { max_requests_per_minute = 240 }
    local before = core.now()
    for _ = 1, 4 do assert(get(client)) end
    assert.is_true(core.now() - before >= 3 * 0.5)
  end)

  it("went away, sends by the share of the members that were there last", function()
    local client, first, second = new(), new(), new()
    for _ = 1, 2 do
      for _, one in ipairs { first, second, client } do assert(get(one)) end
    end
    local slow = new { max_requests_per_minute = 400 }
    assert(get(slow)) -- as the fourth
    redis:kill()
    local before = core.now()
    for _ = 1, 3 do assert(get(slow)) end
    assert.is_true(core.now() - before >= 2 * 0.6)
  end)

  it("went away, sends by the lowest limit that a member named", function()
    local lax, strict = new(), new { max_requests_per_minute = 400 }
    assert(get(strict))
    repeat assert(get(lax)) until private.of(lax).quota.pace.api > 0.1
    redis:kill()
    local before = core.now()
    for _ = 1, 3 do assert(get(lax)) end
    assert.is_true(core.now() - before >= 2 * 0.3)
  end)

  it("is full, goes on and shares again when there is room", function()
    local client = new()
    assert(get(client))
    redis:cli("CONFIG", "SET", "maxmemory", "1")
    for _ = 1, 20 do assert(get(client)) end
    redis:cli("CONFIG", "SET", "maxmemory", "0")
    until_shared(client)
  end)

  it("fails over: goes on while the replica takes no writes, and shares again", function()
    local client = new()
    assert(get(client))
    redis:cli("REPLICAOF", "127.0.0.1", "1")
    for _ = 1, 20 do assert(get(client)) end
    redis:cli("REPLICAOF", "NO", "ONE")
    until_shared(client)
  end)

  it("is a replica from the start, says so and sends nothing", function()
    redis:cli("REPLICAOF", "127.0.0.1", "1")
    local client = new()
    local value, err = get(client)
    assert.is_nil(value)
    assert.equal("config", err.kind)
    assert.matches("replica", tostring(err), 1, true)
    assert.equal(0, err.attempts)
    redis:cli("REPLICAOF", "NO", "ONE")
    assert(get(client))
  end)

  it("refuses the password, says so without it and sends nothing", function()
    redis:cli("CONFIG", "SET", "requirepass", "right")
    local client = new { shared = ("redis://:wrong@127.0.0.1:%d"):format(redis.port) }
    for _ = 1, 2 do
      local value, err = get(client)
      assert.is_nil(value)
      assert.equal("config", err.kind)
      assert.equal(0, err.attempts)
      assert.matches("password", tostring(err), 1, true)
      assert.is_nil(tostring(err):find("wrong", 1, true))
    end
  end)

  it("lets its user not run all commands, says so and sends nothing", function()
    for _, user in ipairs { "bob on >secret ~pc1:* +@all -hset", "bob on >secret ~pc1:*:members:* +@all" } do
      local other = redis_server.start { users = { user } }
      local client = new { shared = other.url:gsub("//", "//bob:secret@") }
      local _, err = get(client)
      assert.equal("config", err.kind)
      assert.matches("(let the user of `shared` run this command on keys", err.message, 1, true)
      other:stop()
    end
  end)

  it("repeats the commands that it does not know, says so without the user and the password", function()
    local other = redis_server.start { config = { "rename-command AUTH OTHER" } }
    local client = new { shared = other.url:gsub("//", "//marker:xyz@") }
    local _, err = get(client)
    assert.matches("ERR unknown command", err.message)
    assert.is_nil(err.message:find("marker", 1, true) or err.message:find("xyz", 1, true))
    other:stop()
  end)

  it("is behind a network that lost the connection, goes on and connects again", function()
    local network = forwarder.start(redis.port)
    local client = new { shared = ("redis://127.0.0.1:%d"):format(network.port) }
    assert(get(client))
    network:forget()
    for _ = 1, 20 do assert(get(client)) end
    until_shared(client)
    assert.is_true(network:count() > 1)
    network:stop()
  end)

  it("forgot the scripts, sends them again", function()
    local client = new()
    assert(get(client))
    redis:cli("SCRIPT", "FLUSH")
    until_shared(client)
  end)

  it("lets a member die with slots: they lapse, and nobody waits for it", function()
    local client = new()
    assert(get(client))
    local key = redis:cli("KEYS", "pc1:*:members:api")
    redis:cli("ZADD", key, redis:cli("TIME"):match("%d+") .. "000000", "killed")
    until_shared(client)
    assert.equal("2", redis:cli("ZCARD", key))
    redis:cli("ZADD", key, (tonumber(redis:cli("TIME"):match("%d+")) - 31) .. "000000", "killed")
    until_shared(client)
    assert.equal("1", redis:cli("ZCARD", key))
  end)
end)
