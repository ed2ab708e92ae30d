local client = require "spec.simulator.client"
local probe = require "partnercenter.simulator.launch.requirements"
local quote = require("partnercenter.simulator.launch.shell_text").quote
local simulator = require "partnercenter.simulator"
local socket = require "socket"

local output = client.output

local function exists(path) return output("test -e " .. quote(path) .. " && echo yes") == "yes\n" end
local function alive(pid) return exists("/proc/" .. pid) end

-- Waits, but not for ever, for something that another process does.
local function eventually(what, happened)
  local give_up = os.time() + 300
  repeat
    if happened() then return end
    socket.sleep(0.02)
  until os.time() > give_up
  error(what .. " did not happen", 2)
end

local function gone(pid, directory)
  eventually("the end of nginx", function() return not alive(pid) end)
  eventually("the removal of " .. directory, function() return not exists(directory) end)
end

local PATH = 'package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path; '

-- A Lua program that starts a simulator, says where, and waits until we let go of it. `how` is put before it.
local function starter(how)
  local program = PATH .. [[
    local sim = assert(require("partnercenter.simulator").start { customers = 1 })
    print(sim.pid, sim.directory, io.open("/proc/self/stat"):read("n"),
      require("partnercenter.client.private").of(sim).running.wrapper)
    io.stdout:flush()
    io.read("a")]]
  local folder = output("mktemp -d"):gsub("%s", "")
  os.execute("mkfifo " .. folder .. "/input")
  local command = ("exec %s lua5.4 -e %s < %s/input 2>/dev/null"):format(how or "", quote(program), folder)
  local stream = io.popen(command, "r")
  local input = io.open(folder .. "/input", "w")
  os.execute("rm -r " .. folder)
  local pid, directory, lua_pid, wrapper = stream:read("l"):match("^(%d+)%s+(%S+)%s+(%d+)%s+(%d+)$")
  local function release()
    input:close()
    stream:close()
  end
  return release, pid, directory, lua_pid, wrapper
end

