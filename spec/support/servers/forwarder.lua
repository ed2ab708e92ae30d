-- Forwards connections to a server, like a NAT or a proxy. After `forget`, nothing passes on the existing
-- connections, and neither side gets an error. Later connections are forwarded.

local process = require "spec_process"
local socket = require "socket"

local forwarder = {}

-- Accepts a request for a tunnel to the server.
local function open(listener, port, tunnels)
  local client = listener:accept()
  if tunnels then
    local line, auth
    repeat
      line = client:receive("*l")
      auth = line and line:match("^[Pp]roxy%-[Aa]uthorization: (.*)") or auth
    until not line or line == ""
    client:send("HTTP/1.1 200 OK\r\n\r\n")
    tunnels.log[#tunnels.log + 1] = auth or "nobody"
  end
  local server = assert(socket.connect("127.0.0.1", port))
  for _, side in ipairs { client, server } do
    side:settimeout(0)
    side:setoption("tcp-nodelay", true)
  end
  return client, server
end

-- Copies data from one side to the other; returns false at the end.
local function pass(from, to)
  local bytes, why, rest = from:receive(65536)
  bytes = bytes or rest
  if bytes ~= "" then
    to:settimeout(300)
    to:send(bytes)
    to:settimeout(0)
  end
  return why ~= "closed"
end

local function serve(listener, control, port, through_proxy)
  local other, count, tunnels = {}, 0, through_proxy and { log = {} }
  local commands = {
    forget = function()
      for side in pairs(other) do
        other[side] = false -- kept open
      end
    end,
    count = function() return count end,
    tunnels = function() return table.concat(tunnels.log, ",") end,
  }
  while true do
    local sides = { listener, control }
    for side, peer in pairs(other) do
      if peer then sides[#sides + 1] = side end
    end
    for _, side in ipairs((socket.select(sides))) do
      if side == control then
        local asker = control:accept()
        asker:send(tostring(commands[asker:receive("*l")]() or "") .. "\n")
        asker:close()
      elseif side == listener then
        local client, server = open(listener, port, tunnels)
        other[client], other[server] = server, client
        count = count + 1
      elseif other[side] and not pass(side, other[side]) then
        local peer = other[side]
        other[side], other[peer] = nil, nil
        side:close()
        peer:close()
      end
    end
  end
end

local methods = {}
local meta = { __index = methods }

local function ask(self, command)
  local control = assert(socket.connect("127.0.0.1", self.control))
  control:send(command .. "\n")
  local answer = control:receive("*l")
  control:close()
  return answer
end

---From now on nothing passes on the connections there are.
function methods:forget()
  ask(self, "forget")
end

---How many connections there were.
---@return integer
function methods:count()
  return tonumber(ask(self, "count"))
end

---The Proxy-Authorization of each tunnel, in order, with commas between them.
---@return string
function methods:tunnels()
  return ask(self, "tunnels")
end

function methods:stop()
  if self.pid then
    process.kill(self.pid, "KILL")
    process.wait(self.pid)
    self.pid = nil
  end
end

---Forwards to a port of this machine.
---@param port integer
---@param proxy boolean|nil each connection asks for a tunnel first
function forwarder.start(port, proxy)
  local listener, control = assert(socket.bind("127.0.0.1", 0, 512)), assert(socket.bind("127.0.0.1", 0))
  local _, own = listener:getsockname()
  local _, told = control:getsockname()
  local pid = assert(process.fork())
  if pid == 0 then
    local _, why = pcall(serve, listener, control, port, proxy)
    io.stderr:write("forwarder: ", tostring(why), "\n")
    process.exit(1)
  end
  listener:close()
  control:close()
  return setmetatable({ pid = pid, port = tonumber(own), control = told }, meta)
end

return forwarder
