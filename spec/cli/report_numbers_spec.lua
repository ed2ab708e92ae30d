-- The numbers of reports are those that the simulator holds, in every form and width.
local command = require "spec.cli.command"
local core = require "partnercenter.core"
local display_width = require "partnercenter.cli.output.display_width"
local json = require "partnercenter.simulator.json"
local numbers = require "partnercenter.cli.report.numbers"

local AT = "2026-11-29"
local UNBILLED = "/v1.0/reports/partners/billing/reconciliation/unbilled/export"

describe("report", function()
  local sim, environment, home

  setup(function()
    home = command.home()
    sim = assert(require("partnercenter.simulator").start {
      customers = 3, invoice_lines = 240, currencies = "USD,EUR",
    })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)
  before_each(function() assert(sim:reset()) end)

  local function run(line) return command.run(line, environment) end

  local function read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("*a")
    file:close()
    return text
  end

  local function page(line)
    local path = home .. "/page.html"
    local found = run(("report %s %s --at %s"):format(line, path, AT))
    return read(path), found
  end

  -- The sums of an export by currency and customer, and by currency alone, as decimal texts.
  local function sums_of(arguments)
    local path, sums = home .. "/lines.jsonl", {}
    assert.equal(0, run(("export %s %s"):format(arguments, path)).status)
    for line in read(path):gmatch "[^\n]+" do
      local total = line:match '"Total":([%d.-]+)'
      local currency, domain = line:match '"Currency":"(%u+)"', line:match '"CustomerDomainName":"([^"]+)"'
      for _, key in ipairs { currency, currency .. " " .. domain } do
        sums[key] = core.add_decimals(sums[key] or "0", total)
      end
    end
    os.remove(path)
    return sums
  end

  local function has(text, amount, currency)
    assert.is_truthy(text:find(">" .. numbers.text(amount, currency) .. "<", 1, true),
      numbers.text(amount, currency))
  end

  -- One invoice of November, one of October; the others are of January.
  local function two_months()
    for number = 1, 5 do
      local month = ({ "2026-11", "2026-10" })[number] or "2026-01"
      assert(sim:put(("/v1/invoices/G%09d"):format(number), { invoiceDate = month .. "-08T00:00:00Z" }))
    end
    assert(sim:put("/v1/invoices/D000000006", { invoiceDate = "2026-01-08T00:00:00Z" }))
  end

  it("of billing has the sums of lines by customer and currency, against last month", function()
    two_months()
    local sums = sums_of "billed-reconciliation --invoice G000000001"
    local text, found = page "billing"
    assert.equal(0, found.status, found.err)
    for _, currency in ipairs { "USD", "EUR" } do
      has(text, sums[currency], currency)
      for place = 1, 3 do
        has(text, sums[("%s customer%d.example"):format(currency, place)], currency)
      end
    end
    assert.is_truthy(text:find("Customers in USD, 2026-11", 1, true))
    assert.is_truthy(text:find('<th scope="col" class="number">2026-10</th>', 1, true))
    assert.is_truthy(text:find(", +0.00 against 2026-10", 1, true))
    assert.is_truthy(text:find("The lines that were read add up to their invoices.", 1, true))
    assert.is_truthy(text:find('class="mark"', 1, true))
    local unbilled = sums_of "unbilled-reconciliation --currency USD --period current"
    has(text, unbilled.USD, "USD")
    assert.is_truthy(text:find("3 of 3 lists of lines were read", 1, true))
  end)

  it("of billing says which lines could not be read, and leaves their sums out", function()
    two_months()
    assert(sim:fault { path = UNBILLED, status = 403, times = 9 })
    local text, found = page "billing"
    assert.equal(1, found.status)
    assert.matches("1 of 3 lists of lines failed", found.err)
    assert.is_truthy(text:find("Lists of lines that failed", 1, true))
    assert.is_truthy(text:find("unbilled in USD", 1, true))
    assert.is_truthy(text:find("Left out: not all lines could be read.", 1, true))
    assert.is_truthy(text:find("Customers in USD, 2026-11", 1, true))
    local quick = page "billing --no-lines"
    assert.not_matches("Customers in", quick)
    assert.is_truthy(quick:find("Charged in USD", 1, true))
  end)

  it("of billing explains taxes that only the invoice has", function()
    two_months()
    assert(sim:set { tax_in_lines = false })
    local text = page "billing"
    assert.is_truthy(text:find("The lines of 2 invoices do not add up to the total. Where the lines hold no",
      1, true))
  end)

  it("of seats has the end of each term, by the product's name", function()
    local path = "/v1/customers/a1000000-0000-4000-8000-000000000001"
    assert(sim:put(path .. "/subscribedskus", {
      { totalUnits = 9, availableUnits = 7, consumedUnits = 2, suspendedUnits = 0,
        productSku = { id = "1", name = "Simulated business-basic" } },
    }))
    assert(sim:put(path .. "/subscriptions", {
      { id = "a", offerName = "Simulated Business Basic", status = "active", autoRenewEnabled = false,
        commitmentEndDate = "2097-03-05T00:00:00Z" },
      { id = "b", offerName = "Simulated Business Basic", status = "active",
        commitmentEndDate = "2097-02-03T00:00:00Z" },
      { id = "c", offerName = "Simulated Business Basic", status = "deleted",
        commitmentEndDate = "2097-01-03T00:00:00Z" },
    }))
    local text = page "seats"
    assert.matches('customer1.example</th><td>Simulated business%-basic</td><td class="number">9</td>'
      .. '<td class="number">2</td><td class="number">7</td><td class="number">0</td>'
      .. '<td class="date">2097%-02%-03</td><td class="number">25[^<]*634</td>', text)
    local rows = json.decode(run(("report seats -o json --at %s"):format(AT)).out)
    assert.equal("2097-02-03T00:00:00Z", rows[1].ends)
  end)

  it("isolates names that run from right to left, and has a picture for narrow screens", function()
    local id = "a1000000-0000-4000-8000-000000000002"
    assert(sim:put("/v1/customers/" .. id, { id = id,
      companyProfile = { companyName = "\215\151\215\145\215\168\215\148", domain = "name2.example" } }))
    local text = page "qualifications"
    assert.is_truthy(text:find("<bdi>\215\151\215\145\215\168\215\148</bdi>", 1, true))
    assert.equal(select(2, text:gsub('class="wide"', "")), select(2, text:gsub('class="narrow"', "")))
    for _, form in ipairs { "id", "aria%-labelledby" } do assert.matches(form .. '="section%-1"', text) end
  end)

  for _, width in ipairs { 40, 80, 200 } do
    it(("fits a terminal of %d columns"):format(width), function()
      for _, kind in ipairs { "renewals", "seats", "billing --no-lines", "gdap" } do
        local shown = command.shell("partnercenter report " .. kind, environment, { columns = width }).out
        for line in shown:gsub("[^\n]*\r\27%[K", ""):gsub("\r", ""):gmatch "[^\n]+" do
          assert.is_true(display_width.of(line) <= width, kind .. ": " .. line)
        end
        assert.matches("#", shown)
      end
    end)
  end
end)

