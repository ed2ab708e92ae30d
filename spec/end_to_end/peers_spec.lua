-- Known faults of other clients for this service and similar ones, one spec each with the name of that
-- client. For tokens and secrets see spec/auth/token/peers_spec.lua.

local clients = require "spec.support.clients"
local core = require "partnercenter.core"
local enough_time = require "spec.support.time.enough_time"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local resource = require "partnercenter.api.tree"
local socket = require "socket"

local ID = clients.ID
local GCC = "GovernmentCommunityCloud"

local field = raw.field

describe("unlike its peers, this library:", function()
  local server, others

  before_each(function()
    others = {}
  end)

  after_each(function()
    if server then
      server:stop()
      server = nil
    end
    for _, one in ipairs(others) do
      one:stop()
    end
  end)

  -- Starts a service. answer(n, head, body) returns status, body and headers for request n of a connection.
  local function serve(answer)
    local made = raw.start(function(conn, number)
      local n = 0
      while true do
        local head, body = conn:request()
        if not head then
          return
        end
        n = n + 1
        conn:answer(answer(n, head, body, conn, number))
      end
    end)
    if server then
      others[#others + 1] = made
    else
      server = made
    end
    return made
  end

  local function new(options)
    return clients.new(server, options)
  end

  local function education()
    return "200 OK", '"education"'
  end

  local function look(client)
    return client:customer(ID):qualification()
  end

  local function lines()
    local out = {}
    for i, request in ipairs(server:received("request")) do
      out[i] = request:match("^(%S+ %S+)")
    end
    return out
  end

  it("1. the code for GovernmentCommunityCloud reaches the wire (Java drops it)", function()
    serve(function()
      return "200 OK", '"GovernmentCommunityCloud"'
    end)
    assert(new():customer(ID):update_qualification(GCC, { code = "a b&c" }))
    assert.same({ "PUT /v1/customers/" .. ID .. "/qualification?code=a%20b%26c" }, lines())
  end)

  it("2. a value it does not know is returned, not raised (Java)", function()
    serve(function()
      return "200 OK", '"Brand_NewKind"'
    end)
    assert.equal("brandnewkind", look(new()))
  end)

  it("3. a qualification is the same in every case (.NET Standard SDK)", function()
    local spellings = { '"education"', '"Education"', '"EDUCATION"', '"eDuCaTiOn"' }
    serve(function(n)
      return "200 OK", spellings[n]
    end)
    local client = new()
    for _ = 1, #spellings do
      assert.equal("education", look(client))
    end
  end)

  it("4. every documented shape of the answer is read, with either name of its date", function()
    local shapes = {
      '[{"qualification":"Education","vettingStatus":"Approved","vettingCreateDate":"2024-01-01"}]',
      '{"qualifications":[{"qualification":"Education","vettingCreatedDate":"2024-01-01"}]}',
      '{"qualification":"Education","vettingCreatedDate":"2024-01-01"}',
      '{"items":[{"qualification":"Education","vettingCreatedDate":"2024-01-01"}]}',
    }
    serve(function(n)
      return "200 OK", shapes[n]
    end)
    local client = new()
    for _ = 1, #shapes do
      local records = assert(client:customer(ID):qualifications())
      assert.equal(1, #records)
      assert.equal("2024-01-01", records[1].vettingCreatedDate)
      assert.equal("education", records[1].qualification:lower())
    end
  end)

  it("5. 400 and 404 are sent once, 500 not more than told (Java repeats without end)", function()
    serve(function(_, head)
      return head:match("/v1/(%d+)") .. " No", ""
    end)
    local client = new { max_attempts = 3 }
    for path, sent in pairs { ["/v1/400"] = 1, ["/v1/404"] = 1, ["/v1/500"] = 3 } do
      local _, err = client:request { path = path }
      assert.equal(sent, err.attempts)
    end
    assert.equal(5, server:count())
  end)

  it("6. 429 waits as long as it says, and without a header it is no crash (.NET)", function()
    serve(function(n)
      if n == 1 then
        return "429 Slow down", "", "Retry-After: 1\r\n"
      elseif n == 3 then
        return "429 Slow down", '{"code":1}'
      end
      return education()
    end)
    local client, started = new(), core.now()
    assert.equal("education", look(client))
    assert.is_true(core.now() - started >= 1)
    assert.equal("education", look(client))
  end)

  it("7. Retry-After may be a date, past, negative, huge or garbage (C++ throws, C ignores)", function()
    local forms = { "Sun, 06 Nov 1994 08:49:37 GMT", "-5", "soon", ("9"):rep(40) }
    serve(function(n)
      if n % 2 == 1 then
        return "503 Busy", "", "Retry-After: " .. forms[(n + 1) / 2] .. "\r\n"
      end
      return education()
    end)
    local client = new()
    for i = 1, #forms do
      local value, err = look(client)
      assert.equal(i < #forms and "education" or nil, value)
      assert.equal(i == #forms and "service" or nil, err and err.kind)
    end
  end)

  it("8. a deadline before the end of Retry-After is reported at once, without a sleep (C)", function()
    serve(function()
      return "429 Slow down", "", "Retry-After: 300\r\n"
    end)
    local _, err = look(new { timeout = 20 })
    assert.equal("throttled", err.kind) -- after the deadline it would be "timeout"
    assert.equal(300, err.retry_after)
  end)

  it("9. 412 and 422 are never repeated (.NET)", function()
    serve(function(_, head)
      return head:match("/v1/(%d+)") .. " No", ""
    end)
    local client = new()
    for _, status in ipairs { 412, 422 } do
      local _, err = client:request { method = "PUT", path = "/v1/" .. status, body = {} }
      assert.equal(status, err.status)
    end
    assert.equal(2, server:count())
  end)

  it("10. a repeated POST carries the same id, and the next call another (Node sends none)", function()
    serve(function(n)
      return n == 1 and "500 Oops" or "200 OK", "{}"
    end)
    local client = new()
    assert(client:request { method = "POST", path = "/v1/x", body = {} })
    assert(client:request { method = "POST", path = "/v1/x", body = {} })
    local sent = server:received("request")
    assert.equal(field(sent[1], "MS-RequestId"), field(sent[2], "MS-RequestId"))
    assert.not_equal(field(sent[1], "MS-RequestId"), field(sent[3], "MS-RequestId"))
  end)

  it("11. a retried multipart body is complete (.NET)", function()
    serve(function(n)
      return n == 1 and "500 Oops" or "200 OK", "{}"
    end)
    local part = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n"
    local body = part .. ("\0\1"):rep(5000) .. "\r\n--x--\r\n"
    assert(new():request {
      method = "POST", path = "/v1/x", raw_body = body, content_type = "multipart/form-data; boundary=x",
    })
    local sent = server:received("request")
    for i = 1, 2 do
      assert.equal(body, sent[i]:sub(-#body))
      assert.equal("multipart/form-data; boundary=x", field(sent[i], "Content-Type"))
    end
  end)

  it("18. links are followed in every form, not elsewhere, not in a circle (PowerShell, Java)", function()
    local foreign = serve(function()
      return "200 OK", '{"items":[{"id":"stolen"}]}'
    end)
    server = nil
    others[1] = foreign
    serve(function(n, _, _, conn)
      local _, port = conn.socket:getsockname()
      local links = { "customers?p=2", "/customers?p=3", "/v1/customers?p=4",
        ("http://127.0.0.1:%s/v1/customers?p=5"):format(port), foreign.url .. "/v1/customers?p=6",
          "/customers?p=2" }
      return "200 OK", ('{"items":[{"id":"%d"}],"links":{"next":{"uri":"%s"}}}'):format(n, links[n])
    end)
    local listing, seen = new():customers(), {}
    local ok, err = pcall(function()
      for customer in listing:each() do
        seen[#seen + 1] = customer.id
      end
    end)
    local message = tostring(err)
    assert.is_false(ok)
    assert.same({ "1", "2", "3", "4", "5" }, seen)
    assert.truthy(message:find("origin", 1, true), message)
    assert.equal(0, foreign:count("connection"))
    server:stop()
    server = nil
    serve(function(n)
      return "200 OK", ('{"items":[{"id":"%d"}],"links":{"next":{"uri":"/customers?p=2"}}}'):format(n)
    end)
    local all
    all, err = new():customers():all()
    assert.is_nil(all)
    assert.truthy(err.message:find("pagination loop", 1, true))
    assert.equal(2, server:count())
  end)

  it("19. 204 with Retry-After between two pages is waited for (Java)", function()
    serve(function(n)
      if n == 1 then
        return "200 OK", '{"items":[{"id":"1"}],"links":{"next":{"uri":"/customers?p=2"}}}'
      elseif n == 2 then
        return "204 No Content", "", "Retry-After: 1\r\n"
      end
      return "200 OK", '{"items":[{"id":"2"}]}'
    end)
    assert.equal(2, #assert(new():customers():all()))
  end)

  it("20. the proxy and the application's name are used when they are set (Java has neither)", function()
    serve(education)
    assert.equal("education", look(new { application_name = "spec", proxy = server.url,
      base_url = "http://localhost:1" }))
    local sent = server:received("request")[1]
    assert.equal("spec", field(sent, "MS-PartnerCenter-Application"))
    assert.truthy(sent:find("^GET http://localhost:1/v1/customers/"))
  end)

  it("21. a timeout is reported as a timeout (Java: an error of the parser)", function()
    serve(function(_, _, _, conn)
      conn:send('HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"educ')
      conn:stall()
    end)
    local _, err = look(new { timeout = 2 })
    assert.equal("timeout", err.kind)
    assert.equal("answer", err.phase)
  end)

  it("22. a late answer is not taken for the next call's (lua-resty-http)", function()
    serve(function(_, head, _, conn)
      local word = head:match("/v1/(%l+)")
      conn:note(word, "")
      while word == "late" and conn:count "go" == 0 do socket.sleep(0.01) end
      if word == "late" then conn:note("sent", "") end
      return "200 OK", ('"%s"'):format(word)
    end)
    local client, other = new { max_attempts = 1 }, new()
    local err
    enough_time(0.1, function(seconds)
      err = select(2, client:request { path = "/v1/late", timeout = seconds })
      return server:count "late" > 0
    end)
    assert.equal("timeout", err.kind)
    assert(other:request { path = "/v1/go" })
    while server:count "sent" == 0 do socket.sleep(0.01) end
    assert.equal("asked", assert(client:request { path = "/v1/asked" }).body)
  end)

  it("23. query values are encoded (.NET, Java concatenate)", function()
    serve(function()
      return "200 OK", "{}"
    end)
    assert(new():request { path = "/v1/x", query = { q = "a&b+c%d e\195\188=#?/" } })
    assert.same({ "GET /v1/x?q=a%26b%2Bc%25d%20e%C3%BC%3D%23%3F%2F" }, lines())
  end)

  it("24. ids do not leave their place in the path (Node)", function()
    serve(education)
    for _, id in ipairs { ID .. "/x", "../..", "a\r\nX: y", "a\0b", "", "%2e%2e" } do
      local value, err = new():customer(id):qualification()
      assert.is_nil(value)
      assert.equal("invalid_argument", err.kind)
      value, err = new():request { path = "/v1/things/{id}", params = { id = ".." } }
      assert.is_nil(value)
      assert.equal("invalid_argument", err.kind)
    end
    assert.equal(0, server:count("connection"))
  end)

  it("25. false is a value (resty-aws)", function()
    serve(function()
      return "500 Oops", ""
    end)
    process.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    local client = new { retry_writes = false, proxy = false }
    process.setenv("HTTPS_PROXY")
    local settings = require("partnercenter.client.private").of(client).config
    assert.is_false(settings.retry_writes)
    assert.is_false(settings.proxy)
    client:request { method = "POST", path = "/v1/x", body = {} }
    assert.equal(1, server:count())
  end)

  it("27. it loads and works where yielding is impossible (lua-resty-aws)", function()
    serve(education)
    local value
    local co = coroutine.create(function()
      ("x"):gsub("x", function() -- a C function is in between
        assert(loadfile("lua/partnercenter/init.lua"))("partnercenter")
        value = look(new())
      end)
    end)
    assert(coroutine.resume(co))
    assert.equal("dead", coroutine.status(co))
    assert.equal("education", value)
  end)

  it("28. it waits between two polls of an operation (the az command)", function()
    serve(function(n)
      if n < 3 then
        return "202 Accepted", "", "Location: /v1/operations/1\r\n"
      end
      return "200 OK", "{}"
    end)
    local root = resource.build { { "job():run(body)", "POST", "/v1/job", polls = true } }
    local started = core.now()
    assert(setmetatable({ _owner = new(), _params = {} }, root.meta):job():run({}))
    assert.equal(3, server:count())
    assert.is_true(core.now() - started >= 2.5)
  end)

  it("29. an empty array and an empty object survive being read and written (lua-cjson)", function()
    local body = '{"list":[],"map":{},"deep":[{"a":[]},{}]}'
    serve(function()
      return "200 OK", body
    end)
    local client = new()
    local read = assert(client:request { path = "/v1/x" })
    assert(client:request { method = "PUT", path = "/v1/x", body = read.body })
    local sent = server:received("request")[2]:match("\n({.*)$")
    for _, part in ipairs { '"list":[]', '"map":{}', '{"a":[]},{}' } do
      assert.truthy(sent:find(part, 1, true), sent)
    end
  end)

  it("30. the next page keeps the call's own context (.NET ignores it)", function()
    serve(function(n)
      return "200 OK", n == 1 and '{"items":[{"id":"1"}],"links":{"next":{"uri":"/customers?p=2"}}}'
        or '{"items":[{"id":"2"}]}'
    end)
    assert(new():customers(nil, { correlation_id = ID, locale = "de-DE", headers = { ["X-A"] = "b" } }):all())
    local sent = server:received("request")
    assert.equal(2, #sent)
    for _, request in ipairs(sent) do
      assert.equal(ID, field(request, "MS-CorrelationId"))
      assert.equal("de-DE", field(request, "X-Locale"))
      assert.equal("b", field(request, "X-A"))
    end
  end)
end)
