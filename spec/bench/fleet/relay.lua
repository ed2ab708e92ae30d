-- Relays connections: lua relay.lua FROM TO, each "unix:PATH" or a port on loopback. A process in a network
-- namespace reaches others by two of them with a unix socket between. One that is stopped is a partition.

local socket = require "socket"

local function endpoint(place, tcp, unix)
  local path = place:match "^unix:(.*)$"
  if path then return unix(require "socket.unix"(), path) end
  return tcp("127.0.0.1", tonumber(place))
end

local function listen(place)
  return assert(endpoint(place, function(host, port) return socket.bind(host, port, 512) end,
    function(unix, path)
      os.remove(path)
      assert(unix:bind(path))
      assert(unix:listen(512))
      return unix
    end))
end

local function connect(place)
  return endpoint(place, socket.connect, function(unix, path) return unix:connect(path) and unix end)
end

local listener, other = listen(arg[1]), {}

local function drop(side)
  local peer = other[side]
  other[side], other[peer] = nil, nil
  side:close()
  peer:close()
end

while true do
  local sides = { listener }
  for side in pairs(other) do sides[#sides + 1] = side end
  for _, side in ipairs((socket.select(sides))) do
    if side == listener then
      local from = listener:accept()
      local to = from and connect(arg[2])
      if to then
        other[from], other[to] = to, from
        from:settimeout(0)
        to:settimeout(0)
      elseif from then
        from:close()
      end
    elseif other[side] then
      local bytes, why, rest = side:receive(65536)
      local peer, text = other[side], bytes or rest
      peer:settimeout(5)
      if (text ~= "" and not peer:send(text)) or why == "closed" then
        drop(side)
      else
        peer:settimeout(0)
      end
    end
  end
end
