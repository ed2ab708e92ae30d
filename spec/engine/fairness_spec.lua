-- Fairness of the queues: every way to free a place in flight starts the next call at once, and hosts and
-- clients take turns.

local bare_engine = require "spec.support.fake.bare_engine"
local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

describe("a freed place in flight", function()
  local server, it_

  before_each(function()
    server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        elseif head:find("/slow", 1, true) then
          conn:stall()
        elseif head:find("/token", 1, true) then
          conn:answer("200 OK", "{}")
        else
          conn:answer("200 OK", '"education"')
        end
      end
    end)
    it_ = bare_engine.start(server.url)
  end)

  after_each(function()
    it_.part:close()
    server:stop()
  end)

  local function is_asked(n)
    return function() return server:count() >= n end
  end

  local function held(client)
    local first = it_.submit(client, "/slow")
    local second = it_.submit(client, "/next")
    it_.drive(is_asked(1))
    assert.is_nil(second.done)
    it_.rest()
    assert.is_nil(second.done)
    return first, second
  end

  it("by a cancelled call is used at once", function()
    local client = it_.client()
    local first, second = held(client)
    it_.part:cancel(first.id)
    assert.is_true(it_.part:ready())
    it_.drive(function() return second.done end)
    assert.equal(200, second.status)
    client:close()
  end)

  it("by an attempt that timed out is used at once", function()
    local client = it_.client()
    local first = it_.submit(client, "/slow", { attempt_timeout = 0.3, max_attempts = 1 })
    local second = it_.submit(client, "/next")
    it_.drive(function() return second.done end)
    assert.equal("timeout", first.error)
    assert.equal(200, second.status)
    client:close()
  end)

  it("by a call that ends normally is used at once", function()
    local client = it_.client()
    local first = it_.submit(client, "/slow", { timeout = 0.3 })
    local second = it_.submit(client, "/next")
    it_.drive(function() return second.done end)
    assert.equal("timeout", first.error)
    client:close()
  end)

  it("by a cancelled call is used by another host's call", function()
    local client = it_.client()
    local first = it_.submit(client, "/slow")
    local second = it_.submit(client, "/next", { host = "graph" })
    it_.drive(is_asked(1))
    it_.rest()
    it_.part:cancel(first.id)
    assert.is_true(it_.part:ready())
    it_.drive(function() return second.done end)
    client:close()
  end)

  for _, how in ipairs { "close", "drain" } do
    it("tells the calls of a client that ends: " .. how, function()
      local client = it_.client()
      local first, second = held(client)
      client[how](client, 1)
      assert.is_true(it_.part:ready())
      it_.rest()
      assert.equal("closed", first.error)
      assert.equal("closed", second.error)
      assert.is_nil(second.transient)
      client:close()
    end)
  end

  it("tells the calls of a client that is collected", function()
    local first, second = held(it_.client())
    collectgarbage()
    collectgarbage()
    assert.is_true(it_.part:ready())
    it_.rest()
    assert.equal("closed", first.error)
    assert.equal("closed", second.error)
  end)

  for name, finish in pairs {
    ["is there"] = function(client) client:token_set("api", "t", 3600) end,
    ["is not to be had"] = function(client) client:token_fail("api", "auth", 60) end,
  } do
    it("waiting for a token, all continue when it " .. name, function()
      local client = it_.client { access_token = false, ask = true, max_in_flight = 4 }
      local items = { it_.submit(client, "/a"), it_.submit(client, "/b") }
      it_.drive(function() return it_.told[1] end)
      it_.rest()
      assert.equal("ask", it_.told[1].event)
      finish(client)
      assert.is_true(it_.part:ready())
      it_.drive(function() return items[1].done and items[2].done end)
      assert.equal(name == "is there" and 200 or nil, items[2].status)
      client:close()
    end)
  end

  it("of a call that leaves the queue by cancelling keeps the others in turn", function()
    local client = it_.client()
    local first, second = held(client)
    local third = it_.submit(client, "/next")
    it_.part:cancel(second.id)
    it_.part:cancel(first.id)
    it_.drive(function() return third.done end)
    client:close()
  end)

  it("by cancelling reaches a host that was held back when its time has come", function()
    local client = it_.client()
    local first, second = held(client)
    local later = it_.submit(client, "/next", { delay = 0.05 })
    it_.part:cancel(first.id)
    it_.drive(function() return second.done and later.done end)
    client:close()
  end)
end)