describe("a simulator", function()
  it("starts quickly, answers, and is gone when it is stopped, also twice", function()
    local sim = assert(simulator.start { customers = 3 })
    assert.is_true(alive(sim.pid))
    assert.equal(3, #sim.customers)
    assert.matches("drwx%-%-%-%-%-%-", output("ls -ld " .. sim.directory))
    assert.equal(401, client.curl(sim, "/v1/customers", { token = false }).status)
    sim:stop()
    assert.is_false(alive(sim.pid))
    assert.is_false(exists(sim.directory))
    sim:stop()
    local answer, err = sim:requests()
    assert.is_nil(answer)
    assert.is_string(err)
  end)

  it("speaks HTTP/1.1 only when it is told to", function()
    local sim = client.start { customers = 1, http2 = false }
    assert.equal("HTTP/1.1", client.curl(sim, client.customer(sim, 1), { curl = { "--http2" } }).protocol)
    sim:stop()
  end)

  it("has a neighbour that it does not disturb", function()
    local one, two = client.start { customers = 2 }, client.start { customers = 2 }
    assert.not_equal(one.base_url.api, two.base_url.api)
    one:stop()
    assert.equal(200, client.curl(two, client.customer(two, 1)).status)
    two:stop()
    assert.is_false(alive(two.pid))
  end)

  it("ends with its handle", function()
    local sim = assert(simulator.start { customers = 1 })
    local pid, directory = sim.pid, sim.directory
    sim = nil -- luacheck: ignore
    collectgarbage()
    collectgarbage()
    assert.is_false(alive(pid))
    assert.is_false(exists(directory))
  end)

  it("ends at the end of a block #lua54", function()
    local block = assert(load([[
      local sim <close> = require("partnercenter.simulator").start { customers = 1 }
      return sim.pid]]))
    assert.is_false(alive(block()))
  end)

  it("listens on loopback only", function()
    local sim = assert(simulator.start { customers = 1 })
    local port = ("%04X"):format(sim.base_url.api:match("%d+$"))
    local http = ("%04X"):format(sim.http_url:match("%d+$"))
    local found = 0
    for line in (output "cat /proc/net/tcp /proc/net/tcp6"):gmatch("[^\n]+") do
      local address, number = line:match("^%s*%d+: (%x+):(%x+) %x+:%x+ 0A ")
      if number == port or number == http then
        assert.equal("0100007F", address)
        found = found + 1
      end
    end
    sim:stop()
    assert.equal(2, found)
  end)

  it("listens on the port it is given, unless that is in use", function()
    local one = assert(simulator.start { customers = 1 })
    local port = tonumber(one.base_url.api:match("%d+$"))
    local two, err = simulator.start { port = port, customers = 1 }
    assert.is_nil(two)
    assert.matches("in use", err)
    one:stop()
    local three
    repeat -- another spec may have taken the port by now
      three, err = simulator.start { port = port, customers = 1 }
    until three or not err:find("in use", 1, true)
    assert.equal("https://127.0.0.1:" .. port, assert(three, err).base_url.api)
    three:stop()
  end)

  it("has the same customers for the same seed, and others for another", function()
    local function ids(seed)
      local sim = assert(simulator.start { customers = 14, seed = seed })
      local list = sim.customers
      sim:stop()
      return list[1].id, list[14].id
    end
    local first, last = ids(1)
    local same_first, same_last = ids(1)
    local other_first, other_last = ids(2)
    assert.equal("a1000000-0000-4000-8000-000000000001", first)
    assert.equal(first, same_first)
    assert.equal(last, same_last)
    assert.equal(first, other_first)
    assert.not_equal(last, other_last)
  end)

  it("raises on options it does not know, at the caller's line", function()
    local ok, message = pcall(function() simulator.start { custmers = 3 } end)
    assert.is_false(ok)
    assert.matches("process_spec.lua:%d+: .*did you mean 'customers'", message)
    local bad = { { customers = 1.5 }, { port = 70000 }, { links = "sideways" }, { certificate = "x" } }
    for _, options in ipairs(bad) do
      local sim, err = simulator.start(options)
      assert.is_nil(sim)
      assert.matches("^simulator: ", err)
    end
  end)

  describe("is gone, with its folder, when", function()
    local function check(how, kill)
      local release, pid, directory, lua_pid, wrapper = starter(how)
      local was_alive = alive(pid)
      kill(pid, lua_pid, wrapper)
      local ok, why = pcall(gone, pid, directory)
      release()
      assert.is_true(was_alive)
      assert(ok, why)
    end

    it("its starter is killed with SIGKILL", function()
      check(nil, function(_, lua_pid) os.execute("kill -9 " .. lua_pid) end)
    end)

    it("Ctrl-C ends its starter", function()
      check("setsid", function(_, lua_pid) os.execute("kill -INT -" .. lua_pid) end)
    end)

    it("its nginx is killed with SIGKILL", function()
      check(nil, function(pid) os.execute("kill -9 " .. pid) end)
    end)

    it("the script around it is killed with SIGKILL", function()
      check(nil, function(_, _, wrapper) os.execute("kill -9 " .. wrapper) end)
    end)
  end)

  it("is controlled by curl, and by LuaSocket where it is loaded", function()
    local program = PATH .. [[
      local sim = assert(require("partnercenter.simulator").start { customers = 1 })
      print(sim:fault { status = 503, path = "/v1/customers" }, #assert(sim:requests()))
      print(sim:vetting { customer = "x", status = "perhaps" })
      sim:stop()
      print((select(2, sim:reset()):gsub(":.*", "")))]]
    local by_socket = output("lua5.4 -l socket -e " .. quote(program) .. " 2>&1")
    assert.matches("^true\t0\nnil\t[^\n]+\nthe simulator did not answer\n$", by_socket)
    assert.equal(by_socket, output("lua5.4 -e " .. quote(program) .. " 2>&1"))
  end)

  it("starts for an ordinary user", function()
    if output("id -u") ~= "0\n" or output("command -v runuser") == "" then return end
    local folder = output("mktemp -d"):gsub("%s", "")
    os.execute(("cp -r lua %s && chmod -R a+rX %s"):format(folder, folder))
    local program = PATH .. [[
      local sim = assert(require("partnercenter.simulator").start { customers = 1 })
      print(#assert(sim:requests()), sim.directory)
      sim:stop()]]
    local command = "cd %s && TMPDIR=/tmp runuser -u nobody -- lua5.4 -e %s 2>&1"
    local text = output(command:format(folder, quote(program)))
    os.execute("rm -r " .. folder)
    local directory = text:match("^0\t(%S+)\n$")
    assert.is_string(directory, text)
    assert.is_false(exists(directory))
  end)

  it("lives on through a Ctrl-C that its starter survives", function()
    local program = PATH .. [[
      local sim = assert(require("partnercenter.simulator").start { customers = 1 })
      os.execute("trap '' INT; kill -INT 0 2>/dev/null")
      print(sim:requests() and "alive" or "dead")
      sim:stop()]]
    local text = output(("setsid sh -c %s"):format(quote("trap '' INT; lua5.4 -e " .. quote(program))))
    assert.equal("alive\n", text)
  end)
end)

describe("a simulator started from a shell", function()
  local PROGRAM = PATH .. 'require("partnercenter.simulator").shell { customers = 2 }'
  local EVAL = ("eval \"$(lua5.4 -e %s)\"\n"):format(quote(PROGRAM))

  for _, shell in ipairs { "sh", "bash" } do
    it("prints the library's variables and ends with the shell (" .. shell .. ")", function()
      local script = EVAL .. [[
        env | grep -c -E "^(AZURE_(TENANT_ID|CLIENT_ID|CLIENT_SECRET|AUTHORITY_HOST)|PARTNERCENTER_)"
        curl -s -o /dev/null -w "%{http_code}\n" --cacert "$PARTNERCENTER_CA_FILE" "$PARTNERCENTER_BASE_URL"
        echo "$PARTNERCENTER_SIMULATOR_PID"
        echo "$PARTNERCENTER_CA_FILE"]]
      local count, status, pid, ca_file = output(shell .. " -c " .. quote(script))
        :match("^(%d+)\n(%d+)\n(%d+)\n([^\n]+)\n$")
      assert.equal("9", count)
      assert.equal("401", status)
      gone(pid, (ca_file:gsub("/ca%.pem$", "")))
    end)
  end

  it("lives as long as the shell, not as the $() command", function()
    -- Half a second is twice the time in which it looks for its owner.
    local script = EVAL .. 'sleep 0.6; curl -s -o /dev/null -w "%{http_code}" $PARTNERCENTER_SIMULATOR_URL'
    assert.equal("401", output("sh -c " .. quote(script)))
    script = script:gsub('%)"\n', '; true)"\n')
    assert.equal("401", output("sh -c " .. quote(script)))
    assert.equal("401", output("bash -c " .. quote(script)))
  end)

  it("ends when the shell is killed, and by kill", function()
    local held = EVAL .. "echo $PARTNERCENTER_SIMULATOR_PID $PARTNERCENTER_CA_FILE $$; "
    local stream = io.popen("sh -c " .. quote(held .. "kill -9 $$") .. " 2>/dev/null", "r")
    local pid, ca_file = stream:read("l"):match("^(%d+) (%S+)")
    stream:close()
    gone(pid, (ca_file:gsub("/ca%.pem$", "")))
    local text = output("sh -c " .. quote(held .. 'kill "$PARTNERCENTER_SIMULATOR_PID"'))
    pid, ca_file = text:match("^(%d+) (%S+)")
    gone(pid, (ca_file:gsub("/ca%.pem$", "")))
  end)

  it("belongs to the process it is given", function()
    local own = io.open("/proc/self/stat"):read("n")
    local call = ("require('partnercenter.simulator').shell { customers = 1, owner = %d }"):format(own)
    local text = output("sh -c " .. quote("lua5.4 -e " .. quote(PATH .. call) .. "; exit") .. "; sleep 0.6")
    local pid, ca_file = text:match("_PID='(%d+)'"), text:match("_CA_FILE='([^']+)'")
    assert.is_true(alive(pid))
    os.execute("kill " .. pid)
    gone(pid, (ca_file:gsub("/ca%.pem$", "")))
  end)

  it("says false when it cannot start", function()
    local program = PATH .. 'require("partnercenter.simulator").shell { nginx = "/nowhere/nginx" }'
    local command = "lua5.4 -e " .. quote(program)
    assert.equal("false\n", output(command .. " 2>/dev/null"))
    assert.matches("apt%-get install", output(command .. " 2>&1 >/dev/null"))
  end)
end)

describe("finding nginx", function()
  -- A program that says of itself what an nginx says.
  local function fake(folder, version, arguments)
    local file = assert(io.open(folder .. "/nginx", "w"))
    file:write(("#!/bin/sh\necho 'nginx version: %s' >&2\necho 'configure arguments: %s' >&2\n"):format(
      version, arguments))
    file:close()
    os.execute("chmod +x " .. folder .. "/nginx")
  end

  it("says what to install if nginx is missing", function()
    local sim, err = simulator.start { nginx = "/nowhere/nginx" }
    assert.is_nil(sim)
    assert.matches("apt%-get install .*libnginx%-mod%-http%-lua", err)
  end)

  it("says what to install if nginx has no Lua module", function()
    local folder = output("mktemp -d"):gsub("%s", "")
    fake(folder, "nginx/1.22.1", "--with-http_ssl_module --prefix=" .. folder)
    local found, err = probe.find(folder .. "/nginx")
    os.execute("rm -rf " .. folder)
    assert.is_nil(found)
    assert.matches("its Lua module, and " .. folder:gsub("%p", "%%%0"), err)
  end)

  it("knows an nginx with Lua built in", function()
    local folder = output("mktemp -d"):gsub("%s", "")
    fake(folder, "openresty/1.27.1.1",
      "--with-http_ssl_module --with-http_v2_module --add-module=../ngx_lua-0.10.27")
    local found = assert(probe.find(nil, { folder, "/usr/sbin" }))
    local given = assert(probe.find(folder .. "/nginx"))
    os.execute("rm -rf " .. folder)
    assert.is_string(found.nginx.path)
    assert.equal(1027001, given.nginx.version)
    assert.same({}, given.nginx.modules)
    local conf = require("partnercenter.simulator.launch.nginx_conf").render(given, {
      port = 1, http_port = 2, http2 = true, boot = '/a "b"/boot.lua',
    })
    assert.matches("http2 on;", conf)
    assert.matches('init_by_lua_file "/a \\"b\\"/boot.lua";', conf, 1, true)
    assert.is_nil(conf:find("load_module"))
  end)

  it("works with an empty PATH", function()
    local program = PATH .. 'local s, e = require("partnercenter.simulator").start { customers = 1 }; '
      .. "print(s and s.base_url.api or e); s:stop()"
    local lua = output("command -v lua5.4"):gsub("%s", "")
    assert.matches("^https://127", output("PATH= " .. lua .. " -e " .. quote(program) .. " 2>&1"))
  end)
end)
