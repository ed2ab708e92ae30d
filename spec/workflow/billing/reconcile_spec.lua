local csv = require "partnercenter.csv"
local partner = require "spec.support.fake.partner"
local sign_in = require "spec.support.sign_in"

describe("workflow.reconcile", function()
  local world, service, directory

  setup(function() directory = sign_in.output("mktemp -d"):match("%S+") end)
  teardown(function() os.execute("rm -rf " .. directory) end)

  -- Lines of a page: the first of all pages knows no promotion.
  local function lines(from, to, kind)
    local items = world.json.array {}
    for i = from, to do
      items[#items + 1] = {
        customerName = i == 3 and '=HYPERLINK("x")' or "Customer " .. i, totalForCustomer = i + 0.25,
        quantity = i, tenth = 0.1, promotionId = i > 4 and "p" .. i or nil, kind = kind,
        productQualifiers = { "a", "b" },
        attributes = { objectType = "OneTimeInvoiceLineItem" },
      }
    end
    return items
  end

  before_each(function()
    os.execute(("rm -rf %s/*"):format(directory))
    service = {
      invoice = {
        id = "G000", totalCharges = 57.5, currencyCode = "EUR", invoiceDetails = {
          { billingProvider = "one_time", invoiceLineItemType = "billing_line_items" },
          { billingProvider = "one_time", invoiceLineItemType = "usage_line_items" },
        },
      },
      sizes = {},
    }
    world = partner.load {
      { "GET", "^/v1/invoices/G000$", function() return 200, service.invoice end },
      { "GET", "^/v1/invoices/G000/lineitems$", function(call)
        local query = call.query
        service.sizes[#service.sizes + 1] = query.size
        assert.equal("onetime", query.provider)
        if query.invoicelineitemtype == "usagelineitems" then
          return 200, { items = lines(100, 101, "usage"), totalCount = 2 }
        end
        assert.equal("billinglineitems", query.invoicelineitemtype)
        local from = tonumber(query.from or 1)
        if service.fail_at == from then return 403, { code = 1, description = "not now" } end
        local uri = "/invoices/G000/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&from="
        local next_link = from < 10 and { uri = uri .. from + 4, method = "GET", headers = {} } or nil
        local items = from < 10 and lines(from, math.min(from + 3, 10)) or world.json.array {}
        return 200, { items = items, links = { next = next_link } }
      end },
    }
  end)

  after_each(partner.unload)

  local function reconcile(name, options)
    local path = directory .. "/" .. name
    return world.partnercenter.workflow.reconcile(world.made:invoice("G000"), path, options)
  end

  local function names() return sign_in.output("ls " .. directory) end

  local function rows(name)
    local found = {}
    for line in io.lines(directory .. "/" .. name) do found[#found + 1] = assert(world.json.decode(line)) end
    return found
  end

  it("brings every line of every kind into a file, and compares the total of billing", function()
    local result = assert(reconcile "lines.jsonl")
    assert.same({ 12, 57.5, 57.5, 0, true, "EUR", "G000" }, {
      result.rows, result.total, result.expected, result.difference, result.matches, result.currency,
      result.invoice_id,
    })
    local found = rows "lines.jsonl"
    assert.equal(12, #found)
    assert.same({ 1, 10, "usage" }, { found[1].quantity, found[10].quantity, found[12].kind })
    assert.equal("lines.jsonl\n", names())
    assert.equal("2000", service.sizes[1])
  end)

  it("writes a table with all columns there are, safe from formulas", function()
    assert(reconcile("lines.csv", { size = 4 }))
    local found = {}
    for row in assert(csv.rows(directory .. "/lines.csv")) do found[#found + 1] = row end
    assert.equal(12, #found)
    assert.same({ "Customer 1", "", "p10", "1.25", '["a","b"]' }, {
      found[1].customerName, found[1].promotionId, found[10].promotionId, found[1].totalForCustomer,
      found[1].productQualifiers,
    })
    assert.is_nil(found[1].attributes)
    assert.matches("'=HYPERLINK", sign_in.read(directory .. "/lines.csv"))
    assert.equal("lines.csv\n", names())
    assert.equal("4", service.sizes[1])
    assert(reconcile("lines.csv", { columns = { "quantity", "absent" } }))
    assert.matches("^quantity,absent\r\n1,\r\n2,\r\n", sign_in.read(directory .. "/lines.csv"))
  end)

  it("tells a difference, and adds up what it is told to", function()
    service.invoice.totalCharges = 57.49
    local result = assert(reconcile "lines.jsonl")
    assert.is_false(result.matches)
    assert.is_true(math.abs(result.difference - 0.01) < 1e-9)
    assert.is_true(assert(reconcile("lines.jsonl", { tolerance = 0.02 })).matches)
    assert.equal(55, assert(reconcile("lines.jsonl", { total = "quantity" })).total)
    assert.equal(1, assert(reconcile("lines.jsonl", { total = "tenth" })).total)
    service.invoice.totalCharges, service.invoice.invoiceDetails = nil, nil
    result = assert(reconcile "lines.jsonl")
    assert.same({ 0, 0 }, { result.rows, result.total })
    assert.is_nil(result.matches)
  end)

  it("keeps the old file until the new one is whole, and goes on after a failure", function()
    sign_in.write(directory .. "/lines.jsonl", "old\n")
    service.fail_at = 9
    local seen = {}
    local result, err = reconcile("lines.jsonl", { progress = function(count) seen[#seen + 1] = count end })
    assert.is_nil(result)
    assert.equal("forbidden", err.kind)
    assert.same({ 4, 8 }, seen)
    assert.equal("old\n", sign_in.read(directory .. "/lines.jsonl"))
    assert.equal("lines.jsonl\nlines.jsonl.lines\nlines.jsonl.state\n", names())
    -- What a killed run has written behind its last state does not count.
    sign_in.write(directory .. "/lines.jsonl.lines", sign_in.read(directory .. "/lines.jsonl.lines")
      .. ("x"):rep(5000))
    service.fail_at, world.log = nil, {}
    result = assert(reconcile "lines.jsonl")
    assert.same({ 12, true }, { result.rows, result.matches })
    assert.equal(4, #world.log) -- the invoice, the third page of billing, the empty one after it, the usage
    assert.equal(12, #rows "lines.jsonl")
    assert.equal("lines.jsonl\n", names())
  end)

  it("begins anew where what it had is gone, damaged or another invoice's", function()
    for _, damage in ipairs {
      function(path) sign_in.write(path .. ".state", "{") end,
      function(path) os.remove(path .. ".lines") end,
      function(path)
        sign_in.write(path .. ".state", (sign_in.read(path .. ".state"):gsub("G000\",\"listing", "G1\",\"l")))
      end,
    } do
      service.fail_at = 5
      assert.is_nil((reconcile "lines.jsonl"))
      damage(directory .. "/lines.jsonl")
      service.fail_at = nil
      local result = assert(reconcile "lines.jsonl")
      assert.same({ 12, 57.5 }, { result.rows, result.total })
      assert.equal(12, #rows "lines.jsonl")
    end
  end)

  it("asks for nothing where no file can take the path's place", function()
    os.execute(("mkdir %s/place; mkfifo %s/pipe"):format(directory, directory))
    for _, name in ipairs { "place", "pipe" } do
      for _, format in ipairs { "csv", "jsonl" } do
        local result, err = reconcile(name, { format = format })
        assert.is_nil(result)
        assert.equal("config", err.kind)
        assert.matches("the file cannot be written: it is ", err.message)
      end
    end
    assert.equal(0, #world.sent)
    os.execute(("rm -r %s/place %s/pipe"):format(directory, directory))
  end)

  it("says what is wrong with the file or the options", function()
    local result, err = reconcile "none/lines.csv"
    assert.is_nil(result)
    assert.equal("config", err.kind)
    assert.matches("cannot be written", err.message)
    result, err = reconcile("lines.xls", { format = "xls" })
    assert.is_nil(result)
    assert.equal("invalid_argument", err.kind)
    local workflow = world.partnercenter.workflow
    assert.error_matches(function() workflow.reconcile(world.made:invoice("G000")) end,
      "path: string expected, got nil")
    assert.error_matches(function() workflow.reconcile(world.made, "x") end,
      "a handle such as client:invoice%(id%) expected, got partnercenter%.client")
  end)
end)
