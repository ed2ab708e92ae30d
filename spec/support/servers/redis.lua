-- Starts Debian's redis-server on loopback, with and without TLS; it ends with this process.

local certificates = require "spec.support.servers.certificates"
local ports = require "partnercenter.simulator.launch.ports"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local socket = require "socket"

local redis = {}

local CONF = [[
bind 127.0.0.1
port %d
save ""
appendonly no
daemonize no
databases 100
pidfile %s/pid
dir %s
]]

local TLS = [[
tls-port %d
tls-cert-file %s
tls-key-file %s
tls-ca-cert-file %s
tls-auth-clients no
]]

local meta = { __index = {} }
local server = meta.__index

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read("*a") or ""
  if file then file:close() end
  return text
end

local function has_ended(pid)
  return read(("/proc/%d/stat"):format(pid)):find("%) [ZX] ") ~= nil
end

-- Any reply but that it loads its data. It writes its id once it listens: another server may have its port.
local function answers(self)
  if tonumber(read(self.dir .. "/pid")) ~= self.pid then return false end
  local client = socket.connect("127.0.0.1", self.port)
  if not client then return false end
  client:settimeout(5)
  client:send("PING\r\n")
  local line = client:receive("*l")
  client:close()
  return line ~= nil and not line:find("^%-LOADING")
end

local function launch(self)
  local pid = assert(process.fork())
  if pid == 0 then
    process.exec(("exec redis-server %s/redis.conf >>%s/output 2>&1"):format(self.dir, self.dir))
  end
  self.pid = pid
  while not has_ended(pid) do
    if answers(self) then return true end
    socket.select(nil, nil, 0.01)
  end
  process.wait(pid)
  self.pid = nil
  return false, read(self.dir .. "/output")
end

local function write_conf(self, options)
  local conf = assert(io.open(self.dir .. "/redis.conf", "wb"))
  conf:write(CONF:format(self.port, self.dir, self.dir))
  if self.set then
    conf:write(TLS:format(self.tls_port, self.issued.certificate, self.issued.key, self.set.ca))
  end
  if options.password then conf:write("requirepass ", options.password, "\n") end
  for _, user in ipairs(options.users or {}) do conf:write("user ", user, "\n") end
  for _, line in ipairs(options.config or {}) do conf:write(line, "\n") end
  conf:close()
end

-- Below the ports of nginx, so that none of these gets one while its Redis is down.
local LOWER = 12000

local function take_ports(self)
  local picked = ports.pick(2, {})
  self.port, self.tls_port = picked[1] - LOWER, self.set and picked[2] - LOWER or nil
  self.url = ("redis://127.0.0.1:%d"):format(self.port)
  self.tls_url = self.set and ("rediss://127.0.0.1:%d"):format(self.tls_port) or nil
end

--- Starts a server. `options`: tls (true, or a set of certificates), name and days of its certificate,
--- password, users (lines of an ACL, as "alice on >secret ~pc1:* +@all"), config (lines of redis.conf).
---@return table server port, url ("redis://127.0.0.1:port"), pid; with TLS also tls_port, tls_url, ca
function redis.start(options)
  options = options or {}
  local self = setmetatable({ options = options, dir = os.tmpname() }, meta)
  os.remove(self.dir)
  assert(os.execute("mkdir -m 700 " .. self.dir))
  if options.tls then
    self.set = type(options.tls) == "table" and options.tls or certificates.new()
    self.issued = self.set:issue { name = options.name or "redis", days = options.days }
    self.ca = self.set.ca
  end
  local ready, why
  repeat
    take_ports(self)
    write_conf(self, options)
    ready, why = launch(self)
  until ready or not why:find("Address already in use", 1, true)
  if ready then return self end
  self:stop()
  error("redis-server did not start: " .. why)
end

--- What redis-cli prints for a command, without its last line end.
---@param ... string
---@return string
function server:cli(...)
  local words = { "redis-cli", "-p", self.port }
  if self.options.password then
    words[#words + 1] = "--no-auth-warning -a " .. self.options.password
  end
  for _, word in ipairs { ... } do
    words[#words + 1] = "'" .. tostring(word):gsub("'", "'\\''") .. "'"
  end
  local stream = assert(io.popen(table.concat(words, " ") .. " 2>&1", "r"))
  local text = stream:read("*a")
  stream:close()
  return (text:gsub("\n$", ""))
end

---@param name string of process.kill, as "STOP" and "CONT"
function server:signal(name)
  assert(process.kill(self.pid, name))
end

local function end_process(self)
  if not self.pid then return end
  process.kill(self.pid, "KILL")
  process.wait(self.pid)
  self.pid = nil
end

--- Kills it, and waits for its end. Its port refuses connections until it is started again.
function server:kill()
  end_process(self)
  self.holder = self.holder or raw.hold(self.port)
end

local function give_port_back(self)
  if self.holder then self.holder:close() end
  self.holder = nil
end

--- The process that runs now: after `start_command` it is another one.
function server:current_pid()
  return tonumber(read(self.dir .. "/pid")) or self.pid
end

--- A shell command that starts it again after a kill, for other processes than this one.
---@return string
function server:start_command()
  return ("timeout 300 redis-server %s/redis.conf >/dev/null 2>&1 &"):format(self.dir)
end

--- Starts it again, empty, on the same ports; its connections are gone.
function server:restart()
  self:kill()
  assert(self.holder:setoption("reuseaddr", true))
  assert(launch(self))
  give_port_back(self)
end

function server:stop()
  local current = self:current_pid()
  if current and current ~= self.pid then process.kill(current, "KILL") end
  end_process(self)
  give_port_back(self)
  os.execute("rm -rf '" .. self.dir .. "'")
  if self.set and type(self.options.tls) ~= "table" then self.set:remove() end
end

return redis
