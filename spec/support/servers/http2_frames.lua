-- Minimal HTTP/2 for faulty servers: hand-made frames on a TLS connection with ALPN "h2".

local http2_frames = {}

http2_frames.DATA, http2_frames.HEADERS, http2_frames.RESET = 0, 1, 3
http2_frames.SETTINGS, http2_frames.PING, http2_frames.GOAWAY = 4, 6, 7
http2_frames.END_STREAM, http2_frames.END_HEADERS, http2_frames.ACK = 1, 4, 1
http2_frames.STATUS_200 = "\136" -- ":status: 200" in HPACK's static table

local meta = { __index = {} }
local h2 = meta.__index

local function number(value, bytes)
  local text = ""
  for _ = 1, bytes do
    text = string.char(value % 256) .. text
    value = math.floor(value / 256)
  end
  return text
end
http2_frames.number = number

---Takes the client's preface and sends the server's.
---@param conn table a connection of the raw server
function http2_frames.accept(conn)
  local self = setmetatable({ conn = conn }, meta)
  if not conn.socket:receive(24) then
    return nil
  end
  self:frame(http2_frames.SETTINGS, 0, 0, "")
  return self
end

function h2:frame(kind, flags, stream, payload)
  return self.conn:send(number(#payload, 3) .. string.char(kind, flags) .. number(stream, 4) .. payload)
end

-- Returns the stream of the next frame of a kind, acknowledging settings; nil after the connection has ended.
local function next_frame(self, wanted)
  while true do
    local head = self.conn.socket:receive(9)
    if not head then
      return nil
    end
    local a, b, c, kind, flags, w, x, y, z = head:byte(1, 9)
    local size = (a * 256 + b) * 256 + c
    if size > 0 and not self.conn.socket:receive(size) then
      return nil
    end
    if kind == wanted then
      return ((w % 128 * 256 + x) * 256 + y) * 256 + z
    elseif kind == http2_frames.SETTINGS and flags % 2 == 0 then
      self:frame(http2_frames.SETTINGS, http2_frames.ACK, 0, "")
    end
  end
end

---Waits for the next request and logs it; nil when the peer has gone.
---@return integer|nil stream
function h2:request()
  local stream = next_frame(self, http2_frames.HEADERS)
  if stream then
    self.conn:note("request", "")
  end
  return stream
end

---Waits until the peer has taken in all that was sent.
function h2:settle()
  self:frame(http2_frames.PING, 0, 0, "01234567")
  next_frame(self, http2_frames.PING)
end

---A whole answer with status 200.
function h2:answer(stream, body)
  self:frame(http2_frames.HEADERS, http2_frames.END_HEADERS, stream, http2_frames.STATUS_200)
  return self:frame(http2_frames.DATA, http2_frames.END_STREAM, stream, body)
end

---Ends one stream with an error code of HTTP/2.
function h2:reset(stream, code)
  return self:frame(http2_frames.RESET, 0, stream, number(code, 4))
end

---Says that streams after `last` will not be answered.
function h2:goaway(last, code)
  return self:frame(http2_frames.GOAWAY, 0, 0, number(last, 4) .. number(code, 4))
end

return http2_frames
