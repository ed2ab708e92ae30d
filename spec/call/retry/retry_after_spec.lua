-- When and after how long a call is retried: each form of Retry-After, the deadline, the retry budget.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local ID = "11111111-2222-4333-8444-555555555555"
-- The first wait is up to half a second; after a 429, half of that at least.
local USUAL, CAREFUL = { 0, 0.5 }, { 0.25, 0.5 }

local field = raw.field

local function date_in(seconds)
  return function()
    return os.date("!%a, %d %b %Y %H:%M:%S GMT", os.time() + seconds)
  end
end

local REASONS = { [204] = "No Content", [429] = "Too Many Requests", [503] = "Service Unavailable" }

-- Answers the first request with a status and header, the others with 200.
local function once(status, after)
  return raw.start(function(conn)
    local n = 0
    while conn:request() do
      n = n + 1
      if n == 1 then
        local value = type(after) == "function" and after() or after
        conn:answer(status .. " " .. REASONS[status], "", value and "Retry-After: " .. value .. "\r\n" or "")
      else
        conn:answer("200 OK", '"education"')
      end
    end
  end)
end

local function new(server, options)
  local all = { access_token = "marker-access-token", base_url = server.url, timeout = 60 }
  for name, value in pairs(options or {}) do
    all[name] = value
  end
  return assert(partnercenter.new(all))
end

