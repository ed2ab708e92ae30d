-- Requests to hosts outside Partner Center: they carry no token, and their query is shown nowhere.
local core = require "partnercenter.core"
local private = require "partnercenter.client.private"
local raw = require "spec.support.servers.raw"
local clients = require "spec.support.clients"
local foreign = require "partnercenter.foreign_hosts.request"

local SIGNATURE = "marker+signature/with==base64"
local SAS = "sv=2024-11-04&se=2026-11-29T00%3A00%3A00Z&sp=rl&sig=marker%2Bsignature%2Fwith%3D%3Dbase64"

local server, client, told

local function start(handler, options)
  server = raw.start(handler)
  told = {}
  options = options or {}
  options.on_event = function(event) told[#told + 1] = event end
  client = clients.app(server, options)
end

local function get(path, spec, options)
  local all = { name = "blob", allowed = { server.url } }
  for name, value in pairs(spec or {}) do all[name] = value end
  return foreign.get(private.of(client), all, server.url .. path, options)
end

-- Every text that a caller can see.
local function shown(err)
  local texts = { tostring(err) }
  local function walk(value)
    if type(value) == "table" then
      for key, item in pairs(value) do
        texts[#texts + 1] = tostring(key)
        walk(item)
      end
    else
      texts[#texts + 1] = tostring(value)
    end
  end
  walk(err)
  walk(told)
  return table.concat(texts, "\n")
end

local function assert_hidden(err)
  local text = shown(err)
  for _, secret in ipairs { SIGNATURE, "marker%2Bsignature", "sig=m", "29T00%3A00" } do
    assert.is_nil(text:find(secret, 1, true), text)
  end
end

describe("a request to a foreign host", function()
  after_each(function()
    if client then client:close() end
    if server then server:stop() end
    client, server = nil, nil
  end)

  it("gets the body, without a token and without Partner Center's headers", function()
    start(function(conn)
      while conn:request() do conn:answer("200 OK", "\48\130\1\2binary\0bytes") end
    end)
    assert.equal("\48\130\1\2binary\0bytes", get("/cert/a.cer"))
    local request = server:received("request")[1]
    assert.equal(1, server:count())
    assert.is_truthy(request:find("^GET /cert/a.cer HTTP/1.1\n"))
    for _, name in ipairs { "authorization", "ms%-", "x%-locale", "cookie" } do
      assert.is_nil(request:lower():find("\n" .. name), request)
    end
    assert.equal("*/*", raw.field(request, "Accept"))
    for _, event in ipairs(told) do
      assert.same({ "blob", "foreign", 200, "/cert/a.cer" },
        { event.operation, event.host, event.status, event.path })
    end
    assert.same({ "attempt", "call" }, { told[1].type, told[2].type, told[3] })
  end)

  it("holds back only the host that throttles", function()
    local other = raw.start(function(conn)
      while conn:request() do conn:answer("200 OK", "other") end
    end)
    start(function(conn)
      while conn:request() do conn:answer("429 Slow down", "", "Retry-After: 500\r\n") end
    end)
    local own = private.of(client)
    for _ = 1, 2 do
      local _, err = get("/a")
      assert.equal("throttled", err.kind)
      assert.is_true(err.retry_after > 300)
      assert.equal("other", foreign.get(own, { name = "blob", allowed = { other.url } }, other.url .. "/b"))
    end
    assert.equal(1, server:count()) -- the second call did not leave
    assert.equal(2, other:count())
    other:stop()
  end)

  it("keeps few hosts, and forgets none that is in use", function()
    start(function(conn)
      while conn:request() do conn:answer("200 OK", "x") end
    end)
    local own = private.of(client)
    for i = 1, 40 do
      local url = ("http://127.0.0.%d:%d"):format(i, server.port)
      local body, err = foreign.get(own, { name = "blob", allowed = { url } }, url .. "/a", {
        max_attempts = 1, timeout = 60,
      })
      assert.is_true(body == "x" or err.kind == "network", tostring(err))
    end
    assert.equal("x", get("/a"))
  end)

  it("retries as every call does", function()
    start(function(conn)
      while conn:request() do
        local n = conn:count("request")
        if n == 1 then conn:answer("503 Busy", "", "Retry-After: 0\r\n")
        elseif n == 2 then conn:answer("500 Broken", "")
        else conn:answer("200 OK", "whole") end
      end
    end)
    assert.equal("whole", get("/a?" .. SAS))
    assert.equal(3, server:count())
    assert_hidden({})
  end)

  it("is bounded", function()
    start(function(conn)
      while conn:request() do conn:answer("200 OK", ("x"):rep(65537)) end
    end)
    local body, err = get("/a", { max_bytes = 65536 })
    assert.is_nil(body)
    assert.equal("too_large", err.kind)
    assert.equal(65537, #get("/a", { max_bytes = 65537 }))
  end)

  it("follows no redirect", function()
    start(function(conn)
      while conn:request() do conn:answer("302 Found", "", "Location: http://127.0.0.1:1/\r\n") end
    end)
    local _, err = get("/a?" .. SAS)
    assert.equal("protocol", err.kind)
    assert.equal(1, server:count())
    assert_hidden(err)
  end)

  it("hides the query in what the host says about it", function()
    start(function(conn)
      while conn:request() do
        conn:answer("403 Forbidden", "\239\187\191<?xml version=\"1.0\"?><Error><Code>"
          .. "AuthenticationFailed</Code><Message>Signature did not match: "
          .. SIGNATURE .. " sig=" .. SIGNATURE
          .. " in ?" .. SAS .. "</Message></Error>")
      end
    end)
    local _, err = get("/a?" .. SAS)
    assert.equal("forbidden", err.kind)
    assert.equal("AuthenticationFailed", err.code)
    assert.is_truthy(err.message:find("Signature did not match", 1, true))
    assert_hidden(err)
  end)

  it("hides the query when there is no answer", function()
    start(function(conn) conn:request() end)
    local _, err = get("/a?" .. SAS, nil, { max_attempts = 1 })
    assert.equal("network", err.kind)
    assert_hidden(err)
  end)

  it("goes to no host that is not allowed, and is then not sent", function()
    start(function() end)
    local by_tls = "https://127.0.0.1:" .. server.port
    for _, allowed in ipairs { {}, { "127.0.0.1" }, { by_tls }, { "*.0.0.1" } } do
      local body, err = get("/a?" .. SAS, { allowed = allowed, hint = "say so" })
      assert.is_nil(body)
      assert.equal("config", err.kind)
      assert.equal("say so", err.hint)
      assert_hidden(err)
    end
    assert.equal(0, server:count("connection"))
  end)

  it("refuses what is no URL", function()
    start(function() end)
    for _, url in ipairs {
      "", "x", "https://", "//h/a", "https://h/a b", "https://h/\r\nX: y", "https://h#x",
    } do
      local body, err = foreign.get(private.of(client), { name = "blob", allowed = { "h" } }, url)
      assert.is_nil(body)
      assert.equal("invalid_argument", err.kind, url)
    end
  end)
end)

describe("core.is_allowed_origin", function()
  local BLOB = { "*.blob.core.windows.net" }
  for origin, patterns in pairs {
    ["https://account.blob.core.windows.net"] = BLOB,
    ["https://ACCOUNT.Blob.Core.Windows.Net:443"] = BLOB,
    ["https://a.z1.blob.core.windows.net"] = BLOB,
    ["https://files.example.com"] = { "x", "files.example.com" },
    ["https://files.example.com:8443"] = { "files.example.com:8443" },
    ["http://127.0.0.1:80"] = { "http://127.0.0.1" },
    ["http://[::1]:81"] = { "http://[::1]:81" },
  } do
    it("takes " .. origin, function() assert.is_true(core.is_allowed_origin(origin, patterns)) end)
  end
  for _, origin in ipairs {
    "https://blob.core.windows.net", "https://.blob.core.windows.net", "https://evilblob.core.windows.net",
    "https://account.blob.core.windows.net.evil.example", "https://account.blob.core.windows.net:8443",
    "http://account.blob.core.windows.net", "https://account.blob.core.windows.net.",
    "https://evil.example\\.blob.core.windows.net", "https://evil.example%2f.blob.core.windows.net",
    "https://evil.example#.blob.core.windows.net", "https://evil.example?.blob.core.windows.net",
    "https://user@account.blob.core.windows.net", "https://evil.example/.blob.core.windows.net",
    "https://a..blob.core.windows.net", "https://account.blob.core.windows.net:",
    "https://account.blob.core.windows.net:0x1bb", "ftp://account.blob.core.windows.net", "",
  } do
    it("refuses '" .. origin .. "'", function()
      assert.is_false(core.is_allowed_origin(origin, { "*.blob.core.windows.net", "" }))
    end)
  end
end)
