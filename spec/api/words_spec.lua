-- Words with different spellings in answers and paths are accepted as answers spell them.
local fake = require "spec.support.fake.engine"
local simulator = require "partnercenter.simulator"

describe("words from answers", function()
  local world, client

  before_each(function()
    world = fake.load()
    client = world.client()
    world.answer({ status = 200, body = '{"items":[]}' })
  end)

  after_each(fake.unload)

  -- The spelling of each word in the query or path.
  local PROVIDERS = {
    one_time = "onetime", OneTime = "OneTime", onetime = "onetime", ["one-time"] = "onetime",
    One_Time = "OneTime", Azure = "Azure", azure = "azure", Office = "Office", office = "office", all = "all",
    Marketplace = "Marketplace", azure_data_market = "azuredatamarket", External = "External",
    brand_new_kind = "brandnewkind",
  }
  local KINDS = {
    billing_line_items = "billinglineitems", BillingLineItems = "BillingLineItems",
    billinglineitems = "billinglineitems", usage_line_items = "usagelineitems",
    UsageLineItems = "UsageLineItems", usagelineitems = "usagelineitems",
  }
  local RELATIONSHIPS = {
    is_indirect_reseller_of = "IsIndirectResellerOf", IsIndirectResellerOf = "IsIndirectResellerOf",
    is_indirect_cloud_solution_provider_of = "IsIndirectCloudSolutionProviderOf", isadvisorof = "isadvisorof",
  }

  local function sent(name)
    local value = world.sent[#world.sent].path:match("[?&]" .. name .. "=([^&]*)")
    return value
  end

  it("are taken by the line items of an invoice", function()
    for provider, wire in pairs(PROVIDERS) do
      for kind, its_wire in pairs(KINDS) do
        local query = { provider = provider, invoicelineitemtype = kind }
        assert(client:invoice("G1"):line_items(query):first())
        assert.same({ wire, its_wire }, { sent("provider"), sent("invoicelineitemtype") })
        assert.same({ provider, kind }, { query.provider, query.invoicelineitemtype })
        assert(client:invoice("G1"):line_items_by_provider(provider, kind):first())
        assert.equal(("/v1/invoices/G1/lineitems/%s/%s"):format(wire, its_wire), world.sent[#world.sent].path)
      end
    end
  end)

  it("are taken by orders and relationships", function()
    for _, word in ipairs { "one_time", "onetime" } do
      assert(client:customer(fake.CUSTOMER):orders({ billingType = word }):first())
      assert.equal("onetime", sent("billingType"))
    end
    for word, wire in pairs(RELATIONSHIPS) do
      assert(client:relationships({ relationship_type = word }):first())
      assert.equal(wire, sent("relationship_type"))
    end
  end)

  it("are left alone where they are no words, or belong to other queries", function()
    for _, text in ipairs { "a b&c=d/e", "_", "1_2", "a.b_c" } do
      assert(client:invoice("G1"):line_items({ provider = text, invoicelineitemtype = "x" }):first())
      local wire = text:gsub("[^%w_.]", function(c) return ("%%%02X"):format(c:byte()) end)
      assert.equal(wire, sent("provider"))
    end
    assert(client:customer(fake.CUSTOMER):subscriptions_by_order("one_time"):first())
    assert.equal("one_time", sent("order_id"))
    assert(client:request({ path = "/v1/x", query = { provider = "one_time" } }))
    assert.equal("one_time", sent("provider"))
  end)
end)

describe("the simulator's invoices", function()
  local sim, client

  setup(function()
    package.loaded["partnercenter.engine"] = nil
    sim = simulator.start({ customers = 3 })
    client = assert(require("partnercenter").new({
      base_url = sim.base_url, authority = sim.authority, ca_file = sim.ca_file, tenant_id = sim.tenant_id,
      client_id = sim.client_id, client_secret = sim.client_secret, refresh_token = sim.refresh_token,
    }))
  end)

  teardown(function()
    client:close()
    sim:stop()
  end)

  it("give their line items for their own words", function()
    local invoice = assert(client:invoices():first())[1]
    local details = assert(client:invoice(invoice.id):get()).invoiceDetails
    assert.is_true(#details > 0)
    for _, detail in ipairs(details) do
      local lines = assert(client:invoice(invoice.id):line_items({
        provider = detail.billingProvider, invoicelineitemtype = detail.invoiceLineItemType,
      }):first())
      assert.is_true(#lines > 0)
      assert.equal(detail.billingProvider, lines[1].billingProvider)
    end
  end)

  it("refuse these words without translation", function()
    local invoice = assert(client:invoices():first())[1]
    local _, err = client:request({ path = "/v1/invoices/{id}/lineitems", params = { id = invoice.id },
      query = { provider = "one_time", invoicelineitemtype = "billing_line_items" } })
    assert.same({ 400, "900126" }, { err.status, err.code })
  end)
end)
