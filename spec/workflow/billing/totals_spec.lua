-- What exports and reconciliations add up to, in the simulator.
local csv = require "partnercenter.csv"
local sign_in = require "spec.support.sign_in"

local INVOICE = "G000000001"
local WHAT = { report = "billed_reconciliation", invoice = INVOICE }

describe("the totals of an export", function()
  local partnercenter = require "partnercenter"
  local workflow = partnercenter.workflow
  local sim, client, folder

  setup(function()
    sim = assert(require("partnercenter.simulator").start {
      customers = 12, job_wait = 0, invoice_lines = 700,
    })
    client = sign_in.client(sim, {
      client_secret = sim.client_secret, refresh_token = sim.refresh_token, max_attempts = 1,
    })
  end)
  teardown(function()
    client:close()
    sim:stop()
  end)
  before_each(function()
    assert(sim:reset())
    folder = sign_in.output("mktemp -d"):match("%S+")
  end)
  after_each(function() os.execute("rm -r " .. folder) end)

  -- In cents, so that nothing is rounded.
  local function cents_of(path, field, currency)
    local cents = 0
    for row in assert(csv.rows(path)) do
      local amount = tonumber(row[field])
      if row.Currency == currency then cents = cents + math.floor(amount * 100 + 0.5) end
    end
    return cents
  end

  local function cents(amount) return math.floor(amount * 100 + 0.5) end

  it("are exact, and the same for every destination", function()
    local path = folder .. "/lines.csv"
    local result = assert(workflow.export(client, WHAT, path))
    local usd = result.totals.USD
    assert.same({ 700, 0 }, { usd.rows, usd.unread })
    assert.equal(cents_of(path, "Total", "USD"), cents(usd.total))
    assert.equal(cents_of(path, "Subtotal", "USD"), cents(usd.subtotal))
    assert.equal(cents_of(path, "TaxTotal", "USD"), cents(usd.tax))
    assert.is_true(usd.credits < 0)
    for _, to in ipairs { folder .. "/lines.jsonl", folder .. "/lines.jsonl.gz", function() end } do
      assert.same(result.totals, assert(workflow.export(client, WHAT, to)).totals)
    end
    assert(sim:set { export_keys = "camel", export_numbers = "text", export_bom = true })
    assert.same(result.totals, assert(workflow.export(client, WHAT, folder .. "/camel.jsonl")).totals)
  end)

  it("tell currencies apart", function()
    assert(sim:set { currencies = "EUR USD" })
    local path = folder .. "/lines.csv"
    local result = assert(workflow.export(client, WHAT, path))
    assert.same({ 350, 350 }, { result.totals.EUR.rows, result.totals.USD.rows })
    for _, currency in ipairs { "EUR", "USD" } do
      assert.equal(cents_of(path, "Total", currency), cents(result.totals[currency].total))
    end
  end)

  it("are those of all blobs after a failure", function()
    local whole = assert(workflow.export(client, WHAT, folder .. "/whole.jsonl")).totals
    assert(sim:fault { pattern = "part%-00002", status = 500 })
    assert.is_nil((workflow.export(client, WHAT, folder .. "/lines.jsonl")))
    assert(sim:clear_faults())
    assert.same(whole, assert(workflow.export(client, WHAT, folder .. "/lines.jsonl")).totals)
  end)

  it("are of usage before taxes", function()
    local what = { report = "unbilled_usage", currency = "EUR", period = "current" }
    local totals = assert(workflow.export(client, what, function() end)).totals
    assert.same({ 700, 0, 0 }, { totals.EUR.rows, totals.EUR.unread, totals.EUR.tax })
    assert.is_true(totals.EUR.total > 0)
  end)
end)

