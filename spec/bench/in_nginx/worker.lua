-- What the nginx of spec/bench/nginx runs: lookups by the library over each version of HTTP, and the same by
-- nginx's own sockets with a pool of kept connections, on which lua-resty-http is built.
local ngx = rawget(_G, "ngx")
local partnercenter = require "partnercenter"

local worker = {}

local CUSTOMER = "11111111-2222-4333-8444-%012d" -- the last group is the milliseconds until the answer
local REQUEST = "GET /v1/customers/%s/qualification HTTP/1.1\r\nHost: localhost\r\n"
  .. "Authorization: Bearer marker-access-token\r\nAccept: application/json\r\n\r\n"

local VERSIONS = { h2 = "2", h1 = "1.1" }

local port, lookups = nil, {}

function lookups.sockets(customer)
  local socket = ngx.socket.tcp()
  socket:settimeouts(5000, 5000, 60000)
  assert(socket:connect("127.0.0.1", port, { pool_size = 1000 }))
  if socket:getreusedtimes() == 0 then assert(socket:sslhandshake(nil, "localhost", true)) end
  assert(socket:send(REQUEST:format(customer)))
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

--- Makes the clients, in each worker.
---@param upstream integer the service's port
---@param ca string file of its authority
function worker.init(upstream, ca)
  port = upstream
  for how, version in pairs(VERSIONS) do
    local client = assert(partnercenter.new {
      access_token = "marker-access-token", base_url = "https://localhost:" .. upstream, ca_file = ca,
      http_version = version, max_in_flight = 1000,
    })
    lookups[how] = function(customer) return client:customer(customer):qualification() end
  end
end

--- Makes `n` lookups of `ms` in `at_once` threads. Prints the CPU time of one, then the time that each took.
function worker.measure()
  local look_up, n, at_once = lookups[ngx.var.arg_how], tonumber(ngx.var.arg_n), tonumber(ngx.var.arg_at_once)
  local customer, left, took, threads = CUSTOMER:format(ngx.var.arg_ms), n, {}, {}
  local cpu = os.clock()
  for i = 1, at_once do
    threads[i] = ngx.thread.spawn(function()
      while left > 0 do
        left = left - 1
        local began = now()
        local word, err = look_up(customer)
        took[#took + 1] = now() - began
        assert(word == "education", err)
      end
    end)
  end
  for i = 1, at_once do
    assert(ngx.thread.wait(threads[i]))
  end
  ngx.say((os.clock() - cpu) / n * 1e6, "\n", table.concat(took, "\n"))
end

return worker
