-- Six processes with one refresh token, and an endpoint that revokes each used one. The owner of the lock is
-- killed again and again, and the sign-in lives. A lease ends here as soon as its owner is dead, so time is
-- compressed. spec/bench/fleet runs two minutes of it in three network namespaces.

local connection = require "partnercenter.shared.connection"
local private = require "partnercenter.client.private"
local process = require "spec_process"
local redis_server = require "spec.support.servers.redis"
local sign_in = require "spec.support.sign_in"
local socket = require "socket"

local PROCESSES, KILLS = 6, 12

describe("six processes #load", function()
  local sim, server, directory

  setup(function()
    sim = sign_in.simulator { refresh_rotation = "strict", token_life = 2 }
    server = redis_server.start()
    directory = sign_in.output("mktemp -d"):match("%S+")
  end)
  teardown(function()
    sign_in.write(directory .. "/stop", "") -- ends those that a failure has left
    sim:stop()
    server:stop()
    os.execute("rm -rf " .. directory)
  end)

  local function new()
    return sign_in.client(sim, {
      client_secret = sim.client_secret, refresh_token = sim.refresh_token, shared = server.url, timeout = 60,
    })
  end

  -- Only one process finds the order to die.
  local function dies_at(point)
    local order = ("%s/die-%s"):format(directory, point)
    if os.rename(order, ("%s/died-%d"):format(directory, process.pid())) then
      process.kill(process.pid(), "KILL")
    end
  end

  -- Lets this process die once Redis has answered a step of its owner of the lock.
  local function mortal(client)
    local methods = getmetatable(connection.of(private.of(client))).__index
    local command, run = methods.command, methods.run
    function methods.command(...)
      local reply, err = command(...)
      local words = select(2, ...)
      if reply == true and words[4] == "NX" then dies_at "locked" end
      return reply, err
    end
    function methods.run(...)
      local reply, err = run(...)
      local name = select(2, ...).name
      if reply ~= nil and (name == "intend" or name == "keep") then dies_at(name) end
      return reply, err
    end
  end

  local function work(number)
    local client = new()
    mortal(client)
    repeat
      local value, err = sign_in.ask(client)
      if value ~= "education" then
        sign_in.write(("%s/failed-%d"):format(directory, number), tostring(err))
        return 1
      end
    until io.open(directory .. "/stop")
    client:close()
    return 0
  end

  local function start(number)
    local pid = process.fork()
    if pid ~= 0 then return pid end
    local ok, result = pcall(work, number)
    process.exit(ok and result or 3)
  end

  local function died(pids)
    while true do
      for number, pid in ipairs(pids) do
        if os.remove(("%s/died-%d"):format(directory, pid)) then return number end
        local failed = io.open(("%s/failed-%d"):format(directory, number))
        assert.is_nil(failed and failed:read("*a"))
      end
      socket.select(nil, nil, 0.002)
    end
  end

  it("share a sign-in that outlives every owner of its lock", function()
    local pids, points = {}, { "locked", "intend", "keep" }
    for number = 1, PROCESSES do pids[number] = start(number) end
    for kill = 1, KILLS do
      sign_in.write(("%s/die-%s"):format(directory, points[kill % #points + 1]), "")
      local number = died(pids)
      assert.same({ "signal", 9 }, { process.wait(pids[number]) })
      local lock = server:cli("keys", "*:lock:*")
      if lock ~= "" then server:cli("del", lock) end
      pids[number] = start(number)
    end
    sign_in.write(directory .. "/stop", "")
    for number = 1, PROCESSES do
      local how, code = process.wait(pids[number])
      local file = io.open(("%s/failed-%d"):format(directory, number))
      assert.same({ "exit", 0 }, { how, code }, file and file:read("*a"))
    end
    for _, sent in ipairs(sign_in.token_requests(sim)) do assert.equal(200, sent.status) end
    assert(sim:fault { expired_token = true, path = "/qualification" })
    assert.equal("education", sign_in.ask(new()))
  end)
end)
