-- The commands `call` and `request`: their formats, headers and pages.
local command = require "spec.cli.command"
local json = require "partnercenter.simulator.json"

describe("the command", function()
  local sim, environment, home

  setup(function()
    home = command.home()
    sim = assert(require("partnercenter.simulator").start { customers = 7 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)

  local function run(line) return command.run(line, environment) end

  local function lines(text) return select(2, text:gsub("\n", "")) end

  it("request prints the body, and with --include status and headers in order", function()
    local found = run "request GET '/v1/customers?size=2' --include"
    assert.equal(0, found.status, found.err)
    assert.equal(2, #json.decode(found.out).items)
    local names = {}
    assert.matches("^200\n", found.err)
    for name in found.err:gmatch("\n([%w-]+): ") do names[#names + 1] = name end
    assert.is_true(#names >= 5)
    local sorted = {}
    for place, name in ipairs(names) do sorted[place] = name end
    table.sort(sorted)
    assert.same(sorted, names)
    assert.matches("\ncontent%-type: application/json", found.err)
  end)

  it("request --all follows the pages into one list in each format", function()
    local path = "request GET '/v1/customers?size=2' --all "
    local items = json.decode(run(path).out)
    assert.equal(7, #items)
    assert.equal("customer7.example", items[7].companyProfile.domain)
    assert.equal(7, lines(run(path .. "-o jsonl").out))
    assert.equal(8, lines(run(path .. "-o csv").out))
    assert.matches("^a1000000%-0000%-4000%-8000%-000000000001\n", run(path .. "-o tsv --fields id").out)
    assert(sim:clear_requests())
    run(path)
    local count = 0
    for _, request in ipairs(assert(sim:requests())) do
      if request.path:find("/v1/customers", 1, true) then count = count + 1 end
    end
    assert.equal(4, count)
    local terminal = command.shell("partnercenter " .. path .. "-o tsv", environment, { columns = 100 })
    assert.matches("\r\27%[K%d items", terminal.out)
  end)

  it("request and call show what a dry run would send", function()
    local line = [[request POST /v1/customers/x/carts '{"a":1}' --dry-run]]
    assert.same({ out = '1. POST /v1/customers/x/carts\n   with {"a":1}\n', err = "", status = 0 }, run(line))
    assert.same({ method = "POST", path = "/v1/customers/x/carts", body = { a = 1 } },
      json.decode(run(line .. " -o json").out))
    assert.equal("1. GET invoices()\n", run("call 'invoices()' --dry-run").out)
    assert.equal("1. DELETE customer(x):delete()\n", run("call 'customer(x):delete()' --dry-run").out)
  end)

  it("request --all refuses what has no pages", function()
    for _, line in ipairs {
      "request POST /v1/customers '{}' --all", "request GET /v1/customers --all --include",
      "request GET /v1/profiles/organization --all",
    } do
      local found = run(line)
      assert.same({ 2, "" }, { found.status, found.out }, line)
      assert.matches("^partnercenter: [^\n]*%-%-all", found.err)
    end
    assert(sim:fault { path = "/v1/customers", status = 500, times = 9 })
    local found = run "request GET /v1/customers --all"
    assert(sim:reset())
    assert.same({ 5, "" }, { found.status, found.out })
    assert.matches("^partnercenter: ", found.err) -- nobody asked for JSON
  end)

  it("prints a list or a record of an unknown kind as rows", function()
    local listed = run "call 'customers()' -o csv"
    assert.equal(8, lines(listed.out), listed.err)
    assert.matches("^id,[^\n]*companyProfile,", listed.out)
    assert.not_matches("links", listed.out:match("^[^\n]*"))
    assert.equal(8, lines(run("call 'customers()' -o tsv --header").out))
    assert.equal(8, lines(run("call 'customers()' -o table").out))
    local body = run "request GET /v1/customers -o csv --fields id,companyProfile.domain"
    assert.matches("^id,companyProfile.domain\r\na1000000[^,]*,customer1.example\r\n", body.out)
    assert.equal('{"totalCount":7}\n', run("request GET /v1/customers --fields totalCount").out)
    local one = "call 'customer(customer1.example):get()' --fields "
    assert.equal('{"companyProfile.domain":"customer1.example"}\n', run(one .. "companyProfile.domain").out)
    assert.equal("customer1.example\n", run(one .. "companyProfile.domain -o tsv").out)
    local wrong = run(one .. "nonsense")
    assert.same({ 2, "" }, { wrong.status, wrong.out })
    assert.matches("they have .*companyProfile", wrong.err)
  end)
end)