describe("Retry-After", function()
  local forms = {
    { "in seconds", "1", { 1, 1 } },
    { "in seconds, with blanks", "  1  ", { 1, 1 } },
    { "as a date", date_in(2), { 0, 2 } },
    { "as a date that is over", date_in(-3600), USUAL },
    { "as a date of long ago", "Sun, 06 Nov 1994 08:49:37 GMT", USUAL },
    { "of zero", "0", USUAL },
    { "below zero", "-5", USUAL },
    { "that is garbage", "soon", USUAL },
    { "without a value", "", USUAL },
    { "with a value that says more than a number", "1; really", { 0, 1 } },
    { "of more than the call may take", "3600", "refused" },
    { "of more than fits", ("9"):rep(30), "refused" },
    { "as a date of next year", date_in(366 * 86400), "refused" },
  }
  local cases, outcomes = {}, {}
  for _, status in ipairs { 429, 503, 204 } do
    for _, form in ipairs(forms) do
      cases[#cases + 1] = { status = status, name = form[1], value = form[2], takes = form[3] }
    end
  end
  cases[#cases + 1] = { status = 429, name = "that is missing", takes = CAREFUL }
  cases[#cases + 1] = { status = 503, name = "that is missing", takes = USUAL }

  setup(function() -- all at once, since each waits
    for _, case in ipairs(cases) do
      case.server = once(case.status, case.value)
    end
    partnercenter.map(cases, function(case)
      local started, outcome = core.now(), { waits = {} }
      outcomes[case] = outcome
      local client = new(case.server, { on_event = function(event)
        if event.type == "retry" then
          outcome.waits[#outcome.waits + 1] = event.seconds
        end
      end })
      outcome.value, outcome.err = client:customer(ID):qualification()
      outcome.seconds = core.now() - started
      return true
    end, { concurrency = #cases, timeout = 60 }) -- bounds the waits of Retry-After
    for _, case in ipairs(cases) do
      outcomes[case].sent = case.server:received("request")
      case.server:stop()
    end
  end)

  for _, case in ipairs(cases) do
    it(("%s, on %d"):format(case.name, case.status), function()
      local outcome = outcomes[case]
      if case.takes == "refused" then
        assert.is_nil(outcome.value)
        local kind = case.status == 204 and "protocol" or case.status == 429 and "throttled" or "service"
        assert.equal(kind, outcome.err.kind)
        if case.status ~= 204 then
          assert.equal(600, outcome.err.retry_after)
        end
        assert.same({}, outcome.waits)
        assert.equal(1, #outcome.sent)
        return
      end
      assert.is_nil(outcome.err, tostring(outcome.err))
      assert.equal("education", outcome.value)
      assert.equal(1, #outcome.waits)
      local wait = outcome.waits[1]
      assert.is_true(wait >= case.takes[1] and wait <= case.takes[2], wait)
      assert.is_true(outcome.seconds >= wait, outcome.seconds)
      assert.equal(2, #outcome.sent)
      assert.equal(field(outcome.sent[1], "MS-RequestId"), field(outcome.sent[2], "MS-RequestId"))
    end)
  end
end)

describe("a call", function()
  local server

  after_each(function()
    server:stop()
  end)

  it("keeps its ids and its body over all its attempts, and the next call has others", function()
    server = raw.start(function(conn, number)
      while conn:request() do
        if number == 1 then
          conn:reset()
          return
        elseif number == 2 then
          conn:answer("500 Oops", "")
          conn:request()
          conn:answer("503 Busy", "", "Retry-After: 0\r\n")
          number = 3
        else
          conn:answer("200 OK", "{}")
        end
      end
    end)
    local client = new(server)
    local spec = { method = "POST", path = "/v1/customers", body = { name = ("x"):rep(100000) } }
    local response = assert(client:request(spec))
    assert.equal(4, response.attempts)
    assert(client:request(spec))
    local sent = server:received("request")
    assert.equal(5, #sent)
    for i = 2, 4 do
      assert.equal(field(sent[1], "MS-RequestId"), field(sent[i], "MS-RequestId"))
      assert.equal(field(sent[1], "MS-CorrelationId"), field(sent[i], "MS-CorrelationId"))
      assert.equal(sent[1]:match("{.*$"), sent[i]:match("{.*$"))
    end
    assert.not_equal(field(sent[1], "MS-RequestId"), field(sent[5], "MS-RequestId"))
  end)

  it("is not begun again when there is no time left for the wait", function()
    server = raw.start(function(conn)
      while conn:request() do
        conn:answer("503 Busy", "", "Retry-After: 100\r\n")
      end
    end)
    local value, err = new(server):customer(ID):qualification()
    assert.is_nil(value)
    assert.equal("service", err.kind) -- reported at once; later it would be "timeout"
    assert.equal(503, err.status)
    assert.equal(100, err.retry_after)
    assert.equal(1, server:count())
  end)

  it("reports the result of each attempt as an event", function()
    server = once(503, "0")
    local seen = {}
    local client = new(server, { on_event = function(event)
      seen[#seen + 1] = ("%s %s %s"):format(event.type, event.attempt or "-",
        event.status or event.kind or "-")
      assert.equal("customer.qualification", event.operation)
      assert.equal("api", event.host)
    end })
    assert.equal("education", client:customer(ID):qualification())
    assert.equal(0, client.handler_errors)
    assert.same({ "attempt 1 503", "throttled 1 503", "retry 1 503", "attempt 2 200", "call 2 200" }, seen)
  end)

  -- A budget of 500, five for each retry: the first hundred calls may retry, the others may not.
  it("is not repeated any more when nearly all calls of its client fail, and again when they do not",
    function()
    server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        end
        conn:answer(head:find("/v1/good", 1, true) and "200 OK" or "500 Oops", "{}")
      end
    end)
    local client = new(server, { max_attempts = 2 })
    local function attempts(path, count)
      local all, ids = 0, {}
      for i = 1, count do
        ids[i] = i
      end
      partnercenter.map(ids, function()
        local answer, err = client:request { path = path }
        all = all + (answer or err).attempts
        return true
      end, { concurrency = count })
      return all
    end
    assert.equal(300, attempts("/v1/bad", 200))
    assert.equal(20, attempts("/v1/bad", 20))
    assert.equal(50, attempts("/v1/good", 50))
    assert.equal(30, attempts("/v1/bad", 20))
  end)
end)

describe("429", function()
  it("holds back every call of its client to that host, and no other client's", function()
    local server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        elseif head:find("/v1/refused", 1, true) then
          conn:answer("429 Slow down", "", "Retry-After: 3\r\n")
        else
          conn:answer("200 OK", "{}")
        end
      end
    end)
    local client, other = new(server), new(server)
    local answer, err = client:request { path = "/v1/refused", max_attempts = 1 }
    local refused = core.now()
    assert.is_nil(answer)
    assert.equal("throttled", err.kind)
    assert.equal(3, err.retry_after)
    local order = {}
    partnercenter.map({ client, client, client, other }, function(one)
      assert(one:request { path = "/v1/x", timeout = 2.5 }) -- time in a loop's queue does not count
      if one == client then
        assert.is_true(core.now() - refused >= 2.99)
      end
      order[#order + 1] = one == client and "client" or "other"
      return true
    end)
    assert.same({ "other", "client", "client", "client" }, order)
    assert(client:request { path = "/v1/x" })
    client:request { path = "/v1/refused", max_attempts = 1 }
    answer, err = client:request { path = "/v1/x", timeout = 0.5 }
    assert.is_nil(answer)
    assert.equal("throttled", err.kind)
    assert.is_true(err.retry_after > 0.5)
    server:stop()
  end)
end)
