-- workflow.export into CSV, against the simulator's exports and blobs.
local csv = require "partnercenter.csv"
local json = require "partnercenter.json"
local sign_in = require "spec.support.sign_in"

local WHAT = { report = "billed_reconciliation", invoice = "G000000001" }

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("*a")
  file:close()
  return text
end

describe("workflow.export into CSV", function()
  local partnercenter = require "partnercenter"
  local workflow = partnercenter.workflow
  local sim, client, folder, path

  setup(function()
    sim = assert(require("partnercenter.simulator").start {
      customers = 12, job_wait = 0, invoice_lines = 700,
    })
    client = sign_in.client(sim, {
      client_secret = sim.client_secret, refresh_token = sim.refresh_token, max_attempts = 2,
    })
  end)
  teardown(function()
    client:close()
    sim:stop()
  end)
  before_each(function()
    assert(sim:reset())
    folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir " .. folder))
    path = folder .. "/lines.csv"
  end)
  after_each(function() os.execute("rm -r " .. folder) end)

  local function names()
    local stream = assert(io.popen("ls -A " .. folder))
    local list = stream:read("*a"):gsub("\n", " ")
    stream:close()
    return list
  end

  it("has a row for each line, with the same values, and leaves nothing else behind", function()
    local result = assert(workflow.export(client, WHAT, path))
    assert.same({ 700, 3, path }, { result.rows, result.blobs, result.path })
    assert.equal("lines.csv ", names())
    local lines = folder .. "/lines.jsonl"
    assert(workflow.export(client, WHAT, lines))
    local count, next_row = 0, assert(csv.rows(path))
    for line in io.lines(lines) do
      local row = next_row()
      count = count + 1
      for name, value in pairs(assert(json.decode(line))) do
        if type(value) == "number" then
          assert.equal(value, tonumber(row[name]), name)
          assert.is_truthy(line:find(('"%s":%s'):format(name, row[name]), 1, true), name)
        elseif type(value) == "string" then
          assert.equal(value, row[name], name)
        end
      end
    end
    assert.equal(700, count)
    assert.is_nil(next_row())
  end)

  it("is the same after a failure, and after another", function()
    assert(workflow.export(client, WHAT, path))
    local undisturbed = read(path)
    local again = folder .. "/again.csv"
    for _, part in ipairs { "part%-00002", "part%-00001" } do
      assert(sim:clear_faults())
      assert(sim:fault { pattern = part, status = 500 })
      local none, err = workflow.export(client, WHAT, again)
      if none == nil then assert.equal("service", err.kind) end
    end
    assert(sim:clear_faults())
    assert(workflow.export(client, WHAT, again))
    assert.is_true(undisturbed == read(again))
    assert.equal("again.csv lines.csv ", names())
  end)
end)
