-- Calls of the row files in scripts, against the simulator.
local partnercenter = require "partnercenter"
local simulator = require "partnercenter.simulator"

describe("resources against the simulator", function()
  local sim, client, customer, events

  setup(function()
    sim = assert(simulator.start({ customers = 30 }))
  end)

  teardown(function()
    sim:stop()
  end)

  before_each(function()
    assert(sim:reset())
    events = {}
    client = assert(partnercenter.new({
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      refresh_token = sim.refresh_token, authority = sim.authority, ca_file = sim.ca_file, timeout = 60,
      base_url = sim.base_url,
      on_event = function(event)
        if event.type == "deprecated" then events[#events + 1] = event.operation end
      end,
    }))
    customer = client:customer(sim.customers[1].id)
  end)

  after_each(function()
    client:close()
  end)

  it("make, read, change, list and delete users", function()
    local made = assert(customer:users():create({
      userPrincipalName = "new@customer.example", displayName = "New", usageLocation = "US",
      passwordProfile = { password = "marker-password", forceChangePassword = true },
    }))
    local user = customer:user(made.id)
    assert.equal("New", assert(user:get()).displayName)
    assert(user:update({ displayName = "Newer" }))
    assert.equal("Newer", assert(user:get()).displayName)
    local count, found = 0, nil
    for one in customer:users({ size = 2 }):each() do
      count, found = count + 1, found or one.id == made.id
    end
    assert.is_true(found and count > 2)
    assert.is_true(user:delete())
  end)

  it("change shared records under the ETag that was read", function()
    local profile = customer:billing_profile()
    local before = assert(profile:get())
    local changed = assert(profile:change(function(record) record.culture = "de-DE" end))
    assert.equal("de-DE", changed.culture)
    assert.equal("de-DE", assert(profile:get()).culture)
    local _, err = profile:replace(before)
    assert.equal("precondition", err.kind)
    before.attributes = nil
    _, err = profile:replace(before)
    assert.equal("invalid_argument", err.kind)
  end)

  it("check required arguments before anything is sent", function()
    local product = assert(client:products({ country = "US", targetView = "Azure" }):first())[1]
    assert(client:product(product.id):get({ country = "US" }))
    assert.is_true(#assert(client:product(product.id):skus({ country = "US" }):all()) > 0)
    local _, err = client:product(product.id):get()
    assert.matches("query 'country' is missing", err.message)
  end)

  it("fetch documents of invoices as files, and say once that a call is deprecated", function()
    local invoice = assert(client:invoices():first())[1]
    local handle, path = client:invoice(invoice.id), os.tmpname()
    local size = assert(handle:statement({ to = path }))
    local file = assert(io.open(path, "rb"))
    local text = file:read("*a")
    file:close()
    os.remove(path)
    assert.same({ "%PDF", size }, { text:sub(1, 4), #text })
    for _ = 1, 2 do
      assert(handle:line_items({ provider = "onetime", invoicelineitemtype = "billinglineitems" }):first())
    end
    assert.same({ "invoice.line_items.list" }, events)
  end)

  it("buy catalog items, and report the refused line of a cart", function()
    local market = { country = "US" }
    local product = assert(client:products({ country = "US", targetView = "OnlineServices" }):first())[1]
    local sku = assert(client:product(product.id):skus(market):first())[1]
    local offered = assert(client:product(product.id):sku(sku.id):availabilities(market):first())[1]
    local line = { id = 0, catalogItemId = offered.catalogItemId, quantity = 2, billingCycle = "monthly" }
    local cart = assert(customer:carts():create({ lineItems = { line } }))
    local result = assert(customer:cart(cart.id):checkout())
    local order = assert(customer:order(result.orders[1].id):get())
    assert.is_true(#assert(customer:subscriptions_by_order(order.id):all()) > 0)
    line.catalogItemId = "unheard-of"
    local _, err = customer:carts():create({ lineItems = { line } })
    assert.same({ "validation", "10001" }, { err.kind, err.code })
    assert.equal("unheard-of", err.data.lineItems[1].catalogItemId)
  end)

  it("wait until a batch of devices is done", function()
    local done = assert(customer:device_batches():create({
      batchId = "batch", devices = { { serialNumber = "1", hardwareHash = "hash" } },
    }))
    assert.equal("finished", done.status)
    assert.equal(done.status, assert(customer:batch_job_status(done.batchTrackingId):get()).status)
    assert.equal(1, #assert(customer:device_batch("batch"):devices():all()))
  end)

  it("reach Microsoft Graph and the partner host, each with the ETags and links it has", function()
    local made = assert(client:gdap_relationships():create({
      displayName = "new", duration = "P30D",
      accessDetails = { unifiedRoles = { { roleDefinitionId = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b" } } },
    }))
    local relationship = client:gdap_relationship(made.id)
    local changed = assert(relationship:change(function(record) record.displayName = "newer" end))
    assert.equal("newer", changed.displayName)
    local found = false
    for one in client:gdap_relationships({ ["$top"] = 2 }):each() do
      found = found or one.displayName == "newer"
    end
    assert.is_true(found)
    assert.matches("^ProductId,", assert(client:price_sheet("US", "updatedlicensebased"):download()))
  end)
end)
