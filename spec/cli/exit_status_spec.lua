-- The exit statuses of the command, each by a real cause.
local command = require "spec.cli.command"
local terminals = require "spec.support.programs.terminal"

describe("the exit status", function()
  local sim, environment, home

  setup(function()
    home = command.home()
    sim = assert(require("partnercenter.simulator").start { customers = 300 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)
  before_each(function() assert(sim:reset()) end)

  local QUALIFICATION = "qualification customer1.example"
  local function with(changes)
    local given = {}
    for name, value in pairs(environment) do given[name] = value end
    for name, value in pairs(changes) do given[name] = value or nil end
    return given
  end

  local CAUSES = {
    { 0, "an answer", "customers --limit 1" },
    { 1, "a full disk", "customers >/dev/full" },
    { 1, "a closed standard output", "customers >&-" },
    { 1, "a full disk under a report", "report billing /dev/full" },
    { 1, "a full disk under a live check", "check --live --pause 0 --file /dev/full" },
    { 1, "a file that cannot be written", "reconcile G000000001 /nowhere/lines.csv" },
    { 2, "an unknown command", "nonsense" },
    { 2, "an unknown option", "customers --nonsense" },
    { 2, "no command", "--nonsense" },
    { 2, "a missing argument", "customer" },
    { 2, "a negative limit", "customers --limit=-3" },
    { 2, "half a limit", "customers --limit 2.5" },
    { 2, "no time", "customers --timeout 0" },
    { 2, "an unknown setting of the simulator", "simulator --set nonsense=1 -- true" },
    { 2, "a wrong choice", "renewal customer1.example ID perhaps" },
    { 2, "a secret on the command line", "login --client-secret hunter2 --tenant t --client-id c" },
    { 2, "a write without a terminal", "request POST /v1/customers '{}'" },
    { 2, "a body that is no JSON", "request POST /v1/customers '{' --yes" },
    { 2, "an unknown profile", "customers --profile nobody" },
    { 2, "an unknown member", "customers --fields nonsense" },
    { 2, "days beyond a calendar", "audit --since 1e300d" },
    { 2, "relationships beyond a calendar", "gdap --expiring 99999999d" },
    { 2, "terms beyond a calendar", "subscriptions --all --ending 1e99" },
    { 0, "a part of a day", "audit --since 1.23456d" },
    { 2, "an unknown call", "call 'nonsense()'" },
    { 2, "an unknown member of a query", "call 'customers(nonsense=1)'" },
    { 3, "an unknown domain", "customer nowhere.example" },
    { 3, "an unknown id", "customer a1000000-0000-4000-8000-00000000ffff" },
    { 4, "a refusal of the token's user", QUALIFICATION,
      { path = "/qualification", status = 403, times = 9 } },
    { 4, "read-only", "request POST /v1/customers '{}' --yes --read-only" },
    { 5, "a refused body", "request POST /v1/customers '{}' --yes" },
    { 5, "a fault of the service", QUALIFICATION, { path = "/qualification", status = 500, times = 99 } },
    { 6, "throttling", QUALIFICATION .. " --timeout 2",
      { path = "/qualification", status = 429, retry_after = 60, times = 99 } },
    { 6, "the time given", QUALIFICATION .. " --timeout 1",
      { path = "/qualification", delay = 20000, times = 9 } },
  }
  for _, cause in ipairs(CAUSES) do
    it(("is %d for %s"):format(cause[1], cause[2]), function()
      if cause[4] then assert(sim:fault(cause[4])) end
      local found = command.shell("partnercenter " .. cause[3], environment)
      assert.equal(cause[1], found.status, found.err)
      assert.not_matches("traceback", found.err)
      assert.not_matches("a fault of the command", found.err)
      assert.not_matches("hunter2", found.err)
      if cause[1] ~= 0 then
        assert.equal("", found.out)
        assert.matches("\npartnercenter: ", "\n" .. found.err)
      end
    end)
  end

  it("is 4 without any identity", function()
    local found = command.shell("partnercenter customers", command.bare(home))
    assert.equal(4, found.status)
    assert.matches("partnercenter", found.err)
  end)

  it("is 7 where nothing listens, and for a certificate that is not trusted", function()
    local nowhere = "https://127.0.0.1:9"
    local closed = with { PARTNERCENTER_BASE_URL = nowhere, AZURE_AUTHORITY_HOST = nowhere }
    assert.equal(7, command.shell("partnercenter customers --timeout 60", closed).status)
    assert.equal(7, command.shell("partnercenter customers", with { PARTNERCENTER_CA_FILE = false }).status)
  end)

  it("is 141 when the reader went away, quietly, whatever SIGPIPE does", function()
    for _, prefix in ipairs { "", "trap '' PIPE; " } do
      for _, line in ipairs { "customers -o json", "customers", "help" } do
        local script = "%sexec 3> >(:); wait $!; partnercenter %s >&3; exit $?"
        local found = command.shell(script:format(prefix, line), environment)
        assert.same({ 141, "" }, { found.status, found.err }, prefix .. line)
      end
    end
  end)

  it("does not change when standard error is closed", function()
    assert.equal(0, command.shell("partnercenter customers --limit 1 2>&-", environment).status)
    assert.equal(3, command.shell("partnercenter customer nowhere.example 2>&-", environment).status)
    assert.equal(0, command.shell("partnercenter customers --verbose <&- 2>&-", environment).status)
  end)

  it("does not change in the C locale or without a home to write to", function()
    assert.equal(0, command.shell("LC_ALL=C partnercenter customers", environment).status)
    local found = command.shell("HOME=/dev/null/home partnercenter customers", environment)
    assert.same({ 0, "" }, { found.status, found.err })
    found = command.shell("printf s | HOME=/dev/null/home partnercenter login --client-secret - --profile p",
      environment)
    assert.equal(1, found.status)
    assert.matches("XDG_STATE_HOME", found.err)
    found = command.shell("unset HOME; partnercenter customers", environment)
    assert.same({ 0, "" }, { found.status, found.err })
  end)

  it("is never that of success where a call gives nothing", function()
    local _, raised = pcall(require("partnercenter.cli.stop").unless, nil)
    assert.same({ "protocol", "no answer" }, { raised.err.kind, raised.err.message })
    assert.equal(1, require("partnercenter.cli.exit_status").of(raised.err))
  end)

  local function interrupt(line, path)
    local words = { "env -i" }
    for name, value in pairs(environment) do words[#words + 1] = ("%s='%s'"):format(name, value) end
    words[#words + 1] = ("PATH=%s/bin:%s TERM=screen bash --norc --noprofile"):format(home, os.getenv "PATH")
    local terminal = terminals.start(table.concat(words, " "), 100, 40)
    finally(function() terminal:stop() end)
    assert(sim:fault { path = path, delay = 30000, times = 99 })
    terminal:press("PS1='ready> '; clear", "Enter", "unset LUA_PATH LUA_CPATH", "Enter")
    terminal:press(("for i in 1 2 3; do %s; echo over $i; done"):format(line), "Enter")
    terminal:wait "%[token"
    terminal:press "C-c"
    terminal:wait "interrupted%s+ready>"
    terminal:press("echo status $?", "Enter")
    local screen = terminal:wait "\nstatus 130"
    assert.not_matches("\nover", screen)
    assert.not_matches("traceback", screen)
  end

  it("is that of a death by SIGINT, so that a loop of the shell stops", function()
    interrupt("partnercenter --verbose qualification customer1.example", "/qualification")
  end)

  it("is that of a death by SIGINT while the pages of a listing load", function()
    interrupt("partnercenter --verbose qualification --all", "/v1/customers")
  end)
end)
