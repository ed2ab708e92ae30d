-- Jobs while Redis is away, or strange.
local alarms = require "partnercenter.engine.alarms"
local engine = require "partnercenter.engine"
local members = require "spec.shared.job.members"
local redis_server = require "spec.support.servers.redis"
local timing = require "partnercenter.shared.job.timing"

local ITEMS = 40

describe("a job", function()
  local redis, client

  before_each(function()
    redis = redis_server.start()
    client = members.client(redis)
  end)

  after_each(function()
    client:close()
    redis:stop()
  end)

  -- Runs a job, with `harm` while its fifth item is at work. Returns the items that were handed out, or what
  -- the loop raised.
  local function run(harm, count, lease)
    local options = { job = "fault", concurrency = 2, lease = lease }
    local got, begun = {}, {}
    local ok, why = pcall(function()
      for item in client:each(members.items(count or ITEMS), function(item)
        begun[item] = (begun[item] or 0) + 1
        if item == "item-5" and begun[item] == 1 then harm() end
        client:request { path = "/nowhere", max_attempts = 1 }
        return item
      end, options) do got[#got + 1] = item end
    end)
    return ok and got or nil, why, begun
  end

  local function runs_each_item_once(harm)
    local got, why, begun = run(harm)
    assert.is_truthy(got, tostring(why))
    assert.equal(ITEMS, #got)
    for _, item in ipairs(members.items(ITEMS)) do assert.equal(1, begun[item], item) end
    assert.equal(tostring(ITEMS), members.read(client, "fault", "meta", "HGET", "done"))
  end

  it("goes on when Redis was stopped for longer than a command may take", function()
    runs_each_item_once(function()
      redis:signal "STOP"
      alarms.set(engine.here(), 2.5, function() redis:signal "CONT" end)
    end)
  end)

  it("goes on when its connections were closed and its scripts forgotten", function()
    runs_each_item_once(function()
      redis:cli("SCRIPT", "FLUSH")
      redis:cli("CLIENT", "KILL", "TYPE", "normal")
    end)
  end)

  it("goes on when Redis was full", function()
    runs_each_item_once(function()
      redis:cli("CONFIG", "SET", "maxmemory", "1")
      alarms.set(engine.here(), 0.5, function() redis:cli("CONFIG", "SET", "maxmemory", "0") end)
    end)
  end)

  it("ends with `conflict` when Redis came back empty, and begins anew when it is run again", function()
    local got, why = run(function() redis:restart() end)
    assert.is_nil(got)
    assert.equal("conflict", why.kind)
    assert.matches("Redis has lost the state of the job 'fault'", why.message, 1, true)
    assert.equal(ITEMS, #assert(run(function() end)))
  end)

  for _, part in ipairs { "meta", "queue", "held" } do
    it("ends with `conflict` when Redis evicted " .. part .. ", and begins anew", function()
      local got, why = run(function() redis:cli("DEL", members.key(client, "fault", part)) end, ITEMS, 1)
      assert.is_nil(got, part)
      assert.equal("conflict", why.kind)
      assert.matches("Redis has lost the state of the job 'fault'", why.message, 1, true)
      runs_each_item_once(function() end)
    end)
  end

  it("goes on when Redis evicted what it can do without", function()
    runs_each_item_once(function()
      for _, part in ipairs { "lease", "source" } do redis:cli("DEL", members.key(client, "fault", part)) end
    end)
  end)

  it("ends with `conflict` rather than skip items when Redis went back to an older copy", function()
    local count = 1200 -- more than the queue takes at once
    local got, why = run(function() members.read(client, "fault", "meta", "HSET", "fed", 0) end, count)
    assert.is_nil(got)
    assert.equal("conflict", why.kind)
    assert.matches("Redis went back to an older copy", why.message, 1, true)
    local again = assert(run(function() end, count))
    assert.is_true(#again > 0)
    assert.is_true(tonumber(members.read(client, "fault", "meta", "HGET", "done")) >= count)
  end)

  it("ends with `network` when Redis is away for longer than a lease", function()
    local got, why = run(function() redis:signal "STOP" end, ITEMS, 0.4)
    assert.is_nil(got)
    assert.equal("network", why.kind)
    assert.matches("the leases of the job 'fault' have lapsed", why.message, 1, true)
  end)

  it("ends with `network` when Redis cannot be reached at all", function()
    local before = timing.first
    timing.first = 0.3
    finally(function() timing.first = before end)
    local other = members.client(redis, { shared = "redis://127.0.0.1:1" })
    local values, failed = other:map({ "x" }, function(item) return item end, { job = "away" })
    assert.same({ 0, "network" }, { values.n, failed.source.kind })
    other:close()
  end)

  it("ends with `config` when Redis has become a replica", function()
    local got, why = run(function() redis:cli("REPLICAOF", "127.0.0.1", "1") end)
    assert.is_nil(got)
    assert.equal("config", why.kind)
    assert.equal("READONLY", why.code)
  end)

  it("ends with `config` when the password is wrong", function()
    local locked = redis_server.start { password = "marker-password" }
    local other = members.client(redis, { shared = (locked.url:gsub("//", "//:wrong@")) })
    local values, failed = other:map({ "x" }, function(item) return item end, { job = "locked" })
    assert.same({ 0, "config", "WRONGPASS" }, { values.n, failed.source.kind, failed.source.code })
    other:close()
    locked:stop()
  end)

  it("ends when its client is closed while Redis does not answer", function()
    local got, why = run(function()
      redis:signal "STOP"
      client:close()
    end)
    assert.is_nil(got)
    assert.equal("closed", why.kind)
  end)
end)
