-- The workers of one nginx share a Redis: through a client of the master, over a reload, while Redis dies.
local json = require "partnercenter.json"
local nginx = require "spec.support.programs.nginx"
local redis_server = require "spec.support.servers.redis"
local service = require "spec.support.servers.service"
local sign_in = require "spec.support.sign_in"
local socket = require "socket"
local token_server = require "spec.support.servers.token"

local ROOT = assert(io.popen("pwd -P")):read("*l")
local CONF = [[
lua_package_path "%ROOT%/lua/?.lua;%ROOT%/lua/?/init.lua;%ROOT%/?.lua;;";
lua_package_cpath "%ROOT%/build/luajit/?.so;;";
lua_shared_dict notes 1m;
init_by_lua_block { require("spec.shared.hosts.nginx_workers").init([==[%GIVEN%]==]) }
server {
  listen 127.0.0.1:%PORT% backlog=4096 reuseport;
  location = /ask { content_by_lua_block { require("spec.shared.hosts.nginx_workers").ask() } }
  location = /request { content_by_lua_block { require("spec.shared.hosts.nginx_workers").request() } }
  location = /notes { content_by_lua_block { require("spec.shared.hosts.nginx_workers").notes() } }
}
]]
local TENANT = "11111111-2222-4333-8444-555555555555"

local function wait_until(holds)
  while not holds() do socket.select(nil, nil, 0.01) end
end

describe("workers of nginx that share a Redis #once", function()
  local redis, web, endpoint, host, gate

  setup(function() web = service.start() end)
  teardown(function() web:stop() end)

  before_each(function()
    redis, gate = redis_server.start(), os.tmpname()
    os.remove(gate)
  end)
  after_each(function()
    host:stop()
    if endpoint then endpoint:stop() end
    endpoint = nil
    redis:stop()
    os.remove(gate)
  end)

  local function start(options, used, processes)
    local all = {
      tenant_id = TENANT, client_id = TENANT, shared = redis.url, max_attempts = 1, timeout = 300,
    }
    for name, value in pairs(options) do all[name] = value end
    host = nginx.start(function(port)
      return (CONF:gsub("%%(%u+)%%", {
        ROOT = ROOT, PORT = tostring(port), GIVEN = json.encode { options = all, used = used },
      }))
    end, ("worker_processes %d;"):format(processes or 2))
  end

  local function start_signed_in(before, used, processes)
    endpoint = token_server.start { strict = true, before = before }
    local options = { refresh_token = "marker-first", base_url = endpoint.url, authority = endpoint.url }
    start(options, used, processes)
  end

  local function start_with_token(more)
    local options = { access_token = "token", base_url = web.url, authority = web.url }
    for name, value in pairs(more or {}) do options[name] = value end
    start(options)
  end

  local function answer_of(sent)
    local status, body = nginx.answer(sent)
    assert.equal(200, status)
    return body:match("^(%d+) (.*)$")
  end

  -- Sends requests until two workers have given an answer that is wanted and none has given another.
  local function both(path, wanted, known)
    local seen, count = {}, 0
    repeat
      local sent = {}
      for i = 1, 8 do sent[i] = host:send(path) end
      for i = 1, 8 do
        local pid, outcome = answer_of(sent[i])
        assert.equal(wanted, outcome)
        if not seen[pid] and not (known and known[pid]) then seen[pid], count = true, count + 1 end
      end
    until count == 2
    return seen
  end

  local function connections()
    return select(2, redis:cli("CLIENT", "LIST"):gsub("name=partnercenter", ""))
  end

  local function content_of(path)
    local file = io.open(path, "rb")
    if not file then return nil end
    local text = file:read("*a")
    file:close()
    return text
  end

  local function held() wait_until(function() return content_of(gate) end) end

  local function no_error() assert.equal("", host:log()) end

  it("redeem a refresh token once, by a client of the master", function()
    start_signed_in(function() wait_until(function() return connections() >= 2 end) end)
    both("/ask", "education")
    assert.same({ "marker-first" }, endpoint:received "token")
    no_error()
  end)

  it("use a client that was connected in the master, also after a reload", function()
    start_signed_in(nil, true)
    local before = both("/ask", "education")
    host:signal "HUP"
    both("/ask", "education", before)
    assert.same({ "marker-first" }, endpoint:received "token")
    no_error()
  end)

  it("reload while one holds the lock of a sign-in: the next worker waits for its token", function()
    start_signed_in(held, false, 1)
    local old = select(2, host:get "/notes"):match "^%d+"
    local first = host:send "/ask"
    wait_until(function() return endpoint:count "token" == 1 end)
    assert.matches(":lock:", redis:cli("KEYS", "*:lock:*"), 1, true)
    host:signal "HUP"
    wait_until(function()
      return content_of(("/proc/%s/cmdline"):format(old)):find("is shutting down", 1, true)
    end)
    local later = host:send "/ask"
    wait_until(function() return connections() == 2 end)
    sign_in.write(gate, "")
    assert.same({ old, "education" }, { answer_of(first) })
    local new, outcome = answer_of(later)
    assert.equal("education", outcome)
    assert.not_equal(old, new)
    assert.same({ "marker-first" }, endpoint:received "token")
    wait_until(function() return redis:cli("KEYS", "*:lock:*") == "" end)
    wait_until(function() return not content_of(("/proc/%s/cmdline"):format(old)) end)
    no_error()
  end)

  it("all pause when one meets a 429", function()
    start_with_token()
    both("/request?path=/v1/delay/1", "education")
    local _, met = answer_of(host:send "/request?path=/v1/limit/one/1/600")
    assert.equal("throttled after 1", met)
    local held_back, asked = {}, 0
    repeat -- one that was at work learns of it with its next slots
      local pid, outcome = answer_of(host:send "/request?path=/v1/delay/1")
      held_back[pid] = outcome == "throttled after 0" or nil
      local first = next(held_back)
      asked = asked + 1
      assert.is_true(asked < 5000)
    until first and next(held_back, first)
    no_error()
  end)

  it("answer all requests while Redis is killed and started again, and tell", function()
    start_with_token { max_requests_per_minute = 60000 }
    local workers = both("/ask", "education")
    local function until_all_told(status)
      repeat
        both("/ask", "education")
        local told = 0
        local _, notes = host:get "/notes"
        for pid in pairs(workers) do told = told + (notes:find(status .. pid, 1, true) and 1 or 0) end
      until told == 2
    end
    redis:kill()
    until_all_told "lost"
    redis:restart()
    until_all_told "back"
    assert.equal(2, connections())
    no_error()
  end)
end)
