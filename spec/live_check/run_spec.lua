-- spec/live/run from a shell: what it prints and writes, and how it ends.
local json = require "partnercenter.json"
local shell_text = require "partnercenter.simulator.launch.shell_text"
local simulator = require "partnercenter.simulator"

local quote = shell_text.quote

describe("spec/live/run #once", function()
  local sim, directory, root

  setup(function()
    sim = assert(simulator.start { customers = 3, invoice_lines = 30 })
    root = assert(io.popen("pwd -P")):read("*l")
  end)
  teardown(function() sim:stop() end)
  before_each(function()
    assert(sim:reset())
    directory = assert(io.popen("mktemp -d")):read("*l")
  end)
  after_each(function() os.execute("rm -rf " .. quote(directory)) end)

  local function identity()
    local host = type(sim.base_url) == "table" and sim.base_url.api or sim.base_url
    return {
      PARTNERCENTER_ACCESS_TOKEN = assert(sim:access_token { user = true }).access_token,
      PARTNERCENTER_BASE_URL = host, PARTNERCENTER_CA_FILE = sim.ca_file,
    }
  end

  -- Runs it in an empty folder; returns its exit status, standard output and standard error.
  local function run(arguments, variables)
    local words = { "unset ${!AZURE_@} ${!PARTNERCENTER_@} ${!LUA_@}; cd " .. quote(directory) .. "\nenv" }
    for name, value in pairs(variables) do words[#words + 1] = name .. "=" .. quote(value) end
    words[#words + 1] = quote(root .. "/spec/live/run") .. " 2>errors " .. arguments .. "\nprintf '\\n%d' $?"
    local stream = assert(io.popen("bash -c " .. quote(table.concat(words, " "))))
    local out, status = stream:read("*a"):match("^(.*)\n(%d+)$")
    stream:close()
    local errors = assert(io.open(directory .. "/errors")):read("*a")
    return tonumber(status), out, errors
  end

  local function report(name)
    local file = assert(io.open(directory .. "/" .. name, "rb"))
    local text = file:read("*a")
    file:close()
    return assert(json.decode(text))
  end

  it("writes a report to a file of the current folder, and progress to standard error", function()
    local status, out, errors = run("--pause 0", identity())
    local read = report "partnercenter-live-check.json"
    assert.equal(read.differences == 0 and 0 or 1, status)
    assert.matches("access_token (app+user)", out, 1, true)
    assert.matches("same%s+200 get_customer\n", out)
    assert.matches("1/%d+ same%s+200 list_customers\n", errors)
    assert.matches("report: partnercenter-live-check.json", errors, 1, true)
    assert.equal("access_token", read.credential)
  end)

  it("ends with 1 when there are differences, and takes its options", function()
    assert(sim:fault { path = "/v1/profiles/support", status = 501 })
    local arguments = "--pause 0 --output report.json --deprecated --beta --customer " .. sim.customers[2].id
    assert.equal(1, (run(arguments, identity())))
    local failed = {}
    for _, line in ipairs(report("report.json").operations) do
      if line.outcome == "failed" then failed[line.name] = line.status end
      assert.not_equal("deprecated", line.reason)
    end
    assert.equal(501, failed.get_support_profile)
  end)

  it("ends with 1 when the report cannot be written", function()
    local status, _, errors = run("--pause 0 --output no/such/folder", identity())
    assert.equal(1, status)
    assert.matches("the report was not written", errors, 1, true)
  end)

  it("ends with 2 and its usage on wrong arguments, and prints it on request", function()
    for _, arguments in ipairs { "--unknown", "more", "--output", "--pause x", "--pause -1" } do
      local status, out, errors = run(arguments, identity())
      assert.same({ 2, "" }, { status, out }, arguments)
      assert.is_true(#errors > 0 and not errors:find("traceback", 1, true))
    end
    local status, out = run("--help", {})
    assert.equal(0, status)
    assert.matches("usage: spec/live/run", out, 1, true)
  end)

  it("dies of Ctrl-C without a traceback while it pauses", function()
    local status, _, errors = run("--pause 600 &\nwhile kill -0 $! && ! grep -qs list_customers errors;"
      .. " do sleep 0.05; done\nkill -INT $!; wait $!", identity())
    assert.equal(130, status)
    assert.is_nil(errors:find("traceback", 1, true))
  end)

  it("ends with 4 without a credential or with a wrong one, and 7 without a network", function()
    assert.equal(4, (run("", {})))
    local wrong = identity()
    wrong.PARTNERCENTER_ACCESS_TOKEN = "marker-wrong"
    assert.equal(4, (run("", wrong)))
    wrong.PARTNERCENTER_BASE_URL = "http://127.0.0.1:1"
    assert.equal(7, (run("", wrong)))
  end)
end)
