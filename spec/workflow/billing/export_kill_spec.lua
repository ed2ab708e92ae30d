-- workflow.export in a process that is killed at random moments, and run again to its end.
local sign_in = require "spec.support.sign_in"

-- For each of the three forms. All suites kill at random moments, and one of them often.
local MOMENTS = _VERSION == "Lua 5.4" and 17 or 5
local WHAT = { report = "billed_reconciliation", invoice = "G000000001" }

local CHILD = [[
local partnercenter = require "partnercenter"
local client = assert(partnercenter.new {
  tenant_id = %q, client_id = %q, client_secret = %q, refresh_token = %q, base_url = %s, authority = %q,
  ca_file = %q,
})
local what = { report = "billed_reconciliation", invoice = "G000000001" }
local result, err = partnercenter.workflow.export(client, what, arg[1])
io.write(result and "done" or tostring(err))
]]

describe("workflow.export", function()
  local partnercenter = require "partnercenter"
  local core = require "partnercenter.core"
  local workflow = partnercenter.workflow
  local sim, client, folder, program

  setup(function()
    sim = assert(require("partnercenter.simulator").start {
      customers = 12, job_wait = 0, invoice_lines = 3000, export_blobs = 6, export_members = 2,
    })
    local options = {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      refresh_token = sim.refresh_token, base_url = sim.base_url, authority = sim.authority,
      ca_file = sim.ca_file,
    }
    client = assert(partnercenter.new(options))
    folder = sign_in.output("mktemp -d"):match("%S+")
    program = sign_in.output("mktemp"):match("%S+")
    local hosts = {}
    for host, url in pairs(sim.base_url) do hosts[#hosts + 1] = ("%s = %q"):format(host, url) end
    sign_in.write(program, CHILD:format(sim.tenant_id, sim.client_id, sim.client_secret, sim.refresh_token,
      "{ " .. table.concat(hosts, ", ") .. " }", sim.authority, sim.ca_file))
  end)
  teardown(function()
    client:close()
    sim:stop()
    os.execute(("rm -r %s %s"):format(folder, program))
  end)

  local function names() return (sign_in.output("ls -A " .. folder):gsub("\n", " ")) end

  local function run(path, rest)
    return sign_in.output(("export LUA_PATH='%s' LUA_CPATH='%s'; exec 2>/dev/null; %s %s %s %s"):format(
      package.path, package.cpath, sign_in.interpreter, program, path, rest))
  end

  -- Kills the program after so many seconds, unless it has ended.
  local function run_killed(path, seconds)
    return run(path, ("& sleep %.3f; kill -9 $!; wait $!"):format(seconds))
  end

  for _, ending in ipairs { "jsonl", "jsonl.gz", "csv" } do
    it("writes the same bytes of ." .. ending .. " after any kill", function()
      local path = folder .. "/lines." .. ending
      assert.equal(3000, assert(workflow.export(client, WHAT, path)).rows)
      local whole = sign_in.read(path)
      os.remove(path)
      local began = core.now()
      assert.equal("done", run(path, ""))
      local length = core.now() - began
      assert.equal(whole, sign_in.read(path))
      local seed = os.time()
      math.randomseed(seed)
      for count = 1, MOMENTS do
        os.remove(path)
        local moment = math.random() * length
        local about = ("seed %d, kill %d after %.3f s"):format(seed, count, moment)
        run_killed(path, moment)
        if math.random(2) == 1 then run_killed(path, math.random() * length) end
        local after = sign_in.output(("cat %s 2>/dev/null"):format(path))
        assert.is_true(after == "" or after == whole, about .. ": a file that looks whole")
        local result, err = workflow.export(client, WHAT, path)
        assert.is_truthy(result, about .. ": " .. tostring(err))
        assert.is_true(sign_in.read(path) == whole, about .. ": other bytes")
        assert.equal(3000, result.rows, about)
        assert.equal(("lines.%s "):format(ending), names(), about)
      end
      os.remove(path)
    end)
  end
end)
