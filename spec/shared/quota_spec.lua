-- One quota for all that name the same Redis: several clients, several processes.
local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local private = require "partnercenter.client.private"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local redis_server = require "spec.support.servers.redis"
local sign_in = require "spec.support.sign_in"

describe("a shared quota", function()
  local redis, service

  setup(function()
    redis = redis_server.start()
    service = raw.start(function(conn)
      local head = conn:request()
      while head do
        local seconds = head:match("/throttled/(%d+)")
        if seconds then
          conn:answer("429 Too Many Requests", "", ("Retry-After: %s\r\n"):format(seconds))
        else
          conn:answer("200 OK", "{}")
        end
        head = conn:request()
      end
    end)
  end)

  teardown(function()
    service:stop()
    redis:stop()
  end)

  before_each(function() redis:cli("FLUSHALL") end)

  local function new(options)
    local all = {
      access_token = "x", base_url = service.url, proxy = false, shared = redis.url, max_attempts = 1,
    }
    for name, value in pairs(options or {}) do all[name] = value end
    return assert(partnercenter.new(all))
  end

  local function get(client, path) return client:request { path = path or "/v1/fine" } end

  local function key(name) return redis:cli("KEYS", "pc1:*:" .. name) end

  -- Runs a function in a process of its own, whose answer must be true.
  local function elsewhere(fn)
    local pid = process.fork()
    if pid == 0 then
      local ok, result = pcall(fn)
      if not ok then io.stderr:write(tostring(result), "\n") end
      process.exit(ok and result and 0 or 1)
    end
    return pid
  end

  local function must_succeed(pid) assert.same({ "exit", 0 }, { process.wait(pid) }) end

  it("is the sum over the clients of a tenant in one process", function()
    local one, other = new { max_requests_per_minute = 300 }, new { max_requests_per_minute = 300 }
    local started = core.now()
    for _ = 1, 4 do
      assert(get(one))
      assert(get(other))
    end
    assert.is_true(core.now() - started >= 7 * 0.2) -- each alone would need 0.6 s
    assert.equal("2", redis:cli("ZCARD", key "members:api"))
    one:close()
    other:close()
    assert.equal("", key "members:api")
  end)

  it("is apart for each tenant", function()
    local one = new { tenant_id = "11111111-2222-4333-8444-555555555555", max_requests_per_minute = 1 }
    local other = new { tenant_id = "21111111-2222-4333-8444-555555555555", max_requests_per_minute = 1 }
    assert(get(one))
    assert(get(other))
    local value, err = other:request({ path = "/v1/fine" }, { timeout = 20 })
    assert.is_nil(value)
    assert.equal("throttled", err.kind)
    assert.is_true(err.retry_after > 0 and err.retry_after <= 60.4, err.retry_after)
    one:close()
    other:close()
  end)

  it("lets a 429 that one process meets hold back all others, for the longest time", function()
    local client = new()
    assert(get(client))
    local before = core.now()
    local _, err = get(client, "/v1/throttled/2")
    assert.equal("throttled", err.kind)
    must_succeed(elsewhere(function()
      local other = new()
      local _, long = other:request({ path = "/v1/fine" }, { timeout = 1 })
      local passed = core.now() - before -- a loaded machine may take its time
      return passed > 1 or long and long.kind == "throttled" and long.retry_after <= 2.1
    end))
    must_succeed(elsewhere(function()
      local other = new()
      return get(other) and core.now() - before >= 2
    end))
    client:close()
  end)

  it("lets a call leave after a pause that nobody else waits for", function()
    local client = new { max_requests_per_minute = 300 } -- one slot at a time
    assert.is_nil((get(client, "/v1/throttled/1")))
    assert(get(client))
    client:close()
  end)

  it("learns from the next slots, in a process that was at work, that another was refused", function()
    local client, other = new(), new()
    assert(get(client))
    assert(get(other))
    local before = core.now()
    assert.is_nil((get(client, "/v1/throttled/1")))
    for _ = 1, 10 do assert(get(other)) end -- the first may have had slots
    assert.is_true(core.now() - before >= 1)
    client:close()
    other:close()
  end)

  it("returns the slots of a call that was cancelled, and of a client that is closed", function()
    local client, other = new { max_requests_per_minute = 10 }, new { shared = false } -- one each 6 s
    assert(get(client))
    local quota, is_granted = private.of(client).quota, false
    local pass_on = quota.pass_on
    function quota.pass_on(...)
      is_granted = true
      return pass_on(...)
    end
    local loop = partnercenter.each({ client, other }, function(which)
      if which == client then return get(client) end
      repeat assert(get(other)) until is_granted
      return true
    end)
    assert.equal(other, (loop()))
    loop:close()
    client:close()
    other:close()
    assert.equal("1", redis:cli("ZCARD", key "left:api"))
    assert.equal("", key "members:api")
  end)

  it("costs a lookup no round trip", function()
    local client = new { max_requests_per_minute = 600000 }
    local ids = {}
    for i = 1, 1000 do ids[i] = i end
    local _, errs = partnercenter.map(ids, function() return get(client) end)
    assert.is_nil(errs)
    client:close()
    local scripts = tonumber(redis:cli("INFO", "commandstats"):match("cmdstat_evalsha:calls=(%d+)"))
    assert.is_true(scripts < 300, scripts)
  end)
end)

describe("six processes under one limit", function()
  local PROCESSES, EACH = 6, 75
  local redis, sim

  setup(function()
    redis = redis_server.start()
    sim = sign_in.simulator { customers = 10 }
  end)

  teardown(function()
    sim:stop()
    redis:stop()
  end)

  local function work()
    local client = sign_in.client(sim, {
      client_secret = sim.client_secret, shared = redis.url, max_requests_per_minute = 6000, max_attempts = 1,
    })
    local ids = {}
    for i = 1, EACH do ids[i] = sim.customers[(i - 1) % 10 + 1].id end
    local _, errs = partnercenter.map(ids, function(id) return client:customer(id):qualification() end)
    client:close()
    if errs then io.stderr:write(tostring(select(2, next(errs))), "\n") end
    return errs == nil
  end

  it("that all know have no request refused", function()
    -- 100 a second. The margin is for requests that a busy machine sends late, in the next window.
    assert(sim:fault { limit = 300, window = 2, path = "qualification" })
    local pids = {}
    for i = 1, PROCESSES do
      pids[i] = process.fork()
      if pids[i] == 0 then
        local ok, done = pcall(work)
        process.exit(ok and done and 0 or 1)
      end
    end
    for i = 1, PROCESSES do assert.same({ "exit", 0 }, { process.wait(pids[i]) }) end
    local times = {}
    for _, request in ipairs(assert(sim:requests())) do
      if request.path:find("qualification", 1, true) then times[#times + 1] = request.time end
    end
    assert.equal(PROCESSES * EACH, #times)
    table.sort(times)
    -- in total no faster than the limit, but for what may leave late
    assert.is_true(times[#times] - times[1] >= (#times - 1) * 60.3 / 6000 - 1)
  end)
end)
