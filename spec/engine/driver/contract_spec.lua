-- Runs one table of cases through every driver in the real hosts: once alone, and once beside a process that
-- keeps a core busy (twenty times with PARTNERCENTER_SPEC_LONG set).

local cases = require "spec.support.hosts.cases"
local nginx = require "spec.support.programs.nginx"
local nginx_conf = require "spec.support.hosts.nginx_conf"
local process = require "spec_process"
local service = require "spec.support.servers.service"
local socket = require "socket"

local FILES = "LUA_PATH='./lua/?.lua;./lua/?/init.lua;./?.lua;;' LUA_CPATH='./%s/?.so;;' "

local PROGRAMS = {
  plain = { "lua5.4", "ends while calls wait" },
  ["plain LuaJIT"] = { "luajit", "ends while calls wait", file = "plain" },
  coroutine = { "lua5.4", "coroutines beside each other" },
  cqueues = {
    "lua5.4", "nothing is left in the controller", "a second controller", "ends while calls wait",
  },
  luv = { "lua5.4", "nothing keeps the loop alive", "ends while calls wait" },
  neovim = {
    "nvim", "a call outside of a task", "a loop outside of a task", "the cases",
    "on_done may touch the editor", "ends while calls wait",
  },
}

local PHASES = { "rewrite", "access", "content", "timer" }

local function program(name, url)
  local command, file = PROGRAMS[name][1], ("spec/support/hosts/%s.lua"):format(PROGRAMS[name].file or name)
  if command ~= "nvim" then
    return FILES:format(command == "luajit" and "build/luajit" or "build")
      .. ("timeout -k 5 300 %s %s %s 2>&1"):format(command, file, url)
  end
  local out = os.tmpname()
  local run = "timeout -k 5 300 nvim --headless -u NONE -c 'luafile " .. file .. "' 2>&1"
  return FILES:format("build/luajit")
    .. ("SPEC_URL=%s SPEC_OUT=%s %s; status=$?; cat %s; rm %s; exit $status"):format(url, out, run, out, out)
end

local function wait_until(what, condition)
  local ends = socket.gettime() + 300
  repeat
    local found = condition()
    if found then
      return found
    end
    socket.sleep(0.01)
  until socket.gettime() > ends
  error("it took too long until " .. what)
end

local function contract(loaded)
  local server, load, streams, reports = nil, nil, {}, {}

  setup(function()
    local built = io.open("build/luajit/partnercenter/core.so")
    assert(built, "build/luajit must be built, for nginx and Neovim"):close()
    server = service.start()
    load = loaded and assert(process.fork())
    if load == 0 then
      process.exec("exec lua5.4 -e 'while true do end'")
    end
    for name in pairs(PROGRAMS) do
      streams[name] = assert(io.popen(program(name, server.url)))
    end
    for _, phase in ipairs(PHASES) do
      local host = nginx.start(nginx_conf.render(server.url))
      streams["nginx " .. phase] = { host = host, socket = host:send("/cases/" .. phase) }
    end
  end)

  teardown(function()
    for _, stream in pairs(streams) do
      if type(stream) == "table" then
        stream.host:stop()
      end
    end
    server:stop()
    if load then
      process.kill(load, "KILL")
      process.wait(load)
    end
  end)

  local function report_of(name)
    if reports[name] then
      return reports[name]
    end
    local stream = streams[name]
    local text, ok
    if type(stream) == "table" then
      stream.socket:settimeout(300)
      ok, text = nginx.answer(stream.socket)
      text = ok == 200 and text or ("status %s, %s, log: %s"):format(ok, text, stream.host:log())
      ok = ok == 200
    else
      text = stream:read("*a")
      ok = stream:close()
    end
    reports[name] = { text = text, ok = ok }
    return reports[name]
  end

  local function has(name, line)
    local report = report_of(name)
    local found = ("\n" .. report.text):find("\nok " .. line .. "\n", 1, true)
    local from = report.text:find("not ok " .. line, 1, true)
    assert(found, from and report.text:sub(from, from + 2000) or "no word of it in:\n" .. report.text)
  end

  for name, extra in pairs(PROGRAMS) do
    describe("in " .. name, function()
      for _, case in ipairs(cases.list) do
        it(case.name, function()
          has(name, case.name)
        end)
      end
      for i = 2, #extra do
        it(extra[i], function()
          has(name, extra[i])
        end)
      end
      it("the program ends well", function()
        assert.is_true(report_of(name).ok, report_of(name).text)
      end)
    end)
  end

  for _, phase in ipairs(PHASES) do
    describe("in nginx, phase " .. phase, function()
      for _, case in ipairs(cases.list) do
        it(case.name, function()
          has("nginx " .. phase, case.name)
        end)
      end
      it("leaves no call, no timer and no word in the log", function()
        local stream = streams["nginx " .. phase]
        assert.is_true(report_of("nginx " .. phase).ok)
        wait_until("the worker is idle", function()
          return select(2, stream.host:get("/state")):find("^0 0 0 ")
        end)
        assert.equal("", stream.host:log())
      end)
    end)
  end
end

describe("the drivers #once", function()
  contract(false)
end)

for round = 1, os.getenv "PARTNERCENTER_SPEC_LONG" and 20 or 1 do
  describe(("the drivers beside other work #load, round %d"):format(round), function()
    contract(true)
  end)
end

