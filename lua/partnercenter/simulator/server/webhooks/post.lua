--- Sends one try of a delivery and reads the receiver's answer.
-- luacheck: read globals ngx
local post = {}

local MAX_BODY = 65536
local HALF = 0.5

-- The names that .NET gives to statuses, as results of the service have them.
local NAMES = {
  [200] = "OK", [201] = "Created", [202] = "Accepted", [204] = "NoContent", [301] = "MovedPermanently",
  [302] = "Found", [307] = "TemporaryRedirect", [400] = "BadRequest", [401] = "Unauthorized",
  [403] = "Forbidden", [404] = "NotFound", [405] = "MethodNotAllowed", [408] = "RequestTimeout",
  [413] = "RequestEntityTooLarge", [429] = "TooManyRequests", [500] = "InternalServerError",
  [501] = "NotImplemented", [502] = "BadGateway", [503] = "ServiceUnavailable", [504] = "GatewayTimeout",
}

local LOOPBACK = { localhost = "127.0.0.1", ["[::1]"] = "[::1]" }

--- Splits the URL of a receiver. Receivers are on loopback, so that nothing leaves this machine.
---@param url string
---@return table|nil target tls, host, address, port, path
---@return string|nil problem
function post.target(url)
  local scheme, authority, path = url:match("^(%a+)://([^/?#@]+)([^#]*)$")
  scheme = scheme and scheme:lower()
  if scheme ~= "https" and scheme ~= "http" then return nil, "the URL is no http or https address" end
  local host, port = authority:match("^(%[[%x:]+%]):?(%d*)$")
  if not host then host, port = authority:match("^([^:]+):?(%d*)$") end
  host = host and host:lower() or authority
  local address = LOOPBACK[host] or (host:find("^127%.%d+%.%d+%.%d+$") and host)
  if not address then return nil, "the simulator sends to loopback only, not to " .. host end
  if path:sub(1, 1) ~= "/" then path = "/" .. path end
  return {
    tls = scheme == "https", host = host, authority = authority, address = address,
    port = tonumber(port) or (scheme == "https" and 443 or 80), path = path,
  }
end

local function failed(message) return { responseCode = "", responseMessage = message, systemError = true } end

local function head_of(target, headers)
  local lines = { ("POST %s HTTP/1.1"):format(target.path), "Host: " .. target.authority }
  for _, one in ipairs(headers) do lines[#lines + 1] = one[1] .. ": " .. one[2] end
  lines[#lines + 1] = "Connection: close\r\n\r\n"
  return table.concat(lines, "\r\n")
end

local function send_chunks(socket, head, body)
  local half = math.ceil(#body * HALF)
  local parts = { head }
  for _, chunk in ipairs { body:sub(1, half), body:sub(half + 1) } do
    if chunk ~= "" then parts[#parts + 1] = ("%x\r\n%s\r\n"):format(#chunk, chunk) end
  end
  parts[#parts + 1] = "0\r\n\r\n"
  return socket:send(parts)
end

local function send_slowly(socket, head, body, pause)
  local half = math.ceil(#body * HALF)
  local ok, why = socket:send { head, body:sub(1, half) }
  if not ok then return nil, why end
  ngx.sleep(pause)
  return socket:send(body:sub(half + 1))
end

local function send(socket, head, message)
  if message.sending == "chunked" then return send_chunks(socket, head, message.body) end
  if message.sending == "slow" then return send_slowly(socket, head, message.body, message.pause) end
  if message.sending == "cut" then
    socket:send { head, message.body:sub(1, math.ceil(#message.body * HALF)) }
    return nil, "the simulator ended the connection within the body"
  end
  return socket:send { head, message.body }
end

-- Reads the status, and the body as far as it has a length, since a receiver may still write.
local function read_status(socket)
  local line, why = socket:receive("*l")
  if not line then return nil, why end
  local status, length = tonumber(line:match("^HTTP/1%.[01] (%d%d%d)")), 0
  if not status then return nil, "the answer is not HTTP/1.1" end
  repeat
    line, why = socket:receive("*l")
    if not line then return nil, why end
    length = tonumber(line:lower():match("^content%-length:%s*(%d+)")) or length
  until line == ""
  if status < 200 then return read_status(socket) end
  if length > 0 and length <= MAX_BODY and status ~= 204 then socket:receive(length) end
  return status
end

local function exchange(socket, target, message)
  local ok, why = socket:connect(target.address, target.port)
  if not ok then return failed("connect: " .. why) end
  if target.tls then
    ok, why = socket:sslhandshake(nil, target.host, false)
    if not ok then return failed("TLS: " .. why) end
  end
  ok, why = send(socket, head_of(target, message.headers), message)
  if not ok then return failed("send: " .. why) end
  local status
  status, why = read_status(socket)
  if not status then return failed("answer: " .. why) end
  return {
    responseCode = NAMES[status] or ("%d"):format(status), systemError = false, status = status,
    responseMessage = status < 300 and "" or ("the receiver answered %d"):format(status),
  }
end

--- Sends a message.
---@param target table of `post.target`
---@param message table headers (a list of names with values), body, sending (nil, chunked, slow or cut)
---@param timeout number seconds
---@return table result responseCode, responseMessage, systemError, and status where there was an answer
function post.send(target, message, timeout)
  local socket = ngx.socket.tcp()
  socket:settimeout(timeout * 1000)
  local result = exchange(socket, target, message)
  socket:close()
  return result
end

return post
