-- Two minutes of strict rotation with tokens of two seconds: six processes in three network namespaces, kill
-- -9 of the lock's owner every five seconds, a partition of one namespace every 20 s; see ../README.md. A
-- process that dies between the endpoint's answer and Redis takes the only valid refresh token along. So an
-- owner is stopped first, and killed only while Redis has a token that is not redeemed.

local core = require "partnercenter.core"
local json = require "partnercenter.json"
local process = require "spec_process"
local redis_server = require "spec.support.servers.redis"
local sign_in = require "spec.support.sign_in"
local socket = require "socket"

local SECONDS, EVERY, PARTITION_EVERY, PARTITION = tonumber(arg[1] or 120), 5, 20, 4
local NAMESPACES, WORKERS = 3, 6
local FOLDER = arg[0]:match "^(.*)/"

local directory = sign_in.output("mktemp -d"):match "%S+"
local sim = sign_in.simulator { refresh_rotation = "strict", token_life = 2 }
local server = redis_server.start()
local pids = {}

local function spawn(command)
  local pid = assert(process.fork())
  if pid == 0 then process.exec("exec " .. command) end
  pids[pid] = true
  return pid
end

local function finish(pid)
  process.kill(pid, "CONT")
  process.kill(pid, "KILL")
  process.wait(pid)
  pids[pid] = nil
end

local LUA = ("env LUA_PATH='%s' LUA_CPATH='%s' lua5.4 %s/"):format(package.path, package.cpath, FOLDER)

-- A namespace whose loopback has the ports of the simulator and of Redis.
local function namespace(number)
  local holder = spawn("unshare -n sh -c 'ip link set lo up && exec sleep 1000000'")
  local self = { enter = ("nsenter --net=/proc/%d/ns/net "):format(holder), relays = {} }
  while os.execute(self.enter .. "ping -c1 -W1 127.0.0.1 >/dev/null 2>&1") ~= true
    and not sign_in.output(self.enter .. "cat /proc/net/dev"):find "lo:" do
    socket.select(nil, nil, 0.05)
  end
  for port in pairs { [server.port] = true, [tonumber(sim.base_url.api:match ":(%d+)")] = true,
    [tonumber(sim.authority:match ":(%d+)")] = true } do
    local path = ("unix:%s/%d-%d"):format(directory, number, port)
    self.relays[#self.relays + 1] = spawn(("%srelay.lua %s %d"):format(LUA, path, port))
    spawn(("%s%srelay.lua %d %s"):format(self.enter, LUA, port, path))
  end
  return self
end

local function settings()
  local quoted = {}
  for name, value in pairs { tenant_id = sim.tenant_id, client_id = sim.client_id, authority = sim.authority,
    client_secret = sim.client_secret, refresh_token = sim.refresh_token, base_url = sim.base_url.api,
    ca_file = sim.ca_file, customer = sign_in.CUSTOMER } do
    quoted[#quoted + 1] = ("%s = %q"):format(name, value)
  end
  sign_in.write(directory .. "/settings.lua", "return { " .. table.concat(quoted, ", ") .. " }")
end

local link = assert(socket.connect("127.0.0.1", server.port))

local function redis(...)
  local words = { ... }
  local out = { ("*%d\r\n"):format(#words) }
  for _, word in ipairs(words) do out[#out + 1] = ("$%d\r\n%s\r\n"):format(#word, word) end
  link:send(table.concat(out))
  local function reply()
    local line = link:receive "*l"
    local sort, rest = line:sub(1, 1), line:sub(2)
    if sort == "*" then
      local found = {}
      for i = 1, tonumber(rest) do found[i] = reply() end
      return found
    elseif sort ~= "$" then
      return rest
    end
    local text = rest ~= "-1" and link:receive(tonumber(rest)) or nil
    if text then link:receive(2) end
    return text
  end
  return reply()
end

local lock, record

local function owner()
  for _, name in ipairs(lock and {} or redis("KEYS", "pc1:*:lock:*")) do
    lock, record = name, name:gsub(":lock:", ":token:")
  end
  local text = lock and redis("GET", lock)
  return text and tonumber(text:match "^[^:]+:(%d+):")
end

-- Whether the refresh token in Redis is still to be redeemed: then the sign-in survives its owner's death.
local redeemed, issued = {}, 0
local function is_kept()
  for _, sent in ipairs(sign_in.token_requests(sim)) do
    local token = sent.form.refresh_token
    if sent.status == 200 and not redeemed[token] then
      redeemed[token], issued = true, issued + 1
    end
  end
  local value = redis("HGET", record, "value")
  local stored = value and json.decode(value).refresh_token or sim.refresh_token
  return not redeemed[stored]
end

local function run()
  local spaces, workers, kills, spared, partitions = {}, {}, 0, 0, 0
  settings()
  for number = 1, NAMESPACES do spaces[number] = namespace(number) end
  local function start(number)
    local space = spaces[number % NAMESPACES + 1]
    local log = ("%s/worker-%d"):format(directory, number)
    workers[number] = spawn(("%s%sworker.lua %s %d %s >> %s 2>&1"):format(space.enter, LUA, directory, number,
      server.url, log))
  end
  for number = 1, WORKERS do start(number) end
  local ends, next_kill, next_partition, mends = core.now() + SECONDS, core.now() + EVERY,
    core.now() + PARTITION_EVERY, nil
  while core.now() < ends do
    local pid = core.now() >= next_kill and owner()
    if pid and process.kill(pid, "STOP") then
      socket.select(nil, nil, 0.1) -- what it sent is answered
      if is_kept() then
        for number, worker in pairs(workers) do
          if worker == pid then
            finish(pid)
            start(number)
            kills, next_kill = kills + 1, core.now() + EVERY
          end
        end
      else
        process.kill(pid, "CONT")
        spared = spared + 1
      end
    end
    if core.now() >= next_partition and not mends then
      partitions = partitions + 1
      for _, relay in ipairs(spaces[partitions % NAMESPACES + 1].relays) do process.kill(relay, "STOP") end
      mends = core.now() + PARTITION
    elseif mends and core.now() >= mends then
      for _, relay in ipairs(spaces[partitions % NAMESPACES + 1].relays) do process.kill(relay, "CONT") end
      mends, next_partition = nil, core.now() + PARTITION_EVERY
    end
    socket.select(nil, nil, 0.0005)
  end
  for _, space in ipairs(spaces) do
    for _, relay in ipairs(space.relays) do process.kill(relay, "CONT") end
  end
  sign_in.write(directory .. "/stop", "")
  for _, pid in pairs(workers) do
    process.wait(pid)
    pids[pid] = nil
  end
  is_kept()
  local summary = "%d s, %d kills of the lock's owner, %d spared, %d partitions, %d refresh tokens issued"
  print(summary:format(SECONDS, kills, spared, partitions, issued))
  os.execute(("cat %s/worker-*"):format(directory))
  assert(sim:fault { expired_token = true, path = "/qualification" })
  local value, err = sign_in.ask(sign_in.client(sim, {
    client_secret = sim.client_secret, refresh_token = sim.refresh_token, shared = server.url,
  }))
  print(value == "education" and "the sign-in lives" or "THE SIGN-IN IS LOST: " .. tostring(err))
end

local ok, why = xpcall(run, debug.traceback)
for pid in pairs(pids) do finish(pid) end
sim:stop()
server:stop()
os.execute("rm -rf " .. directory)
if not ok then error(why, 0) end
