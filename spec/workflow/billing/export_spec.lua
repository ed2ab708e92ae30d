-- workflow.export against the simulator's exports and blobs.
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

describe("workflow.export", function()
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
    assert(sim:clear_requests())
    folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir " .. folder))
    path = folder .. "/lines.jsonl"
  end)
  after_each(function() os.execute("rm -r " .. folder) end)

  local function names()
    local stream = assert(io.popen("ls -A " .. folder))
    local list = stream:read("*a"):gsub("\n", " ")
    stream:close()
    return list
  end

  local function requests_for(text)
    local count = 0
    for _, request in ipairs(assert(sim:requests())) do
      if request.path:find(text, 1, true) then count = count + 1 end
    end
    return count
  end

  it("writes the lines of all blobs, and leaves nothing else behind", function()
    local result = assert(workflow.export(client, WHAT, path))
    assert.same({ 700, 3, "version-1", path }, { result.rows, result.blobs, result.etag, result.path })
    local text, count = read(path), 0
    for line in text:gmatch("[^\n]+") do
      assert.is_string(assert(json.decode(line)).SubscriptionId)
      count = count + 1
    end
    assert.same({ 700, #text }, { count, result.bytes })
    assert.equal("lines.jsonl ", names())
  end)

  it("keeps the bytes of the blobs as they came", function()
    assert(workflow.export(client, WHAT, path))
    local packed = folder .. "/lines.jsonl.gz"
    assert(workflow.export(client, WHAT, packed))
    local stream = assert(io.popen("zcat " .. packed, "r"))
    local text = stream:read("*a")
    stream:close()
    assert.is_true(text == read(path))
  end)

  it("hands rows to a function, in order, which may stop it", function()
    assert(workflow.export(client, WHAT, path))
    local rows = {}
    local state = folder .. "/rows.state"
    local none, err = workflow.export(client, WHAT, function(row)
      if #rows == 300 then return false, "enough" end
      rows[#rows + 1] = row.OrderId
    end, { state = state })
    assert.same({ nil, "enough" }, { none, err })
    local result = assert(workflow.export(client, WHAT, function(row) rows[#rows + 1] = row.OrderId end,
      { state = state }))
    assert.equal(700, result.rows)
    local place = 0
    for line in read(path):gmatch("[^\n]+") do
      place = place + 1
      assert.equal(json.decode(line).OrderId, rows[place])
    end
    assert.equal(place, #rows)
    assert.is_nil(read(state))
  end)

  it("sends blob hosts no token, and shows the signature nowhere", function()
    assert(sim:fault { pattern = "part%-00002", status = 500 })
    local shown = {}
    local seen = client:with {}
    local none, err = workflow.export(seen, WHAT, path)
    assert.is_nil(none)
    shown[1] = tostring(err) .. partnercenter.dump(err)
    shown[2] = read(path .. ".state")
    for _, request in ipairs(assert(sim:requests())) do
      local signature = request.uri:match("sig=([^&]+)")
      if signature then
        assert.is_nil(request.path:find("graph", 1, true))
        assert.is_nil(table.concat(request.headers, "\n"):lower():find("\nauthorization", 1, true))
        for _, text in ipairs(shown) do assert.is_nil(text:find(signature, 1, true)) end
      end
    end
  end)

  it("resumes at the blobs that are missing", function()
    assert(sim:fault { pattern = "part%-00002", status = 500 })
    local none, err = workflow.export(client, WHAT, path)
    assert.same({ nil, "service" }, { none, err.kind })
    assert.is_nil(read(path))
    assert(sim:clear_faults())
    assert(sim:clear_requests())
    assert(workflow.export(client, WHAT, path))
    assert.same({ 0, 0, 1 }, {
      requests_for "/export", requests_for "part-00000", requests_for "part-00002",
    })
  end)

  it("reads the manifest again when the signature has expired", function()
    assert(sim:fault { pattern = "part%-0000", status = 403, times = 2 })
    assert(workflow.export(client, WHAT, path))
    assert.equal(700, select(2, read(path):gsub("\n", "")))
  end)

  it("begins anew when the data have changed", function()
    assert(sim:fault { pattern = "part%-00002", status = 500 })
    assert.is_nil((workflow.export(client, WHAT, path)))
    assert(sim:clear_faults())
    assert(sim:set { export_version = 2, invoice_lines = 400 })
    local result = assert(workflow.export(client, WHAT, path))
    assert.same({ 400, "version-2" }, { result.rows, result.etag })
    assert.equal(400, select(2, read(path):gsub("\n", "")))
    assert.equal("lines.jsonl ", names())
  end)

  it("refuses damaged blobs", function()
    local cases = {
      crc = "incorrect data check", length = "incorrect length check", cut = "cut off",
      line = "no JSON object",
    }
    for damage, message in pairs(cases) do
      assert(sim:set { export_damage = damage })
      local none, err = workflow.export(client, WHAT, path)
      assert.same({ nil, "protocol" }, { none, err.kind })
      assert.matches(message, err.message)
      assert.is_nil(read(path))
    end
    assert(sim:set { export_damage = "none" })
    assert.equal(700, assert(workflow.export(client, WHAT, path)).rows)
  end)

  it("tells code 5000 of legacy and unknown invoices from data that are not there yet", function()
    local legacy = { report = "billed_reconciliation", invoice = "D000000006" }
    local none, err = workflow.export(client, legacy, path)
    assert.same({ nil, "conflict", "5000" }, { none, err.kind, err.code })
    assert.matches("workflow.reconcile", err.hint)
    none, err = workflow.export(client, { report = "billed_reconciliation", invoice = "G000000099" }, path)
    assert.same({ nil, "not_found" }, { none, err.kind })
    assert(sim:set { export_early = 2 })
    assert(workflow.export(client, WHAT, path, { interval = 0.01 }))
    assert(sim:set { export_early = 100 })
    none, err = workflow.export(client, WHAT, folder .. "/other.jsonl", { interval = 500, timeout = 100 })
    assert.same({ nil, "timeout", "5000", true }, { none, err.kind, err.code, err.retryable })
  end)

  it("takes the manifest in all its forms", function()
    for _, form in ipairs { "link", "url", "object" } do
      assert(sim:set { export_location = form, export_status = "completed" })
      assert.equal(700, assert(workflow.export(client, WHAT, path)).rows)
    end
  end)

  it("takes a manifest that names no id", function()
    assert(sim:set { export_location = "object", export_status = "completed" })
    assert(sim:fault { pattern = "/operations/", members = {
      resourceLocation = { rootDirectory = "https://x.blob.core.windows.net/x", sasToken = "s", blobs = {} },
    } })
    local result = assert(workflow.export(client, WHAT, path, { timeout = 60 }))
    assert.same({ 0, 0 }, { result.rows, result.blobs })
  end)

  it("begins anew where its state cannot be used", function()
    assert(sim:fault { pattern = "part%-00002", status = 404 })
    assert.is_nil(workflow.export(client, WHAT, path))
    local kept = assert(json.decode(assert(read(path .. ".state"))))
    assert(sim:clear_faults())
    for _, name in ipairs { "joined", "size", "rows", "bytes" } do
      local value = kept[name]
      kept[name] = "x"
      local file = assert(io.open(path .. ".state", "w"))
      file:write((assert(json.encode(kept))))
      file:close()
      kept[name] = value
      assert.equal(700, assert(workflow.export(client, WHAT, path)).rows)
    end
  end)

  it("keeps its state in no file of its own", function()
    for _, ending in ipairs { "", ".part", ".part1", ".lock" } do
      local none, err = workflow.export(client, WHAT, path, { state = path .. ending })
      assert.same({ nil, "invalid_argument" }, { none, err.kind })
    end
    assert.equal(700, assert(workflow.export(client, WHAT, path, { state = path .. ".mine" })).rows)
  end)

  it("refuses numbers that make no sense, and so does reconcile", function()
    local invoice = client:invoice("G000000001")
    for _, case in ipairs {
      { "timeout", 0 / 0 }, { "timeout", -1 }, { "interval", -1 }, { "interval", 0 },
      { "concurrency", 0 / 0 }, { "concurrency", 0 },
    } do
      local options = { [case[1]] = case[2] }
      assert.error_matches(function() workflow.export(client, WHAT, path, options) end, case[1])
      assert.error_matches(function() workflow.reconcile(invoice, path, options) end, case[1])
    end
  end)

  it("says what is wrong with its arguments, and sends nothing", function()
    local cases = {
      { { report = "x" }, path, "report must be one of billed_reconciliation" },
      { { report = "billed_usage" }, path, "billed_usage needs invoice" },
      { { report = "unbilled_usage", currency = "USD" }, path, "needs period" },
      { { report = "unbilled_usage", currency = "USD", period = "next" }, path, "period must be" },
      { { report = "unbilled_usage", currency = "usd", period = "last" }, path, "currency must be" },
      { { report = "billed_usage", invoice = "G1", currency = "USD" }, path, "takes no currency" },
      { { report = "billed_usage", invoice = "G1", attributes = "all" }, path, "attributes must be" },
      { WHAT, folder .. "/lines.txt", "must end in" },
    }
    for _, case in ipairs(cases) do
      local none, err = workflow.export(client, case[1], case[2])
      assert.same({ nil, "invalid_argument" }, { none, err.kind })
      assert.matches(case[3], err.message)
    end
    assert.equal(0, #assert(sim:requests()))
    assert.error_matches(function() workflow.export(client, { raport = "x" }, path) end,
      "did you mean 'report'")
    assert.error_matches(function() workflow.export(client, WHAT, 1) end, "workflow.export: to")
  end)
end)
