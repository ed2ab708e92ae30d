-- Scripts that wait for a host name that is never resolved, or are interrupted by Ctrl-C.

local core = require "partnercenter.core"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local socket = require "socket"

-- No sanitizer build: a sanitizer must be the first library.
local FILES = "LUA_PATH='./lua/?.lua;./lua/?/init.lua;;' LUA_CPATH='./build/?.so;;'"

local COMMON = [[
local partnercenter = require "partnercenter"
local core = require "partnercenter.core"
local url, how = ...
local function new(base, options)
  options = options or {}
  options.access_token, options.base_url = "marker-access-token", base
  return assert(partnercenter.new(options))
end
local function look_up(client)
  return client:customer("11111111-2222-4333-8444-555555555555"):qualification()
end
]]

local NAMES = COMMON .. [[
local stuck = new("https://stuck.example", { timeout = 5, max_attempts = 1 })
local fine = new((url:gsub("127.0.0.1", "localhost")))
local answered, failure, within = 0, nil, nil
local started = core.now()
partnercenter.map({ "stuck", "fine", "fine", "fine" }, function(which)
  if which == "stuck" then
    failure = select(2, look_up(stuck))
    within = core.now() - started
  else
    assert(look_up(fine) == "education")
    answered = answered + (failure and 0 or 1)
  end
end)
print(answered, failure.kind, failure.phase, within >= 4.9)
if how == "close" then
  stuck:close()
  fine:close()
elseif how == "in flight" then
  for _ in partnercenter.each({ "stuck" }, function() return look_up(stuck) end, { timeout = 0.3 }) do end
end
print(how)
]]

local WAITS = [[
local function signals()
  local status = io.open("/proc/self/status"):read("*a")
  return status:match("\nSigBlk:[^\n]*\nSigIgn:[^\n]*\nSigCgt:[^\n]*")
end
local before = signals()
]] .. COMMON .. [[
local client = new(url)
assert(signals() == before)
local function ask()
  return look_up(client)
end
if how == "a loop" then
  partnercenter.map({ 1, 2, 3 }, ask)
else
  ask()
end
print "went on"
]]

describe("a script that waits #once", function()
  local server, script

  before_each(function()
    script = os.tmpname()
  end)

  after_each(function()
    os.remove(script)
    server:stop()
  end)

  local function write(text)
    local file = assert(io.open(script, "w"))
    file:write(text)
    file:close()
  end

  -- Returns the output of a script, and whether it exited without an error or signal.
  local function run(env, how)
    local pipe = assert(io.popen(("exec timeout -k 1 300 env %s %s lua5.4 %s %s '%s' 2>&1")
      :format(env, FILES, script, server.url, how or "")))
    return pipe:read("*a"), pipe:close()
  end

  for _, how in ipairs { "close", "end", "in flight" } do
    it("for a name that is never resolved holds up nothing else, nor its own end: " .. how, function()
      server = raw.start(function(conn)
        while conn:request() do
          conn:answer("200 OK", '"education"')
        end
      end)
      write(NAMES)
      local said, ended = run("LD_PRELOAD=./build/slow_names.so", how)
      assert.equal(("3\ttimeout\tresolve\ttrue\n%s\n"):format(how), said)
      assert.is_true(ended)
    end)
  end

  local interrupted = {
    ["a call"] = function(conn)
      conn:stall()
    end,
    ["a loop"] = function(conn)
      conn:stall()
    end,
    ["a pause"] = function(conn)
      conn:answer("503 Not now", "", "Retry-After: 30\r\n")
      conn:note("paused", "")
      conn:stall()
    end,
  }

  for how, handle in pairs(interrupted) do
    it("ends at once when it is interrupted in " .. how .. ", by the interpreter's own means", function()
      local output = os.tmpname()
      server = raw.start(function(conn)
        conn:request()
        handle(conn)
      end)
      write(WAITS)
      local pid = process.fork()
      if pid == 0 then
        process.exec(("exec env %s lua5.4 %s %s '%s' >%s 2>&1")
          :format(FILES, script, server.url, how, output))
      end
      local latest = core.now() + 300
      while server:count(how == "a pause" and "paused" or "request") == 0 do
        assert(core.now() < latest, "the script asks for nothing")
        socket.sleep(0.01)
      end
      process.kill(pid, "INT")
      local what, status = process.wait(pid)
      local said = assert(io.open(output)):read("*a")
      os.remove(output)
      assert.equal("exit 1", what .. " " .. status, said)
      assert.truthy(said:find("interrupted!", 1, true), said)
      assert.falsy(said:find("went on", 1, true), said)
      assert.is_true(server:count() <= (how == "a loop" and 3 or 1)) -- no wait for the next attempt
    end)
  end
end)
