-- What the nginx that spec/bench/nginx measures runs: lookups by the library, and the same by nginx's own
-- sockets with a pool of kept connections, which is all that lua-resty-http is built on.

local ngx = rawget(_G, "ngx")
local partnercenter = require "partnercenter"

local M = {}

local client
local lookups = {}

function lookups.library(path)
  local answer, err = client:request { path = path }
  return answer and answer.body, err
end

local HEADERS = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer marker-access-token\r\n"
  .. "Accept: application/json\r\n\r\n"

function lookups.socket(path)
  local socket = ngx.socket.tcp()
  socket:settimeouts(5000, 5000, 60000)
  assert(socket:connect("127.0.0.1", M.upstream, { pool_size = 1000 }))
  if socket:getreusedtimes() == 0 then
    assert(socket:sslhandshake(nil, "localhost", true))
  end
  assert(socket:send(HEADERS:format(path)))
  local length
  repeat
    local line = assert(socket:receive("*l"))
    length = line:match("^[Cc]ontent%-[Ll]ength: (%d+)") or length
  until line == ""
  local body = assert(socket:receive(tonumber(length)))
  assert(socket:setkeepalive(60000, 1000))
  return body:sub(2, -2)
end

local function now()
  ngx.update_time()
  return ngx.now() * 1000
end

---Makes the client, in each worker.
---@param upstream integer the service's port
---@param ca string file of its authority
function M.init(upstream, ca)
  M.upstream = upstream
  client = assert(partnercenter.new {
    access_token = "marker-access-token", base_url = "https://localhost:" .. upstream, ca_file = ca,
    max_in_flight = 1000,
  })
end

---Runs `n` lookups of `ms` by `at_once` threads, and prints what each took, a line each.
function M.measure()
  local how, n, at_once = lookups[ngx.var.arg_how], tonumber(ngx.var.arg_n), tonumber(ngx.var.arg_at_once)
  local path, left, took, threads = "/v1/delay/" .. ngx.var.arg_ms, n, {}, {}
  for i = 1, at_once do
    threads[i] = ngx.thread.spawn(function()
      while left > 0 do
        left = left - 1
        local began = now()
        local body, err = how(path)
        took[#took + 1] = now() - began
        assert(body == "education", err)
      end
    end)
  end
  for i = 1, at_once do
    assert(ngx.thread.wait(threads[i]))
  end
  ngx.say(table.concat(took, "\n"))
end

return M
