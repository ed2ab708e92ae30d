-- Starts an nginx with its Lua module, which ends with this process.

local ports = require "partnercenter.simulator.launch.ports"
local probe = require "partnercenter.simulator.launch.requirements"
local process = require "spec_process"
local socket = require "socket"

local nginx = {}

local HEAD = [[
daemon off;
pid %s/nginx.pid;
error_log %s/error.log %s;
%s
%s
events { worker_connections 8192; }
http {
  access_log off;
  client_body_temp_path body_temp; proxy_temp_path proxy_temp; fastcgi_temp_path fastcgi_temp;
  uwsgi_temp_path uwsgi_temp; scgi_temp_path scgi_temp;
  lua_socket_log_errors off;
  keepalive_requests 10000000;
]]

local function lines(format, list)
  local out = {}
  for i, item in ipairs(list) do
    out[i] = format:format(item)
  end
  return table.concat(out, "\n")
end

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read("*a") or ""
  if file then
    file:close()
  end
  return text
end

local meta = { __index = {} }
local server = meta.__index

-- nginx is ready when it listens and, for signals, has written its process id.
local function answers(self)
  local client = socket.connect("127.0.0.1", self.port)
  if client then
    client:close()
  end
  return client and read(self.dir .. "/nginx.pid") ~= ""
end

-- Returns whether a child has ended and waits to be reaped.
local function has_ended(pid)
  return read(("/proc/%d/stat"):format(pid)):find("%) Z ") ~= nil
end

local function attempt(found, render, main, level)
  local port = ports.pick(1, found.listening)[1]
  local dir = os.tmpname()
  os.remove(dir)
  assert(os.execute("mkdir " .. dir))
  local modules = lines("load_module %s;", found.nginx.modules)
  local root = found.root and ("user %s;"):format(found.root) or ""
  local conf = assert(io.open(dir .. "/nginx.conf", "wb"))
  conf:write(HEAD:format(dir, dir, level or "warn", modules .. "\n" .. root, main or "worker_processes 1;"))
  conf:write(render(port, dir), "\n}\n")
  conf:close()
  local pid = assert(process.fork())
  if pid == 0 then
    process.exec(("exec %s -p %s -c %s/nginx.conf >%s/output 2>&1"):format(found.nginx.path, dir, dir, dir))
  end
  local self = setmetatable({ dir = dir, port = port, pid = pid, url = "http://127.0.0.1:" .. port }, meta)
  repeat
    if answers(self) then return self end
    socket.select(nil, nil, 0.01)
  until has_ended(pid)
  local why = read(dir .. "/output") .. self:log()
  self:stop()
  return nil, why
end

--- Starts nginx; `render(port, dir)` returns the content of `http { }`.
---@param render fun(port: integer, dir: string): string
---@param main string|nil directives of the main level
---@param level string|nil of the error log
---@return table server url, port, dir, pid
function nginx.start(render, main, level)
  local found = assert(probe.find())
  local started, why
  repeat
    started, why = attempt(found, render, main, level)
  until started or not why:find("Address already in use", 1, true)
  return started or error("nginx did not start: " .. why)
end

function server:log()
  return read(self.dir .. "/error.log")
end

---@param name string of process.kill
function server:signal(name)
  assert(process.kill(self.pid, name))
end

--- Waits until nginx has ended.
function server:wait()
  if self.pid then
    process.wait(self.pid)
    self.pid = nil
  end
end

function server:stop()
  if self.pid then
    process.kill(self.pid, "TERM")
    self:wait()
  end
  os.execute("rm -rf " .. self.dir)
end

--- Sends a request and returns the connection for its answer.
---@param path string
---@param body string|nil
---@return table socket
function server:send(path, body)
  local client = assert(socket.connect("127.0.0.1", self.port))
  client:settimeout(300)
  local head = "%s %s HTTP/1.0\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
  assert(client:send(head:format(body and "POST" or "GET", path, #(body or "")) .. (body or "")))
  return client
end

--- Reads the rest of an answer.
---@param client table
---@return integer|nil status
---@return string body
function nginx.answer(client)
  local text, _, partial = client:receive("*a")
  client:close()
  text = text or partial or ""
  return tonumber(text:match("^HTTP/1%.%d (%d+)")), text:match("\r\n\r\n(.*)$") or ""
end

---@param path string
---@return integer|nil status
---@return string body
function server:get(path)
  return nginx.answer(self:send(path))
end

return nginx
