-- The command `webhook listen`: nginx with the receiver, against the simulator's deliveries.
local command = require "spec.cli.command"
local json = require "partnercenter.simulator.json"
local shell_text = require "partnercenter.simulator.launch.shell_text"
local terminals = require "spec.support.programs.terminal"

describe("webhook listen", function()
  local sim, environment, home

  setup(function()
    home = command.home()
    sim = assert(require("partnercenter.simulator").start { customers = 2 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
    environment.TMPDIR = home -- of the listener's folder
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)
  before_each(function() assert(sim:reset()) end)

  local function folders() return command.output(("find %s -name 'partnercenter-listener*'"):format(home)) end

  -- Starts it. Its output is that of both streams, then the exit status.
  local function start(line)
    local words = { "env --default-signal=INT -i" }
    for name, value in pairs(environment) do words[#words + 1] = name .. "=" .. shell_text.quote(value) end
    local form = "%s lua/partnercenter/cli/main.lua webhook listen --port 0 %s"
    words[#words + 1] = form:format(command.LUA, line)
    local script = "echo $$; exec timeout --foreground 300 " .. table.concat(words, " ")
    local stream = assert(io.popen(("sh -c %s 2>&1; echo status $?"):format(shell_text.quote(script))))
    local found = { stream = stream, pid = stream:read("*l") }
    found.first = stream:read("*l")
    found.url = found.first:match("^listening on (http://.*/)$")
    return found
  end

  local function rest_of(found)
    local text = found.stream:read("*a")
    found.stream:close()
    assert.equal("", folders())
    return text
  end

  local function emit(found)
    assert(found.url, found.first)
    assert(sim:emit { name = "subscription-updated", url = found.url })
  end

  local function register(found)
    assert(found.url, found.first)
    local made = command.run("webhook register --yes --quiet " .. found.url, environment)
    assert.equal(0, made.status, made.err)
    assert.matches("\tdelivered\t", made.out)
  end

  it("prints each event as a line of JSON, and ends after a number of them", function()
    local found = start "-o jsonl --limit 2"
    register(found)
    emit(found)
    local first, second, status = rest_of(found):match("^(%b{})\n(%b{})\nstatus (%d+)\n$")
    assert.equal("0", status)
    local test, event = json.decode(first), json.decode(second)
    assert.equal("test-created", test.name)
    assert.equal("subscription-updated", event.name)
    assert.equal("a1000000-0000-4000-8000-000000000001", event.customer_id)
    assert.matches("/subscriptions/", event.resource_uri)
    assert.matches("^%d%d%d%d%-%d%d%-%d%dT%d%d:%d%d:%d%dZ$", event.received)
    assert.is_false(event.stale)
  end)

  it("takes json for lines of JSON, and chosen members in each format", function()
    for format, wanted in pairs {
      json = '^{"name":"subscription%-updated","resource_name":"subscription"}\n',
      tsv = "^subscription%-updated\tsubscription\n",
      csv = "^name,resource_name\r\nsubscription%-updated,subscription\r\n",
    } do
      local found = start("--limit 1 --fields name,resource_name -o " .. format)
      emit(found)
      assert.matches(wanted .. "status 0\n$", rest_of(found))
    end
  end)

  it("refuses what Microsoft did not sign, says so, and needs no sign-in", function()
    local kept = environment.AZURE_CLIENT_SECRET
    environment.AZURE_CLIENT_SECRET = nil
    local found = start "--limit 1"
    environment.AZURE_CLIENT_SECRET = kept
    local answer = command.output(("curl -s -w ' %%{http_code}' -d '{}' %s"):format(found.url))
    assert.matches(" 401$", answer)
    assert.matches("405$", (command.output(("curl -s -w '%%{http_code}' %s"):format(found.url))))
    emit(found)
    local said = rest_of(found)
    assert.matches("^refused: [^\n]*signature[^\n]*\n", said)
    assert.matches("\tsubscription%-updated\t[^\n]*\nstatus 0\n$", said)
  end)

  it("is ended by SIGINT, as nginx is", function()
    for _, line in ipairs { "", "-o csv" } do
      local found = start(line)
      assert.is_truthy(found.url, found.first)
      assert(os.execute("pkill -INT -P " .. found.pid))
      assert.matches("interrupted\nstatus 130\n$", rest_of(found))
    end
  end)

  it("says why it cannot listen", function()
    local port = sim.base_url.api:match("%d+$")
    local cases = {
      { 1, "--port " .. port, "port " .. port .. " is in use\n  hint: choose another: %-%-port N" },
      { 1, "--host 192.0.2.1", "cannot bind to 192%.0%.2%.1:8080: " },
      { 1, "--host nonsense.invalid", "host not found in \"nonsense%.invalid:8080\" [^\n]*directive\n" },
      { 2, "--host 'a;b'", "not 'a;b'\n  hint: see: partnercenter webhook listen %-%-help" },
      { 2, "--port 65536", "from 0 to 65535" },
      { 2, "--port x", "whole number.*hint: see: partnercenter webhook listen %-%-help" },
      { 2, "--fields nonsense", 'no member "nonsense"\n  hint: they have audit_uri, changed' },
      { 2, "--profile nobody", "no profile" },
    }
    for _, case in ipairs(cases) do
      local found = command.run("webhook listen " .. case[2], environment)
      assert.same({ case[1], "" }, { found.status, found.out }, found.err)
      assert.matches(case[3], found.err)
    end
    local given = { PARTNERCENTER_CA_FILE = "/nowhere" }
    for name, value in pairs(environment) do given[name] = given[name] or value end
    local refused = command.run("webhook listen --port 0", given)
    assert.equal(4, refused.status)
    assert.matches("PARTNERCENTER_CA_FILE: CA file '/nowhere'", refused.err, 1, true)
    assert.equal("", folders())
  end)

  it("needs a core for LuaJIT, and says how to get one", function()
    if command.LUA == "luajit" then return end -- the command has loaded one
    local checkout = command.output("pwd -P"):match("[^\n]+")
    local share = home .. "/tree/share/lua/5.4"
    assert(os.execute(("mkdir -p %s && cp -r lua/. %s"):format(share, share)))
    local form = "cd / && LUA_PATH='%s/?.lua;%s/?/init.lua;;' LUA_CPATH='%s' %s %s/partnercenter/cli/main.lua"
    local line = form:format(share, share, checkout .. "/" .. environment.LUA_CPATH, command.LUA, share)
    local found = command.shell(line .. " webhook listen --port 0", environment)
    assert.equal(1, found.status)
    assert.matches("no core that was built for it was found", found.err)
    assert.matches("\n  hint: install it for LuaJIT: luarocks %-%-lua%-version 5.1 install", found.err)
  end)

  it("shows lines on a terminal, and leaves it by Ctrl-C", function()
    local words = { "env -i" }
    for name, value in pairs(environment) do words[#words + 1] = name .. "=" .. shell_text.quote(value) end
    words[#words + 1] = ("PATH=%s/bin:%s TERM=screen bash --norc --noprofile"):format(home, os.getenv "PATH")
    local terminal = terminals.start(table.concat(words, " "), 100, 40)
    finally(function() terminal:stop() end)
    terminal:press("PS1='ready> '; clear", "Enter", "unset LUA_PATH LUA_CPATH", "Enter")
    terminal:press("for i in 1 2; do partnercenter webhook listen --port 0; echo over; done", "Enter")
    local url = terminal:wait "listening on http://127%.0%.0%.1:%d+/":match("listening on (http%S+/)")
    emit { url = url }
    terminal:wait "\n%d%d%d%d%-%d%d%-%d%d %d%d:%d%d  subscription%-updated  https://"
    terminal:press "C-c"
    terminal:wait "interrupted%s+ready>"
    terminal:press("echo status $?", "Enter")
    local screen = terminal:wait "\nstatus 130"
    assert.not_matches("\nover", screen)
    assert.equal("", folders())
  end)
end)
