-- Run by spec/bench/nginx.
local certificates = require "spec.support.servers.certificates"
local nginx = require "spec.support.programs.nginx"
local socket = require "socket"

local UPSTREAM = [[
server {
  listen 127.0.0.1:%PORT% ssl http2 backlog=4096;
  ssl_certificate %CERTIFICATE%; ssl_certificate_key %KEY%;
  http2_max_requests 1000000;
  location / {
    content_by_lua_block {
      ngx.sleep(tonumber(ngx.var.uri:match("(%d+)/qualification$")) / 1000)
      ngx.header["Content-Length"] = 11
      ngx.print('"education"')
    }
  }
}
]]

local CONF = [[
lua_package_path "%ROOT%/lua/?.lua;%ROOT%/lua/?/init.lua;%ROOT%/?.lua;;";
lua_package_cpath "%ROOT%/build/luajit/?.so;;";
lua_ssl_trusted_certificate %CA%;
init_worker_by_lua_block { require("spec.bench.in_nginx.worker").init(%UPSTREAM%, "%CA%") }
server {
  listen 127.0.0.1:%PORT% backlog=4096;
  location = /ping { content_by_lua_block { ngx.print("pong") } }
  location = /pid { content_by_lua_block { ngx.print(ngx.worker.pid()) } }
  location = /measure { content_by_lua_block { require("spec.bench.in_nginx.worker").measure() } }
}
]]

local DELAY = 200 -- ms until the service answers
local SIZES = { { at_once = 1, n = 40 }, { at_once = 50, n = 1000 }, { at_once = 500, n = 5000 } }

-- Each list is one worker. What comes first in it has the worker for itself, beside sockets.
local WORKERS = { { "h2", "sockets" }, { "h1", "sockets" }, { "h2", "h1", "sockets" } }

local function percentile(list, part)
  table.sort(list)
  return list[math.max(1, math.ceil(#list * part))]
end

local function send(host, how, n, at_once, ms)
  return host:send(("/measure?how=%s&n=%d&at_once=%d&ms=%d"):format(how, n, at_once, ms))
end

local function result(sent, n)
  sent:settimeout(120)
  local status, body = nginx.answer(sent)
  local numbers = {}
  for line in body:gmatch("[^\n]+") do numbers[#numbers + 1] = tonumber(line) end
  assert(status == 200 and #numbers == n + 1, body)
  local cpu = table.remove(numbers, 1)
  return { cpu = cpu, p50 = percentile(numbers, 0.5), p99 = percentile(numbers, 0.99) }
end

local function measure(host, how, size)
  result(send(host, how, size.at_once, size.at_once, DELAY), size.at_once) -- makes the connections
  return result(send(host, how, size.n, size.at_once, DELAY), size.n)
end

local root = assert(io.popen("pwd -P")):read("*l")
local set = certificates.new()
local issued = set:issue { name = "localhost" }
local upstream = nginx.start(function(port)
  return (UPSTREAM:gsub("%%(%u+)%%", {
    PORT = tostring(port), CERTIFICATE = issued.certificate, KEY = issued.key,
  }))
end)

local function start()
  return nginx.start(function(port)
    return (CONF:gsub("%%(%u+)%%", {
      ROOT = root, UPSTREAM = tostring(upstream.port), PORT = tostring(port), CA = set.ca,
    }))
  end)
end

local LINE = "%-8s %-12s %4d %7.0f %7.0f %9.0f %9.2f %6.2f %6.2f"

local function compare(host, hows)
  for _ = 1, 2 do -- compiles what LuaJIT compiles
    for _, how in ipairs(hows) do result(send(host, how, 200, 4, 1), 200) end
  end
  for _, size in ipairs(SIZES) do
    local found = {}
    for _, how in ipairs(hows) do found[how] = measure(host, how, size) end
    local peer = found.sockets
    for _, how in ipairs(hows) do
      local it = found[how]
      print(LINE:format(how, table.concat(hows, " ", 1, #hows - 1), size.at_once, it.p50, it.p99, it.cpu,
        it.cpu / peer.cpu, it.p50 / peer.p50, it.p99 / peer.p99))
    end
  end
end

print(("lookups of %d ms in one nginx worker"):format(DELAY))
print "                         at  p50 ms  p99 ms   CPU us    to sockets: CPU, p50, p99"
print "lookups  worker has    once                each"
local host
for _, hows in ipairs(WORKERS) do
  if host then host:stop() end
  host = start()
  compare(host, hows)
end

for _, how in ipairs(WORKERS[3]) do
  local sent, took = send(host, how, 3000, 500, DELAY), {}
  repeat
    local began = socket.gettime()
    assert(select(2, host:get("/ping")) == "pong")
    took[#took + 1] = (socket.gettime() - began) * 1000
    local ready = socket.select({ sent }, nil, 0.002)
  until ready[1]
  result(sent, 3000)
  print(("%d other requests beside 500 at once, %-7s p50 %4.1f ms, p99 %4.1f, max %4.1f"):format(#took, how,
    percentile(took, 0.5), percentile(took, 0.99), took[#took]))
end

-- How often the worker has slept and was woken.
local function wakes(pid)
  local file = assert(io.open(("/proc/%s/status"):format(pid)))
  local text = file:read("*a")
  file:close()
  return tonumber(text:match("\nvoluntary_ctxt_switches:%s*(%d+)"))
end

local _, pid = host:get("/pid")
socket.select(nil, nil, 2) -- the waker lingers for a second
local before = wakes(pid)
socket.select(nil, nil, 3)
print(("an idle worker: woken %d times in 3 s"):format(wakes(pid) - before))

host:stop()
upstream:stop()
set:remove()
