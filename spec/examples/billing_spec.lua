-- The examples of billing, against the simulator's invoices and exports.
local csv = require "partnercenter.csv"
local sign_in = require "spec.support.sign_in"

describe("the example", function()
  local sim, directory

  setup(function()
    sim = sign_in.simulator { customers = 5, job_wait = 0, invoice_lines = 60 }
    directory = sign_in.output("mktemp -d"):match("%S+")
  end)

  teardown(function()
    sim:stop()
    os.execute("rm -rf " .. directory)
  end)

  before_each(function()
    assert(sim:reset())
    os.execute(("rm -rf %s/*"):format(directory))
  end)

  -- What an example prints, and its exit status.
  local function run(name, arguments)
    local text = sign_in.output(sign_in.example(sim, name, arguments, {
      AZURE_CLIENT_SECRET = sim.client_secret, PARTNERCENTER_REFRESH_TOKEN = sim.refresh_token,
    }) .. "; echo $?")
    local said, status = text:match("^(.-)(%d+)\n$")
    return said, tonumber(status)
  end

  local function rows_of(path)
    local count = 0
    for row in assert(csv.rows(path)) do
      assert.is_string(row.Total or row.totalForCustomer)
      count = count + 1
    end
    return count
  end

  it("40_reconcile writes the newest invoice, and says whether it adds up", function()
    local path = directory .. "/lines.csv"
    local said, status = run("40_reconcile", path)
    assert.equal(0, status, said)
    assert.matches("60 rows in .*lines.csv, from export\n", said)
    assert.matches("\nUSD  total %d+%.%d%d  taxes %d+%.%d%d  credits %-%d+%.%d%d\n", said)
    assert.matches("adds up to the invoice's total of %d+%.%d%d USD\n$", said)
    assert.equal(60, rows_of(path))
    assert(sim:set { tax_in_lines = false })
    said, status = run("40_reconcile", path .. " G000000001")
    assert.equal(1, status)
    assert.matches("hold no taxes", said)
    assert.matches("it differs from the invoice's total by %-%d", said)
  end)

  it("41_unbilled adds up by customer, the largest first", function()
    local said, status = run("41_unbilled", "EUR")
    assert.equal(0, status, said)
    local sums, last, count = { lines = 0, usage = 0 }, math.huge, 0
    for lines, usage in said:gmatch "\n +(%d+%.%d%d) +(%d+%.%d%d) %u" do
      assert.is_true(tonumber(lines) <= last)
      last, count = tonumber(lines), count + 1
      sums.lines, sums.usage = sums.lines + lines, sums.usage + usage
    end
    assert.equal(5, count, said)
    assert.matches("^ +lines +daily usage EUR\n", said)
    local total = ("\n +%.2f +%.2f total of 5 customers, 60 lines, 60 rows of usage\n$"):format(sums.lines,
      sums.usage)
    assert.matches(total:gsub("%.", "%%."), said)
    local exports = {}
    for _, request in ipairs(assert(sim:requests())) do
      local report = request.path:match "billing/(.*)/export$"
      if request.method == "POST" and report then exports[#exports + 1] = report end
    end
    assert.same({ "reconciliation/unbilled", "usage/unbilled" }, exports)
  end)

  it("42_nightly_invoices fetches only what is new, and goes on the next night", function()
    assert(sim:fault { pattern = "part%-00001", status = 404 })
    local said, status = run("42_nightly_invoices", directory)
    assert.equal(1, status)
    assert.matches("failed\n", said)
    assert(sim:clear_faults())
    said, status = run("42_nightly_invoices", directory)
    assert.equal(0, status, said)
    local new = tonumber(said:match("\n(%d+) new invoices, %d+ that were there, 0 failed\n$"))
    assert.is_true(new > 0)
    assert.is_nil(said:find("not the invoice's total", 1, true))
    local files = sign_in.output("ls " .. directory)
    assert.is_nil(files:find("%.state") or files:find("%.part"))
    assert(sim:clear_requests())
    said, status = run("42_nightly_invoices", directory)
    assert.equal(0, status, said)
    assert.matches("^0 new invoices, %d+ that were there, 0 failed\n$", said)
    for _, request in ipairs(assert(sim:requests())) do
      assert.is_nil(request.path:find("/export", 1, true) or request.path:find("/lineitems", 1, true))
    end
  end)
end)
