-- A connection to Redis and processes: a forked child leaves its parent's connection alone.
local connection = require "partnercenter.shared.connection"
local partnercenter = require "partnercenter"
local private = require "partnercenter.client.private"
local process = require "spec_process"
local redis_server = require "spec.support.servers.redis"

describe("a connection to Redis after a fork", function()
  local server

  local usual = connection.timeouts

  setup(function()
    server = redis_server.start { tls = true }
    connection.timeouts = { connect = 20, command = 60 } -- a busy machine is no fault
  end)

  teardown(function()
    connection.timeouts = usual
    server:stop()
  end)

  for _, how in ipairs { "url", "tls_url" } do
    it("is the parent's alone: " .. how, function()
      local options = { access_token = "token", shared = server[how], ca_file = server.ca }
      local client = assert(partnercenter.new(options))
      local redis = connection.of(private.of(client))
      local id = redis:command { "CLIENT", "ID" }
      local kind
      redis:send({ "BLPOP", "list", 0 }, function(_, err) kind = err and err.kind end)
      redis:send({ "PING" }, function() end)
      local pid = process.fork()
      if pid == 0 then
        local _, err = redis:command { "PING" }
        local state, ended = redis:state(), kind -- the command of the parent ends in the child
        client:close()
        local own = assert(partnercenter.new(options))
        local reply = connection.of(private.of(own)):command { "PING" }
        own:close()
        collectgarbage()
        local good = err.kind == "forked" and state == "connecting" and ended == "forked" and reply == "PONG"
        process.exit(good and 0 or 1)
      end
      local how_ended, status = process.wait(pid)
      assert.same({ "exit", 0 }, { how_ended, status })
      server:cli("RPUSH", "list", "x")
      assert.equal(id, redis:command { "CLIENT", "ID" })
      assert.is_nil(kind)
      client:close()
    end)
  end
end)
