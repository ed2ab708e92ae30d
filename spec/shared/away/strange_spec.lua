-- A Redis that is strange from the start: what each of its uses does. The table is that of
-- lua/partnercenter/store/README.md.
local certificates = require "spec.support.servers.certificates"
local connection = require "partnercenter.shared.connection"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local redis_server = require "spec.support.servers.redis"
local socket = require "socket"
local strange_server = require "spec.shared.away.strange_server"
local timing = require "partnercenter.shared.job.timing"
local token_server = require "spec.support.servers.token"
local uses = require "spec.shared.away.strange_uses"

-- What the uses do, in the order of uses.NAMES. A webhook's event is handled in any case.
local TOLD = "claimed, duplicate, told"
local function works()
  return { "true", "education", "education", "education", "x", "claimed, duplicate" }
end
local function refused(code)
  local err = code and "config " .. code or "config"
  return { err, "config", "config", "config", err, TOLD }
end
local function away(code)
  local err = code and "network " .. code or "network"
  return { err, "timeout", "education", "education", "network", TOLD, waits = true }
end
local function unusable(kind)
  return { kind, "timeout", "education", "education", kind, TOLD, waits = true }
end

local ACCOUNTS = {
  "silent on >silent ~pc1:* +ping", "other on >other ~other:* +@all",
  "least on >least ~pc1:* +@all -@dangerous",
}

local answers = {} -- of the server that gives only these, by the numbers of its databases

