-- The simulator from a shell: the lines of the documentation in an empty environment, settings and faults,
-- and variables that keep all calls on this machine.
local client = require "spec.simulator.client"
local json = require "partnercenter.simulator.json"
local quote = require("partnercenter.simulator.launch.shell_text").quote

local output = client.output

local BARE = ("env -i PATH=%s LUA_PATH=%s LUA_CPATH=%s "):format(
  quote(os.getenv "PATH"), quote("./lua/?.lua;./lua/?/init.lua;;"), quote(package.cpath))

-- What a script prints, curl's progress aside.
local function run(script, shell, variables)
  script = 'curl() { command curl -sS "$@"; }\n' .. script
  return output(BARE .. (variables or "") .. " " .. (shell or "sh") .. " -c " .. quote(script) .. " 2>&1")
end

local function start(options, interpreter)
  local program = ('require("partnercenter.simulator").shell { customers = 2, %s }'):format(options or "")
  return ('eval "$(%s -e %s)"\n'):format(interpreter or "lua5.4", quote(program))
end

local function lua(program) return "lua5.4 -e " .. quote(program) .. "\n" end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

describe("the simulator from a shell #once", function()
  it("does what its README says, in an empty environment", function()
    local text, blocks = read "lua/partnercenter/simulator/README.md", {}
    for block in text:gmatch("\n```sh\n(.-)```") do blocks[#blocks + 1] = block end
    assert.equal(3, #blocks)
    for _, shell in ipairs { "sh", "bash" } do assert.equal("education\n", run(blocks[1], shell)) end
    local printed = run("set -e\n" .. table.concat(blocks))
    assert.matches("^education\n", printed)
    local faults, log, event, deliveries = printed:match("^education\n(%b[])(%b{})(%b{})(%b[])$")
    faults, log = json.decode(faults), json.decode(log)
    assert.same({ "invoice-ready", "invoice-ready" },
      { json.decode(event).name, json.decode(deliveries)[1].name })
    assert.equal(3, #faults)
    assert.same({ status = 503, path = "/qualification", times = 1 }, faults[1].fault)
    assert.equal(0, faults[1].hits)
    assert.equal(3, #log.never_hit)
    assert.is_true(#log.requests >= 2)
  end)

  it("takes every setting and faults", function()
    local options = 'page_size = 1, links = "v1", total_count = "none", http2 = false, log_size = 5, '
      .. 'tenant_id = "a0000000-0000-4000-8000-0000000000ff", '
      .. 'faults = { { status = 503, retry_after = 0, path = "/v1/customers", times = 1 } }'
    local printed = run(start(options) .. lua [[
      local partnercenter = require "partnercenter"
      local answer = assert(partnercenter.request { path = "/v1/customers" })
      local page = answer.body
      print(answer.attempts, #page.items, page.totalCount, page.links.next.uri:match("^/v1/"))
      print(os.getenv "AZURE_TENANT_ID")]] .. 'curl "$PARTNERCENTER_SIMULATOR_URL/simulator/settings"')
    assert.matches("^2\t1\tnil\t/v1/\na0000000%-0000%-4000%-8000%-0000000000ff\n", printed)
    assert.equal(false, json.decode(printed:match("%b{}")).gzip)
  end)

  it("takes faults and settings while it runs, and says what is wrong with them", function()
    local look = lua [[
      local id = "a1000000-0000-4000-8000-000000000001"
      local value, err = require("partnercenter").customer(id):qualification()
      print(value or err.status)]]
    local url = ' "$PARTNERCENTER_SIMULATOR_URL/simulator/%s"\n'
    local faults, settings = url:format "faults", url:format "settings"
    assert.equal(table.concat({
      "education", "403", "education", "unknown fault 'stauts', did you mean 'status'?",
      "unknown setting 'page_sise', did you mean 'page_size'?", "a fault takes 'path' or 'pattern', not both",
    }, "\n") .. "\n", (run(start() .. look
      .. [[curl -d '{"status":403,"times":1}']] .. faults .. look .. look
      .. [[curl -d '{"stauts":403}']] .. faults
      .. [[curl -X PATCH -d '{"page_sise":1}']] .. settings
      .. [[curl -d '{"path":"/a","pattern":"/b"}']] .. faults):gsub('{"error":"(.-)"}', "%1\n")))
  end)

  it("quotes its values for the shell", function()
    local secret = "it's $HOME `id` \"x\" \\ $(id) é"
    local begin = start("client_secret = " .. ("%q"):format(secret))
    assert.equal(secret, run(begin .. 'printf %s "$AZURE_CLIENT_SECRET"'))
  end)

  it("covers every host with its variables, in each Lua", function()
    -- What is not for loopback would go to this proxy, where nothing listens.
    local away = 'HTTPS_PROXY="http://127.0.0.1:1" '
    local printed = run(start() .. lua [[
      local partnercenter = require "partnercenter"
      for host, path in pairs {
        api = "/v1/customers", partner = "/v1.0/engagements/referrals",
        graph = "/beta/security/partner/securityAlerts",
      } do
        print(partnercenter.request({ path = path, host = host }).status)
      end
      print(partnercenter.security_alerts():all() and partnercenter.referrals():all() and "all")]], nil, away)
    assert.equal("200\n200\n200\nall\n", printed)
    for _, interpreter in ipairs { "lua5.3", "luajit" } do
      printed = run(start("", interpreter) .. 'echo "$PARTNERCENTER_BASE_URL"')
      assert.matches("^https://127%.0%.0%.1:%d+\n$", printed)
    end
  end)

  it("empties the variables of another identity", function()
    local variables = "PARTNERCENTER_ACCESS_TOKEN=marker-real AZURE_CLIENT_CERTIFICATE_PATH=/nowhere "
      .. "PARTNERCENTER_CLOUD=china AZURE_FEDERATED_TOKEN_FILE=/nowhere PARTNERCENTER_TOKEN_FILE=/nowhere/t"
    local printed = run(start() .. lua [[
      local partnercenter = require "partnercenter"
      local report = assert(partnercenter.check())
      print(report.credential, report.cloud)]], nil, variables)
    assert.equal("refresh_token\tglobal\n", printed)
  end)

  it("says false, and why, for what it does not know or cannot do", function()
    for options, reason in pairs {
      ["custmers = 3"] = "unknown option 'custmers', did you mean 'customers'?",
      ["faults = { { stauts = 500 } }"] = "faults%[1%]: unknown fault 'stauts', did you mean 'status'?",
      ['links = "sideways"'] = "setting 'links': one of", ["port = 70000"] = "port must be a port number",
      ["page_size = '5'"] = "option 'page_size': number expected",
    } do
      local printed = run(start(options):gsub("\n$", "") .. ' || echo "status $?"')
      assert.matches(reason, printed)
      assert.matches("status 1\n$", printed)
    end
  end)
end)
