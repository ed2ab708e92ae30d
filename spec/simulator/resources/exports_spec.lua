-- Billing exports of the simulator, read by curl and zcat.
local client = require "spec.simulator.client"
local json = require "partnercenter.simulator.json"

local BILLING = "/v1.0/reports/partners/billing"
local BILLED = BILLING .. "/reconciliation/billed/export"

describe("exports of the simulator #once", function()
  local sim, graph

  setup(function()
    sim = client.start { customers = 10, invoice_lines = 250, job_wait = 0 }
    graph = assert(sim:access_token { audience = "https://graph.microsoft.com" }).access_token
  end)
  teardown(function() sim:stop() end)
  before_each(function() assert(sim:reset()) end)

  local function get(path) return client.curl(sim, path, { token = graph }) end

  local function operation_of(path, body)
    local answer = client.curl(sim, path, { token = graph, method = "POST", body = body })
    assert.equal(202, answer.status)
    return (answer.headers.location:gsub("^https://[^/]+", ""))
  end

  local function ended(path)
    local answer
    repeat answer = get(path) until not answer.value["@odata.type"]:find("runningOperation")
    assert.equal(200, answer.status)
    return answer.value
  end

  local function manifest_of(path, body)
    local link = ended(operation_of(path, body))["resourceLocation@odata.navigationLink"]
    return get((link:gsub("^https://[^/]+", ""))).value
  end

  local function fetch(manifest, name, options)
    options = options or {}
    local address = ("%s/%s?%s"):format(manifest.rootDirectory, name, options.sas or manifest.sasToken)
    return client.curl(sim, "", { base = address, token = options.token or false, headers = options.headers })
  end

  local function unpacked(bytes)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(bytes)
    file:close()
    local text = client.output("zcat < " .. path .. " 2>&1; echo status $?")
    os.remove(path)
    return text:match("^(.*)status (%d+)\n$")
  end

  local function rows_of(manifest)
    local rows = {}
    for _, blob in ipairs(manifest.blobs) do
      local text, status = unpacked(fetch(manifest, blob.name).body)
      assert.equal("0", status)
      for line in text:gmatch("[^\n]+") do rows[#rows + 1] = assert(json.decode(line)) end
    end
    return rows
  end

  local function cents(rows, member)
    local sum = 0
    for _, row in ipairs(rows) do sum = sum + math.floor(row[member] * 100 + 0.5) end
    return sum
  end

  it("go from running to a manifest, whose blobs add up to the invoice", function()
    assert(sim:set { job_reads = 2 })
    local path = operation_of(BILLED, { invoiceId = "G000000001", attributeSet = "full" })
    local first, second = get(path), get(path)
    assert.same({ "notStarted", "running" }, { first.value.status, second.value.status })
    assert.equal("0", first.headers["retry-after"])
    assert.equal("succeeded", get(path).value.status)
    local manifest = manifest_of(BILLED, { invoiceId = "G000000001" })
    assert.equal(3, manifest.blobCount)
    local rows = rows_of(manifest)
    assert.equal(250, #rows)
    local invoice = client.curl(sim, "/v1/invoices/G000000001").value
    assert.equal(math.floor(invoice.totalCharges * 100 + 0.5), cents(rows, "Total"))
    assert.equal(cents(rows, "Total"), cents(rows, "Subtotal") + cents(rows, "TaxTotal"))
    local credits = 0
    for _, row in ipairs(rows) do
      if row.ChargeType == "customerCredit" then credits = credits + 1 end
    end
    assert.equal(5, credits)
  end)

  it("give the manifest in three forms", function()
    for _, spelling in ipairs { "link", "url", "object" } do
      assert(sim:set { export_location = spelling, export_status = "completed" })
      local answer = ended(operation_of(BILLED, { invoiceId = "G000000001" }))
      assert.equal("completed", answer.status)
      local link, location = answer["resourceLocation@odata.navigationLink"], answer.resourceLocation
      assert.equal(spelling == "link", link ~= nil)
      assert.equal(({ link = "nil", url = "string", object = "table" })[spelling], type(location))
    end
  end)

  it("fail with code 5000 in the operation", function()
    local function failure(body)
      local answer = ended(operation_of(BILLED, body))
      assert.equal("failed", answer.status)
      return answer.error
    end
    assert.equal("5000", failure({ invoiceId = "G999999999" }).code)
    assert.matches("D000000006", failure({ invoiceId = "D000000006" }).message)
    assert(sim:set { export_early = 1 })
    assert.matches("requested period", failure({ invoiceId = "G000000001" }).message)
    assert.equal("succeeded", ended(operation_of(BILLED, { invoiceId = "G000000001" })).status)
  end)

  it("ask for the signature, and refuse tokens", function()
    local manifest = manifest_of(BILLED, { invoiceId = "G000000001" })
    local name = manifest.blobs[1].name
    local function status(options)
      local answer = fetch(manifest, name, options)
      return { answer.status, answer.headers["x-ms-error-code"] }
    end
    assert.same({ 200 }, status())
    assert.same({ 403, "AuthenticationFailed" }, status { sas = "sv=1" })
    assert.same({ 403, "AuthenticationFailed" }, status { sas = manifest.sasToken:gsub("sig=", "sig=x") })
    assert.same({ 403, "AuthenticationFailed" }, status { sas = manifest.sasToken:gsub("se=20", "se=21") })
    assert.same({ 401, "InvalidAuthenticationInfo" }, status { token = graph })
    assert.same({ 412, "ConditionNotMet" }, status { headers = { ["If-Match"] = '"other"' } })
    assert.same({ 404, "BlobNotFound" }, (function()
      local answer = fetch(manifest, "part-00099-00000001.c000.json.gz")
      return { answer.status, answer.headers["x-ms-error-code"] }
    end)())
    assert(sim:set { export_sas_life = 0 })
    local late = manifest_of(BILLED, { invoiceId = "G000000001" })
    assert.equal(403, fetch(late, late.blobs[1].name).status)
  end)

  it("give the rest of a blob that was cut off", function()
    local manifest = manifest_of(BILLED, { invoiceId = "G000000001" })
    local whole = fetch(manifest, manifest.blobs[1].name)
    local function rest(from)
      local headers = { Range = ("bytes=%d-"):format(from), ["If-Match"] = whole.headers.etag }
      return fetch(manifest, manifest.blobs[1].name, { headers = headers })
    end
    local answer = rest(100)
    assert.same({ 206, ("bytes 100-%d/%d"):format(#whole.body - 1, #whole.body), whole.body:sub(101) },
      { answer.status, answer.headers["content-range"], answer.body })
    assert.equal(416, rest(#whole.body).status)
  end)

  it("get new blobs and a new eTag when the data change", function()
    local before = manifest_of(BILLED, { invoiceId = "G000000001" })
    assert(sim:set { export_version = 2 })
    local after = get(BILLING .. "/manifests/" .. before.id).value
    assert.not_equal(before.eTag, after.eTag)
    assert.equal(404, fetch(before, before.blobs[1].name).status)
    assert.equal(200, fetch(after, after.blobs[1].name).status)
  end)

  it("come in the shapes that were seen", function()
    sim:set {
      export_keys = "camel", export_numbers = "text", export_members = 3, export_bom = true,
      currencies = "EUR USD", invoice_lines = 1500, export_blobs = 1,
    }
    local manifest = manifest_of(BILLED, { invoiceId = "G000000001" })
    local text = unpacked(fetch(manifest, manifest.blobs[1].name).body)
    assert.equal("\239\187\191", text:sub(1, 3))
    local count = 0
    for line in text:sub(4):gmatch("[^\n]+") do
      local row = assert(json.decode(line))
      assert.equal("string", type(row.total))
      assert.is_string(row.pcToBCExchangeRate)
      count = count + 1
      assert.equal(count % 2 == 1 and "EUR" or "USD", row.currency)
    end
    assert.equal(1500, count)
  end)

  it("leave out what is not basic in the smaller set of usage", function()
    local path = BILLING .. "/usage/billed/export"
    local full = rows_of(manifest_of(path, { invoiceId = "G000000001" }))[7]
    local basic = rows_of(manifest_of(path, { invoiceId = "G000000001", attributeSet = "basic" }))[7]
    assert.is_string(full.MeterId)
    assert.is_nil(basic.MeterId)
    assert.equal(full.BillingPreTaxTotal, basic.BillingPreTaxTotal)
  end)

  it("can be damaged", function()
    local whole = manifest_of(BILLED, { invoiceId = "G000000001" })
    local sound = unpacked(fetch(whole, whole.blobs[1].name).body)
    for damage, complaint in pairs {
      crc = "crc error", length = "length error", cut = "unexpected end of file",
    } do
      assert(sim:set { export_damage = damage })
      local text, status = unpacked(fetch(whole, whole.blobs[1].name).body)
      assert.matches(complaint, text)
      assert.not_equal("0", status)
    end
    assert(sim:set { export_damage = "line" })
    local text, status = unpacked(fetch(whole, whole.blobs[1].name).body)
    assert.equal("0", status)
    assert.equal(sound:sub(1, #text), text)
    assert.is_true(#text < #sound)
  end)
end)
