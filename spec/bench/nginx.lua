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
      ngx.sleep(tonumber(ngx.var.uri:match("%d+$")) / 1000)
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
init_worker_by_lua_block { require("spec.bench.nginx_worker").init(%UPSTREAM%, "%CA%") }
server {
  listen 127.0.0.1:%PORT% backlog=4096;
  location = /ping { content_by_lua_block { ngx.print("pong") } }
  location = /pid { content_by_lua_block { ngx.print(ngx.worker.pid()) } }
  location = /measure { content_by_lua_block { require("spec.bench.nginx_worker").measure() } }
}
]]

local function percentile(list, part)
  table.sort(list)
  return list[math.max(1, math.ceil(#list * part))]
end

local function measure(host, how, n, at_once, ms)
  return host:send(("/measure?how=%s&n=%d&at_once=%d&ms=%d"):format(how, n, at_once, ms))
end

local function result(sent, n)
  sent:settimeout(120)
  local status, body = nginx.answer(sent)
  local took = {}
  for line in body:gmatch("[^\n]+") do
    took[#took + 1] = tonumber(line)
  end
  assert(status == 200 and #took == n, body)
  return took
end

-- Seconds of CPU that a process has used.
local function cpu(pid)
  local file = assert(io.open(("/proc/%d/stat"):format(pid)))
  local fields = {}
  for field in file:read("*a"):match("%) (.*)"):gmatch("%S+") do
    fields[#fields + 1] = field
  end
  file:close()
  return (tonumber(fields[12]) + tonumber(fields[13])) / 100
end

local set = certificates.new()
local issued = set:issue { name = "localhost" }
local upstream = nginx.start(function(port)
  return (UPSTREAM:gsub("%%(%u+)%%", {
    PORT = tostring(port), CERTIFICATE = issued.certificate, KEY = issued.key,
  }))
end)
local root = assert(io.popen("pwd -P")):read("*l")
local host = nginx.start(function(port)
  return (CONF:gsub("%%(%u+)%%", {
    ROOT = root, UPSTREAM = tostring(upstream.port), PORT = tostring(port), CA = set.ca,
  }))
end)
local _, pid = host:get("/pid")

local HOWS = { "library", "socket" }

print "lookups of 200 ms               p50, ms   p99, ms   CPU a lookup"
for _, size in ipairs { { 1, 20 }, { 50, 500 }, { 500, 3000 } } do
  local at_once, n, medians = size[1], size[2], {}
  for _, how in ipairs(HOWS) do
    result(measure(host, how, at_once, at_once, 200), at_once) -- makes the connections
    local before = cpu(pid)
    local took = result(measure(host, how, n, at_once, 200), n)
    medians[how] = percentile(took, 0.5)
    print(("%4d by %3d at once, %-8s %8.0f %9.0f %11.0f us"):format(n, at_once, how, medians[how],
      percentile(took, 0.99), (cpu(pid) - before) / n * 1e6))
  end
  print(("  p50, library : socket %14.3f"):format(medians.library / medians.socket))
end

for _, how in ipairs(HOWS) do
  local sent, took = measure(host, how, 3000, 500, 200), {}
  repeat
    local began = socket.gettime()
    assert(select(2, host:get("/ping")) == "pong")
    took[#took + 1] = (socket.gettime() - began) * 1000
    local ready = socket.select({ sent }, nil, 0.002)
  until ready[1]
  result(sent, 3000)
  print(("%d other requests beside 500 at once, %-8s p50 %4.1f ms, p99 %4.1f, max %4.1f"):format(#took, how,
    percentile(took, 0.5), percentile(took, 0.99), took[#took]))
end

for _, how in ipairs(HOWS) do
  local before = cpu(pid)
  result(measure(host, how, 2, 1, 5000), 2)
  print(("one that waits, %-8s %.2f %% of a core"):format(how, (cpu(pid) - before) * 10))
end

host:stop()
upstream:stop()
set:remove()
