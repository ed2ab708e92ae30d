-- The examples of everyday jobs, as cron would run them, against the simulator.
local before_midnight = require "spec.support.time.before_midnight"
local csv = require "partnercenter.csv"
local sign_in = require "spec.support.sign_in"

describe("the job", function()
  local sim, directory

  setup(function()
    sim = sign_in.simulator { customers = 40 }
    directory = sign_in.output("mktemp -d"):match("%S+")
  end)

  teardown(function()
    sim:stop()
    os.execute("rm -rf " .. directory)
  end)

  before_each(function()
    before_midnight()
    assert(sim:reset())
    os.execute(("rm -rf %s/*"):format(directory))
  end)

  -- What an example prints, and its exit status.
  local function run(name, arguments, variables)
    local all = { AZURE_CLIENT_SECRET = sim.client_secret, PARTNERCENTER_REFRESH_TOKEN = sim.refresh_token }
    for key, value in pairs(variables or {}) do all[key] = value end
    local text = sign_in.output(sign_in.example(sim, name, arguments or "", all) .. "; echo $?")
    local said, status = text:match("^(.-)(%d+)\n$")
    return said, tonumber(status)
  end

  local function roster()
    local names = {}
    for _, customer in ipairs(sim.customers) do names[customer.id] = customer.qualification end
    return names
  end

  local function read(path)
    local names = {}
    for row in assert(csv.rows(path)) do names[row.customer_id] = row.qualification end
    return names
  end

  -- Lets the job of cron write its table, and gives it the name.
  local function write_table(name)
    local path = directory .. "/" .. name
    local said, status = run("91_cron_job", directory)
    assert.same({ "", 0 }, { said, status })
    os.execute(("mv %s/qualifications-*.csv %s"):format(directory, path))
    return path
  end

  it("of changes lists them, and fails when the audit records cannot be read", function()
    local day, today = write_table("1.csv"), directory .. "/2.csv"
    local said, status = run("72_what_changed", day .. " " .. day)
    assert.same({ "0 changes\n", 0 }, { said, status })
    local lines = sign_in.read(day):gsub("(Alder[^\r]*),education", "%1,none")
    lines = lines:gsub("a10[^\r]*Gables[^\r]*\r\n", "") .. "new-id,=Newcomer,new.example,none\r\n"
    sign_in.write(today, lines)
    assert(sim:fault { status = 403, path = "/v1/auditrecords" })
    said, status = run("72_what_changed", day .. " " .. today)
    assert.equal(1, status)
    assert.matches(sim.customers[1].id:gsub("%-", "%%-")
      .. "  Alder Hill School District: education %-> none", said)
    assert.matches(sim.customers[7].id:gsub("%-", "%%-") .. "  gone: Gables Language Courses, none", said)
    assert.matches("new%-id  new: =Newcomer, none\n3 changes\n", said)
    assert.matches("the audit records cannot be read: .*forbidden", said)
  end)

  it("of changes shows what audit records say about them", function()
    local day = write_table "1.csv"
    local client = sign_in.client(sim,
      { client_secret = sim.client_secret, refresh_token = sim.refresh_token })
    assert(client:customer(sim.customers[2].id):create_qualification { qualification = "StateOwnedEntity" })
    client:close()
    local said, status = run("72_what_changed", day .. " " .. write_table "2.csv")
    assert.equal(0, status)
    assert.matches("Brightwater Bakery: none %-> stateownedentity\n    %d%d%d%d%-[%dT:Z-]+  "
      .. "create_customer_qualification customer by robin@partner.example: succeeded\n1 changes\n$", said)
  end)

  it("of vetting sorts by reason", function()
    local said, status = run("73_vetting")
    assert.equal(0, status)
    assert.matches("Denied: Not an eligible Library %(1%)\n  " .. sim.customers[10].id:gsub("%-", "%%-")
      .. "  Juniper Reading Rooms, Education, since 2020", said)
    assert.matches("\nInReview %(%d%)\n", said)
    assert.is_nil(said:find("Approved", 1, true))
    assert(sim:fault { status = 404, path = "/qualifications" })
    said, status = run("73_vetting")
    assert.equal(1, status)
    assert.is_nil(said:find("Denied", 1, true))
  end)

  it("of cron leaves a file a day, with every customer once", function()
    local said, status = run("91_cron_job", directory)
    assert.same({ "", 0 }, { said, status })
    local name = sign_in.output("ls " .. directory .. "/*.csv"):match("%S+")
    assert.matches("qualifications%-%d%d%d%d%-%d%d%-%d%d%.csv$", name)
    assert.same(roster(), read(name))
    assert.matches("^customer_id,company,domain,qualification\r\n", sign_in.read(name))
    assert.equal(41, select(2, sign_in.read(name):gsub("\r\n", "")))
  end)

  it("of cron leaves the old table when a single lookup fails", function()
    local path = directory .. "/qualifications-" .. os.date "%Y-%m-%d" .. ".csv"
    sign_in.write(path, "the morning's")
    assert(sim:fault { customer = sim.customers[30].id, status = 403 })
    local said, status = run("91_cron_job", directory)
    assert.equal(77, status)
    assert.matches("forbidden", said)
    assert.equal("the morning's", sign_in.read(path))
    assert.equal("job.lock\n" .. path:match("[^/]+$") .. "\n", sign_in.output("ls " .. directory))
  end)

  it("of cron never runs twice at once", function()
    local unlock = assert(require("partnercenter.store.file").new(directory .. "/job"):lock())
    local said, status = run("91_cron_job", directory)
    assert.same({ "another run is in progress: try again later\n", 75 }, { said, status })
    unlock()
    assert.equal(0, select(2, run("91_cron_job", directory)))
  end)

  it("of cron tells by its status what to do", function()
    assert(sim:fault { status = 403, path = "/v1/customers" })
    assert.equal(77, select(2, run("91_cron_job", directory)))
    assert.equal(77, select(2, run("91_cron_job", directory,
      { PARTNERCENTER_REFRESH_TOKEN = "", AZURE_CLIENT_SECRET = "marker-wrong" })))
    assert.equal(78, select(2, run("91_cron_job", directory, { AZURE_TENANT_ID = "" })))
    assert.equal(75, select(2, run("91_cron_job", directory,
      { PARTNERCENTER_BASE_URL = "http://127.0.0.1:9" })))
    assert.equal(1, select(2, run("91_cron_job", directory .. "/none")))
    assert.equal("job.lock\n", sign_in.output("ls " .. directory))
  end)

  it("of a qualification asks a person first, asks the service once, and follows", function()
    local bakery = sim.customers[2].id
    local function posts()
      local count = 0
      for _, request in ipairs(assert(sim:requests())) do
        if request.method == "POST" and request.path:find("/qualifications$") then count = count + 1 end
      end
      return count
    end
    local function qualify(typed, detail)
      sign_in.write(directory .. "/typed", typed .. "\n")
      return run("74_qualify", ("%s Education %s 0 <%s/typed"):format(bakery, detail, directory))
    end
    assert(sim:set { vetting_reads = -1 })
    assert(sim:clear_requests())
    local said, status = qualify("no", "K12")
    assert.matches("cannot be taken back.*Type yes to continue: not confirmed: nothing was sent\n$", said)
    assert.same({ 2, 0 }, { status, posts() })
    assert.equal(1, select(2, qualify("yes", "Kindergarten")))
    said, status = qualify("yes", "K12")
    assert.matches("still InReview", said)
    assert.same({ 75, 1 }, { status, posts() })
    said, status = qualify("", "K12")
    assert.matches("already requested: its vetting is in progress\n", said)
    assert.same({ 75, 1 }, { status, posts() })
    assert(sim:vetting { status = "Denied", reason = "Not an Academic Domain" })
    said, status = run("74_qualify", bakery .. " Education K12")
    assert.same({ 1, 1 }, { status, posts() })
    assert.matches("was denied: Not an Academic Domain", said)
  end)

  it("of renewals lists what ends soon and what happens then", function()
    local said, status = run("21_renewals", "60")
    assert.equal(0, status)
    local lines, seats, day = 0, 0, ""
    for ends, words in said:gmatch("(%d+%-%d+%-%d+)  in %d+ days  [^\n]*: (%d+ seats [^\n]*)") do
      lines, seats = lines + 1, seats + tonumber(words:match("^%d+"))
      assert.is_true(ends >= day)
      assert.matches("renews for P1Y$", words:gsub("is extended at a surcharge for P1M", "renews for P1Y"))
      day = ends
    end
    local count, renewed, extended = said:match("(%d+) terms end within 60 days: (%d+) seats renew, "
      .. "0 end, (%d+) are extended\n$")
    assert.same({ lines, seats }, { tonumber(count), renewed + extended })
    assert.is_true(lines > 0)
  end)

  it("of the end of a term asks a person first, and sends nothing twice", function()
    local client = sign_in.client(sim,
      { client_secret = sim.client_secret, refresh_token = sim.refresh_token })
    local customer = sim.customers[1].id
    local subscription = assert(client:customer(customer):subscriptions():all())[1].id
    client:close()
    local function cancel(typed)
      sign_in.write(directory .. "/typed", typed .. "\n")
      return run("22_end_of_term", ("%s %s cancel <%s/typed"):format(customer, subscription, directory))
    end
    local said, status = cancel "no"
    assert.matches("schedule Cancel.*warning: autoRenewEnabled.*: not confirmed: nothing was sent\n$", said)
    assert.equal(2, status)
    said, status = cancel "yes"
    assert.matches("cancel on [%dT:Z-]+: scheduled\n$", said)
    assert.equal(0, status)
    assert.matches("cancel on [%dT:Z-]+: stands already\n$", cancel "")
  end)

  it("of GDAP asks a person, hands over the link, and gives access after the approval", function()
    local customer, group = sim.customers[3].id, "11111111-1111-4111-8111-111111111111"
    local function gdap(typed)
      sign_in.write(directory .. "/typed", typed .. "\n")
      return run("50_gdap", ("%s %s 'Global Reader' <%s/typed"):format(customer, group, directory))
    end
    local said, status = gdap "no"
    assert.equal(2, status, said)
    assert.matches("Type yes to continue: not confirmed: nothing was sent\n$", said)
    said, status = gdap "yes"
    assert.equal(75, status, said)
    assert.matches("granularAdminRelationships/[%x-]+\nSupport [%x-]+: approvalPending, waiting for "
      .. "approval\n$", said)
    assert(sim:approve { relationship = "Support " .. customer })
    repeat said, status = gdap "yes" until status ~= 75
    assert.equal(0, status, said)
    assert.matches("active until %d+", said)
  end)

  it("of alerts lists what is open, and resolves one", function()
    local said, status = run("53_alerts")
    assert.equal(0, status, said)
    local id = said:match("^(%S+)  high ")
    sign_in.write(directory .. "/typed", "yes\n")
    said, status = run("53_alerts", ("%s fraud <%s/typed"):format(id, directory))
    assert.equal(0, status, said)
    assert.matches("resolved as fraud\n$", said)
    said = run("53_alerts")
    assert.is_nil(said:find(id, 1, true))
    said, status = run("53_alerts", id .. " fraud")
    assert.equal(1, status)
    assert.matches("no open alert has the id", said)
  end)

  it("of metrics counts what happened", function()
    assert(sim:fault { status = 503, retry_after = "0", times = 3, path = "/qualification" })
    local said, status = run("92_metrics")
    assert.equal(0, status)
    local values = {}
    for name, value in said:gmatch("([%w_]+{[^}]*}) ([%d.]+)") do values[name] = tonumber(value) end
    assert.equal(40, values['partnercenter_calls_total{operation="customer.qualification",kind="ok"}'])
    assert.equal(41, values['partnercenter_attempts_total{host="api",status="200"}'])
    assert.equal(3, values['partnercenter_attempts_total{host="api",status="503"}'])
    assert.equal(3, values['partnercenter_retries_total{host="api",status="503"}'])
    assert.is_true(values['partnercenter_call_seconds{quantile="1"}'] > 0)
  end)
end)
