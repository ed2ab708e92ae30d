-- Where exports may write: plain files that no other run writes.
local sign_in = require "spec.support.sign_in"

local WHAT = { report = "billed_reconciliation", invoice = "G000000001" }

describe("the destination of an export", function()
  local partnercenter = require "partnercenter"
  local core = require "partnercenter.core"
  local workflow = partnercenter.workflow
  local sim, client, folder

  setup(function()
    sim = assert(require("partnercenter.simulator").start { customers = 4, job_wait = 0, invoice_lines = 90 })
    client = sign_in.client(sim, {
      client_secret = sim.client_secret, refresh_token = sim.refresh_token, max_attempts = 1,
    })
  end)
  teardown(function()
    client:close()
    sim:stop()
  end)
  before_each(function()
    assert(sim:clear_requests())
    folder = sign_in.output("mktemp -d"):match("%S+")
  end)
  after_each(function() os.execute("rm -r " .. folder) end)

  local function names() return (sign_in.output("ls -A " .. folder):gsub("\n", " ")) end

  for _, ending in ipairs { "jsonl", "jsonl.gz", "csv" } do
    for _, place in ipairs { "", ".part", ".state", ".lock" } do
      it(("is no link and no pipe at lines.%s%s"):format(ending, place), function()
        local path = ("%s/lines.%s"):format(folder, ending)
        for _, command in ipairs { "ln -s /dev/null", "ln -s " .. folder .. "/other", "mkfifo", "mkdir" } do
          sign_in.write(folder .. "/other", "kept")
          assert(os.execute(("%s %s%s"):format(command, path, place)))
          for _, run in ipairs {
            function() return workflow.export(client, WHAT, path) end,
            function()
              return workflow.reconcile(client:invoice(WHAT.invoice), path, { source = "export" })
            end,
          } do
            local none, err = run()
            assert.same({ nil, "config" }, { none, err.kind })
            assert.matches("cannot be written: .*it is ", err.message)
          end
          assert.equal("kept", sign_in.read(folder .. "/other"))
          os.execute(("rm -rf %s%s"):format(path, place))
        end
      end)
    end
  end

  it("has parts that are no links", function()
    local path = folder .. "/lines.jsonl"
    sign_in.write(folder .. "/other", "kept")
    os.execute(("ln -s %s/other %s.part2"):format(folder, path))
    local none, err = workflow.export(client, WHAT, path)
    assert.same({ nil, "config" }, { none, err.kind })
    assert.equal("kept", sign_in.read(folder .. "/other"))
    os.execute(("rm %s.part2; mkfifo %s.part2"):format(path, path))
    assert.is_nil((workflow.export(client, WHAT, path)))
    os.remove(path .. ".part2")
    assert.equal(90, assert(workflow.export(client, WHAT, path)).rows)
  end)

  it("belongs to one run at a time", function()
    local path = folder .. "/lines.csv"
    local lock = assert(core.lock_file(path .. ".lock"))
    for _, run in ipairs {
      function() return workflow.export(client, WHAT, path) end,
      function() return workflow.reconcile(client:invoice(WHAT.invoice), path, { source = "line_items" }) end,
    } do
      local none, err = run()
      assert.same({ nil, "conflict" }, { none, err.kind })
      assert.matches("another run", err.message)
      assert.matches("wait until it ends", err.hint)
    end
    assert.equal(0, select(2, table.concat((function()
      local paths = {}
      for i, request in ipairs(assert(sim:requests())) do paths[i] = request.path end
      return paths
    end)(), "\n"):gsub("/export", "")))
    lock:close()
    assert(workflow.export(client, WHAT, path))
    assert.equal("lines.csv ", names())
  end)

  it("is free again after an error of the function", function()
    local state = folder .. "/rows.state"
    local function raise() error("mine", 0) end
    local ok, raised = pcall(workflow.export, client, WHAT, raise, { state = state })
    assert.is_false(ok)
    assert.equal("mine", raised)
    assert.equal("rows.state ", names())
    assert.equal(90, assert(workflow.export(client, WHAT, function() end, { state = state })).rows)
    assert.equal("", names())
  end)

  it("is refused while a run holds it, in the same process too", function()
    local path, err = folder .. "/lines.jsonl", nil
    assert(workflow.export(client, WHAT, path, { progress = function()
      if err == nil then err = select(2, workflow.export(client, WHAT, path)) or false end
    end }))
    assert.equal("conflict", err.kind)
  end)
end)
