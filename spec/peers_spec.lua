-- Faults that other clients for this service and its neighbours have, or had: each would have been caught
-- here. What is proven at length elsewhere is proven once more in short, with the name of who got it wrong.

local core = require "partnercenter.core"
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.raw_server"
local resource = require "partnercenter.resource"
local sign_in = require "spec.support.sign_in"

local ID = "11111111-2222-4333-8444-555555555555"
local TENANT = "99999999-2222-4333-8444-555555555555"
local APP = "88888888-2222-4333-8444-555555555555"
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

  -- A service that answers request n of a connection with what answer(n, head, body) returns: status, body,
  -- headers.
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
    local all = { access_token = "marker-access-token", base_url = server.url, authority = server.url }
    for name, value in pairs(options or {}) do
      all[name] = value
    end
    if all.access_token == "none" then
      all.access_token = nil
    end
    return assert(partnercenter.new(all))
  end

  local function app(options)
    local all = { access_token = "none", tenant_id = TENANT, client_id = APP,
      client_secret = "marker-secret" }
    for name, value in pairs(options or {}) do
      all[name] = value
    end
    return new(all)
  end

  -- Hands out tokens "t1", "t2", ... of one connection, and answers the rest with answer(n, head).
  local function with_tokens(answer)
    local tokens = 0
    return function(n, head, body, conn)
      if head:find("^POST [^\n]*/oauth2/") then
        tokens = tokens + 1
        conn:note("token", body)
        return "200 OK", ('{"access_token":"t%d","expires_in":3599}'):format(tokens)
      end
      return answer(n, head)
    end
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

  it("8. a deadline before the end of Retry-After is told at once, without a sleep (C)", function()
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

  it("11. a repeated multipart body is whole (.NET)", function()
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

  it("12. after 401 the new token is the one that is sent, and again later (Node)", function()
    local used = {}
    serve(with_tokens(function(_, head)
      local token = field(head, "Authorization"):match("Bearer (.*)")
      if token == "t1" or (token == "t2" and used.t2) then
        return "401 Unauthorized", ""
      end
      used[token] = true
      return education()
    end))
    local client, tokens = app(), {}
    assert.equal("education", look(client))
    assert.equal("education", look(client))
    for _, request in ipairs(server:received("request")) do
      tokens[#tokens + 1] = field(request, "Authorization")
    end
    assert.same({ "Bearer t1", "Bearer t2", "Bearer t2", "Bearer t3" }, tokens)
  end)

  it("13. fifty calls at once ask for one token, and one refusal is told to all (MSAL.NET)", function()
    local ids = {}
    for i = 1, 50 do
      ids[i] = i
    end
    serve(with_tokens(education))
    local client = app()
    local values, errors = partnercenter.map(ids, function()
      return look(client)
    end, { concurrency = 50 })
    assert.is_nil(errors)
    assert.equal(50, values.n)
    assert.equal(1, server:count("token"))
    server:stop()
    server = nil
    serve(function()
      return "401 Unauthorized", '{"error":"invalid_client","error_description":"AADSTS7000215: no"}'
    end)
    client = app()
    values, errors = partnercenter.map(ids, function()
      return look(client)
    end, { concurrency = 50 })
    for i = 1, 50 do
      assert.is_nil(values[i])
      assert.equal("auth", errors[i].kind)
    end
    assert.equal(1, server:count())
  end)

  it("14. clients with different credentials in one process keep theirs (.NET, Java)", function()
    serve(with_tokens(education))
    local first, second = app(), new { access_token = "marker-other" }
    for _ = 1, 2 do
      assert.equal("education", look(first))
      assert.equal("education", look(second))
    end
    local tokens = {}
    for _, request in ipairs(server:received("request")) do
      tokens[#tokens + 1] = field(request, "Authorization")
    end
    assert.same({ "Bearer t1", "Bearer marker-other", "Bearer t1", "Bearer marker-other" }, tokens)
  end)

  describe("with a token file,", function()
    local sim, directory, path

    before_each(function()
      sim = sign_in.simulator { refresh_rotation = "strict" }
      directory = sign_in.output("mktemp -d"):match("%S+")
      path = directory .. "/tokens"
    end)

    after_each(function()
      sim:stop()
      os.execute("rm -rf " .. directory)
    end)

    local function client()
      return sign_in.client(sim, {
        client_secret = sim.client_secret, refresh_token = sim.refresh_token, token_store = path,
          max_attempts = 3,
      })
    end

    it("15. two processes that rotate one refresh token both have one that works (PowerShell)", function()
      assert(sim:fault { expired_token = true, every = 5, times = 100, path = "/qualification$" })
      local pids = {}
      for i = 1, 2 do
        pids[i] = process.fork()
        if pids[i] == 0 then
          local own, good = client(), true
          for _ = 1, 15 do
            local value, err = sign_in.ask(own)
            -- the other one may make it expire twice within one call
            good = good and (value == "education" or err.status == 401)
          end
          process.exit(good and 0 or 1)
        end
      end
      for i = 1, 2 do
        assert.same({ "exit", 0 }, { process.wait(pids[i]) })
      end
      assert(sim:clear_faults())
      assert.equal("education", sign_in.ask(client()))
    end)

    it("16. a killed writer leaves a whole file, and a corrupt one is kept (PowerShell)", function()
      local content = ('{"key":"%s"}'):format(("x"):rep(200000))
      local file = require("partnercenter.store.file").new(directory .. "/other")
      assert(file:set("key", ("x"):rep(200000)))
      for _ = 1, 10 do
        local pid = process.fork()
        if pid == 0 then
          while true do
            file:set("key", ("x"):rep(200000))
          end
        end
        require("socket").sleep(0.005)
        process.kill(pid, "KILL")
        process.wait(pid)
        assert.equal(#content, #sign_in.read(directory .. "/other"))
      end
      sign_in.write(path, "{broken")
      assert.equal("education", sign_in.ask(client()))
      assert.equal("{broken", sign_in.read(path .. ".corrupt"))
    end)

    it("17. the lock is waited for before a token is asked for (PowerShell awaits nothing)", function()
      local held = path .. ".held"
      local pid = process.fork()
      if pid == 0 then
        assert(require("partnercenter.store.file").new(path):lock())
        sign_in.write(held, "")
        require("socket").sleep(0.5)
        sign_in.write(path .. ".given_back", "")
        process.exit(0)
      end
      repeat
        local file = io.open(held)
      until file and file:close()
      assert(sim:clear_requests())
      assert.equal("education", sign_in.ask(client()))
      assert.equal("", sign_in.read(path .. ".given_back"))
      process.wait(pid)
      assert.equal(1, #sign_in.token_requests(sim))
    end)
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
    assert.truthy(err.message:find("circle", 1, true))
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

  it("21. running out of time is told as that (Java: an error of the parser)", function()
    serve(function(_, _, _, conn)
      conn:send('HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"educ')
      conn:stall()
    end)
    local _, err = look(new { timeout = 2 })
    assert.equal("timeout", err.kind)
    assert.equal("answer", err.phase)
  end)

  it("22. a late answer is not taken for the next call's (lua-resty-http)", function()
    serve(function(n)
      if n == 1 then
        require("socket").sleep(0.3)
        return "200 OK", '"nonprofit"'
      end
      return education()
    end)
    local client = new { max_attempts = 1 }
    local _, err = client:customer(ID):qualification { timeout = 0.1 }
    assert.equal("timeout", err.kind)
    require("socket").sleep(0.4)
    local value = look(client)
    assert.equal("nonprofit", value) -- the first answer of a connection of its own
    assert.equal(2, server:count("connection"))
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
    local settings = require("partnercenter.private").of(client).config
    assert.is_false(settings.retry_writes)
    assert.is_false(settings.proxy)
    client:request { method = "POST", path = "/v1/x", body = {} }
    assert.equal(1, server:count())
  end)

  it("26. no secret is in an error, an event, a log line or a name (lua-resty-openidc, Node, Java)",
    function()
    local said = {}
    serve(with_tokens(function()
      return "400 Bad Request", '{"code":1,"description":"no"}'
    end))
    local client = app {
      on_event = function(event)
        said[#said + 1] = json.encode(event)
      end,
      logger = function(_, message)
        said[#said + 1] = message
      end,
    }
    local _, err = look(client)
    said[#said + 1] = tostring(err) .. tostring(client)
    for name, value in pairs(err) do
      said[#said + 1] = name .. tostring(value)
    end
    assert.is_true(#said > 5)
    assert.falsy(table.concat(said):find("marker", 1, true))
    assert.falsy(table.concat(said):find("t1", 1, true))
  end)

  it("27. it loads and works where yielding is impossible (lua-resty-aws)", function()
    serve(education)
    local value
    local co = coroutine.create(function()
      ("x"):gsub("x", function() -- a C function stands between
        assert(loadfile("lua/partnercenter/init.lua"))("partnercenter")
        value = look(new())
      end)
    end)
    assert(coroutine.resume(co))
    assert.equal("dead", coroutine.status(co))
    assert.equal("education", value)
  end)

  it("28. it sleeps between two looks at work that is not done (the az command)", function()
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
