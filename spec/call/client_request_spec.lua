local fake = require "spec.support.fake.engine"

describe("client:request", function()
  local world, client

  before_each(function()
    world = fake.load()
    client = world.client()
    world.answer({ status = 200, body = "{}" })
  end)

  after_each(fake.unload)

  local function sends(spec)
    local answer, err = client:request(spec)
    assert.is_nil(err)
    assert.is_table(answer)
    return world.sent[#world.sent]
  end

  local function refuses(spec, pattern)
    local answer, err = client:request(spec)
    assert.is_nil(answer)
    assert.equal("invalid_argument", err.kind)
    assert.matches(pattern, err.message)
    assert.is_nil(err.message:find("%c"))
    assert.equal(0, #world.sent)
  end

  local function raises(pattern, ...)
    local given = { ... }
    local ok, message = pcall(function()
      client:request(given[1], given[2])
      return true
    end)
    assert.is_false(ok)
    assert.matches("^%S*request_spec.lua:%d+: ", message)
    assert.matches(pattern, message)
    assert.equal(0, #world.sent)
  end

  describe("path", function()
    it("goes out as it was given, with its template for events", function()
      local sent = sends({ path = "/v1/customers/{customer_id}", params = { customer_id = "a b/c" } })
      assert.equal("/v1/customers/a%20b%2Fc", sent.path)
      assert.equal("/v1/customers/{customer_id}", sent.template)
      assert.equal("GET", sent.method)
      assert.equal("api", sent.host)
    end)

    it("stays as written", function()
      assert.equal("/v1.0/sales/fxrates(Month='2024')/$value",
        sends({ path = "/v1.0/sales/fxrates(Month='{month}')/$value", params = { month = 2024 } }).path)
      assert.equal("/v1/a%2Fb?x=1", sends({ path = "/v1/a%2Fb?x=1" }).path)
    end)

    it("does not tell the query in its template", function()
      assert.equal("/v1/x", sends({ path = "/v1/x?y=1" }).template)
    end)

    for what, case in pairs({
      ["no slash"] = { "v1/customers", "begin with" },
      ["empty"] = { "", "begin with" },
      ["a space"] = { "/v1/a b", "percent%-encoded" },
      ["a line end"] = { "/v1/a\r\nb", "control" },
      ["a NUL"] = { "/v1/a\0b", "control" },
      ["a fragment"] = { "/v1/a#b", "fragment" },
      ["a backslash"] = { "/v1/a\\b", "percent%-encoded" },
      ["a dot segment"] = { "/v1/../x", "dot segment" },
      ["a single dot"] = { "/v1/./x", "dot segment" },
      ["an encoded dot segment"] = { "/v1/%2e%2E/x", "dot segment" },
      ["another authority"] = { "//elsewhere.example/x", "empty segment" },
      ["an empty segment"] = { "/v1//x", "empty segment" },
      ["two question marks"] = { "/v1/x?a?b", "second" },
      ["a broken encoding"] = { "/v1/%zz", "broken" },
      ["UTF-8"] = { "/v1/\195\164", "percent%-encoded" },
      ["a stray brace"] = { "/v1/{x", "brace" },
      ["a nested brace"] = { "/v1/{{x}}", "missing" },
    }) do
      it("with " .. what .. " is refused", function()
        refuses({ path = case[1] }, case[2])
      end)
    end
  end)

  describe("params", function()
    for what, case in pairs({
      ["missing"] = { nil, "id is missing" },
      ["empty"] = { { id = "" }, "is empty" },
      ["a dot"] = { { id = "." }, "dot segment" },
      ["two dots"] = { { id = ".." }, "dot segment" },
      ["climbing"] = { { id = "../../generatetoken" }, "dot segment" },
      ["a line end"] = { { id = "a\r\nX-Evil: 1" }, "control" },
      ["a NUL"] = { { id = "a\0" }, "control" },
      ["unknown"] = { { id = "a", other = "b" }, "other' does not occur" },
    }) do
      it(what .. " are refused", function()
        refuses({ path = "/v1/things/{id}", params = case[1] }, case[2])
      end)
    end

    it("may be others each time that a path is used", function()
      for _, id in ipairs({ "a b", "33333333-3333-4333-8333-333333333333", "c" }) do
        local sent = sends({ path = "/v1/things/{id}/parts", params = { id = id } })
        assert.equal("/v1/things/" .. id:gsub(" ", "%%20") .. "/parts", sent.path)
      end
      for _, host in ipairs({ "graph", "api" }) do
        for _, method in ipairs({ "PUT", "DELETE" }) do
          local sent = sends({ method = method, host = host, path = "/v1/things/{id}", params = { id = 1 } })
          assert.equal(method .. " " .. host, sent.method .. " " .. sent.host)
        end
      end
    end)

    it("are checked each time that a path is used", function()
      sends({ path = "/v1/things/{id}", params = { id = "a" } })
      local answer, err = client:request({ path = "/v1/things/{id}", params = { id = ".." } })
      assert.is_nil(answer)
      assert.matches("dot segment", err.message)
      assert.equal(1, #world.sent)
    end)

    it("make no dot segment together", function()
      refuses({ path = "/v1/{a}{b}/x", params = { a = ".", b = "." } }, "dot segment")
      sends({ path = "/v1/{a}{b}/x", params = { a = "c", b = "d" } })
      local answer, err = client:request({ path = "/v1/{a}..{b}/x", params = { a = "c/", b = "/d" } })
      assert.is_nil(answer)
      assert.matches("dot segment", err.message)
    end)

    it("leave the host alone", function()
      refuses({ path = "{/x}/v1", params = { ["/x"] = ".elsewhere.example" } }, "begin with")
      refuses({ path = "{}/v1", params = { [""] = ".elsewhere.example" } }, "begin with")
    end)

    it("fill in any number of paths", function()
      for i = 1, 250 do
        local path = ("/v1/things/%d/"):format(i % 130)
        assert.equal(path .. i, sends({ path = path .. "{id}", params = { id = i } }).path)
      end
    end)

    it("may be whole numbers", function()
      assert.equal("/v1/x/7", sends({ path = "/v1/x/{n}", params = { n = 7.0 } }).path)
    end)

    it("of other types raise", function()
      raises("param 'id': string, number or boolean expected, got table",
        { path = "/x/{id}", params = { id = {} } })
    end)
  end)

  describe("query", function()
    it("is sorted and encoded", function()
      local sent = sends({ path = "/v1/x", query = {
        b = "a&b=c+d%e f", a = { 1, "z\195\164" }, c = true, d = false, ["$top"] = 5, e = 1.5, f = 3.0,
      } })
      assert.equal("/v1/x?$top=5&a=1&a=z%C3%A4&b=a%26b%3Dc%2Bd%25e%20f&c=true&d=false&e=1.5&f=3", sent.path)
    end)

    it("is added to one in the path", function()
      assert.equal("/v1/x?y=1&z=2", sends({ path = "/v1/x?y=1", query = { z = 2 } }).path)
    end)

    it("adds the query that the path leaves open", function()
      assert.equal("/v1/x?z=2", sends({ path = "/v1/x?", query = { z = 2 } }).path)
      assert.equal("/v1/x?y=1&z=2", sends({ path = "/v1/x?y=1&", query = { z = 2 } }).path)
      assert.equal("/v1/x?y=..%2F%26&z=2",
        sends({ path = "/v1/x?y={y}", params = { y = "../&" }, query = { z = 2 } }).path)
      assert.equal("/v1/a%3Fb?y=&f=true",
        sends({ path = "/v1/{id}?y={y}&f={f}", params = { id = "a?b", y = "", f = true } }).path)
    end)

    local FILTER = "%7B%22Field%22%3A%22CompanyName%22%2C%22Operator%22%3A%22starts_with%22%2C%22Value%22%3A"
      .. "%22F%22%7D"
    for what, case in pairs({
      ["a filter object"] = { function(field)
        return { filter = field "CompanyName":starts_with "F", size = 10 }
      end,
        "filter=" .. FILTER .. "&size=10" },
      ["a filter written out"] = { function()
        return { filter = { Field = "CompanyName", Value = "F", Operator = "starts_with" } }
      end, "filter=" .. FILTER },
      ["a filter as text"] = { function() return { filter = '{"Field":"a"}' } end,
        "filter=%7B%22Field%22%3A%22a%22%7D" },
      ["a compound filter"] = { function(field)
        return { filter = field "a":equals(1):and_(field "b":equals(true)) }
      end, "filter=%7B%22LeftFilter%22%3A%7B%22Field%22%3A%22a%22%2C%22Operator%22%3A%22equals%22%2C"
        .. "%22Value%22%3A1%7D"
        .. "%2C%22Operator%22%3A%22and%22%2C%22RightFilter%22%3A%7B%22Field%22%3A%22b%22%2C%22Operator%22%3A"
        .. "%22equals%22%2C%22Value%22%3Atrue%7D%7D" },
      ["several filters"] = { function(field)
        return { f = { field "CompanyName":starts_with "F", { a = 1 } } }
      end, "f=" .. FILTER .. "&f=%7B%22a%22%3A1%7D" },
      ["a nested table"] = { function() return { a = { b = { c = { 1, 2 } } } } end,
        "a=%7B%22b%22%3A%7B%22c%22%3A%5B1%2C2%5D%7D%7D" },
      ["an array of scalars"] = { function() return { a = { "x", 2, true } } end, "a=x&a=2&a=true" },
      ["an empty array"] = { function() return { a = {}, b = 1 } end, "b=1" },
      ["an array marked as one"] = { function(_, library)
        return { a = library.array { 1 }, b = library.array() }
      end,
        "a=1" },
      ["numbers"] = { function()
        return { a = 1.0, b = -0.5, c = 12345678901234.567, d = 123456789012345, e = 1e15 }
      end,
        "a=1&b=-0.5&c=12345678901234.566&d=123456789012345&e=1000000000000000" },
      ["empty text"] = { function() return { a = "" } end, "a=" },
      ["text of all reserved characters"] = { function() return { ["a b&"] = " !#$%&'()*+,/:;=?@[]~" } end,
        "a%20b%26=%20%21%23%24%25%26%27%28%29%2A%2B%2C%2F%3A%3B%3D%3F%40%5B%5D~" },
      ["a line end, which is data here"] = { function() return { a = "x\r\ny" } end, "a=x%0D%0Ay" },
    }) do
      it("sends " .. what .. ", on every host", function()
        local library = require "partnercenter"
        for _, host in ipairs({ "api", "partner", "graph" }) do
          local given = case[1](library.field, library)
          assert.equal("/v1/x?" .. case[2], sends({ path = "/v1/x", query = given, host = host }).path)
        end
      end)
    end

    for what, case in pairs({
      ["numbers that are too large to be exact"] = { 2 ^ 53, "too large to be sent exactly" },
      ["an array with a hole"] = { { 1, nil, 3 }, "array with holes" },
      ["positions beside names"] = { { 1, a = 2 }, "mixes positions and names" },
      ["a function inside a table"] = { { a = { print } }, "a%[1%] is a function" },
      ["a number that is none inside a table"] = { { a = 0 / 0 }, "a is not a finite number" },
    }) do
      it("refuses " .. what, function()
        refuses({ path = "/v1/x", query = { q = case[1] } }, "query 'q': .*" .. case[2])
      end)
    end

    it("that is empty leaves no trace", function()
      assert.equal("/v1/x", sends({ path = "/v1/x", query = {} }).path)
    end)

    it("takes finite numbers only", function()
      refuses({ path = "/v1/x", query = { n = 1 / 0 } }, "finite")
      refuses({ path = "/v1/x", query = { n = 0 / 0 } }, "finite")
    end)

    it("of other types raises", function()
      raises("query 'f'", { path = "/v1/x", query = { f = { {} } } })
      raises("names must be strings", { path = "/v1/x", query = { "a" } })
    end)
  end)

  describe("headers", function()
    it("become lines", function()
      local sent = sends({ path = "/v1/x", headers = { ["X-NewEventsModel"] = "true", version = 2 } })
      assert.same({ "X-NewEventsModel: true", "version: 2" }, sent.headers)
    end)

    it("keep Accept apart", function()
      local sent = sends({ path = "/v1/x", headers = { accept = "application/pdf" } })
      assert.equal("application/pdf", sent.accept)
      assert.is_nil(sent.headers)
    end)

    for what, case in pairs({
      ["a line end in the value"] = { { X = "a\r\nAuthorization: b" }, "control" },
      ["a NUL in the value"] = { { X = "a\0" }, "control" },
      ["a colon in the name"] = { { ["X: y"] = "a" }, "not a header name" },
      ["a line end in the name"] = { { ["X\r\nY"] = "a" }, "not a header name" },
      ["no name"] = { { [""] = "a" }, "not a header name" },
      ["no value"] = { { X = " " }, "no value" },
      ["Authorization"] = { { authorization = "Bearer x" }, "credential" },
      ["Host"] = { { HOST = "x" }, "transport" },
      ["Content-Length"] = { { ["Content-Length"] = 3 }, "transport" },
      ["Transfer-Encoding"] = { { ["Transfer-Encoding"] = "chunked" }, "transport" },
      ["Content-Type"] = { { ["Content-Type"] = "a/b" }, "content_type" },
      ["MS-RequestId"] = { { ["ms-requestid"] = "x" }, "request_id" },
    }) do
      it("with " .. what .. " are refused", function()
        refuses({ path = "/v1/x", headers = case[1] }, case[2])
      end)
    end
  end)

  describe("body", function()
    it("goes out as JSON", function()
      local sent = sends({ method = "post", path = "/v1/x", body = { b = 1, a = {} } })
      assert.equal("POST", sent.method)
      assert.equal('{"a":{},"b":1}', sent.body)
      assert.equal("application/json", sent.content_type)
    end)

    it("may be a scalar, false too", function()
      assert.equal("false", sends({ method = "PUT", path = "/v1/x", body = false }).body)
      assert.equal('"Education"', sends({ method = "PUT", path = "/v1/x", body = "Education" }).body)
    end)

    it("may be raw", function()
      local sent = sends({ method = "POST", path = "/v1/x", raw_body = "a\0b", content_type = "text/plain" })
      assert.equal("a\0b", sent.body)
      assert.equal("text/plain", sent.content_type)
    end)

    it("that JSON cannot hold exactly is refused", function()
      refuses({ method = "POST", path = "/v1/x", body = { n = 0 / 0 } }, "body")
    end)

    it("does not go with GET", function()
      refuses({ path = "/v1/x", body = {} }, "GET takes no body")
    end)

    it("is one of two", function()
      raises("exclude each other", { method = "POST", path = "/v1/x", body = {}, raw_body = "" })
    end)

    it("has a content type without control characters", function()
      refuses({ method = "POST", path = "/v1/x", raw_body = "x", content_type = "a\r\nb: c" }, "media type")
    end)
  end)

  describe("options", function()
    local GUID = "33333333-3333-4333-8333-333333333333"

    it("reach the engine from either table", function()
      local one = { timeout = 3, delay = 0.5, request_id = GUID, correlation_id = GUID, locale = "de-DE",
        max_attempts = 2, if_match = '"tag"', headers = { X = "y" } }
      local function check(sent)
        assert.equal(3, sent.timeout)
        assert.equal(0.5, sent.delay)
        assert.equal(GUID, sent.request_id)
        assert.equal(GUID, sent.correlation_id)
        assert.equal("de-DE", sent.locale)
        assert.equal(2, sent.max_attempts)
        assert.same({ "X: y", 'If-Match: "tag"' }, sent.headers)
      end
      assert(client:request({ path = "/v1/x" }, one))
      check(world.sent[1])
      one.path = "/v1/x"
      check(sends(one))
    end)

    for what, case in pairs({
      ["request_id"] = { { request_id = "x" }, "request_id is not a GUID" },
      ["correlation_id"] = { { correlation_id = "\r\n" }, "correlation_id is not a GUID" },
      ["timeout"] = { { timeout = 0 }, "timeout" },
      ["endless timeout"] = { { timeout = math.huge }, "timeout" },
      ["delay"] = { { delay = -1 }, "delay" },
      ["endless delay"] = { { delay = math.huge }, "delay" },
      ["max_attempts"] = { { max_attempts = 1.5 }, "max_attempts" },
      ["no attempts"] = { { max_attempts = 0 }, "max_attempts" },
      ["locale"] = { { locale = "de\r\nX: y" }, "locale" },
      ["if_match"] = { { if_match = "a\r\nb" }, "if_match" },
      ["empty if_match"] = { { if_match = "" }, "if_match" },
      ["method"] = { { method = "FETCH" }, "unknown method 'FETCH'" },
      ["method with a line end"] = { { method = "GET\r\n" }, "unknown method" },
      ["host"] = { { host = "elsewhere.example" }, "unknown host" },
    }) do
      it("of bad value are refused: " .. what, function()
        case[1].path = "/v1/x"
        refuses(case[1], case[2])
      end)
    end

    it("unknown or of a wrong type raise at the caller's line", function()
      raises("unknown option 'timeuot', did you mean 'timeout'%?", { path = "/v1/x", timeuot = 3 })
      raises("unknown option 'methd'", { path = "/v1/x", methd = "GET" })
      raises("option 'timeout': number expected, got string", { path = "/v1/x", timeout = "3" })
      raises("unknown option 'query'", { path = "/v1/x" }, { query = {} })
      raises("path: string expected", {})
      raises("table expected", "/v1/x")
    end)
  end)
end)
