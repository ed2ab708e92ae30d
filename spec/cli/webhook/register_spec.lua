-- The command `webhook` against the simulator.
local command = require "spec.cli.command"
local json = require "partnercenter.simulator.json"

describe("webhook", function()
  local sim, environment, home
  local URL = "http://127.0.0.1:9/hook"

  setup(function()
    home = command.home()
    sim = assert(require("partnercenter.simulator").start { customers = 2 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)
  before_each(function() assert(sim:reset()) end)

  local function run(line) return command.run("webhook " .. line, environment) end

  it("register shows its plan, and registers only with --yes", function()
    local plan = run("register " .. URL .. " --dry-run")
    assert.equal(0, plan.status, plan.err)
    assert.matches("register http://127%.0%.0%.1:9/hook", plan.out)
    assert.equal(2, run("register " .. URL).status)
    assert.equal(3, command.run("call 'webhook_registration():get()'", environment).status)
    local made = run("register " .. URL .. " --event invoice-ready --no-test --yes -o json")
    assert.equal(0, made.status, made.err)
    assert.equal("skipped", json.decode(made.out).test.state)
    local record = json.decode(command.run("call 'webhook_registration():get()'", environment).out)
    assert.equal(URL, record.WebhookUrl)
    assert.is_truthy(table.concat(record.WebhookEvents, " "):find("invoice-ready", 1, true))
  end)

  it("test explains what the service saw", function()
    assert.equal(3, run("test --yes").status)
    assert.equal(0, run("register " .. URL .. " --no-test --yes").status)
    local tested = run "test --yes --wait 1 --quiet"
    assert.equal(6, tested.status)
    assert.matches("^" .. URL:gsub("%p", "%%%0") .. "\tfalse\twaiting\t", tested.out)
    assert.matches("\npartnercenter: the test event was not delivered", "\n" .. tested.err)
  end)

  it("refuses what it does not know", function()
    assert.equal(2, run("register " .. URL .. " --event nonsense --yes").status)
    assert.matches("Did you mean 'test'", run("tset").err)
    assert.equal(2, run("").status)
    assert.equal(2, run("register").status)
  end)
end)
