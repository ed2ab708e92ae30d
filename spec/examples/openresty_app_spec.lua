-- examples/openresty, as its README starts it, with a cleared environment, against the simulator over TLS.

local json = require "partnercenter.simulator.json"
local ports = require "partnercenter.simulator.launch.ports"
local probe = require "partnercenter.simulator.launch.requirements"
local process = require "spec_process"
local roster = require "partnercenter.simulator.seeded_customers"
local socket = require "socket"
local source = require "spec.support.source"

local CUSTOMERS, FRESH = 60, 3
local PATIENCE = 300 -- seconds

describe("the example in OpenResty #load", function()
  local port, pid, log, simulator

  local function wait_until(what, condition)
    local ends = socket.gettime() + PATIENCE
    repeat
      local found = condition()
      if found then return found end
      socket.select(nil, nil, 0.02)
    until socket.gettime() > ends
    error(("it took too long until %s:\n%s"):format(what, source.read(log)))
  end

  local function send(at, method, path, body)
    local client = socket.connect("127.0.0.1", at)
    if client then
      client:settimeout(PATIENCE)
      local request = "%s %s HTTP/1.0\r\nContent-Length: %d\r\n\r\n%s"
      assert(client:send(request:format(method, path, #(body or ""), body or "")))
    end
    return client
  end

  local function receive(client)
    local text = assert(client:receive("*a"))
    client:close()
    local head, body = text:match("^(.-)\r\n\r\n(.*)$")
    return { status = tonumber(head:match("^HTTP/1%.%d (%d+)")), head = head, body = body }
  end

  local function ask_simulator(method, what, body)
    return receive(send(simulator, method, "/simulator/" .. what, body and json.encode(body)))
  end

  local function fault(about)
    assert.equal(204, ask_simulator("POST", "faults", about).status)
  end

  -- How often the simulator was asked about a customer.
  local function questions(id)
    local count = 0
    for _, request in ipairs(json.decode(ask_simulator("GET", "requests").body)) do
      if request.path:find(id, 1, true) then count = count + 1 end
    end
    return count
  end

  local function visit(id)
    local answer = receive(send(port, "GET", "/learn/" .. id .. "/"))
    answer.fresh_for = tonumber(answer.head:match("Cache%-Status: qualifications; hit; ttl=(%-?%d+)"))
    return answer
  end

  local function stale(id)
    return wait_until("the answer is stale", function()
      local answer = visit(id)
      return answer.fresh_for and answer.fresh_for < 0 and answer
    end)
  end

  local function start_browser(options)
    local profile = log .. "-profile"
    local command = "timeout 300 chromium --headless --no-sandbox --user-data-dir=%s %s --dump-dom"
      .. " http://127.0.0.1:%d/customers 2>/dev/null; rm -rf %s"
    return assert(io.popen(command:format(profile, options, port, profile)))
  end

  local function finish_browser(stream)
    local text = stream:read("*a")
    stream:close()
    return text
  end

  local schools = {} -- each test takes one that nobody has asked about
  for number = 1, CUSTOMERS do
    local customer = roster.customer(number, 1)
    if roster.effective(customer.records) == "Education" then schools[#schools + 1] = customer end
  end
  local function new_school()
    return table.remove(schools).id
  end

  -- Starts it on another port, and says whether it answers; else it has ended.
  local function start()
    port = ports.pick(1, assert(probe.find()).listening)[1]
    pid = assert(process.fork())
    if pid == 0 then
      local run = "exec env -i PATH=\"$PATH\" PORT=%d FRESH_SECONDS=%d %s >%s 2>&1"
      process.exec(run:format(port, FRESH, "examples/openresty/run --no-install", log))
    end
    return wait_until("it answers", function()
      if source.read(("/proc/%d/stat"):format(pid)):find "%) Z " then return "ended" end
      local client = send(port, "GET", "/style.css")
      return client and receive(client).status == 200 and "answers"
    end) == "answers"
  end

  local function stop()
    process.kill(pid, "QUIT")
    process.wait(pid)
    os.execute(("rm -rf build/openresty/%d"):format(port))
  end

  setup(function()
    log = os.tmpname()
    while not start() do -- it builds first, and another program may take the port meanwhile
      stop()
      assert.matches("Address already in use", source.read(log))
    end
    simulator = tonumber(source.read(log):match("127%.0%.0%.1:(%d+)/simulator/"))
  end)

  teardown(function()
    stop()
    os.remove(log)
  end)

  after_each(function()
    assert.equal(204, ask_simulator("DELETE", "faults").status)
  end)

  it("keeps its logs in its own folder", function()
    local id = new_school()
    assert.equal(200, visit(id).status)
    wait_until("the visit is logged", function()
      local text = source.read(("build/openresty/%d/logs/access.log"):format(port))
      return text:find("GET /learn/" .. id .. "/", 1, true)
    end)
  end)

  it("admits who is qualified, and asks once", function()
    local id = new_school()
    local first, second = visit(id), visit(id:upper())
    assert.equal(200, first.status)
    assert.matches("Welcome", first.body)
    assert.matches("Cache%-Status: qualifications; fwd=miss; ttl=" .. FRESH, first.head)
    assert.equal(200, second.status)
    assert.is_true(second.fresh_for >= 0)
    assert.equal(1, questions(id))
  end)

  it("refuses others and says why", function()
    local answer = visit(roster.customer(3, 1).id)
    assert.equal(403, answer.status)
    assert.matches("this customer&#39;s is &#39;nonprofit&#39;", answer.body)
    for _, id in ipairs { roster.unrelated_id, "b0000000-0000-4000-8000-000000000000" } do
      answer = visit(id)
      assert.equal(403, answer.status)
      assert.matches("no customer of ours", answer.body)
    end
    assert.equal(404, receive(send(port, "GET", "/learn/someone/")).status)
    assert.equal(404, receive(send(port, "GET", "/lessons/index.html")).status)
  end)

  it("asks one question for all that wait for the same customer", function()
    local id, waiting = new_school(), {}
    fault { customer = id, delay = 400 }
    for i = 1, 20 do waiting[i] = send(port, "GET", "/learn/" .. id .. "/") end
    for i = 1, 20 do assert.equal(200, receive(waiting[i]).status) end
    assert.equal(1, questions(id))
  end)

  it("answers from its cache while it asks again, once", function()
    local id = new_school()
    assert.equal(200, visit(id).status)
    fault { customer = id, delay = 3000, body = '"none"' }
    local answer = stale(id)
    assert.equal(200, answer.status)
    assert.is_true(visit(id).fresh_for < 0)
    wait_until("the new answer is known", function() return visit(id).status == 403 end)
    assert.equal(2, questions(id))
  end)

  it("admits known customers while the service is down, and tells others when to come again", function()
    local known, unknown = new_school(), new_school()
    assert.equal(200, visit(known).status)
    fault { status = 503 }
    assert.equal(200, stale(known).status)
    local answer = visit(unknown)
    assert.equal(503, answer.status)
    assert.matches("Retry%-After: 5", answer.head)
    assert.matches("does not answer for this customer", answer.body)
    local asked = questions(unknown)
    assert.equal(503, visit(unknown).status)
    assert.equal(asked, questions(unknown))
    assert.equal(200, stale(known).status)
  end)

  -- Has the simulator deliver an event about a customer.
  local function notify(id)
    local answer = ask_simulator("POST", "events", {
      name = "reseller-relationship-accepted-by-customer", resource = "/v1/customers/" .. id,
      url = ("http://127.0.0.1:%d/webhook"):format(port),
    })
    assert.equal(200, answer.status, answer.body)
  end

  it("forgets a customer when an event names that customer, and looks again", function()
    local id = new_school()
    assert.equal(200, visit(id).status)
    fault { customer = id, body = '"none"' }
    notify(id)
    wait_until("the event asked again", function() return questions(id) == 2 end)
    wait_until("the new answer is known", function() return visit(id).status == 403 end)
  end)

  it("believes no event that Microsoft did not sign", function()
    local answer = receive(send(port, "POST", "/webhook", '{"EventName":"test-created"}'))
    assert.equal(401, answer.status)
  end)

  describe("on the page", function()
    local function browse(options) return finish_browser(start_browser(options)) end

    local function rows(text)
      local found, count = {}, 0
      for name, class in text:gmatch('<tr><th scope="row">([^<]+)<small>.-<b class="(%w+)">') do
        found[name], count = class, count + 1
      end
      return found, count
    end

    it("a browser shows rows while others are not known yet, and all of them in the end", function()
      local text, count, try = nil, nil, 0
      wait_until("a page has some of the rows", function()
        try = try + 1 -- each has two new customers, and more time
        local known = ("b3000000-0000-4000-8000-%012d"):format(try)
        local slow = ("b4000000-0000-4000-8000-%012d"):format(try)
        fault { path = "/customers", body = json.encode { items = { { id = known }, { id = slow } } } }
        fault { customer = known, body = '"education"' }
        fault { customer = slow, delay = 1500 + 2000 * try, body = '"education"' }
        count = select(2, rows(browse(("--timeout=%d"):format(2000 * try))))
        assert.equal(204, ask_simulator("DELETE", "faults").status)
        return count == 1
      end)
      wait_until("all are as the service has them", function()
        local found
        text = browse ""
        found, count = rows(text)
        for number = 1, CUSTOMERS do
          local customer = roster.customer(number, 1)
          if found[customer.companyName] ~= roster.effective(customer.records):lower() then return false end
        end
        return count == CUSTOMERS
      end)
      assert.matches(CUSTOMERS .. " customers, 11 of them qualified for education", text)
    end)

    it("a row is sent before the next one is known", function()
      local known, unknown = roster.customer(1, 1).id, "b0000000-0000-4000-8000-000000000002"
      assert.equal(200, visit(known).status)
      fault { path = "/customers", body = json.encode { items = { { id = unknown }, { id = known } } } }
      fault { customer = unknown, delay = 3000, body = '"education"' }
      local client = assert(socket.connect("127.0.0.1", port)) -- nginx does not stream to HTTP/1.0
      assert(client:send("GET /customers HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
      local line
      repeat
        line = assert(client:receive("*l"))
      until line:find('<tr><th scope="row">', 1, true)
      assert.is_truthy(line:find(known, 1, true))
      client:settimeout(0)
      local _, why, early = client:receive("*a")
      assert.equal("timeout", why)
      client:settimeout(PATIENCE)
      local rest = early .. client:receive("*a")
      client:close()
      assert.is_nil(early:find(unknown, 1, true))
      assert.is_truthy(rest:find('<tr><th scope="row">' .. unknown, 1, true))
      assert.matches("2 customers, 2 of them", rest)
    end)

    it("text from the service stays text", function()
      local name = "<script>alert('1')</script> & \"sons\""
      local id = "b0000000-0000-4000-8000-000000000001"
      local items = { { id = id, companyProfile = { companyName = name } } }
      fault { path = "/customers", body = json.encode { items = items } }
      local text = receive(send(port, "GET", "/customers")).body
      text = text:gsub('<script src="/live%.js"></script>', "", 1) -- the page's own
      assert.is_nil(text:find("<script", 1, true))
      local escaped = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;sons&quot;"
      assert.is_truthy(text:find('<th scope="row">' .. escaped .. "<small>", 1, true))
    end)

    it("a list that breaks off says so", function()
      fault { path = "/customers", status = 403 }
      local text = receive(send(port, "GET", "/customers")).body
      assert.matches("The list is incomplete", text)
    end)
  end)

  it("shows events as they arrive, and the row that changes", function()
    local number = 0
    local text = wait_until("a browser has shown an event and a changed row", function()
      number = number + 1
      local known = ("b1000000-0000-4000-8000-%012d"):format(number)
      local slow = ("b2000000-0000-4000-8000-%012d"):format(number) -- holds up the end of the page
      fault { path = "/customers", body = json.encode { items = { { id = known }, { id = slow } } } }
      fault { customer = known, body = '"education"', times = 1 }
      fault { customer = known, body = '"nonprofit"' }
      fault { customer = slow, delay = 6000, body = '"education"' }
      local stream = start_browser ""
      wait_until("the customer's row is sent", function() return questions(known) > 0 end)
      notify(known)
      local found = finish_browser(stream)
      assert.equal(204, ask_simulator("DELETE", "faults").status)
      local row = '<tr[^>]*><th scope="row">' .. known:gsub("%-", "%%-") .. '<small>.-<b class="(%l+)">'
      return found:match(row) == "nonprofit" and found
    end)
    local first = '<ol id="events"[^>]*><li><b>reseller%-relationship%-accepted%-by%-customer</b> b1'
    assert.matches(first, text)
    assert.matches('<tr class="changed">', text)
  end)

  it("nginx has nothing to complain about", function()
    local text, complaints = source.read(log), {}
    for line in text:gmatch("[^\n]+") do
      if line:find("%[%l+%]") and not line:find("%[warn%].*partnercenter: ") then
        complaints[#complaints + 1] = line
      end
    end
    assert.same({}, complaints)
    assert.is_nil(text:find("simulator-client-secret", 1, true))
  end)
end)
