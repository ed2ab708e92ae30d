local link = require "partnercenter.call.link"

local BASE = "https://api.partnercenter.microsoft.com"

describe("link", function()
  describe("leads to a path of our own host", function()
    for uri, path in pairs({
      ["/customers?size=40&seekOperation=Next"] = "/v1/customers?size=40&seekOperation=Next",
      ["customers?size=40"] = "/v1/customers?size=40",
      ["customers/x/users?size=40"] = "/v1/customers/x/users?size=40",
      ["/v1/customers?size=40"] = "/v1/customers?size=40",
      ["v1/customers?size=40"] = "/v1/customers?size=40",
      ["/partner/v1/analytics/search?skip=2"] = "/partner/v1/analytics/search?skip=2",
      ["https://api.partnercenter.microsoft.com/v1/customers?a=1"] = "/v1/customers?a=1",
      ["https://API.PartnerCenter.Microsoft.com:443/customers"] = "/v1/customers",
      ["/customers?size=40?seekOperation=Next"] = "/v1/customers?size=40&seekOperation=Next",
      ["/customers?a=%2Fb%20c"] = "/v1/customers?a=%2Fb%20c",
      ["/customers?filter={\"a\":\"b c\"}"] = "/v1/customers?filter=%7B%22a%22:%22b%20c%22%7D",
      ["/customers#part"] = "/v1/customers",
      ["/customers?next=https://elsewhere.example/"] = "/v1/customers?next=https://elsewhere.example/",
    }) do
      it(uri, function()
        assert.equal(path, link.resolve(uri, BASE, "/v1"))
      end)
    end

    it("of a base address with port and prefix", function()
      local base = "https://127.0.0.1:8443/fake"
      assert.equal("/v1/customers?a=1", link.resolve("https://127.0.0.1:8443/fake/v1/customers?a=1", base))
      assert.equal("/v1/customers", link.resolve("https://127.0.0.1:8443/v1/customers", base))
    end)

    it("of an IPv6 address", function()
      assert.equal("/v1/customers", link.resolve("http://[::1]:8080/customers", "http://[::1]:8080"))
    end)

    it("with the version of the path that was asked", function()
      assert.equal("/v1.0/things?p=2", link.resolve("/things?p=2", BASE, "/v1.0"))
      assert.equal("/v1.0/things?p=2", link.resolve("/v1.0/things?p=2", BASE, "/v1.0"))
      assert.equal("/beta", link.version("/beta/security/partner/securityAlerts"))
      assert.equal("/beta/things?p=2", link.resolve("/things?p=2", BASE, "/beta"))
      assert.equal("/beta/things?p=2", link.resolve("/beta/things?p=2", BASE, "/beta"))
      assert.equal("/v1/beta/things", link.resolve("/beta/things", BASE, "/v1"))
    end)
  end)

  describe("is refused when it leads elsewhere or nowhere", function()
    for what, uri in pairs({
      ["another host"] = "https://elsewhere.example/v1/customers",
      ["another port"] = "https://api.partnercenter.microsoft.com:8443/v1/customers",
      ["another scheme"] = "http://api.partnercenter.microsoft.com/v1/customers",
      ["a host that begins like ours"] = "https://api.partnercenter.microsoft.com.elsewhere.example/v1",
      ["user information"] = "https://api.partnercenter.microsoft.com@elsewhere.example/v1/customers",
      ["our host as user"] = "https://api.partnercenter.microsoft.com:443@elsewhere.example/v1/customers",
      ["no scheme"] = "//elsewhere.example/v1/customers",
      ["backslashes"] = "\\\\elsewhere.example/v1/customers",
      ["slash and backslash"] = "/\\elsewhere.example/v1",
      ["a foreign scheme"] = "javascript:alert(1)",
      ["a file"] = "file:///etc/passwd",
      ["a line end"] = "/customers\r\nX-Evil: 1",
      ["a NUL"] = "/customers\0",
      ["a dot segment"] = "/v1/../generatetoken",
      ["an encoded dot segment"] = "/v1/%2E%2e/generatetoken",
      ["an empty segment"] = "/v1//v1/customers",
      ["an empty segment before a slash at the end"] = "/v1//customers/",
      ["a backslash in the path"] = "/v1/customers\\..\\x",
      ["nothing"] = "",
    }) do
      it(what, function()
        local path, reason = link.resolve(uri, BASE, "/v1")
        assert.is_nil(path)
        assert.is_string(reason)
        assert.is_nil(reason:find("elsewhere", 1, true))
      end)
    end

    it("no text", function()
      assert.is_nil((link.resolve(42, BASE)))
      assert.is_nil((link.resolve({}, BASE)))
    end)

    it("an absolute link where there is no base", function()
      assert.is_nil((link.resolve("https://elsewhere.example/v1/x", "")))
      assert.equal("/v1/x", link.resolve("/v1/x", ""))
    end)
  end)
end)
