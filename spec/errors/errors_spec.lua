local answer_error = require "partnercenter.errors.from_answer"
local error_codes = require "spec.data.error_codes"
local errors = require "partnercenter.errors"

local function answer(status, body, more)
  local fields = { status = status, body = body }
  for key, value in pairs(more or {}) do
    fields[key] = value
  end
  return answer_error.from_service(fields)
end

local function token_answer(status, body)
  return answer_error.from_token_endpoint({ status = status, body = body })
end

--- Every text in a value, at any depth.
local function texts(value, out)
  out = out or {}
  if type(value) == "table" then
    for key, item in pairs(value) do
      texts(key, out)
      texts(item, out)
    end
  elseif type(value) == "string" then
    out[#out + 1] = value
  end
  return out
end

local function has_no(marker, err)
  for _, text in ipairs(texts(err)) do
    assert.is_nil(text:find(marker, 1, true), text)
  end
  assert.is_nil(tostring(err):find(marker, 1, true))
end

describe("an error object", function()
  it("is recognised, also by its kind", function()
    local err = errors.new("timeout", { message = "too late", attempts = 3 })
    assert.is_true(errors.is(err))
    assert.is_true(errors.is(err, "timeout"))
    assert.is_false(errors.is(err, "network"))
    for _, other in ipairs({ { kind = "timeout" }, "timeout", 5, setmetatable({}, {}) }) do
      assert.is_false(errors.is(other))
    end
    assert.is_false(errors.is(nil))
    assert.equal(3, err.attempts)
    assert.equal("partnercenter.error", getmetatable(err).__name)
  end)

  it("has one of the known kinds", function()
    assert.error_matches(function()
      errors.new("oops")
    end, "unknown kind oops")
    local count = 0
    for kind in pairs(errors.kinds) do
      assert.equal(kind, errors.new(kind).kind)
      assert.is_string(errors.new(kind).message)
      count = count + 1
    end
    assert.equal(19, count)
  end)

  it("prints as one line for support", function()
    local err = errors.new("not_found", {
      operation = "customer.get", status = 404, code = "60003", message = "no such\r\ncustomer",
      correlation_id = "c-1", request_id = "r-1", hint = "check the id",
    })
    assert.equal("partnercenter: customer.get: not_found (404 60003): no such customer "
      .. "[correlation c-1, request r-1] hint: check the id", tostring(err))
    assert.equal("partnercenter: config: config", tostring(errors.new("config")))
    assert.equal("partnercenter: auth (AADSTS1): x [request r]",
      tostring(errors.new("auth", { code = "AADSTS1", message = "x", request_id = "r" })))
  end)

  it("is copied, not changed, by `with`", function()
    local err = errors.new("network", { message = "reset" })
    local copy = errors.with(err, { operation = "customer.get" })
    assert.equal("customer.get", copy.operation)
    assert.equal("reset", copy.message)
    assert.is_nil(err.operation)
    assert.is_true(errors.is(copy, "network"))
  end)

  it("says whether a retry makes sense", function()
    for kind, want in pairs({ timeout = true, network = true, throttled = true, tls = false, auth = false,
      validation = false, conflict = false, config = false, protocol = false, cancelled = false }) do
      assert.equal(want, errors.new(kind).retryable)
    end
    assert.is_true(errors.new("service", { status = 503 }).retryable)
    assert.is_false(errors.new("service", { status = 501 }).retryable)
    assert.is_false(errors.new("timeout", { retryable = false }).retryable)
  end)
end)

describe("an answer's status", function()
  it("decides the kind", function()
    for kind, statuses in pairs({
      validation = { 400, 405, 406, 411, 413, 414, 415, 416, 422, 431 }, auth = { 401 },
      forbidden = { 403, 451 }, not_found = { 404, 410 }, timeout = { 408 }, conflict = { 409, 423 },
      precondition = { 412, 417, 428 },
      throttled = { 429, 509 }, service = { 500, 501, 502, 503, 504, 507, 599 },
      protocol = { 100, 200, 204, 301, 302, 304, 402, 418, 600 },
    }) do
      for _, status in ipairs(statuses) do
        local err = answer(status, "")
        assert.equal(kind, err.kind, status)
        assert.equal(status, err.status)
        assert.is_boolean(err.retryable)
      end
    end
  end)

  it("yields to an ETag code and to a given kind", function()
    assert.equal("precondition", answer(400, '{"code":2055,"description":"ETag"}').kind)
    assert.equal("precondition", answer(400, '{"code":"2055"}').kind)
    assert.equal("conflict", answer(409, '{"code":2055}').kind)
    assert.equal("validation", answer(200, '"Customer tagging denied."', { kind = "validation" }).kind)
  end)
end)

describe("an answer's body", function()
  it("is the API's error object", function()
    local err = answer(400, '{"code":2000,'
      .. '"description":"The id isn&#39;t a &lt;GUID&gt; &amp;amp; &quot;x&quot;",'
      .. '"data":["CustomerId",{"a":[]}],"source":"PartnerFD"}')
    assert.equal("2000", err.code)
    assert.equal("The id isn't a <GUID> &amp; \"x\"", err.message)
    assert.equal(err.message, err.description)
    assert.same({ "CustomerId", { a = {} } }, err.data)
    assert.equal("2000", answer(400, '{"code":"2000","description":"x"}').code)
    assert.equal("2000", answer(400, '\239\187\191{"Code":"2000","Description":"x"}').code)
  end)

  it("is the commerce service's, with its own view of retries", function()
    local err = answer(500, '{"code":600061,"message":"short","description":"long","errorName":"n",'
      .. '"isRetryable":false,"parameters":{},"errorMessageExtended":"InternalErrorCode=600061"}')
    assert.equal("600061", err.code)
    assert.equal("long", err.message)
    assert.is_false(err.retryable)
    assert.is_false(answer(400, '{"code":1,"isRetryable":true}').retryable)
    assert.equal("short", answer(400, '{"code":1,"message":"short","description":" "}').message)
    assert.equal("n", answer(400, '{"code":1,"errorName":"n"}').message)
  end)

  it("is the gateway's", function()
    local err = answer(429, '{"statusCode":429,"message":"Rate limit is exceeded. Try again in 57 seconds."}')
    assert.equal("throttled", err.kind)
    assert.is_nil(err.code)
    assert.equal(57, err.retry_after)
    assert.equal(3, answer(429, err.message, { headers = { ["retry-after"] = "3" } }).retry_after)
    assert.equal(2.5, answer(429, err.message, { retry_after = 2.5 }).retry_after)
    local date = { ["Retry-After"] = "Wed, 21 Oct 2015 07:28:00 GMT" }
    assert.is_nil(answer(503, "", { headers = date }).retry_after)
    assert.equal("Authorization has been denied for this request.",
      answer(401, '{"Message":"Authorization has been denied for this request."}').message)
  end)

  it("is Graph's and the partner host's", function()
    local err = answer(404, '{"error":{"code":"itemNotFound","message":"no item","target":"x",'
      .. '"innerError":{"date":"d"}}}')
    assert.same({ "itemNotFound", "no item", { date = "d" } }, { err.code, err.message, err.data })
  end)

  it("is a bare value", function()
    local err = answer(400, ' "Customer tagging denied." ')
    assert.equal("Customer tagging denied.", err.message)
    assert.is_nil(err.code)
    assert.matches("qualification", err.hint, 1, true)
    assert.equal("5", answer(400, "5").message)
    assert.equal("the answer is just true", answer(400, "true").message)
    assert.matches("without a reason", answer(400, "null").message)
    local list = answer(400, '[{"code":7,"description":"first"},{"code":8}]')
    assert.same({ "7", "first" }, { list.code, list.message })
    assert.equal(2, #list.data)
    assert.equal("first", answer(400, '["first"]').message)
    assert.is_string(answer(400, "[]").message)
    assert.is_string(answer(400, "{}").message)
  end)

  it("is no JSON at all", function()
    for body, want in pairs({
      [""] = "without a reason", [" \r\n"] = "without a reason",
      ["<!DOCTYPE html>\n<html><head><title>\n 502 Bad &amp; Gateway</title></head><body>marker</body>"] =
        "HTML instead of JSON: 502 Bad & Gateway",
      ["<HTML><BODY>marker</BODY>"] = "HTML instead of JSON",
      ["<?xml version='1.0'?><Error>marker</Error>"] = "XML instead of JSON",
      ["\255\254{\0}\0"] = "UTF-16", ["\254\255\0{"] = "UTF-16", ["{\0}\0"] = "UTF-16",
      ['{"code":2000,"descr'] = "broken or truncated", ['"educa'] = "broken or truncated",
      ["Service Unavailable\r\n"] = "Service Unavailable",
      [("x "):rep(200000)] = "400000 bytes",
    }) do
      local err = answer(502, body)
      assert.matches(want, err.message, 1, true)
      assert.is_nil(tostring(err):find("marker", 1, true))
      assert.equal("service", err.kind)
    end
  end)

  it("has surprising types", function()
    for _, body in ipairs({
      '{"code":{"a":1},"description":[1]}', '{"error":5}', '{"error":{}}', '{"error":[]}', '{"error":null}',
      '{"code":null,"description":null,"data":null}', '{"code":1.5}', '{"code":true}', '{"error":"x y"}',
      '{"error_codes":"x","error":"invalid_grant"}', '[[[]]]', '[null]', '{"":1}', '{"data":[null]}',
      ("["):rep(500), ("["):rep(99) .. ("]"):rep(99), '{"data":' .. ("["):rep(90) .. ("]"):rep(90) .. "}",
    }) do
      for _, make in ipairs({ answer, token_answer }) do
        local err = make(400, body)
        assert.is_string(err.message)
        assert.is_true(#tostring(err) > 10)
      end
    end
  end)

  it("consists of any bytes", function()
    local seed = 42
    for round = 1, 2000 do
      local bytes = {}
      for i = 1, round % 40 do
        seed = (seed * 16807) % 2147483647
        bytes[i] = string.char(seed % 256)
      end
      local line = tostring(answer(200 + round % 400, table.concat(bytes)))
      assert.is_nil(line:find("[%z\1-\31\127]"))
    end
  end)

  it("becomes one bounded line of valid UTF-8", function()
    local err = answer(400, ("\195\164"):rep(5000))
    assert.is_true(#err.message <= 1024)
    assert.matches("^[\195\164]+%.%.%.$", err.message)
    assert.equal(0, (#err.message - 3) % 2)
    assert.equal("a?b c d e f", answer(400, "a\255b\r\n\tc\27\0d\194\155e\226\128\168f").message)
    assert.equal("\226\130\172 ?? \240\159\152\128", answer(400,
      "\226\130\172 \226\130 \240\159\152\128").message)
    assert.is_true(#answer(400, '{"code":"' .. ("c"):rep(70) .. '"}').code <= 64)
    assert.is_true(#answer(400, '{"description":"' .. ("d "):rep(9000) .. '"}').description <= 4096)
  end)
end)

describe("an answer's headers", function()
  it("give the ids in any case of letters", function()
    local err = answer(500, "", { request_id = "sent", correlation_id = "sent", headers = {
      ["MS-CorrelationId"] = "c", ["ms-requestid"] = "r", ["MS-CV"] = "v", ["ms-serverid"] = "s",
      ["DATE"] = "Mon, 01 Jan 2024 00:00:00 GMT",
    } })
    assert.same({ "c", "r", "v", "s", "Mon, 01 Jan 2024 00:00:00 GMT" },
      { err.correlation_id, err.request_id, err.ms_cv, err.server_id, err.date })
    err = answer(500, "", { request_id = "sent", correlation_id = "sent", operation = "o", attempts = 2 })
    assert.same({ "sent", "sent", "o", 2 }, { err.correlation_id, err.request_id, err.operation,
      err.attempts })
    assert.is_nil(err.headers)
    assert.is_nil(err.body)
    err = answer(500, "", { headers = { ["request-id"] = "r\r\nx", ["client-request-id"] = "c" } })
    assert.same({ "c", "r x" }, { err.correlation_id, err.request_id })
  end)
end)

describe("hints", function()
  it("say what to do about known codes", function()
    for code, want in pairs({
      ["900420"] = "audience", ["900421"] = "multi-factor", ["900329"] = "app+user", ["900308"] = "role",
      ["20002"] = "relationship", ["60003"] = "tenant id", ["2055"] = "ETag", ["900126"] = "enumeration",
    }) do
      assert.matches(want, answer(400, '{"code":' .. code .. ',"description":"x"}').hint, 1, true)
    end
    assert.matches("multi-factor", answer(401,
      '{"code":1,"description":"Unauthorized - MFA required"}').hint, 1, true)
  end)

  it("fall back on the tables, by status and code", function()
    assert.equal("quantity change on a suspended subscription; also used when MPA lookup gets neither id",
      answer(400, '{"code":2001}').hint)
    assert.is_nil(answer(400, '{"code":1}').hint) -- the nested code 1 is another
    assert.matches("try again later", answer(400, '{"error":{"code":"generalException"}}').hint, 1, true)
    assert.matches("method", answer(405, "").hint, 1, true)
    assert.is_nil(answer(400, "x").hint)
  end)

  it("exist for every code of the token endpoint that needs one", function()
    for _, code in ipairs({
      "AADSTS7000215", "AADSTS700016", "AADSTS7000222", "AADSTS70008", "AADSTS700082", "AADSTS50076",
      "AADSTS50079", "AADSTS65001", "AADSTS90002", "AADSTS700027", "AADSTS500011", "AADSTS53003",
      "AADSTS50034", "AADSTS7000218",
    }) do
      local err = token_answer(400, '{"error":"invalid_grant","error_description":"' .. code .. ': x"}')
      assert.equal(code, err.code)
      assert.is_string(err.hint)
      assert.are_not.equal(token_answer(400, '{"error":"invalid_grant"}').hint, err.hint)
    end
  end)
end)

describe("the token endpoint's answer", function()
  it("gives the number as code and keeps the endpoint's ids", function()
    local err = token_answer(401, '{"error":"invalid_client",'
      .. '"error_description":"AADSTS7000215: Invalid client secret provided.\\r\\nTrace ID: t\\r\\n'
      .. 'Correlation ID: c\\r\\nTimestamp: s","error_codes":[7000215],'
      .. '"timestamp":"s","trace_id":"t","correlation_id":"c-1","error_uri":"u"}')
    assert.equal("auth", err.kind)
    assert.equal("AADSTS7000215", err.code)
    assert.equal("invalid_client: Invalid client secret provided.", err.message)
    assert.equal("c-1", err.correlation_id)
    assert.equal("invalid_client", err.data.error)
    assert.is_false(err.retryable)
    assert.equal("AADSTS50076", token_answer(400, '{"error":"invalid_grant","error_codes":[50076]}').code)
    assert.equal("invalid_grant", token_answer(400, '{"error":"invalid_grant"}').code)
    assert.is_string(token_answer(400, '{"error":"invalid_grant","error_description":"AADSTS1: x"}').hint)
  end)

  it("gets its kind by the remedy", function()
    for _, case in ipairs({
      { "auth", 400, "{}" }, { "auth", 401, "" }, { "auth", 404, "<html>" }, { "throttled", 429,
        "slow down" },
      { "service", 503, "" }, { "timeout", 408, "" }, { "protocol", 200, "{}" }, { "protocol", 302, "" },
      { "service", 400, '{"error":"temporarily_unavailable"}' },
    }) do
      assert.equal(case[1], token_answer(case[2], case[3]).kind)
    end
    assert.is_true(token_answer(400, '{"error":"temporarily_unavailable"}').retryable)
    assert.matches("the token endpoint answered 400", token_answer(400, "").message, 1, true)
  end)
end)

describe("secrets", function()
  it("that look like secrets are redacted", function()
    local jwt = "eyJhbGciOiJSUzI1NiJ9.eyJtYXJrZXIiOiJtYXJrZXIifQ.bWFya2VybWFya2Vy"
    for _, text in ipairs({
      "Bearer marker-token", "bearer  marker.token", "was " .. jwt, "'" .. jwt .. "'", jwt,
      "Authorization: Basic marker==", "authorization: Bearer marker", "Proxy-Authorization=Basic marker",
      "client_secret=marker&grant_type=x", "a=b&refresh_token=marker", '{"access_token": "marker"}',
      "client_assertion=marker", "password: marker", "0.A" .. ("marker"):rep(30), ("x"):rep(90) .. "marker",
    }) do
      for _, err in ipairs({
        answer(400, text), answer(400, '{"code":1,"description":"' .. text:gsub('"', '\\"') .. '"}'),
        answer(400, '{"code":1,"description":"d","data":["' .. text:gsub('"', '\\"') .. '"]}'),
        token_answer(400, '{"error":"invalid_grant","error_description":"' .. text:gsub('"', '\\"') .. '"}'),
      }) do
        has_no("marker", err)
        has_no("eyJtYXJ", err)
      end
    end
  end)

  it("that are known are redacted anywhere", function()
    local err = answer(400,
      '{"code":"marker%d+","description":"x marker%d+ y","data":{"marker%d+":"marker%d+"}}',
      { secrets = { "marker%d+", false, "" }, headers = { ["MS-CV"] = "v" } })
    has_no("marker", err)
    assert.equal("x [redacted] y", err.message)
    assert.is_nil(err.secrets)
  end)

  -- In quadratic time this would not end; spec/bench measures it.
  it("are looked for in texts of any length", function()
    for _, text in ipairs({
      "eyJ", "bearer ", "bearer", " ", "authorization", "&", "<title", "password ", "a", "\228",
    }) do
      local long = text:rep(math.floor(250000 / #text))
      assert.is_string(answer(400, long).message)
      local refusal = '{"error":"invalid_grant","error_description":"' .. long .. '"}'
      assert.is_string(token_answer(400, refusal).message)
    end
  end)

  it("are not shown in part where a long text is cut", function()
    local secret = ("marker"):rep(10)
    for size = 4000, 4100 do
      has_no("marker", answer(400, (" "):rep(size) .. secret .. " " .. secret, { secrets = { secret } }))
      local tokens = ("Bearer marker "):rep(math.floor(size / 14))
      has_no("marker", answer(400, tokens .. secret, { secrets = { secret } }))
    end
  end)

  it("are redacted without ids, thumbprints and sentences", function()
    for _, text in ipairs({
      "Thumbprint of key used by client: '0123456789ABCDEF0123456789ABCDEF01234567'",
      "application 11111111-2222-4333-8444-555555555555 was not found in contoso.onmicrosoft.com",
      "invalid username or password", "The bearer of bad news",
    }) do
      assert.equal(text == "The bearer of bad news" and "The bearer [redacted] bad news" or text,
        answer(400, text).message)
    end
  end)
end)

describe("errors/codes.lua", function()
  it("equals the generator's output", function()
    local function read(path)
      local file = assert(io.open(path, "rb"))
      local text = file:read("*a")
      file:close()
      return text
    end
    assert.equal(error_codes.generate(read("spec/data/errors.tsv")),
      read("lua/partnercenter/errors/codes.lua"))
  end)
end)
