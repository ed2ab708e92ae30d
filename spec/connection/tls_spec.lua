-- TLS checks of servers. Nothing is sent to a server that fails them.

local certificates = require "spec.support.servers.certificates"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local ID = "11111111-2222-4333-8444-555555555555"

describe("TLS", function()
  local set, good, server

  setup(function()
    set = certificates.new()
    good = set:issue { name = "good" }
  end)

  teardown(function()
    set:remove()
  end)

  after_each(function()
    if server then
      server:stop()
      server = nil
    end
  end)

  local function serve(issued, protocol)
    server = raw.start(function(conn)
      while conn:request() do
        conn:answer("200 OK", '"education"')
      end
    end, set:server(issued, protocol))
  end

  local function look(options)
    options.access_token = "marker-access-token"
    options.base_url = options.base_url or server.url
    options.max_attempts = 1
    local client = assert(partnercenter.new(options))
    return client:customer(ID):qualification()
  end

  local function refused(options, kind)
    local value, err = look(options)
    assert.is_nil(value)
    assert.equal(kind, err.kind)
    assert.equal("tls", err.phase)
    assert.equal(0, server:count("request"))
    assert.falsy(tostring(err):find("marker", 1, true))
    return err
  end

  it("trusts the authority it is given", function()
    serve(good)
    assert.equal("education", look { ca_file = set.ca })
  end)

  it("adds an authority to the system's", function()
    serve(good)
    assert.equal("education", look { extra_ca_file = set.ca })
  end)

  it("refuses an unknown authority and names the CA file that was used", function()
    serve(good)
    local err = refused({}, "tls")
    assert.truthy(tostring(err):find("CA", 1, true), tostring(err))
  end)

  it("refuses a wrong host name", function()
    serve(set:issue { name = "other", san = "DNS:other.example" })
    refused({ ca_file = set.ca }, "tls")
  end)

  it("refuses an expired certificate", function()
    serve(set:issue { name = "old", days = -1 })
    refused({ ca_file = set.ca }, "tls")
  end)

  it("refuses TLS older than 1.2", function()
    serve(good, "tlsv1_1")
    refused({ ca_file = set.ca }, "tls")
  end)

  for _, url in ipairs {
    "http://api.partnercenter.microsoft.com", "http://127.0.0.1.example.com", "http://10.0.0.1",
    "http://localhost.example.com", "ftp://localhost", "https://user:secret@localhost", "localhost",
  } do
    it("refuses " .. url, function()
      local client, err = partnercenter.new { access_token = "marker-access-token", base_url = url }
      assert.is_nil(client)
      assert.equal("config", err.kind)
      assert.truthy(err.message:find("base_url", 1, true), err.message)
    end)
  end

  it("says which CA file cannot be used", function()
    local client, err = partnercenter.new { access_token = "x", ca_file = "/nonexistent/ca.pem" }
    assert.is_nil(client)
    assert.equal("config", err.kind)
    assert.truthy(err.message:find("/nonexistent/ca.pem", 1, true))
  end)
end)
