-- Errors of a proxy name the proxy and its option or variable, and say what to do. The same for
-- certificates and handshakes.
local certificates = require "spec.support.servers.certificates"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local proxy = require "partnercenter.options.proxy"
local raw = require "spec.support.servers.raw"

local ID = "11111111-2222-4333-8444-555555555555"
local VARIABLES = { "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY" }

local function saying(bytes)
  return function(conn)
    conn:request()
    conn:send(bytes)
  end
end

local function refusal(status)
  return saying(("HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n"):format(status))
end

local function look(options, call)
  local all = { access_token = "marker-token", max_attempts = 1, timeout = 60,
    base_url = "https://service.example" }
  for name, value in pairs(options) do all[name] = value end
  local client = assert(partnercenter.new(all))
  local value, err = client:customer(ID):qualification(call)
  client:close()
  assert.is_nil(value)
  assert.is_nil(tostring(err):find("marker", 1, true), tostring(err))
  return err
end

local function says(err, ...)
  for _, text in ipairs({ ... }) do
    assert.matches(text, tostring(err), 1, true)
  end
end

describe("an error by a proxy", function()
  local set, server

  setup(function() set = certificates.new() end)
  teardown(function() set:remove() end)
  after_each(function()
    for _, name in ipairs(VARIABLES) do process.setenv(name) end
    if server then server:stop() end
    server = nil
  end)

  local function port_of(serve, tls)
    server = raw.start(serve, tls)
    return server.url:match(":(%d+)$")
  end

  it("names it and the option or the variable that it came from", function()
    local address = "127.0.0.1:1"
    says(look({ proxy = "http://user:marker@" .. address }), "proxy http://127.0.0.1:1 from option proxy",
      "Failed to connect to 127.0.0.1", "hint: check that the proxy in option proxy is running")
    says(look({ proxy = address }), "proxy http://127.0.0.1:1 from option proxy")
    for _, name in ipairs({ "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY" }) do
      process.setenv(name, "http://user:marker@" .. address)
      local err = look({})
      says(err, "proxy http://127.0.0.1:1 from " .. name, "hint: check that the proxy in " .. name)
      assert.equal("network", err.kind)
      process.setenv(name)
    end
  end)

  it("says that it does not answer, and which credentials are wanted where none were given", function()
    local port = port_of(function(conn) conn:stall() end)
    says(look({ proxy = "http://127.0.0.1:" .. port, attempt_timeout = 0.2 }), "no answer within",
      "hint: check that the proxy in option proxy answers")
    server:stop()
    port = port_of(refusal "407 Proxy Authentication Required")
    says(look({ proxy = "http://127.0.0.1:" .. port }), "hint: give the proxy's user and password")
  end)

  it("explains every failure of a proxy and says what to do", function()
    for name, case in pairs({
      ["wants to know who asks"] = { refusal "407 Proxy Authentication Required", "response 407",
      "correct the proxy's user and password" },
      ["refuses the destination"] = { refusal "403 Forbidden", "response 403",
      "allow CONNECT to service.example" },
      ["does not tunnel"] = { refusal "405 Method Not Allowed", "response 405",
      "allow CONNECT to service.example" },
      ["cannot reach it"] = { refusal "502 Bad Gateway", "response 502", "cannot reach service.example" },
      ["is busy"] = { refusal "503 Busy", "response 503", "cannot reach service.example" },
      ["is a web server"] = { refusal "404 Not Found", "response 404", "names an HTTP proxy" },
      ["closes"] = { saying "", "aborted", "names an HTTP proxy" },
      ["is no server of HTTP"] = { saying "SSH-2.0-OpenSSH\r\n\r\n", "CONNECT", "names an HTTP proxy" },
      ["speaks for the service"] = { saying "HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
      "wrong version", "TLS" },
    }) do
      local port = port_of(case[1])
      local err = look({ proxy = "http://user:marker@127.0.0.1:" .. port })
      says(err, case[2], case[3], ("proxy http://127.0.0.1:%s from option proxy"):format(port))
      assert.same(err.kind == "tls" and { "tls", "tls" } or { "network", "connect" }, { err.kind,
        err.phase }, name)
      server:stop()
    end
    says(look({ proxy = "http://name.invalid:3128" }), "Could not resolve proxy: name.invalid",
      "proxy http://name.invalid:3128 from option proxy", "hint: correct the proxy's name in option proxy")
    says(look({ proxy = "socks5h://127.0.0.1:1" }), "proxy socks5h://127.0.0.1:1 from option proxy")
    local port = port_of(function(conn) conn:stall() end)
    says(look({ proxy = "http://127.0.0.1:" .. port, attempt_timeout = 0.5 }), "from option proxy")
    local client = assert(partnercenter.new({
      access_token = "x", base_url = "https://service.example", proxy = server.url, max_attempts = 1,
      attempt_timeout = 0.5,
    }))
    local _, err = client:customers():create({ companyProfile = {} }, { unchecked = true })
    client:close()
    assert.same({ "timeout", "connect" }, { err.kind, err.phase }) -- the write was not sent
  end)

  it("that has TLS of its own: the client's authorities count for it too", function()
    local own = set:server(set:issue({ name = "proxy" }))
    local port = port_of(refusal "407 Proxy Authentication Required", own)
    for _, name in ipairs({ "ca_file", "extra_ca_file" }) do
      says(look({ proxy = "https://127.0.0.1:" .. port, [name] = set.ca }), "response 407",
        "https://127.0.0.1:" .. port)
    end
    local err = look({ proxy = "https://user:marker@127.0.0.1:" .. port })
    says(err, "issuer certificate", "extra_ca_file", "proxy https://127.0.0.1:" .. port
      .. " from option proxy")
    assert.equal("tls", err.kind)
  end)

  it("that speaks for a service without TLS has its own status", function()
    local port = port_of(refusal "407 Proxy Authentication Required")
    local err = look({ base_url = "http://127.0.0.1:1", proxy = "http://127.0.0.1:" .. port })
    assert.equal(407, err.status)
    says(err, "hint: give user and password")
  end)

  it("of the token endpoint is the same", function()
    local err = look({
      access_token = false, tenant_id = ID, client_id = ID, client_secret = "marker",
        proxy = "http://127.0.0.1:1",
    })
    says(err, "the token endpoint: ", "proxy http://127.0.0.1:1 from option proxy",
      "hint: check that the proxy")
    err = look({
      access_token = false, tenant_id = ID, client_id = ID, client_secret = "marker",
        proxy = "http://127.0.0.1:1",
      max_attempts = 50,
    }, { timeout = 0.3 })
    says(err, "proxy http://127.0.0.1:1 from option proxy")
  end)

  it("is not seen where no proxy was used", function()
    process.setenv("HTTPS_PROXY", "http://127.0.0.1:2")
    for _, options in ipairs({
      { base_url = "http://127.0.0.1:1" }, { base_url = "https://localhost:1" },
        { base_url = "https://[::1]:1" },
      { proxy = false, base_url = "https://name.invalid" },
    }) do
      assert.is_nil(tostring(look(options)):find("roxy", 1, true))
    end
    process.setenv("NO_PROXY", "other.example,.invalid")
    assert.is_nil(tostring(look({ base_url = "https://name.invalid" })):find("roxy", 1, true))
  end)
end)