describe("a task that is cancelled in", function()
  local server

  before_each(function()
    server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        elseif head:find("/slow", 1, true) then
          conn:stall()
        end
        conn:answer("200 OK", '"education"')
      end
    end)
  end)

  after_each(function()
    server:stop()
  end)

  local function new()
    return assert(partnercenter.new { access_token = "x", base_url = server.url, max_in_flight = 1 })
  end

  it("luv gives its place away before an unrelated timer of the host fires", function()
    local luv, client, order = require "luv", new(), {}
    local first = partnercenter.spawn(function()
      return client:request { path = "/v1/slow" }
    end, nil, { driver = "uv" })
    partnercenter.spawn(function()
      assert(client:request { path = "/v1/next" })
      order[#order + 1] = "next"
    end, nil, { driver = "uv" })
    local look, guard = luv.new_timer(), luv.new_timer()
    look:start(10, 10, function()
      if server:count() == 1 then
        look:stop()
        first:cancel()
      end
    end)
    guard:start(60000, 0, function()
      order[#order + 1] = "timer"
    end)
    while #order == 0 do luv.run("once") end
    look:close()
    guard:close()
    luv.run("nowait")
    assert.same({ "next" }, order)
    client:close()
  end)

  it("cqueues gives its place away before an unrelated timer of the host fires", function()
    local cqueues, client, order = require "cqueues", new(), {}
    local controller = cqueues.new()
    controller:wrap(function()
      local first = partnercenter.spawn(function()
        return client:request { path = "/v1/slow" }
      end)
      partnercenter.spawn(function()
        assert(client:request { path = "/v1/next" })
        order[#order + 1] = "next"
      end)
      while server:count() == 0 do cqueues.sleep(0.01) end
      first:cancel()
      cqueues.sleep(60)
      order[#order + 1] = "timer"
    end)
    while #order == 0 do assert(controller:step(5)) end
    assert.same({ "next" }, order)
    client:close()
  end)
end)

describe("with one place", function()
  local server

  before_each(function()
    server = raw.start(function(conn)
      while conn:request() do
        conn:answer("200 OK", '"education"')
      end
    end)
  end)

  after_each(function()
    server:stop()
  end)

  -- Returns the paths in order of arrival.
  local function order()
    local paths = {}
    for i, request in ipairs(server:received("request")) do
      paths[i] = request:match("^%S+ (%S+)")
    end
    return paths
  end

  local function place_of(path)
    for i, found in ipairs(order()) do
      if found == path then return i end
    end
  end

  it("hosts take turns, however many calls each has", function()
    local it_ = bare_engine.start(server.url)
    local client, items = it_.client(), {}
    for i = 1, 100 do
      local host = i == 20 and "graph" or i == 60 and "partner" or "api"
      items[i] = it_.submit(client, "/" .. host .. "/" .. i, { host = host })
    end
    it_.drive(function()
      for i = 1, 100 do
        if not items[i].done then return false end
      end
      return true
    end)
    assert.is_true(place_of("/graph/20") <= 3, place_of("/graph/20"))
    assert.is_true(place_of("/partner/60") <= 4, place_of("/partner/60"))
    assert.is_true(place_of("/api/1") < place_of("/api/2"))
    assert.equal(100, #order())
    client:close()
    it_.part:close()
  end)

  it("hosts that all have much to ask are served alike", function()
    local it_ = bare_engine.start(server.url)
    local client, items, hosts = it_.client(), {}, { "api", "partner", "graph" }
    for i = 1, 90 do
      local host = hosts[math.ceil(i / 30)]
      items[i] = it_.submit(client, "/" .. host, { host = host })
    end
    it_.drive(function() return items[30].done and items[60].done and items[90].done end)
    local paths = order()
    for i = 4, 90 do assert.equal(paths[i - 3], paths[i]) end
    client:close()
    it_.part:close()
  end)

  it("a token request in the background keeps no call waiting", function()
    local it_ = bare_engine.start(server.url)
    local client = it_.client { access_token = false, ask = true }
    client:token_set("api", "t", 3600)
    local slow = it_.submit(client, "/first")
    it_.drive(function() return slow.done end)
    client:token_fetch("api", { fields = {}, path = "/token" })
    local item = it_.submit(client, "/second")
    it_.step()
    it_.drive(function() return item.done end)
    assert.equal(200, item.status)
    client:close()
    it_.part:close()
  end)

  it("a client with much to ask leaves turns to another", function()
    local it_ = bare_engine.start(server.url)
    local greedy, modest, items = it_.client { max_in_flight = 1000 }, it_.client(), {}
    for i = 1, 300 do items[i] = it_.submit(greedy, "/greedy/" .. i) end
    for i = 1, 3 do items[#items + 1] = it_.submit(modest, "/modest/" .. i) end
    local one = items[301]
    it_.drive(function() return one.done end)
    local done = 0
    for i = 1, 300 do done = done + (items[i].done and 1 or 0) end
    assert.is_true(done < 150, done)
    it_.drive(function()
      for i = 1, #items do
        if not items[i].done then return false end
      end
      return true
    end)
    greedy:close()
    modest:close()
    it_.part:close()
  end)
end)

describe("after a long callback", function()
  local NAP = 0.6

  local function nap()
    local ends = core.now() + NAP
    while core.now() < ends do end -- no step of the engine meanwhile
  end

  -- The kernel's timer of the descriptor is exact on a busy machine too. It may fire before the engine rests.
  local function comes(it_, has_come)
    it_.rest()
    if not has_come() then
      it_.part:wait(NAP / 2)
      assert.is_true(it_.part:ready())
    end
  end

  it("times count from now: a call's delay, its timeout and the next question for a token", function()
    local server = raw.start(function(conn)
      while conn:request() do
        conn:answer("200 OK", '"education"')
      end
    end)
    local it_ = bare_engine.start(server.url)
    local client = it_.client { access_token = false, ask = true }
    it_.submit(client, "/first")
    it_.drive(function() return it_.told[1] end)
    it_.rest()
    it_.told = {}
    nap()
    client:token_ask_again("api", 0.05)
    comes(it_, function() return it_.told[1] end)
    it_.rest()
    it_.told = {}
    nap()
    client:token_set("api", "t", 3600)
    local item = it_.submit(client, "/delayed", { delay = 0.05 })
    comes(it_, function() return item.done or server:count() == 2 end)
    it_.drive(function() return item.done end)
    client:close()
    it_.part:close()
    server:stop()
  end)
end)