describe("in nginx #once", function()
  local server, host

  setup(function()
    server = service.start()
  end)

  teardown(function()
    server:stop()
  end)

  after_each(function()
    host:stop()
  end)

  local function start(main)
    host = nginx.start(nginx_conf.render(server.url, main ~= nil), main)
  end

  local function state()
    local _, body = host:get("/state")
    local in_flight, running, pending, pid = body:match("^(%d+) (%d+) (%d+) (%d+)")
    return tonumber(in_flight), tonumber(running) + tonumber(pending), tonumber(pid)
  end

  local name

  local function send(n, path)
    local sent = {}
    name = cases.unique()
    for i = 1, n do
      sent[i] = host:send(path .. "?name=" .. name)
    end
    wait_until("all are in flight", function()
      return state() == n
    end)
    return sent
  end

  -- A loop of `count` lookups that are held until `name` is released.
  local function send_loop(n, at_once)
    name = cases.unique()
    local sent = host:send(("/many?n=%d&at_once=%d&name=%s"):format(n, at_once, name))
    wait_until("they are in flight", function()
      return state() == at_once
    end)
    return sent
  end

  local function answered(sent, wanted)
    local good = 0
    for i = 1, #sent do
      local status, body = nginx.answer(sent[i])
      if status == 200 and body == wanted .. "\n" then
        good = good + 1
      end
    end
    return good
  end

  local function noted(what)
    return select(2, host:get("/noted?name=" .. what)):gsub("\n$", "")
  end

  it("phases that cannot wait say so, and init_by_lua blocks", function()
    start()
    assert.equal("phases", select(2, host:get("/phases")))
    for _, phase in ipairs { "init_worker", "header_filter", "log" } do
      local text = wait_until("the call was made", function()
        return noted(phase) ~= "nil" and noted(phase)
      end)
      assert.matches("^config a call cannot wait in nginx's phase '" .. phase .. "'; make it from", text)
      assert.matches("|.*partnercenter.map: a call cannot wait", text)
    end
    assert.equal("education |loops", noted("init"))
  end)

  it("a task can be spawned where calls cannot wait", function()
    start()
    host:get("/phases")
    for _, phase in ipairs { "init_worker", "log" } do
      wait_until("the task is over", function()
        return noted("spawn%20" .. phase) == "education"
      end)
    end
  end)

  it("a client made in the master works in each worker, also after a reload", function()
    start "worker_processes 2;"
    local function both(known)
      local seen, count = {}, 0
      wait_until("both workers have answered", function()
        local _, body = host:get("/master")
        local pid, value = body:match("^(%d+) (.*)\n")
        assert.equal("education", value)
        if not seen[pid] and not (known and known[pid]) then
          seen[pid], count = true, count + 1
        end
        return count == 2
      end)
      return seen
    end
    local before = both()
    host:signal("HUP")
    both(before)
    assert.is_nil(host:log():match("%[error%][^\n]*"))
  end)

  it("a reload loses none of 50 lookups", function()
    start()
    local old = select(3, state())
    local sent = send(50, "/held")
    host:signal("HUP")
    wait_until("there is a new worker", function()
      return select(3, state()) ~= old
    end)
    server:release(name)
    assert.equal(50, answered(sent, "education"))
    assert.equal("", host:log())
  end)

  it("quitting waits for lookups and for nothing else", function()
    start()
    local sent = send(20, "/held")
    host:signal("QUIT")
    wait_until("the port is closed", function()
      local client = socket.connect("127.0.0.1", host.port)
      return not (client and client:close())
    end)
    server:release(name)
    assert.equal(20, answered(sent, "education"))
    host:wait()
    assert.equal("", host:log())
  end)

  it("quitting waits for a loop, and its later calls are sent", function()
    start()
    local sent = send_loop(60, 10)
    host:signal("QUIT")
    server:release(name)
    local _, body = nginx.answer(sent)
    assert.equal("60\n", body)
    host:wait()
  end)

  it("quitting holds up no call that ends at once", function()
    start()
    assert.equal("network\n", select(2, host:get("/quits")))
  end)

  it("clients that go away leave nothing behind", function()
    start()
    for _, client in ipairs(send(20, "/abort/held")) do
      client:close()
    end
    server:release(name)
    wait_until("the worker is idle", function()
      local in_flight, timers = state()
      return in_flight == 0 and timers == 0
    end)
  end)

  it("a handler that leaves a loop early can end", function()
    start()
    assert.equal("left\n", select(2, host:get("/dropped")))
  end)

  it("a loop of 20000 items needs no more memory than one of 1000", function()
    start()
    local seen, more = select(2, host:get("/instant?n=20000")):match("(%d+) (-?%d+)")
    assert.equal("20000", seen)
    assert.is_true(tonumber(more) < 200, more .. " KB more")
  end)

  it("workers share one token through a shared dictionary", function()
    start "worker_processes 2;"
    for _, tenant in ipairs { cases.tenant(100), cases.tenant(0) } do
      local seen, count = {}, 0
      wait_until("both workers have answered", function()
        local sent = {}
        for i = 1, 40 do
          sent[i] = host:send("/shared?tenant=" .. tenant)
        end
        for i = 1, 40 do
          local _, body = nginx.answer(sent[i])
          local pid, token = body:match("^(%d+) (.*)\n")
          assert.equal("Bearer marker-token-" .. tenant .. "-1", token)
          if not seen[pid] then
            seen[pid], count = true, count + 1
          end
        end
        return count == 2
      end)
      assert.equal(1, server:count(tenant))
    end
  end)

  it("other requests are answered while 500 lookups run", function()
    start()
    local sent = send_loop(2000, 500)
    for _ = 1, 20 do
      assert.equal("pong", select(2, host:get("/ping")))
    end
    assert.equal(500, (state()))
    server:release(name)
    local _, body = nginx.answer(sent)
    assert.equal("2000\n", body)
  end)
end)