describe("NO_PROXY", function()
  it("names hosts, domains, addresses and networks", function()
    for _, case in ipairs({
      { "a.example", "https://a.example/x", false }, { "a.example", "https://A.Example:8443", false },
      { "a.example", "https://x.a.example", false }, { ".a.example", "https://x.a.example", false },
      { ".a.example", "https://a.example", false }, { "a.example", "https://xa.example", true },
      { "b.example, a.example", "https://a.example", false }, { "a.example.", "https://a.example", false },
      { "10.0.0.0/8", "https://10.1.2.3", false }, { "10.0.0.0/8", "https://11.1.2.3", true },
      { "10.1.2.3", "https://10.1.2.3", false }, { "::1", "https://[::1]:1", false },
      { "", "https://a.example", true }, { "a.example", nil, true },
    }) do
      local config = { proxy = "http://p.example:1", no_proxy = case[1] }
      assert.equal(case[3], proxy.applies(config, case[2]), case[1] .. " " .. tostring(case[2]))
      assert.is_false(proxy.applies({ proxy = false, no_proxy = case[1] }, case[2]))
    end
  end)
end)

describe("a malformed proxy", function()
  after_each(function()
    for _, name in ipairs(VARIABLES) do process.setenv(name) end
  end)

  it("is reported with its source and the reason, without its value", function()
    for text, want in pairs({
      ["ftp://marker:x@p.example"] = "scheme", ["http://marker@"] = "host", ["http://marker x"] = "blanks",
      ["http://m:p@h/marker"] = "path", ["http://marker:99999"] = "port", ["marker:port"] = "port",
      ["marker\n"] = "control characters", ["http://"] = "host",
    }) do
      local client, err = partnercenter.new({ access_token = "x", proxy = text })
      assert.is_nil(client)
      assert.equal("config", err.kind)
      says(err, "option proxy must be a proxy's address", want)
      assert.is_nil(tostring(err):find("marker", 1, true))
      for _, name in ipairs({ "HTTPS_PROXY", "all_proxy" }) do
        process.setenv(name, text)
        client, err = partnercenter.new({ access_token = "x" })
        if not (client and text:find("%s$")) then -- blanks around a variable are ignored
          assert.is_nil(client)
          says(err, name .. " must be a proxy's address", want)
        end
        process.setenv(name)
      end
    end
    local _, err = partnercenter.new({ access_token = "x", proxy = "" })
    says(err, "option proxy", "it is empty: give an address, or false for none")
  end)
end)

