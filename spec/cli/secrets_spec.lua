-- Secrets never stand in output, in a dry run, in a report, in a profile, nor in the list of processes.
local command = require "spec.cli.command"

describe("secrets", function()
  local sim, environment, home

  setup(function()
    home = command.home()
    sim = assert(require("partnercenter.simulator").start { customers = 3 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)

  local function markers() return { sim.client_secret, sim.refresh_token } end

  local function assert_clean(text, where)
    for _, marker in ipairs(markers()) do
      assert.is_nil(text:find(marker, 1, true), where)
    end
    assert.not_matches("Bearer%s+%S", text)
  end

  it("stand in no output", function()
    for _, line in ipairs {
      "check --verbose", "customers --verbose", "check -o json",
      "request GET /v1/customers --include --verbose",
      "request POST /v1/customers '{}' --dry-run --verbose", "customer nowhere.example --verbose -o json",
      "report billing --verbose", "help --man login", "__complete -- customer ''",
    } do
      local found = command.run(line, environment)
      assert_clean(found.out .. found.err, line)
    end
  end)

  it("stand in no file but the sign-in's own", function()
    command.shell("partnercenter customers; partnercenter report seats seats.html", environment)
    assert_clean(command.output(("cat %s/seats.html"):format(home)), "report")
    for _, marker in ipairs(markers()) do
      assert.equal("", command.output(("grep -rlF -e '%s' %s"):format(marker, home)))
    end
  end)

  it("stand in no list of processes while the command runs", function()
    assert(sim:fault { path = "/qualification", delay = 3000, times = 1 })
    local line = "partnercenter qualification customer1.example >/dev/null & "
      .. "until tr '\\0' ' ' </proc/$!/cmdline | grep main.lua; do :; done; wait"
    local found = command.shell(line, environment)
    assert.matches("qualification customer1%.example", found.out)
    assert_clean(found.out, "processes")
  end)
end)
