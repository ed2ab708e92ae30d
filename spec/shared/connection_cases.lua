-- Cases of the connection to Redis that every driver must pass. A job names its case, the driver and the
-- servers: `url` and `tls_url` with `ca`, each with `port` and `pid`, and other addresses by name.

local connection = require "partnercenter.shared.connection"
local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local private = require "partnercenter.client.private"

local cases = { list = {} }

local run_of = {}

local function case(name, wanted, run)
  cases.list[#cases.list + 1] = { name = name, wanted = wanted }
  run_of[name] = run
end

-- Runs a shell command; os.execute would wait for the children of nginx.
local function shell(command)
  local stream = io.popen(command .. " 2>&1")
  local text = stream:read("*a")
  stream:close()
  return text
end

local function cli(job, words)
  return shell(("redis-cli -p %d %s"):format(job.port, words))
end

-- A case has a database of its own, and so a connection of its own.
local function connect(job, url, more)
  local options = {
    access_token = "token", driver = job.driver, shared = url or job.url .. "/" .. job.database,
    ca_file = job.ca, on_event = function(event)
      if event.type == "shared" then job.events[#job.events + 1] = event.status end
    end,
  }
  for name, value in pairs(more or {}) do options[name] = value end
  local client = assert(partnercenter.new(options))
  job.clients[#job.clients + 1] = client
  return connection.of(private.of(client)), client
end

-- Opens the connection with time limits of its own.
local function open_with(redis, timeouts)
  local usual = connection.timeouts
  connection.timeouts = timeouts
  redis:send({ "PING" }, function() end)
  connection.timeouts = usual
end

local function told(reply, err)
  if not err then return tostring(reply) end
  return table.concat({ err.kind, err.code or "-", err.unknown and "unknown" or "not done" }, " ")
end

-- Tries until Redis answers.
local function until_back(redis)
  repeat
    local reply = redis:command { "PING" }
  until reply
end

case("one command", "PONG", function(job) return told(connect(job):command { "PING" }) end)

case("each type of reply", "true 2 x false 1,false,2,true WRONGTYPE", function(job)
  local redis = connect(job)
  local set = redis:command { "SET", "text", "x" }
  local nested = redis:command { "EVAL", "return { 1, false, { 2 }, redis.status_reply('OK') }", 0 }
  local _, err = redis:command { "INCR", "list", redis:command { "RPUSH", "list", 1, 2 } and nil }
  return ("%s %d %s %s %s,%s,%s,%s %s"):format(tostring(set), redis:command { "LLEN", "list" },
    redis:command { "GET", "text" }, tostring(redis:command { "GET", "none" }),
    tostring(nested[1]), tostring(nested[2]), tostring(nested[3][1]), tostring(nested[4]), err.code)
end)

case("binary words and numbers", "0,255,10,13 9007199254740992 -5 true false", function(job)
  local redis = connect(job)
  redis:command { "SET", "bytes", "\0\255\n\r" }
  local bytes = redis:command { "GET", "bytes" }
  local greatest = rawget(math, "maxinteger") or 0
  local exact = redis:command { "ECHO", greatest } == tostring(greatest)
  local takes_nan = pcall(redis.command, redis, { "ECHO", 0 / 0 })
  return ("%d,%d,%d,%d %s %s %s %s"):format(bytes:byte(1), bytes:byte(2), bytes:byte(3), bytes:byte(4),
    redis:command { "ECHO", 2 ^ 53 }, redis:command { "ECHO", -5 }, tostring(exact),
    tostring(takes_nan))
end)

case("commands of many tasks are pipelined in order", "200 of 200", function(job)
  local redis, numbers, good = connect(job), {}, 0
  for i = 1, 200 do numbers[i] = i end
  for i, reply in partnercenter.each(numbers, function(i) return redis:command { "ECHO", i } end,
    { concurrency = 100, driver = job.driver }) do
    if reply == tostring(i) then good = good + 1 end
  end
  return good .. " of 200"
end)

for _, how in ipairs { "url", "tls_url" } do
  case("replies of 60 KB and commands of 300 KB over " .. how, "20 60000 300000", function(job)
    local redis, good, last = connect(job, job[how] .. "/" .. job.database), 0, nil
    assert(redis:command { "SET", "big", ("x"):rep(60000) })
    local done = 0
    for _ = 1, 20 do
      redis:send({ "GET", "big" }, function(reply)
        done, good, last = done + 1, good + (reply and #reply == 60000 and 1 or 0), reply
      end)
    end
    assert(redis:command { "SET", "bigger", ("y"):rep(300000) })
    local bigger = redis:command { "GET", "bigger" }
    return ("%d %d %d"):format(good, #last, #bigger)
  end)
end

case("a reply that nobody waits for", "1 nil then 2", function(job)
  local redis, first = connect(job), nil
  redis:send({ "INCR", "count" }, function(reply, err) first = tostring(reply) .. " " .. tostring(err) end)
  local second = redis:command { "INCR", "count" }
  return first .. " then " .. second
end)

case("a script that the server has forgotten", "14 16 18", function(job)
  local redis = connect(job)
  local script = connection.script("twice", "return tonumber(ARGV[1]) * 2 + #KEYS - 1")
  local first = redis:run(script, { "key" }, { 7 })
  cli(job, "SCRIPT FLUSH")
  return ("%d %d %d"):format(first, redis:run(script, { "key" }, { 8 }), redis:run(script, { "key" }, { 9 }))
end)

case("CLIENT KILL of an idle connection", "PONG PONG", function(job)
  local redis = connect(job)
  local first = redis:command { "PING" }
  cli(job, "CLIENT KILL ID " .. redis:command { "CLIENT", "ID" })
  return first .. " " .. told(redis:command { "PING" })
end)

case("a connection that ends while a command waits", "network - unknown, PONG", function(job)
  local redis, other, ended = connect(job), connect(job, job.url .. "/" .. job.database + 50), nil
  local id = redis:command { "CLIENT", "ID" }
  redis:send({ "BLPOP", "nothing", 0 }, function(...) ended = told(...) end)
  repeat -- these make the engine's steps
    local list = other:command { "CLIENT", "LIST", "ID", id }
  until list:find("cmd=blpop", 1, true)
  other:command { "CLIENT", "KILL", "ID", id }
  until_back(redis)
  return ended .. ", PONG"
end)

case("a database that is none", "config - not done", function(job)
  return told(connect(job, job.url .. "/999"):command { "PING" })
end)

case("a wrong password", "config WRONGPASS not done", function(job)
  return told(connect(job, (job.url:gsub("//", "//bob:wrong@"))):command { "PING" })
end)

case("TLS to a port without it", "timeout - not done", function(job)
  local redis = connect(job, (job.url:gsub("^redis:", "rediss:")))
  open_with(redis, { connect = 0.2, command = 60 })
  return told(redis:command { "PING" })
end)

case("a TLS port without TLS", "network - not done", function(job)
  return told(connect(job, (job.tls_url:gsub("^rediss:", "redis:"))):command { "PING" })
end)

case("a server that the client does not trust", "tls - not done", function(job)
  return told(connect(job, job.tls_url, { ca_file = job.other_ca }):command { "PING" })
end)

case("a server that speaks HTTP", "protocol - not done", function(job)
  return told(connect(job, job.http):command { "PING" })
end)

case("a port where nobody listens", "network - not done, lost, network - not done", function(job)
  local redis = connect(job, "redis://127.0.0.1:1/" .. job.database)
  local first = told(redis:command { "PING" })
  return first .. ", " .. redis:state() .. ", " .. told(redis:command { "PING" })
end)

case("a proxy of the environment is not used", "PONG", function(job)
  return told(connect(job, nil, { proxy = nil }):command { "PING" })
end)

case("a client that closes while a command waits", "closed - unknown", function(job)
  local redis, client = connect(job)
  local ended
  redis:send({ "BLPOP", "nothing", 0 }, function(...) ended = told(...) end)
  client:close()
  return ended
end)

case("a client that closes leaves the connection of another alone", "PONG", function(job)
  local _, client = connect(job)
  local redis = connect(job)
  redis:command { "PING" }
  client:close()
  return told(redis:command { "PING" })
end)

case("a command whose reply is late", "timeout - unknown, PONG", function(job)
  local redis = connect(job)
  local late
  open_with(redis, { connect = 20, command = 0.3 })
  repeat -- on a busy machine its time may be over before it is sent
    late = told(redis:command { "BLPOP", "nothing", 0 })
  until late ~= "timeout - not done"
  until_back(redis)
  return late .. ", PONG"
end)

case("a server that stops", "timeout - unknown, lost, back, PONG", function(job)
  local redis = connect(job, job.stopping.url)
  open_with(redis, { connect = 0.2, command = 0.3 })
  until_back(redis)
  shell("kill -STOP " .. job.stopping.pid)
  local first
  repeat -- on a busy machine its time may be over before it is sent, and the connection stays
    first = told(redis:command { "PING" })
  until first ~= "timeout - not done"
  repeat -- the system accepts connections for it, and nobody answers the greeting
    redis:command { "PING" }
  until redis:state() == "lost"
  shell("kill -CONT " .. job.stopping.pid)
  until_back(redis)
  return table.concat({ first, job.events[1], job.events[#job.events], "PONG" }, ", ")
end)

case("a server that is killed and started again, empty", "lost, back, PONG 7 false", function(job)
  local redis = connect(job, job.dying.url)
  local script = connection.script("seven", "return 7")
  redis:command { "SET", "key", 1 }
  shell(("kill -KILL $(cat %s)"):format(job.dying.pidfile))
  repeat
    redis:command { "PING" }
  until redis:state() == "lost"
  shell(job.dying.start)
  until_back(redis)
  return ("%s, %s, %s %s %s"):format(job.events[1], job.events[#job.events], told(redis:command { "PING" }),
    told(redis:run(script, {})), told(redis:command { "GET", "key" }))
end)

--- Runs the case of a job and returns its outcome as text.
---@param job table
---@return string
function cases.run(job)
  connection.timeouts = { connect = 20, command = 60 } -- a busy machine is no fault
  job.clients, job.events = {}, {}
  local started = core.now()
  local ok, outcome = pcall(run_of[job.case], job)
  for _, client in ipairs(job.clients) do client:close() end
  return ok and outcome or ("raised after %.1f s: %s"):format(core.now() - started, tostring(outcome))
end

return cases
