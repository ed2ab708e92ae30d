-- A server that sends exactly the bytes of a spec, in its own process. Each connection has another process,
-- so that a stalled one delays no other. Its log of requests can be read at any time.

local process = require "spec_process"
local socket = require "socket"

local raw = {}

local function logged(path, what)
  local found, log = {}, assert(io.open(path, "rb"))
  while true do
    local sort, length = (log:read("*l") or ""):match("^(%S+) (%d+)$")
    local text = length and log:read(tonumber(length))
    if not text or not log:read(1) then
      break -- the last line may be incomplete
    end
    if sort == what then
      found[#found + 1] = text
    end
  end
  log:close()
  return found
end

local conn_meta = { __index = {} }
local conn = conn_meta.__index

--- Reads one request and logs it; nil when the peer has closed.
function conn:request()
  local lines = {}
  repeat
    local line = self.socket:receive("*l")
    if not line then
      return nil
    end
    lines[#lines + 1] = line
  until line == ""
  local head = table.concat(lines, "\n")
  local length = tonumber(head:lower():match("\ncontent%-length: (%d+)")) or 0
  local body = length > 0 and self.socket:receive(length) or ""
  self:note("request", head .. "\n" .. body)
  return head, body
end

--- Adds a line to the log.
function conn:note(what, text)
  self.log:write(("%s %d\n%s\n"):format(what, #text, text))
  self.log:flush()
end

--- The number of log lines of a kind, of the whole server so far.
function conn:count(what)
  return #logged(self.log_path, what)
end

function conn:send(bytes)
  return self.socket:send(bytes)
end

--- A whole answer with Content-Length.
function conn:answer(status, body, headers)
  local head = ("HTTP/1.1 %s\r\nContent-Length: %d\r\n%s\r\n"):format(status, #body, headers or "")
  return self:send(head .. body)
end

function conn:close()
  self.socket:close()
end

--- Closes with a reset instead of an end.
function conn:reset()
  self.socket:setoption("linger", { on = true, timeout = 0 })
  self.socket:close()
end

--- Closes the connection without TLS's close_notify.
function conn.cut()
  process.exit(0)
end

--- Never answers; ends with the server.
function conn.stall()
  process.pause()
end

-- Under valgrind the first handshake of a process takes two seconds; later ones, and those of its forks, a
-- tenth of that. The process makes the first one with itself, before a client waits.
local warm
local function warm_up(how)
  local ssl = require "ssl"
  local listener = assert(socket.bind("127.0.0.1", 0))
  local host, port = listener:getsockname()
  local client = assert(socket.connect(host, port))
  client = assert(ssl.wrap(client, { mode = "client", protocol = "any", verify = "none", alpn = how.alpn }))
  local server = assert(ssl.wrap(assert(listener:accept()), how))
  client:settimeout(0)
  server:settimeout(0)
  local function goes_on(one)
    local ok, why = one:dohandshake()
    return not ok and why:find("^want")
  end
  repeat
    local one, other = goes_on(client), goes_on(server)
  until not one and not other
  client:close()
  server:close()
  listener:close()
  warm = true
end

local function serve(listener, log_path, handler, tls)
  process.orphan()
  local number = 0
  while true do
    local client = listener:accept()
    number = number + 1
    if client and process.fork() == 0 then
      listener:close()
      local log = assert(io.open(log_path, "ab"))
      local self = setmetatable({
        socket = client, log = log, log_path = log_path, number = number,
      }, conn_meta)
      self:note("connection", tostring(number))
      client:setoption("tcp-nodelay", true)
      local ok = true
      if tls then
        local how = type(tls) == "function" and tls(number) or tls
        local wrapped = assert(require("ssl").wrap(client, how))
        ok = wrapped:dohandshake()
        self:note(ok and "handshake" or "no_handshake", "")
        self.socket = wrapped
      end
      if ok then
        handler(self, number)
      end
      pcall(self.close, self)
      process.exit(0)
    elseif client then
      client:close()
    end
  end
end

--- Holds a port whose server has ended, so that it refuses connections and no server of another spec gets it.
---@param port integer
---@return table socket to close; with the option "reuseaddr" a server can start on the port
function raw.hold(port)
  local holder = assert(socket.tcp4())
  assert(holder:setoption("reuseaddr", true)) -- ended connections may keep the port for a minute
  assert(holder:bind("127.0.0.1", port))
  assert(holder:setoption("reuseaddr", false))
  return holder
end

local server_meta = { __index = {} }
local server = server_meta.__index

--- Starts a server that hands each connection and its number to the handler, in another process.
---@param handler fun(conn: table, number: integer)
---@param tls table|fun(number: integer): table|nil LuaSec's parameters, or what returns those of a connection
function raw.start(handler, tls)
  if tls and not warm then
    warm_up(type(tls) == "function" and tls(1) or tls)
  end
  local listener = assert(socket.bind("127.0.0.1", 0, 512))
  local _, port = listener:getsockname()
  local log_path = os.tmpname()
  local pid = assert(process.fork())
  if pid == 0 then
    process.lead()
    local ok, why = pcall(serve, listener, log_path, handler, tls)
    if not ok then
      io.stderr:write("raw server: ", tostring(why), "\n")
    end
    process.exit(1)
  end
  listener:close()
  local scheme = tls and "https" or "http"
  return setmetatable({
    pid = pid, port = tonumber(port), log_path = log_path,
    url = ("%s://127.0.0.1:%s"):format(scheme, port),
  }, server_meta)
end

--- The log lines of one kind so far: "request", "connection", "handshake" or a kind of the spec.
---@return string[]
function server:received(what)
  return logged(self.log_path, what)
end

---@return integer
function server:count(what)
  return #self:received(what or "request")
end

local function end_processes(self)
  process.kill(-self.pid, "KILL")
  process.kill(self.pid, "KILL")
  process.wait(self.pid)
end

--- Ends its processes. Until `stop` its port refuses connections, and no server of another spec gets it.
function server:refuse()
  end_processes(self)
  self.holder = raw.hold(self.port)
end

function server:stop()
  if not self.pid then return end
  if self.holder then
    self.holder:close()
  else
    end_processes(self)
  end
  os.remove(self.log_path)
  self.pid = nil
end

--- The value of a header in a request that was received.
---@param request string
---@param name string as it was sent
---@return string|nil
function raw.field(request, name)
  return request:match("\n" .. name:gsub("%-", "%%-") .. ": ([^\n]*)")
end

return raw
