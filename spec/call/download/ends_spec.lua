-- A failed download leaves no partial file and keeps the previous one.
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local enough_time = require "spec.support.time.enough_time"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"

local each, map = partnercenter.each, partnercenter.map

local HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: %d\r\n\r\n"

-- G1 is answered, of H... half comes and then nothing more.
local function serve(conn)
  local head = conn:request()
  while head do
    if head:find("/invoices/G", 1, true) then
      conn:answer("200 OK", "%PDF-whole", "Content-Type: application/pdf\r\n")
    else
      conn:send(HEAD:format(100000) .. "%PDF-" .. ("x"):rep(50000))
      conn:note("half", "")
      conn.stall()
    end
    head = conn:request()
  end
end

local PROGRAM = [[
  local partnercenter = require "partnercenter"
  local client = assert(partnercenter.new { access_token = "marker", base_url = "%s", timeout = 60 })
  local function download(name) return client:invoice(name):statement { to = "%s/" .. name } end
  %s
]]

describe("a download", function()
  local server, client, directory

  setup(function() server = raw.start(serve) end)

  teardown(function() server:stop() end)

  before_each(function()
    directory = io.popen("mktemp -d"):read("*l")
    client = assert(partnercenter.new { access_token = "marker-access-token", base_url = server.url,
      max_in_flight = 64 })
  end)

  after_each(function()
    client:close()
    os.execute("rm -rf " .. directory)
    assert.equal(0, engine.in_flight())
  end)

  local function listing()
    collectgarbage()
    collectgarbage()
    return io.popen("ls -A " .. directory):read("*a")
  end

  local function path(name) return directory .. "/" .. name end

  local function write(name, text)
    local file = assert(io.open(path(name), "wb"))
    file:write(text)
    file:close()
  end

  local function download(name, options)
    local all = { to = path(name) }
    for option, value in pairs(options or {}) do all[option] = value end
    return client:invoice(name):statement(all)
  end

  -- Waits until the server has sent half of `count` more files, or the loop's time is over.
  local function halves(before, count)
    local answer = true
    while answer and server:count("half") < before + count do
      answer = client:request { path = "/v1/invoices/G1", headers = { Accept = "*/*" } }
    end
  end

  -- Each ends three running downloads of H... in its own way.
  local WAYS = {
    ["the loop's break"] = function(start)
      local iterator = start()
      assert.equal("G1", (iterator()))
      iterator:close()
    end,
    ["the loop's break, without a word"] = function(start)
      start()()
      collectgarbage()
      collectgarbage()
    end,
    ["the loop's time"] = function(start)
      enough_time(0.3, function(seconds)
        local came
        for name, size, err in start({ timeout = seconds }) do
          came = came or size
          assert.truthy(name == "G1" and size or err.kind == "timeout")
        end
        return came
      end)
    end,
    ["the call's time"] = function(start)
      enough_time(0.3, function(seconds)
        local before = server:count "half"
        for name, size, err in start({}, { timeout = seconds, max_attempts = 1 }) do
          assert.truthy(name == "G1" and size or err.kind == "timeout")
        end
        return server:count "half" == before + 3
      end)
    end,
    ["what another item raised"] = function(start)
      assert.is_false((pcall(function()
        for name in start({}, nil, function() error("marker") end) do
          assert.equal("G1", name)
        end
      end)))
    end,
    ["what progress raised"] = function(start)
      assert.is_false((pcall(start({ progress = function() error("marker") end }))))
    end,
    ["the client's end"] = function(start)
      for name, size, err in start() do
        assert.truthy(name == "G1" and size or err.kind == "closed")
        client:close()
      end
    end,
    ["the task around it"] = function(start)
      local before = server:count "half"
      local outer = each({ "downloads", "leaves" }, function(what)
        if what == "leaves" then return halves(before, 3) end
        for _ in start() do engine.here() end
      end)
      outer()
      outer:close()
    end,
  }

  for way, leave in pairs(WAYS) do
    it("that is ended by " .. way .. " leaves nothing", function()
      write("H1", "before")
      leave(function(options, call, last)
        local before = server:count "half"
        return each({ "H1", "H2", "H3", "G1" }, function(name)
          if name == "G1" then
            if not call then halves(before, 3) end
            if last then last() end
          end
          return download(name, name ~= "G1" and call or nil)
        end, options)
      end)
      local other = assert(partnercenter.new { access_token = "x", base_url = server.url })
      assert(other:request { path = "/v1/invoices/G1", headers = { Accept = "*/*" } })
      os.remove(path "G1")
      assert.equal("H1\n", listing())
      local file = assert(io.open(path "H1", "rb"))
      assert.equal("before", file:read("*a"))
      file:close()
    end)
  end

  it("that is cancelled with its task leaves nothing", function()
    local uv, before, done = require "luv", server:count("half"), nil
    local task = partnercenter.spawn(function()
      return download "H1"
    end, function(_, err) done = err.kind end, { driver = "uv" })
    partnercenter.spawn(function()
      halves(before, 1)
      task:cancel()
    end, nil, { driver = "uv" })
    uv.run()
    assert.equal("cancelled", done)
    assert.equal("", listing())
  end)

  it("whose function raises leaves no file and raises the same error", function()
    local function files() return io.popen("ls -A /tmp | grep '^partnercenter[.]new'"):read("*a") end
    local before = files()
    local ok, why = pcall(download, "G1", { to = function() error("marker-piece") end })
    assert.is_false(ok)
    assert.matches("marker%-piece", why)
    assert.equal(before, files())
  end)

  describe("that is ended with its process", function()
    local function run(text, signal)
      local script, before = os.tmpname(), server:count("half")
      local file = assert(io.open(script, "wb"))
      file:write(PROGRAM:format(server.url, directory, text))
      file:close()
      local pid = assert(process.fork())
      if pid == 0 then
        local files = "LUA_PATH='./lua/?.lua;./lua/?/init.lua;;' LUA_CPATH='./build/?.so;;'"
        process.exec(("exec env %s lua5.4 %s >/dev/null 2>&1"):format(files, script))
      end
      if signal then
        halves(before, 1)
        process.kill(pid, signal)
      end
      process.wait(pid)
      os.remove(script)
    end

    -- Without O_TMPFILE in the file system, the next download to the path removes the partial file.
    local function next_one()
      assert.is_nil(io.open(path "H1"))
      assert.is_nil((download("H1", { timeout = 0.2, max_attempts = 1 })))
      assert.equal("", listing())
    end

    for _, signal in ipairs { "KILL", "TERM", "INT" } do
      it("by SIG" .. signal .. " leaves nothing", function()
        run('download "H1"', signal)
        next_one()
      end)
    end

    for how, text in pairs {
      ["by its end"] = 'partnercenter.each({ "G1", "H1" }, download)()',
      ["by os.exit"] = 'partnercenter.each({ "G1", "H1" }, download)() os.exit(0)',
      ["by an error"] = 'partnercenter.each({ "G1", "H1" }, download)() error("x")',
    } do
      it(how .. " leaves nothing", function()
        run(text)
        os.remove(path "G1")
        next_one()
      end)
    end
  end)

  describe("whose target", function()
    local function refused(to, pattern)
      local before = server:count("request")
      local value, err = download("G1", { to = to })
      assert.is_nil(value)
      assert.equal("invalid_argument", err.kind)
      assert.matches("^to: the file cannot be written: " .. pattern, err.message)
      assert.equal(before, server:count("request"))
    end

    it("is in no directory is not requested", function() refused(path "none/a.pdf", "No such file") end)

    it("is a directory is not requested", function() refused(directory, "it is a directory") end)

    it("is a FIFO or a device is not requested", function()
      os.execute("mkfifo " .. path "pipe")
      refused(path "pipe", "it is not a regular file")
      refused("/dev/full", "it is not a regular file")
      refused("/dev/null", "it is not a regular file")
    end)

    it("is in a directory without write permission is not requested", function()
      refused("/proc/a.pdf", "")
    end)

    it("lies below a file is not requested", function()
      write("file", "x")
      refused(path "file/a.pdf", "Not a directory")
    end)

    it("became a directory meanwhile leaves nothing", function()
      local value, err = client:with { headers = {} }:invoice("G1"):statement { to = path "late" }
      assert.equal(10, value, err)
      os.remove(path "late")
      local scratch = assert(core.download(path "late"))
      os.execute("mkdir " .. path "late")
      local ok, why = scratch:keep()
      assert.is_nil(ok)
      assert.equal("it is a directory", why)
      assert.equal("late\n", listing())
    end)

    it("is a symbolic link is replaced by the file", function()
      write("file", "before")
      os.execute(("ln -s file %s"):format(path "link"))
      assert.equal(10, (assert(download("G1", { to = path "link" }))))
      local file = assert(io.open(path "file", "rb"))
      assert.equal("before", file:read("*a"))
      file:close()
      assert.equal("file\nlink\n", listing())
    end)
  end)

  it("of many to one path leaves one complete file", function()
    local values, failed = map({ "G1", "G2", "G3", "G4" }, function(name)
      return client:invoice(name):statement { to = path "one" }
    end)
    assert.is_nil(failed)
    assert.equal(4, values.n)
    assert.equal("one\n", listing())
  end)
end)
