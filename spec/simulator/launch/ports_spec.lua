-- A port that another process takes after it was picked: nginx is started again on another one.
local listener = require "partnercenter.cli.listener.process"
local nginx = require "spec.support.programs.nginx"
local ports = require "partnercenter.simulator.launch.ports"
local simulator = require "partnercenter.simulator"
local socket = require "socket"

describe("a port that another process took meanwhile", function()
  local pick = ports.pick
  local holder, taken

  before_each(function()
    holder = assert(socket.tcp())
    assert(holder:bind("127.0.0.1", pick(1, {})[1]))
    local _, port = holder:getsockname()
    taken = tonumber(port)
    ports.pick = function(count, listening)
      ports.pick = pick
      local picked = pick(count, listening)
      picked[count] = taken
      return picked
    end
  end)
  after_each(function()
    ports.pick = pick
    holder:close()
  end)

  it("is not the simulator's", function()
    local sim = assert(simulator.start { customers = 1 })
    assert.not_matches(":" .. taken .. "$", sim.http_url)
    sim:stop()
  end)

  it("is not that of the nginx of specs", function()
    local server = nginx.start(function(port) return ("server { listen 127.0.0.1:%d; }"):format(port) end)
    assert.not_equal(taken, server.port)
    server:stop()
  end)

  it("is not that of `webhook listen`", function()
    local running = assert(listener.start { host = "127.0.0.1", port = 0, client = {} })
    assert.not_matches(":" .. taken .. "/$", running.url)
    listener.stop(running)
  end)
end)