describe("an error of TLS", function()
  local set, strangers

  setup(function() set, strangers = certificates.new(), certificates.new() end)
  teardown(function()
    set:remove()
    strangers:remove()
  end)

  local function refused(issued, options, protocol)
    local server = raw.start(not issued and function(conn) conn:send("HTTP/1.1 400 No\r\n\r\n") end
      or function(conn)
      if conn:request() then conn:answer("200 OK", '"education"') end
    end, issued and set:server(issued, protocol))
    options.base_url = server.url:gsub("^%l+", "https")
    local err = look(options)
    server:stop()
    assert.equal("tls", err.kind)
    return err
  end

  it("names the authority's file that was used, and the option and variable that would mend it", function()
    local good = set:issue({ name = "good" })
    local mend = "ca_file, extra_ca_file or PARTNERCENTER_CA_FILE"
    says(refused(good, { ca_file = strangers.ca }), "(CA: option ca_file, " .. strangers.ca, mend)
    says(refused(good, { extra_ca_file = strangers.ca }), " and " .. strangers.ca, mend)
    for _, name in ipairs({ "SSL_CERT_FILE", "PARTNERCENTER_CA_FILE" }) do
      local before = os.getenv(name)
      process.setenv(name, strangers.ca)
      local err = refused(good, {})
      process.setenv(name, before)
      says(err, ("(CA: %s, %s)"):format(name, strangers.ca), mend)
    end
  end)

  it("explains the failure of the certificate or the handshake", function()
    for name, case in pairs({
      ["an expired one"] = { { days = -1 }, "has expired", "clock" },
      ["another host's"] = { { san = "DNS:other.example" },
      "does not match|alternative certificate subject name", "correct the host" },
      ["a client's"] = { { extra = "extendedKeyUsage=clientAuth" }, "purpose", "not for servers" },
      ["an old TLS"] = { {}, "protocol", "TLS 1.2", "tlsv1_1" },
      ["no TLS at all"] = { false, "wrong version number", "does not speak TLS" },
    }) do
      local issued = case[1] and set:issue({
        name = "server", days = case[1].days, san = case[1].san, extra = case[1].extra,
      }) or nil
      local err = refused(issued, { ca_file = set.ca }, case[4])
      local found = false
      for word in case[2]:gmatch("[^|]+") do found = found or err.message:find(word, 1, true) end
      assert.truthy(found, name .. ": " .. err.message)
      says(err, case[3], set.ca)
    end
  end)

  it("knows a server that signed its certificate itself", function()
    local issued = { certificate = strangers.ca, key = strangers.dir .. "/ca.key" }
    says(refused(issued, { ca_file = set.ca }), "ca_file, extra_ca_file or PARTNERCENTER_CA_FILE")
  end)
end)
