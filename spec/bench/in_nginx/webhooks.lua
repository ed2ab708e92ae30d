-- Run by spec/bench/nginx webhooks: deliveries to one worker, beside requests that do nothing.
local ffi = require "ffi"
local hosts = require "spec.webhook.deliveries.host"
local socket = require "socket"
local worlds = require "spec.webhook.deliveries.world"

local NUMBER, AT_ONCE, ROUNDS = 10000, 8, 4

ffi.cdef [[
typedef struct bio_st BIO; typedef struct evp_pkey_st EVP_PKEY; typedef struct evp_md_ctx_st EVP_MD_CTX;
typedef struct evp_md_st EVP_MD;
BIO *BIO_new_file(const char *, const char *);
EVP_PKEY *PEM_read_bio_PrivateKey(BIO *, EVP_PKEY **, void *, void *);
EVP_MD_CTX *EVP_MD_CTX_new(void); void EVP_MD_CTX_free(EVP_MD_CTX *);
const EVP_MD *EVP_sha256(void);
int EVP_DigestSignInit(EVP_MD_CTX *, void *, const EVP_MD *, void *, EVP_PKEY *);
int EVP_DigestSign(EVP_MD_CTX *, unsigned char *, size_t *, const char *, size_t);
int EVP_EncodeBlock(unsigned char *, const unsigned char *, int);
]]

-- Signs in this process: the openssl command takes too long for so many.
local function signer(path)
  local crypto = ffi.load "crypto"
  local key = crypto.PEM_read_bio_PrivateKey(crypto.BIO_new_file(path, "r"), nil, nil, nil)
  local bytes, text = ffi.new("unsigned char[512]"), ffi.new("unsigned char[1024]")
  local length = ffi.new("size_t[1]")
  return function(body)
    local context = crypto.EVP_MD_CTX_new()
    length[0] = 512
    assert(crypto.EVP_DigestSignInit(context, nil, crypto.EVP_sha256(), nil, key) == 1)
    assert(crypto.EVP_DigestSign(context, bytes, length, body, #body) == 1)
    crypto.EVP_MD_CTX_free(context)
    return ffi.string(text, crypto.EVP_EncodeBlock(text, bytes, tonumber(length[0])))
  end
end

local function request(path, body, headers)
  return ("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n%s")
    :format(path, #body, headers, body)
end

-- Sends one request on a connection when the answer of the last has come.
local function measure(port, next_request)
  local busy, list, took = {}, {}, {}
  local function send(connection)
    local text = next_request()
    if not text then return false end
    busy[connection] = socket.gettime()
    assert(connection:send(text))
    return true
  end
  for i = 1, AT_ONCE do
    list[i] = assert(socket.connect("127.0.0.1", port))
    list[i]:setoption("tcp-nodelay", true)
    assert(send(list[i]))
  end
  while #list > 0 do
    for _, connection in ipairs(socket.select(list, nil, 10)) do
      local status, length = connection:receive "*l", 0
      assert(status:find "^HTTP/1.1 200", status)
      repeat
        local line = assert(connection:receive "*l")
        length = tonumber(line:lower():match "^content%-length: (%d+)") or length
      until line == ""
      assert(connection:receive(length))
      took[#took + 1] = (socket.gettime() - busy[connection]) * 1000
      if not send(connection) then
        connection:close()
        for i = #list, 1, -1 do
          if list[i] == connection then table.remove(list, i) end
        end
      end
    end
  end
  table.sort(took)
  return took[math.ceil(#took * 0.5)], took[math.ceil(#took * 0.99)], took[#took]
end

local function times(number, make)
  local i = 0
  return function()
    i = i + 1
    return i <= number and make(i) or nil
  end
end

local world = worlds.new()
local host = hosts.start(world)
local sign, sent = signer(world.set.dir .. "/leaf.key"), 0
local headers = "X-MS-Signature-Algorithm: rsa-sha256\r\nX-MS-Certificate-Url: %s\r\n"
  .. "Authorization: Signature %s\r\n"

local function deliveries(number)
  local all = {}
  for i = 1, number do
    sent = sent + 1
    local body = ('{"EventName":"invoice-ready","ResourceUri":"http://h/v1/invoices/%d"}'):format(sent)
    all[i] = request("/kept", body, headers:format(world:url(), sign(body)))
  end
  return all
end

-- CPU microseconds of the worker until now.
local function cpu()
  local file = assert(io.open(("/proc/%d/stat"):format(host:state().pid)))
  local user, system = file:read("*a"):match("%) %a" .. (" %-?%d+"):rep(10) .. " (%d+) (%d+)")
  file:close()
  return (tonumber(user) + tonumber(system)) * 10000 -- ticks of 10 ms
end

-- Measures requests: p50, p99, max in ms, and CPU microseconds of the worker for each.
local function report(name, list)
  local before = cpu()
  local p50, p99, max = measure(host.nginx.port, times(#list, function(i) return list[i] end))
  host:wait_until(function(state) return (state.done or 0) >= sent end)
  local each = (cpu() - before) / #list
  print(("%-26s p50 %5.2f ms, p99 %6.2f, max %6.2f, CPU %4.0f us"):format(name, p50, p99, max, each))
  return each, p99
end

print(("%d deliveries to one nginx worker, %d at once"):format(NUMBER, AT_ONCE))
local nothing = {}
for i = 1, NUMBER / ROUNDS do nothing[i] = request("/nothing", "", "") end
report("requests, to warm up", nothing)
local nothing_cpu, nothing_p99 = report("requests that do nothing", nothing)
for _ = 1, ROUNDS do
  local first = sent + 1
  local each, p99 = report(("deliveries from %d"):format(first), deliveries(NUMBER / ROUNDS))
  local state = host:state()
  assert(state.ran == sent and state.done == sent, "an event was lost or handled twice")
  print(("%26s p99 %.1f times, CPU %.1f times; Lua memory %.1f MiB"):format("", p99 / nothing_p99,
    each / nothing_cpu, state.memory / 1024))
end
print "none lost, none handled twice"
host:stop()
world:stop()
