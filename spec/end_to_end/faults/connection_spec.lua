-- Faults of the connection, from the host name to the last byte. For the rows see suite.lua.
local closed_port = require "spec.end_to_end.faults.closed_port"
local faults = require "spec.end_to_end.faults.suite"
local socket = require "socket"

local GOOD = 'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"education"'

-- A port where connections hang, since its queue is full and nothing accepts them.
local function full_port()
  local listener = assert(socket.tcp())
  assert(listener:bind("127.0.0.1", 0))
  assert(listener:listen(0))
  local _, port = listener:getsockname()
  local held = { listener }
  for _ = 1, 4 do
    local one = socket.tcp()
    one:settimeout(0)
    one:connect("127.0.0.1", port)
    held[#held + 1] = one
  end
  return "http://127.0.0.1:" .. port, function()
    for _, one in ipairs(held) do
      one:close()
    end
  end
end

local function reset_after(bytes)
  return function(conn)
    conn:request()
    if bytes then
      conn:send(bytes)
      socket.sleep(0.5) -- so that the reset does not discard the bytes
    end
    conn:reset()
  end
end

local function close_after(bytes)
  return function(conn)
    conn:request()
    conn:send(bytes)
  end
end

local function stall_after(bytes)
  return function(conn)
    conn:request()
    conn:send(bytes)
    conn:stall()
  end
end

faults("connection", {
  { "a name that does not exist", url = "https://name.invalid",
    kind = "network", phase = "resolve", attempts = 2 },
  { "a refused connection", start = closed_port, kind = "network", phase = "connect", attempts = 2 },
  { "a connection that hangs", start = full_port, options = { connect_timeout = 0.3 },
    kind = "timeout", phase = "connect", attempts = 2 },
  { "a connection that hangs, by the attempt's time", start = full_port, options = { attempt_timeout = 0.8 },
    kind = "timeout", phase = "connect", attempts = 2 },
  { "a connection that hangs, by the call's time", start = full_port, options = { timeout = 2.5 },
    kind = "timeout", phase = "connect", attempts = 1 },

  { "a reset at once", serve = function(conn)
    conn:reset()
  end, kind = "network", connections = 2 },
  { "a reset before the headers", serve = reset_after(), kind = "network", phase = "answer", sent = 2 },
  { "a reset inside the status line", serve = reset_after "HTT",
    kind = "network", phase = "answer", sent = 2 },
  { "a reset inside the headers", serve = reset_after "HTTP/1.1 200 OK\r\nContent-Le",
    kind = "network", phase = "answer", sent = 2 },
  { "a reset after the headers", serve = reset_after(GOOD:sub(1, -12)),
    kind = "network", phase = "answer", sent = 2 },
  { "a reset inside the body", serve = reset_after(GOOD:sub(1, -3)),
    kind = "network", phase = "answer", sent = 2 },
  { "a reset after the body, which is whole", serve = reset_after(GOOD), value = "education", sent = 1 },
  { "a reset where only the close ends the body", serve = reset_after 'HTTP/1.1 200 OK\r\n\r\n"education"',
    kind = "network", phase = "answer", sent = 2 },

  { "a close before the headers", serve = close_after "", kind = "network", phase = "answer", sent = 2 },
  { "a close inside the headers", serve = close_after "HTTP/1.1 200 OK\r\nContent-Le",
    kind = "network", phase = "answer", sent = 2 },
  { "a close after the headers", serve = close_after(GOOD:sub(1, -12)),
    kind = "network", phase = "answer", sent = 2 },
  { "a close inside the body", serve = close_after(GOOD:sub(1, -3)),
    kind = "network", phase = "answer", sent = 2 },

  { "a stall before the headers", serve = stall_after "", options = { attempt_timeout = 2 },
    kind = "timeout", phase = "answer", sent = 2 },
  { "a stall inside the headers", serve = stall_after "HTTP/1.1 200 OK\r\nContent-Le",
    options = { attempt_timeout = 2 }, kind = "timeout", phase = "answer", sent = 2 },
  { "a stall after the headers", serve = stall_after(GOOD:sub(1, -12)), options = { attempt_timeout = 2 },
    kind = "timeout", phase = "answer", sent = 2 },
  { "a stall inside the body", serve = stall_after(GOOD:sub(1, -3)), options = { timeout = 2 },
    kind = "timeout", phase = "answer", sent = 1 },
  { "a stall while a body is being sent", serve = function(conn)
    conn:stall()
  end, options = { attempt_timeout = 2 }, call = "write",
    kind = "timeout", phase = "send", connections = 2 },
  { "a slow drip", serve = function(conn)
    conn:request()
    for i = 1, #GOOD do
      conn:send(GOOD:sub(i, i))
      socket.sleep(0.5)
    end
  end, options = { attempt_timeout = 2 }, kind = "timeout", phase = "answer", sent = 2 },
})
