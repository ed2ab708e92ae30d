-- login, logout, profiles and check, with a home of their own.
local command = require "spec.cli.command"

describe("signing in", function()
  local sim, environment, home

  setup(function()
    sim = assert(require("partnercenter.simulator").start { customers = 3, device_interval = 1 })
  end)
  teardown(function() sim:stop() end)
  before_each(function()
    home = os.tmpname()
    os.remove(home)
    assert(os.execute("mkdir " .. home))
    environment = command.bare(home)
    local given = sim:environment()
    for _, name in ipairs {
      "AZURE_AUTHORITY_HOST", "PARTNERCENTER_BASE_URL", "PARTNERCENTER_CA_FILE",
    } do
      environment[name] = given[name]
    end
  end)
  after_each(function() os.execute("rm -r " .. home) end)

  local function run(line, options) return command.run(line, environment, options) end

  local function identity() return ("--tenant %s --client-id %s "):format(sim.tenant_id, sim.client_id) end

  local function files()
    local stream = assert(io.popen(("cd %s && find . -type f -printf '%%m %%p\\n' | sort"):format(home)))
    local text = stream:read("*a")
    stream:close()
    return text
  end

  local function contents(pattern)
    local stream = assert(io.popen(("grep -rl %s %s"):format(pattern, home)))
    local text = stream:read("*a")
    stream:close()
    return text
  end

  it("by a secret from standard input keeps it where only the user can read it", function()
    local found = run("login --client-secret - --profile app " .. identity(), { input = sim.client_secret })
    assert.equal(0, found.status, found.err)
    assert.is_nil((found.out .. found.err):find(sim.client_secret, 1, true))
    assert.equal("600 ./.config/partnercenter/profiles.json\n600 ./.local/state/partnercenter/app.secret\n",
      files())
    assert.is_nil(contents(sim.client_secret):find("profiles.json", 1, true))
    assert.matches("customer1.example", run("customers --profile app").out)
    environment.PARTNERCENTER_PROFILE = "app"
    assert.matches("customer1.example", run("customers").out)
    assert.matches("^app\t" .. sim.tenant_id:gsub("%-", "%%-"), run("profiles").out)
  end)

  it("by a secret that a command prints keeps the command alone", function()
    local found = run("login --secret-command 'cat " .. home .. "/secret' " .. identity())
    assert.equal(4, found.status)
    assert.matches("run it by hand", found.err)
    local file = assert(io.open(home .. "/secret", "wb"))
    file:write(sim.client_secret, "\n")
    file:close()
    assert.equal(0, run("login --secret-command 'cat " .. home .. "/secret' " .. identity()).status)
    assert.equal(home .. "/secret\n", contents(sim.client_secret))
    assert.matches("customer1.example", run("customers").out)
  end)

  it("as a user shows the code, waits, and keeps the sign-in", function()
    local approve = ("(until curl -sf -X POST -d '{}' %s/simulator/device; do sleep 0.1; done) &"):format(
      sim.http_url)
    assert(os.execute(approve .. " true"))
    local found = run("login " .. identity())
    assert.equal(0, found.status, found.err)
    assert.matches("enter the code", found.err)
    assert.matches("app%+user\ttrue\t", found.out)
    assert.matches("600 %./%.local/state/partnercenter/default%.tokens\n", files())
    assert.matches("customer1.example", run("customers").out)
    assert.equal(0, run("logout").status)
    assert.is_nil(files():find("default", 1, true))
    assert.equal(3, run("logout").status)
    assert.equal(4, run("customers").status)
  end)

  it("takes no secret from its arguments, and says what is missing", function()
    local cases = {
      { "login --client-secret marker-secret " .. identity(), "never stands on a command line" },
      { "login", "needs %-%-tenant and %-%-client%-id" },
      { "login --certificate x --secret-file y " .. identity(), "choose one way" },
      { "login --client-secret - --profile ../x " .. identity(), "no name for a profile" },
    }
    for _, case in ipairs(cases) do
      local found = run(case[1])
      assert.equal(2, found.status, found.err)
      assert.matches(case[2], found.err)
      assert.is_nil(found.err:find("marker-secret", 1, true))
      assert.equal("", files())
    end
  end)

  it("does not keep a sign-in that failed", function()
    local found = run("login --client-secret - " .. identity(), { input = "wrong" })
    assert.equal(4, found.status)
    assert.is_nil(files():find("profiles.json", 1, true))
  end)

  it("keeps the secret of a profile when a later sign-in fails", function()
    local login = "login --client-secret - --profile app " .. identity()
    assert.equal(0, run(login, { input = sim.client_secret }).status)
    assert.equal(4, run(login, { input = "wrong" }).status)
    assert.matches("app%.secret", contents(sim.client_secret))
    assert.equal(0, run("customers --profile app").status)
  end)

  it("writes the report of a live check that ended early", function()
    local login = "login --client-secret - " .. identity()
    assert.equal(0, run(login, { input = sim.client_secret }).status)
    assert(sim:fault { path = "/v1/customers", status = 401, times = 9 })
    local path = home .. "/live.json"
    local found = run("check --live --pause 0 --file " .. path)
    assert(sim:reset())
    assert.equal(4, found.status, found.err)
    assert.matches("written to " .. path, found.err, 1, true)
    assert.matches('"operations":', command.output("cat " .. path), 1, true)
    assert.equal(path .. "\n", command.output("ls " .. path .. "*"))
  end)

  it("can be kept from writing", function()
    assert.equal(0, run("login --client-secret - --always-read-only " .. identity(),
      { input = sim.client_secret }).status)
    local found = run("request POST /v1/customers/x/carts '{}' --yes")
    assert.equal(4, found.status)
    assert.matches("read%-only", found.err)
  end)

  it("says where it cannot write", function()
    environment.HOME = "/proc"
    local found = run("login --client-secret - " .. identity(), { input = sim.client_secret })
    assert.equal(1, found.status)
    assert.matches("XDG_STATE_HOME", found.err)
  end)
end)
