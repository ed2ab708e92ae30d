-- Completion: the candidates, and the scripts in real shells.
local command = require "spec.cli.command"
local shell_text = require "partnercenter.simulator.launch.shell_text"
local terminals = require "spec.support.programs.terminal"

local output = command.output

local function has(program) return output("command -v " .. program) ~= "" end

describe("completion", function()
  local home, environment, sim

  setup(function()
    home = command.home()
    environment = command.bare(home)
    sim = assert(require("partnercenter.simulator").start { customers = 4 })
    local with_simulator = command.bare(home)
    for name, value in pairs(sim:environment()) do with_simulator[name] = value end
    assert.equal(0, command.run("customers", with_simulator).status)
    local state = home .. "/.local/state/partnercenter/"
    assert(os.rename(state .. ":environment.customers", state .. "default.customers"))
    os.execute(("mkdir -p %s/.config/partnercenter"):format(home))
    local file = assert(io.open(home .. "/.config/partnercenter/profiles.json", "w"))
    file:write '{"profiles":{"contoso":{"tenant_id":"t1"},"fabrikam":{}}}'
    file:close()
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)

  local function candidates(words)
    local found = command.run("__complete -- " .. words, environment)
    assert.same({ 0, "" }, { found.status, found.err })
    local values = {}
    for value in found.out:gmatch("([^\t\n]+)[^\n]*\n") do values[#values + 1] = value end
    return values, found.out
  end

  it("offers commands, options, choices and values", function()
    local cases = {
      { "custom", { "customers", "customer" } },
      { "customers --li", { "--limit" } },
      { "customers --limit 3 --li", {} },
      { "customers -o js", { "json", "jsonl" } },
      { "customers --output=c", { "--output=csv" } },
      { "--profile ''", { "contoso", "fabrikam" } },
      { "--profile customers customer --hea", { "--header" } },
      { "--profile=f", { "--profile=fabrikam" } },
      { "customer customer1", { "customer1.example" } },
      { "customer a1000000-0000-4000-8000-000000000003", { "a1000000-0000-4000-8000-000000000003" } },
      { "renewal customer1.example ID e", { "extend" } },
      { "qualification customer1.example customer2", { "customer2.example" } },
      { "call 'customer(contoso.com):billing_profile():g'",
        { "customer(contoso.com):billing_profile():get()" } },
      { "help vers", { "version" } },
      { "simulator --customers 3 -- partnercenter vers", { "version" } },
      { "nonsense ''", {} }, { "version ''", {} }, { "customers -- --li", {} },
    }
    for _, case in ipairs(cases) do
      assert.same(case[2], (candidates(case[1])), case[1])
    end
    assert.equal("\t\n", select(2, candidates "reconcile G1 ''"))
    assert.equal("version\tPrint the version\n", select(2, candidates "vers"))
  end)

  it("keeps the customers seen last where only the user reads them, unless told not to", function()
    local path = home .. "/.local/state/partnercenter/default.customers"
    assert.equal("600\n", output("stat -c %a " .. path))
    local other = output("mktemp -d"):match("%S+")
    local with_simulator = command.bare(other)
    for name, value in pairs(sim:environment()) do with_simulator[name] = value end
    with_simulator.PARTNERCENTER_REMEMBER_CUSTOMERS = "false"
    assert.equal(0, command.run("customers", with_simulator).status)
    assert.equal("", output("find " .. other .. " -name '*.customers'"))
    os.execute("rm -r " .. other)
  end)

  it("prints nothing when the profiles cannot be read", function()
    local broken = output("mktemp -d"):match("%S+")
    os.execute("mkdir -p " .. broken .. "/.config/partnercenter")
    os.execute("echo nonsense > " .. broken .. "/.config/partnercenter/profiles.json")
    local found = command.run("__complete -- --profile ''", command.bare(broken))
    assert.same({ "", "", 0 }, { found.out, found.err, found.status })
    os.execute("rm -r " .. broken)
    local bare = command.bare(broken)
    bare.HOME = nil
    assert.equal("", command.run("__complete -- customer ''", bare).out)
  end)

  it("loads neither the core nor libcurl", function()
    local script = [[
      os.exit = function()
        assert(not package.loaded["partnercenter.core"])
        assert(not io.open("/proc/self/maps"):read("*a"):find("libcurl"))
        io.stderr:write("fine")
      end
      require("partnercenter.cli.main").run(words)]]
    for _, words in ipairs {
      '"__complete", "--", "--profile", ""', '"__complete", "--", "customer", ""', '"completion", "bash"',
      '"__complete", "--", "call", "customers"', '"help"', '"help", "customers"', '"customers", "--help"',
      '"version"', '"--version"',
    } do
      local text = ("local words = { %s } %s"):format(words, script)
      local found = command.run_text(text, environment)
      assert.equal("fine", found, words)
    end
  end)

  it("refuses other shells", function()
    local found = command.run("completion csh", environment)
    assert.equal(2, found.status)
    assert.matches("bash, zsh, fish", found.err)
    assert.equal(2, command.run("completion", environment).status)
  end)

  local function start(shell)
    local words = {
      "env -i", "HOME=" .. home, "PATH=" .. home .. "/bin:" .. os.getenv "PATH", "TERM=screen",
      "LC_ALL=C.UTF-8", shell,
    }
    return terminals.start(table.concat(words, " "), 100, 40)
  end

  it("works in bash", function()
    local terminal = start "bash --norc --noprofile"
    finally(function() terminal:stop() end)
    terminal:press("PS1='ready> '", "Enter")
    terminal:press('eval "$(partnercenter completion bash)"; cd ~; touch lines-of-bash', "Enter")
    terminal:press("echo loaded", "Enter")
    terminal:wait "\nloaded\n"
    for typed, shown in pairs {
      ["partnercenter versi"] = "version ",
      ["partnercenter customers --output=cs"] = "%-%-output=csv ",
      ["partnercenter --profile con"] = "contoso ",
      ["partnercenter customer customer3"] = "customer3%.example ",
      ["partnercenter call 'customer(x.example):billing_profile():g"] = "billing_profile%(%):get%(%)' ",
      ["partnercenter reconcile G1 lines-of-b"] = "lines%-of%-bash ",
    } do
      terminal:press(typed, "Tab", "#")
      terminal:wait(shown .. "?#")
      terminal:press("C-u", "clear", "Enter")
    end
  end)

  it("works in zsh", function()
    if not has "zsh" then return pending "zsh is not installed" end
    local terminal = start "zsh -f"
    finally(function() terminal:stop() end)
    terminal:press("PS1='ready> '; autoload -U compinit; compinit -u -D", "Enter")
    terminal:press('eval "$(partnercenter completion zsh)"; cd ~; touch lines-of-zsh', "Enter")
    terminal:press("echo loaded", "Enter")
    terminal:wait "\nloaded\n"
    for typed, shown in pairs {
      ["partnercenter versi"] = "version ",
      ["partnercenter customers --output=cs"] = "%-%-output=csv ",
      ["partnercenter --profile con"] = "contoso ",
      ["partnercenter customer customer3"] = "customer3%.example ",
      ["partnercenter reconcile G1 lines-of-z"] = "lines%-of%-zsh ",
    } do
      terminal:press(typed, "Tab", "#")
      terminal:wait(shown .. "?#")
      terminal:press("C-u", "clear", "Enter")
    end
    terminal:press("partnercenter custom", "Tab", "Tab")
    terminal:wait "List the customers"
  end)

  it("works in fish", function()
    if not has "fish" then return pending "fish is not installed" end
    local function found(words)
      local source = "partnercenter completion fish | source; complete -C "
      local script = source .. shell_text.quote(words)
      local line = "env -i HOME=%s PATH=%s/bin:$PATH LC_ALL=C.UTF-8 fish --no-config -c %s"
      return output(line:format(home, home, shell_text.quote(script)))
    end
    assert.equal("version\tPrint the version\n", found "partnercenter versi")
    assert.equal("--output=csv\n", found "partnercenter customers --output=cs")
    assert.matches("contoso", found "partnercenter --profile con")
    assert.matches("^customer3.example\t", found "partnercenter customer customer3")
    assert.matches("%-%-limit", found "partnercenter customers --li")
    assert.not_matches("%-%-limit", found "partnercenter customer --li")
    assert.matches("lua/", found "partnercenter reconcile G1 lu")
  end)
end)
