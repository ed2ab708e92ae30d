-- Polls of accepted operations: 202 with a Location, 204 with Retry-After.

local core = require "partnercenter.core"
local enough_time = require "spec.support.time.enough_time"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local resource = require "partnercenter.api.tree"

local ROWS = {
  { "thing(thing_id):submit(body)", "POST", "/v1/things/{thing_id}/submit", polls = true, gives = "Thing" },
  { "thing(thing_id):remove()", "DELETE", "/v1/things/{thing_id}", polls = true, gives = "none" },
  { "things(query)", "GET", "/v1/things", page = "link", gives = "Thing", query = { size = "integer" } },
}

local field = raw.field

describe("an accepted operation", function()
  local server, other

  after_each(function()
    for _, one in pairs { server, other } do
      one:stop()
    end
    server, other = nil, nil
  end)

  -- Answers with the texts in order, then with the last one.
  local function serve(...)
    local answers = { ... }
    server = raw.start(function(conn)
      local n = 0
      while conn:request() do
        n = math.min(n + 1, #answers)
        conn:answer(answers[n][1], answers[n][2], answers[n][3])
      end
    end)
  end

  local function root(options)
    local all = { access_token = "marker-access-token", base_url = server.url, timeout = 20 }
    for name, value in pairs(options or {}) do
      all[name] = value
    end
    local client = assert(partnercenter.new(all))
    return setmetatable({ _owner = client, _params = {} }, resource.build(ROWS).meta)
  end

  local function lines()
    local all = server:received("request")
    local out = {}
    for i, request in ipairs(all) do
      out[i] = request:match("^(%S+ %S+)")
    end
    return out, all
  end

  -- Makes a call to a new server. A busy machine may need more time until the operation is accepted.
  local function in_time(seconds, call)
    local value, err
    enough_time(seconds, function(more)
      if server then server:stop() end
      value, err = call(more)
      return value or err.data and err.data.location
    end)
    return value, err
  end

  for name, location in pairs {
    ["a path"] = "/v1/operations/7", ["a path without a version"] = "operations/7",
    ["an absolute URL of the same origin"] = "%s/v1/operations/7",
  } do
    it("is polled at its Location: " .. name, function()
      server = raw.start(function(conn)
        local n, _, port = 0, conn.socket:getsockname()
        local where = "Location: " .. location:format("http://127.0.0.1:" .. port) .. "\r\n"
        while conn:request() do
          n = n + 1
          if n < 3 then
            conn:answer("202 Accepted", '{"status":"running"}', where .. "Retry-After: 0\r\n")
          else
            conn:answer("200 OK", '{"id":"7"}')
          end
        end
      end)
      assert.same({ id = "7" }, root():thing("1"):submit({}))
      local said, all = lines()
      assert.same({ "POST /v1/things/1/submit", "GET /v1/operations/7", "GET /v1/operations/7" }, said)
      assert.equal(field(all[1], "MS-CorrelationId"), field(all[3], "MS-CorrelationId"))
      assert.not_equal(field(all[1], "MS-RequestId"), field(all[2], "MS-RequestId"))
    end)
  end

  it("is not polled earlier than the service said", function()
    serve({ "202 Accepted", "", "Location: /v1/x\r\nRetry-After: 1\r\n" }, { "204 No Content", "" })
    local started = core.now()
    assert.is_true(root():thing("1"):remove())
    assert.is_true(core.now() - started >= 1)
  end)

  it("is polled at intervals if the service gives none", function()
    serve({ "202 Accepted", "", "Location: /v1/x\r\n" }, { "200 OK", "{}" })
    local started = core.now()
    assert(root():thing("1"):submit({}))
    assert.is_true(core.now() - started >= 1)
  end)

  it("ends with the call's time, before a wait that would be too long, and says where to look", function()
    serve({ "202 Accepted", "", "Location: /v1/x\r\nRetry-After: 60\r\n" })
    local value, err = root():thing("1"):submit({}, { timeout = 20 })
    assert.is_nil(value)
    assert.equal("timeout", err.kind)
    assert.equal("retry", err.phase)
    assert.equal("thing.submit", err.operation)
    assert.equal("/v1/x", err.data.location)
    assert.equal(1, server:count())
  end)

  for name, options in pairs {
    ["a delay as long as its time"] = { delay = 1.2, timeout = 1 },
    ["less time than the first pause"] = { timeout = 0.6 },
  } do
    it("is polled at least once, also with " .. name, function()
      local value = in_time(options.timeout, function(seconds)
        serve({ "202 Accepted", "", "Location: /v1/x\r\n" }, { "200 OK", '{"id":"7"}' })
        return root():thing("1"):submit({}, { delay = options.delay, timeout = seconds })
      end)
      assert.same({ id = "7" }, value)
      assert.same({ "POST /v1/things/1/submit", "GET /v1/x" }, (lines()))
    end)
  end

  it("that is in progress at the deadline is reported with the location", function()
    local value, err = in_time(0.6, function(seconds)
      serve({ "202 Accepted", "", "Location: /v1/x\r\n" }, { "200 OK", '{"status":"running"}' })
      return root():thing("1"):submit({}, { timeout = seconds })
    end)
    assert.is_nil(value)
    assert.same({ "timeout", "retry", "/v1/x" }, { err.kind, err.phase, err.data.location })
    assert.equal(2, server:count()) -- one last poll, not several
  end)

  it("whose location does not answer is reported with the location", function()
    local value, err = in_time(0.6, function(seconds)
      server = raw.start(function(conn)
        while conn:request() do
          if conn:count("request") > 1 then conn:stall() end
          conn:answer("202 Accepted", "", "Location: /v1/x\r\nRetry-After: 0\r\n")
        end
      end)
      return root():thing("1"):submit({}, { timeout = seconds })
    end)
    assert.is_nil(value)
    assert.same({ "timeout", "retry", "/v1/x" }, { err.kind, err.phase, err.data.location })
  end)

  it("waits at most ten minutes between polls, also if the service says more", function()
    serve({ "202 Accepted", "", "Location: /v1/x\r\nRetry-After: 99999999\r\n" })
    local _, err = root():thing("1"):submit({}, { timeout = 5 })
    assert.equal(600, err.retry_after)
  end)

  it("is polled while its record says that it is in progress", function()
    local soon = "Retry-After: 0\r\n"
    serve({ "202 Accepted", "", "Location: /things/1/status\r\n" .. soon },
      { "200 OK", '{"status":"Queued"}', soon }, { "200 OK", '{"status":"running"}', soon },
      { "200 OK", '{"status":"finished"}' })
    assert.equal("finished", assert(root():thing("1"):submit({})).status)
    assert.same({ "POST /v1/things/1/submit", "GET /v1/things/1/status", "GET /v1/things/1/status",
      "GET /v1/things/1/status" }, (lines()))
  end)

  it("is an error when its record says that it failed", function()
    serve({ "202 Accepted", "", "Location: /things/1/status\r\nRetry-After: 0\r\n" },
      { "200 OK", '{"status":"failed","error":{"code":"exportFailed","message":"No such invoice."}}' })
    local value, err = root():thing("1"):submit({})
    assert.is_nil(value)
    assert.same({ "service", "exportFailed", false, "failed", nil },
      { err.kind, err.code, err.retryable, err.data.status, err.maybe_done })
  end)

  it("that fails is an error", function()
    serve({ "202 Accepted", "", "Location: /v1/x\r\nRetry-After: 0\r\n" },
      { "409 Conflict", '{"code":1,"description":"no"}' })
    local value, err = root():thing("1"):submit({})
    assert.is_nil(value)
    assert.equal("conflict", err.kind)
  end)

  for what, answers in pairs {
    ["that is not over in time"] = { { "202 Accepted", "", "Location: /v1/x\r\nRetry-After: 60\r\n" } },
    ["whose outcome cannot be read"] = { { "202 Accepted", "", "Location: /v1/x\r\nRetry-After: 0\r\n" },
      { "500 No", "" } },
    ["that is lost from sight"] = { { "202 Accepted", "", "Location: /v1/x\r\nRetry-After: 0\r\n" },
      { "404 Not Found", "" } },
    ["whose place cannot be asked"] = { { "202 Accepted", "", "Location: https://x.example/\r\n" } },
  } do
    it(what .. " may have been done, and is not to be repeated", function()
      serve(answers[1], answers[2])
      local _, err = root():thing("1"):submit({}, { timeout = 20, max_attempts = 1 })
      assert.same({ false, true }, { err.retryable, err.maybe_done })
      assert.matches("read before you repeat it", err.hint, 1, true)
    end)
  end

  it("accepted without a Location is done as far as can be known", function()
    serve({ "202 Accepted", "" })
    assert.is_true(root():thing("1"):remove())
    assert.equal(1, server:count())
  end)

  it("is never polled on another host", function()
    other = raw.start(function(conn)
      conn:request()
    end)
    serve({ "202 Accepted", "", "Location: " .. other.url .. "/v1/x\r\nRetry-After: 0\r\n" })
    local value, err = root():thing("1"):submit({})
    assert.is_nil(value)
    assert.equal("protocol", err.kind)
    assert.equal(0, other:count("connection"))
  end)

  it("between pages is polled, and no page is lost", function()
    serve({ "200 OK", '{"items":[{"id":1}],"links":{"next":{"uri":"/things?page=2"}}}' },
      { "204 No Content", "", "Retry-After: 1\r\n" },
      { "204 No Content", "", os.date("!Retry-After: %a, %d %b %Y %H:%M:%S GMT\r\n", os.time() - 5) },
      { "200 OK", '{"items":[{"id":2}]}' })
    local started, ids = core.now(), {}
    for item in root():things():each() do
      ids[#ids + 1] = item.id
    end
    assert.same({ 1, 2 }, ids)
    assert.is_true(core.now() - started >= 1)
    local second = "GET /v1/things?page=2"
    assert.same({ "GET /v1/things", second, second, second }, (lines()))
  end)

  it("between pages that does not end is an error, and the listing can resume there", function()
    serve({ "200 OK", '{"items":[{"id":1}],"links":{"next":{"uri":"/things?page=2"}}}' },
      { "204 No Content", "", "Retry-After: 30\r\n" }, { "200 OK", '{"items":[{"id":2}]}' })
    local listing = root { timeout = 20 }:things()
    assert.equal(1, listing:next()[1].id)
    local page, err = listing:next()
    assert.is_nil(page)
    assert.equal("protocol", err.kind)
    assert.equal(2, listing:next()[1].id)
  end)
end)
