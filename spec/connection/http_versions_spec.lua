-- Services whose connections differ in HTTP version, or have another version than they claim: no call is
-- lost, wrongly retried, or gets the answer to another call.

local certificates = require "spec.support.servers.certificates"
local h2 = require "spec.support.servers.http2_frames"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local simulator = require "partnercenter.simulator"
local socket = require "socket"

local MANY = 12
local REFUSED = "^protocol .*[Vv]ersion" -- text of this library or, from 8.x on, of libcurl

describe("versions of HTTP:", function()
  local set, issued, server, client

  setup(function()
    set = certificates.new()
    issued = set:issue { name = "server" }
  end)

  teardown(function()
    set:remove()
  end)

  after_each(function()
    client:close()
    server:stop()
  end)

  local function tls(protocol)
    local how = set:server(issued)
    how.alpn = { protocol }
    return how
  end

  -- Answers all requests together, so each request has its own handle.
  local function answer_at_once(conn, many)
    local peer, streams = h2.accept(conn), {}
    for i = 1, peer and many or 0 do
      streams[i] = peer:request()
    end
    for _, stream in ipairs(streams) do
      peer:answer(stream, '"h2"')
    end
    return peer, streams[#streams]
  end

  -- Each answer echoes its request; `hold` may delay it.
  local function echo(conn, hold)
    local head = conn:request()
    while head do
      local word = head:match("^%u+ /v1/(%w+)")
      if hold then
        hold(word)
      end
      conn:answer("200 OK", ('"%s"'):format(word))
      head = conn:request()
    end
  end

  local function new(options)
    options = options or {}
    options.access_token, options.base_url, options.ca_file = "marker-access-token", server.url, set.ca
    options.connect_timeout = 60 -- handshakes are slow under valgrind
    client = assert(partnercenter.new(options))
  end

  local function ask(word, method, options)
    local request = { method = method or "GET", path = "/v1/" .. word }
    for name, value in pairs(options or {}) do
      request[name] = value
    end
    local response, err = client:request(request)
    assert.is_nil(err, tostring(err))
    return response.body, response.attempts
  end

  -- Makes all calls at once.
  local function ask_many(prefix)
    local words = {}
    for i = 1, MANY do
      words[i] = prefix .. i
    end
    local values, failed = partnercenter.map(words, ask)
    assert.is_nil(failed)
    return words, values
  end

  local function first_h2_then_h1()
    server = raw.start(function(conn, number)
      if number > 1 then
        return echo(conn)
      end
      local peer, last = answer_at_once(conn, MANY)
      peer:goaway(last, 0)
      peer:request() -- until the client closes
    end, function(number)
      return tls(number == 1 and "h2" or "http/1.1")
    end)
  end

  it("a host that answered one client in HTTP/1.1 is asked for HTTP/2 by the next", function()
    local H1 = 2 -- connections: one to learn the version, one for the request
    server = raw.start(function(conn, number)
      if number <= H1 then
        return echo(conn)
      end
      answer_at_once(conn, 1):request() -- until the client closes
    end, function(number)
      return tls(number <= H1 and "http/1.1" or "h2")
    end)
    new()
    assert.equal("a", ask "a")
    client:close()
    new()
    assert.equal("h2", ask "b")
  end)

  for _, most in ipairs { 1, 4 } do
    it(("HTTP/2, then HTTP/1.1: each call has its answer, of %d attempts at most"):format(most), function()
      first_h2_then_h1()
      new { max_attempts = most }
      for _, value in ipairs(select(2, ask_many("a"))) do
        assert.equal("h2", value)
      end
      for _, prefix in ipairs { "b", "c" } do
        local words, values = ask_many(prefix)
        words.n = MANY
        assert.same(words, values)
      end
      assert.equal(1, select(2, ask("d")))
    end)
  end

  it("HTTP/2, then HTTP/1.1: writes are sent once", function()
    first_h2_then_h1()
    new()
    ask_many("a")
    for i = 1, MANY do
      assert.equal("post" .. i, (ask("post" .. i, "POST", { body = {} })))
    end
    local posts = {}
    for _, request in ipairs(server:received("request")) do
      posts[#posts + 1] = request:match("^POST /v1/(%w+)")
    end
    assert.equal(MANY, #posts)
  end)

  -- Each call may need a handshake of its own.
  it("HTTP/2, then HTTP/1.1: once that is known, connections are made side by side", function()
    server = raw.start(function(conn, number)
      if number == 1 then
        local peer, last = answer_at_once(conn, MANY)
        peer:goaway(last, 0)
        peer:request()
        return
      end
      conn:note("later", "")
      echo(conn, function()
        while number > 2 and conn:count "later" < 3 do
          socket.sleep(0.01)
        end
      end)
    end, function(number)
      return tls(number == 1 and "h2" or "http/1.1")
    end)
    new { max_attempts = 1 }
    ask_many "a"
    local words, values = ask_many "b"
    words.n = MANY
    assert.same(words, values)
  end)

  it("HTTP/1.1, then HTTP/2: a client keeps the first version", function()
    server = raw.start(function(conn)
      conn:note("version", conn.socket:getalpn() or "none")
      echo(conn, function(word)
        while word ~= "first" and conn:count "version" < 2 do
          socket.sleep(0.01)
        end
      end)
    end, function(number)
      local how = tls "h2"
      how.alpn = number == 1 and { "http/1.1" } or { "h2", "http/1.1" }
      return how
    end)
    new()
    assert.equal("first", (ask "first"))
    local words, values = ask_many "a"
    words.n = MANY
    assert.same(words, values)
    for _, version in ipairs(server:received "version") do
      assert.equal("http/1.1", version)
    end
  end)

  -- Answers "mismatch" at once with a plain-text status line of HTTP/2. Answers the others once six requests
  -- have arrived, which fails if two requests share a connection.
  local function mismatching(line)
    return function(conn)
      local head = conn:request()
      while head do
        local word = head:match("^%u+ /v1/(%w+)")
        if word == "mismatch" then
          conn:send(line .. '\r\nContent-Length: 10\r\n\r\n"mismatch"')
        else
          while word ~= "first" and conn:count("request") < 6 do
            socket.sleep(0.01)
          end
          conn:answer("200 OK", ('"%s"'):format(word))
        end
        head = conn:request()
      end
    end
  end

  for _, line in ipairs { "HTTP/2 200 OK", "HTTP/2 200", "HTTP/2.0 200 OK" } do
    for _, scheme in ipairs { "http", "https" } do
      it(("%s on %s with HTTP/1.1 is refused, and other calls succeed"):format(line, scheme), function()
        server = raw.start(mismatching(line), scheme == "https" and tls("http/1.1") or nil)
        new { max_attempts = 1 }
        ask "first" -- learns the number of connections
        local kinds, words = {}, { "w1", "w2", "w3", "mismatch", "w4", "w5", "w6" }
        for word, response, err in partnercenter.each(words, function(word)
          return client:request { method = "GET", path = "/v1/" .. word }
        end, { concurrency = 4 }) do
          kinds[word] = response and response.body or err.kind .. " " .. err.message
        end
        for _, word in ipairs(words) do
          assert.matches(word == "mismatch" and REFUSED or "^" .. word .. "$", kinds[word])
        end
      end)
    end
  end

  it("an HTTP/2 status line in HTTP/1.1 is refused in any form, for a client with HTTP/1.1 only", function()
    server = raw.start(mismatching("HTTP/2 200 "), tls("http/1.1"))
    new { http_version = "1.1" }
    local _, err = client:request { method = "GET", path = "/v1/mismatch" }
    assert.equal("protocol", err.kind)
    assert.equal(1, server:count("request"))
  end)
end)

-- After HTTP/2 at a host, libcurl 7.88 also lets requests share a connection of HTTP/1.1.
describe("clients of HTTP/1.1 and of HTTP/2 beside each other", function()
  it("each have their own answers, also after calls were cancelled", function()
    local sim = assert(simulator.start { customers = 120 })
    local token = assert(sim:access_token { user = true }).access_token
    for round = 1, 20 do
      for _, version in ipairs { "1.1", "2" } do
        local client = assert(partnercenter.new {
          access_token = token, base_url = sim.base_url, ca_file = sim.ca_file, http_version = version,
        })
        local function ask(customer)
          return client:customer(customer.id):qualification()
        end
        local values, failed = partnercenter.map(sim.customers, ask)
        assert.is_nil(failed)
        for i, customer in ipairs(sim.customers) do
          assert.equal(customer.qualification, values[i], ("round %d, HTTP/%s"):format(round, version))
        end
        local some = partnercenter.each(sim.customers, ask)
        for _ = 1, 10 do
          some()
        end
        some:close()
        client:close()
      end
    end
    sim:stop()
  end)
end)
