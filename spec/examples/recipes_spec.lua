-- The recipes of customers, subscriptions, users, access and webhooks: their output, the requests that the
-- simulator saw, and one failure each.
local csv = require "partnercenter.csv"
local receiver = require "spec.support.servers.receiver"
local sign_in = require "spec.support.sign_in"
local source = require "spec.support.source"

local ITEM = "CFQ7TTC0LH18:0001:CFQ7TTC0K972"
local NEW_CUSTOMER = [[return {
  companyProfile = { domain = "newcustomer.onmicrosoft.com", companyName = "New Customer" },
  billingProfile = {
    email = "jo@newcustomer.example", culture = "en-US", language = "en", companyName = "New Customer",
    defaultAddress = {
      firstName = "Jo", lastName = "Doe", addressLine1 = "1 Main Street", city = "Redmond", state = "WA",
      postalCode = "98052", country = "US", phoneNumber = "4255550100",
    },
  },
}]]

describe("the recipe", function()
  local sim, server, directory, school, bakery

  setup(function()
    sim = sign_in.simulator { customers = 12, job_wait = 0, invoice_lines = 20 }
    server = receiver.start()
    directory = sign_in.output("mktemp -d"):match "%S+"
    school, bakery = sim.customers[1].id, sim.customers[2].id
  end)

  teardown(function()
    sim:stop()
    server:stop()
    os.execute("rm -rf " .. directory)
  end)

  before_each(function()
    assert(sim:reset())
    assert(sim:clear_requests())
    os.execute(("rm -rf %s/*"):format(directory))
    sign_in.write(directory .. "/customer.lua", NEW_CUSTOMER)
  end)

  -- What a recipe prints, and its exit status. A person types `typed` at each question.
  local function run(name, arguments, typed, variables)
    local all = { AZURE_CLIENT_SECRET = sim.client_secret, PARTNERCENTER_REFRESH_TOKEN = sim.refresh_token }
    for key, value in pairs(variables or {}) do all[key] = value end
    sign_in.write(directory .. "/typed", ((typed or "no") .. "\n"):rep(2))
    local line = ("%s <%s/typed; echo $?"):format(sign_in.example(sim, name, arguments or "", all), directory)
    local said, status = sign_in.output(line):match "^(.-)(%d+)\n$"
    return said, tonumber(status)
  end

  local function succeeds(...)
    local said, status = run(...)
    assert.equal(0, status, said)
    return said
  end

  -- The writes that the simulator saw since the last call.
  local function writes()
    local found = {}
    for _, request in ipairs(assert(sim:requests())) do
      if request.method ~= "GET" and not request.path:find("/oauth2/", 1, true) then
        found[#found + 1] = request.method .. " " .. request.path:gsub("%x+%-[%x-]+", "ID")
      end
    end
    assert(sim:clear_requests())
    return found
  end

  local function refuses(name, arguments)
    local said, status = run(name, arguments, "no")
    assert.equal(2, status, said)
    assert.matches("not confirmed: nothing was ", said:gsub("nothing more was", "nothing was"))
    return said
  end

  local function count(text, pattern) return select(2, text:gsub(pattern, "")) end

  it("10_customers lists all, and finds by name and domain", function()
    assert.equal(12, count(succeeds "10_customers", "[%x-]+\tcustomer%d+%.example\t[^\n]+\n"))
    assert.equal(bakery .. "\tcustomer2.example\tBrightwater Bakery\n", succeeds("10_customers", "Bright"))
    assert.equal(school .. "\tcustomer1.example\tAlder Hill School District\n",
      succeeds("10_customers", "customer1.example"))
    local said, status = run("10_customers", "Nobody")
    assert.same({ "no customer's name begins with 'Nobody'\n", 1 }, { said, status })
    assert.same({}, writes())
  end)

  it("11_resellers lists each with its customers", function()
    local said = succeeds "11_resellers"
    assert.equal(3, count(said, "1000%d+\tSimulated Reseller %d\t3 customers\n"))
    assert.equal(9, count(said, "\n\t[%x-]+\tcustomer%d+%.example\t[^\n]+"))
    assert.matches("Reseller 1\t3 customers\n\t" .. school:gsub("%-", "%%-"), said)
    assert.same({}, writes())
  end)

  it("12_onboard asks twice, keeps the password, and resumes", function()
    local arguments = ("%s/customer.lua %s/vault %s 5"):format(directory, directory, ITEM)
    assert.matches("create the customer New Customer", refuses("12_onboard", arguments))
    assert.is_nil(io.open(directory .. "/vault"))
    local checks = { "HEAD /v1/domains/newcustomer.onmicrosoft.com", "POST /v1/validations/address" }
    assert.same(checks, writes())
    local said = succeeds("12_onboard", arguments, "yes")
    assert.matches("\nType yes to continue: [%x-]+: created\n", said)
    assert.matches("buy 5 x " .. ITEM .. " %(Simulated Business Basic%), billed monthly, term P1Y: 25.50 USD",
      said)
    assert.matches("order [%x-]+\n$", said)
    assert.equal("600", sign_in.output("stat -c %a " .. directory .. "/vault"):match "%d+")
    assert.is_nil(said:find("password", 1, true))
    assert.same({
      checks[1], checks[2], "POST /v1/customers", "POST /v1/customers/ID/agreements",
      "POST /v1/customers/ID/carts", "POST /v1/customers/ID/carts/ID/checkout",
    }, writes())
    assert.matches("^[%x-]+: was there\nhas this subscription: [%x-]+\n$", succeeds("12_onboard", arguments))
    assert.same({}, writes())
  end)

  it("20_subscriptions has a row for each, with end of term and auto-renew", function()
    local path, rows, renewing = directory .. "/out.csv", 0, {}
    assert.equal("the subscriptions are in " .. path .. "\n", succeeds("20_subscriptions", path))
    for row in assert(csv.rows(path)) do
      rows, renewing[row.auto_renew] = rows + 1, true
      assert.matches("^%d%d%d%d%-%d%d%-%d%d$", row.ends)
      for _, value in pairs(row) do assert.not_equal("", value) end
    end
    assert.same({ 24, { ["true"] = true, ["false"] = true } }, { rows, renewing })
    assert.same({}, writes())
  end)

  it("23_seats shows the plan, and changes the seats once", function()
    succeeds("20_subscriptions", directory .. "/out.csv")
    local subscription
    for row in assert(csv.rows(directory .. "/out.csv")) do -- the customers come in any order
      if row.domain == "customer1.example" and row.seats == "1" then subscription = row.subscription_id end
    end
    local arguments = ("customer1.example %s 12"):format(subscription)
    assert.matches("from 1 to 12", refuses("23_seats", arguments))
    assert.same({}, writes())
    assert.matches(": 12 seats, changed\n$", succeeds("23_seats", arguments, "yes"))
    assert.same({ "PATCH /v1/customers/ID/subscriptions/ID" }, writes())
    assert.matches(": 12 seats, as before\n$", succeeds("23_seats", arguments))
    assert.same({}, writes())
  end)

  it("24_buy goes from the catalogue to the order, and buys once", function()
    local catalogue = succeeds("24_buy", "customer1.example basic")
    assert.truthy(catalogue:find(ITEM .. "\tP1Y\tmonthly\t", 1, true), catalogue)
    assert.same({}, writes())
    local arguments = ("%s %s 5"):format(school, ITEM)
    local said = refuses("24_buy", arguments)
    assert.matches("cart [%x-]+ stays for seven days\n$", said)
    assert.same({ "POST /v1/customers/ID/carts" }, writes())
    assert.matches(": 25%.50 USD in all\nType yes to continue: order [%x-]+\n$",
      succeeds("24_buy", arguments, "yes"))
    assert.same({ "POST /v1/customers/ID/carts", "POST /v1/customers/ID/carts/ID/checkout" }, writes())
    assert.matches("^has 5 seats of it: ", succeeds("24_buy", arguments, "yes"))
    assert.same({}, writes())
  end)

  it("30_users shows who has which licence, and gives one once", function()
    local said = succeeds("30_users", "customer1.example")
    assert.matches("^SIM_BUSINESS_BASIC\tSimulated Business Basic\t5 of 5 free\n", said)
    assert.equal(3, count(said, "user%d@customer1%.example\t%a+ Example%d\tno licence\n"))
    local arguments = "customer1.example USER2@customer1.example sim_business_basic"
    refuses("30_users", arguments)
    assert.same({}, writes())
    assert.matches("has sim_business_basic\n$", succeeds("30_users", arguments, "yes"))
    assert.same({ "POST /v1/customers/ID/users/ID/licenseupdates" }, writes())
    assert.matches("has it already\n$", succeeds("30_users", arguments, "yes"))
    said = succeeds("30_users", "customer1.example")
    assert.matches("\t4 of 5 free\n", said)
    assert.matches("user2@customer1%.example\tBen Example2\tSIM_BUSINESS_BASIC\n", said)
    assert.same({}, writes())
  end)

  it("51_gdap_expiring lists the ends, the next one first", function()
    local said = succeeds "51_gdap_expiring"
    assert.matches("^%d+%-%d+%-%d+\t19 days\tAlder Hill School District\t[^\n]*switch auto%-extend on", said)
    assert.matches("\t44 days\tCedar Relief Foundation\t[^\n]*forbids auto%-extend\n", said)
    assert.matches("\n2 relationships end within 60 days\n$", said)
    assert.equal("0 relationships end within 5 days\n", succeeds("51_gdap_expiring", "5"))
    assert.same({}, writes())
  end)

  it("52_audit names everything that was done", function()
    succeeds("30_users", "customer1.example user1@customer1.example SIM_BUSINESS_BASIC", "yes")
    succeeds("40_reconcile", directory .. "/lines.csv") -- leaves no record
    local said = succeeds "52_audit"
    assert.matches("^%d+%-%d+%-%d+T[%d:]+Z\trobin@partner%.example\tupdate_customer_user_licenses\t"
      .. "succeeded\tAlder Hill School District\n", said)
    assert.equal(7, count(said, "%d+Z\t[%w@.]+\t[%l_]+\t[%l]+\t%u[^\n]+\n"))
    assert.matches("\n    1 update_customer_user_licenses\n    2 update_subscription\n$", said)
    assert.equal(1, count(succeeds("52_audit", "7 customer1.example"), "Alder Hill School District\n"))
  end)

  it("60_register_webhook registers once, and says whether the test arrived", function()
    local arguments = server.url .. "/200 subscription-updated"
    assert.matches("register " .. server.url:gsub("%p", "%%%0") .. "/200 for 2 events",
      refuses("60_register_webhook", arguments))
    assert.same({}, writes())
    assert.matches("delivered", succeeds("60_register_webhook", arguments, "yes"))
    assert.same({ "POST /webhooks/v1/registration", "POST /webhooks/v1/registration/validationEvents" },
      writes())
    succeeds("60_register_webhook", arguments, "yes")
    assert.same({ "POST /webhooks/v1/registration/validationEvents" }, writes())
    assert.equal(2, #server:received())
  end)

  it("70_qualification and 71_all_qualifications agree", function()
    assert.equal("education\n", succeeds("70_qualification", school))
    assert.matches(school:gsub("%-", "%%-") .. "[^\n]*education", succeeds "71_all_qualifications")
  end)

  it("93_script_spec passes, and fails with its script", function()
    local function busted(script)
      local text = source.read "examples/93_script_spec.lua"
      sign_in.write(directory .. "/copy_spec.lua", (text:gsub("examples/20_subscriptions%.lua", script)))
      return sign_in.output(("LUA='%s' LUA_PATH='%s' LUA_CPATH='%s' %s $(command -v busted) --ignore-lua "
        .. "-o TAP %s/copy_spec.lua 2>&1; echo $?"):format(sign_in.interpreter, package.path, package.cpath,
        sign_in.interpreter, directory))
    end
    local said = busted "examples/20_subscriptions.lua"
    assert.equal(3, count(said, "ok %d %- "), said)
    assert.matches("\n0\n$", said)
    assert.equal(3, count(busted "examples/none.lua", "not ok %d %- "))
  end)

  local RELATIONSHIPS = "/v1.0/tenantRelationships/delegatedAdminRelationships"
  local GROUP = "11111111-1111-4111-8111-111111111111"
  local FAILURES = {
    ["10_customers"] = { "", "GET", "/v1/customers" },
    ["11_resellers"] = { "", "GET", "/v1/relationships" },
    ["12_onboard"] = { "%s/customer.lua %s/vault " .. ITEM .. " 5", "POST", "/v1/customers" },
    ["20_subscriptions"] = { "%s/out.csv", "GET", "/subscriptions" },
    ["21_renewals"] = { "", "GET", "/subscriptions" },
    ["22_end_of_term"] = { "customer1.example " .. GROUP .. " renew", "GET", "/subscriptions/" .. GROUP },
    ["23_seats"] = { "customer1.example " .. GROUP .. " 5", "GET", "/subscriptions/" .. GROUP },
    ["24_buy"] = { "customer1.example " .. ITEM .. " 5", "POST", "/checkout" },
    ["30_users"] = {
      "customer1.example user1@customer1.example SIM_BUSINESS_BASIC", "POST", "/licenseupdates",
    },
    ["40_reconcile"] = { "%s/lines.csv", "POST", "/export" },
    ["41_unbilled"] = { "USD", "POST", "/export" },
    ["42_nightly_invoices"] = { "%s", "GET", "/v1/invoices" },
    ["50_gdap"] = { "customer1.example " .. GROUP .. " 'Global Reader'", "POST", RELATIONSHIPS },
    ["51_gdap_expiring"] = { "", "GET", RELATIONSHIPS },
    ["52_audit"] = { "", "GET", "/v1/auditrecords" },
    ["53_alerts"] = { "", "GET", "/security/partner/securityAlerts" },
    ["60_register_webhook"] = { "http://127.0.0.1:9/", "POST", "/webhooks/v1/registration" },
    ["70_qualification"] = { "a1000000-0000-4000-8000-000000000001", "GET", "/qualification" },
    ["71_all_qualifications"] = { "", "GET", "/v1/customers" },
    ["73_vetting"] = { "", "GET", "/v1/customers" },
    ["74_qualify"] = {
      "a1000000-0000-4000-8000-000000000002 Education K12", "POST", "/qualifications",
    },
    ["92_metrics"] = { "", "GET", "/v1/customers" },
  }

  for name, case in pairs(FAILURES) do
    it(name .. " tells in one line that the service refused", function()
      assert(sim:fault { method = case[2], path = case[3], status = 403 })
      local said, status = run(name, case[1]:gsub("%%s", directory), "yes")
      assert.equal(1, status, said)
      assert.matches("partnercenter: [^\n]-: forbidden %(403[^\n]*\n", said)
      assert.is_nil(said:find("traceback", 1, true), said)
      assert.is_nil(io.open(directory .. "/out.csv"))
    end)
  end

  -- The index and the first lines of a recipe tell the same.
  it("of the index needs the sign-in and makes the writes that it tells", function()
    local index = source.read "examples/README.md"
    for _, path in ipairs(source.files "examples -maxdepth 1 -name '*.lua'") do
      local name = path:match "([%w_]+%.lua)$"
      local head = source.read(path):match "^(.-)\nlocal ":gsub("\n%-%- ", " ")
      local row = "%[" .. name:gsub("%.", "%%.") .. "%]%([^|]*|[^|]*| ([^|]-) ?| ([^|]-) ?|"
      local needs, changes = index:match(row)
      assert.is_string(needs, name .. " is missing in the index")
      if needs ~= "-" then
        assert.equal(needs == "user", head:find "Needs a user[.;]" ~= nil, name)
        assert.equal(changes ~= "", head:find("Writes after a yes", 1, true) ~= nil, name)
        assert.equal(changes == "", head:find("Reads only", 1, true) ~= nil, name)
      end
    end
  end)

  it("of the index that any sign-in may run works without a user", function()
    local app = { PARTNERCENTER_REFRESH_TOKEN = "" }
    for _, line in ipairs {
      "10_customers", "20_subscriptions " .. directory .. "/out.csv", "21_renewals", "41_unbilled USD",
      "24_buy customer1.example basic", "51_gdap_expiring", "52_audit", "53_alerts",
      "70_qualification " .. school, "73_vetting",
    } do
      local name, arguments = line:match "^(%S+) ?(.*)$"
      succeeds(name, arguments, nil, app)
    end
    for _, line in ipairs {
      "11_resellers", "30_users customer1.example", "40_reconcile " .. directory .. "/lines.csv",
    } do
      local name, arguments = line:match "^(%S+) ?(.*)$"
      local said, status = run(name, arguments, nil, app)
      assert.equal(1, status, line .. said)
      assert.matches("needs an app%+user credential", said)
    end
  end)
end)