describe("workflow.reconcile", function()
  local partnercenter = require "partnercenter"
  local workflow = partnercenter.workflow
  local sim, client, folder

  setup(function()
    sim = assert(require("partnercenter.simulator").start {
      customers = 12, job_wait = 0, invoice_lines = 700,
    })
    client = sign_in.client(sim, {
      client_secret = sim.client_secret, refresh_token = sim.refresh_token, max_attempts = 1,
    })
  end)
  teardown(function()
    client:close()
    sim:stop()
  end)
  before_each(function()
    assert(sim:reset())
    assert(sim:clear_requests())
    folder = sign_in.output("mktemp -d"):match("%S+")
  end)
  after_each(function() os.execute("rm -r " .. folder) end)

  local function reconcile(id, name, options)
    return workflow.reconcile(client:invoice(id), folder .. "/" .. name, options)
  end

  local function requests_for(text)
    local count = 0
    for _, request in ipairs(assert(sim:requests())) do
      if request.path:find(text, 1, true) then count = count + 1 end
    end
    return count
  end

  it("reads the export of a new-commerce invoice", function()
    for _, name in ipairs { "lines.csv", "lines.jsonl", "lines.jsonl.gz" } do
      local rows = {}
      local result = assert(reconcile(INVOICE, name, {
        progress = function(count) rows[#rows + 1] = count end,
      }))
      assert.same({ "export", 700, 0, true, "total", "USD", INVOICE, folder .. "/" .. name }, {
        result.source, result.rows, result.difference, result.matches, result.compares, result.currency,
        result.invoice_id, result.path,
      })
      assert.equal(result.expected, result.total)
      assert.is_true(result.credits < 0 and result.tax > 0)
      assert.equal(700, rows[#rows])
    end
    assert.equal(0, requests_for "/lineitems")
  end)

  it("reads the line items of a legacy invoice", function()
    local result = assert(reconcile("D000000006", "lines.csv"))
    assert.equal("line_items", result.source)
    assert.equal(0, requests_for "/export")
    local none, err = reconcile("D000000006", "lines.jsonl", { source = "export" })
    assert.same({ nil, "conflict", "5000" }, { none, err.kind, err.code })
    none, err = reconcile("D000000006", "lines.jsonl.gz")
    assert.same({ nil, "invalid_argument" }, { none, err.kind })
  end)

  it("has the same result from both sources", function()
    local one = assert(reconcile(INVOICE, "one.csv", { source = "export" }))
    local other = assert(reconcile(INVOICE, "other.csv", { source = "line_items" }))
    for _, name in ipairs { "rows", "total", "expected", "difference", "matches", "currency", "subtotal",
      "credits" } do
      assert.equal(one[name], other[name], name)
    end
    assert.equal("line_items", other.source)
  end)

  it("compares the invoice's currency only", function()
    assert(sim:set { currencies = "EUR USD" })
    local result = assert(reconcile(INVOICE, "lines.csv"))
    assert.same({ "EUR", true, 700 }, { result.currency, result.matches, result.rows })
    assert.equal(350, result.totals.USD.rows)
  end)

  it("compares the subtotal where taxes stand on the invoice only, and says so", function()
    local taxed = assert(reconcile(INVOICE, "taxed.csv"))
    assert(sim:set { tax_in_lines = false })
    local result = assert(reconcile(INVOICE, "lines.csv"))
    assert.same({ false, "subtotal", taxed.expected, 0 }, {
      result.matches, result.compares, result.expected, result.tax,
    })
    assert.matches("hold no taxes", result.note)
    result = assert(reconcile(INVOICE, "lines.csv", { before_tax = taxed.subtotal }))
    assert.same({ true, "subtotal", taxed.subtotal }, { result.matches, result.compares, result.expected })
    assert.is_nil(result.note)
  end)

  it("takes an invoice without lines", function()
    assert(sim:set { invoice_lines = 0 })
    for _, name in ipairs { "lines.csv", "lines.jsonl" } do
      local result = assert(reconcile(INVOICE, name))
      assert.same({ 0, 0, 0, true, {} }, {
        result.rows, result.total, result.expected, result.matches, result.totals,
      })
      assert.equal("", sign_in.read(folder .. "/" .. name))
    end
  end)

  it("writes the columns that it is told to", function()
    assert(reconcile(INVOICE, "lines.csv", { columns = { "Total", "customerid", "Absent" } }))
    local text = sign_in.read(folder .. "/lines.csv")
    assert.matches("^Total,customerid,Absent\r\n%-?[%d.]+,[%x-]+,\r\n", text)
    assert.equal(701, select(2, text:gsub("\r\n", "")))
  end)

  it("adds the member that it is told to", function()
    local result = assert(reconcile(INVOICE, "lines.csv", { total = "Quantity" }))
    assert.is_false(result.matches)
    assert.equal(result.total, math.floor(result.total))
  end)

  it("says what is wrong with its options", function()
    for text, options in pairs {
      ["source must be"] = { source = "v1" }, ["format must be"] = { format = "xml" },
      ["before_tax must be"] = { before_tax = "all" },
    } do
      local none, err = reconcile(INVOICE, "lines.csv", options)
      assert.same({ nil, "invalid_argument" }, { none, err.kind })
      assert.matches(text, err.message)
    end
    assert.equal(0, #assert(sim:requests()))
  end)
end)
