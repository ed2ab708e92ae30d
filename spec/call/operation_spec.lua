local fake = require "spec.support.fake.engine"

local ID = fake.CUSTOMER

describe("operation", function()
  local world, resource

  before_each(function()
    world = fake.load()
    resource = require "partnercenter.api.tree"
    world.answer({ status = 200, body = '{"id":"x"}' })
  end)

  after_each(fake.unload)

  -- Makes handles from rows, on a client of the fake engine.
  local function handles(rows, options)
    local root, client = resource.build(rows), world.client(options)
    return setmetatable({ _owner = client, _params = {} }, root.meta)
  end

  local function sent()
    local last = world.sent[#world.sent]
    return last.method .. " " .. last.path, last
  end

  describe("one row makes", function()
    it("a call on a handle with an id", function()
      local root = handles({ { "customer(customer_id):get()", "GET", "/v1/customers/{customer_id}",
        gives = "Customer" } })
      assert.same({ { id = "x" } }, { root:customer(ID):get() })
      local line, request = sent()
      assert.equal("GET /v1/customers/" .. ID, line)
      assert.equal("customer.get", request.operation)
      assert.equal("/v1/customers/{customer_id}", request.template)
      assert.equal("api", request.host)
    end)

    it("a nested call, with its own id and a query", function()
      local root = handles({ { "customer(customer_id):order(order_id):attachment(attachment_id)", "GET",
        "/v1/customers/{customer_id}/orders/{order_id}/attachment/{attachment_id}",
        query = { raw = "boolean" } } })
      assert(root:customer(ID):order("a/b"):attachment("c:d", { raw = true, timeout = 3 }))
      local line, request = sent()
      assert.equal(("GET /v1/customers/%s/orders/a%%2Fb/attachment/c%%3Ad?raw=true"):format(ID), line)
      assert.equal(3, request.timeout)
      assert.equal("customer.order.attachment", request.operation)
    end)

    it("every verb, with a body where the row says so", function()
      local path = "/v1/things/{thing_id}"
      local root = handles({
        { "thing(thing_id):update(body)", "PATCH", path }, { "thing(thing_id):replace(body)", "PUT", path },
        { "thing(thing_id):delete()", "DELETE", path, gives = "none" },
        { "things():create(body)", "POST", "/v1/things", takes = "Overage", gives = "Overage",
          name = "update_overage" },
        { "thing(thing_id):activate()", "POST", path .. "/activate" },
      })
      assert(root:thing("1"):update({ a = 1 }))
      assert.equal("PATCH /v1/things/1", (sent()))
      assert.equal('{"a":1}', select(2, sent()).body)
      assert(root:thing("1"):replace({ a = 1 }))
      assert.equal("PUT /v1/things/1", (sent()))
      assert.is_true(root:thing("1"):delete())
      assert.equal("DELETE /v1/things/1", (sent()))
      assert(root:things():create({ azureEntitlementId = "a", overageEnabled = true }))
      assert.equal("POST /v1/things", (sent()))
      assert(root:thing("1"):activate())
      assert.equal("POST /v1/things/1/activate", (sent()))
      local count = #world.sent
      local value, err = root:things():create({ azureEntitlementId = "a" })
      assert.is_nil(value)
      assert.equal("invalid_argument", err.kind)
      assert.equal("things.create", err.operation)
      assert.matches("^the body lacks 'overageEnabled': add it", err.message)
      assert.equal(count, #world.sent)
    end)

    it("a listing that is a collection, too", function()
      local root = handles({
        { "customer(customer_id):users(query)", "GET", "/v1/customers/{customer_id}/users",
          page = "continuation",
          query = { size = "integer" } },
        { "customer(customer_id):users():create(body)", "POST", "/v1/customers/{customer_id}/users" },
      })
      world.answer({ status = 200, body = '{"items":[1,2]}' })
      assert.same({ 1, 2 }, (root:customer(ID):users({ size = 5 }):all()))
      assert.equal("GET /v1/customers/" .. ID .. "/users?size=5", (sent()))
      world.answer({ status = 201, body = '{"id":"x"}' })
      assert(root:customer(ID):users():create({}))
      assert.equal("POST /v1/customers/" .. ID .. "/users", (sent()))
    end)

    it("a listing below an id that is not the last", function()
      local root = handles({ { "role(role_id):members(query)", "GET", "/v1/roles/{role_id}/members",
        page = "links" } })
      world.answer({ status = 200, body = '{"items":[],"links":{"next":{"uri":"/roles/r/members?p=2"}}}' },
        { status = 200, body = '{"items":[7]}' })
      assert.same({ 7 }, (root:role("r"):members():all()))
      assert.equal("GET /v1/roles/r/members?p=2", (sent()))
      local saved = root:role("r"):members():state()
      local _, err = root:role("s"):members(nil, { state = saved }):first()
      assert.equal("invalid_argument", err.kind)
    end)

    it("a call on another host, for text or with headers", function()
      local root = handles({ { "price_sheet(market)", "GET", "/v1.0/pricesheets(Market='{market}')/$value",
        host = "partner",
        gives = "text", accept = "text/csv" }, { "headed()", "GET", "/v1/headed", headers = true } })
      world.answer({ status = 200, body = "a,b\n" })
      assert.equal("a,b\n", root:price_sheet("DE"))
      local line, request = sent()
      assert.equal("GET /v1.0/pricesheets(Market='DE')/$value", line)
      assert.same({ "partner", "text/csv" }, { request.host, request.accept })
      world.answer({ status = 200, body = "{}" })
      assert(root:headed())
      assert.is_true(select(2, sent()).want_headers)
    end)

    it("a question that a HEAD answers", function()
      local root = handles({ { "domain(domain):taken()", "HEAD", "/v1/domains/{domain}", gives = "exists" } })
      local domain = root:domain("a.example")
      world.answer({ status = 200 })
      assert.is_true(domain:taken())
      world.answer({ status = 404 })
      assert.same({ false }, { domain:taken() })
      world.answer({ status = 403 })
      local value, err = domain:taken()
      assert.is_nil(value)
      assert.equal("forbidden", err.kind)
    end)

    it("a scalar", function()
      local root = handles({ { "count()", "GET", "/v1/count", gives = "number" } })
      world.answer({ status = 200, body = "3" })
      assert.equal(3, root:count())
      world.answer({ status = 200, body = '"3"' })
      local value, err = root:count()
      assert.is_nil(value)
      assert.equal("protocol", err.kind)
    end)
  end)

  describe("body of a row", function()
    it("stays an array where the row takes one", function()
      local root = handles({ { "add(body)", "POST", "/v1/devices", takes = "Device[]" } })
      assert(root:add({}))
      assert.equal("[]", select(2, sent()).body)
      assert(root:add({ { serialNumber = "1" } }))
      assert.equal('[{"serialNumber":"1"}]', select(2, sent()).body)
      local count = #world.sent
      local value, err = root:add({ serialNumber = "1" })
      assert.is_nil(value)
      assert.equal("invalid_argument", err.kind)
      assert.equal(count, #world.sent)
    end)

    it("may be a form or files", function()
      local root = handles({ { "ask(body)", "POST", "/generatetoken", takes = "form" },
        { "upload(body)", "POST", "/v1/attachment", takes = "files" } })
      assert(root:ask({ grant_type = "jwt_token", x = "a b" }))
      local _, request = sent()
      assert.same({ "grant_type=jwt_token&x=a%20b", "application/x-www-form-urlencoded" },
        { request.body, request.content_type })
      assert(root:upload({ { name = "a.pdf", content = "\0\1" } }))
      _, request = sent()
      local boundary = request.content_type:match("^multipart/form%-data; boundary=([%x-]+)$")
      assert.truthy(boundary)
      assert.truthy(request.body:find('filename="a.pdf"', 1, true))
      assert.equal("--" .. boundary .. "--\r\n", request.body:sub(-#boundary - 6))
    end)
  end)

  describe("ETag of a row", function()
    local ROWS = {
      { "replace(body)", "PUT", "/v1/thing", needs_etag = true },
      { "delete()", "DELETE", "/v1/thing", needs_etag = true, gives = "none" },
    }

    local function if_match()
      for _, line in ipairs(select(2, sent()).headers) do
        if line:find("^If%-Match: ") then return line:sub(11) end
      end
    end

    it("comes from the body or the option", function()
      local root = handles(ROWS)
      for _, body in ipairs({
        { attributes = { etag = '"1"' } }, { attributes = { etag = "1" } },
        { eTag = '"1"' }, { ["@odata.etag"] = '"1"' },
      }) do
        assert(root:replace(body))
        assert.equal('"1"', if_match())
        assert(root:replace(body, { if_match = '"2"' }))
        assert.equal('"2"', if_match())
      end
      assert(root:delete({ if_match = '"3"' }))
      assert.equal('"3"', if_match())
    end)

    it("is asked for before anything is sent", function()
      local root = handles(ROWS)
      for name, body in pairs({ replace = { a = 1 }, delete = {} }) do
        local value, err = root[name](root, body)
        assert.is_nil(value)
        assert.equal("invalid_argument", err.kind)
        assert.matches("if_match", err.message)
      end
      assert.equal(0, #world.sent)
    end)
  end)

  it("tells of a deprecated row once for a client and operation", function()
    local events = {}
    local options = { on_event = function(event)
      if event.type == "deprecated" then events[#events + 1] = event.operation .. ": " .. event.instead end
    end }
    local rows = { { "old()", "GET", "/v1/old", deprecated = "new()" },
      { "olds(query)", "GET", "/v1/olds", deprecated = "news()", page = "links" } }
    world.answer({ status = 200, body = '{"items":[]}' })
    local root = handles(rows, options)
    for _ = 1, 3 do
      assert(root:old())
      assert(root:olds():all())
    end
    assert.same({ "old: new()", "olds.list: news()" }, events)
    assert(handles(rows, options):old())
    assert.equal(3, #events)
  end)

  it("does not send a retired call, and names its replacement", function()
    local root = handles({ { "gone(body)", "POST", "/v1/gone", retired = "the portal" },
      { "goners(query)", "GET", "/v1/goners", retired = "the portal", page = "links" } })
    local function all() return root:goners():all() end
    for _, call in ipairs({ root.gone, all }) do
      local value, err = call(root, {})
      assert.is_nil(value)
      assert.equal("config", err.kind)
      assert.matches("instead: the portal", err.message)
    end
    assert.equal(0, #world.sent)
  end)

  it("finds errors in a successful answer", function()
    local root = handles({ { "checkout()", "POST", "/v1/checkout", embedded = { "orderErrors" } } })
    world.answer({ status = 200,
      body = '{"orders":[{"id":"1"}],"orderErrors":[{"code":800002,"description":"No."}]}' })
    local value, err = root:checkout()
    assert.is_nil(value)
    assert.same({ "validation", "800002", "No.", 200, "checkout", false },
      { err.kind, err.code, err.description, err.status, err.operation, err.retryable })
    assert.equal("1", err.data.orders[1].id)
    world.answer({ status = 200, body = '{"orders":[],"orderErrors":[]}' })
    assert.same({}, assert(root:checkout()).orderErrors)
  end)

  describe("file of a row", function()
    local ROWS = { { "statement()", "GET", "/v1/statement", gives = "file", file = "pdf",
      accept = "application/pdf" } }

    it("is text, or goes to a function or a path", function()
      local root, bytes = handles(ROWS), ("%PDF-\0\r\n"):rep(20000)
      world.answer({ status = 200, body = bytes })
      assert.equal(bytes, root:statement())
      assert.equal("application/pdf", select(2, sent()).accept)
      local pieces = {}
      local size = assert(root:statement({ to = function(piece) pieces[#pieces + 1] = piece end }))
      assert.equal(#bytes, size)
      assert.is_true(#pieces > 1)
      assert.equal(bytes, table.concat(pieces))
      local path = os.tmpname()
      assert.equal(#bytes, (assert(root:statement({ to = path }))))
      local file = assert(io.open(path, "rb"))
      assert.equal(bytes, file:read("*a"))
      file:close()
      os.remove(path)
    end)

    it("keeps the existing file when the call fails", function()
      local path = os.tmpname()
      local file = assert(io.open(path, "wb"))
      file:write("before")
      file:close()
      world.answer({ status = 500, body = "" })
      local value, err = handles(ROWS):statement({ to = path })
      assert.is_nil(value)
      assert.equal("service", err.kind)
      file = assert(io.open(path, "rb"))
      assert.equal("before", file:read("*a"))
      file:close()
      os.remove(path)
    end)

    it("is not requested if it cannot be written", function()
      world.answer({ status = 200, body = "x" })
      local value, err = handles(ROWS):statement({ to = "/nowhere/at/all" })
      assert.is_nil(value)
      assert.equal("invalid_argument", err.kind)
      assert.equal(0, #world.sent)
    end)
  end)

  describe("query of a row", function()
    local ROW = { "things(query)", "GET", "/v1/things", page = "links", query = {
      text = "string*", n = "integer", flag = "boolean", many = "list", when = "date", where = "filter",
    } }

    it("is checked for required members", function()
      local items, err = handles({ ROW }):things():first()
      assert.is_nil(items)
      assert.equal("invalid_argument", err.kind)
      assert.matches("query 'text' is missing", err.message)
      assert.equal(0, #world.sent)
    end)

    it("is encoded by its type", function()
      world.answer({ status = 200, body = '{"items":[]}' })
      assert(handles({ ROW }):things({
        text = 5, n = 3.0, flag = false, many = { "a", "b" }, when = "2024-01-31", where = { Field = "x" },
      }):first())
      assert.equal("GET /v1/things?flag=false&many=a&many=b&n=3&text=5&when=2024-01-31"
        .. "&where=%7B%22Field%22%3A%22x%22%7D", (sent()))
    end)

    it("raises on a wrong type", function()
      local root = handles({ ROW })
      for expected, query in pairs {
        ["'n': number expected, got string"] = { n = "3" },
        ["'flag': boolean expected, got number"] = { flag = 1 },
        ["'when': string or number expected, got boolean"] = { when = true },
        ["'text': string or number expected, got table"] = { text = {} },
        ["'many': table or string or number expected, got boolean"] = { many = true },
      } do
        assert.error_matches(function() root:things(query) end, "things.list: query: option " .. expected)
      end
    end)
  end)

  describe("date in a query", function()
    local function asks(kind, value)
      local root = handles({ { "things()", "GET", "/v1/things", query = { at = kind } } })
      local _, err = root:things({ at = value })
      return err and err.message or sent():match("at=(.*)")
    end

    it("may be a time in seconds or ISO 8601", function()
      assert.equal("2026-01-31", asks("date", 1769862645))
      assert.equal("2026-01-31", asks("date", "2026-01-31"))
      assert.equal("2026-01-31", asks("date", "2026-01-31T12:30:45Z"))
      assert.equal("2026-01-31T12%3A30%3A45Z", asks("datetime", 1769862645.9))
      assert.equal("2026-01-31T12%3A30%3A45.5%2B00%3A00", asks("datetime", "2026-01-31T12:30:45.5+00:00"))
      assert.equal("2026-01-31", asks("datetime", "2026-01-31"))
    end)

    it("is refused otherwise", function()
      for _, value in ipairs({ "yesterday", "31.01.2026", 1e300, 0 / 0 }) do
        assert.matches("query 'at': must be a date", asks("date", value))
        assert.matches("query 'at': must be a time", asks("datetime", value))
      end
    end)
  end)

  describe("credential of a row", function()
    local ROWS = {
      { "both()", "GET", "/v1/both", auth = "both" }, { "anything()", "GET", "/v1/anything" },
      { "user()", "GET", "/v1/user", auth = "app+user" }, { "app()", "GET", "/v1/app", auth = "app" },
    }

    it("is asked for before anything is sent", function()
      local user, app = handles(ROWS), handles(ROWS, { app = true })
      for _, root in ipairs({ user, app }) do
        assert(root:both())
        assert(root:anything())
      end
      assert(user:user())
      assert(app:app())
      local count = #world.sent
      for name, root in pairs({ user = app, app = user }) do
        local value, err = root[name](root)
        assert.is_nil(value)
        assert.same({ "config", name }, { err.kind, err.operation })
      end
      assert.equal(count, #world.sent)
      assert(app:user({ unchecked = true }))
    end)
  end)
end)