local function answering(text)
  answers[#answers + 1] = text
  local address = "%s/" .. #answers
  return function(s) return address:format(s.strange.url) end
end

local function with(user, name)
  return function(s) return (s[name].url:gsub("//", "//" .. user .. "@")) end
end

-- name; what the uses do; a part of the error; a function of the servers: the address, and the CA of TLS.
local WAYS = {
  { "a replica", refused "READONLY", "must name the primary", function(s) return s.replica.url end },
  { "closed to its user's commands", refused "NOPERM", "run this command", with("silent:silent", "plain") },
  { "closed to its user's keys", refused "NOPERM", "keys that begin with 'pc1:'",
    with("other:other", "plain") },
  { "open to its user without dangerous commands", works(), nil, with("least:least", "plain") },
  { "of another password", refused "WRONGPASS", "correct the user and the password",
    with(":wrong", "locked") },
  { "locked", refused "NOAUTH", "give `shared` a user and a password", function(s) return s.locked.url end },
  { "without that database", refused(), "correct the number", function(s) return s.plain.url .. "/999" end },
  { "a cluster", refused "CLUSTERDOWN", "must name a single server", function(s) return s.cluster.url end },
  { "redirecting", refused "MOVED", "must name a single server", answering "-MOVED 1 127.0.0.1:1\r\n" },
  { "full", away "OOM", "has reached its maxmemory", function(s) return s.full.url end },
  { "full of clients", away(), "max number of clients reached", function(s) return s.crowded.url end },
  { "busy with a script", away "BUSY", "busy running a script", function(s) return s.busy.url end },
  { "loading", away "LOADING", "loading the dataset", answering "-LOADING Redis is loading the dataset\r\n" },
  { "hanging up", away(), "the server closed the connection", answering "" },
  { "a TLS port", away(), "is this a TLS port?",
    function(s) return (s.tls.tls_url:gsub("^rediss", "redis")) end },
  { "of an unknown CA", unusable "tls", "give its authority in the file",
    function(s) return s.tls.tls_url end },
  { "of an expired certificate", unusable "tls", "certificate has expired",
    function(s) return s.expired.tls_url, s.ca end },
  { "asking for a certificate", away(), "does it ask for a client certificate?",
    function(s) return s.demanding.tls_url, s.ca end },
  { "trusted", works(), nil, function(s) return s.tls.tls_url, s.ca end },
  { "an HTTP server", unusable "protocol", "must be the address of a Redis server",
    function(s) return (s.http.url:gsub("^http", "redis")) end },
  { "of another protocol", unusable "protocol", "must be the address of a Redis server",
    answering "\255\254\0\1\r\n" },
}

-- A reply to each command -> the error of a command.
local REFUSALS = {
  ["-ASK 1 127.0.0.1:1"] = "config ASK", ["-CROSSSLOT Keys"] = "config CROSSSLOT",
  ["-ERR Error running script (call to f_0): @user_script:1: -READONLY You may not"] = "config READONLY",
  ["-MASTERDOWN Link"] = "network MASTERDOWN",
  ["-TRYAGAIN Multiple keys"] = "network TRYAGAIN", ["-MISCONF Redis is configured"] = "network MISCONF",
  ["-NOREPLICAS Not enough"] = "network NOREPLICAS", ["-STRANGE error"] = "service STRANGE",
  ["-"] = "service ERR", [("*1\r\n"):rep(9) .. ":1"] = "protocol",
}
for reply, wanted in pairs(REFUSALS) do
  WAYS[#WAYS + 1] = { "answering " .. reply:gsub("\r\n", " "), { wanted }, nil, answering(reply .. "\r\n") }
end

-- Replies of types that no script returns.
for _, reply in ipairs { ":1", "+QUEUED", "*0", "*1\r\n$1\r\nx", "*2\r\n:0\r\n:0" } do
  local wanted = { false, "timeout", "education", "education", "protocol", waits = true }
  WAYS[#WAYS + 1] = { "answering " .. reply:gsub("\r\n", " "), wanted, nil, answering(reply .. "\r\n") }
end

describe("a shared Redis that is", function()
  local servers, outcomes, looper, usual, first

  local function start_redis(options)
    servers[#servers + 1] = redis_server.start(options)
    return servers[#servers]
  end

  local function start_servers()
    local set = certificates.new()
    servers.set, servers.ca = set, set.ca
    servers.plain = start_redis { users = ACCOUNTS }
    servers.replica = start_redis { config = { "replicaof 127.0.0.1 " .. servers.plain.port } }
    servers.full = start_redis { config = { "maxmemory 1" } }
    servers.crowded = start_redis { config = { "maxclients 1" } }
    servers.cluster = start_redis { config = { "cluster-enabled yes" } }
    servers.busy = start_redis { config = { "lua-time-limit 1" } }
    servers.locked = start_redis { password = "right" }
    servers.tls = start_redis { tls = set }
    servers.expired = start_redis { tls = set, name = "expired", days = -1 }
    servers.demanding = start_redis { tls = set, name = "demanding", config = { "tls-auth-clients yes" } }
    servers.http = raw.start(function(conn)
      while conn:request() do conn:answer("400 Bad Request", "no") end
    end)
    servers.strange, servers.endpoint = strange_server.start(answers), token_server.start()
    for _, name in ipairs { "http", "strange", "endpoint" } do servers[#servers + 1] = servers[name] end
  end

  -- One keeps its only client, and one runs a script without end.
  local function occupy()
    servers.client = assert(socket.connect("127.0.0.1", servers.crowded.port))
    repeat
      servers.client:send "PING\r\n"
      local line = servers.client:receive "*l" -- nil: the server still had another client
      if line ~= "+PONG" then
        servers.client:close()
        servers.client = assert(socket.connect("127.0.0.1", servers.crowded.port))
      end
    until line == "+PONG"
    looper = process.fork()
    if looper == 0 then
      local command = "exec redis-cli -p %d eval 'while true do end' 0 >/dev/null 2>&1"
      process.exec(command:format(servers.busy.port))
    end
    repeat until servers.busy:cli("PING"):find("BUSY", 1, true)
  end

  local function run(job)
    local ok, outcome = pcall(uses[job.use], job)
    for _, client in ipairs(job.clients) do client:close() end
    job.found[job.place] = ok and outcome or "raised: " .. tostring(outcome)
  end

  setup(function()
    usual, first = connection.timeouts, timing.first
    connection.timeouts, timing.first = { connect = 60, command = 60 }, 0.3 -- a busy machine is no fault
    servers, outcomes = {}, {}
    start_servers()
    occupy()
    local jobs = {}
    for i, way in ipairs(WAYS) do
      local url, ca = way[4](servers)
      outcomes[i] = { said = {} }
      for place, wanted in ipairs(way[2]) do
        outcomes[i][place] = false
        jobs[#jobs + 1] = wanted and {
          use = uses.NAMES[place], place = place, url = url, ca = ca, waits = way[2].waits, clients = {},
          endpoint = servers.endpoint.url, found = outcomes[i], said = outcomes[i].said,
        } or nil
      end
    end
    partnercenter.map(jobs, run, { concurrency = #jobs })
  end)

  teardown(function()
    connection.timeouts, timing.first = usual, first
    process.kill(looper, "KILL")
    process.wait(looper)
    servers.client:close()
    for _, server in ipairs(servers) do server:stop() end
    servers.set:remove()
  end)

  for i, way in ipairs(WAYS) do
    it(way[1], function()
      for place, wanted in ipairs(way[2]) do
        assert.equal(wanted, outcomes[i][place], uses.NAMES[place] .. ": " .. tostring(outcomes[i].said[1]))
      end
      if way[3] then assert.matches(way[3], outcomes[i].said[1], 1, true) end
    end)
  end
end)
