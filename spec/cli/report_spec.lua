-- Reports: pages for a browser, bars for a terminal, rows for programs.
local command = require "spec.cli.command"
local json = require "partnercenter.simulator.json"

local KINDS = { "qualifications", "renewals", "seats", "billing", "gdap" }

describe("report", function()
  local sim, environment, home

  setup(function()
    home = command.home()
    sim = assert(require("partnercenter.simulator").start { customers = 12, invoice_lines = 300 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)
  before_each(function() assert(sim:reset()) end)

  local function run(line) return command.run(line, environment) end

  local function page(kind, name)
    local path = ("%s/%s.html"):format(home, name or kind)
    local found = run(("report %s %s --at 2026-11-29"):format(kind, path))
    local file = assert(io.open(path, "rb"), found.err)
    local text = file:read("*a")
    file:close()
    return text, found, path
  end

  for _, kind in ipairs(KINDS) do
    it("of " .. kind .. " is one page that asks for nothing else", function()
      local text, found = page(kind)
      assert.equal(0, found.status, found.err)
      assert.equal(text, (page(kind, "again")))
      assert.is_truthy(text:find("default-src 'none'", 1, true))
      assert.not_matches("<script", text)
      assert.not_matches("https?:", text)
      assert.not_matches("[%s\"]src=", text)
      assert.not_matches("url%([^#]", text)
      assert.not_matches("@import", text)
      local charts = select(2, text:gsub('<svg role="img"', ""))
      assert.is_true(charts >= 1)
      assert.equal(charts, select(2, text:gsub("<title id=", "")))
      assert.equal(charts, select(2, text:gsub("<desc id=", "")))
      assert.is_true(select(2, text:gsub("<table", "")) >= charts * 2)
    end)

    it("of " .. kind .. " leaves no word on the console of a browser #once", function()
      local _, _, path = page(kind)
      local line = "timeout 300 chromium --headless --no-sandbox --user-data-dir=%s/browser "
        .. "--disable-background-networking --enable-logging=stderr --dump-dom file://%s 2>%s/browser.err"
      local dom = command.output(line:format(home, path, home))
      assert.is_truthy(dom:find("</svg>", 1, true))
      assert.equal("", command.output(("grep CONSOLE %s/browser.err"):format(home)))
    end)

    it("of " .. kind .. " is drawn on a terminal and given to programs", function()
      local shown = command.shell("partnercenter report " .. kind, environment, { columns = 60 })
      assert.equal(0, shown.status, shown.out)
      -- Progress stood before its erasure.
      for line in shown.out:gsub("[^\n]*\r\27%[K", ""):gsub("\27%[%d*[mK]", ""):gmatch("[^\n]+") do
        assert.is_true(#line <= 90, line)
      end
      assert.matches("#", shown.out)
      assert.not_matches("\226\150\136", shown.out) -- no locale here is UTF-8
      local rows = json.decode(run("report " .. kind .. " -o json").out)
      assert.is_true(#rows > 0)
      assert.equal(#rows + 1, select(2, run("report " .. kind .. " -o csv").out:gsub("\n", "")))
    end)
  end

  it("draws blocks where the locale is UTF-8", function()
    local given = { LC_ALL = "C.UTF-8" }
    for name, value in pairs(environment) do given[name] = value end
    assert.matches("\226\150\136", command.run("report renewals", given).out)
  end)

  it("lists the customers that failed", function()
    assert(sim:fault { path = "/customers/a1000000-0000-4000-8000-000000000003/subscribedskus", status = 403,
      times = 9 })
    local text, found = page "seats"
    assert.equal(1, found.status)
    assert.matches("1 of 12 customers failed", found.err)
    assert.matches("1 of 12 customers failed", text)
    assert.is_truthy(text:find("Customers that failed", 1, true))
    assert.is_truthy(text:find("customer3.example", 1, true))
  end)

  it("escapes what strangers wrote", function()
    local path = "/v1/customers/a1000000-0000-4000-8000-000000000001"
    local record = json.decode(run("customer customer1.example -o json").out)
    record.companyProfile.companyName = "<script>alert(1)</script>\27[31m & \"so\""
    assert(sim:put(path, record))
    local text = page "qualifications"
    assert.not_matches("<script", text)
    assert.is_truthy(text:find("&lt;script&gt;alert(1)&lt;/script&gt;", 1, true))
    assert.not_matches("\27", text)
  end)

  it("never adds different currencies up", function()
    local records = {
      { id = "G1", invoiceDate = "2026-11-08T00:00:00Z", totalCharges = 10.25, currencyCode = "USD" },
      { id = "G2", invoiceDate = "2026-11-08T00:00:00Z", totalCharges = 12.5, currencyCode = "EUR" },
      { id = "G3", invoiceDate = "2026-10-08T00:00:00Z", totalCharges = 2500, currencyCode = "USD" },
    }
    local client = { invoices = function()
      local place = 0
      return { each = function()
        return function()
          place = place + 1
          return records[place]
        end
      end }
    end }
    local report = require "partnercenter.cli.report.billing" { client = function() return client end }
    report.at = 0
    local text = require("partnercenter.cli.report.html").of(report)
    for _, words in ipairs {
      "Charged in EUR", "Charged in USD", "12.50 EUR", "2 500.00 USD",
      "2026-11: 10.25 USD, -2489.75 against 2026-10.",
    } do
      assert.is_truthy(text:find(words, 1, true), words)
    end
    assert.not_matches("22.75", text)
  end)

  it("replaces a file only once it is whole", function()
    local path = home .. "/kept.html"
    local line = ("echo old >%s; trap '' XFSZ; ulimit -f 1; partnercenter report seats %s"):format(path, path)
    local found = command.shell(line, environment)
    assert.equal(1, found.status)
    assert.equal("old\n", command.output("cat " .. path))
    assert.equal("", command.output("ls " .. home .. " | grep part$"))
  end)

  it("fails when it cannot be written", function()
    local found = run "report billing /nowhere/at/all.html"
    assert.equal(1, found.status)
    assert.matches("cannot be written", found.err)
    assert.equal(1, run("report billing /dev/full").status)
    assert.equal(2, run("report nonsense").status)
    assert.equal(2, run("report billing --at yesterday").status)
  end)
end)
