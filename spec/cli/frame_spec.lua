-- The frame of the command: finding a command, help, formats, exit statuses.
local command = require "spec.cli.command"
local json = require "partnercenter.simulator.json"

describe("the command", function()
  local sim, environment, home

  setup(function()
    home = os.tmpname()
    os.remove(home)
    assert(os.execute("mkdir " .. home))
    sim = assert(require("partnercenter.simulator").start { customers = 30 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)

  local function run(line, options) return command.run(line, environment, options) end

  it("prints the version without the core", function()
    local found = run "version"
    assert.same({ "partnercenter " .. require "partnercenter.version" .. "\n", "", 0 },
      { found.out, found.err, found.status })
    assert.equal(found.out, run("--version").out)
  end)

  it("explains itself and each command", function()
    local overview = run "help".out
    assert.equal(overview, run("").out)
    assert.equal(overview, run("--help").out)
    for _, about in ipairs(require("partnercenter.cli.command_line.commands").list) do
      assert.is_truthy(overview:find("\n  " .. about.name .. " ", 1, true), about.name)
      local help = run("help " .. about.name)
      assert.equal(0, help.status)
      assert.is_truthy(help.out:find("Usage: partnercenter " .. about.name, 1, true), about.name)
      assert.equal(help.out, run(about.name .. " --help").out)
    end
  end)

  it("suggests a command", function()
    local found = run "custmers"
    assert.equal(2, found.status)
    assert.matches("did you mean 'customers' or 'customer'%?", found.err)
    assert.equal("", found.out)
  end)

  it("prints records in each format", function()
    local tsv = run "customers --limit 2"
    assert.equal("a1000000-0000-4000-8000-000000000001\tcustomer1.example\tAlder Hill School District\n"
      .. "a1000000-0000-4000-8000-000000000002\tcustomer2.example\tBrightwater Bakery\n", tsv.out)
    assert.matches("only the first 2 are shown", tsv.err)
    assert.matches("^id\tcompanyProfile.domain\t", run("customers --limit 1 --header").out)
    assert.equal("id,companyProfile.companyName\r\n"
      .. "a1000000-0000-4000-8000-000000000001,Alder Hill School District\r\n",
      run("customers --limit 1 -o csv --fields id,companyProfile.companyName").out)
    local items = json.decode(run("customers -o json").out)
    assert.equal(30, #items)
    assert.equal("customer30.example", items[30].companyProfile.domain)
    local lines = run("-o jsonl customers").out
    assert.equal(30, select(2, lines:gsub("\n", "")))
    assert.matches("^CUSTOMER +DOMAIN +NAME\n", run("customers -o table").out)
  end)

  it("prints a single value bare", function()
    assert.equal("a1000000-0000-4000-8000-000000000003\n", run("customer customer3.example --fields id").out)
    assert.equal('{"id":"a1000000-0000-4000-8000-000000000003"}\n',
      run("customer customer3.example --fields id -o json").out)
  end)

  it("keeps the ids of a call as they were typed", function()
    local read = require("partnercenter.cli.api.calls").read
    for _, id in ipairs { "1e5", "0x10", "12345678901234567890", "007", "true" } do
      assert.equal(id, read(("invoice(%s)"):format(id))[1].arguments[1])
    end
    assert.same({ "a", { size = 5 } }, read("invoices('a', size=5)")[1].arguments)
  end)

  it("writes no header before a wrong field is found, and one for an empty list", function()
    for _, format in ipairs { "csv", "tsv --header" } do
      local found = run("customers --fields nonsense -o " .. format)
      assert.same({ 2, "" }, { found.status, found.out })
    end
    assert.equal("id,companyProfile.domain,companyProfile.companyName\r\n",
      run("customers --name Zzzz -o csv").out)
  end)

  it("shows a whole quantity without a fraction", function()
    local line = "buy customer1.example CFQ7TTC0LH18:0001:CFQ7TTC0K971:5.0:P1Y:monthly --dry-run"
    local found = run(line)
    assert.equal(0, found.status, found.err)
    assert.matches("%f[%d]5%f[^%d]", found.out)
    assert.not_matches("5%.0", found.out)
  end)

  it("names the members when a field is wrong", function()
    local found = run "customers --fields name"
    assert.equal(2, found.status)
    assert.matches('no member "name"', found.err)
    assert.matches("companyProfile", found.err)
  end)

  it("names the members when an inner field is wrong", function()
    local found = run "customers --fields companyProfile.nonsense"
    assert.equal(2, found.status)
    assert.matches('"companyProfile" has no member "nonsense"', found.err)
    assert.matches("hint: it has .*domain", found.err)
    found = run "subscriptions --all --fields customer.companyProfile.domain"
    assert.equal(2, found.status)
    assert.matches("use %-%-fields customer\n", found.err)
    assert.equal("", found.out)
    assert.equal(0, run("customers --fields id,companyProfile.links.self.uri").status)
  end)

  it("ends with the status of the failure", function()
    local cases = {
      { "customer nowhere.example", 3 },
      { "customers --limit x", 2 }, { "customers --what", 2 }, { "customer", 2 }, { "customers -o xml", 2 },
      { "customers --limit -5", 2 },
      { "--profile nobody customers", 2 },
    }
    for _, case in ipairs(cases) do
      local found = run(case[1])
      assert.equal(case[2], found.status, case[1] .. ": " .. found.err)
      assert.equal("", found.out)
      assert.matches("^partnercenter: ", found.err)
    end
    assert.equal(4, command.run("customers", command.bare(home)).status)
  end)

  it("prints an error as JSON when JSON is asked for", function()
    local found = run "customer nowhere.example -o json"
    assert.equal("not_found", json.decode(found.err).error.kind)
  end)

  it("prints an error as JSON that cannot change a terminal", function()
    local source = "require('partnercenter.cli.output.problem').print("
      .. "{ kind = 'service', message = %q }, { output = 'json' })"
    for _, text in ipairs { "a\226\128\174b", "a\255b", "a\194\155b" } do
      local shown = command.run_text(source:format(text), environment)
      assert.equal("a\239\191\189b", json.decode(shown).error.message)
    end
  end)

  it("never takes a full disk for success", function()
    local found = run("customers", { shell = ">/dev/full" })
    assert.equal(1, found.status)
    assert.matches("standard output cannot be written", found.err)
  end)

  it("leaves quietly when its reader goes away", function()
    local found = run("customers", { shell = "| true" })
    assert.equal("", found.err)
  end)

  it("explains itself in every Lua", function()
    for _, lua in ipairs { "lua5.1", "lua5.2", "lua5.3", "lua5.4", "luajit" } do
      if command.output("command -v " .. lua) ~= "" then
        local line = "env -i HOME=%s %s lua/partnercenter/cli/main.lua %s 2>&1"
        local function said(words) return command.output(line:format(home, lua, words)) end
        assert.equal(run("version").out, said "version", lua)
        assert.equal(run("help subscriptions").out, said "subscriptions --help", lua)
        assert.equal("--limit\tAt most so many; 0 means all.\n", said "__complete -- customers --li", lua)
        assert.equal(run("help --man buy").out, said "help --man buy", lua)
        assert.matches("there is no command 'nonsense'", said "nonsense", 1, true)
      end
    end
  end)

  it("takes a column of the command for a member that the first record lacks", function()
    assert.equal(0, run("qualification --all --fields error").status)
  end)

  it("prints its own problems as JSON too", function()
    local found = run "customers --fields nonsense -o json"
    assert.equal(2, found.status)
    assert.matches("no member", json.decode(found.err).error.message)
  end)

  it("runs a simulator until it is interrupted", function()
    local line = "echo $$; exec timeout 300 env --default-signal=INT -i HOME=%s PATH=$PATH "
      .. "%s lua/partnercenter/cli/main.lua simulator --customers 2 --set job_wait=0 2>&1"
    local stream = assert(io.popen(line:format(home, command.LUA)))
    local pid, out = stream:read("*l"), ""
    repeat
      local said = stream:read("*l")
      out = out .. tostring(said) .. "\n"
    until not said or said:find("until it is interrupted", 1, true)
    assert(os.execute("kill -INT " .. pid)) -- timeout passes it on to the group
    out = out .. stream:read("*a")
    stream:close()
    assert.matches("export PARTNERCENTER_BASE_URL='https://127%.0%.0%.1:%d+'\n", out)
    assert.not_matches("traceback", out)
  end)

  it("runs itself against a simulator, as the README says", function()
    local home_folder = command.bare(home)
    home_folder.LUA_PATH, home_folder.LUA_CPATH = nil, nil
    local found = command.run("simulator --customers 3 -- partnercenter customers -o table", home_folder)
    assert.same({ "", 0 }, { found.err, found.status })
    assert.matches("^CUSTOMER +DOMAIN +NAME\n", found.out)
    assert.equal(4, select(2, found.out:gsub("\n", "")))
  end)

  it("runs another command against a simulator and keeps its status", function()
    local line = "simulator --customers 3 -- sh -c 'echo $PARTNERCENTER_BASE_URL; exit 7'"
    local found = command.run(line, command.bare(home))
    assert.equal(7, found.status)
    assert.matches("^https://127%.0%.0%.1:%d+\n$", found.out)
  end)
end)
