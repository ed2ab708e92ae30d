-- The simulator accepts the records of its answers, with links and tags, as bodies of PUT and PATCH.
local client = require "spec.simulator.client"
local json = require "partnercenter.json"
local operations = require "spec.data.operations"
local partnercenter = require "partnercenter"

local CUSTOMER = "/v1/customers/{customer_id}"
local ITEM = "CFQ7TTC0LH18:0001:CFQ7TTC0K971"

-- Operations whose answer is not what they take, or whose record cannot be changed at will.
local OTHER = {
  remove_reseller_relationship = true, -- the relationship can only be set to none
  patch_referral = true, -- a list of changes
  update_gdap_relationship = true, -- the name of an active relationship cannot be changed
}

local function key(path) return (path:gsub("/$", ""):lower()) end

describe("the simulator takes back", function()
  local sim, connection

  setup(function()
    sim = client.start { customers = 3, job_wait = 0 }
    connection = assert(partnercenter.new {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      refresh_token = sim.refresh_token, authority = sim.authority, ca_file = sim.ca_file, max_attempts = 1,
      base_url = sim.base_url,
    })
  end)

  teardown(function()
    connection:close()
    sim:stop()
  end)

  local function send(method, path, params, host, body, headers)
    local used = {}
    for name in path:gmatch("{([%w_]+)}") do
      used[name] = params[name]
    end
    return connection:request {
      method = method, path = path, params = used, host = host, body = body, headers = headers,
    }
  end

  local lists, gets = {}, {}
  for _, row in ipairs(operations.rows()) do
    if row[2] == "GET" then gets[key(row[3])] = row end
    if row[2] == "GET" and row.page then lists[key(row[3])] = row end
  end

  -- Makes what there is only after somebody has made it; returns its id.
  local MAKE = {
    cart_id = function(params)
      local line = { id = 0, catalogItemId = ITEM, quantity = 2, billingCycle = "monthly" }
      return assert(send("POST", CUSTOMER .. "/carts", params, nil, { lineItems = { line } })).body.id
    end,
    schedule_id = function(params)
      local subscription = assert(send("GET", CUSTOMER .. "/subscriptions", params)).body.items[1]
      local body = { currentSubscriptionId = subscription.id, targetDate = "2027-01-31T00:00:00Z" }
      return assert(send("POST", CUSTOMER .. "/migrations/newcommerce/schedules", params, nil, body)).body.id
    end,
    device_batch_id = function(params)
      local body = { batchId = "batch", devices = { { serialNumber = "S1", productKey = "key" } } }
      send("POST", CUSTOMER .. "/deviceBatches", params, nil, body)
      return "batch"
    end,
  }

  local function find_params(row)
    local params = { customer_id = sim.customers[1].id }
    for name in row[3]:gmatch("{([%w_]+)}") do
      local path = row[3]:match("^(.*)/{" .. name .. "}")
      local list = lists[key(path)]
      if MAKE[name] then
        params[name] = MAKE[name](params)
      elseif name ~= "customer_id" and list then
        local query = list.query and list.query.entity_id and "?entity_id=x" or ""
        local body = assert(send("GET", path .. query, params, list.host)).body
        params[name] = assert((body.items or body.value or body)[1], path).id
      end
      params[name] = params[name] or "any"
    end
    return params
  end

  for _, row in ipairs(operations.rows()) do
    local get = row[3] and gets[key(row[3])]
    local writes = row[2] == "PUT" or row[2] == "PATCH"
    if writes and row.takes and get and not get.page and not row.retired and not OTHER[row.name] then
      it("the record of " .. row.name, function()
        if row.takes == "WebhookRegistration" then
          local body = { WebhookUrl = "https://a.example/", WebhookEvents = { "test-created" } }
          send("POST", row[3], {}, nil, body)
        end
        local params = find_params(row)
        local record = assert(send("GET", row[3], params, row.host)).body
        record = record[1] or record -- a schedule is read as a list of one
        local answer, err = send(row[2], row[3], params, row.host, record, { ["If-Match"] = "*" })
        assert.truthy(answer, tostring(err) .. (json.encode(record) or ""))
      end)
    end
  end
end)
