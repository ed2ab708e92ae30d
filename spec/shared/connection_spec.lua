local connection = require "partnercenter.shared.connection"
local partnercenter = require "partnercenter"
local private = require "partnercenter.client.private"
local redis_server = require "spec.support.servers.redis"

describe("the connection to Redis", function()
  local server, clients

  local function connect(url, more)
    local options = { access_token = "token", shared = url or server.url }
    for name, value in pairs(more or {}) do options[name] = value end
    local client = assert(partnercenter.new(options))
    clients[#clients + 1] = client
    return connection.of(private.of(client)), client
  end

  setup(function() server = redis_server.start { tls = true } end)
  teardown(function() server:stop() end)

  before_each(function() clients = {} end)
  after_each(function()
    for _, client in ipairs(clients) do client:close() end
  end)

  it("is there only for clients that share", function()
    local client = assert(partnercenter.new { access_token = "token", shared = false })
    assert.is_nil(connection.of(private.of(client)))
    client:close()
  end)

  for _, how in ipairs { "url", "tls_url" } do
    it("sends commands and reads each type of reply over " .. how:gsub("_", " "), function()
      local redis = connect(server[how], { ca_file = server.ca })
      assert.is_true(redis:command { "SET", "text", ("x"):rep(60000) })
      assert.equal(("x"):rep(60000), redis:command { "GET", "text" })
      assert.is_false(redis:command { "GET", "nothing" })
      redis:command { "DEL", "counter" }
      assert.equal(1, redis:command { "INCR", "counter" })
      assert.same({ "1", false }, redis:command { "MGET", "counter", "nothing" })
      local reply, err = redis:command { "LPUSH", "text", 1 }
      assert.is_nil(reply)
      assert.equal("WRONGTYPE", err.code)
      assert.equal("connected", redis:state())
    end)
  end

  it("runs a script that Redis has forgotten", function()
    local redis = connect()
    local script = connection.script("double", "return tonumber(ARGV[1]) * 2")
    assert.equal(14, redis:run(script, {}, { 7 }))
    server:cli("SCRIPT", "FLUSH")
    assert.equal(16, redis:run(script, {}, { 8 }))
  end)
end)
