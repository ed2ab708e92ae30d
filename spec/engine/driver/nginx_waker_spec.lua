-- The thread that wakes an nginx worker: it runs while calls do, and leaves nothing behind.
local cases = require "spec.support.hosts.cases"
local nginx = require "spec.support.programs.nginx"
local nginx_conf = require "spec.support.hosts.nginx_conf"
local process = require "spec_process"
local service = require "spec.support.servers.service"
local socket = require "socket"

local BLOCKED = "SigBlk:%s*%x*7ffbfeff\n" -- all but KILL, STOP and those of the C library
local POLLS = "no thread or socket file to wake this worker; it polls instead"

local function entries(path)
  local found, listing = {}, assert(io.popen("ls " .. path))
  for name in listing:lines() do found[#found + 1] = name end
  listing:close()
  return found
end

local function wait_until(what, condition)
  local ends = socket.gettime() + 300
  repeat
    local found = condition()
    if found then return found end
    socket.sleep(0.01)
  until socket.gettime() > ends
  error("it took too long until " .. what)
end

describe("the waker of nginx", function()
  local server, host, folder

  setup(function() server = service.start() end)

  teardown(function() server:stop() end)

  before_each(function()
    folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir -m 777 " .. folder))
    local main = ("worker_processes 1; env TMPDIR=%s;"):format(folder)
    host = nginx.start(nginx_conf.render(server.url), main, "notice")
  end)

  after_each(function()
    host:stop()
    assert(os.execute("rmdir " .. folder)) -- fails where anything was left
  end)

  local function state()
    local in_flight, pid = select(2, host:get("/state")):match("^(%d+) %d+ %d+ (%d+)")
    return tonumber(in_flight), pid
  end

  local function threads(pid) return entries(("/proc/%s/task"):format(pid)) end

  local function signals(pid, thread)
    local status = assert(io.open(("/proc/%s/task/%s/status"):format(pid, thread)))
    local text = status:read("*a")
    status:close()
    return text
  end

  local function wait_for_end(pid)
    wait_until("the thread has ended", function() return #threads(pid) == 1 end)
  end

  local function hold(n)
    local name, sent = cases.unique(), {}
    for i = 1, n do sent[i] = host:send("/held?name=" .. name) end
    wait_until("all are in flight", function() return state() == n end)
    return sent, name
  end

  local function release(sent, name)
    server:release(name)
    for i = 1, #sent do
      assert.equal("education\n", select(2, nginx.answer(sent[i])))
    end
  end

  it("is one thread, which takes no signals and ends after the calls", function()
    local _, pid = state()
    wait_for_end(pid) -- of the call that init_worker makes
    local open = {}
    for round = 1, 3 do
      local sent, name = hold(20)
      local running = wait_until("the thread runs", function()
        local found = threads(pid)
        return found[2] and found
      end)
      assert.equal(2, #running)
      local thread = running[1] == pid and running[2] or running[1]
      wait_until("it takes no signals", function() return signals(pid, thread):find(BLOCKED) end)
      release(sent, name)
      wait_for_end(pid)
      open[round] = #entries(("/proc/%s/fd"):format(pid))
    end
    assert.same({ open[1], open[1], open[1] }, open)
    local log = host:log()
    assert.is_nil(log:find "%[warn" or log:find "%[error" or log:find(POLLS, 1, true), log)
  end)

  it("leaves no file when the worker is killed", function()
    local _, pid = state()
    hold(1)
    assert(process.kill(tonumber(pid), "KILL"))
    wait_until("there is another worker", function()
      local ok, _, another = pcall(state)
      return ok and another and another ~= pid
    end)
    assert.same({}, entries(folder))
  end)

  it("is done without where it cannot be had", function()
    local _, pid = state()
    wait_for_end(pid)
    assert.equal("yes\n", select(2, host:get("/wakerless")))
    release(hold(20))
    assert.equal(1, #threads(pid))
    assert.matches(POLLS, host:log(), 1, true)
  end)
end)
