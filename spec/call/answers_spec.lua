-- The results of answers to a qualification lookup, byte by byte, over real sockets.

local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local ID = "11111111-2222-4333-8444-555555555555"
local BOM = "\239\187\191"

describe("the answer to a qualification lookup", function()
  local server

  after_each(function()
    server:stop()
  end)

  local function serve(handler, options)
    server = raw.start(handler)
    local all = { access_token = "marker-access-token", base_url = server.url, timeout = 20 }
    all.max_attempts = 1
    for name, value in pairs(options or {}) do
      all[name] = value
    end
    return assert(partnercenter.new(all))
  end

  local function answering(body, status, headers)
    return function(conn)
      while conn:request() do
        conn:answer(status or "200 OK", body, headers)
      end
    end
  end

  local reads = {
    { '"education"', "education" },
    { '\r\n\r\n    "education"\r\n', "education" },
    { BOM .. '\n\n "education"\n', "education" },
    { '"GovernmentCommunityCloud"', "governmentcommunitycloud" },
    { '"government_community_cloud"', "governmentcommunitycloud" },
    { "3", "governmentcommunitycloud" },
    { "0", "none" },
    { '"Newfangled_Kind"', "newfangledkind" },
    { '[{"qualification":"Education","vettingStatus":"Approved"}]', "education" },
    { '{"qualifications":[{"qualification":"StateOwnedEntity"}]}', "stateownedentity" },
    { '{"Qualification":"Education","VettingStatus":"Approved"}', "education" },
    { "[]", "none" },
    { '[{"qualification":"Education","vettingStatus":"Denied"}]', "none" },
    { '[{"qualification":"Education","vettingStatus":"InReview"}]', "none" },
    { '[{"qualification":"Education","vettingStatus":"SomethingNew"}]', "none" },
    { '[{"qualification":"StateOwnedEntity"},{"qualification":"Education","vettingStatus":"Approved"}]',
      "education" },
  }
  for _, case in ipairs(reads) do
    it("reads " .. case[1]:gsub("%c", " ") .. " as " .. case[2], function()
      local value, err = serve(answering(case[1])):customer(ID):qualification()
      assert.is_nil(err)
      assert.equal(case[2], value)
    end)
  end

  local utf16 = "\255\254" .. ('"education"'):gsub(".", "%0\0")
  local errors = {
    { "an empty 200", "", kind = "protocol" },
    { "a text cut off", '"educa', kind = "protocol" },
    { "HTML with 200", "<!DOCTYPE html><html><title>Sign in</title></html>", kind = "protocol" },
    { "UTF-16", utf16, kind = "protocol" },
    { "a sentence", '"Customer tagging denied."', kind = "protocol" },
    { "null", "null", kind = "protocol" },
    { "NaN", "NaN", kind = "protocol" },
    { "an integer without a meaning", "17", kind = "protocol" },
    { "a value with rubbish behind it", '"education" x', kind = "protocol" },
    { "a NUL", '"education"\0', kind = "protocol" },
    { "204", "", status = "204 No Content", kind = "protocol" },
    { "a redirect", "", status = "302 Found", headers = "Location: https://example.com/\r\n",
      kind = "protocol" },
    { "a bare string with 400", '"Customer tagging denied."', status = "400 Bad Request", kind = "validation",
      message = "Customer tagging denied." },
    { "401 for a wrong audience", '{"code":900420,"description":"no"}', status = "401 Unauthorized",
      kind = "auth", code = "900420", hint = "audience" },
    { "403 for an app without a user", '{"code":"900329","description":"no"}', status = "403 Forbidden",
      kind = "forbidden", code = "900329", hint = "app" },
    { "404 for an unknown customer", '{"code":1000,"description":"gone"}', status = "404 Not Found",
      kind = "not_found", code = "1000" },
    { "500", "", status = "500 Internal Server Error", kind = "service" },
    { "429", '{"statusCode":429,"message":"Rate limit is exceeded. Try again in 57 seconds."}',
      status = "429 Too Many Requests", headers = "Retry-After: 57\r\n", kind = "throttled",
      retry_after = 57 },
  }
  for _, case in ipairs(errors) do
    it("is an error for " .. case[1], function()
      local client = serve(answering(case[2], case.status, case.headers))
      local value, err = client:customer(ID):qualification()
      assert.is_nil(value)
      assert.equal(case.kind, err.kind)
      for _, name in ipairs { "code", "message", "retry_after" } do
        assert.equal(case[name] or err[name], err[name])
      end
      if case.hint then
        assert.truthy(err.hint:find(case.hint, 1, true), err.hint)
      end
      assert.equal(1, server:count())
      assert.truthy(tostring(err):find("customer.qualification", 1, true), tostring(err))
      assert.falsy(tostring(err):find("marker", 1, true))
    end)
  end

  it("is an error when the body is larger than the limit, told or not", function()
    local client = serve(function(conn)
      while conn:request() do
        conn:send("HTTP/1.1 200 OK\r\nContent-Length: 68157440\r\n\r\n\"")
        conn:stall()
      end
    end)
    local value, err = client:customer(ID):qualification()
    assert.is_nil(value)
    assert.equal("too_large", err.kind)
    server:stop()
    client = serve(function(conn)
      while conn:request() do
        conn:send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        local piece = ("10000\r\n%s\r\n"):format(("x"):rep(65536))
        repeat until not conn:send(piece)
      end
    end, { max_response_bytes = 1048576 })
    value, err = client:customer(ID):qualification()
    assert.is_nil(value)
    assert.equal("too_large", err.kind)
  end)

  it("is an error when only the connection's close marks the end of a number", function()
    local client = serve(function(conn)
      conn:request()
      conn:send("HTTP/1.1 200 OK\r\n\r\n1")
    end)
    local value, err = client:customer(ID):qualification()
    assert.is_nil(value)
    assert.equal("protocol", err.kind)
  end)

  it("is a value when the close comes after a complete string", function()
    local client = serve(function(conn)
      conn:request()
      conn:send('HTTP/1.1 200 OK\r\n\r\n"education"')
    end)
    assert.equal("education", client:customer(ID):qualification())
  end)

  it("is an error when the body is shorter than was said", function()
    local client = serve(function(conn)
      conn:request()
      conn:send('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n"education"')
    end)
    local value, err = client:customer(ID):qualification()
    assert.is_nil(value)
    assert.equal("network", err.kind)
    assert.equal("answer", err.phase)
  end)
end)

