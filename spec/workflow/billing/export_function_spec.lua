-- workflow.export into a function: the next blobs are on their way while it works.
local sign_in = require "spec.support.sign_in"

local WHAT = { report = "billed_reconciliation", invoice = "G000000001" }
local LINES = 9000

describe("workflow.export into a function", function()
  local partnercenter = require "partnercenter"
  local engine = require "partnercenter.engine"
  local workflow = partnercenter.workflow
  local sim, client, folder

  setup(function()
    sim = assert(require("partnercenter.simulator").start {
      customers = 4, job_wait = 0, invoice_lines = LINES, export_blobs = 3,
    })
    client = assert(partnercenter.new {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      refresh_token = sim.refresh_token, base_url = sim.base_url, authority = sim.authority,
      ca_file = sim.ca_file, max_attempts = 1,
    })
    folder = sign_in.output("mktemp -d"):match("%S+")
  end)
  teardown(function()
    client:close()
    sim:stop()
    os.execute("rm -r " .. folder)
  end)
  before_each(function()
    assert(sim:reset())
    assert(sim:clear_requests())
  end)

  local function lookup() return assert(client:customer(sim.customers[1].id):get()) end

  local function blobs_asked_for()
    local count = 0
    for _, request in ipairs(assert(sim:requests())) do
      if request.path:find("part-", 1, true) then count = count + 1 end
    end
    return count
  end

  -- How many blobs have been asked for when the first row is still at work.
  local function asked_at_first_row(options)
    local asked, rows = nil, 0
    assert(workflow.export(client, WHAT, function()
      rows = rows + 1
      if asked then return end
      asked = 0
      for turn = 1, 300 do -- the engine works meanwhile
        lookup()
        if turn % 20 == 0 then asked = blobs_asked_for() end
        if asked == 3 then break end
      end
    end, options))
    assert.equal(LINES, rows)
    return asked
  end

  it("asks for the next blobs ahead", function()
    assert.equal(3, asked_at_first_row())
    assert(sim:clear_requests())
    assert.equal(2, asked_at_first_row { concurrency = 2 })
    assert.equal(3, blobs_asked_for())
  end)

  it("keeps the order of the rows while it does other work", function()
    local path, expected = folder .. "/lines.jsonl", {}
    assert(workflow.export(client, WHAT, path))
    for line in io.lines(path) do expected[#expected + 1] = line:match('"OrderId":"([^"]+)"') end
    local n = 0
    local result = assert(workflow.export(client, WHAT, function(row)
      n = n + 1
      if row.OrderId ~= expected[n] then error("row " .. n .. " is another one", 0) end
      if n % 1000 == 1 then lookup() end
    end))
    assert.same({ LINES, LINES }, { n, result.rows })
  end)

  it("goes on behind the last row that it took, when it raises", function()
    local state, rows, taken = folder .. "/rows.state", 0, {}
    local function take(row)
      rows = rows + 1
      if rows == 3500 then error("mine", 0) end
      taken[#taken + 1] = row.OrderId
    end
    assert.same({ false, "mine" }, { pcall(workflow.export, client, WHAT, take, { state = state }) })
    assert(workflow.export(client, WHAT, take, { state = state }))
    assert.same({ LINES, LINES + 1 }, { #taken, rows })
  end)

  it("fails when the data are replaced after it took rows, and then gets all of the new ones", function()
    local state, rows = folder .. "/rows.state", 0
    local function take()
      rows = rows + 1
      if rows == LINES / 3 + 1 then assert(sim:set { export_version = 2 }) end
    end
    local options = { state = state, concurrency = 1 }
    local none, err = workflow.export(client, WHAT, take, options)
    assert.same({ nil, "conflict", 2 * LINES / 3 }, { none, err.kind, rows })
    assert.matches("replaced", err.message)
    assert(sim:clear_requests())
    rows = LINES
    local result = assert(workflow.export(client, WHAT, take, options))
    assert.same({ LINES, 2 * LINES, "version-2" }, { result.rows, rows, result.etag })
    for _, request in ipairs(assert(sim:requests())) do assert.equal("GET", request.method) end
  end)

  it("leaves nothing in flight when it stops, fails or raises", function()
    local function stop() return false, "enough" end
    local none, err = workflow.export(client, WHAT, stop)
    assert.same({ nil, "enough", 0 }, { none, err, engine.in_flight() })
    local raised = { "mine" }
    local ok, value = pcall(workflow.export, client, WHAT, function() error(raised) end)
    assert.is_false(ok)
    assert.equal(raised, value)
    assert.equal(0, engine.in_flight())
    assert(sim:fault { pattern = "part%-00001", status = 500 })
    local rows = 0
    none, err = workflow.export(client, WHAT, function() rows = rows + 1 end)
    assert.same({ nil, "service", LINES / 3, 0 }, { none, err.kind, rows, engine.in_flight() })
  end)
end)
