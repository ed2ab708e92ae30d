-- A service whose connections do not all speak the same version of HTTP: no call is lost, repeated where it must
-- not be, or given the answer to another.

local certificates = require "spec.support.certificates"
local h2 = require "spec.support.h2"
local partnercenter = require "partnercenter"
local raw = require "spec.support.raw_server"

local MANY = 12

describe("HTTP/2 on one connection and HTTP/1.1 on the next:", function()
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

  -- Takes requests until there are so many, then answers them all: each had a handle of its own.
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

  -- Each answer repeats what was asked for.
  local function echo(conn)
    local head = conn:request()
    while head do
      conn:answer("200 OK", ('"%s"'):format(head:match("^%u+ /v1/(%w+)")))
      head = conn:request()
    end
  end

  local function new(options)
    options = options or {}
    options.access_token, options.base_url, options.ca_file = "marker-access-token", server.url, set.ca
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

  -- All at once.
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

  for _, most in ipairs { 1, 4 } do
    it(("every call has its own answer, of at most %d attempts"):format(most), function()
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

  it("what is not a read is sent once", function()
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
end)
