-- Every kind of command under conditions that a user meets: nothing but a status and a line of text.
local command = require "spec.cli.command"

describe("under each condition", function()
  local sim, environment, home, subscription

  setup(function()
    home = command.home()
    sim = assert(require("partnercenter.simulator").start { customers = 3, job_wait = 0, invoice_lines = 20 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
    subscription = command.run("subscriptions customer1.example --fields id", environment).out:match("%S+")
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)

  local function run(line, options)
    local found = command.shell((line:gsub("SUBSCRIPTION", subscription)), environment, options)
    local said = found.out .. found.err
    assert.not_matches("a fault of the command", said)
    assert.not_matches("traceback", said)
    return found
  end

  local READS = {
    "check", "customers", "qualification --all", "invoices", "call 'customers()'",
    "request GET /v1/customers --all", "report seats", "help",
  }
  local WRITES = {
    "qualify customer2.example Education --segment K12", "seats customer1.example SUBSCRIPTION 12",
    "renewal customer1.example SUBSCRIPTION off",
    "buy customer1.example CFQ7TTC0LH18:0001:CFQ7TTC0K971:5:P1Y:monthly",
    "webhook register http://127.0.0.1:9/ --no-test", "request POST /v1/customers '{}'",
    "call 'customer(customer1.example):delete()'",
  }
  local CONDITIONS = {
    { "the C locale", "LC_ALL=C partnercenter %s", 0 },
    { "a closed standard error", "partnercenter %s 2>&-", 0 },
    { "a closed standard input", "partnercenter %s <&-", 0 },
    { "a home that cannot be written to", "HOME=/dev/null partnercenter %s", 0 },
    { "a full disk", "partnercenter %s >/dev/full", 1 },
  }
  for _, condition in ipairs(CONDITIONS) do
    it(("of %s, reads end with %d"):format(condition[1], condition[3]), function()
      for _, line in ipairs(READS) do
        assert.equal(condition[3], run(condition[2]:format(line)).status, line)
      end
    end)
  end

  local function requests_that_write()
    local found = {}
    for _, request in ipairs(assert(sim:requests())) do
      local is_token = request.path:find("oauth2", 1, true)
      if request.method ~= "GET" and not is_token then found[#found + 1] = request.path end
    end
    return found
  end

  local REFUSALS = {
    { "without a terminal", "</dev/null", 2 }, { "in a dry run", "--dry-run </dev/null", 0 },
    { "when read-only", "--read-only --yes", 4 },
  }
  for _, refusal in ipairs(REFUSALS) do
    it(("%s, writes send nothing and end with %d"):format(refusal[1], refusal[3]), function()
      assert(sim:clear_requests())
      for _, line in ipairs(WRITES) do
        local found = run("partnercenter " .. line .. " " .. refusal[2])
        assert.equal(refusal[3], found.status, line .. ": " .. found.err)
        if refusal[3] == 2 then assert.matches("add %-%-yes", found.err) end
      end
      assert.same({}, requests_that_write())
    end)
  end

  it("of an answer that is not yes, writes send nothing and say so", function()
    assert(sim:clear_requests())
    for _, line in ipairs { WRITES[2], WRITES[6] } do
      local found = run("partnercenter " .. line, { columns = 80, input = "n\n" })
      assert.equal(1, found.status, found.out)
      assert.matches("partnercenter:[^\n]* nothing was sent\n?$", found.out)
      assert.not_matches("err%.plan", found.out)
    end
    assert.same({}, requests_that_write())
  end)

  it("of a dry run, commands that write files or start exports leave no trace", function()
    local before = command.output("find " .. home .. " -type f | sort")
    assert(sim:clear_requests())
    for _, line in ipairs {
      "export billed-reconciliation lines.csv --invoice G000000001", "reconcile G000000001 lines.csv",
      "login --tenant contoso.example --client-id C --secret-command 'touch made'",
    } do
      local found = run("partnercenter " .. line .. " --dry-run")
      assert.same({ 0, "" }, { found.status, found.err })
      assert.matches("^1%. [^\n]+\n2%. [^\n]+\n$", found.out)
      assert.matches('^{"steps":%[".+"%]}\n$', run("partnercenter " .. line .. " --dry-run -o json").out)
    end
    assert.same({}, assert(sim:requests()))
    assert.equal(before, command.output("find " .. home .. " -type f | sort"))
    local secret = "printf %s | partnercenter login --client-secret - --profile kept"
    assert.equal(0, run(secret:format(sim.client_secret)).status)
    assert.equal("1. remove profile kept and its sign-in\n",
      run("partnercenter logout --profile kept --dry-run").out)
    assert.matches("^kept\t", run("partnercenter profiles").out)
    assert.equal(3, run("partnercenter logout --profile other --dry-run").status)
  end)
end)