describe("the request of a qualification lookup", function()
  local server

  before_each(function()
    server = raw.start(function(conn)
      while conn:request() do
        conn:answer("200 OK", '"education"')
      end
    end)
  end)

  after_each(function()
    server:stop()
  end)

  local allowed = {
    ["host"] = true, ["user-agent"] = true, ["accept-encoding"] = true, ["ms-contract-version"] = true,
    ["authorization"] = true, ["accept"] = true, ["ms-requestid"] = true, ["ms-correlationid"] = true,
  }

  local function fields(text)
    local found = {}
    for name, value in text:gmatch("\n([^:\n]+): ([^\n]*)") do
      assert.is_nil(found[name:lower()], name .. " was sent twice")
      found[name:lower()] = value
    end
    return found
  end

  it("is that of the reference and has nothing else", function()
    local client = assert(partnercenter.new { access_token = "marker-access-token", base_url = server.url })
    assert.equal("education", client:customer(ID):qualification())
    local sent = server:received("request")
    assert.equal(1, #sent)
    assert.equal("GET /v1/customers/" .. ID .. "/qualification HTTP/1.1", sent[1]:match("^[^\n]*"))
    local found = fields(sent[1])
    assert.equal("Bearer marker-access-token", found["authorization"])
    assert.equal("application/json", found["accept"])
    local guid = "^%x%x%x%x%x%x%x%x%-%x%x%x%x%-4%x%x%x%-[89ab]%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x$"
    assert.truthy(found["ms-requestid"]:match(guid))
    assert.truthy(found["ms-correlationid"]:match(guid))
    for name in pairs(found) do
      assert.truthy(allowed[name], name)
    end
  end)

  it("carries the locale and the application's name when they are set", function()
    local client = assert(partnercenter.new {
      access_token = "marker-access-token", base_url = server.url,
      locale = "de-DE", application_name = "spec",
    })
    client:customer(ID):qualification()
    client:customer(ID):qualification { locale = "fr-FR" }
    local sent = server:received("request")
    assert.equal("de-DE", fields(sent[1])["x-locale"])
    assert.equal("fr-FR", fields(sent[2])["x-locale"])
    assert.equal("spec", fields(sent[1])["ms-partnercenter-application"])
  end)

  for _, id in ipairs {
    "not-a-guid", "", ID .. "/..", "..", ID .. "/x", ID .. "\r\nX: y", ID .. "\0", "{" .. ID .. "}",
    " " .. ID,
  } do
    it("is not sent for the id " .. ("%q"):format(id):gsub("%c", "?"), function()
      local client = assert(partnercenter.new { access_token = "marker-access-token", base_url = server.url })
      local value, err = client:customer(id):qualification()
      assert.is_nil(value)
      assert.equal("invalid_argument", err.kind)
      assert.equal(0, server:count("connection"))
    end)
  end

  it("is a new one for each call, on the same connection", function()
    local client = assert(partnercenter.new { access_token = "marker-access-token", base_url = server.url })
    client:customer(ID):qualification()
    client:customer(ID):qualification()
    local sent = server:received("request")
    assert.not_equal(fields(sent[1])["ms-requestid"], fields(sent[2])["ms-requestid"])
    assert.equal(1, server:count("connection"))
  end)
end)
