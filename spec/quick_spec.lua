-- The short way of lookups in loops: what it gives is what the long way gives.
local engine = require "partnercenter.engine"
local partnercenter = require "partnercenter"
local service = require "spec.support.service"

local ID = "11111111-1111-4111-8111-111111111111"

describe("a lookup in a loop", function()
  local server, client

  setup(function()
    server = service.start()
  end)

  teardown(function()
    server:stop()
  end)

  after_each(function()
    client:close()
  end)

  local function connect(name, options)
    options = options or {}
    options.access_token, options.base_url = "marker-token", server.url .. "/answers/" .. name
    client = assert(partnercenter.new(options))
    return client
  end

  local function lookup(id)
    return client:customer(id):qualification()
  end

  -- Requests that went the long way while fn ran.
  local function long_ones(fn)
    local call, count = engine.call, 0
    engine.call = function(...)
      count = count + 1
      return call(...)
    end
    local ok, why = pcall(fn)
    engine.call = call
    assert(ok, why)
    return count
  end

  local function looped(concurrency)
    local values, failed = partnercenter.map({ ID, ID, ID }, lookup, { concurrency = concurrency or 2 })
    return values, failed
  end

  for name, value in pairs {
    education = "education", shouted = "education", none = "none", museum = "museum",
  } do
    it("goes the short way to the word of " .. name, function()
      connect(name)
      assert.equal(0, long_ones(function()
        local values, failed = looped()
        assert.is_nil(failed)
        assert.same({ value, value, value, n = 3 }, values)
      end))
    end)
  end

  for _, name in ipairs {
    "blank", "marked", "number", "list", "words", "long", "escaped", "empty", "cut", "denied",
  } do
    it("gives what a single one gives for an answer that is " .. name, function()
      connect(name, { max_attempts = 1 })
      local value, err = lookup(ID)
      assert.equal(0, long_ones(function()
        local values, failed = looped()
        for i = 1, 3 do
          assert.equal(value, values[i])
          local other = failed and failed[i]
          for _, field in ipairs { "kind", "status", "code", "message", "operation", "phase", "attempts" } do
            assert.equal(err and err[field], other and other[field], field)
          end
          assert.is_true(not other or #other.request_id == 36 and #other.correlation_id == 36)
        end
      end), "sent twice")
    end)
  end

  it("goes the long way where something is asked for besides", function()
    connect("education")
    assert.equal(3, long_ones(function()
      local values = partnercenter.map({ ID, ID, ID }, function(id)
        return client:customer(id):qualification({ timeout = 5 })
      end)
      assert.same({ "education", "education", "education", n = 3 }, values)
    end))
    client:close()
    local seen = 0
    connect("education", { on_event = function(event)
      if event.type == "call" then
        seen = seen + 1
      end
    end })
    looped()
    assert.equal(3, seen)
  end)

  it("tells a malformed id from a wrong one, and sends nothing", function()
    connect("education")
    local values, failed = partnercenter.map({ "no-guid", ID }, lookup)
    assert.same({ nil, "education", n = 2 }, values)
    assert.equal("invalid_argument", failed[1].kind)
    local _, why = pcall(partnercenter.map, { 7 }, lookup)
    assert.matches("string expected, got number", why)
  end)

  it("is cancelled with its loop", function()
    connect("slow")
    local why
    local iterator = partnercenter.each({ 1, 2 }, function(i)
      if i == 2 then
        return "first"
      end
      local _, err = lookup(ID)
      why = err
    end)
    assert.equal(2, (iterator()))
    iterator:close()
    partnercenter.map({ 1 }, function() end) -- lets it run
    assert.equal("cancelled", why.kind)
    assert.equal("customer.qualification", why.operation)
  end)

  it("ends when its loop's time is up, and when its client is closed", function()
    connect("slow")
    local _, failed = partnercenter.map({ ID, ID }, lookup, { timeout = 0.2 })
    assert.equal("timeout", failed[1].kind)
    _, failed = partnercenter.map({ 1, 2 }, function(i)
      if i == 1 then
        return lookup(ID)
      end
      client:close()
    end)
    assert.equal("closed", failed[1].kind)
    assert.equal("customer.qualification", failed[1].operation)
  end)

  it("uses a worker again", function()
    connect("education")
    local seen, count = {}, 0
    for _, value in partnercenter.each({ ID, ID, ID, ID, ID, ID }, function(id)
      local co = coroutine.running()
      count = count + (seen[co] and 0 or 1)
      seen[co] = true
      return lookup(id)
    end, { concurrency = 2 }) do
      assert.equal("education", value)
    end
    assert.is_true(count <= 4, count .. " coroutines")
  end)
end)
