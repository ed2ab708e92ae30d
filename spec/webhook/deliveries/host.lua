-- An nginx with receivers, and deliveries sent to it as bytes.

local json = require "partnercenter.json"
local nginx = require "spec.support.programs.nginx"
local nginx_webhook = require "spec.support.hosts.nginx_webhook"
local socket = require "socket"

local host = {}

local meta = { __index = {} }
local methods = meta.__index

--- Starts nginx for a world; end it with `:stop()`.
---@param world table
---@param main string? directives of nginx's main level
function host.start(world, main)
  local path = world.set.dir .. "/nginx.json"
  local file = assert(io.open(path, "wb"))
  file:write((assert(json.encode { client = world:client_options(), receiver = world:receiver_options() })))
  file:close()
  return setmetatable({ nginx = nginx.start(nginx_webhook.render(path), main, "error") }, meta)
end

--- Sends a delivery without waiting for its answer.
---@param path string
---@param row table headers, body
---@return table connection
function methods:send(path, row)
  local connection = assert(socket.connect("127.0.0.1", self.nginx.port))
  connection:settimeout(300)
  local lines = { "POST " .. path .. " HTTP/1.1", "Host: localhost", "Connection: close" }
  for _, line in ipairs(row.headers) do lines[#lines + 1] = line[1] .. ": " .. line[2] end
  lines[#lines + 1] = "Content-Length: " .. #row.body
  -- A refused body may not be read to its end.
  connection:send(table.concat(lines, "\r\n") .. "\r\n\r\n" .. row.body)
  return connection
end

--- Receives the answer.
---@return integer? status
---@return string body
---@return string head
function host.receive(connection)
  local text, _, partial = connection:receive "*a"
  connection:close()
  text = text or partial or ""
  local head, body = text:match "^(.-)\r\n\r\n(.*)$"
  body = (body or ""):gsub("\n$", "")
  return tonumber(text:match "^HTTP/1%.1 (%d+)"), body, head or ""
end

--- Sends a delivery and receives its answer.
function methods:deliver(path, row) return host.receive(self:send(path, row)) end

--- What the receivers noted.
---@return table
function methods:state()
  local _, body = self.nginx:get "/state"
  return (assert(json.decode(body)))
end

--- Lets the handlers of held events end.
function methods:release() assert(self.nginx:get "/release" == 200) end

--- Waits until the notes are as a condition wants them.
function methods:wait_until(condition)
  local state
  for _ = 1, 15000 do
    state = self:state()
    if condition(state) then return state end
    socket.select(nil, nil, 0.02)
  end
  error("it took too long: " .. tostring(json.encode(state)) .. self.nginx:log())
end

function methods:stop() self.nginx:stop() end

return host
