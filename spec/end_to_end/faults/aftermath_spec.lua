-- After a call no connection answers the next call with its answer, and nothing is sent twice.

local core = require "partnercenter.core"
local enough_time = require "spec.support.time.enough_time"
local h2 = require "spec.support.servers.http2_frames"
local certificates = require "spec.support.servers.certificates"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local socket = require "socket"

local FIRST, SECOND = "11111111-2222-4333-8444-555555555555", "21111111-2222-4333-8444-555555555555"

describe("after a call", function()
  local server

  after_each(function()
    server:stop()
    server = nil
  end)

  local function new(options)
    local all = { access_token = "marker-access-token", base_url = server.url, max_attempts = 1 }
    for name, value in pairs(options or {}) do
      all[name] = value
    end
    return assert(partnercenter.new(all))
  end

  -- Answers each call with its customer; the first one waits for /v1/go.
  local function late()
    server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        end
        local is_first = head:find(FIRST, 1, true)
        if is_first then
          conn:note("held", "")
          while conn:count "go" == 0 do
            socket.sleep(0.01)
          end
        elseif head:find("/v1/go", 1, true) then
          conn:note("go", "")
        end
        conn:answer("200 OK", '{"id":"' .. (head:match("customers/(%S+)") or "") .. '"}')
        if is_first then
          conn:note("late", "")
        end
      end
    end)
  end

  -- Looks up the second customer until the server has `count` notes of a kind.
  local function look_up_second(client, what, count)
    local stop = core.now() + 300
    repeat
      assert(core.now() < stop, what)
      assert.equal(SECOND, assert(client:customer(SECOND):get()).id)
    until server:count(what) >= count
  end

  local function second_gets_its_own(client, attempts)
    local go = assert(socket.connect("127.0.0.1", server.port))
    assert(go:send("GET /v1/go HTTP/1.1\r\n\r\n"))
    go:close()
    look_up_second(client, "late", attempts or 1)
    for _ = 1, 3 do
      assert.equal(SECOND, assert(client:customer(SECOND):get()).id)
    end
  end

  -- Makes a call that runs out of time, with more time until `count` of its requests arrive.
  local function held(limit, count, call)
    enough_time(limit, function(more)
      local before = server:count "held"
      local value, err = call(more)
      assert.is_nil(value)
      assert.equal("timeout", err.kind)
      return server:count "held" == before + count
    end)
  end

  it("that timed out, its late answer reaches no other call", function()
    late()
    local client = new()
    held(1, 1, function(limit) return client:customer(FIRST):get { timeout = limit } end)
    second_gets_its_own(client)
  end)

  it("with an attempt that timed out, the same", function()
    late()
    local client = new { max_attempts = 2 }
    held(2, 2, function(limit)
      local value, err = client:customer(FIRST):get { attempt_timeout = limit }
      assert.equal(2, err.attempts)
      return value, err
    end)
    second_gets_its_own(client, 2)
  end)

  it("that was cancelled by the end of its loop, the same", function()
    late()
    local client = new()
    assert(client:customer(SECOND):get()) -- learns the HTTP version
    local outcomes = partnercenter.each({ FIRST, SECOND }, function(id)
      return client:customer(id):get()
    end)
    local id, value = outcomes()
    assert.equal(SECOND, id)
    assert.equal(SECOND, value.id)
    look_up_second(client, "held", 1)
    outcomes:close()
    second_gets_its_own(client)
  end)

  it("whose loop timed out, the same", function()
    late()
    local client = new()
    held(1, 1, function(limit)
      local values, errors = partnercenter.map({ FIRST }, function(id)
        return client:customer(id):get()
      end, { timeout = limit })
      return values[1], errors[1]
    end)
    second_gets_its_own(client)
  end)

  it("that ended because its client was closed, another client is not reached", function()
    late()
    local client, other = new(), new()
    local first, closed
    assert(client:customer(SECOND):get())
    partnercenter.map({ FIRST, SECOND }, function(id)
      if id == SECOND then
        look_up_second(other, "held", 1)
        client:close()
      else
        first, closed = client:customer(FIRST):get()
      end
    end)
    assert.is_nil(first)
    assert.equal("closed", closed.kind)
    second_gets_its_own(other)
  end)

  it("that ran out of time over HTTP/2, the same, on the connection that is shared", function()
    local set = certificates.new()
    local how, client = set:server(set:issue { name = "server" }), nil
    how.alpn = { "h2" }
    local function answer_both(conn)
      local peer = h2.accept(conn)
      local first, second = peer:request(), peer:request()
      peer:answer(first, '{"id":"first"}')
      peer:answer(second, '{"id":"second"}')
      peer:request()
    end
    enough_time(2, function(limit)
      if server then server:stop() end
      server = raw.start(answer_both, how)
      client = new { ca_file = set.ca }
      local _, err = client:customer(FIRST):get { timeout = limit }
      assert.equal("timeout", err.kind)
      return server:count() == 1
    end)
    local answer = assert(client:customer(SECOND):get())
    assert.equal("second", answer.id)
    assert.equal(1, server:count("connection"))
    set:remove()
  end)

  it("with an unrequested second answer, the next call gets its own answer", function()
    server = raw.start(function(conn)
      while conn:request() do
        local answer = 'HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"id":"%s"}'
        conn:send(answer:format("asked!") .. answer:format("smuggl"))
      end
    end)
    local client = new()
    for _ = 1, 5 do
      assert.equal("asked!", assert(client:customer(FIRST):get()).id)
    end
  end)

  it("with an unrequested answer a little later, the same", function()
    server = raw.start(function(conn)
      while conn:request() do
        conn:answer("200 OK", '{"id":"asked"}')
        socket.sleep(0.05) -- the client has usually read it by then; for both at once see above
        conn:answer("200 OK", '{"id":"smuggled"}')
        conn:note("smuggled", "")
      end
    end)
    local client = new()
    for i = 1, 3 do
      assert.equal("asked", assert(client:customer(FIRST):get()).id)
      local stop = core.now() + 300
      repeat
        assert(core.now() < stop, "the second answer was never sent")
        socket.sleep(0.01)
      until server:count("smuggled") >= i
    end
  end)

  -- libcurl retries requests that were lost on a reused connection.
  for _, how in ipairs {
    { "PATCH", {} }, { "POST", { retry_writes = false } }, { "PUT", { retry_writes = false } },
  } do
    it(("%s is not repeated when a connection that was used before is lost"):format(how[1]), function()
      server = raw.start(function(conn, number)
        conn:request()
        if number == 1 then
          conn:answer("200 OK", "{}")
          conn:request()
        end
      end)
      how[2].max_attempts = 4
      local client = new(how[2])
      assert(client:customer(FIRST):get())
      local response, err = client:request { method = how[1], path = "/v1/x", body = { a = 1 } }
      assert.is_nil(response)
      assert.equal("network", err.kind)
      assert.equal(1, err.attempts)
      assert.equal(2, server:count())
    end)
  end
end)