describe("billing lines", function()
  local customers = require "partnercenter.cli.report.billing.customers"
  local document = require "partnercenter.cli.report.document"
  local ledger = require "partnercenter.cli.report.billing.ledger"

  local function line(customer, item, total)
    return {
      customer_id = customer, name = customer, domain = customer .. ".example", currency = "USD",
      product = "Product " .. item, item = item, total = total,
    }
  end

  local function sections()
    local all, report = ledger.new(), document.new("Billing", {})
    for _, added in ipairs {
      { "now", line("a", "1", "0.1") }, { "now", line("a", "2", "0.2") }, { "now", line("b", "3", "-5.00") },
      { "before", line("a", "1", "0.1") }, { "before", line("b", "4", "7") },
    } do
      ledger.add(all, added[1], added[2], "USD")
    end
    customers.add(report, {
      currency = "USD", month = "2026-11", before = "2026-10", has_now = true, has_before = true,
    }, ledger.of(all, "USD"))
    return report
  end

  it("are added without rounding, and credits stand below zero", function()
    local report = sections()
    local charged = report.sections[1]
    assert.same({ "0.3", "-5" }, { charged.rows[1].now, charged.rows[2].now })
    assert.equal("-5", charged.sums.credits)
    assert.is_true(document.has_negative(charged))
    report.at = 0
    local text = require("partnercenter.cli.report.html").of(report)
    assert.is_truthy(text:find(">0.30 USD<", 1, true))
    assert.is_truthy(text:find('class="below"', 1, true))
    assert.is_truthy(text:find("Below zero", 1, true))
  end)

  it("tell items that are new from those that have ended", function()
    local report = sections()
    local function products(section)
      local names = {}
      for place, row in ipairs(section.rows) do names[place] = row.product end
      return names
    end
    assert.equal("New items in USD, 2026-11", report.sections[2].heading)
    assert.same({ "Product 2", "Product 3" }, products(report.sections[2]))
    assert.equal("Ended items in USD, 2026-11", report.sections[3].heading)
    assert.same({ "Product 4" }, products(report.sections[3]))
  end)

  it("keep the largest customers and add the others up exactly", function()
    local bars = {}
    for place = 1, 45 do
      bars[place] = { label = ("%02d"):format(place), values = { place > 5 and "1.00" or "0.1" } }
    end
    local kept = document.longest(bars)
    assert.equal(41, #kept)
    assert.equal("5 others", kept[41].label)
    assert.equal("0.5", kept[41].values[1])
  end)
end)

describe("numbers of reports", function()
  for _, case in ipairs {
    { 1234567, nil, "1 234 567" }, { "1234567.5", "USD", "1 234 567.50 USD" }, { 1234, "JPY", "1 234 JPY" },
    { "-0.005", "EUR", "-0.005 EUR" }, { "7", "KWD", "7.000 KWD" }, { 12.5, nil, "12.50" },
  } do
    it("are written as " .. case[3], function() assert.equal(case[3], numbers.text(case[1], case[2])) end)
  end
end)
