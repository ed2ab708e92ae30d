-- Each paging style, page by page. listing_spec covers listings over pages.
local fake = require "spec.support.fake.engine"

describe("pages", function()
  local world, resource

  before_each(function()
    world = fake.load()
    resource = require "partnercenter.api.tree"
  end)

  after_each(fake.unload)

  local function listing(row, query, options)
    local root = resource.build({ { "things(query)", row.method or "GET", row.path or "/v1/things",
      page = row.page, query = row.query, host = row.host } })
    return setmetatable({ _owner = world.client(), _params = {} }, root.meta):things(query, options)
  end

  local function ids(items)
    return table.concat(items, " ")
  end

  local function paths()
    local list = {}
    for i, request in ipairs(world.sent) do
      list[i] = request.path
    end
    return list
  end

  -- A service with two numbers in the query, as in most counting styles.
  local function counting(at, size, form, by_page)
    world.answer(function(request)
      local here = tonumber(request.path:match("[?&]" .. at .. "=(%d+)")) or (by_page and 1 or 0)
      local portion = tonumber(request.path:match("[?&]" .. size .. "=(%d+)")) or 3
      local from, list = by_page and (here - 1) * portion or here, {}
      for i = from + 1, math.min(from + portion, 7) do
        list[#list + 1] = i
      end
      return { status = 200, body = form:format(table.concat(list, ",")) }
    end)
  end

  local OFFSET = { page = "offset", query = { size = "integer", offset = "integer" } }

  describe("by offset", function()
    it("are counted from the query's offset", function()
      counting("offset", "size", '{"totalCount":7,"items":[%s]}')
      assert.equal("1 2 3 4 5 6 7", ids(assert(listing(OFFSET, { size = 3 }):all())))
      assert.same({ "/v1/things?size=3", "/v1/things?size=3&offset=3", "/v1/things?size=3&offset=6" },
        paths())
      assert.equal("5 6 7", ids(assert(listing(OFFSET, { size = 2, offset = 4 }):all())))
      assert.equal("/v1/things?offset=6&size=2", world.sent[5].path)
    end)

    it("end at an empty page if there is no total, or the total is that of one page", function()
      for _, form in ipairs({ '{"items":[%s]}', "[%s]" }) do
        counting("offset", "size", form)
        assert.equal("1 2 3 4 5 6 7", ids(assert(listing(OFFSET):all())))
      end
      world.answer(function(request)
        local from = tonumber(request.path:match("offset=(%d+)")) or 0
        local body = from < 4 and ('{"totalCount":2,"items":[%d,%d]}'):format(from + 1, from + 2)
        return { status = 200, body = body or '{"totalCount":0,"items":[]}' }
      end)
      assert.equal("1 2 3 4", ids(assert(listing(OFFSET, { size = 2 }):all())))
    end)

    it("are not requested again where the service ignores the numbers", function()
      world.answer({ status = 200, body = '{"items":[1,2]}' })
      assert.equal("1 2", ids(assert(listing(OFFSET):all())))
      assert.equal(2, #world.sent)
    end)

    it("follow links where there are any, and end with them", function()
      local linked = '{"items":[1],"links":{"next":{"uri":"/things?offset=1&size=1"}}}'
      world.answer({ status = 200, body = linked },
        { status = 200, body = '{"items":[2]}' })
      assert.equal("1 2", ids(assert(listing(OFFSET, { size = 1 }):all())))
      assert.equal(2, #world.sent)
      world.answer({ status = 200, body = '{"items":[1],"links":{"self":{"uri":"/things"}}}' })
      assert.equal("1", ids(assert(listing(OFFSET):all())))
    end)

    it("go on from a saved state", function()
      counting("offset", "size", '{"items":[%s]}')
      local one = listing(OFFSET, { size = 2 })
      assert(one:first())
      assert.equal("3 4 5 6 7", ids(assert(listing(OFFSET, nil, { state = one:state() }):all())))
    end)
  end)

  it("are requested with the query's arguments and options", function()
    local root = resource.build({ { "customer(customer_id):by_order(order_id)", "GET", "/v1/c/{customer_id}",
      page = "links", query = { order_id = "string*", size = "integer" } } })
    world.answer({ status = 200, body = '{"items":[]}' })
    local top = setmetatable({ _owner = world.client(), _params = {} }, root.meta)
    local customer = top:customer(fake.CUSTOMER)
    assert(customer:by_order("o/1", { size = 5 }):all())
    assert.same({ "/v1/c/" .. fake.CUSTOMER .. "?order_id=o%2F1&size=5" }, paths())
    assert.error_matches(function() customer:by_order() end, "order_id: string or number expected, got nil")
  end)

  it("by number are counted one by one", function()
    local row = { page = "number", query = { PageSize = "integer", PageNumber = "integer" } }
    counting("PageNumber", "PageSize", "[%s]", true)
    assert.equal("1 2 3 4 5 6 7", ids(assert(listing(row, { PageSize = 4 }):all())))
    assert.same({ "/v1/things?PageNumber=1&PageSize=4", "/v1/things?PageNumber=2&PageSize=4",
      "/v1/things?PageNumber=3&PageSize=4" }, paths())
  end)

  describe("by skip and top", function()
    local ROW = { page = "skip", path = "/partner/v1/analytics/search",
      query = { top = "integer", skip = "integer" } }

    it("are counted", function()
      counting("skip", "top", '{"value":[%s],"totalCount":7}')
      assert.equal("1 2 3 4 5 6 7", ids(assert(listing(ROW, { top = 5 }):all())))
      assert.same({ "/partner/v1/analytics/search?top=5", "/partner/v1/analytics/search?top=5&skip=5" },
        paths())
    end)

    it("or linked by the member next, whose version is that of the path", function()
      world.answer({ status = 200, body = '{"items":[1],"next":"/analytics/search?top=1&skip=1"}' },
        { status = 200, body = '{"items":[2]}' })
      assert.equal("1 2", ids(assert(listing(ROW, { top = 1 }):all())))
      assert.equal("/partner/v1/analytics/search?top=1&skip=1", world.sent[2].path)
    end)
  end)

  describe("with a token", function()
    local HEADER = { page = "header", query = { PageSize = "integer" } }

    it("in a header of the answer continue with the same path", function()
      world.answer({ status = 200, body = "[1,2]", headers = "ms-continuationtoken: t1\r\n" },
        { status = 200, body = "[3]", headers = "MS-ContinuationToken: t2\r\n" },
        { status = 200, body = "[4]", headers = "" })
      assert.equal("1 2 3 4", ids(assert(listing(HEADER, { PageSize = 2 }):all())))
      for i = 1, 3 do
        assert.equal("/v1/things?PageSize=2", world.sent[i].path)
        assert.is_true(world.sent[i].want_headers)
      end
      assert.is_nil(world.sent[1].headers)
      assert.same({ "MS-ContinuationToken: t2" }, world.sent[3].headers)
    end)

    it("in the body say in the query that they seek", function()
      world.answer({ status = 200, body = '{"items":[1],"continuationToken":"t1"}' },
        { status = 200, body = '{"items":[2]}' })
      for name in pairs({ seekOperation = 1, seek_operation = 1, seekoperation = 1 }) do
        local row = { page = "continuation", query = { [name] = "string", size = "integer" } }
        local first = #world.sent + 1
        world.answers[first], world.answers[first + 1] = world.answers[1], world.answers[2]
        assert.equal("1 2", ids(assert(listing(row, { size = 1 }):all())))
        assert.equal("/v1/things?size=1&" .. name .. "=Next", world.sent[first + 1].path)
        assert.same({ "MS-ContinuationToken: t1" }, world.sent[first + 1].headers)
      end
    end)

    it("end where the token comes again, is empty or no text", function()
      world.answer({ status = 200, body = '{"items":[1],"continuationToken":"t1"}' },
        { status = 200, body = '{"items":[2],"continuationToken":"t1"}' })
      assert.equal("1 2", ids(assert(listing({ page = "continuation" }):all())))
      for _, token in ipairs({ '""', "5", "null" }) do
        world.answer({ status = 200, body = ('{"items":[1],"continuationToken":%s}'):format(token) })
        assert.equal("1", ids(assert(listing({ page = "continuation" }):all())))
      end
    end)

    it("are refused with control characters in it", function()
      world.answer({ status = 200, body = '{"items":[1],"continuationToken":"a\\r\\nX: y"}' })
      local all, err = listing({ page = "continuation" }):all()
      assert.is_nil(all)
      assert.equal("protocol", err.kind)
      assert.equal(1, #world.sent)
    end)

    it("go on from a saved state", function()
      world.answer({ status = 200, body = "[1,2]", headers = "MS-ContinuationToken: t1\r\n" },
        { status = 200, body = "[3]", headers = "" })
      local one = listing(HEADER, { PageSize = 2 })
      assert(one:first())
      assert.equal("3", ids(assert(listing(HEADER, nil, { state = one:state() }):all())))
      assert.same({ "MS-ContinuationToken: t1" }, world.sent[2].headers)
    end)
  end)

  describe("of OData", function()
    it("lead to the absolute link of their host", function()
      local row = { page = "odata", host = "graph", path = "/v1.0/things" }
      world.answer({ status = 200, body = '{"value":[1],"@odata.nextLink":'
        .. '"https://graph.microsoft.com/v1.0/things?$skiptoken=x%20y"}' },
        { status = 200, body = '{"value":[2]}' })
      assert.equal("1 2", ids(assert(listing(row):all())))
      assert.equal("/v1.0/things?$skiptoken=x%20y", world.sent[2].path)
      assert.equal("graph", world.sent[2].host)
      local elsewhere = '{"value":[1],"nextLink":"https://api.partner.microsoft.com/v1.0/x"}'
      world.answer({ status = 200, body = elsewhere })
      local all, err = listing(row):all()
      assert.is_nil(all)
      assert.matches("another origin", err.message)
    end)
  end)
end)
