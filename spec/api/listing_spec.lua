local fake = require "spec.support.fake.engine"

describe("listing", function()
  local world, client

  before_each(function()
    world = fake.load()
    client = world.client()
  end)

  after_each(fake.unload)

  local function page(items, link)
    local list = {}
    for i, item in ipairs(items) do
      list[i] = ('{"id":"%s"}'):format(item)
    end
    local links = link and (',"links":{"self":{"uri":"/customers"},"next":%s}'):format(link) or ""
    local form = '{"totalCount":%d,"items":[%s]%s,"attributes":{"objectType":"Collection"}}'
    return { status = 200, body = form:format(#items, table.concat(list, ","), links) }
  end

  local function to(uri, token)
    local headers = token and ('[{"key":"MS-ContinuationToken","value":"%s"}]'):format(token) or "[]"
    return ('{"uri":"%s","method":"GET","headers":%s}'):format(uri, headers)
  end

  local function next_to(token)
    return to("/customers?size=2&seekOperation=Next", token)
  end

  local function ids(items)
    local list = {}
    for i, item in ipairs(items) do
      list[i] = item.id
    end
    return table.concat(list, " ")
  end

  local function each(listing)
    local list = {}
    for item in listing:each() do
      list[#list + 1] = item.id
    end
    return table.concat(list, " ")
  end

  local function three_pages()
    world.answer(page({ "a", "b" }, next_to("t1")), page({ "c", "d" }, next_to("t2")), page({ "e" }))
    return client:customers({ size = 2 })
  end

  local function raised(listing)
    local seen = {}
    local ok, err = pcall(function()
      for item in listing:each() do
        seen[#seen + 1] = item.id
      end
    end)
    assert.is_false(ok)
    assert.is_true(world.errors.is(err), tostring(err))
    return err, table.concat(seen, " ")
  end

  it("does no I/O when it is made", function()
    three_pages()
    assert.equal(0, #world.sent)
  end)

  it("gives the items of all pages", function()
    local listing = three_pages()
    assert.equal("a b c d e", each(listing))
    local sent = world.sent
    assert.equal(3, #sent)
    assert.equal("/v1/customers?size=2", sent[1].path)
    assert.is_nil(sent[1].headers)
    assert.equal("/v1/customers?size=2&seekOperation=Next", sent[2].path)
    assert.same({ "MS-ContinuationToken: t1" }, sent[2].headers)
    assert.same({ "MS-ContinuationToken: t2" }, sent[3].headers)
    for i = 1, 3 do
      assert.same({ "GET", "api", "customers.list", "/v1/customers" },
        { sent[i].method, sent[i].host, sent[i].operation, sent[i].template })
    end
  end)

  it("gives all items in one array", function()
    local all = assert(three_pages():all())
    assert.equal("a b c d e", ids(all))
    assert.is_true(world.json.is_array(all))
    world.answer(page({}))
    all = assert(client:customers():all())
    assert.is_true(world.json.is_array(all))
    assert.equal(0, #all)
  end)

  it("returns pages, with the other members of their bodies", function()
    local list = {}
    for items in three_pages():pages() do
      assert.equal("Collection", items.attributes.objectType)
      assert.equal(#items, items.totalCount)
      assert.is_nil(items.links)
      list[#list + 1] = ids(items)
    end
    assert.same({ "a b", "c d", "e" }, list)
  end)

  it("goes page by page", function()
    local listing = three_pages()
    assert.equal("a b", ids(listing:first()))
    assert.equal("c d", ids(listing:next()))
    assert.equal("e", ids(listing:next()))
    assert.same({ n = 1 }, { n = select("#", listing:next()), (listing:next()) })
    assert.equal(3, #world.sent)
  end)

  it("begins with next, too", function()
    assert.equal("a b", ids(three_pages():next()))
  end)

  it("begins anew with each iteration", function()
    world.answer(page({ "a" }, next_to("t1")), page({ "b" }), page({ "a" }, next_to("t1")), page({ "b" }))
    local listing = client:customers()
    assert.equal("a b", each(listing))
    assert.equal("a b", each(listing))
  end)

  it("needs no links, no total and no attributes", function()
    world.answer({ status = 200, body = '{"items":[{"id":"a"}]}' })
    assert.equal("a", each(client:customers()))
    world.answer({ status = 200, body = '{"totalCount":0}' })
    assert.equal("", each(client:customers()))
    world.answer({ status = 200, body = '[{"id":"a"},{"id":"b"}]' })
    assert.equal("a b", each(client:customers()))
  end)

  it("continues after an empty page", function()
    world.answer(page({}, next_to("t1")), page({}, next_to("t2")), page({ "a" }))
    assert.equal("a", each(client:customers()))
  end)

  it("ends at an empty page that names itself", function()
    world.answer(page({ "a" }, next_to("t1")), page({}, next_to("t1")))
    assert.equal("a", each(client:customers()))
    assert.equal(2, #world.sent)
  end)

  describe("follows a link", function()
    for what, case in pairs({
      ["without slash"] = { "customers?size=2&x=1", "/v1/customers?size=2&x=1" },
      ["without version"] = { "/customers?size=2&x=1", "/v1/customers?size=2&x=1" },
      ["with version"] = { "/v1/customers?size=2&x=1", "/v1/customers?size=2&x=1" },
      ["with the address of our host"] = {
        "https://api.partnercenter.microsoft.com/v1/customers?size=2&x=1", "/v1/customers?size=2&x=1" },
      ["with two question marks"] = { "/customers?size=2?x=1", "/v1/customers?size=2&x=1" },
      ["that is encoded already"] = { "/customers?filter=%7B%22a%22%7D",
        "/v1/customers?filter=%7B%22a%22%7D" },
    }) do
      it(what, function()
        world.answer(page({ "a" }, to(case[1], "t")), page({ "b" }))
        assert.equal("a b", each(client:customers()))
        assert.equal(case[2], world.sent[2].path)
      end)
    end

    it("with all its headers but those that are not its own", function()
      local headers = {}
      for name, value in pairs({
        ["MS-ContinuationToken"] = "t", ["X-Other"] = "o", Authorization = "Bearer x", Host = "h",
        Accept = "a/b", ["MS-RequestId"] = "r", ["X-Empty"] = "",
      }) do
        headers[#headers + 1] = ('{"key":"%s","value":"%s"}'):format(name, value)
      end
      table.sort(headers)
      local link = ('{"uri":"/customers?x=1","headers":[%s]}'):format(table.concat(headers, ","))
      world.answer(page({ "a" }, link), page({}))
      each(client:customers())
      assert.same({ "MS-ContinuationToken: t", "X-Other: o" }, world.sent[2].headers)
    end)

    it("of OData", function()
      world.answer({ status = 200,
        body = '{"value":[{"id":"a"}],"@odata.nextLink":"/v1/customers?$skip=1"}' }, page({ "b" }))
      assert.equal("a b", each(client:customers()))
      assert.equal("/v1/customers?$skip=1", world.sent[2].path)
    end)
  end)

  describe("stops with an error, after the items that are sound, at", function()
    for what, link in pairs({
      ["another origin"] = to("https://elsewhere.example/v1/customers", "t"),
      ["another scheme"] = to("http://api.partnercenter.microsoft.com/v1/customers", "t"),
      ["no scheme"] = to("//elsewhere.example/v1/customers", "t"),
      ["a dot segment"] = to("/v1/../generatetoken"),
      ["a write"] = '{"uri":"/customers?x=1","method":"POST"}',
      ["a header with a line end"] = to("/customers?x=1", "t\\r\\nX-Evil: 1"),
      ["a header with a NUL"] = to("/customers?x=1", "t\\u0000"),
      ["a header without a name"] = '{"uri":"/customers?x=1","headers":[{"value":"t"}]}',
      ["a uri that is no text"] = '{"uri":{}}',
      ["a number"] = "5",
      ["a header that is none"] = '{"uri":"/customers?x=1","headers":[5]}',
      ["itself"] = to("/v1/customers"),
    }) do
      it(what, function()
        world.answer(page({ "a" }, link))
        local err, seen = raised(client:customers())
        assert.equal("protocol", err.kind)
        assert.equal("customers.list", err.operation)
        assert.equal("a", seen)
        assert.equal(1, #world.sent)
        assert.is_nil(err.message:find("[%c]"))
        local all, again = client:customers():all()
        assert.is_nil(all)
        assert.equal("protocol", again.kind)
      end)
    end

    it("a continuation token that comes again", function()
      world.answer(page({ "a" }, next_to("t1")), page({ "b" }, next_to("t2")), page({ "c" }, next_to("t1")))
      local err, seen = raised(client:customers())
      assert.matches("pagination loop", err.message)
      assert.equal("a b c", seen)
      assert.equal(3, #world.sent)
    end)

    it("circles of up to a hundred pages, in bounded memory", function()
      local n = 0
      world.answer(function()
        n = n + 1
        return page({ "x" }, next_to("t" .. n % 100))
      end)
      local err = raised(client:customers())
      assert.matches("pagination loop", err.message)
      assert.is_true(#world.sent <= 201)
    end)
  end)

  it("walks far, remembering little", function()
    local n = 0
    world.answer(function()
      n = n + 1
      return page({ "x" }, n < 1000 and next_to("t" .. n) or nil)
    end)
    local listing, count = client:customers(), 0
    for _ in listing:each() do
      count = count + 1
    end
    assert.equal(1000, count)
    local remembered = 0
    for _, name in ipairs({ "seen", "older" }) do
      for _ in pairs(listing._walk[name]) do
        remembered = remembered + 1
      end
    end
    assert.is_true(remembered <= 200)
  end)

  describe("when a page fails", function()
    local FAILURES = {
      ["500"] = { { status = 500, body = "" }, "service" },
      ["404"] = { { status = 404, body = '{"code":1000}' }, "not_found" },
      ["a reset"] = { { error = "network", message = "reset", phase = "answer" }, "network" },
      ["204 with Retry-After"] = { { status = 204, headers = "Retry-After: 3\r\n" }, "protocol" },
      ["an empty answer"] = { { status = 200, body = "" }, "protocol" },
      ["a page cut off"] = { { status = 200, body = '{"items":[{"id":"c"},' }, "protocol" },
      ["an object without items"] = { { status = 200, body = '{"totalCount":3}' }, "protocol" },
      ["a bare string"] = { { status = 200, body = '"sorry"' }, "protocol" },
    }

    for what, case in pairs(FAILURES) do
      it("with " .. what .. ", never looks complete", function()
        local function again()
          world.answer(page({ "a", "b" }, next_to("t1")), case[1])
          return client:customers()
        end
        local err, seen = raised(again())
        assert.equal(case[2], err.kind)
        assert.equal("a b", seen)
        local pages = 0
        local ok, raised_too = pcall(function()
          for _ in again():pages() do pages = pages + 1 end
        end)
        assert.is_false(ok)
        assert.equal(1, pages)
        assert.equal(case[2], raised_too.kind)
        local all, all_err = again():all()
        assert.is_nil(all)
        assert.equal(case[2], all_err.kind)
        local listing = again()
        assert(listing:first())
        local items, next_err = listing:next()
        assert.is_nil(items)
        assert.equal(case[2], next_err.kind)
      end)
    end

    it("next tries it again", function()
      world.answer(page({ "a" }, next_to("t1")), { status = 500, body = "" }, page({ "b" }))
      local listing = client:customers()
      assert(listing:next())
      assert.is_nil((listing:next()))
      assert.equal("b", ids(listing:next()))
      assert.same({ "MS-ContinuationToken: t1" }, world.sent[3].headers)
    end)
  end)

  it("keeps the options of the call on every page", function()
    world.answer(page({ "a" }, next_to("t1")), page({ "b" }, next_to("t2")), page({ "c" }))
    each(client:customers(nil, {
      correlation_id = fake.TENANT, request_id = fake.CUSTOMER, timeout = 4, locale = "de-DE",
      max_attempts = 2,
      headers = { ["X-Mine"] = "m" },
    }))
    for i = 1, 3 do
      local sent = world.sent[i]
      assert.same({ fake.TENANT, 4, "de-DE", 2 },
        { sent.correlation_id, sent.timeout, sent.locale, sent.max_attempts })
      assert.equal("X-Mine: m", sent.headers[1])
    end
    assert.equal(fake.CUSTOMER, world.sent[1].request_id)
    assert.is_nil(world.sent[2].request_id)
  end)

  it("has one correlation id for the walk", function()
    each(three_pages())
    local id = world.sent[1].correlation_id
    assert.matches("^%x+%-%x+%-%x+%-%x+%-%x+$", id)
    assert.same({ id, id }, { world.sent[2].correlation_id, world.sent[3].correlation_id })
  end)

  it("sends filters as JSON", function()
    world.answer(page({}))
    each(client:customers({ filter = { Field = "CompanyName", Operator = "starts_with", Value = "a&b" },
      size = 40 }))
    assert.equal("/v1/customers?filter=%7B%22Field%22%3A%22CompanyName%22%2C"
      .. "%22Operator%22%3A%22starts_with%22%2C%22Value%22%3A%22a%26b%22%7D&size=40", world.sent[1].path)
    world.answer(page({}))
    each(client:customers({ filter = '{"Field":1}' }))
    assert.equal("/v1/customers?filter=%7B%22Field%22%3A1%7D", world.sent[1].path)
  end)

  it("reports bad data from its first page, and sends nothing", function()
    for _, listing in ipairs({
      client:customers({ size = 1.5 }), client:customers(nil, { correlation_id = "x" }),
      client:customers(nil, { timeout = -1 }),
    }) do
      local items, err = listing:first()
      assert.is_nil(items)
      assert.equal("invalid_argument", err.kind)
      assert.equal("customers.list", err.operation)
    end
    assert.equal(0, #world.sent)
  end)

  it("raises on misuse at the caller's line", function()
    for _, bad in ipairs({ { { sise = 1 } }, { { size = "1" } }, { nil, { timeot = 1 } }, { "x" } }) do
      local ok, message = pcall(function()
        local listing = client:customers(bad[1], bad[2])
        return listing
      end)
      assert.is_false(ok)
      assert.matches("^%S*listing_spec.lua:%d+: customers.list", message)
    end
    assert.error_matches(function() client:customers():al() end, "no method 'al', did you mean 'all'")
  end)

  describe("state", function()
    -- as text, as another process would get it
    local function stored(listing)
      return assert(world.json.decode(assert(world.json.encode(listing:state()))))
    end

    local function resumed(state)
      return client:customers(nil, { state = state })
    end

    it("before the first page begins at the start, with the query", function()
      local state = stored(three_pages())
      three_pages()
      assert.equal("a b c d e", each(resumed(state)))
      assert.equal("/v1/customers?size=2", world.sent[1].path)
    end)

    it("after a page begins with the next one", function()
      local listing = three_pages()
      listing:next()
      local state = stored(listing)
      world.answer(page({ "c", "d" }, next_to("t2")), page({ "e" }))
      assert.equal("c d e", each(resumed(state)))
      assert.equal("/v1/customers?size=2&seekOperation=Next", world.sent[1].path)
      assert.same({ "MS-ContinuationToken: t1" }, world.sent[1].headers)
    end)

    it("within a page begins with the next item, at every place", function()
      for stop = 1, 5 do
        local listing, seen, state = three_pages(), {}, nil
        for item in listing:each() do
          seen[#seen + 1] = item.id
          if #seen == stop then
            state = stored(listing)
            break
          end
        end
        local asked = #world.sent
        world.answer(page({ "a", "b" }, next_to("t1")), page({ "c", "d" }, next_to("t2")), page({ "e" }))
        for _ = 1, stop == 5 and 3 or asked - (stop % 2 == 1 and 1 or 0) do
          table.remove(world.answers, 1)
        end
        seen[#seen + 1] = each(resumed(state))
        assert.equal("a b c d e", (table.concat(seen, " "):gsub("%s+$", "")))
      end
    end)

    it("of a resumed listing that has not begun is the same", function()
      local listing = three_pages()
      listing:each()()
      local state = stored(listing)
      assert.same(state, stored(resumed(state)))
    end)

    it("at the end has nothing more", function()
      local listing = three_pages()
      each(listing)
      local state = stored(listing)
      world.answer(page({ "wrong" }))
      assert.equal("", each(resumed(state)))
      assert.equal(0, #world.sent)
    end)

    it("after a failure begins with the page that failed", function()
      world.answer(page({ "a" }, next_to("t1")), { status = 500, body = "" })
      local listing = client:customers()
      raised(listing)
      local state = stored(listing)
      world.answer(page({ "b" }))
      assert.equal("b", each(resumed(state)))
      assert.same({ "MS-ContinuationToken: t1" }, world.sent[1].headers)
    end)

    it("holds no credential", function()
      local listing = three_pages()
      listing:next()
      assert.is_nil((assert(world.json.encode(listing:state()))):find("marker", 1, true))
    end)

    for what, state in pairs({
      ["another listing"] = { operation = "users.list", params = {} },
      ["nothing"] = {},
      ["half an item"] = { operation = "customers.list", params = {}, skip = 0.5 },
      ["a text"] = { operation = "customers.list", params = {}, skip = "1" },
      ["a query that is none"] = { operation = "customers.list", params = {}, query = "x" },
      ["another origin"] = { operation = "customers.list", params = {},
        next = { uri = "https://elsewhere.example/v1/x" } },
      ["a header with a line end"] = {
        operation = "customers.list", params = {},
        next = { uri = "/v1/customers", headers = { { key = "X", value = "a\r\nb" } } } },
    }) do
      it("of " .. what .. " is refused, and nothing sent", function()
        local items, err = resumed(state):first()
        assert.is_nil(items)
        assert.equal("invalid_argument", err.kind)
        assert.equal(0, #world.sent)
      end)
    end
  end)
end)
