-- Every row of the resource files, called once through the library against the simulator over TLS.
local index = require "partnercenter.api.index"
local models = require "spec.data.models"
local partnercenter = require "partnercenter"
local simulator = require "partnercenter.simulator"

local unpack = unpack or table.unpack -- luacheck: ignore 113 143

local CUSTOMER = "/v1/customers/{customer_id}"
local GUID = "22222222-2222-4222-8222-222222222222"
local ITEM = "CFQ7TTC0LH18:0001:CFQ7TTC0K971"

local function each_row(fn)
  for _, file in ipairs(index.files) do
    for _, row in ipairs(require("partnercenter.api.data." .. file)) do
      fn(row)
    end
  end
end

describe("the simulator answers", function()
  local sim, user, app, params

  setup(function()
    sim = assert(simulator.start { customers = 40, invoice_lines = 30, job_reads = 0, job_wait = 0 })
    local function connect(more)
      local options = {
        tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
        base_url = sim.base_url,
        authority = sim.authority, ca_file = sim.ca_file, max_attempts = 1, timeout = 20,
      }
      for name, value in pairs(more) do
        options[name] = value
      end
      return assert(partnercenter.new(options))
    end
    user, app = connect { refresh_token = sim.refresh_token }, connect {}
  end)

  teardown(function()
    user:close()
    app:close()
    sim:stop()
  end)

  local QUERY = {
    country = "US", targetView = "OnlineServices", segment = "Commercial", period = "last",
    currencyCode = "USD", currencycode = "USD", provider = "onetime",
    invoicelineitemtype = "billinglineitems",
    startDate = os.date("!%Y-%m-%d", os.time() - 86400), start_time = "2026-01-01T00:00:00Z",
    end_time = "2026-01-02T00:00:00Z", relationship_type = "is_indirect_cloud_solution_provider_of",
    entity_id = "x", type = "account", transferType = "1", accountIds = "1", keyType = "mpnId",
    mpnId = "1000002", mpn_id = "1000002", order_id = "x", resourceType = "ManagedDisk",
    term_duration = "P1Y",
  }

  local function fill(path)
    local given = {}
    for name in path:gmatch("{([%w_]+)}") do
      given[name] = params[name]
    end
    return given
  end

  local function send(method, path, body)
    return assert(user:request { method = method, path = path, params = fill(path), body = body })
  end

  local serial = 0
  local function fresh(prefix)
    serial = serial + 1
    return prefix .. serial
  end

  local function migrate()
    return { currentSubscriptionId = send("GET", CUSTOMER .. "/subscriptions").body.items[1].id }
  end

  local function schedule()
    local body = migrate()
    body.targetDate = "2027-01-31T00:00:00Z"
    return body
  end

  local function cart()
    return { lineItems = { { id = 0, catalogItemId = ITEM, quantity = 2, billingCycle = "monthly" } } }
  end

  local function devices()
    return { { serialNumber = fresh "serial-", productKey = "00329-00000-00003-AA606" } }
  end

  local function user_body()
    return {
      userPrincipalName = fresh "new" .. "@customer11.example", displayName = "New", firstName = "New",
      lastName = "User", usageLocation = "US", passwordProfile = { password = "marker-password" },
    }
  end

  -- A GDAP relationship that is not locked yet.
  local function draft()
    local role = { roleDefinitionId = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b" }
    params.relationship_id = assert(user:request {
      method = "POST", host = "graph", path = "/v1.0/tenantRelationships/delegatedAdminRelationships",
      body = { displayName = fresh "Draft ", duration = "P30D", accessDetails = { unifiedRoles = { role } } },
    }).body.id
  end

  -- Ids of what there is only after somebody has made it, or of what no listing names.
  local ID = {
    customer_id = function() return sim.customers[11].id end,
    cart_id = function() return send("POST", CUSTOMER .. "/carts", cart()).body.id end,
    application_id = function()
      local grant = { enterpriseApplicationId = GUID, scope = "Domain.ReadWrite.All" }
      local body = { applicationId = GUID, applicationGrants = { grant } }
      return send("POST", CUSTOMER .. "/applicationconsents", body).body.applicationId
    end,
    device_batch_id = function()
      local name = fresh "batch-"
      send("POST", CUSTOMER .. "/deviceBatches", { batchId = name, devices = devices() })
      return name
    end,
    tracking_id = function()
      local body = { batchId = fresh "batch-", devices = devices() }
      local answer = send("POST", CUSTOMER .. "/deviceBatches", body)
      return answer.headers.location:match("[^/]+$")
    end,
    migration_id = function()
      return send("POST", CUSTOMER .. "/migrations/newcommerce", migrate()).body.id
    end,
    schedule_id = function()
      return send("POST", CUSTOMER .. "/migrations/newcommerce/schedules", schedule()).body.id
    end,
    upgrade_id = function()
      local body = { customerId = sim.customers[11].id, productFamily = "Azure" }
      return send("POST", "/v1/productUpgrades", body).headers.location:match("[^/]+$")
    end,
    correlation_id = function(row)
      local path = row[3]:find("internalApp") and "/webhooks/v1/internalApp/registration/validationEvents"
        or "/webhooks/v1/registration/validationEvents"
      return send("POST", path).body.correlationId
    end,
    request_id = function()
      draft()
      local path = "/v1.0/tenantRelationships/delegatedAdminRelationships/{relationship_id}/requests"
      return assert(user:request {
        method = "POST", host = "graph", path = path, params = fill(path),
        body = { action = "lockForApproval" },
      }).body.id
    end,
    manifest_id = function()
      local path = "/v1.0/reports/partners/billing/usage/billed/export"
      local answer = assert(user:request {
        method = "POST", host = "graph", path = path, body = { invoiceId = "G000000001" },
      })
      return answer.headers.location:match("[^/]+$")
    end,
    operation_id = function(row)
      if row.name == "get_gdap_relationship_operation" then return nil end
      local answer = assert(user:request {
        method = "POST", host = "graph", path = "/v1.0/reports/partners/billing/usage/billed/export",
        body = { invoiceId = "G000000001" },
      })
      return answer.headers.location:match("[^/]+$")
    end,
    reseller_id = function()
      local row = { name = "create_sandbox_indirect_reseller", takes = "SandboxIndirectReseller" }
      return send("POST", "/v1/sandboxIndirectReseller", models.body(row)).body.id
    end,
    receipt_id = function() return "R000001" end,
    billing_provider = function() return "onetime" end,
    invoice_line_item_type = function() return "billinglineitems" end,
    line_item_number = function() return "1" end,
    program_name = function() return "csp" end,
  }

  -- The member of an item that its path names it by.
  local MEMBER = { attachment_id = "attachmentId" }

  local lists = {}
  each_row(function(row)
    if row[2] == "GET" and row.page then lists[row[3]:lower()] = row end
  end)

  local function required(row)
    local query = {}
    for name, kind in pairs(row.query or {}) do
      if kind:sub(-1) == "*" then query[name] = assert(QUERY[name], name) end
    end
    return query
  end

  local function from_list(path, name)
    local list = lists[path:lower()]
    if not list then return "any-" .. name end
    local body = assert(user:request {
      method = "GET", path = path, params = fill(path), host = list.host, query = required(list),
    }).body
    local items = body.items or body.value or body
    return items[1] and items[1][MEMBER[name] or "id"] or error("nothing in " .. path)
  end

  local function find_ids(row)
    params = {}
    for before, name in row[3]:gmatch("()[^{}]*{([%w_]+)}") do
      local path = row[3]:match("^(.*)/{" .. name .. "}") or row[3]:sub(1, before)
      params[name] = ID[name] and ID[name](row) or from_list(path, name)
    end
  end

  -- Preparations, and ids that are not the usual ones.
  local BEFORE = {
    delete_customer = function() params.customer_id = sim.customers[20].id end,
    remove_reseller_relationship = function() params.customer_id = sim.customers[21].id end,
    update_qualification = function() params.customer_id = sim.customers[2].id end,
    create_qualification = function() params.customer_id = sim.customers[9].id end,
    remove_directory_role_member = function()
      params.user_id = send("GET", CUSTOMER .. "/users").body.items[2].id
      local body = { id = params.user_id, displayName = "x", userPrincipalName = "x@customer11.example" }
      send("POST", CUSTOMER .. "/directoryroles/{role_id}/usermembers", body)
    end,
    get_audit_record = function()
      local path = "/v1/auditrecords?startDate=" .. QUERY.startDate
      params.audit_record_id = assert(user:request { method = "GET", path = path }).body.items[1].id
    end,
    get_webhook_registration = function()
      user:request {
        method = "POST", path = "/webhooks/v1/registration",
        body = { WebhookUrl = "https://partner.example/", WebhookEvents = { "test-created" } },
      }
    end,
    create_webhook_registration = function() sim:reset() end,
    delete_gdap_relationship = draft, create_gdap_relationship_request = draft,
  }
  BEFORE.update_webhook_registration = BEFORE.get_webhook_registration
  BEFORE.get_webhook_audit_record = BEFORE.get_audit_record

  local address = {
    addressLine1 = "1 Example Way", city = "Redmond", state = "WA", country = "US", postalCode = "98052",
    firstName = "A", lastName = "B",
  }

  local function billed() return { invoiceId = "G000000001" } end

  -- By the name of the operation, or by the model that it takes.
  local BODY = {
    create_customer = function()
      return {
        companyProfile = { domain = fresh "new-customer" .. ".example", companyName = "New Customer" },
        billingProfile = {
          email = "a@b.example", culture = "en-US", language = "en", companyName = "New Customer",
          defaultAddress = address,
        },
      }
    end,
    remove_reseller_relationship = function() return { relationshipToPartner = "none" } end,
    update_customer_billing_profile = function()
      return send("GET", CUSTOMER .. "/profiles/billing").body
    end,
    create_qualification = function() return { qualification = "StateOwnedEntity" } end,
    add_directory_role_member = function()
      return { id = send("GET", CUSTOMER .. "/users").body.items[1].id, displayName = "x" }
    end,
    create_customer_agreement = function()
      return {
        primaryContact = { firstName = "A", lastName = "B", email = "a@b.example" },
        templateId = GUID, dateAgreed = "2026-01-01T00:00:00Z", type = "MicrosoftCustomerAgreement",
      }
    end,
    create_user = user_body, Cart = cart,
    create_order = function()
      return { lineItems = { { lineItemNumber = 0, offerId = ITEM, quantity = 1 } } }
    end,
    update_order = function() return { billingCycle = "annual" } end,
    update_device_policies = function()
      params.device_batch_id = ID.device_batch_id()
      local device = send("GET", CUSTOMER .. "/deviceBatches/{device_batch_id}/devices").body.items[1]
      return { devices = { { id = device.id, policies = { { key = "Category", value = "o_o_b_e" } } } } }
    end,
    add_verified_domain = function()
      return {
        VerifiedDomainName = "more.example",
        Domain = { AuthenticationType = "Managed", Capability = "Email", VerificationMethod = "DnsRecord" },
      }
    end,
    create_device_batch = function() return { batchId = fresh "batch-", devices = devices() } end,
    update_subscription = function()
      return send("GET", CUSTOMER .. "/subscriptions/{subscription_id}").body
    end,
    create_subscription_transition = function() return { toCatalogItemId = ITEM, quantity = 1 } end,
    patch_referral = function() return { { op = "replace", path = "/name", value = "changed" } } end,
    ["Device[]"] = devices, NewCommerceMigration = migrate, NewCommerceMigrationSchedule = schedule,
    Address = function() return address end, form = function() return { grant_type = "jwt_token" } end,
    files = function() return { { name = "a.txt", content = "bytes" } } end,
    WebhookRegistration = function()
      return { WebhookUrl = "https://partner.example/", WebhookEvents = { "test-created" } }
    end,
    delegatedAdminAccessAssignment = function()
      return {
        accessContainer = { accessContainerId = GUID, accessContainerType = "securityGroup" },
        accessDetails = { unifiedRoles = { { roleDefinitionId = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b" } } },
      }
    end,
    export_billed_reconciliation = billed, export_billed_usage = billed,
    export_billed_aggregated_usage = billed,
    reset_user_password = function() return { passwordProfile = { password = "marker-password" } } end,
  }

  local function body_for(row)
    local make = BODY[row.name] or BODY[row.takes or ""]
    if make then return models.body(row, make()) end
    return row.takes and models.body(row) or { displayName = "changed" }
  end

  local function call(row)
    find_ids(row)
    if BEFORE[row.name] then BEFORE[row.name]() end
    local at, query, steps = row.auth == "app" and app or user, required(row), {}
    for name, inside in row[1]:gmatch("([%l%d_]+)(%b())") do
      steps[#steps + 1] = { name, inside }
    end
    for i, step in ipairs(steps) do
      local arguments, count, in_query = {}, 0, false
      for argument in step[2]:gmatch("[%w_]+") do
        count = count + 1
        if argument == "query" then
          arguments[count], in_query = query, true
        elseif argument == "body" then
          arguments[count] = body_for(row)
        elseif argument == "value" then
          arguments[count] = "Education"
        else
          arguments[count] = params[argument] or query[argument] or QUERY[argument]
        end
      end
      if i == #steps then
        local options = row.needs_etag and { if_match = "*" } or {}
        for name, value in pairs(in_query and {} or query) do
          if not step[2]:find("%f[%w_]" .. name .. "%f[^%w_]") then options[name] = value end
        end
        if row.name == "get_reseller_mpa_status" then options.mpnId = "1000002" end
        count = count + 1
        arguments[count] = options
      end
      local result, err = at[step[1]](at, unpack(arguments, 1, count))
      if i == #steps and row.page then result, err = result:all() end
      assert.is_true(result ~= nil, tostring(err))
      at = result
    end
  end

  each_row(function(row)
    if row.retired then return end
    it(row.name, function()
      call(row)
    end)
  end)
end)
